"""The rows of an Excel workbook (.xlsx, .xlsm), as texts.

A small workbook may unpack to a very large one, so its size, rows and cells are bounded. Macros are never run. A
formula counts with the value that Excel last computed, and a merged cell for each row that it covers.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from netkit.errors import UnreadableFile
from netkit.formats import codepage
from netkit.formats.contact_rows import MOST_ROWS
from netkit.formats.textfile import clean, refused
from netkit.results import counted

PACKED: Final = 16 << 20
"""How many bytes the file may have."""
UNPACKED: Final = 128 << 20
"""How many bytes its parts may have when they are unpacked."""
MOST_CELLS: Final = 2_000_000
"""How many cells may be gone through, empty ones included."""
MOST_SHEETS: Final = 50
_EXCEL_ROWS: Final = 1_048_576

_MERGED: Final = re.compile(rb'<mergeCell ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_UNKNOWN: Final = re.compile(
    rb'<c r="[A-Z]{1,3}[0-9]{1,7}"(?![^<>]*t="str")[^<>]*><f(?:[^<>]*/>|[^<>]*>[^<>]*</f>)(?:<v ?/>|<v></v>)?</c>'
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its title, its rows that are not blank, each after its place, and what is said of them."""

    title: str
    rows: list[tuple[str, list[str]]]
    hidden: bool = False
    said: tuple[str, ...] = ()


def sheets(raw: bytes, name: str) -> list[Sheet]:
    """The sheets, each with its rows that are not blank. Raises UnreadableFile, whatever a damaged workbook raises."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and charts that openpyxl does not know
            return list(_sheets(raw, name))
    except UnreadableFile:
        raise
    except Exception:
        advice = "Open it in Excel or LibreOffice, save it there without a password, and choose it again"
        raise refused(name, f"the workbook is damaged or locked with a password. {advice}") from None


def _sheets(raw: bytes, name: str) -> Iterator[Sheet]:
    import openpyxl  # type: ignore[import-untyped]

    archive = zipfile.ZipFile(io.BytesIO(raw))
    if "xl/workbook.xml" not in archive.namelist():
        raise refused(name, "this is a document and not an Excel workbook. Copy its table into one, and choose that")
    if sum(part.file_size for part in archive.infolist()) > UNPACKED:
        raise refused(name, f"the workbook unpacks to more than {UNPACKED >> 20} MB, which no list of contacts does")
    budget = [MOST_CELLS]
    book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets[:MOST_SHEETS]:
        rows = list(_rows(sheet, name, budget))
        # openpyxl says nothing of merged cells when it reads row by row, so the part itself is looked at.
        xml = archive.read(sheet._worksheet_path)
        _fill_merged(rows, xml)
        unknown = len(_UNKNOWN.findall(xml))
        said = f"{counted(unknown, 'formula')} without a value: open the file in Excel, save it, and import it again."
        yield Sheet(sheet.title, rows, sheet.sheet_state != "visible", (said,) if unknown else ())


def _fill_merged(rows: list[tuple[str, list[str]]], xml: bytes) -> None:
    from openpyxl.utils import column_index_from_string  # type: ignore[import-untyped]

    at = dict(rows)
    for left, first, right, last in (found.groups() for found in _MERGED.finditer(xml)):
        if first == last or left != right:  # a title over several columns
            continue
        index = column_index_from_string(left.decode()) - 1
        top = at.get(f"row {int(first)}", [])
        for number in range(int(first) + 1, min(int(last), _EXCEL_ROWS) + 1):
            cells = at.get(f"row {number}", [])
            if cells and len(top) > index:
                cells += [""] * (index + 1 - len(cells))
                cells[index] = cells[index] or top[index]


def _rows(sheet: Any, name: str, budget: list[int]) -> Iterator[tuple[str, list[str]]]:  # noqa: ANN401 - untyped
    sheet.reset_dimensions()  # the size that a file states may be wrong
    kept = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        budget[0] -= len(row)
        if budget[0] < 0 or number > _EXCEL_ROWS or kept > MOST_ROWS:
            limits = f"more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells"
            raise refused(name, f"sheet {sheet.title!r} has {limits}. Copy the rows with people into a new workbook")
        cells = [_text(value) for value in row]
        if any(cells):
            kept += 1
            yield f"row {number}", cells


def _text(value: object) -> str:
    """What a cell shows, with days as ISO 8601 writes them and whole numbers without a point."""
    match value:
        case None:
            return ""
        case str():
            return clean(codepage.undoubled(value))
        case datetime():
            # Excel keeps a day as midnight.
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
        case date():
            return value.isoformat()
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case _:
            return str(value).strip()
