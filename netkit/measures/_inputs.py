"""Validate the arguments of measures: each check returns the argument, or says what was found and what to pass."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from datetime import date, datetime
from itertools import chain
from math import isfinite
from numbers import Real
from typing import TYPE_CHECKING, Any, Final, TypeGuard, TypeVar

from netkit.errors import InvalidRequest, UnknownContact
from netkit.model import Interaction, Logged

if TYPE_CHECKING:
    import networkx as nx

T = TypeVar("T")

_NOTHING: Final[Any] = object()
# Missing values of Python, numpy and pandas, compared as text so that neither need be imported.
_MISSING: Final = ("None", "nan", "NaT", "<NA>")


def is_known(answer: object) -> bool:
    """Whether the value is given: not ``None``, NaN or blank text."""
    return bool(answer.strip()) if isinstance(answer, str) else str(answer) not in _MISSING


def is_number(value: object) -> TypeGuard[float]:
    """Whether the value is a finite number; ``True`` and ``False`` are not."""
    return isinstance(value, Real) and not isinstance(value, bool) and isfinite(value)


def day(value: object, name: str = "today") -> date:
    """Validate a date without a time."""
    # A datetime is a date to Python, but the two cannot be compared.
    if not isinstance(value, date) or isinstance(value, datetime):
        msg = f"{name} is {value!r}; it must be a date without a time, such as date(2026, 3, 10)"
        raise InvalidRequest(msg)
    return value


def whole(number: object, name: str, of: str) -> int:
    """Validate a whole number, 0 or more; ``of`` is its unit."""
    if isinstance(number, int) and not isinstance(number, bool) and number >= 0:
        return number
    msg = f"{name} is {number!r}; it must be a whole number of {of}, 0 or more"
    raise InvalidRequest(msg)


def items(found: Iterable[T], name: str) -> list[T]:
    """Validate a list of anything but records; a single text or a dictionary is not one."""
    if isinstance(found, str | Mapping) or not isinstance(found, Iterable):
        msg = f"{name} is {found!r}, which is no list; write [...] with one entry in each place"
        raise InvalidRequest(msg)
    return list(found)


def records(found: Iterable[T], kind: type) -> Iterable[T]:
    """Validate records of a kind, to be iterated once; for ``Interaction`` the bare log (``Logged``) will do.

    Only the first is checked, so that a long log costs no more than a short one.
    """
    one = kind.__name__.lower()
    kinds = (kind, Logged) if kind is Interaction else (kind,)
    advice = f"hand in network.{one}s"
    if isinstance(found, kinds):
        msg = f"a single {one} was handed in where a list of {one}s is needed; write [{one}], or {advice}"
        raise InvalidRequest(msg)
    if isinstance(found, str | Mapping | Logged) or not isinstance(found, Iterable) or hasattr(found, "iterrows"):
        msg = f"{_called(found)} was handed in where a list of {one}s is needed; {advice}"
        raise InvalidRequest(msg)
    rest = iter(found)
    first = next(rest, _NOTHING)
    if first is not _NOTHING and not isinstance(first, kinds):
        msg = f"a list of {one}s is needed, but its first entry is {_called(first)}; {advice}"
        raise InvalidRequest(msg)
    if isinstance(found, list | tuple):
        return found
    return () if first is _NOTHING else chain((first,), rest)


def graph_with(found: Any, *people: Hashable) -> nx.Graph[Any]:  # noqa: ANN401
    """Validate a networkx graph that holds these people. ``UnknownContact`` names those whom it does not hold."""
    import networkx as nx

    if not isinstance(found, nx.Graph):
        msg = f"{_called(found)} was handed in where a graph is needed; hand in network.graph()"
        raise InvalidRequest(msg)
    missing = sorted(repr(who) for who in set(people) if who not in found)
    if missing:
        msg = (
            f"not in this graph of {len(found)}: {', '.join(missing)}; list(graph) shows who is, and "
            "graph.add_edge(a, b) adds somebody whom a contact knows"
        )
        raise UnknownContact(msg)
    return found


def _called(found: object) -> str:
    """The kind of a value, with an article: a whole network or table would fill a page."""
    kind = type(found).__name__
    if found is None:
        return "None"
    if isinstance(found, str):
        return f"the text {found[:40]!r}"
    own = type(found).__module__.startswith("netkit.model")
    word = kind.lower() if own else {"dict": "dictionary", "int": "number", "float": "number"}.get(kind, kind)
    return f"{'an' if word[0] in 'aeiouAEIO' else 'a'} {word}"
