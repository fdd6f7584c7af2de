"""Any table of contacts that you keep yourself: a CSV file or an Excel workbook.

The columns may have any order and be called what they are called in many languages; ``netkit.formats.columns`` says
which is which. A table from LinkedIn, Google or Outlook has an importer of its own, which knows it better.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Final, Literal, get_args

from netkit.errors import UnreadableFile
from netkit.formats import date_order
from netkit.formats.columns import Matching, has_name, known, match_columns
from netkit.formats.contact_rows import (
    MOST_ROWS,
    BadRow,
    Reading,
    check_on_error,
    circles,
    collect,
    contact_id,
    introduced,
    is_sound,
    joined,
    nameless,
)
from netkit.formats.registry import Format, another
from netkit.formats.textfile import Lines, open_file, read_whole, text_lines
from netkit.formats.workbook import PACKED, check_cells, sheets
from netkit.model import CLOSENESS, Cadence, Contact, ContactId, Unit

__all__ = ["Matching", "Reading", "match_columns", "read"]

HEADER_WITHIN: Final = 20
"""The header is among the first rows that are not blank, up to this."""
MOST_COLUMNS: Final = 500
_WANTED: Final = "contacts.csv or contacts.xlsx"
_NO_VALUE: Final = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"}
_SHORTENED: Final = re.compile(r"[0-9][.,][0-9]+E\+[0-9]+", re.IGNORECASE)
_EVERY: Final = re.compile(r"(?:every )?(?P<count>[0-9]{1,5})? ?(?P<unit>days?|weeks?|months?|years?)?", re.IGNORECASE)
_WORDS: Final = {"daily": "days", "weekly": "weeks", "monthly": "months", "yearly": "years", "annually": "years"}

Row = Sequence[str]
Placed = tuple[str, Row]


def read(
    path: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    on_error: Literal["refuse", "skip"] = "refuse",
) -> Reading:
    r"""The people in a table of your own, in its order, each person once.

    The table is a CSV file, parted by commas, semicolons or tabs, in UTF-8 or Windows-1252, or the first sheet of an
    Excel workbook that has a column for names. Rows above the header are passed over. Columns are found as
    ``match_columns`` finds them; ``columns`` says what a heading means, as in ``{"Their firm": "organisation"}``.

    Names are joined from their parts and never split. Several circles, tags, interests, offers or needs in one cell
    are parted by semicolons or, without any, by commas. Days are 2024-03-05 or, if the whole column leaves no doubt
    which is the day and which the month, 5/3/2024. Closeness is 1 to 5 or its word, such as "close"; a cadence is
    "every 3 months", "weekly", or a number of days. ``introduced_by`` is whoever bears that name in the table, if one
    person does; ``how_met`` keeps the name. Of several e-mail addresses the first is taken; what is no address is
    kept in the notes, and ``skipped`` says so.

    A contact's id follows from the e-mail address, or from name and organisation without one, so the same table gives
    the same ids, as CSV and as Excel. Rows without a name and repeated ids are left out and listed in ``skipped``. Any
    wrong row refuses the whole file, with one error that lists them all; ``on_error="skip"`` leaves those rows out.
    Raises UnreadableFile, also for days that may be meant in two ways, and for more than 100,000 rows, 500 columns,
    two million cells, or a workbook of more than 16 MB.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "people.csv")
    ...     written = path.write_text("Name;Firma;Met on\nZoë Berg;Acme;13.02.2024\n", encoding="utf-8")
    ...     reading = read(path)
    >>> [(one.name, one.organisation, str(one.met_on)) for one in reading.contacts]
    [('Zoë Berg', 'Acme', '2024-02-13')]
    """
    check_on_error(on_error)
    with open_file(path, wanted=_WANTED) as (file, name):
        if file.peek(4).startswith(b"PK\x03\x04"):
            raw = read_whole(file, name, most=PACKED, advice="Copy the rows with people into a new workbook")
            header, rows = _in_a_workbook(raw, name, columns)
        else:
            with text_lines(file, name, wanted=_WANTED, western=True) as lines:
                header, rows = _in_a_text(lines, columns)
    matching = match_columns(header, columns, file=name)
    return _contacts(name, header, matching, rows, on_error=on_error)


# Finding the table.


def _in_a_workbook(raw: bytes, name: str, columns: Mapping[str, str] | None) -> tuple[Row, list[Placed]]:
    for title, rows, xml in sheets(raw, name):
        at = _header_at([row for _, row in rows[:HEADER_WITHIN]], name, columns)
        if at is not None:
            place, header = rows[at]
            check_cells(xml, name, title, int(place.removeprefix("row ")))
            return header, list(rows[at + 1 :])
    raise _no_header(name)


def _in_a_text(lines: Lines, columns: Mapping[str, str] | None) -> tuple[Row, list[Placed]]:
    head = []
    for line in islice(lines, HEADER_WITHIN * 3):
        head.append(line)
        lines.begin_record()
    best, mark = 0, ","
    for each in (",", ";", "\t"):
        tried = list(islice(_lenient(head, each), HEADER_WITHIN))
        at = _header_at(tried, lines.name, columns)
        if at is not None and len(known(tried[at], columns)) > best:
            best, mark = len(known(tried[at], columns)), each
    rows = _parted(lines, head, mark)
    for _, row in islice(rows, HEADER_WITHIN):
        if _header_at([row], lines.name, columns) is not None and len(known(row, columns)) >= best > 0:
            return row, list(rows)
    raise _no_header(lines.name)


def _lenient(head: Iterable[str], mark: str) -> Iterator[Row]:
    try:
        for row in csv.reader(head, delimiter=mark):
            if any(map(str.strip, row)):
                yield [cell.strip() for cell in row]
    except csv.Error:
        return


def _parted(lines: Lines, head: Sequence[str], mark: str) -> Iterator[Placed]:
    """Each row with something in it, with the line on which it begins."""
    reader = csv.reader(chain(head, lines), delimiter=mark, strict=True)
    for _ in range(MOST_ROWS + HEADER_WITHIN):
        line = reader.line_num + 1
        lines.begin_record()
        try:
            row = next(reader, None)
        except csv.Error:
            msg = (
                f"{lines.name}: nothing was imported. Line {line}: a quotation mark opens or closes in the wrong place"
            )
            raise UnreadableFile(msg) from None
        if row is None:
            return
        if any(cells := [cell.strip() for cell in row]):
            yield f"line {line}", cells
    msg = f"{lines.name}: the file has more than {MOST_ROWS:,} rows, which no list of contacts has"
    raise UnreadableFile(msg)


def _header_at(rows: Sequence[Row], name: str, columns: Mapping[str, str] | None) -> int | None:
    """Which of these rows has the most headings that are known, if it has one for names."""
    best, at = 0, None
    for number, row in enumerate(rows):
        if likeness := another(row):
            msg = f"{name}: {likeness}. Import it as what it is, and not as a table of your own"
            raise UnreadableFile(msg)
        if len(row) > MOST_COLUMNS:
            msg = f"{name}: the table has more than {MOST_COLUMNS} columns, which no list of contacts has"
            raise UnreadableFile(msg)
        fields = known(row, columns)
        if has_name(fields) and len(fields) > best:
            best, at = len(fields), number
    return at


def _no_header(name: str) -> UnreadableFile:
    # The rows themselves are never shown: they may be about somebody.
    return UnreadableFile(
        f"{name}: none of the first {HEADER_WITHIN} rows has a heading for names, such as Name, or First name and Last "
        f"name. Write one in the file, or say which it is, as in columns={{'Who': 'name'}}"
    )


# From rows to contacts.


def _contacts(
    name: str,
    header: Row,
    matching: Matching,
    table: Sequence[Placed],
    *,
    on_error: Literal["refuse", "skip"],
) -> Reading:
    taken = {match.heading: match.field for match in matching.matches}
    fields = [taken.get(heading, "") for heading in header]
    met = [row[fields.index("met_on")] for _, row in table if "met_on" in fields and len(row) > fields.index("met_on")]
    try:
        day_first = date_order.day_first(met)
    except date_order.Undecided as doubt:
        heading = header[fields.index("met_on")]
        msg = (
            f"{name}: {heading!r}: {doubt}. Write the days as 2024-03-05, or leave the column out: {{{heading!r}: ''}}"
        )
        raise UnreadableFile(msg) from None
    remarks: list[str] = []
    introducers: dict[ContactId, str] = {}

    def contact(placed: Placed) -> Contact:
        place, cells = placed
        row = _row(cells, fields)
        one = _contact(row, remarks, place, day_first=day_first)
        if row.get("introduced_by"):
            introducers.setdefault(one.id, row["introduced_by"])
        return one

    reading = collect(name, ((place, (place, row)) for place, row in table), contact, on_error=on_error)
    return Reading(introduced(reading.contacts, introducers), (*reading.skipped, *remarks))


def _row(cells: Row, fields: Sequence[str]) -> dict[str, str]:
    if any(cells[len(fields) :]):
        msg = f"{len(cells)} columns where the header has {len(fields)}"
        raise BadRow(msg)
    row = {field: cell for field, cell in zip(fields, cells, strict=False) if field and cell}
    for field, cell in row.items():
        if not is_sound(cell) or cell in _NO_VALUE:
            msg = f"{field} holds an error of the spreadsheet and no text"
            raise BadRow(msg)
    return row


def _contact(row: Mapping[str, str], remarks: list[str], place: str, *, day_first: bool) -> Contact:
    name = row.get("name") or joined(*(row.get(part, "") for part in ("first_name", "middle_name", "last_name")))
    organisation = row.get("organisation", "")
    email, rest = _address(row.get("email", ""))
    if not name:
        raise nameless(email, organisation)
    if rest:
        remarks.append(f"{place}: what is in the column for e-mail is no address; it is kept in the notes")
    phone = row.get("phone", "")
    if _SHORTENED.fullmatch(phone):
        msg = "a spreadsheet has shortened the telephone number; format that column as text and write it again"
        raise BadRow(msg)
    met_on = date_order.day(row["met_on"], day_first=day_first) if "met_on" in row else None
    if "met_on" in row and met_on is None:
        msg = "met_on is not a day such as 2024-03-05"
        raise BadRow(msg)
    by = row.get("introduced_by", "")
    return Contact(
        id=contact_id("table", email, name, organisation),
        name=name,
        organisation=organisation,
        title=row.get("title", ""),
        field=row.get("field", ""),
        seniority=row.get("seniority", ""),
        region=row.get("region", ""),
        circles=_several(row, "circles"),
        tags=_several(row, "tags"),
        interests=_several(row, "interests"),
        offers=_several(row, "offers"),
        needs=_several(row, "needs"),
        closeness=_closeness(row.get("closeness", "")),
        how_met="; ".join(filter(None, (row.get("how_met", ""), f"introduced by {by}" if by else ""))),
        met_on=met_on,
        cadence=_cadence(row.get("cadence", "")),
        email=email,
        phone=phone,
        profile=row.get("profile", ""),
        notes="\n".join(filter(None, (row.get("notes", ""), f"E-mail: {rest}" if rest else ""))),
    )


def _address(cell: str) -> tuple[str, str]:
    """The first e-mail address in a cell, and the cell itself if it holds something else than one address."""
    from email_validator import EmailNotValidError, validate_email

    for word in re.split(r"[;,\s<>]+|mailto:", cell)[:20]:
        if "@" not in word:
            continue
        try:
            validate_email(word, check_deliverability=False)
        except EmailNotValidError:
            continue
        return word, ""
    return "", cell


def _several(row: Mapping[str, str], field: str) -> tuple[str, ...]:
    cell = row.get(field, "")
    return circles(re.split(r"[;；؛]" if re.search(r"[;；؛]", cell) else r"[,，、،]", cell))  # noqa: RUF001


def _closeness(cell: str) -> int | None:
    if not cell:
        return None
    words = {word: number for number, word in CLOSENESS.items()} | {str(number): number for number in CLOSENESS}
    if cell.lower() not in words:
        msg = f"closeness must be 1 to 5, or one of {', '.join(CLOSENESS.values())}"
        raise BadRow(msg)
    return words[cell.lower()]


def _cadence(cell: str) -> Cadence | None:
    if not cell:
        return None
    if cell.lower() in _WORDS:
        return _every(1, _WORDS[cell.lower()])
    found = _EVERY.fullmatch(cell)
    if not found or not (found["count"] or found["unit"]) or int(found["count"] or 1) < 1:
        msg = "cadence must be like 'every 3 months', 'weekly' or a number of days"
        raise BadRow(msg)
    return _every(int(found["count"] or 1), (found["unit"] or "days").lower().removesuffix("s") + "s")


def _every(count: int, word: str) -> Cadence:
    unit: Unit = next(one for one in get_args(Unit) if one == word)
    return Cadence(count, unit)


FORMAT: Final = Format(
    name="spreadsheet",
    title="a table of your own",
    endings=(".xlsx", ".xlsm"),
    read=read,
    has_columns=True,
    fallback=True,
)
