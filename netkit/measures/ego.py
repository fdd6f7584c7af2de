"""The formulas of an ego network: one person (*ego*), their contacts, and the ties among those contacts.

``netkit.measures.structure`` explains the measures. Letters are those of the literature: *i* is ego, *j*, *k* and *q*
are contacts, *n* is their number, *t* the number of tied pairs, *s* the strength of a tie in both directions together,
*p* the share of a person's strength that goes to one other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from functools import cached_property
from itertools import chain
from math import fsum, log, nan
from typing import TYPE_CHECKING, Any, Literal, get_args

from netkit.errors import InvalidRequest
from netkit.measures import _inputs

if TYPE_CHECKING:
    import networkx as nx

Scope = Literal["ego", "whole"]
Row = Mapping[Hashable, float]


class EgoNetwork:
    """The ego network of one person and its measures.

    ``rows`` holds, for ego and each contact, the strength of all their ties; ``people`` counts the whole graph.
    """

    def __init__(self, ego: Hashable, rows: Mapping[Hashable, Row], *, scope: Scope, people: int) -> None:
        if scope not in get_args(Scope):
            msg = f"scope is {scope!r}; use 'ego' for ties inside the ego network, or 'whole' for all ties in the graph"
            raise InvalidRequest(msg)
        self.ego = ego
        self.rows = rows
        self.scope = scope
        self.people = people
        self.own = rows[ego]
        # The order of a set of names differs from run to run, but fsum() adds exactly, so no number depends on it.
        self.among = {j: {q: rows[j][q] for q in self.own.keys() & rows[j].keys()} for j in self.own}

    @cached_property
    def size(self) -> int:
        """The number of contacts, n."""
        return len(self.own)

    @cached_property
    def pairs(self) -> int:
        """n(n - 1)/2, the pairs of contacts that there could be."""
        return self.size * (self.size - 1) // 2

    @cached_property
    def ties(self) -> int:
        """t, the pairs of contacts that are tied."""
        return sum(map(len, self.among.values())) // 2

    @cached_property
    def density(self) -> float:
        """2t / (n(n - 1)), or the mean strength of a pair."""
        if self.size < 2:
            return nan
        # s counts both directions, and each pair is met from both sides: four times the pairs for a full tie.
        return fsum(s for row in self.among.values() for s in row.values()) / (4 * self.pairs)

    @cached_property
    def effective_size(self) -> float:
        """The formula n - sum_j sum_q p_iq m_jq, where m_jq = s_jq / max_k s_jk."""
        if not self.size:
            return nan
        overlap = []
        for j, near in self.among.items():
            if near:
                top = max(self._row(j).values())
                overlap += [self.own[q] * s / top for q, s in near.items()]
        return self.size - fsum(overlap) / self._total  # p_iq = s_iq / total: dividing once keeps whole numbers exact

    @cached_property
    def efficiency(self) -> float:
        """Effective size / n."""
        return self.effective_size / self.size if self.size else nan

    @cached_property
    def dyadic(self) -> dict[Hashable, float]:
        """(p_ij + sum_q p_iq p_qj)^2, the constraint that comes from each contact j."""
        # What ego puts into q, times the share of q that goes on to j, is what ego has in j by way of q.
        reach = {q: s / fsum(self._row(q).values()) for q, s in self.own.items() if self.among[q]}
        return {
            j: ((self.own[j] + fsum(reach[q] * s for q, s in near.items())) / self._total) ** 2
            for j, near in self.among.items()
        }

    @cached_property
    def constraint(self) -> float:
        """The sum of the dyadic constraints."""
        return fsum(self.dyadic.values()) if self.size else nan

    @cached_property
    def hierarchy(self) -> float:
        """The formula sum_j r ln r / (n ln n), where r is the constraint from j against the mean of them all."""
        if self.size < 2:
            return 1.0 if self.size else nan
        mean = self.constraint / self.size
        shares = [c / mean for c in self.dyadic.values()]
        # max() also turns the -0.0 and -1e-17 of equal shares into 0.
        return max(0.0, fsum(r * log(r) for r in shares if r) / (self.size * log(self.size)))

    @cached_property
    def brokerage(self) -> int:
        """n(n - 1)/2 - t, the pairs of contacts that are not tied."""
        return self.pairs - self.ties

    @cached_property
    def shared(self) -> list[int]:
        """How many contacts are tied to both, for each untied pair that has any such contact."""
        place = {j: index for index, j in enumerate(self.own)}
        near = [[place[q] for q in row] for row in self.among.values()]
        found: list[int] = []
        for j, tied in enumerate(near):
            ways = Counter(chain.from_iterable([near[q] for q in tied]))
            for k in tied:
                ways[k] = 0
            found += [count for k, count in ways.items() if k > j and count]
        return found

    @cached_property
    def ego_betweenness(self) -> float:
        """The sum over untied pairs of 1 / (1 + how many contacts are tied to both)."""
        if self.size < 2:
            return nan
        return self.brokerage - len(self.shared) + fsum(1 / (1 + others) for others in self.shared)

    @cached_property
    def components(self) -> int:
        """The groups of contacts that hang together without ego."""
        waiting = {j for j, near in self.among.items() if near}
        groups = self.size - len(waiting)
        while waiting:
            groups += 1
            border = [waiting.pop()]
            while border:
                found = waiting.intersection(self.among[border.pop()])
                waiting -= found
                border += found
        return groups

    @cached_property
    def two_step_reach(self) -> float:
        """The share of all other people within two steps."""
        if self.scope == "ego" or self.people < 2:
            return nan
        reached = set(self.own).union(*[self.rows[j] for j in self.own])
        return (len(reached) - bool(self.own)) / (self.people - 1)  # ego, too, is two steps away from ego

    def _row(self, j: Hashable) -> Row:
        """The ties of a contact that count in this scope."""
        return self.rows[j] if self.scope == "whole" else {**self.among[j], self.ego: self.own[j]}

    @cached_property
    def _total(self) -> float:
        return fsum(self.own.values())


def ego_network(graph: nx.Graph[Any], ego: Hashable, *, scope: Scope, weight: str | None) -> EgoNetwork:
    """One person's ego network."""
    _inputs.graph_with(graph, ego)
    own = strengths(graph, ego, weight)
    rows = {ego: own} | {j: strengths(graph, j, weight) for j in own}
    return EgoNetwork(ego, rows, scope=scope, people=len(graph))


