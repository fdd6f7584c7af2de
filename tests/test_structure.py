"""Measures of structure against closed forms, published tables, networkx and python-igraph.

networkx is asked for constraint and effective size with ``nodes=`` only: left to itself it takes another way, which in
some versions is wrong. The edges of its karate club carry weights, which an unweighted call must not see.
"""

import random
from collections.abc import Callable
from math import inf, isnan, nan
from typing import Any

import igraph
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest, UnknownContact
from netkit.measures import structure
from netkit.measures.ego import Scope
from netkit.measures.structure import profile, profiles
from tests.strategies import around, graphs

SIZES = st.integers(1, 40)
ROUNDED = 5e-5
"""What a figure printed with four decimals may be off."""


def same(mine: float, theirs: float) -> bool:
    return mine == pytest.approx(theirs, rel=1e-9, abs=1e-12, nan_ok=True)


# Closed forms.


@given(SIZES)
def test_contacts_without_ties_have_the_least_constraint_and_count_in_full(n: int) -> None:
    star = profile(nx.star_graph(n), 0)
    assert (star.size, star.ties, star.components, star.brokerage) == (n, 0, n, n * (n - 1) // 2)
    assert star.constraint == pytest.approx(1 / n)
    assert star.effective_size == n
    assert star.efficiency == 1
    assert star.hierarchy == (0 if n > 1 else 1)
    assert same(star.ego_betweenness, n * (n - 1) / 2 if n > 1 else nan)


@given(SIZES)
def test_contacts_who_are_all_tied_have_the_constraint_of_a_clique(n: int) -> None:
    clique = profile(nx.complete_graph(n + 1), 0)
    assert clique.constraint == pytest.approx((2 * n - 1) ** 2 / n**3)
    assert clique.effective_size == pytest.approx(1)
    assert clique.efficiency == pytest.approx(1 / n)
    assert clique.hierarchy == pytest.approx(0 if n > 1 else 1, abs=1e-12)
    assert (clique.components, clique.brokerage) == (1, 0)
    assert same(clique.density, 1 if n > 1 else nan)
    assert same(clique.ego_betweenness, 0 if n > 1 else nan)


@given(st.integers(2, 40))
def test_one_contact_who_is_tied_to_all_the_others_gives_the_constraint_worked_out_by_hand(n: int) -> None:
    # Of the n contacts, each of the n - 1 outer ones gets 1/n directly and 1/n of 1/n by way of the middle one; the
    # middle one gets 1/n directly, and half of each outer one's 1/n.
    by_hand = (n - 1) * (1 / n + 1 / n**2) ** 2 + (1 / n + (n - 1) / n / 2) ** 2
    middle = profile(around(nx.star_graph(n - 1)), "ego")
    assert middle.constraint == pytest.approx(by_hand)
    assert middle.effective_size == pytest.approx(n - 2 * (n - 1) / n)


def test_up_to_seven_contacts_no_network_has_more_constraint_than_a_clique_or_less_than_a_star() -> None:
    found: dict[int, list[float]] = {n: [] for n in range(1, 8)}
    for contacts in nx.graph_atlas_g()[1:]:
        found[len(contacts)].append(structure.constraint(around(contacts), "ego"))
    assert [len(values) for values in found.values()] == [1, 2, 4, 11, 34, 156, 1044]
    for n, values in found.items():
        assert max(values) == pytest.approx((2 * n - 1) ** 2 / n**3)
        assert min(values) == pytest.approx(1 / n)


# Published and independently computed tables.

BORGATTI = nx.Graph(["AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC"])
"""The graph of Borgatti (1997)."""


@pytest.mark.parametrize(
    ("ego", "n", "t", "density", "effective", "efficiency", "constraint", "hierarchy"),
    [
        ("A", 4, 3, 0.5, 2.5, 0.625, 0.6836, 0.1678),
        ("B", 3, 2, 0.6667, 1.6667, 0.5556, 0.8395, 0.0737),
        ("C", 1, 0, nan, 1, 1, 1, 1),
        ("D", 2, 1, 1, 1, 0.5, 1.125, 0),
        ("E", 2, 1, 1, 1, 0.5, 1.125, 0),
        ("F", 2, 1, 1, 1, 0.5, 1.125, 0),
        ("G", 6, 4, 0.2667, 4.6667, 0.7778, 0.4003, 0.0947),
    ],
)
def test_borgattis_graph_has_the_published_figures(
    ego: str, n: int, t: int, density: float, effective: float, efficiency: float, constraint: float, hierarchy: float
) -> None:
    found = profile(BORGATTI, ego)
    assert (found.size, found.ties, found.brokerage) == (n, t, n * (n - 1) / 2 - t)
    figures = (found.density, found.effective_size, found.efficiency, found.constraint, found.hierarchy)
    assert figures == pytest.approx((density, effective, efficiency, constraint, hierarchy), abs=ROUNDED, nan_ok=True)


@pytest.mark.parametrize(
    ("ego", "constraint", "hierarchy"),
    [
        ("A", 0.5955, 0.1678),
        ("B", 0.6427, 0.0737),
        ("C", 1, 1),
        ("D", 0.7847, 0.0127),
        ("E", 0.7309, 0.0034),
        ("F", 0.7309, 0.0034),
        ("G", 0.4003, 0.0947),
    ],
)
def test_borgattis_graph_in_the_whole_scope_has_the_figures_of_networkx_and_igraph(
    ego: str, constraint: float, hierarchy: float
) -> None:
    found = profile(BORGATTI, ego, scope="whole")
    assert (found.constraint, found.hierarchy) == pytest.approx((constraint, hierarchy), abs=ROUNDED)


def test_weights_change_effective_size_as_burt_has_it() -> None:
    weights = {"AB": 2, "AF": 3, "AG": 5, "AE": 2, "EG": 8, "FG": 3, "BG": 4, "BD": 1, "DG": 3, "GC": 10}
    graph = nx.Graph()
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in weights.items())
    assert structure.effective_size(graph, "G", weight="weight") == pytest.approx(5.4717, abs=ROUNDED)
    assert structure.effective_size(graph, "A", weight="weight") == pytest.approx(2.4062, abs=ROUNDED)
    assert structure.effective_size(graph, "A", weight="weight", scope="whole") == pytest.approx(2.4750, abs=ROUNDED)
    assert structure.effective_size(graph, "A") == 2.5


