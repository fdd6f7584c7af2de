"""Introductions against counts by hand, networkx as another program, and every pair gone through one by one."""

from itertools import combinations
from math import isnan, nan
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest
from netkit.measures.introductions import (
    Suggestion,
    brokers,
    introduction_forest,
    self_introduction,
    suggest_introductions,
)
from netkit.model import ME, Contact, ContactId, Tie
from netkit.network import Network
from netkit.results import Share


def contact(who: str, by: str | None = None, **more: tuple[str, ...]) -> Contact:
    return Contact(ContactId(who), who.capitalize(), introduced_by=ContactId(by) if by else None, **more)


# Who introduced you.


def test_self_introductions_are_a_share_of_the_contacts_whose_introducer_is_known() -> None:
    people = [contact("mei", "me"), contact("jae", "me"), contact("ada", "mei"), contact("lin")]
    found = self_introduction(people)
    assert found == Share(2, 3, left_out=1)
    assert "2 of 3 contacts (67 %)" in found.sentence
    assert "1 contact is left out" in found.sentence
    assert "is above it" in found.sentence


def test_exactly_65_percent_is_not_above_the_rule_of_thumb_and_the_sentence_says_that_it_is_disputed() -> None:
    people = [contact(f"c{i}", "me" if i < 13 else "c0") for i in range(20)]
    found = self_introduction(people)
    assert found.value == 0.65
    assert "is not above it" in found.sentence
    assert "disputed" in found.sentence


@pytest.mark.parametrize(("n", "few"), [(1, True), (2, True), (3, False)])
def test_of_one_or_two_contacts_the_rule_of_thumb_is_not_told(n: int, few: bool) -> None:
    found = self_introduction([contact(f"c{i}", "me") for i in range(n)] + [contact("lin")])
    assert ("but only" in found.sentence) is few
    assert ("rule of thumb" in found.sentence) is not few
    assert "1 contact is left out" in found.sentence


def test_without_a_known_introducer_there_is_no_share() -> None:
    found = self_introduction([contact("mei")])
    assert isnan(found.value)
    assert found.left_out == 1
    assert "no contact" in found.sentence
    assert isnan(self_introduction([]).value)


# The forest.

UZZI_TREE = [
    contact("mei", "me"),
    contact("jae", "mei"),
    contact("ada", "mei"),
    contact("lin", "ada"),
    contact("noor"),
    contact("ola", "somebody-else"),
    contact("eze", "ola"),
]


def test_a_forest_worked_by_hand() -> None:
    forest = introduction_forest(UZZI_TREE)
    assert forest.roots == ("mei", "noor", "ola")
    assert forest.from_elsewhere == {"ola": "somebody-else"}
    assert forest.steps == {"mei": 0, "noor": 0, "ola": 0, "jae": 1, "ada": 1, "eze": 1, "lin": 2}
    assert forest.descendants == {"mei": 3, "ada": 1, "ola": 1, "jae": 0, "lin": 0, "noor": 0, "eze": 0}
    assert forest.depth == 2
    assert "4 of 7 contacts came through another of them; the longest chain has 2 introductions" in str(forest)
    assert "1 contact had an introducer who is not among them" in str(forest)


def test_a_forest_of_nobody_is_empty() -> None:
    forest = introduction_forest([])
    assert (forest.roots, forest.depth, dict(forest.parents)) == ((), 0, {})
    assert "no contacts yet" in forest.sentence


def test_introductions_in_a_circle_are_refused_with_the_names_of_those_in_it_and_of_no_others() -> None:
    people = [
        contact("mei", "jae"),
        contact("jae", "ada"),
        contact("ada", "mei"),
        contact("lin", "mei"),
        contact("abe", "mei"),
        contact("ola"),
    ]
    with pytest.raises(InvalidRequest) as error:
        introduction_forest(people)
    circle = "Mei was introduced by Jae, who was introduced by Ada, who was introduced by Mei;"
    assert circle in str(error.value)
    assert not any(name in str(error.value) for name in ("Abe", "Lin", "Ola"))


def test_every_circle_is_named_at_once() -> None:
    people = [contact("mei", "jae"), contact("jae", "mei"), contact("ada", "lin"), contact("lin", "ada")]
    with pytest.raises(InvalidRequest, match=r"Ada was introduced by Lin.*Jae was introduced by Mei"):
        brokers(people)


