"""Days and lengths of time as people type them, and which way each command looks; expected days from a calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest
from netkit.network.typed_dates import WEEKDAYS, Looking, day, minutes

FRIDAY = date(2026, 3, 20)
SUNDAY = date(2026, 11, 29)
NEW_YEAR = date(2027, 1, 1)  # a Friday
LEAP_DAY = date(2028, 2, 29)  # a Tuesday


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        *[("2026-02-28", date(2026, 2, 28)), (" Today ", FRIDAY), ("yesterday", date(2026, 3, 19))],
        *[("this morning", FRIDAY), ("yesterday evening", date(2026, 3, 19))],
        *[("last night", date(2026, 3, 19)), ("TOMORROW", date(2026, 3, 21))],
        *[("the day after  tomorrow", date(2026, 3, 22)), ("+7", date(2026, 3, 27))],
        *[("-20", date(2026, 2, 28)), ("in 2 weeks", date(2026, 4, 3)), ("in a month", date(2026, 4, 20))],
        *[("2 days ago", date(2026, 3, 18)), ("Three Weeks Ago", date(2026, 2, 27))],
        *[("next week", date(2026, 3, 27)), ("last month", date(2026, 2, 20))],
        *[("last friday", date(2026, 3, 13)), ("next friday", date(2026, 3, 27)), ("29.11.2026", SUNDAY)],
        *[("3.4.2026", date(2026, 4, 3)), ("29.11.26", SUNDAY), ("29/11/2026", SUNDAY), ("11/29/2026", SUNDAY)],
        *[("5/5/2026", date(2026, 5, 5)), ("2026/11/29", SUNDAY), ("29 Nov 2026", SUNDAY)],
        *[("Nov 29, 2026", SUNDAY), ("29. november 2026", SUNDAY), ("29th of November 2026", SUNDAY)],
        ("Sun, 29 Nov 2026", SUNDAY),
    ],
)
@pytest.mark.parametrize("looking", ["back", "ahead"])
def test_a_day_that_says_all_is_the_same_whichever_way_one_looks(typed: str, expected: date, looking: Looking) -> None:
    assert day(typed, today=FRIDAY, looking=looking) == expected


@pytest.mark.parametrize(
    ("today", "typed", "back", "ahead"),
    [
        (SUNDAY, "friday", date(2026, 11, 27), date(2026, 12, 4)),
        (SUNDAY, " FRI ", date(2026, 11, 27), date(2026, 12, 4)),
        (SUNDAY, "monday", date(2026, 11, 23), date(2026, 11, 30)),
        (SUNDAY, "this saturday", date(2026, 11, 28), date(2026, 12, 5)),
        (SUNDAY, "on sunday", date(2026, 11, 22), date(2026, 12, 6)),
        (FRIDAY, "thu", date(2026, 3, 19), date(2026, 3, 26)),
        (FRIDAY, "Saturday", date(2026, 3, 14), date(2026, 3, 21)),
        (NEW_YEAR, "thursday", date(2026, 12, 31), date(2027, 1, 7)),
        (LEAP_DAY, "wed", date(2028, 2, 23), date(2028, 3, 1)),
        (SUNDAY, "29 Nov", SUNDAY, SUNDAY),
        # A day within a month is that day, whichever way one looks: tomorrow is not a year ago.
        (SUNDAY, "30 nov", date(2026, 11, 30), date(2026, 11, 30)),
        (SUNDAY, "30 Dec", date(2026, 12, 30), date(2026, 12, 30)),
        (SUNDAY, "31 Dec", date(2025, 12, 31), date(2026, 12, 31)),
        (SUNDAY, "29 Oct", date(2026, 10, 29), date(2026, 10, 29)),
        (SUNDAY, "28 Oct", date(2026, 10, 28), date(2027, 10, 28)),
        (SUNDAY, "28.11.", date(2026, 11, 28), date(2026, 11, 28)),
        (NEW_YEAR, "Dec 31", date(2026, 12, 31), date(2026, 12, 31)),
        (NEW_YEAR, "Nov 30", date(2026, 11, 30), date(2027, 11, 30)),
        (NEW_YEAR, "31/12", date(2026, 12, 31), date(2026, 12, 31)),
        (date(2028, 3, 1), "29 Feb", LEAP_DAY, LEAP_DAY),
        (date(2028, 6, 1), "29 Feb", LEAP_DAY, None),
        (date(2027, 12, 31), "29 Feb", None, LEAP_DAY),
        (date(2029, 12, 31), "29 Feb", None, None),  # nearly two years ago
    ],
)
def test_a_log_looks_back_and_a_due_day_ahead(today: date, typed: str, back: date | None, ahead: date | None) -> None:
    ways: dict[Looking, date | None] = {"back": back, "ahead": ahead}
    for looking, expected in ways.items():
        if expected:
            assert day(typed, today=today, looking=looking) == expected
        else:
            with pytest.raises(InvalidRequest, match="is no day"):
                day(typed, today=today, looking=looking)


@pytest.mark.parametrize(
    ("today", "typed", "expected"),
    [
        (date(2026, 3, 31), "a month ago", date(2026, 2, 28)),
        (date(2026, 1, 31), "in 1 month", date(2026, 2, 28)),
        (LEAP_DAY, "a year ago", date(2027, 2, 28)),
        (LEAP_DAY, "tomorrow", date(2028, 3, 1)),
        (date(2028, 3, 1), "yesterday", LEAP_DAY),
        (date(2026, 12, 31), "in 2 days", date(2027, 1, 2)),
        (NEW_YEAR, "-1", date(2026, 12, 31)),
    ],
)
def test_months_and_years_end_where_the_calendar_says(today: date, typed: str, expected: date) -> None:
    assert day(typed, today=today, looking="back") == expected


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(WEEKDAYS))
def test_a_weekday_is_within_a_week_of_today_and_never_today(today: date, name: str) -> None:
    back, ahead = day(name, today=today, looking="back"), day(name, today=today, looking="ahead")
    assert f"{back:%A}".lower() == f"{ahead:%A}".lower() == name
    assert timedelta(1) <= today - back <= timedelta(7)
    assert timedelta(1) <= ahead - today <= timedelta(7)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "Freitag", "gestern", "fr", "someday", "2026-02-31", "31.6.2026", "11.29.2026", "31 June", "Nov", "27"),
        *("+99999999", "in 999999 years", "+" + "9" * 5000, "20260320", "2026-W12-5", "2 weeks", "in 2 weeks ago"),
    ],
)
def test_what_is_no_day_is_repeated_with_examples_that_fit(typed: str) -> None:
    with pytest.raises(InvalidRequest) as back:
        day(typed, today=FRIDAY, looking="back")
    assert str(back.value) == (
        f"{typed!r} is no day; write it like 2026-03-20, 20 Mar, today, yesterday, last friday, 3 days ago or -3"
    )
    with pytest.raises(InvalidRequest, match=r"tomorrow, next friday, in 2 weeks or \+14$"):
        day(typed, today=FRIDAY, looking="ahead")


@pytest.mark.parametrize(
    ("typed", "one", "other"),
    [
        ("3/4/2026", "2026-03-04", "2026-04-03"),
        ("3-4-2026", "2026-03-04", "2026-04-03"),
        ("1/2", "2026-01-02", "2026-02-01"),
    ],
)
def test_a_day_that_can_be_read_in_two_ways_is_asked_about(typed: str, one: str, other: str) -> None:
    with pytest.raises(InvalidRequest, match=f"may be {one} or {other}; write it like one of these"):
        day(typed, today=SUNDAY, looking="back")


def test_a_day_whose_weekday_is_another_is_asked_about() -> None:
    with pytest.raises(InvalidRequest, match="2026-11-27 is a Friday; correct one of the two"):
        day("Thu 27 Nov", today=SUNDAY, looking="back")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        *[("90", 90), ("90 min", 90), ("45m", 45), ("5 minutes", 5), ("1h", 60), ("1h30", 90), ("1 h 30 min", 90)],
        *[("1:30", 90), ("1.5h", 90), ("1,5 hours", 90), (" Half an  Hour ", 30), ("an hour", 60), ("2 Hours", 120)],
        *[("one hour", 60), ("Two hours", 120), ("ten minutes", 10), ("a half hour", 30), ("1h 5m", 65)],
        *[("an hour and a half", 90), ("a quarter of an hour", 15), ("1 hour and 15 minutes", 75)],
    ],
)
def test_a_length_of_time_is_read_in_minutes(typed: str, expected: int) -> None:
    assert minutes(typed) == expected


@pytest.mark.parametrize("typed", ["", "half", "long", "h", "an", "1 day", "eine Stunde"])
def test_what_is_no_length_of_time_is_repeated_with_examples(typed: str) -> None:
    with pytest.raises(InvalidRequest, match="is no length of time; write it like 30, 90 min, 1h30 or half an hour"):
        minutes(typed)
