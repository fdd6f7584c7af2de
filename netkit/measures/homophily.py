"""Whether ties join people of the same category or of different ones, such as a field, a firm or a club.

What holds for all of them:

- Somebody whose category nobody has given (``None``, an empty text, NaN) is left out, never put into a category of
  their own. Each index says how many ties it rests on, ``n``, and how many were left out.
- Where there is nothing to count the value is NaN, not 0.
- A category that is common among the people one can meet will be common among one's contacts: a low E-I index
  alone does not say that anybody prefers their own kind. ``coleman_homophily`` compares with what chance would give,
  ``yules_q`` with the people on a roster to whom there is no tie.

Errors: ``InvalidRequest`` for categories that do not say who is in which, for a share outside 0 to 1, and for what is
no graph; ``UnknownContact`` if ego is not in the graph.

Sources: D. Krackhardt and R. N. Stern, "Informal networks and organizational crises", *Social Psychology Quarterly*
51(2) (1988); J. Coleman, "Relational analysis", *Human Organization* 17(4) (1958).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, field
from math import nan
from typing import TYPE_CHECKING, Any

from netkit.errors import InvalidRequest
from netkit.measures import _inputs, answers
from netkit.measures.ego import ego_network
from netkit.measures.measured import Measured, Share, printed, share, told
from netkit.text import Said

if TYPE_CHECKING:
    import networkx as nx

Categories = Mapping[Any, Hashable]
"""Who is in which category: ``{contact.id: contact.field for contact in network.contacts} | {"me": "law"}``."""


@dataclass(frozen=True, slots=True)
class EI(Said):
    """An E-I index and the ties it rests on: to another category, to the same, and left out as unknown."""

    value: float
    external: int
    internal: int
    left_out: int
    sentence: str = field(default="", compare=False, repr=False)

    @property
    def n(self) -> int:
        """How many ties were counted."""
        return self.external + self.internal

    @property
    def floor(self) -> float:
        """The least that the index can be: -1, all of the same category."""
        return -1.0

    @property
    def ceiling(self) -> float:
        """The most that the index can be: 1, all of another category."""
        return 1.0

    @property
    def same(self) -> Share:
        """The share of the counted ties that stay within a category, from 0 to 1. NaN if none was counted."""
        claim = "Within one category are {}"
        return share(self.internal, self.n, self.left_out, claim, "tie", which=_WHICH, needs=_NEEDS)


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
    _check_categories(categories, ego)
    return _ei([(ego, contact) for contact in contacts], categories, of="contact")


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
    _check_categories(categories)
    ties = list(dict.fromkeys((a, b) for a, b in _inputs.graph(graph).edges() if a != b))
    if not rescaled:
        return _ei(ties, categories, of="tie")
    # Ordered pairs: in an undirected graph there are half as many of both kinds, which changes nothing.
    sizes = Counter(categories[person] for person in graph if answers.is_known(categories.get(person)))
    within = sum(size * (size - 1) for size in sizes.values())
    possible = (sizes.total() * (sizes.total() - 1) - within, within)
    return _ei(ties, categories, of="tie", possible=possible)


def coleman_homophily(*, same: Share, baseline: float) -> Measured:
    """How far the share of same-category ties is above or below what chance would give, from -1 to 1.

    ``same`` is that share, s: ``ei_index(...).same``. ``baseline``, w, is the share of one's own category
    among all the people one could have chosen, oneself left out. (s - w) / (1 - w) if s is at least w, or else
    (s - w) / w: 1 says only the same, -1 never the same, 0 as by chance. It is only as good as the baseline, and
    rests on as many ties as ``same`` does. NaN if ``same`` is a share of none, or if ``baseline`` is 1, since there is
    nobody else to choose.

    Coleman (1958).

    >>> coleman_homophily(same=Share(5, 8), baseline=0.25)
    Measured(value=0.5, n=8, left_out=0)
    >>> coleman_homophily(same=Share(1, 10), baseline=0.25).value
    -0.6
    """
    if not (answers.is_number(baseline) and 0 <= baseline <= 1):
        msg = f"baseline is {baseline!r}, but a share is a number from 0 to 1; divide a count by its total"
        raise InvalidRequest(msg)
    if not (isinstance(same, Share) and 0 <= same.part <= same.whole):
        msg = f"same is {same!r}, but it must be a Share, so many ties of so many: ei_index(...).same, or Share(5, 10)"
        raise InvalidRequest(msg)
    s, value = same.value, nan
    if same.n and baseline < 1:
        value = (s - baseline) / (1 - baseline if s >= baseline else baseline)
    claim = (
        f"A share of {printed(s)} in the same category, where chance would give {printed(float(baseline))}, makes a "
        f"homophily of {printed(value)}, where -1 is never the same, 0 as by chance and 1 always"
    )
    needs = _NEEDS if not same.n else "everybody there is to choose from is of the same category"
    sentence = told(claim, value, same.n, "tie", left_out=same.left_out, which=_WHICH, needs=needs)
    return Measured(value, same.n, same.left_out, -1.0, 1.0, sentence)


def yules_q(graph: nx.Graph[Any], ego: Hashable, categories: Categories, roster: Collection[Hashable]) -> Measured:
    """Whether one person is tied to their own category more than to others, from -1 (less) to 1 (more).

    (ad - bc) / (ad + bc), where ego is tied to a people of the same category and to b of others, and not tied to c of
    the same and d of others. 0 says that ego is tied to the same share of both; 1 that ego is tied to no others (b = 0)
    or to everybody of the same (c = 0); -1 the reverse. NaN where the formula says 0/0, such as with no contact, with
    nobody but contacts, or where all are of one category.

    ``roster`` lists everybody ego could be tied to, such as a class or a firm: who is *not* tied to ego must be known,
    and a list of one's own contacts never says that. Ego may be on it and is passed over; whoever has no category is
    left out. ``InvalidRequest`` if a contact of ego is missing from the roster, since it does not list everybody then.
    Ego must have a category.

    As in the program UCINET.

    >>> import networkx as nx
    >>> karate = nx.karate_club_graph()
    >>> found = yules_q(karate, 8, nx.get_node_attributes(karate, "club"), karate)
    >>> found.value, found.n
    (-0.2, 33)
    """
    contacts = ego_network(graph, ego, scope="ego", weight=None).own
    _check_categories(categories, ego)
    if isinstance(roster, str) or not isinstance(roster, Collection):
        msg = f"the roster is {roster!r}, which is no list; write [...] with everybody that {ego!r} could be tied to"
        raise InvalidRequest(msg)
    others = set(roster) - {ego}
    missing = sorted(repr(contact) for contact in contacts if contact not in others)
    if missing:
        msg = (
            f"not on the roster, but contacts of {ego!r}: {', '.join(missing)}; a roster lists everybody there is "
            "to be tied to, so add them"
        )
        raise InvalidRequest(msg)
    own = categories[ego]
    known = [person for person in others if answers.is_known(categories.get(person))]
    table = Counter((person in contacts, categories[person] == own) for person in known)
    a, b, c, d = (table[tied, same] for tied in (True, False) for same in (True, False))
    value = (a * d - b * c) / (a * d + b * c) if a * d + b * c else nan
    claim = (
        f"Ties to {a:,} of {a + c:,} of the same category and to {b:,} of {b + d:,} of others make a Yule's Q of "
        f"{printed(value)}, where -1 is to others first, 0 to both alike and 1 to the same first"
    )
    needs = "it takes people of the same category and of others, some of them tied and some not"
    which, left_out = _WHICH, len(others) - len(known)
    sentence = told(claim, value, len(known), "possible tie", left_out=left_out, which=which, needs=needs)
    return Measured(value, len(known), left_out, -1.0, 1.0, sentence)


_WHICH = "with somebody whose category is not known"
_NEEDS = "it takes a tie between two people whose category is known"


def _check_categories(categories: Categories, *egos: Hashable) -> None:
    answers.mapping(categories, "categories", "{'mei': 'law'} or nx.get_node_attributes(graph, 'field')")
    for ego in egos:
        if not answers.is_known(categories.get(ego)):
            msg = f"{ego!r} has no category, so nobody can be of the same; add one, such as categories[{ego!r}] = 'law'"
            raise InvalidRequest(msg)


def _ei(
    ties: Collection[tuple[Any, Any]], categories: Categories, *, of: str, possible: tuple[int, int] | None = None
) -> EI:
    ends = [(categories.get(a), categories.get(b)) for a, b in ties]
    alike = [a == b for a, b in ends if answers.is_known(a) and answers.is_known(b)]
    internal = sum(alike)
    external = len(alike) - internal
    # E / possible E against I / possible I, both times the two: whole numbers, and 0 where one kind is not possible.
    e, i = (external * possible[1], internal * possible[0]) if possible else (external, internal)
    value, left_out = (e - i) / (e + i) if e + i else nan, len(ties) - len(alike)
    claim = (
        f"{internal} of the same category and {external} across make {'a rescaled' if possible else 'an'} E-I index "
        f"of {printed(value)}, where -1 is all of the same and 1 all across"
    )
    needs = _NEEDS if not possible else "ties of both kinds must be possible among people whose category is known"
    sentence = told(claim, value, len(alike), of, left_out=left_out, which=_WHICH, needs=needs)
    return EI(value, external, internal, left_out, sentence)
