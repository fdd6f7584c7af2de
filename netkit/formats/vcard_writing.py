"""Contacts as cards of a vCard file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from netkit.errors import InvalidRequest
from netkit.formats.content_lines import escaped, folded_line, one_line, without_controls
from netkit.formats.writing import written
from netkit.model import Contact, ContactId, Tie

_MAKER: Final = "PRODID:-//netkit//netkit//EN"


def write(contacts: Iterable[Contact], path: str | Path, *, ties: Iterable[Tie] = (), private: bool = True) -> None:
    r"""Write a vCard file with a card for each contact, which any address book reads; whole or not at all.

    A card says what a business card would: name, organisation, title, e-mail address, telephone number, web page, and
    the circles as categories; with ``private=False`` also your notes. The version is 3.0, which most programs read, or
    4.0 if there are ties to write, as ``RELATED``. The whole name stands where vCard wants a given name.

    A card's UID follows from the contact's id, so that a second import updates the cards of the first. Raises
    InvalidRequest for nobody and for a file that cannot be written.

    RFC 6350, RFC 2426.
    """
    people = tuple(contacts)
    if not people:
        msg = "there is nobody to write a card of"
        raise InvalidRequest(msg)
    known: dict[ContactId, list[ContactId]] = {one.id: [] for one in people}
    version = "3.0"
    for tie in ties:
        version = "4.0"
        known[tie.a].append(tie.b)
        known[tie.b].append(tie.a)
    with written(path) as file:
        for one in people:
            for line in _card(one, sorted(known[one.id]), version, private=private):
                file.write(folded_line(line))


def _card(one: Contact, known: Iterable[ContactId], version: str, *, private: bool) -> Iterator[str]:
    name = escaped(one.name) if without_controls(one.name).strip() else "?"
    yield from ("BEGIN:VCARD", f"VERSION:{version}", _MAKER, f"UID:{uid(one.id)}", f"FN:{name}", f"N:;{name};;;")
    notes = "" if private else one.notes
    texts = {"ORG": one.organisation, "TITLE": one.title, "EMAIL": one.email, "TEL": one.phone, "NOTE": notes}
    yield from (f"{word}:{escaped(value)}" for word, value in texts.items() if value)
    if one.profile:
        yield f"URL:{one_line(one.profile)}"
    if one.circles:
        yield f"CATEGORIES:{','.join(map(escaped, one.circles))}"
    yield from (f"RELATED;TYPE=contact:{uid(other)}" for other in known)
    yield "END:VCARD"


def uid(contact: ContactId) -> str:
    """The UID of the contact's card, always the same one."""
    return uuid5(NAMESPACE_URL, f"netkit:{contact}").urn
