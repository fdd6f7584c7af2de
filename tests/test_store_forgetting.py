"""Whoever is forgotten is nowhere any more: not in the tables, the file's slack, its log or the copies beside it."""

import random
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from netkit import Network
from netkit.codec import codecs, text_fields
from netkit.errors import InvalidRequest, StoreBusy, StoreError, UnknownContact
from netkit.model import (
    Ask,
    Contact,
    ContactId,
    Exchange,
    Interaction,
    Position,
    Promise,
    Record,
    Referral,
    Tie,
)
from netkit.store import Store
from netkit.store.table_map import ALL_TABLES, TABLES, TableMap
from tests.strategies import record_sets
from tests.test_store import ANA, DAY, JAE, MEI, contact

MARK = "žluťoučký"
"""Stands in every text about the one who is forgotten; no other program writes it."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "network.db") as store:
        yield store


def marked(who: str, times: int = 1) -> Contact:
    """A contact with the mark in every text."""
    values: dict[str, Any] = {}
    for name in text_fields(Contact):
        text = f"{MARK} {name} {who} "
        values[name] = (text,) if codecs(Contact)[name].cell == "group" else text * times
    return Contact(ContactId(f"{MARK}-{who}"), **values)


def traces(folder: Path) -> list[str]:
    """The files in which the mark stands, as UTF-8 or as an escape."""
    return [
        file.name
        for file in sorted(folder.iterdir())
        for form in (MARK.encode(), ascii(MARK)[1:-1].encode(), MARK.encode("utf-16-le"))
        if form in file.read_bytes()
    ]


def test_nothing_of_a_forgotten_contact_is_left_in_any_byte_beside_the_store(store: Store, tmp_path: Path) -> None:
    people = [marked(f"{n}", times=1 + n % 3 * 60) for n in range(6)]
    store.add(contact("jae"), contact("ana"), *people)
    for person in people:
        who = person.id
        store.add(
            Tie(who, JAE),
            Position(f"{who} p", who, f"{MARK} works"),
            *(Interaction(f"{who} {n}", DAY, (who,), f"{MARK}", summary=f"{MARK} " * 300) for n in range(8)),
            Interaction(f"all {people.index(person)}", DAY, (who, JAE)),
            Exchange(f"{who} e", DAY, who, "got", "support", f"{MARK} about"),
            Ask(f"{who} a", DAY, who, f"{MARK} ask"),
            Promise(f"{who} q", DAY, DAY, "me", who, f"{MARK} promise"),
            Referral(f"{who} r", DAY, who, f"{MARK} person", f"{MARK} purpose", outcome=f"{MARK} outcome"),
            Referral(f"{who} s", DAY, JAE, who, f"{MARK} purpose"),
        )
        store.reject_duplicate(who, JAE)
    store.merge(people[0].id, people[1].id)
    store.undo_merge(store.merge(people[2].id, people[3].id).id)
    assert traces(tmp_path) != []
    for person in people:
        if person != people[1]:
            store.forget(person.id)
    assert traces(tmp_path) == []
    assert len(store.contacts()) == 2
    assert [meeting.contacts for meeting in store.interactions()] == [(JAE,)] * 6
    store.close()
    assert traces(tmp_path) == []


def test_rows_that_sqlite_has_moved_from_page_to_page_leave_no_trace(store: Store, tmp_path: Path) -> None:
    chance = random.Random(8)  # With most other seeds SQLite overwrites all of it, even if the file is not rewritten.
    people = [marked(f"{n}") for n in range(10)]
    every = [*people, *(contact(f"o{n}", notes="x" * chance.randrange(900)) for n in range(40))]
    chance.shuffle(every)
    store.add(*every)
    for person in people:
        talks = (
            Interaction(f"{person.id} {n}", DAY, (person.id,), summary=MARK * chance.randrange(60)) for n in range(6)
        )
        store.add(*talks)
    for _ in range(40):
        person = chance.choice(every)
        store.replace(replace(person, notes=(f"{MARK} " if person in people else "y") * chance.randrange(1, 300)))
    for person in people:
        store.forget(person.id)
    assert traces(tmp_path) == []


def test_nothing_is_left_of_who_was_merged_into_the_forgotten_one_or_met_with_them(
    store: Store, tmp_path: Path
) -> None:
    first, second, third, other = (marked(who) for who in ("one", "two", "three", "four"))
    store.add(first, second, third, contact("jae"), contact("ana"), other)
    store.add(
        Interaction("lunch", DAY, (second.id, JAE)), Interaction("walk", DAY, (ANA, other.id)), Tie(ANA, other.id)
    )
    store.merge(first.id, second.id)
    store.merge(third.id, first.id)
    store.merge(JAE, ANA)
    store.forget(third.id)
    store.forget(other.id)
    assert traces(tmp_path) == []
    [left] = store.merges()
    assert (left.keep, left.gone) == (contact("jae"), contact("ana"))
    store.undo_merge(left.id)
    assert store.contacts() == [contact("ana"), contact("jae")]
    assert {meeting.id: meeting.contacts for meeting in store.interactions()} == {"lunch": (JAE,), "walk": (ANA,)}


def test_forgetting_somebody_leaves_nothing_of_them_to_undo(store: Store, tmp_path: Path) -> None:
    person = marked("one")
    store.add(person, contact("jae", notes=f"met {MARK}"), contact("ana"), Ask("a", DAY, person.id, MARK))
    store.replace(replace(person, title=f"{MARK} once"), contact("jae", notes="met nobody"))
    store.remove(person)
    store.undo()
    store.remove(*store.asks())
    store.reject_duplicate(person.id, JAE)
    store.undo_merge(store.merge(ANA, person.id).id)
    assert len(store.steps()) == 6
    store.forget(person.id)
    assert traces(tmp_path) == []
    assert store.steps() == []
    with pytest.raises(InvalidRequest, match=r"nothing to undo.* before a contact was forgotten"):
        store.undo()
    store.remove(contact("ana"))
    store.undo()
    assert store.contacts() == [contact("ana"), contact("jae", notes="met nobody")]


def test_a_record_that_was_removed_is_not_kept_for_undoing_a_merge(store: Store, tmp_path: Path) -> None:
    store.add(contact("mei"), contact("jae"), Ask("a", DAY, JAE, MARK))
    store.add(contact("ana"))
    merge = store.merge(MEI, JAE)
    store.remove(store.asks()[0])
    store.forget(ANA)
    assert traces(tmp_path) == []
    store.undo_merge(merge.id)
    assert store.asks() == []


@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal", ".part", ".part-wal", ".part-shm", ".part-journal"])
def test_what_belongs_to_a_copy_or_to_an_unfinished_one_is_removed_too(ending: str, tmp_path: Path) -> None:
    left, other = tmp_path / f"network.version-1.db{ending}", tmp_path / f"other.version-1.db{ending}"
    with Store.open(tmp_path / "network.db") as store:
        store.add(contact("mei"))
        left.touch()
        other.touch()
        assert store.forget(MEI).copies == (left,)
    assert not left.exists()
    assert other.exists()


def test_records_that_still_name_who_was_forgotten_are_shown(store: Store) -> None:
    jae = contact("jae", introduced_by="mei", notes="friend of mei capek")
    lunch = Interaction("lunch", DAY, (MEI, JAE), summary="Čapek, Mei: new job")
    store.add(Contact(MEI, "Mei Čapek"), jae, Contact(ANA, "Ana", notes="knows a Mei and, elsewhere, Capeks"), lunch)
    forgotten = store.forget(MEI)
    assert (forgotten.contact, forgotten.copies) == (MEI, ())
    assert set(forgotten.still_mentioned) == {replace(jae, introduced_by=None), replace(lunch, contacts=(JAE,))}


def test_forgetting_makes_no_temporary_file(store: Store) -> None:
    store.add(contact("mei"))
    store.forget(MEI)
    assert store._database.pragma("temp_store") == 2  # In memory: https://www.sqlite.org/pragma.html#pragma_temp_store


def test_a_file_that_cannot_be_rewritten_is_named(store: Store) -> None:
    store.add(*(contact(f"c{number}") for number in range(300)))
    store._database._connection.set_progress_handler(lambda: 1, 200)  # Stops SQLite after so many steps.
    with pytest.raises(StoreError, match=f"^{re.escape(str(store.path))} could not be used"):
        store._database.vacuum()


def test_who_is_not_here_cannot_be_forgotten(store: Store) -> None:
    store.add(contact("jae"))
    with pytest.raises(UnknownContact, match="there is no contact 'mei' here"):
        store.forget(MEI)
    assert store.contacts() == [contact("jae")]


def test_nothing_is_changed_while_another_program_is_in_the_way(tmp_path: Path) -> None:
    file = tmp_path / "network.db"
    with Store.open(file, timeout=0.01) as store:
        store.add(contact("mei"))
        reader = sqlite3.connect(file, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM contacts").fetchall()
        store.add(contact("jae"))
        with pytest.raises(StoreBusy, match=r"in use by another program.* then try again"):
            store.forget(MEI)
        assert store.contacts() == [contact("jae"), contact("mei")]
        reader.close()
        store.forget(MEI)
        assert store.contacts() == [contact("jae")]


def test_what_goes_with_a_contact_is_said_in_words_before_and_after() -> None:
    jae = contact("jae", introduced_by="mei")
    network = Network.of(contact("mei"), jae, contact("ana"), Tie(MEI, JAE), Tie(MEI, ANA), Tie(JAE, ANA))
    network.add(Ask("a", DAY, MEI, "read my letter"), Referral("r", DAY, JAE, "Mei of the choir"))
    network.distinct("Mei", "Jae")
    said = "2 ties, 1 ask and 1 pair known to be two people"
    assert network.goes_with("Mei") == said
    assert str(network.forget("Mei")).splitlines() == [
        f"Gone: {said.replace(' and', ',')} and 1 contact.",
        "What was changed before this cannot be undone any more.",
        "The name still stands in 1 record; see .still_mentioned, and decide who is meant.",
    ]
    assert network.store.contacts() == [contact("ana"), replace(jae, introduced_by=None)]
    assert network.goes_with("Ana") == "1 tie"


@given(st.data(), record_sets())
def test_forgetting_deletes_what_removing_does_and_counts_it_before_and_after(
    data: st.DataObject, records: list[Record]
) -> None:
    people = [record for record in records if isinstance(record, Contact)]
    assume(people)
    person = data.draw(st.sampled_from(people))
    with Store.open(":memory:") as one, Store.open(":memory:") as other:
        one.add(*records)
        other.add(*records)
        before = Counter(TABLES[type(record)].table for record in one.records())
        goes = one.goes_with(person.id)
        removed = one.forget(person.id).removed
        other.remove(person)
        assert one.records() == other.records()
        after = Counter(TABLES[type(record)].table for record in one.records())
        assert removed == before - after
        assert goes == before - after - Counter(contacts=1)
        for record in one.records():
            named = (getattr(record, name, None) for name in ("contact", "a", "b", "referred_by", "introduced_by"))
            assert person.id not in named
            assert person.id not in getattr(record, "contacts", ())


@pytest.mark.parametrize("table", ALL_TABLES.values(), ids=lambda table: table.table)
def test_whatever_mentions_a_contact_is_found_by_an_index(table: TableMap[Any], tmp_path: Path) -> None:
    Store.open(tmp_path / "network.db").close()
    with closing(sqlite3.connect(tmp_path / "network.db")) as connection:
        plans: list[str] = []
        connection.set_trace_callback(lambda query: plans.append(query) if query.startswith("SELECT") else None)
        assert table.mentioning(connection, MEI) == []
        connection.set_trace_callback(None)
        steps = [row[3] for query in plans for row in connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert steps
    assert [step for step in steps if step.startswith("SCAN")] == []