@pytest.mark.parametrize(
    ("ego", "n", "t", "density", "effective", "constraint", "hierarchy", "betweenness", "whole"),
    [
        (0, 16, 18, 0.15, 13.75, 0.1777, 0.1024, 88.4167, 0.1554),
        (2, 10, 11, 0.2444, 7.8, 0.2442, 0.0565, 30.75, 0.1852),
        (32, 12, 13, 0.1970, 9.8333, 0.3182, 0.3576, 30.5, 0.2492),
        (33, 17, 15, 0.1103, 15.2353, 0.1807, 0.2624, 97, 0.1564),
    ],
)
def test_the_karate_club_without_its_weights_has_the_figures_of_other_programs(
    ego: int,
    n: int,
    t: int,
    density: float,
    effective: float,
    constraint: float,
    hierarchy: float,
    betweenness: float,
    whole: float,
) -> None:
    karate = nx.karate_club_graph()
    found = profile(karate, ego)
    assert (found.size, found.ties) == (n, t)
    figures = (found.density, found.effective_size, found.constraint, found.hierarchy, found.ego_betweenness)
    assert figures == pytest.approx((density, effective, constraint, hierarchy, betweenness), abs=ROUNDED)
    assert structure.constraint(karate, ego, scope="whole") == pytest.approx(whole, abs=ROUNDED)
    assert structure.constraint(karate, ego, weight="weight") != pytest.approx(constraint, abs=ROUNDED)


def test_without_its_president_the_first_karate_club_members_contacts_fall_into_four_groups() -> None:
    assert structure.components(nx.karate_club_graph(), 0) == 4


# Cases in which implementations go wrong.


def measures(graph: nx.Graph, ego: object = "ego", scope: Scope = "ego") -> tuple[float, float]:
    found = profile(graph, ego, scope=scope)  # type: ignore[arg-type]
    return found.constraint, found.effective_size


