"""The time that a network takes: what you spend, what you would need, and which ties it is enough for.

An interaction without minutes is counted and never estimated. It is your time: an interaction with several people
takes it once, and so does a call that nobody answered. A year has 52.1775 weeks, since 400 years of the calendar have
20,871; a month is a twelfth of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import inf, nan
from typing import Final, Literal, get_args

from netkit.errors import InvalidRequest
from netkit.measures import _inputs
from netkit.model import Cadence, Contact, ContactId, Interaction, Kind, Unit
from netkit.results import FEW, Measured, Result, counted, left_out, shortened

Component = Kind | Literal["unknown"]

COMPONENTS: Final[tuple[Component, ...]] = (*get_args(Kind), "unknown")
"""What time is spent on: the kinds of interaction, and those whose kind nobody wrote down."""

_SPOKEN: Final[dict[Component, str]] = {
    "getting_to_know": "getting to know people",
    "scheduling": "fixing dates",
    "renewal": "renewing ties",
    "substance": "matters of substance",
    "unknown": "interactions of unknown kind",
}

WEEKS: Final[dict[Unit, Fraction]] = {
    "days": Fraction(1, 7),
    "weeks": Fraction(1),
    "months": Fraction(20871, 400 * 12),
    "years": Fraction(20871, 400),
}
"""How many weeks there are in each unit of a cadence."""

_ADVICE: Final = "write [Upkeep(...), Upkeep(...)]"


@dataclass(frozen=True, slots=True)
class TimeSpent(Result):
    """Hours a week from ``since`` to ``until``, in all and for each of ``COMPONENTS``; the untimed are left out."""

    since: date
    until: date
    minutes: dict[Component, int]
    hours: dict[Component, Measured]
    total: Measured

    @property
    def sentence(self) -> str:
        """The total in words."""
        return self.total.sentence


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What it takes to keep up the tie to one contact: so many ``minutes``, once every ``cadence``."""

    contact: ContactId
    cadence: Cadence
    minutes: int

    def __post_init__(self) -> None:
        _price(self.cadence, self.minutes)


@dataclass(frozen=True, slots=True)
class Affordable(Result):
    """The ties that the hours are enough for, cheapest first, and the others; the former take ``hours`` a week."""

    kept: tuple[ContactId, ...]
    dropped: tuple[ContactId, ...]
    hours: Measured

    @property
    def sentence(self) -> str:
        """The hours in words."""
        return self.hours.sentence


def time_spent(interactions: Iterable[Interaction], *, since: date, until: date) -> TimeSpent:
    """Hours a week that you spent on your network between two days, both included: minutes / 60 / weeks.

    A component without any interaction took 0 hours; one in which none was timed has NaN. ``InvalidRequest`` if the
    days come in the wrong order.

    >>> log = [Interaction("1", date(2026, 3, 2), ("jae",), minutes=120), Interaction("2", date(2026, 3, 9), ("ada",))]
    >>> print(time_spent(log, since=date(2026, 3, 2), until=date(2026, 3, 15)))
    1 hour a week, from 1 timed interaction in 2 weeks. Left out: 1 without minutes.
    """
    if _inputs.day(until, "until") < _inputs.day(since, "since"):
        msg = f"until is {until}, which is before since {since}; swap them"
        raise InvalidRequest(msg)
    minutes: dict[Component, int] = dict.fromkeys(COMPONENTS, 0)
    timed: Counter[Component] = Counter()
    untimed: Counter[Component] = Counter()
    for one in _inputs.records(interactions, Interaction):
        if since <= one.on <= until:
            kind: Component = one.kind or "unknown"
            (untimed if one.minutes is None else timed)[kind] += 1
            minutes[kind] += one.minutes or 0
    weeks = Fraction((until - since).days + 1, 7)
    hours = {
        kind: _hours_a_week(minutes[kind], timed[kind], untimed[kind], weeks, f" on {_SPOKEN[kind]}")
        for kind in COMPONENTS
    }
    total = _hours_a_week(sum(minutes.values()), timed.total(), untimed.total(), weeks, "")
    return TimeSpent(since, until, minutes, hours, total)


def time_needed(upkeeps: Iterable[Upkeep]) -> Measured:
    """Hours a week it takes to keep up these ties: the sum of minutes / 60 / weeks in the cadence.

    >>> print(time_needed([Upkeep("jae", Cadence(1, "weeks"), 60), Upkeep("mei", Cadence(1, "months"), 30)]))
    To keep up 2 ties as planned takes 1.11 hours a week.
    """
    every = [_price(one.cadence, one.minutes) for one in _inputs.records(upkeeps, Upkeep, _ADVICE)]
    hours = sum(every, Fraction(0))
    says = f"To keep up {counted(len(every), 'tie')} as planned takes {_as_hours(hours)} a week."
    return Measured(float(hours), len(every), floor=0, ceiling=inf, sentence=says)


