"""Promises kept on time, and referrals followed up, as they stand on ``today``.

What is dated later has not happened yet. What could not have been done by now is left out and counted, since it would
pass for a failure.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, get_args

from netkit.errors import InvalidRequest
from netkit.measures import _inputs
from netkit.model import Promise, Referral, Side
from netkit.results import Share, counted, share

WAIT_DAYS: Final = 14
"""After so many days without it, a reply or a call counts as not made: a convention of this course."""


def has_come(day: date | None, today: date) -> bool:
    """Whether this day is known, and is today or gone by."""
    return day is not None and day <= today


def still_open(promises: Iterable[Promise], *, today: date) -> list[Promise]:
    """Promises of either side that were made by today and are neither done nor cancelled, the one due first first.

    >>> book = Promise("1", date(2026, 2, 1), date(2026, 3, 1), "me", "jae", "send the book", done_on=date(2026, 2, 20))
    >>> [len(still_open([book], today=date(2026, 2, day))) for day in (19, 20)]
    [1, 0]
    """
    _inputs.day(today)
    waiting = (one for one in _inputs.records(promises, Promise) if one.made_on <= today and _is_open(one, today))
    return sorted(waiting, key=lambda one: (one.due_on, one.id))


def overdue(promises: Iterable[Promise], *, today: date) -> list[Promise]:
    """Promises of either side that are open and past due, the one due first first.

    A promise due today is not overdue yet.

    >>> book = Promise("1", date(2026, 2, 1), date(2026, 3, 1), "me", "jae", "send the book")
    >>> [one.text for one in overdue([book], today=date(2026, 3, 2))], overdue([book], today=date(2026, 3, 1))
    (['send the book'], [])
    """
    return [one for one in still_open(promises, today=today) if one.due_on < today]


def kept_on_time(promises: Iterable[Promise], *, today: date, by: Side = "me") -> Share:
    """The share of your promises that were done by the day they were due, from 0 to 1; theirs with ``by="them"``.

    Each promise whose day has gone by counts; if it is still open, or was done late, it was not kept on time. Left out
    are promises due today or later, even where they are done already (to count those, and not the ones still open,
    would flatter), and cancelled ones. NaN if no day has gone by. ``InvalidRequest`` for a side that there is not.

    >>> book = Promise("1", date(2026, 2, 1), date(2026, 3, 1), "me", "jae", "send the book", done_on=date(2026, 2, 20))
    >>> call = Promise("2", date(2026, 2, 1), date(2026, 3, 4), "me", "mei", "call")
    >>> kept_on_time([book, call], today=date(2026, 3, 2))
    Share(part=1, whole=1, left_out=1)
    """
    _inputs.day(today)
    if by not in get_args(Side):
        msg = f"by is {by!r}; write 'me' for your promises or 'them' for those of your contacts"
        raise InvalidRequest(msg)
    made = [one for one in _inputs.records(promises, Promise) if one.by == by]
    due = [one for one in made if one.due_on < today and not has_come(one.cancelled_on, today)]
    kept = sum(one.done_on is not None and one.done_on <= one.due_on for one in due)
    claim = "You kept {} on time." if by == "me" else "They kept {} on time."
    reasons, needs = {"not past due yet or cancelled": len(made) - len(due)}, "it takes a promise whose day has gone by"
    return share(kept, len(due), claim, "promise", reasons=reasons, needs=needs)


def follow_up(referrals: Iterable[Referral], *, today: date, wait: int = WAIT_DAYS) -> Share:
    """The share of the referrals at least ``wait`` days old whose person you contacted, from 0 to 1.

    Younger referrals are left out, whatever became of them. ``InvalidRequest`` for a ``wait`` below 0.

    >>> lin = Referral("1", date(2026, 2, 1), "jae", "Lin", contacted_on=date(2026, 2, 5))
    >>> ola = Referral("2", date(2026, 3, 9), "jae", "Ola")
    >>> follow_up([lin, ola], today=date(2026, 3, 10))
    Share(part=1, whole=1, left_out=1)
    """
    _inputs.day(today)
    _inputs.whole(wait, "wait", "days", least=0)
    every = list(_inputs.records(referrals, Referral))
    old = [one for one in every if (today - one.on).days >= wait]
    return share(
        *(sum(has_come(one.contacted_on, today) for one in old), len(old), "You followed up {}.", "referral"),
        reasons={f"less than {counted(wait, 'day')} old": len(every) - len(old)},
        needs=f"it takes a referral at least {counted(wait, 'day')} old",
    )


def _is_open(promise: Promise, today: date) -> bool:
    return not has_come(promise.done_on, today) and not has_come(promise.cancelled_on, today)
