"""The cases of the exercise: contacts and who knows whom, help that came, introductions, and the mentor's contacts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations, count
from typing import Final

import networkx as nx

from netkit.cases.seeded_random import SeededRandom
from netkit.cases.vocabulary import NAMES
from netkit.model import Contact, ContactId, Tie
from netkit.network import Network
from netkit.text import folded
from netkit.topics.assess import bank
from netkit.topics.assess.lesson import TODAY
from netkit.topics.drawn import numbered
from netkit.topics.texts import written

ALONE: Final = "alone"
CIRCLES: Final = ("studies", "part-time job", "volunteering", "past job", "choir", "sports club")

DECIDED: Final[Mapping[str, Callable[[nx.Graph[str]], bool]]] = {
    "The contact with the most ties is close to the owner: closeness 4 or 5.": lambda graph: (
        _close(graph, _most_tied(graph)) >= 4
    ),
    "Two contacts of closeness 5 know each other.": lambda graph: any(
        _close(graph, a) == _close(graph, b) == 5 for a, b in graph.edges
    ),
    "Without the contact with the most ties, the others fall into more groups than there are now.": lambda graph: (
        nx.number_connected_components(graph.subgraph(set(graph) - {_most_tied(graph)}))
        > nx.number_connected_components(graph)
    ),
    "All who stand alone have a closeness of 3 or less.": lambda graph: all(
        _close(graph, who) <= 3 for who in nx.isolates(graph)
    ),
    "Half of the contacts or more know at least three of the others.": lambda graph: (
        2 * sum(ties >= 3 for _, ties in graph.degree) >= len(graph)
    ),
    "Every contact of closeness 5 knows one of the others at least.": lambda graph: all(
        graph.degree[who] for who in graph if _close(graph, who) == 5
    ),
    "There are more ties than contacts.": lambda graph: graph.number_of_edges() > len(graph),
    "Somebody knows five of the others, or more.": lambda graph: max(ties for _, ties in graph.degree) >= 5,
    "Somebody of closeness 1 knows three of the others, or more.": lambda graph: any(
        graph.degree[who] >= 3 for who in graph if _close(graph, who) == 1
    ),
}
"""Statements that the tables decide."""


def among(contacts: Iterable[Contact], ties: Iterable[Tie]) -> nx.Graph[str]:
    """The contacts and the ties among them, without the owner."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from((person.id, {"closeness": person.closeness or 0}) for person in contacts)
    graph.add_edges_from((tie.a, tie.b) for tie in ties)
    return graph


def _close(graph: nx.Graph[str], who: str) -> int:
    return int(graph.nodes[who]["closeness"])


def _most_tied(graph: nx.Graph[str]) -> str:
    return max(graph, key=lambda who: graph.degree[who])


def practice() -> Network:
    """The case that is the same for everybody."""
    return make("practice", "assess")


def make(course: str, student: str) -> Network:
    """The case of one student: the first draft that fits."""
    return next(case for attempt in count() if (case := draft(course, student, attempt)) is not None)


def draft(course: str, student: str, attempt: int) -> Network | None:
    """One attempt at a case; None if it does not tell the readings of its tables apart."""

    def chance(purpose: str) -> SeededRandom:
        return SeededRandom(course, "assess", student, purpose, attempt)

    owner, *names = chance("names").some(NAMES, 28)
    people = dict(zip(names, _places(chance("places")), strict=False))
    others = names[len(people) :]
    groups, alone = _groups(people)
    pairs = _ties(groups, chance("ties"))
    contacts = [
        Contact(_id(name), name, circles=(circle,), closeness=chance(f"closeness of {name}").whole(1, 5))
        for name, (circle, _) in people.items()
    ]
    ties = [Tie(_id(a), _id(b), chance(f"tie of {a} and {b}").whole(1, 5)) for a, b in pairs]
    graph = among(contacts, ties)
    truths = {text: holds(graph) for text, holds in DECIDED.items()}
    if not _fits(graph, ties) or min(map([*truths.values()].count, (True, False))) < 2:
        return None
    kinds = chance("kinds").shuffled(bank.KINDS)
    forms = zip(numbered(bank.SAYS, chance("says")), others[7:], others[8:], strict=False)
    headings = {
        "help": _help(kinds, chance("helpers").some(list(people), 9), chance("help")),
        "says": [form.format(who=who, about=about) for form, who, about in forms],
        "meet": _meetings(groups, alone, pairs, chance("meet")),
        "statements": _statements(truths, chance("statements")),
        "mentor": _mentor(kinds, others, chance("mentor")),
    }
    lines = [
        line
        for heading, found in headings.items()
        for line in written(heading, [(TODAY, contacts[0].id, text) for text in found])
    ]
    return Network.of(*contacts, *ties, *lines, owner=owner, today=TODAY)


def _fits(graph: nx.Graph[str], ties: Sequence[Tie]) -> bool:
    """Whether one contact has the most ties, somebody has a closeness of 5, and each column of the ties misses one."""
    most, next_most, *_ = sorted((number for _, number in graph.degree), reverse=True)
    first, second = ({getattr(tie, end) for tie in ties} for end in ("a", "b"))
    closest = max(_close(graph, who) for who in graph)
    return most > next_most and closest == 5 and not first <= second and not second <= first


