"""The balance of what you gave and what you got.

It counts times, not how much each was worth. Exchanges dated after ``today`` are left out and counted. The balance of
none is NaN and not 0, since 0 means even.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import nan

from netkit.measures import _inputs
from netkit.measures._shares import FUTURE
from netkit.model import Exchange
from netkit.results import Result, counted, shown, told


@dataclass(frozen=True, slots=True)
class Balance(Result):
    """How many times you gave and got; ``left_out`` exchanges are dated after today."""

    gave: int
    got: int
    left_out: int = 0

    @property
    def n(self) -> int:
        """The number of exchanges that the balance is made of."""
        return self.gave + self.got

    @property
    def value(self) -> float:
        """(gave - got) / (gave + got), from -1 (you only got) to 1 (you only gave). A convention of this course."""
        return (self.gave - self.got) / self.n if self.n else nan

    def __str__(self) -> str:
        gave, got = counted(self.gave, "time"), counted(self.got, "time")
        scale = "where -1 is only got, 0 even and 1 only gave"
        claim = f"You gave {gave} and got {got}, a balance of {shown(self.value)}, {scale}"
        reasons, needs = {FUTURE: self.left_out}, "it takes an exchange"
        return told(claim, self.value, self.n, "exchange", reasons=reasons, needs=needs)


def balance(exchanges: Iterable[Exchange], *, today: date) -> Balance:
    """What you gave against what you got, in all these exchanges together; its ``value`` is from -1 to 1.

    >>> ledger = [Exchange("1", date(2026, 3, 1), "jae", "gave", "feedback")]
    >>> balance(ledger, today=date(2026, 3, 10)).value
    1.0
    """
    _inputs.day(today)
    found = Counter(one.direction if one.on <= today else FUTURE for one in _inputs.records(exchanges, Exchange))
    return Balance(found["gave"], found["got"], found[FUTURE])
