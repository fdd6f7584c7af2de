"""Days of an invented career: working days, months, quiet weeks, and the pauses between two conversations.

Pauses are drawn from a table of whole numbers, because one machine's logarithm may differ from another's in the last
digit.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from netkit.cases.seeded_random import SeededRandom

# The middles of 64 equal slices of a Weibull distribution of shape 0.7, in thousandths of the mean: most pauses are
# short and a few are very long. The shape is an assumption of this course.
PAUSES: Final = (
    *(1, 4, 8, 13, 19, 26, 33, 41, 50, 59, 69, 79, 90, 102, 115, 128),
    *(142, 157, 172, 189, 206, 224, 242, 262, 283, 305, 327, 351, 376, 403, 430, 459),
    *(490, 522, 556, 592, 629, 669, 711, 756, 803, 853, 907, 964, 1025, 1090, 1161, 1237),
    *(1319, 1408, 1506, 1614, 1733, 1865, 2015, 2185, 2381, 2611, 2887, 3231, 3676, 4299, 5298, 7642),
)

# How much more or less often than others of the same closeness: a lognormal distribution of sigma 0.45, in thousandths.
PACES: Final = (
    *(364, 456, 516, 566, 610, 651, 691, 730, 768, 807, 847, 888),
    *(931, 976, 1024, 1076, 1133, 1196, 1269, 1355, 1461, 1601, 1813, 2271),
)

# A share that differs from one contact to the next: normal, mean 50 and deviation 18 percent.
LEANINGS: Final = (16, 26, 32, 36, 40, 43, 46, 49, 51, 54, 57, 60, 64, 68, 74, 84)

_HOLIDAYS: Final = ((1, 1), (5, 1), (12, 24), (12, 25), (12, 26), (12, 31))


def pause(chance: SeededRandom, per_century: int, pace: int) -> int:
    """Days until the next conversation, 1 or more, for so many in a hundred years at this pace (1000 is the usual)."""
    often = per_century * pace
    return max(1, (2 * chance.choice(PAUSES) * 36525 + often) // (2 * often))


def is_holiday(day: date) -> bool:
    """Whether offices are closed that day every year."""
    return (day.month, day.day) in _HOLIDAYS


def is_workday(day: date) -> bool:
    """Whether it is a day from Monday to Friday when offices are open."""
    return day.weekday() < 5 and not is_holiday(day)


def workday(day: date, *, last: date | None = None) -> date:
    """This day or the first working day after it; if that is past ``last``, the last one before.

    >>> print(workday(date(2025, 12, 25)), workday(date(2026, 3, 22), last=date(2026, 3, 22)))
    2025-12-29 2026-03-20
    """
    step = timedelta(days=1)
    later = day
    while not is_workday(later):
        later += step
    if last is None or later <= last:
        return later
    earlier = min(day, last)
    while not is_workday(earlier):
        earlier -= step
    return earlier


def is_quiet(day: date) -> bool:
    """Whether many are away: in August and around New Year."""
    return day.month == 8 or (day.month, day.day) >= (12, 20) or (day.month, day.day) <= (1, 6)


def month_of(day: date) -> int:
    """The months counted from year 0, so that they can be added."""
    return day.year * 12 + day.month - 1


def first_of(month: int) -> date:
    """The first day of a month counted so."""
    return date(month // 12, month % 12 + 1, 1)


def last_of(month: int) -> date:
    """The last day of a month counted so."""
    year, place = divmod(month, 12)
    return date(year, place + 1, monthrange(year, place + 1)[1])
