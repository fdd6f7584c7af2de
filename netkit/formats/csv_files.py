"""A network as CSV files for a spreadsheet: one file for each kind of record, with the columns of its table.

The files are in UTF-8 with the byte order mark by which Excel knows it. A text that a spreadsheet would take for a
formula gets an apostrophe in front, which is taken away again when the files are read. Where numbers have a decimal
comma, Excel looks for semicolons between the columns: there, open the files with Data, From Text/CSV.

What was written can be read again, and then gives the same records. But a spreadsheet may change what it saves: to keep
a network, or to move it to another computer, write an archive.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from netkit import tables
from netkit.errors import InvalidRequest
from netkit.formats.contact_rows import Reading
from netkit.formats.csv_reading import SHEETS, read, sheet_of
from netkit.formats.formulas import guarded, unguarded
from netkit.formats.registry import START, ExportData, Format, Head
from netkit.formats.replacing import refuse_another_kind
from netkit.formats.writing import written
from netkit.model import Ask, Contact, Exchange, Interaction, Position, Promise, Record, Referral, Tie

__all__ = ["guarded", "read", "unguarded", "write"]

_KNOWN_BY: Final = 3
"""A file of ours is known by the names of this many columns, the first ones: others may be new or go."""


def write(records: Iterable[Record], folder: str | Path) -> tuple[Path, ...]:
    """Write ``contacts.csv``, ``ties.csv`` and so on into ``folder``, made if it is not there; gives their paths.

    Every kind of record has its file, if only with a header; rows come in the order of the records. Either all files
    are written or, if anything is wrong, none.

    Raises InvalidRequest if there is a file instead of the folder or a folder instead of a file, if a file of such a
    name is not one of ours, or if they cannot be written.

    >>> with TemporaryDirectory() as folder:
    ...     files = write([Contact("mei", "Mei Lin"), Contact("jae", "=1+1")], folder)
    ...     rows = files[0].read_text("utf-8-sig").splitlines()
    >>> [row.partition(",")[0] for row in rows]
    ['name', 'Mei Lin', "'=1+1"]
    """
    folder = Path(folder)
    with suppress(RuntimeError):  # a home folder (~name) that nobody has: the name is taken as it stands
        folder = folder.expanduser()
    sheets = {folder / f"{title}.csv": table for title, table in _tables(records).items()}
    try:
        if folder.exists() and not folder.is_dir():
            msg = f"{folder.name}: this is a file. Name a folder, in which there will be {len(sheets)} files"
            raise InvalidRequest(msg)
        for path, table in sheets.items():
            if path.is_dir():
                msg = f"{path.name}: this is a folder, where a file is to be written. Choose another folder"
                raise InvalidRequest(msg)
            mark = ",".join(column.name for column in table.columns[:_KNOWN_BY])
            refuse_another_kind(path, f"\ufeff{mark}", called="one that netkit wrote")
        folder.mkdir(mode=0o700, exist_ok=True)  # For its owner alone: what is exported is about other people.
        with TemporaryDirectory(dir=folder, prefix=".netkit-") as beside:
            for path, table in sheets.items():
                _write_sheet(Path(beside, path.name), table)
            for path in sheets:
                Path(beside, path.name).replace(path)
    except (OSError, ValueError) as error:
        if isinstance(error, InvalidRequest):
            raise
        msg = (
            f"{folder.name}: the files cannot be written ({getattr(error, 'strerror', error)}). Check that the folder "
            f"around it is there, that you may write in it and that the disk is not full"
        )
        raise InvalidRequest(msg) from None
    return tuple(sheets)


def _tables(records: Iterable[Record]) -> dict[str, tables.Table[Any]]:
    of: defaultdict[type[Record], list[Any]] = defaultdict(list)
    for record in records:
        of[type(record)].append(record)
    names = {contact.id: contact.name for contact in of[Contact]}
    return {
        "contacts": tables.contacts(of[Contact]),
        "ties": tables.ties(of[Tie], names),
        "positions": tables.positions(of[Position], names),
        "interactions": tables.interactions(of[Interaction], names),
        "exchanges": tables.exchanges(of[Exchange], names),
        "asks": tables.asks(of[Ask], names),
        "promises": tables.promises(of[Promise], names),
        "referrals": tables.referrals(of[Referral], names),
    }


def _write_sheet(path: Path, table: tables.Table[Any]) -> None:
    with written(path) as file:
        file.write("\ufeff")
        sheet = csv.writer(file, lineterminator="\r\n")
        sheet.writerow(column.name for column in table.columns)
        sheet.writerows([_cell(column.cell(record)) for column in table.columns] for record in table)


def _cell(value: object) -> str:
    """The value as ``DataFrame.to_csv`` writes it, so that ``tables.contacts_from_pandas`` reads it too."""
    return "" if value is None else guarded(str(value))


def _import(path: Path, *, on_error: str) -> Reading:
    del on_error  # what netkit wrote comes in whole
    return Reading((), others=tuple(read(path)))


def _export(data: ExportData, path: Path) -> str:
    return f"{len(write(data.records, path))} CSV files, one for each kind of record"


def _recognise(head: Head) -> bool:
    if sheet_of(head.text):
        return True
    for title in SHEETS:
        with suppress(OSError, ValueError), Path(head.path, f"{title}.csv").open("rb") as file:
            if sheet_of(file.read(START).decode("utf-8-sig", "replace")):
                return True
    return False


FORMAT: Final = Format(
    name="csv",
    title="a table that netkit wrote",
    endings=("",),
    recognise=_recognise,
    read=_import,
    write=_export,
)
