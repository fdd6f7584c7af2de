"""Measures of homophily against counts and values worked by hand, and networkx's mixing of attributes."""

from itertools import combinations
from math import inf, isnan, nan
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest, UnknownContact
from netkit.measures.homophily import EI, coleman_homophily, ei_index, network_ei_index, yules_q
from netkit.measures.measured import Measured, Share
from netkit.model import ME, Contact, ContactId
from netkit.network import Network
from tests.strategies import graphs

ROUNDED = 5e-5
"""What a figure printed with four decimals may be off."""

KARATE = nx.karate_club_graph()
CLUBS = nx.get_node_attributes(KARATE, "club")
SHARES = st.floats(0, 1)


@st.composite
def groups(draw: st.DrawFn) -> dict[int, str]:
    """A group for each person of ``tests.strategies.graphs``; nobody has said where 3 belongs."""
    return {person: draw(st.sampled_from("abc")) for person in range(9)} | {3: ""}


# Counts and worked values.


@pytest.mark.parametrize(("ego", "external", "internal", "value"), [(0, 1, 15, -0.875), (8, 3, 2, 0.2)])
def test_members_of_the_karate_club_have_the_index_of_their_counts(
    ego: int, external: int, internal: int, value: float
) -> None:
    assert ei_index(KARATE, ego, CLUBS) == EI(pytest.approx(value), external, internal, 0)


def test_the_karate_club_has_11_ties_across_and_67_within() -> None:
    assert network_ei_index(KARATE, CLUBS) == EI(pytest.approx(-0.7179, abs=ROUNDED), 11, 67, 0)


def test_rescaling_divides_each_kind_of_tie_by_how_many_there_could_be() -> None:
    # Two halves of 17: 17 x 17 pairs across, and twice 17 x 16 / 2 within.
    across, within = 11 / 289, 67 / 272
    found = network_ei_index(KARATE, CLUBS, rescaled=True)
    assert found == EI(pytest.approx((across - within) / (across + within)), 11, 67, 0)


def test_where_everyone_is_tied_to_everyone_only_the_rescaled_index_is_zero() -> None:
    graph = nx.complete_graph(6)
    group = dict.fromkeys(range(5), "large") | {5: "small"}
    assert network_ei_index(graph, group) == EI(pytest.approx(-5 / 15), 5, 10, 0)
    assert network_ei_index(graph, group, rescaled=True) == EI(0, 5, 10, 0)


@pytest.mark.parametrize(
    ("same", "baseline", "value"),
    [(10, 0.25, 1 / 3), (2, 0.25, -0.6), (5, 0.25, 0), (20, 0.25, 1), (0, 0.25, -1), (8, 0, 0.4), (0, 0, 0)],
)
def test_coleman_compares_the_share_with_the_baseline(same: int, baseline: float, value: float) -> None:
    found = coleman_homophily(same=Share(same, 20, left_out=3), baseline=baseline)
    assert found == Measured(pytest.approx(value), 20, 3)


def test_colemans_share_can_be_taken_from_an_ei_index() -> None:
    # Of the other 33 members, 16 are of the same club as the instructor, and so are 15 of his 16 contacts.
    same = ei_index(KARATE, 0, CLUBS).same
    assert coleman_homophily(same=same, baseline=16 / 33).value == pytest.approx((15 / 16 - 16 / 33) / (17 / 33))


@pytest.mark.parametrize(("ego", "value"), [(0, (15 * 16 - 1 * 1) / (15 * 16 + 1 * 1)), (8, -0.2)])
def test_yules_q_is_that_of_the_table_of_ties_and_clubs(ego: int, value: float) -> None:
    # Of the 16 others of their club, 0 is tied to 15 and 8 to 2; of the 17 of the other club, to 1 and to 3.
    found = yules_q(KARATE, ego, CLUBS, list(KARATE))
    assert found == Measured(pytest.approx(value), 33)
    assert (found.floor, found.ceiling) == (-1, 1)


