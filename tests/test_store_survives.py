"""Nothing that was kept is lost: not to kill -9, other programs, a full disk or one that is write-protected."""

import contextlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from netkit.errors import StoreError
from netkit.model import Contact, ContactId, Interaction, Tie
from netkit.store import Store
from tests.small_disk import run_on_small_disk, run_write_protected
from tests.test_store import DAY
from tests.test_store_migrations import asked, file, old_store

__all__ = ["file"]

WRITER = """
import sys
from datetime import date
from netkit.model import Contact, Interaction, Tie
from netkit.store import Store
file, name, batches = sys.argv[1], sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
store = Store.open(file, timeout=60)
for n in range(batches):
    a, b = f"{name}-{n}-a", f"{name}-{n}-b"
    store.add(Contact(a, "A"), Contact(b, "B", notes="x" * 3000), Tie(a, b), Interaction(a, date(2026, 3, 20), (a, b)))
    print(f"{name}-{n}", flush=True)
"""
OPENER = """
import sys
from netkit.store import Store
print("ready", flush=True)
sys.stdin.readline()
store = Store.open(sys.argv[1], timeout=60)
print("open", flush=True)
print(len(store.contacts()), flush=True)
"""


def started(program: str, *arguments: object) -> subprocess.Popen[str]:
    """A Python program of its own, that has loaded netkit and waits for the word."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    process.stdin.write("go\n")
    process.stdin.flush()


def killed_after(process: subprocess.Popen[str], seconds: float) -> list[str]:
    """Let it run, kill it with no chance to tidy up, and give back the lines that it had finished."""
    go(process)
    time.sleep(seconds)
    process.kill()
    rest, _ = process.communicate()
    assert process.returncode in (-signal.SIGKILL, 0)
    return [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]


def assert_sound(file: Path) -> None:
    assert asked(file, "PRAGMA integrity_check") == [("ok",)]
    assert asked(file, "PRAGMA foreign_key_check") == []


def assert_whole(store: Store, acknowledged: set[str]) -> None:
    """Every batch that was acknowledged is there, and every batch that is there is whole."""
    contacts = {contact.id for contact in store.contacts()}
    batches = {contact.rpartition("-")[0] for contact in contacts}
    assert acknowledged <= batches
    assert contacts == {f"{batch}-{side}" for batch in batches for side in "ab"}
    assert {(tie.a, tie.b) for tie in store.ties()} == {(f"{batch}-a", f"{batch}-b") for batch in batches}
    assert {meeting.contacts for meeting in store.interactions()} == {(f"{batch}-a", f"{batch}-b") for batch in batches}


# Sudden death.


@pytest.mark.slow
def test_whatever_was_acknowledged_outlives_kill_9(file: Path) -> None:
    chance = random.Random(20260320)
    acknowledged: set[str] = set()
    for life in range(1000):
        if life >= 40 and len(acknowledged) > 100:  # a busy machine takes more lives
            break
        lines = killed_after(started(WRITER, file, f"life{life}", 100_000), chance.uniform(0.002, 0.12))
        acknowledged |= {line.strip() for line in lines}
        if life % 2:  # In every other round the next writer finds the file just as the dead one left it.
            with Store.open(file) as store:
                assert_whole(store, acknowledged)
            assert_sound(file)
    assert len(acknowledged) > 10  # Or nearly all of these deaths came too early to prove anything.


@pytest.mark.slow
def test_kill_9_while_a_store_is_brought_up_to_date_leaves_the_old_or_the_new_one(tmp_path: Path) -> None:
    people = [Contact(ContactId(f"c{n:05}"), f"Ann {n:05}", notes="x" * 400) for n in range(6_000)]
    big = tmp_path / "big.db"
    old_store(big, 1, *people)
    file, backup = tmp_path / "network.db", tmp_path / "network.version-1.db"

    shutil.copy(big, file)
    undisturbed = started(OPENER, file)
    begun = time.monotonic()
    go(undisturbed)
    assert undisturbed.stdout
    assert undisturbed.stdout.readline() == "open\n"
    within = 1.2 * (time.monotonic() - begun)
    assert undisturbed.communicate()[0] == "6000\n"

    chance = random.Random(20260322)
    found = set()
    for _ in range(25):
        for left in tmp_path.glob("network.*"):
            left.unlink()
        shutil.copy(big, file)
        killed_after(started(OPENER, file), chance.uniform(0, within))
        [(version,)] = asked(file, "PRAGMA user_version")
        found.add(version)
        within *= 1.25 if version == 1 else 0.8  # The machine is now busy and now idle.
        assert version == 1 or backup.exists()
        if backup.exists():
            assert_sound(backup)
            assert asked(backup, "PRAGMA user_version") == [(1,)]
            assert asked(backup, "SELECT count(*) FROM contacts") == [(6_000,)]
        with Store.open(file) as store:
            assert store.contacts() == people
            assert store.interactions() == []
        assert_sound(file)
        assert sorted(tmp_path.glob("network*")) == [file, backup]
    assert 1 in found  # Or all of these deaths came too late to prove anything.


# Others at the same time.


def test_two_programs_that_make_and_fill_one_store_at_once_both_keep_everything(file: Path) -> None:
    writers = [started(WRITER, file, name, 100) for name in ("one", "two")]
    for writer in writers:
        go(writer)
    acknowledged = {line for writer in writers for line in writer.communicate()[0].split()}
    assert acknowledged == {f"{name}-{n}" for name in ("one", "two") for n in range(100)}
    assert [writer.returncode for writer in writers] == [0, 0]
    with Store.open(file) as store:
        assert_whole(store, acknowledged)
        assert len(store.contacts()) == 400
    assert_sound(file)


@pytest.mark.slow
def test_programs_that_open_one_old_store_at_once_bring_it_up_to_date_once(tmp_path: Path) -> None:
    people = [Contact(ContactId(f"c{n}"), "Ann", notes="x" * 400) for n in range(2_000)]
    for attempt in range(3):
        file = tmp_path / f"{attempt}.db"
        old_store(file, 1, *people)
        openers = [started(OPENER, file) for _ in range(4)]
        for opener in openers:
            go(opener)
        assert [opener.communicate()[0] for opener in openers] == ["open\n2000\n"] * 4
        backup = file.with_name(f"{attempt}.version-1.db")
        assert asked(backup, "PRAGMA user_version") == [(1,)]
        # Of two that close at the same moment each may leave the log to the other; the next one to close takes it away.
        Store.open(file).close()
        assert sorted(tmp_path.glob(f"{attempt}.*")) == [file, backup]
        assert_sound(file)


def test_a_merge_while_another_program_writes_moves_what_that_has_written(file: Path) -> None:
    with Store.open(file) as store:
        store.add(Contact(ContactId("keep"), "Keep"), Contact(ContactId("gone"), "Gone"))
    writer = started(WRITER, file, "one", 60)
    go(writer)
    with Store.open(file, timeout=60) as store:
        for _ in range(10):
            store.undo_merge(store.merge(ContactId("keep"), ContactId("gone")).id)
        assert len(writer.communicate()[0].split()) == 60
        assert writer.returncode == 0
        assert len(store.contacts()) == 122
    assert_sound(file)


# Damage.


@pytest.mark.slow
def test_any_block_of_the_file_turned_to_its_opposite_is_an_error_or_does_no_harm(file: Path) -> None:
    people = [Contact(ContactId(f"c{n}"), "Ann", notes="x" * 150) for n in range(60)]
    with Store.open(file) as store:
        store.add(*people, *(Tie(people[0].id, person.id) for person in people[1:]))
        store.add(*(Interaction(f"i{n}", DAY, (people[n].id, people[n + 1].id), minutes=n) for n in range(50)))
        kept = store.records()
    earlier, copy = (file.with_name(f"network.version-{number}.db") for number in (9, 10))
    earlier.touch()
    copy.touch()
    whole = file.read_bytes()
    named = 0
    for begin in range(0, len(whole), 512):
        block = bytes(byte ^ 0xFF for byte in whole[begin : begin + 512])
        file.write_bytes(whole[:begin] + block + whole[begin + 512 :])
        try:
            with Store.open(file) as store:
                assert store.records() == kept
        except StoreError as error:  # Any other exception fails the test.
            named += "the file is damaged" in str(error) and f"the latest that netkit made is {copy}" in str(error)
        for left in file.parent.glob(f"{file.name}-*"):
            left.unlink()
    assert named > 20


# Disks.


FILL = """
import sys
from pathlib import Path
from netkit.errors import StoreError
from netkit.model import Contact
from netkit.store import Store
folder = Path(sys.argv[1])
ballast = folder / "ballast"
ballast.write_bytes(b"x" * 100_000)
store = Store.open(folder / "network.db")
kept = 0
try:
    while True:
        store.add(*(Contact(f"c{kept}-{n}", "Ann", notes="x" * 1500) for n in range(3)))
        kept += 1
