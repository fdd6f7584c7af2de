"""Promises kept on time, and referrals followed up, as they stand on ``today``.

What could not have been done by today is left out and counted, since it would pass for a failure.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from netkit.measures import _inputs
from netkit.measures._shares import WAIT_DAYS, has_come, share_by
from netkit.model import ME, Promise, Referral
from netkit.results import Share, counted


def still_open(promises: Iterable[Promise], *, today: date) -> list[Promise]:
    """Promises of either side that were made by today and are neither done nor cancelled, the earliest due first.

    >>> book = Promise("1", date(2026, 2, 1), date(2026, 3, 1), "me", "jae", "send the book", done_on=date(2026, 2, 20))
    >>> [len(still_open([book], today=date(2026, 2, day))) for day in (19, 20)]
    [1, 0]
    """
    _inputs.day(today)
    waiting = (
        one
        for one in _inputs.records(promises, Promise)
        if one.made_on <= today and not has_come(one.done_on or one.cancelled_on, today)
    )
    return sorted(waiting, key=lambda one: (one.due_on, one.id))


def overdue(promises: Iterable[Promise], *, today: date) -> list[Promise]:
    """Promises of either side that are open and past due, the earliest due first. Due today is not overdue.

    >>> book = Promise("1", date(2026, 2, 1), date(2026, 3, 1), "me", "jae", "send the book")
    >>> [one.text for one in overdue([book], today=date(2026, 3, 2))], overdue([book], today=date(2026, 3, 1))
    (['send the book'], [])
    """
    return [one for one in still_open(promises, today=today) if one.due_on < today]


def kept_on_time(promises: Iterable[Promise], *, today: date) -> Share:
    """The share of your promises that were done by the day they were due, from 0 to 1.

    Plans are not counted. Left out are cancelled promises and those due today or later, even if done already: to count
    only those that are done would flatter. NaN if none is past due.

    >>> book = Promise("1", date(2026, 2, 1), date(2026, 3, 1), "me", "jae", "send the book", done_on=date(2026, 2, 20))
    >>> call = Promise("2", date(2026, 2, 1), date(2026, 3, 4), "me", "mei", "call")
    >>> print(kept_on_time([book, call], today=date(2026, 3, 2)))
    You kept 1 of 1 promise (100 %, but only 1 case) on time. Left out: 1 not past due yet or cancelled.
    """
    reason = "not past due yet or cancelled"

    def verdict(one: Promise) -> bool | str | None:
        if one.by != "me" or one.contact == ME:
            return None
        if one.due_on >= today or has_come(one.cancelled_on, today):
            return reason
        return one.done_on is not None and one.done_on <= one.due_on

    return share_by(today, promises, Promise, verdict, "You kept {} on time.", "promise", reasons=[reason])


def follow_up(referrals: Iterable[Referral], *, today: date, wait: int = WAIT_DAYS) -> Share:
    """The share of the referrals at least ``wait`` days old whose person you contacted, from 0 to 1.

    Younger referrals are left out, whatever became of them. ``InvalidRequest`` for a ``wait`` below 0.

    >>> lin = Referral("1", date(2026, 2, 1), "jae", "Lin", contacted_on=date(2026, 2, 5))
    >>> ola = Referral("2", date(2026, 3, 9), "jae", "Ola")
    >>> print(follow_up([lin, ola], today=date(2026, 3, 10)))
    You followed up 1 of 1 referral (100 %, but only 1 case). Left out: 1 less than 14 days old.
    """
    young = f"less than {counted(_inputs.whole(wait, 'wait', 'days'), 'day')} old"

    def verdict(one: Referral) -> bool | str:
        return has_come(one.contacted_on, today) if (today - one.on).days >= wait else young

    return share_by(today, referrals, Referral, verdict, "You followed up {}.", "referral", reasons=[young])
