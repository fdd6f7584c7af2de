"""The cases of the exercise: a month with its minutes, two calendars, what is due, and a plan that does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from netkit.cases.seeded_random import SeededRandom
from netkit.cases.vocabulary import NAMES
from netkit.model import Contact, ContactId
from netkit.network import Network
from netkit.network.typed_dates import WEEKDAYS
from netkit.text import MONTHS, folded
from netkit.topics.texts import written, written_under

TODAY: Final = date(2026, 3, 20)

KINDS: Final = ("getting to know", "arranging", "renewing", "none of these")

MEETING: Final = (
    "First talk with {new}, who is new in the reading group.",
    "Walked to the station with {new}; we had not met before.",
    "A second talk with {new}: how each of us came to this field.",
)
ARRANGING: Final = ("Messages with {new} until we had found a day.", "Moved the talk with {new} to another day.")
ARRANGING_OLD: Final = (
    "Messages with {old}, whom I have known for years, to find an hour.",
    "Looked for a quiet room for the call with {old}, an old friend of mine.",
)
RENEWING: Final = (
    "Called {old}, for no reason at all.",
    "Wrote to {old} after half a year; the answer came the same day.",
    "Lunch with {old}, as once in each season.",
    "Sent an article to {old}, and we wrote to and fro about it.",
)
OTHER: Final = (
    "Worked with {old} on the poster.",
    "Read a chapter by {old}, as I had promised.",
    "Checked figures for the report that {old} writes.",
)
"""Lines of a month. A promise that is kept is work, and none of the three kinds."""

CLOCKS: Final = {
    "Nairobi": 3,
    "Kampala": 3,
    "Hanoi": 7,
    "Jakarta": 7,
    "Accra": 0,
    "Dakar": 0,
    "Bogotá": -5,
    "Lima": -5,
}
"""Places where clocks do not change, with the hours that they are ahead of UTC."""
HOMES: Final = ("Vienna", "Prague", "Oslo", "Madrid", "Turin", "Gdańsk")
"""Places one hour ahead of UTC, and two from 29 March 2026 on."""
CHANGE: Final = date(2026, 3, 29)
SLOT_LABELS: Final = ("both free", "owner busy", "other busy", "outside hours")
SLOT_DAYS: Final = (*(date(2026, 3, day) for day in (25, 26, 27, 30, 31)), date(2026, 4, 1))

DUE: Final = "{who}, every {every}. Last talk on {on}."
DUE_UNANSWERED: Final = "{who}, every {every}. Last talk on {on}; on {later} I wrote, and there was no answer."
DUE_ANSWERED: Final = "{who}, every {every}. Last talk on {on}; on {later} I wrote, and the answer came the day after."

CUT_LABELS: Final = ("frees time", "breaks a word", "frees nothing")
CUTS: Final = (
    (
        "frees time",
        (
            "Propose two times at once, in place of asking when it would suit {who}.",
            "Call {who} every four months in place of every two, and say so.",
            "Meet {who} and two other former colleagues together, in place of one by one.",
            "Write to {who}, in place of a visit that has not been agreed yet.",
        ),
    ),
    (
        "breaks a word",
        (
            "Leave out the report that {who} was promised.",
            "Move the reading that was agreed with {who} to next month, without a word.",
            "Do not go to the talk that {who} arranged at the owner's request.",
        ),
    ),
    (
        "frees nothing",
        (
            "Ask {who} for the names of three more people to meet this month.",
            "Join a second group, in which {who} is already.",
            "Keep the same calls, and write each of them into a second list, as {who} does.",
        ),
    ),
)
"""What could be done where the time is too short, by what it does."""

OWED: Final = (
    "{who}: a report has been owed since {on}. {minutes} minutes",
    "{who}: a promise was due on {on}. {minutes} minutes",
)
RENEWAL: Final = "{who}: a renewal has been due since {on}. {minutes} minutes"
NOT_DUE: Final = "{who}: a renewal will be due on {on}. {minutes} minutes"
SHAPES: Final = (
    (70, (20, 10, 20, 30, 10, 15, 10)),
    (70, (15, 15, 20, 25, 10, 20, 10)),
    (75, (20, 20, 15, 30, 20, 15, 10)),
    (100, (30, 10, 30, 45, 20, 15, 10)),
    (90, (15, 30, 25, 30, 20, 25, 10)),
)
"""The minutes there are, and those of two things owed, four renewals, the longest due first, and one not due yet.
Either the last that fits takes all that is left, or what is left would be enough for the one that is not due."""


@dataclass(frozen=True, slots=True)
class Clocks:
    """Where the two people are, and what is written in their calendars, each in its own time."""

    home: str
    away: str
    ahead: int
    """By how many hours the other's clock is ahead of the owner's before the change."""

    def there(self, start: datetime) -> datetime:
        """What the other's clock shows."""
        return start + timedelta(hours=self.ahead - (start.date() >= CHANGE))


