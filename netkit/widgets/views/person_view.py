"""One person: what is known of them, and their timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, get_args

from netkit.model import (
    Ask,
    Contact,
    Exchange,
    Gift,
    Interaction,
    Position,
    Promise,
    Record,
    Referral,
    Role,
    Side,
    Tie,
)
from netkit.network import Network
from netkit.network.card import in_words
from netkit.network.timeline import Event
from netkit.status import TRANSITIONS, marked_on
from netkit.widgets.views.acts import CLOSE, WORDS, Act, Data, Fields, Question, choices

FIELDS: Final[Mapping[type[Record], Mapping[str, str]]] = {
    Interaction: {"on": "Day", "summary": "What about"},
    Exchange: {"on": "Day", "about": "What about"},
    Ask: {"on": "Day", "text": "What you asked for"},
    Promise: {"made_on": "Day", "due_on": "By when", "text": "What"},
    Referral: {"on": "Day", "person": "Call whom", "purpose": "What about"},
    Position: {"since": "From", "until": "Until", "organisation": "Where", "title": "As what"},
}
"""What can be corrected on a line of a timeline, with its labels."""

_LOOKED_UP: Final = [["", "not said"], ["yes", "yes"], ["no", "no"]]
_ON: Final = ("on", "When", "today")
_GIFT: Final = (("gift", "What", [[one, one] for one in get_args(Gift)]), ("about", "What about", ""), _ON)
_PROMISE: Final = (("about", "What", ""), ("due", "By when", "in a week"), _ON)
ADD: Final[Mapping[str, tuple[str, Sequence[tuple[str, str, object]]]]] = {
    "talk": ("a talk", (("about", "What about", ""), _ON)),
    "promise": ("a promise of yours", _PROMISE),
    "theirs": ("a promise of theirs", _PROMISE),
    "referral": ("whom they told you to call", (("person", "Call whom", ""), ("about", "What about", ""), _ON)),
    "ask": ("what you asked for", (("about", "What", ""), ("looked_up", "I looked it up first", _LOOKED_UP), _ON)),
    "got": ("what they gave you", _GIFT),
    "gave": ("what you gave them", _GIFT),
    "tie": ("whom they know", (("whom", "Whom", ""), ("closeness", "How close", [["", "not said"], *CLOSE]))),
    "position": (
        "what they do where",
        (("where", "Where", ""), ("title", "As what", ""), ("since", "From", ""), ("until", "Until", "")),
    ),
}
"""What can be added to a timeline: its label, and the fields to fill in, each with what stands there or the choices."""


def label(field: str) -> str:
    """What the page calls a field, in a message."""
    labels = {name: said for own in FIELDS.values() for name, said in own.items()}
    return f"“{labels.get(field, field.replace('_', ' '))}”"


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
        "closeness": CLOSE,
        "add": [(what, label, fields) for what, (label, fields) in ADD.items()],
        "roles": list(get_args(Role)),
        "events": [_event(network, event) for event in line.events],
    }


def add(network: Network, fields: Fields) -> str:
    """Add a record of any kind to the timeline of a contact."""
    who, what, yes = fields["id"], fields["what"], bool(fields.get("yes"))
    said = {name: str(fields.get(name, "")).strip() for name, _, _ in ADD[what][1]}
    on, about = said.get("on") or None, said.get("about", "")
    record: Record
    match what:
        case "talk":
            record = network.log(who, on=on, summary=about, yes=yes)
        case "promise" | "theirs":
            side: Side = "them" if what == "theirs" else "me"
            record = network.promise(who, about, due=said["due"], by=side, on=on, yes=yes)
        case "referral":
            record = network.refer(who, said["person"], purpose=about, on=on, yes=yes)
        case "ask":
            looked_up = {"yes": True, "no": False}.get(said["looked_up"])
            record = network.ask(who, about, looked_up=looked_up, on=on, yes=yes)
        case "got":
            record = network.got(who, fields["gift"], about, on=on, yes=yes)
        case "gave":
            record = network.gave(who, fields["gift"], about, on=on, yes=yes)
        case "tie":
            other = network.contact(fields.get("who") or said["whom"])
            record = network.tie(who, other, int(said["closeness"]) if said["closeness"] else None)
        case _:
            days = {name: said[name] or None for name in ("since", "until")}
            record = network.position(who, said["where"], said["title"], **days)
    return f"Added: {in_words(record, network.names())}."


def same(network: Network, fields: Fields) -> str | Question:
    """Make one contact of two who are one person; asks first, for the notes and the history become one."""
    keep = network.contact(fields["id"])
    gone = network.contact(fields.get("who") or str(fields.get("whom", "")).strip())
    if not fields.get("sure"):
        both = " and ".join(called for _, called in choices([keep, gone]))
        return Question(f"Make one person of {both}?", {f"Keep the name {keep.name}": {"sure": True, "who": gone.id}})
    return str(network.merge(keep, gone))


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


ACTS: Final[tuple[Act, ...]] = (add, same, forget)
