"""One person: what is known of them, and their timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, get_args

from netkit.measures.recency import days_in_touch, reminders
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
from netkit.results import capitalised
from netkit.status import TRANSITIONS, day_field, marked_on
from netkit.widgets.views.acts import CLOSE, WORDS, Act, Data, Fields, Question, choices

ABOUT: Final = {
    "organisation": "Where they work or study",
    "title": "As what",
    "email": "E-mail",
    "phone": "Telephone",
    "how_met": "How you met",
    "met_on": "When you met",
    "introduced_by": "Who introduced you",
    "offers": "What they could help others with",
    "needs": "What they look for",
    "interests": "Interests",
    "tags": "Labels of your own",
    "put_off_to": "Not due before",
}
"""What can be said of a contact beside what is always asked, with its labels."""

FIELDS: Final[Mapping[type[Record], Mapping[str, str]]] = {
    Interaction: {
        "on": "Day",
        "summary": "What about",
        "contacts": "With whom",
        "channel": "How",
        "minutes": "How long",
        "answered": "They answered",
    },
    Exchange: {"on": "Day", "what": "What", "about": "What about"},
    Ask: {"on": "Day", "text": "What you asked for", "looked_up": "I looked it up first"},
    Tie: {"closeness": "How close"},
    Promise: {"made_on": "Day", "due_on": "By when", "text": "What"},
    Referral: {"on": "Day", "person": "Call whom", "purpose": "What about"},
    Position: {"since": "From", "until": "Until", "organisation": "Where", "title": "As what"},
}
"""What can be corrected on a line of a timeline, with its labels; the day of each step that was taken comes to it."""

_YES_NO: Final = [["yes", "yes"], ["no", "no"]]
_LOOKED_UP: Final = [["", "not said"], *_YES_NO]
_GIFTS: Final = [[one, one] for one in get_args(Gift)]
_CHOICES: Final[Mapping[str, object]] = {
    "answered": _YES_NO,
    "looked_up": _LOOKED_UP,
    "what": _GIFTS,
    "closeness": CLOSE,
}
_ON: Final = ("on", "When", "today")
_GIFT: Final = (("gift", "What", _GIFTS[0][0], _GIFTS), ("about", "What about", ""), _ON)
_PROMISE: Final = (("about", "What", ""), ("due", "By when", "in a week"), _ON)
ADD: Final[Mapping[str, tuple[str, Sequence[tuple[Any, ...]]]]] = {
    "talk": ("a talk", (("about", "What about", ""), _ON)),
    "promise": ("a promise of yours", _PROMISE),
    "theirs": ("a promise of theirs", _PROMISE),
    "referral": ("whom they told you to call", (("person", "Call whom", ""), ("about", "What about", ""), _ON)),
    "ask": ("what you asked for", (("about", "What", ""), ("looked_up", "I looked it up first", "", _LOOKED_UP), _ON)),
    "got": ("what they gave you", _GIFT),
    "gave": ("what you gave them", _GIFT),
    "tie": ("whom they know", (("whom", "Whom", ""), ("closeness", "How close", "", [["", "not said"], *CLOSE]))),
    "position": (
        "what they do where",
        (("where", "Where", ""), ("title", "As what", ""), ("since", "From", ""), ("until", "Until", "")),
    ),
}
"""What can be added to a timeline: its label, and its fields, each with what stands there and perhaps choices."""


def label(field: str) -> str:
    """What the page calls a field, in a message."""
    labels = ABOUT | {name: said for own in FIELDS.values() for name, said in own.items()}
    return f"“{labels.get(field, field.replace('_', ' '))}”"


def show(network: Network, asked: Data) -> Data:
    """A contact, with what can be changed, and everything on record with them, the newest first."""
    line, names = network.timeline(asked["id"]), network.names()
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
        "more": _fields(one, ABOUT, names),
        "known": _known(network, one, names),
        "closeness": CLOSE,
        "add": [(what, label, fields) for what, (label, fields) in ADD.items()],
        "roles": list(get_args(Role)),
        "events": [_event(event, names) for event in line.events],
    }


def add(network: Network, fields: Fields) -> str:
    """Add a record of any kind to the timeline of a contact."""
    who, what, yes = fields["id"], fields["what"], bool(fields.get("yes"))
    said = {name: str(fields.get(name, "")).strip() for name, *_ in ADD[what][1]}
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


def _event(event: Event, names: Mapping[str, str]) -> Data:
    record = event.record
    settled = isinstance(record, Promise) and not record.is_open
    known = TRANSITIONS.get(type(record), ())
    open_words = [word for word in known if not settled and not marked_on(record, word)]
    if isinstance(record, Exchange) and record.direction == "gave":
        open_words = []
    days = {day_field(record, word): f"{capitalised(word)} on" for word in known if marked_on(record, word)}
    return {
        "id": event.id,
        "ends": [record.a, record.b] if isinstance(record, Tie) else None,
        "day": str(event.on or ""),
        "words": event.words,
        "fields": _fields(record, {**FIELDS[type(record)], **days}, names),
        "acts": [(WORDS[word], {"do": "mark", "id": event.id, "word": word}) for word in open_words],
    }


def _known(network: Network, one: Contact, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """What is on record of a contact, each with its label, without what nobody has said."""
    log = network.store.logged()
    (days,) = days_in_touch([one], log, network.today).values()
    due = [str(reminder.due_on) for reminder in reminders([one], log, today=network.today).due]
    lines = {
        "Circles": ", ".join(one.circles),
        "How close": dict(CLOSE).get(str(one.closeness), ""),
        "Helps you with": ", ".join(sorted(one.roles)),
        "Last contact": str(max(days, default="")),
        "In touch": ", next by ".join([str(one.cadence or ""), *due]),
        **{label: value for _, label, value, _ in _fields(one, ABOUT, names)},
        "Notes": one.notes,
    }
    return [(label, text) for label, text in lines.items() if text]


def _fields(record: Record, labels: Mapping[str, str], names: Mapping[str, str]) -> list[tuple[str, str, str, object]]:
    """Fields of a record: the name, the label, the value as it would be typed, and the choices, if there are some."""

    def typed(value: object) -> str:
        match value:
            case bool():
                return "yes" if value else "no"
            case tuple():
                return ", ".join(map(typed, value))
        return "" if value is None else names.get(str(value), str(value))

    return [(name, said, typed(getattr(record, name)), _CHOICES.get(name)) for name, said in labels.items()]


ACTS: Final[tuple[Act, ...]] = (add, same, forget)
