"""One person: what is known of them, and their timeline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, get_args

from netkit.model import (
    CLOSENESS,
    Ask,
    Contact,
    Exchange,
    Interaction,
    Position,
    Promise,
    Record,
    Referral,
    Role,
    Tie,
)
from netkit.network import Network
from netkit.network.timeline import Event
from netkit.status import TRANSITIONS, marked_on
from netkit.widgets.views.acts import WORDS, Act, Data, Fields, Question

FIELDS: Final[Mapping[type[Record], Mapping[str, str]]] = {
    Interaction: {"on": "Day", "summary": "What about"},
    Exchange: {"on": "Day", "about": "What about"},
    Ask: {"on": "Day", "text": "What you asked for"},
    Promise: {"made_on": "Day", "due_on": "By when", "text": "What"},
    Referral: {"on": "Day", "person": "Call whom", "purpose": "What about"},
    Position: {"since": "From", "until": "Until", "organisation": "Where", "title": "As what"},
}
"""What can be corrected on a line of a timeline, with its labels."""


def show(network: Network, asked: Data) -> Data:
    """A contact, with what can be changed, and everything on record with them, the newest first."""
    line = network.timeline(asked["id"])
    one = line.contact
    return {
        "id": one.id,
        "title": one.name,
        "archived": one.archived,
        "fields": {
            "name": one.name,
            "circles": ", ".join(one.circles),
            "closeness": str(one.closeness or ""),
            "cadence": str(one.cadence or ""),
            "roles": sorted(one.roles),
            "notes": one.notes,
        },
        "closeness": [[str(step), f"{step} · {word}"] for step, word in sorted(CLOSENESS.items(), reverse=True)],
        "roles": list(get_args(Role)),
        "events": [_event(network, event) for event in line.events],
    }


def forget(network: Network, fields: Fields) -> str | Question:
    """Delete a contact and all that is on record about them; asks first."""
    person = network.contact(fields["id"])
    if not fields.get("sure"):
        more = network.goes_with(person)
        text = f"Forget {person.name}{f', with {more}' if more else ''}? Nothing of them is left afterwards."
        return Question(text, {"Forget": {"sure": True}})
    return str(network.forget(person))


def _event(network: Network, event: Event) -> Data:
    record = event.record
    settled = isinstance(record, Promise) and not record.is_open
    known = TRANSITIONS.get(type(record), ())
    open_words = [word for word in known if not settled and not marked_on(record, word)]
    if isinstance(record, Exchange) and record.direction == "gave":
        open_words = []
    fields = [(name, label, _typed(network, record, name)) for name, label in FIELDS.get(type(record), {}).items()]
    return {
        "id": event.id,
        "ends": [record.a, record.b] if isinstance(record, Tie) else None,
        "day": str(event.on or ""),
        "words": event.words,
        "fields": fields,
        "acts": [(WORDS[word], {"do": "mark", "id": event.id, "word": word}) for word in open_words],
    }


def _typed(network: Network, record: Record, name: str) -> str:
    """A field as it would be typed; of a person who is a contact, the name."""
    value = getattr(record, name)
    known = network.store.contact(value) if name == "person" else None
    return known.name if isinstance(known, Contact) else str(value or "")


ACTS: Final[tuple[Act, ...]] = (forget,)
