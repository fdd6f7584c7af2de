"""The rows of an Excel workbook (.xlsx, .xlsm), as texts.

A workbook is a packed folder, so a small file may unpack to a very large one: its size, its rows and its cells are
bounded before and while it is read. Macros are never run. A formula counts with the value that Excel last worked out.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any, Final

from netkit.errors import UnreadableFile
from netkit.formats.contact_rows import MOST_ROWS

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


def sheets(raw: bytes, name: str) -> Iterator[tuple[str, list[tuple[str, Sequence[str]]], bytes]]:
    """Each sheet of a workbook: its title, its rows that are not blank, each with its place, and its XML.

    Raises UnreadableFile for a file that is no workbook or is damaged, and for one that is too large.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        unpacked = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise _damaged(name) from None
    if "xl/workbook.xml" not in archive.namelist():
        msg = f"{name}: this is a zip archive and not an Excel workbook. Unzip it, and choose the table in it"
        raise UnreadableFile(msg)
    if unpacked > UNPACKED:
        msg = f"{name}: the workbook unpacks to more than {UNPACKED >> 20} MB, which no list of contacts does"
        raise UnreadableFile(msg)
    budget = [MOST_CELLS]
    book = _guarded(name, lambda: _load(raw))
    for sheet in book.worksheets[:MOST_SHEETS]:
        rows = _guarded(name, lambda sheet=sheet: list(_rows(sheet, name, budget)))
        # openpyxl says nothing of merged cells when it reads row by row, so the part itself is looked at.
        yield sheet.title, rows, _guarded(name, lambda sheet=sheet: archive.read(sheet._worksheet_path))


def check_cells(xml: bytes, name: str, title: str, header: int) -> None:
    """Refuse a sheet whose cells do not say what is in each row: merged ones, and formulas not worked out."""
    for found in _MERGED.finditer(xml):
        first, last = int(found[1]), int(found[2])
        if last > first and last > header:
            msg = (
                f"{name}: rows {first} to {last} of sheet {title!r} share a merged cell, so it is not clear whose it "
                f"is. Split the cell, write its value in each row, and save the file"
            )
            raise UnreadableFile(msg)
    for found in _UNKNOWN.finditer(xml):
        if b't="str"' not in found["how"]:  # a formula that gives an empty text
            msg = (
                f"{name}: cell {found['cell'].decode()} of sheet {title!r} has a formula that was never worked out. "
                f"Open the file in Excel or LibreOffice, save it there, and choose it again"
            )
            raise UnreadableFile(msg)


def _load(raw: bytes) -> Any:  # noqa: ANN401 - openpyxl has no types
    import openpyxl  # type: ignore[import-untyped]

    return openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)


def _rows(sheet: Any, name: str, budget: list[int]) -> Iterator[tuple[str, list[str]]]:  # noqa: ANN401
    sheet.reset_dimensions()  # what a file says of its own size is not to be relied on
    kept = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        budget[0] -= len(row)
        if budget[0] < 0 or number > _EXCEL_ROWS or kept > MOST_ROWS:
            msg = (
                f"{name}: sheet {sheet.title!r} has more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells. "
                f"Copy the rows with people in them into a new workbook"
            )
            raise UnreadableFile(msg)
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


def _guarded(name: str, do: Any) -> Any:  # noqa: ANN401
    """What ``do`` gives; whatever a damaged workbook makes openpyxl raise becomes our own error."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and charts that it does not know, and that we do not need
            return do()
    except UnreadableFile:
        raise
    except Exception:
        raise _damaged(name) from None


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name}: the workbook is damaged or locked with a password. Open it in Excel or LibreOffice, save it there "
        f"without a password, and choose it again"
    )
