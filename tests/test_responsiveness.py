"""Responsiveness: worked by hand on the days around each limit, and against slow counting."""

from dataclasses import replace
from datetime import date
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.measures import responsiveness
from netkit.model import ContactId, Exchange, Interaction
from netkit.results import Measured, Share
from tests.short_records import TODAY, TOMORROW, ago, met, referral


def begun(on: date, replied_on: date | None = None, by: Any = "them", **more: Any) -> Interaction:
    return met(on, initiated_by=by, replied_on=replied_on, **more)


def got(on: date, back: date | None = None, key: str = "1", what: Any = "information") -> Exchange:
    return Exchange(key, on, ContactId("jae"), "got", what, reported_back_on=back)


# Replying.


def test_promptness_is_the_median_of_the_days_until_your_replies() -> None:
    log = [begun(ago(40), ago(40)), begun(ago(40), ago(38)), begun(ago(40), ago(35)), begun(ago(40), ago(31))]
    found = responsiveness.promptness(log, today=TODAY)
    # 0, 2, 5 and 9 days.
    assert found == Measured(3.5, 4)
    assert str(found) == "Half of your 4 dated replies came within 3.50 days."
    assert responsiveness.promptness(log[:3], today=TODAY) == Measured(2, 3)
    assert str(responsiveness.promptness([], today=TODAY)).startswith("No reply of yours has a day")


def test_only_what_others_began_counts_and_a_call_you_took_has_no_later_reply() -> None:
    log = [
        begun(ago(40), ago(39)),
        begun(ago(40), ago(30), by="me"),
        begun(ago(40), ago(30), by=None),
        begun(ago(40)),
        begun(ago(40), answered=False),
        begun(TOMORROW, TOMORROW),
    ]
    found = responsiveness.promptness(log, today=TODAY)
    assert found == Measured(1, 1, left_out=4)
    assert str(found) == (
        "Half of your 1 dated reply came within a day. Left out: 1 without a reply so far; "
        "1 without the day of a later reply; 1 where nobody wrote down who began; 1 dated after today."
    )


# What came in so many days ago, from whom, and the days until the reply: None for none.
MAIL = st.lists(
    st.tuples(st.integers(-2, 40), st.sampled_from(["me", "them", None]), st.none() | st.integers(0, 30)), max_size=10
)


@given(MAIL, st.data())
def test_promptness_agrees_with_slow_counting_in_any_order(
    mail: list[tuple[int, Any, int | None]], data: st.DataObject
) -> None:
    log = [
        begun(ago(day), None if days is None else ago(day - days), by, key=str(key), answered=days is not None)
        for key, (day, by, days) in enumerate(mail)
    ]
    found = responsiveness.promptness(data.draw(st.permutations(log)), today=TODAY)
    theirs = [(day, days) for day, by, days in mail if by == "them" and day >= 0]
    waits = [days for day, days in theirs if days is not None and days <= day]
    assert found.n == len(waits)
    if waits:
        assert found.value == median(waits)
    assert found.n + found.left_out == sum(by != "me" for _, by, _ in mail)


def test_what_came_today_counts() -> None:
    assert responsiveness.promptness([begun(TODAY, TODAY)], today=TODAY) == Measured(0, 1)


# Coming on time.


def test_late_is_a_minute_or_more_where_it_was_noted() -> None:
    late = [0, 0, 1, 30, None]
    log = [met(ago(key), minutes_late=one) for key, one in enumerate(late)]
    found = responsiveness.late_share([*log, met(TOMORROW, minutes_late=5)], today=TODAY)
    assert found == Share(2, 4, left_out=2)
    assert str(found) == (
        "You were late for 2 of 4 interactions (50 %). Left out: 1 where nobody noted it; 1 dated after today."
    )


# Reporting back.


@pytest.mark.parametrize(
    ("what", "expected"),
    [("information", True), ("feedback", True), ("referral", True), ("introduction", True), ("support", False)],
)
def test_support_asks_for_no_report_and_the_other_gifts_do(what: str, expected: bool) -> None:
    one = got(ago(60), what=what)
    assert bool(responsiveness.open_loops([one], today=TODAY)) == expected
    assert responsiveness.report_back_share([one], today=TODAY) == Share(0, int(expected))


def test_advice_has_thirty_days_to_be_reported_on() -> None:
    ledger = [got(ago(30)), got(ago(31), ago(1)), got(ago(29)), got(ago(29), ago(1)), got(TOMORROW)]
    found = responsiveness.report_back_share(ledger, today=TODAY)
    assert found == Share(1, 2, left_out=3)
    assert str(found) == (
        "You reported back on 1 of 2 pieces of advice (50 %, but only 2 cases). "
        "Left out: 2 less than 30 days old; 1 dated after today."
    )


# What is still open.


@pytest.mark.parametrize(
    ("still_open", "one", "step"),
    [
        (responsiveness.open_loops, got(TODAY), "reported_back_on"),
        (responsiveness.referrals_to_follow, referral(TODAY), "contacted_on"),
        (responsiveness.thanks_open, referral(TODAY), "thanked_on"),
    ],
)
def test_what_is_not_done_by_today_is_listed_the_oldest_first(still_open: Any, one: Any, step: str) -> None:
    oldest, second, third, today = (
        replace(one, id=key, on=on) for key, on in (("z", ago(90)), ("a", ago(9)), ("b", ago(9)), ("d", TODAY))
    )
    planned, done = (replace(one, id="c", on=ago(5), **{step: on}) for on in (TOMORROW, TODAY))
    every = [replace(one, on=TOMORROW), done, today, planned, third, second, oldest]
    assert still_open(every, today=TODAY) == [oldest, second, third, planned, today]
