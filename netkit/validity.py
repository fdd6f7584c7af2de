"""What makes a record valid: each check returns nothing, or raises InvalidRecord with what to write instead.

They run for every record that is made, a million times when a long log is read: messages are composed only after a
check has failed.
"""

from __future__ import annotations

import typing
from collections.abc import Callable
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any, Final, Literal, NamedTuple, NoReturn, TypeAlias, get_args, get_origin

from netkit.errors import InvalidRecord

Check: TypeAlias = Callable[[Any, str, Any], None]
"""Takes the record, the name of the field, and its value."""


def check_fields(record: Any) -> None:  # noqa: ANN401 - any record
    """Check each field as its annotation says; an id must not be empty."""
    get_values, checks_of, known = _PLANS.get(type(record)) or _plan(type(record))
    values = get_values(record)
    types = tuple(map(type, values))
    checks = known.get(types)
    if checks is None:
        # A value of many a type needs no further check: for a long log, the others are found only once.
        checks = [(at, *checks_of[at][:2]) for at, kind in enumerate(types) if kind not in checks_of[at][2]]
        known[types] = checks
    for at, name, check in checks:
        check(record, name, values[at])


class _Plan(NamedTuple):
    """The checks of a kind of record: a getter of all values, and for each field its name, check and types without one.

    ``known`` has the place, name and check of the fields that are left to check, by the types of all values.
    """

    get_values: Callable[[Any], tuple[Any, ...]]
    checks_of: list[tuple[str, Check, set[type[Any]]]]
    known: dict[tuple[type[Any], ...], list[tuple[int, str, Check]]]


_PLANS: Final[dict[type[Any], _Plan]] = {}


def _plan(kind: type[Any]) -> _Plan:
    hints = typing.get_type_hints(kind, include_extras=True)
    checks = [(name, *_check(hint)) for name, hint in hints.items()]
    return _PLANS.setdefault(kind, _Plan(attrgetter(*hints), checks, {}))


def _check(hint: Any) -> tuple[Check, set[type[Any]]]:  # noqa: ANN401 - any annotation
    """The check of values with this annotation, and the types of values that need none.

    In ``Annotated``, the check stands in the annotation itself.
    """
    of = get_args(hint)
    if type(None) in of:
        check, without = _check(of[0])
        return check, {*without, type(None)}
    if hasattr(hint, "__metadata__"):
        return hint.__metadata__[0], set()
    if get_origin(hint) is Literal:
        return partial(check_choice, of), set()
    if get_origin(hint) is frozenset:
        return partial(_check_set, get_args(of[0])), set()
    if get_origin(hint) is tuple:
        return check_group, set()
    plain = getattr(hint, "__supertype__", hint)
    return {str: check_text, date: _check_day}.get(plain) or partial(_check_type, plain), {plain}


def place(record: Any) -> str:  # noqa: ANN401 - any record
    """The record in words, for a message."""
    match type(record).__name__:
        case "Cadence":
            return "cadence"
        case "Tie":
            return f"the tie {record.a!r} to {record.b!r}"
        case kind:
            return f"{kind.lower()} {record.id!r}"


def refuse(record: object, problem: str) -> NoReturn:
    """Raise InvalidRecord, naming the record."""
    msg = f"{place(record)} {problem}"
    raise InvalidRecord(msg)


def check_id(record: object, name: str, value: object) -> None:
    """Check that this is a text that is not empty."""
    if not value:
        msg = f"this {type(record).__name__.lower()} needs an id"
        raise InvalidRecord(msg)
    check_text(record, name, value)


def check_contact(record: object, name: str, contact: object) -> None:
    """Check that this is the id of a contact, and not ``me``."""
    check_text(record, name, contact)
    if contact in ("", "me"):
        refuse(record, f"needs a contact, but has {contact!r}")