def practice() -> Network:
    """The case that is the same for everybody."""
    return make("practice", "time")


def make(course: str, student: str) -> Network:
    """The case of one student."""

    def chance(purpose: str) -> SeededRandom:
        return SeededRandom(course, "time", student, purpose)

    owner, *names = chance("names").shuffled(NAMES)
    people = [Contact(ContactId(folded(name)), name) for name in names[:7]]
    first = people[0].id
    hours, plan = _plan(people, chance("plan"))
    calendars, slots = _slots(chance("slots"))
    texts = {
        "calendars": calendars,
        "slots": slots,
        "due": _due(names[7:13], chance("due")),
        "plan": [*plan, f"Minutes that there are: {hours}"],
        "cut": _cuts(names[7:13], chance("cut")),
    }
    records = written_under(texts, first, on=TODAY)
    month = written("month", [(on, first, text) for on, text in _month(names[13:], chance("month"))])
    return Network.of(*people, *records, *month, owner=owner, today=TODAY)


def spoken(day: date) -> str:
    """A day in words: 20 March."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def _month(names: Sequence[str], chance: SeededRandom) -> Iterator[tuple[date, str]]:
    """Ten lines of February: two new people, whose lines keep their order and make a whole number for each."""
    new, old = names[:2], iter(names[2:])
    met = [(form, chance.choice((30, 40, 50))) for form in MEETING]
    arranged = [(form, chance.choice((10, 20))) for form in ARRANGING]
    others = [
        (chance.choice(ARRANGING_OLD), chance.choice((15, 25))),
        *((form, chance.choice((15, 20, 25))) for form in chance.some(RENEWING, 2)),
        *((form, chance.choice((45, 60, 75))) for form in chance.some(OTHER, 2)),
    ]
    story = [*met[:2], *arranged, met[2]]
    told = [(form.format(new=new[at % 2], old=""), minutes) for at, (form, minutes) in enumerate(story)]
    lines = [*told, *((form.format(new="", old=next(old)), minutes) for form, minutes in others)]
    days = sorted(chance.some(range(1, 29), len(lines)))
    in_order = iter(told)
    for day, line in zip(days, chance.shuffled(lines), strict=True):
        text, minutes = next(in_order) if line in told else line
        yield date(2026, 2, day), f"{text} {minutes} minutes"


def _slots(chance: SeededRandom) -> tuple[list[str], list[str]]:
    """Two calendars, and six half hours in the owner's time: each has one reason not to fit, or fits."""
    away = chance.choice(list(CLOCKS))
    clocks = Clocks(chance.choice(HOMES), away, CLOCKS[away] - 1)
    starts = [
        datetime.combine(day, time(hour, minute)) for day in SLOT_DAYS for hour in range(8, 20) for minute in (0, 30)
    ]

    def fits(start: datetime) -> bool:
        return is_inside(clocks.there(start))

    def turns(start: datetime) -> bool:
        """Whether one who forgets the change of the clocks is wrong about this half hour."""
        return fits(start) != is_inside(start + timedelta(hours=clocks.ahead))

    trap = chance.choice([start for start in starts if turns(start)])
    days = chance.shuffled([day for day in SLOT_DAYS if day != trap.date()])
    days.insert(0, days.pop(next(at for at, day in enumerate(days) if day < CHANGE)))
    theirs, ours, *others = (
        chance.choice([one for one in starts if one.date() == day and not turns(one) and fits(one) == within])
        for day, within in zip(days, (True, True, False, True, not fits(trap)), strict=True)
    )
    there = clocks.there(theirs)
    calendars = [
        f"The owner is in {clocks.home}, and the other in {clocks.away}.",
        f"On 25 March the clock in {clocks.away} is {_ahead(clocks.ahead)} the clock in {clocks.home}.",
        f"In the night to Sunday, 29 March, the clock in {clocks.home} goes forward by one hour, and that of "
        f"{clocks.away} does not.",
        f"The other works from 9:00 to 17:00, by the clock in {clocks.away}.",
        f"The other is busy {_span(there - timedelta(minutes=30), 90)}, by the clock in {clocks.away}.",
        f"The owner is busy {_span(ours - timedelta(minutes=30), 90)}.",
    ]
    return calendars, [_start(one) for one in sorted([trap, ours, theirs, *others])]


