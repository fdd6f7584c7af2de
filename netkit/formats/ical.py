"""What is due, as an iCalendar file (RFC 5545) for the calendar on your telephone or computer.

Each thing that is due is written twice: as a to-do, and as an all-day event, since many calendars ignore to-dos. Both
keep their UID, so a second import moves what has moved and doubles nothing. Days have no time and no time zone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

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

State = Literal["NEEDS-ACTION", "COMPLETED", "CANCELLED"]


@dataclass(frozen=True, slots=True)
class _Due:
    """Something that is due on a day; ``key`` identifies it in every export."""

    key: str
    on: date
    summary: str
    state: State = "NEEDS-ACTION"


def write(
    promises: Iterable[Promise],
    reminders: Mapping[ContactId, date],
    path: str | Path,
    *,
    names: Mapping[ContactId, str],
    stamp: datetime,
    private: bool = True,
) -> None:
    """Write your own promises, and with whom to be in touch by which day, in place of the calendar at ``path``.

    Promises by others are left out; those that are done or cancelled are written as such, to correct a calendar which
    has them as open. A private calendar holds neither names nor what was promised; otherwise ``names`` maps ids to
    names. ``stamp`` is the moment of the export: a calendar takes the later of two exports for the valid one.

    Raises InvalidRequest if there is nothing to write, ``stamp`` has no time zone, or the file cannot be written or
    is not a calendar that netkit wrote.

    >>> from tempfile import TemporaryDirectory
    >>> from netkit.model import ContactId
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "due.ics")
    ...     stamp = datetime(2026, 3, 20, 12, tzinfo=UTC)
    ...     write([], {ContactId("mei"): date(2026, 4, 1)}, path, names={}, stamp=stamp)
    ...     [line for line in path.read_text("utf-8").splitlines() if line.startswith(("DUE", "DTSTART", "SUMMARY"))]
    ['DUE;VALUE=DATE:20260401', 'SUMMARY:Keep in touch', 'SUMMARY:Keep in touch', 'DTSTART;VALUE=DATE:20260401']
    """
    if stamp.utcoffset() is None or stamp.year < 1970:
        msg = f"the export has stamp {stamp!r}; it must be a moment with a time zone, such as datetime.now(UTC)"
        raise InvalidRequest(msg)
    due = list(_due(promises, reminders, names, private=private))
    if not due:
        msg = (
            "there is nothing to write: no promise of yours and no reminder. A reminder needs a cadence, and a day to "
            "count it from: that of the last talk, or cadence_set_on"
        )
        raise InvalidRequest(msg)
    with written(path, mark=f"PRODID:{_MAKER}", called="a calendar that netkit wrote") as file:
        file.write(_calendar(sorted(due, key=lambda one: (one.on, one.key)), stamp.astimezone(UTC)))


def write_weekly(
    path: str | Path, begins: datetime, *, times: int, summary: str, description: str, stamp: datetime
) -> None:
    """Write an hour that comes again ``times`` times, week by week, in place of the calendar at ``path``.

    It has no time zone: it begins when the clock shows that hour, wherever one is and whenever clocks change. A second
    import moves it. Raises InvalidRequest as ``write`` does.
    """
    from icalendar import Event

    event = Event()
    _fill(event, _Due("weekly hour", begins.date(), summary), stamp.astimezone(UTC), kind="event")
    event.add("dtstart", begins.replace(tzinfo=None))
    event.add("duration", timedelta(hours=1))
    event.add("rrule", {"freq": "weekly", "count": times})
    event.add("description", _text(description))
    with written(path, mark=f"PRODID:{_MAKER}", called="a calendar that netkit wrote") as file:
        file.write(_in_calendar([event]))


def _due(
    promises: Iterable[Promise], reminders: Mapping[ContactId, date], names: Mapping[ContactId, str], *, private: bool
) -> Iterator[_Due]:
    for one in promises:
        if one.by == "me":
            to = "Plan" if one.contact == ME else f"Promise to {names.get(one.contact, one.contact)}"
            said = "Keep a promise" if private else f"{to}: {one.text}"
            state: State = "COMPLETED" if one.done_on else "CANCELLED" if one.cancelled_on else "NEEDS-ACTION"
            yield _Due(f"promise {one.id}", one.due_on, said, state)
    for contact, day in reminders.items():
        said = "Keep in touch" if private else f"Keep in touch with {names.get(contact, contact)}"
        yield _Due(f"contact {contact}", day, said)


def _calendar(due: Iterable[_Due], stamp: datetime) -> str:
    return _in_calendar(part for one in due for part in (_to_do(one, stamp), _event(one, stamp)))


def _in_calendar(components: Iterable[icalendar.Component]) -> str:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    for one in components:
        calendar.add_component(one)
    raw: bytes = calendar.to_ical()
    return raw.decode()


def _to_do(one: _Due, stamp: datetime) -> icalendar.Todo:
    from icalendar import Alarm, Todo

    to_do = Todo()
    _fill(to_do, one, stamp, kind="to-do")
    to_do.add("due", one.on)
    to_do.add("status", one.state)
    if one.state == "NEEDS-ACTION":
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _text(one.summary))
        # Counted from DUE: without RELATED=END it would be from DTSTART, which a to-do need not have.
        alarm.add("trigger", ALARM, parameters={"RELATED": "END"})
        to_do.add_component(alarm)
    return to_do


def _event(one: _Due, stamp: datetime) -> icalendar.Event:
    from icalendar import Event

    event = Event()
    _fill(event, one, stamp, kind="event")
    event.add("dtstart", one.on)  # A day without an end lasts that one day.
    event.add("transp", "TRANSPARENT")
    # An event cannot be completed; cancelled, it leaves the calendar.
    event.add("status", "CONFIRMED" if one.state == "NEEDS-ACTION" else "CANCELLED")
    return event


def _fill(component: icalendar.Component, one: _Due, stamp: datetime, *, kind: str) -> None:
    # An id may be a name, and a calendar goes to places where names should not.
    identity = hashlib.sha256(f"{kind} {one.key}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
    component.add("uid", f"{identity}@netkit")
    component.add("dtstamp", stamp)
    component.add("last-modified", stamp)
    # It has to grow, and to fit in 31 bits: minutes will do so for longer than calendars last.
    component.add("sequence", int(stamp.timestamp()) // 60)
    component.add("class", "PRIVATE")
    component.add("summary", _text(one.summary))


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
