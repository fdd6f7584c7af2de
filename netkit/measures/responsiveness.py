"""Replying soon, coming on time, and reporting back on what others gave you, as it stands on ``today``.

What could not have been done by today is left out and counted, since it would pass for a failure. Every number of
days is a convention of this course.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import nan
from statistics import median
from typing import Final, TypeVar

from netkit.measures import _inputs
from netkit.measures._shares import FUTURE, NO_STARTER, NOT_NOTED, has_come, share_by
from netkit.model import Exchange, Gift, Interaction, Referral
from netkit.results import Measured, Share, counted, left_out, shortened

Dated = TypeVar("Dated", Exchange, Referral)

REPORT_DAYS: Final = 30
"""So long there is to act on advice and report back."""

ADVICE: Final[frozenset[Gift]] = frozenset({"information", "feedback", "referral", "introduction"})
"""What you report back on. Support asks for thanks and not for a report."""


def promptness(interactions: Iterable[Interaction], *, today: date) -> Measured:
    """The median number of days until your reply to what others began, 0 for the same day, where the day is known.

    >>> log = [Interaction("1", date(2026, 2, 1), ("jae",), initiated_by="them", replied_on=date(2026, 2, 4)),
    ...        Interaction("2", date(2026, 2, 2), ("mei",), initiated_by="them", answered=False)]
    >>> print(promptness(log, today=date(2026, 3, 10)))
    Half of your 1 dated reply came within 3 days. Left out: 1 without a reply so far.
    """
    _inputs.day(today)
    log = [one for one in _inputs.records(interactions, Interaction) if one.initiated_by != "me"]
    past = [one for one in log if one.on <= today]
    theirs = [one for one in past if one.initiated_by]
    replied = [one for one in theirs if one.answered and (one.replied_on is None or one.replied_on <= today)]
    days = [(one.replied_on - one.on).days for one in replied if one.replied_on]
    reasons = {
        "without a reply so far": len(theirs) - len(replied),
        "without the day of a later reply": len(replied) - len(days),
        NO_STARTER: len(past) - len(theirs),
        FUTURE: len(log) - len(past),
    }
    middle = float(median(days)) if days else nan
    span = "a day" if middle == 1 else f"{shortened(middle)} days"
    says = f"Half of your {counted(len(days), 'dated reply', 'dated replies')} came within {span}."
    says = says if days else "No reply of yours has a day, so there is no time to tell."
    return Measured(middle, len(days), sum(reasons.values()), says + left_out(reasons))


def late_share(interactions: Iterable[Interaction], *, today: date) -> Share:
    """The share of interactions to which you came late, by a minute or more, where that was noted; from 0 to 1.

    >>> log = [Interaction("1", date(2026, 3, 1), ("jae",), minutes_late=5)]
    >>> print(late_share(log, today=date(2026, 3, 10)))
    You were late for 1 of 1 interaction (100 %, but only 1 case).
    """

    def verdict(one: Interaction) -> bool | str:
        return NOT_NOTED if one.minutes_late is None else one.minutes_late > 0

    claim, reasons = "You were late for {}.", [NOT_NOTED, FUTURE]
    return share_by(today, interactions, Interaction, verdict, claim, "interaction", reasons=reasons)


def open_loops(exchanges: Iterable[Exchange], *, today: date) -> list[Exchange]:
    """The advice you got (see ``ADVICE``) and have not reported back on, the oldest first and then by id.

    >>> lead = Exchange("1", date(2026, 2, 1), "jae", "got", "information", "who hires botanists")
    >>> [one.about for one in open_loops([lead], today=date(2026, 3, 10))]
    ['who hires botanists']
    """
    return [one for one in _so_far(exchanges, Exchange, "reported_back_on", today) if _is_advice(one)]


def report_back_share(exchanges: Iterable[Exchange], *, today: date) -> Share:
    """The share of the advice you got (see ``ADVICE``) on which you reported back, from 0 to 1.

    Advice younger than 30 days is left out, since it takes time to act on it.

    >>> ledger = [Exchange("1", date(2026, 1, 1), "jae", "got", "feedback", reported_back_on=date(2026, 1, 9))]
    >>> print(report_back_share(ledger, today=date(2026, 3, 10)))
    You reported back on 1 of 1 piece of advice (100 %, but only 1 case).
    """
    young = f"less than {REPORT_DAYS} days old"

    def verdict(one: Exchange) -> bool | str | None:
        if not _is_advice(one):
            return None
        return has_come(one.reported_back_on, today) if (today - one.on).days >= REPORT_DAYS else young

    claim, reasons = "You reported back on {}.", [young, FUTURE]
    return share_by(today, exchanges, Exchange, verdict, claim, "piece of advice", "pieces of advice", reasons=reasons)


def referrals_to_follow(referrals: Iterable[Referral], *, today: date) -> list[Referral]:
    """The referrals whose person you have not contacted yet, the oldest first and then by id.

    >>> lin = Referral("1", date(2026, 2, 1), "jae", "Lin")
    >>> [one.person for one in referrals_to_follow([lin], today=date(2026, 3, 10))]
    ['Lin']
    """
    return _so_far(referrals, Referral, "contacted_on", today)


def thanks_open(referrals: Iterable[Referral], *, today: date) -> list[Referral]:
    """The referrals for which you have not thanked yet, the oldest first and then by id, followed up or not.

    >>> lin = Referral("1", date(2026, 2, 1), "jae", "Lin")
    >>> [one.referred_by for one in thanks_open([lin], today=date(2026, 3, 10))]
    ['jae']
    """
    return _so_far(referrals, Referral, "thanked_on", today)


def _so_far(records: Iterable[Dated], kind: type[Dated], step: str, today: date) -> list[Dated]:
    """The records up to today whose ``step`` has not come, the oldest first."""
    _inputs.day(today)
    waiting = (
        one for one in _inputs.records(records, kind) if one.on <= today and not has_come(getattr(one, step), today)
    )
    return sorted(waiting, key=lambda one: (one.on, one.id))


def _is_advice(exchange: Exchange) -> bool:
    return exchange.direction == "got" and exchange.what in ADVICE
