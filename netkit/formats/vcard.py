"""vCard files (.vcf), which every address book reads and writes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from netkit.formats import contact_rows
from netkit.formats.contact_rows import BadRow, LeftOut, Reading, Say, addresses, circles
from netkit.formats.registry import ExportData, Format
from netkit.formats.textfile import File, name_of, refused
from netkit.formats.vcard_lines import Card, cards, split
from netkit.formats.vcard_writing import uid as uid_of
from netkit.formats.vcard_writing import write
from netkit.model import Contact, ContactId, Tie
from netkit.names import key
from netkit.results import counted

__all__ = ["read", "write"]

_KINDS: Final = {"group": "a group", "org": "an organisation", "location": "a place"}
_NOT_A_CALL: Final = frozenset({"fax", "pager", "modem", "textphone", "isdn"})
_KNOW_EACH_OTHER: Final = {
    *("contact", "acquaintance", "friend", "met", "co-worker", "colleague", "co-resident", "neighbor", "child"),
    *("parent", "sibling", "spouse", "kin", "muse", "crush", "date", "sweetheart", "agent"),
}
"""The relations of RFC 6350, 6.6.6, that are between two people, without ``me`` and ``emergency``."""
_NO_CIRCLE: Final = {"mycontacts", "my contacts", "starred"}
"""Google's own groups; one of them is everybody."""
_UUID: Final = r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
_NO_COUNTER: Final = 8
"""A UID of so many characters tells people of one name apart; a shorter one counts."""
_STAYED: Final = (
    {"BDAY": "birthdays", "AGENT": "agents", "TEL": "fax and pager numbers", "X-ABRELATEDNAMES": "relations"}
    | dict.fromkeys(("ADR", "LABEL"), "postal addresses")
    | dict.fromkeys(("PHOTO", "LOGO"), "photos")
    | dict.fromkeys(("ANNIVERSARY", "X-ANNIVERSARY", "X-ABDATE"), "anniversaries")
)
_id: Final = partial(contact_rows.identifier, "vcard")
_OF_THE_FILE: Final = {
    *("PRODID", "REV", "SORT-STRING", "CLASS", "SOURCE", "X-ABLABEL", "X-ABUID", "X-ABADR", "X-PRODID", "NAME"),
    *("CLIENTPIDMAP", "PROFILE", "MAILER", "SOUND", "X-PHONETIC-FIRST-NAME", "X-PHONETIC-LAST-NAME", "X-ABORDER"),
}
"""Properties that say something of the file or the card and nothing of a person."""


def read(path: File, *, strict: bool = False) -> Reading:
    r"""The people in a vCard file (2.1, 3.0 or 4.0), in its order, each person once, and the ties between them.

    Taken: name (FN, else the parts of N, else a nickname, else the e-mail address), organisation without departments,
    title, e-mail addresses, telephone numbers, web pages as profile, categories as circles, and notes. Of several, the
    preferred one or else the first counts, and the others are in the notes. A card that is ``RELATED`` to another of
    the file as ``contact``, ``friend`` and so on, by UID or by a name that one person has, gives a tie of closeness 3.

    An id follows from a UID that is a UUID, else from the name and a long UID or one more mark: some phones count from
    UID 1. ``skipped`` lists cards of no person, cards without a name or with the id of an earlier one, relations to
    somebody without a card, and lines that cannot be read; with ``strict``, those refuse the file. Raises
    UnreadableFile for a file of another kind.

    RFC 6350, RFC 2426.
    """
    uids: dict[str, ContactId] = {}
    related: dict[ContactId, list[tuple[int, str]]] = {}
    passed: Counter[str] = Counter()
    second: Counter[str] = Counter()

    def contact(card: Card, say: Say) -> Contact:
        if not card.found and card.problems:
            raise BadRow("; ".join(card.problems))
        uid = plain_uid(card.first("UID"))
        try:
            one = _contact(card, uid, second)
        finally:
            for words in card.problems:
                say(words)
        passed["TEL"] += sum(bool(number.types & _NOT_A_CALL) for number in card.found.get("TEL", ()))
        if one.id not in related:
            found = (each for each in card.decoded("RELATED") if each[0].types & _KNOW_EACH_OTHER)
            related[one.id] = [(each.line, card.plain(value)) for each, value in found]
            if uid:
                uids.setdefault(uid, one.id)
        return one

    rows = ((f"line {card.line}", card) for card in cards(path, passed))
    reading = contact_rows.collect(name_of(path), rows, contact, strict=strict, same="UID")
    if not reading.contacts and all("no name" in line or "outside" in line for line in reading.skipped):
        raise refused(name_of(path), "there is nobody in it: no card has a name. Export the address book again")
    ties, skipped = _ties(reading.contacts, uids, related)
    stayed = Counter[str]()
    for name, number in passed.items():
        stayed[_STAYED.get(name, "" if name in _OF_THE_FILE else name)] += number
    stayed.pop("", None)
    remarks = contact_rows.left_behind(second, "Stayed in the file", stayed)
    return replace(reading, ties=ties, skipped=(*reading.skipped, *skipped), remarks=remarks)


