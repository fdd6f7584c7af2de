"""What makes a record valid: each check passes in silence or raises ``InvalidRecord`` with what to write instead.

They are called at the birth of every record, a million times when a long log is read: words are made only where a check
has failed.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from typing import Any

from netkit.errors import InvalidRecord


def is_whole(value: object) -> bool:
    """Whether this is a whole number; True and False are not."""
    return isinstance(value, int) and not isinstance(value, bool)


def check_id(record: Any) -> None:  # noqa: ANN401 - any of those that have an id
    """An id is a text with something in it."""
    if not record.id:
        msg = f"this {type(record).__name__.lower()} needs an id"
        raise InvalidRecord(msg)
    if not isinstance(record.id, str):
        raise no_text(record, "id", record.id)


def place(record: Any) -> str:  # noqa: ANN401 - any record
    """Where something is wrong, in words."""
    match type(record).__name__:
        case "Cadence":
            return "cadence"
        case "Tie":
            return f"the tie {record.a!r} to {record.b!r}"
        case kind:
            return f"{kind.lower()} {record.id!r}"


def check_contact(record: object, contact: str, name: str = "contact", *, me: str) -> None:
    """A contact is named by an id, and is not ``me``."""
    if not contact or contact == me:
        msg = f"{place(record)} needs a contact, but has {contact!r}"
        raise InvalidRecord(msg)
    if not isinstance(contact, str):
        raise no_text(record, name, contact)


def check_texts(record: object, *names: str) -> None:
    """These fields are texts."""
    for name in names:
        value = getattr(record, name)
        if not isinstance(value, str):
            raise no_text(record, name, value)


def check_written(record: object, name: str, text: object, lacks: str) -> None:
    """This text says something; ``lacks`` is what is said of the record where it does not."""
    if text is not None and not isinstance(text, str):
        raise no_text(record, name, text)
    if text is None or not text.strip():
        msg = f"{place(record)} {lacks}"
        raise InvalidRecord(msg)


def no_text(record: object, name: str, value: object) -> InvalidRecord:
    """The error for what is no text."""
    if type(value).__name__ == "Contact":
        return InvalidRecord(
            f"{place(record)} has a whole contact as {name}; write their id, {getattr(value, 'id', '')!r}"
        )
    msg = f"{place(record)} has {name} {value!r}; it must be a text"
    if value is None or value != value:  # NaN, which pandas has for an empty cell, is not even itself.
        msg += ": write '' where nobody has said it"
    elif isinstance(value, int | float):
        msg += f": write {str(value)!r}"
    return InvalidRecord(msg)


def check_group(record: object, name: str, group: object) -> None:
    """Refuse what is no tuple of texts: one text would be taken for its letters, and a list could be changed later."""
    if type(group) is tuple:
        try:
            "".join(group)  # Which does not work with what is no text, and is the quickest way to find out.
        except TypeError:
            raise no_text(record, name, next(part for part in group if not isinstance(part, str))) from None
        return
    if isinstance(group, str):
        advice = f"is one text; write {(group,)!r}"
    elif isinstance(group, list | set | frozenset):
        advice = f"is no tuple; write {tuple(group)!r}"
    else:
        advice = "is no tuple of texts; write (), or ('one', 'two')"
    msg = f"{place(record)} has {name} {group!r}, which {advice}"
    raise InvalidRecord(msg)


def check_roles(record: object, roles: object, allowed: tuple[str, ...]) -> None:
    """Roles are a frozenset of those there are."""
    if not isinstance(roles, frozenset):
        some = f"{{{roles!r}}}" if isinstance(roles, str) else "{'support'}"
        msg = f"{place(record)} has roles {roles!r}; write them as frozenset({some})"
        raise InvalidRecord(msg)
    for role in roles:
        check_choice(record, "role", role, allowed)


def check_labels(record: object, what: str, labels: tuple[str, ...]) -> None:
    """Labels are a tuple of texts, none of them empty or there twice."""
    if labels == ():
        return
    check_group(record, f"{what}s", labels)
    if len(set(labels)) != len(labels) or not all(label.strip() for label in labels):
        msg = f"{place(record)} has an empty or a repeated {what} in {labels!r}"
        raise InvalidRecord(msg)


def check_minutes(record: object, what: str, value: object) -> None:
    """Minutes are a whole number, 0 or more."""
    if not is_whole(value) or value < 0:  # type: ignore[operator]
        msg = f"{place(record)} has {what} {value!r}; it must be a whole number of minutes, 0 or more"
        raise InvalidRecord(msg)


def check_closeness(record: object, value: object, steps: Container[object]) -> None:
    """Closeness is one of these steps."""
    if not is_whole(value) or value not in steps:
        msg = f"{place(record)} has closeness {value!r}; it must be a whole number from 1 (distant) to 5 (very close)"
        raise InvalidRecord(msg)


def check_choice(record: object, what: str, value: object, allowed: tuple[str, ...]) -> None:
    """The value is one of those allowed."""
    if value not in allowed:
        msg = f"{place(record)} has {what} {value!r}; it must be one of {', '.join(allowed)}"
        raise InvalidRecord(msg)


def check_day(record: object, what: str, value: object, *, required: bool = False) -> None:
    """A day is a date without a time, or ``None`` where none is required."""
    if value is None and not required:
        return
    # A datetime is a date to Python, but two people in two time zones would not agree on the day.
    if type(value) is not date:
        msg = f"{place(record)} has {what} {value!r}; it must be a date without a time, such as date(2026, 3, 20)"
        raise InvalidRecord(msg)


def check_order(record: object, first_name: str, first: date, name: str, later: date | None) -> None:
    """The later day, if there is one, is not before the first."""
    if later is None:
        return
    check_day(record, name, later)
    if later < first:
        msg = f"{place(record)} has {name} {later}, which is before {first_name} {first}"
        raise InvalidRecord(msg)
