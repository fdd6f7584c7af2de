"""The results of measures as a table, with names in place of ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, Final

from netkit.errors import InvalidRequest
from netkit.model import ME, Contact
from netkit.tables import Column, Table

_HIDDEN: Final = ("sentence",)
"""Fields of results that are no column."""


def named(found: object, names: Mapping[str, str]) -> Table[Any]:
    """A table with a row for each result of a list, or for each contact of a dictionary.

    ``InvalidRequest`` for anything else.
    """
    if isinstance(found, Mapping):
        rows: list[Any] = list(found.items())
        inner = [row[1] for row in rows]
        columns = [Column("contact", lambda row: _shown(row[0], names))]
        columns += [_column(name, names, inner, lambda row, name=name: _value(row[1], name)) for name in _parts(inner)]
    elif isinstance(found, Iterable) and not isinstance(found, str):
        rows = inner = list(found)
        columns = [_column(name, names, inner, lambda row, name=name: _value(row, name)) for name in _parts(inner)]
    else:
        msg = f"{type(found).__name__} is no list of results; hand in what a measure gave for several contacts"
        raise InvalidRequest(msg)
    return Table(rows, columns, noun="result", when_empty="No results.", in_full=len(rows) <= 60)


def _parts(rows: list[Any]) -> list[str]:
    if not rows or not is_dataclass(rows[0]):
        return ["value"]
    parts = [part.name for part in fields(rows[0]) if part.name not in _HIDDEN]
    return parts if "value" in parts or not hasattr(rows[0], "value") else [*parts, "value"]


def _value(row: Any, name: str) -> Any:  # noqa: ANN401  # a result of any measure
    return getattr(row, name) if is_dataclass(row) else row


def _column(name: str, names: Mapping[str, str], rows: list[Any], value: Any) -> Column:  # noqa: ANN401
    found = [_value(row, name) for row in rows]
    number = all(one is None or (isinstance(one, int | float) and not isinstance(one, bool)) for one in found)
    day = bool(found) and all(one is None or isinstance(one, date) for one in found)
    return Column(name, lambda row: _shown(value(row), names), kind="date" if day else "number" if number else "text")


def _shown(value: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401
    match value:
        case str():
            return "you" if value == ME else names.get(value, value)
        case Contact():
            return value.name
        case float():
            return round(value, 3)
        case tuple() | list() | frozenset():
            return ", ".join(str(_shown(one, names)) for one in value)
        case int() | None | date():
            return value
        case _:
            return str(value)
