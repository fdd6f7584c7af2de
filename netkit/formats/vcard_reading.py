"""People and who knows whom, out of the cards of a vCard file."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal

from netkit.errors import InvalidRecord, InvalidRequest, UnreadableFile
from netkit.formats.contact_rows import (
    LISTED,
    BadRow,
    LeftOut,
    Reading,
    address_or_name,
    circles,
    identifier,
    joined,
    nameless,
)
from netkit.formats.vcard_content import Content, parts, plain_uid
from netkit.formats.vcard_lines import Property, cards
from netkit.formats.vcard_own import OWN_ID, own_fields, tie_as_noted
from netkit.model import ME, Contact, ContactId, Tie

_KINDS: Final = {"group": "a group", "org": "an organisation", "location": "a place"}
_NO_CIRCLE: Final = {"mycontacts", "my contacts", "starred"}
"""Groups of Google's own, of which one is everybody."""


def read(path: str | Path, *, on_error: Literal["refuse", "skip"] = "refuse") -> Reading:
    r"""The people in a vCard file (2.1, 3.0 or 4.0), in its order, each person once, and the ties between them.

    Taken: name, organisation (without its departments), title, e-mail address, telephone number, web page as profile,
    categories as circles, and notes. Of several, the one marked as preferred, else the first; no fax number. A name is
    the one to show (FN); without it, the parts of N joined; without those, a nickname; nothing is ever split.
    Birthdays, addresses and photos stay in the file. How close someone is, no vCard says; ``write`` of this module
    notes it, and all else that netkit knows, for itself alone.

    Where a card is ``RELATED`` as ``contact``, ``friend``, ``colleague`` and so on to another card of the file, by its
    UID or as the one person of that name, that is a tie, of closeness 3 since vCard does not say. A contact's id
    follows from the UID, or from e-mail address, or name and organisation, so the same file always gives the same
    ids.

    Cards of groups, organisations and places, cards without a name, cards with the id of an earlier one, and relations
    to somebody who has no card here are left out and listed in ``skipped``. A card that is cut off or contradicts
    itself refuses the whole file, with one error that lists them all; ``on_error="skip"`` leaves those cards out too.
    Raises UnreadableFile, also for a file of another kind.

    RFC 6350, RFC 2426.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "contacts.vcf")
    ...     written = path.write_text("BEGIN:VCARD\nVERSION:4.0\nFN:Mei Lin\nCATEGORIES:Choir,Lab\nEND:VCARD\n")
    ...     reading = read(path)
    >>> [(contact.name, contact.circles) for contact in reading.contacts]
    [('Mei Lin', ('Choir', 'Lab'))]
    """
    if on_error not in ("refuse", "skip"):
        msg = f"on_error is {on_error!r}; it must be 'refuse' or 'skip'"
        raise InvalidRequest(msg)
    contacts: dict[ContactId, Contact] = {}
    lines: dict[ContactId, int] = {}
    uids: dict[str, ContactId] = {}
    relations: list[tuple[ContactId, Property, str]] = []
    skipped: list[str] = []
    wrong: list[str] = []
    for card in cards(path):
        try:
            content = Content(card)
            one, related = _contact(content), list(content.related())
        except (LeftOut, BadRow) as problem:
            skipped.append(f"line {card.line}: {problem}")
            if isinstance(problem, BadRow):
                wrong.append(skipped[-1])
            continue
        if one.id in contacts:
            same = one.name == contacts[one.id].name
            likeness = "the same person as" if same else "has the same UID or address as the person"
            skipped.append(f"line {card.line}: {likeness} in line {lines[one.id]}")
            continue
        contacts[one.id], lines[one.id] = one, card.line
        if content.uid:
            uids.setdefault(content.uid, one.id)
        relations += [(one.id, found, value) for found, value in related]
    if wrong and on_error == "refuse":
        raise _refusal(Path(path).name, wrong)
    for one in contacts.values():
        if one.introduced_by and one.introduced_by != ME and one.introduced_by not in contacts:
            contacts[one.id] = replace(one, introduced_by=None)
            skipped.append(f"line {lines[one.id]}: introduced by somebody who has no card in this file")
    ties = _ties(contacts.values(), uids, relations, skipped)
    return Reading(tuple(contacts.values()), tuple(skipped), ties)


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
    separators = ",;" if card.version == "2.1" else ","
    categories = card.parts("CATEGORIES", separators)
    known = tuple(dict.fromkeys(filter(str.strip, categories))) if card.own else circles(categories)
    try:
        return Contact(
            id=_id(card, email, name, organisation),
            name=name,
            organisation=organisation,
            title=card.first("TITLE"),
            circles=known if card.own else tuple(one for one in known if one.casefold() not in _NO_CIRCLE),
            email=email,
            phone=card.phone(),
            profile=card.first("URL"),
            notes="\n\n".join(card.all("NOTE")),
            **own_fields(card.first, lambda name: card.parts(name, ",")),
        )
    except InvalidRecord as error:
        msg = f"what netkit noted in it cannot be: {textwrap.shorten(str(error), 200, placeholder=' …')}"
        raise BadRow(msg) from None


def _name(card: Content) -> str:
    family, given, more, _, suffix, *_ = [*card.parts("N", ";"), *[""] * 5]
    separate = (lambda part: part) if card.version == "2.1" else (lambda part: " ".join(parts(part, ",")))
    return joined(*map(separate, (given, more, family, suffix)))


def _id(card: Content, email: str, name: str, organisation: str) -> ContactId:
    if card.own:
        return ContactId(card.first(OWN_ID))
    return identifier("vcard", card.uid or address_or_name(email, name, organisation))


def _ties(
    contacts: Iterable[Contact],
    uids: dict[str, ContactId],
    relations: Iterable[tuple[ContactId, Property, str]],
    skipped: list[str],
) -> tuple[Tie, ...]:
    called: dict[str, list[ContactId]] = defaultdict(list)
    for one in contacts:
        called[_plain_name(one.name)].append(one.id)
    ties: dict[tuple[ContactId, ContactId], Tie] = {}
    for one_id, found, value in relations:
        namesakes = called.get(_plain_name(value), [])
        other = uids.get(plain_uid(value)) or (namesakes[0] if len(namesakes) == 1 else None)
        if other is None:
            why = "more than one person of that name" if namesakes else "nobody who has a card in this file"
            skipped.append(f"line {found.line}: related to {why}")
        elif other != one_id:
            tie = tie_as_noted(one_id, other, found.parameters)
            ties.setdefault((tie.a, tie.b), tie)
    return tuple(ties.values())


def _plain_name(name: str) -> str:
    return " ".join(name.split()).casefold()


def _refusal(name: str, wrong: list[str]) -> UnreadableFile:
    rest = (f"and {len(wrong) - LISTED} more",) if len(wrong) > LISTED else ()
    message = f'{name}: nothing was imported. Fix these cards, or pass on_error="skip":'
    error = UnreadableFile(message, (*wrong[:LISTED], *rest))
    error.problems = tuple(wrong)
    return error
