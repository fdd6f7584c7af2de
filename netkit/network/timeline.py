"""The timeline of one contact: everything that is on record with them, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from netkit.model import Contact, Position, Promise, Record, Tie
from netkit.network.card import in_words
from netkit.results import counted
from netkit.store import Store
from netkit.table_writer import Heading, html_table, text_table

HEADINGS: Final = (Heading("day"), Heading("id"), Heading("what", wide=True))


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a timeline: the day, or ``None`` where none is known, what it says, and the record."""

    on: date | None
    words: str
    record: Record

    @property
    def id(self) -> str:
        """The id by which the record is marked, edited or deleted; a tie has none."""
        return str(getattr(self.record, "id", ""))


@dataclass(frozen=True, slots=True, repr=False)
class Timeline:
    """The events of one contact, the newest first; those without a day come last. It prints as a table.

    >>> from netkit.model import Ask
    >>> store = Store.open(":memory:")
    >>> store.add(Contact("mei", "Mei"), Ask("a1", date(2026, 3, 2), "mei", "a look at my draft"))
    >>> print(timeline(store, store.contact("mei")))
    Mei: 1 record
    day         id  what
    ----------  --  -------------------------------------------------
    2026-03-02  a1  you asked Mei: a look at my draft (no answer yet)
    """

    contact: Contact
    events: tuple[Event, ...]

    @property
    def caption(self) -> str:
        """Whose timeline it is, and how much is on it."""
        return f"{self.contact.name}: {counted(len(self.events), 'record')}"

    def __repr__(self) -> str:
        if not self.events:
            return f"{self.contact.name}: nothing is on record yet."
        lines, _ = text_table(HEADINGS, self._rows())
        return "\n".join([self.caption, *lines])

    def _repr_html_(self) -> str:
        return html_table(self.caption, HEADINGS, self._rows())

    def _rows(self) -> list[tuple[str, ...]]:
        return [(str(event.on or ""), event.id, event.words) for event in self.events]


def timeline(store: Store, contact: Contact) -> Timeline:
    """Everything in the store that mentions this contact: talks, gifts, asks, promises, referrals, ties, positions."""
    names: dict[str, str] = {person.id: person.name for person in store.contacts()}
    events = [Event(_day(one), _words(one, names), one) for one in store.mentioning(contact.id)]
    events.sort(key=lambda event: (event.on or date.min, event.words), reverse=True)
    return Timeline(contact, tuple(events))


def _words(record: Record, names: dict[str, str]) -> str:
    """What the record says; of an open promise also by when."""
    due = f" (by {record.due_on})" if isinstance(record, Promise) and record.is_open else ""
    return f"{in_words(record, names)}{due}"


def _day(record: Record) -> date | None:
    match record:
        case Promise():
            return record.made_on
        case Position():
            return record.since
        case Contact() | Tie():
            return None
        case _:
            return record.on
