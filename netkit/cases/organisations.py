"""Where an invented career takes place: the owner's own stations, and who worked where and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from netkit.cases.seeded_random import SeededRandom
from netkit.cases.vocabulary import ASSOCIATIONS, COMPANIES, GROUPS, HELPING, TITLES, UNIVERSITIES
from netkit.cases.workdays import first_of, last_of, month_of

WORK: Final = ("present job", "past job", "studies", "research group")
"""The circles where somebody has their main occupation; an association or volunteering goes on beside it."""


@dataclass(frozen=True, slots=True)
class Stay:
    """When the owner was where they know a circle from; no organisation for online acquaintances and friends."""

    circle: str
    organisation: str
    fields: tuple[str, ...]
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """What somebody did at an organisation, from the first of a month to the end of one."""

    organisation: str
    title: str
    since: int
    until: int | None = None

    def overlaps(self, other: Place) -> bool:
        """Both were there at the same time."""
        ends = self.until or 10**6, other.until or 10**6
        return self.organisation == other.organisation and max(self.since, other.since) <= min(ends)


def stays(chance: SeededRandom, *, today: date) -> dict[str, Stay]:
    """The stations of the owner's own career, by circle."""
    fields = chance.shuffled(tuple(TITLES))
    left = today.year - chance.whole(5, 7)
    university = chance.choice(UNIVERSITIES)
    began = left * 12 + chance.whole(7, 11)
    changed = began + chance.whole(30, 44)

    def since(year: int) -> date:
        return first_of(year * 12 + chance.whole(0, 11))

    found = (
        Stay("present job", chance.choice(COMPANIES[fields[0]]), (fields[0],), first_of(changed + 1)),
        Stay("past job", chance.choice(COMPANIES[fields[1]]), (fields[1],), first_of(began), last_of(changed)),
        Stay("studies", university, (fields[0], fields[2]), date(left - chance.whole(3, 4), 9, 1), date(left, 6, 30)),
        Stay(
            "research group",
            f"{chance.choice(GROUPS)}, {university}",
            (fields[2], fields[3]),
            date(left - 1, 9, 1),
            date(left, 12, 31),
        ),
        Stay("association", chance.choice(ASSOCIATIONS), (fields[0], fields[4]), since(left)),
        Stay("volunteering", chance.choice(HELPING), (fields[5], fields[6]), since(left - 2)),
        Stay("online", "", (fields[0], fields[7]), since(left - 1)),
        Stay("friends", "", (fields[8], fields[9]), since(left - 9)),
    )
    return {stay.circle: stay for stay in found}


def places(
    circles: Sequence[Stay], field: str, seniority: str, met_on: date, chance: SeededRandom, *, today: date
) -> list[Place]:
    """Where somebody was and is: at the organisation of each circle when the owner was there, and their work now."""
    now, met = month_of(today), month_of(met_on)
    work: list[Place] = []
    beside: list[Place] = []
    for stay in circles:
        # The second circle came later than the first meeting.
        begun = met - chance.whole(0, 24) if stay is circles[0] else _joined(stay, met, now, chance)
        if stay.circle in WORK:
            if work:
                work[-1] = replace(work[-1], until=begun - 1)
            left = _left(stay, max(begun, met), now, chance)
            work.append(Place(stay.organisation, _title(field, seniority, stay.circle), begun, left))
        elif stay.organisation:
            role = "member" if stay.circle == "association" else "volunteer"
            ended = max(begun, met) + 1
            beside.append(Place(stay.organisation, role, begun, ended if ended < now and chance.happens(0.2) else None))
    if work and work[-1].until is not None:
        known = [stay.organisation for stay in circles]
        if work[-1].until < now:
            work.append(_elsewhere(field, seniority, work[-1].until + 1, known, chance))
        else:
            work[-1] = replace(work[-1], until=None)
    elif not work:
        begun = now - chance.whole(2, 90)
        work.append(_elsewhere(field, seniority, begun, [], chance))
        if seniority != "student" and chance.happens(0.45):
            before = _elsewhere(field, "junior", begun - chance.whole(12, 48), [work[0].organisation], chance)
            work.insert(0, replace(before, until=begun - 1))
    return [*beside, *work]


def _joined(stay: Stay, met: int, now: int, chance: SeededRandom) -> int:
    earliest = max(met + 1, month_of(stay.since))
    latest = now if stay.until is None else month_of(stay.until)
    return chance.whole(earliest, max(earliest, latest))


def _left(stay: Stay, there: int, now: int, chance: SeededRandom) -> int | None:
    """The month in which somebody left the organisation of this circle, if they did."""
    if stay.circle == "studies" and stay.until is not None:
        return max(there, month_of(stay.until)) + 6 * chance.whole(0, 2)
    if chance.happens(0.85 if stay.circle == "present job" else 0.4):
        return None
    left = there + chance.whole(3, 40)
    return left if left < now else None


def _elsewhere(field: str, seniority: str, since: int, other_than: Sequence[str], chance: SeededRandom) -> Place:
    if seniority == "student":
        return Place(chance.choice([one for one in UNIVERSITIES if one not in other_than]), "student", since)
    choices = [company for company in COMPANIES[field] if company not in other_than]
    return Place(chance.choice(choices), _title(field, seniority), since)


def _title(field: str, seniority: str, circle: str = "") -> str:
    """What somebody of this field and seniority is called, at the organisation of this circle."""
    if circle == "studies":
        return "student"
    if circle == "research group":
        return "head of the group" if seniority == "lead" else "researcher"
    if seniority == "student":
        return "trainee"
    return f"head of {field}" if seniority == "lead" else f"{seniority} {TITLES[field]}"
