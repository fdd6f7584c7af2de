"""What makes a record valid: each check returns nothing, or raises InvalidRecord with what to write instead.

They run for every record that is made, a million times when a long log is read: messages are composed only after a
check has failed, and most values need only a quick test.
"""

from __future__ import annotations

import sys
import typing
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, Final, Literal, NamedTuple, NoReturn, TypeAlias, get_args, get_origin

from netkit.errors import InvalidRecord

Check: TypeAlias = Callable[[Any, str, Any], None]
"""Takes the record, the name of the field, and its value."""


class Rule(NamedTuple):
    """A check, and a quick test: an expression of Python that is true only of a ``value`` that needs no check."""

    quick: str
    check: Check


def check_fields(record: Any) -> None:  # noqa: ANN401 - any record
    """Check each field as its annotation says; an id must not be empty."""
    (_COMPILED.get(type(record)) or _compiled(type(record)))(record)


_COMPILED: Final[dict[type[Any], Callable[[Any], None]]] = {}


def _compiled(kind: type[Any]) -> Callable[[Any], None]:
    """The checks of a kind of record as one function, made once: a loop over the fields takes twice as long."""
    rules = {name: _rule(hint) for name, hint in typing.get_type_hints(kind, include_extras=True).items()}
    lines = ["def check_all(record):"]
    for name, rule in rules.items():
        lines += [f"    value = record.{name}", f"    if not ({rule.quick}): check_{name}(record, {name!r}, value)"]
    known = {**vars(sys.modules[kind.__module__]), **{f"check_{name}": rule.check for name, rule in rules.items()}}
    exec("\n".join(lines), known)
    return _COMPILED.setdefault(kind, known["check_all"])


def _rule(hint: Any) -> Rule:  # noqa: ANN401 - any annotation
    """How values with this annotation are checked; in ``Annotated``, the rule stands in the annotation itself."""
    of = get_args(hint)
    if type(None) in of:
        quick, check = _rule(of[0])
        return Rule(f"value is None or {quick}", check)
    if hasattr(hint, "__metadata__"):
        rule: Rule = hint.__metadata__[0]
        return rule
    if get_origin(hint) is Literal:
        return Rule(f"value in {of!r}", partial(check_choice, of))
    if get_origin(hint) is frozenset:
        return Rule("type(value) is frozenset and not value", partial(_check_set, get_args(of[0])))
    if get_origin(hint) is tuple:
        none_or_one = "(not value or len(value) == 1 and type(value[0]) is str)"
        return Rule(f"type(value) is tuple and {none_or_one}", _check_group)
    if hint is date:
        return _DAY
    plain = getattr(hint, "__supertype__", hint)
    return Rule(f"type(value) is {plain.__name__}", _check_text if plain is str else partial(_check_type, plain))


def place(record: Any) -> str:  # noqa: ANN401 - any record
    """The record in words, for a message."""
    match type(record).__name__:
        case "Cadence":
            return "cadence"
        case "Tie":
            return f"the tie {record.a!r} to {record.b!r}"
        case kind:
            return f"{kind.lower()} {record.id!r}"


def refuse(record: object, problem: str, *fields: str) -> NoReturn:
    """Raise InvalidRecord, naming the record; ``fields`` are those that the problem names."""
    where, kind = place(record), type(record).__name__
    called = str(getattr(record, "name", "")) if kind == "Contact" else ""
    msg = f"{where} {problem}"
    raise InvalidRecord(msg, where, called if called.strip() else f"this {kind.lower()}", fields)


def _check_id(record: object, name: str, value: object) -> None:
    if not value:
        msg = f"this {type(record).__name__.lower()} needs an id"
        raise InvalidRecord(msg)
    _check_text(record, name, value)


def _check_contact(record: object, name: str, contact: object) -> None:
    _check_text(record, name, contact)
    if contact in ("", "me"):
        refuse(record, f"needs a contact, but has {contact!r}")


