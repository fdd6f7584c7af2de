"""Adding and replacing records, and the errors that name the record at fault."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from netkit.errors import InvalidRecord, UnknownContact
from netkit.model import Contact, ContactId, Record
from netkit.pairs import Stored
from netkit.store.table_map import CONTACTS, WITH_PAIRS, TableMap

R = TypeVar("R", bound=Stored)


def add(connection: sqlite3.Connection, records: Iterable[R], *, only_missing: bool = False) -> list[R]:
    """Insert records, and return them; one that exists is an error, or left out with ``only_missing``."""
    added = []
    for record in records:
        with _naming(record):
            if not _exists(connection, record):
                _table_of(record).write(connection, record)
                added.append(record)
            elif not only_missing:
                msg = "it is here already; use replace() to change it"
                raise InvalidRecord(msg)
    _check_mentions(connection, added)
    return added


def replace(connection: sqlite3.Connection, records: Iterable[Record]) -> None:
    """Overwrite records."""
    for record in records:
        check_exists(connection, record, "add() keeps a new one")
        with _naming(record):
            _table_of(record).write(connection, record)
    _check_mentions(connection, records)


def check_exists(connection: sqlite3.Connection, record: Record, advice: str) -> None:
    """Raise UnknownContact or InvalidRecord for a record that does not exist."""
    if not _exists(connection, record):
        msg = f"nothing was changed, because there is no {_described(record)} here; {advice}"
        raise UnknownContact(msg) if isinstance(record, Contact) else InvalidRecord(msg)


@contextlib.contextmanager
def _naming(record: Stored) -> Iterator[None]:
    """Re-raise what is wrong with a record as InvalidRecord, naming the record."""
    try:
        yield
    except (ValueError, OverflowError, sqlite3.IntegrityError) as error:
        msg = f"nothing was kept, because of {_described(record)}: {error}"
        raise InvalidRecord(msg) from error


def _check_mentions(connection: sqlite3.Connection, records: Iterable[Stored]) -> None:
    known: set[ContactId] = set()
    for record in records:
        for contact in _table_of(record).mentioned(record):
            if contact not in known and not CONTACTS.has(connection, (contact,)):
                which = f"{_described(record)} mentions {contact!r}"
                msg = f"nothing was kept, because {which}, who is not here; add them too"
                raise InvalidRecord(msg)
            known.add(contact)


def _table_of(record: Stored) -> TableMap[Any]:
    if type(record) not in WITH_PAIRS:
        msg = f"{record!r} is not a record, such as a Contact or a Tie; if it is a list of them, put a * before it"
        raise InvalidRecord(msg)
    return WITH_PAIRS[type(record)]


def _described(record: Stored) -> str:
    table = _table_of(record)
    return table.described(table.key_of(record))


def _exists(connection: sqlite3.Connection, record: Stored) -> bool:
    table = _table_of(record)
    return table.has(connection, table.key_of(record))
