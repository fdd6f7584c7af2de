"""What to do for your network this week, within the hours that you have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from typing import Final, Literal

from netkit.errors import InvalidRequest
from netkit.measures import _inputs
from netkit.measures._shares import has_come
from netkit.measures.asks import known_answer
from netkit.measures.follow_up import still_open
from netkit.measures.recency import Reminder, Talk, reminders
from netkit.measures.responsiveness import open_loops, referrals_to_follow, thanks_open
from netkit.model import ME, Ask, Contact, ContactId, Exchange, Interaction, Promise, Referral
from netkit.results import counted
from netkit.table_writer import Heading, hanging, html_table
from netkit.text import one_line

StepKind = Literal["promise", "referral", "report back", "ask", "renewal"]

MINUTES: Final[Mapping[StepKind, int]] = {"promise": 30, "referral": 20, "report back": 10, "ask": 10, "renewal": 15}
"""How long a step of each kind takes, in minutes: estimates of this course."""

HEADINGS: Final = (Heading("step"), Heading("minutes", number=True), Heading("when"), Heading("why", wide=True))

DAYS: Final = 7
"""The week is today and the six days after it; an ask has so long to be answered before it is one to come back to."""

SHOWN: Final = 5
"""How many of the steps left for later are printed."""

OLD: Final = 365
"""Promises, referrals, reports and asks of more than so many days ago are counted and not listed."""

RULE: Final = (
    "Promises of yours that are due within the week, or overdue by a year at most, come first. Then one referral not "
    "followed up yet, one report or thanks that you owe, one ask without an answer for a week, one tie that is due to "
    "be renewed, and so on in turn; each kind by date and then by id. A step is taken if it still fits into the time "
    "left. What comes first is what was said or is owed for longest: no step says what anybody is worth."
)
"""How an agenda is made; it prints with an agenda in a notebook."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do; ``due_on`` is ``None`` where nobody has set a day.

    Marking the ``record`` of this id with one of the ``words`` settles it; a renewal has none, a talk settles it.
    """

    kind: StepKind
    contact: ContactId
    what: str
    why: str
    record: str = ""
    words: tuple[str, ...] = ()
    due_on: date | None = None

    @property
    def minutes(self) -> int:
        """How long it may take."""
        return MINUTES[self.kind]


@dataclass(frozen=True, slots=True)
class Later:
    """A step left for later, and the reason."""

    step: Step
    reason: str


@dataclass(frozen=True, slots=True, repr=False)
class Agenda:
    """The steps of a week in order, and those left for later.

    Counted only: ``left_out`` records dated after today; ``old`` referrals, reports, thanks and asks open, and
    ``old_promises`` overdue, for more than a year; ``without_start`` cadences that have no day to count from.
    """

    today: date
    available: int
    steps: tuple[Step, ...]
    later: tuple[Later, ...]
    left_out: int
    first: str
    old: int
    old_promises: int
    without_start: int

    @property
    def minutes(self) -> int:
        """How many minutes the steps take together."""
        return sum(step.minutes for step in self.steps)

    @property
    def caption(self) -> str:
        """The week, how many steps, and how long they take."""
        week = f"From {self.today} to {_last_day(self.today)}"
        if not self.steps and not self.later:
            return f"{week}: nothing is waiting"
        return f"{week}: {counted(len(self.steps), 'step')}, {self.minutes} of {self.available} minutes"

    @property
    def notes(self) -> list[str]:
        """What to log first if there is nothing to do, and what is not listed."""
        waiting = counted(self.old, "referral, report, thanks or ask", "referrals, reports, thanks and asks")
        broken, lost = counted(self.old_promises, "promise"), counted(self.without_start, "contact")
        notes = {
            self.first: bool(self.first),
            f"Not listed: {waiting} open for more than a year. It is never too late for a line.": self.old,
            f"Not listed: {broken} of yours overdue for more than a year. Keep or cancel each.": self.old_promises,
            f"Not listed: {lost} with a cadence and no day to count from. Log the last talk.": self.without_start,
            f"Left out: {counted(self.left_out, 'record')} dated after {self.today}.": self.left_out,
        }
        return [note for note, applies in notes.items() if applies]

    def __repr__(self) -> str:
        return "\n".join([self.text(lambda _: ()), *hanging("", f"The rule: {RULE}")])

    def text(self, more: Callable[[Step], Iterable[str]]) -> str:
        """The agenda as text, with ``more`` lines below each step, such as the command that settles it."""
        lines = [self.caption]
        for number, step in enumerate(self.steps, start=1):
            lines += hanging(f"{number:>3}. {step.minutes:>3} min  ", step.what, step.why, *more(step))
        if self.later:
            lines.append("Left for later:")
        for one in self.later[:SHOWN]:
            reason = f"{one.step.why}; {one.reason}"
            lines += hanging(f"   - {one.step.minutes:>3} min  ", one.step.what, reason, *more(one.step))
        for note in (*self._more(), *self.notes):
            lines += hanging("", note)
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        rows = [(step.what, step.minutes, "this week", step.why) for step in self.steps]
        rows += [
            (one.step.what, one.step.minutes, "later", f"{one.step.why}; {one.reason}") for one in self.later[:SHOWN]
        ]
        return html_table(
            self.caption, HEADINGS, rows, row_headings=True, notes=[*self._more(), *self.notes, f"The rule: {RULE}"]
        )

    def _more(self) -> list[str]:
        """How many steps were left for later and are not shown."""
        more = len(self.later) - SHOWN
        return [f"And {counted(more, 'more step')} left for later."] if more > 0 else []


def agenda(
    contacts: Iterable[Contact],
    interactions: Iterable[Talk],
    exchanges: Iterable[Exchange],
    asks: Iterable[Ask],
    promises: Iterable[Promise],
    referrals: Iterable[Referral],
    *,
    today: date,
    hours: float = 2.0,
) -> Agenda:
    """What to do in the seven days from ``today``, within so many ``hours``, by the ``RULE``.

    A report is owed for advice that you got (``responsiveness.open_loops``) and for a person met through a referral,
    thanks for the referral itself. What was put off or dropped is not here; of archived contacts only the promises to
    them are. ``InvalidRequest`` unless the hours are above 0.

    >>> book = Promise("1", date(2026, 3, 1), date(2026, 3, 12), "me", "jae", "send the book")
    >>> week = agenda([Contact("jae", "Jae")], [], [], [], [book], [], today=date(2026, 3, 10), hours=1)
    >>> [(step.what, step.why) for step in week.steps]
    [('Keep your promise to Jae: send the book', 'due on 2026-03-12, in 2 days')]
    >>> print(week.caption)
    From 2026-03-10 to 2026-03-16: 1 step, 30 of 60 minutes
    """
    _inputs.day(today)
    if not (_inputs.is_number(hours) and hours > 0):
        msg = f"hours is {hours!r}; it must be a number above 0, such as 2 or 1.5"
        raise InvalidRequest(msg)
    everybody, log = list(_inputs.records(contacts, Contact)), list(_inputs.records(interactions, Interaction))
    got, owed = list(_inputs.records(exchanges, Exchange)), list(_inputs.records(promises, Promise))
    referred, asked = list(_inputs.records(referrals, Referral)), list(_inputs.records(asks, Ask))
    people = {one.id: one for one in everybody if not one.archived}
    names = {one.id: one_line(one.name) for one in everybody}
    week = _Week(today, people, names)
    due = reminders(people.values(), log, today=today)
    renewals = week.renewals(due.due)
    promised, old_promises = week.lately(week.promises(owed))
    to_follow, old_referrals = week.lately(week.referrals(referred))
    reports, old_reports = week.lately(week.reports(got, referred))
    to_hear, old_asks = week.lately(week.asks(asked))
    waiting = [*promised, *(one for turn in zip_longest(to_follow, reports, to_hear, renewals) for one in turn if one)]
    available = left = round(hours * 60)
    steps, later = [], []
    for step in waiting:
        if step.minutes <= left:
            steps.append(step)
            left -= step.minutes
        else:
            later.append(Later(step, f"it takes {counted(step.minutes, 'minute')}, and {left} of {available} are left"))
    old, without_start = old_referrals + old_reports + old_asks, len(due.without_start)
    if waiting:
        first = ""
    elif old or old_promises or without_start:
        first = "You have the week to yourself, but for what is not listed."
    else:
        first = _first(people.values(), nothing_owed=not owed and not referred)
    days = [*(one.on for one in (*log, *got, *asked, *referred)), *(one.made_on for one in owed)]
    in_future = sum(day > today for day in days)
    return Agenda(today, available, tuple(steps), tuple(later), in_future, first, old, old_promises, without_start)


@dataclass(frozen=True, slots=True)
class _Week:
    """The steps of each kind that are possible in a week, in order, each with the day of its record."""

    today: date
    people: Mapping[ContactId, Contact]
    names: Mapping[ContactId, str]

    def is_on(self, record: Contact | Exchange | Ask | Referral) -> bool:
        """Whether a record is neither put off nor dropped."""
        is_dropped = not isinstance(record, Contact) and has_come(record.dropped_on, self.today)
        return not is_dropped and (record.put_off_to is None or has_come(record.put_off_to, self.today))

    def lately(self, steps: Iterable[tuple[date, Step]]) -> tuple[list[Step], int]:
        """The steps of the last ``OLD`` days, and how many are older."""
        every = list(steps)
        found = [step for on, step in every if (self.today - on).days <= OLD]
        return found, len(every) - len(found)

    def promises(self, promises: list[Promise]) -> Iterator[tuple[date, Step]]:
        for one in still_open(promises, today=self.today):
            is_due = one.by == "me" and one.due_on <= _last_day(self.today)
            if is_due and (one.contact == ME or one.contact in self.names):
                to = f"Keep your promise to {self._name(one.contact)}"
                what = f"{'You planned' if one.contact == ME else to}: {one_line(one.text)}"
                why = f"due on {self._day(one.due_on)}"
                yield one.due_on, Step("promise", one.contact, what, why, one.id, ("done",), one.due_on)

    def referrals(self, referrals: list[Referral]) -> Iterator[tuple[date, Step]]:
        for one in referrals_to_follow(referrals, today=self.today):
            if (
                self.is_on(one)
                and one.referred_by in self.people
                and (one.person in self.people or one.person not in self.names)
            ):
                purpose = f", about {one_line(one.purpose)}" if one.purpose.strip() else ""
                what = f"Get in touch with {self._name(one.person)}{purpose}"
                why = f"{self._name(one.referred_by)} referred you to them on {self._day(one.on)}"
                yield one.on, Step("referral", one.referred_by, what, why, one.id, ("contacted", "met"))

    def reports(self, exchanges: list[Exchange], referrals: list[Referral]) -> Iterator[tuple[date, Step]]:
        steps = []
        on_record = {(one.referred_by, one.on) for one in referrals}
        for got in open_loops(exchanges, today=self.today):
            # What is on record as a referral too asks for one report only.
            if self.is_on(got) and (got.what != "referral" or (got.contact, got.on) not in on_record):
                about = f" about {one_line(got.about)}" if got.about.strip() else ""
                what = f"Report back to {self._name(got.contact)} on the {got.what}{about}"
                why = f"you got it on {self._day(got.on)}"
                steps.append((got.on, got.id, got.on, got.contact, what, why, "reported back"))
        unthanked = {one.id for one in thanks_open(referrals, today=self.today)}
        for one in filter(self.is_on, referrals):
            name, person = self._name(one.referred_by), self._name(one.person)
            if one.met_on and has_come(one.met_on, self.today) and not has_come(one.reported_back_on, self.today):
                what = f"Report back to {name} on meeting {person}" + (", with thanks" if one.id in unthanked else "")
                why = f"you met on {self._day(one.met_on)}"
                steps.append((one.met_on, one.id, one.on, one.referred_by, what, why, "reported back"))
            elif one.id in unthanked:
                what = f"Thank {name} for referring you to {person}"
                why = f"it was on {self._day(one.on)}"
                steps.append((one.on, one.id, one.on, one.referred_by, what, why, "thanked"))
        for _, id, on, who, what, why, word in sorted(steps):
            if who in self.people:
                yield on, Step("report back", who, what, why, id, (word,))

    def asks(self, asks: list[Ask]) -> Iterator[tuple[date, Step]]:
        for one in sorted(asks, key=lambda one: (one.on, one.id)):
            waits = (self.today - one.on).days >= DAYS and not known_answer(one, self.today)
            if waits and self.is_on(one) and one.contact in self.people:
                what = f"Ask {self._name(one.contact)} again, or note the answer: {one_line(one.text)}"
                why = f"you asked on {self._day(one.on)}"
                yield one.on, Step("ask", one.contact, what, why, one.id, ("yes", "no"))

    def renewals(self, due: Iterable[Reminder]) -> Iterator[Step]:
        for one in due:
            if one.due_on <= _last_day(self.today) and self.is_on(self.people[one.contact]):
                why = f"{self.people[one.contact].cadence}, due on {self._day(one.due_on)}"
                what = f"Be in touch with {self._name(one.contact)}"
                yield Step("renewal", one.contact, what, why, due_on=one.due_on)

    def _name(self, who: str) -> str:
        """The name of a contact; the person of a referral may have no record, and then it is the name."""
        return self.names.get(ContactId(who)) or one_line(who)

    def _day(self, day: date) -> str:
        days = (day - self.today).days
        if not days:
            return f"{day}, today"
        return f"{day}, in {counted(days, 'day')}" if days > 0 else f"{day}, {counted(-days, 'day')} ago"


def _first(people: Iterable[Contact], *, nothing_owed: bool) -> str:
    cadences = [one.cadence for one in people]
    if not cadences:
        return "You have the week to yourself. To begin, log a contact: somebody you know, and where from."
    if not any(cadences):
        return "You have the week to yourself. To begin, say of one contact how often you would like to be in touch."
    if nothing_owed:
        return "You have the week to yourself. After your next conversation, log what you promised and whom to call."
    return "You have the week to yourself: you owe nobody anything this week, and nobody is due."


def _last_day(today: date) -> date:
    return today + timedelta(days=min(DAYS - 1, (date.max - today).days))