def is_inside(there: datetime) -> bool:
    """Whether a half hour that begins then lies in the hours of the other."""
    minutes = there.hour * 60 + there.minute
    return 9 * 60 <= minutes <= 16 * 60 + 30


def _ahead(hours: int) -> str:
    return f"{abs(hours)} hour{'s' * (abs(hours) != 1)} {'ahead of' if hours > 0 else 'behind'}"


def _start(start: datetime) -> str:
    return f"{WEEKDAYS[start.weekday()].capitalize()}, {spoken(start.date())}, {start.hour}:{start.minute:02}"


def _span(start: datetime, minutes: int) -> str:
    end = start + timedelta(minutes=minutes)
    return f"on {_start(start).replace(f', {start.hour}:', f', from {start.hour}:')} to {end.hour}:{end.minute:02}"


def _due(names: Sequence[str], chance: SeededRandom) -> list[str]:
    """Six people: when each is due again. A message without an answer changes nothing."""

    def weeks(form: str, who: str, *, past: bool) -> str:
        every = chance.choice((2, 3, 4, 6, 8))
        due = TODAY + timedelta(-chance.whole(0, 6) if past else chance.whole(1, 9))
        on = due - timedelta(weeks=every)
        if form == DUE_ANSWERED:
            on, later = on - timedelta(chance.whole(8, 20)), on - timedelta(1)
        else:
            later = on + timedelta(chance.whole(2, 9))
        return form.format(who=who, every=f"{every} weeks", on=spoken(on), later=spoken(later))

    return chance.shuffled(
        [
            weeks(DUE, names[0], past=True),
            weeks(DUE, names[1], past=False),
            weeks(DUE_UNANSWERED, names[2], past=True),
            weeks(DUE_UNANSWERED, names[3], past=False),
            weeks(DUE_ANSWERED, names[4], past=chance.happens(0.5)),
            DUE.format(who=names[5], every="month", on="31 January"),
        ]
    )


def _plan(people: Sequence[Contact], chance: SeededRandom) -> tuple[int, list[str]]:
    """Seven people and the minutes there are: what is owed comes first, and not all of it fits."""
    hours, minutes = chance.choice(SHAPES)
    owed = sorted(TODAY - timedelta(days) for days in chance.some(range(2, 9), 2))
    renewals = sorted(TODAY - timedelta(days) for days in chance.some(range(10, 40), 4))
    later = TODAY + timedelta(chance.whole(3, 12))
    forms = [*chance.shuffled(OWED), *[RENEWAL] * 4, NOT_DUE]
    rows = zip(forms, chance.shuffled(people), [*owed, *renewals, later], minutes, strict=True)
    return hours, chance.shuffled(
        [form.format(who=who.name, on=spoken(on), minutes=took) for form, who, on, took in rows]
    )


def _cuts(names: Sequence[str], chance: SeededRandom) -> list[str]:
    """Six proposals, two of each kind."""
    chosen = [form for _, forms in CUTS for form in chance.some(forms, 2)]
    return chance.shuffled([form.format(who=who) for form, who in zip(chosen, names, strict=True)])
