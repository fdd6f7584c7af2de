"""What the tables of contacts that other programs write have in common.

Each has a header, which is found by the names in it and never by its place; each row is a contact, is left out and
said, or is wrong; and each is easily mistaken for one of the others. A format says what differs in a ``Layout``.
"""

from __future__ import annotations

import csv
import hashlib
import re
import textwrap
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, TypeVar

from netkit.errors import InvalidRequest, UnreadableFile
from netkit.formats import registry
from netkit.formats.registry import HEADER_WITHIN
from netkit.formats.textfile import Lines, open_lines
from netkit.model import Contact, ContactId, Interaction, Record, Tie

T = TypeVar("T")

MOST_ROWS: Final = 100_000
LISTED: Final = 20
"""An error names this many rows and counts the rest."""

_HALF: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a file: the contacts, who knows whom, and what you did with them when.

    ``skipped`` has a line for each row, or part of one, that did not arrive as it stood, and why.
    """

    contacts: tuple[Contact, ...]
    skipped: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    others: tuple[Record, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """All records, contacts first."""
        return (*self.contacts, *self.ties, *self.interactions, *self.others)


@dataclass(frozen=True, slots=True)
class Layout:
    """What a format's file is called, and its columns.

    ``column`` turns a heading (in lower case) into our word for it, or into an empty text if we do not take that
    column; ``needed`` holds the words without which this is another file, each with its heading; ``advice`` says
    what to do then. ``western`` allows Windows-1252 beside UTF-8.
    """

    file: str
    called: str
    column: Callable[[str], str]
    needed: Mapping[str, str]
    advice: str
    western: bool = False


class LeftOut(Exception):
    """This row is right but is nobody's; the message says why."""


class BadRow(Exception):
    """This row cannot be a contact; the message says why."""


def read_contacts(
    path: str | Path,
    layout: Layout,
    contact: Callable[[Mapping[str, str]], Contact],
    *,
    on_error: Literal["refuse", "skip"],
) -> Reading:
    """The contact that ``contact`` makes of each row, in the file's order, each id once.

    Blank rows are passed over. Rows that ``contact`` answers with LeftOut, and repeated ids, are listed in
    ``skipped``. Rows that it answers with BadRow refuse the whole file, or are listed too if ``on_error`` is "skip".
    """
    check_on_error(on_error)
    with open_lines(path, wanted=layout.file, western=layout.western) as lines:
        columns = _header(lines, layout)
        rows = ((f"line {line}", cells) for line, cells in _rows(lines))
        return collect(lines.name, rows, lambda cells: contact(_row(cells, columns)), on_error=on_error)


def check_on_error(on_error: str) -> None:
    """Raise InvalidRequest for a word that says neither to refuse nor to skip."""
    if on_error not in ("refuse", "skip"):
        msg = f"on_error is {on_error!r}; it must be 'refuse' or 'skip'"
        raise InvalidRequest(msg)


def collect(
    name: str, rows: Iterable[tuple[str, T]], contact: Callable[[T], Contact], *, on_error: Literal["refuse", "skip"]
) -> Reading:
    """The contact that ``contact`` makes of each row of the file called ``name``, each id once.

    A row comes with its place, such as "line 7". What becomes of wrong rows is told by ``read_contacts``.
    """
    contacts: dict[ContactId, Contact] = {}
    first_place: dict[ContactId, str] = {}
    skipped: list[str] = []
    wrong: list[str] = []
    for place, row in rows:
        try:
            one = contact(row)
        except (LeftOut, BadRow) as problem:
            skipped.append(f"{place}: {problem}")
            if isinstance(problem, BadRow):
                wrong.append(skipped[-1])
            continue
        if one.id in contacts:
            likeness = (
                "the same person as" if one.name == contacts[one.id].name else "has the same address as the person"
            )
            skipped.append(f"{place}: {likeness} in {first_place[one.id]}")
        else:
            contacts[one.id] = one
            first_place[one.id] = place
    if wrong and on_error == "refuse":
        raise refusal(name, wrong)
    return Reading(tuple(contacts.values()), tuple(skipped))


def identifier(program: str, key: str) -> ContactId:
    """The id that follows from a key, such as an address: the same for the same key, in every file and every year."""
    return ContactId(f"{program}-{hashlib.sha256(key.encode()).hexdigest()[:16]}")


def is_sound(text: str) -> bool:
    """Whether a text can be kept: some files hold zero bytes or halves of a character, which no text has."""
    return "\0" not in text and not _HALF.search(text)


def joined(*parts: str) -> str:
    """The parts of a name that are there, one space between them."""
    return " ".join(part for part in parts if part)


def first_address(values: Iterable[str]) -> str:
    """The first e-mail address; exports also put labels and a mail server's inner names in these columns."""
    return next((value for value in values if "@" in value), "")


def contact_id(program: str, email: str, name: str, organisation: str) -> ContactId:
    """The id of someone in an address book: from the e-mail address or, without one, name and organisation."""
    return identifier(program, email.casefold() or f"{name}\n{organisation}")


