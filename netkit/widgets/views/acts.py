"""What several views do: each act calls the network, and returns the sentence to show or a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final, TypeAlias

from netkit.errors import InvalidRequest, MayBeKnown
from netkit.measures.duplicates import told_apart
from netkit.model import CLOSENESS, Contact
from netkit.network import Network
from netkit.network.card import in_words
from netkit.network.lookup import begun, called
from netkit.results import capitalised, listed
from netkit.status import marked_on
from netkit.store.undo import Step

Data: TypeAlias = dict[str, Any]
Fields: TypeAlias = Mapping[str, Any]
COMPLETED: Final = 6
"""At most so many names are offered."""
ONE_NAME: Final = "{people} are here already. Write one name; in Log, the others under More: Also there."
SEVERAL_NAMES: Final = re.compile(r",|;|&|\+|\band\b")
NO_NAME: Final = "Write a name. A first name or an alias is enough."
CLOSE: Final = [(str(step), f"{step} · {word}") for step, word in sorted(CLOSENESS.items(), reverse=True)]
"""How close somebody can be, as a list to choose from."""
SEVERAL: Final = frozenset({"circles", "contacts", "interests", "needs", "offers", "tags"})
"""Fields whose texts are typed with commas between them."""

WORDS: Final = {
    "done": "Done",
    "cancelled": "Not any more",
    "dropped": "Not any more",
    "contacted": "Wrote",
    "met": "Met",
    "reported back": "Reported back",
    "thanked": "Thanked",
    "yes": "They said yes",
    "no": "They said no",
}
"""What the button of each status change says."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask before it is done; each answer adds something to the message."""

    text: str
    choices: Mapping[str, Fields]


Act: TypeAlias = "Callable[[Network, Fields], str | Question]"


def choices(people: Sequence[Contact]) -> list[tuple[str, str]]:
    """The id of each person, and a label by which they can be told apart."""
    where = [one.circle or one.organisation for one in people]
    labels = [f"{one.name} ({place})" if place else one.name for one, place in zip(people, where, strict=True)]
    if len(set(labels)) < len(labels):
        labels = told_apart(people)
    return [(one.id, label) for one, label in zip(people, labels, strict=True)]


def completions(network: Network, fields: Fields) -> Data:
    """The people whom a name that is being typed may mean; ``new`` if there is nobody."""
    name = fields["name"]
    found = meant(network, name) or (network.near(name) if name.strip() else [])
    return {"completions": choices(found)[:COMPLETED], "new": bool(name.strip()) and not found, "name": name}


def mark(network: Network, fields: Fields) -> str:
    """Record what became of something, today."""
    record = network.mark(fields["id"], fields["word"])
    day = marked_on(record, fields["word"])
    return f"{capitalised(fields['word'])} on {day}: {in_words(record, network.names())}."


def edit(network: Network, fields: Fields) -> str | Question:
    """Replace fields of a record or a contact; asks about a name that another contact may have."""
    changes = {
        name: tuple(filter(None, map(str.strip, value.split(",")))) if name in SEVERAL else value
        for name, value in fields["changes"].items()
    }
    try:
        yes, distinct = (bool(fields.get(name)) for name in ("yes", "distinct"))
        what = network.between(*fields["ends"]) if fields.get("ends") else None
        record = network.edit(what or fields["id"], yes=yes, distinct=distinct, **changes)
    except MayBeKnown as error:
        one = {f"One person with {label}": {"do": "same", "who": who} for who, label in choices(error.near)}
        return Question(f"{changes['name']} may be here already.", {**one, "Two people": {"distinct": True}})
    return f"Changed: {in_words(record, network.names())}."


def delete(network: Network, fields: Fields) -> str | Question:
    """Delete a record, or the tie between two people; asks first."""
    if not fields.get("sure"):
        return Question(f"Delete this: {fields['words']}?", {"Delete": {"sure": True}})
    ends = fields.get("ends")
    record = network.untie(*ends) if ends else network.delete(fields["id"])
    return f"Deleted: {in_words(record, network.names())}."


def undo(network: Network, fields: Fields) -> str:
    """Undo the step that the button named; if something else was changed since, say so and undo nothing."""
    step = fields["step"]
    try:
        return str(network.undo(Step(**step | {"when": datetime.fromisoformat(step["when"])})))
    except InvalidRequest as error:
        return error.sentence()


def last_step(network: Network, *, after: int = 0) -> Data | None:
    """The step that can be undone next, as ``undo`` takes it; ``None`` without one that has a higher id."""
    steps = (asdict(step) | {"when": step.when.isoformat()} for step in network.store.steps() if step.id > after)
    return next(steps, None)


def meant(network: Network, name: str) -> list[Contact]:
    """The contacts of this name, or else those of whose name it begins a word."""
    people = network.store.contacts()
    return called(name, people) or begun(name, people)


def named(network: Network, fields: Fields, *, met_on: str = "", yes: bool = False) -> Contact:
    """Who was chosen or is meant by the name; a new contact if nobody is. Raises ``MayBeKnown`` where it must ask."""
    if fields.get("who"):
        return network.contact(fields["who"])
    name = " ".join(str(fields.get("name", "")).split())
    if not name:
        raise InvalidRequest(NO_NAME)
    distinct = bool(fields.get("distinct"))
    same = called(name, network.store.contacts())
    if len(same) == 1 and not distinct:
        return same[0]
    parts = [part.strip() for part in SEVERAL_NAMES.split(name)]
    if len(parts) > 1 and not distinct and all(part and meant(network, part) for part in parts):
        raise InvalidRequest(ONE_NAME.format(people=listed(parts)))
    if not distinct and (found := meant(network, name)):
        msg = f"{name!r} may be somebody you know"
        raise MayBeKnown(msg, found[:COMPLETED])
    return network.meet(name, met_on=met_on or None, distinct=distinct, yes=yes)


ACTS: Final[tuple[Act, ...]] = (mark, edit, delete, undo)
