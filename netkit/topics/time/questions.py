"""The questions of the exercise and their answers, which students do not get."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from netkit.checks.question import Question, Wrong
from netkit.network import Network
from netkit.text import MONTHS
from netkit.topics.drawn import has_form
from netkit.topics.texts import texts
from netkit.topics.time.case import (
    ARRANGING,
    ARRANGING_OLD,
    CUTS,
    MEETING,
    RENEWING,
    TODAY,
    is_inside,
)

_DAY: Final = re.compile(rf"(\d+) ({'|'.join(MONTHS)})")


def _days(text: str) -> list[date]:
    """The days that a text names."""
    return [date(2026, MONTHS.index(month) + 1, int(day)) for day, month in _DAY.findall(text)]


def _is(text: str, forms: Sequence[str]) -> bool:
    """Whether a text was made from one of these forms; minutes may follow."""
    return any(has_form(re.sub(r" \d+ minutes$", "", text), form) for form in forms)


def _minutes(text: str) -> int:
    return int(text.split()[-2])


def _kind(text: str) -> str:
    if _is(text, MEETING):
        return "getting to know"
    if _is(text, (*ARRANGING, *ARRANGING_OLD)):
        return "arranging"
    return "renewing" if _is(text, RENEWING) else "none of these"


def _labels(case: Network, heading: str, label: Callable[[str], str]) -> dict[str, str]:
    return {letter: label(text) for letter, text in texts(case, heading).items()}


def _some(heading: str, chosen: Callable[[str], bool], label: str) -> Callable[[Network], dict[str, str]]:
    """This label for the lines that are chosen by their text."""
    return lambda case: {letter: label for letter, text in texts(case, heading).items() if chosen(text)}


def _lines(labels: dict[str, str], pattern: str = "{}: {}") -> str:
    return "\n".join(pattern.format(letter, label) for letter, label in labels.items())


SPLIT: Final = Question(
    points=4,
    reference=lambda case: _labels(case, "month", _kind),
    right="You told apart what a new tie costs, what it takes to meet at all, and what keeps a tie alive.",
    otherwise="Ask of each line: are the two new to each other? Is it the talk, or the search for a day?",
    wrong=(
        Wrong(
            "takes-arranging-for-the-talk",
            _some("month", lambda text: _is(text, ARRANGING), "getting to know"),
            "To look for a day is arranging, with somebody new as well. The talk comes later.",
        ),
        Wrong(
            "takes-arranging-for-renewing",
            _some("month", lambda text: _is(text, ARRANGING_OLD), "renewing"),
            "To look for an hour or a room renews nothing yet. It is arranging.",
        ),
        Wrong(
            "takes-a-second-talk-for-renewing",
            _some("month", lambda text: _is(text, MEETING[2:]), "renewing"),
            "Two who met this month are still getting to know each other.",
        ),
        Wrong(
            "counts-work-as-renewing",
            _some("month", lambda text: _kind(text) == "none of these", "renewing"),
            "This is work, or a promise kept. It may do a tie good, and its time belongs to the work.",
        ),
    ),
)


def _sum(case: Network, chosen: Callable[[str], bool]) -> int:
    return sum(_minutes(text) for text in texts(case, "month").values() if chosen(text))


def _is_new(text: str) -> bool:
    return _is(text, (*MEETING, *ARRANGING))


PRICE: Final = Question(
    points=2,
    reference=lambda case: _sum(case, _is_new) / 2,
    right="Talks and arranging with the two new people, shared between the two.",
    otherwise="Which lines were with one of the two new people? Add their minutes, arranging too. Divide by two.",
    wrong=(
        Wrong(
            "leaves-out-the-arranging",
            lambda case: _sum(case, lambda text: _is(text, MEETING)) / 2,
            "Without the arranging there would have been no talk. It belongs to the price.",
        ),
        Wrong(
            "does-not-divide",
            lambda case: _sum(case, _is_new),
            "This is the time for both. Each of the two took half of it on average.",
        ),
        Wrong(
            "adds-all-arranging",
            lambda case: round(_sum(case, lambda text: _is_new(text) or _is(text, ARRANGING_OLD)) / 2),
            "One line of arranging was with an old friend. It belongs to a renewal.",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class _Calendars:
    """Two calendars, read from their lines; ``ahead`` is by how many hours the other's clock is ahead at first."""

    ahead: int
    theirs: tuple[datetime, datetime]
    ours: tuple[datetime, datetime]

    @classmethod
    def of(cls, case: Network) -> _Calendars:
        _, clocks, _, _, theirs, ours = texts(case, "calendars").values()
        hours, way = re.findall(r"is (\d+) hours? (ahead|behind)", clocks)[0]
        return cls(int(hours) * (1 if way == "ahead" else -1), _busy(theirs), _busy(ours))

    def label(self, start: datetime, *, change: bool = True) -> str:
        """What speaks for or against a half hour; without ``change``, as if no clock went forward."""
        there = start + timedelta(hours=self.ahead - (change and start.date() >= date(2026, 3, 29)))
        if not is_inside(there):
            return "outside hours"
        if self.ours[0] <= start < self.ours[1]:
            return "owner busy"
        return "other busy" if self.theirs[0] <= there < self.theirs[1] else "both free"


