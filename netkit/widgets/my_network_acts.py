"""What the page of your own network does: each act calls the network, and returns the sentence to show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from netkit.errors import InvalidRequest, MayBeKnown
from netkit.measures.duplicates import told_apart
from netkit.model import Contact
from netkit.network import Network
from netkit.network.card import in_words
from netkit.network.lookup import begun, called
from netkit.results import capitalised, listed
from netkit.status import marked_on

Fields: TypeAlias = Mapping[str, Any]
COMPLETED: Final = 6
"""At most so many names are offered."""
NO_NAME: Final = "Write with whom you talked. A first name or an alias is enough."
SEVERAL: Final = frozenset({"circles"})
"""Fields whose texts are typed with commas between them."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask before it is done; each answer adds something to the message."""

    text: str
    choices: Mapping[str, Fields]


def choices(people: Sequence[Contact]) -> list[tuple[str, str]]:
    """The id of each person, and a label by which they can be told apart."""
    where = [one.circle or one.organisation for one in people]
    labels = [f"{one.name} ({place})" if place else one.name for one, place in zip(people, where, strict=True)]
    if len(set(labels)) < len(labels):
        labels = told_apart(people)
    return [(one.id, label) for one, label in zip(people, labels, strict=True)]


def completions(network: Network, name: str) -> dict[str, Any]:
    """The people whom a name that is being typed may mean; ``new`` if there is nobody."""
    found = _meant(network, name) or (network.near(name) if name.strip() else [])
    return {"completions": choices(found)[:COMPLETED], "new": bool(name.strip()) and not found, "name": name}


def log(network: Network, fields: Fields) -> str:
    """Keep a talk and the promise, referral and ask that came of it: all of them or, if one is refused, none."""
    said = {name: str(fields.get(name, "")).strip() for name in ("on", "about", "promise", "due", "call", "ask")}
    yes = bool(fields.get("yes"))
    with network.store.transaction():
        before = len(network.store.contacts())
        person = _person(network, fields, said["on"], yes=yes)
        talk = network.log(person, on=said["on"] or None, summary=said["about"], yes=yes)
        kept = [f"a talk with {person.name} on {talk.on}"]
        if said["promise"]:
            promise = network.promise(person, said["promise"], due=said["due"], on=talk.on, yes=yes)
            kept.append(f"your promise by {promise.due_on}")
        if said["call"]:
            kept.append(f"to call {network.refer(person, said['call'], on=talk.on, yes=yes).person}")
        if said["ask"]:
            network.ask(person, said["ask"], on=talk.on, yes=yes)
            kept.append("what you asked for")
        new = len(network.store.contacts()) > before
    return f"Kept: {listed(kept)}{f'; {person.name} is new in your network' if new else ''}."


def in_touch(network: Network, fields: Fields) -> str:
    """Keep that there was a talk today."""
    return log(network, {"who": fields["id"]})


def mark(network: Network, fields: Fields) -> str:
    """Record what became of something, today."""
    record = network.mark(fields["id"], fields["word"])
    day = marked_on(record, fields["word"])
    return f"{capitalised(fields['word'])} on {day}: {in_words(record, _names(network))}."


def edit(network: Network, fields: Fields) -> str:
    """Replace fields of a record or a contact."""
    changes = {
        name: tuple(filter(None, map(str.strip, value.split(",")))) if name in SEVERAL else value
        for name, value in fields["changes"].items()
    }
    record = network.edit(fields["id"], yes=bool(fields.get("yes")), **changes)
    return f"Changed: {in_words(record, _names(network))}."


def delete(network: Network, fields: Fields) -> str | Question:
    """Delete a record, or the tie between two people; asks first."""
    if not fields.get("sure"):
        return Question(f"Delete this: {fields['words']}?", {"Delete": {"sure": True}})
    ends = fields.get("ends")
    record = network.untie(*ends) if ends else network.delete(fields["id"])
    return f"Deleted: {in_words(record, _names(network))}."


def forget(network: Network, fields: Fields) -> str | Question:
    """Delete a contact and all that is on record about them; asks first."""
    person = network.contact(fields["id"])
    if not fields.get("sure"):
        more = network.goes_with(person)
        text = f"Forget {person.name}{f', with {more}' if more else ''}? Nothing of them is left afterwards."
        return Question(text, {"Forget": {"sure": True}})
    return str(network.forget(person))


Act: TypeAlias = Callable[[Network, Fields], "str | Question"]
ACTS: Final[Mapping[str, Act]] = {act.__name__: act for act in (log, in_touch, mark, edit, delete, forget)}


def _person(network: Network, fields: Fields, on: str, *, yes: bool) -> Contact:
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
    if not distinct and (found := _meant(network, name)):
        msg = f"{name!r} may be somebody you know"
        raise MayBeKnown(msg, found[:COMPLETED])
    return network.meet(name, met_on=on or None, distinct=distinct, yes=yes)


def _meant(network: Network, name: str) -> list[Contact]:
    """The contacts of this name, or else those of whose name it begins a word."""
    people = network.store.contacts()
    return called(name, people) or begun(name, people)


def _names(network: Network) -> dict[str, str]:
    return {one.id: one.name for one in network.store.contacts()}
