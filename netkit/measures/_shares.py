"""Shares that are counted record by record, and what they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final, TypeVar

from netkit.measures import _inputs
from netkit.results import FEW, Share, counted, left_out, percent

One = TypeVar("One", bound=Any)

WAIT_DAYS: Final = 14
"""After so many days without it, a reply or a call counts as not made: a convention of this course."""

FUTURE: Final = "dated after today"
NO_STARTER: Final = "where nobody wrote down who began"
NOT_NOTED: Final = "where nobody noted it"


def has_come(day: date | None, today: date) -> bool:
    """Whether this day is known, and is today or in the past."""
    return day is not None and day <= today


def share_by(
    today: date,
    records: Iterable[One],
    kind: type[One],
    verdict: Callable[[One], bool | str | None],
    claim: str,
    *nouns: str,
    reasons: Sequence[str] = (),
) -> Share:
    """A share from one verdict for each record; ``{}`` in the claim becomes how many of how many of the nouns.

    A verdict is whether the record belongs to the part, one of the ``reasons`` to leave it out and count it, or
    ``None`` for a record that is not concerned. With ``FUTURE`` among the reasons, it overrides the verdict.

    >>> print(share_by(date(2026, 3, 1), [7, 8, 9], int, lambda one: "odd" if one % 2 else True, "{} fit.", "number",
    ...     reasons=["odd"]))
    1 of 1 number (100 %, but only 1 case) fit. Left out: 2 odd.
    """
    _inputs.day(today)
    found: Counter[bool | str] = Counter()
    for one in _inputs.records(records, kind):
        judged = verdict(one)
        if judged is not None:
            found[FUTURE if FUTURE in reasons and one.on > today else judged] += 1
    rest = {reason: found[reason] for reason in reasons}
    bare = Share(found[True], found[True] + found[False], sum(rest.values()))
    says = f"There is no {nouns[0]} to count, so there is no share."
    if bare.whole:
        few = f", but only {counted(bare.whole, 'case')}" if bare.whole < FEW else ""
        says = claim.format(f"{bare.part:,} of {counted(bare.whole, *nouns)} ({percent(bare.value)}{few})")
    return replace(bare, sentence=says + left_out(rest))
