"""The structure of one person's network: its size, how closely knit it is, and how much runs through that person.

Each function takes a networkx graph and one person in it, *ego*; the people tied to ego are the contacts. Whoever
points at ego is a contact too, and the strengths of both directions are added. Ties to oneself are dropped. Parallel
ties count once, or with ``weight`` as their sum.

- ``scope="ego"`` cuts the ego network out first, as Burt does; ``scope="whole"`` compares a contact's ties with all
  that this contact has, as networkx and igraph do. It changes effective size (weighted or directed only), efficiency,
  constraint and hierarchy.
- ``weight`` names the attribute with a tie's strength, a number above 0; by default ties have no weight. It changes
  the same measures, and density.

``UnknownContact`` if ego is not in the graph; ``InvalidRequest`` for another scope, for a strength that is missing or
not a number above 0, or for what is no graph.

R. S. Burt, *Structural Holes* (1992); S. P. Borgatti, "Structural holes: unpacking Burt's redundancy measures",
*Connections* 20(1) (1997); M. Everett and S. P. Borgatti, "Ego network betweenness", *Social Networks* 27 (2005).

>>> import networkx as nx
>>> wheel = nx.wheel_graph(6)  # 0 has five contacts in a ring, each tied to two others
>>> size(wheel, 0), ties(wheel, 0), brokerage(wheel, 0), components(wheel, 0), efficiency(wheel, 0)
(5, 5, 5, 1, 0.6)
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from netkit.errors import InvalidRequest
from netkit.measures.ego import EgoNetwork, Scope, ego_network, ego_networks

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Profile:
    """All the measures of one person's network; see the function of each name."""

    size: int
    ties: int
    density: float
    effective_size: float
    efficiency: float
    constraint: float
    hierarchy: float
    ego_betweenness: float
    brokerage: int
    components: int
    two_step_reach: float


def profile(graph: nx.Graph[Any], ego: Hashable, *, scope: Scope = "ego", weight: str | None = None) -> Profile:
    """All measures of one person's network at once; two-step reach is NaN unless ``scope="whole"``.

    >>> import networkx as nx
    >>> profile(nx.star_graph(4), 0).effective_size
    4.0
    """
    return _profile(ego_network(graph, ego, scope=scope, weight=weight))


def profiles(graph: nx.Graph[Any], *, scope: Scope = "ego", weight: str | None = None) -> dict[Hashable, Profile]:
    """The profile of everyone in the graph, in the graph's order; see ``profile``."""
    return {person: _profile(network) for person, network in ego_networks(graph, scope=scope, weight=weight)}


def _profile(network: EgoNetwork) -> Profile:
    return Profile(*(getattr(network, field.name) for field in fields(Profile)))


def size(graph: nx.Graph[Any], ego: Hashable, *, scope: Scope = "ego", weight: str | None = None) -> int:
    """How many contacts there are: n. From 0; ego is not counted."""
    return ego_network(graph, ego, scope=scope, weight=weight).size


def ties(graph: nx.Graph[Any], ego: Hashable, *, scope: Scope = "ego", weight: str | None = None) -> int:
    """How many pairs of contacts are tied to each other: t. From 0 to n(n - 1)/2."""
    return ego_network(graph, ego, scope=scope, weight=weight).ties


def density(graph: nx.Graph[Any], ego: Hashable, *, scope: Scope = "ego", weight: str | None = None) -> float:
    """The share of the possible ties among the contacts that exist, from 0 to 1: 2t / (n(n - 1)).

    In a directed graph each direction is a possible tie. With ``weight`` it is the mean strength of a pair, an absent
    tie counting 0. NaN for fewer than two contacts. The same as the local clustering coefficient. Borgatti (1997).

    >>> import networkx as nx
    >>> density(nx.wheel_graph(6), 0)
    0.5
    """
    return ego_network(graph, ego, scope=scope, weight=weight).density


def effective_size(graph: nx.Graph[Any], ego: Hashable, *, scope: Scope = "ego", weight: str | None = None) -> float:
    """How many contacts are left when overlap among them is taken off, from 1 to n. NaN without contacts.

    The sum over contacts j of 1 - sum_q p_iq m_jq: p_iq is the share of ego's ties that goes to q, and m_jq the
    strength of j's tie to q against j's strongest tie. Without weights and directions it is n - 2t/n. Burt (1992).

    >>> import networkx as nx
    >>> effective_size(nx.wheel_graph(6), 0)  # five contacts in a ring, each tied to two others
    3.0
    """
    return ego_network(graph, ego, scope=scope, weight=weight).effective_size


