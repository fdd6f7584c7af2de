"""Whether ties join people of the same category or of different ones, such as a field, a firm or a club.

What holds for all of them:

- Somebody whose category nobody has given (``None``, an empty text, NaN) is left out, never put into a category of
  their own. Each index says how many ties it rests on, ``n``, and how many were left out.
- Where there is nothing to count the value is NaN, not 0.
- A category that is common among the people one can meet will be common among one's contacts: a low E-I index
  alone does not say that anybody prefers their own kind. ``coleman_homophily`` compares with what chance would give.

Errors: ``InvalidRequest`` for categories that do not say who is in which, and for a share outside 0 to 1;
``UnknownContact`` if ego is not in the graph.

Sources: D. Krackhardt and R. N. Stern, "Informal networks and organizational crises", *Social Psychology Quarterly*
51(2) (1988); J. Coleman, "Relational analysis", *Human Organization* 17(4) (1958).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from math import nan
from typing import TYPE_CHECKING, Any

from netkit.errors import InvalidRequest
from netkit.measures import answers
from netkit.measures.ego import ego_network

if TYPE_CHECKING:
    import networkx as nx

Categories = Mapping[Any, Hashable]
"""Who is in which category: ``{contact.id: contact.field for contact in network.contacts} | {"me": "law"}``."""


@dataclass(frozen=True, slots=True)
class EI:
    """An E-I index and the ties it rests on: to another category, to the same, and left out as unknown."""

    value: float
    external: int
    internal: int
    left_out: int

    @property
    def n(self) -> int:
        """How many ties were counted."""
        return self.external + self.internal

    @property
    def same(self) -> float:
        """The share of the counted ties that stay within a category, from 0 to 1. NaN if none was counted."""
        return self.internal / self.n if self.n else nan


def ei_index(graph: nx.Graph[Any], ego: Hashable, categories: Categories) -> EI:
    """Whether one person's contacts are of another category or of the same, from -1 (all the same) to 1 (all other).

    (E - I) / (E + I), where E contacts are of another category than ego and I of the same. Contacts without a
    category are in neither. NaN if no contact is left. Ego must have a category. As in the measures of structure,
    each contact counts once, whichever way the tie points.

    Krackhardt and Stern (1988), for one person.

    >>> import networkx as nx
    >>> karate = nx.karate_club_graph()
    >>> ei_index(karate, 0, nx.get_node_attributes(karate, "club"))
    EI(value=-0.875, external=1, internal=15, left_out=0)
    """
    contacts = ego_network(graph, ego, scope="ego", weight=None).own
    answers.mapping(categories, "categories", "{'mei': 'law'} or nx.get_node_attributes(graph, 'field')")
    if not answers.is_known(categories.get(ego)):
        msg = f"{ego!r} has no category, so no contact can be of the same; add one, such as categories[{ego!r}] = 'law'"
        raise InvalidRequest(msg)
    return _ei([(ego, contact) for contact in contacts], categories, possible=(1, 1))


def network_ei_index(graph: nx.Graph[Any], categories: Categories, *, rescaled: bool = False) -> EI:
    """Whether the ties of a whole network join different categories or the same, from -1 (all same) to 1 (all other).

    (E - I) / (E + I), where E ties join two categories and I stay within one. A tie with an end that has no
    category is in neither. In a directed graph each direction is a tie of its own; parallel ties count once and
    ties to oneself not at all. NaN without ties to count.

    A large group has few others to be tied to, which alone makes the index low. With ``rescaled=True`` E and I are
    each divided by the number of such ties that there could be among the people in the graph who have a category;
    0 then says that ties of both kinds are equally common among the possible. NaN if one kind is not possible.
    Say which of the two you report. It needs everybody's ties, so it cannot be had from one person's list of
    contacts.

    Krackhardt and Stern (1988); rescaled as in the R package egor.

    >>> import networkx as nx
    >>> karate = nx.karate_club_graph()
    >>> found = network_ei_index(karate, nx.get_node_attributes(karate, "club"))
    >>> found.external, found.internal, round(found.value, 4)
    (11, 67, -0.7179)
    """
    answers.mapping(categories, "categories", "{'mei': 'law'} or nx.get_node_attributes(graph, 'field')")
    ties = list(dict.fromkeys((a, b) for a, b in graph.edges() if a != b))
    possible = (1, 1)
    if rescaled:
        # Ordered pairs: in an undirected graph there are half as many of both kinds, which changes nothing.
        sizes = Counter(categories[person] for person in graph if answers.is_known(categories.get(person)))
        within = sum(size * (size - 1) for size in sizes.values())
        possible = (sizes.total() * (sizes.total() - 1) - within, within)
    return _ei(ties, categories, possible=possible)


def coleman_homophily(*, same: float, baseline: float) -> float:
    """How far the share of same-category ties is above or below what chance would give, from -1 to 1.

    ``same`` is that share, s, such as ``ei_index(...).same``. ``baseline``, w, is the share of one's own category
    among all the people one could have chosen, oneself left out. (s - w) / (1 - w) if s is at least w, or else
    (s - w) / w: 1 says only the same, -1 never the same, 0 as by chance. It is only as good as the baseline, and
    rests on as many ties as ``same`` does. NaN if ``same`` is NaN, or if ``baseline`` is 1, since there is nobody
    else to choose.

    Coleman (1958).

    >>> round(coleman_homophily(same=0.5, baseline=0.25), 4), coleman_homophily(same=0.1, baseline=0.25)
    (0.3333, -0.6)
    """
    given = {"baseline": baseline} | ({"same": same} if answers.is_known(same) else {})
    for name, share in given.items():
        if not (answers.is_number(share) and 0 <= share <= 1):
            msg = f"{name} is {share!r}, but a share is a number from 0 to 1; divide a count by its total"
            raise InvalidRequest(msg)
    if "same" not in given or baseline == 1:
        return nan
    return (same - baseline) / (1 - baseline if same >= baseline else baseline)


def _ei(ties: Collection[tuple[Any, Any]], categories: Categories, *, possible: tuple[int, int]) -> EI:
    ends = [(categories.get(a), categories.get(b)) for a, b in ties]
    alike = [a == b for a, b in ends if answers.is_known(a) and answers.is_known(b)]
    internal = sum(alike)
    external = len(alike) - internal
    # E / possible E against I / possible I, both times the two: whole numbers, and 0 where one kind is not possible.
    e, i = external * possible[1], internal * possible[0]
    return EI((e - i) / (e + i) if e + i else nan, external, internal, len(ties) - len(alike))
