"""The time that a network takes: what you spend, what you would need, and which ties it is enough for.

What holds for every function here:

- Time is what somebody timed. An interaction without minutes is counted and never guessed at, so the hours are a least
  value wherever there is one.
- It is your time: an interaction with several people takes it once, and so does a call that nobody answered.
- A week has seven days, a year 52.1775 weeks: 400 years of the calendar are 20,871 weeks. A month is a twelfth of it.
- The order of the records never matters.

Layers: W.-X. Zhou, D. Sornette, R. A. Hill and R. I. M. Dunbar, "Discrete hierarchical organization of social group
sizes", *Proceedings of the Royal Society B* 272 (2005), for their sizes. The rest is a convention of this course.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import inf, nan
from typing import Final, Literal, get_args

from netkit.errors import InvalidRequest
from netkit.measures import _inputs
from netkit.measures.answers import is_number
from netkit.model import Cadence, Contact, ContactId, Interaction, Kind, Unit
from netkit.results import FEW, Measured, Result, counted, left_out, percent, shown

Component = Kind | Literal["unknown"]

COMPONENTS: Final[tuple[Component, ...]] = (*get_args(Kind), "unknown")
"""What time is spent on: the kinds of interaction, and those whose kind nobody wrote down."""

WEEKS: Final[dict[Unit, Fraction]] = {
    "days": Fraction(1, 7),
    "weeks": Fraction(1),
    "months": Fraction(20871, 400 * 12),
    "years": Fraction(20871, 400),
}
"""How many weeks there are in each unit of a cadence."""

DUNBAR: Final = (
    (5, Cadence(1, "weeks")),
    (10, Cadence(1, "months")),
    (35, Cadence(6, "months")),
    (100, Cadence(1, "years")),
)
"""How many people Dunbar's layers add, and how often at least one is in touch with them.

Together they are the 5, 15, 50 and 150 of the literature. Contested, and about social ties: a planning aid.
"""


@dataclass(frozen=True, slots=True)
class TimeSpent(Result):
    """Hours a week from ``since`` to ``until``: in all, and for each of ``COMPONENTS``.

    Each number rests on the timed interactions and leaves out the untimed ones.
    """

    since: date
    until: date
    minutes: dict[Component, int]
    hours: dict[Component, Measured]
    total: Measured

    def __str__(self) -> str:
        return str(self.total)

    def share(self, component: Component) -> Measured:
        """The share of the timed minutes that went to one component, from 0 to 1. NaN without timed minutes."""
        if component not in COMPONENTS:
            msg = f"component is {component!r}; it must be one of {', '.join(COMPONENTS)}"
            raise InvalidRequest(msg)
        part, whole = self.minutes[component], sum(self.minutes.values())
        value = part / whole if whole else nan
        says = f"{part:,} of {counted(whole, 'timed minute')} went to {_spoken(component)}"
        rest = left_out({"without minutes": self.total.left_out})
        says += f" ({percent(value)})." if whole else ", which makes no share."
        return Measured(value, self.total.n, self.total.left_out, floor=0, ceiling=1, sentence=says + rest)


@dataclass(frozen=True, slots=True)
class Layer:
    """So many ``contacts`` with each of whom you want to spend so many ``minutes``, once every ``cadence``."""

    contacts: int
    cadence: Cadence
    minutes: int

    def __post_init__(self) -> None:
        _inputs.whole(self.contacts, "contacts", "contacts", least=0)
        _inputs.whole(self.minutes, "minutes", "minutes", least=0)
        _is_cadence(self.cadence)


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What it takes to keep up the tie to one contact: so many ``minutes``, once every ``cadence``."""

    contact: ContactId
    cadence: Cadence
    minutes: int

    def __post_init__(self) -> None:
        _inputs.whole(self.minutes, "minutes", "minutes", least=0)
        _is_cadence(self.cadence)


@dataclass(frozen=True, slots=True)
class Affordable(Result):
    """Which ties the hours are enough for, cheapest first, and which not; ``hours`` a week are what the former take."""

    kept: tuple[ContactId, ...]
    dropped: tuple[ContactId, ...]
    hours: Measured

    def __str__(self) -> str:
        return str(self.hours)


