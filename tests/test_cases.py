"""What cases are made of: chance that is the same everywhere, names, and Florence."""

from __future__ import annotations

import itertools
import math
from collections import Counter

from netkit import cases
from netkit.cases import florentine
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


# Florence.


def test_florence_has_fifteen_families_and_twenty_marriages_and_a_place_for_each() -> None:
    families = cases.florentine_families()
    assert (len(families), families.number_of_edges()) == (15, 20)
    assert set(florentine.POSITIONS) == set(families)


def test_in_the_picture_no_two_marriages_cross_and_no_two_families_touch() -> None:
    place = florentine.POSITIONS

    def side(a: str, b: str, other: str) -> bool:
        (ax, ay), (bx, by), (x, y) = place[a], place[b], place[other]
        return (bx - ax) * (y - ay) > (by - ay) * (x - ax)

    for (a, b), (c, d) in itertools.combinations(cases.florentine_families().edges, 2):
        if not {a, b} & {c, d}:
            assert side(a, b, c) == side(a, b, d) or side(c, d, a) == side(c, d, b), (a, b, c, d)
    assert min(math.dist(*pair) for pair in itertools.combinations(place.values(), 2)) > 1
