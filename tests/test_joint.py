"""Mentor and mentee: worked by hand, and against every set of people there is."""

import hashlib
from itertools import combinations
from math import isnan
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest
from netkit.measures import joint
from netkit.measures.joint import aliases, gap_matrix, overlap, smallest_cover
from netkit.model import Contact, ContactId
from netkit.results import Share

KEY = "heron violin gravel tea"


def offering(who: str, *offers: str) -> Contact:
    return Contact(ContactId(who), who.title(), offers=offers)


PEOPLE = [
    offering("ada", "law", "tax", "korean", "excel"),
    offering("jae", "law", "tax", "sailing"),
    offering("mei", "korean", "excel", "hindi"),
]


# Whom both know.


def test_the_overlap_of_two_who_know_nobody_is_not_a_number_and_of_one_who_does_is_none() -> None:
    assert isnan(overlap([], []).share.value)
    assert overlap(["Ada"], []).share.value == 0
    assert str(overlap(["Ada"], ["Ada"])) == (
        "Both of you know 1 of 1 person (100 %, but only 1 case); 0 would be new to you, 0 to the other."
    )


def test_capitals_spaces_and_accents_written_apart_are_the_same_name_and_empty_ones_are_left_out() -> None:
    found = overlap(["Zoë Li", "ADA", "ada", " "], ["zoe\u0308  li ", "Ada", ""])
    assert found.share == Share(2, 2, left_out=2)
    assert str(found.share).endswith("Left out: 2 without a name.")
    assert overlap(["ada", "ADA", "Ada"], []).new_to_them == ("ADA",)
    accent_alone = "\u0301"
    assert overlap([accent_alone], []).new_to_them == ()


def test_what_is_no_text_is_refused_and_nobody_is_compared_by_what_python_calls_them() -> None:
    advice = r"mine has a Contact among its texts, .*write \[contact.name for contact in network.contacts\]"
    with pytest.raises(InvalidRequest, match=advice):
        overlap(PEOPLE, PEOPLE)  # type: ignore[arg-type]
    with pytest.raises(InvalidRequest, match="mine is 'Ada', which is no list"):
        overlap("Ada", ["Ada"])
    with pytest.raises(InvalidRequest, match="theirs has 5 among its texts"):
        overlap(["Ada"], ["Ada", 5])  # type: ignore[list-item]
    with pytest.raises(InvalidRequest, match="names has a Contact"):
        aliases(PEOPLE, KEY)  # type: ignore[arg-type]
    for measure in (gap_matrix, smallest_cover):
        with pytest.raises(InvalidRequest, match=r"needs has .*write \['Excel', 'tax law'\]"):
            measure([("law", "tax")], PEOPLE)  # type: ignore[list-item]


def test_a_name_that_nobody_has_given_is_left_out_and_nobody_is_called_none() -> None:
    found = overlap(["Ada", None, float("nan")], ["ada", "None", "nan", None])  # type: ignore[list-item]
    assert found.share == Share(1, 3, left_out=3)
    assert (found.both, found.new_to_me) == (("Ada",), ("nan", "None"))
    assert str(found.share).endswith("Left out: 3 without a name.")
    assert aliases([None, "Ada"], KEY) == aliases(["Ada"], KEY)  # type: ignore[list-item]


NAMES = st.lists(st.sampled_from(["ada", "bao", "jae", "kofi", "mei"]), max_size=6)


@given(NAMES, NAMES)
def test_overlap_is_the_same_from_both_sides(mine: list[str], theirs: list[str]) -> None:
    found, turned = overlap(mine, theirs), overlap(theirs, mine)
    assert (found.share, found.both, found.new_to_me) == (turned.share, turned.both, turned.new_to_them)
    assert found.share == Share(len({*mine} & {*theirs}), len({*mine} | {*theirs}))
    assert {*found.new_to_me} == {*theirs} - {*mine}


# Who offers what is needed.


def test_the_gap_matrix_has_a_row_for_each_need_and_a_column_for_each_who_meets_one() -> None:
    found = gap_matrix(["Tax", "hindi", "chess"], [*PEOPLE, offering("bao", "sailing")])
    assert found.rows == ("chess", "hindi", "Tax")
    assert found.columns == ("ada", "jae", "mei")
    assert found.cells == ((False, False, False), (False, False, True), (True, True, False))
    assert found.gaps == ("chess",)
    assert found.met == Share(2, 3)


def test_without_needs_or_people_the_matrix_is_empty() -> None:
    assert gap_matrix([], PEOPLE).rows == ()
    assert isnan(gap_matrix([], PEOPLE).met.value)
    found = gap_matrix(["tax", ""], [])
    assert (found.columns, found.cells, found.gaps, found.met) == ((), ((),), ("tax",), Share(0, 1, left_out=1))
    says = "Somebody offers what it takes for 0 of 1 need (0 %, but only 1 case). Left out: 1 without a word."
    assert str(found) == says