except StoreError as error:
    print(error)
print(kept, len(store.contacts()))
ballast.unlink()
store.add(Contact("later", "Later"))
print(len(store.contacts()) - 3 * kept)
store.close()
with Store.open(folder / "network.db") as store:
    print(len(store.contacts()) - 3 * kept, store.problems())
"""


def test_a_full_disk_keeps_what_was_kept_and_takes_more_when_there_is_room(tmp_path: Path) -> None:
    error, counts, more, reopened = run_on_small_disk(FILL, tmp_path, kilobytes=440)
    assert "network.db could not be used, and nothing was half-written: the disk is full. Make room, then try" in error
    kept, there = map(int, counts.split())
    assert kept > 5
    assert there == 3 * kept
    assert (more, reopened) == ("1", "1 []")


NO_ROOM = """
import sys
from pathlib import Path
from netkit.errors import StoreError
from netkit.model import Contact
from netkit.store import Store
from tests.test_store_migrations import dump, old_store
folder = Path(sys.argv[1])
old_store(folder / "old.db", 1, *(Contact(f"c{n}", "Ann", notes="x" * 1500) for n in range(100)))
Store.open(folder / "made.db").close()
before = dump(folder / "old.db"), dump(folder / "made.db")
def attempt(name):
    try:
        Store.open(folder / name).close()
        print(name, "opened")
    except StoreError as error:
        print(error)
