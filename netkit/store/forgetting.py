"""What becomes of records when a contact is taken out for good."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from netkit.errors import StoreError, UnknownContact
from netkit.model import Contact, ContactId, Interaction, Record
from netkit.results import Result, counted
from netkit.store.database import MEMORY, Database, report_corruption
from netkit.store.merging import drop
from netkit.store.search import Search
from netkit.store.table_map import ALL_TABLES, CONTACTS, TABLES, Kept, TableMap, counts_in_words


@dataclass(frozen=True, slots=True)
class Forgotten(Result):
    """What was taken out with a contact, and what somebody should still look at.

    ``removed`` counts the records that are gone, by kind: contacts, ties, interactions, … ``copies`` are the files that
    were removed: copies made before the store was brought up to date, which may have held the contact too.
    ``still_mentioned`` are the records in whose texts every word of the contact's name still stands, such as the notes
    on somebody else. They are left for you to read, since only you know who is meant.
    """

    contact: ContactId
    removed: Mapping[str, int]
    copies: tuple[Path, ...]
    still_mentioned: tuple[Record, ...]

    def __str__(self) -> str:
        lines = [f"Gone: {counts_in_words(self.removed)}."]
        lines += [f"Removed too: {copy.name}, an old copy of the file." for copy in self.copies]
        if self.still_mentioned:
            where = counted(len(self.still_mentioned), "record")
            lines.append(f"The name still stands in {where}; see .still_mentioned, and decide who is meant.")
        return "\n".join(lines)


def forget(database: Database, search: Search, contact: ContactId) -> Forgotten:
    """Take a contact out, and leave nothing of them in the file or in the copies beside it."""
    with database.reading() as connection:
        person = CONTACTS.one(connection, (contact,))
    if person is None:
        msg = f"nothing was changed, because there is no contact {contact!r} here; see the table of contacts"
        raise UnknownContact(msg)
    database.empty_log()  # Now, so that another program in the way is met before anything was changed.
    with database.transaction("IMMEDIATE") as connection, report_corruption(database.path):
        removed = take_out(connection, person)
    search.clear()
    copies = _remove_copies(database.path) if str(database.path) != MEMORY else ()
    database.sweep()
    found = search.find(person.name, limit=None, whole=True)
    return Forgotten(contact, dict(removed), copies, tuple(hit.record for hit in found))


def take_out(connection: sqlite3.Connection, record: Record) -> Counter[str]:
    """Take a record out, with all that makes no sense without it, and count what went, by kind."""
    removed: Counter[str] = Counter()
    if isinstance(record, Contact):
        for shelf, other, left in _mentions(connection, record.id):
            if left is None:
                shelf.delete(connection, shelf.key_of(other))
                removed[shelf.table] += 1
            else:
                shelf.update(connection, left)
        _take_out_of_merges(connection, record.id)
    shelf = TABLES[type(record)]
    shelf.delete(connection, shelf.key_of(record))
    drop(connection, shelf.table, shelf.key_of(record))
    removed[shelf.table] += 1
    return removed


def goes_with(connection: sqlite3.Connection, contact: ContactId) -> dict[str, int]:
    """How many records of each table are deleted together with a contact, without the contact."""
    return dict(Counter(table.table for table, _, left in _mentions(connection, contact) if left is None))


def _mentions(connection: sqlite3.Connection, contact: ContactId) -> Iterator[tuple[TableMap[Any], Kept, Kept | None]]:
    """Each record that mentions a contact, with its table and what is left of it without the contact."""
    for table in ALL_TABLES.values():
        for record in table.mentioning(connection, contact):
            yield table, record, without(record, contact)


def without(record: Kept, contact: ContactId) -> Kept | None:
    """What is left of a record when this contact is forgotten; None if nothing is.

    Whoever they introduced has no introducer any more, and a meeting is with the others who were there.
    """
    match record:
        case Contact(id=person, introduced_by=introducer):
            if person == contact:
                return None
            return replace(record, introduced_by=None) if introducer == contact else record
        case Interaction(contacts=contacts):
            others = tuple(other for other in contacts if other != contact)
            return replace(record, contacts=others) if others else None
        case _:
            shelf = next(shelf for shelf in ALL_TABLES.values() if shelf.kind is type(record))
            return None if contact in [getattr(record, column) for column in shelf.people] else record


def _take_out_of_merges(connection: sqlite3.Connection, contact: ContactId) -> None:
    """Leave nothing of a contact in what is kept to undo merges, nor of those who were merged into them."""
    connection.execute(
        """WITH RECURSIVE one (id) AS (
            VALUES (?) UNION SELECT gone FROM merges JOIN one ON keep = one.id
        ) DELETE FROM merges WHERE keep IN one OR gone IN one""",
        (contact,),
    )
    changes = connection.execute("SELECT rowid, kind, before, after FROM merge_changes").fetchall()
    for row, kind, *packed in changes:
        shelf = ALL_TABLES[kind]
        sides = [None if text is None else shelf.unpacked(text) for text in packed]
        left = [None if side is None else without(side, contact) for side in sides]
        if left == [None, None]:
            connection.execute("DELETE FROM merge_changes WHERE rowid = ?", (row,))
        elif left != sides:
            texts = [None if side is None else shelf.packed(side) for side in left]
            connection.execute("UPDATE merge_changes SET before = ?, after = ? WHERE rowid = ?", (*texts, row))


def _remove_copies(path: Path) -> tuple[Path, ...]:
    """Remove the copies beside a store that were made when it was brought up to date, and what SQLite put beside those.

    They are of other versions, whose tables this netkit cannot change: to leave a person out of them is to remove them.
    """
    name = re.compile(rf"{re.escape(path.stem)}(\.version-\d+)+{re.escape(path.suffix)}(\.part)?(-wal|-shm|-journal)?")
    copies = sorted(other for other in path.parent.iterdir() if name.fullmatch(other.name))
    for copy in copies:
        try:
            copy.unlink(missing_ok=True)
        except OSError as error:
            msg = (
                f"{path} holds the contact no more, but the older copy {copy} could not be removed ({error}); remove it"
            )
            raise StoreError(msg) from error
    return tuple(copies)
