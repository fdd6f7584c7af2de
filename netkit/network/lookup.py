"""Finding the contact that a person means by what they typed; see ``netkit.names`` for how names are compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Final

from netkit.errors import InvalidRequest, UnknownContact
from netkit.measures.duplicates import told_apart
from netkit.model import Contact
from netkit.names import are_near, key
from netkit.results import listed
from netkit.store.tokens import tokens
from netkit.text import folded

MOST: Final = 8
"""A message names so many of those whom somebody may mean, and counts the rest."""


def find(who: str | Contact, people: Sequence[Contact]) -> Contact:
    """The one contact that this names; raises ``UnknownContact``, with those it could be, for none or several.

    By the whole name or else by the beginning of a word in it: "connor" is O'Connor.
    """
    if not isinstance(who, str | Contact):
        msg = f'{who!r} is no name; write one in quotes, such as "Mei", and several one after another: "Mei", "Jae"'
        raise InvalidRequest(msg)
    name = who if isinstance(who, str) else who.name
    found = (called(who, people) or begun(who, people)) if isinstance(who, str) else []
    if len(found) == 1:
        return found[0]
    if found:
        more = "write more of the name, or an id" if len({person.name for person in found}) > 1 else "write an id"
        msg = f"{name!r} fits {len(found)} contacts; {more}: {listed(told_apart(found), most=MOST)}"
        raise UnknownContact(msg)
    if nearest := near(name, people) if key(name) else []:
        advice = f"did you mean {either(nearest)}?"
    else:  # By the whole name or a word of it: "Mie" is close to Mei Lin.
        known = {part: person.name for person in people for part in (key(person.name), *key(person.name).split())}
        close = get_close_matches(key(name), known, n=1)
        advice = f"did you mean {known[close[0]]}?" if close else "the names are in the list of contacts"
    msg = f"nobody here is called {name!r}; {advice}"
    raise UnknownContact(msg)


def called(name: str, people: Sequence[Contact]) -> list[Contact]:
    """The contacts of the same name; if one of them is written as it was typed, those who are written so."""
    wanted, plainly = key(name), folded(name)
    same = [person for person in people if key(person.name) == wanted] if wanted else []
    rules: tuple[Callable[[Contact], bool], ...] = (
        lambda person: person.name == name,
        lambda person: folded(person.name) == plainly,
    )
    return next((found for rule in rules if (found := list(filter(rule, same)))), same)


def near(name: str, people: Sequence[Contact]) -> list[Contact]:
    """The contacts who may be a person of this name: those of the same name or, if there are none, of a near one."""
    wanted = key(name)
    return called(name, people) or [person for person in people if are_near(wanted, key(person.name))]


def either(people: Sequence[Contact]) -> str:
    """The contacts as text, so that they can be told apart: "Mei Lin (mei; choir) or Mei Lim (meilim; studies)"."""
    more = [f"one of {len(people) - MOST} more"] if len(people) > MOST else []
    return " or ".join([*told_apart(people)[:MOST], *more])


def begun(name: str, people: Sequence[Contact]) -> list[Contact]:
    """Contacts of whose name this begins a word, or several written as one: "jean l", "obrien", 小明 for 王小明."""
    wanted = " ".join(tokens(key(name)))
    if not wanted:
        return []
    words = {person.id: tokens(key(person.name)) for person in people}
    found = [person for person in people if f" {wanted}" in f" {' '.join(words[person.id])}"]
    together = wanted.replace(" ", "")

    def begins_together(own: Sequence[str]) -> bool:
        return any("".join(own[first:]).startswith(together) for first in range(len(own)))

    return found or [person for person in people if begins_together(words[person.id])]
