"""Measures of structure beside networkx and python-igraph, which must agree before any time is shown.

networkx is asked for constraint and effective size with ``nodes=``: right in all its versions, and without scipy.
"""

import random
import sys
from collections.abc import Hashable, Iterable, Iterator
from math import isclose, isnan, nan
from typing import NamedTuple

import igraph
import networkx as nx

from netkit.measures.assessment import assess
from netkit.measures.ego import ego_networks
from netkit.measures.structure import Profile, profile, profiles
from tests.benchmarks.rows import Row, Timed, apart, timed

SAMPLE = 200
"""networkx is too slow for everybody: it is timed on this many people, drawn at random, and scaled up."""
SIZES = (1_000, 10_000, 100_000)


class Answer(NamedTuple):
    """The measures that all three programs have. (netkit's profile holds hierarchy and the rest besides.)"""

    density: float
    effective_size: float
    constraint: float
    ego_betweenness: float
    components: int


def structure() -> Iterator[Row]:
    yield from one_network()
    for people in SIZES:
        yield from everyone(f"{people:,} profiles: Barabasi-Albert, m=5", friendly(people))
        graph, own = (
            apart("tests.benchmarks.structure", what, str(people)).megabytes for what in ("graph", "profiles")
        )
        yield Row("  peak memory with all profiles", own, "the graph alone", graph, unit="MB")
    yield from everyone(
        "10,000 profiles: Watts-Strogatz, k=10, p=0.1", nx.watts_strogatz_graph(10_000, 10, 0.1, seed=1)
    )


def friendly(people: int) -> nx.Graph:
    return nx.barabasi_albert_graph(people, 5, seed=1)


def one_network() -> Iterator[Row]:
    graph = nx.planted_partition_graph(10, 15, 0.45, 0.02, seed=1)  # ten circles; about one pair in seventeen is tied
    graph.add_edges_from(("ego", contact) for contact in list(graph))
    whole, place = igraph.Graph.from_networkx(graph), list(graph).index("ego")
    own = timed(lambda: profile(graph, "ego"), 50)
    name, mine = "profile of 150 contacts", [as_answer(own.answer)]
    yield beside(name, own, mine, "networkx", timed(lambda: by_networkx(graph, ["ego"]), 2))
    yield beside(name, own, mine, "igraph", timed(lambda: by_igraph(whole, [place]), 50))
    yield Row("assess 150 contacts, with sentences", timed(lambda: assess(graph, "ego", owner="you"), 50).seconds)


def everyone(name: str, graph: nx.Graph) -> Iterator[Row]:
    sample = random.Random(1).sample(list(graph), SAMPLE)
    scale, scaled = len(graph) / SAMPLE, f"networkx, {SAMPLE} scaled"
    whole = igraph.Graph.from_networkx(graph)

    own = timed(lambda: profiles(graph), 1 if len(graph) > 10_000 else 3)
    some, every = [as_answer(own.answer[person]) for person in sample], list(map(as_answer, own.answer.values()))
    yield beside(name, own, some, scaled, timed(lambda: by_networkx(graph, sample), 1), scale)
    yield beside(name, own, every, "igraph", timed(lambda: by_igraph(whole, graph), 1))

    name = "  constraint alone, whole scope"
    own = timed(lambda: [net.constraint for _, net in ego_networks(graph, scope="whole", weight=None)], 3)
    some, networkx = [own.answer[person] for person in sample], lambda: nx.constraint(graph, nodes=sample).values()
    yield beside(name, own, some, scaled, timed(networkx, 1), scale)
    yield beside(name, own, own.answer, "igraph, one call in C", timed(whole.constraint, 5))


def beside(name: str, own: Timed, mine: Iterable, other: str, theirs: Timed, scale: float = 1) -> Row:
    """The times of both, if their answers agree."""
    for one, another in zip(mine, theirs.answer, strict=True):
        pairs = zip(one, another, strict=True) if isinstance(one, tuple) else [(one, another)]
        if not all(isclose(a, b, rel_tol=1e-9) or (isnan(a) and isnan(b)) for a, b in pairs):
            sys.exit(f"{name}: netkit says {one}, the other program {another}")
    return Row(name, own.seconds, other, theirs.seconds * scale)


def as_answer(found: Profile) -> Answer:
    return Answer(*(getattr(found, name) for name in Answer._fields))


def by_networkx(graph: nx.Graph, people: Iterable[Hashable]) -> list[Answer]:
    answers = []
    for person in people:
        cut = nx.ego_graph(graph, person)
        answers.append(
            Answer(
                nx.clustering(graph, person) if len(cut) > 2 else nan,
                nx.effective_size(cut, nodes=[person])[person],
                nx.constraint(cut, nodes=[person])[person],
                nx.betweenness_centrality(cut, normalized=False)[person] if len(cut) > 2 else nan,
                nx.number_connected_components(
                    nx.subgraph_view(cut, filter_node=lambda other, ego=person: other != ego)
                ),
            )
        )
    return answers


def by_igraph(graph: igraph.Graph, people: Iterable[int]) -> list[Answer]:
    answers = []
    for person in people:
        contacts = graph.neighbors(person)
        n = len(contacts)
        cut = graph.induced_subgraph([*contacts, person])
        ego = sum(other < person for other in contacts)  # a subgraph keeps the order of the graph
        t = cut.ecount() - n
        constraint, betweenness = cut.constraint([ego])[0], cut.betweenness([ego])[0]
        cut.delete_vertices(ego)
        answers.append(
            Answer(
                2 * t / (n * (n - 1)) if n > 1 else nan,
                n - 2 * t / n if n else nan,
                constraint,
                betweenness if n > 1 else nan,
                len(cut.connected_components()),
            )
        )
    return answers


if __name__ == "__main__":
    kept = friendly(int(sys.argv[2]))
    if sys.argv[1] == "profiles":
        kept = profiles(kept)
