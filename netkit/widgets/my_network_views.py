"""What the page of your own network shows: the data of each view, read from the network."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, TypeAlias, get_args

from netkit.measures.agenda import RULE, Step
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
from netkit.results import counted
from netkit.status import TRANSITIONS, marked_on

Data: TypeAlias = dict[str, Any]
PAGE: Final = 50
"""So many people are listed at a time."""

WORDS: Final = {
    "done": "Done",
    "cancelled": "Not any more",
    "contacted": "Wrote",
    "met": "Met",
    "reported back": "Reported back",
    "thanked": "Thanked",
    "yes": "They said yes",
    "no": "They said no",
}
"""What the button of each status change says."""

FIELDS: Final[Mapping[type[Record], Mapping[str, str]]] = {
    Interaction: {"on": "Day", "summary": "What about"},
    Exchange: {"on": "Day", "about": "What about"},
    Ask: {"on": "Day", "text": "What you asked for"},
    Promise: {"made_on": "Day", "due_on": "By when", "text": "What"},
    Referral: {"on": "Day", "person": "Call whom", "purpose": "What about"},
    Position: {"since": "From", "until": "Until", "organisation": "Where", "title": "As what"},
}
"""What can be corrected on a line of a timeline, with its labels."""


def log(_: Network, __: Data) -> Data:
    """The form for a talk has no data of its own."""
    return {}


def people(network: Network, asked: Data) -> Data:
    """A page of the people who fit the words, the circle and what is due, and how many they are."""
    which, start = asked.get("which", ""), int(asked.get("start", 0))
    words, circle = str(asked.get("words", "")), str(asked.get("circle", ""))
    found = network.people(words, circle=circle, due=which == "due", archived=which == "archived")
    rows = found[start : start + PAGE]
    circles = {one.casefold(): one for contact in network.store.contacts() for one in contact.circles}
    return {
        "rows": [
            {
                "id": row.contact.id,
                "name": row.contact.name,
                "circle": row.contact.circle,
                "help": ", ".join(sorted(row.contact.roles)),
                "last": _day(row.last_contact),
                "due": _day(row.next_due),
                "late": row.next_due is not None and row.next_due <= network.today,
            }
            for row in rows
        ],
        "start": start,
        "total": len(found),
        "size": PAGE,
        "count": _count(len(found), start, len(rows)),
        "circles": [circles[key] for key in sorted(circles)],
    }


def person(network: Network, asked: Data) -> Data:
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


def week(network: Network, asked: Data) -> Data:
    """The agenda of the week, each step with the acts that settle it."""
    hours = asked.get("hours") or 2
    agenda = network.agenda(hours=hours)
    return {
        "hours": hours,
        "caption": f"{agenda.caption}.",
        "steps": [_step(step) for step in agenda.steps],
        "later": [_step(one.step) for one in agenda.later],
        "notes": [note for note in agenda.notes if RULE not in note and ".later" not in note],
        "rule": RULE,
    }


VIEWS: Final[Mapping[str, Callable[[Network, Data], Data]]] = {
    view.__name__: view for view in (log, people, person, week)
}


def _step(step: Step) -> Data:
    """A step, with its buttons: a label and the message that it sends."""
    about = {"do": "mark", "id": step.record}
    acts: list[tuple[str, Data]] = [(WORDS[step.word], about | {"word": step.word})] if step.word else []
    if step.kind == "promise":
        acts.append(("Next week", {"do": "edit", "id": step.record, "changes": {"due_on": "in a week"}}))
        acts.append((WORDS["cancelled"], about | {"word": "cancelled"}))
    elif step.kind == "referral":
        acts.append((WORDS["met"], about | {"word": "met"}))
    elif step.kind == "renewal":
        acts.append(("In touch today", {"do": "in_touch", "id": step.contact}))
        acts.append((WORDS["cancelled"], {"do": "edit", "id": step.contact, "changes": {"cadence": "never"}}))
    return {"what": step.what, "why": step.why, "minutes": step.minutes, "contact": step.contact, "acts": acts}


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
        "day": _day(event.on),
        "words": event.words,
        "fields": fields,
        "acts": [(WORDS[word], {"do": "mark", "id": event.id, "word": word}) for word in open_words],
    }


def _typed(network: Network, record: Record, name: str) -> str:
    """A field as it would be typed; of a person who is a contact, the name."""
    value = getattr(record, name)
    known = network.store.contact(value) if name == "person" else None
    return known.name if isinstance(known, Contact) else str(value or "")


def _day(day: date | None) -> str:
    return str(day or "")


def _count(total: int, start: int, here: int) -> str:
    """How many people there are, and which of them are listed."""
    if here == total:
        return f"{counted(total, 'person', 'people')}."
    return f"{start + 1:,} to {start + here:,} of {total:,} people; those with something on record come first."
