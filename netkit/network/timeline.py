"""The timeline of one contact: everything that is on record with them, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Final

from netkit.model import CLOSENESS, Ask, Contact, Exchange, Interaction, Position, Promise, Record, Referral, Tie
from netkit.results import counted, listed
from netkit.store import Store
from netkit.table_writer import Heading, html_table, text_table

HEADINGS: Final = (Heading("day"), Heading("id"), Heading("what"), Heading("in words", wide=True))
_STEPS: Final = ("contacted", "met", "reported back", "thanked")


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a timeline: the day, or ``None`` where none is known, and the record with its kind in words."""

    on: date | None
    what: str
    words: str
    record: Record

    @property
    def id(self) -> str:
        """The id by which the record is marked or edited; a tie has none."""
        return str(getattr(self.record, "id", ""))


@dataclass(frozen=True, slots=True, repr=False)
class Timeline:
    """The events of one contact, the newest first; those without a day come last. It prints as a table.

    >>> store = Store.open(":memory:")
    >>> store.add(Contact("mei", "Mei"), Ask("a1", date(2026, 3, 2), "mei", "a look at my draft"))
    >>> print(timeline(store, store.contact("mei")))
    Mei: 1 record
    day         id  what     in words
    ----------  --  -------  ------------------
    2026-03-02  a1  you ask  a look at my draft
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
        return [(str(event.on or ""), event.id, event.what, event.words) for event in self.events]


def timeline(store: Store, contact: Contact) -> Timeline:
    """Everything in the store that mentions this contact: talks, gifts, asks, promises, referrals, ties, positions."""
    names: dict[str, str] = {person.id: person.name for person in store.contacts()}
    of = contact.id
    talks = (_talk(one, of, names) for one in store.interactions() if of in one.contacts)
    gifts = (_gift(one) for one in store.exchanges() if one.contact == of)
    asks = (_ask(one) for one in store.asks() if one.contact == of)
    promises = (_promise(one) for one in store.promises() if one.contact == of)
    referrals = (_referral(one, of, names) for one in store.referrals() if of in (one.referred_by, one.person))
    positions = (_position(one) for one in store.positions() if one.contact == of)
    ties = (_tie(one, of, names) for one in store.ties() if of in (one.a, one.b))
    events = list(chain(talks, gifts, asks, promises, referrals, positions, ties, _first_met(contact, names)))
    events.sort(key=lambda event: (event.on or date.min, event.what), reverse=True)
    return Timeline(contact, tuple(events))


def _first_met(contact: Contact, names: Mapping[str, str]) -> Iterator[Event]:
    if contact.met_on or contact.how_met or contact.introduced_by:
        by = names.get(contact.introduced_by or "", "")
        words = [contact.how_met, f"introduced by {by}" if by else ""]
        yield Event(contact.met_on, "first met", ", ".join(part for part in words if part), contact)


def _talk(one: Interaction, of: str, names: Mapping[str, str]) -> Event:
    others = [names[person] for person in one.contacts if person != of]
    parts = [
        one.summary,
        one.channel,
        f"{one.minutes} minutes" if one.minutes is not None else "",
        f"with {listed(others)}" if others else "",
        listed(one.topics),
        "" if one.answered else "no answer",
    ]
    return Event(one.on, "talk", ", ".join(part for part in parts if part), one)


def _gift(one: Exchange) -> Event:
    told = f", reported back on {one.reported_back_on}" if one.reported_back_on else ""
    return Event(one.on, f"you {one.direction}", f"{one.what}: {one.about}{told}".removesuffix(": "), one)


def _ask(one: Ask) -> Event:
    answer = f": {one.answer}" + (f" on {one.answered_on}" if one.answered_on else "") if one.answer else ""
    return Event(one.on, "you ask", f"{one.text}{answer}", one)


def _promise(one: Promise) -> Event:
    ended = f"done on {one.done_on}" if one.done_on else f"cancelled on {one.cancelled_on}" if one.cancelled_on else ""
    who = "you promise" if one.by == "me" else "promises you"
    return Event(one.made_on, who, f"{one.text} by {one.due_on}" + (f", {ended}" if ended else ""), one)


def _referral(one: Referral, of: str, names: Mapping[str, str]) -> Event:
    steps = [f"{word} on {day}" for word in _STEPS if (day := getattr(one, f"{word.replace(' ', '_')}_on"))]
    person = names.get(one.person, one.person)
    said = f"call {person}" if one.referred_by == of else f"{names[one.referred_by]} said: call {person}"
    about = [said, f"about {one.purpose}" if one.purpose else "", *steps, one.outcome]
    return Event(one.on, "referral", ", ".join(part for part in about if part), one)


def _position(one: Position) -> Event:
    until = f" until {one.until}" if one.until else ""
    return Event(one.since, "position", f"{one.title or 'somebody'} at {one.organisation}{until}", one)


def _tie(one: Tie, of: str, names: Mapping[str, str]) -> Event:
    return Event(None, "tie", f"knows {names[one.b if one.a == of else one.a]}: {CLOSENESS[one.closeness]}", one)
