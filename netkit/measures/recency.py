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

Talk: TypeAlias = Interaction | Logged
"""An interaction, or what the bare log says of one."""

DORMANT: Final = Cadence(3, "years")
"""Out of touch for three years or more is dormant: Levin, Walter and Murnighan (2011)."""

FADING: Final = Cadence(1, "years")
"""Out of touch for a year or more, and not yet dormant, is fading: a convention of this course."""


@dataclass(frozen=True, slots=True)
class LastContact:
    """The last day on which you were in touch with a contact; ``None`` if you never were."""

    contact: ContactId
    on: date | None


@dataclass(frozen=True, slots=True)
class Reminder:
    """Be in touch with this contact by ``due_on``; ``overdue_days`` is below 0 while there is time left."""

    contact: ContactId
    due_on: date
    overdue_days: int


@dataclass(frozen=True, slots=True)
class Reminders:
    """The reminders, and the contacts whose cadence has no day to count from."""

    due: tuple[Reminder, ...]
    without_start: tuple[ContactId, ...]


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


def recency(contacts: Iterable[Contact], interactions: Iterable[Talk], *, today: date) -> list[LastContact]:
    """When you were last in touch with each contact; the longest silence first, never in touch last.

    >>> contacts = [Contact("mei", "Mei"), Contact("jae", "Jae")]
    >>> log = [Interaction("1", date(2026, 3, 1), ("jae",))]
    >>> [(one.contact, str(one.on)) for one in recency(contacts, log, today=date(2026, 3, 10))]
    [('jae', '2026-03-01'), ('mei', 'None')]
    """
    days = days_in_touch(contacts, interactions, today)
    found = [LastContact(contact, max(several, default=None)) for contact, several in days.items()]
    return sorted(found, key=lambda one: (one.on or date.max, one.contact))


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
