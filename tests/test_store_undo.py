"""The last changes are undone one by one, whatever they were, in this program or the next."""

import contextlib
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRecord, InvalidRequest, StoreBusy
from netkit.model import Ask, Contact, ContactId, Exchange, Interaction, Promise, Record, Referral, Tie
from netkit.store import Merge, Store
from netkit.store.undo import KEPT
from tests import strategies
from tests.small_disk import run_write_protected
from tests.test_store import ANA, DAY, JAE, MEI, contact, file
from tests.test_store_survives import assert_sound, go, started

__all__ = ["file"]

State = tuple[list[Record], frozenset[frozenset[ContactId]], list[Merge]]


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(":memory:") as store:
        store.add(contact("mei"), contact("jae"), contact("ana"), Tie(MEI, JAE))
        store.add(Interaction("lunch", DAY, (JAE, MEI)), Interaction("walk", DAY, (MEI,)))
        yield store


def state(store: Store) -> State:
    """All that a store says of its records; two stores with the same state are the same to a student."""
    return store.records(), store.rejected_duplicates(), store.merges()


def at_once(store: Store, *changes: Callable[[], object]) -> None:
    with store.transaction():
        for change in changes:
            change()


CHANGES: dict[str, tuple[Callable[[Store], object], str]] = {
    "add": (
        lambda store: store.add(contact("bo"), contact("zoe"), Tie(MEI, ANA), Ask("a", DAY, MEI, "read my letter")),
        "2 contacts, 1 tie and 1 ask added (Bo and Zoe)",
    ),
    "import": (
        lambda store: store.add_missing([contact("mei"), *(contact(f"c{n}") for n in range(140))]),
        "140 contacts added",
    ),
    "replace": (
        lambda store: store.replace(contact("mei", notes="sings"), Tie(MEI, JAE, 5)),
        "1 contact and 1 tie changed (Mei)",
    ),
    "replace who was there": (
        lambda store: store.replace(Interaction("lunch", DAY, (MEI, ANA, JAE))),
        "1 interaction changed (Ana, Jae and Mei)",
    ),
    "remove": (
        lambda store: store.remove(contact("mei")),
        "1 interaction changed; 1 contact, 1 tie and 1 interaction removed (Mei)",
    ),
    "merge": (
        lambda store: store.merge(ANA, MEI),
        "1 tie and 1 merge added; 1 contact and 2 interactions changed; 1 contact and 1 tie removed (Ana and Mei)",
    ),
    "not the same": (
        lambda store: store.reject_duplicate(MEI, JAE),
        "1 pair known to be two people added (Jae and Mei)",
    ),
    "take out and enter again": (
        lambda store: at_once(
            store, lambda: store.remove(contact("ana")), lambda: store.add(contact("ana", title="Planner"))
        ),
        "1 contact changed (Ana)",
    ),
    "several at once": (
        lambda store: at_once(
            store,
            lambda: store.add(contact("bo"), Promise("p", DAY, DAY, "me", ContactId("bo"), "call")),
            lambda: store.replace(contact("mei", title="Planner")),
            lambda: store.replace(contact("mei", title="Mayor")),
            lambda: store.remove(Interaction("walk", DAY, (MEI,))),
        ),
        "1 contact and 1 promise added; 1 contact changed; 1 interaction removed (Bo and Mei)",
    ),
}


@pytest.mark.parametrize(("change", "words"), CHANGES.values(), ids=CHANGES)
def test_any_change_is_undone_as_a_whole_and_said_in_words(
    change: Callable[[Store], object], words: str, store: Store
) -> None:
    before, earlier = state(store), store.steps()
    change(store)
    assert state(store) != before
    assert [step.what for step in store.steps()] == [words, *(step.what for step in earlier)]
    undone = store.undo()
    assert str(undone) == f"Undone: {words}. 2 earlier steps can be undone."
    assert state(store) == before
    assert store.steps() == earlier


