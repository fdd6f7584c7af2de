"""How each kind of value lies in the file: dates and lists as text, yes and no as 1 and 0."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import Any, Final, TypeAlias

from netkit.errors import InvalidRecord
from netkit.model import Cadence

# What comes back from the file can be anything, if another program wrote to it; the model judges it.
Value: TypeAlias = Any
Form: TypeAlias = tuple[Callable[[Value], Value], Callable[[Value], Value]]
"""How a value is put into the file, and how it is taken out."""


def form(annotation: str) -> Form:
    """The form of a record's field, by its annotation; texts, and choices from a few texts, stay as they are."""
    plain = annotation.removesuffix(" | None")
    put, take = _FORMS.get(plain, (_text, _text))
    if plain == annotation or put is as_is:
        return put, take
    return (
        lambda value: None if value is None else put(value),
        remembered(lambda value: None if value is None else take(value)),
    )


def as_is(value: Value) -> Value:
    """The value itself."""
    return value


def remembered(take: Callable[[Value], Value]) -> Callable[[Value], Value]:
    """The same, which answers at once what it was asked before."""
    # A long log has the same days, topics and channels again and again.
    return lru_cache(maxsize=2**16)(take)


def _text(value: Value) -> str:
    if not isinstance(value, str):
        msg = f"{value!r} is not text"
        raise InvalidRecord(msg)
    return value


def _flag(value: Value) -> bool:
    if value not in (0, 1):
        msg = f"{value!r} is neither yes (1) nor no (0)"
        raise InvalidRecord(msg)
    return bool(value)


def _list(values: Iterable[str]) -> str:
    return json.dumps([_text(value) for value in values], ensure_ascii=False)


def _tuple(value: Value) -> tuple[str, ...]:
    return tuple(_text(name) for name in json.loads(value))


_FORMS: Final[dict[str, Form]] = {
    "int": (as_is, as_is),
    "bool": (_flag, remembered(_flag)),
    "date": (date.isoformat, remembered(date.fromisoformat)),
    "tuple[str, ...]": (_list, remembered(_tuple)),
    "tuple[ContactId, ...]": (tuple, tuple),
    "frozenset[Role]": (lambda roles: _list(sorted(roles)), remembered(lambda value: frozenset(_tuple(value)))),
    "Cadence": (lambda cadence: f"{cadence.count} {cadence.unit}", remembered(Cadence.parse)),
}