def affordable(upkeeps: Iterable[Upkeep], *, hours: float) -> Affordable:
    """The most ties that can be kept up within so many hours a week: the cheapest first, equal ones by id.

    It says nothing about which ties are worth more. Hours are taken as written, so that 0.3 is enough for 18 minutes.
    ``InvalidRequest`` for hours below 0 or a contact that comes twice.

    >>> weekly, monthly = Cadence(1, "weeks"), Cadence(1, "months")
    >>> print(affordable([Upkeep("jae", weekly, 60), Upkeep("mei", weekly, 30), Upkeep("ada", monthly, 60)], hours=1))
    2 of 3 ties can be kept up within 1 hour a week; they take 0.73 hours. Left out: 1 for want of time.
    """
    if not _inputs.is_number(hours) or hours < 0:
        msg = f"hours is {hours!r}; it must be a number of hours a week, 0 or more"
        raise InvalidRequest(msg)
    ties = _inputs.records(upkeeps, Upkeep, _ADVICE)
    every = sorted((_price(one.cadence, one.minutes), one.contact) for one in ties)
    if len({contact for _, contact in every}) < len(every):
        msg = "a contact comes twice among the ties to keep up; keep one cadence for each"
        raise InvalidRequest(msg)
    limit, spent, kept = Fraction(str(hours)), Fraction(0), 0
    for price, _ in every:
        if spent + price > limit:
            break
        spent, kept = spent + price, kept + 1
    people, dropped = tuple(contact for _, contact in every), len(every) - kept
    within = f"{kept} of {counted(len(every), 'tie')} can be kept up within {_as_hours(limit)} a week"
    says = f"{within}; they take {_as_hours(spent)}.{left_out({'for want of time': dropped})}"
    return Affordable(people[:kept], people[kept:], Measured(float(spent), kept, dropped, 0, float(hours), says))


def hours_per_new_contact(
    contacts: Iterable[Contact], interactions: Iterable[Interaction], *, today: date, days: int = 60
) -> Measured:
    """The hours that a new contact took on average in the first so many days, the day you met being the first.

    An interaction with several people is shared out equally among them. Left out are contacts whose days are not over,
    and those met on an unknown day. NaN if nobody is left. ``InvalidRequest`` for days below 1.

    >>> mei = Contact("mei", "Mei", met_on=date(2026, 1, 1))
    >>> log = [Interaction("1", date(2026, 1, 1), ("mei", "jae"), minutes=60)]
    >>> print(hours_per_new_contact([mei], log, today=date(2026, 3, 10)))
    A new contact took 0.50 hours in the first 60 days (only 1 contact counted).
    """
    _inputs.day(today)
    span = counted(_inputs.whole(days, "days", "days", least=1), "day")
    every = {one.id: one.met_on for one in _inputs.records(contacts, Contact)}
    known = {who: met_on for who, met_on in every.items() if met_on is not None}
    # Counted back from today, since the calendar may end before so many days after the day you met.
    ends = {who: met_on + timedelta(days) for who, met_on in known.items() if (today - met_on).days >= days}
    # By the number of people at the table, since adding up whole minutes is much quicker than adding up fractions.
    minutes: Counter[int] = Counter()
    untimed = 0
    for one in _inputs.records(interactions, Interaction):
        new = sum(known[who] <= one.on < ends[who] for who in one.contacts if who in ends)
        if new:
            untimed += one.minutes is None
            minutes[len(one.contacts)] += new * (one.minutes or 0)
    n = len(ends)
    hours = sum((Fraction(total, people) for people, total in minutes.items()), Fraction(0)) / 60
    rest = left_out({f"whose {span} are not over": len(known) - n, "met on an unknown day": len(every) - len(known)})
    if not n:
        return Measured(nan, 0, len(every), 0, inf, f"There is no new contact to tell of.{rest}")
    only = "only " if n < FEW else ""
    verb = "was" if untimed == 1 else "were"
    open_ = f"; {counted(untimed, 'interaction')} {verb} not timed" if untimed else ""
    claim = f"A new contact took {_as_hours(hours / n)} in the first {span}"
    says = f"{claim} ({only}{counted(n, 'contact')} counted){open_}.{rest}"
    return Measured(float(hours / n), n, len(every) - n, 0, inf, says)


def _hours_a_week(minutes: int, timed: int, untimed: int, weeks: Fraction, on: str) -> Measured:
    hours, rest = Fraction(minutes, 60) / weeks, left_out({"without minutes": untimed})
    if untimed and not timed:
        says = f"Nobody can say how many hours went{on or ' anywhere'}, since nothing was timed.{rest}"
        return Measured(nan, 0, untimed, 0, inf, says)
    span = f"{shortened(float(weeks))} {'week' if weeks == 1 else 'weeks'}"
    says = f"{_as_hours(hours)} a week{on}, from {counted(timed, 'timed interaction')} in {span}.{rest}"
    return Measured(float(hours), timed, untimed, 0, inf, says)


def _price(cadence: Cadence, minutes: int) -> Fraction:
    """Hours a week. ``InvalidRequest`` for anything but a cadence and whole minutes from 0 on."""
    if not isinstance(cadence, Cadence):
        msg = f"cadence is {cadence!r}; write how often as a cadence, such as Cadence(3, 'months')"
        raise InvalidRequest(msg)
    return Fraction(_inputs.whole(minutes, "minutes", "minutes", least=0), 60) / (cadence.count * WEEKS[cadence.unit])


def _as_hours(hours: Fraction) -> str:
    return "1 hour" if hours == 1 else f"{shortened(float(hours))} hours"