def test_when_nothing_is_left_to_undo_that_is_an_error() -> None:
    with Store.open(":memory:") as store:
        store.add(contact("mei"))
        assert str(store.undo()) == "Undone: 1 contact added (Mei). No earlier step can be undone."
        assert (store.records(), store.steps()) == ([], [])
        with pytest.raises(InvalidRequest, match="there is nothing to undo"):
            store.undo()


def test_up_to_three_people_are_named_and_of_more_none(store: Store) -> None:
    store.add(*(contact(f"c{number}") for number in range(4)))
    store.add(*(Ask(f"a{number}", DAY, MEI, "read my letter") for number in range(40)))
    store.replace(Contact(MEI, "Mei\nLin"))
    store.remove(*store.asks()[:3])
    assert [step.what for step in store.steps()][:4] == [
        "3 asks removed (Mei Lin)",
        "1 contact changed (Mei Lin)",
        "40 asks added",
        "4 contacts added",
    ]


def test_what_failed_or_changed_nothing_is_no_step(store: Store) -> None:
    steps = store.steps()
    with pytest.raises(InvalidRecord):
        store.add(contact("bo"), contact("mei"))
    store.replace(*store.records())
    store.add_missing(store.records())
    with store.transaction():
        store.add(contact("bo"))
        store.remove(contact("bo"))
    assert store.steps() == steps
    with store.transaction():
        store.add(contact("zoe"))
        with contextlib.suppress(InvalidRecord):
            store.add(contact("bo"), contact("bo"))
    assert store.undo().step.what == "1 contact added (Zoe)"
    assert store.steps() == steps


def test_a_step_says_when_it_was_made(store: Store) -> None:
    now = datetime.now(UTC)
    step = store.steps()[0]
    assert now - timedelta(minutes=1) < step.when <= now
    assert str(step) == f"{step.when.astimezone():%Y-%m-%d %H:%M}  2 interactions added (Jae and Mei)"


def test_the_last_twenty_steps_are_kept_and_no_more(file: Path) -> None:
    states = []
    with Store.open(file) as store:
        for number in range(KEPT + 5):
            states.append(state(store))
            store.add(contact(f"c{number}"))
    for number in reversed(range(5, KEPT + 5)):
        with Store.open(file) as store:  # Each time another program.
            store.undo()
            assert state(store) == states[number]
    with Store.open(file) as store:
        with pytest.raises(InvalidRequest, match=f"nothing to undo. The last {KEPT} changes can be undone"):
            store.undo()
        assert len(store.contacts()) == 5


# Merges, which can be undone in two ways.


def test_an_undone_merge_that_is_brought_back_can_be_undone_again(store: Store) -> None:
    before = state(store)
    merge = store.merge(MEI, ANA)
    merged = state(store)
    store.undo_merge(merge.id)
    assert state(store) == before
    assert store.undo().step.what == "1 contact added; 1 contact changed; 1 merge removed (Ana and Mei)"
    assert state(store) == merged
    store.undo_merge(merge.id)
    assert state(store) == before


def test_a_merge_that_is_brought_back_says_the_same_in_the_same_order(store: Store) -> None:
    ids = [ContactId(f"c{number}") for number in range(5)]
    store.add(*map(contact, ids), *(Tie(MEI, one, 1) for one in ids[1:]), *(Tie(ANA, one, 2) for one in ids))
    store.add(Referral("r", DAY, ANA, MEI), Referral("q", DAY, ANA, MEI))
    merge = store.merge(MEI, ANA)
    merged = str(store.merges())
    store.undo_merge(merge.id)
    store.undo()
    assert str(store.merges()) == merged == str([merge])


def test_what_came_after_a_merge_is_undone_before_it_and_stays_if_the_merge_alone_is_undone(store: Store) -> None:
    before = state(store)
    merge = store.merge(ANA, MEI)
    merged = state(store)
    store.add(Exchange("since", DAY, ANA, "got", "support"))
    store.undo_merge(merge.id)
    assert [one.contact for one in store.exchanges()] == [ANA]
    store.undo()
    store.undo()
    assert state(store) == merged
    store.undo()
    assert state(store) == before


