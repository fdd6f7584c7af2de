"""Records are found by the words in them, however these are typed."""

import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest
from netkit.model import Ask, Contact, ContactId, Exchange, Promise, Record, Tie
from netkit.store import Store
from netkit.store.tokens import positions, tokens
from tests.strategies import AWKWARD, record_sets
from tests.test_store import DAY, JAE, MEI, contact, store

__all__ = ["store"]


def named(*names: str) -> list[Contact]:
    return [Contact(ContactId(f"c{number}"), name) for number, name in enumerate(names)]


def names(store: Store, words: str) -> list[str]:
    return [found.record.name for found in store.search(words) if isinstance(found.record, Contact)]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        *[("Siobhán", "siobhan"), ("Weiss", "weiß"), ("Đặng Thị", "dang thi"), ("İpek", "ipek")],
        *[("Zoe\u0308", "zoë"), ("مُحَمَّد", "محمد"), ("प्रिया शर्मा", "प्रिया"), ("王小明", "小明")],
        *[("王小明", "王小明"), ("やまだ はなこ", "はな"), ("김민수", "민수"), ("สมชาย", "ชาย"), ("O'Brien", "brien")],
        *[("O'Brien", "obrien"), ("OBrien", "O'Brien")],
        *[("Sean O\N{RIGHT SINGLE QUOTATION MARK}Brien", "sean obri"), ("Jean-Luc", "jeanluc")],
        *[("Jeanluc", "Jean-Luc"), ("Mei", "m\N{SOFT HYPHEN}ei"), ("Anna Müller", "mueller")],
        *[("Anna Mueller", "Muller"), ("Anna Mueller", "muel"), ("Mei Lin", "Dr. Mei Lin, PhD")],
        *[("Mei Lin", "Lin, Mei"), ("\uff21\uff4e\uff41", "ana"), ("ガトウ", "カ\u3099トウ"), ("ｶﾞﾄｳ", "ガトウ")],
        *[("김민수", "\u1100\u1175\u11b7민수"), ("कविता \u0958मर", "\u0915\u093cमर")],
    ],
)
def test_a_name_is_found_without_its_accents_and_in_any_script(name: str, typed: str, store: Store) -> None:
    store.add(*named(name, "Bystander"))
    assert names(store, typed) == [name]


@pytest.mark.parametrize(
    ("name", "typed"),
    [("ガトウ", "カトウ"), ("カ\u3099トウ", "カ"), ("สุดา", "สดา"), ("सूर्य", "सूरय"), ("தமிழ்", "தமிழ")],
)
def test_a_mark_that_makes_another_letter_counts(name: str, typed: str, store: Store) -> None:
    store.add(*named(name))
    assert names(store, f"{typed} {name}") == []
    assert names(store, name) == [name]


def test_a_letter_is_shown_with_the_marks_on_it(store: Store) -> None:
    store.add(contact("mei", notes="und カ\u3099トウ, Zoe\u0308!"))
    shown = [hit.excerpt[hit.start : hit.end] for [hit] in map(store.search, ("ガトウ", "ガ", "zoe"))]
    assert shown == ["カ\u3099トウ", "カ\u3099", "Zoe\u0308"]


MARKED = st.text(st.sampled_from("aZßé คุั่ำकूऱ्\u0958カガｶﾞ\u3099\u0301\u0654\u0627أ한\u1112\u1161\u11ab小ﬁ ,"))


@given(MARKED | st.text())
def test_where_words_stand_is_told_of_all_words_however_the_text_is_written(text: str) -> None:
    assert [token for token, _, _ in positions(text)] == tokens(text)
    for form in ("NFC", "NFD"):
        assert tokens(unicodedata.normalize(form, text)) == tokens(text)


def test_words_of_chinese_names_must_stand_together(store: Store) -> None:
    store.add(*named("王小明", "明小王"))
    assert names(store, "小明") == ["王小明"]


def test_all_words_must_occur_in_any_order_and_only_the_last_may_be_a_beginning(store: Store) -> None:
    store.add(
        *(replace(person, notes="city planning") for person in named("Ana Silva")), contact("bo", notes="city hall")
    )
    assert names(store, "plann ana") == []
    assert names(store, "planning an") == ["Ana Silva"]
    assert names(store, "city") == names(store, "ci") != []
    assert names(store, "hall planning") == []


def test_what_was_found_is_told_with_its_field(store: Store) -> None:
    store.add(contact("mei", circles=("choir", "work"), notes="sings"), Ask("a", DAY, MEI, "handbook"))
    found = [(hit.field, hit.excerpt, hit.people) for [hit] in map(store.search, ("work", "sin", "handbook"))]
    assert found == [("circles", "work", [MEI]), ("notes", "sings", [MEI]), ("text", "handbook", [MEI])]


def test_an_excerpt_is_a_piece_of_the_text_as_it_was_written(store: Store) -> None:
    text = "x" * 300 + " <b>Weiß</b>\n" + "y" * 300
    store.add(contact("mei", notes=text))
    [found] = store.search("weis")
    assert found.excerpt[found.start : found.end] == "Weiß"
    assert found.excerpt in text
    assert len(found.excerpt) < 100


