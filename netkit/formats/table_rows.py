"""The header and the rows of a table of contacts, found in a text file or a workbook."""

from __future__ import annotations

import csv
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, TypeAlias

from netkit.errors import UnreadableFile
from netkit.formats.contact_rows import MOST_ROWS
from netkit.formats.registry import HEADER_WITHIN, another
from netkit.formats.textfile import File, Lines, open_file, read_whole, refused, text_lines
from netkit.formats.workbook import PACKED, check_cells, sheets

if TYPE_CHECKING:
    from netkit.formats.contact_tables import Layout

Row: TypeAlias = list[str]
Placed: TypeAlias = tuple[str, Row]
"""A row, after its place, such as "line 7"."""
Columns: TypeAlias = Mapping[str, str] | None

MOST_COLUMNS: Final = 500
BY_HAND_WITHIN: Final = 20
"""The header of a table kept by hand is among this many rows that are not blank."""
_LINES_OF_A_HEADER: Final = 5
"""A header kept by hand may have this many lines."""
_SEPARATORS: Final = {",": "commas", ";": "semicolons", "\t": "tabs"}


def read_rows(path: File, table: Layout, columns: Columns) -> tuple[str, Row, list[Placed]]:
    """The name of a file, its header, and the rows below it that are not blank. Raises UnreadableFile."""
    with open_file(path) as (file, name):
        if table.by_hand and file.peek(4).startswith(b"PK\x03\x04"):
            raw = read_whole(file, name, most=PACKED, advice="Copy the rows with people into a new workbook")
            header, rows = _in_workbook(raw, name, table, columns)
        else:
            with text_lines(
                file, name, wanted=table.file if table.by_hand else table.title, western=table.western
            ) as lines:
                header, rows = _in_text(lines, table, columns)
    if len(header) > MOST_COLUMNS:
        raise refused(name, f"the table has more than {MOST_COLUMNS} columns, which no list of contacts has")
    return name, header, rows


def first_rows(path: File, table: Layout, columns: Columns) -> tuple[Row, Row]:
    """The header of a table kept by hand and the first row below it; without a known heading, the first two rows."""
    try:
        _, header, rows = read_rows(path, table, columns)
        below = next((row for _, row in rows), [])
    except UnreadableFile:
        with open_file(path) as (file, name):
            if file.peek(4).startswith(b"PK\x03\x04"):
                pages = (rows for _, rows, _ in sheets(read_whole(file, name, most=PACKED, advice=""), name))
                found = [row for _, row in next(filter(None, pages), [])]
            else:
                with text_lines(file, name, wanted=table.file, western=table.western) as lines:
                    head = [line for line in islice(lines, HEADER_WITHIN) if line.strip()]
                places = range(len(head[:2]))
                split = ([_row_at(head, at, sign, by_hand=False)[0] for at in places] for sign in _SEPARATORS)
                found = max(split, key=lambda rows: len(rows[0]))
        header, below = found[0], found[1] if found[1:] else []
    return header, [*below, *[""] * len(header)][: len(header)]


def _in_workbook(raw: bytes, name: str, table: Layout, columns: Columns) -> tuple[Row, list[Placed]]:
    for title, rows, xml in sheets(raw, name):
        first = [row for _, row in rows[:BY_HAND_WITHIN]]
        at = _header_at(first, table, columns)
        _refuse_another(first if at is None else first[: at + 1], name, table)
        if at is not None:
            place, header = rows[at]
            check_cells(xml, name, title, int(place.removeprefix("row ")))
            return header, rows[at + 1 :]
    raise _no_header([], name, table, columns)


