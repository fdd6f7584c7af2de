"""How each kind of record lies in its table, and the SQL that puts it there, finds it and takes it out."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, Final, Generic, TypeAlias, TypeVar, assert_never

from netkit.errors import InvalidRecord
from netkit.model import (
    ME,
    Ask,
    Contact,
    ContactId,
    Exchange,
    Interaction,
    Logged,
    Position,
    Promise,
    Record,
    Referral,
    Tie,
)
from netkit.results import counted
from netkit.store.encoding import Form, Value, as_is, form, remembered


@dataclass(frozen=True, slots=True)
class Distinct:
    """Somebody has said that these two contacts are two people and not one; kept with the lesser id first."""

    a: ContactId
    b: ContactId

    def __post_init__(self) -> None:
        if self.a > self.b:
            first, second = self.b, self.a
            object.__setattr__(self, "a", first)
            object.__setattr__(self, "b", second)


Kept: TypeAlias = Record | Distinct
"""All that lies on a shelf."""

R = TypeVar("R", bound=Kept)
Key: TypeAlias = tuple[str, ...]
Row: TypeAlias = tuple[Value, ...]

_AT_ONCE: Final = 5_000


@dataclass(frozen=True)
class TableMap(Generic[R]):
    """One kind of record and its table, whose columns are named like the record's fields."""

    kind: type[R]
    table: str
    key: tuple[str, ...] = ("id",)
    people: tuple[str, ...] = ("contact",)
    """The columns that name a contact."""
    order: tuple[str, ...] = ("on", "id")
    """The columns by which they come."""
    noun: str = ""
    plural: str = ""
    """What people call such a record, if not by the name of its class."""

    @cached_property
    def forms(self) -> dict[str, Form]:
        """The record's fields, and the form of each."""
        return {part.name: form(str(part.type)) for part in fields(self.kind)}

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

    # Changing.

    def insert(self, connection: sqlite3.Connection, record: R) -> None:
        """Put in a record that is not here yet."""
        marks = ", ".join("?" * len(self.columns))
        connection.execute(f"INSERT INTO {self.table} ({_quoted(self.columns)}) VALUES ({marks})", self._values(record))

    def update(self, connection: sqlite3.Connection, record: R) -> None:
        """Put a record in the place of the one with the same key."""
        places = ", ".join(f'"{name}" = ?' for name in self.columns)
        connection.execute(
            f"UPDATE {self.table} SET {places} WHERE {self._where}",
            (*self._values(record), *self.key_of(record)),
        )

    def delete(self, connection: sqlite3.Connection, key: Key) -> None:
        """Take a record out."""
        connection.execute(f"DELETE FROM {self.table} WHERE {self._where}", key)

    # Reading.

    def has(self, connection: sqlite3.Connection, key: Key) -> bool:
        """Whether there is a record with this key."""
        try:
            found = connection.execute(f"SELECT 1 FROM {self.table} WHERE {self._where}", key)
        except UnicodeEncodeError:  # A key that SQLite cannot hold.
            return False
        return found.fetchone() is not None

    def all(self, connection: sqlite3.Connection) -> Iterator[R]:
        """Every record, in order; InvalidRecord names one that makes no sense."""
        return self._read(connection, f"ORDER BY {_quoted(self.order)}")

    def one(self, connection: sqlite3.Connection, key: Key) -> R | None:
        """The record with this key, if there is one."""
        if not self.has(connection, key):
            return None
        return next(self._read(connection, f"WHERE {self._where}", key), None)

    def mentioning(self, connection: sqlite3.Connection, contact: ContactId) -> list[R]:
        """Every record that names this contact, in order."""
        where = " OR ".join(f'"{column}" = ?' for column in self.people)
        order = _quoted(self.order)
        return list(self._read(connection, f"WHERE {where} ORDER BY {order}", (contact,) * len(self.people)))

    def packed(self, record: R) -> str:
        """The record as one text."""
        return json.dumps([put(getattr(record, name)) for name, (put, _) in self.forms.items()], ensure_ascii=False)

    def unpacked(self, text: str) -> R:
        """The record in such a text."""
        return self._made([tuple(json.loads(text))], self._takes)[0]

    def _read(self, connection: sqlite3.Connection, rest: str = "", values: Key = ()) -> Iterator[R]:
        cursor = connection.execute(f"SELECT {_quoted(self.columns)} FROM {self.table} {rest}", values)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from self._made(rows, self._takes)

    def _made(self, rows: list[Row], takes: list[Callable[[Value], Value]]) -> list[R]:
        """A record from each row. Column by column, since a log may have a million rows."""
        columns = zip(*rows, strict=True)
        taken = [column if take is as_is else map(take, column) for take, column in zip(takes, columns, strict=True)]
        try:
            return list(map(self.kind, *taken))
        except (ValueError, TypeError, AttributeError) as error:
            if len(rows) > 1:
                return [record for row in rows for record in self._made([row], takes)]
            found = dict(zip(self.forms, rows[0], strict=True))
            msg = f"{self.named(tuple(found[part] for part in self.key))}: {error}"
            raise InvalidRecord(msg) from error

    @property
    def _where(self) -> str:
        return " AND ".join(f'"{name}" = ?' for name in self.key)

    @cached_property
    def _takes(self) -> list[Callable[[Value], Value]]:
        return [take for _, take in self.forms.values()]

    def _values(self, record: R) -> Row:
        return tuple(self.forms[name][0](getattr(record, name)) for name in self.columns)


