"""Reach: whom you can get to through whom, who could know about a topic, and how independent your sources are.

Paths are looked for in any networkx graph. That of ``Network.graph()`` holds you, your contacts and the ties among
them, so everyone in it is one step away. People who are not your contacts come in as soon as you add them, such as
whoever a referral names:

>>> import networkx as nx
>>> graph = nx.Graph([("me", "mei"), ("me", "jae"), ("mei", "jae")])
>>> graph.add_edge("mei", "Dr Lindqvist", closeness=4)  # referral.referred_by, referral.person
>>> best_introducer(graph, "me", "Dr Lindqvist").introducer
'mei'

What holds for paths:

- A tie is a tie: directions do not count, and of parallel ties the closest does.
- The strength of a tie is its attribute ``closeness``, a number above 0. Where it is missing the tie counts as 1,
  distant: the least that it can be. Each route says how many of its ties that is.
- Where people are put in order by id, that is the order of ``str(id)``.

Errors: ``UnknownContact`` for somebody who is not in the graph; ``InvalidRequest`` for a closeness that is not a number
above 0, for a way from ego to ego, for days of last contact that are no dates, and for what is no graph.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from math import inf, isfinite
from numbers import Real
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from netkit.errors import InvalidRequest, UnknownContact
from netkit.measures import _inputs, answers
from netkit.model import Contact, ContactId
from netkit.results import Measured, Result, possessive, shortened
from netkit.text import folded

if TYPE_CHECKING:
    import networkx as nx

Graph: TypeAlias = "nx.Graph[Any]"
LastContact: TypeAlias = Mapping[Any, date | None]

UNSAID: Final = 1.0
"""What a tie counts whose closeness nobody has said."""


@dataclass(frozen=True, slots=True)
class Route(Result):
    """A way from ego to somebody, both ends included; its ``weakest`` tie has this closeness.

    ``unsaid`` of its ties have no closeness on record and count as 1.
    """

    path: tuple[Hashable, ...]
    weakest: float
    unsaid: int = 0
    sentence: str = field(default="", compare=False, repr=False)

    @property
    def steps(self) -> int:
        """How many ties the way has; 1 to a contact."""
        return len(self.path) - 1

    @property
    def introducer(self) -> Hashable | None:
        """The contact to ask first; ``None`` where the way leads to a contact, who needs no introduction."""
        return self.path[1] if self.steps > 1 else None


@dataclass(frozen=True, slots=True)
class Lead(Result):
    """A contact who may know about a topic, and what on record says so: ``offers``, ``field`` or ``title``."""

    contact: ContactId
    by: str
    text: str
    sentence: str = field(default="", compare=False, repr=False)


def two_step_paths(
    graph: Graph, ego: Hashable, target: Hashable, *, last_contact: LastContact | None = None
) -> list[Route]:
    """Every way to ``target`` through one contact of ego, the best first by the rule of ``best_introducer``.

    Empty if no contact has a tie to the target. The target may be a contact already.

    >>> import networkx as nx
    >>> graph = nx.Graph([("me", "mei"), ("me", "jae"), ("mei", "lin"), ("jae", "lin")])
    >>> [route.introducer for route in two_step_paths(graph, "me", "lin", last_contact={"mei": date(2026, 3, 1)})]
    ['mei', 'jae']
    """
    _check(graph, ego, target, last_contact)
    own, theirs = _ties(graph, ego), _ties(graph, target)
    both = (own.keys() & theirs.keys()) - {ego, target}
    ranked = sorted(both, key=lambda who: (-min(own[who][0], theirs[who][0]), *_recent_first(who, last_contact)))
    return [_route(graph, (ego, who, target)) for who in ranked]


def best_introducer(
    graph: Graph, ego: Hashable, target: Hashable, *, last_contact: LastContact | None = None
) -> Route | None:
    """The way to ``target`` that asks least of others; ``None`` if no ties lead there.

    The rule, a convention of this course: the fewest steps; then the way whose weakest tie is closest; then the first
    contact you were last in touch with most recently; then the ids along the way. ``last_contact`` says for a contact
    when that was; whoever is not in it, or has ``None``, comes last. A target who is a contact already is one step away
    and needs no introduction.

    >>> import networkx as nx
    >>> graph = nx.Graph([("me", "mei"), ("me", "jae"), ("mei", "lin"), ("jae", "lin")])
    >>> for a, b in graph.edges:
    ...     graph.edges[a, b]["closeness"] = 5 if "jae" in (a, b) else 2
    >>> route = best_introducer(graph, "me", "lin")
    >>> route.path, route.weakest
    (('me', 'jae', 'lin'), 5.0)
    """
    _check(graph, ego, target, last_contact)
    layers = _layers(graph, ego, target)
    if layers is None:
        return None
    # How close the weakest tie is on the best shortest way from each person to the target, worked out from the target.
    best: dict[Hashable, float] = {target: inf}
    onward: dict[Hashable, dict[Hashable, float]] = {}
    for near, far in zip(layers[-2::-1], layers[:0:-1], strict=True):
        for who in near:
            row = _ties(graph, who)
            onward[who] = {other: row[other][0] for other in row.keys() & far if other in best}
            if onward[who]:
                best[who] = max(min(closeness, best[other]) for other, closeness in onward[who].items())
    path = [ego]
    while path[-1] != target:
        fit = [
            other
            for other, closeness in onward[path[-1]].items()
            if closeness >= best[ego] and best[other] >= best[ego]
        ]
        path.append(min(fit, key=lambda who: _recent_first(who, last_contact if len(path) == 1 else None)))
    return _route(graph, tuple(path))


def independent_sources(graph: Graph, ego: Hashable, people: Collection[Hashable]) -> Measured:
    """In how many separate groups these people are once ego is taken away: from 1 to their number, 0 for nobody.

    Two are in one group if ties lead from one to the other, also by way of somebody else. What two people of one group
    say may come from the same source; ties that are not on record can make the number too high. ``InvalidRequest`` if
    ego is among the people, or for one text in place of a list.

    >>> import networkx as nx
    >>> graph = nx.Graph([("me", "mei"), ("me", "jae"), ("me", "lin"), ("mei", "lin")])
    >>> independent_sources(graph, "me", ["mei", "jae", "lin"])
    Measured(value=2, n=3, left_out=0)
    """
    _inputs.graph(graph)
    if isinstance(people, str) or not isinstance(people, Collection):
        msg = f"the people are {people!r}, which is no list; write [...] with somebody of the graph in each place"
        raise InvalidRequest(msg)
    asked = set(people)
    missing = sorted(repr(who) for who in asked | {ego} if who not in graph)
    if missing:
        raise UnknownContact(_unknown(graph, ", ".join(missing)))
    if ego in asked:
        msg = f"{ego!r} is among the people; hand in only the others, since ego is taken away"
        raise InvalidRequest(msg)
    seen = {ego}
    groups = 0
    for start in asked:
        if start in seen:
            continue
        groups += 1
        seen.add(start)
        border = [start]
        while border:
            found = _neighbours(graph, border.pop()) - seen
            seen |= found
            border += found
    n = len(asked)
    return Measured(groups, n, floor=min(1, n), ceiling=n, sentence=_sources_sentence(groups, n))


def who_knows(contacts: Iterable[Contact], topic: str) -> list[Lead]:
    r"""The contacts who may know about a topic: it is in what they offer, in their field or in their title.

    A text fits if it holds all the words of the topic, whatever the capitals and accents: "tax law" fits "International
    tax law". First those who offer it, then those with the field, then those with the title; each by name and id. Each
    contact comes once. ``InvalidRequest`` for a topic without words.

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
    return [_lead(rank, name, who, text) for rank, name, who, text in sorted(leads)]


