"""Suggested introductions against a search of all pairs."""

from itertools import combinations
from math import nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest
from netkit.measures.introductions import Suggestion, suggest_introductions
from netkit.model import Contact, ContactId, Tie


def contact(who: str, **more: tuple[str, ...]) -> Contact:
    return Contact(ContactId(who), who.capitalize(), **more)


def test_an_offer_meets_a_need_whatever_the_capitals_and_the_spaces_at_the_ends() -> None:
    mei = contact("mei", offers=("Tax Law ", "tax law"), needs=("STRASSE",))
    jae = contact("jae", needs=("tax law",), offers=(" straße",))
    assert suggest_introductions([mei, jae], []) == [
        Suggestion(ContactId("jae"), ContactId("mei"), ("straße",), ("Tax Law",))
    ]


def test_those_who_are_tied_and_those_who_offer_what_they_need_themselves_are_not_suggested() -> None:
    mei, jae = contact("mei", offers=("law",), needs=("law",)), contact("jae", needs=("law",))
    assert suggest_introductions([mei], []) == []
    assert suggest_introductions([mei, jae], [Tie(mei.id, jae.id)]) == []
    assert len(suggest_introductions([mei, jae], [Tie(mei.id, ContactId("ada"))])) == 1


def test_the_most_matches_both_ways_come_first_and_then_the_names() -> None:
    people = [
        contact("mei", offers=("law", "tax"), needs=("design",)),
        contact("jae", offers=("design",), needs=("law",)),
        contact("ada", needs=("law", "tax")),
        contact("bo", needs=("law", "tax")),
    ]
    found = suggest_introductions(people, [])
    assert suggest_introductions(people, [], limit=2) == found[:2]
    assert str(found[0]).startswith("Ada needs law, tax, which Mei offers; no tie")
    assert [(one.a, one.b, one.matches) for one in found] == [("ada", "mei", 2), ("bo", "mei", 2), ("jae", "mei", 2)]
    assert str(found[2]) == (
        "Jae needs law, which Mei offers, and Mei needs design, which Jae offers; "
        "no tie between the two is on record, so ask both."
    )


TOPICS = st.lists(st.sampled_from(["law", "LAW", "tax ", "tax", "art", "Art"]), unique=True, max_size=4).map(tuple)


@st.composite
def with_offers(draw: st.DrawFn) -> tuple[list[Contact], list[Tie]]:
    names = draw(st.lists(st.sampled_from("abc"), max_size=7))
    people = [
        Contact(ContactId(f"{name}{i}"), name, offers=draw(TOPICS), needs=draw(TOPICS)) for i, name in enumerate(names)
    ]
    pairs = [pair for pair in combinations([one.id for one in people], 2) if draw(st.booleans())]
    return draw(st.permutations(people)), [Tie(a, b) for a, b in pairs]


@given(with_offers(), st.none() | st.integers(1, 5))
def test_suggestions_are_those_of_going_through_all_pairs(
    drawn: tuple[list[Contact], list[Tie]], limit: int | None
) -> None:
    people, ties = drawn

    def met(one: Contact, other: Contact) -> set[str]:
        return {text.strip().lower() for text in one.offers} & {text.strip().lower() for text in other.needs}

    by_hand = []
    for a, b in combinations(sorted(people, key=lambda one: (one.name, one.id)), 2):
        tied = any({tie.a, tie.b} == {a.id, b.id} for tie in ties)
        if not tied and (met(a, b) or met(b, a)):
            by_hand.append((-len(met(a, b)) - len(met(b, a)), a.name, a.id, b.name, b.id, met(a, b), met(b, a)))
    by_hand.sort(key=lambda row: row[:5])
    found = suggest_introductions(people, ties, limit=limit)
    assert [(one.a, one.b) for one in found] == [(row[2], row[4]) for row in by_hand[:limit]]
    assert [{text.lower() for text in one.a_for_b} for one in found] == [row[5] for row in by_hand[:limit]]
    assert [{text.lower() for text in one.b_for_a} for one in found] == [row[6] for row in by_hand[:limit]]


@pytest.mark.slow
def test_thirty_thousand_contacts_with_common_offers_give_the_best_pairs() -> None:
    # 30 topics, each offered and needed by a thousand: 15 million pairs that match once, and two that match twice.
    people = [contact(f"c{i:05}", offers=(f"t{i % 30}",), needs=(f"t{(i + 1) % 30}",)) for i in range(30_000)]
    people += [contact("x1", offers=("a", "b")), contact("x2", needs=("a", "b")), contact("x3", needs=("b", "a"))]
    found = suggest_introductions(people, [], limit=3)
    assert [(one.a, one.b, one.matches) for one in found] == [
        ("x1", "x2", 2),
        ("x1", "x3", 2),
        ("c00000", "c00001", 1),
    ]


@pytest.mark.parametrize("limit", [1.5, nan, True, "3"])
def test_a_limit_that_is_no_whole_number_is_refused(limit: Any) -> None:
    with pytest.raises(InvalidRequest, match=r"limit is .* a whole number of suggestions, 1 or more"):
        suggest_introductions([contact("mei")], [], limit=limit)
