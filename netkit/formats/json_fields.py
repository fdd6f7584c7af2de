"""How a record lies in a JSON file: the form of each field follows from its annotation.

A new field of a record needs no change here; only a new kind of annotation needs a new form.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from reprlib import repr as shown
from typing import Any, Final, Literal, NoReturn, TypeAlias, get_args, get_origin

from netkit.errors import InvalidRecord

Json: TypeAlias = Any
"""What ``json.loads`` gives: anything, until it is judged."""

Form: TypeAlias = tuple[Callable[[Any], Json], Callable[[Json], Any]]
"""How a value is put into the file, and how it is taken out. Either raises InvalidRecord for what does not belong."""


class Problems(InvalidRecord):
    """Several fields of one record are wrong."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("; ".join(self.lines))


@dataclass(frozen=True)
class Shape:
    """A dataclass as a JSON object: the form of each field, and the fields that an object cannot do without."""

    kind: type[Any]
    forms: Mapping[str, Form]
    needed: frozenset[str]

    def put(self, record: object) -> dict[str, Json]:
        """The object for this record."""
        return {name: put(getattr(record, name)) for name, (put, _) in self.forms.items()}

    def take(self, row: Json) -> Any:  # noqa: ANN401  # an object of self.kind, which mypy cannot name
        """The record that this object says; Problems with every wrong field."""
        if not isinstance(row, dict):
            refuse(f"{shown(row)} is not an object in braces")
        wrong = [f"{name!r} is missing" for name in self.forms if name in self.needed and name not in row]
        values = {}
        for name, value in row.items():
            if name not in self.forms:
                wrong.append(f"{shown(name)} is not a field of a {self.kind.__name__.lower()}")
                continue
            try:
                values[name] = self.forms[name][1](value)
            except InvalidRecord as problem:
                wrong.append(f"{name!r}: {problem}")
        if wrong:
            raise Problems(wrong)
        return self.kind(**values)


def shape(kind: type[Any]) -> Shape:
    """How the records of this kind lie in a file."""
    hints = typing.get_type_hints(kind)
    parts = [part for part in fields(kind) if part.init]
    needed = {part.name for part in parts if part.default is MISSING and part.default_factory is MISSING}
    return Shape(kind, {part.name: _form(hints[part.name]) for part in parts}, frozenset(needed))


def _form(hint: Any) -> Form:  # noqa: ANN401  # any annotation
    """The form of a field with this annotation; TypeError if a new kind of annotation needs a form here."""
    origin, of = get_origin(hint), get_args(hint)
    if isinstance(hint, typing.NewType):
        return _form(hint.__supertype__)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if origin in (types.UnionType, typing.Union) and len(of) == 2 and of[1] is types.NoneType:
        put, take = _form(of[0])
        return lambda value: None if value is None else put(value), lambda value: None if value is None else take(value)
    if origin is Literal:
        return text, text  # The record itself knows the choices.
    if origin is tuple and len(of) == 2 and of[1] is ...:
        put, take = _form(of[0])
        return lambda values: [put(one) for one in values], lambda row: tuple(take(one) for one in _list(row))
    if origin is frozenset:
        put, take = _form(of[0])
        return lambda values: sorted(put(one) for one in values), lambda row: _set(take(one) for one in _list(row))
    if is_dataclass(hint) and isinstance(hint, type):
        inner = shape(hint)
        return inner.put, inner.take
    msg = f"no form is known for the annotation {hint}"
    raise TypeError(msg)


def refuse(problem: str) -> NoReturn:
    """Raise InvalidRecord."""
    raise InvalidRecord(problem)


def text(value: Json) -> str:
    """The value, if it is text that a file can hold."""
    if not isinstance(value, str):
        refuse(f"{shown(value)} is not text")
    if not value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in value):
        refuse(f"{shown(value)} has half a character, which no file can hold")
    return value


def _whole(value: Json) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        refuse(f"{shown(value)} is not a whole number")
    return value


def _flag(value: Json) -> bool:
    if not isinstance(value, bool):
        refuse(f"{shown(value)} is neither true nor false")
    return value


def day(value: Json) -> date:
    """The date, if this is one as ISO 8601 has it."""
    try:
        found = date.fromisoformat(value)
    except (TypeError, ValueError):
        found = None
    if found is None or found.isoformat() != value:
        refuse(f"{shown(value)} is not a date such as 2026-03-20")
    return found


def _list(row: Json) -> list[Json]:
    if not isinstance(row, list):
        refuse(f"{shown(row)} is not a list in brackets")
    return row


def _set(values: Iterable[Any]) -> frozenset[Any]:
    several = list(values)
    if len(set(several)) < len(several):
        refuse(f"{shown(several)} says something twice")
    return frozenset(several)


_PLAIN: Final[Mapping[Any, Form]] = {
    str: (text, text),
    int: (_whole, _whole),
    bool: (_flag, _flag),
    date: (str, day),
}
