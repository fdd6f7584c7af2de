"""The CSV file that Outlook exports, and that others call "Outlook CSV".

Outlook is the one program of these that may say who referred you to someone. Taken: names, company and job title,
categories, notes, the first e-mail address and ``Referred By``. Birthdays, families, addresses, telephone numbers and
government numbers stay in the file: a network of professional contacts does not need them.

Known: English headers, those of Outlook for Windows, of outlook.com and of other programs' Outlook exports.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, Literal

from netkit.formats.contact_rows import Reading, circles
from netkit.formats.contact_tables import Table, read_table
from netkit.formats.registry import Format, has_headings

__all__ = ["read"]

_BETWEEN: Final = "[;,\u061b\ufe54\uff1b]"
"""What no category has in its name and any language may put between two: [MS-OXCICAL] 2.1.3.1.1.20.3."""
_NO_CIRCLE: Final = "my contacts"
"""A category that Google gives to everyone when it writes an Outlook file."""


def read(path: str | Path, *, on_error: Literal["refuse", "skip"] = "refuse") -> Reading:
    r"""The people in an Outlook CSV file, as ``netkit.formats.contact_tables.read_table`` reads tables.

    Categories become circles, and ``Referred By`` becomes ``how_met``; where exactly one person in the file has that
    name, ``introduced_by`` is that person. A contact's id follows from the first e-mail address, or from name and
    company where there is none.

    The file may be in UTF-8 or in Windows-1252. Bytes do not say which code page they are in, so a file with what no
    Western name has in it is refused and not garbled.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "contacts.csv")
    ...     written = path.write_bytes(b"First Name,Last Name,E-mail Address,Referred By\nZo\xeb,Berg,,Mei Lin\n")
    ...     reading = read(path)
    >>> [(contact.name, contact.how_met) for contact in reading.contacts]
    [('Zoë Berg', 'referred by Mei Lin')]
    """
    return read_table(path, _TABLE, on_error=on_error)


_TABLE: Final = Table(
    name="outlook",
    title="an Outlook export",
    file="contacts.csv",
    headings={
        "first_name": ("First Name",),
        "middle_name": ("Middle Name",),
        "last_name": ("Last Name",),
        "suffix": ("Suffix",),
        "other_name": ("Nickname",),
        "organisation": ("Company",),
        "title": ("Job Title",),
        "circles": ("Categories",),
        "notes": ("Notes",),
        "introduced_by": ("Referred By",),
        "email": ("E-mail Address", "E-mail 2 Address"),
    },
    needed=("first_name", "last_name", "email"),
    advice=(
        "netkit knows Outlook's English column names: if the file is in another language, "
        "write the English names in its header with a text editor"
    ),
    convert={
        "circles": lambda cell: tuple(one for one in circles(re.split(_BETWEEN, cell)) if one.casefold() != _NO_CIRCLE)
    },
    introduction="referred by",
    western=True,
)

FORMAT: Final = Format(
    name=_TABLE.name, title=_TABLE.title, recognise=has_headings({"job title", "business street"}), read=read
)