def written(lacks: str) -> Check:
    """The check of a text that must not be blank; ``lacks`` is what the message says if it is."""

    def check(record: object, name: str, text: object) -> None:
        if text is not None:
            check_text(record, name, text)
        if not text or str(text).isspace():
            refuse(record, lacks)

    return check


def check_order(record: object, first: str, *later: str) -> None:
    """Check that no later day, where there is one, is before the first."""
    day = getattr(record, first)
    for name in later:
        other = getattr(record, name)
        if other is not None and day is not None and other < day:
            refuse(record, f"has {name} {other}, which is before {first} {day}")


def check_text(record: object, name: str, value: object) -> None:
    """Check that this is a text."""
    if isinstance(value, str):
        return
    if type(value).__name__ == "Contact":
        refuse(record, f"has a whole contact as {name}; write their id, {getattr(value, 'id', '')!r}")
    msg = f"{place(record)} has {name} {value!r}; it must be a text"
    if value is None or value != value:  # NaN, which pandas has for an empty cell, is not even itself.
        msg += ": write '' where nobody has said it"
    elif isinstance(value, int | float):
        msg += f": write {str(value)!r}"
    raise InvalidRecord(msg)


def check_group(record: object, name: str, group: object) -> None:
    """Check that this is a tuple of texts: one text would be read as its letters, and a list could be changed later."""
    if type(group) is tuple:
        try:
            "".join(group)  # The quickest way to find what is not a text.
        except TypeError:
            for part in group:
                check_text(record, name, part)
        return
    if isinstance(group, str):
        advice = f"is one text; write {(group,)!r}"
    elif isinstance(group, list | set | frozenset):
        advice = f"is no tuple; write {tuple(group)!r}"
    else:
        advice = "is no tuple of texts; write (), or ('one', 'two')"
    refuse(record, f"has {name} {group!r}, which {advice}")


def check_labels(record: object, name: str, labels: tuple[str, ...]) -> None:
    """Check that this is a tuple of texts, none of them blank or repeated."""
    check_group(record, name, labels)
    if labels and (len(set(labels)) != len(labels) or not all(label.strip() for label in labels)):
        refuse(record, f"has an empty or a repeated {name.removesuffix('s')} in {labels!r}")


def check_minutes(record: object, name: str, value: object) -> None:
    """Check that this is a whole number, 0 or more."""
    if type(value) is not int or value < 0:
        refuse(record, f"has {name} {value!r}; it must be a whole number of minutes, 0 or more")


def check_closeness(record: object, name: str, value: object) -> None:
    """Check that this is a whole number from 1 to 5."""
    if type(value) is not int or not 1 <= value <= 5:
        refuse(record, f"has {name} {value!r}; it must be a whole number from 1 (distant) to 5 (very close)")


def _check_day(record: object, name: str, value: object) -> None:
    # A datetime is a date to Python, but two people in two time zones would not agree on the day.
    if type(value) is not date:
        refuse(record, f"has {name} {value!r}; it must be a date without a time, such as date(2026, 3, 20)")


def check_choice(allowed: tuple[str, ...], record: object, name: str, value: object) -> None:
    """Check that this is one of the texts allowed."""
    if value not in allowed:
        refuse(record, f"has {name} {value!r}; it must be one of {', '.join(allowed)}")


def _check_set(allowed: tuple[str, ...], record: object, name: str, values: object) -> None:
    if not isinstance(values, frozenset):
        some = f"{{{values!r}}}" if isinstance(values, str) else f"{{{allowed[-1]!r}}}"
        refuse(record, f"has {name} {values!r}; write them as frozenset({some})")
    for value in values:
        check_choice(allowed, record, name.removesuffix("s"), value)


def _check_type(kind: type[Any], record: object, name: str, value: object) -> None:
    if not isinstance(value, kind):
        advice = _ADVICE.get(kind.__name__, f"it must be of the type {kind.__name__}")
        refuse(record, f"has {name} {value!r}; {advice}")


_ADVICE: Final = {"bool": "it must be True or False", "Cadence": "write it as Cadence(1, 'months')"}
