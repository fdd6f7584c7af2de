"""Six years of conversations: two of which everything is noted, and before them the little that was written down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from netkit.cases.people import RECENT, RECORDED, Person, Streams
from netkit.cases.seeded_random import SeededRandom
from netkit.cases.vocabulary import SUMMARIES, TOPICS, UNANSWERED
from netkit.cases.workdays import LEANINGS, PACES, is_holiday, is_quiet, pause, workday
from netkit.model import ContactId, Interaction, Kind, Side, Tie

# Conversations in a hundred years with a contact of each layer: very close, close, in between, distant.
_PER_CENTURY: Final = (3500, 1150, 320, 90)

_SELDOM_NOTED: Final = 5
"""Before the last two years one conversation in so many was written down."""

_CHANNELS: Final = {"e-mail": 20, "message": 18, "call": 22, "video call": 14, "meeting": 16, "lunch": 10}
_FROM_AFAR: Final = {"e-mail": 30, "message": 25, "call": 15, "video call": 30}
_MINUTES: Final = {
    "e-mail": (5, 25),
    "message": (3, 15),
    "call": (10, 50),
    "video call": (25, 70),
    "meeting": (30, 90),
    "lunch": (45, 90),
}
_WRITTEN: Final = ("e-mail", "message")
_BY_APPOINTMENT: Final = ("video call", "meeting", "lunch")
_LATE: Final = (0, 0, 0, 0, 0, 0, 0, 3, 5, 10, 15, 25)


@dataclass(frozen=True, slots=True)
class _Moment:
    on: date
    kind: Kind
    is_last: bool = False


def interactions(people: Sequence[Person], ties: Sequence[Tie], streams: Streams, *, today: date) -> list[Interaction]:
    """The log, the oldest first."""
    companions = _companions(people, ties)
    chances = {person.id: streams(f"history {person.id}") for person in people}
    leanings = {person.id: chances[person.id].choice(LEANINGS) for person in people}
    moments = [(one, person) for person in people for one in _moments(person, chances[person.id], today=today)]
    moments.sort(key=lambda entry: (entry[0].on, entry[1].id))
    return [
        _interaction(
            f"i{number:04}", moment, person, leanings[person.id], companions[person.id], chances[person.id], today=today
        )
        for number, (moment, person) in enumerate(moments, start=1)
    ]


def _moments(person: Person, chance: SeededRandom, *, today: date) -> list[_Moment]:
    """On which days, and what for: the first meeting, a renewal process after it, and the last time if it is over."""
    begun = max(person.met_on, today - RECORDED)
    last = person.silent_since or today
    first = person.met_on if person.met_on == begun else None
    days = [first] if first else []
    if first:
        days += [first + timedelta(days=chance.whole(4, 55)) for _ in range(chance.whole(0, 2))]
    per_century, pace = _PER_CENTURY[person.layer], chance.choice(PACES)
    recent = today - RECENT
    if begun < recent:
        day = begun + timedelta(days=chance.whole(0, _SELDOM_NOTED * pause(chance, per_century, pace)))
        while day < min(recent, last):
            days.append(day)
            day += timedelta(days=_SELDOM_NOTED * pause(chance, per_century, pace))
    day = max(begun, recent) + timedelta(days=chance.whole(0, pause(chance, per_century, pace)))
    while day < last:
        if not (is_quiet(day) and chance.happens(0.4)):
            days.append(day)
        day += timedelta(days=pause(chance, per_century, pace))
    known = []
    for day in sorted(days):
        if day == first:
            known.append(_Moment(day, "getting_to_know"))
        elif day < last:
            fresh = first is not None and (day - first).days <= 60
            at_leisure = person.circles == ("friends",) and not is_holiday(day)
            on = day if at_leisure else max(workday(day, last=last), workday(begun))
            known.append(_Moment(on, _kind(chance, fresh=fresh)))
    if person.silent_since:
        known.append(_Moment(person.silent_since, "renewal", is_last=True))
    return known


def _kind(chance: SeededRandom, *, fresh: bool) -> Kind:
    weights: dict[Kind, int] = {"scheduling": 16, "renewal": 44, "substance": 40}
    return "getting_to_know" if fresh and chance.happens(0.6) else chance.weighted(weights)


def _interaction(
    identifier: str,
    moment: _Moment,
    person: Person,
    leaning: int,
    companions: Sequence[Person],
    chance: SeededRandom,
    *,
    today: date,
) -> Interaction:
    channel = chance.weighted(_FROM_AFAR if person.region == "abroad" or person.circle == "online" else _CHANNELS)
    if moment.kind == "scheduling" and channel in _BY_APPOINTMENT:
        channel = "message"
    side: Side = "me" if chance.number() * 100 < leaning else "them"
    certain = moment.is_last or moment.kind == "getting_to_know" or channel in _BY_APPOINTMENT
    answered = certain or not chance.happens(0.16 if side == "me" else 0.04)
    reply = None
    if channel in _WRITTEN and answered and not moment.is_last and chance.happens(0.75):
        reply = workday(moment.on + timedelta(days=chance.choice((0, 0, 0, 1, 1, 1, 2, 2, 3, 5, 9))), last=today)
    shortest, longest = (2, 8) if moment.kind == "scheduling" else _MINUTES[channel]
    together: tuple[ContactId, ...] = ()
    if channel in _BY_APPOINTMENT and moment.on.weekday() < 5 and chance.happens(0.16):
        able = [one.id for one in companions if one.met_on <= moment.on <= (one.silent_since or today)]
        together = tuple(chance.some(able, 1))
    topics = chance.some(TOPICS, chance.whole(1, 2)) if moment.kind in ("substance", "getting_to_know") else []
    summary = ""
    if chance.happens(0.6):
        summary = chance.choice(SUMMARIES[moment.kind]) if answered else chance.choice(UNANSWERED)
    return Interaction(
        id=identifier,
        on=moment.on,
        contacts=(person.id, *together),
        channel=channel,
        minutes=chance.whole(shortest, longest) if answered and chance.happens(0.92) else None,
        kind=moment.kind,
        initiated_by=side if chance.happens(0.93) else None,
        answered=answered,
        replied_on=reply if reply and reply >= moment.on else None,
        minutes_late=chance.choice(_LATE) if channel in _BY_APPOINTMENT and chance.happens(0.7) else None,
        topics=tuple(topics),
        summary=summary,
    )


def _companions(people: Sequence[Person], ties: Sequence[Tie]) -> dict[ContactId, list[Person]]:
    """Who may come along: those of the same circle whom somebody knows, but not the archived and the distant."""
    known = {one.id: one for one in people}
    found: dict[ContactId, list[Person]] = defaultdict(list)
    for tie in ties:
        a, b = known[tie.a], known[tie.b]
        if a.circle == b.circle and a.layer < 3 and b.layer < 3:
            found[a.id].append(b)
            found[b.id].append(a)
    return found