def nameless(email: str, organisation: str) -> LeftOut:
    """Why a row without a name is left out: a network is of people, and what is there names none."""
    if email:
        return LeftOut("no name, only an e-mail address: name the person there and export again")
    if organisation:
        return LeftOut("no name, only an organisation: name a person there and export again")
    return LeftOut("no name")


def circles(names: Iterable[str]) -> tuple[str, ...]:
    """These names as circles: without empty ones, each once, in this order."""
    return tuple(dict.fromkeys(stripped for name in names if (stripped := name.strip())))


def introduced(contacts: Iterable[Contact], names: Mapping[ContactId, str]) -> tuple[Contact, ...]:
    """The contacts, with whoever bears the name in ``names`` as ``introduced_by`` where only one person can be meant.

    ``names`` says of a contact's id what the introducer is called.
    """
    contacts = tuple(contacts)
    called: dict[str, list[ContactId]] = defaultdict(list)
    for one in contacts:
        called[_folded(one.name)].append(one.id)

    def introducer(one: Contact) -> ContactId | None:
        named = called.get(_folded(names.get(one.id, "")), [])
        return named[0] if len(named) == 1 and named[0] != one.id else None

    return tuple(replace(one, introduced_by=introducer(one)) for one in contacts)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _header(lines: Lines, layout: Layout) -> list[str]:
    """Go past the preamble and the header; the header's columns in our words, or an empty text for an unknown one."""
    best: list[str] = []
    for line in lines:
        lines.begin_record()
        # One line at a time: a quotation mark left open in the preamble must not swallow the header.
        cells = next(csv.reader([line]), [])
        columns = _columns(cells, layout)
        if set(columns) >= set(layout.needed):
            return columns
        _refuse_other_file(lines.name, line, cells, layout)
        # A line in which no heading is known is never shown: it may be a row about somebody.
        if sum(map(bool, columns)) > sum(map(bool, _columns(best, layout))):
            best = cells
        if lines.number == HEADER_WITHIN:
            break
    msg = f"{lines.name}: this does not look like {layout.called}. "
    if best:
        found = textwrap.shorten(", ".join(cell.strip() for cell in best), 300, placeholder=" …")
        known = _columns(best, layout)
        missing = ", ".join(title for word, title in layout.needed.items() if word not in known)
        msg += f"Its columns are {found}; missing are {missing}. {layout.advice}"
    else:
        msg += f"No line has the columns {', '.join(layout.needed.values())}"
    raise UnreadableFile(msg)


def _refuse_other_file(name: str, line: str, cells: Sequence[str], layout: Layout) -> None:
    if likeness := registry.another(cells, besides=layout.called):
        msg = f"{name}: {likeness}. Choose {layout.called}"
        raise UnreadableFile(msg)
    for mark, called in ((";", "semicolons"), ("\t", "tabs")):
        if set(_columns(next(csv.reader([line], delimiter=mark), []), layout)) >= set(layout.needed):
            msg = (
                f"{name}: the columns are parted by {called}, so a spreadsheet has saved this file and may have "
                f"changed what is in it. Take {layout.file} as you first got it"
            )
            raise UnreadableFile(msg)


def _columns(cells: Iterable[str], layout: Layout) -> list[str]:
    return [layout.column(_plain(cell)) for cell in cells]


def _plain(cell: str) -> str:
    return " ".join(cell.split()).lower()


def _rows(lines: Lines) -> Iterator[tuple[int, list[str]]]:
    """Each row with something in it, and the number of the line on which it begins."""
    reader = csv.reader(lines, strict=True)
    count = 0
    while True:
        line = lines.begin_record()
        try:
            cells = next(reader, None)
        except csv.Error:
            msg = (
                f"{lines.name}: nothing was imported. Line {line}: a quotation mark opens or closes in the wrong "
                f"place, so it is not clear where the rows after it begin"
            )
            raise UnreadableFile(msg) from None
        if cells is None:
            return
        count += 1
        if count > MOST_ROWS:
            msg = f"{lines.name}: the file has more than {MOST_ROWS:,} rows, which no list of contacts has"
            raise UnreadableFile(msg)
        cells = [cell.strip() for cell in cells]
        if any(cells):
            yield line, cells


def _row(cells: Sequence[str], columns: Sequence[str]) -> dict[str, str]:
    if any(cells[len(columns) :]) or len(cells) < len(columns):
        msg = f"{len(cells)} columns where the header has {len(columns)}"
        raise BadRow(msg)
    return dict(zip(columns, cells, strict=False))


def refusal(name: str, wrong: Sequence[str]) -> UnreadableFile:
    """The error that lists these wrong rows, or the first of them."""
    rest = (f"and {len(wrong) - LISTED} more",) if len(wrong) > LISTED else ()
    message = f'{name}: nothing was imported. Fix these rows, or pass on_error="skip":'
    error = UnreadableFile(message, (*wrong[:LISTED], *rest))
    error.problems = tuple(wrong)
    return error