def _busy(text: str) -> tuple[datetime, datetime]:
    (day,) = _days(text)
    start, end = (datetime.combine(day, clock) for clock in _times(text))
    return start, end


def _times(text: str) -> list[time]:
    return [time(int(hour), int(minute)) for hour, minute in re.findall(r"(\d+):(\d\d)", text)]


def _starts(case: Network) -> dict[str, datetime]:
    found = texts(case, "slots").items()
    return {letter: datetime.combine(_days(text)[0], _times(text)[0]) for letter, text in found}


def _slots(case: Network, *, change: bool = True) -> dict[str, str]:
    calendars = _Calendars.of(case)
    return {letter: calendars.label(start, change=change) for letter, start in _starts(case).items()}


def _overlooked(label: str) -> Callable[[Network], dict[str, str]]:
    """Those half hours taken for free to which this label belongs."""

    def labels(case: Network) -> dict[str, str]:
        unchanged = _slots(case, change=False)
        found = _slots(case).items()
        return {letter: "both free" for letter, one in found if one == unchanged[letter] == label}

    return labels


SLOTS: Final = Question(
    points=4,
    reference=_slots,
    right="You looked at both clocks and both calendars, before and after the change.",
    otherwise="For each half hour, first write down what the other's clock shows. Then look at hours and calendars.",
    wrong=(
        Wrong(
            "forgets-the-change-of-the-clocks",
            lambda case: {
                letter: label for letter, label in _slots(case, change=False).items() if label != _slots(case)[letter]
            },
            "From 29 March on, the difference between the two clocks is another one.",
        ),
        Wrong(
            "forgets-the-hours-of-the-other",
            _overlooked("outside hours"),
            "Look at what the other's clock shows. Would you like to be called then?",
        ),
        Wrong(
            "reads-the-calendar-of-the-other-by-ones-own-clock",
            _overlooked("other busy"),
            "The calendar of the other is written in the time of the other.",
        ),
        Wrong(
            "forgets-ones-own-calendar",
            _overlooked("owner busy"),
            "One of these lies in the owner's own busy time.",
        ),
    ),
)


class _Person(NamedTuple):
    """A line of what is due: the interval in weeks, or None for a month, the last talk, a message, and its answer."""

    weeks: int | None
    talk: date
    message: date | None
    answered: bool

    @classmethod
    def of(cls, text: str) -> _Person:
        weeks = re.search(r"every (\d+) weeks", text)
        talk, *message = _days(text)
        return cls(int(weeks[1]) if weeks else None, talk, message[0] if message else None, "the answer came" in text)

    def due(self, since: date) -> str:
        """The row for this person if one counts from that day."""
        day = since + timedelta(weeks=self.weeks) if self.weeks else date(2026, 2, 28)
        return f"{'due' if day <= TODAY else 'later'} {day}"

    @property
    def row(self) -> str:
        """The row for this person."""
        return self.due(self.message + timedelta(1) if self.message and self.answered else self.talk)


def _rows(case: Network) -> dict[str, str]:
    return {letter: _Person.of(text).row for letter, text in texts(case, "due").items()}


def _instead(chosen: Callable[[_Person], bool], row: Callable[[_Person], str]) -> Callable[[Network], dict[str, str]]:
    """Other rows for some of the people."""

    def rows(case: Network) -> dict[str, str]:
        found = {letter: _Person.of(text) for letter, text in texts(case, "due").items()}
        return {letter: row(one) for letter, one in found.items() if chosen(one)}

    return rows


DUE: Final = Question(
    points=3,
    reference=_rows,
    right="You counted from the last time that the two really were in touch.",
    otherwise="When were the two last in touch, both of them? Count from that day, as often as it says.",
    wrong=(
        Wrong(
            "counts-from-a-message-without-an-answer",
            _instead(lambda one: bool(one.message and not one.answered), lambda one: one.due(one.message or TODAY)),
            "A message without an answer renews nothing. Count from the last talk.",
        ),
        Wrong(
            "counts-from-the-talk-although-there-was-an-answer",
            _instead(lambda one: one.answered, lambda one: one.due(one.talk)),
            "A message that was answered is contact as well. Count from the day of the answer.",
        ),
        Wrong(
            "goes-past-the-end-of-the-month",
            _instead(lambda one: one.weeks is None, lambda _: "due 2026-03-03"),
            "A month after 31 January is the last day of February.",
        ),
    ),
)


