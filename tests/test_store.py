"""What a store keeps, what it refuses, and what it forgets."""

import contextlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import chain, count, repeat
from pathlib import Path

import pytest
from hypothesis import given

from netkit.errors import InvalidRecord, StoreBusy, StoreError, UnknownContact
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
from netkit.store import Store
from netkit.store.undo import KEPT
from tests.strategies import record_sets

DAY = date(2026, 3, 20)
MEI, JAE, ANA = (ContactId(who) for who in ("mei", "jae", "ana"))


def contact(who: str, **details: object) -> Contact:
    return Contact(ContactId(who), who.title(), **details)  # type: ignore[arg-type]


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(":memory:") as store:
        yield store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "my network 100%?#.db"


# Keeping.


@given(record_sets())
def test_what_is_kept_comes_back_exactly_and_nothing_of_it_is_missing(records: list[Record]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "network.db"
        with Store.open(file) as store:
            assert store.add_missing(records) == records
        with Store.open(file) as store:
            kept = store.records()
            assert store.add_missing(records) == []
            assert store.records() == kept
            meetings, log = store.interactions(), store.logged()
    assert sorted(log) == sorted(
        Logged(one.id, one.on, (who,), one.answered) for one in meetings for who in one.contacts
    )
    assert len(kept) == len(records)
    assert set(kept) == set(records)


def test_a_log_longer_than_one_batch_is_read_whole(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netkit.store.table_map._BATCH", 2)
    store.add(contact("mei"), *(Interaction(f"talk {number}", DAY, (MEI,)) for number in range(5)))
    assert sorted(one.id for one in store.logged()) == [f"talk {number}" for number in range(5)]
    assert [one.id for one in store.interactions()] == [f"talk {number}" for number in range(5)]


def test_what_is_missing_is_added_and_what_is_here_stays_as_it_is(store: Store) -> None:
    store.add(contact("mei", notes="met at the fair"))
    assert store.add_missing([contact("mei"), contact("jae"), contact("jae", notes="twice")]) == [contact("jae")]
    assert store.contacts() == [contact("jae"), contact("mei", notes="met at the fair")]


def test_records_come_in_the_order_that_is_promised(store: Store) -> None:
    names = [("1", "zoe"), ("3", "Ana"), ("4", "ÉVA"), ("2", "ana")]
    store.add(*(Contact(ContactId(key), name) for key, name in names))
    assert [person.id for person in store.contacts()] == ["2", "3", "1", "4"]
    one, two, three, four = (ContactId(key) for key in "1234")
    store.add(Tie(four, one), Tie(three, two), Tie(one, two))
    assert [(tie.a, tie.b) for tie in store.ties()] == [("1", "2"), ("1", "4"), ("2", "3")]
    later, earlier = date(2026, 3, 21), date(999, 3, 20)
    store.add(*(Exchange(key, on, one, "got", "support") for key, on in [("c", earlier), ("b", later), ("a", later)]))
    assert [exchange.id for exchange in store.exchanges()] == ["c", "a", "b"]
    dues = [("b", later), ("a", later), ("c", DAY)]
    store.add(*(Promise(key, earlier, due, "me", one, "call") for key, due in dues))
    assert [promise.id for promise in store.promises()] == ["c", "a", "b"]
    store.add(*(Position(key, one, "Acme", since=since) for key, since in [("a", later), ("b", earlier), ("c", None)]))
    assert [position.id for position in store.positions()] == ["c", "b", "a"]


def test_ids_are_short_and_free_for_every_kind_of_record(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert re.fullmatch("[23456789bcdfghjkmnpqrstvwxz]{6}", store.fresh_id())
    store.add(contact("bbbbbb"), Exchange("cccccc", DAY, ContactId("bbbbbb"), "got", "support"))
    letters = iter("bbbbbbccccccdddddd")
    monkeypatch.setattr("secrets.choice", lambda _: next(letters))
    assert store.fresh_id() == "dddddd"


def test_several_threads_may_share_a_store(file: Path) -> None:
    # JupyterLab runs the callbacks of widgets in threads of their own.
    with Store.open(file) as store, ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda n: store.add(contact(f"c{n}"), contact(f"d{n}")), range(80)))
        assert len(store.contacts()) == 160


# Changing and refusing.


def test_replacing_changes_that_record_and_nothing_that_hangs_on_it(store: Store) -> None:
    mei, jae = contact("mei", introduced_by="jae"), contact("jae")
    tie = Tie(mei.id, jae.id, 2)
    lunch = Interaction("lunch", DAY, (mei.id, jae.id))
    store.add(mei, jae, tie, lunch, Exchange("e", DAY, jae.id, "gave", "support"))
    store.replace(
        replace(jae, name="Jae-won"), replace(tie, closeness=5), replace(lunch, contacts=(jae.id,), minutes=30)
    )
    assert store.contacts() == [replace(jae, name="Jae-won"), mei]
    assert store.ties() == [Tie(mei.id, jae.id, 5)]
    assert store.interactions() == [Interaction("lunch", DAY, (jae.id,), minutes=30)]
    assert len(store.exchanges()) == 1


@pytest.mark.parametrize(
    ("records", "message"),
    [
        ([contact("mei")], "contact 'mei': it is here already"),
        ([contact("new"), contact("new")], "contact 'new': it is here already"),
        ([Tie(JAE, MEI)], "tie 'jae' to 'mei': it is here already"),
        ([Tie(MEI, ContactId("nobody"))], "tie 'mei' to 'nobody' mentions 'nobody'"),
        ([contact("new", introduced_by="nobody")], "contact 'new' mentions 'nobody'"),
        ([contact("new", introduced_by="")], "contact 'new' mentions ''"),
        ([Interaction("i", DAY, (MEI, ContactId("nobody")))], "interaction 'i' mentions 'nobody'"),
        ([Promise("p", DAY, DAY, "me", ContactId("nobody"), "call")], "promise 'p' mentions 'nobody'"),
        ([contact("new", notes="\ud800")], "contact 'new': 'utf-8' codec can't encode"),
        ([contact("\ud800")], r"contact '\\ud800': 'utf-8' codec can't encode"),
        ([Interaction("i", DAY, (MEI,), minutes=10**30)], "interaction 'i': Python int too large"),
        ([contact("new", circles=("\ud800",))], "contact 'new': 'utf-8' codec can't encode"),
        (["new"], "'new' is not a record"),
        ([[contact("new")]], r"if it is a list of them, put a \* before it"),
    ],
)
def test_one_wrong_record_keeps_out_all_and_is_named(store: Store, records: list[Record], message: str) -> None:
    store.add(contact("mei"), contact("jae"), Tie(MEI, JAE))
    before = store.records()
    with pytest.raises(InvalidRecord, match=message):
        store.add(contact("good"), *records, contact("fine"))
    assert store.records() == before
    if "already" not in message:
        with pytest.raises(InvalidRecord, match=message):
            store.add_missing([contact("good"), *records])
        assert store.records() == before


def test_what_is_not_here_cannot_be_replaced_or_removed(store: Store) -> None:
    store.add(contact("mei"), contact("jae"))
    before = store.records()
    for change, advice in (
        (store.replace, r"add\(\) keeps a new one$"),
        (store.remove, "see what is left in the tables"),
    ):
        with pytest.raises(UnknownContact, match=f"there is no contact 'nobody' here; {advice}"):
            change(contact("mei", notes="changed"), contact("nobody"))
        with pytest.raises(UnknownContact, match=r"there is no contact '\\ud800' here"):
            change(contact("\ud800"))
        with pytest.raises(InvalidRecord, match="there is no tie 'jae' to 'mei' here"):
            change(contact("mei", notes="changed"), Tie(MEI, JAE))
    with pytest.raises(InvalidRecord, match="contact 'mei' mentions 'nobody'"):
        store.replace(contact("mei", introduced_by="nobody"))
    with pytest.raises(InvalidRecord, match=r"contact 'mei': 'utf-8' codec can't encode"):
        store.replace(contact("mei", notes="\ud800"))
    assert store.records() == before


def test_a_contact_and_their_records_can_be_removed_together_in_any_order(store: Store) -> None:
    mei, jae = contact("mei"), contact("jae")
    tie, lunch = Tie(mei.id, jae.id), Interaction("lunch", DAY, (mei.id,))
    for order in ([mei, tie, lunch], [lunch, tie, mei], [tie, mei, lunch]):
        store.add_missing([mei, jae, tie, lunch])
        store.remove(*order)
        assert store.records() == [jae]


def test_a_contact_who_was_removed_is_gone_from_the_file_when_that_can_no_longer_be_undone(file: Path) -> None:
    secret = "told me in confidence " * 50
    with Store.open(file) as store:
        store.add(contact("mei", notes=secret), contact("jae"))
        store.remove(contact("mei"))
        for number in range(KEPT):
            assert b"in confidence" in file.read_bytes()
            store.replace(contact("jae", notes=f"{number}"))
    assert b"in confidence" not in file.read_bytes()
    assert sorted(file.parent.iterdir()) == [file]


# Files.


def test_a_copy_of_the_file_alone_is_complete_while_a_notebook_has_it_open(file: Path) -> None:
    with Store.open(file) as store:
        store.add(contact("mei"))
        store.add(contact("jae"))
        shutil.copy(file, file.with_name("copy.db"))
        with Store.open(file.with_name("copy.db")) as copy:
            assert copy.contacts() == [contact("jae"), contact("mei")]


def test_a_commit_is_on_the_disk_before_it_is_reported(file: Path) -> None:
    # What a power cut leaves cannot be tried: these settings of SQLite decide it.
    wanted = {"journal_mode": "wal", "synchronous": 2, "wal_autocheckpoint": 1, "foreign_keys": 1, "secure_delete": 1}
    with Store.open(file) as store:
        connection = store._database._connection
        assert {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted


def test_a_path_may_begin_with_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    with Store.open("~/network.db") as store:
        assert store.path == tmp_path / "network.db"
    assert (tmp_path / "network.db").is_file()


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("", "is not a file"),
        (".", r"'\.' is not a file; a store is a file in a folder, such as my-network\.db$"),
        ("nul\0inside", "cannot be opened"),
        ("x" * 300, "cannot be opened"),
        ("a-file/inside.db", "there is no folder a-file"),
        ("no-such-folder/my.db", r"there is no folder no-such-folder\. Make the folder, or correct its name"),
    ],
)
def test_a_path_that_cannot_be_a_file_is_refused(
    path: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a-file").touch()
    with pytest.raises(StoreError, match=says):
        Store.open(path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["a-file"]


def another_program(file: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 20,
        b"Dear diary",
        b"\0",
        b"SQLite format 3\0" + b"\0" * 5000,
        ["CREATE TABLE bookmarks (url)", "INSERT INTO bookmarks VALUES ('https://example.org')"],
        ["PRAGMA journal_mode = WAL", "CREATE TABLE bookmarks (url)"],
        ["PRAGMA application_id = 12345", "CREATE TABLE contacts (id, name)"],
        ["PRAGMA journal_mode = PERSIST", "CREATE TABLE bookmarks (url)"],
    ],
    ids=["photo", "text", "one byte", "header", "database", "with a log", "of an application", "with a journal"],
)
def test_the_file_of_another_program_is_refused_and_left_untouched(content: bytes | list[str], file: Path) -> None:
    if isinstance(content, bytes):
        file.write_bytes(content)
    else:
        another_program(file, *content)
    before = {entry.name: entry.read_bytes() for entry in file.parent.iterdir()}
    with pytest.raises(StoreError, match=rf"^{re.escape(str(file))} is not a netkit network: .* Choose another name"):
        Store.open(file)
    assert {entry.name: entry.read_bytes() for entry in file.parent.iterdir()} == before


def test_a_file_that_is_empty_or_whose_making_was_cut_short_becomes_a_store(file: Path) -> None:
    half = file.with_name("half.db")
    with contextlib.closing(sqlite3.connect(half, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")  # So that pages reach the file before the commit.
        connection.execute("BEGIN")
        for n in range(50):
            connection.execute(f"CREATE TABLE table_{n} (id)")
        for ending in ("", "-journal"):
            shutil.copy(f"{half}{ending}", f"{file}{ending}")
    assert file.stat().st_size > 0
    empty = file.with_name("empty.db")
    empty.touch()
    for path in (file, empty):
        with Store.open(path) as store:
            store.add(contact("mei"))
            assert store.contacts() == [contact("mei")]


def test_a_closed_store_says_so_and_may_be_closed_again(file: Path) -> None:
    store = Store.open(file)
    store.close()
    store.close()
    for use in (store.contacts, lambda: store.add(contact("mei"))):
        with pytest.raises(StoreError, match=r": it has been closed\. Open it again\. "):
            use()


def test_a_store_that_another_program_keeps_locked_is_busy_but_can_be_read(file: Path) -> None:
    with Store.open(file, timeout=0.01) as store:
        store.add(contact("mei"))
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy, match=r"locked by another program.* nothing was written.* then try again"):
            store.add(contact("jae"))
        with Store.open(file, timeout=0.01) as third:
            assert third.contacts() == store.contacts() == [contact("mei")]
        other.execute("ROLLBACK")
        other.close()
        store.add(contact("jae"))
        assert len(store.contacts()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody move a file that is open")
def test_nothing_is_written_to_a_file_that_is_not_at_its_path_any_more(file: Path) -> None:
    aside = file.with_name("aside.db")
    with Store.open(file) as store:
        store.add(contact("mei"))
        file.rename(aside)
        for put in (lambda: None, lambda: shutil.copy(aside, file)):
            put()
            with pytest.raises(
                StoreError, match=r"moved, deleted or replaced .* nothing was written\. Put it back, or"
            ):
                store.add(contact("jae"))
        aside.replace(file)
        store.add(contact("jae"))
        assert len(store.contacts()) == 2


def test_changes_that_the_student_interrupts_are_undone(file: Path) -> None:
    def interrupted(store: Store) -> None:
        with store.transaction():
            store.add(contact("mei"))
            raise KeyboardInterrupt  # As "interrupt the kernel" does.

    with Store.open(file) as store:
        with pytest.raises(KeyboardInterrupt):
            interrupted(store)
        with Store.open(file, timeout=0.1) as other:
            assert other.contacts() == []
            other.add(contact("mei"))


def test_in_a_transaction_a_change_that_fails_is_undone_alone(store: Store) -> None:
    with store.transaction():
        store.add(contact("mei"))
        with pytest.raises(InvalidRecord):
            store.add(contact("jae"), contact("mei"))
        assert store.contacts() == [contact("mei")]
        store.add(contact("ana"))
    assert store.contacts() == [contact("ana"), contact("mei")]


@pytest.mark.parametrize(
    "change",
    [
        lambda store: store.add(contact("new"), Tie(ContactId("new"), MEI)),
        lambda store: store.replace(contact("mei", notes="new"), Interaction("lunch", DAY, (MEI,))),
        lambda store: store.remove(contact("mei")),
        lambda store: store.merge(MEI, JAE),
        lambda store: store.undo_merge(1),
        lambda store: store.undo(),
    ],
    ids=["add", "replace", "remove", "merge", "undo_merge", "undo"],
)
def test_a_change_that_breaks_off_anywhere_is_made_wholly_or_not_at_all(change: Callable[[Store], object]) -> None:
    people = [contact(who) for who in ("mei", "jae", "ana", "bo")]
    mei, jae, ana, bo = (person.id for person in people)
    with Store.open(":memory:") as store, Store.open(":memory:") as other:
        for one in (store, other):
            one.add(*people, Tie(mei, jae), Tie(jae, ana), Interaction("lunch", DAY, (jae, mei)))
            one.add(Promise("p", DAY, DAY, "me", mei, "call"), Promise("q", DAY, DAY, "me", bo, "call"))
            one.merge(ana, bo)
        before = store.records(), store.merges()
        change(other)
        connection, said = store._database._connection, list[str]()
        for steps in count(0, 11):
            left = chain(repeat(0, steps), [1])
            connection.set_progress_handler(lambda left=left: next(left, 0), 1)  # Stops SQLite after so many steps.
            try:
                change(store)
            except StoreError as error:
                said.append(str(error))
            connection.set_progress_handler(None, 1)
            if (store.records(), store.merges()) != before:
                break
        assert steps > 100
        assert all("nothing was half-written: SQLite refused" in one for one in said)
        assert (store.records(), store.merges()) == (other.records(), other.merges())


def test_records_may_be_made_from_what_the_store_holds(store: Store) -> None:
    store.add(contact("mei"), contact("jae"))
    added = store.add_missing(Tie(MEI, JAE) for _ in store.contacts())
    assert store.ties() == added == [Tie(JAE, MEI)]


# Damage.


@pytest.mark.parametrize(
    ("statement", "record"),
    [
        ("UPDATE contacts SET closeness = 9 WHERE id = 'mei'", "contact 'mei': .* closeness 9"),
        ("UPDATE contacts SET circles = 'work' WHERE id = 'mei'", "contact 'mei': "),
        ("UPDATE contacts SET circles = '[1]' WHERE id = 'mei'", "contact 'mei' has circles 1; it must be a text"),
        ("UPDATE contacts SET circles = '5' WHERE id = 'mei'", "contact 'mei': "),
        ("UPDATE contacts SET cadence = 7 WHERE id = 'mei'", "contact 'mei': "),
        ("UPDATE contacts SET met_on = '2026-02-31' WHERE id = 'mei'", "contact 'mei': "),
        ("UPDATE contacts SET notes = x'ff' WHERE id = 'mei'", r"contact 'mei' has notes b'\\xff'; it must be a text"),
        ("UPDATE contacts SET archived = 'maybe' WHERE id = 'mei'", "contact 'mei': 'maybe' is neither yes"),
        ("UPDATE ties SET closeness = 2.5", "tie 'jae' to 'mei': .* closeness 2.5"),
        ("DELETE FROM interaction_contacts", "interaction 'lunch': .* needs one or more"),
        ("UPDATE promises SET done_on = '2020-01-01'", "promise 'p': .* done_on 2020-01-01"),
        ("UPDATE contacts SET notes = CAST(x'ff' AS TEXT) WHERE id = 'mei'", "the file is damaged.*'notes'"),
    ],
)
def test_a_value_that_makes_no_sense_is_reported_with_its_record_and_file(
    statement: str, record: str, file: Path
) -> None:
    mei, jae = contact("mei"), contact("jae")
    with Store.open(file) as store:
        store.add(mei, jae, Tie(mei.id, jae.id), Interaction("lunch", DAY, (mei.id,)))
        store.add(Promise("p", DAY, DAY, "me", mei.id, "call"))
    another_program(file, "PRAGMA ignore_check_constraints = ON", statement)
    with Store.open(file) as store, pytest.raises(StoreError, match=record) as caught:
        store.records()
    assert str(file) in str(caught.value)


def test_the_file_itself_refuses_what_the_model_would_refuse(file: Path) -> None:
    with Store.open(file) as store:
        store.add(contact("mei"))
    for statement in (
        "UPDATE contacts SET closeness = 9",
        "UPDATE contacts SET met_on = '2026-02-31'",
        "UPDATE contacts SET met_on = 'last spring'",
        "UPDATE contacts SET id = 'me'",
        "UPDATE contacts SET introduced_by = 'mei'",
        "INSERT INTO ties VALUES ('mei', 'mei', 3, 'stated')",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            another_program(file, statement)


def test_what_is_wrong_with_a_file_is_listed(file: Path) -> None:
    with Store.open(file) as store:
        store.add(contact("mei"))
        assert store.problems() == []
    another_program(file, "PRAGMA ignore_check_constraints = ON", "UPDATE contacts SET closeness = 9")
    another_program(file, "UPDATE contacts SET introduced_by = 'nobody'")
    with Store.open(file) as store:
        damaged, stray = store.problems()
    assert damaged == "CHECK constraint failed in contacts"
    assert stray == "1 records name a contact who is not there"


def test_a_file_that_was_cut_off_is_an_error_in_words(file: Path) -> None:
    with Store.open(file) as store:
        store.add(*(contact(f"c{i}", notes="x" * 150) for i in range(60)))
    file.write_bytes(file.read_bytes()[: 3 * 4096])
    with pytest.raises(StoreError, match=r"the file is damaged\. Put it aside"), Store.open(file) as store:
        store.records()


def test_a_store_that_nobody_closed_makes_no_noise() -> None:
    program = "from netkit.store import Store; import gc; Store.open(':memory:'); gc.collect(); print('fine')"
    done = subprocess.run([sys.executable, "-X", "dev", "-c", program], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("fine\n", "")


def test_a_record_is_found_by_its_id_whatever_its_kind(store: Store) -> None:
    records = [contact("mei"), Interaction("talk", DAY, (MEI,)), Ask("ask", DAY, MEI, "who?"), contact("jae")]
    store.add(*records, Tie(MEI, JAE))
    assert [store.record(one) for one in ("mei", "talk", "ask", "jae", "nobody")] == [*records, None]


def test_what_was_read_before_is_read_again_after_any_change_and_after_one_that_was_taken_back(file: Path) -> None:
    mei, jae = contact("mei"), contact("jae")
    talk = Interaction("1", DAY, (mei.id,), summary="moss")

    def seen() -> tuple[int, int, int, int]:
        return len(store.contacts()), len(store.ties()), len(store.logged()), len(store.search_people("moss"))

    with Store.open(file) as store, Store.open(file) as other:
        store.add(mei)
        assert seen() == (1, 0, 0, 0)
        with contextlib.suppress(KeyboardInterrupt), store.transaction():
            store.add(jae, Tie(mei.id, jae.id), talk)
            assert seen() == (2, 1, 1, 1)
            raise KeyboardInterrupt
        assert seen() == (1, 0, 0, 0)
        other.add(jae, Tie(mei.id, jae.id), talk)
        assert seen() == (2, 1, 1, 1)
        store.contacts().clear()
        assert seen() == (2, 1, 1, 1)


def test_a_contact_finds_all_that_mentions_them_and_no_other_contact(store: Store) -> None:
    mei, jae = contact("mei"), contact("jae", introduced_by=MEI)
    tie, talk = Tie(mei.id, jae.id), Interaction("1", DAY, (jae.id, mei.id))
    given, told = Referral("2", DAY, mei.id, "Lin"), Referral("3", DAY, jae.id, "mei")
    store.add(mei, jae, tie, talk, given, told, Ask("4", DAY, jae.id, "a look"))
    assert store.mentioning(mei.id) == [tie, talk, given, told]
