"""The schema of the file, and how an older file is migrated.

Each file in ``schema`` is a migration, named by its version. A released one is never edited, since there are stores
that it made. To change the schema, add a file.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from netkit.errors import StoreError
from netkit.store import undo
from netkit.store.backup import backup
from netkit.store.database import APPLICATION_ID, Database, copy_of, explained, refuse_newer


@dataclass(frozen=True, slots=True)
class Migration:
    """The SQL that turns version ``version - 1`` of the file into ``version``."""

    version: int
    name: str
    statements: tuple[str, ...]


def _read(file: Path) -> Migration:
    version, name = file.stem.split("-", 1)
    statements = [""]
    for line in file.read_text(encoding="utf-8").splitlines(keepends=True):
        statements[-1] += line
        if sqlite3.complete_statement(statements[-1]):
            statements.append("")
    return Migration(int(version), name, tuple(statements[:-1]))


MIGRATIONS: Final = tuple(
    sorted(map(_read, Path(__file__).with_name("schema").glob("*.sql")), key=lambda step: step.version)
)


def migrate(database: Database, steps: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Migrate the file by these steps, in one transaction; one that is not new is copied first."""
    latest = steps[-1].version
    found = database.pragma("user_version")
    if found < latest and database.read_only:
        msg = (
            f"{database.path} was made by an older netkit and has to be brought up to date before it can be read, "
            "but it cannot be written. Copy it to a folder of your own and open the copy."
        )
        raise StoreError(msg)
    if found < latest:
        # Off, so that a migration may rebuild a table; SQLite ignores this pragma inside a transaction.
        database.pragma("foreign_keys = OFF")
        with database.transaction("IMMEDIATE") as connection:
            found = database.pragma("user_version")  # Another program may have migrated it meanwhile.
            if found < latest:
                saved = _backup(database.path, found) if found else None
                _apply(connection, [step for step in steps if step.version > found], database.path, saved)
                found = latest
        database.pragma("foreign_keys = ON")
    refuse_newer(database.path, found, latest)


def _apply(connection: sqlite3.Connection, steps: list[Migration], path: Path, saved: Path | None) -> None:
    """Run these migrations inside the open transaction, and record them."""
    try:
        connection.execute("CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL)")
        undo.unwatch(connection)
        for step in steps:
            for statement in step.statements:
                connection.execute(statement)
            connection.execute("INSERT INTO migrations VALUES (?, ?)", (step.version, step.name))
            connection.execute(f"PRAGMA user_version = {step.version:d}")
        undo.watch(connection)
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
    """Copy the file, and return the copy when it is on the disk."""
    saved = copy_of(path, version)
    try:
        backup(path, saved)
    except (sqlite3.Error, OSError) as error:
        msg = (
            f"{path} was made by an older netkit and has to be brought up to date, but the safety copy {saved} could "
            f"not be made ({error}). Nothing was changed. Make room in that folder, and open it again."
        )
        raise StoreError(msg) from error
    return saved
