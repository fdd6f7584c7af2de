"""Courtesy: replying soon, coming on time, and telling people what came of what they gave you.

Everything is told as it stands on ``today``. What is dated later has not happened yet: it is left out and counted, and
so is what could not have been done by now, since it would pass for a failure. A share of nothing is NaN, and the order
of the records never matters. Every number of days is a convention of this course.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import inf, nan
from statistics import median
from typing import Final

from netkit.measures import _inputs
from netkit.measures.follow_up import WAIT_DAYS, has_come
from netkit.model import Exchange, Gift, Interaction, Referral
from netkit.results import Measured, Result, Share, counted, left_out, share, shown

ADVICE: Final[frozenset[Gift]] = frozenset({"information", "feedback", "referral", "introduction"})
"""What you report back on. Support asks for thanks and not for a report."""


@dataclass(frozen=True, slots=True)
class Promptness(Result):
    """How soon you reply where they made the first move.

    ``days`` is the median number of days until your reply, ``never`` the share that you did not reply to.
    """

    days: Measured
    never: Share

    def __str__(self) -> str:
        return f"{self.days} {self.never}"


def promptness(interactions: Iterable[Interaction], *, today: date, wait: int = WAIT_DAYS) -> Promptness:
    """How soon you replied to what others began, and how much never got a reply.

    - ``days``: half of your replies came within so many days, 0 for the same day. Only replies whose day was written
      down count; a call that you took needed none later. It flatters if much was never replied to, so read both.
    - ``never``: without a reply, of what others began at least ``wait`` days ago. Younger interactions are left out,
      whatever became of them.

    ``InvalidRequest`` for a ``wait`` below 0.

    >>> log = [Interaction("1", date(2026, 2, 1), ("jae",), initiated_by="them", replied_on=date(2026, 2, 4)),
    ...        Interaction("2", date(2026, 2, 2), ("mei",), initiated_by="them", answered=False)]
    >>> found = promptness(log, today=date(2026, 3, 10))
    >>> found.days, found.never
    (Measured(value=3.0, n=1, left_out=1), Share(part=1, whole=2, left_out=0))
    >>> print(found.never)  # doctest: +NORMALIZE_WHITESPACE
    No reply of yours is on record to 1 of 2 interactions that others began at least 14 days ago (50 %, but
    only 2 cases).
    """
    _inputs.day(today)
    _inputs.whole(wait, "wait", "days", least=0)
    days, old, never, young, unknown, in_future, open_, without_day = [], 0, 0, 0, 0, 0, 0, 0
    for one in _inputs.records(interactions, Interaction):
        if one.on > today:
            in_future += 1
        elif one.initiated_by is None:
            unknown += 1
        elif one.initiated_by == "them":
            replied = one.answered and (one.replied_on is None or one.replied_on <= today)
            if not replied:
                open_ += 1
            elif one.replied_on is None:
                without_day += 1
            else:
                days.append((one.replied_on - one.on).days)
            if (today - one.on).days >= wait:
                old += 1
                never += not replied
            else:
                young += 1
    nobody = {"where nobody wrote down who began": unknown, "dated after today": in_future}
    middle = float(median(days)) if days else nan
    soon = f"Half of your {counted(len(days), 'dated reply', 'dated replies')} came within {_in_days(middle)}."
    rest = left_out({"without a reply so far": open_, "without the day of a later reply": without_day, **nobody})
    ago = f"that others began at least {counted(wait, 'day')} ago"
    return Promptness(
        Measured(
            middle,
            len(days),
            open_ + without_day + unknown + in_future,
            floor=0,
            ceiling=inf,
            sentence=(soon if days else "No reply of yours has a day, so there is no time to tell.") + rest,
        ),
        share(
            *(never, old, "No reply of yours is on record to {}.", f"interaction {ago}", f"interactions {ago}"),
            reasons={f"less than {counted(wait, 'day')} ago": young, **nobody},
        ),
    )


def late_share(interactions: Iterable[Interaction], *, today: date) -> Share:
    """The share of interactions to which you came late, by a minute or more, where that was noted; from 0 to 1.

    >>> log = [Interaction("1", date(2026, 3, 1), ("jae",), minutes_late=5),
    ...        Interaction("2", date(2026, 3, 2), ("jae",), minutes_late=0),
    ...        Interaction("3", date(2026, 3, 3), ("jae",))]
    >>> print(late_share(log, today=date(2026, 3, 10)))  # doctest: +NORMALIZE_WHITESPACE
    You were late for 1 of 2 interactions (50 %, but only 2 cases). Left out: 1 where nobody noted it.
    """
    _inputs.day(today)
    late = known = unknown = in_future = 0
    for one in _inputs.records(interactions, Interaction):
        if one.on > today:
            in_future += 1
        elif one.minutes_late is None:
            unknown += 1
        else:
            known += 1
            late += one.minutes_late > 0
    return share(
        *(late, known, "You were late for {}.", "interaction"),
        reasons={"where nobody noted it": unknown, "dated after today": in_future},
    )


def open_loops(exchanges: Iterable[Exchange], *, today: date) -> list[Exchange]:
    """The advice you got and have not reported back on, the oldest first and then by id; see ``ADVICE``.

    >>> lead = Exchange("1", date(2026, 2, 1), "jae", "got", "information", "who hires botanists")
    >>> [one.about for one in open_loops([lead], today=date(2026, 3, 10))]
    ['who hires botanists']
    """
    _inputs.day(today)
    advice = (one for one in _inputs.records(exchanges, Exchange) if _is_advice(one, today))
    loops = (one for one in advice if not has_come(one.reported_back_on, today))
    return sorted(loops, key=lambda one: (one.on, one.id))


def report_back_share(exchanges: Iterable[Exchange], *, today: date, wait: int = 30) -> Share:
    """The share of the advice you got on which you reported back, from 0 to 1; see ``ADVICE``.

    Advice younger than ``wait`` days is left out, whatever became of it, since it takes time to act on it. What you
    gave and the support you got are no part of it. ``InvalidRequest`` for a ``wait`` below 0.

    >>> ledger = [Exchange("1", date(2026, 1, 1), "jae", "got", "feedback", reported_back_on=date(2026, 1, 9)),
    ...           Exchange("2", date(2026, 1, 2), "mei", "got", "information"),
    ...           Exchange("3", date(2026, 3, 9), "ada", "got", "information")]
    >>> print(report_back_share(ledger, today=date(2026, 3, 10)))  # doctest: +NORMALIZE_WHITESPACE
    You reported back on 1 of 2 pieces of advice (50 %, but only 2 cases). Left out: 1 less than 30 days old.
    """
    _inputs.day(today)
    _inputs.whole(wait, "wait", "days", least=0)
    reported = old = young = in_future = 0
    for one in _inputs.records(exchanges, Exchange):
        if not _is_advice(one, date.max):
            continue
        if one.on > today:
            in_future += 1
        elif (today - one.on).days < wait:
            young += 1
        else:
            old += 1
            reported += has_come(one.reported_back_on, today)
    return share(
        *(reported, old, "You reported back on {}.", "piece of advice", "pieces of advice"),
        reasons={f"less than {counted(wait, 'day')} old": young, "dated after today": in_future},
    )


def referrals_to_follow(referrals: Iterable[Referral], *, today: date) -> list[Referral]:
    """The referrals whose person you have not contacted yet, the oldest first and then by id.

    >>> lin = Referral("1", date(2026, 2, 1), "jae", "Lin")
    >>> [one.person for one in referrals_to_follow([lin], today=date(2026, 3, 10))]
    ['Lin']
    """
    return _open(referrals, "contacted_on", today)


def thanks_open(referrals: Iterable[Referral], *, today: date) -> list[Referral]:
    """The referrals for which you have not thanked yet, the oldest first and then by id, followed up or not.

    >>> lin = Referral("1", date(2026, 2, 1), "jae", "Lin")
    >>> [one.referred_by for one in thanks_open([lin], today=date(2026, 3, 10))]
    ['jae']
    """
    return _open(referrals, "thanked_on", today)


def _open(referrals: Iterable[Referral], step: str, today: date) -> list[Referral]:
    _inputs.day(today)
    waiting = (
        one
        for one in _inputs.records(referrals, Referral)
        if one.on <= today and not has_come(getattr(one, step), today)
    )
    return sorted(waiting, key=lambda one: (one.on, one.id))


def _is_advice(exchange: Exchange, today: date) -> bool:
    return exchange.on <= today and exchange.direction == "got" and exchange.what in ADVICE


def _in_days(days: float) -> str:
    return "a day" if days == 1 else f"{shown(int(days) if days.is_integer() else days)} days"
