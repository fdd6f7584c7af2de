"""What all readers of contacts share: each row is a contact, is left out with a reason, or is wrong."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeVar

from netkit.errors import InvalidRequest, UnreadableFile
from netkit.model import Contact, ContactId, Interaction, Tie
from netkit.names import key
from netkit.pairs import Stored

T = TypeVar("T")

MOST_ROWS: Final = 100_000

_HALF: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column, the first text below it, and the field that it means or an empty text."""

    text: str
    example: str
    field: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The records read from a file; ``skipped`` says of each row, or part of one, that was left out where and why."""

    contacts: tuple[Contact, ...]
    skipped: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    others: tuple[Stored, ...] = ()

    @property
    def records(self) -> tuple[Stored, ...]:
        """All records, contacts first."""
        return (*self.contacts, *self.ties, *self.interactions, *self.others)

    def renamed(self, ids: Mapping[ContactId, ContactId]) -> Reading:
        """The same contacts and ties, with these ids in place of their own."""
        contacts = tuple(replace(one, id=ids.get(one.id, one.id)) for one in self.contacts)
        ties = tuple(replace(one, a=ids.get(one.a, one.a), b=ids.get(one.b, one.b)) for one in self.ties)
        return replace(self, contacts=contacts, ties=ties)


class LeftOut(Exception):
    """Raised for a valid row that is not taken; the message says why."""


class BadRow(Exception):
    """Raised for a row that is not a valid contact; the message says why."""


def collect(
    name: str,
    rows: Iterable[tuple[str, T]],
    contact: Callable[[T], Contact],
    *,
    on_error: Literal["refuse", "skip"],
    same: str = "address",
) -> Reading:
    """The contact that ``contact`` makes of each row, each id once; a row comes after its place, such as "line 7".

    Rows for which ``contact`` raises LeftOut, and repeated ids, are listed in ``skipped``; ``same`` is what gives two
    rows one id. Rows for which it raises BadRow refuse the file ``name`` or, if ``on_error`` is "skip", are listed too.
    """
    if on_error not in ("refuse", "skip"):
        msg = f"on_error is {on_error!r}; it must be 'refuse' or 'skip'"
        raise InvalidRequest(msg)
    contacts: dict[ContactId, Contact] = {}
    first_place: dict[ContactId, str] = {}
    skipped: list[str] = []
    wrong: list[str] = []
    for place, row in rows:
        try:
            one = contact(row)
        except (LeftOut, BadRow) as problem:
            skipped.append(f"{place}: {problem}")
            if isinstance(problem, BadRow):
                wrong.append(skipped[-1])
            continue
        if contacts.setdefault(one.id, one) is one:
            first_place[one.id] = place
        else:
            alike = one.name == contacts[one.id].name
            likeness = "the same person as" if alike else f"has the same {same} as the person"
            skipped.append(f"{place}: {likeness} in {first_place[one.id]}")
    if wrong and on_error == "refuse":
        raise refusal(name, wrong)
    return Reading(tuple(contacts.values()), tuple(skipped))


def identifier(program: str, key: str) -> ContactId:
    """The id that follows from a key, such as an address, by a hash: always the same for the same key."""
    return ContactId(f"{program}-{hashlib.sha256(key.encode()).hexdigest()[:16]}")


def is_sound(text: str) -> bool:
    """Whether a text is without null characters and lone surrogates, which no store can keep."""
    return "\0" not in text and not _HALF.search(text)


def joined(*parts: str) -> str:
    """The parts of a name that are not empty, joined by spaces."""
    return " ".join(part for part in parts if part)


def address_or_name(email: str, name: str, organisation: str) -> str:
    """What identifies somebody in an address book: the e-mail address or, without one, name and organisation."""
    return email.casefold() or f"{name}\n{organisation}"


def nameless(email: str, organisation: str) -> LeftOut:
    """The error for a row without a name, which says what is there instead."""
    if email:
        return LeftOut("no name, only an e-mail address: name the person there first")
    if organisation:
        return LeftOut("no name, only an organisation: name a person there first")
    return LeftOut("no name")


def circles(names: Iterable[str]) -> tuple[str, ...]:
    """These names as circles: without empty ones, each once, in this order."""
    return tuple(dict.fromkeys(stripped for name in names if (stripped := name.strip())))


def introduced(contacts: Iterable[Contact], names: Mapping[ContactId, str]) -> tuple[Contact, ...]:
    """The contacts, each with its introducer if only one of them has the name that ``names`` gives for its id."""
    contacts = tuple(contacts)
    called: dict[str, list[ContactId]] = defaultdict(list)
    for one in contacts:
        called[key(one.name)].append(one.id)
    named = {one.id: called.get(key(names.get(one.id, "")), []) for one in contacts}
    return tuple(
        replace(one, introduced_by=named[one.id][0]) if len(named[one.id]) == 1 and named[one.id] != [one.id] else one
        for one in contacts
    )


def refusal(name: str, wrong: Sequence[str], advice: str = "Fix these rows, or pass {option}") -> UnreadableFile:
    """The error that lists these wrong rows."""
    return UnreadableFile(f"{name}: nothing was imported. {advice}:", tuple(wrong), option={"on_error": "skip"})
