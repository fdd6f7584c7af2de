"""What is due, as an iCalendar file (RFC 5545) for the calendar on your telephone or computer.

Each thing that is due is written twice: as a to-do, and as an all-day event, since many calendars ignore to-dos. Both
keep their UID, so a second import moves what has moved and doubles nothing. Days have no time and no time zone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from netkit.errors import InvalidRequest
from netkit.formats.content_lines import escaped
from netkit.formats.registry import ExportData, Format
from netkit.formats.writing import written
from netkit.model import ME, Contact, ContactId, Promise
from netkit.results import counted

if TYPE_CHECKING:
    import icalendar

ALARM: Final = timedelta(hours=-15)
"""A to-do reminds you at nine in the morning of the day before, counted from the midnight that begins the day."""

_MAKER: Final = "-//netkit//netkit//EN"
_Due: TypeAlias = tuple[date, str, str, str]
"""The day on which something is due, a key that identifies it in every export, its summary, and its state."""


def write(
    promises: Iterable[Promise],
    reminders: Mapping[ContactId, date],
    path: str | Path,
    *,
    names: Mapping[ContactId, str],
    stamp: datetime,
    private: bool = True,
) -> None:
    """Write your own promises, and with whom to be in touch by which day.

    Promises by others are left out; those that are done or cancelled are written as such. A private calendar holds
    neither names nor what was promised; otherwise ``names`` maps ids to names. ``stamp`` is the moment of the export: a
    calendar takes the later of two exports for the valid one.

    Raises InvalidRequest if there is nothing to write or the file cannot be written.
    """
    due = list(_due(promises, reminders, names, private=private))
    if not due:
        why = "A reminder needs a cadence, and a day to count it from: that of the last talk, or cadence_set_on"
        msg = f"there is nothing to write: no promise of yours and no reminder. {why}"
        raise InvalidRequest(msg)
    _write_calendar(path, (part for one in sorted(due) for part in _components(one, stamp)))


def write_weekly(
    path: str | Path, begins: datetime, *, times: int, summary: str, description: str, stamp: datetime
) -> None:
    """Write an hour that comes again ``times`` times, week by week, in place of the calendar at ``path``.

    It has no time zone: it begins when the clock shows that hour, wherever one is and whenever clocks change. A second
    import moves it. Raises InvalidRequest as ``write`` does.
    """
    hour = {"duration": timedelta(hours=1), "rrule": {"freq": "weekly", "count": times}}
    said = _text(description)
    event = _component(
        "event", "weekly hour", summary, stamp, dtstart=begins.replace(tzinfo=None), description=said, **hour
    )
    _write_calendar(path, [event], over=f"PRODID:{_MAKER}")


def _due(
    promises: Iterable[Promise], reminders: Mapping[ContactId, date], names: Mapping[ContactId, str], *, private: bool
) -> Iterator[_Due]:
    for one in promises:
        if one.by == "me":
            to = "Plan" if one.contact == ME else f"Promise to {names.get(one.contact, one.contact)}"
            said = "Keep a promise" if private else f"{to}: {one.text}"
            state = "COMPLETED" if one.done_on else "CANCELLED" if one.cancelled_on else "NEEDS-ACTION"
            yield one.due_on, f"promise {one.id}", said, state
    for contact, day in reminders.items():
        said = "Keep in touch" if private else f"Keep in touch with {names.get(contact, contact)}"
        yield day, f"contact {contact}", said, "NEEDS-ACTION"


def _write_calendar(path: str | Path, components: Iterable[icalendar.Component], *, over: str | None = None) -> None:
    from icalendar import Calendar

    calendar = Calendar(prodid=_MAKER, version="2.0")
    for one in components:
        calendar.add_component(one)
    raw: bytes = calendar.to_ical()
    with written(path, over=over) as file:
        file.write(raw.decode())


def _components(due: _Due, stamp: datetime) -> Iterator[icalendar.Component]:
    from icalendar import Alarm

    day, key, summary, state = due
    to_do = _component("to-do", key, summary, stamp, due=day, status=state)
    if state == "NEEDS-ACTION":
        alarm = Alarm(action="DISPLAY", description=_text(summary))
        # Counted from DUE: without RELATED=END it would be from DTSTART, which a to-do need not have.
        alarm.add("trigger", ALARM, parameters={"RELATED": "END"})
        to_do.add_component(alarm)
    yield to_do
    # A day without an end lasts that one day. An event cannot be completed; cancelled, it leaves the calendar.
    stands = "CONFIRMED" if state == "NEEDS-ACTION" else "CANCELLED"
    yield _component("event", key, summary, stamp, dtstart=day, transp="TRANSPARENT", status=stands)


def _component(kind: str, key: str, summary: str, stamp: datetime, **facts: object) -> icalendar.Component:
    from icalendar import Event, Todo

    # An id may be a name, and a calendar goes to places where names should not.
    identity = hashlib.sha256(f"{kind} {key}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
    stamp = stamp.astimezone(UTC)
    component = Event() if kind == "event" else Todo()
    # The sequence has to grow, and to fit in 31 bits: minutes will do so for longer than calendars last.
    known = {"uid": f"{identity}@netkit", "dtstamp": stamp, "sequence": int(stamp.timestamp()) // 60}
    known |= {"last-modified": stamp, "class": "PRIVATE", "summary": _text(summary)}
    for name, value in (known | facts).items():
        component.add(name, value)
    return component


def _text(words: str) -> icalendar.vText:
    r"""The words as a value (RFC 5545, 3.3.11), with a sign in place of each that no calendar may hold.

    icalendar 7.3 takes the ``\N`` of ``C:\Notes`` for a line break, so the escaping is our own.
    """
    from icalendar import vText

    class Escaped(vText):
        def to_ical(self) -> bytes:
            return escaped(self).encode()

    return Escaped(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", "\ufffd", words))


def _export(data: ExportData, path: Path) -> str:
    promises = [one for one in data.records if isinstance(one, Promise)]
    due = data.due()
    names = {one.id: one.name for one in data.records if isinstance(one, Contact)}  # archived ones too
    write(promises, due, path, names=names, stamp=data.stamp, private=data.private)
    mine = counted(sum(one.by == "me" for one in promises), "promise")
    return f"{mine} of yours and {counted(len(due), 'reminder')}, {'without' if data.private else 'with'} names"


FORMAT: Final = Format(
    name="calendar",
    title="a calendar",
    endings=(".ics",),
    write=_export,
    purpose="for a calendar",
    holds="your promises and reminders; no names, and not what was promised",
)
