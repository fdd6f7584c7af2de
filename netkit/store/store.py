"""``Store``: the records of one network, kept in one file."""

from __future__ import annotations

import contextlib
import gc
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TypeVar

from netkit.errors import InvalidRecord, UnknownContact
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
from netkit.store import merging
from netkit.store.database import Database, report_corruption
from netkit.store.forgetting import Forgotten, forget, goes_with, take_out
from netkit.store.merging import Merge, Undone
from netkit.store.migrations import MIGRATIONS, migrate
from netkit.store.search import Found, Search
from netkit.store.table_map import (
    ASKS,
    CONTACTS,
    DISTINCT,
    EXCHANGES,
    INTERACTIONS,
    POSITIONS,
    PROMISES,
    REFERRALS,
    TABLES,
    TIES,
    TableMap,
    mentioned,
)

R = TypeVar("R", bound=Record)

# Without vowels, so that no id is a word, and without the letters and digits that are read for one another.
_LETTERS: Final = "23456789bcdfghjkmnpqrstvwxz"


class Store:
    """A network's records in one SQLite file. Every change is kept whole or not at all.

    >>> from netkit.model import Contact, Tie
    >>> with Store.open(":memory:") as store:
    ...     store.add(Tie("mei", "jae", 4), Contact("mei", "Mei"), Contact("jae", "Jae"))
    ...     [contact.name for contact in store.contacts()]
    ['Jae', 'Mei']
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._search = Search(database)

    @classmethod
    def open(cls, path: str | Path, *, timeout: float = 5.0) -> Self:
        """Open the store in this file, and make it if it is not there; ``":memory:"`` keeps it in memory only.

        A store made by an older netkit is brought up to date, after a copy of it was put beside it. One that cannot be
        written is opened to be read. ``timeout`` is how many seconds to wait while another program writes.

        Raises StoreError if the file is not a store or cannot be used, StoreTooNew if a newer netkit made it, and
        StoreBusy if another program keeps it locked.
        """
        path = Path(path)
        with contextlib.suppress(RuntimeError):  # A name such as ~draft.db has a ~ that is nobody's home.
            path = path.expanduser()
        database = Database.open(path, newest=MIGRATIONS[-1].version, timeout=timeout)
        try:
            migrate(database)
            database.keep_a_log()
        except BaseException:
            database.close()
            raise
        return cls(database)

    @property
    def path(self) -> Path:
        """Where the store is kept."""
        return self._database.path

    @property
    def read_only(self) -> bool:
        """Whether the file could only be opened to be read."""
        return self._database.read_only

    def close(self) -> None:
        """Let go of the file; a second time does nothing."""
        self._database.close()
        self._search.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Reading.

    def contacts(self) -> list[Contact]:
        """All contacts, archived ones too, by name."""
        return sorted(self._records(CONTACTS), key=lambda contact: (contact.name.casefold(), contact.id))

    def ties(self) -> list[Tie]:
        """All ties, by the ids of their ends."""
        return self._records(TIES)

    def positions(self) -> list[Position]:
        """All positions, the oldest first; those that began nobody knows when come before the others."""
        return self._records(POSITIONS)

    def interactions(self) -> list[Interaction]:
        """All interactions, the oldest first."""
        return self._records(INTERACTIONS)

    def logged(self) -> list[Logged]:
        """The bare log, in no order, several times quicker than ``interactions``; see ``Logged``.

        An interaction with several people comes once for each of them.
        """
        with self._database.reading() as connection, gc_paused():
            return INTERACTIONS.logged(connection)

    def exchanges(self) -> list[Exchange]:
        """All exchanges, the oldest first."""
        return self._records(EXCHANGES)

    def asks(self) -> list[Ask]:
        """All asks, the oldest first."""
        return self._records(ASKS)

    def promises(self) -> list[Promise]:
        """All promises, kept and cancelled ones too, by due date."""
        return self._records(PROMISES)

    def referrals(self) -> list[Referral]:
        """All referrals, the oldest first."""
        return self._records(REFERRALS)

    def search(self, text: str, *, limit: int | None = None) -> list[Found]:
        """Records in whose texts all these words stand, the best first; the last may be the beginning of a word.

        Accents and capitals do not matter. Words in a contact's name count most. Signs that are in no word, such as
        quotes and emoji, are ignored. With ``limit``, no more than so many are returned.

        Raises InvalidRequest if there is nothing to search for.

        >>> with Store.open(":memory:") as store:
        ...     store.add(Contact("zoe", "Zoë Øster", notes="knows city planning"))
        ...     [(found.record.name, found.excerpt[found.start : found.end]) for found in store.search("oster plan")]
        [('Zoë Øster', 'Øster')]
        """
        return self._search.find(text, limit=limit)

    def search_count(self, text: str) -> int:
        """How many records ``search`` finds without a limit."""
        return self._search.count(text)

    def contact(self, contact: ContactId) -> Contact | None:
        """The contact with this id, or ``None``."""
        with self._database.reading() as connection:
            return CONTACTS.one(connection, (contact,))

    def problems(self) -> list[str]:
        """What SQLite finds wrong with the file, in its words; an empty list if it is sound."""
        with self._database.reading() as connection:
            found = [str(line) for (line,) in connection.execute("PRAGMA integrity_check(5)")]
            stray = connection.execute("PRAGMA foreign_key_check").fetchall()
        lines = [] if found == ["ok"] else found
        return [*lines, *([f"{len(stray)} records name a contact who is not there"] if stray else [])]

    def fresh_id(self) -> str:
        """A short random id that no record of this store has."""
        with self._database.transaction("DEFERRED") as connection:
            while True:
                fresh = "".join(secrets.choice(_LETTERS) for _ in range(6))
                if not any(shelf.has(connection, (fresh,)) for shelf in TABLES.values() if shelf.key == ("id",)):
                    return fresh

    # Changing. Each of these is one transaction: all of the records or, if one is wrong, none.

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Make one transaction of several changes: if anything raises inside, none of them is kept.

        >>> with Store.open(":memory:") as store:
        ...     with contextlib.suppress(InvalidRecord), store.transaction():
        ...         store.add(Contact("mei", "Mei"))
        ...         store.add(Contact("mei", "Mei"))
        ...     store.contacts()
        []
        """
        with self._database.transaction("IMMEDIATE"):
            yield

    def add(self, *records: Record) -> None:
        """Keep new records, in any order: a tie may come before its contacts.

        Raises InvalidRecord for one that is here already, or mentions a contact who is neither here nor being added.
        """
        with self._database.transaction("IMMEDIATE") as connection:
            for record in records:
                with _kept(record):
                    if _is_here(connection, record):
                        msg = "it is here already; use replace() to change it"
                        raise InvalidRecord(msg)
                    _table_map(record).insert(connection, record)
            _check_mentions(connection, records)

    def add_missing(self, records: Iterable[R]) -> list[R]:
        """Keep those that are not here yet, and give them back; those that are here stay as they are.

        Raises InvalidRecord as ``add`` does.
        """
        added: list[R] = []
        given = list(records)  # Before the transaction: whatever makes the records may ask this store for others.
        with self._database.transaction("IMMEDIATE") as connection:
            for record in given:
                with _kept(record):
                    if not _is_here(connection, record):
                        _table_map(record).insert(connection, record)
                        added.append(record)
            _check_mentions(connection, added)
        return added

    def replace(self, *records: Record) -> None:
        """Put each record in the place of the one with the same id; a tie, of the tie between the same two.

        Raises UnknownContact for a contact who is not here, and InvalidRecord for another record that is not.
        """
        with self._database.transaction("IMMEDIATE") as connection:
            for record in records:
                if not _is_here(connection, record):
                    raise _missing(record, "add() keeps a new one")
                with _kept(record):
                    _table_map(record).update(connection, record)
            _check_mentions(connection, records)

    def remove(self, *records: Record) -> None:
        """Take records out, by their ids.

        With a contact go their ties, positions, exchanges, asks and promises, and the referrals by them or to them.
        They are taken off interactions, and one that is left with nobody goes; whoever they introduced has no
        introducer any more. To keep all this, archive the contact instead: ``replace`` it with one that has
        ``archived=True``. To leave no trace of them on this computer's disk either, use ``forget``.

        Raises UnknownContact for a contact who is not here, and InvalidRecord for another record that is not.
        """
        with self._database.transaction("IMMEDIATE") as connection:
            for record in records:
                if not _is_here(connection, record):
                    raise _missing(record, "see what is left in the tables of the network")
            for record in records:
                with report_corruption(self.path):
                    take_out(connection, record)

    def goes_with(self, contact: ContactId) -> dict[str, int]:
        """How many records of each table ``remove`` and ``forget`` delete together with this contact."""
        with self._database.reading() as connection:
            return goes_with(connection, contact)

    def forget(self, contact: ContactId) -> Forgotten:
        """Take a contact out as ``remove`` does, and leave nothing of them in the file, its log or older copies.

        The copies that were made before the store was brought up to date are removed, and the file is written anew,
        which takes a moment and as much room again. Copies that you made yourself are yours to remove.

        Raises UnknownContact for a contact who is not here, and StoreBusy, before anything was changed, while another
        program is using the file.
        """
        return forget(self._database, self._search, contact)

    # Contacts who are one person, and those who are not.

    def merge(self, keep: ContactId, gone: ContactId) -> Merge:
        """Make one contact of two: ``keep`` stays, and all that mentions ``gone`` mentions ``keep`` from now on.

        What ``keep`` does not say is filled in from ``gone``; lists, roles and notes are joined. Where both say
        something else, ``keep`` stands and the other goes to its notes. Of two ties to the same person the greater
        closeness stands, stated if either is; a tie or referral between the two goes. An interaction has them once.

        What was there before stays in the file, so that ``undo_merge`` can put it back, until ``keep`` is taken out.

        Raises UnknownContact for one who is not here, and InvalidRequest for one and the same.
        """
        with self._database.transaction("IMMEDIATE") as connection, report_corruption(self.path):
            return merging.merge(connection, keep, gone)

    def merges(self) -> list[Merge]:
        """The merges that can be undone, the first first."""
        with self._database.reading() as connection:
            return merging.merges(connection)

    def undo_merge(self, number: int) -> Undone:
        """Take a merge back, by its ``id``: every record that it changed is again as it was.

        What came since stays, with the contact who was kept: new records, and those changed since, which the result
        names. A record removed since stays removed.

        Raises InvalidRequest if there is no such merge, or if a later one changed the same records: undo that first.
        """
        with self._database.transaction("IMMEDIATE") as connection, report_corruption(self.path):
            return merging.undo(connection, number)

    def reject_duplicate(self, a: ContactId, b: ContactId) -> None:
        """Remember that these two contacts are two people, however alike they look; a second time does nothing.

        Raises UnknownContact for one who is not here, and InvalidRequest for one and the same.
        """
        with self._database.transaction("IMMEDIATE") as connection, report_corruption(self.path):
            merging.reject(connection, a, b)

    def rejected_duplicates(self) -> frozenset[frozenset[ContactId]]:
        """The pairs of contacts who are known to be two people."""
        with self._database.reading() as connection:
            return frozenset(frozenset((pair.a, pair.b)) for pair in DISTINCT.all(connection))

    def _records(self, shelf: TableMap[R]) -> list[R]:
        with self._database.reading() as connection, gc_paused():
            return list(shelf.all(connection))


