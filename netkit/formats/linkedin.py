"""The ``Connections.csv`` of a LinkedIn data archive.

LinkedIn gives you a list of the people you are connected to: names, current employer and position, the day you
connected, seldom an e-mail address. It says nothing of closeness, of circles, or of who knows whom: that is for
you to add. Other files of the archive hold other people's words; they are not read.

Known: headers in English and German, with and without ``URL``; with and without the ``Notes:`` before the header.
"""

from __future__ import annotations

import csv
import hashlib
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Literal
from urllib.parse import quote, unquote_to_bytes, urlsplit

from netkit.errors import InvalidRequest, UnreadableFile
from netkit.formats.textfile import Lines, open_lines
from netkit.model import Contact, ContactId

HEADINGS: Final[Mapping[str, str]] = {
    "first name": "first name",
    "vorname": "first name",
    "last name": "last name",
    "nachname": "last name",
    "url": "url",
    "email address": "email",
    "e-mail-adresse": "email",
    "company": "company",
    "unternehmen": "company",
    "position": "position",
    "connected on": "connected on",
    "verbunden am": "connected on",
}
NEEDED: Final = {"first name": "First Name", "last name": "Last Name", "connected on": "Connected On"}

HEADER_WITHIN: Final = 200
"""The header is among the first lines, after a preamble of any length up to this."""
MOST_ROWS: Final = 100_000
LISTED: Final = 20
"""An error names this many rows and counts the rest."""

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_OTHER_FILES: Final = (
    (
        {"conversation id", "content"},
        "these are your LinkedIn messages. netkit does not read them: they are what other people wrote to you in "
        "confidence. Choose Connections.csv from the same archive",
    ),
    (
        {"sent at", "direction"},
        "these are your LinkedIn invitations, which say who asked whom and not whom you know. "
        "Choose Connections.csv from the same archive",
    ),
    ({"given name", "family name"}, "this looks like a Google Contacts export. Choose LinkedIn's Connections.csv"),
    ({"file as", "labels"}, "this looks like a Google Contacts export. Choose LinkedIn's Connections.csv"),
    ({"job title", "business street"}, "this looks like an Outlook export. Choose LinkedIn's Connections.csv"),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a file: the contacts, and a line for each row that was left out and why."""

    contacts: tuple[Contact, ...]
    skipped: tuple[str, ...] = ()


class _BadRow(Exception):
    """This row cannot be a contact; the message says why."""


def read(path: str | Path, *, on_error: Literal["refuse", "skip"] = "refuse") -> Reading:
    r"""The people in a ``Connections.csv``, in its order, each person once.

    The day you connected becomes ``met_on``; circles and closeness stay empty. A contact's id follows from the
    profile address, or from name and day where the file has no addresses, so the same file always gives the same
    ids. (An id is therefore no alias: whoever guesses the address can work it out.)

    Blank rows are passed over. Rows without a name, as closed accounts leave them, and repeated rows are left
    out and listed in ``skipped``. Any other wrong row refuses the whole file, with one error that lists them all;
    ``on_error="skip"`` leaves those rows out too. Raises UnreadableFile, also for a file of another kind.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "Connections.csv")
    ...     written = path.write_text("First Name,Last Name,Connected On\nMei,Lin,05 Mar 2024\n", encoding="utf-8")
    ...     reading = read(path)
    >>> [(contact.name, str(contact.met_on)) for contact in reading.contacts]
    [('Mei Lin', '2024-03-05')]
    """
    if on_error not in ("refuse", "skip"):
        msg = f"on_error is {on_error!r}; it must be 'refuse' or 'skip'"
        raise InvalidRequest(msg)
    with open_lines(path, wanted="Connections.csv") as lines:
        columns = _header(lines)
        contacts: dict[ContactId, Contact] = {}
        first_line: dict[ContactId, int] = {}
        skipped: list[str] = []
        wrong: list[str] = []
        for line, cells in _rows(lines):
            try:
                contact = _contact(_row(cells, columns))
            except _BadRow as problem:
                wrong.append(f"line {line}: {problem}")
                skipped.append(f"line {line}: {problem}")
                continue
            if contact is None:
                skipped.append(f"line {line}: no name, perhaps of an account that was closed")
            elif contact.id in contacts:
                skipped.append(f"line {line}: the same person as in line {first_line[contact.id]}")
            else:
                contacts[contact.id] = contact
                first_line[contact.id] = line
    if wrong and on_error == "refuse":
        raise _refusal(lines.name, wrong)
    return Reading(tuple(contacts.values()), tuple(skipped))


def _header(lines: Lines) -> list[str]:
    """Go past the preamble and the header; the header's columns in our words, or an empty text for an unknown one."""
    best: list[str] = []
    for line in lines:
        lines.begin_record()
        # One line at a time: a quotation mark left open in the preamble must not swallow the header.
        cells = next(csv.reader([line]), [])
        columns = _columns(cells)
        if set(columns) >= set(NEEDED):
            return columns
        _refuse_other_file(lines.name, line, cells)
        # A line in which no heading is known is never shown: it may be a row about somebody.
        if sum(map(bool, columns)) > sum(map(bool, _columns(best))):
            best = cells
        if lines.number == HEADER_WITHIN:
            break
    msg = f"{lines.name}: this does not look like LinkedIn's Connections.csv. "
    if best:
        found = textwrap.shorten(", ".join(cell.strip() for cell in best), 300, placeholder=" …")
        missing = ", ".join(title for heading, title in NEEDED.items() if heading not in _columns(best))
        msg += (
            f"Its columns are {found}; missing are {missing}. netkit knows LinkedIn's English and German column names: "
            f"if the file is in another language, write the English names in its header with a text editor"
        )
    else:
        msg += f"No line has the columns {', '.join(NEEDED.values())}"
    raise UnreadableFile(msg)


