"""The tables of contacts that other programs export, declared in ``programs.toml``, told from a table of your own.

LinkedIn's ``Connections.csv``, Google's and Outlook's CSV files and our own ``contacts.csv`` are read as any table is,
in whichever language, separator and coding, and as a spreadsheet program saved them again. Birthdays, families and
postal addresses are private: they stay in the file, and are said.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from netkit.formats import date_order
from netkit.formats.columns import bare, known
from netkit.formats.contact_rows import addresses, profile_key


@dataclass(frozen=True, slots=True)
class Program:
    """What is particular to the tables of one program; messages call a file by ``title``."""

    name: str
    title: str
    signs: Mapping[str, str] = field(default_factory=dict)
    needed: Sequence[str] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    how_met: str = ""
    introduction: str = "introduced by"
    between: str = ""


OWN: Final = Program("table", "a table of your own")
_DECLARED: Final[Mapping[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
PROGRAMS: Final = {one["name"]: Program(**one) for one in _DECLARED["program"]}
LINKEDIN, OURS = PROGRAMS["linkedin"], PROGRAMS["netkit"]


def program_of(header: Iterable[str]) -> Program:
    """The program whose table has this header, or a table of your own."""
    row, fields = set(map(bare, header)), known(header)
    those = (one for one in PROGRAMS.values() if any(_has(row, sign) for sign in one.signs))
    return next((one for one in those if fields.issuperset(one.needed)), OWN)


def no_people(header: Iterable[str]) -> str:
    """What a table with this header is, if it is known to hold no contacts."""
    row = set(map(bare, header))
    return next((said for sign, said in _DECLARED["no_people"].items() if _has(row, sign)), "")


def _has(row: set[str], sign: str) -> bool:
    return row.issuperset(map(bare, sign.split("+")))


def linkedin_by_order(rows: Sequence[Sequence[str]]) -> list[str]:
    """The fields of a table whose columns stand as LinkedIn has them, whatever its headings say; else nothing.

    ``rows`` are some of those below the header. First and last name, profile, e-mail, company, position, day.
    """
    filled = [row for row in rows if len(row) > 6 and row[2]]
    mail = all(not row[3] or addresses(row[3]) == [row[3]] for row in filled)
    if not filled or not mail or not all(profile_key(row[2]) and _is_day(row[6]) for row in filled):
        return []
    return ["first_name", "last_name", "profile", "email", "organisation", "title", "met_on"]


def _is_day(text: str) -> bool:
    return date_order.day(text, day_first=True) is not None or bool(re.search(r"(?<!\d)(?:19|20)[0-9]{2}(?!\d)", text))