# The fewest who meet them all.


def test_the_smallest_cover_is_smaller_than_picking_the_widest_first() -> None:
    # Ada offers most, but whoever starts with her needs Jae and Mei all the same.
    found = smallest_cover(["law", "tax", "korean", "excel", "sailing", "hindi", "chess"], PEOPLE)
    assert found.people == ("jae", "mei")
    assert found.gaps == ("chess",)
    assert found.met == Share(6, 7)
    assert str(found.met) == "2 contacts offer what it takes for 6 of 7 needs (86 %)."


def test_of_equal_covers_the_one_with_more_offers_comes_first_and_then_the_first_by_id() -> None:
    narrow = [offering("a", *"123"), offering("b", *"456")]
    wide = [offering("c", *"1245"), offering("d", *"136")]
    assert smallest_cover([*"123456"], narrow + wide).people == ("c", "d")
    twins = [offering(who, "law") for who in ("z", "m", "q")]
    one = smallest_cover(["law"], twins)
    assert one.people == ("m",)
    assert str(one.met) == "1 contact offers what it takes for 1 of 1 need (100 %, but only 1 case)."


def test_thirteen_needs_that_somebody_meets_are_refused_and_twelve_are_not() -> None:
    many = [f"need {key}" for key in range(13)]
    people = [offering("ada", *many[:12]), offering("jae", many[12])]
    with pytest.raises(InvalidRequest, match="choose the 12 that matter most"):
        smallest_cover(many, people)
    assert smallest_cover(many, people[:1]).people == ("ada",)


def best_of_all(needs: list[str], people: list[Contact]) -> tuple[str, ...]:
    """Go through every set of people, smaller ones first."""
    offers = {one.id: {*one.offers} & {*needs} for one in people}
    coverable = set().union(*offers.values())
    for size in range(len(people) + 1):
        covers = [c for c in combinations(sorted(offers), size) if set().union(*(offers[w] for w in c)) >= coverable]
        if covers:
            return min(covers, key=lambda cover: (-sum(len(offers[who]) for who in cover), cover))
    raise AssertionError


@given(
    st.sets(st.integers(0, 6)),
    st.lists(st.sets(st.integers(0, 6), max_size=4), max_size=8),
    st.data(),
)
def test_the_smallest_cover_is_the_best_of_all_sets_in_any_order(
    needs: set[int], offers: list[set[int]], data: st.DataObject
) -> None:
    wanted = [f"need {one}" for one in sorted(needs)]
    people = [offering(f"c{key}", *(f"need {one}" for one in sorted(has))) for key, has in enumerate(offers)]
    turned = data.draw(st.permutations(wanted)), data.draw(st.permutations(people))
    found = smallest_cover(*turned)
    assert found.people == best_of_all(wanted, people)
    assert found == smallest_cover(wanted, people)
    assert {*found.gaps} == {*gap_matrix(*turned).gaps}


@pytest.mark.slow
def test_thirty_thousand_contacts_with_twelve_needs_are_weighed_too() -> None:
    draw = Random(1)
    needs = [f"need {key}" for key in range(12)]
    people = [offering(f"c{key:05}", *draw.sample(needs, 3)) for key in range(30_000)]
    # All 220 triples are offered by somebody, so four people with nothing in common are enough and three are not.
    found = smallest_cover(needs, people)
    assert len(found.people) == 4
    assert found.met == Share(12, 12)


# Aliases.


def test_an_alias_is_the_beginning_of_the_hmac_of_the_name() -> None:
    # RFC 2104: H(K xor opad, H(K xor ipad, text)), the key filled up with zeros to the 64 bytes of a block.
    block = KEY.encode().ljust(64, b"\0")
    inner = hashlib.sha256(bytes(one ^ 0x36 for one in block) + b"zoe li").digest()
    outer = hashlib.sha256(bytes(one ^ 0x5C for one in block) + inner).hexdigest()
    assert aliases(["  ZOË  Li"], KEY) == {outer[:16]: "ZOË  Li"}


@pytest.mark.parametrize("key", ["", "secret", "x" * (joint.SHORTEST_KEY - 1)])
def test_a_key_that_can_be_guessed_is_refused(key: Any) -> None:
    with pytest.raises(InvalidRequest, match="agree on 12 or more"):
        aliases(["Ada"], key)
    assert len(aliases(["Ada"], key.ljust(joint.SHORTEST_KEY, "x"))) == 1
