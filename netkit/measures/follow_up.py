"""Keeping your word: promises kept on time, and referrals followed up.

Both are told as they stand on ``today``: what is dated later has not happened yet. What could not have been done by
now is left out and counted, since it would pass for a failure. The order of the records never matters.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import inf, nan
from statistics import median
from typing import get_args

from netkit.errors import InvalidRequest
from netkit.measures import _inputs
from netkit.measures.measured import Measured, Share, printed, share, told
from netkit.model import Promise, Referral, Side
from netkit.text import Said, counted


@dataclass(frozen=True, slots=True)
class FollowUp(Said):
    """What became of the referrals; ``days`` is the median number of days from a referral to making contact.

    ``days`` is that of the ``followed.part`` referrals that were followed up, NaN if there are none.
    """

    followed: Share
    reported_back: Share
    days: Measured

    @property
    def sentence(self) -> str:
        """All three in words, and once for all what there is no value for yet."""
        parts = {"share followed up": self.followed, "share reported back on": self.reported_back}
        every: dict[str, Measured | Share] = {**parts, "number of days": self.days}
        without = [name for name, part in every.items() if not part.n]
        if len(without) == len(every):
            return self.followed.sentence
        nothing = f"There is no {' and no '.join(without)} yet." if without else ""
        return " ".join([*(part.sentence for part in every.values() if part.n), *([nothing] if nothing else [])])


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
    claim = "You kept {} on time" if by == "me" else "They kept {} on time"
    which, needs = "not past due yet or cancelled", "it takes a promise whose day has gone by"
    return share(kept, len(due), len(made) - len(due), claim, "promise", which=which, needs=needs)


def follow_up(referrals: Iterable[Referral], *, today: date, wait: int = 14) -> FollowUp:
    """How many referrals you followed up, on how many you reported back, and how soon you made contact.

    - ``followed``: contacted, of the referrals that are at least ``wait`` days old. Younger ones are left out, whatever
      became of them.
    - ``reported_back``: of the referrals where you met the person; those where you have not met are left out.
    - ``days``: half of those followed were contacted within so many days.

    Fourteen days are a convention of this course. ``InvalidRequest`` for a ``wait`` below 0.

    >>> lin = Referral("1", date(2026, 2, 1), "jae", "Lin", contacted_on=date(2026, 2, 5), met_on=date(2026, 2, 9))
    >>> ola = Referral("2", date(2026, 3, 9), "jae", "Ola")
    >>> follow_up([lin, ola], today=date(2026, 3, 10)).followed
    Share(part=1, whole=1, left_out=1)
    """
    _inputs.day(today)
    _inputs.whole(wait, "wait", "days", least=0)
    every = list(_inputs.records(referrals, Referral))
    old_enough = [one for one in every if (today - one.on).days >= wait]
    days = [
        (one.contacted_on - one.on).days
        for one in old_enough
        if one.contacted_on is not None and one.contacted_on <= today
    ]
    met = [one for one in every if has_come(one.met_on, today)]
    young, not_met = len(every) - len(old_enough), len(every) - len(met)
    told_back = sum(has_come(one.reported_back_on, today) for one in met)
    return FollowUp(
        followed=share(
            *(len(days), len(old_enough), young, "You followed up {}", "referral"),
            which=f"less than {counted(wait, 'day')} old",
            needs=f"it takes a referral at least {counted(wait, 'day')} old",
        ),
        reported_back=share(
            *(told_back, len(met), not_met, "You reported back on {}", "referral"),
            which="where you have not met the person",
            needs="it takes a referral where you met the person",
        ),
        days=_median_days(days, len(every) - len(days)),
    )


def _median_days(days: list[int], left_out: int) -> Measured:
    value = float(median(days)) if days else nan
    # Half a day is the only part of one that a median of whole days can have.
    span = counted(int(value), "day") if value.is_integer() else f"{printed(value)} days"
    claim = f"From a referral to making contact, the median is {span}"
    which, needs = "not followed up or too young to tell", "it takes a referral that was followed up"
    sentence = told(claim, value, len(days), "referral", left_out=left_out, which=which, needs=needs)
    return Measured(value, len(days), left_out, 0.0, inf, sentence)


def has_come(day: date | None, today: date) -> bool:
    """Whether this day is known, and is today or gone by."""
    return day is not None and day <= today


def _is_open(promise: Promise, today: date) -> bool:
    return not has_come(promise.done_on, today) and not has_come(promise.cancelled_on, today)
