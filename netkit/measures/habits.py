"""Habits of networking as far as the log shows them: one indicator and one next step for each, and no total."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final, TypeVar

from netkit.measures import _inputs
from netkit.measures.habit_log import WINDOW, Indicator, Log, Rule
from netkit.measures.habit_rules import RULES
from netkit.measures.recency import recency
from netkit.model import CIRCLES, Ask, Contact, Exchange, Interaction, Promise, Referral
from netkit.results import Result, counted, listed
from netkit.table_writer import Heading, hanging, html_table

SHOWN: Final = 3
"""As text so many habits print with their sentences, which fit one screen of a terminal."""

HEADINGS: Final = (Heading("rule"), *(Heading(text, wide=True) for text in ("indicator", "what it says", "next step")))

NOTE: Final = (
    "Each number stands for itself: there is no total and no grade. It says what is on record, and not what anybody is "
    "worth."
)

One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Habit(Result):
    """A rule, its indicator, and one next step; unless there is ``enough`` on record, the sentence says what to log."""

    rule: str
    name: str
    definition: str
    result: Indicator
    enough: bool
    sentence: str = field(compare=False)
    next_action: str

    def __str__(self) -> str:
        return f"{self.sentence} Next: {self.next_action}"


@dataclass(frozen=True, slots=True, repr=False)
class Habits:
    """The habits over the ``WINDOW`` that ends today; ``habits[4]`` is the fifth, ``for one in habits`` each.

    As text, the first ``shown`` of those with enough on record print, and the others by name.
    """

    today: date
    habits: tuple[Habit, ...]
    shown: int = SHOWN

    def __len__(self) -> int:
        return len(self.habits)

    def __iter__(self) -> Iterator[Habit]:
        return iter(self.habits)

    def __getitem__(self, place: int) -> Habit:
        return self.habits[place]

    @property
    def caption(self) -> str:
        """Which days are looked at."""
        first = self.today - timedelta(min(WINDOW - 1, (self.today - date.min).days))
        habits = counted(len(self.habits), "habit")
        return f"{habits} in the log from {first} to {self.today}, {counted(WINDOW, 'day')}"

    def in_full(self) -> Habits:
        """The same habits, which all print."""
        return replace(self, shown=len(self.habits))

    def __repr__(self) -> str:
        telling = sorted(enumerate(self.habits, start=1), key=lambda pair: not pair[1].enough)
        first = sorted(telling[: self.shown])
        lines = [self.caption]
        for number, one in first:
            lines += hanging(f"{number:>3}. ", one.rule, f"{one.name}: {one.definition}.")
            lines += hanging("     ", one.sentence, f"Next: {one.next_action}")
        for enough, heading in ((True, "Also on record"), (False, "Too little on record yet")):
            rest = [one.name for _, one in sorted(telling[self.shown :]) if one.enough is enough]
            lines += hanging("", f"{heading}: {listed(rest)}.") if rest else []
        return "\n".join([*lines, *hanging("", NOTE)])

    def _repr_html_(self) -> str:
        rows = [
            (f"{number}. {one.rule}", f"{one.name}: {one.definition}", one.sentence, one.next_action)
            for number, one in enumerate(self.habits, start=1)
        ]
        return html_table(self.caption, HEADINGS, rows, row_headings=True, notes=[NOTE])


def habits(
    contacts: Iterable[Contact],
    interactions: Iterable[Interaction],
    exchanges: Iterable[Exchange],
    asks: Iterable[Ask],
    promises: Iterable[Promise],
    referrals: Iterable[Referral],
    *,
    today: date,
) -> Habits:
    """The rules with an indicator each, read from the last ``WINDOW`` days of the log, and one next step each.

    A record is in the window by its date, a promise by the day it was due; the variety of circles, the contacts not
    dormant and the referrals that talks led to look further back. The circles there could be are ``CIRCLES`` and any
    others that occur. Archived contacts are in no step; what happened with them counts.

    >>> got = [Exchange(str(day), date(2026, 3, day), "jae", "got", "feedback") for day in (1, 2, 3, 4, 5)]
    >>> found = habits([Contact("jae", "Jae")], [], got, [], [], [], today=date(2026, 3, 10))
    >>> found[0].result.value, found[0].next_action
    (-1.0, 'Ask Jae what you could do for them: you got from them 5 times and gave 0 times.')
    """
    _inputs.day(today)

    def lately(records: Iterable[One], day: Callable[[One], date]) -> list[One]:
        return [one for one in records if (today - day(one)).days < WINDOW]

    everybody, every = list(_inputs.records(contacts, Contact)), list(_inputs.records(interactions, Interaction))
    referred = list(_inputs.records(referrals, Referral))
    people = sorted((one for one in everybody if not one.archived), key=lambda one: one.id)
    log = Log(
        today=today,
        people={one.id: one for one in people},
        archived={one.id for one in everybody if one.archived},
        interactions=lately(every, lambda one: one.on),
        exchanges=lately(_inputs.records(exchanges, Exchange), lambda one: one.on),
        asks=lately(_inputs.records(asks, Ask), lambda one: one.on),
        promises=lately(_inputs.records(promises, Promise), lambda one: one.due_on),
        referrals=lately(referred, lambda one: one.on),
        ever_referred=referred,
        recency=recency(people, every, today=today),
        circles=[*CIRCLES, *sorted({one.circle for one in people if one.circle} - set(CIRCLES))],
        introducers={one.introduced_by for one in everybody if one.introduced_by},
    )
    return Habits(today, tuple(_habit(rule, log) for rule in RULES))


def _habit(rule: Rule, log: Log) -> Habit:
    result = rule.measure(log)
    enough = result.n >= rule.least
    known = f"{result.n} of the {rule.least} {rule.things} that it takes"
    sentence = result.sentence if enough else f"Not enough data yet: {known}. Log {rule.log_first}."
    definition = f"{rule.definition}; it takes at least {rule.least} {rule.things}"
    return Habit(rule.rule, rule.name, definition, result, enough, sentence, next(rule.step(log), rule.otherwise))
