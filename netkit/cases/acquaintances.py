"""Who knows whom in an invented career, and who introduced the owner to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import combinations
from typing import Final, TypeAlias

from netkit.cases.people import Person
from netkit.cases.seeded_random import SeededRandom
from netkit.model import ME, ContactId, Tie

Introductions: TypeAlias = dict[ContactId, ContactId | None]
"""Who introduced the owner to each contact: a contact, ``ME``, or ``None`` if nobody noted it."""

# How many percent of the pairs from one circle know each other, if they were there at the same time.
_TOGETHER: Final = {
    "present job": 48,
    "past job": 44,
    "studies": 34,
    "research group": 60,
    "association": 26,
    "volunteering": 55,
    "online": 6,
    "friends": 55,
}
_COLLEAGUES: Final = 30
"""The same for pairs who overlapped at an organisation outside the owner's circles."""

_BY_ACCIDENT: Final = 1.2

_REACH: Final = (28, 14, 13, 12)
"""How many percent of everybody each super-connector knows at least, and how many times as often they introduce."""


def connectors(people: Sequence[Person], chance: SeededRandom) -> dict[ContactId, int]:
    """Four super-connectors, whom the owner has known for long, and their reach."""
    known = [one.id for one in people[: len(people) // 2] if not one.archived and one.silent_since is None]
    return dict(zip(chance.some(known, len(_REACH)), _REACH, strict=True))


def ties(people: Sequence[Person], brokers: Mapping[ContactId, int], chance: SeededRandom) -> list[Tie]:
    """Who knows whom: by a circle or an organisation they share, through a super-connector, or by accident."""
    likely = _likely(people)
    reach = [brokers.get(one.id, 0) for one in people]
    found = []
    for a, b in combinations(range(len(people)), 2):
        percent = likely.get((a, b), _BY_ACCIDENT)
        percent = max(percent, reach[a], reach[b])
        if chance.number() * 100 < percent:
            closeness = chance.weighted({1: 1, 2: 3, 3: 4, 4: 3, 5: 1})
            source = chance.weighted({"stated": 85, "observed": 15})
            found.append(Tie(people[a].id, people[b].id, closeness, "stated" if source == "stated" else "observed"))
    return found


def _likely(people: Sequence[Person]) -> dict[tuple[int, int], float]:
    likely: dict[tuple[int, int], float] = {}
    for a, b in overlapping(people):
        likely[a, b] = _COLLEAGUES
    for circle, percent in _TOGETHER.items():
        members = [place for place, one in enumerate(people) if circle in one.circles]
        meets = circle in ("online", "friends")
        for a, b in combinations(members, 2):
            # Two who were there one after the other may have met all the same.
            together = meets or (a, b) in likely
            likely[a, b] = max(percent if together else percent / 4, likely.get((a, b), 0))
    return likely


def overlapping(people: Sequence[Person]) -> Iterable[tuple[int, int]]:
    """The pairs, by their places in the list, who were at an organisation at the same time."""
    at: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(people):
        for place in one.places:
            at[place.organisation].append(number)
    for organisation, members in at.items():
        for a, b in combinations(members, 2):
            if a != b and any(
                one.overlaps(other)
                for one in people[a].places
                if one.organisation == organisation
                for other in people[b].places
            ):
                yield a, b


def introductions(
    people: Sequence[Person], ties: Sequence[Tie], brokers: Mapping[ContactId, int], chance: SeededRandom
) -> Introductions:
    """Who introduced whom. In half of the cases the owner introduced themselves to well over 65 % of the contacts."""
    share = chance.whole(68, 75) if chance.happens(0.5) else chance.whole(50, 61)
    known = {one.id: one for one in people}
    older: dict[ContactId, dict[ContactId, int]] = defaultdict(dict)
    for tie in ties:
        first, then = sorted((known[tie.a], known[tie.b]), key=lambda one: (one.met_on, one.id))
        around = first.silent_since is None or first.silent_since > then.met_on
        if around and not first.archived and first.met_on + timedelta(days=30) <= then.met_on:
            older[then.id][first.id] = brokers.get(first.id, 1)
    found: Introductions = dict.fromkeys(known, ME)
    unknown = chance.whole(1, 2)
    active = [one.id for one in people if not one.archived]
    introduced = chance.shuffled([who for who in active if who in older])
    for who in introduced[: len(active) - unknown - (len(active) * share + 50) // 100]:
        found[who] = chance.weighted(older[who])
    for who in chance.shuffled([who for who in active if found[who] == ME])[:unknown]:
        found[who] = None
    return found
