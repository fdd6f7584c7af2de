"""Days as people type them: 2026-03-20, yesterday, +7, friday."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from netkit.errors import InvalidRequest

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMED: Final = {"today": 0, "yesterday": -1, "tomorrow": 1}


def day(text: str, *, today: date) -> date:
    """Parse a day; a weekday is the next one of that name, and never today.

    >>> [str(day(text, today=date(2026, 3, 20))) for text in ("2026-04-01", "+7", "-1", "tomorrow", "fri")]
    ['2026-04-01', '2026-03-27', '2026-03-19', '2026-03-21', '2026-03-27']

    Raises ``InvalidRequest``, with what can be typed, for anything else.
    """
    word = text.strip().casefold()
    try:
        if word in _NAMED:
            return today + timedelta(days=_NAMED[word])
        if re.fullmatch(r"[+-]\d+", word):
            return today + timedelta(days=int(word))
        found = [number for number, name in enumerate(WEEKDAYS) if len(word) >= 3 and name.startswith(word)]
        if found:
            return today + timedelta(days=(found[0] - today.weekday() - 1) % 7 + 1)
        if re.fullmatch(r"\d{4}-\d\d-\d\d", word):
            return date.fromisoformat(word)
    except (ValueError, OverflowError):
        pass  # Such as 31 February, or more days than the calendar has.
    msg = f"{text!r} is no day; write it like 2026-03-20, today, yesterday, +7 (in a week) or friday"
    raise InvalidRequest(msg)