def _lead(rank: int, name: str, who: ContactId, text: str) -> Lead:
    by = ("offers", "field", "title")[rank]
    says = f"{name} offers {text}." if by == "offers" else f"{possessive(name)} {by} is {text}."
    return Lead(who, by, text, says)


def _check(graph: Graph, ego: Hashable, target: Hashable, last_contact: LastContact | None) -> None:
    _inputs.graph(graph)
    if last_contact is not None:
        answers.mapping(last_contact, "last_contact", "{'mei': date(2026, 3, 1)}")
    for who in (ego, target):
        if who not in graph:
            raise UnknownContact(_unknown(graph, repr(who)))
    if ego == target:
        msg = f"the way from {ego!r} to {target!r} has no steps; name somebody else as target"
        raise InvalidRequest(msg)


def _unknown(graph: Graph, who: str) -> str:
    return (
        f"not in this graph of {len(graph)}: {who}; list(graph) shows who is, and graph.add_edge(a, b) adds "
        "somebody whom a contact knows"
    )


def _neighbours(graph: Graph, who: Hashable) -> set[Hashable]:
    found = set(graph.adj[who])
    return found.union(graph.pred[who]) if graph.is_directed() else found  # type: ignore[attr-defined]


def _ties(graph: Graph, who: Hashable) -> dict[Hashable, tuple[float, bool]]:
    return {other: _tie(graph, who, other) for other in _neighbours(graph, who)}


