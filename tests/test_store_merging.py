"""Two contacts become one, and two again."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest, UnknownContact
from netkit.model import (
    Ask,
    Cadence,
    Contact,
    ContactId,
    Exchange,
    Interaction,
    Position,
    Promise,
    Record,
    Referral,
    Source,
    Tie,
)
from netkit.store import Conflict, Store, Undone
from tests.strategies import record_sets
from tests.test_store import ANA, DAY, JAE, MEI, contact

MEILING = ContactId("meiling")


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(":memory:") as store:
        store.add(contact("mei"), contact("meiling"), contact("jae"), contact("ana"))
        yield store


# The rules.


def test_lists_and_roles_of_both_are_united_and_what_one_does_not_say_is_filled_in(store: Store) -> None:
    keep = Contact(MEI, "Mei", circles=("choir", "work"), roles=frozenset({"support"}), email="mei@example.org")
    gone = Contact(MEILING, "Mei", circles=("work", "club"), roles=frozenset({"feedback"}), is_mentor=True, title="Dr")
    store.replace(keep, gone)
    merge = store.merge(MEI, MEILING)
    united: dict[str, Any] = {"circles": ("choir", "work", "club"), "roles": frozenset({"support", "feedback"})}
    took = united | {"is_mentor": True, "title": "Dr"}
    assert store.contacts() == [contact("ana"), contact("jae"), replace(keep, **took)]
    assert set(merge.took) == {*took}
    assert merge.conflicts == ()


def test_where_both_say_something_the_first_stands_and_the_other_goes_to_the_notes(store: Store) -> None:
    keep = Contact(MEI, "Mei", closeness=2, cadence=Cadence(1, "weeks"), email="mei@example.org", notes="from a fair")
    said: dict[str, Any] = {"closeness": 5, "cadence": Cadence(2, "months"), "email": "ml@example.org"}
    store.replace(keep, Contact(MEILING, "Mei-Ling", archived=True, notes="sings", **said))
    merge = store.merge(MEI, MEILING)
    assert merge.conflicts == (
        Conflict("name", "Mei", "Mei-Ling"),
        Conflict("closeness", "2", "5"),
        Conflict("email", "mei@example.org", "ml@example.org"),
        Conflict("cadence", "every week", "every 2 months"),
    )
    mei = store.contacts()[-1]
    assert (mei.name, mei.email, mei.closeness, mei.archived) == ("Mei", "mei@example.org", 2, False)
    other = "name: Mei-Ling\ncloseness: 5\nemail: ml@example.org\ncadence: every 2 months"
    assert mei.notes == f"from a fair\nsings\n{other}"


def test_all_that_mentioned_the_one_who_goes_mentions_the_one_who_stays(store: Store) -> None:
    def mentions(who: ContactId) -> list[Record]:
        return [
            contact("jae", introduced_by=who),
            Tie(who, JAE, 2),
            Position("p", who, "Harbour Office"),
            Interaction("lunch", DAY, (JAE, who)),
            Exchange("e", DAY, who, "got", "support"),
            Ask("a", DAY, who, "read my letter"),
            Promise("o", DAY, DAY, "me", who, "call"),
            Referral("by", DAY, who, "Dr Osei"),
            Referral("to", DAY, JAE, who),
        ]

    jae, *others = mentions(MEILING)
    store.replace(jae)
    store.add(*others, Interaction("all", DAY, (MEILING, JAE, MEI)))
    merge = store.merge(MEI, MEILING)
    now = {*mentions(MEI), Interaction("all", DAY, (MEI, JAE)), contact("mei", notes="name: Meiling"), contact("ana")}
    assert set(store.records()) == now
    one = dict.fromkeys(("contacts", "ties", "positions", "exchanges", "asks", "promises"), 1)
    assert merge.moved == one | {"interactions": 2, "referrals": 2}


def test_whom_the_one_who_goes_introduced_the_one_who_stays_introduced(store: Store) -> None:
    store.replace(contact("mei", introduced_by=MEILING), contact("ana", introduced_by=MEILING))
    store.add(contact("zoe", introduced_by=MEILING))
    store.merge(MEI, MEILING)
    assert {one.id: one.introduced_by for one in store.contacts()} == {"ana": MEI, "jae": None, "mei": None, "zoe": MEI}


@pytest.mark.parametrize(("kept", "joined"), [("stated", "observed"), ("observed", "stated")])
def test_of_two_ties_to_one_person_the_closer_stands_and_it_is_stated_if_either_was(
    store: Store, kept: Source, joined: Source
) -> None:
    store.add(Tie(MEI, JAE, 2, kept), Tie(MEILING, JAE, 4, joined), Tie(MEI, MEILING, 5))
    store.add(Tie(ANA, MEI, 3), Tie(ANA, MEILING, 3))
    merge = store.merge(MEI, MEILING)
    assert store.ties() == [Tie(ANA, MEI, 3), Tie(MEI, JAE, 4, "stated")]
    assert merge.conflicts == (Conflict("name", "Mei", "Meiling"), Conflict("the tie to Jae", "4", "2"))


def test_nobody_has_introduced_or_referred_you_to_themselves(store: Store) -> None:
    store.replace(contact("mei", introduced_by="meiling"), contact("meiling", introduced_by="ana"))
    store.add(Referral("r", DAY, MEILING, "mei"))
    merge = store.merge(MEI, MEILING)
    assert store.contacts()[-1].introduced_by == ANA
    assert store.referrals() == []
    assert Conflict("referral", "", "Meiling to Mei") in merge.conflicts


def test_a_merge_needs_two_contacts_who_are_here(store: Store) -> None:
    before = store.records()
    with pytest.raises(InvalidRequest, match="a merge needs two"):
        store.merge(MEI, MEI)
    with pytest.raises(UnknownContact, match="no contact 'nobody'"):
        store.merge(MEI, ContactId("nobody"))
    assert store.records() == before
    store.merge(MEI, MEILING)
    with pytest.raises(UnknownContact, match="'meiling' here; they were merged into 'mei'"):
        store.merge(JAE, MEILING)


# Taking it back.


@given(st.data(), record_sets())
def test_merges_undone_from_the_last_to_the_first_leave_every_record_as_it_was(
    data: st.DataObject, records: list[Record]
) -> None:
    people = [record.id for record in records if isinstance(record, Contact)]
    assume(len(people) > 1)
    with Store.open(":memory:") as store:
        store.add(*records)
        store.reject_duplicate(people[0], people[1])
        states = [(store.records(), store.rejected_duplicates(), store.merges())]
        for _ in range(data.draw(st.integers(1, len(people) - 1))):
            keep, gone = data.draw(st.permutations(people))[:2]
            people.remove(gone)
            merge = store.merge(keep, gone)
            assert store.merges()[-1] == merge
            assert gone not in [person.id for person in store.contacts()]
            states.append((store.records(), store.rejected_duplicates(), store.merges()))
        while len(states) > 1:
            (*_, (*_, last)) = states.pop()
            assert store.undo_merge(last.id) == Undone(last, ())
            assert (store.records(), store.rejected_duplicates(), store.merges()) == states[-1]


def test_what_came_since_stays_with_the_contact_who_was_kept(store: Store) -> None:
    lunch, letter = Interaction("lunch", DAY, (MEILING,)), Ask("letter", DAY, MEILING, "read my letter")
    store.add(lunch, letter, Promise("call", DAY, DAY, "me", MEILING, "call"))
    merge = store.merge(MEI, MEILING)
    since, changed = Interaction("since", DAY, (MEI,)), replace(store.asks()[0], answer="yes")
    store.add(since)
    store.replace(changed)
    store.remove(store.promises()[0])
    mei = contact("mei", notes="new")
    store.replace(mei)
    undone = store.undo_merge(merge.id)
    assert set(undone.left) == {changed, mei}
    assert store.interactions() == [lunch, since]
    assert store.asks() == [changed]
    assert store.promises() == []
    assert store.contacts()[2:] == [mei, contact("meiling")]


def test_a_contact_who_was_imported_again_since_gets_their_records_back(store: Store) -> None:
    store.add(Interaction("lunch", DAY, (MEILING,)))
    merge = store.merge(MEI, MEILING)
    again = contact("meiling", title="Planner")
    store.add(again)
    assert store.undo_merge(merge.id).left == (again,)
    assert store.interactions() == [Interaction("lunch", DAY, (MEILING,))]


def test_a_merge_is_undone_once(store: Store) -> None:
    merge = store.merge(MEI, MEILING)
    store.undo_merge(merge.id)
    for number in (merge.id, 99):
        with pytest.raises(InvalidRequest, match=f"there is no merge {number} to undo"):
            store.undo_merge(number)
    assert store.merge(MEI, MEILING).id != merge.id


def test_merges_that_touch_the_same_records_are_undone_from_the_last(store: Store) -> None:
    store.add(Interaction("all", DAY, (MEILING, ANA)))
    first, second = store.merge(MEI, MEILING), store.merge(JAE, ANA)
    after = store.records()
    with pytest.raises(InvalidRequest, match=f"undo merge {second.id} first"):
        store.undo_merge(first.id)
    assert store.records() == after


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_merges_that_have_nothing_in_common_are_undone_in_any_order(order: tuple[int, ...], store: Store) -> None:
    store.add(Interaction("one", DAY, (MEILING,)), Interaction("two", DAY, (ANA,)))
    before = store.records()
    done = [store.merge(MEI, MEILING), store.merge(JAE, ANA)]
    for number in order:
        store.undo_merge(done[number].id)
    assert store.records() == before


# Two people after all.


def test_rejected_duplicates_are_remembered_in_either_order_and_go_with_the_contact(store: Store) -> None:
    store.reject_duplicate(MEILING, MEI)
    store.reject_duplicate(MEI, MEILING)
    store.reject_duplicate(MEI, JAE)
    assert store.rejected_duplicates() == {frozenset({MEI, MEILING}), frozenset({MEI, JAE})}
    store.remove(contact("jae"))
    assert store.rejected_duplicates() == {frozenset({MEI, MEILING})}
    with pytest.raises(InvalidRequest, match="two are needed"):
        store.reject_duplicate(MEI, MEI)
    with pytest.raises(UnknownContact, match="'jae'"):
        store.reject_duplicate(MEI, JAE)


def test_who_is_not_one_of_the_two_is_not_the_one_they_became(store: Store) -> None:
    store.reject_duplicate(MEILING, JAE)
    store.reject_duplicate(MEI, MEILING)
    store.merge(MEI, MEILING)
    assert store.rejected_duplicates() == {frozenset({MEI, JAE})}


def test_a_merge_and_its_undoing_say_in_words_what_they_did(store: Store) -> None:
    mei, lin = Contact(ContactId("1"), "Mei Lin", title="botanist"), Contact(ContactId("2"), "Lin Mei", title="editor")
    store.add(mei, replace(lin, how_met="at a fair"), Interaction("a", DAY, (lin.id,)))
    store.add(Tie(mei.id, JAE, 2), Tie(lin.id, JAE, 4), Referral("r", DAY, mei.id, lin.id))
    store.reject_duplicate(lin.id, JAE)
    store.reject_duplicate(lin.id, ANA)
    merge = store.merge(mei.id, lin.id)
    assert str(merge).splitlines() == [
        "Lin Mei (2) and Mei Lin (1) are one contact now.",
        "Moved to Mei Lin: 2 ties, 1 interaction, 1 referral and 2 pairs known to be two people.",
        "Taken over or added to: how met, notes.",
        "The two differed in name: 'Mei Lin' stands, and not 'Lin Mei'.",
        "The two differed in title: 'botanist' stands, and not 'editor'.",
        "The two differed in the tie to Jae: '4' stands, and not '2'.",
        "Gone, since the two are one: the referral Mei Lin to Lin Mei.",
    ]
    store.replace(replace(store.interactions()[0], minutes=20))
    said = str(store.undo_merge(merge.id))
    assert said == "Lin Mei and Mei Lin are two contacts again. Left as changed since: 1 record."
    assert str(store.undo_merge(store.merge(JAE, ANA).id)) == "Ana and Jae are two contacts again."
