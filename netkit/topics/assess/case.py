"""The cases of the exercise: the same for everybody to practise on, and one for each student."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from itertools import combinations, count
from typing import TYPE_CHECKING, Final, get_args

from netkit.cases.seeded_random import SeededRandom
from netkit.cases.vocabulary import NAMES, REGIONS
from netkit.measures import structure
from netkit.measures.ego import constraint_limits
from netkit.model import ME, Contact, ContactId, Record, Role, Tie
from netkit.network import Network
from netkit.text import folded

if TYPE_CHECKING:
    import networkx as nx

TODAY: Final = date(2026, 3, 20)

FIELDS: Final = {
    "studies": ("engineering", "history", "biology", "design"),
    "part-time job": ("retail", "catering", "logistics"),
    "volunteering": ("education", "health care", "environment"),
    "sports club": ("public service", "media", "trades"),
    "past job": ("finance", "logistics", "tourism"),
    "online": ("software", "design", "media"),
}
"""The circles of a case, and the fields that are common in each."""


def make(course: str, student: str) -> Network:
    """The case of one student: the first draft that fits."""
    return next(case for attempt in count() if not misfits(case := draft(course, student, attempt)))


def misfits(case: Network) -> list[str]:
    """The rules that a case breaks, and so is not fit to be graded; an empty list if it keeps them all.

    A case must tell right answers from wrong ones: two ways of going wrong must not meet, and no guess may be right by
    luck. And all students' cases must be about equally hard.
    """
    graph, contacts, ties = case.graph(), tuple(case.contacts), tuple(case.ties)
    size = len(contacts)
    density = 2 * len(ties) / (size * (size - 1))
    circles = len({person.circle for person in contacts})
    groups = structure.components(graph, ME)
    tied = Counter(who for tie in ties for who in (tie.a, tie.b))
    alone, *others = _readings(contacts, ties, tied)
    most_tied = [who for who in tied if tied[who] == max(tied.values())]
    constraint, (floor, ceiling) = structure.constraint(graph, ME), constraint_limits(size)
    place = (constraint - floor) / (ceiling - floor)
    rules = {
        "10 to 14 contacts": 10 <= size <= 14,
        "a density from 0.15 to 0.36": 0.15 <= density <= 0.36,
        "2 or 3 contacts who know nobody else": len(alone) in (2, 3),
        "2 groups of several people, at least": groups - len(alone) >= 2,
        "no count that happens to equal the groups": circles not in (groups, groups - len(alone)),
        "one contact with the most ties": len(most_tied) == 1,
        "different answers for different readings of the tables": len({frozenset(), alone, *others}) == len(others) + 2,
        "no misreading that is nearly right": all(_share(said, alone) <= 0.5 for said in others)
        and _share(others[-1], alone) <= 0,
        "two true statements and two false ones": _true_statements(graph, contacts, ties, most_tied) == 2,
        "a constraint well inside its bounds, past half-way": 0.53 <= place <= 0.8,
        "a constraint unlike its distance from the upper limit": abs(constraint - (1 - place)) > 0.055,
        "a lower limit that makes a difference": constraint / ceiling - place > 0.055,
    }
    return [rule for rule, kept in rules.items() if not kept]


def _readings(contacts: Sequence[Contact], ties: Sequence[Tie], tied: Counter[ContactId]) -> list[frozenset[ContactId]]:
    """Who may be taken to stand alone, by one reading of the tables after another; the right one first."""
    people = frozenset(person.id for person in contacts)
    alone = people - set(tied)
    return [
        alone,
        alone | {who for who in tied if tied[who] == 1},
        people - {tie.a for tie in ties},
        people - {tie.b for tie in ties},
        frozenset(person.id for person in contacts if (person.closeness or 0) <= 2),
    ]


def _share(said: frozenset[ContactId], truth: frozenset[ContactId]) -> float:
    return (len(said & truth) - len(said - truth)) / max(1, len(truth))


def _true_statements(
    graph: nx.Graph[str], contacts: Sequence[Contact], ties: Sequence[Tie], most_tied: Collection[ContactId]
) -> int:
    """How many of the four statements that the tables decide are true of this case."""
    people = {person.id: person for person in contacts}
    ends = [(people[tie.a], people[tie.b]) for tie in ties]
    rest = graph.copy()
    rest.remove_nodes_from(most_tied)
    return sum(
        (
            all((people[who].closeness or 0) >= 4 for who in most_tied),
            all(a.circle == b.circle for a, b in ends),
            any(a.closeness == b.closeness == 5 for a, b in ends),
            structure.components(rest, ME) > structure.components(graph, ME),
        )
    )


def draft(course: str, student: str, attempt: int) -> Network:
    """One attempt at a case, fit or not."""

    def chance(purpose: str) -> SeededRandom:
        return SeededRandom(course, "assess", student, purpose, attempt)

    # Which of the four statements about a case are to be true.
    close, apart, know, cut = chance("statements").shuffled([True, True, False, False])
    places = _places(chance("shape"), apart=apart)
    owner, *names = chance("names").shuffled(NAMES)[: len(places) + 1]
    people = dict(zip(names, places, strict=True))
    ties = _ties(people, chance("ties"), apart=apart, cut=cut)
    closeness = _closeness(names, ties, chance("closeness"), close=close, know=know)
    return Network.of(
        *(_contact(name, people[name][0], closeness[name], chance(f"contact {name}")) for name in names),
        *(Tie(_id(a), _id(b), chance(f"tie {a} {b}").whole(1, 5)) for a, b in ties),
        owner=owner,
        today=TODAY,
    )


def _places(chance: SeededRandom, *, apart: bool) -> list[tuple[str, bool]]:
    """For each contact a circle, and whether they know others there; the first circle is the largest."""
    size, alone = chance.whole(10, 14), chance.whole(2, 3)
    circles = ["studies", *chance.shuffled([one for one in FIELDS if one != "studies"])[:3]]
    meeting = 2 if apart and size < 13 else 3
    small = [chance.whole(2, 3) for _ in range(meeting - 1)]
    members = [size - alone - sum(small), *small]
    places = [(circle, True) for circle, count in zip(circles, members, strict=False) for _ in range(count)]
    # Where circles keep apart, one more circle, of people who know nobody, makes circles and groups differ in number.
    used = circles[: meeting + 1] if apart else circles[:meeting]
    return places + [(used[-1] if apart and not place else chance.choice(used), False) for place in range(alone)]


def _ties(
    people: dict[str, tuple[str, bool]], chance: SeededRandom, *, apart: bool, cut: bool
) -> list[tuple[str, str]]:
    """Who knows whom: the first of each circle knows all who meet there.

    If not ``apart``, two circles touch. If ``cut``, somebody would be cut off without the very first contact.
    """
    circles: dict[str, list[str]] = {}
    for name, (circle, meets) in people.items():
        if meets:
            circles.setdefault(circle, []).append(name)
    ties = [
        (a, b)
        for members in circles.values()
        for a, b in combinations(members, 2)
        if a == members[0] or chance.happens(0.65)
    ]
    first, second, *_ = circles.values()
    if not apart:
        bridge = first[0] if cut else first[-1]
        ties += [(bridge, name) for name in chance.shuffled(second)[: chance.whole(1, 2)]]
    elif cut:
        ties = [(a, b) for a, b in ties if b != first[-1] or a == first[0]]
    return ties


def _closeness(
    names: list[str], ties: list[tuple[str, str]], chance: SeededRandom, *, close: bool, know: bool
) -> dict[str, int]:
    """How close each contact is to the owner; two of them are very close, who ``know`` each other or do not."""
    hub = names[0]
    closeness = {name: chance.choice((1, 2, 2, 3, 3, 4, 4)) for name in names}
    pairs = [pair for pair in combinations(names, 2) if hub not in pair and (pair in ties) == know]
    for name in chance.choice(pairs):
        closeness[name] = 5
    closeness[hub] = 4 if close else chance.whole(1, 3)
    return closeness


def _contact(name: str, circle: str, closeness: int, chance: SeededRandom) -> Contact:
    return Contact(
        _id(name),
        name,
        circles=(circle,),
        closeness=closeness,
        field=chance.choice(FIELDS[circle]),
        seniority=chance.choice(("student", "junior", "senior")),
        region=chance.choice(REGIONS),
        roles=frozenset(role for role in get_args(Role) if chance.happens(0.35)),
    )


def _id(name: str) -> ContactId:
    return ContactId(folded(name))


def practice() -> Network:
    """Amira's network, the same for everybody, in the lesson and to practise on.

    >>> amira = practice()
    >>> amira.owner, len(amira.contacts), len(amira.ties)
    ('Amira', 12, 15)
    """
    return Network.of(*_PRACTICE, owner="Amira", today=TODAY)


def _person(name: str, circle: str, closeness: int, field: str, seniority: str, region: str, *roles: Role) -> Contact:
    return Contact(
        _id(name),
        name,
        circles=(circle,),
        closeness=closeness,
        field=field,
        seniority=seniority,
        region=region,
        roles=frozenset(roles),
    )


# Kalinda is close to Amira and knows nobody else here; Hana works at the same place as three others, on another shift.
_PRACTICE: Final[tuple[Record, ...]] = (
    _person("Bao", "studies", 4, "engineering", "student", "this town", "information"),
    _person("Freya", "studies", 5, "engineering", "student", "this town", "feedback", "support"),
    _person("Ilse", "studies", 5, "design", "student", "this town", "support"),
    _person("Luca", "studies", 3, "engineering", "junior", "the region", "information", "referral"),
    _person("Mei", "studies", 2, "history", "student", "abroad"),
    _person("Emeka", "studies", 2, "engineering", "senior", "the same country", "referral"),
    _person("Chiara", "part-time job", 3, "retail", "junior", "this town", "support"),
    _person("Goran", "part-time job", 4, "logistics", "senior", "this town", "feedback"),
    _person("Hana", "part-time job", 3, "retail", "student", "this town"),
    _person("Jamal", "part-time job", 1, "retail", "junior", "the region"),
    _person("Deniz", "volunteering", 3, "education", "senior", "the region", "information"),
    _person("Kalinda", "volunteering", 4, "environment", "senior", "abroad", "information", "feedback"),
    *(
        Tie(_id(a), _id(b), closeness)
        for a, b, closeness in (
            ("bao", "freya", 3),
            ("bao", "ilse", 2),
            ("bao", "luca", 4),
            ("freya", "ilse", 5),
            ("freya", "luca", 4),
            ("freya", "mei", 2),
            ("ilse", "luca", 3),
            ("ilse", "mei", 3),
            ("luca", "mei", 1),
            ("emeka", "luca", 3),
            ("chiara", "goran", 4),
            ("chiara", "jamal", 3),
            ("goran", "jamal", 2),
            ("deniz", "goran", 3),
            ("deniz", "jamal", 2),
        )
    ),
)
