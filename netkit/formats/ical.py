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
from typing import Final, Literal

from netkit.errors import InvalidRequest
from netkit.formats.content_lines import escaped, folded_line
from netkit.formats.registry import ExportData, Format
from netkit.formats.writing import written
from netkit.model import Contact, ContactId, Promise
from netkit.results import counted

ALARM_BEFORE: Final = timedelta(hours=15)
"""A to-do reminds you at nine in the morning of the day before: so long before the day begins."""

_MAKER: Final = "PRODID:-//netkit//netkit//EN"

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
    ['SUMMARY:Keep in touch', 'DUE;VALUE=DATE:20260401', 'SUMMARY:Keep in touch', 'DTSTART;VALUE=DATE:20260401']
    """
    if stamp.utcoffset() is None or stamp.year < 1970:
        msg = f"the export has stamp {stamp!r}; it must be a moment with a time zone, such as datetime.now(UTC)"
        raise InvalidRequest(msg)
    due = list(_due(promises, reminders, names, private=private))
    if not due:
        msg = "there is nothing to write: no promise of yours and no reminder. A calendar needs something in it"
        raise InvalidRequest(msg)
    with written(path, mark=_MAKER, called="a calendar that netkit wrote") as file:
        for line in _calendar(sorted(due, key=lambda one: (one.on, one.key)), stamp.astimezone(UTC)):
            file.write(folded_line(line))


def _due(
    promises: Iterable[Promise], reminders: Mapping[ContactId, date], names: Mapping[ContactId, str], *, private: bool
) -> Iterator[_Due]:
    for one in promises:
        if one.by == "me":
            said = "Keep a promise" if private else f"Promise to {names.get(one.contact, one.contact)}: {one.text}"
            state: State = "COMPLETED" if one.done_on else "CANCELLED" if one.cancelled_on else "NEEDS-ACTION"
            yield _Due(f"promise {one.id}", one.due_on, said, state)
    for contact, day in reminders.items():
        said = "Keep in touch" if private else f"Keep in touch with {names.get(contact, contact)}"
        yield _Due(f"contact {contact}", day, said)


def _calendar(due: Iterable[_Due], stamp: datetime) -> Iterator[str]:
    """The lines of the calendar (RFC 5545, 3.6)."""
    yield from ("BEGIN:VCALENDAR", _MAKER, "VERSION:2.0")
    for one in due:
        day = f";VALUE=DATE:{one.on.isoformat().replace('-', '')}"
        is_open = one.state == "NEEDS-ACTION"
        yield from ("BEGIN:VTODO", *_common(one, stamp, kind="to-do"), f"DUE{day}", f"STATUS:{one.state}")
        if is_open:
            # Counted from DUE: without RELATED=END it would be from DTSTART, which a to-do need not have.
            trigger = f"TRIGGER;RELATED=END:-PT{ALARM_BEFORE // timedelta(hours=1)}H"
            yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_text(one.summary)}", trigger, "END:VALARM")
        yield "END:VTODO"
        # A day without an end lasts that one day. An event cannot be completed; cancelled, it leaves the calendar.
        yield from ("BEGIN:VEVENT", *_common(one, stamp, kind="event"), f"DTSTART{day}", "TRANSP:TRANSPARENT")
        yield from (f"STATUS:{'CONFIRMED' if is_open else 'CANCELLED'}", "END:VEVENT")
    yield "END:VCALENDAR"


def _common(one: _Due, stamp: datetime, *, kind: str) -> tuple[str, ...]:
    # An id may be a name, and a calendar goes to places where names should not.
    identity = hashlib.sha256(f"{kind} {one.key}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
    moment = f"{stamp:%Y%m%dT%H%M%SZ}"
    # The sequence has to grow, and to fit in 31 bits: minutes will do so for longer than calendars last.
    sequence = int(stamp.timestamp()) // 60
    dates = (f"DTSTAMP:{moment}", f"LAST-MODIFIED:{moment}", f"SEQUENCE:{sequence}")
    return (f"UID:{identity}@netkit", *dates, "CLASS:PRIVATE", f"SUMMARY:{_text(one.summary)}")


def _text(words: str) -> str:
    """The words as a value, with a sign in place of each that no calendar may hold."""
    return escaped(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", "\ufffd", words))


def _export(data: ExportData, path: Path) -> str:
    promises = [one for one in data.records if isinstance(one, Promise)]
    due = data.due()
    names = {one.id: one.name for one in data.records if isinstance(one, Contact)}  # archived ones too
    write(promises, due, path, names=names, stamp=data.stamp, private=data.private)
    mine = counted(sum(one.by == "me" for one in promises), "promise")
    return f"{mine} of yours and {counted(len(due), 'reminder')}, {'without' if data.private else 'with'} names"


FORMAT: Final = Format(name="calendar", title="a calendar", endings=(".ics",), write=_export)
