"""Which table each kind of record is stored in, and the SQL that writes and reads it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any, Final, Generic, TypeAlias, TypeVar

from netkit.codec import Codec, Convert, Value, codecs, contact_fields, remembered, unchanged
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
from netkit.pairs import Distinct, LookedAt, Stored
from netkit.results import counted, listed

R = TypeVar("R", bound=Stored)
Key: TypeAlias = tuple[str, ...]
Row: TypeAlias = tuple[Value, ...]

_BATCH: Final = 5_000


@dataclass(frozen=True)
class TableMap(Generic[R]):
    """One kind of record and its table, whose columns are named like the record's fields.

    ``names_or_ids`` are fields that hold a person's name or a contact's id; other ids of contacts are ``ContactId``.
    """

    kind: type[R]
    table: str
    key: tuple[str, ...] = ("id",)
    order: tuple[str, ...] = ("on", "id")
    names_or_ids: tuple[str, ...] = ()
    noun: str = ""
    plural: str = ""

    @cached_property
    def codecs(self) -> Mapping[str, Codec]:
        """The record's fields, and how each is encoded and decoded."""
        return codecs(self.kind)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The fields that are columns of the table."""
        return tuple(self.codecs)

    def key_of(self, record: R) -> Key:
        """The values that identify a record among those of its kind."""
        return tuple(getattr(record, name) for name in self.key)

    def described(self, key: Key) -> str:
        """The kind and the key, for an error message."""
        return f"{self.noun or self.kind.__name__.lower()} {' to '.join(repr(part) for part in key)}"

    # The contacts that a record mentions.

    def mentioned(self, record: R) -> list[ContactId]:
        """The contacts that have to exist for this record to be valid."""
        values = (_several(getattr(record, name)) for name in contact_fields(self.kind))
        return [contact for several in values for contact in several if contact not in (None, ME)]

    def renamed(self, record: R, gone: ContactId, keep: ContactId | None) -> R | None:
        """The record with one contact, or none, in place of another.

        ``None`` if it makes no sense then, such as a tie of somebody with themselves.
        """
        optional = contact_fields(self.kind)
        changes: dict[str, Any] = {}
        for name in (*optional, *self.names_or_ids):
            value = getattr(record, name)
            several = (keep if one == gone else one for one in _several(value))
            now = tuple(dict.fromkeys(one for one in several if one is not None))
            if not now and not optional.get(name):
                return None
            changes[name] = now if isinstance(value, tuple) else now[0] if now else None
        return replace(record, **changes) if len(set(changes.values())) == len(changes) else None

    # Changing.

    def write(self, connection: sqlite3.Connection, record: R) -> None:
        """Insert a record, or overwrite the one with the same key."""
        values = [self.codecs[name].to_sql(getattr(record, name)) for name in self.columns]
        connection.execute(upsert(self.table, self.columns, self.key), values)

    def delete(self, connection: sqlite3.Connection, key: Key) -> None:
        """Delete a record."""
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
        """Every record, in order; raises InvalidRecord, naming an invalid one."""
        return self._select(connection, self._in_order)

    def one(self, connection: sqlite3.Connection, key: Key) -> R | None:
        """The record with this key, if there is one."""
        if not self.has(connection, key):
            return None
        return next(self._select(connection, f"WHERE {self._where}", key))

    def mentioning(self, connection: sqlite3.Connection, contact: ContactId) -> list[R]:
        """Every record that mentions this contact, in order."""
        columns = (*contact_fields(self.kind), *self.names_or_ids)
        where = " OR ".join(f'"{column}" = ?' for column in columns)
        return list(self._select(connection, f"WHERE {where} {self._in_order}", (contact,) * len(columns)))

    def encode(self, record: R | None) -> str | None:
        """The record as JSON, without the names of its fields."""
        if record is None:
            return None
        values = [codec.to_sql(getattr(record, name)) for name, codec in self.codecs.items()]
        return json.dumps(values, ensure_ascii=False)

    def decode(self, text: str | None) -> R | None:
        """The record that ``encode`` encoded."""
        return None if text is None else self._decoded([tuple(json.loads(text))], self._decoders)[0]

    def _select(
        self, connection: sqlite3.Connection, rest: str, values: Key = (), decoders: list[Convert] | None = None
    ) -> Iterator[R]:
        columns = ((name if name in self.columns else "id") for name in self.codecs)
        cursor = connection.execute(f"SELECT {quoted(columns)} FROM {self.table} {rest}", values)
        while rows := cursor.fetchmany(_BATCH):
            yield from self._decoded(rows, decoders or self._decoders)

    def _decoded(self, rows: list[Row], decoders: list[Convert]) -> list[R]:
        # Column by column, since a log may have a million rows.
        columns = [
            column if decode is unchanged else map(decode, column)
            for decode, column in zip(decoders, zip(*rows, strict=True), strict=True)
        ]
        try:
            return list(map(self.kind, *columns))
        except (ValueError, TypeError, AttributeError) as error:
            if len(rows) > 1:
                return [record for row in rows for record in self._decoded([row], decoders)]
            found = dict(zip(self.codecs, rows[0], strict=True))
            msg = f"{self.described(tuple(found[part] for part in self.key))}: {error}"
            raise InvalidRecord(msg) from error

    @property
    def _where(self) -> str:
        return " AND ".join(f'"{name}" = ?' for name in self.key)

    @property
    def _in_order(self) -> str:
        return f"ORDER BY {quoted(self.order)}"

    @cached_property
    def _decoders(self) -> list[Convert]:
        return [codec.from_sql for codec in self.codecs.values()]


class _Interactions(TableMap[Interaction]):
    """The contacts of an interaction are in a table of their own, so that SQLite can check that they exist."""

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return tuple(name for name in self.codecs if name != "contacts")

    def write(self, connection: sqlite3.Connection, record: Interaction) -> None:
        super().write(connection, record)
        there = "SELECT contact FROM interaction_contacts WHERE interaction = ? ORDER BY position"
        present = tuple(contact for (contact,) in connection.execute(there, (record.id,)))
        if present == record.contacts:
            return
        if present:
            connection.execute("DELETE FROM interaction_contacts WHERE interaction = ?", (record.id,))
        connection.executemany(
            "INSERT INTO interaction_contacts (interaction, position, contact) VALUES (?, ?, ?)",
            [(record.id, position, contact) for position, contact in enumerate(record.contacts)],
        )

    def mentioning(self, connection: sqlite3.Connection, contact: ContactId) -> list[Interaction]:
        where = "WHERE id IN (SELECT interaction FROM interaction_contacts WHERE contact = ?)"
        return list(self._select(connection, f"{where} {self._in_order}", (contact,)))

    def _select(
        self, connection: sqlite3.Connection, rest: str, values: Key = (), decoders: list[Convert] | None = None
    ) -> Iterator[Interaction]:
        present = _present(connection, rest, values)
        decoders = self._decoders.copy()
        decoders[list(self.codecs).index("contacts")] = lambda interaction: present.get(interaction, ())
        return super()._select(connection, rest, values, decoders)

    def logged(self, connection: sqlite3.Connection) -> list[Logged]:
        """See ``Store.logged``."""
        day, flag = self.codecs["on"].from_sql, self.codecs["answered"].from_sql
        cursor = connection.execute(
            'SELECT id, "on", contact, answered FROM interaction_contacts JOIN interactions ON id = interaction'
        )
        log: list[Logged] = []
        while rows := cursor.fetchmany(_BATCH):
            ids, days, contacts, answers = zip(*rows, strict=True)
            try:
                log += map(Logged, ids, map(day, days), map(_alone, contacts), map(flag, answers))
            except (ValueError, TypeError):
                list(self.all(connection))  # Raises InvalidRecord, naming the record.
                raise
        return log


def _present(connection: sqlite3.Connection, rest: str, values: Key) -> dict[str, tuple[ContactId, ...]]:
    """The contacts of each of these interactions."""
    these = f"WHERE interaction IN (SELECT id FROM interactions {rest})" if values else ""
    present: dict[str, tuple[ContactId, ...]] = {}
    for interaction, contact in connection.execute(
        f"SELECT interaction, contact FROM interaction_contacts {these} ORDER BY position", values
    ):
        one = _alone(contact)
        present[interaction] = present[interaction] + one if interaction in present else one
    return present


def _several(value: Any) -> tuple[Any, ...]:  # noqa: ANN401 - any value of a field
    return value if isinstance(value, tuple) else (value,)


# Most interactions are with one contact: one tuple for all of those.
_alone: Final = remembered(lambda contact: (contact,))


CONTACTS: Final = TableMap(Contact, "contacts", order=("name", "id"))
INTERACTIONS: Final = _Interactions(Interaction, "interactions")
INTERACTION_CONTACTS: Final = "interaction_contacts"
PAIRS: Final[tuple[TableMap[Any], ...]] = tuple(
    TableMap(kind, table, key=("a", "b"), order=("a", "b"), noun=noun.format(""), plural=noun.format("s"))
    for kind, table, noun in (
        (Distinct, "rejected_duplicates", "pair{} known to be two people"),
        (LookedAt, "pairs_looked_at", "answer{} on who knows whom"),
    )
)
DISTINCT: Final = PAIRS[0]

TABLES: Final[dict[type[Record], TableMap[Any]]] = {
    table.kind: table
    for table in (
        CONTACTS,
        TableMap(Tie, "ties", key=("a", "b"), order=("a", "b")),
        TableMap(Position, "positions", order=("since", "id")),
        INTERACTIONS,
        TableMap(Exchange, "exchanges"),
        TableMap(Ask, "asks"),
        TableMap(Promise, "promises", order=("due_on", "id")),
        TableMap(Referral, "referrals", names_or_ids=("person",)),
    )
}
WITH_PAIRS: Final[dict[type[Any], TableMap[Any]]] = {**TABLES, **{table.kind: table for table in PAIRS}}
ALL_TABLES: Final[dict[str, TableMap[Any]]] = {table.table: table for table in WITH_PAIRS.values()}
NOUNS: Final = {
    **{name: (table.noun or table.kind.__name__.lower(), table.plural) for name, table in ALL_TABLES.items()},
    "merges": ("merge", ""),
}
"""What one record of each table is called, and several, unless that is the same with an s."""


def counts_in_words(counts: Mapping[str, int]) -> str:
    """How many records of each table, for people to read.

    >>> counts_in_words({"ties": 1, "asks": 2, "rejected_duplicates": 2})
    '1 tie, 2 asks and 2 pairs known to be two people'
    """
    return listed(counted(number, *NOUNS[name]) for name, number in counts.items())


def quoted(names: Iterable[str], row: str = "") -> str:
    """The names of columns as SQL lists them, of a ``row`` such as ``old.``."""
    return ", ".join(f'{row}"{name}"' for name in names)


@cache
def upsert(table: str, columns: tuple[str, ...], key: tuple[str, ...]) -> str:
    """The statement that inserts a row, or overwrites the one with the same key."""
    marks = ", ".join("?" * len(columns))
    places = ", ".join(f'"{name}" = excluded."{name}"' for name in columns)
    insert = f"INSERT INTO {table} ({quoted(columns)}) VALUES ({marks})"
    return f"{insert} ON CONFLICT ({quoted(key)}) DO UPDATE SET {places}"


def columns_and_key(connection: sqlite3.Connection, table: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of all columns of a table as it is in the file, and of those of its key."""
    described = connection.execute(f"PRAGMA table_info({table})").fetchall()
    key = sorted((place, name) for _, name, *_, place in described if place)
    return tuple(name for _, name, *_ in described), tuple(name for _, name in key)