def test_yules_q_says_its_table() -> None:
    assert str(yules_q(KARATE, 8, CLUBS | {9: None}, list(KARATE))) == (
        "Ties to 2 of 16 of the same category and to 3 of 16 of others make a Yule's Q of -0.24, where -1 is to others "
        "first, 0 to both alike and 1 to the same first (32 possible ties counted). Left out: 1 with somebody whose "
        "category is not known."
    )


def test_a_roster_names_people_to_whom_there_is_no_tie_and_no_place_in_the_graph() -> None:
    graph = nx.Graph([("me", "mei"), ("me", "jae")])
    fields = {"me": "law", "mei": "law", "jae": "arts", "ada": "law", "bo": "arts", "lin": "arts"}
    # Tied to 1 of 2 of the same and to 1 of 3 of others: (1 x 2 - 1 x 1) / (1 x 2 + 1 x 1).
    assert yules_q(graph, "me", fields, fields).value == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("tied", "value"), [("", nan), ("abcd", nan), ("ab", 1), ("a", 1), ("abc", 1), ("cd", -1), ("acd", -1), ("ac", 0)]
)
def test_yules_q_at_its_ends_where_a_and_b_are_of_the_same_category(tied: str, value: float) -> None:
    graph = nx.Graph([("me", who) for who in tied])
    graph.add_node("me")
    found = yules_q(graph, "me", dict.fromkeys(["me", "a", "b"], "law") | dict.fromkeys("cd", "arts"), [*"abcd", "me"])
    assert found.value == pytest.approx(value, nan_ok=True)
    assert found.n == 4


def test_a_network_of_ones_own_is_measured_by_a_field_of_its_contacts() -> None:
    fields = {"mei": "law", "jae": "arts", "ada": "arts", "bo": ""}
    mine = Network.of(*(Contact(ContactId(name), name, field=field) for name, field in fields.items()))
    group = {contact.id: contact.field for contact in mine.contacts} | {ME: "law"}
    assert ei_index(mine.graph(), ME, group) == EI(pytest.approx(1 / 3), 2, 1, 1)


# None, one, and people whose category nobody gave.


def test_without_contacts_there_is_no_index() -> None:
    alone = nx.empty_graph(1)
    for found in (ei_index(alone, 0, {0: "a"}), network_ei_index(alone, {0: "a"})):
        assert isnan(found.value)
        assert isnan(found.same.value)
        assert (found.n, found.left_out) == (0, 0)
        assert isnan(coleman_homophily(same=found.same, baseline=0.5).value)


@pytest.mark.parametrize("empty", [None, "", "  ", nan, "absent"])
def test_somebody_without_a_category_is_in_neither_count_and_is_reported(empty: object) -> None:
    group: dict[int, Any] = {0: "a", 1: "a", 2: "b", 3: empty}
    if empty == "absent":
        del group[3]
    graph = nx.complete_graph(4)
    assert ei_index(graph, 0, group) == EI(0, 1, 1, 1)
    assert network_ei_index(graph, group) == EI(pytest.approx(1 / 3), 2, 1, 3)
    # Of the three who have one, two pairs could be across and one within.
    assert network_ei_index(graph, group, rescaled=True) == EI(0, 2, 1, 3)


def test_two_people_without_a_category_are_not_of_the_same() -> None:
    found = network_ei_index(nx.path_graph(2), {0: "", 1: ""})
    assert isnan(found.value)
    assert (found.n, found.left_out) == (0, 1)


def test_an_ego_without_a_category_is_asked_for_one() -> None:
    with pytest.raises(InvalidRequest, match="'me' has no category, so nobody can be of the same"):
        ei_index(nx.Graph([("me", "mei")]), "me", {"mei": "law"})


@pytest.mark.parametrize("group", [{0: "a", 1: "a", 2: "a"}, {0: "a", 1: "b", 2: "c"}])
def test_where_one_kind_of_tie_is_not_possible_there_is_nothing_to_rescale(group: dict[int, str]) -> None:
    assert abs(network_ei_index(nx.path_graph(3), group).value) == 1
    assert isnan(network_ei_index(nx.path_graph(3), group, rescaled=True).value)


def test_where_everyone_is_of_ones_own_category_chance_says_nothing() -> None:
    assert isnan(coleman_homophily(same=Share(2, 2), baseline=1).value)
    assert isnan(coleman_homophily(same=Share(1, 2), baseline=1).value)


