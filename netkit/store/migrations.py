"""The schema of the file, as a list of migrations, and how an older file is migrated.

A released migration is never edited, since there are files made by it. To change the schema, add one.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from netkit.errors import StoreError
from netkit.store.database import APPLICATION_ID, OWNER_ALONE, Database, copy_of, explained, refuse_newer


@dataclass(frozen=True, slots=True)
class Migration:
    """The SQL that turns version ``version - 1`` of the file into ``version``."""

    version: int
    name: str
    statements: tuple[str, ...]


# ``x IS date(x, '+0 days')`` is true only for NULL and for a date of the calendar, written as 2026-03-20: adding no
# days turns 31 February into another date, and ``=`` would accept nonsense, whose date is NULL.
# Lists that may grow (kinds of gift, roles) are checked by the model alone, since SQLite cannot widen a CHECK.
MIGRATIONS: Final = (
    Migration(
        1,
        "contacts and ties",
        (
            """CREATE TABLE contacts (
                id TEXT NOT NULL PRIMARY KEY CHECK (id NOT IN ('', 'me')),
                name TEXT NOT NULL CHECK (name <> ''),
                organisation TEXT NOT NULL,
                title TEXT NOT NULL,
                field TEXT NOT NULL,
                seniority TEXT NOT NULL,
                region TEXT NOT NULL,
                circles TEXT NOT NULL,
                closeness INTEGER CHECK (closeness IN (1, 2, 3, 4, 5)),
                roles TEXT NOT NULL,
                how_met TEXT NOT NULL,
                met_on TEXT CHECK (met_on IS date(met_on, '+0 days')),
                introduced_by TEXT CHECK (introduced_by <> id),
                cadence TEXT,
                cadence_set_on TEXT CHECK (cadence_set_on IS date(cadence_set_on, '+0 days')),
                is_mentor INTEGER NOT NULL CHECK (is_mentor IN (0, 1)),
                email TEXT NOT NULL,
                profile TEXT NOT NULL,
                notes TEXT NOT NULL,
                archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
                introducer TEXT GENERATED ALWAYS AS (nullif(introduced_by, 'me'))
                    REFERENCES contacts DEFERRABLE INITIALLY DEFERRED
            )""",
            "CREATE INDEX contacts_introducer ON contacts (introducer)",
            """CREATE TABLE ties (
                a TEXT NOT NULL REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
                b TEXT NOT NULL REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
                closeness INTEGER NOT NULL CHECK (closeness IN (1, 2, 3, 4, 5)),
                source TEXT NOT NULL,
                PRIMARY KEY (a, b),
                CHECK (a < b)
            )""",
            "CREATE INDEX ties_b ON ties (b)",
        ),
    ),
    Migration(
        2,
        "the log: interactions, exchanges, promises and referrals",
        (
            """CREATE TABLE interactions (
                id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
                "on" TEXT NOT NULL CHECK ("on" IS date("on", '+0 days')),
                channel TEXT NOT NULL,
                minutes INTEGER CHECK (minutes >= 0),
                kind TEXT,
                initiated_by TEXT CHECK (initiated_by IN ('me', 'them')),
                answered INTEGER NOT NULL CHECK (answered IN (0, 1)),
                topics TEXT NOT NULL,
                summary TEXT NOT NULL
            )""",
            """CREATE TABLE interaction_contacts (
                interaction TEXT NOT NULL REFERENCES interactions ON DELETE CASCADE,
                position INTEGER NOT NULL,
                contact TEXT NOT NULL REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
                PRIMARY KEY (interaction, position),
                UNIQUE (interaction, contact)
            )""",
            "CREATE INDEX interaction_contacts_contact ON interaction_contacts (contact)",
            """CREATE TABLE exchanges (
                id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
                "on" TEXT NOT NULL CHECK ("on" IS date("on", '+0 days')),
                contact TEXT NOT NULL REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
                direction TEXT NOT NULL CHECK (direction IN ('gave', 'got')),
                what TEXT NOT NULL
            )""",
            "CREATE INDEX exchanges_contact ON exchanges (contact)",
            """CREATE TABLE promises (
                id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
                made_on TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')),
                due_on TEXT NOT NULL CHECK (due_on IS date(due_on, '+0 days') AND due_on >= made_on),
                "by" TEXT NOT NULL CHECK ("by" IN ('me', 'them')),
                contact TEXT NOT NULL REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
                text TEXT NOT NULL CHECK (text <> ''),
                done_on TEXT CHECK (done_on IS date(done_on, '+0 days')),
                cancelled_on TEXT CHECK (cancelled_on IS date(cancelled_on, '+0 days')),
                CHECK (done_on IS NULL OR cancelled_on IS NULL)
            )""",
            "CREATE INDEX promises_contact ON promises (contact)",
            """CREATE TABLE referrals (
                id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
                "on" TEXT NOT NULL CHECK ("on" IS date("on", '+0 days')),
                referred_by TEXT NOT NULL
                    REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
                person TEXT NOT NULL CHECK (person <> referred_by),
                purpose TEXT NOT NULL,
                contacted_on TEXT CHECK (contacted_on IS date(contacted_on, '+0 days')),
                met_on TEXT CHECK (met_on IS date(met_on, '+0 days')),
                reported_back_on TEXT CHECK (reported_back_on IS date(reported_back_on, '+0 days')),
                thanked_on TEXT CHECK (thanked_on IS date(thanked_on, '+0 days')),
                outcome TEXT NOT NULL
            )""",
            "CREATE INDEX referrals_referred_by ON referrals (referred_by)",
        ),
    ),
    Migration(
        3,
        "positions, asks and reporting back; what contacts offer and need",
        (
            "ALTER TABLE contacts ADD COLUMN phone TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE contacts ADD COLUMN tags TEXT NOT NULL DEFAULT '[]'",
            "ALTER TABLE contacts ADD COLUMN interests TEXT NOT NULL DEFAULT '[]'",
            "ALTER TABLE contacts ADD COLUMN offers TEXT NOT NULL DEFAULT '[]'",
            "ALTER TABLE contacts ADD COLUMN needs TEXT NOT NULL DEFAULT '[]'",
            """ALTER TABLE interactions ADD COLUMN replied_on TEXT CHECK (replied_on IS NULL OR
                answered AND replied_on IS date(replied_on, '+0 days') AND replied_on >= "on")""",
            "ALTER TABLE interactions ADD COLUMN minutes_late INTEGER CHECK (minutes_late >= 0)",
            "ALTER TABLE exchanges ADD COLUMN about TEXT NOT NULL DEFAULT ''",
            """ALTER TABLE exchanges ADD COLUMN reported_back_on TEXT CHECK (reported_back_on IS NULL OR
                direction = 'got' AND reported_back_on IS date(reported_back_on, '+0 days')
                AND reported_back_on >= "on")""",
            """CREATE TABLE positions (
                id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
                contact TEXT NOT NULL REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
                organisation TEXT NOT NULL CHECK (organisation <> ''),
                title TEXT NOT NULL,
                since TEXT CHECK (since IS date(since, '+0 days')),
                until TEXT CHECK (until IS date(until, '+0 days') AND (until >= since) IS NOT 0)
            )""",
            "CREATE INDEX positions_contact ON positions (contact)",
            """CREATE TABLE asks (
                id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
                "on" TEXT NOT NULL CHECK ("on" IS date("on", '+0 days')),
                contact TEXT NOT NULL REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
                text TEXT NOT NULL CHECK (text <> ''),
                answer TEXT CHECK (answer IN ('yes', 'no')),
                answered_on TEXT CHECK (answered_on IS NULL OR
                    answer IS NOT NULL AND answered_on IS date(answered_on, '+0 days') AND answered_on >= "on"),
                looked_up INTEGER CHECK (looked_up IN (0, 1))
            )""",
            "CREATE INDEX asks_contact ON asks (contact)",
        ),
    ),
    Migration(
        4,
        "merges that can be undone, and contacts who are known to be two",
        (
            # AUTOINCREMENT: an id that somebody wrote down must never mean another merge.
            """CREATE TABLE merges (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                keep TEXT NOT NULL,
                gone TEXT NOT NULL CHECK (gone <> keep)
            )""",
            """CREATE TABLE merge_changes (
                merge INTEGER NOT NULL REFERENCES merges ON DELETE CASCADE,
                kind TEXT NOT NULL,
                key TEXT NOT NULL,
                before TEXT,
                after TEXT,
                PRIMARY KEY (merge, kind, key)
            )""",
            "CREATE INDEX merge_changes_record ON merge_changes (kind, key)",
            """CREATE TABLE rejected_duplicates (
                a TEXT NOT NULL REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
                b TEXT NOT NULL REFERENCES contacts ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
                PRIMARY KEY (a, b),
                CHECK (a < b)
            )""",
            "CREATE INDEX rejected_duplicates_b ON rejected_duplicates (b)",
        ),
    ),
)


def migrate(database: Database, steps: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Migrate the file to the version of the last of these steps, in one transaction.

    A file that is not new is copied first, to ``copy_of`` it.
    """
    latest = steps[-1].version
    found = database.version()
    if found < latest and database.read_only:
        msg = (
            f"{database.path} was made by an older netkit and has to be brought up to date before it can be read, "
            "but it cannot be written. Copy it to a folder of your own and open the copy."
        )
        raise StoreError(msg)
    if found < latest:
        # Off, so that a migration may rebuild a table; SQLite ignores this pragma inside a transaction.
        database.foreign_keys(on=False)
        with database.transaction("IMMEDIATE") as connection:
            found = database.version()  # Another program may have migrated it meanwhile.
            if found < latest:
                saved = _backup(database.path, found) if found else None
                _apply(connection, [step for step in steps if step.version > found], database.path, saved)
                found = latest
        database.foreign_keys(on=True)
    refuse_newer(database.path, found, latest)


