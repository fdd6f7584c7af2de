"""Through whom to reach somebody, who may know about a topic, and how independent sources are.

A graph from ``Network.graph()`` holds only you and your contacts. Add the people whom contacts know:

>>> import networkx as nx
>>> graph = nx.Graph([("me", "mei"), ("me", "jae"), ("mei", "jae")])
>>> graph.add_edge("mei", "Dr Lindqvist", closeness=4)  # referral.referred_by, referral.person
>>> best_introducer(graph, "me", "Dr Lindqvist").introducer
'mei'

Directions are ignored, and of parallel ties the closest counts. ``closeness`` is a number above 0; a tie without one
counts as 1, distant. ``UnknownContact`` for somebody who is not in the graph; ``InvalidRequest`` for another closeness,
for a path from ego to ego, for a last contact that is no date, and for what is no graph.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, Any, TypeAlias

from netkit.errors import InvalidRequest
from netkit.measures import _inputs
from netkit.measures.ego import called, neighbours
from netkit.model import Contact, ContactId
from netkit.results import Measured, Result, counted, possessive, shortened
from netkit.text import folded

if TYPE_CHECKING:
    import networkx as nx

Graph: TypeAlias = "nx.Graph[Any]"
LastContact: TypeAlias = Mapping[Any, date | None]


@dataclass(frozen=True, slots=True)
class Route(Result):
    """A path from ego to somebody, and the closeness of its weakest tie; ``unsaid`` ties have none on record."""

    path: tuple[Hashable, ...]
    weakest: float
    unsaid: int = 0
    sentence: str = field(default="", compare=False, repr=False)

    @property
    def steps(self) -> int:
        """The number of ties; 1 to a contact."""
        return len(self.path) - 1

    @property
    def introducer(self) -> Hashable | None:
        """The contact to ask first; ``None`` if the path leads to a contact."""
        return self.path[1] if self.steps > 1 else None


@dataclass(frozen=True, slots=True)
class Lead(Result):
    """A contact who may know about a topic, by what they offer, their field or their title (``by``)."""

    contact: ContactId
    by: str
    text: str
    sentence: str = field(default="", compare=False, repr=False)


def two_step_paths(
    graph: Graph, ego: Hashable, target: Hashable, *, last_contact: LastContact | None = None
) -> list[Route]:
    """Every path to ``target`` through one contact of ego, the best first by the rule of ``best_introducer``.

    >>> import networkx as nx
    >>> graph = nx.Graph([("me", "mei"), ("me", "jae"), ("mei", "lin"), ("jae", "lin")])
    >>> [route.introducer for route in two_step_paths(graph, "me", "lin", last_contact={"mei": date(2026, 3, 1)})]
    ['mei', 'jae']
    """
    _check(graph, ego, target, last_contact)
    own, theirs = _closeness(graph, ego), _closeness(graph, target)
    both = (own.keys() & theirs.keys()) - {ego, target}
    ranked = sorted(both, key=lambda who: (-min(own[who][0], theirs[who][0]), *_recent_first(who, last_contact)))
    return [_route(graph, (ego, who, target)) for who in ranked]


def best_introducer(
    graph: Graph, ego: Hashable, target: Hashable, *, last_contact: LastContact | None = None
) -> Route | None:
    """The path to ``target`` that asks least of others; ``None`` if no ties lead there.

    The rule, a convention of this course: the fewest steps; then the closest weakest tie; then the first contact you
    were last in touch with most recently (``last_contact``; unknown days come last); then ``str(id)`` along the path.

    >>> import networkx as nx
    >>> graph = nx.Graph([("me", "mei"), ("mei", "lin"), ("me", "jae"), ("jae", "lin")])
    >>> nx.set_edge_attributes(graph, {("me", "jae"): 5, ("jae", "lin"): 4}, "closeness")
    >>> print(best_introducer(graph, "me", "lin"))
    Ask jae to introduce you to lin. The weakest of the 2 ties has closeness 4.
    """
    _check(graph, ego, target, last_contact)
    # The people by their steps from the target, each with the closeness of the weakest tie on their best way there.
    layers: list[dict[Hashable, float]] = [{target: inf}]
    seen = {target}
    while ego not in seen:
        last = layers[-1]
        border = set().union(*(neighbours(graph, who) for who in last)) - seen
        if not border:
            return None
        seen |= border
        rows = {who: _closeness(graph, who) for who in border}
        layers.append({who: max(min(row[far][0], last[far]) for far in row.keys() & last) for who, row in rows.items()})
    weakest = layers.pop()[ego]
    path = [ego]
    while layers:
        row, last = _closeness(graph, path[-1]), layers.pop()
        fit = [who for who in row.keys() & last if min(row[who][0], last[who]) >= weakest]
        path.append(min(fit, key=lambda who: _recent_first(who, last_contact if len(path) == 1 else None)))
    return _route(graph, tuple(path))


def independent_sources(graph: Graph, ego: Hashable, people: Collection[Hashable]) -> Measured:
    """Into how many separate groups these people fall without ego: from 1 to their number, 0 for nobody.

    Two people in one group may have their news from the same source. Ties that are not on record can make the number
    too high. ``InvalidRequest`` if ego is among the people.

    >>> import networkx as nx
    >>> graph = nx.Graph([("me", "mei"), ("me", "jae"), ("me", "lin"), ("mei", "lin")])
    >>> independent_sources(graph, "me", ["mei", "jae", "lin"])
    Measured(value=2, n=3, left_out=0)
    """
    asked = set(_inputs.items(people, "people"))
    _inputs.graph_with(graph, ego, *asked)
    if ego in asked:
        msg = f"{ego!r} is among the people; hand in only the others, since ego is taken away"
        raise InvalidRequest(msg)
    seen = {ego}
    groups = 0
    for start in asked:
        groups += start not in seen
        seen.add(start)
        border = [start]
        while border:
            found = neighbours(graph, border.pop()) - seen
            seen |= found
            border += found
    n = len(asked)
    return Measured(groups, n, floor=min(1, n), ceiling=n, sentence=_sources_sentence(groups, n))


def who_knows(contacts: Iterable[Contact], topic: str) -> list[Lead]:
    r"""The contacts who may know about a topic: it is in what they offer, in their field or in their title.

    A text fits if it holds all words of the topic, without regard to capitals and accents. Sorted by offer, field and
    title, then by name and id. ``InvalidRequest`` for a topic without words.

    >>> found = who_knows([Contact("mei", "Mei", field="Law"), Contact("jae", "Jae", offers=("tax law",))], "law")
    >>> print(*found, sep="\n")
    Jae offers tax law.
    Mei's field is Law.
    """
    words = set(folded(topic).split()) if isinstance(topic, str) else set()
    if not words:
        msg = f"the topic is {topic!r}; write one or more words, such as 'tax law'"
        raise InvalidRequest(msg)
    leads = []
    for contact in _inputs.records(contacts, Contact):
        texts = [(0, text) for text in sorted(contact.offers)] + [(1, contact.field), (2, contact.title)]
        fit = next(((rank, text.strip()) for rank, text in texts if words <= set(folded(text).split())), None)
        if fit:
            leads.append((fit[0], contact.name, contact.id, fit[1]))
    return [
        Lead(who, by, text, f"{name} offers {text}." if by == "offers" else f"{possessive(name)} {by} is {text}.")
        for rank, name, who, text in sorted(leads)
        for by in [("offers", "field", "title")[rank]]
    ]


def _check(graph: Graph, ego: Hashable, target: Hashable, last_contact: LastContact | None) -> None:
    if last_contact is not None:
        _inputs.mapping(last_contact, "last_contact", "{'mei': date(2026, 3, 1)}")
    _inputs.graph_with(graph, ego, target)
    if ego == target:
        msg = f"the path from {ego!r} to {target!r} has no steps; name somebody else as target"
        raise InvalidRequest(msg)


def _closeness(graph: Graph, who: Hashable) -> dict[Hashable, tuple[float, bool]]:
    """By neighbour: the closeness of the tie, and whether it is on record."""
    return {other: _tie(graph, who, other) for other in neighbours(graph, who)}


def _tie(graph: Graph, a: Hashable, b: Hashable) -> tuple[float, bool]:
    found = []
    for one, other in ((a, b), (b, a)) if graph.is_directed() else ((a, b),):
        data = graph.get_edge_data(one, other)
        for tie in () if data is None else data.values() if graph.is_multigraph() else (data,):
            value = tie.get("closeness")
            if value is not None and not (_inputs.is_number(value) and value > 0):
                msg = f"the tie between {a!r} and {b!r} has closeness {value!r}; it must be a number above 0, such as 3"
                raise InvalidRequest(msg)
            found.append((1.0, False) if value is None else (float(value), True))
    return max(found)


def _recent_first(who: Hashable, last_contact: LastContact | None) -> tuple[int, str]:
    day = last_contact.get(who) if last_contact else None
    return -_inputs.day(day, f"the last contact with {who!r}").toordinal() if day else 0, str(who)


def _route(graph: Graph, path: tuple[Hashable, ...]) -> Route:
    ties = [_tie(graph, one, other) for one, other in pairwise(path)]
    weakest, unsaid = min(closeness for closeness, _ in ties), sum(not said for _, said in ties)
    *between, last = [called(graph, who) for who in path[1:]]
    says, tie = f"{last} is a contact already.", "The tie"
    if between:
        first, *rest = between
        does = f"bring you to {last} by way of {', then '.join(rest)}" if rest else f"introduce you to {last}"
        says, tie = f"Ask {first} to {does}.", f"The weakest of the {len(ties)} ties"
    aside = f"; {counted(unsaid, 'tie')} without a closeness on record counted as 1" if unsaid else ""
    return Route(path, weakest, unsaid, f"{says} {tie} has closeness {shortened(weakest)}{aside}.")


def _sources_sentence(groups: int, n: int) -> str:
    if n < 2:
        return "There is nobody to hear from." if not n else "One person is one source."
    if groups == n:
        return f"No ties lead from one of the {n} people to another without ego, so each is a source of their own."
    if groups == 1:
        every = "both" if n == 2 else f"all {n}"
        return f"Ties join {every} people without ego, so what they say may come from one source."
    return f"Without ego, the {n} people fall into {groups} groups with no ties between them."