class _Step(NamedTuple):
    """A line of the plan."""

    who: str
    owed: bool
    due: date
    minutes: int


def _steps(case: Network) -> tuple[int, list[_Step]]:
    """The minutes that there are, and the steps in the order of the rule."""
    *lines, last = texts(case, "plan").values()
    steps = [_Step(line.partition(":")[0], "renewal" not in line, _days(line)[0], _minutes(line)) for line in lines]
    return int(last.split()[-1]), sorted(steps, key=lambda one: (not one.owed, one.due))


def _taken(order: Sequence[_Step], minutes: int, *, stop: bool = False) -> list[str]:
    """Whom there is time for, in this order; with ``stop``, nobody after the first who does not fit."""
    found = []
    for step in order:
        if step.minutes <= minutes:
            found.append(step.who)
            minutes -= step.minutes
        elif stop:
            break
    return found


def _plan(
    order: Callable[[_Step], object] | None = None, *, stop: bool = False, future: bool = False
) -> Callable[[Network], list[str]]:
    """The plan in another order, up to the first that does not fit, or with what is not due yet."""

    def plan(case: Network) -> list[str]:
        minutes, steps = _steps(case)
        chosen = [step for step in steps if future or step.due <= TODAY]
        return _taken(sorted(chosen, key=order) if order else chosen, minutes, stop=stop)  # type: ignore[arg-type]

    return plan


PLAN: Final = Question(
    points=4,
    reference=_plan(),
    right="First what is owed, then what has been due for longest, and small things where they still fit.",
    otherwise="Put the lines in the order of the rule. Then take them one by one while there are minutes left.",
    wrong=(
        Wrong(
            "stops-at-the-first-that-does-not-fit",
            _plan(stop=True),
            "Where one does not fit, look at the next: a shorter one may.",
        ),
        Wrong(
            "goes-by-the-day-alone",
            _plan(lambda one: one.due),
            "What is owed comes first, even if a renewal has been due for longer.",
        ),
        Wrong(
            "takes-the-shortest-first",
            _plan(lambda one: one.minutes),
            "By length you get many lines done, and not those that somebody is waiting for.",
        ),
        Wrong(
            "takes-what-is-not-due-yet",
            _plan(future=True),
            "There are minutes for it, and it is not due yet. It waits; whoever is due comes first next time.",
        ),
    ),
)


def _cut(text: str) -> str:
    return next(label for label, forms in CUTS if _is(text, forms))


CUT: Final = Question(
    points=3,
    reference=lambda case: _labels(case, "cut", _cut),
    right="Time is freed by less arranging and fewer or shorter talks, and not by a word that is broken.",
    otherwise="Ask two things: does somebody wait for it? And does it take fewer minutes this month?",
    wrong=(
        Wrong(
            "breaks-a-word-to-save-time",
            _some("cut", lambda text: _cut(text) == "breaks a word", "frees time"),
            "It does free time. And somebody waits for it, who was told that it would come.",
        ),
        Wrong(
            "takes-less-often-for-a-broken-word",
            _some("cut", lambda text: _cut(text) == "frees time", "breaks a word"),
            "Nobody was promised this. To do it in another way or less often is fair, if one says so.",
        ),
        Wrong(
            "takes-more-for-less",
            _some("cut", lambda text: _cut(text) == "frees nothing", "frees time"),
            "This takes more minutes this month, and not fewer.",
        ),
    ),
)

JONAS: Final = Question(
    reference=lambda _: {"getting to know": 45, "arranging": 20, "renewing": 45},
    right="Inga took 45 minutes of talk and 10 of arranging; Farid has taken 10 and no talk yet.",
    otherwise="Go line by line: new to each other, a search for a day, or an old tie? Then add the minutes.",
    wrong=(
        Wrong(
            "adds-arranging",
            lambda _: {"getting to know": 55},
            "getting to know: moving a talk is arranging.",
        ),
        Wrong("counts-one-search", lambda _: {"arranging": 10}, "arranging: there are two such lines."),
        Wrong("leaves-out-the-letter", lambda _: {"renewing": 20}, "renewing: a letter renews a tie as a call does."),
    ),
)

QUESTIONS: Final = {
    "split": SPLIT,
    "price": PRICE,
    "slots": SLOTS,
    "due": DUE,
    "plan": PLAN,
    "cut": CUT,
    "jonas": JONAS,
}
