"""When several people, each in a time zone of their own, are all free.

All arithmetic is done in UTC. Between two times of one zone Python counts local clock time, which is an hour off in the
week in which clocks are put forward or back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Final

from netkit.errors import InvalidRequest
from netkit.measures import _inputs

WEEKDAYS: Final = frozenset({0, 1, 2, 3, 4})
"""Monday to Friday, as Python numbers the days of a week."""

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Whose calendar it is, their time zone, when they are busy, and their working hours by their own clock.

    ``busy`` holds pairs of times in any zone, which may overlap; the end of one is free again. ``days`` are numbered
    from 0 for Monday. A ``closes`` of midnight is the end of the day. A time that their clock skips or shows twice is
    read as before the change.
    """

    who: str
    zone: tzinfo
    busy: tuple[Span, ...] = ()
    opens: time = time(9)
    closes: time = time(17)
    days: frozenset[int] = WEEKDAYS

    def __post_init__(self) -> None:
        if problem := self._problem():
            raise InvalidRequest(problem)

    def _problem(self) -> str:
        # Without a zone Python would silently take that of this computer.
        if not isinstance(self.zone, tzinfo):
            return f"{self.who!r} has the zone {self.zone!r}; write zone=ZoneInfo('Europe/Berlin')"
        for hour in (self.opens, self.closes):
            if not isinstance(hour, time) or hour.tzinfo is not None:
                return f"{self.who!r} works from or to {hour!r}; write the hour by their own clock, such as time(9, 30)"
        for span in self.busy:
            if not isinstance(span, tuple | list) or len(span) != 2:
                return f"the calendar of {self.who!r} has {span!r} among what is busy; write pairs, ((start, end), ...)"
            start, end = (_in_utc(f"the calendar of {self.who!r}", when) for when in span)
            if end < start:
                return f"the calendar of {self.who!r} is busy from {span[0]} to {span[1]}, which is before; swap them"
        if not isinstance(self.days, Set) or not self.days or not self.days <= set(range(7)):
            return f"{self.who!r} works on the days {self.days!r}; number them 0 for Monday to 6 for Sunday"
        if not (self.opens < self.closes or self.closes == time()):
            return f"{self.who!r} works from {self.opens} to {self.closes}; write an end that is later on the same day"
        return ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A time that suits everybody, in UTC; ``local`` is its beginning by everybody's own clock, in order."""

    start: datetime
    end: datetime
    local: tuple[datetime, ...]


def common_slot(calendars: Iterable[Calendar], minutes: int, *, since: datetime, until: datetime) -> Slot | None:
    """The earliest time between ``since`` and ``until`` at which everybody works and nobody is busy for so long.

    ``None`` if there is none. ``InvalidRequest`` for times without a zone, minutes below 1 or nobody to meet.

    >>> from datetime import timezone
    >>> berlin, new_york = timezone(timedelta(hours=1)), timezone(timedelta(hours=-5))
    >>> mei, jae, monday = Calendar("Mei", berlin), Calendar("Jae", new_york), datetime(2026, 2, 2, tzinfo=berlin)
    >>> [f"{one:%A %H:%M}" for one in common_slot([mei, jae], 30, since=monday, until=monday + timedelta(5)).local]
    ['Monday 15:00', 'Monday 09:00']
    """
    people = tuple(_inputs.records(calendars, Calendar, "write [Calendar(...), Calendar(...)]"))
    if not people:
        msg = "there is no calendar, so nobody to meet; hand in yours and theirs"
        raise InvalidRequest(msg)
    long = timedelta(minutes=_inputs.whole(minutes, "minutes", "minutes", least=1))
    free_from, end = _in_utc("since", since), _in_utc("until", until)
    if end < free_from:
        msg = f"until is {until}, which is before since {since}; swap them"
        raise InvalidRequest(msg)
    for start, stop in sorted(span for one in people for span in _not_free(one, free_from, end)):
        if start - free_from >= long:
            break
        free_from = max(free_from, stop)
    if end - free_from < long:
        return None
    return Slot(free_from, free_from + long, tuple(free_from.astimezone(one.zone) for one in people))


def _not_free(calendar: Calendar, since: datetime, until: datetime) -> Iterator[Span]:
    """When somebody is busy or does not work between two times, in UTC, in any order."""
    busy = ((start.astimezone(UTC), end.astimezone(UTC)) for start, end in calendar.busy)
    yield from (span for span in busy if span[0] < span[1])  # An appointment without length blocks nothing.
    closed, day = since, since.astimezone(calendar.zone).date()
    while closed < until:
        if day.weekday() in calendar.days:
            last = day + timedelta(days=calendar.closes == time())
            yield closed, datetime.combine(day, calendar.opens, calendar.zone).astimezone(UTC)
            closed = datetime.combine(last, calendar.closes, calendar.zone).astimezone(UTC)
        day += timedelta(days=1)


def _in_utc(where: str, when: datetime) -> datetime:
    if not isinstance(when, datetime) or when.utcoffset() is None:
        msg = f"{where} has {when!r}, which names no time zone; write datetime(..., tzinfo=ZoneInfo('Europe/Berlin'))"
        raise InvalidRequest(msg)
    return when.astimezone(UTC)
