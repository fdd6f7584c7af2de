"""The sheets of a table: those of a workbook, or a text with whichever separator, each with its rows as texts."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Final, TypeAlias

from netkit.formats.contact_rows import MOST_ROWS
from netkit.formats.textfile import (
    HEAD,
    LARGEST,
    LONGEST,
    File,
    clean,
    open_file,
    read_whole,
    refuse_another_kind,
    refused,
    text_of,
)
from netkit.formats.workbook import PACKED, Sheet, sheets

Row: TypeAlias = list[str]
Placed: TypeAlias = tuple[str, Row]
"""A row, after its place, such as "line 7"."""
Score: TypeAlias = Callable[[Row], int]
"""How many headings a row has; 0 if it cannot be the header."""

WITHIN: Final = 20
"""The header of a table is among this many rows that are not blank."""
PREAMBLE: Final = 200
"""If not, among this many more: some programs write a long note first."""
_LINES_OF_A_HEADER: Final = 5
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SEPARATORS: Final = (",", ";", "\t", "|")
_IN_A_WORKBOOK: Final = (b"[Content_Types].xml", b"docProps/", b"_rels/", b"xl/")


def read_sheets(path: File, score: Score) -> tuple[str, list[Sheet]]:
    """The name of a file and its sheets. Raises UnreadableFile for a file that is no table."""
    with open_file(path) as (file, name):
        head = file.peek(HEAD)[:HEAD]
        packed = head.startswith(b"PK\x03\x04") and any(part in head for part in _IN_A_WORKBOOK)
        if not packed:
            refuse_another_kind(head, name, "a list of contacts, as CSV or as an Excel workbook,")
        most = PACKED if packed else LARGEST
        raw = read_whole(file, name, most=most, advice="Copy the rows with people into a new file")
    return name, list(sheets(raw, name)) if packed else [_in_text(text_of(raw, name), name, score)]


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text with their ends; ``io.StringIO`` would take four times the room."""
    return (found[0] for found in _LINE.finditer(text))


def header_at(rows: Sequence[Placed], score: Score) -> int | None:
    """Which row has the most known headings, if it can be a header; the first of several."""
    for first in (0, WITHIN):
        scores = [score(row) for _, row in rows[first : first + (WITHIN if first == 0 else PREAMBLE)]]
        if any(scores):
            return first + scores.index(max(scores))
    return None


def _in_text(text: str, name: str, score: Score, *, wrapped: bool = False) -> Sheet:
    lines = list(islice(lines_of(text), PREAMBLE))
    starts = [number for number, line in enumerate(lines) if clean(line)]
    best = (0, 0, ",", 1)
    for group in (starts[:WITHIN], starts[WITHIN:]):
        for separator in _SEPARATORS if not best[0] else ():
            for start in group:
                row, size = _row_at(lines, start, separator)
                if (found := score(row)) > best[0]:
                    best = found, start, separator, size
    found, start, separator, size = best
    if not found:  # Each row may be one cell in quotation marks; else the first rows are shown for a choice.
        inner = [row[0] for row in csv.reader(lines[starts[0] :]) if len(row) == 1]
        if not wrapped and any(score(_row_at(inner, 0, one)[0]) for one in _SEPARATORS if inner):
            rows = csv.reader(lines_of(text))
            return _in_text("\n".join(",".join(row) for row in rows), name, score, wrapped=True)
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
            opens = _open_at(text, begins, separator)
            why = (
                "a quotation mark opens or closes in the wrong place, or a cell or line has no end, so it is not clear "
            )
            why += f"where the next rows begin. Correct that line (no cell has more than {LONGEST:,} characters)"
            raise refused(name, f"nothing was imported. Line {opens}: {why}, and import the file again") from None
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
        for mark, before, after in zip(line, separator + line, line[1:] + separator, strict=False):
            if mark == '"' and not inside and before in (separator, "\n", "\r"):
                inside, opened = True, number
            elif mark == '"' and inside and after in (separator, "\n", "\r"):
                inside = False
    return opened