def test_somebody_without_contacts_has_a_size_of_zero_and_no_other_value() -> None:
    graph = nx.Graph()
    graph.add_nodes_from(["ego", "other"])
    found = profile(graph, "ego", scope="whole")
    assert (found.size, found.ties, found.brokerage, found.components, found.two_step_reach) == (0, 0, 0, 0, 0)
    others = (found.density, found.effective_size, found.efficiency, found.constraint, found.hierarchy)
    assert all(isnan(value) for value in (*others, found.ego_betweenness))


@pytest.mark.parametrize("looped", ["ego", "a"])
@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph])
@pytest.mark.parametrize("weight", [None, "weight"])
@pytest.mark.parametrize("scope", ["ego", "whole"])
def test_a_tie_to_oneself_is_dropped(looped: str, kind: type[nx.Graph], weight: str | None, scope: Scope) -> None:
    graph = kind()
    graph.add_weighted_edges_from([("a", "b", 2), ("ego", "a", 2), ("ego", "b", 2), (looped, looped, 7)])
    found = profile(graph, "ego", weight=weight, scope=scope)
    assert (found.constraint, found.effective_size) == (1.125, 1)


def test_a_single_contact_has_constraint_one_hierarchy_one_and_no_density() -> None:
    found = profile(nx.path_graph(2), 0)
    assert (found.constraint, found.effective_size, found.efficiency, found.hierarchy) == (1, 1, 1, 1)
    assert isnan(found.density)
    assert isnan(found.ego_betweenness)


def test_whoever_points_at_ego_is_a_contact() -> None:
    assert measures(nx.DiGraph([("a", "ego"), ("b", "ego")])) == (0.5, 2)
    assert measures(nx.DiGraph([("a", "ego"), ("ego", "b")])) == (0.5, 2)


def test_a_tie_in_both_directions_counts_double() -> None:
    graph = nx.DiGraph([("ego", "a"), ("a", "ego"), ("ego", "b"), ("b", "a")])
    assert measures(graph) == pytest.approx((1.0031, 1.1667), abs=ROUNDED)


def test_ties_to_people_outside_the_ego_network_count_in_the_whole_scope_alone() -> None:
    graph = nx.complete_graph(["ego", "a", "b"])
    graph.add_edges_from(["ap", "aq", "br"])
    assert structure.constraint(graph, "ego") == 1.125
    # Of the ties that a has, one in four goes on to b; of those that b has, one in three goes on to a.
    by_hand = (1 / 2 + 1 / 2 / 3) ** 2 + (1 / 2 + 1 / 2 / 4) ** 2
    assert structure.constraint(graph, "ego", scope="whole") == pytest.approx(by_hand)
    assert by_hand == pytest.approx(0.8351, abs=ROUNDED)  # what networkx and igraph say


@pytest.mark.parametrize("kind", [nx.MultiGraph, nx.MultiDiGraph])
def test_parallel_ties_count_once_without_weights_and_as_their_sum_with_them(kind: type[nx.Graph]) -> None:
    graph = kind()
    graph.add_weighted_edges_from([("ego", "a", 1.5), ("ego", "a", 0.5), ("ego", "b", 1)])
    assert structure.size(graph, "ego") == 2
    assert structure.constraint(graph, "ego") == 0.5
    assert structure.constraint(graph, "ego", weight="weight") == pytest.approx((2 / 3) ** 2 + (1 / 3) ** 2)


def test_a_directed_graph_counts_each_direction_in_density_and_each_pair_in_ties() -> None:
    graph = nx.DiGraph([("ego", "a"), ("ego", "b"), ("c", "ego"), ("a", "b"), ("b", "a"), ("c", "a")])
    assert structure.density(graph, "ego") == 3 / 6
    assert structure.ties(graph, "ego") == 2
    assert structure.brokerage(graph, "ego") == 1


