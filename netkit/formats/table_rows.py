"""The lists in a table: the rows of a workbook or of a text with whichever separator, below their headers."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import Final, TypeAlias

from netkit.errors import UnreadableFile
from netkit.formats import textfile
from netkit.formats.columns import NAMES, is_known, is_spelt, known, match_columns
from netkit.formats.contact_rows import MOST_ROWS
from netkit.formats.programs import linkedin_by_order, no_people
from netkit.formats.table_cells import is_persons
from netkit.formats.textfile import LONGEST, File, clean, refused
from netkit.formats.workbook import PACKED, Sheet, sheets
from netkit.results import counted, listed

Row: TypeAlias = list[str]
Placed: TypeAlias = tuple[str, Row]
"""A row, after its place, such as "line 7"."""
Columns: TypeAlias = Mapping[str, str] | None

WITHIN: Final = 20
"""The header of a table is among this many rows that are not blank."""
PREAMBLE: Final = 200
"""If not, among this many more: some programs write a long note first."""
_LINES_OF_A_HEADER: Final = 5
_RULE: Final = frozenset("-=:+|_ ")
"""A row of nothing else is a line below the header."""
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SEPARATORS: Final = (",", ";", "\t", "|")
_IN_A_WORKBOOK: Final = (b"[Content_Types].xml", b"docProps/", b"_rels/", b"xl/")


def read_sheets(path: File, columns: Columns) -> tuple[str, list[Sheet]]:
    """The name of a file and its sheets. Raises UnreadableFile for a file that is no table."""
    with textfile.open_file(path) as (file, name):
        head = file.peek(textfile.HEAD)[: textfile.HEAD]
        packed = head.startswith(b"PK\x03\x04") and any(part in head for part in _IN_A_WORKBOOK)
        if not packed:
            textfile.refuse_another_kind(head, name, "a list of contacts, as CSV or as an Excel workbook,")
        most = PACKED if packed else textfile.LARGEST
        raw = textfile.read_whole(file, name, most=most, advice="Copy the rows with people into a new file")
    found = sheets(raw, name) if packed else [_in_text(textfile.text_of(raw, name, is_spelt), name, columns)]
    return name, [_unwrapped(sheet, name, columns) for sheet in found]


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text with their ends; ``io.StringIO`` would take four times the room."""
    return (found[0] for found in _LINE.finditer(text))


def header_at(rows: Sequence[Placed], columns: Columns) -> int | None:
    """Which row is the first with two known headings or, if there is none, with one."""
    scores = [_score(row, columns) for _, row in rows[:WITHIN]]
    scores = scores if any(scores) else [_score(row, columns) for _, row in rows[:PREAMBLE]]
    enough = [at for at, found in enumerate(scores) if found >= min(2, max(scores, default=0)) > 0]
    return next(iter(enough), None)


def with_people(file: str, sheets: Sequence[Sheet], columns: Columns) -> tuple[Sheet, int]:
    """The visible sheet with people, else a hidden one, and the place of its header. Raises UnreadableFile."""
    for sheet in sorted(sheets, key=lambda one: one.hidden):
        rows = sheet.rows[:WITHIN]
        at = header_at(rows, columns)
        for _, row in rows[: None if at is None else at + 1]:
            if said := no_people(row):
                raise refused(file, said)
        if at is None:
            below = ([row for _, row in sheet.rows[one + 1 : one + 9]] for one in range(len(rows)))
            at = next((one for one, few in enumerate(below) if linkedin_by_order(few)), None)
        if at is not None:
            return sheet, at
    first = next((sheet.rows[:WITHIN] for sheet in sheets if sheet.rows and not sheet.hidden), [])
    found, meant = _above_names([row for _, row in first]), dict(columns or {})
    if found:
        meant[found] = "name"
        try:
            match_columns(first[0][1], meant)
        except UnreadableFile as doubt:  # One round of questions is enough.
            meant = doubt.option["columns"]
    none = f"none of the first {WITHIN} rows has a heading for names, such as Name, so this may be no list of contacts"
    advice = f"Write one in the file, or say which it is, as in {{option}}{'' if found else ' if the heading is Who'}"
    raise refused(file, f"{none}. {advice}", option={"columns": meant or {"Who": "name"}})


def _above_names(rows: Sequence[Row]) -> str:
    """The text in the first of these rows below which there are only names of people, if it is surely a heading."""
    for heading, *cells in zip(*rows, strict=False):
        people = [is_persons(cell, typed=False) for cell in (heading, *cells)]
        if heading and cells and people == [False] + [True] * len(cells):
            return str(heading)
    return ""


