"""What one more tie between two contacts would do to the numbers of the person who knows both."""

from __future__ import annotations

import itertools
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, TypeAlias

import networkx as nx

from netkit.measures import structure

Graph: TypeAlias = "nx.Graph[Any]"


@dataclass(frozen=True, slots=True)
class Numbers:
    """Size, density, effective size and constraint of one person's network."""

    size: int
    density: float
    effective_size: float
    constraint: float

    @classmethod
    def of(cls, graph: Graph, ego: Hashable) -> Numbers:
        """The numbers of ``ego`` in this graph."""
        return cls(
            structure.size(graph, ego),
            structure.density(graph, ego),
            structure.effective_size(graph, ego),
            structure.constraint(graph, ego),
        )


@dataclass(frozen=True, slots=True)
class Introduction:
    """Two contacts who do not know each other yet, and the numbers there would be if they did."""

    one: Hashable
    other: Hashable
    after: Numbers


def introduce(graph: Graph, ego: Hashable, one: Hashable, other: Hashable) -> Introduction:
    """The numbers of ``ego`` if these two knew each other. The graph itself stays as it is.

    >>> star = nx.star_graph(3)
    >>> introduce(star, 0, 1, 2).after.effective_size  # 3 contacts, less 2 x 1 tie / 3
    2.3333333333333335
    """
    with_tie: Graph = nx.Graph(graph)
    with_tie.add_edge(one, other)
    return Introduction(one, other, Numbers.of(with_tie, ego))


def strangers(graph: Graph, ego: Hashable) -> list[tuple[Hashable, Hashable]]:
    """All pairs of contacts of ``ego`` who are not tied to each other, in the order of the graph.

    >>> strangers(nx.Graph([("me", "mei"), ("me", "jae"), ("me", "noor"), ("mei", "jae")]), "me")
    [('mei', 'noor'), ('jae', 'noor')]
    """
    contacts = [contact for contact in graph[ego] if contact != ego]
    return [pair for pair in itertools.combinations(contacts, 2) if not graph.has_edge(*pair)]
