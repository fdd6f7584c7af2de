"""The earliest time that suits all: worked by hand over changes of the clock, and against trying every moment."""

import re
import time as clock
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest
from netkit.measures.calendars import Calendar, common_slot

BERLIN, NEW_YORK, KOLKATA = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Kolkata")


def at(zone: ZoneInfo, day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=zone)


def starts(calendars: list[Calendar], minutes: int, since: datetime, days: int = 7) -> list[str]:
    found = common_slot(calendars, minutes, since=since, until=since + timedelta(days))
    return [] if found is None else [f"{one:%a %H:%M}" for one in found.local]


# The clock.


def test_an_evening_over_a_change_of_the_clock_lasts_as_long_as_it_lasts() -> None:
    # On 29 March 2026 the clock in Berlin jumps from 02:00 to 03:00: from 00:30 to 04:00 are two hours and a half.
    night = Calendar("Mei", BERLIN, opens=time(0, 30), closes=time(4), days=frozenset({6}))
    assert starts([night], 150, at(BERLIN, 28, 0), days=2) == ["Sun 00:30"]
    assert starts([night], 151, at(BERLIN, 28, 0), days=2) == []
    # On 25 October it shows the hour from 02:00 twice: four hours and a half.
    assert starts([night], 270, at(BERLIN, 24, 0, month=10), days=2) == ["Sun 00:30"]
    assert starts([night], 271, at(BERLIN, 24, 0, month=10), days=2) == []


def test_busy_times_in_the_hour_that_comes_twice_are_told_apart() -> None:
    first = datetime(2026, 10, 25, 2, 50, tzinfo=BERLIN)
    second = datetime(2026, 10, 25, 2, 10, tzinfo=BERLIN, fold=1)
    night = Calendar("Mei", BERLIN, ((first, second),), opens=time(2), closes=time(4), days=frozenset({6}))
    found = common_slot([night], 60, since=first, until=first + timedelta(1))
    assert found is not None
    # From 02:50 to 02:10 are twenty minutes: 00:50 to 01:10 in UTC.
    assert found.start == datetime(2026, 10, 25, 1, 10, tzinfo=UTC)
    backwards = f"is busy from {second} to {first}, which is before; swap them"
    with pytest.raises(InvalidRequest, match=re.escape(backwards)):
        Calendar("Mei", BERLIN, ((second, first),))


def test_who_is_still_at_work_on_the_day_before_may_meet_at_once() -> None:
    # 02:00 in UTC on Tuesday is 16:00 on Monday in Honolulu.
    keala = Calendar("Keala", ZoneInfo("Pacific/Honolulu"))
    assert starts([keala], 30, at(ZoneInfo("UTC"), 3, 2)) == ["Mon 16:00"]


@pytest.fixture
def in_tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Tokyo")
        clock.tzset()
        yield
    clock.tzset()


@pytest.mark.usefixtures("in_tokyo")
@pytest.mark.parametrize("hour", [0, 12, 13])  # Before the working day, in an appointment, and after it.
def test_a_slot_is_in_utc_wherever_the_computer_is(hour: int) -> None:
    mei = Calendar("Mei", BERLIN, ((at(BERLIN, 2, 12), at(BERLIN, 2, 13)),))
    since = at(BERLIN, 2, hour)
    found = common_slot([mei], 30, since=since, until=since + timedelta(1))
    assert found is not None
    assert (found.start.tzinfo, found.end.tzinfo) == (UTC, UTC)


# Being busy.


def test_the_earliest_gap_that_is_long_enough_is_found_to_the_minute() -> None:
    mei = Calendar("Mei", BERLIN, ((at(BERLIN, 2, 9), at(BERLIN, 2, 9, 40)), (at(BERLIN, 2, 10, 9), at(BERLIN, 2, 11))))
    jae = Calendar("Jae", BERLIN, ((at(BERLIN, 2, 11, 20), at(BERLIN, 2, 16, 31)),))
    monday = at(BERLIN, 2, 0)
    assert starts([mei, jae], 29, monday) == ["Mon 09:40", "Mon 09:40"]
    assert starts([mei, jae], 30, monday) == ["Tue 09:00", "Tue 09:00"]
    assert starts([mei], 30, monday) == ["Mon 11:00"]


def test_weekends_and_nights_are_free_time_and_not_for_meetings() -> None:
    friday = at(BERLIN, 6, 16, 45)
    assert starts([Calendar("Mei", BERLIN)], 15, friday) == ["Fri 16:45"]
    assert starts([Calendar("Mei", BERLIN)], 16, friday) == ["Mon 09:00"]
    assert starts([Calendar("Mei", BERLIN)], 16, friday, days=2) == []
    sunday = Calendar("Mei", BERLIN, days=frozenset({6}))
    assert starts([sunday], 16, friday) == ["Sun 09:00"]


def test_the_slot_must_be_over_by_the_end_and_not_begin_before_the_beginning() -> None:
    noon = at(BERLIN, 2, 12)
    for minutes, none in ((60, False), (61, True)):
        found = common_slot([Calendar("M", BERLIN)], minutes, since=noon, until=noon + timedelta(hours=1))
        assert (found is None) == none
    assert starts([Calendar("Mei", BERLIN)], 30, noon + timedelta(minutes=7)) == ["Mon 12:07"]


