"""Every field of every record goes each way out and in: a field that is added to the model is lost nowhere.

Everything about a new field follows from the model and its migration; only ``tests.records`` has to give it a value.
"""

from __future__ import annotations

import contextlib
import csv
from dataclasses import MISSING, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any, get_args

import pytest

from netkit import tables
from netkit.codec import codecs, contact_fields, text_fields
from netkit.errors import InvalidRecord
from netkit.formats import csv_files
from netkit.model import Contact, ContactId, Interaction, Record
from netkit.store import Store
from tests.records import FULL, MEI, RECORDS

KINDS: tuple[type[Record], ...] = get_args(Record)


def examples() -> list[tuple[type[Record], str]]:
    return [(kind, part.name) for kind in KINDS for part in fields(kind)]


@pytest.mark.parametrize(("kind", "field"), examples(), ids=lambda one: getattr(one, "__name__", one))
def test_a_record_here_says_something_in_each_field(kind: type[Record], field: str) -> None:
    (part,) = [part for part in fields(kind) if part.name == field]
    values = [getattr(record, field) for record in RECORDS if type(record) is kind]
    assert any(value != part.default for value in values) or part.default is MISSING, f"give {field} a value here"


def test_the_store_and_a_file_of_it_hold_every_field(tmp_path: Path) -> None:
    with Store.open(tmp_path / "network.db") as store:
        store.add(*RECORDS)
    with Store.open(tmp_path / "network.db") as store:
        assert set(store.records()) == set(RECORDS)


def parts(value: Any) -> list[str]:
    """The texts of a value that must stand in its row; a flag stands there by the name of its column."""
    several = value if isinstance(value, tuple | frozenset) else (value,)
    return [str(one) for one in several if not isinstance(one, bool) and one is not None]


@pytest.mark.parametrize(("kind", "field"), examples(), ids=lambda one: getattr(one, "__name__", one))
def test_csv_files_and_frames_hold_every_field(kind: type[Record], field: str, tmp_path: Path) -> None:
    ours = [record for record in RECORDS if type(record) is kind]
    csv_files.write(RECORDS, tmp_path)
    with (tmp_path / f"{kind.__name__.lower()}s.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    frame = tables.table(kind, ours).to_pandas().to_dict("records")
    for record, row, cells in zip(ours, rows, frame, strict=True):
        value = getattr(record, field)
        if codecs(kind)[field].cell == "flag":
            column = field.removeprefix("is_")
            assert (row[column], cells[column]) == (str(value), value)
        dates = [cell.date() for cell in cells.values() if isinstance(cell, datetime)]
        for text in parts(value):
            assert any(text in cell for cell in row.values())
            assert text in str([*cells.values(), *map(str, dates)])


# Ids, and one of a few words.
NOT_SEARCHED = {"id", *("source", "kind", "initiated_by", "direction", "what", "answer", "by")}


@pytest.mark.parametrize(
    ("kind", "field"),
    [(kind, field) for kind, field in examples() if field not in {*NOT_SEARCHED, *contact_fields(kind)}],
    ids=lambda one: getattr(one, "__name__", one),
)
def test_search_finds_the_words_of_every_text(kind: type[Record], field: str) -> None:
    with Store.open(":memory:") as store:
        store.add(*RECORDS)
        for record in RECORDS:
            value = getattr(record, field) if type(record) is kind else None
            for text in parts(value) if isinstance(value, str | tuple) else ():
                assert not text or record in [found.record for found in store.search(text)]


def test_a_merge_takes_over_every_field_that_was_empty_and_gives_it_back() -> None:
    with Store.open(":memory:") as store:
        store.add(*RECORDS, Contact(ContactId("id-new"), "Mei"))
        merged = store.merge("id-new", MEI)
        (kept,) = [one for one in store.contacts() if one.id == "id-new"]
        lost = [part.name for part in fields(Contact) if getattr(kept, part.name) != getattr(FULL, part.name)]
        assert lost == ["id", "name", "notes", "archived"]  # Each has a rule of its own.
        assert (kept.name, kept.notes, kept.archived) == ("Mei", "moss\nname: Mei Lin", False)
        assert not any(MEI in parts(getattr(one, part.name)) for one in store.records() for part in fields(one))
        store.undo_merge(merged.id)
        assert set(store.records()) == {*RECORDS, Contact(ContactId("id-new"), "Mei")}


@pytest.mark.parametrize(("kind", "field"), examples(), ids=lambda one: getattr(one, "__name__", one))
def test_undoing_brings_back_every_field(kind: type[Record], field: str) -> None:
    (part,) = [part for part in fields(kind) if part.name == field]
    with Store.open(":memory:") as store:
        store.add(*RECORDS)
        ours = [record for record in RECORDS if type(record) is kind]
        if part.default is not MISSING:
            with contextlib.suppress(InvalidRecord):  # Some fields say nothing without another.
                store.replace(*(replace(record, **{field: part.default}) for record in ours))
                store.undo()
                assert set(store.records()) == set(RECORDS)
        store.remove(*ours)
        assert kind not in map(type, store.records())
        store.undo()
        assert set(store.records()) == set(RECORDS)


def test_forgetting_a_contact_leaves_no_field_of_theirs_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "network.db"
    with Store.open(path) as store:
        store.add(*RECORDS)
        store.forget(MEI)
        assert [type(record) for record in store.records()] == [Contact, Interaction]
        others = "".join(str(record) for record in store.records())
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    for name in (*text_fields(Contact), "id", "met_on", "cadence_set_on"):
        for text in parts(getattr(FULL, name)):
            assert text in others or text.encode() not in left, name
