"""A network as CSV files for a spreadsheet: one file for each kind of record, with the columns of its table.

The files are in UTF-8 with the byte order mark by which Excel knows it. A text that a spreadsheet would take for a
formula gets an apostrophe in front. Where numbers have a decimal comma, open the files with Data, From Text/CSV.

Of these files netkit reads the contacts again; to keep a network, write an archive.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, Final, get_args

from netkit import tables
from netkit.errors import InvalidRequest
from netkit.formats.registry import ExportData, Format
from netkit.formats.textfile import at_home
from netkit.formats.writing import written
from netkit.model import Contact, Record

_FORMULA: Final = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""How a formula may begin, in the widths of East Asia too, after any apostrophes of ours or others."""


def write(records: Iterable[Record], folder: str | Path) -> tuple[Path, ...]:
    """Write ``contacts.csv``, ``ties.csv`` and so on into ``folder``, made if it is not there; returns their paths.

    Every kind of record has its file, if only with a header; rows come in the order of the records. If anything is
    wrong, no file is written: raises InvalidRequest if there is a file in place of the folder or a folder in place of
    a file, if a file of such a name is there, or if they cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     files = write([Contact("mei", "Mei Lin"), Contact("jae", "=1+1")], folder)
    ...     rows = files[0].read_text("utf-8-sig").splitlines()
    >>> [row.partition(",")[0] for row in rows]
    ['name', 'Mei Lin', "'=1+1"]
    """
    typed, folder = folder, at_home(Path(folder))
    made = not folder.exists()
    sheets = {folder / f"{title}.csv": table for title, table in _tables(records).items()}
    try:
        folder.mkdir(mode=0o700, exist_ok=True)  # For its owner alone: what is exported is about other people.
    except FileExistsError:
        msg = f"{typed}: this is a file. Name a folder, in which there will be {len(sheets)} files"
        raise InvalidRequest(msg) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", error)
        msg = f"{typed}: the folder cannot be made ({reason}). Check that the folder around it is there"
        raise InvalidRequest(msg) from None
    with ExitStack() as stack:  # Which puts the files in their places when all are written.
        if made:
            stack.callback(_remove_empty, folder)
        for path, table in sheets.items():
            file = stack.enter_context(written(path))
            file.write("\ufeff")
            sheet = csv.writer(file, lineterminator="\r\n")
            sheet.writerow(column.name for column in table.columns)
            sheet.writerows([as_cell(column.cell(record)) for column in table.columns] for record in table)
            file.flush()
    return tuple(sheets)


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):  # There are files in it.
        folder.rmdir()


def _tables(records: Iterable[Record]) -> dict[str, tables.Table[Any]]:
    of: dict[type[Record], list[Any]] = {kind: [] for kind in get_args(Record)}
    for record in records:
        of[type(record)].append(record)
    names = {contact.id: contact.name for contact in of[Contact]}
    return {f"{kind.__name__.lower()}s": tables.table(kind, ones, names) for kind, ones in of.items()}


def as_cell(value: object) -> str:
    """The value as ``DataFrame.to_csv`` writes it, several with semicolons, and nothing that looks like a formula."""
    text = "" if value is None else "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    text = text.replace("\0", "\ufffd")  # which no reader of tables takes
    return f"'{text}" if _FORMULA.match(text) else text


def as_text(cell: str) -> str:
    """What a cell of ours says, without the apostrophe that keeps it from being a formula.

    >>> as_text("'=1+1"), as_text("'quoted'")
    ('=1+1', "'quoted'")
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def _export(data: ExportData, path: Path) -> str:
    return f"{len(write(data.records, path))} CSV files, one for each kind of record"


FORMAT: Final = Format(
    name="csv",
    title="a table that netkit wrote",
    endings=("",),
    write=_export,
    purpose="for a spreadsheet",
    holds="everything, in a folder with a table for each kind of record; netkit takes in contacts.csv again",
)
