"""The tables of contacts that other programs export, each declared by what tells it from a table of your own.

LinkedIn's ``Connections.csv``, Google's and Outlook's CSV files and our own ``contacts.csv`` are read as any table is,
in whichever language, separator and coding, and as a spreadsheet program saved them again; a few of their columns mean
something else there. Birthdays, families and postal addresses are private: they stay in the file, and are said.

Headings of LinkedIn are known in English, German, Dutch and Portuguese, of Outlook in English, German, French, Spanish,
Italian, Dutch, Polish, Portuguese, Japanese and Chinese, and of Google in English: those that public programs for these
files have; none was found for Turkish. LinkedIn's columns have one order in every language, and so its list is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from netkit.formats import date_order
from netkit.formats.columns import bare, known
from netkit.formats.contact_rows import addresses, profile_key


@dataclass(frozen=True, slots=True)
class Program:
    """What is particular to the tables of one program.

    Messages call a file by ``title``. A header with all of one of the ``signs`` is such a table, if it names the
    ``needed`` fields. ``headings`` mean another field there, or none if that is empty. ``how_met`` is true of everybody
    in the table; ``introduction`` stands before the name of an introducer. ``between`` stands between two circles.
    """

    name: str
    title: str
    signs: Sequence[str] = ()
    needed: frozenset[str] = frozenset()
    headings: Mapping[str, str] = field(default_factory=dict)
    how_met: str = ""
    introduction: str = "introduced by"
    between: str = ""


OWN: Final = Program("table", "a table of your own")
LINKEDIN: Final = Program(
    "linkedin",
    "LinkedIn's Connections.csv",
    signs=("connected on", "verbunden am", "verbonden op", "conectado em"),
    needed=frozenset({"first_name", "last_name"}),
    how_met="connected on LinkedIn",
)
OURS: Final = Program(
    "netkit",
    "netkit's own contacts.csv",
    signs=("introduced by id+id",),
    headings={
        "id": "id",
        "circle": "circles",
        "roles": "",
        "introduced by id": "introduced_by_id",
        "introduced by": "",
    },
)
_NO_TITLE: Final = dict.fromkeys(("title", "titel", "titre", "titolo", "título"), "")
_PROGRAMS: Final = (
    LINKEDIN,
    Program(
        "google",
        "a Google Contacts export",
        signs=("given name+family name+group membership", "file as+labels"),
        headings={"labels": "circles", "name": "other_name", "file as": "other_name"},
        between=r"(?:^|\s):::(?:\s|$)",
    ),
    Program(
        "outlook",
        "an Outlook export",
        signs=(
            *("job title+business street", "vorname+straße geschäftlich", "prénom+rue bureau", "calle del trabajo"),
            *("cognome+indirizzo di lavoro", "voornaam+werkadres straat", "imię+ulica biuro", "rua comercial"),
            *("名字+公司街道", "名+会社電話+電子メール アドレス", "job title+business phone+e mail address"),
        ),
        headings=_NO_TITLE
        | {"beruf": "", "profession": "title", "ort": "", "location": "", "standort": "", "stichwörter": ""},
        introduction="referred by",
        between="[;,\u061b\ufe54\uff1b]",  # [MS-OXCICAL] 2.1.3.1.1.20.3
    ),
    OURS,
)
_LINKEDIN: Final = "Take Connections.csv from the same archive"
_OURS: Final = (
    "netkit wrote this table, and there are no contacts in it. Take contacts.csv beside it, or an archive (.json)"
)
_NOT_PEOPLE: Final = (
    (
        "conversation id+content",
        "these are your LinkedIn messages. netkit does not read them: they are what other people wrote to you in "
        f"confidence. {_LINKEDIN}",
    ),
    (
        "sent at+direction",
        f"these are your LinkedIn invitations, which say who asked whom and not whom you know. {_LINKEDIN}",
    ),
    ("authority+license number", f"these are your certificates on LinkedIn. {_LINKEDIN}"),
    ("endorsement date+skill name", f"these are endorsements on LinkedIn. {_LINKEDIN}"),
    ("headline+summary+birth date", f"this is your own LinkedIn profile. {_LINKEDIN}"),
    *((one, _OURS) for one in ("contact id", "contact ids", "referred by id")),
)
"""Tables of these programs that hold no contacts, by headings in them, with what is said of them."""


def program_of(header: Iterable[str]) -> Program:
    """The program whose table has this header, or a table of your own."""
    row, fields = set(map(bare, header)), known(header)
    for one in _PROGRAMS:
        if any(_has(row, sign) for sign in one.signs) and one.needed <= fields:
            return one
    return OWN


def no_people(header: Iterable[str]) -> str:
    """What a table with this header is, if it is known to hold no contacts."""
    row = set(map(bare, header))
    return next((said for sign, said in _NOT_PEOPLE if _has(row, sign)), "")


def _has(row: set[str], sign: str) -> bool:
    return row.issuperset(map(bare, sign.split("+")))


def linkedin_by_order(rows: Sequence[Sequence[str]]) -> list[str]:
    """The fields of a table whose columns stand as LinkedIn has them, whatever its headings say; else nothing.

    ``rows`` are some of those below the header. First and last name, profile, e-mail, company, position, day.
    """
    filled = [row for row in rows if len(row) > 6 and row[2]]
    fits = [
        bool(profile_key(row[2])) and (not row[3] or addresses(row[3]) == [row[3]]) and _is_day(row[6])
        for row in filled
    ]
    if not fits or not all(fits):
        return []
    return ["first_name", "last_name", "profile", "email", "organisation", "title", "met_on"]


def _is_day(text: str) -> bool:
    return date_order.day(text, day_first=True) is not None or bool(re.search(r"\b(?:19|20)[0-9]{2}\b", text))
