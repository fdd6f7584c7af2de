"""Which contact a person means by what they typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Final

from netkit.errors import InvalidRequest, UnknownContact
from netkit.model import Contact
from netkit.text import folded

LISTED: Final = 8
"""An error names so many contacts that a name could mean."""


def the_one(who: str | Contact, people: Sequence[Contact]) -> Contact:
    """The one contact whom this fits; ``UnknownContact``, with those it could be, if it is none or several."""
    if not isinstance(who, str | Contact):
        msg = f'{who!r} is no name; write one in quotes, such as "Mei", and several one after another: "Mei", "Jae"'
        raise InvalidRequest(msg)
    found = fitting(who, people)
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(f"{person.name} ({person.id})" for person in found[:LISTED])
        more = f" and {len(found) - LISTED} more" if len(found) > LISTED else ""
        msg = f"{who!r} fits {len(found)} contacts; write more of the name, or an id: {listed}{more}"
        raise UnknownContact(msg)
    called = who if isinstance(who, str) else who.name
    # By the whole name or by a word of it: "Mie" is near to Mei Lin.
    names = {part: person.name for person in people for part in (folded(person.name), *folded(person.name).split())}
    near = get_close_matches(folded(called), names, n=1)
    advice = f"did you mean {names[near[0]]}?" if near else "look at the table of contacts for the names"
    msg = f"nobody here is called {called!r}; {advice}"
    raise UnknownContact(msg)


def fitting(who: str | Contact, people: Sequence[Contact]) -> list[Contact]:
    """Those whom this could mean: by id, else by the whole name, else by how a word of the name begins."""
    if isinstance(who, Contact):
        return [person for person in people if person.id == who.id]
    wanted = folded(who)
    fits: tuple[Callable[[Contact], bool], ...] = (
        lambda person: person.id == who,
        lambda person: person.name == who,
        lambda person: folded(person.name) == wanted,
        lambda person: bool(wanted) and f" {wanted}" in f" {folded(person.name)}",
    )
    for fit in fits:
        if found := [person for person in people if fit(person)]:
            return found
    return []
