"""Parse the days of a column, whose order of day and month follows from the whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from netkit.text import MONTHS

_YEAR_FIRST: Final = re.compile(
    r"(?P<year>[0-9]{4})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})(?:[T ][0-9:.]+Z?)?"
)
_YEAR_LAST: Final = re.compile(r"(?P<first>[0-9]{1,2})(?P<mark>[-/.])(?P<second>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})")
_DAY_WORD: Final = re.compile(r"(?P<day>[0-9]{1,2})[- .]+(?P<month>[A-Za-z]{3,9})[- .,]+(?P<year>[0-9]{4})")
_WORD_DAY: Final = re.compile(r"(?P<month>[A-Za-z]{3,9})\.? (?P<day>[0-9]{1,2}),? (?P<year>[0-9]{4})")


def day_first(texts: Iterable[str]) -> bool:
    """Whether the day stands before the month in days such as 13/02/2024, by those above 12.

    Raises ValueError where none is above 12 and it matters, or where they contradict each other.
    """
    days: dict[bool, str] = {}
    unclear = ""
    for text in texts:
        found = _YEAR_LAST.fullmatch(text)
        if not found:
            continue
        first, second = int(found["first"]), int(found["second"])
        if first > 12 or second > 12:
            days.setdefault(first > 12, text)
        elif first != second:
            unclear = unclear or text
    if len(days) == 2:
        msg = f"{days[True]} has the day first and {days[False]} the month"
        raise ValueError(msg)
    if unclear and not days:
        one, two, year = re.split("[-/.]", unclear)
        msg = f"{unclear} may be {year}-{two:0>2}-{one:0>2} or {year}-{one:0>2}-{two:0>2}"
        raise ValueError(msg)
    return True in days


def day(text: str, *, day_first: bool | None) -> date | None:
    """The day that a text names, or None if it names none: 2024-03-05, 5/3/2024, 5 Mar 2024 or March 5, 2024.

    Years have four digits; names of months are English. With None for ``day_first``, 5/3/2024 names no day.

    >>> day("March 5, 2024", day_first=True)
    datetime.date(2024, 3, 5)
    """
    try:
        if found := _YEAR_FIRST.fullmatch(text):
            return date(int(found["year"]), int(found["month"]), int(found["day"]))
        if day_first is not None and (found := _YEAR_LAST.fullmatch(text)):
            first, second = int(found["first"]), int(found["second"])
            month, day = (second, first) if day_first else (first, second)
            return date(int(found["year"]), month, day)
        if found := _DAY_WORD.fullmatch(text) or _WORD_DAY.fullmatch(text):
            return date(int(found["year"]), _month(found["month"].lower()), int(found["day"]))
    except ValueError:
        pass
    return None


def _month(word: str) -> int:
    """The number of a month by its English name or the first three or four letters of it."""
    names = enumerate(map(str.lower, MONTHS), 1)
    known = (number for number, name in names if word == name or (len(word) < 5 and name.startswith(word)))
    if number := next(known, 0):
        return number
    raise ValueError(word)
