"""What cases are made of: chance that is the same everywhere, names, and Florence."""

from __future__ import annotations

from collections import Counter

from netkit.cases.seeded_random import SeededRandom

# SeededRandom.


def test_every_order_of_three_turns_up_about_as_often() -> None:
    orders = Counter(tuple(SeededRandom("orders", number).shuffled("abc")) for number in range(3000))
    assert len(orders) == 6
    assert all(420 < times < 580 for times in orders.values())


def test_a_whole_number_may_be_either_end_and_nothing_beyond() -> None:
    chance = SeededRandom("ends")
    assert {chance.whole(2, 4) for _ in range(100)} == {2, 3, 4}


def test_words_are_kept_apart_so_that_ab_c_is_not_a_bc() -> None:
    assert SeededRandom("ab", "c").number() != SeededRandom("a", "bc").number()