def test_a_name_that_is_written_otherwise_is_shown_whole(store: Store) -> None:
    store.add(*named("Anna Mueller", "Sean O'Brien"))
    store.add(Ask("a", DAY, ContactId("c0"), "does OBrien know?"))
    shown = [hit.excerpt[hit.start : hit.end] for typed in ("Müller", "O'Brien") for hit in store.search(typed)]
    assert shown == ["Anna Mueller", "O'Brien", "OBrien"]


def test_a_note_is_not_found_by_a_transliteration_of_its_words(store: Store) -> None:
    store.add(contact("mei", notes="does poems"))
    assert store.search("dos") == store.search("poms") == []


def test_an_excerpt_is_of_the_text_with_most_of_the_words_and_begins_at_the_first_of_them(store: Store) -> None:
    store.add(contact("mei", how_met="city hall", notes="Anders and An plan a city"))
    for words, place in (("city plan", "plan a city"), ("an plan", "An plan a city")):
        [found] = store.search(words)
        assert (found.field, found.excerpt[found.start :]) == ("notes", place)


def test_a_word_in_the_name_counts_most_and_equals_come_by_kind_and_key(store: Store) -> None:
    store.add(contact("a", notes="about ana"), contact("ana", notes="a long note on many other things " * 3))
    assert names(store, "ana") == ["Ana", "A"]
    store.add(
        *(Ask(key, DAY, ContactId("a"), "same words") for key in ("z", "y", "x")),
        Promise("w", DAY, DAY, "me", ContactId("a"), "same words"),
        Exchange("v", DAY, ContactId("a"), "gave", "support", about="same words"),
    )
    assert [getattr(found.record, "id", "") for found in store.search("same words")] == ["v", "x", "y", "z", "w"]
    assert [len(store.search("same words", limit=limit)) for limit in (1, 2, None)] == [1, 2, 5]
    assert store.search_count("same words") == store.search_count("same wor") == 5
    with pytest.raises(InvalidRequest, match="limit is 0"):
        store.search("ana", limit=0)


def test_a_phrase_does_not_begin_in_one_text_and_end_in_the_next(store: Store) -> None:
    store.add(contact("mei", circles=("choir", "work"), notes="小", how_met="明"))
    assert store.search("choir-work") == store.search("明小") == []


# What people type.

TYPED = st.sampled_from([*AWKWARD, "AND", "NOT", "NEAR(", "*", "^a", "-", "name:", '"']) | st.text()


@given(record_sets(), st.lists(TYPED))
def test_whatever_is_typed_is_no_error_and_what_is_found_holds_it(records: list[Record], typed: list[str]) -> None:
    text = " ".join(typed)
    with Store.open(":memory:") as store:
        store.add(*records)
        if not text.strip():
            with pytest.raises(InvalidRequest, match="nothing to search for"):
                store.search(text)
        else:
            for found in store.search(text):
                assert found.record in records
                assert found.excerpt[found.start : found.end]


@given(st.data(), record_sets())
def test_a_contact_is_found_by_the_whole_name(data: st.DataObject, records: list[Record]) -> None:
    people = [record for record in records if isinstance(record, Contact) and any(map(str.isalnum, record.name))]
    if people:
        person = data.draw(st.sampled_from(people))
        with Store.open(":memory:") as store:
            store.add(*records)
            assert person in [found.record for found in store.search(person.name, limit=None)]


def test_signs_that_are_in_no_word_find_nothing_and_stand_in_nobodys_way(store: Store) -> None:
    store.add(*named("Ana 😀 Silva"))
    assert store.search("😀 * - \"'") == []
    assert names(store, "ana 😀 (silva)") == ["Ana 😀 Silva"]


# Freshness.


def test_search_sees_each_change_at_once_and_nothing_of_who_was_removed(store: Store) -> None:
    store.add(contact("mei", notes="sings"))
    assert len(store.search("sings")) == 1
    store.replace(contact("mei", notes="dances"))
    assert (store.search_count("sings"), store.search_count("dances")) == (0, 1)
    store.undo()
    assert (len(store.search("sings")), store.search("dances")) == (1, [])
    store.undo()
    store.add(contact("mei", notes="dances"))
    store.remove(contact("mei"))
    assert store.search("dances") == []


def test_search_sees_what_another_program_has_changed(tmp_path: Path) -> None:
    file = tmp_path / "network.db"
    with Store.open(file) as store, Store.open(file) as other:
        other.add(contact("mei"), contact("jae"), Tie(MEI, JAE))
        before = file.read_bytes()
        assert names(store, "mei") == ["Mei"]
        assert file.read_bytes() == before  # Nothing is written by a search.
        other.replace(contact("mei", notes="sings"))
        other.remove(contact("jae"))
        assert (names(store, "sings"), names(store, "jae")) == (["Mei"], [])


def test_the_index_is_built_again_only_after_a_change(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.add(contact("mei"))
    assert names(store, "mei") == ["Mei"]
    monkeypatch.delattr("sqlite3.connect")  # Without it, no index can be built.
    assert names(store, "mei") == ["Mei"]


def test_every_thread_may_search(store: Store) -> None:
    store.add(contact("mei"))
    assert names(store, "mei") == ["Mei"]
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(names, store, "mei").result() == ["Mei"]