def _tie(graph: Graph, a: Hashable, b: Hashable) -> tuple[float, bool]:
    """How close the tie of these two is, and whether somebody has said so."""
    found = []
    for one, other in ((a, b), (b, a)) if graph.is_directed() else ((a, b),):
        data = graph.get_edge_data(one, other)
        if data is not None:
            found += [_closeness(tie, a, b) for tie in (data.values() if graph.is_multigraph() else (data,))]
    return max(found)


def _closeness(tie: Mapping[str, Any], who: Hashable, other: Hashable) -> tuple[float, bool]:
    value = tie.get("closeness")
    if value is None:
        return UNSAID, False
    if not isinstance(value, Real) or isinstance(value, bool) or not isfinite(value) or value <= 0:
        msg = f"the tie between {who!r} and {other!r} has closeness {value!r}; it must be a number above 0, such as 3"
        raise InvalidRequest(msg)
    return float(value), True


def _layers(graph: Graph, ego: Hashable, target: Hashable) -> list[set[Hashable]] | None:
    """Ego, whoever is one step away, two steps, and so on as far as the target."""
    layers, seen = [{ego}], {ego}
    while target not in seen:
        border: set[Hashable] = set()
        for who in layers[-1]:
            border |= _neighbours(graph, who)
        border -= seen
        if not border:
            return None
        seen |= border
        layers.append(border)
    return layers


def _recent_first(who: Hashable, last_contact: LastContact | None) -> tuple[int, str]:
    day = last_contact.get(who) if last_contact else None
    return -_inputs.day(day, f"the last contact with {who!r}").toordinal() if day else 0, str(who)


def _route(graph: Graph, path: tuple[Hashable, ...]) -> Route:
    ties = [_tie(graph, one, other) for one, other in pairwise(path)]
    weakest, unsaid = min(closeness for closeness, _ in ties), sum(not said for _, said in ties)
    names = [str(graph.nodes[who].get("name") or who) for who in path]
    told = f"{names[-1]} is a contact already" if len(path) == 2 else _asking(names)
    number, verb = ("one tie", "counts") if unsaid == 1 else (f"{unsaid} ties", "count")
    counted = f"; {number} without a closeness on record {verb} as 1" if unsaid else ""
    ties_ = "The tie" if len(ties) == 1 else f"The weakest of the {len(ties)} ties"
    return Route(path, weakest, unsaid, f"{told}. {ties_} has closeness {shortened(weakest)}{counted}.")


def _asking(names: list[str]) -> str:
    if len(names) == 3:
        return f"Ask {names[1]} to introduce you to {names[2]}"
    return f"Ask {names[1]} to bring you to {names[-1]} by way of {', then '.join(names[2:-1])}"


def _sources_sentence(groups: int, n: int) -> str:
    if n < 2:
        return "There is nobody to hear from." if not n else "One person is one source."
    if groups == n:
        return f"No ties lead from one of the {n} people to another without ego, so each is a source of their own."
    if groups == 1:
        every = "both" if n == 2 else f"all {n}"
        return f"Ties join {every} people without ego, so what they say may come from one source."
    return f"Without ego, the {n} people fall into {groups} groups with no ties between them."
