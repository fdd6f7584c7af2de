"""Measures of structure against closed forms, a published table, Burt's definitions, networkx and python-igraph."""

import random
from collections.abc import Callable, Hashable
from dataclasses import fields
from math import inf, isnan, log, nan
from typing import Any

import igraph
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest, UnknownContact
from netkit.measures import structure
from netkit.measures.ego import Scope, constraint_limits
from netkit.measures.structure import Profile, profile, profiles
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
    assert constraint_limits(n) == pytest.approx((1 / n, clique.constraint))
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


def test_weights_change_effective_size_as_burt_has_it() -> None:
    weights = {"AB": 2, "AF": 3, "AG": 5, "AE": 2, "EG": 8, "FG": 3, "BG": 4, "BD": 1, "DG": 3, "GC": 10}
    graph = nx.Graph()
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in weights.items())
    assert structure.effective_size(graph, "G", weight="weight") == pytest.approx(5.4717, abs=ROUNDED)
    assert structure.effective_size(graph, "A", weight="weight") == pytest.approx(2.4062, abs=ROUNDED)
    assert structure.effective_size(graph, "A", weight="weight", scope="whole") == pytest.approx(2.4750, abs=ROUNDED)
    assert structure.effective_size(graph, "A") == 2.5


# Burt's formulas, written out from his definitions as sums over everybody.


def strength(graph: nx.Graph, a: Hashable, b: Hashable, weight: str | None) -> float:
    """The mutual strength: z_ab + z_ba."""

    def one_way(a: Hashable, b: Hashable) -> float:
        if a == b or not graph.has_edge(a, b):
            return 0.0
        return float(graph.edges[a, b][weight]) if weight else 1.0

    return one_way(a, b) + one_way(b, a)


def by_definition(
    graph: nx.Graph, ego: Hashable, scope: Scope, weight: str | None
) -> tuple[dict[Hashable, float], float, float]:
    """The constraint from each contact, hierarchy and effective size."""

    def s(a: Hashable, b: Hashable) -> float:
        return strength(graph, a, b, weight)

    contacts = [one for one in graph if s(ego, one)]
    people = [ego, *contacts] if scope == "ego" else list(graph)
    n = len(contacts)
    if not n:
        return {}, nan, nan

    def p(a: Hashable, b: Hashable) -> float:
        return s(a, b) / sum(s(a, k) for k in people)

    def m(j: Hashable, q: Hashable) -> float:
        return s(j, q) / max(s(j, k) for k in people)

    def between(j: Hashable) -> list[Hashable]:
        return [q for q in people if q not in (ego, j) and s(ego, q)]

    dyadic = {j: (p(ego, j) + sum(p(ego, q) * p(q, j) for q in between(j))) ** 2 for j in contacts}
    shares = [c / (sum(dyadic.values()) / n) for c in dyadic.values()]
    hierarchy = sum(r * log(r) for r in shares if r) / (n * log(n)) if n > 1 else 1.0
    effective = sum(1 - sum(p(ego, q) * m(j, q) for q in between(j)) for j in contacts)
    return dyadic, hierarchy, effective


@given(graphs(directed=True, weighted=True), st.sampled_from(["ego", "whole"]), st.sampled_from([None, "weight"]))
def test_constraint_hierarchy_and_effective_size_are_burts_definitions_written_out(
    graph: nx.DiGraph, scope: Scope, weight: str | None
) -> None:
    dyadic, hierarchy, effective = by_definition(graph, 0, scope, weight)
    found = profile(graph, 0, scope=scope, weight=weight)
    assert structure.dyadic_constraint(graph, 0, scope=scope, weight=weight) == pytest.approx(dyadic)
    assert same(found.constraint, sum(dyadic.values()) if dyadic else nan)
    assert found.hierarchy == pytest.approx(hierarchy, abs=1e-9, nan_ok=True)
    assert same(found.effective_size, effective)


# Cases in which implementations go wrong.


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


@given(graphs(), st.sampled_from([nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph]))
def test_a_network_whose_ties_are_all_stored_twice_is_the_network_itself(
    graph: nx.Graph, kind: Callable[..., nx.Graph]
) -> None:
    twice = kind(graph)  # in a directed graph in both directions
    twice.add_edges_from(graph.edges)
    assert repr(profile(twice, 0)) == repr(profile(graph, 0))


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


EVERY = [*(getattr(structure, field.name) for field in fields(Profile)), structure.dyadic_constraint, profile]


@pytest.mark.parametrize("measure", EVERY)
def test_each_measure_refuses_a_strength_that_is_none(measure: Callable[..., Any]) -> None:
    with pytest.raises(InvalidRequest, match=r"the tie between .* has no weight, but a strength is a number above 0"):
        measure(nx.path_graph(3), 1, weight="weight")


@pytest.mark.parametrize("measure", EVERY)
def test_an_ego_who_is_not_there_is_unknown(measure: Callable[..., Any]) -> None:
    with pytest.raises(UnknownContact, match="not in this graph of 3: 'mei'"):
        measure(nx.path_graph(3), "mei")


@pytest.mark.parametrize("measure", [*EVERY, lambda graph, _, *, scope: profiles(graph, scope=scope)])
def test_a_scope_that_does_not_exist_is_refused(measure: Callable[..., Any]) -> None:
    with pytest.raises(InvalidRequest, match=r"scope is 'world'; use 'ego' .* or 'whole'"):
        measure(nx.path_graph(3), 0, scope="world")


@pytest.mark.parametrize("name", [field.name for field in fields(Profile)])
def test_a_measure_on_its_own_is_the_one_in_the_profile(name: str) -> None:
    karate = nx.karate_club_graph()
    alone = getattr(structure, name)(karate, 0, scope="whole", weight="weight")
    assert alone == getattr(profile(karate, 0, scope="whole", weight="weight"), name)


# Two-step reach.


def test_two_step_reach_refuses_the_ego_scope_and_says_why() -> None:
    with pytest.raises(InvalidRequest, match="counts your contacts' contacts, which scope='ego' leaves out"):
        structure.two_step_reach(nx.path_graph(3), 0, scope="ego")
    assert isnan(profile(nx.path_graph(3), 0).two_step_reach)
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
    before = profile(graph, 0, scope=scope, weight="weight")
    assert repr(profile(other, name[0], scope=scope, weight="weight")) == repr(before)


@given(graphs(directed=True, weighted=True), st.sampled_from([None, "weight"]), st.sampled_from(["ego", "whole"]))
def test_the_profiles_of_everyone_are_the_profiles_of_each(graph: nx.DiGraph, weight: str | None, scope: Scope) -> None:
    everyone = profiles(graph, scope=scope, weight=weight)
    assert list(everyone) == list(graph)
    for person, found in everyone.items():
        assert repr(found) == repr(profile(graph, person, scope=scope, weight=weight))
    assert repr(profiles(graph)) == repr(profiles(graph, scope="ego", weight=None))