def test_density_with_weights_is_the_mean_strength_of_a_pair() -> None:
    graph = nx.star_graph(3)
    nx.set_edge_attributes(graph, 9.0, "closeness")
    graph.add_edge(1, 2, closeness=1)
    graph.add_edge(2, 3, closeness=0.5)
    assert structure.density(graph, 0, weight="closeness") == pytest.approx((1 + 0.5 + 0) / 3)


@pytest.mark.parametrize("strength", [0, -1, nan, inf, None, "3", "absent"])
@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph])
def test_a_tie_without_a_strength_above_zero_is_refused_by_name(kind: type[nx.Graph], strength: object) -> None:
    graph = kind([("ego", "jae", {"weight": 2}), ("ego", "mei", {"weight": 1})])
    graph.add_edge("mei", "jae", **({} if strength == "absent" else {"weight": strength}))
    with pytest.raises(InvalidRequest, match=r"the tie between '(mei' and 'jae|jae' and 'mei)' has") as refusal:
        structure.constraint(graph, "ego", weight="weight")
    assert ("no weight" if strength == "absent" else f"weight {strength!r}") in str(refusal.value)
    assert structure.constraint(graph, "ego") == 1.125


EVERY = [
    structure.size,
    structure.ties,
    structure.density,
    structure.effective_size,
    structure.efficiency,
    structure.dyadic_constraint,
    structure.constraint,
    structure.hierarchy,
    structure.ego_betweenness,
    structure.brokerage,
    structure.components,
    structure.two_step_reach,
    profile,
]


@pytest.mark.parametrize("measure", EVERY)
def test_an_ego_who_is_not_there_is_unknown(measure: Callable[..., Any]) -> None:
    with pytest.raises(UnknownContact, match="not in this graph of 3: 'mei'"):
        measure(nx.path_graph(3), "mei")


@pytest.mark.parametrize("measure", [*EVERY, lambda graph, _, *, scope: profiles(graph, scope=scope)])
def test_a_scope_that_does_not_exist_is_refused(measure: Callable[..., Any]) -> None:
    with pytest.raises(InvalidRequest, match=r"scope is 'world'; use 'ego' .* or 'whole'"):
        measure(nx.path_graph(3), 0, scope="world")


@pytest.mark.parametrize("measure", EVERY[:-2])
def test_a_measure_on_its_own_is_the_one_in_the_profile(measure: Callable[..., Any]) -> None:
    karate = nx.karate_club_graph()
    alone = measure(karate, 0, scope="whole", weight="weight")
    if measure is structure.dyadic_constraint:
        assert sum(alone.values()) == pytest.approx(structure.constraint(karate, 0, scope="whole", weight="weight"))
        assert alone[1] == max(alone.values())
    else:
        assert alone == getattr(profile(karate, 0, scope="whole", weight="weight"), measure.__name__)


# Two-step reach.


def test_two_step_reach_refuses_the_ego_scope_and_says_why() -> None:
    with pytest.raises(InvalidRequest, match="counts your contacts' contacts, which scope='ego' leaves out"):
        structure.two_step_reach(nx.path_graph(3), 0, scope="ego")
    assert isnan(profile(nx.path_graph(3), 0).two_step_reach)


def test_alone_in_the_graph_there_is_nobody_to_reach() -> None:
    assert isnan(structure.two_step_reach(nx.empty_graph(1), 0))


@given(graphs())
def test_two_step_reach_counts_who_is_two_steps_away_at_most(graph: nx.Graph) -> None:
    within = nx.single_source_shortest_path_length(graph, 0, cutoff=2)
    others = len(graph) - 1
    assert same(structure.two_step_reach(graph, 0), (len(within) - 1) / others if others else nan)


# Agreement with other programs, on any graph.