ballast = (folder / "ballast").open("wb", buffering=0)
ballast.write(b"x" * 800_000)
attempt("old.db")
try:
    while ballast.write(b"x" * 4096):
        pass
except OSError:
    ballast.close()
attempt("made.db")
attempt("new.db")
print(sorted(entry.name for entry in folder.iterdir()))
(folder / "ballast").unlink()
print((dump(folder / "old.db"), dump(folder / "made.db")) == before)
with Store.open(folder / "old.db") as store:
    print(len(store.contacts()))
Store.open(folder / "new.db").close()
"""


def test_a_full_disk_on_which_no_store_can_be_made_or_brought_up_to_date_harms_none(tmp_path: Path) -> None:
    old, made, new, files, unchanged, contacts = run_on_small_disk(NO_ROOM, tmp_path, kilobytes=1330)
    assert "the safety copy" in old
    assert "could not be made (database or disk is full). Nothing was changed. Make room in that folder" in old
    assert "the disk does not answer as it should; it may be full or unplugged" in made
    assert "the disk is full. Make room, then try again" in new
    assert ".part" not in files
    assert (unchanged, contacts) == ("True", "100")


READ = """
import sys
from pathlib import Path
from netkit.errors import StoreError
from netkit.model import Contact
from netkit.store import Store
folder = Path(sys.argv[1])
for name in ("closed.db", "open.db", "log-only.db", "old.db", "new.db"):
    try:
        store = Store.open(folder / name)
        print(name, [contact.id for contact in store.contacts()])
        store.add(Contact("zoe", "Zoe"))
    except StoreError as error:
        print(error)
"""


@pytest.fixture
def killed_store(file: Path) -> Iterator[Path]:
    """A store whose last commit is only in the log beside it, because its program died right after."""
    with contextlib.closing(sqlite3.connect(file)) as late:
        with Store.open(file) as store:
            store.add(Contact(ContactId("mei"), "Mei"))
        late.execute("PRAGMA wal_autocheckpoint = 0")
        late.execute("UPDATE contacts SET id = 'jae'")
        late.commit()
        yield file


def test_a_store_that_cannot_be_written_can_be_read_and_says_why_it_takes_nothing(
    tmp_path: Path, killed_store: Path
) -> None:
    folder = tmp_path / "borrowed"
    folder.mkdir()
    with Store.open(folder / "closed.db") as store:
        store.add(Contact(ContactId("mei"), "Mei"))
    for ending in ("", "-wal", "-shm"):
        shutil.copy(f"{killed_store}{ending}", f"{folder / 'open.db'}{ending}")
    for ending in ("", "-wal"):
        shutil.copy(f"{killed_store}{ending}", f"{folder / 'log-only.db'}{ending}")
    old_store(folder / "old.db", 1, Contact(ContactId("mei"), "Mei"))
    before = {entry.name: entry.read_bytes() for entry in folder.iterdir()}

    closed, refused, opened, refused_too, log_only, old, new = run_write_protected(READ, folder)

    assert closed == "closed.db ['mei']"
    assert (
        "it can only be read here. Copy closed.db, and closed.db-wal if there is one, to a folder of your own"
        in refused
    )
    assert opened == "open.db ['jae']"
    assert "it can only be read here" in refused_too
    # To show the file without its log would be to hide the latest changes.
    assert "Copy log-only.db, and log-only.db-wal if there is one, to a folder of your own" in log_only
    assert "has to be brought up to date before it can be read, but it cannot be written. Copy it" in old
    assert "new.db cannot be made, because its folder can only be read" in new
    assert {entry.name: entry.read_bytes() for entry in folder.iterdir()} == before
