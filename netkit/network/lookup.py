"""Finding the contact that a person means by what they typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches

from netkit.errors import InvalidRequest, UnknownContact
from netkit.model import Contact
from netkit.results import listed
from netkit.text import folded


def find(who: str | Contact, people: Sequence[Contact]) -> Contact:
    """The one contact that this names; raises ``UnknownContact``, with those it could be, for none or several."""
    if not isinstance(who, str | Contact):
        msg = f'{who!r} is no name; write one in quotes, such as "Mei", and several one after another: "Mei", "Jae"'
        raise InvalidRequest(msg)
    name = who if isinstance(who, str) else who.name
    found = _matches(who, people) if isinstance(who, str) else []
    if len(found) == 1:
        return found[0]
    if found:
        names = listed((f"{person.name} ({person.id})" for person in found), most=8)
        msg = f"{name!r} fits {len(found)} contacts; write more of the name, or an id: {names}"
        raise UnknownContact(msg)
    # By the whole name or a word of it: "Mie" is near to Mei Lin.
    known = {part: person.name for person in people for part in (folded(person.name), *folded(person.name).split())}
    near = get_close_matches(folded(name), known, n=1)
    advice = f"did you mean {known[near[0]]}?" if near else "look at the table of contacts for the names"
    msg = f"nobody here is called {name!r}; {advice}"
    raise UnknownContact(msg)


def _matches(name: str, people: Sequence[Contact]) -> list[Contact]:
    """Contacts by the whole name or else by the beginning of a word of it."""
    wanted = folded(name)
    rules: tuple[Callable[[Contact], bool], ...] = (
        lambda person: person.name == name,
        lambda person: folded(person.name) == wanted,
        lambda person: bool(wanted) and f" {wanted}" in f" {folded(person.name)}",
    )
    return next((found for rule in rules if (found := [person for person in people if rule(person)])), [])