def test_taking_out_a_merged_contact_can_be_undone_with_the_merge(store: Store) -> None:
    store.merge(MEI, ANA)
    merged = state(store)
    store.remove(contact("mei"))
    assert store.merges() == []
    store.undo()
    assert state(store) == merged


# Other programs.

LOGGER = """
import sys
from datetime import date
from netkit.model import Interaction
from netkit.store import Store
print("ready", flush=True)
sys.stdin.readline()
with Store.open(sys.argv[1], timeout=60) as store:
    for n in range(int(sys.argv[3])):
        store.add(Interaction(f"{sys.argv[2]}-{n}", date(2026, 3, 20), ("mei",)))
        if n % 2:
            print(store.undo().step.what, flush=True)
"""


def test_the_last_step_is_undone_whichever_program_made_it(file: Path) -> None:
    with Store.open(file) as one, Store.open(file) as other:
        one.add(contact("mei"))
        other.add(contact("jae"))
        assert one.undo().step.what == "1 contact added (Jae)"
        assert other.contacts() == one.contacts() == [contact("mei")]
        other.undo()
        assert one.contacts() == []


def test_a_step_is_not_undone_if_it_is_not_the_last_one_any_more(file: Path) -> None:
    with Store.open(file) as one, Store.open(file) as other:
        one.add(contact("mei"))
        (step,) = one.steps()
        other.add(contact("jae"), contact("ana"))
        with pytest.raises(
            InvalidRequest, match=r"something else was changed meanwhile: 2 contacts added \(Ana and Jae\)\."
        ):
            one.undo(step)
        assert len(one.contacts()) == 3
        other.undo()
        assert one.undo(step).step == step
        assert one.contacts() == []


def test_programs_that_change_and_undo_at_once_lose_no_change_and_undo_none_twice(file: Path) -> None:
    with Store.open(file) as store:
        store.add(contact("mei"))
    programs = [started(LOGGER, file, name, 40) for name in ("one", "two")]
    for program in programs:
        go(program)
    said = [line for program in programs for line in program.communicate()[0].splitlines()]
    assert said == ["1 interaction added (Mei)"] * 40
    with Store.open(file) as store:
        assert len(store.interactions()) == 40
        steps = len(store.steps())
        assert KEPT - 2 <= steps <= KEPT  # Two may have undone one after the other.
        for undone in range(steps):
            store.undo()
            assert len(store.interactions()) == 39 - undone
    assert_sound(file)


def test_nothing_is_undone_while_another_program_writes(file: Path) -> None:
    with Store.open(file, timeout=0.01) as store, contextlib.closing(sqlite3.connect(file)) as other:
        store.add(contact("mei"))
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy):
            store.undo()
        other.rollback()
        assert store.contacts() == [contact("mei")]
        store.undo()


def test_what_a_program_that_is_not_ours_did_last_is_a_step_too(file: Path) -> None:
    with Store.open(file) as store:
        store.add(contact("mei"), contact("jae"), Tie(MEI, JAE))
        before = state(store)
        with contextlib.closing(sqlite3.connect(file)) as other, other:
            other.execute("PRAGMA foreign_keys = ON")
            other.execute("DELETE FROM contacts WHERE id = 'mei'")
        assert store.contacts() == [contact("jae")]
        assert len(store.steps()) == 1  # To read the file changes nothing in it.
        assert store.undo().step.what == "1 contact and 1 tie removed (Mei)"
        assert state(store) == before


READ = """
import sys
from pathlib import Path
from netkit.errors import StoreError
from netkit.store import Store
store = Store.open(Path(sys.argv[1], "network.db"))
print([step.what for step in store.steps()])
try:
    store.undo()
except StoreError as error:
    print(error)
"""


def test_a_store_that_can_only_be_read_lists_its_steps_and_undoes_none(tmp_path: Path) -> None:
    with Store.open(tmp_path / "network.db") as store:
        store.add(contact("mei"))
    steps, refused = run_write_protected(READ, tmp_path)
    assert steps == "['1 contact added (Mei)']"
    assert "it can only be read here" in refused


# Room.