def _apply(connection: sqlite3.Connection, steps: list[Migration], path: Path, saved: Path | None) -> None:
    """Run these migrations inside the open transaction, and record them."""
    try:
        connection.execute("CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL)")
        for step in steps:
            for statement in step.statements:
                connection.execute(statement)
            connection.execute("INSERT INTO migrations VALUES (?, ?)", (step.version, step.name))
            connection.execute(f"PRAGMA user_version = {step.version:d}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
        if stray := connection.execute("PRAGMA foreign_key_check").fetchall():
            msg = f"{len(stray)} records name a contact who is not there"
            raise sqlite3.IntegrityError(msg)
    except sqlite3.Error as error:
        if saved is None:
            raise
        problem = explained(error, path)
        msg = (
            f"{path} was made by an older netkit and could not be brought up to date. It is unchanged, and a copy of "
            f"it is in {saved}. {problem}"
        )
        raise type(problem)(msg) from error


def _backup(path: Path, version: int) -> Path:
    """Copy the file, and return the copy when it is on the disk.

    By a connection of its own: SQLite does not copy through one that has an open transaction.
    """
    saved = copy_of(path, version)
    unfinished = saved.with_name(saved.name + ".part")
    try:
        with contextlib.suppress(FileNotFoundError):
            unfinished.unlink()
        unfinished.touch(mode=OWNER_ALONE)
        with (
            contextlib.closing(sqlite3.connect(path)) as source,
            contextlib.closing(sqlite3.connect(unfinished)) as copy,
        ):
            source.backup(copy)
        _sync(unfinished)
        unfinished.replace(saved)
        _sync(path.parent)
    except (sqlite3.Error, OSError) as error:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        msg = (
            f"{path} was made by an older netkit and has to be brought up to date, but the safety copy {saved} could "
            f"not be made ({error}). Nothing was changed. Make room in that folder, and open it again."
        )
        raise StoreError(msg) from error
    return saved


def _sync(path: Path) -> None:
    """Flush a file or folder from the computer's memory to the disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows cannot open a folder, and need not.
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
