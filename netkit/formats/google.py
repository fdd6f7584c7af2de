"""The CSV file that Google Contacts exports ("Google CSV").

Google has had two sets of column names, and both are read: ``First Name`` and ``E-mail 1 - Label`` now, ``Given Name``
and ``E-mail 1 - Type`` before. How many numbered columns there are depends on what is in the address book.

Taken: names, organisation and title, notes, labels and the first e-mail address. Birthdays, addresses, telephone
numbers, photos and relations stay in the file: a network of professional contacts does not need them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

from netkit.formats.contact_rows import (
    Layout,
    Reading,
    circles,
    contact_id,
    first_address,
    joined,
    nameless,
    read_contacts,
)
from netkit.formats.registry import Format, has_headings
from netkit.model import Contact

__all__ = ["Reading", "read"]

HEADINGS: Final[Mapping[str, str]] = {
    "name": "name",
    "first name": "first name",
    "given name": "first name",
    "middle name": "middle name",
    "additional name": "middle name",
    "last name": "last name",
    "family name": "last name",
    "name suffix": "suffix",
    "nickname": "nickname",
    "file as": "file as",
    "organization name": "organisation 1",
    "organization title": "title 1",
    "notes": "notes",
    "labels": "labels",
    "group membership": "labels",
}
_NUMBERED: Final = {"e-mail": {"value": "email"}, "organization": {"name": "organisation", "title": "title"}}
_BETWEEN: Final = r"(?:^|\s):::(?:\s|$)"
_CHOSEN: Final = {"* friends", "* family", "* coworkers"}
"""Google's own groups that say something: people put someone in these, and everyone is in the others."""


def _column(heading: str) -> str:
    numbered = re.fullmatch(r"(?P<group>[a-z-]+) (?P<number>[0-9]{1,4}) - (?P<part>[a-z]+)", heading)
    if not numbered:
        return HEADINGS.get(heading, "")
    word = _NUMBERED.get(numbered["group"], {}).get(numbered["part"], "")
    return f"{word} {numbered['number']}" if word else ""


_LAYOUT: Final = Layout(
    file="contacts.csv",
    called="a Google Contacts export",
    column=_column,
    needed={"first name": "First Name", "last name": "Last Name", "labels": "Labels"},
    advice="In Google Contacts, choose Export and then Google CSV",
)


def read(path: str | Path, *, on_error: Literal["refuse", "skip"] = "refuse") -> Reading:
    r"""The people in a "Google CSV" file, in its order, each person once.

    Labels become circles, without Google's own such as ``* myContacts``. A name is its parts joined; without any, the
    file's ``Name``, what the person is filed as, or a nickname; nothing is ever split. A contact's id follows from the
    first e-mail address, or from name and organisation where there is none, so the same file always gives the same
    ids. (An id is therefore no alias: whoever guesses the address can work it out.)

    Blank rows are passed over. Rows without a name, even if they have an organisation or an e-mail address, and rows
    with the id of an earlier one are left out and listed in ``skipped``. Any other wrong row refuses the whole file,
    with one error that lists them all; ``on_error="skip"`` leaves those rows out too. Raises UnreadableFile, also
    for a file of another kind.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "contacts.csv")
    ...     written = path.write_text("First Name,Last Name,Labels\nMei,Lin,Choir ::: * myContacts\n", encoding="utf-8")
    ...     reading = read(path)
    >>> [(contact.name, contact.circles) for contact in reading.contacts]
    [('Mei Lin', ('Choir',))]
    """
    return read_contacts(path, _LAYOUT, _contact, on_error=on_error)


def _contact(row: Mapping[str, str]) -> Contact:
    organisation, title = _job(row)
    email = first_address(value for cell in _numbered(row, "email").values() for value in _several(cell))
    parts = joined(*(row.get(part, "") for part in ("first name", "middle name", "last name", "suffix")))
    name = parts or row.get("name", "") or row.get("file as", "") or row.get("nickname", "")
    if not name:
        raise nameless(email, organisation)
    return Contact(
        id=contact_id("google", email, name, organisation),
        name=name,
        organisation=organisation,
        title=title,
        circles=circles(map(_circle, _several(row["labels"]))),
        email=email,
        notes=row.get("notes", ""),
    )


def _job(row: Mapping[str, str]) -> tuple[str, str]:
    """The first organisation that is filled in and the title held in it: never a title from another one."""
    names, titles = _numbered(row, "organisation"), _numbered(row, "title")
    first = min((*names, *titles), default=0)
    return _several(names.get(first, ""))[0], _several(titles.get(first, ""))[0]


def _numbered(row: Mapping[str, str], word: str) -> dict[int, str]:
    """What is filled in of a numbered column, by number, in whatever order the columns stand."""
    start = f"{word} "
    cells = ((int(column.removeprefix(start)), cell) for column, cell in row.items() if column.startswith(start))
    return {number: cell for number, cell in sorted(cells) if cell}


def _several(cell: str) -> list[str]:
    return [value.strip() for value in re.split(_BETWEEN, cell)]


def _circle(label: str) -> str:
    """The circle that a label names, or an empty text for a group in which Google puts people itself."""
    if not label.startswith("* "):
        return label
    return label.removeprefix("* ") if label.lower() in _CHOSEN else ""


FORMAT: Final = Format(
    name="google",
    title=_LAYOUT.called,
    recognise=has_headings({"given name", "family name", "group membership"}, {"file as", "labels"}),
    read=read,
)
