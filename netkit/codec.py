"""How records are encoded: as JSON, in SQLite and in the cells of tables.

The codec of a field follows from its annotation in the model: only a new kind of annotation needs a new codec.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from functools import cache, lru_cache
from reprlib import repr as shown
from typing import Any, Final, Literal, NoReturn, TypeAlias, TypeVar, get_args, get_origin

from netkit.errors import InvalidRecord
from netkit.model import Cadence, ContactId

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])

# What comes from a file or a table can be anything until it is decoded.
Value: TypeAlias = Any
Convert: TypeAlias = Callable[[Value], Value]
CellKind: TypeAlias = Literal["text", "number", "date", "flag", "group"]


class Problems(InvalidRecord):
    """Several fields of one record are wrong; ``lines`` has one text for each."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("; ".join(self.lines))


def _once(function: F) -> F:
    """``functools.cache``, whose type does not admit classes as arguments."""
    return typing.cast(F, cache(function))


def unchanged(value: Value) -> Value:
    """The value itself."""
    return value


remembered: Final = lru_cache(maxsize=2**16)
"""The same decoder with a cache: a long log has the same days, topics and channels again and again."""


@dataclass(frozen=True, slots=True)
class Codec:
    """The encoders and decoders of one type of value. A decoder raises InvalidRecord for what does not belong.

    What SQLite holds is decoded quickly, and checked by the record made of it. ``cell`` is the kind of column; a cell
    is ``None`` where there is nothing to say.
    """

    to_json: Convert = unchanged
    from_json: Convert = unchanged
    to_sql: Convert = unchanged
    from_sql: Convert = unchanged
    cell: CellKind = "text"
    to_cell: Convert = unchanged


@_once
def codecs(kind: type[Any]) -> Mapping[str, Codec]:
    """The codec of each field of this kind of record, in the order of the fields."""
    hints = typing.get_type_hints(kind)
    return {part.name: codec(hints[part.name]) for part in fields(kind)}


@_once
def text_fields(kind: type[Any]) -> tuple[str, ...]:
    """The fields that hold what somebody wrote, as one text or several; no ids, and no choices from a few words."""
    hints = typing.get_type_hints(kind)
    return tuple(name for name, hint in hints.items() if hint in (str, tuple[str, ...]) and name != "id")


@_once
def contact_fields(kind: type[Any]) -> Mapping[str, bool]:
    """The fields that hold the ids of contacts, each with whether it may be ``None``.

    >>> from netkit.model import Interaction
    >>> contact_fields(Interaction)
    {'contacts': False}
    """
    hints = typing.get_type_hints(kind)
    found = {name: (hint, *get_args(hint)) for name, hint in hints.items() if name != "id"}
    return {name: types.NoneType in parts for name, parts in found.items() if ContactId in parts}


def encode(record: object) -> dict[str, Value]:
    """The record as a JSON object, with every field.

    >>> encode(Cadence(3, "weeks"))
    {'count': 3, 'unit': 'weeks'}
    """
    return {name: one.to_json(getattr(record, name)) for name, one in codecs(type(record)).items()}


def decode(kind: type[T], row: Value) -> T:
    """The record that a JSON object holds; fields that are missing take their defaults.

    Raises InvalidRecord: Problems with every wrong field, or what the record itself refuses.
    """
    known, given = codecs(kind), _object(row)
    needed = (part.name for part in fields(kind) if part.default is MISSING)  # type: ignore[arg-type]
    wrong = [f"{name!r} is missing" for name in needed if name not in given]
    values = {}
    for name, value in given.items():
        if name not in known:
            wrong.append(f"{shown(name)} is not a field of a {kind.__name__.lower()}")
            continue
        try:
            values[name] = known[name].from_json(value)
        except InvalidRecord as problem:
            wrong.append(f"{name!r}: {problem}")
    if wrong:
        raise Problems(wrong)
    return kind(**values)