def _refuse_other_file(name: str, line: str, cells: Iterable[str]) -> None:
    headings = {_plain(cell) for cell in cells}
    for marks, message in _OTHER_FILES:
        if headings >= marks:
            msg = f"{name}: {message}"
            raise UnreadableFile(msg)
    for mark, called in ((";", "semicolons"), ("\t", "tabs")):
        if set(_columns(next(csv.reader([line], delimiter=mark), []))) >= set(NEEDED):
            msg = (
                f"{name}: the columns are parted by {called}, so a spreadsheet has saved this file and may have "
                f"changed the dates. Take Connections.csv as LinkedIn sent it"
            )
            raise UnreadableFile(msg)


def _columns(cells: Iterable[str]) -> list[str]:
    return [HEADINGS.get(_plain(cell), "") for cell in cells]


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
            msg = f"{lines.name}: the file has more than {MOST_ROWS:,} rows, which no list of connections has"
            raise UnreadableFile(msg)
        cells = [cell.strip() for cell in cells]
        if any(cells):
            yield line, cells


def _row(cells: Sequence[str], columns: Sequence[str]) -> dict[str, str]:
    if any(cells[len(columns) :]) or len(cells) < len(columns):
        msg = f"{len(cells)} columns where the header has {len(columns)}"
        raise _BadRow(msg)
    return dict(zip(columns, cells, strict=False))


def _contact(row: Mapping[str, str]) -> Contact | None:
    name = f"{row['first name']} {row['last name']}".strip()
    if not name:
        return None
    met_on = _day(row["connected on"])
    profile = _profile(row.get("url", ""))
    return Contact(
        id=_identifier(profile or f"{name}\n{met_on or ''}"),
        name=name,
        organisation=row.get("company", ""),
        title=row.get("position", ""),
        how_met="connected on LinkedIn",
        met_on=met_on,
        email=row.get("email", ""),
        profile=profile,
    )


def _identifier(key: str) -> ContactId:
    return ContactId(f"linkedin-{hashlib.sha256(key.encode()).hexdigest()[:16]}")


def _day(text: str) -> date | None:
    """The date LinkedIn writes, such as ``05 Mar 2024``, in English whatever this machine speaks; or an ISO date."""
    if not text:
        return None
    found = re.fullmatch(r"(?P<day>[0-9]{1,2}) (?P<month>[A-Za-z]{3}) (?P<year>[0-9]{4})", text)
    iso = re.fullmatch(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})", text)
    try:
        if found:
            return date(int(found["year"]), 1 + _MONTHS.index(found["month"].lower()), int(found["day"]))
        if iso:
            return date(int(iso["year"]), int(iso["month"]), int(iso["day"]))
    except ValueError:
        pass
    # What does not even resemble a date may be a name that slipped into this column: it is not repeated.
    resembles = re.fullmatch(r"(?=.*[0-9])[\w ,./:-]{1,20}", text) and sum(map(str.isalpha, text)) <= len("September")
    msg = f"'Connected On' is {text!r}, which is not a date" if resembles else "'Connected On' does not hold a date"
    raise _BadRow(msg)


def _profile(address: str) -> str:
    """The one way we write a profile's address: https, no country, no query, no last slash, percent-coded alike."""
    if not address:
        return ""
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        host = parts.hostname or ""
    except ValueError:
        host = ""
    # A profile is at /in/somebody, so an address without two parts is nobody's.
    if not (host == "linkedin.com" or host.endswith(".linkedin.com")) or "/" not in parts.path.strip("/"):
        msg = "'URL' is not the address of a LinkedIn profile"
        raise _BadRow(msg)
    return f"https://www.linkedin.com/{quote(unquote_to_bytes(parts.path.strip('/')))}"


def _refusal(name: str, wrong: Sequence[str]) -> UnreadableFile:
    rest = (f"and {len(wrong) - LISTED} more",) if len(wrong) > LISTED else ()
    message = f'{name}: nothing was imported. Fix these rows, or pass on_error="skip":'
    error = UnreadableFile(message, (*wrong[:LISTED], *rest))
    error.problems = tuple(wrong)
    return error