class _Interactions(TableMap[Interaction]):
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

    def mentioning(self, connection: sqlite3.Connection, contact: ContactId) -> list[Interaction]:
        where = "WHERE id IN (SELECT interaction FROM interaction_contacts WHERE contact = ?)"
        return list(self._read(connection, f"{where} ORDER BY {_quoted(self.order)}", (contact,)))

    def _read(self, connection: sqlite3.Connection, rest: str = "", values: Key = ()) -> Iterator[Interaction]:
        present = _present(connection, rest, values)
        takes = self._takes.copy()
        takes[list(self.forms).index("contacts")] = lambda interaction: present.get(interaction, ())
        asked = _quoted("id" if name == "contacts" else name for name in self.forms)
        cursor = connection.execute(f"SELECT {asked} FROM {self.table} {rest}", values)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from self._made(rows, takes)

    def logged(self, connection: sqlite3.Connection) -> list[Logged]:
        """The bare log, in no order: an interaction with several people comes once for each."""
        day, flag = self.forms["on"][1], self.forms["answered"][1]
        alone = remembered(lambda contact: (contact,))
        cursor = connection.execute(
            'SELECT id, "on", contact, answered FROM interaction_contacts JOIN interactions ON id = interaction'
        )
        log: list[Logged] = []
        while rows := cursor.fetchmany(_AT_ONCE):
            ids, days, contacts, answers = zip(*rows, strict=True)
            try:
                log += map(Logged, ids, map(day, days), map(alone, contacts), map(flag, answers))
            except (ValueError, TypeError):
                list(self.all(connection))  # Which says whose record it is that makes no sense.
                raise
        return log


def _present(connection: sqlite3.Connection, rest: str, values: Key) -> dict[str, tuple[ContactId, ...]]:
    """Who took part in each of these interactions."""
    these = f"WHERE interaction IN (SELECT id FROM interactions {rest})" if values else ""
    present: dict[str, tuple[ContactId, ...]] = {}
    alone: dict[ContactId, tuple[ContactId, ...]] = {}  # Most are with one person: one tuple for all of those.
    for interaction, contact in connection.execute(
        f"SELECT interaction, contact FROM interaction_contacts {these} ORDER BY position", values
    ):
        one = alone.get(contact) or alone.setdefault(contact, (contact,))
        present[interaction] = present[interaction] + one if interaction in present else one
    return present


CONTACTS: Final = TableMap(Contact, "contacts", people=("introducer",), order=("name", "id"))
TIES: Final = TableMap(Tie, "ties", key=("a", "b"), people=("a", "b"), order=("a", "b"))
POSITIONS: Final = TableMap(Position, "positions", order=("since", "id"))
INTERACTIONS: Final = _Interactions(Interaction, "interactions")
EXCHANGES: Final = TableMap(Exchange, "exchanges")
ASKS: Final = TableMap(Ask, "asks")
PROMISES: Final = TableMap(Promise, "promises", order=("due_on", "id"))
REFERRALS: Final = TableMap(Referral, "referrals", people=("referred_by", "person"))
DISTINCT: Final = TableMap(
    Distinct,
    "rejected_duplicates",
    key=("a", "b"),
    people=("a", "b"),
    order=("a", "b"),
    noun="pair known to be two people",
    plural="pairs known to be two people",
)

TABLES: Final[dict[type[Record], TableMap[Any]]] = {
    shelf.kind: shelf for shelf in (CONTACTS, TIES, POSITIONS, INTERACTIONS, EXCHANGES, ASKS, PROMISES, REFERRALS)
}
ALL_TABLES: Final[dict[str, TableMap[Any]]] = {shelf.table: shelf for shelf in (*TABLES.values(), DISTINCT)}


def counts_in_words(counts: Mapping[str, int]) -> str:
    """How many records of each table, for people to read.

    >>> counts_in_words({"ties": 1, "asks": 2, "rejected_duplicates": 2})
    '1 tie, 2 asks and 2 pairs known to be two people'
    """
    words = []
    for name, number in counts.items():
        table = ALL_TABLES[name]
        words.append(counted(number, table.noun or table.kind.__name__.lower(), table.plural))
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


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


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