def written(lacks: str) -> Rule:
    """The rule for a text that must not be blank; ``lacks`` is what the message says if it is."""

    def check(record: object, name: str, text: object) -> None:
        if text is not None:
            _check_text(record, name, text)
        if not text or str(text).isspace():
            refuse(record, lacks)

    return Rule("type(value) is str and value and not value.isspace()", check)


def check_order(record: object, first: str, *later: str) -> None:
    """Check that no later day, where there is one, is before the first."""
    day = getattr(record, first)
    for name in later:
        other = getattr(record, name)
        if other is not None and day is not None and other < day:
            refuse(record, f"has {name} {other}, which is before {first} {day}", name, first)


def _check_text(record: object, name: str, value: object) -> None:
    if isinstance(value, str):
        return
    if type(value).__name__ == "Contact":
        refuse(record, f"has a whole contact as {name}; write their id, {getattr(value, 'id', '')!r}")
    problem = f"has {name} {value!r}; it must be a text"
    if value is None or value != value:  # NaN, which pandas has for an empty cell, is not even itself.
        problem += ": write '' where nobody has said it"
    elif isinstance(value, int | float):
        problem += f": write {str(value)!r}"
    refuse(record, problem, name)


def _check_group(record: object, name: str, group: object) -> None:
    # One text would be read as its letters, and a list could be changed later.
    if type(group) is tuple:
        try:
            "".join(group)  # The quickest way to find what is not a text.
        except TypeError:
            for part in group:
                _check_text(record, name, part)
        return
    if isinstance(group, str):
        advice = f"is one text; write {(group,)!r}"
    elif isinstance(group, list | set | frozenset):
        advice = f"is no tuple; write {tuple(group)!r}"
    else:
        advice = "is no tuple of texts; write (), or ('one', 'two')"
    refuse(record, f"has {name} {group!r}, which {advice}", name)


def _check_labels(record: object, name: str, labels: tuple[str, ...]) -> None:
    _check_group(record, name, labels)
    if labels and (len(set(labels)) != len(labels) or not all(label.strip() for label in labels)):
        refuse(record, f"has an empty or a repeated {name.removesuffix('s')} in {labels!r}", name.removesuffix("s"))


def _must_be(wanted: str) -> Check:
    """A check that refuses every value: for a rule whose quick test is all there is to it."""

    def check(record: object, name: str, value: object) -> None:
        refuse(record, f"has {name} {value!r}; it must be {wanted}", name)

    return check


def check_choice(allowed: tuple[str, ...], record: object, name: str, value: object) -> None:
    """Check that this is one of the texts allowed."""
    if value not in allowed:
        refuse(record, f"has {name} {value!r}; it must be one of {', '.join(allowed)}", name)


def _check_set(allowed: tuple[str, ...], record: object, name: str, values: object) -> None:
    if not isinstance(values, frozenset):
        some = f"{{{values!r}}}" if isinstance(values, str) else f"{{{allowed[-1]!r}}}"
        refuse(record, f"has {name} {values!r}; write them as frozenset({some})")
    for value in values:
        check_choice(allowed, record, name.removesuffix("s"), value)


def _check_type(kind: type[Any], record: object, name: str, value: object) -> None:
    if not isinstance(value, kind):
        advice = _ADVICE.get(kind.__name__, f"it must be of the type {kind.__name__}")
        refuse(record, f"has {name} {value!r}; {advice}", name)


_ADVICE: Final = {"bool": "it must be True or False", "Cadence": "write it as Cadence(1, 'months')"}

ID: Final = Rule("type(value) is str and value", _check_id)
CONTACT: Final = Rule("type(value) is str and value and value != 'me'", _check_contact)
LABELS: Final = Rule("type(value) is tuple and not value", _check_labels)
MINUTES: Final = Rule("type(value) is int and value >= 0", _must_be("a whole number of minutes, 0 or more"))
CLOSENESS: Final = Rule(
    "type(value) is int and 1 <= value <= 5", _must_be("a whole number from 1 (distant) to 5 (very close)")
)
# A datetime is a date to Python, but two people in two time zones would not agree on the day.
_DAY: Final = Rule("type(value) is date", _must_be("a date without a time, such as date(2026, 3, 20)"))
