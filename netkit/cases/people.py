"""The people of an invented career: how many, how close, from which circle, and since when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeAlias

from netkit.cases.organisations import Place, Stay, places
from netkit.cases.seeded_random import SeededRandom
from netkit.cases.vocabulary import FAMILY_NAMES, NAMES, REGIONS, TITLES
from netkit.cases.workdays import month_of, workday
from netkit.model import CIRCLES, ContactId
from netkit.text import folded

Streams: TypeAlias = Callable[[str], SeededRandom]
"""A stream of chance for each purpose."""

RECENT: Final = timedelta(days=731)
"""The two years of which everything is noted."""

RECORDED: Final = timedelta(days=2192)
"""The six years of which something is noted."""

ARCHIVED: Final = 2
"""How many contacts are put away: distant ones, silent for years."""

_SHARES: Final = dict(zip(CIRCLES, (21, 16, 19, 9, 12, 8, 9, 6), strict=True))
_MAY_BE_EMPTY: Final = ("research group", "association", "volunteering", "online")
_SENIORITY: Final = {
    "present job": {"junior": 4, "senior": 4, "lead": 2},
    "past job": {"junior": 2, "senior": 5, "lead": 3},
    "studies": {"junior": 5, "senior": 5, "lead": 1},
    "research group": {"junior": 2, "senior": 4, "lead": 2},
}
_ANY_SENIORITY: Final = {"student": 3, "junior": 4, "senior": 4, "lead": 2}

# How many percent of the contacts of each layer have fallen silent: very close, close, in between, distant.
_SILENT: Final = (0, 5, 12, 30)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the owner knows. ``layer`` is 0 for the five closest, then 1, 2, and 3 for the distant."""

    id: ContactId
    name: str
    circles: tuple[str, ...]
    layer: int
    closeness: int | None
    met_on: date
    silent_since: date | None
    field: str
    seniority: str
    region: str
    places: tuple[Place, ...]
    archived: bool = False

    @property
    def circle(self) -> str:
        """Where the owner knows them from."""
        return self.circles[0]


def names(chance: SeededRandom, count: int) -> list[str]:
    """So many different names; a given name may come twice, a family name may too, the two together may not."""
    given = [*chance.shuffled(NAMES), *chance.shuffled(NAMES)]
    family = [name for _ in range(3) for name in chance.shuffled(FAMILY_NAMES)]
    found = dict.fromkeys(f"{one} {other}" for one, other in zip(given, family, strict=False))
    return list(found)[:count]


def people(named: list[str], stays: dict[str, Stay], streams: Streams, *, today: date) -> list[Person]:
    """Everyone in the network, those met first coming first."""
    count = len(named)
    circles = _circles(count - ARCHIVED, streams("circles"))
    layers = [0] * 5 + [1] * 10 + [2] * 35 + [3] * (len(circles) - 50)
    unsaid = 1 + len(circles) // 100
    distant = streams("distant").deck({2: 58, 1: 42}, len(circles) - 50 - unsaid)
    closeness = [*([5] * 5 + [4] * 10 + [3] * 35), *distant, *[None] * unsaid]
    new = _new(circles, stays, streams("new"), today=today)
    closest_first = streams("layers").shuffled(range(len(circles)))
    # Somebody met in the last two years is seldom among the closest.
    closest_first.sort(key=lambda place: place in new and place % 4 != 0)
    close = dict(zip(closest_first, zip(layers, closeness, strict=True), strict=True))
    found = [
        _person(name, circles[place], *close[place], stays, streams(f"person {place}"), new=place in new, today=today)
        for place, name in enumerate(named[: len(circles)])
    ]
    found += [_archived(name, stays, streams(f"archived {name}"), today=today) for name in named[len(circles) :]]
    return sorted(found, key=lambda person: (person.met_on, person.id))


