"""The balance of what you gave and what you got.

It counts times, not how much each was worth. Exchanges dated after ``today`` are left out and counted. The balance of
none is NaN and not 0, since 0 means even.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from math import nan

from netkit.measures import _inputs
from netkit.measures._shares import FUTURE
from netkit.model import Exchange
from netkit.results import Measured, counted, shown, told


def balance(exchanges: Iterable[Exchange], *, today: date) -> Measured:
    """Times you gave less times you got, against both: from -1 (you only got) to 1 (you only gave).

    A convention of this course.

    >>> ledger = [Exchange("1", date(2026, 3, 1), "jae", "gave", "feedback")]
    >>> balance(ledger, today=date(2026, 3, 10)).value
    1.0
    """
    _inputs.day(today)
    found = Counter(one.direction if one.on <= today else FUTURE for one in _inputs.records(exchanges, Exchange))
    gave, got, left_out = found["gave"], found["got"], found[FUTURE]
    n = gave + got
    value = (gave - got) / n if n else nan
    times = f"You gave {counted(gave, 'time')} and got {counted(got, 'time')}"
    claim = f"{times}, a balance of {shown(value)}, where -1 is only got, 0 even and 1 only gave"
    sentence = told(claim, value, n, "exchange", reasons={FUTURE: left_out})
    return Measured(value, n, left_out, sentence)
