"""One hour a week, as another program reads it, and as the page What I can do now fills it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from netkit.course import sources
from netkit.errors import InvalidRequest
from netkit.network.weekly_hour import weekly_hour

MONDAY = datetime(2026, 11, 30, 17, 0, tzinfo=UTC)


def event(path: Path) -> Any:
    (found,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return found


def test_a_calendar_reads_thirteen_hours_a_week_apart_by_the_clock_on_the_wall(tmp_path: Path) -> None:
    path = tmp_path / "hour.ics"
    said = str(weekly_hour(path, day="Friday", at="16:00", now=MONDAY))
    found = event(path)
    begins = found.decoded("dtstart")
    assert (begins, found.decoded("duration")) == (datetime.fromisoformat("2026-12-04 16:00"), timedelta(hours=1))
    days = list(rrulestr(found["rrule"].to_ical().decode(), dtstart=begins))
    assert (len(days), days[-1]) == (13, datetime.fromisoformat("2027-02-26 16:00"))
    assert said == f"{path}: 13 Fridays, 16:00 to 17:00, the first on 4 December 2026."
    assert found["class"] == "PRIVATE"
    assert all(len(line) <= 75 for line in path.read_bytes().split(b"\r\n"))


def test_another_day_moves_the_hour_and_makes_no_second_one(tmp_path: Path) -> None:
    path = tmp_path / "hour.ics"
    weekly_hour(path, day="Friday", at="16:00", now=MONDAY)
    before = event(path)
    weekly_hour(path, day="sunday", at="9.30 am", now=MONDAY + timedelta(minutes=2))
    after = event(path)
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after.decoded("dtstart") == datetime.fromisoformat("2026-12-06 09:30")


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [("0:00", 0, 0), ("23:59", 23, 59), ("4 pm", 16, 0), ("12 am", 0, 0), ("12pm", 12, 0), ("7", 7, 0), ("16h", 16, 0)],
)
def test_a_time_is_read_as_people_write_it(tmp_path: Path, typed: str, hour: int, minute: int) -> None:
    begins = weekly_hour(tmp_path / "hour.ics", day="Monday", at=typed, now=MONDAY).begins
    assert (begins.hour, begins.minute) == (hour, minute)
    assert begins.date() == (MONDAY + timedelta(7)).date()  # on a Monday, the next one


@pytest.mark.parametrize("typed", ["24:00", "16:60", "13 pm", "0 am", "late", ""])
def test_what_is_no_time_of_the_day_is_refused_and_nothing_is_written(tmp_path: Path, typed: str) -> None:
    with pytest.raises(InvalidRequest, match="write it like 16:00"):
        weekly_hour(tmp_path / "hour.ics", day="Monday", at=typed, now=MONDAY)
    assert not list(tmp_path.iterdir())


def test_a_date_is_no_day_of_the_week(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequest, match="write it like Friday"):
        weekly_hour(tmp_path / "hour.ics", day="tomorrow", at="16:00", now=MONDAY)


def test_what_the_page_puts_into_the_hour_fills_an_hour() -> None:
    page = (sources.notebooks() / "what-now.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1].strip() for line in page.splitlines() if line.startswith("|")]
    assert sum(int(minutes) for minutes in rows if minutes.isdecimal()) == 60