def time_spent(interactions: Iterable[Interaction], *, since: date, until: date) -> TimeSpent:
    """Hours a week that you spent on your network between two days, both included: minutes / 60 / weeks.

    Interactions on other days are no part of it. A component without any interaction took 0 hours; one in which none
    was timed has NaN. ``InvalidRequest`` if the days come in the wrong order.

    >>> log = [Interaction("1", date(2026, 3, 2), ("jae",), minutes=90, kind="renewal"),
    ...        Interaction("2", date(2026, 3, 9), ("mei",), minutes=30, kind="scheduling"),
    ...        Interaction("3", date(2026, 3, 9), ("ada",))]
    >>> found = time_spent(log, since=date(2026, 3, 2), until=date(2026, 3, 15))
    >>> print(found.total)
    1 hour a week, from 2 timed interactions in 2 weeks. Left out: 1 without minutes.
    >>> found.hours["renewal"], found.share("scheduling").value
    (Measured(value=0.75, n=1, left_out=0), 0.25)
    """
    if _inputs.day(until, "until") < _inputs.day(since, "since"):
        msg = f"until is {until}, which is before since {since}; swap them"
        raise InvalidRequest(msg)
    minutes: dict[Component, int] = dict.fromkeys(COMPONENTS, 0)
    timed: dict[Component, int] = dict.fromkeys(COMPONENTS, 0)
    untimed: dict[Component, int] = dict.fromkeys(COMPONENTS, 0)
    for one in _inputs.records(interactions, Interaction):
        if since <= one.on <= until:
            kind: Component = one.kind or "unknown"
            if one.minutes is None:
                untimed[kind] += 1
            else:
                timed[kind] += 1
                minutes[kind] += one.minutes
    weeks = Fraction((until - since).days + 1, 7)
    hours = {
        kind: _hours_a_week(minutes[kind], timed[kind], untimed[kind], weeks, f" on {_spoken(kind)}")
        for kind in COMPONENTS
    }
    total = _hours_a_week(sum(minutes.values()), sum(timed.values()), sum(untimed.values()), weeks, "")
    return TimeSpent(since, until, minutes, hours, total)


def time_needed(layers: Iterable[Layer]) -> Measured:
    """Hours a week it takes to keep up these layers: the sum of contacts x minutes / 60 / weeks in the cadence.

    >>> print(time_needed([Layer(contacts, cadence, 30) for contacts, cadence in DUNBAR]))
    To be in touch with 150 contacts as often as planned takes 5.28 hours a week.
    """
    every = list(_inputs.records(layers, Layer, "write [Layer(...), Layer(...)]"))
    hours = sum((one.contacts * _price(one.cadence, one.minutes) for one in every), Fraction(0))
    contacts = sum(one.contacts for one in every)
    says = f"To be in touch with {counted(contacts, 'contact')} as often as planned takes {_as_hours(hours)} a week."
    return Measured(float(hours), contacts, floor=0, ceiling=inf, sentence=says)


def affordable(upkeeps: Iterable[Upkeep], *, hours: float) -> Affordable:
    """The most ties that can be kept up within so many hours a week.

    The rule: the cheapest first, those that cost the same by id. No other choice keeps more ties, and none that keeps
    as many takes less time. It says nothing about which ties are worth more. Hours are taken as written, so that 0.3
    is enough for 18 minutes. ``InvalidRequest`` for hours below 0 or a contact that comes twice.

    >>> weekly, monthly = Cadence(1, "weeks"), Cadence(1, "months")
    >>> found = affordable([Upkeep("jae", weekly, 60), Upkeep("mei", weekly, 30), Upkeep("ada", monthly, 60)], hours=1)
    >>> found.kept, found.dropped
    (('ada', 'mei'), ('jae',))
    >>> print(found.hours)
    2 of 3 ties can be kept up within 1 hour a week; they take 0.73 hours. Left out: 1 for want of time.
    """
    if not is_number(hours) or hours < 0:
        msg = f"hours is {hours!r}; it must be a number of hours a week, 0 or more"
        raise InvalidRequest(msg)
    ties = _inputs.records(upkeeps, Upkeep, "write [Upkeep(...), Upkeep(...)]")
    every = sorted(ties, key=lambda one: (_price(one.cadence, one.minutes), one.contact))
    if len({one.contact for one in every}) < len(every):
        msg = "a contact comes twice among the ties to keep up; keep one cadence for each"
        raise InvalidRequest(msg)
    left, kept = Fraction(str(hours)), 0
    for one in every:
        price = _price(one.cadence, one.minutes)
        if price > left:
            break
        left -= price
        kept += 1
    spent, dropped = Fraction(str(hours)) - left, len(every) - kept
    says = f"{kept} of {counted(len(every), 'tie')} can be kept up within {_as_hours(Fraction(str(hours)))} a week; "
    says += f"they take {_as_hours(spent)}.{left_out({'for want of time': dropped})}"
    return Affordable(
        tuple(one.contact for one in every[:kept]),
        tuple(one.contact for one in every[kept:]),
        Measured(float(spent), kept, dropped, floor=0, ceiling=float(hours), sentence=says),
    )


