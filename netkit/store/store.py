"""``Store``: the records of one network, stored in one file."""

from __future__ import annotations

import contextlib
import secrets
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Self, TypeVar

from netkit.model import (
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
from netkit.pairs import Distinct, LookedAt, Pair, Stored
from netkit.store import changes, forgetting, merging
from netkit.store import undo as undoing
from netkit.store.database import Database, gc_paused
from netkit.store.forgetting import Forgotten
from netkit.store.merging import Merge, Undone
from netkit.store.migrations import MIGRATIONS, migrate
from netkit.store.search import Found, Search
from netkit.store.table_map import CONTACTS, INTERACTIONS, PAIRS, TABLES, TableMap
from netkit.store.undo import Step, UndoneStep

R = TypeVar("R", bound=Record)
S = TypeVar("S", bound=Stored)
T = TypeVar("T")

# Without vowels, so that no id is a word, and without letters and digits that are easily confused.
_LETTERS: Final = "23456789bcdfghjkmnpqrstvwxz"


class Store:
    """A network's records in one SQLite file. Every method that changes it is one transaction.

    >>> from netkit.model import Contact, Tie
    >>> with Store.open(":memory:") as store:
    ...     store.add(Tie("mei", "jae", 4), Contact("mei", "Mei"), Contact("jae", "Jae"))
    ...     [contact.name for contact in store.contacts()]
    ['Jae', 'Mei']
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._search = Search(database)
        self._memory: dict[str, list[Any]] = {}
        self._state: tuple[int, ...] | None = None

    @classmethod
    def open(cls, path: str | Path, *, timeout: float = 5.0) -> Self:
        """Open the store in this file, and create it if it does not exist; ``":memory:"`` keeps it in memory only.

        An older netkit's store is copied, then migrated; one that cannot be written is opened read-only. ``timeout`` is
        how many seconds to wait while another program writes.

        Raises StoreError if the file cannot be used, StoreTooNew if a newer netkit made it, StoreBusy if it is locked.
        """
        path = Path(path)
        with contextlib.suppress(RuntimeError):  # A name such as ~draft.db has a ~ that is nobody's home.
            path = path.expanduser()
        database = Database.open(path, newest=MIGRATIONS[-1].version, timeout=timeout)
        with database.closed_on_error():
            migrate(database)
            database.use_wal()
        database.before_commit = undoing.finish_step
        return cls(database)

    @property
    def path(self) -> Path:
        """The file of the store."""
        return self._database.path

    @property
    def read_only(self) -> bool:
        """Whether the file was opened for reading only."""
        return self._database.read_only

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        self._database.close()
        self._search.clear()
        self._memory = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    # Reading.

    def contacts(self) -> list[Contact]:
        """All contacts, archived ones too, by name."""

        def by_name(connection: sqlite3.Connection) -> list[Contact]:
            return sorted(CONTACTS.all(connection), key=lambda contact: (contact.name.casefold(), contact.id))

        return self._remembered("contacts", by_name)

    def contact(self, contact: ContactId) -> Contact | None:
        """The contact with this id, or ``None``."""
        with self._database.reading() as connection:
            return CONTACTS.one(connection, (contact,))

    def ties(self) -> list[Tie]:
        """All ties, by the ids of their ends."""
        return self._records(Tie)

    def positions(self) -> list[Position]:
        """All positions, the oldest first; those without a known start come before the others."""
        return self._records(Position)

    def interactions(self) -> list[Interaction]:
        """All interactions, the oldest first."""
        with self._database.reading() as connection, gc_paused():
            return list(INTERACTIONS.all(connection))  # Not remembered: a log may have a million.

    def logged(self) -> list[Logged]:
        """The bare log, several times faster than ``interactions``: unordered, each once for each of its contacts."""
        return self._remembered("logged", INTERACTIONS.logged)

    def exchanges(self) -> list[Exchange]:
        """All exchanges, the oldest first."""
        return self._records(Exchange)

    def asks(self) -> list[Ask]:
        """All asks, the oldest first."""
        return self._records(Ask)

    def promises(self) -> list[Promise]:
        """All promises, kept and cancelled ones too, by due date."""
        return self._records(Promise)

    def referrals(self) -> list[Referral]:
        """All referrals, the oldest first."""
        return self._records(Referral)

    def records(self) -> list[Record]:
        """All records, kind by kind, each kind in its order."""
        own: dict[type[Record], list[Any]] = {Contact: self.contacts(), Interaction: self.interactions()}
        return [record for kind in TABLES for record in own.get(kind) or self._records(kind)]

    def record(self, identifier: str) -> Record | None:
        """The record with this id, or ``None``; ties have none."""
        with self._database.reading() as connection:
            found = (table.one(connection, (identifier,)) for table in TABLES.values() if table.key == ("id",))
            return next((record for record in found if record), None)

    def search(self, text: str, *, limit: int | None = None) -> list[Found]:
        """Records whose texts contain all these words, the best first, at most ``limit`` of them.

        The last word may be a prefix. Accents, capitals and what is in no word, such as quotes and emoji, do not
        matter, and a contact is also found by what is the same name to ``netkit.names``; words in a contact's name
        count most. Raises InvalidRequest if there is nothing to search for.

        >>> with Store.open(":memory:") as store:
        ...     store.add(Contact("zoe", "Zoë Øster", notes="knows city planning"))
        ...     [(found.record.name, found.excerpt[found.start : found.end]) for found in store.search("oster plan")]
        [('Zoë Øster', 'Øster')]
        """
        return self._search.find(text, limit=limit)

    def search_count(self, text: str) -> int:
        """How many records ``search`` finds without a limit."""
        return self._search.count(text)

    def search_people(self, text: str) -> set[ContactId]:
        """The contacts that ``search`` finds, and those whom the records mention that it finds."""
        return self._search.people(text)

    def mentioning(self, contact: ContactId) -> list[Record]:
        """The records that mention this contact, other contacts apart, kind by kind, each kind in its order."""
        with self._database.reading() as connection:
            tables = (table for kind, table in TABLES.items() if kind is not Contact)
            return [record for table in tables for record in table.mentioning(connection, contact)]

    def problems(self) -> list[str]:
        """What SQLite finds wrong with the file, in its words; an empty list if it is sound."""
        with self._database.reading() as connection:
            found = [str(line) for (line,) in connection.execute("PRAGMA integrity_check(5)") if line != "ok"]
            stray = connection.execute("PRAGMA foreign_key_check").fetchall()
        return found + ([f"{len(stray)} records name a contact who is not there"] if stray else [])

    def fresh_id(self) -> str:
        """A short random id that no record of this store has."""
        with self._database.transaction("DEFERRED") as connection:
            while True:
                fresh = "".join(secrets.choice(_LETTERS) for _ in range(6))
                if not any(table.has(connection, (fresh,)) for table in TABLES.values() if table.key == ("id",)):
                    return fresh

    # Changing.

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Make one transaction of several changes: if anything raises inside, none of them is made."""
        with self._database.transaction("IMMEDIATE"):
            yield

    def add(self, *records: Record) -> None:
        """Add new records, in any order; raises InvalidRecord for one that exists or mentions an unknown contact."""
        with self._database.transaction("IMMEDIATE") as connection:
            changes.add(connection, records)

    def add_missing(self, records: Iterable[S]) -> list[S]:
        """Add those records that do not exist, and return them; raises InvalidRecord as ``add`` does."""
        given = list(records)  # Before the transaction: whatever yields the records may read this store.
        with self._database.transaction("IMMEDIATE") as connection:
            return changes.add(connection, given, only_missing=True)

    def replace(self, *records: Record) -> None:
        """Overwrite each record by its id, a tie by the two it joins; raises as ``remove`` does."""
        with self._database.transaction("IMMEDIATE") as connection:
            changes.replace(connection, records)

    def remove(self, *records: Record) -> None:
        """Delete records by their ids, and with a contact all that makes no sense without them.

        They are taken off interactions with others, and whoever they introduced has no introducer any more. To keep all
        this, ``replace`` the contact with one that has ``archived=True``; ``forget`` leaves no trace on the disk.

        Raises UnknownContact for a contact who does not exist, and InvalidRecord for another record that does not.
        """
        with self._database.transaction("IMMEDIATE") as connection:
            for record in records:
                changes.check_exists(connection, record, "see what is left in the tables of the network")
            with self._database.changing():
                for record in records:
                    forgetting.delete(connection, record)

    def goes_with(self, contact: ContactId) -> dict[str, int]:
        """How many records of each table ``remove`` and ``forget`` delete together with this contact."""
        with self._database.reading() as connection:
            return forgetting.goes_with(connection, contact)

    def forget(self, contact: ContactId) -> Forgotten:
        """Delete a contact as ``remove`` does, and leave nothing of them in the file, its log or netkit's copies.

        The file is rewritten, which takes as much room again. Copies that you made yourself are yours to delete.

        Raises UnknownContact for one who does not exist, and StoreBusy, before any change, while the file is in use.
        """
        return forgetting.forget(self._database, self._search, contact)

    def forget_all(self) -> Forgotten:
        """Delete every record as ``forget`` does a contact, and raise as it does."""
        return forgetting.forget_all(self._database)

    def steps(self) -> list[Step]:
        """The changes that ``undo`` would undo one by one, the last first: at most 20, in this file by any program."""
        with self._database.reading() as connection:
            return undoing.steps(connection)

    def undo(self, step: Step | None = None) -> UndoneStep:
        """Undo the last step: the changes of one transaction, such as a whole import, as if they had not been made.

        Undoing is no step itself. There is no step from before a contact was forgotten or the file was migrated.

        Raises InvalidRequest if there is nothing to undo, or if ``step`` is given and no longer the last.

        >>> with Store.open(":memory:") as store:
        ...     store.add(Contact("mei", "Mei"), Contact("jae", "Jae"))
        ...     store.remove(Contact("mei", "Mei"))
        ...     print(store.undo())
        ...     [contact.name for contact in store.contacts()]
        Undone: 1 contact removed (Mei). 1 earlier step can be undone.
        ['Jae', 'Mei']
        """
        with self._database.transaction("IMMEDIATE") as connection:
            return undoing.undo(connection, step)

    # Contacts who are one person, and those who are not.

    def merge(self, keep: ContactId, gone: ContactId) -> Merge:
        """Make one contact of two: ``keep`` stays, and all that mentions ``gone`` mentions ``keep`` from now on.

        Empty fields of ``keep`` are filled from ``gone``; lists, roles and notes are joined. Where both have a value,
        that of ``keep`` stands and the other is appended to its notes. Of two ties to the same person the greater
        closeness stands, stated if either is; a tie or referral between the two is deleted.

        Raises UnknownContact for one who does not exist, and InvalidRequest for one and the same.
        """
        with self._database.changing() as connection:
            return merging.merge(connection, keep, gone)

    def merges(self) -> list[Merge]:
        """The merges that can be undone, the first first."""
        with self._database.reading() as connection:
            return merging.merges(connection)

    def as_merged(self, records: Iterable[Stored], same: Mapping[ContactId, ContactId]) -> list[Stored]:
        """Records from elsewhere, with the contacts who are the ``same``, by their ids there, or were merged."""
        with self._database.reading() as connection:
            return list(merging.as_merged(connection, records, same))

    def undo_merge(self, number: int) -> Undone:
        """Undo a merge, by its ``id``; what came or changed since stays with the contact who was kept.

        Raises InvalidRequest if there is no such merge, or if a later one changed the same records: undo that first.
        """
        with self._database.changing() as connection:
            return merging.undo(connection, number)

    def reject_duplicate(self, a: ContactId, b: ContactId) -> None:
        """Record that these two contacts are two people, however alike they look; raises as ``merge`` does."""
        with self._database.changing() as connection:
            merging.reject(connection, a, b)

    def rejected_duplicates(self) -> frozenset[frozenset[ContactId]]:
        """The pairs of contacts who are known to be two people."""
        return frozenset(frozenset((pair.a, pair.b)) for pair in self.pairs(Distinct))

    def look_at(self, one: ContactId, others: Iterable[ContactId]) -> None:
        """Record of these pairs that somebody has said whether they know each other."""
        self.add_missing([LookedAt(one, other) for other in others])

    def pairs_looked_at(self) -> frozenset[frozenset[ContactId]]:
        """The pairs of contacts of whom somebody has said whether they know each other."""
        return frozenset(frozenset((pair.a, pair.b)) for pair in self.pairs(LookedAt))

    def pairs(self, kind: type[Pair] = Pair) -> list[Distinct | LookedAt]:
        """What is known of pairs of contacts beside the ties: of one kind, or all."""
        with self._database.reading() as connection:
            return [pair for table in PAIRS if issubclass(table.kind, kind) for pair in table.all(connection)]

    def _remembered(self, what: str, read: Callable[[sqlite3.Connection], list[T]]) -> list[T]:
        """What was read, until the file changes: a page needs the same for each letter that is typed."""
        with self._database.reading() as connection, gc_paused():
            state = self._database.state()
            if state != self._state:
                self._memory, self._state = {}, state
            if what not in self._memory:
                self._memory[what] = read(connection)
            return self._memory[what].copy()

    def _records(self, kind: type[R]) -> list[R]:
        table: TableMap[R] = TABLES[kind]  # type: ignore[index]  # mypy cannot see that R is one kind of record
        return self._remembered(table.table, lambda connection: list(table.all(connection)))