def _contact(card: Card, uid: str, second: Counter[str]) -> Contact:
    company = card.first("X-ABSHOWAS").upper() == "COMPANY"  # Apple's way, in a card that has FN like any other
    kind = "org" if company else (card.first("KIND") or card.first("X-ADDRESSBOOKSERVER-KIND") or "individual").lower()
    if kind != "individual":
        msg = f"the card of {_KINDS.get(kind, 'something else')}, not of a person"
        raise LeftOut(msg)
    say = card.problems.append
    organisation = next(iter(card.parts("ORG", ";")), "")
    several = {
        "email": [address for value in card.all("EMAIL") for address in addresses(value)],
        "phone": [re.sub("(?i)^tel:", "", number) for number in card.all("TEL", but=_NOT_A_CALL)],
        "profile": [*card.all("URL"), *card.all("X-SOCIALPROFILE")],
    }
    email, phone = ("".join(several[kind][:1]) for kind in ("email", "phone"))
    name = contact_rows.named(card.first("FN") or _name(card) or card.first("NICKNAME"), email, organisation, say)
    odd = [value for value in card.all("EMAIL") if not addresses(value)]
    for value in odd:
        say(f"the e-mail address is {value!r:.80}, which is none; it is in the notes")
    categories = circles(card.parts("CATEGORIES", ",;" if card.version == "2.1" else ","))
    sure = re.search(_UUID, uid)
    mark = f"{key(name)}\n{uid}" if len(uid) >= _NO_COUNTER else contact_rows.proof(name, email, phone, organisation)
    return Contact(
        id=_id(sure[0] if sure else mark),
        name=name,
        organisation=organisation,
        title=card.first("TITLE"),
        circles=tuple(one for one in categories if one.casefold() not in _NO_CIRCLE),
        **contact_rows.reach(several, second, card.all("NOTE"), odd),
    )


def plain_uid(uid: str) -> str:
    """A UID as it can be compared: vCard 4.0 has ``urn:uuid:`` before what older versions write alone."""
    return uid.strip().casefold().removeprefix("urn:uuid:")


def _name(card: Card) -> str:
    family, given, more, _, suffix, *_ = [*card.parts("N", ";"), *[""] * 5]
    if card.version != "2.1":
        given, more, family, suffix = (" ".join(split(part, ",")) for part in (given, more, family, suffix))
    return " ".join(filter(None, (given, more, family, suffix)))


def _ties(
    contacts: Iterable[Contact], uids: Mapping[str, ContactId], related: Mapping[ContactId, Iterable[tuple[int, str]]]
) -> tuple[tuple[Tie, ...], list[str]]:
    """The ties, each once, and a line for each relation that leads nowhere."""
    called = contact_rows.by_name(contacts)
    ties: dict[Tie, None] = {}
    skipped = []
    for one_id, relations in related.items():
        for line, value in relations:
            namesakes = called.get(key(value), [])
            other = uids.get(plain_uid(value)) or (namesakes[0] if len(namesakes) == 1 else None)
            if other is None:
                why = "more than one person of that name" if namesakes else "nobody who has a card in this file"
                skipped.append(f"line {line}: related to {why}")
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
    recognise=lambda text: re.search(r"(?im)^\s*BEGIN:VCARD\s*$", text) is not None,
    read=read,
    write=_export,
    purpose="for an address book",
    holds="what a business card says, and where you know them from; no notes and no ties",
    read_id=lambda contact: _id(plain_uid(uid_of(contact))),
)
