"""From a pandas frame back to records: the way home of ``Table.to_pandas()``.

The frame may have been changed, or read from a CSV file that ``to_csv`` wrote. Either every row is a record, or one
error lists all the rows that are not.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final, TypeVar

from netkit.codec import codec, codecs, needed, refuse
from netkit.errors import InvalidRecord
from netkit.model import Contact, Tie
from netkit.tables.kinds import columns
from netkit.tables.table import Column

if TYPE_CHECKING:
    import pandas as pd

R = TypeVar("R", Contact, Tie)

LISTED: Final = 20
"""An error names this many rows and counts the rest."""


def contacts_from_pandas(frame: pd.DataFrame) -> list[Contact]:
    """The contacts of a frame with the columns of ``Network.contacts.to_pandas()``.

    Only ``id`` and ``name`` must be there. Of the columns about an introducer, ``introduced_by_id`` counts, and
    ``introduced_by`` is there to be read. Raises ``InvalidRecord`` with every wrong row, by its index label.

    >>> from netkit.tables import table
    >>> people = table(Contact, [Contact("mei", "Mei", circles=("choir",)), Contact("jae", "Jae", closeness=4)])
    >>> contacts_from_pandas(people.to_pandas()) == list(people)
    True
    """
    return _records(frame, Contact, key=lambda person: person.id)


def ties_from_pandas(frame: pd.DataFrame) -> list[Tie]:
    """The ties of a frame with the columns of ``Network.ties.to_pandas()``.

    Only ``contact_id`` and ``knows_id`` must be there, and they count; the columns of names are there to be read.
    Raises ``InvalidRecord`` with every wrong row, by its index label.
    """
    return _records(frame, Tie, key=lambda tie: f"{tie.a!r} to {tie.b!r}")


def _records(frame: pd.DataFrame, kind: type[R], *, key: Callable[[R], str]) -> list[R]:
    known = {column.name: column for column in columns(kind, {})}
    _check_columns(frame, known, [name for name, column in known.items() if column.field in needed(kind)])
    found: dict[str, tuple[object, R]] = {}
    problems: list[str] = []
    for label, cells in zip(frame.index, frame.to_dict("records"), strict=True):
        try:
            record = _record(kind, known, cells)
            if key(record) in found:
                refuse(f"{key(record)} is in row {found[key(record)][0]} already")
            found[key(record)] = label, record
        except InvalidRecord as problem:
            problems.append(f"row {label}: {problem}")
    if problems:
        raise InvalidRecord(_listed("these rows are not records, so none was taken:", problems))
    return [record for _, record in found.values()]


def _record(kind: type[R], known: Mapping[str, Column], cells: Mapping[Any, Any]) -> R:
    """The record in a row; where nothing is said, a field has its default."""
    row: dict[str, Any] = {name: _value(column, cells.get(name)) for name, column in known.items()}
    values: dict[str, Any] = {}
    for name, column in known.items():
        value = row[name]
        if column.field in needed(kind):
            values[column.field] = "" if value is None else value
        elif column.field and value not in (None, "", ()):
            is_text = isinstance(value, str)
            values[column.field] = codecs(kind)[column.field].from_cell(value) if is_text else value
    if kind is Contact:
        values["circles"] = (*filter(None, [row["circle"]]), *(row["other_circles"] or ()))
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


def _value(column: Column, cell: Any) -> Any:  # noqa: ANN401 - whatever a frame may hold
    """What a cell means; ``None`` if it is empty. A value of the wrong type is left for the record to refuse."""
    import pandas as pd

    if pd.api.types.is_scalar(cell):
        if pd.isna(cell):
            return None
    elif not isinstance(cell, tuple | list):
        refuse(f"{column.name!r} is {cell!r}, which no record holds")
    match column.kind, cell:
        case "number", float() if cell.is_integer():  # A CSV file with one empty cell gives 4.0 for 4.
            return int(cell)
        case "date", datetime() if cell.tzinfo is None and cell.time() == time.min:
            return cell.date()
        case "date", str():
            with suppress(InvalidRecord):
                return codec(date).from_json(cell)
            return cell
        case "group", _:
            return _group(column.name, cell)
        case _:
            return cell


def _group(name: str, cell: Any) -> tuple[str, ...]:  # noqa: ANN401 - whatever a frame may hold
    found = cell or ()
    if isinstance(found, str):  # What to_csv makes of a tuple; Python must not warn of anything else.
        with warnings.catch_warnings(action="error"), suppress(ValueError, SyntaxError, MemoryError, RecursionError):
            found = ast.literal_eval(cell)
    if not isinstance(found, tuple | list):
        refuse(f"{name!r} is {cell!r}, which is not a tuple of texts")
    return tuple(found)
