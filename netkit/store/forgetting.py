"""Deleting a contact, with every record that makes no sense without them and every trace on the disk."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netkit.errors import StoreError
from netkit.model import Contact, ContactId, Record
from netkit.pairs import Stored
from netkit.results import Result, counted, listed
from netkit.store import undo
from netkit.store.database import Database, copies
from netkit.store.merging import drop, drop_contact, known
from netkit.store.search import Search
from netkit.store.table_map import ALL_TABLES, NOUNS, TABLES, TableMap, counts_in_words


@dataclass(frozen=True, slots=True)
class Forgotten(Result):
    """What was deleted with a contact, or with everybody, and what somebody should still look at.

    ``removed`` counts the deleted records by table. ``copies`` are the deleted copies that netkit made of the file.
    ``still_mentioned`` are the records whose texts contain every word of the contact's name, such as the
    notes on somebody else: read them, since only you know who is meant. ``beside`` are other files beside an emptied
    network that may be about people.
    """

    contact: ContactId | None
    removed: Mapping[str, int]
    copies: tuple[Path, ...]
    still_mentioned: tuple[Record, ...] = ()
    beside: tuple[Path, ...] = ()

    def __str__(self) -> str:
        lines = [f"Gone: {counts_in_words(self.removed)}." if self.removed else "There was nothing on record."]
        lines += [f"Removed too: {copy.name}, a copy of the file." for copy in self.copies]
        empty, earlier = "The network is empty now, and nothing can be undone.", "What was changed before this cannot"
        lines.append(empty if self.contact is None else f"{earlier} be undone any more.")
        if self.still_mentioned:
            where = counted(len(self.still_mentioned), "record")
            lines.append(f"The name still stands in {where}; see .still_mentioned, and decide who is meant.")
        if self.beside:
            names = listed(one.name for one in self.beside)
            lines.append(f"Files beside it may still be about people; delete what you do not need: {names}.")
        return "\n".join(lines)


def forget(database: Database, search: Search, contact: ContactId) -> Forgotten:
    """Delete a contact, and leave nothing of them in the file or in the copies beside it."""
    with database.reading() as connection:
        person = known(connection, contact)
    database.empty_log()  # First, so that StoreBusy is raised before anything was changed.
    with database.changing() as connection:
        removed = delete(connection, person)
        undo.clear(connection)
    deleted = _delete_copies(database.path)
    database.vacuum()
    found = search.find(person.name, limit=None, whole=True)
    return Forgotten(contact, dict(removed), deleted, tuple(hit.record for hit in found))


def forget_all(database: Database) -> Forgotten:
    """Delete every record, and leave nothing of them in the file or in the copies beside it."""
    database.empty_log()  # First, so that StoreBusy is raised before anything was changed.
    with database.transaction("IMMEDIATE") as connection:
        removed = undo.delete_all(connection)
    deleted = _delete_copies(database.path)
    database.vacuum()
    return Forgotten(None, {name: removed[name] for name in NOUNS if removed.get(name)}, deleted)


def delete(connection: sqlite3.Connection, record: Record) -> Counter[str]:
    """Delete a record and all that makes no sense without it, and count what was deleted, by table."""
    deleted: Counter[str] = Counter()
    if isinstance(record, Contact):
        for table, other, left in _mentions(connection, record.id):
            if left is None:
                table.delete(connection, table.key_of(other))
                deleted[table.table] += 1
            else:
                table.write(connection, left)
        drop_contact(connection, record.id)
    table = TABLES[type(record)]
    table.delete(connection, table.key_of(record))
    drop(connection, table.table, table.key_of(record))
    deleted[table.table] += 1
    return deleted


def goes_with(connection: sqlite3.Connection, contact: ContactId) -> dict[str, int]:
    """How many records of each table are deleted together with a contact."""
    return dict(Counter(table.table for table, _, left in _mentions(connection, contact) if left is None))


def _mentions(
    connection: sqlite3.Connection, contact: ContactId
) -> Iterator[tuple[TableMap[Any], Stored, Stored | None]]:
    """Each record that mentions a contact, with its table and what is left of it without the contact."""
    for table in ALL_TABLES.values():
        for record in table.mentioning(connection, contact):
            yield table, record, table.renamed(record, contact, None)


def _delete_copies(path: Path) -> tuple[Path, ...]:
    # Some are of other versions, whose tables this netkit cannot change: only deleting them deletes the contact.
    found = tuple(copies(path, endings=r"(\.part)?(-wal|-shm|-journal)?"))
    for copy in found:
        try:
            copy.unlink(missing_ok=True)
        except OSError as error:
            msg = f"{path} holds the contact no more, but its copy {copy} could not be removed ({error}); remove it"
            raise StoreError(msg) from error
    return found