def codec(hint: Any) -> Codec:  # noqa: ANN401 - any annotation
    """The codec of values with this annotation; TypeError for a kind of annotation that has none yet."""
    origin, of = get_origin(hint), get_args(hint)
    if isinstance(hint, typing.NewType):
        return codec(hint.__supertype__)
    if origin is Literal:
        return codec(str)  # The record itself checks the choice.
    if hint in _CODECS:
        return _CODECS[hint]
    if origin in (types.UnionType, typing.Union) and of[1:] == (types.NoneType,):
        return _optional(codec(of[0]))
    if (origin is tuple and of[1:] == (...,)) or origin is frozenset:
        return _several(origin, of[0])
    msg = f"there is no codec for the annotation {hint}"
    raise TypeError(msg)


def _optional(one: Codec) -> Codec:
    def allow_none(convert: Convert) -> Convert:
        return convert if convert is unchanged else lambda value: None if value is None else convert(value)

    return Codec(
        to_json=allow_none(one.to_json),
        from_json=allow_none(one.from_json),
        to_sql=allow_none(one.to_sql),
        from_sql=unchanged if one.from_sql is unchanged else remembered(allow_none(one.from_sql)),
        cell=one.cell,
        to_cell=allow_none(one.to_cell),
    )


def _several(kind: type[Any], of: Any) -> Codec:  # noqa: ANN401 - any annotation
    one = codec(of)
    in_order: Convert = sorted if kind is frozenset else list

    def from_json(row: Value) -> Value:
        values = [one.from_json(value) for value in _list(row)]
        if kind is frozenset and len(set(values)) < len(values):
            refuse(f"{shown(values)} says something twice")
        return kind(values)

    several = Codec(
        to_json=lambda values: in_order(map(one.to_json, values)),
        from_json=from_json,
        to_sql=lambda values: json.dumps(in_order(values), ensure_ascii=False),
        from_sql=remembered(lambda value: kind(json.loads(value))),
        cell="group",
    )
    if of is ContactId:  # These have a table of their own in SQLite.
        return replace(several, to_sql=tuple, from_sql=tuple)
    if kind is tuple:
        return several
    return replace(several, cell="text", to_cell=lambda values: ", ".join(sorted(values)))


def refuse(problem: str) -> NoReturn:
    """Raise InvalidRecord."""
    raise InvalidRecord(problem)


def _only(kind: type[T], wanted: str) -> Callable[[Value], T]:
    """A function that returns values of this type, and refuses others."""

    def check(value: Value) -> T:
        if type(value) is not kind:
            refuse(f"{shown(value)} is {wanted}")
        return value

    return check


_list: Final = _only(list, "not a list in brackets")
_whole: Final = _only(int, "not a whole number")
_flag: Final = _only(bool, "neither true nor false")
_object: Final = _only(dict, "not an object in braces")


def _text(value: Value) -> str:
    if not isinstance(value, str):
        refuse(f"{shown(value)} is not text")
    if not value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in value):
        refuse(f"{shown(value)} has half a character, which no file can hold")
    return value


def _flag_in_sql(value: Value) -> bool:
    if value not in (0, 1):
        refuse(f"{shown(value)} is neither yes (1) nor no (0)")
    return bool(value)


def _day(value: Value) -> date:
    try:
        found = date.fromisoformat(value)
    except (TypeError, ValueError):
        found = None
    if found is None or found.isoformat() != value:
        refuse(f"{shown(value)} is not a date such as 2026-03-20")
    return found


_FLAG: Final = Codec(_flag, _flag, from_sql=remembered(_flag_in_sql), cell="flag")
_CODECS: Final[Mapping[Any, Codec]] = {
    str: Codec(_text, _text),
    int: Codec(_whole, _whole, cell="number"),
    bool: _FLAG,
    bool | None: replace(_optional(_FLAG), cell="text", to_cell={True: "yes", False: "no"}.get),
    date: Codec(str, _day, date.isoformat, remembered(date.fromisoformat), cell="date"),
    Cadence: Codec(
        to_json=encode,
        from_json=lambda row: decode(Cadence, row),
        to_sql=lambda cadence: f"{cadence.count} {cadence.unit}",
        from_sql=remembered(Cadence.parse),
        to_cell=str,
    ),
}
