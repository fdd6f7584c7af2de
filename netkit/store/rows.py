"""How each kind of record lies in its table, and the SQL that puts it there, finds it and takes it out."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from typing import Any, Final, Generic, TypeAlias, TypeVar, assert_never

from netkit.errors import InvalidRecord
from netkit.model import (
    ME,
    Ask,
    Cadence,
    Contact,
    ContactId,
    Exchange,
    Interaction,
    Position,
    Promise,
    Record,
    Referral,
    Tie,
)

R = TypeVar("R", bound=Record)
Key: TypeAlias = tuple[str, ...]

# What comes back from the file can be anything, if another program wrote to it; the model judges it.
Value: TypeAlias = Any
Form: TypeAlias = tuple[Callable[[Value], Value], Callable[[Value], Value]]
"""How a value is put into the file, and how it is taken out."""


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


def _cadence(value: Value) -> Cadence:
    count, unit = value.split()
    return Cadence(int(count), unit)


_FORMS: Final[dict[str, Form]] = {
    "int": (lambda value: value, lambda value: value),
    "bool": (_flag, _flag),
    "date": (date.isoformat, date.fromisoformat),
    "tuple[str, ...]": (_list, _tuple),
    "tuple[ContactId, ...]": (tuple, tuple),
    "frozenset[Role]": (lambda roles: _list(sorted(roles)), lambda value: frozenset(_tuple(value))),
    "Cadence": (lambda cadence: f"{cadence.count} {cadence.unit}", _cadence),
}


def _form(annotation: str) -> Form:
    """The form of a record's field, by its annotation; texts, and choices from a few texts, stay as they are."""
    plain = annotation.removesuffix(" | None")
    put, take = _FORMS.get(plain, (_text, _text))
    if plain == annotation:
        return put, take
    return lambda value: None if value is None else put(value), lambda value: None if value is None else take(value)


@dataclass(frozen=True)
class Shelf(Generic[R]):
    """One kind of record and its table, whose columns are named like the record's fields."""

    kind: type[R]
    table: str
    key: tuple[str, ...] = ("id",)

    @cached_property
    def forms(self) -> dict[str, Form]:
        """The record's fields, and the form of each."""
        return {part.name: _form(str(part.type)) for part in fields(self.kind)}

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The fields that are columns of the table."""
        return tuple(self.forms)

    def key_of(self, record: R) -> Key:
        """What tells this record from the others of its kind."""
        return tuple(getattr(record, name) for name in self.key)

    def named(self, key: Key) -> str:
        """The record with this key, in words."""
        return f"{self.kind.__name__.lower()} {' to '.join(repr(part) for part in key)}"

    def has(self, connection: sqlite3.Connection, key: Key) -> bool:
        """Whether a record with this key is there."""
        try:
            found = connection.execute(f"SELECT 1 FROM {self.table} WHERE {self._where}", key)
        except UnicodeEncodeError:  # Half of a character; no file holds that.
            return False
        return found.fetchone() is not None

    def insert(self, connection: sqlite3.Connection, record: R) -> None:
        """Put a new record in."""
        marks = ", ".join("?" * len(self.columns))
        connection.execute(
            f"INSERT INTO {self.table} ({_quoted(self.columns)}) VALUES ({marks})",
            self._values(record),
        )

    def update(self, connection: sqlite3.Connection, record: R) -> None:
        """Put a record in the place of the one with the same key."""
        changes = ", ".join(f'"{name}" = ?' for name in self.columns)
        connection.execute(
            f"UPDATE {self.table} SET {changes} WHERE {self._where}",
            (*self._values(record), *self.key_of(record)),
        )

    def delete(self, connection: sqlite3.Connection, key: Key) -> None:
        """Take a record out, and by the file's foreign keys whatever cannot be without it."""
        connection.execute(f"DELETE FROM {self.table} WHERE {self._where}", key)

    def rows(self, connection: sqlite3.Connection) -> Iterator[dict[str, Value]]:
        """Every row, as the file has it."""
        for row in connection.execute(f"SELECT {_quoted(self.columns)} FROM {self.table}"):
            yield dict(zip(self.columns, row, strict=True))

    def record(self, row: dict[str, Value]) -> R:
        """The record in this row; ValueError, TypeError or AttributeError if the row does not hold one."""
        return self.kind(**{name: take(row[name]) for name, (_, take) in self.forms.items()})

    @property
    def _where(self) -> str:
        return " AND ".join(f'"{name}" = ?' for name in self.key)

    def _values(self, record: R) -> tuple[Value, ...]:
        return tuple(self.forms[name][0](getattr(record, name)) for name in self.columns)


class _Interactions(Shelf[Interaction]):
    """Who took part lies in a table of its own, so that SQLite can see to it that they are there."""

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return tuple(name for name in self.forms if name != "contacts")

    def insert(self, connection: sqlite3.Connection, record: Interaction) -> None:
        super().insert(connection, record)
        connection.executemany(
            "INSERT INTO interaction_contacts (interaction, position, contact) VALUES (?, ?, ?)",
            [(record.id, position, contact) for position, contact in enumerate(record.contacts)],
        )

    def update(self, connection: sqlite3.Connection, record: Interaction) -> None:
        self.delete(connection, self.key_of(record))
        self.insert(connection, record)

    def rows(self, connection: sqlite3.Connection) -> Iterator[dict[str, Value]]:
        present = defaultdict(list)
        for interaction, contact in connection.execute(
            "SELECT interaction, contact FROM interaction_contacts ORDER BY interaction, position"
        ):
            present[interaction].append(contact)
        for row in super().rows(connection):
            yield row | {"contacts": present[row["id"]]}


CONTACTS: Final = Shelf(Contact, "contacts")
TIES: Final = Shelf(Tie, "ties", key=("a", "b"))
POSITIONS: Final = Shelf(Position, "positions")
INTERACTIONS: Final = _Interactions(Interaction, "interactions")
EXCHANGES: Final = Shelf(Exchange, "exchanges")
ASKS: Final = Shelf(Ask, "asks")
PROMISES: Final = Shelf(Promise, "promises")
REFERRALS: Final = Shelf(Referral, "referrals")

SHELVES: Final[dict[type[Record], Shelf[Any]]] = {
    shelf.kind: shelf for shelf in (CONTACTS, TIES, POSITIONS, INTERACTIONS, EXCHANGES, ASKS, PROMISES, REFERRALS)
}


def mentioned(record: Record) -> tuple[ContactId, ...]:
    """The contacts that have to be there for this record to make sense."""
    match record:
        case Contact(introduced_by=introducer):
            return () if introducer in (None, ME) else (introducer,)
        case Tie(a=a, b=b):
            return (a, b)
        case Interaction(contacts=contacts):
            return contacts
        case Position(contact=contact) | Exchange(contact=contact) | Ask(contact=contact) | Promise(contact=contact):
            return (contact,)
        case Referral(referred_by=contact):
            return (contact,)
        case _:
            assert_never(record)


def forget(connection: sqlite3.Connection, contact: ContactId) -> None:
    """Take a contact out, with everything that only makes sense with them.

    The file's foreign keys see to their ties, positions, exchanges, asks and promises, the referrals by them and their
    part in interactions.
    """
    connection.execute("UPDATE contacts SET introduced_by = NULL WHERE introduced_by = ?", (contact,))
    connection.execute("DELETE FROM referrals WHERE person = ?", (contact,))
    CONTACTS.delete(connection, (contact,))
    connection.execute("DELETE FROM interactions WHERE id NOT IN (SELECT interaction FROM interaction_contacts)")


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
