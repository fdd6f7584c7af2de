"""From a pandas frame back to records: the way home of ``Table.to_pandas()``.

The frame may have been changed, or read from a CSV file that ``to_csv`` wrote. Either every row is a record, or one
error lists all the rows that are not.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final, TypeVar

from netkit.codec import CellKind, codecs, needed
from netkit.errors import InvalidRecord
from netkit.model import Contact, Tie
from netkit.tables.kinds import columns
from netkit.tables.table import Column

if TYPE_CHECKING:
    import pandas as pd

R = TypeVar("R", Contact, Tie)

_NOTHING: Final[tuple[object, ...]] = (None, "", ())
LISTED: Final = 20
"""An error names this many rows and counts the rest."""


def contacts_from_pandas(frame: pd.DataFrame) -> list[Contact]:
    """The contacts of a frame with the columns of ``Network.contacts.to_pandas()``.

    ``id`` and ``name`` must be there, other columns may be missing. The column ``introduced_by`` is there to be read:
    the one that counts is ``introduced_by_id``. Raises ``InvalidRecord`` with every wrong row, by its index label.

    >>> from netkit.tables import contacts
    >>> people = contacts([Contact("mei", "Mei", circles=("choir",)), Contact("jae", "Jae", closeness=4)])
    >>> contacts_from_pandas(people.to_pandas()) == list(people)
    True
    """
    return _records(frame, Contact, key=lambda person: person.id)


def ties_from_pandas(frame: pd.DataFrame) -> list[Tie]:
    """The ties of a frame with the columns of ``Network.ties.to_pandas()``.

    ``contact_id`` and ``knows_id`` must be there; the two columns of names beside them are there to be read. Raises
    ``InvalidRecord`` with every wrong row, by its index label.

    >>> from netkit.tables import ties
    >>> pairs = ties([Tie("jae", "mei", 5)], {"jae": "Jae", "mei": "Mei"})
    >>> ties_from_pandas(pairs.to_pandas())
    [Tie(a='jae', b='mei', closeness=5)]
    """
    return _records(frame, Tie, key=lambda tie: f"{tie.a!r} to {tie.b!r}")


def _records(frame: pd.DataFrame, kind: type[R], *, key: Callable[[R], str]) -> list[R]:
    known = {column.name: column for column in columns(kind, {})}
    _check_columns(frame, known, [name for name, column in known.items() if column.field in needed(kind)])
    records: dict[str, R] = {}
    problems: list[str] = []
    first_seen: dict[str, object] = {}
    for label, cells in zip(frame.index, frame.to_dict("records"), strict=True):
        row: dict[str, Any] = {}
        wrong = []
        for name, column in known.items():
            try:
                row[name] = _read(column.kind, cells.get(name))
            except ValueError as problem:
                wrong.append(f"row {label}: {name!r} is {cells[name]!r}, which is not {problem}")
        if wrong:
            problems += wrong
            continue
        try:
            record = _record(kind, known, row)
        except InvalidRecord as problem:
            problems.append(f"row {label}: {problem}")
            continue
        if key(record) in records:
            problems.append(f"row {label}: {key(record)} is in row {first_seen[key(record)]} already")
            continue
        records[key(record)] = record
        first_seen[key(record)] = label
    if problems:
        raise InvalidRecord(_listed("these rows are not records, so none was taken:", problems))
    return list(records.values())


def _record(kind: type[R], known: Mapping[str, Column], row: Mapping[str, Any]) -> R:
    """The record in a row; where nothing is said, a field has its default."""
    values: dict[str, Any] = {}
    for name, column in known.items():
        if column.field and (row[name] not in _NOTHING or column.field in needed(kind)):
            values[column.field] = codecs(kind)[column.field].from_cell(row[name])
    if kind is Contact:
        values["circles"] = (*filter(None, [row["circle"]]), *row["other_circles"])
    return kind(**values)


def _check_columns(frame: pd.DataFrame, known: Collection[str], must: Iterable[str]) -> None:
    names = [str(name) for name in frame.columns]
    twice = sorted({name for name in names if names.count(name) > 1})
    problems = [f"column {name!r} is missing" for name in must if name not in names]
    problems += [f"column {name!r} is there twice" for name in twice]
    problems += [f"column {name!r} has no meaning here; drop it" for name in names if name not in known]
    if problems:
        raise InvalidRecord(_listed("these columns do not fit:", problems))


def _listed(message: str, problems: list[str]) -> str:
    rest = [f"and {len(problems) - LISTED} more"] if len(problems) > LISTED else []
    return "\n  ".join([message, *problems[:LISTED], *rest])


def _read(kind: CellKind, cell: Any) -> Any:  # noqa: ANN401 - whatever a frame may hold
    """The value of a cell; ValueError says what it should be."""
    import pandas as pd

    if pd.api.types.is_scalar(cell) and pd.isna(cell):
        return _EMPTY[kind]
    with suppress(ValueError, SyntaxError, MemoryError, RecursionError):
        match kind, cell:
            case ("text", str()) | ("flag", bool()) | ("number", int()):
                return cell
            case "number", float() if cell.is_integer():  # A CSV file with one empty cell gives 4.0 for 4.
                return int(cell)
            case "date", datetime() if cell.tzinfo is None and cell.time() == time.min:
                return cell.date()
            case "date", date() if type(cell) is date:
                return cell
            case "date", str() if re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
                return date.fromisoformat(cell)
            case "group", tuple() | list() if all(isinstance(one, str) for one in cell):
                return tuple(cell)
            case "group", str():  # What to_csv makes of a tuple; Python must not remark on anything else.
                with warnings.catch_warnings(action="error"):
                    found = ast.literal_eval(cell) if cell else ()
                if isinstance(found, tuple | list) and all(isinstance(one, str) for one in found):
                    return tuple(found)
    raise ValueError(_WANTED[kind])


_EMPTY: Final[Mapping[CellKind, object]] = {"text": "", "number": None, "date": None, "flag": False, "group": ()}
_WANTED: Final[Mapping[CellKind, str]] = {
    "text": "text",
    "number": "a whole number",
    "date": "a date without a time, such as 2026-03-20",
    "flag": "True or False",
    "group": "a tuple of texts",
}
