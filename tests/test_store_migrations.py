"""Old stores are brought up to date, newer ones are left alone, and nothing is lost on the way."""

import contextlib
import re
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest

from netkit.errors import StoreBusy, StoreError, StoreTooNew
from netkit.model import Cadence, Contact, ContactId, Record, Tie
from netkit.store import Store, undo
from netkit.store.database import Database
from netkit.store.migrations import MIGRATIONS, Migration, migrate
from netkit.store.table_map import TABLES

LATEST = MIGRATIONS[-1].version
PEOPLE = [
    Contact(
        ContactId("mei"), "梅 O'Neill", circles=("choir",), introduced_by=ContactId("jae"), cadence=Cadence(3, "months")
    ),
    Contact(ContactId("jae"), "Jae"),
]
RECORDS: list[Record] = [*PEOPLE, Tie(ContactId("mei"), ContactId("jae"), 4)]


def old_store(file: Path, version: int, *records: Record) -> None:
    """Make a store as a netkit of that version would have made it."""
    database = Database.open(file, newest=version, timeout=1)
    migrate(database, MIGRATIONS[:version])
    database.use_wal()
    with database.transaction("IMMEDIATE") as connection:
        for record in records:
            table = TABLES[type(record)]
            there = [row[1] for row in connection.execute(f"PRAGMA table_info({table.table})")]
            values = {name: table.codecs[name].to_sql(getattr(record, name)) for name in table.columns if name in there}
            columns, marks = ", ".join(f'"{name}"' for name in values), ", ".join("?" * len(values))
            connection.execute(f"INSERT INTO {table.table} ({columns}) VALUES ({marks})", (*values.values(),))
    database.close()


def asked(file: Path, question: str) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(file)) as connection:
        return connection.execute(question).fetchall()


def dump(file: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(file)) as connection:
        return [*connection.iterdump(), *(str(row) for row in connection.execute("PRAGMA user_version"))]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "network.db"


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return tmp_path / "network.version-1.db"


@pytest.mark.parametrize("version", range(1, LATEST))
def test_an_old_store_gets_the_same_tables_as_a_new_one_and_keeps_its_records(version: int, tmp_path: Path) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    old_store(old, version, *RECORDS)
    Store.open(new).close()
    with Store.open(old) as store:
        assert {*store.contacts(), *store.ties()} == set(RECORDS)
        assert store.interactions() == []
    schema = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"
    assert asked(old, schema) == asked(new, schema)
    assert asked(old, "SELECT version FROM migrations") == [(step + 1,) for step in range(LATEST)]
    assert asked(old, "PRAGMA integrity_check") == [("ok",)]
    assert asked(old, "PRAGMA foreign_key_check") == []
    with Store.open(old) as store:  # What is changed from now on can be undone.
        before = store.records()
        assert store.steps() == []
        store.remove(PEOPLE[0])
        store.undo()
        assert store.records() == before


def test_the_old_store_is_copied_before_it_is_changed(file: Path, backup: Path) -> None:
    old_store(file, 1, *RECORDS)
    before = dump(file)
    Store.open(file).close()
    assert sorted(file.parent.iterdir()) == [file, backup]
    assert [stat.S_IMODE(path.stat().st_mode) for path in (file, backup)] == [0o600, 0o600]  # Their owner's alone.
    assert dump(backup) == before
    with Store.open(backup) as restored:
        assert {*restored.contacts(), *restored.ties()} == set(RECORDS)


def test_a_migration_keeps_no_step_and_what_it_adds_can_be_undone(file: Path) -> None:
    with Store.open(file) as store:
        store.add(*PEOPLE)
        assert len(store.steps()) == 1
    statements = (
        "ALTER TABLE contacts ADD COLUMN nickname TEXT NOT NULL DEFAULT ''",
        "CREATE TABLE groups (name TEXT PRIMARY KEY, size INTEGER)",
        "UPDATE contacts SET nickname = name",
    )
    database = Database.open(file, newest=LATEST + 1, timeout=1)
    migrate(database, (*MIGRATIONS, Migration(LATEST + 1, "more", statements)))
    with database.transaction("IMMEDIATE") as connection:
        assert undo.steps(connection) == []
        connection.execute("INSERT INTO groups VALUES ('choir', 7)")
        undo.finish_step(connection)
        connection.execute("UPDATE contacts SET nickname = 'M' WHERE id = 'mei'")
        connection.execute("UPDATE groups SET size = 8")
        assert undo.undo(connection).step.what == "1 contact changed (梅 O'Neill)"
        connection.execute("DELETE FROM groups")
        assert undo.undo(connection).step.what == "other data changed"
    database.close()
    assert asked(file, "SELECT nickname FROM contacts ORDER BY id") == [("Jae",), ("梅 O'Neill",)]
    assert asked(file, "SELECT * FROM groups") == [("choir", 7)]


