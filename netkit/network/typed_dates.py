"""Days and lengths of time as people type them: 2026-03-20, yesterday, last friday, 29 Nov, in 2 weeks; 1h30."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta
from typing import Final, Literal, TypeAlias, cast

from netkit.errors import InvalidRequest
from netkit.formats import date_order
from netkit.measures.recency import shifted
from netkit.model import Unit
from netkit.text import COUNTS, MONTHS

Looking: TypeAlias = Literal["back", "ahead"]
"""What has happened looks back, what is due looks ahead: on a Sunday, "friday" is two days ago or in five days."""

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH: Final = timedelta(31)
YEAR: Final = timedelta(366)
_NAMED: Final = {"day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "day after tomorrow": 2} | {
    **dict.fromkeys(("this morning", "this afternoon", "this evening", "tonight"), 0),
    "last night": -1,
}
_PART_OF_DAY: Final = re.compile(r" (?:morning|afternoon|evening|night)$")
_AWAY: Final = re.compile(
    r"(?P<ahead>in )?(?P<count>\d{1,6}|[a-z]+) (?P<unit>day|week|month|year)s?(?P<rest> ago| from now|)"
)
_NUMERIC: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d\d)?)?")
_LENGTHS: Final = {"half an hour": 30, "half hour": 30, "quarter of an hour": 15, "hour and a half": 90}
_MINUTES: Final = re.compile(r"([+-]?\d+) ?(?:m|mins?|minutes?|')?")
_HOURS: Final = re.compile(r"(\d+(?:[.,]\d+)?) ?(?:h|hrs?|hours?|:)(?: and)? ?(?:(\d+) ?(?:m|mins?|minutes?)?)?")


def day(text: str, *, today: date, looking: Looking) -> date:
    """Parse a day; a weekday, or a day without a year, is the nearest one before or after today, as ``looking`` says.

    A weekday is never today. "last friday" and "next friday" are the nearest ones, whichever way one is looking, and
    so is a day without a year that is within a month of today: on 29 November, "1 Dec" is not a year ago. In numbers
    with points the day stands before the month.

    >>> sunday = date(2026, 11, 29)
    >>> [str(day("friday", today=sunday, looking=way)) for way in ("back", "ahead")]
    ['2026-11-27', '2026-12-04']
    >>> [str(day(text, today=sunday, looking="back")) for text in ("28.11.2026", "Nov 3", "2 weeks ago", "-1")]
    ['2026-11-28', '2026-11-03', '2026-11-15', '2026-11-28']

    Raises ``InvalidRequest``, with what can be typed, for what cannot be read, and for 3/4/2026, which is two days.
    """
    word = re.sub(r"^(on |by |the )*", "", " ".join(text.casefold().split()))
    word = word if word in _NAMED else _PART_OF_DAY.sub("", word)
    try:
        found = _relative(word, today, looking) or _by_month(word, today, looking)
    except OverflowError:  # More days than the calendar has.
        found = None
    if found:
        return found
    back = looking == "back"
    words = (
        ("yesterday", "last friday", "3 days ago", "-3") if back else ("tomorrow", "next friday", "in 2 weeks", "+14")
    )
    examples = f"{today}, {today.day} {MONTHS[today.month - 1][:3]}, today, {', '.join(words[:-1])} or {words[-1]}"
    msg = f"{text!r} is no day; write it like {examples}"
    raise InvalidRequest(msg)


def hours(text: str) -> float:
    """Parse a number of hours, or a length of time.

    >>> [hours(text) for text in ("2", "0,5", "1h30", "half an hour")]
    [2.0, 0.5, 1.5, 0.5]
    """
    try:
        return float(text.replace(",", "."))
    except ValueError:
        with suppress(InvalidRequest):
            return minutes(text) / 60
    msg = f"{text!r} is not a number of hours; write it like 2, 0.5, 1h30 or half an hour"
    raise InvalidRequest(msg)


def minutes(text: str) -> int:
    """Parse a length of time, in minutes.

    >>> [minutes(text) for text in ("90", "1h", "1h30", "1,5 hours", "45 min", "half an hour")]
    [90, 60, 90, 90, 45, 30]
    """
    word = " ".join(text.casefold().split())
    if (bare := re.sub(r"^an? ", "", word)) in _LENGTHS:
        return _LENGTHS[bare]
    first, _, rest = word.partition(" ")
    word = f"{COUNTS[first]} {rest}" if rest and first in COUNTS else word
    if found := _MINUTES.fullmatch(word):
        return int(found[1])
    if found := _HOURS.fullmatch(word):
        return round(float(found[1].replace(",", ".")) * 60) + int(found[2] or 0)
    msg = f"{text!r} is no length of time; write it like 30, 90 min, 1h30 or half an hour"
    raise InvalidRequest(msg)


def _relative(word: str, today: date, looking: Looking) -> date | None:
    """The day that is named by its distance from today."""
    if word in _NAMED:
        return today + timedelta(_NAMED[word])
    if re.fullmatch(r"[+-]\d{1,9}", word):
        return today + timedelta(int(word))
    which, _, name = word.rpartition(" ")
    weekday = _weekday(name)
    if weekday is not None and which in ("last", "next", "this", ""):
        ahead = which == "next" or (which != "last" and looking == "ahead")
        days = (weekday - today.weekday()) % 7
        return today + timedelta((days or 7) if ahead else days - 7)
    if which in ("last", "next") and name in ("week", "month", "year"):
        return shifted(today, 1 if which == "next" else -1, cast("Unit", f"{name}s"))
    found = _AWAY.fullmatch(word)
    if not found or bool(found["ahead"]) == bool(found["rest"]):
        return None
    count = COUNTS.get(found["count"]) or (int(found["count"]) if found["count"].isdecimal() else None)
    if count is None:
        return None
    return shifted(today, -count if found["rest"] == " ago" else count, cast("Unit", f"{found['unit']}s"))


def _by_month(word: str, today: date, looking: Looking) -> date | None:
    """The day that is named by its month, with or without its weekday and its year."""
    name, _, rest = word.partition(" ")
    if rest and (weekday := _weekday(name.rstrip(".,"))) is not None:
        found = _by_month(rest, today, looking)
        if found and found.weekday() != weekday:
            msg = f"{word!r}: {found} is a {found:%A}; correct one of the two"
            raise InvalidRequest(msg)
        return found
    day_firsts: tuple[bool, ...] = (True,)
    word = re.sub(r"(?<=\d)(?:(?:st|[nr]d|th)\b|(?=[a-z]))", " ", word).replace(" of ", " ")
    if numeric := _NUMERIC.fullmatch(word):
        first, mark, second, year = numeric.groups()
        day_firsts = (True,) if mark == "." else (True, False)
        century = "20" if year and len(year) == 2 else ""
        word = mark.join([first, second, *([century + year] if year else [])])
    else:
        mark = " "
    word = " ".join(word.split())
    readings = {one for first in day_firsts if (one := _in_year(word, mark, first, today, looking))}
    if len(readings) == 2:
        msg = f"{word!r} may be {' or '.join(sorted(map(str, readings)))}; write it like one of these"
        raise InvalidRequest(msg)
    return next(iter(readings), None)


def _in_year(word: str, mark: str, day_first: bool, today: date, looking: Looking) -> date | None:
    """The day; without a year it is the one within a month of today, or else the next in the direction of looking."""
    if found := date_order.day(word, day_first=day_first):
        return found
    years = (today.year - 1, today.year, today.year + 1)
    near = [one for year in years if (one := date_order.day(f"{word}{mark}{year}", day_first=day_first))]
    days = sorted((abs(one - today), one) for one in near)
    within = [one for away, one in days if away <= MONTH]
    on_the_way = [one for away, one in days if (one < today) == (looking == "back") and away <= YEAR]
    return next(iter((*within, *on_the_way)), None)


def _weekday(word: str) -> int | None:
    """The number of a weekday, by three letters or more of its name."""
    found = (number for number, name in enumerate(WEEKDAYS) if len(word) >= 3 and name.startswith(word))
    return next(found, None)