# Ties to oneself, parallel ties and directions.


@pytest.mark.parametrize("kind", [nx.MultiGraph, nx.MultiDiGraph])
def test_parallel_ties_count_once_and_ties_to_oneself_not_at_all(kind: type[nx.Graph]) -> None:
    graph = kind(["ab", "ab", "ac", "aa", "cc"])
    group = {"a": "x", "b": "x", "c": "y"}
    assert ei_index(graph, "a", group) == EI(0, 1, 1, 0)
    assert network_ei_index(graph, group) == EI(0, 1, 1, 0)


def test_each_direction_is_a_tie_of_the_network_but_a_contact_is_one_contact() -> None:
    graph = nx.DiGraph(["ab", "ba", "ca"])
    group = {"a": "x", "b": "x", "c": "y"}
    assert ei_index(graph, "a", group) == EI(0, 1, 1, 0)
    assert network_ei_index(graph, group) == EI(pytest.approx(-1 / 3), 1, 2, 0)
    # Of six possible directions two are within, and both are there; of four across there is one.
    assert network_ei_index(graph, group, rescaled=True).value == pytest.approx((1 / 4 - 1) / (1 / 4 + 1))


# Requests that mean nothing.


def test_an_ego_who_is_not_there_is_unknown() -> None:
    with pytest.raises(UnknownContact, match="'mei' is not in this graph of 34"):
        ei_index(KARATE, "mei", CLUBS)


@pytest.mark.parametrize("wrong", ["club", ["a", "b"], None])
def test_categories_must_say_who_is_in_which(wrong: Any) -> None:
    with pytest.raises(InvalidRequest, match=r"it must say what belongs to whom; write .* nx.get_node_attributes"):
        ei_index(KARATE, 0, wrong)
    with pytest.raises(InvalidRequest, match=r"it must say what belongs to whom; write .* nx.get_node_attributes"):
        network_ei_index(KARATE, wrong)


@pytest.mark.parametrize("share", [-0.1, 1.1, 15, inf, "0.5", True])
def test_a_share_outside_zero_to_one_is_refused(share: Any) -> None:
    with pytest.raises(InvalidRequest, match=r"baseline is .* a share is a number from 0 to 1"):
        coleman_homophily(same=Share(0, 0), baseline=share)


def test_a_baseline_cannot_be_missing() -> None:
    with pytest.raises(InvalidRequest, match="baseline is nan"):
        coleman_homophily(same=Share(1, 2), baseline=nan)


@pytest.mark.parametrize("same", [0.5, nan, Share(3, 2), Share(-1, 2), None])
def test_a_share_that_does_not_say_of_how_many_is_refused(same: Any) -> None:
    with pytest.raises(InvalidRequest, match=r"same is .* so many ties of so many"):
        coleman_homophily(same=same, baseline=0.5)


def test_a_list_of_contacts_that_leaves_some_out_is_no_roster() -> None:
    with pytest.raises(
        InvalidRequest, match="not on the roster, but contacts of 'me': 'jae'; a roster lists everybody"
    ):
        yules_q(nx.Graph([("me", "mei"), ("me", "jae")]), "me", {"me": "law"}, ["mei", "ada"])


@pytest.mark.parametrize("wrong", ["mei", None, 5])
def test_a_roster_is_a_list(wrong: Any) -> None:
    with pytest.raises(InvalidRequest, match=r"the roster is .* which is no list"):
        yules_q(nx.Graph([("me", "mei")]), "me", {"me": "law"}, wrong)


def test_yules_q_needs_a_category_of_ego_and_categories_of_the_others() -> None:
    with pytest.raises(InvalidRequest, match="'me' has no category"):
        yules_q(nx.Graph([("me", "mei")]), "me", {"mei": "law"}, ["mei"])
    with pytest.raises(InvalidRequest, match="it must say what belongs to whom"):
        yules_q(nx.Graph([("me", "mei")]), "me", ["law"], ["mei"])  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [Network.of(), [("me", "mei")], None, {"me": "law"}])
