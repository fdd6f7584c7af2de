"""Contacts as cards of a vCard file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Literal

from netkit.errors import InvalidRequest
from netkit.formats.vcard_own import CONTROL, OWN_ID, own_values, tie_parameters, uid
from netkit.formats.writing import written
from netkit.model import Contact, ContactId, Tie

_WIDTH: Final = 75
"""Octets in a line, its line break not counted (RFC 6350, 3.2)."""


def write(
    contacts: Iterable[Contact],
    path: str | Path,
    *,
    version: Literal["3.0", "4.0"] = "3.0",
    ties: Iterable[Tie] = (),
    private: bool = True,
) -> None:
    r"""Write a vCard file with a card for each contact, which any address book reads; whole or not at all.

    A card says what a business card would: name, organisation, title, e-mail address, telephone number, web page, and
    the circles as categories. With ``private=False`` it also says your notes and all that netkit keeps about the
    contact, in properties of its own: then ``read`` gives back the same contacts, but that line breaks become ``\n``
    and other control characters are dropped (and an introducer who has no card in the file). Address books pass on
    what they hold, so keep such a file to yourself.

    Ties are written if they are given: as ``RELATED`` in version 4.0, in a property of netkit's own in 3.0, which has
    no word for them; how close they are only with ``private=False``. A card's UID follows from the contact's id, so
    that a second import updates the cards of the first.

    Names are not split: the whole name stands where vCard wants a given name. Raises InvalidRequest for an unknown
    version, an id that two contacts have, a tie to somebody who is not among them, or a file that cannot be written.

    RFC 6350, RFC 2426.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "contacts.vcf")
    ...     write([Contact(ContactId("mei"), "Mei Lin", circles=("Choir",))], path, version="4.0")
    ...     print(path.read_text())
    BEGIN:VCARD
    VERSION:4.0
    UID:urn:uuid:ba5e4b78-7d77-5677-8313-d1c15ea4403f
    FN:Mei Lin
    N:;Mei Lin;;;
    CATEGORIES:Choir
    X-NETKIT-ID:mei
    END:VCARD
    <BLANKLINE>
    """
    if version not in ("3.0", "4.0"):
        msg = f"version is {version!r}; it must be '3.0' or '4.0'"
        raise InvalidRequest(msg)
    cards = tuple(contacts)
    people = {one.id for one in cards}
    if len(people) < len(cards):
        msg = "two of the contacts to write have the same id; leave one of them out"
        raise InvalidRequest(msg)
    known: dict[ContactId, list[tuple[ContactId, Tie]]] = defaultdict(list)
    for tie in ties:
        if not {tie.a, tie.b} <= people:
            msg = f"the tie {tie.a!r} to {tie.b!r} joins somebody who is not among the contacts to write; leave it out"
            raise InvalidRequest(msg)
        known[tie.a].append((tie.b, tie))
        known[tie.b].append((tie.a, tie))
    with written(path) as file:
        for one in cards:
            for line in _card(one, sorted(known[one.id], key=lambda pair: pair[0]), version, everything=not private):
                file.write(_folded(line))


def _card(one: Contact, known: Iterable[tuple[ContactId, Tie]], version: str, *, everything: bool) -> Iterator[str]:
    name = _text(one.name) if CONTROL.sub("", one.name).strip() else "?"
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield f"UID:{uid(one.id)}"
    yield f"FN:{name}"
    yield f"N:;{name};;;"
    for word, value in (("ORG", one.organisation), ("TITLE", one.title), ("EMAIL", one.email), ("TEL", one.phone)):
        if value:
            yield f"{word}:{_text(value)}"
    if one.profile:
        yield f"URL:{_address(one.profile)}"
    if one.circles:
        yield f"CATEGORIES:{_several(one.circles)}"
    if everything and one.notes:
        yield f"NOTE:{_text(one.notes)}"
    related = "RELATED" if version == "4.0" else "X-NETKIT-RELATED"
    for other, tie in known:
        yield f"{related};TYPE=contact{tie_parameters(tie) if everything else ''}:{uid(other)}"
    yield f"{OWN_ID}:{_text(one.id)}"
    if everything:
        for word, values in own_values(one).items():
            yield f"{word}:{_several(values)}"
    yield "END:VCARD"


def _several(values: Iterable[str]) -> str:
    return ",".join(map(_text, values))


def _text(value: str) -> str:
    return _address(value).replace(",", "\\,").replace(";", "\\;")


def _address(value: str) -> str:
    """A web address in one line; its commas and semicolons are its own."""
    value = CONTROL.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    return value.replace("\\", "\\\\").replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line with its line break, folded where it is too long, and never within a character."""
    raw = line.encode()
    if len(raw) <= _WIDTH:
        return f"{line}\r\n"
    pieces = []
    start, end = 0, _WIDTH
    while end < len(raw):
        while raw[end] & 0b1100_0000 == 0b1000_0000:
            end -= 1
        pieces.append(raw[start:end])
        start, end = end, end + _WIDTH - 1  # the space that marks the next line counts too
    pieces.append(raw[start:])
    return b"\r\n ".join(pieces).decode() + "\r\n"
