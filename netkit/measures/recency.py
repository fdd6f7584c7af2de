"""Who has been silent for how long, and who is due.

Only *answered* interactions up to ``today`` count: a later date is a plan or a mistake. Time is counted in whole days;
months and years go by the calendar. Contacts are those you hand in, archived or not.

Source: D. Z. Levin, J. Walter and J. K. Murnighan, "Dormant ties: the value of reconnecting", *Organization Science*
22 (2011).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final, TypeAlias

from netkit.errors import InvalidRequest
from netkit.measures import _inputs
from netkit.model import Cadence, Contact, ContactId, Interaction, Logged, Unit
from netkit.results import Result, counted, left_out

Talk: TypeAlias = Interaction | Logged
"""An interaction, or what the bare log says of one."""

DORMANT: Final = Cadence(3, "years")
"""Out of touch for three years or more is dormant: Levin, Walter and Murnighan (2011)."""

FADING: Final = Cadence(1, "years")
"""Out of touch for a year or more, and not yet dormant, is fading: a convention of this course."""


@dataclass(frozen=True, slots=True)
class LastContact(Result):
    """The last time you were in touch with a contact; ``on`` and ``days`` ago are ``None`` if you never were."""

    contact: ContactId
    on: date | None
    days: int | None
    times: int

    def __str__(self) -> str:
        if self.on is None:
            return "You have not been in touch yet, as far as the log shows."
        ago = f"{counted(self.days or 0, 'day')} ago" if self.days else "today"
        return f"You were last in touch {ago}, on {self.on}; {counted(self.times, 'time')} in all."


@dataclass(frozen=True, slots=True)
class Recency(Result):
    """The last contact with everyone, and the interactions passed over because they are dated after today."""

    last: tuple[LastContact, ...]
    in_future: tuple[Interaction, ...]

    def __str__(self) -> str:
        known = sum(one.on is not None for one in self.last)
        rest = left_out({"dated after today": len(self.in_future)})
        return f"You have been in touch with {known:,} of {counted(len(self.last), 'contact')}.{rest}"


@dataclass(frozen=True, slots=True)
class Reminder(Result):
    """Be in touch with this contact by ``due_on``; ``overdue_days`` is below 0 while there is time left."""

    contact: ContactId
    due_on: date
    overdue_days: int

    @property
    def is_due(self) -> bool:
        """The day has come, or gone by."""
        return self.overdue_days >= 0

    @property
    def is_overdue(self) -> bool:
        """The day has gone by: due today is not overdue yet."""
        return self.overdue_days > 0

    def __str__(self) -> str:
        days = counted(abs(self.overdue_days), "day")
        when = f"{days} overdue" if self.is_overdue else "today" if self.is_due else f"{days} left"
        return f"Be in touch by {self.due_on}: {when}."


@dataclass(frozen=True, slots=True)
class Reminders(Result):
    """The reminders, and the contacts whose cadence has no day to count from."""

    due: tuple[Reminder, ...]
    without_start: tuple[ContactId, ...]

    def __str__(self) -> str:
        due = sum(one.is_due for one in self.due)
        rest = left_out({"whose cadence has no day to count from": len(self.without_start)})
        if not self.due:
            return f"There is no contact with a cadence of whom it is known when they are due.{rest}"
        verb = "is" if due == 1 else "are"
        return f"Of {counted(len(self.due), 'contact')} with a cadence, {due:,} {verb} due by today.{rest}"


def after(day: date, cadence: Cadence) -> date:
    """The day that is one ``cadence`` later, by the calendar.

    A month or a year later is the same day of the month, or the last one where that month is shorter.
    ``InvalidRequest`` past the year 9999, where Python's calendar ends.

    >>> print(after(date(2026, 1, 31), Cadence(1, "months")))
    2026-02-28
    """
    _inputs.day(day, "day")
    if not isinstance(cadence, Cadence):
        msg = f"cadence is {cadence!r}; write how often as a cadence, such as Cadence(3, 'months')"
        raise InvalidRequest(msg)
    try:
        return shifted(day, cadence.count, cadence.unit)
    except OverflowError as error:
        msg = f"{cadence} from {day} leads past the year 9999; choose a shorter cadence"
        raise InvalidRequest(msg) from error


def shifted(day: date, count: int, unit: Unit) -> date:
    """The day so many units later or, with a ``count`` below 0, earlier; months and years as in ``after``.

    ``OverflowError`` where Python's calendar ends.

    >>> print(shifted(date(2028, 2, 29), -1, "years"))
    2027-02-28
    """
    if unit in ("days", "weeks"):
        return day + timedelta(**{unit: count})
    years, month = divmod(day.month - 1 + count * (12 if unit == "years" else 1), 12)
    if not MINYEAR <= day.year + years <= MAXYEAR:
        msg = f"{count} {unit} from {day} is past the end of the calendar"
        raise OverflowError(msg)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def days_in_touch(
    contacts: Iterable[Contact], interactions: Iterable[Talk], today: date
) -> dict[ContactId, list[date]]:
    """The day of each interaction that counts, for every contact, in the order of the contacts."""
    _inputs.day(today)
    days: dict[ContactId, list[date]] = {contact.id: [] for contact in _inputs.records(contacts, Contact)}
    for one in _inputs.records(interactions, Interaction):
        if one.answered and one.on <= today:
            for contact in one.contacts:
                if contact in days:
                    days[contact].append(one.on)
    return days


def recency(contacts: Iterable[Contact], interactions: Iterable[Interaction], *, today: date) -> Recency:
    """How many days ago you were last in touch with each contact; the longest silence first, never in touch last.

    >>> contacts = [Contact("mei", "Mei"), Contact("jae", "Jae")]
    >>> log = [Interaction("1", date(2026, 3, 1), ("jae",))]
    >>> [(one.contact, one.days) for one in recency(contacts, log, today=date(2026, 3, 10)).last]
    [('jae', 9), ('mei', None)]
    """
    log = list(_inputs.records(interactions, Interaction))
    rows = []
    for contact, days in days_in_touch(contacts, log, today).items():
        on = max(days, default=None)
        rows.append(LastContact(contact, on, (today - on).days if on else None, len(days)))
    rows.sort(key=lambda row: (row.on or date.max, row.contact))
    in_future = sorted((one for one in log if one.on > today), key=lambda one: (one.on, one.id))
    return Recency(tuple(rows), tuple(in_future))


def reminders(contacts: Iterable[Contact], interactions: Iterable[Talk], *, today: date) -> Reminders:
    """When each contact who has a cadence is next due, the longest overdue first.

    That is one cadence after the last contact, or after the day the cadence was set if that is later, but not before
    the day to which it was put off. Without a day to count from there is none. ``InvalidRequest`` if a cadence leads
    past the year 9999.

    >>> mei = Contact("mei", "Mei", cadence=Cadence(1, "months"), cadence_set_on=date(2026, 1, 31))
    >>> [(one.contact, one.overdue_days) for one in reminders([mei], [], today=date(2026, 3, 10)).due]
    [('mei', 10)]
    """
    with_cadence = [contact for contact in _inputs.records(contacts, Contact) if contact.cadence]
    days = days_in_touch(with_cadence, interactions, today)
    due, without_start = [], []
    for contact in with_cadence:
        starts = days[contact.id]
        if contact.cadence_set_on:
            starts.append(contact.cadence_set_on)
        if not starts or not contact.cadence:
            without_start.append(contact.id)
            continue
        try:
            on = after(max(starts), contact.cadence)
        except InvalidRequest as error:
            msg = f"contact {contact.id!r}: {error}"
            raise InvalidRequest(msg) from error
        on = max(on, contact.put_off_to or on)
        due.append(Reminder(contact.id, on, (today - on).days))
    due.sort(key=lambda one: (one.due_on, one.contact))
    return Reminders(tuple(due), tuple(sorted(without_start)))


def is_silent(last: LastContact, since: Cadence, today: date) -> bool:
    """Whether the last contact was so long ago or longer; never, if there was none."""
    return last.on is not None and after(last.on, since) <= _inputs.day(today)