def hours_per_new_contact(
    contacts: Iterable[Contact], interactions: Iterable[Interaction], *, today: date, days: int = 60
) -> Measured:
    """The hours that a new contact took on average in the first so many days, the day you met being the first.

    An interaction with several people is shared out equally among them. Left out are contacts whose days are not over
    yet, and those of whom nobody wrote down when you met. NaN if nobody is left. ``InvalidRequest`` for days below 1.

    >>> mei = Contact("mei", "Mei", met_on=date(2026, 1, 1))
    >>> log = [Interaction("1", date(2026, 1, 1), ("mei", "jae"), minutes=60),
    ...        Interaction("2", date(2026, 2, 1), ("mei",), minutes=45), Interaction("3", date(2026, 2, 2), ("mei",))]
    >>> print(hours_per_new_contact([mei], log, today=date(2026, 3, 10)))  # doctest: +NORMALIZE_WHITESPACE
    A new contact took 1.25 hours in the first 60 days, on average of only 1 contact; 1
    interaction was not timed.
    """
    _inputs.day(today)
    _inputs.whole(days, "days", "days", least=1)
    every = list({one.id: one.met_on for one in _inputs.records(contacts, Contact)}.items())
    known = [(who, met_on) for who, met_on in every if met_on is not None]
    # Counted back from today, since the calendar may end before so many days after the day you met.
    first_days = {who: (met_on, met_on + timedelta(days)) for who, met_on in known if (today - met_on).days >= days}
    shares: dict[int, int] = {}
    untimed = 0
    for one in _inputs.records(interactions, Interaction):
        new = 0
        for who in one.contacts:
            if who in first_days and first_days[who][0] <= one.on < first_days[who][1]:
                new += 1
        if new and one.minutes is None:
            untimed += 1
        elif new and one.minutes:
            people = len(one.contacts)
            shares[people] = shares.get(people, 0) + new * one.minutes
    minutes = sum((Fraction(total, people) for people, total in shares.items()), Fraction(0))
    n = len(first_days)
    value = float(minutes / 60 / n) if n else nan
    rest = left_out(
        {f"whose {counted(days, 'day')} are not over": len(known) - n, "met on an unknown day": len(every) - len(known)}
    )
    says = "There is no new contact to tell of."
    if n:
        open_ = f"; {counted(untimed, 'interaction')} {'was' if untimed == 1 else 'were'} not timed" if untimed else ""
        only = "only " if n < FEW else ""
        says = f"A new contact took {_as_hours(minutes / 60 / n)} in the first {counted(days, 'day')}, on average of "
        says += f"{only}{counted(n, 'contact')}{open_}."
    return Measured(value, n, len(every) - n, floor=0, ceiling=inf, sentence=says + rest)


def _hours_a_week(minutes: int, timed: int, untimed: int, weeks: Fraction, on: str) -> Measured:
    value = nan if untimed and not timed else float(Fraction(minutes, 60) / weeks)
    span = f"{counted(timed, 'timed interaction')} in {_plain(weeks)} {'week' if weeks == 1 else 'weeks'}"
    says = f"{_as_hours(Fraction(minutes, 60) / weeks)} a week{on}, from {span}."
    if untimed and not timed:
        says = f"Nobody can say how many hours went{on or ' anywhere'}, since nothing was timed."
    return Measured(value, timed, untimed, floor=0, ceiling=inf, sentence=says + left_out({"without minutes": untimed}))


def _price(cadence: Cadence, minutes: int) -> Fraction:
    """Hours a week."""
    return Fraction(minutes, 60) / (cadence.count * WEEKS[cadence.unit])


def _as_hours(hours: Fraction) -> str:
    return "1 hour" if hours == 1 else f"{_plain(hours)} hours"


def _plain(number: Fraction) -> str:
    return f"{number.numerator:,}" if number.denominator == 1 else shown(float(number))


def _spoken(component: Component) -> str:
    return {
        "getting_to_know": "getting to know people",
        "scheduling": "fixing dates",
        "renewal": "renewing ties",
        "substance": "matters of substance",
        "unknown": "interactions of unknown kind",
    }[component]


def _is_cadence(cadence: object) -> None:
    if not isinstance(cadence, Cadence):
        msg = f"cadence is {cadence!r}; write how often as a cadence, such as Cadence(3, 'months')"
        raise InvalidRequest(msg)
