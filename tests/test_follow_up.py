"""Promises and referrals: every share worked by hand, on the day before, the day itself and the day after."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.measures.follow_up import follow_up, kept_on_time, overdue, still_open
from netkit.model import ContactId, Promise
from netkit.results import Share
from tests.short_records import TODAY, TOMORROW, YESTERDAY, referral
from tests.strategies import promises

MADE = date(2026, 1, 1)
JAE = ContactId("jae")


def promise(due_on: date, key: str = "1", **more: Any) -> Promise:
    return Promise(key, MADE, due_on, more.pop("by", "me"), JAE, "send the book", **more)


# Promises.


def test_the_oldest_overdue_promise_comes_first_whoever_made_it_and_due_today_is_not_overdue() -> None:
    first = promise(date(2026, 2, 1), "z", by="them")
    second, third = promise(YESTERDAY, "a"), promise(YESTERDAY, "b")
    assert overdue([promise(TODAY), third, second, first], today=TODAY) == [first, second, third]


def test_a_promise_of_today_is_open() -> None:
    made = Promise("1", TODAY, TODAY, "me", JAE, "send the book")
    assert still_open([made], today=TODAY) == [made]
    assert still_open([made], today=YESTERDAY) == []


def test_what_is_done_or_cancelled_is_not_overdue_unless_that_is_still_to_come() -> None:
    closed = [promise(YESTERDAY, done_on=TODAY), promise(YESTERDAY, cancelled_on=TODAY)]
    to_come = [promise(YESTERDAY, "2", done_on=TOMORROW), promise(YESTERDAY, "3", cancelled_on=TOMORROW)]
    assert overdue(closed + to_come, today=TODAY) == to_come
    assert overdue([], today=TODAY) == []


@pytest.mark.parametrize(
    ("one", "kept"),
    [
        (promise(YESTERDAY, done_on=YESTERDAY), Share(1, 1)),
        (promise(YESTERDAY), Share(0, 1)),
        (promise(YESTERDAY, done_on=TODAY), Share(0, 1)),
        # Not past due yet, even if done already.
        (promise(TODAY), Share(0, 0, left_out=1)),
        (promise(TODAY, done_on=TODAY), Share(0, 0, left_out=1)),
        (promise(TOMORROW, done_on=MADE), Share(0, 0, left_out=1)),
        # Cancelled by today, or only later.
        (promise(YESTERDAY, cancelled_on=TODAY), Share(0, 0, left_out=1)),
        (promise(YESTERDAY, cancelled_on=TOMORROW), Share(0, 1)),
    ],
)
def test_a_promise_is_kept_on_time_if_done_by_its_day_and_left_out_if_cancelled_or_not_past_due(
    one: Promise, kept: Share
) -> None:
    assert kept_on_time([one], today=TODAY) == kept


def test_their_promises_are_not_yours() -> None:
    both = [promise(YESTERDAY), promise(TOMORROW), promise(YESTERDAY, by="them", done_on=MADE)]
    assert kept_on_time(both, today=TODAY) == Share(0, 1, left_out=1)


@given(st.lists(promises("1", [JAE]), max_size=6), st.dates())
def test_every_promise_counts_once_and_none_that_is_overdue_was_kept(given_: list[Promise], today: date) -> None:
    yours = [one for one in given_ if one.by == "me"]
    kept = kept_on_time(given_, today=today)
    assert kept.whole + kept.left_out == len(yours)
    assert 0 <= kept.part <= kept.whole - len(overdue(yours, today=today))


# Referrals.


def test_referrals_are_followed_up_if_contacted_and_the_young_ones_are_left_out_whatever_became_of_them() -> None:
    # 14 days before the 10th of March is the 24th of February.
    old, young = date(2026, 2, 24), date(2026, 2, 25)
    given_ = [
        referral(old),
        referral(MADE, contacted_on=TODAY),
        referral(MADE, contacted_on=TOMORROW),
        referral(young),
        referral(young, contacted_on=young),
        referral(TOMORROW),
    ]
    assert follow_up(given_, today=TODAY) == Share(1, 3, left_out=3)
    assert follow_up(given_, today=TODAY, wait=13) == Share(2, 5, left_out=1)
    assert follow_up(given_, today=TODAY, wait=0) == Share(2, 5, left_out=1)