def ego_networks(graph: nx.Graph[Any], *, scope: Scope, weight: str | None) -> Iterable[tuple[Hashable, EgoNetwork]]:
    """Everyone's ego network; the graph is read once."""
    rows = {person: strengths(graph, person, weight) for person in _inputs.graph(graph)}
    for person in rows:
        yield person, EgoNetwork(person, rows, scope=scope, people=len(rows))


def constraint_limits(n: int) -> tuple[float, float]:
    """The constraint of n contacts if no two are tied, and if all are: 1/n and (2n - 1)^2 / n^3. NaN for none.

    It is never lower than the first. From eight contacts on it can exceed the second, if one contact is tied to all the
    others and they to nobody else. Burt (1992).

    >>> constraint_limits(2)
    (0.5, 1.125)
    """
    return (1 / n, (2 * n - 1) ** 2 / n**3) if n else (nan, nan)


def neighbours(graph: nx.Graph[Any], who: Hashable) -> set[Hashable]:
    """Everyone tied to a person, whichever way the tie points."""
    found = set(graph.adj[who])
    return found.union(graph.pred[who]) if graph.is_directed() else found  # type: ignore[attr-defined]


def called(graph: nx.Graph[Any], who: Hashable) -> str:
    """A person's ``name`` in the graph, or else their id."""
    return str(graph.nodes[who].get("name") or who)


def strengths(graph: nx.Graph[Any], person: Hashable, weight: str | None) -> dict[Hashable, float]:
    """How strong each tie of a person is: 1, or its ``weight``, in each direction; an undirected tie counts in both."""
    both = (graph.succ[person], graph.pred[person]) if graph.is_directed() else (graph.adj[person],) * 2  # type: ignore[attr-defined]
    row: dict[Hashable, float] = {}
    if weight is None:  # Several times faster than the loop.
        row = dict(Counter(chain(*both))) if graph.is_directed() else dict.fromkeys(both[0], 2)
    else:
        for other, data in chain(*(ties.items() for ties in both)):
            several = data.values() if graph.is_multigraph() else [data]
            row[other] = row.get(other, 0) + fsum(_strength(tie, person, other, weight) for tie in several)
    row.pop(person, None)
    return row


def _strength(tie: Mapping[str, Any], person: Hashable, other: Hashable, weight: str) -> float:
    value = tie.get(weight)
    if _inputs.is_number(value) and value > 0:
        return float(value)
    found = f"{weight} {value!r}" if weight in tie else f"no {weight}"
    msg = (
        f"the tie between {person!r} and {other!r} has {found}, but a strength is a number above 0; "
        "correct the tie, or remove it if there is none"
    )
    raise InvalidRequest(msg)
