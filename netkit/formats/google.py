"""The CSV file that Google Contacts exports ("Google CSV").

Google has had two sets of column names, and both are read: ``First Name`` and ``E-mail 1 - Label`` now, ``Given Name``
and ``E-mail 1 - Type`` before.

Taken: names, organisation and title, notes, the first e-mail address, and labels as circles, without Google's own such
as ``* myContacts``. A name is its parts joined; without any, the file's ``Name``, what the person is filed as, or a
nickname. Birthdays, addresses, telephone numbers, photos and relations are private and stay in the file.
"""

from __future__ import annotations

import re
from typing import Final

from netkit.formats.contact_rows import circles
from netkit.formats.contact_tables import Layout
from netkit.formats.registry import has_headings

_BETWEEN: Final = re.compile(r"(?:^|\s):::(?:\s|$)")
_CHOSEN: Final = {"* friends", "* family", "* coworkers"}
"""Google's own groups that people put somebody in; everyone is in the others."""


def _several(cell: str) -> list[str]:
    return [value.strip() for value in _BETWEEN.split(cell)]


def _circle(label: str) -> str:
    """The circle that a label names; an empty string for a group in which Google puts people itself."""
    if not label.startswith("* "):
        return label
    return label.removeprefix("* ") if label.lower() in _CHOSEN else ""


TABLE: Final = Layout(
    name="google",
    title="a Google Contacts export",
    file="contacts.csv",
    headings={
        "first_name": ("First Name", "Given Name"),
        "middle_name": ("Middle Name", "Additional Name"),
        "last_name": ("Last Name", "Family Name"),
        "suffix": ("Name Suffix",),
        "other_name": ("Name", "File As", "Nickname"),
        "organisation": ("Organization Name", "Organization 1 - Name"),
        "title": ("Organization Title", "Organization 1 - Title"),
        "email": ("E-mail 1 - Value",),
        "circles": ("Labels", "Group Membership"),
        "notes": ("Notes",),
    },
    needed=("first_name", "last_name", "circles"),
    advice="In Google Contacts, choose Export and then Google CSV",
    convert={
        **dict.fromkeys(("organisation", "title"), lambda cell: _several(cell)[0]),
        "email": lambda cell: next((value for value in _several(cell) if "@" in value), ""),
        "circles": lambda cell: circles(map(_circle, _several(cell))),
    },
)

FORMAT: Final = TABLE.format(
    recognise=has_headings({"given name", "family name", "group membership"}, {"file as", "labels"})
)
