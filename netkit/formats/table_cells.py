"""The values in the cells of a table, by the field of their column."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Final

from netkit.errors import InvalidRecord
from netkit.formats import date_order
from netkit.formats.columns import SUMS
from netkit.formats.contact_rows import addresses, circles, profile_key
from netkit.formats.programs import LINKEDIN, Program
from netkit.model import CLOSENESS, Cadence
from netkit.text import is_without_spaces

_TRUE: Final = frozenset({"true", "wahr", "vrai", "verdadero", "verdadeiro", "vero", "waar", "prawda", "doğru"})
"""What spreadsheet programs make of our True."""
LABELS: Final = ("circles", "tags", "interests", "offers", "needs")
SURE: Final[Mapping[str, Callable[[str], bool]]] = {
    "email": lambda cell: bool(addresses(cell)),
    "profile": lambda cell: "://" in cell or bool(profile_key(cell)),
    "met_on": lambda cell: date_order.day(cell, day_first=True) is not None,
}
"""Fields of which a cell surely is one."""
_PARTICLES: Final = frozenset(
    {*("af", "al", "av", "bin", "da", "das", "de", "del", "den", "der", "di", "do", "dos", "du", "e", "el", "ibn")}
    | {"la", "le", "ten", "ter", "van", "von", "y", "zu"}
)
_CLOSENESS: Final = {word: number for number, word in CLOSENESS.items()} | {str(number): number for number in CLOSENESS}
_NO_DAY: Final = "which is no day, or may be two; write it like 2024-03-05"
_SHORTENED: Final = re.compile(r"[0-9][.,][0-9]+E\+[0-9]+", re.IGNORECASE)
_NO_CIRCLE: Final = "my contacts"
"""A category that Google gives to everyone when it writes an Outlook file."""


def read_cell(name: str, cell: str, program: Program, *, day_first: bool | None) -> tuple[list[Any], str]:
    """The values of a field in a cell, several of some, and what is to be said of it, as the end of a sentence."""
    if name.endswith("name"):
        return [cell], ""
    pieces = [piece.strip() for piece in re.split(r"\s:::\s", cell)] if ":::" in cell else [cell]
    plain = cell.lower().removeprefix("every ").removesuffix(".0")
    found: list[Any] = []
    why = ""
    match name:
        case "email":
            found = addresses(" ".join(pieces))
            return found, "" if found else ", no e-mail address; it is in the notes"
        case "phone":
            found = [piece for piece in pieces if not _SHORTENED.fullmatch(piece)]
            why = "a telephone number that a spreadsheet has shortened" if len(found) < len(pieces) else ""
        case "profile" if program is LINKEDIN:
            found, why = [profile_key(cell)], "not the address of a profile"
        case "met_on":
            found, why = [date_order.day(cell, day_first=day_first)], _NO_DAY
            if not found[0] and (day := date_order.first_day(cell)):
                return [day], "" if re.match(r"[0-9]{5}", cell) else f"; read as {day}"
        case "archived" | "is_mentor":
            return [cell.casefold() in _TRUE], ""
        case "closeness":
            found, why = [_CLOSENESS.get(plain)], f"not 1 to 5 or one of {', '.join(CLOSENESS.values())}"
        case "cadence":
            why = "not like 'every 3 months', 'weekly' or a number of days"
            with suppress(InvalidRecord):
                found = [Cadence.parse(f"{plain} days" if plain.isdecimal() else cell)]
        case _ if name in LABELS:
            return list(filter(None, [_several(cell, program.between)])), ""
        case _:
            return [pieces[0] if name in ("organisation", "title") else cell], ""
    found = list(filter(None, found))
    return found, f", {why}; left out" if why and (name == "phone" or not found) else ""


def _several(cell: str, between: str) -> tuple[str, ...]:
    """The texts in a cell, between semicolons or, without any, commas; without the groups that hold everybody."""
    marks = between or (r"[;；؛]" if re.search(r"[;；؛]", cell) else r"[,，、،]")  # noqa: RUF001
    labels = (_label(one.strip(' "')) for one in re.split(marks, cell))
    return circles(one for one in labels if one.casefold() != _NO_CIRCLE)


def _label(label: str) -> str:
    """Google's own labels begin with a star; friends, family and coworkers are those that people put somebody in."""
    own = label.removeprefix("* ")
    return label if own == label else own if own.lower() in ("friends", "family", "coworkers") else ""


def is_sum(name: str) -> bool:
    """Whether a row that begins so counts the others."""
    return name.casefold().partition(" ")[0].strip(":") in SUMS


def is_persons(name: str, *, typed: bool) -> bool:
    """Whether this looks like a person's name: two words or more, all with capitals or, if ``typed``, none."""
    words = [word for word in name.replace(",", " ").split() if word not in _PARTICLES]
    small = sum(word[0].islower() for word in words)
    plain = len(words) > 1 and not re.search(r"\d|\.[a-z]{2}", name) and (not small or (typed and small == len(words)))
    return plain or (bool(name) and is_without_spaces(name[0]))
