"""The CSV file that Outlook exports, and that others call "Outlook CSV".

Outlook is the one program of these that may say who referred you to someone. Taken: names, company and job title,
categories, notes, the first e-mail address and ``Referred By``. Birthdays, families, addresses, telephone numbers and
government numbers stay in the file: a network of professional contacts does not need them.

Known: English headers, those of Outlook for Windows, of outlook.com and of other programs' Outlook exports.
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
    introduced,
    joined,
    nameless,
    read_contacts,
)
from netkit.formats.registry import Format, has_headings
from netkit.model import Contact

__all__ = ["Reading", "read"]

_EMAILS: Final = ("e-mail address", "e-mail 2 address", "e-mail 3 address")
_TAKEN: Final = {
    *("first name", "middle name", "last name", "suffix", "nickname"),
    *("company", "job title", "categories", "notes", "referred by"),
    *_EMAILS,
}
_LAYOUT: Final = Layout(
    file="contacts.csv",
    called="an Outlook export",
    column=lambda heading: heading if heading in _TAKEN else "",
    needed={"first name": "First Name", "last name": "Last Name", "e-mail address": "E-mail Address"},
    advice=(
        "netkit knows Outlook's English column names: if the file is in another language, "
        "write the English names in its header with a text editor"
    ),
    western=True,
)
_BETWEEN: Final = "[;,\u061b\ufe54\uff1b]"
"""What no category has in its name and any language may put between two: [MS-OXCICAL] 2.1.3.1.1.20.3."""
_NO_CIRCLE: Final = "my contacts"
"""A category that Google gives to everyone when it writes an Outlook file."""
_REFERRED: Final = "referred by "


def read(path: str | Path, *, on_error: Literal["refuse", "skip"] = "refuse") -> Reading:
    r"""The people in an Outlook CSV file, in its order, each person once.

    Categories become circles, and ``Referred By`` becomes ``how_met``; where exactly one person in the file bears
    that name, ``introduced_by`` is that person. A contact's id follows from the first e-mail address, or from name and
    company where there is none, so the same file always gives the same ids. (An id is therefore no alias: whoever
    guesses the address can work it out.)

    The file may be in UTF-8 or in Windows-1252. Bytes do not say which code page they are in, so a file with what no
    Western name has in it is refused and not garbled.

    Blank rows are passed over. Rows without a name, even if they have a company or an e-mail address, and rows with
    the id of an earlier one are left out and listed in ``skipped``. Any other wrong row refuses the whole file, with
    one error that lists them all; ``on_error="skip"`` leaves those rows out too. Raises UnreadableFile, also for a
    file of another kind.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "contacts.csv")
    ...     written = path.write_bytes(b"First Name,Last Name,E-mail Address,Referred By\nZo\xeb,Berg,,Mei Lin\n")
    ...     reading = read(path)
    >>> [(contact.name, contact.how_met) for contact in reading.contacts]
    [('Zoë Berg', 'referred by Mei Lin')]
    """
    reading = read_contacts(path, _LAYOUT, _contact, on_error=on_error)
    names = {one.id: one.how_met.removeprefix(_REFERRED) for one in reading.contacts if one.how_met}
    return Reading(introduced(reading.contacts, names), reading.skipped)


def _contact(row: Mapping[str, str]) -> Contact:
    organisation = row.get("company", "")
    email = first_address(row.get(column, "") for column in _EMAILS)
    parts = joined(*(row.get(part, "") for part in ("first name", "middle name", "last name", "suffix")))
    name = parts or row.get("nickname", "")
    if not name:
        raise nameless(email, organisation)
    categories = circles(re.split(_BETWEEN, row.get("categories", "")))
    referred_by = joined(*row.get("referred by", "").split())
    return Contact(
        id=contact_id("outlook", email, name, organisation),
        name=name,
        organisation=organisation,
        title=row.get("job title", ""),
        circles=tuple(name for name in categories if name.casefold() != _NO_CIRCLE),
        how_met=f"{_REFERRED}{referred_by}" if referred_by else "",
        email=email,
        notes=row.get("notes", ""),
    )


FORMAT: Final = Format(
    name="outlook",
    title=_LAYOUT.called,
    recognise=has_headings({"job title", "business street"}),
    read=read,
)
