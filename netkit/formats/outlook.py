"""The CSV file that Outlook exports, and that others call "Outlook CSV".

Taken: names, company and job title, categories as circles, notes, the first e-mail address, and ``Referred By`` as
``how_met``; where exactly one person in the file has that name, ``introduced_by`` is that person. Birthdays, families,
addresses, telephone numbers and government numbers are private and stay in the file.

Known: English headers, in UTF-8 or in Windows-1252. A file with what no Western name has in it is refused, since it may
be in another code page.
"""

from __future__ import annotations

import re
from typing import Final

from netkit.formats.contact_rows import circles
from netkit.formats.contact_tables import Layout
from netkit.formats.registry import has_headings

_BETWEEN: Final = "[;,\u061b\ufe54\uff1b]"
"""What no category has in its name and any language may put between two: [MS-OXCICAL] 2.1.3.1.1.20.3."""
_NO_CIRCLE: Final = "my contacts"
"""A category that Google gives to everyone when it writes an Outlook file."""

TABLE: Final = Layout(
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

FORMAT: Final = TABLE.format(recognise=has_headings({"job title", "business street"}))
