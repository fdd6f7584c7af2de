"""What is written on each card of an invented network: the contact's record, once the history is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from netkit.cases.acquaintances import Introductions
from netkit.cases.people import Person, Streams
from netkit.cases.seeded_random import SeededRandom
from netkit.cases.vocabulary import HOW_MET, INTERESTS, NOTES, SKILLS, TAGS
from netkit.cases.workdays import first_of, last_of, month_of, workday
from netkit.model import Cadence, Contact, ContactId, Interaction, Position, Role

_ROLES: Final[Mapping[Role, int]] = {"information": 50, "referral": 35, "feedback": 40, "support": 30}
_TRUST: Final = 20
"""So many percent more of the close contacts are asked for feedback."""

# How often to be in touch with each layer, and how many percent have such a cadence.
_CADENCES: Final = (
    ((Cadence(2, "weeks"), Cadence(1, "months")), 100),
    ((Cadence(1, "months"), Cadence(6, "weeks")), 80),
    ((Cadence(3, "months"), Cadence(6, "months")), 55),
    ((Cadence(1, "years"), Cadence(1, "years")), 15),
)


def roles(people: Sequence[Person], chance: SeededRandom) -> dict[ContactId, frozenset[Role]]:
    """What the owner turns to each contact for."""
    return {
        one.id: frozenset(
            role
            for role, percent in _ROLES.items()
            if chance.number() * 100 < percent + (_TRUST if role == "feedback" and one.layer < 2 else 0)
        )
        for one in people
    }


def positions(people: Sequence[Person]) -> list[Position]:
    """What everybody did where and when."""
    held = ((one.id, place, place.until) for one in people for place in one.places)
    return [
        Position(f"o{number:03}", who, at.organisation, at.title, first_of(at.since), last_of(end) if end else None)
        for number, (who, at, end) in enumerate(held, start=1)
    ]


def contacts(
    people: Sequence[Person],
    introduced: Introductions,
    found_roles: Mapping[ContactId, frozenset[Role]],
    interactions: Sequence[Interaction],
    streams: Streams,
    *,
    today: date,
) -> list[Contact]:
    """The contacts' records, in the order of the people."""
    names = {one.id: one.name for one in people}
    last = {who: one.on for one in interactions if one.answered for who in one.contacts}
    phones = streams("phones").shuffled([f"555-{number:04}" for number in range(100, 200)])
    mentors = _mentors(people, streams("mentors"))
    due_today = _due_today(people, last, today=today)
    # Everybody's skills are spread over some of the list, so that there is always one that nobody offers.
    skills = streams("skills").shuffled(SKILLS)
    found = []
    for place, one in enumerate(people):
        chance = streams(f"card {one.id}")
        by = introduced[one.id]
        how = f"introduced by {names[by]}" if by in names else HOW_MET[one.circle]
        cadence, set_on = _cadence(one, chance, today=today)
        if one.id == due_today:
            cadence, set_on = Cadence(1, "months"), _a_month_before(today)
        handle = one.id.replace("-", ".")
        offers = chance.some(skills[:16], chance.weighted({0: 1, 1: 4, 2: 3, 3: 1}))
        wishes = [skill for skill in skills[3:] if skill not in offers]
        now = one.places[-1]  # their main work, and not what they do beside it
        found.append(
            Contact(
                id=one.id,
                name=one.name,
                organisation=now.organisation,
                title=now.title,
                field=one.field,
                seniority=one.seniority,
                region=one.region,
                circles=one.circles,
                tags=tuple(sorted(chance.some(TAGS, chance.weighted({0: 5, 1: 4, 2: 1})))),
                interests=tuple(sorted(chance.some(INTERESTS, chance.whole(0, 3)))),
                offers=tuple(sorted(offers)),
                needs=tuple(sorted(chance.some(wishes, chance.weighted({0: 4, 1: 4, 2: 2})))),
                closeness=one.closeness,
                roles=found_roles[one.id],
                how_met=how if by is not None else "",
                met_on=one.met_on,
                introduced_by=by,
                cadence=cadence,
                cadence_set_on=set_on,
                is_mentor=one.id in mentors,
                email=f"{handle}@example.org" if chance.happens(0.9) else "",
                phone=phones[place] if place < len(phones) and chance.happens(0.7) else "",
                profile=f"https://www.example.com/people/{one.id}" if chance.happens(0.6) else "",
                notes=chance.choice(NOTES) if chance.happens(0.35) else "",
                archived=one.archived,
            )
        )
    return found


def _mentors(people: Sequence[Person], chance: SeededRandom) -> list[ContactId]:
    able = [one.id for one in people if one.layer < 3 and one.seniority in ("senior", "lead") and not one.silent_since]
    return chance.some(able, chance.whole(2, 4))


def _cadence(one: Person, chance: SeededRandom, *, today: date) -> tuple[Cadence | None, date | None]:
    choices, percent = _CADENCES[one.layer]
    if one.archived or chance.number() * 100 >= percent:
        return None, None
    cadence = chance.choice(choices)
    earliest = max(one.met_on, today - timedelta(days=600))
    set_on = workday(earliest + timedelta(days=chance.whole(0, (today - earliest).days)), last=today)
    return cadence, set_on if chance.happens(0.8) else None


def _due_today(people: Sequence[Person], last: Mapping[ContactId, date], *, today: date) -> ContactId | None:
    """Somebody close enough who has not been in touch for a month: a monthly reminder falls due on this very day."""
    before = _a_month_before(today)
    waiting = [one for one in people if one.layer in (1, 2) and one.met_on <= before and one.id in last]
    fit = [one.id for one in waiting if last[one.id] <= before and not one.silent_since]
    return fit[0] if fit else None


def _a_month_before(today: date) -> date:
    month = month_of(today) - 1
    return min(last_of(month), first_of(month) + timedelta(days=today.day - 1))
