"""Status changes of records: a promise is done, a referral is met, an ask is answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from netkit.errors import InvalidRecord
from netkit.model import Ask, Exchange, Promise, Record, Referral

TRANSITIONS: Final[dict[type[Record], tuple[str, ...]]] = {
    Promise: ("done", "cancelled"),
    Referral: ("contacted", "met", "reported back", "thanked", "dropped"),
    Ask: ("yes", "no", "dropped"),
    Exchange: ("reported back", "dropped"),
}
"""The status changes of each kind of record, as words."""


def advance(record: Record, word: str, *, on: date) -> Record:
    """Return the record with this status change on a day; see ``TRANSITIONS``.

    Meeting the person of a referral implies that you made contact, by that day at the latest. What was on record
    before keeps its first day (see ``marked_on``); another answer to an ask counts. ``InvalidRecord`` for a word that
    this kind of record does not know, or for an impossible day.

    >>> book = Promise("1", date(2026, 3, 1), date(2026, 3, 8), "me", "jae", "send the book")
    >>> advance(book, "done", on=date(2026, 3, 5)).done_on
    datetime.date(2026, 3, 5)
    """
    known = TRANSITIONS.get(type(record), ())
    if word not in known:
        kind = type(record).__name__.lower()
        what = f"it can be: {', '.join(known)}" if known else "only promises, referrals, asks and exchanges move on"
        msg = f"{kind} cannot be {word!r}; {what}"
        raise InvalidRecord(msg)
    if marked_on(record, word):
        return record
    if isinstance(record, Ask) and word != "dropped":
        return replace(record, answer=word, answered_on=on)  # type: ignore[arg-type]  # one of TRANSITIONS, which are answers
    if isinstance(record, Referral) and word == "met":
        if record.contacted_on and on < record.contacted_on:
            msg = f"met on {on} is before contact was made, on {record.contacted_on}; edit contacted_on first"
            raise InvalidRecord(msg)
        return replace(record, contacted_on=record.contacted_on or on, met_on=on)
    return replace(record, **{day_field(record, word): on})  # type: ignore[arg-type]


def day_field(record: Record, word: str) -> str:
    """The name of the field that holds the day of a status change."""
    return "answered_on" if isinstance(record, Ask) and word != "dropped" else f"{word.replace(' ', '_')}_on"


def marked_on(record: Record, word: str) -> date | None:
    """The day that is on record for a status change; ``None`` if it has not come."""
    if isinstance(record, Ask) and word not in (record.answer, "dropped"):
        return None
    found: date | None = getattr(record, day_field(record, word))
    return found