def test_closing_at_midnight_is_the_end_of_the_day() -> None:
    mei = Calendar("Mei", BERLIN, opens=time(22), closes=time())
    assert starts([mei], 120, at(BERLIN, 2, 0)) == ["Mon 22:00"]
    assert starts([mei], 121, at(BERLIN, 2, 0)) == []


# What is refused.


def test_a_time_without_a_zone_is_refused_with_how_to_give_it_one() -> None:
    bare = datetime(2026, 3, 2, 9)  # noqa: DTZ001
    with pytest.raises(InvalidRequest, match=r"calendar of 'Mei'.*names no time zone; write datetime\(\.\.\., tzinfo="):
        Calendar("Mei", BERLIN, ((bare, at(BERLIN, 2, 10)),))
    for wrong in ("since", "until"):
        with pytest.raises(InvalidRequest, match=rf"{wrong} has .* no time zone"):
            common_slot(
                [Calendar("Mei", BERLIN)], 30, **{"since": at(BERLIN, 2, 0), "until": at(BERLIN, 2, 9), wrong: bare}
            )


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"opens": time(9), "closes": time(9)}, "later on the same day"),
        ({"days": frozenset()}, "number them 0"),
        ({"days": frozenset({7})}, "number them 0"),
        ({"days": 3}, "number them 0"),
        ({"zone": "Europe/Berlin"}, r"zone=ZoneInfo\('Europe/Berlin'\)"),
        ({"opens": "9:00"}, r"such as time\(9, 30\)"),
        ({"closes": 17}, r"such as time\(9, 30\)"),
        ({"opens": time(9, tzinfo=BERLIN)}, r"such as time\(9, 30\)"),
        ({"busy": (at(BERLIN, 2, 0), at(BERLIN, 2, 1))}, r"write pairs, \(\(start, end\), ...\)"),
    ],
)
def test_a_calendar_that_cannot_be_is_refused(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidRequest, match=message):
        Calendar(**{"who": "Mei", "zone": BERLIN, **wrong})


def test_a_meeting_of_nobody_or_that_ends_before_it_begins_is_refused() -> None:
    monday, tuesday = at(BERLIN, 2, 0), at(BERLIN, 3, 0)
    with pytest.raises(InvalidRequest, match="nobody to meet"):
        common_slot([], 30, since=monday, until=tuesday)
    one: Any = Calendar("Mei", BERLIN)
    with pytest.raises(InvalidRequest, match=r"a single calendar was .* write \[Calendar\(...\), "):
        common_slot(one, 30, since=monday, until=tuesday)
    with pytest.raises(InvalidRequest, match="swap them"):
        common_slot([Calendar("Mei", BERLIN)], 30, since=tuesday, until=monday)


# Every moment.

STEP = timedelta(minutes=15)
ZONES = st.sampled_from([BERLIN, NEW_YORK, KOLKATA, ZoneInfo("Pacific/Auckland"), timezone(timedelta(hours=-3))])
HOURS = st.tuples(st.integers(4, 12), st.integers(13, 23))


@st.composite
def calendars(draw: st.DrawFn, since: datetime) -> Calendar:
    opens, closes = draw(HOURS)
    spans = draw(st.lists(st.tuples(st.integers(-20, 280), st.integers(0, 60)), max_size=6))
    return Calendar(
        "somebody",
        draw(ZONES),
        tuple((since + start * STEP, since + (start + length) * STEP) for start, length in spans),
        time(opens),
        time(closes),
        frozenset(draw(st.sets(st.integers(0, 6), min_size=1))),
    )


def is_free(calendar: Calendar, moment: datetime) -> bool:
    local = moment.astimezone(calendar.zone)
    works = local.weekday() in calendar.days and calendar.opens <= local.time() < calendar.closes
    return works and not any(start <= moment < end for start, end in calendar.busy)


@given(
    # Three days around the changes of the clock in New York, Berlin and Auckland, spring and autumn.
    st.sampled_from([(3, 7), (3, 28), (4, 4), (9, 26), (10, 24), (10, 31)]),
    st.integers(1, 12),
    st.data(),
)
def test_the_slot_is_the_one_found_by_trying_every_moment(
    start: tuple[int, int], quarters: int, data: st.DataObject
) -> None:
    since = datetime(2026, *start, tzinfo=UTC)
    people = data.draw(st.lists(calendars(since), min_size=1, max_size=3))
    moments = [since + step * STEP for step in range(3 * 24 * 4)]
    good = [all(is_free(one, moment) for one in people) for moment in moments]
    first = next((n for n in range(len(good) - quarters + 1) if all(good[n : n + quarters])), None)
    found = common_slot(data.draw(st.permutations(people)), quarters * 15, since=since, until=since + timedelta(3))
    assert (found and found.start) == (None if first is None else moments[first])
    if found:
        assert found.end - found.start == quarters * STEP
        assert {one.astimezone(UTC) for one in found.local} == {found.start}


def test_an_appointment_that_takes_no_time_is_in_nobodys_way() -> None:
    since = datetime(2026, 3, 2, 9, tzinfo=UTC)
    moment = since + timedelta(minutes=15)
    mei = Calendar("Mei", UTC, ((moment, moment),))
    assert common_slot([mei], 30, since=since, until=since + timedelta(hours=2)).start == since  # type: ignore[union-attr]
