"""The CSV files that netkit wrote, read again: a folder of them, or the contacts alone.

They are read as they were written, and nothing is guessed: what a spreadsheet program made of them, such as 20/03/26
of 2026-03-20, is refused with its place. Where a name stands beside an id, the id counts.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import date
from functools import lru_cache
from pathlib import Path
from reprlib import repr as shown
from typing import Any, Final

from netkit import tables
from netkit.errors import InvalidRecord, UnreadableFile
from netkit.formats.contact_rows import LISTED
from netkit.formats.formulas import unguarded
from netkit.formats.json_fields import Problems, day, refuse
from netkit.formats.textfile import open_file, refuse_another_kind
from netkit.model import Contact, Record, Tie

LARGEST: Final = 2**29
"""How many bytes one file may have: room for more than a million interactions."""

SHEETS: Final[Mapping[str, type[Record]]] = {f"{kind.__name__.lower()}s": kind for kind in tables.COLUMNS}
"""The kind of record in each file, by the name of the file without its ending."""
_MARKS: Final = {",": "commas", ";": "semicolons", "\t": "tabs"}
_KEPT: Final = 2**14
_NOT_UTF_8: Final = re.compile("[\udc80-\udcff]")


def read(path: str | Path) -> list[Record]:
    """The records of a folder that ``write`` wrote, or the contacts of its ``contacts.csv`` alone.

    Contacts come first, then the other kinds, each in the order of its file. In a folder only ``contacts.csv`` must
    be there. Columns that an older netkit did not have take their defaults.

    Every field of every record comes back as it was. The files do not hold what is no record: which duplicates were
    merged or are two people. That rows at the end are missing cannot be seen, unless others mention them.

    Raises UnreadableFile, with every problem of all the files and its place, if anything is not as ``write`` writes
    it; then nothing is taken. Whether the contacts that a record speaks of are there, is for the store to check.

    >>> from tempfile import TemporaryDirectory
    >>> from netkit.formats import csv_files
    >>> with TemporaryDirectory() as folder:
    ...     files = csv_files.write([Contact("mei", "Mei"), Contact("jae", "=1+1"), Tie("jae", "mei")], folder)
    ...     len(read(folder)), [person.name for person in read(files[0])]
    (3, ['Mei', '=1+1'])
    """
    path = Path(path)
    with suppress(RuntimeError):  # a home folder (~name) that nobody has: the name is taken as it stands
        path = path.expanduser()
    problems: list[str] = []
    records: list[Record] = []
    with _cells_of_any_length():
        if path.is_dir():
            for title, kind in SHEETS.items():
                sheet = path / f"{title}.csv"
                try:
                    if kind is Contact or sheet.exists():
                        records += _sheet(sheet, kind, problems)
                except UnreadableFile as problem:
                    problems.append(str(problem))
                except OSError as problem:
                    problems.append(f"{sheet.name}: the file cannot be read ({problem.strerror})")
        else:
            records += _sheet(path, Contact, problems)
    if problems:
        rest = (f"and {len(problems) - LISTED} more",) if len(problems) > LISTED else ()
        error = UnreadableFile(
            f"{path.name or 'this folder'}: nothing was imported. A spreadsheet program that saves such a file may "
            f"change days, numbers, ids and more in it. Take what netkit wrote, or correct these places:",
            (*problems[:LISTED], *rest),
        )
        error.problems = tuple(problems)
        raise error
    return records


def sheet_of(start: str) -> str:
    """Which of netkit's files begins like this, whatever parts its columns by now; an empty text if none does.

    >>> sheet_of("contact,knows,closeness,source,contact_id,knows_id"), sheet_of("First Name,Last Name")
    ('ties', '')
    """
    for mark in _MARKS:
        cells = set(next(csv.reader(start.splitlines()[:1], delimiter=mark), []))
        for title, kind in SHEETS.items():
            names = [column.name for column in tables.COLUMNS[kind]]
            # The first columns, and those of ids: nobody writes these by hand.
            if cells.issuperset([*names[:3], *(name for name in names if name.endswith(("id", "_ids")))]):
                return title
    return ""


def _sheet(path: Path, kind: type[Record], problems: list[str]) -> Iterator[Record]:
    """The records of one file; what is wrong with it is added to ``problems``."""
    never_empty = tables.never_empty(kind)
    how = {column.name: (_VALUE[column.kind], column.name in never_empty) for column in tables.COLUMNS[kind]}
    first_line: dict[tuple[str, ...], int] = {}
    with closing(_rows(path, problems)) as rows:
        _, header = next(rows, (1, []))
        if wrong := _wrong_columns(header, kind):
            problems += [f"{path.name}: {one}" for one in wrong]
            return
        for line, cells in rows:
            try:
                record = tables.from_row(kind, _values(header, cells, how))
                key = (record.a, record.b) if isinstance(record, Tie) else (record.id,)
                before = first_line.setdefault(key, line)
                if before != line:
                    refuse(f"the same {'two people' if isinstance(record, Tie) else 'id'} as in line {before}")
            except Problems as found:
                problems += [f"{path.name}, line {line}: {one}" for one in found.lines]
            except InvalidRecord as problem:
                problems.append(f"{path.name}, line {line}: {problem}")
            else:
                yield record


def _wrong_columns(header: list[str], kind: type[Record]) -> list[str]:
    names = {column.name for column in tables.COLUMNS[kind]}
    missing = [name for name in tables.needed(kind) if name not in header]
    if missing:
        title = sheet_of(",".join(header))
        if title and SHEETS[title] is not kind:
            return [f"these are {title}, and not the {kind.__name__.lower()}s. Name the folder that they are all in"]
        for mark, called in _MARKS.items():
            if len(header) == 1 and names.issuperset(header[0].split(mark)):
                return [f"{called} part its columns, so a spreadsheet program saved it. Save it with commas, in UTF-8"]
    twice = sorted({name for name in header if header.count(name) > 1})
    return [
        *(f"the column {name!r} is missing" for name in missing),
        *(f"the column {shown(name)} is there twice" for name in twice),
        *(f"the column {shown(name)} is none that netkit writes; take it out" for name in header if name not in names),
    ]


def _values(
    header: list[str], cells: list[str], how: Mapping[str, tuple[Callable[[str], object], bool]]
) -> dict[str, object]:
    if len(cells) != len(header):
        refuse(f"{len(cells)} columns where the header has {len(header)}")
    values: dict[str, object] = {}
    wrong = []
    for name, cell in zip(header, cells, strict=True):
        value, never_empty = how[name]
        try:
            if cell:
                values[name] = value(unguarded(cell))
            elif never_empty:
                refuse("it is empty")
        except InvalidRecord as problem:
            wrong.append(f"{name!r}: {problem}")
    if wrong:
        raise Problems(wrong)
    return values


def _rows(path: Path, problems: list[str]) -> Generator[tuple[int, list[str]], None, None]:
    """Each row with something in it, and the number of its first line, up to where the file is no table any more."""
    with open_file(path, wanted="contacts.csv") as (file, name):
        size = file.seek(0, io.SEEK_END)
        file.seek(0)
        if not size:
            problems.append(f"{name}: the file is empty; netkit writes at least the names of the columns")
            return
        refuse_another_kind(file.peek(4096), name, "the file that netkit wrote")
        if size > LARGEST:
            msg = f"{name}: the file has more than {LARGEST:,} bytes, which no file of netkit's has"
            raise UnreadableFile(msg)
        file.seek(size - 1)
        is_whole = file.read(1) in b"\r\n"
        file.seek(0)
        # Bytes that are not UTF-8 become lone surrogates, so that the error can name their line.
        with io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="") as text:
            reader = csv.reader(text, strict=True)
            while True:
                line = reader.line_num + 1
                try:
                    cells = next(reader, None)
                except csv.Error:
                    problems.append(f"{name}, line {line}: a quotation mark or a line break is in the wrong place")
                    return
                if cells is None:
                    break
                together = "".join(cells)
                if not together.isascii() and _NOT_UTF_8.search(together):
                    problems.append(f"{name}, line {line}: this is not text in UTF-8. Save it again as 'CSV UTF-8'")
                    return
                if together:
                    yield line, cells
        if not is_whole:
            problems.append(f"{name}, line {line - 1}: the line has no end, so the file may be cut off here")


@contextmanager
def _cells_of_any_length() -> Iterator[None]:
    """Let a cell be as long as what we write: Python's reader stops at 131,072 characters unless told otherwise."""
    before = csv.field_size_limit(LARGEST)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _number(cell: str) -> int:
    if not re.fullmatch("-?[0-9]{1,1000}", cell) or str(int(cell)) != cell:
        refuse(f"{shown(cell)} is not a whole number")
    return int(cell)


@lru_cache(_KEPT)  # A log has the same days again and again, and the same people.
def _day(cell: str) -> date:
    return day(cell)


def _flag(cell: str) -> bool:
    if cell not in ("True", "False"):
        refuse(f"{shown(cell)} is neither True nor False")
    return cell == "True"


@lru_cache(_KEPT)
def _texts(cell: str) -> tuple[str, ...]:
    try:
        return tables.texts(cell)
    except ValueError as problem:
        refuse(f"{shown(cell)} is not {problem}, such as ('choir', 'work')")


_VALUE: Final[Mapping[str, Callable[[str], Any]]] = {
    "text": str,
    "number": _number,
    "date": _day,
    "flag": _flag,
    "group": _texts,
}
"""What a cell says, by the kind of its column."""