def other_sheets(sheets: Sequence[Sheet], taken: Sheet) -> tuple[str, ...]:
    """What is said of the sheets that are not read."""
    others = [
        f"{one.title!r} ({'hidden, ' if one.hidden else ''}{counted(len(one.rows), 'row')})"
        for one in sheets
        if one is not taken and one.rows
    ]
    return (f"Read was the sheet {taken.title!r}; not read: {listed(others)}.",) if others else ()


def joined_lists(rows: Sequence[Placed]) -> list[tuple[Placed, list[Placed]]]:
    """Each header among these rows, of which the first is one, with the rows below it: files may have been joined."""
    found: list[tuple[Placed, list[Placed]]] = [(rows[0], [])]
    first = rows[0][1]
    for place, row in rows[1:]:
        headings = row == first or (is_known(row[0]) and all(map(is_known, filter(None, row))))
        if headings and known(row) >= known(first):
            found.append(((place, row), []))
        elif not _RULE.issuperset("".join(row)):
            found[-1][1].append((place, row))
    return found


def _score(row: Row, columns: Columns) -> int:
    fields = known(row, columns)
    return len(fields) if not NAMES.isdisjoint(fields) else 0


def _unwrapped(sheet: Sheet, name: str, columns: Columns) -> Sheet:
    """The sheet or, if each of its rows is a line of CSV in one cell, the table that they are."""
    if header_at(sheet.rows, columns) is not None:
        return sheet
    lines = [" ".join("; ".join(row).rstrip("; ").splitlines()) for _, row in sheet.rows]
    if not any(_score(_row_at([line], 0, one)[0], columns) for line in lines[:WITHIN] for one in _SEPARATORS):
        return sheet
    inner = _in_text("\n".join(lines), name, columns).rows
    return replace(sheet, rows=[(sheet.rows[int(place.split()[1]) - 1][0], row) for place, row in inner])


def _in_text(text: str, name: str, columns: Columns) -> Sheet:
    lines = list(islice(lines_of(text), PREAMBLE))
    starts = [number for number, line in enumerate(lines) if clean(line)]
    best = (0, 0, ",", 1)
    for number, start in enumerate(starts):
        if best[0] > 1 or (best[0] and number >= WITHIN):
            break
        for separator in _SEPARATORS:
            row, size = _row_at(lines, start, separator)
            if (found := _score(row, columns)) > best[0]:
                best = found, start, separator, size
    found, start, separator, size = best
    if not found:
        start = starts[0]
        separator = max(_SEPARATORS, key=lambda one: len(_row_at(lines, start, one)[0]))
    header = (f"line {start + 1}", _row_at(lines, start, separator)[0])
    return Sheet("", [header, *_rows(text, name, separator, line=start + size)])


def _row_at(head: Sequence[str], start: int, separator: str) -> tuple[Row, int]:
    """The row that begins at a line, and how many lines it has: more than one only if its quotation marks are right."""
    line = csv.reader([head[start]], delimiter=separator)
    several = csv.reader(head[start : start + _LINES_OF_A_HEADER], delimiter=separator, strict=True)
    for reader in (several, line):
        with suppress(csv.Error):
            return [clean(cell) for cell in next(reader)], reader.line_num
    return [], 1


def _rows(text: str, name: str, separator: str, *, line: int) -> Iterator[Placed]:
    """Each row that is not blank, with the line on which it begins, counted from ``line``."""
    reader = csv.reader(islice(lines_of(text), line, None), delimiter=separator, strict=True)
    plain = text.isascii()
    for _ in range(MOST_ROWS + 1):
        begins = line + reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error:
            why = (
                "a quotation mark opens or closes in the wrong place, or a cell or line has no end, so it is not clear"
            )
            advice = f"Correct that line (no cell has more than {LONGEST:,} characters), and import the file again"
            where = f"nothing was imported. Line {_open_at(text, begins, separator)}"
            raise refused(name, f"{where}: {why} where the next rows begin. {advice}") from None
        if row is None:
            return
        cells = [cell.strip() for cell in row] if plain else [clean(cell) for cell in row]
        if any(cells):
            yield f"line {begins}", cells
    raise refused(name, f"the file has more than {MOST_ROWS:,} rows, which no list of contacts has")


def _open_at(text: str, begins: int, separator: str) -> int:
    """The line, from that where a record begins, in which the quotation mark opens that its reader stumbled on."""
    inside, opened = False, begins
    for number, line in enumerate(islice(lines_of(text), begins - 1, begins + 1000), begins):
        signs = islice(zip(line, separator + line, line[1:] + separator, strict=False), 8 * LONGEST)
        for mark, before, after in signs:
            if mark == '"' and not inside and before in (separator, "\n", "\r"):
                inside, opened = True, number
            elif mark == '"' and inside and after in (separator, "\n", "\r"):
                inside = False
    return opened
