"""Parse the days of a column, whose order of day and month follows from the whole column, and its months' names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import Final

from netkit.formats.columns import LANGUAGES
from netkit.text import plain

_CLOCK: Final = r"[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:\.[0-9]+)?)? ?(?:[ap]\.?m\.?)?"
_ZONE: Final = r" ?(?:Z|\(?(?:UTC|GMT)[^)]*\)?|[+-][0-9:]{4,6})"
_WORD: Final = r"[^\W\d_]{3,12}"
_PART: Final = rf"([0-9]{{1,4}}|{_WORD})(?:st|nd|rd|th|er|º)?([-/. ,年月년월]+)(?:de |of )?"
_DAY: Final = re.compile(
    rf"(?:[^\W\d_]+\.?,? )?{_PART}{_PART}([0-9]{{1,4}})[日일]?(?:(?:T|,? (?:at |um |à )?){_CLOCK}(?:{_ZONE})?)?",
    re.IGNORECASE,
)
"""A day in three parts, with a mark after the first and the second, perhaps after a weekday and before a time."""
_MONTH_ONLY: Final = re.compile(
    rf"(?:(?P<iso>[0-9]{{4}})-(?P<number>[0-9]{{2}})|(?:(?P<month>{_WORD})\.? )?(?P<year>(?:19|20)[0-9]{{2}}))"
)
_SERIAL: Final = re.compile(r"[2-6][0-9]{4}(?:\.[0-9]+)?")
_NEW_CENTURY: Final = 69


def day_first(texts: Iterable[str]) -> bool | None:
    """Whether the day stands before the month in days such as 13/02/2024, by those above 12; None if nothing tells.

    Raises ValueError where they contradict each other. With points, the day always stands first.
    """
    days: dict[bool, str] = {}
    for text in texts:
        found = _DAY.fullmatch(text)
        first, mark, second = found.groups()[:3] if found else ("", "", "")
        if first.isdigit() and second.isdigit() and "." not in mark and 12 < max(int(first), int(second)) < 32:
            days.setdefault(int(first) > 12, text)
    if len(days) == 2:
        msg = f"{days[True]} has the day first and {days[False]} the month"
        raise ValueError(msg)
    return next(iter(days), None)


def day(text: str, *, day_first: bool | None) -> date | None:
    """The day that a text names, or None if it names none: 2024-03-05, 5/3/2024, 5. März 2024 or March 5, 2024.

    Months are named in ten languages; a time after the day is passed over. Years of two digits are 1969 to 2068. With
    None for ``day_first``, 5/3/2024 names no day; 13/3/2024 and 5.3.2024 do.

    >>> day("March 5, 2024 2:00 PM (UTC)", day_first=True), day("5 de marzo de 2024", day_first=None)
    (datetime.date(2024, 3, 5), datetime.date(2024, 3, 5))
    """
    if not (found := _DAY.fullmatch(text)):
        return None
    first, mark, second, again, year = found.groups()
    month = second
    if (first + second).isdigit() and mark != again and mark.strip() not in ("年", "년"):
        return None
    if len(first) == 4 and first.isdigit():
        first, year = year, first
    elif not first.isdigit():
        first, month = second, first
    elif second.isdigit():
        if "." in mark or int(first) > 12 or int(first) == int(second):
            day_first = True
        elif int(second) > 12:
            day_first = False
        if day_first is None:
            return None
        first, month = (first, second) if day_first else (second, first)
    try:
        return date(_year(year), int(month) if month.isdigit() else _months()[plain(month)], int(first))
    except (ValueError, KeyError):
        return None


def first_day(text: str) -> date | None:
    """The first day of a year or month such as 2019, 2019-05 or May 2019, and the day of an Excel serial number.

    >>> first_day("2019"), first_day("Mai 2019"), first_day("45356"), first_day("summer 2019")
    (datetime.date(2019, 1, 1), datetime.date(2019, 5, 1), datetime.date(2024, 3, 5), None)
    """
    try:
        if found := _MONTH_ONLY.fullmatch(text):
            month = int(found["number"] or 0) or (_months()[plain(found["month"])] if found["month"] else 1)
            return date(int(found["iso"] or found["year"]), month, 1)
    except (ValueError, KeyError):
        return None
    return date(1899, 12, 30) + timedelta(int(float(text))) if _SERIAL.fullmatch(text) else None


def _year(digits: str) -> int:
    if len(digits) not in (2, 4):
        raise ValueError(digits)
    number = int(digits)
    return number if len(digits) == 4 else number + (1900 if number >= _NEW_CENTURY else 2000)


@cache
def _months() -> dict[str, int]:
    """The number of each month by each beginning of its names that is no beginning of another's."""
    found: dict[str, set[int]] = {}
    for names in LANGUAGES["months"].values():
        for number, several in enumerate(names.split(), 1):
            for name in map(plain, several.split("|")):
                for size in range(3, len(name) + 1):
                    found.setdefault(name[:size], set()).add(number)
    return {beginning: numbers.pop() for beginning, numbers in found.items() if len(numbers) == 1}