def efficiency(graph: nx.Graph[Any], ego: Hashable, *, scope: Scope = "ego", weight: str | None = None) -> float:
    """Effective size divided by size, from 1/n (all contacts are tied) to 1 (no overlap). NaN without contacts."""
    return ego_network(graph, ego, scope=scope, weight=weight).efficiency


def dyadic_constraint(
    graph: nx.Graph[Any], ego: Hashable, *, scope: Scope = "ego", weight: str | None = None
) -> dict[Hashable, float]:
    """The constraint that comes from each contact j: (p_ij + sum_q p_iq p_qj) squared. Empty without contacts.

    p_ij is the share of ego's ties that goes to j; the sum adds what leads to j by way of other contacts. Burt (1992).

    >>> import networkx as nx
    >>> dyadic_constraint(nx.complete_graph(3), 0)
    {1: 0.5625, 2: 0.5625}
    """
    return dict(ego_network(graph, ego, scope=scope, weight=weight).dyadic)


def constraint(graph: nx.Graph[Any], ego: Hashable, *, scope: Scope = "ego", weight: str | None = None) -> float:
    """How far ego's ties lead back, directly or by way of other contacts, to the same people.

    The sum of ``dyadic_constraint``. It is no share: it is 1/n where no contacts are tied, and (2n - 1)^2 / n^3 where
    all are, which is 1.125 for two; see ``netkit.measures.ego.constraint_limits``. NaN without contacts. Burt (1992).

    >>> import networkx as nx
    >>> constraint(nx.star_graph(4), 0), constraint(nx.complete_graph(3), 0)
    (0.25, 1.125)
    """
    return ego_network(graph, ego, scope=scope, weight=weight).constraint


def hierarchy(graph: nx.Graph[Any], ego: Hashable, *, scope: Scope = "ego", weight: str | None = None) -> float:
    """How unevenly the constraint comes from the contacts, from 0 (the same from each) to 1 (all from one).

    The Coleman-Theil index: the sum over contacts of r ln r, divided by n ln n, where r is a contact's constraint
    against the mean of them all. 1 for one contact by convention. NaN without contacts. Burt (1992).

    >>> import networkx as nx
    >>> hierarchy(nx.star_graph(4), 0)
    0.0
    """
    return ego_network(graph, ego, scope=scope, weight=weight).hierarchy


def ego_betweenness(graph: nx.Graph[Any], ego: Hashable, *, scope: Scope = "ego", weight: str | None = None) -> float:
    """How many pairs of contacts meet through ego, from 0 to n(n - 1)/2.

    A pair that is not tied counts 1 / (1 + the contacts who are tied to both). NaN for fewer than two contacts.
    Everett and Borgatti (2005).

    >>> import networkx as nx
    >>> ego_betweenness(nx.star_graph(4), 0), ego_betweenness(nx.wheel_graph(5), 0)
    (6.0, 0.6666666666666666)
    """
    return ego_network(graph, ego, scope=scope, weight=weight).ego_betweenness


def brokerage(graph: nx.Graph[Any], ego: Hashable, *, scope: Scope = "ego", weight: str | None = None) -> int:
    """How many pairs of contacts are not tied to each other: n(n - 1)/2 - t. From 0 to n(n - 1)/2."""
    return ego_network(graph, ego, scope=scope, weight=weight).brokerage


def components(graph: nx.Graph[Any], ego: Hashable, *, scope: Scope = "ego", weight: str | None = None) -> int:
    """Into how many separate groups the contacts fall without ego, from 1 to n. 0 without contacts."""
    return ego_network(graph, ego, scope=scope, weight=weight).components


def two_step_reach(graph: nx.Graph[Any], ego: Hashable, *, scope: Scope = "whole", weight: str | None = None) -> float:
    """The share of all other people in the graph who are a contact, or a contact's contact, from 0 to 1.

    ``scope="ego"`` is refused, since it leaves contacts' contacts out. NaN if there is nobody but ego.

    >>> import networkx as nx
    >>> two_step_reach(nx.path_graph(5), 0)  # two of the other four
    0.5
    """
    if scope == "ego":
        msg = "two-step reach counts your contacts' contacts, which scope='ego' leaves out; leave scope away"
        raise InvalidRequest(msg)
    return ego_network(graph, ego, scope=scope, weight=weight).two_step_reach