def _circles(count: int, chance: SeededRandom) -> list[str]:
    """The circle of each contact. One of the eight has nobody: a place to go to."""
    empty = chance.choice(_MAY_BE_EMPTY)
    weights = {circle: share * chance.whole(75, 125) for circle, share in _SHARES.items() if circle != empty}
    certain = [circle for circle in weights for _ in range(3)]
    return chance.shuffled([*certain, *(chance.weighted(weights) for _ in range(count - len(certain)))])


def _new(circles: list[str], stays: dict[str, Stay], chance: SeededRandom, *, today: date) -> frozenset[int]:
    """Who was met in the last two years: everybody from a place the owner has not known for longer, and some others."""
    certain = [place for place, circle in enumerate(circles) if _is_new_place(stays[circle], today)]
    others = [place for place, circle in enumerate(circles) if stays[circle].until is None and place not in certain]
    aim = len(circles) * chance.whole(12, 36) // 100
    return frozenset([*certain, *chance.some(others, max(0, aim - len(certain)))])


def _is_new_place(stay: Stay, today: date) -> bool:
    return stay.until is None and stay.since > today - RECENT - timedelta(days=60)


def _person(
    name: str,
    circle: str,
    layer: int,
    closeness: int | None,
    stays: dict[str, Stay],
    chance: SeededRandom,
    *,
    new: bool,
    today: date,
) -> Person:
    stay = stays[circle]
    met_on = _met_on(stay, chance, new=new, today=today)
    after = month_of(met_on) + 6
    later = [one for one in CIRCLES if one not in (circle, "friends") and month_of(stays[one].until or today) > after]
    second = [chance.choice(later)] if chance.happens(0.15) and later else []
    field = chance.choice(stay.fields) if chance.happens(0.6) else chance.choice(tuple(TITLES))
    seniority = chance.weighted(_SENIORITY.get(circle, _ANY_SENIORITY))
    if second and second[0] in _SENIORITY and seniority == "student":
        seniority = "junior"
    silent_since = _silent_since(met_on, chance, _SILENT[layer], today=today)
    region = chance.weighted(dict(zip(REGIONS, (5, 3, 2, 2), strict=True)))
    there = places([stays[one] for one in (circle, *second)], field, seniority, met_on, chance, today=today)
    circles = (circle, *second)
    return Person(
        _id(name), name, circles, layer, closeness, met_on, silent_since, field, seniority, region, tuple(there)
    )


def _archived(name: str, stays: dict[str, Stay], chance: SeededRandom, *, today: date) -> Person:
    stay, region = stays["studies"], "the same country"
    met_on = _met_on(stay, chance, new=False, today=today)
    field = chance.choice(stay.fields)
    silent_since = workday(max(met_on, today - RECORDED) + timedelta(days=chance.whole(40, 400)))
    there = tuple(places([stay], field, "senior", met_on, chance, today=today))
    return Person(
        _id(name), name, ("studies",), 3, 1, met_on, silent_since, field, "senior", region, there, archived=True
    )


def _id(name: str) -> ContactId:
    return ContactId(folded(name).replace(" ", "-"))


def _met_on(stay: Stay, chance: SeededRandom, *, new: bool, today: date) -> date:
    """A working day of the owner's stay: in the last two years if ``new``, else before."""
    earliest, latest = stay.since, stay.until or today - timedelta(days=20)
    if new:
        earliest = max(earliest, today - RECENT)
    else:
        latest = min(latest, today - RECENT)
    return workday(earliest + timedelta(days=chance.whole(0, (latest - earliest).days)), last=latest)


def _silent_since(met_on: date, chance: SeededRandom, percent: int, *, today: date) -> date | None:
    """The day of the last conversation with somebody who has fallen silent, more than a year ago."""
    if not chance.happens(percent / 100):
        return None
    earliest = max(met_on, today - RECORDED) + timedelta(days=30)
    long_ago, year_ago = today - timedelta(days=1120), today - timedelta(days=380)
    if earliest < long_ago and chance.happens(0.55):
        latest = long_ago
    elif earliest < year_ago:
        latest = year_ago
    else:
        return None
    return workday(earliest + timedelta(days=chance.whole(0, (latest - earliest).days)), last=latest)
