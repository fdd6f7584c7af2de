"""The structure of one person's network: which contacts know each other, and into which groups they fall.

Each function takes a networkx graph and one person in it, *ego*; the people tied to ego are the contacts. Ego is left
out, since everybody on the list knows ego. Strengths and directions of ties are ignored, and ties to oneself dropped.
``UnknownContact`` if ego is not in the graph. For other measures, such as constraint, networkx takes the same graph.

>>> import networkx as nx
>>> wheel = nx.wheel_graph(6)  # 0 has five contacts in a ring, each tied to two others
>>> density(wheel, 0), groups(wheel, 0)
(0.5, ((1, 2, 3, 4, 5),))
"""

from __future__ import annotations

from collections.abc import Hashable
from math import nan
from typing import TYPE_CHECKING, Any, TypeAlias

from netkit.measures import _inputs

if TYPE_CHECKING:
    import networkx as nx

Graph: TypeAlias = "nx.Graph[Any]"
Groups: TypeAlias = tuple[tuple[Hashable, ...], ...]


def among(graph: Graph, ego: Hashable) -> Graph:
    """The contacts and the ties among them, without ego."""
    import networkx as nx

    found: Graph = nx.Graph(_inputs.graph_with(graph, ego).subgraph({*nx.all_neighbors(graph, ego)} - {ego}))
    found.remove_edges_from([*nx.selfloop_edges(found)])
    return found


def density(graph: Graph, ego: Hashable) -> float:
    """The share of the pairs of contacts who know each other, from 0 to 1: 2t / (n(n - 1)). NaN below two contacts."""
    import networkx as nx

    contacts = among(graph, ego)
    return float(nx.density(contacts)) if len(contacts) > 1 else nan


def groups(graph: Graph, ego: Hashable) -> Groups:
    """Contacts who know each other, directly or through one another: the largest group first, the names in order.

    Somebody alone is a group of one.
    """
    import networkx as nx

    found = (tuple(sorted(group, key=str)) for group in nx.connected_components(among(graph, ego)))
    return tuple(sorted(found, key=lambda group: (-len(group), str(group[0]))))


def called(graph: Graph, who: Hashable) -> str:
    """A person's ``name`` in the graph, or else their id."""
    return str(graph.nodes[who].get("name") or who)
