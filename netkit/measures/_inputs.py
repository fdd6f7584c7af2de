"""What was handed to a measure: whether it is a day, a whole number, records of the right kind, or a graph.

A slip here would else come to light deep inside, in words about attributes. Each check names what was found and says
what to hand in. It looks at one record only, so a log of a million costs no more than a short one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, TypeVar

from netkit.errors import InvalidRequest
from netkit.model import Interaction, Logged

if TYPE_CHECKING:
    import networkx as nx

One = TypeVar("One")

_NOTHING: Final[Any] = object()


def day(today: object, name: str = "today") -> date:
    """The day as it was given. ``InvalidRequest`` for anything but a date without a time.

    >>> print(day(date(2026, 3, 10)))
    2026-03-10
    >>> day("2026-03-10")
    Traceback (most recent call last):
    netkit.errors.InvalidRequest: today is '2026-03-10'; it must be a date without a time, such as date(2026, 3, 10)
    """
    # A datetime is a date to Python, but the two cannot be compared.
    if not isinstance(today, date) or isinstance(today, datetime):
        msg = f"{name} is {today!r}; it must be a date without a time, such as date(2026, 3, 10)"
        raise InvalidRequest(msg)
    return today


def whole(number: object, name: str, of: str, *, least: int) -> int:
    """The whole number as it was given. ``InvalidRequest`` for anything else, and for one below the ``least``.

    >>> whole(2.5, "wait", "days", least=0)
    Traceback (most recent call last):
    netkit.errors.InvalidRequest: wait is 2.5; it must be a whole number of days, 0 or more
    """
    if not isinstance(number, int) or isinstance(number, bool) or number < least:
        msg = f"{name} is {number!r}; it must be a whole number of {of}, {least} or more"
        raise InvalidRequest(msg)
    return number


def records(found: Iterable[One], kind: type, advice: str = "") -> Iterable[One]:
    """The records as they were given, to be gone through once. ``InvalidRequest`` for anything else.

    ``kind`` is the class of the records; where it is ``Interaction``, the bare log (``Logged``) will do. Lists and
    tuples come back as they are. ``advice`` is what to do instead, where a network has no table of them.

    >>> from netkit.model import Contact
    >>> mei = Contact("mei", "Mei")
    >>> [one.name for one in records([mei], Contact)]
    ['Mei']
    >>> records(mei, Contact)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    netkit.errors.InvalidRequest: a single contact was handed in ... write [contact], or hand in network.contacts
    """
    plural = _plural(kind)
    kinds = (kind, Logged) if kind is Interaction else (kind,)
    advice = advice or f"hand in network.{plural}"
    if isinstance(found, kinds):
        one = kind.__name__.lower()
        msg = f"a single {one} was handed in where a list of {plural} is needed; write [{one}], or {advice}"
        raise InvalidRequest(msg)
    if isinstance(found, str | Mapping | Logged) or not isinstance(found, Iterable) or hasattr(found, "iterrows"):
        msg = f"{_named(found)} was handed in where a list of {plural} is needed; {advice}"
        raise InvalidRequest(msg)
    rest = iter(found)
    first = next(rest, _NOTHING)
    if first is not _NOTHING and not isinstance(first, kinds):
        msg = f"a list of {plural} is needed, but its first entry is {_named(first)}; {advice}"
        raise InvalidRequest(msg)
    if isinstance(found, list | tuple):
        return found
    return () if first is _NOTHING else chain((first,), rest)


def graph(found: Any) -> nx.Graph[Any]:  # noqa: ANN401 - that is what is to be found out
    """The graph as it was given. ``InvalidRequest`` for anything else, such as the network that it can be made from.

    >>> graph([("mei", "jae")])
    Traceback (most recent call last):
    netkit.errors.InvalidRequest: a list was handed in where a graph is needed; hand in network.graph()
    """
    import networkx as nx

    if not isinstance(found, nx.Graph):
        msg = f"{_named(found)} was handed in where a graph is needed; hand in network.graph()"
        raise InvalidRequest(msg)
    return found


def _plural(kind: type) -> str:
    """What records of a kind are called, and the network's name for its table of them."""
    return f"{kind.__name__.lower()}s"


def _named(found: object) -> str:
    """What was found, by its kind: a whole network or table would fill a page."""
    kind = type(found).__name__
    if found is None:
        return "None"
    if isinstance(found, str):
        return f"the text {found[:40]!r}"
    own = type(found).__module__.startswith("netkit.model")
    word = kind.lower() if own else {"dict": "dictionary", "int": "number", "float": "number"}.get(kind, kind)
    return f"{'an' if word[0] in 'aeiouAEIO' else 'a'} {word}"
