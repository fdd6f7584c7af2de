"""A record as a card, as one line, and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import assert_never

from netkit.codec import contact_fields
from netkit.model import CLOSENESS, ME, Ask, Contact, Exchange, Interaction, Position, Promise, Record, Referral, Tie
from netkit.results import listed
from netkit.status import TRANSITIONS, marked_on
from netkit.text import one_line


def card(record: Record, names: Mapping[str, str]) -> str:
    """The record's name or line, and its fields that have a value, a line for each.

    >>> print(card(Contact("mei", "Mei Lin", circles=("choir",), closeness=4), {}))
    Mei Lin (mei)
      circles: choir
      closeness: 4 (close)
    """
    lines = [f"{record.name} ({record.id})" if isinstance(record, Contact) else line(record, names)]
    for part in fields(record):
        value = getattr(record, part.name)
        if part.name in ("id", "name") or value in (None, "", (), frozenset(), False):
            continue
        if isinstance(value, tuple | frozenset):
            value = ", ".join(names.get(one, one) for one in (sorted(value) if isinstance(value, frozenset) else value))
        elif part.name == "closeness":
            value = f"{value} ({CLOSENESS[value]})"
        elif part.name == "person" or part.name in contact_fields(type(record)):
            value = "yourself" if value == ME else names.get(value, value)
        elif part.name == "notes":
            value = "\n    ".join(["", *value.splitlines()] if "\n" in value else [value])
        elif value is True:
            value = "yes"
        lines.append(f"  {part.name.replace('_', ' ')}: {value}".replace(": \n", ":\n", 1))
    return "\n".join(lines)


def line(record: Record, names: Mapping[str, str]) -> str:
    """A record on one line: its id, its day, and what it says; ``names`` says what each contact is called.

    >>> from datetime import date
    >>> print(line(Ask("k2m4pq", date(2026, 3, 2), "mei", "which labs hire?", answer="yes"), {"mei": "Mei Lin"}))
    k2m4pq  2026-03-02  you asked Mei Lin: which labs hire? (yes)
    """
    when: object
    match record:
        case Contact() | Tie():
            when = ""
        case Position():
            when = f"{record.since or ''} to {record.until or ''}".strip()
        case Promise():
            when = f"by {record.due_on}"
        case _:
            when = record.on
    return "  ".join(str(part) for part in (getattr(record, "id", ""), when, in_words(record, names)) if part)


def in_words(record: Record, names: Mapping[str, str]) -> str:
    """What a record says, without its id and its day."""

    def name(who: str) -> str:
        return names.get(who, who)

    match record:
        case Contact():
            words = record.name
        case Tie():
            both = listed(sorted(map(name, (record.a, record.b))))
            words = f"{both} know each other ({CLOSENESS[record.closeness]})"
        case Position():
            words = f"{name(record.contact)}: {_about(record.title, ' at ')}{record.organisation}"
        case Interaction():
            talk = f"{record.channel or 'talk'} with {listed(map(name, record.contacts))}{_about(': ', record.summary)}"
            words = talk if record.answered else f"{talk} (no answer)"
        case Exchange():
            who = f"you gave {name(record.contact)}"
            who = who if record.direction == "gave" else f"{name(record.contact)} gave you"
            words = f"{who} {record.what}{_about(': ', record.about)}"
        case Ask():
            answer = record.answer or ("no answer" if record.dropped_on else "no answer yet")
            words = f"you asked {name(record.contact)}: {record.text} ({answer})"
        case Promise():
            who = "you planned" if record.contact == ME else f"you to {name(record.contact)}"
            words = f"{who if record.by == 'me' else f'{name(record.contact)} to you'}: {record.text}"
        case Referral():
            about = _about(", about ", record.purpose)
            said = f"{name(record.referred_by)} said: call {name(record.person)}{about}"
            words = said if _steps(record) else f"{said} (open)"
        case _:
            assert_never(record)
    return f"{one_line(words)}{'' if isinstance(record, Ask) else _steps(record)}"


def _about(*parts: str) -> str:
    """The parts joined, if each of them says something."""
    return "".join(parts) if all(parts) else ""


def _steps(record: Record) -> str:
    """What became of a record, in parentheses; an empty text for nothing."""
    steps = listed(word for word in TRANSITIONS.get(type(record), ()) if marked_on(record, word))
    return f" ({steps})" if steps else ""