def _in_text(lines: Lines, table: Layout, columns: Columns) -> tuple[Row, list[Placed]]:
    head: list[str] = []
    broken = None
    try:
        for line in islice(lines, HEADER_WITHIN):
            head.append(line)
            lines.begin_record()
    except UnreadableFile as error:
        broken = error  # A file of another program is refused as that.
    starts = [number for number, line in enumerate(head) if line.strip()]
    if table.by_hand:
        starts = starts[:BY_HAND_WITHIN]
    row_at = partial(_row_at, head, by_hand=table.by_hand)
    best: tuple[int, int, str] = (0, 0, ",")
    for separator in _SEPARATORS:
        rows = [row_at(start, separator)[0] for start in starts]
        at = _header_at(rows, table, columns)
        if at is not None and (score := len(table.fields(rows[at], columns))) > best[0]:
            best = score, starts[at], separator
    score, start, separator = best
    last = start if table.by_hand else start - 1
    above = [row_at(one, separator)[0] for one in starts if not score or one <= last]
    _refuse_another(above, lines.name, table)
    if score and separator != "," and not table.by_hand:
        saved = f"the columns are separated by {_SEPARATORS[separator]}, so a spreadsheet program has saved this file"
        raise refused(lines.name, f"{saved} and may have changed what is in it. Take {table.file} as you first got it")
    if broken:
        raise broken
    if not score:
        raise _no_header(above, lines.name, table, columns)
    header, used = row_at(start, separator)
    below = chain(head[start + used :], lines)
    return header, list(_rows(below, lines, separator, line=start + used))


def _row_at(head: Sequence[str], start: int, separator: str, *, by_hand: bool) -> tuple[Row, int]:
    """The row that begins at a line, and how many lines it has: more than one only if its quotation marks are right."""
    line = csv.reader([head[start]], delimiter=separator)
    several = csv.reader(head[start : start + _LINES_OF_A_HEADER], delimiter=separator, strict=True)
    for reader in (several, line) if by_hand else (line,):
        with suppress(csv.Error):
            return [cell.strip() for cell in next(reader)], reader.line_num
    return [], 1


def _header_at(rows: Iterable[Row], table: Layout, columns: Columns) -> int | None:
    """Which row has the most known headings, if it can be a header; the first of several."""
    fields = [table.fields(row, columns) for row in rows]
    headers = [number for number, found in enumerate(fields) if table.is_header(found)]
    return max(headers, key=lambda number: len(fields[number]), default=None)


def _refuse_another(rows: Iterable[Row], name: str, table: Layout) -> None:
    for row in rows:
        found, kind = another(row, besides=table.title)
        if found and table.by_hand and kind:
            raise refused(name, f"{found}. Import it as that, with {{option}}", option={"kind": kind})
        if found:
            raise refused(name, found if table.by_hand else f"{found}. Choose {table.title} instead")


def _no_header(rows: Iterable[Row], name: str, table: Layout, columns: Columns) -> UnreadableFile:
    # A row in which no heading is known is never shown: it may be about somebody.
    if table.by_hand:
        none = f"none of the first {BY_HAND_WITHIN} rows has a heading for names, such as Name"
        advice = "Write one in the file, or say which it is, as in {option}"
        return refused(name, f"{none}. {advice}", option={"columns": {"Who": "name"}})
    best = max(rows, key=lambda row: len(table.fields(row, columns)), default=[])
    fields = table.fields(best, columns)
    needed = {one: table.headings[one][0] for one in table.needed}
    if fields:
        found = textwrap.shorten(", ".join(best), 300, placeholder=" …")
        missing = ", ".join(heading for one, heading in needed.items() if one not in fields)
        why = f"Its columns are {found}; missing are {missing}. {table.advice}"
    else:
        why = f"No line has the columns {', '.join(needed.values())}"
    return refused(name, f"this does not look like {table.title}. {why}")


def _rows(below: Iterable[str], lines: Lines, separator: str, *, line: int) -> Iterator[Placed]:
    """Each row that is not blank, with the line on which it begins, counted from ``line``."""
    reader = csv.reader(below, delimiter=separator, strict=True)
    for _ in range(MOST_ROWS + 1):
        place = f"line {line + reader.line_num + 1}"
        lines.begin_record()
        try:
            row = next(reader, None)
        except csv.Error:
            why = "a quotation mark opens or closes in the wrong place, so it is not clear where the next rows begin. "
            why += "Correct that line, and import the file again"
            raise refused(lines.name, f"nothing was imported. {place.capitalize()}: {why}") from None
        if row is None:
            return
        cells = [cell.strip() for cell in row]
        if any(cells):
            yield place, cells
    raise refused(lines.name, f"the file has more than {MOST_ROWS:,} rows, which no list of contacts has")