def test_a_store_that_is_up_to_date_is_not_copied(file: Path) -> None:
    Store.open(file).close()
    Store.open(file).close()
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("NONSENSE", "syntax error"),
        ("INSERT INTO ties VALUES ('jae', 'nobody', 3, 'stated')", "1 records name a contact who is not there"),
    ],
)
def test_a_step_that_fails_leaves_the_store_as_it_was_and_names_the_copy(
    statement: str, reason: str, file: Path, backup: Path
) -> None:
    old_store(file, 1, *RECORDS)
    before = dump(file)
    broken = Migration(LATEST + 1, "broken", ("CREATE TABLE extra (id)", "DELETE FROM contacts WHERE 0", statement))
    database = Database.open(file, newest=LATEST + 1, timeout=1)
    with pytest.raises(StoreError, match=rf"It is unchanged, and a copy of it is in {backup}\..*{reason}"):
        migrate(database, (*MIGRATIONS, broken))
    database.close()
    assert dump(file) == dump(backup) == before
    with Store.open(file) as store:
        assert {*store.contacts(), *store.ties()} == set(RECORDS)


def test_a_copy_that_cannot_be_made_leaves_the_store_as_it_was(file: Path, backup: Path) -> None:
    old_store(file, 1, *RECORDS)
    before = dump(file)
    backup.mkdir()  # Something is in the way of the copy.
    with pytest.raises(StoreError, match=r"the safety copy .* could not be made .* Nothing was changed"):
        Store.open(file)
    assert dump(file) == before
    assert sorted(file.parent.iterdir()) == [file, backup]


def test_an_old_store_that_another_program_keeps_locked_is_busy_and_not_copied(file: Path) -> None:
    old_store(file, 1, *RECORDS)
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy, match="then try again"):
            Store.open(file, timeout=0.01)
    assert list(file.parent.iterdir()) == [file]


def test_a_newer_store_is_refused_and_left_untouched(file: Path) -> None:
    made = file.with_name("made.db")
    with contextlib.closing(sqlite3.connect(made, isolation_level=None)) as future, Store.open(made) as store:
        store.add(PEOPLE[1])
        future.execute("PRAGMA user_version = 99")
        future.execute("PRAGMA wal_checkpoint")
        future.execute("UPDATE contacts SET name = 'in the log'")
        for ending in ("", "-wal"):  # As a newer netkit leaves them that is killed in the middle of its work.
            shutil.copy(f"{made}{ending}", f"{file}{ending}")
    made.unlink()
    before = {entry: entry.read_bytes() for entry in file.parent.iterdir()}
    made_by = f"{re.escape(str(file))} was made by a newer netkit: it has version 99"
    with pytest.raises(StoreTooNew, match=f"^{made_by}, and this netkit knows only up to {LATEST}.*Update netkit"):
        Store.open(file)
    assert {entry: entry.read_bytes() for entry in file.parent.iterdir()} == before


def test_a_store_that_a_newer_netkit_has_open_is_refused_too(file: Path) -> None:
    Store.open(file).close()
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as future:
        future.execute("PRAGMA wal_autocheckpoint = 0")  # The new version stands in the log, not yet in the file.
        future.execute("PRAGMA user_version = 99")
        before = file.read_bytes()
        with pytest.raises(StoreTooNew, match="version 99"):
            Store.open(file)
        assert file.read_bytes() == before


def test_a_copy_left_unfinished_by_a_crash_is_no_hindrance(file: Path, backup: Path) -> None:
    old_store(file, 1, *RECORDS)
    unfinished = backup.with_name(backup.name + ".part")
    shutil.copy(file, unfinished)
    unfinished.write_bytes(unfinished.read_bytes()[:5000])
    Store.open(file).close()
    assert sorted(file.parent.iterdir()) == [file, backup]
