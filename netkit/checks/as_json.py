"""The value of a name as JSON text: bounded, and without running code of the value's own.

A grader sends the source of this module to the kernel that it asks, so it needs the standard library alone.
"""

from __future__ import annotations

import sys
from datetime import date, datetime
from json import loads
from json.encoder import encode_basestring_ascii as quoted
from typing import Any, Final

ITEMS: Final = 5_000
CHARACTERS: Final = 20_000
DEPTH: Final = 20
BITS: Final = 1_024
REFUSED: Final = "!"
"""The only key of the object that stands for what is no data; its value says why."""
MIME: Final = "application/vnd.netkit.asked"

_NAMED: Final = {None: "null", True: "true", False: "false"}
_ODD: Final = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}


class Text(str):
    """Text that IPython sends as it is, whatever formatters it has."""

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {MIME: str(self)}


class _Refused(Exception):
    """The value is no data; the message says why."""


def ask(names: dict[str, Any], name: str, calls: str = "") -> Text:
    """The value of this name, or a list of what the function of this name returns; an empty text if that is nothing.

    ``calls`` is a JSON list of lists of arguments. Whatever a value is, and whatever a call raises, is an answer.

    >>> ask({"mean": lambda values: sum(values) / len(values)}, "mean", "[[[1, 2]], [[]]]")
    '[1.5, {"!": "error ZeroDivisionError"}]'
    """
    value = names.get(name)
    if value is None or value is ...:
        return Text()
    if calls and not callable(value):
        return Text(_refused("call", value))
    texts = [_returned(value, arguments) for arguments in loads(calls)] if calls else [as_json(value)]
    text = f"[{', '.join(texts)}]" if calls else texts[0]
    return Text(text if {*texts} != {"null"} else "")


def _returned(function: Any, arguments: list[Any]) -> str:  # noqa: ANN401
    try:
        return as_json(function(*arguments))
    except KeyboardInterrupt:
        raise
    except BaseException as problem:
        return _refused("error", problem)


def as_json(value: Any) -> str:  # noqa: ANN401
    """The value as JSON text, with Python's NaN and Infinity; a table is an object of columns.

    >>> as_json({"a": (1, 2.5), 3: {True}}), as_json(x for x in "ab")
    ('{"a": [1, 2.5], "3": [true]}', '{"!": "kind generator"}')
    """
    try:
        return _text(value, [ITEMS, CHARACTERS], DEPTH)
    except _Refused as reason:
        return f'{{"{REFUSED}": "{reason}"}}'
    except Exception:  # a value that lies about what it is
        return _refused("kind", value)


def _refused(reason: str, value: object) -> str:
    found = type.__dict__["__name__"].__get__(type(value))
    return f'{{"{REFUSED}": {quoted(f"{reason} {found[:50]}")}}}'


def _text(value: Any, left: list[int], depth: int) -> str:  # noqa: ANN401
    """The text, as long as items and characters are left. Only unbound methods of builtin types are called."""
    kind = type(value)
    for base in (list, tuple, set, frozenset, dict):
        if issubclass(kind, base):
            _take(left, base.__len__(value), 0, depth)
            if base is dict:
                pairs = [(_text(key, left, 1), _text(one, left, depth - 1)) for key, one in dict.items(value)]
                return f"{{{', '.join(f'{key if key[0] == chr(34) else quoted(key)}: {one}' for key, one in pairs)}}}"
            parts = [_text(one, left, depth - 1) for one in base.__iter__(value)]
            return f"[{', '.join(sorted(parts) if 'set' in base.__name__ else parts)}]"
    if issubclass(kind, str):
        _take(left, 0, str.__len__(value))
        return quoted(value)
    if value is None or kind is bool:
        plain = _NAMED[value]
    elif issubclass(kind, int):
        _take(left, 0, 0 if int.bit_length(value) <= BITS else CHARACTERS + 1)
        plain = int.__repr__(value)
    elif issubclass(kind, float):
        plain = float.__repr__(value)
    else:
        return _text(_plain(value, kind, left), left, depth - 1)
    _take(left, 0, len(plain))
    return _ODD.get(plain, plain)


def _plain(value: Any, kind: type, left: list[int]) -> Any:  # noqa: ANN401
    """What NumPy and pandas have, and a day, as Python's own values."""
    numpy, pandas = sys.modules.get("numpy"), sys.modules.get("pandas")
    if pandas and (value is pandas.NA or value is pandas.NaT):
        return None
    if issubclass(kind, date):
        return (datetime if issubclass(kind, datetime) else date).isoformat(value)
    if numpy and issubclass(kind, numpy.generic):
        plain = numpy.generic.item(value)
        return float(value) if type(plain) is kind else plain
    if numpy and issubclass(kind, numpy.ndarray):
        _take(left, numpy.ndarray.size.__get__(value), 0)
        return numpy.ndarray.tolist(value)
    if pandas and issubclass(kind, (pandas.Series, pandas.Index, pandas.DataFrame)):
        _take(left, value.size, 0)
        if issubclass(kind, pandas.DataFrame) and value.columns.is_unique:
            return dict(value.items())
        if issubclass(kind, pandas.Series) and value.index.is_unique and value.index.dtype.kind not in "iu":
            return dict(zip(value.index, value.tolist(), strict=True))
        return value.tolist()
    raise TypeError


def _take(left: list[int], items: int, characters: int, depth: int = 1) -> None:
    left[:] = left[0] - items, left[1] - characters
    if min(left) < 0 or not depth:
        raise _Refused("large" if depth else "deep")