def test_what_is_no_graph_is_answered_with_where_one_is(wrong: Any) -> None:
    for ask in (
        lambda: ei_index(wrong, "me", {"me": "law"}),
        lambda: network_ei_index(wrong, {"me": "law"}),
        lambda: yules_q(wrong, "me", {"me": "law"}, []),
    ):
        with pytest.raises(InvalidRequest, match=r"where a graph is needed; hand in network\.graph\(\)"):
            ask()


# Agreement with networkx, and properties.


@given(graphs(), groups())
def test_yules_q_counts_pairs_of_people_that_agree_on_tie_and_category(graph: nx.Graph, group: dict[int, str]) -> None:
    # Of two people of whom only one is tied to ego and only one of ego's category, is it the same one?
    if not group[0]:
        return
    known = [person for person in range(1, 9) if group[person]]
    marks = [(graph.has_edge(0, person), group[person] == group[0]) for person in known]
    agree = sum((a[0] - b[0]) * (a[1] - b[1]) == 1 for a, b in combinations(marks, 2))
    differ = sum((a[0] - b[0]) * (a[1] - b[1]) == -1 for a, b in combinations(marks, 2))
    found = yules_q(graph, 0, group, range(9))
    assert (found.n, found.left_out) == (len(known), 8 - len(known))
    assert found.value == pytest.approx((agree - differ) / (agree + differ) if agree + differ else nan, nan_ok=True)


@given(graphs(), groups())
def test_ties_across_and_within_are_those_of_networkx(graph: nx.Graph, group: dict[int, str]) -> None:
    nx.set_node_attributes(graph, group, "group")
    known = graph.subgraph(person for person in graph if group[person])
    ways = nx.attribute_mixing_dict(known, "group")  # meets each tie from both ends
    within = sum(row.get(a, 0) for a, row in ways.items()) // 2
    across = sum(map(sum, (row.values() for row in ways.values()))) // 2 - within
    found = network_ei_index(graph, group)
    assert (found.external, found.internal) == (across, within)
    assert found.left_out == graph.degree(3) if 3 in graph else found.left_out == 0


@given(graphs(), groups())
def test_everyones_contacts_together_are_the_ties_of_the_network_twice(graph: nx.Graph, group: dict[int, str]) -> None:
    everyone = [ei_index(graph, person, group) for person in graph if group[person]]
    found = network_ei_index(graph, group)
    assert sum(one.external for one in everyone) == 2 * found.external
    assert sum(one.internal for one in everyone) == 2 * found.internal
    assert sum(one.left_out for one in everyone) == found.left_out


@given(graphs(directed=True), groups(), st.booleans())
def test_the_index_runs_from_minus_one_to_one_and_does_not_depend_on_names(
    graph: nx.DiGraph, group: dict[int, str], rescaled: bool
) -> None:
    found = network_ei_index(graph, group, rescaled=rescaled)
    assert isnan(found.value) or -1 <= found.value <= 1
    other = nx.relabel_nodes(graph, {person: f"p{person}" for person in graph})
    names = {"a": "law", "b": "arts", "c": 0, "": None}
    renamed = {f"p{person}": names[one] for person, one in group.items()}
    assert repr(network_ei_index(other, renamed, rescaled=rescaled)) == repr(found)


@given(graphs(), groups())
def test_two_copies_of_a_network_have_the_index_of_one(graph: nx.Graph, group: dict[int, str]) -> None:
    twice = nx.disjoint_union(graph, graph)
    found, n = network_ei_index(graph, group), len(graph)
    double = network_ei_index(twice, {person: group[person % n] for person in twice})
    assert repr(double.value) == repr(found.value)
    assert double.n == 2 * found.n


@given(st.integers(0, 20), SHARES.filter(lambda share: share < 1))
def test_colemans_index_runs_from_minus_one_to_one_and_is_zero_at_the_baseline(part: int, baseline: float) -> None:
    same = Share(part, 20)
    found = coleman_homophily(same=same, baseline=baseline).value
    assert -1 <= found <= 1
    assert (found > 0, found < 0) == (same.value > baseline, same.value < baseline)
    if part < 20:
        assert coleman_homophily(same=same, baseline=same.value).value == 0