def _places(chance: SeededRandom) -> list[tuple[str, str]]:
    """For each contact a circle and a group, which is named after the circle of most of its members."""
    first, second, third = chance.some(CIRCLES, 3)
    large, small = chance.choice(((5, 3), (5, 4), (4, 4)))
    moved = [(first, second), (third, first), (third, ALONE), (chance.choice((first, second)), ALONE)]
    return chance.shuffled([(first, first)] * large + [(second, second)] * small + moved)


def _groups(people: Mapping[str, tuple[str, str]]) -> tuple[list[list[str]], list[str]]:
    """The two groups, the larger first, and those who stand alone."""
    groups: dict[str, list[str]] = {}
    for name, (_, group) in people.items():
        groups.setdefault(group, []).append(name)
    alone = groups.pop(ALONE)
    return sorted(groups.values(), key=len, reverse=True), alone


def _ties(groups: Sequence[Sequence[str]], chance: SeededRandom) -> list[tuple[str, str]]:
    """Who knows whom: each of a group somebody who came before, and some others; one has the most ties."""
    found = []
    for members in groups:
        known = [(chance.choice(members[:place]), members[place]) for place in range(1, len(members))]
        more = [pair for pair in combinations(members, 2) if pair not in known and chance.happens(0.35)]
        found += [*known, *more]
    ends = Counter(who for pair in found for who in pair)
    hub = max(groups[0], key=lambda who: ends[who])
    strangers = [who for who in groups[0] if who != hub and not {(who, hub), (hub, who)} & {*found}]
    while strangers and sum(number >= ends[hub] for number in ends.values()) > 1:
        found.append((hub, other := strangers.pop()))
        ends.update((hub, other))
    return found


def _help(kinds: Sequence[str], helpers: Sequence[str], chance: SeededRandom) -> list[str]:
    """Ten lines: of six kinds two come from nobody, two from one person and two from two."""
    who, found = iter(helpers), []
    for kind, people in zip(kinds, (0, 0, 1, 1, 2, 2), strict=True):
        once, again = chance.some(bank.HELP[kind], 2)
        lines = [chance.choice(bank.NO_HELP[f"no {kind}"])] if kind in kinds[:3] else []
        lines += [once] * bool(people) + [again] * (kind not in kinds[:3])
        same = next(who)
        found += [line.format(who=same if kind == kinds[3] or not at else next(who)) for at, line in enumerate(lines)]
    return chance.shuffled(found)


def _meetings(
    groups: Sequence[Sequence[str]], alone: Sequence[str], ties: Sequence[tuple[str, str]], chance: SeededRandom
) -> list[str]:
    """Six introductions of two people: two know each other, of two pairs both would gain and of two only one."""
    pairs = [chance.choice([pair for pair in ties if pair[0] in members]) for members in groups]
    left = [chance.shuffled([who for who in members if who not in {*pairs[0], *pairs[1]}]) for members in groups]
    strangers = [(who, max(left, key=len).pop()) for who in alone]
    strangers += zip(left[0][:2], left[1][:2], strict=True)
    matches = iter(chance.shuffled(bank.MATCHES))
    found = []
    for place, (a, b) in enumerate([*pairs, *chance.shuffled(strangers)]):
        (gives, met), (offers, needs) = next(matches), next(matches)
        if place >= 4:  # what one offers does not meet the need of the other
            _, needs = next(matches)
        (one, does, seeks), (other, does_too, seeks_too) = chance.shuffled([(a, gives, needs), (b, offers, met)])
        found.append(f"{one} and {other}. {one} {does}, and {seeks}. {other} {does_too}, and {seeks_too}.")
    return chance.shuffled(found)


def _statements(truths: Mapping[str, bool], chance: SeededRandom) -> list[str]:
    """Two statements that are true, two that are false and two that nobody can tell."""
    chosen = [
        text for truth in (True, False) for text in chance.some([one for one in truths if truths[one] == truth], 2)
    ]
    return chance.shuffled([*chosen, *chance.some(bank.OPEN, 2)])


def _mentor(kinds: Sequence[str], names: Sequence[str], chance: SeededRandom) -> list[str]:
    """Seven contacts of the mentor, who offer two kinds each: one choice of three closes the first four kinds.

    Only four of them have all six kinds, so whoever does not look for the gaps first chooses too many.
    """
    nobody, none, once, single, *several = kinds
    rows = [
        *((nobody, none), (once, several[0]), (single, several[0])),
        *((nobody, several[0]), (none, several[1]), (once, single), (several[0], several[1])),
    ]
    found = []
    for name, row in zip(names, rows, strict=False):
        one, other = (chance.choice(bank.OFFERS[kind]) for kind in chance.shuffled(row))
        time = bank.BUSY if row == (once, single) else bank.FREE
        found.append(f"{name} {one}, and {other}. {time}")
    return chance.shuffled(found)


def _id(name: str) -> ContactId:
    return ContactId(folded(name))
