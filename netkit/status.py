"""Status changes of records: a promise is done, a referral is met, an ask is answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from netkit.errors import InvalidRecord
from netkit.model import Ask, Exchange, Promise, Record, Referral

TRANSITIONS: Final[dict[type[Record], tuple[str, ...]]] = {
    Promise: ("done", "cancelled"),
    Referral: ("contacted", "met", "reported back", "thanked"),
    Ask: ("yes", "no"),
    Exchange: ("reported back",),
}
"""The status changes of each kind of record, as words."""


def advance(record: Record, word: str, *, on: date) -> Record:
    """Return the record with this status change on a day; see ``TRANSITIONS``.

    Meeting the person of a referral implies that you made contact, by that day at the latest. A change that was made
    before keeps its first day. ``InvalidRecord`` for a word that this kind of record does not know, or for an
    impossible day.

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
    if isinstance(record, Ask):
        return replace(record, answer=word, answered_on=on)  # type: ignore[arg-type]  # one of TRANSITIONS, which are answers
    field = f"{word.replace(' ', '_')}_on"
    if getattr(record, field):
        return record
    if isinstance(record, Referral) and word == "met":
        return replace(record, contacted_on=record.contacted_on or on, met_on=on)
    return replace(record, **{field: on})  # type: ignore[arg-type]