@pytest.mark.slow
def test_an_import_that_can_be_undone_takes_less_than_half_as_much_again_and_later_no_more(file: Path) -> None:
    people = [contact(f"c{number:05}", email=f"c{number:05}@example.org", circles=("work",)) for number in range(5_000)]
    with Store.open(file) as store:
        store.add(*people)
        imported = file.stat().st_size
        store.undo()
        assert file.stat().st_size == imported
        store.add(*people)
        for number in range(KEPT):
            store.replace(contact("c00000", notes=f"{number}"))
        with contextlib.closing(sqlite3.connect(file)) as other:
            assert other.execute("SELECT count(*) FROM undo_changes").fetchone() == (KEPT,)
        store.forget(people[0].id)  # Rewrites the file without its free space.
        assert imported < 1.5 * file.stat().st_size


# Any sequence of changes, beside a list of the states that were.

WHO = [ContactId(who) for who in ("mei", "jae", "nul\0inside", 'O\'Brien "Bo"', "😀", "[1]")]
KEYS = ["1", "two", "nul\0inside", "'); DROP TABLE contacts; --"]
KINDS: list[Callable[[str, list[ContactId]], st.SearchStrategy[Record]]] = [
    strategies.positions,
    strategies.interactions,
    strategies.exchanges,
    strategies.asks,
    strategies.promises,
    strategies.referrals,
]


def put(store: Store, draw: Any) -> None:
    """Add a record of any kind, or replace the one with its id."""
    here = [person.id for person in store.contacts()]
    kind = draw(st.sampled_from([strategies.contacts, *([strategies.tie_between, *KINDS] if len(here) > 1 else [])]))
    if kind is strategies.contacts:
        record = draw(kind(draw(st.sampled_from(WHO)), here))
    elif kind is strategies.tie_between:
        record = draw(kind(*draw(st.permutations(here))[:2]))
    else:
        record = draw(kind(draw(st.sampled_from(KEYS)), here))
    if not store.add_missing([record]):
        store.replace(record)


def remove(store: Store, draw: Any) -> None:
    if records := store.records():
        store.remove(draw(st.sampled_from(records)))


def bring_in(store: Store, draw: Any) -> None:
    store.add_missing(draw(strategies.record_sets()))


def merge(store: Store, draw: Any) -> None:
    if len(people := store.contacts()) > 1:
        one, other, *_ = draw(st.permutations(people))
        store.merge(one.id, other.id)


def undo_merge(store: Store, draw: Any) -> None:
    if merges := store.merges():
        with contextlib.suppress(InvalidRequest):  # A later merge has to be undone first.
            store.undo_merge(draw(st.sampled_from(merges)).id)


def not_the_same(store: Store, draw: Any) -> None:
    if len(people := store.contacts()) > 1:
        one, other, *_ = draw(st.permutations(people))
        store.reject_duplicate(one.id, other.id)


SINGLE = [put, put, put, remove, bring_in, merge, undo_merge, not_the_same]


def several(store: Store, draw: Any) -> None:
    with store.transaction():
        for change in draw(st.lists(st.sampled_from(SINGLE), min_size=1, max_size=3)):
            change(store, draw)


@given(st.data())
def test_after_any_changes_undo_returns_each_earlier_state(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "network.db"
        store = Store.open(file)
        states: list[State] = []
        for what in data.draw(st.lists(st.sampled_from([*SINGLE, several, "undo", "reopen"]), max_size=KEPT + 10)):
            before, last = state(store), store.steps()[:1]
            if what == "reopen":
                store.close()
                store = Store.open(file)
            elif what == "undo" and states:
                store.undo()
                assert state(store) == states.pop()
            elif callable(what):
                what(store, data.draw)
                made = store.steps()[:1] != last
                assert made or state(store) == before
                if made:
                    states.append(before)
                    del states[:-KEPT]
            assert len(store.steps()) == len(states)
        while states:
            store.undo()
            assert state(store) == states.pop()
        with pytest.raises(InvalidRequest, match="nothing to undo"):
            store.undo()
        assert store.problems() == []
        store.close()