@given(graphs())
def test_the_ego_scope_agrees_with_networkx_on_the_ego_network(graph: nx.Graph) -> None:
    cut = nx.ego_graph(graph, 0)
    found = profile(graph, 0)
    assert same(found.constraint, nx.constraint(cut, nodes=list(cut))[0])
    assert same(found.effective_size, nx.effective_size(cut, nodes=list(cut))[0])
    if found.size > 1:
        assert same(found.density, nx.clustering(graph, 0))
        assert same(found.ego_betweenness, nx.betweenness_centrality(cut, normalized=False)[0])
    contacts = graph.subgraph(graph[0])
    assert found.ties == contacts.number_of_edges()
    assert found.components == nx.number_connected_components(contacts)
    assert found.brokerage == nx.complement(contacts).number_of_edges()


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("weight", [None, "weight"])
def test_constraint_agrees_with_igraph_in_both_scopes(directed: bool, weight: str | None) -> None:
    @given(graphs(directed=directed, weighted=True))
    def agrees(graph: nx.Graph) -> None:
        for scope, part in (("whole", graph), ("ego", nx.ego_graph(graph, 0, undirected=True))):
            people = list(part)
            other = igraph.Graph(
                len(people), [(people.index(a), people.index(b)) for a, b in part.edges], directed=directed
            )
            weights = weight and [data["weight"] for *_, data in part.edges(data=True)]
            theirs = other.constraint([people.index(0)], weights=weights)[0]
            assert same(structure.constraint(graph, 0, scope=scope, weight=weight), theirs)  # type: ignore[arg-type]

    agrees()


# Properties.


@given(graphs())
def test_without_weights_effective_size_is_borgattis_short_form(graph: nx.Graph) -> None:
    found = profile(graph, 0)
    n, t = found.size, found.ties
    assert same(found.effective_size, n - 2 * t / n if n else nan)
    assert same(structure.effective_size(graph, 0, scope="whole"), found.effective_size)


@given(graphs(directed=True, weighted=True), st.sampled_from([None, "weight"]), st.sampled_from(["ego", "whole"]))
def test_every_measure_keeps_its_range(graph: nx.DiGraph, weight: str | None, scope: Scope) -> None:
    found = profile(graph, 0, weight=weight, scope=scope)
    n = found.size
    if n:
        assert 1 - 1e-9 <= found.effective_size <= n + 1e-9
        assert 0 <= found.hierarchy <= 1
        assert found.constraint > 0
        assert 1 <= found.components <= n
    if n > 1:
        assert 0 <= found.ego_betweenness <= found.brokerage <= n * (n - 1) / 2


@given(graphs(weighted=True), st.floats(1e-3, 1e3), st.sampled_from(["ego", "whole"]))
def test_another_unit_for_all_weights_changes_neither_constraint_nor_effective_size(
    graph: nx.Graph, factor: float, scope: Scope
) -> None:
    before = profile(graph, 0, weight="weight", scope=scope)
    for *_, tie in graph.edges(data=True):
        tie["weight"] *= factor
    after = profile(graph, 0, weight="weight", scope=scope)
    assert same(after.constraint, before.constraint)
    assert same(after.effective_size, before.effective_size)
    assert after.hierarchy == pytest.approx(before.hierarchy, abs=1e-9, nan_ok=True)


@given(graphs(weighted=True), st.integers(0, 999), st.sampled_from(["ego", "whole"]))
def test_other_names_in_another_order_change_no_number_not_even_in_the_last_digit(
    graph: nx.Graph, seed: int, scope: Scope
) -> None:
    people = random.Random(seed).sample([f"p{i}" for i in range(99)], len(graph))
    name = dict(zip(graph, people, strict=True))
    ties = [(name[a], name[b], data) for a, b, data in graph.edges(data=True)]
    random.Random(seed).shuffle(ties)
    other = nx.Graph()
    other.add_nodes_from(sorted(people))
    other.add_edges_from(ties)
    before, after = (
        profile(graph, 0, scope=scope, weight="weight"),
        profile(other, name[0], scope=scope, weight="weight"),
    )
    assert repr(after) == repr(before)


@given(graphs(directed=True, weighted=True), st.sampled_from([None, "weight"]), st.sampled_from(["ego", "whole"]))
def test_the_profiles_of_everyone_are_the_profiles_of_each(graph: nx.DiGraph, weight: str | None, scope: Scope) -> None:
    everyone = profiles(graph, scope=scope, weight=weight)
    assert list(everyone) == list(graph)
    for person, found in everyone.items():
        assert repr(found) == repr(profile(graph, person, scope=scope, weight=weight))
