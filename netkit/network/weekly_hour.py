"""One hour a week for the people you know, as an entry for your calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Final

from netkit.errors import InvalidRequest
from netkit.formats import ical
from netkit.network import typed_dates
from netkit.results import Result
from netkit.text import spoken

TIMES: Final = 13
"""A quarter of a year: then it is time to decide anew."""

SUMMARY: Final = "An hour for people I know"
DESCRIPTION: Final = "Open My network: This week. One message. Write down what happened."
"""Calendars are shared and copied, so no name stands in it."""

_TIME: Final = re.compile(r"(\d{1,2})(?:[:.h](\d\d)?)? ?([ap]\.?m\.?)?")


@dataclass(frozen=True, slots=True)
class WeeklyHour(Result):
    """The file with the entry, when the first hour begins, and how many there are."""

    path: Path
    begins: datetime
    times: int = TIMES

    def __str__(self) -> str:
        hour = f"{self.begins:%H:%M} to {self.begins + timedelta(hours=1):%H:%M}"
        return f"{self.path}: {self.times} {self.begins:%A}s, {hour}, the first on {spoken(self.begins)}."


def weekly_hour(path: str | Path, *, day: str, at: str, now: datetime | None = None) -> WeeklyHour:
    """Write an hour a week from the next such day on, for the calendar of your telephone or computer.

    ``day`` is a weekday and ``at`` an hour of the clock where you are, such as 16:00 or 4 pm. Raises InvalidRequest for
    what is neither, and if the file cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     monday = datetime(2026, 11, 30, tzinfo=UTC)
    ...     hour = weekly_hour(Path(folder, "hour.ics"), day="Friday", at="4 pm", now=monday)
    >>> str(hour.begins), hour.times
    ('2026-12-04 16:00:00', 13)
    """
    now = now or datetime.now(UTC).astimezone()
    if day.casefold().strip(" .") not in typed_dates.WEEKDAYS:
        msg = f"{day!r} is no day of the week; write it like Friday"
        raise InvalidRequest(msg)
    first = typed_dates.day(day.strip(" ."), today=now.date(), looking="ahead")
    made = WeeklyHour(Path(path), datetime.combine(first, _clock(at)))
    ical.write_weekly(path, made.begins, times=made.times, summary=SUMMARY, description=DESCRIPTION, stamp=now)
    return made


def _clock(text: str) -> time:
    found = _TIME.fullmatch(" ".join(text.casefold().split()))
    hour = int(found[1]) if found else 24
    if found and found[3]:
        hour = hour % 12 + 12 * found[3].startswith("p") if 1 <= hour <= 12 else 24
    if hour > 23 or (found and found[2] and int(found[2]) > 59):
        msg = f"{text!r} is no time of the day; write it like 16:00 or 4 pm"
        raise InvalidRequest(msg)
    return time(hour, int(found[2] or 0) if found else 0)
