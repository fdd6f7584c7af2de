"""Give and take: against numbers worked by hand, networkx and python-igraph."""

from datetime import date
from math import isnan
from typing import Any

import igraph
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest
from netkit.measures.measured import Share
from netkit.measures.reciprocity import Balance, balance, balances, initiation, reciprocity
from netkit.model import Contact, ContactId, Direction, Exchange, Interaction, Side
from tests.strategies import graphs

TODAY = date(2026, 3, 10)
TOMORROW = date(2026, 3, 11)
PEOPLE = [Contact(ContactId(one), one.title()) for one in ("ada", "jae", "mei")]


def exchange(direction: Direction, contact: str = "mei", on: date = TODAY, key: str = "1") -> Exchange:
    return Exchange(key, on, ContactId(contact), direction, "feedback")


LEDGERS = st.lists(
    st.builds(
        exchange,
        st.sampled_from(["gave", "got"]),
        st.sampled_from(["ada", "jae", "mei", "a stranger"]),
        st.sampled_from([date(2025, 1, 1), TODAY, TOMORROW]),
    ),
    max_size=8,
)


def test_a_share_of_none_is_not_a_number_and_a_share_of_some_is() -> None:
    assert isnan(Share(0, 0, left_out=3).value)
    assert (Share(0, 4).value, Share(1, 4).value, Share(4, 4).value) == (0, 0.25, 1)


# Balance.


@pytest.mark.parametrize(
    ("gave", "got", "expected"), [(1, 0, 1), (0, 1, -1), (2, 2, 0), (3, 1, 0.5), (1, 3, -0.5), (1, 15, -0.875)]
)
def test_the_balance_is_what_you_gave_less_what_you_got_against_both_together(
    gave: int, got: int, expected: float
) -> None:
    found = balance([exchange("gave")] * gave + [exchange("got")] * got, today=TODAY)
    assert (found.gave, found.got, found.n, found.left_out) == (gave, got, gave + got, 0)
    assert found.value == expected


def test_without_an_exchange_there_is_no_balance_rather_than_an_even_one() -> None:
    assert isnan(balance([], today=TODAY).value)


def test_an_exchange_dated_after_today_is_left_out_and_counted() -> None:
    found = balance([exchange("gave"), exchange("got", on=TOMORROW), exchange("got", on=TOMORROW)], today=TODAY)
    assert found == Balance(gave=1, got=0, left_out=2)


def test_balances_are_per_contact_and_pass_over_strangers() -> None:
    ledger = [
        exchange("gave"),
        exchange("got"),
        exchange("got"),
        exchange("gave", "jae"),
        exchange("got", "a stranger"),
    ]
    found = balances(PEOPLE, ledger, today=TODAY)
    assert found == {"ada": Balance(0, 0), "jae": Balance(1, 0), "mei": Balance(1, 2)}
    assert found["mei"].value == pytest.approx(-1 / 3)
    assert isnan(found["ada"].value)


@given(LEDGERS)
def test_the_balance_is_between_minus_one_and_one_and_turns_round_when_gave_and_got_are_swapped(
    ledger: list[Exchange],
) -> None:
    swapped = [exchange("got" if one.direction == "gave" else "gave", one.contact, one.on) for one in ledger]
    found, turned = balance(ledger, today=TODAY), balance(swapped, today=TODAY)
    assert found.left_out == turned.left_out
    if found.n:
        assert -1 <= found.value <= 1
        assert found.value == -turned.value
    else:
        assert isnan(turned.value)


@given(LEDGERS, st.data())
def test_the_order_of_exchanges_never_matters_and_the_balances_add_up_to_the_whole(
    ledger: list[Exchange], data: st.DataObject
) -> None:
    everyone = [*PEOPLE, Contact(ContactId("a stranger"), "A stranger")]
    found = balances(everyone, ledger, today=TODAY)
    assert balances(everyone, data.draw(st.permutations(ledger)), today=TODAY) == found
    parts = [(one.gave, one.got, one.left_out) for one in found.values()]
    assert balance(ledger, today=TODAY) == Balance(*map(sum, zip(*parts, strict=True)))


# Who begins.


def begun(by: Side | None, on: date = TODAY, *, answered: bool = True) -> Interaction:
    return Interaction("1", on, (ContactId("mei"),), initiated_by=by, answered=answered)


def test_initiation_is_your_share_of_the_interactions_with_a_known_first_move() -> None:
    log = [begun("me"), begun("them"), begun("them"), begun("them"), begun(None), begun(None), begun("me", TOMORROW)]
    found = initiation(log, today=TODAY)
    assert found == Share(1, 4, left_out=3)
    assert found.value == 0.25


def test_an_unanswered_call_was_begun_by_whoever_called() -> None:
    log = [begun("me", answered=False), begun("them")]
    assert initiation(log, today=TODAY) == Share(1, 2)


def test_initiation_is_not_a_number_if_nobody_wrote_down_who_began() -> None:
    assert isnan(initiation([], today=TODAY).value)
    assert isnan(initiation([begun(None)], today=TODAY).value)


@given(st.lists(st.builds(begun, st.sampled_from(["me", "them", None]), st.sampled_from([TODAY, TOMORROW]))), st.data())
def test_every_interaction_is_yours_or_theirs_or_left_out_in_any_order(
    log: list[Interaction], data: st.DataObject
) -> None:
    found = initiation(log, today=TODAY)
    assert 0 <= found.part <= found.whole
    assert found.whole + found.left_out == len(log)
    assert initiation(data.draw(st.permutations(log)), today=TODAY) == found


# Ties that go both ways.


def test_reciprocity_of_a_network_worked_by_hand() -> None:
    # Of a→b, b→a, a→c, c→d and d→c, four are returned.
    found = reciprocity(nx.DiGraph(["ab", "ba", "ac", "cd", "dc"]))
    assert found == Share(4, 5)
    assert found.value == 0.8


def test_reciprocity_drops_ties_to_oneself_and_counts_parallel_ties_once() -> None:
    assert reciprocity(nx.DiGraph(["ab", "aa", "bb"])) == Share(0, 1, left_out=2)
    assert reciprocity(nx.MultiDiGraph(["ab", "ab", "ba", "bc"])) == Share(2, 3)


def test_reciprocity_without_ties_is_not_a_number() -> None:
    assert isnan(reciprocity(nx.DiGraph()).value)
    assert isnan(reciprocity(nx.DiGraph(["aa"])).value)


def test_reciprocity_of_a_graph_without_directions_is_refused() -> None:
    with pytest.raises(InvalidRequest, match="no directions"):
        reciprocity(nx.path_graph(3))


def test_the_sentence_has_its_verb_and_a_list_of_contacts_is_no_graph() -> None:
    assert str(reciprocity(nx.DiGraph(["ab"]))).startswith("The other side returns 0 of 1 tie (")
    people: Any = PEOPLE
    with pytest.raises(InvalidRequest, match=r"a list was handed in .* hand in network\.graph\(\)"):
        reciprocity(people)


@given(graphs(directed=True))
def test_reciprocity_agrees_with_networkx_and_igraph(graph: "nx.DiGraph[int]") -> None:
    found = reciprocity(graph)
    if graph.size() == 0:
        assert isnan(found.value)
        return
    theirs = igraph.Graph(n=len(graph), edges=list(graph.edges), directed=True)
    assert found.value == pytest.approx(nx.overall_reciprocity(graph))
    assert found.value == pytest.approx(theirs.reciprocity())
