"""vCard files (.vcf), which every address book reads and writes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal

from netkit.formats.contact_rows import (
    LeftOut,
    Reading,
    address_or_name,
    circles,
    collect,
    identifier,
    joined,
    nameless,
)
from netkit.formats.registry import ExportData, Format
from netkit.formats.textfile import File, name_of
from netkit.formats.vcard_content import Content, plain_uid, split
from netkit.formats.vcard_lines import Card, Property, cards
from netkit.formats.vcard_writing import uid, write
from netkit.model import Contact, ContactId, Tie
from netkit.names import key
from netkit.results import counted

__all__ = ["read", "write"]

_KINDS: Final = {"group": "a group", "org": "an organisation", "location": "a place"}
_NO_CIRCLE: Final = {"mycontacts", "my contacts", "starred"}
"""Google's own groups; one of them is everybody."""


def read(path: File, *, on_error: Literal["refuse", "skip"] = "refuse") -> Reading:
    r"""The people in a vCard file (2.1, 3.0 or 4.0), in its order, each person once, and the ties between them.

    Taken: name, organisation without its departments, title, e-mail address, telephone number, web page as profile,
    categories as circles, and notes. Of several, the preferred one, else the first; no fax number. A name is FN, else
    the parts of N joined, else a nickname. Names are never split.

    A card that is ``RELATED`` as ``contact``, ``friend``, ``colleague`` and so on to another card of the file, by UID
    or by a name that one person has, gives a tie of closeness 3. A contact's id follows from the UID, else from the
    e-mail address, else from name and organisation. An import knows by the UID those whose card this network wrote.

    ``skipped`` lists cards of groups, organisations and places, cards without a name, cards with the id of an earlier
    one, and relations to somebody without a card here. Raises UnreadableFile for a file of another kind, and one error
    for all cards that are cut off or contradict themselves; ``on_error="skip"`` leaves those out.

    RFC 6350, RFC 2426.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "contacts.vcf")
    ...     written = path.write_text("BEGIN:VCARD\nVERSION:4.0\nFN:Mei Lin\nCATEGORIES:Choir,Lab\nEND:VCARD\n")
    ...     reading = read(path)
    >>> [(contact.name, contact.circles) for contact in reading.contacts]
    [('Mei Lin', ('Choir', 'Lab'))]
    """
    uids: dict[str, ContactId] = {}
    related: dict[ContactId, list[tuple[Property, str]]] = {}

    def contact(card: Card) -> Contact:
        content = Content(card)
        one = _contact(content)
        if one.id not in related:
            related[one.id] = list(content.related())
            if content.uid:
                uids.setdefault(content.uid, one.id)
        return one

    rows = ((f"line {card.line}", card) for card in cards(path))
    reading = collect(name_of(path), rows, contact, on_error=on_error, same="UID or address")
    ties, skipped = _ties(reading.contacts, uids, related)
    return replace(reading, ties=ties, skipped=(*reading.skipped, *skipped))


def _contact(card: Content) -> Contact:
    kind = card.kind()
    if kind != "individual":
        msg = f"the card of {_KINDS.get(kind, 'something else')}, not of a person"
        raise LeftOut(msg)
    organisation = next(iter(card.parts("ORG", ";")), "")
    email = card.email()
    name = card.first("FN") or _name(card) or card.first("NICKNAME")
    if not name:
        raise nameless(email, organisation)
    categories = circles(card.parts("CATEGORIES", ",;" if card.version == "2.1" else ","))
    return Contact(
        id=_id(card.uid or address_or_name(email, name, organisation)),
        name=name,
        organisation=organisation,
        title=card.first("TITLE"),
        circles=tuple(one for one in categories if one.casefold() not in _NO_CIRCLE),
        email=email,
        phone=card.phone(),
        profile=card.first("URL"),
        notes="\n\n".join(card.all("NOTE")),
    )


def _id(key: str) -> ContactId:
    return identifier("vcard", key)


def _name(card: Content) -> str:
    family, given, more, _, suffix, *_ = [*card.parts("N", ";"), *[""] * 5]
    if card.version != "2.1":
        given, more, family, suffix = (" ".join(split(part, ",")) for part in (given, more, family, suffix))
    return joined(given, more, family, suffix)


def _ties(
    contacts: Iterable[Contact],
    uids: Mapping[str, ContactId],
    related: Mapping[ContactId, Iterable[tuple[Property, str]]],
) -> tuple[tuple[Tie, ...], list[str]]:
    """The ties, each once, and a line for each relation that leads nowhere."""
    called: dict[str, list[ContactId]] = defaultdict(list)
    for one in contacts:
        called[key(one.name)].append(one.id)
    ties: dict[Tie, None] = {}
    skipped = []
    for one_id, relations in related.items():
        for found, value in relations:
            namesakes = called[key(value)]
            other = uids.get(plain_uid(value)) or (namesakes[0] if len(namesakes) == 1 else None)
            if other is None:
                why = "more than one person of that name" if namesakes else "nobody who has a card in this file"
                skipped.append(f"line {found.line}: related to {why}")
            elif other != one_id:
                ties[Tie(one_id, other)] = None
    return tuple(ties), skipped


def _export(data: ExportData, path: Path) -> str:
    ties = () if data.private else data.ties_among(data.people)
    write(data.people, path, ties=ties, private=data.private)
    held = "without your notes and ties" if data.private else "with your notes and ties"
    return f"{counted(len(data.people), 'card')}, {held}"


FORMAT: Final = Format(
    name="vcard",
    title="a vCard file",
    endings=(".vcf", ".vcard"),
    recognise=lambda head: any(row[:1] == ("begin:vcard",) for row in head.rows),
    read=read,
    write=_export,
    purpose="for an address book",
    holds="what a business card says, and where you know them from; no notes and no ties",
    read_id=lambda contact: _id(plain_uid(uid(contact))),
)