@contextlib.contextmanager
def gc_paused() -> Iterator[None]:
    """Keep Python from looking for garbage: among a million new records there is none, and looking takes seconds."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _table_map(record: Record) -> TableMap[Any]:
    if type(record) not in TABLES:
        msg = f"{record!r} is not a record, such as a Contact or a Tie; if it is a list of them, put a * before it"
        raise InvalidRecord(msg)
    return TABLES[type(record)]


def _name(record: Record) -> str:
    shelf = _table_map(record)
    return shelf.named(shelf.key_of(record))


def _is_here(connection: sqlite3.Connection, record: Record) -> bool:
    shelf = _table_map(record)
    return shelf.has(connection, shelf.key_of(record))


@contextlib.contextmanager
def _kept(record: Record) -> Iterator[None]:
    """Say which record it was that could not be kept."""
    try:
        yield
    except (ValueError, OverflowError, sqlite3.IntegrityError) as error:
        msg = f"nothing was kept, because of {_name(record)}: {error}"
        raise InvalidRecord(msg) from error


def _check_mentions(connection: sqlite3.Connection, records: Iterable[Record]) -> None:
    for record in records:
        for contact in mentioned(record):
            if not CONTACTS.has(connection, (contact,)):
                msg = f"nothing was kept, because {_name(record)} mentions {contact!r}, who is not here; add them too"
                raise InvalidRecord(msg)


def _missing(record: Record, advice: str) -> UnknownContact | InvalidRecord:
    kind = UnknownContact if isinstance(record, Contact) else InvalidRecord
    return kind(f"nothing was changed, because there is no {_name(record)} here; {advice}")
