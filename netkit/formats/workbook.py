"""The rows of an Excel workbook (.xlsx, .xlsm), as texts.

A small workbook may unpack to a very large one, so its size, rows and cells are bounded. Macros are never run. A
formula counts with the value that Excel last computed.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any, Final

from netkit.errors import UnreadableFile
from netkit.formats.contact_rows import MOST_ROWS
from netkit.formats.textfile import refused

PACKED: Final = 16 << 20
"""How many bytes the file may have."""
UNPACKED: Final = 128 << 20
"""How many bytes its parts may have when they are unpacked."""
MOST_CELLS: Final = 2_000_000
"""How many cells may be gone through, empty ones included."""
MOST_SHEETS: Final = 50
_EXCEL_ROWS: Final = 1_048_576

_MERGED: Final = re.compile(rb'<mergeCell ref="[A-Z]{1,3}([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})"')
_UNKNOWN: Final = re.compile(
    rb'<c r="(?P<cell>[A-Z]{1,3}[0-9]{1,7})"(?P<how>[^<>]*)><f(?:[^<>]*/>|[^<>]*>[^<>]*</f>)(?:<v ?/>|<v></v>)?</c>'
)


def sheets(raw: bytes, name: str) -> Iterator[tuple[str, list[tuple[str, list[str]]], bytes]]:
    """The title of each sheet, its rows that are not blank, each with its place, and its XML. Raises UnreadableFile."""
    import openpyxl  # type: ignore[import-untyped]

    with _damage_refused(name):
        archive = zipfile.ZipFile(io.BytesIO(raw))
        unpacked = sum(part.file_size for part in archive.infolist())
    if "xl/workbook.xml" not in archive.namelist():
        why = "this is a zip archive and not an Excel workbook. Unzip it, and choose the table in it"
        if "[Content_Types].xml" in archive.namelist():
            why = "this is a document and not an Excel workbook. Copy its table into a workbook, and choose that"
        raise refused(name, why)
    if unpacked > UNPACKED:
        raise refused(name, f"the workbook unpacks to more than {UNPACKED >> 20} MB, which no list of contacts does")
    budget = [MOST_CELLS]
    with _damage_refused(name):
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets[:MOST_SHEETS]:
        with _damage_refused(name):
            rows = list(_rows(sheet, name, budget))
            # openpyxl says nothing of merged cells when it reads row by row, so the part itself is looked at.
            xml = archive.read(sheet._worksheet_path)
        yield sheet.title, rows, xml


def check_cells(xml: bytes, name: str, title: str, header: int) -> None:
    """Refuse a sheet whose cells do not say what is in each row: merged ones, and formulas without a value."""
    for found in _MERGED.finditer(xml):
        first, last = int(found[1]), int(found[2])
        if last > first and last > header:
            why = f"rows {first} to {last} of sheet {title!r} share a merged cell, so it is not clear whose it is"
            raise refused(name, f"{why}. Split the cell, write its value in each row, and save the file")
    for found in _UNKNOWN.finditer(xml):
        if b't="str"' not in found["how"]:  # a formula that gives an empty text
            why = f"cell {found['cell'].decode()} of sheet {title!r} has a formula that was never worked out"
            raise refused(name, f"{why}. Open the file in Excel or LibreOffice, save it there, and choose it again")


def _rows(sheet: Any, name: str, budget: list[int]) -> Iterator[tuple[str, list[str]]]:  # noqa: ANN401 - untyped
    sheet.reset_dimensions()  # the size that a file states may be wrong
    kept = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        budget[0] -= len(row)
        if budget[0] < 0 or number > _EXCEL_ROWS or kept > MOST_ROWS:
            limits = f"{MOST_ROWS:,} rows or {MOST_CELLS:,} cells"
            advice = "Copy the rows with people in them into a new workbook"
            raise refused(name, f"sheet {sheet.title!r} has more than {limits}. {advice}")
        cells = [_text(value) for value in row]
        if any(cells):
            kept += 1
            yield f"row {number}", cells


def _text(value: object) -> str:
    """What a cell shows, with days as ISO 8601 writes them and whole numbers without a point."""
    match value:
        case None:
            return ""
        case datetime():
            # Excel keeps a day as midnight.
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
        case date():
            return value.isoformat()
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case _:
            return str(value).strip()


@contextmanager
def _damage_refused(name: str) -> Iterator[None]:
    """Turn whatever a damaged workbook makes zipfile and openpyxl raise into UnreadableFile."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and charts that openpyxl does not know
            yield
    except UnreadableFile:
        raise
    except Exception:
        advice = "Open it in Excel or LibreOffice, save it there without a password, and choose it again"
        raise refused(name, f"the workbook is damaged or locked with a password. {advice}") from None
