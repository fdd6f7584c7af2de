"""From the cells of a row back to a record: the way home of every table.

Where a table has two columns for one thing, a name and an id, the id counts. What a table works out, such as how far a
referral has come, is worked out again.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import MISSING, fields
from reprlib import repr as shown
from typing import Any, Final, TypeVar

from netkit.errors import InvalidRecord
from netkit.model import (
    Ask,
    Cadence,
    Contact,
    Exchange,
    Interaction,
    Position,
    Promise,
    Record,
    Referral,
    Tie,
)
from netkit.tables import kinds
from netkit.tables.table import Column

R = TypeVar("R", bound=Record)

COLUMNS: Final[Mapping[type[Any], tuple[Column, ...]]] = {
    Contact: kinds.contacts([]).columns,
    Tie: kinds.ties([], {}).columns,
    Position: kinds.positions([], {}).columns,
    Interaction: kinds.interactions([], {}).columns,
    Exchange: kinds.exchanges([], {}).columns,
    Ask: kinds.asks([], {}).columns,
    Promise: kinds.promises([], {}).columns,
    Referral: kinds.referrals([], {}).columns,
}
"""The columns of the table of each kind of record."""

_EMPTY: Final[tuple[object, ...]] = (None, "", (), frozenset())
_ESCAPED: Final = r"\\(?:[\\'nrt]|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})"
_TEXT: Final = rf"""(?:'(?:[^'\\]|{_ESCAPED})*'|"(?:[^"\\]|{_ESCAPED})*")"""
_GROUP: Final = re.compile(rf"[(\[](?:{_TEXT}(?:, {_TEXT})*,?)?[)\]]")
"""A tuple or a list of texts as Python writes it, and nothing that Python would remark on."""


def needed(kind: type[Record]) -> tuple[str, ...]:
    """The columns that no row of this kind can do without.

    >>> needed(Contact), needed(Tie)
    (('name', 'id'), ('contact_id', 'knows_id'))
    """
    without_default = {part.name for part in fields(kind) if part.default is MISSING}
    return tuple(column.name for column in COLUMNS[kind] if column.stands_for in without_default)


def never_empty(kind: type[Record]) -> frozenset[str]:
    """The columns in which every record of this kind has something to say.

    >>> sorted(never_empty(Tie))
    ['closeness', 'contact_id', 'knows_id', 'source']
    """
    may_be_empty = {part.name for part in fields(kind) if part.default in _EMPTY}
    says = {part.name for part in fields(kind)} - may_be_empty
    return frozenset(column.name for column in COLUMNS[kind] if column.stands_for in says)


def from_row(kind: type[R], row: Mapping[str, Any]) -> R:
    """The record that a row says: by the name of each column its value, empty where nothing is said.

    All columns but the ``needed`` ones may be missing. Raises InvalidRecord for what is no record.

    >>> from_row(Tie, {"contact": "Jae", "contact_id": "jae", "knows_id": "mei", "closeness": 5})
    Tie(a='jae', b='mei', closeness=5)
    """
    values: dict[str, object] = {}
    for column, name, again, can_be_left in _PLANS[kind]:
        if column in row:
            value = again(row[column]) if again else row[column]
            if not (can_be_left and value in _EMPTY):
                values[name] = value
    if kind is Contact:
        main = row.get("circle")
        values["circles"] = (*([main] if main else []), *row.get("other_circles", ()))
    if kind is Referral:
        values["person"] = row.get("person_id") or row.get("person", "")
    make: Callable[..., R] = kind
    return make(**values)


def _plan(kind: type[Record]) -> tuple[tuple[str, str, Callable[[str], object] | None, bool], ...]:
    """Each column that stands for a field, the field, how it is made again, and whether it has a default."""
    defaults = {part.name: part.default is not MISSING for part in fields(kind)}
    ours = [(column.name, column.stands_for) for column in COLUMNS[kind] if column.stands_for in defaults]
    return tuple((column, name, _AGAIN.get(name), defaults[name]) for column, name in ours)


def texts(cell: str) -> tuple[str, ...]:
    r"""The texts of a cell that holds several, as ``str`` writes a tuple of them; ValueError if it does not.

    >>> texts("('choir', \"O'Brien & Co.\")"), texts("")
    (('choir', "O'Brien & Co."), ())
    """
    if not cell:
        return ()
    if _GROUP.fullmatch(cell):
        with suppress(ValueError, SyntaxError, MemoryError, RecursionError):
            found = ast.literal_eval(cell)
            if isinstance(found, tuple | list):
                return tuple(found)
    msg = "a tuple of texts"
    raise ValueError(msg)


def _cadence(text: str) -> Cadence | None:
    return Cadence.parse(text) if text else None


def _roles(text: str) -> frozenset[str]:
    return frozenset(role.strip() for role in text.split(",") if role.strip())


def _looked_up(text: str) -> bool | None:
    if text not in _YES_OR_NO:
        msg = f"looked_up is {shown(text)}; write 'yes' or 'no', or leave it empty"
        raise InvalidRecord(msg)
    return _YES_OR_NO[text]


_YES_OR_NO: Final = {"yes": True, "no": False, "": None}
_AGAIN: Final[Mapping[str, Callable[[str], object]]] = {
    "roles": _roles,
    "cadence": _cadence,
    "looked_up": _looked_up,
}
"""What is made again of the text that stands for it, by the attribute of the record."""

_PLANS: Final[Mapping[type[Any], Any]] = {kind: _plan(kind) for kind in COLUMNS}