@st.composite
def introduced(draw: st.DrawFn) -> list[Contact]:
    """Contacts in any order, each introduced by anybody, by oneself, by a stranger, or nobody knows."""
    ids = [f"c{i}" for i in range(draw(st.integers(0, 9)))]
    people = []
    for who in ids:
        by = draw(st.none() | st.sampled_from([ME, "stranger", *ids]).filter(lambda other, who=who: other != who))
        people.append(contact(who, by))
    return draw(st.permutations(people))


@given(introduced())
def test_forests_agree_with_networkx(people: list[Contact]) -> None:
    ids = {one.id for one in people}
    theirs = nx.DiGraph([(one.introduced_by, one.id) for one in people if one.introduced_by in ids])
    theirs.add_nodes_from(ids)
    cycles = list(nx.simple_cycles(theirs))
    if cycles:
        with pytest.raises(InvalidRequest) as error:
            introduction_forest(people)
        named = {name for name in ids if name.capitalize() in str(error.value)}
        assert named == {who for cycle in cycles for who in cycle}
        return
    forest = introduction_forest(people)
    assert forest.depth == (nx.dag_longest_path_length(theirs) if ids else 0)
    assert set(forest.roots) == {who for who, number in theirs.in_degree() if not number}
    assert forest.descendants == {who: len(nx.descendants(theirs, who)) for who in theirs}
    assert {one.contact: (one.direct, one.descendants) for one in brokers(people)} == {
        who: (theirs.out_degree(who), len(nx.descendants(theirs, who))) for who in theirs if theirs.out_degree(who)
    }


@given(introduced(), st.data())
def test_the_order_of_the_contacts_changes_no_forest_and_no_circle(people: list[Contact], data: st.DataObject) -> None:
    def told(given_: list[Contact]) -> str:
        try:
            return repr(introduction_forest(given_)) + repr(brokers(given_))
        except InvalidRequest as error:
            return str(error)

    assert told(people) == told(data.draw(st.permutations(people)))


def test_a_chain_of_thirty_thousand_introductions_is_followed_to_its_end() -> None:
    people = [contact(f"c{i}", f"c{i - 1}" if i else None) for i in range(30_000)]
    assert introduction_forest(people).depth == 29_999


# Brokers.


def test_brokers_stand_by_direct_introductions_then_by_all_who_came_of_them_then_by_name() -> None:
    people = [
        contact("zoe"),
        *(contact(f"z{i}", "zoe") for i in range(2)),
        contact("ann"),
        *(contact(f"a{i}", "ann") for i in range(2)),
        contact("kim"),
        contact("k0", "kim"),
        contact("k1", "kim"),
        contact("k2", "k0"),
    ]
    found = brokers(people)
    assert [(one.contact, one.direct, one.descendants) for one in found] == [
        ("kim", 2, 3),
        ("ann", 2, 2),
        ("zoe", 2, 2),
        ("k0", 1, 1),
    ]
    assert found[0].sentence == "Kim introduced you to 2 contacts. Through those you met 1 more."
    assert found[-1].sentence == "K0 introduced you to 1 contact."


# Whom you could introduce.


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
    assert [(one.a, one.b, one.matches) for one in found] == [("ada", "mei", 2), ("bo", "mei", 2), ("jae", "mei", 2)]
    assert str(found[2]) == (
        "Jae needs law, which Mei offers, and Mei needs design, which Jae offers; "
        "no tie between the two is on record, so ask both."
    )


def test_a_limit_below_one_is_refused() -> None:
    with pytest.raises(InvalidRequest, match="1 or more"):
        suggest_introductions([], [], limit=0)


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


# What was handed in.


@pytest.mark.parametrize("limit", [0, -1, 1.5, nan, True, "3"])
def test_a_limit_that_is_no_whole_number_is_refused(limit: Any) -> None:
    with pytest.raises(InvalidRequest, match=r"limit is .* a whole number, 1 or more"):
        suggest_introductions([contact("mei")], [], limit=limit)


@pytest.mark.parametrize("wrong", [Network.of(), contact("mei"), None, [Tie(ContactId("mei"), ContactId("jae"))]])
def test_what_are_no_contacts_is_answered_with_where_they_are(wrong: Any) -> None:
    for ask in (self_introduction, introduction_forest, brokers, lambda people: suggest_introductions(people, [])):
        with pytest.raises(InvalidRequest, match=r"hand in network\.contacts"):
            ask(wrong)


@pytest.mark.parametrize("wrong", [Network.of(), Tie(ContactId("mei"), ContactId("jae")), [contact("mei")]])
def test_what_are_no_ties_is_answered_with_where_they_are(wrong: Any) -> None:
    with pytest.raises(InvalidRequest, match=r"hand in network\.ties"):
        suggest_introductions([contact("mei")], wrong)
