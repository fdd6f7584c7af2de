"""An archive gives back the very records that went in, and a file that is not one is refused with words that help."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit import codec
from netkit.errors import NetkitError, UnreadableFile
from netkit.formats import archive
from netkit.model import Cadence, Contact, Record
from tests import fuzz
from tests.odd_files import damaged
from tests.records import RECORDS
from tests.strategies import record_sets

Make = Callable[[Any], Path]


@pytest.fixture
def made(tmp_path: Path) -> Make:
    """Make a file of these contents, or of this as JSON, and give its path."""

    def make(contents: Any) -> Path:
        path = tmp_path / "network.json"
        path.write_bytes(contents if isinstance(contents, bytes) else json.dumps(contents).encode())
        return path

    return make


def an_archive(**kinds: Any) -> dict[str, Any]:
    return {"format": "netkit archive", "version": 1, **kinds}


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        archive.read(path)
    return str(caught.value)


def unwritable(records: list[Record], path: Path) -> str:
    with pytest.raises(NetkitError) as caught:
        archive.write(records, path)
    return str(caught.value)


# There and back.


@given(record_sets(), st.randoms(use_true_random=False))
def test_any_records_come_back_as_they_were_and_give_the_same_bytes_again(
    tmp_path_factory: pytest.TempPathFactory, records: list[Record], chance: random.Random
) -> None:
    folder = tmp_path_factory.mktemp("there-and-back")
    archive.write(records, folder / "once.json")
    back = archive.read(folder / "once.json")
    assert len(back) == len(records)
    assert set(back) == set(records)
    chance.shuffle(back)
    archive.write(back, folder / "again.json")
    assert (folder / "again.json").read_bytes() == (folder / "once.json").read_bytes()


def test_the_file_is_json_with_every_field_on_a_line_and_may_be_indented_anew(made: Make, tmp_path: Path) -> None:
    archive.write(RECORDS, tmp_path / "network.json")
    text = (tmp_path / "network.json").read_text("utf-8")
    assert '      "person": "Zoë",' in text.splitlines()
    found = json.loads(text)
    assert list(found)[:3] == ["format", "version", "contacts"]
    assert [one["id"] for one in found["contacts"]] == ["id-bo", "id-mei"]
    assert found["contacts"][1]["cadence"] == {"count": 7, "unit": "weeks"}
    assert found["contacts"][1]["roles"] == ["feedback", "support"]
    assert found["contacts"][1]["met_on"] == "2024-02-29"
    for record in RECORDS:
        title = f"{type(record).__name__.lower()}s"
        assert list(found[title][0]) == [part.name for part in fields(record)]
    assert set(archive.read(made(b"\xef\xbb\xbf" + json.dumps(found, indent=8).encode()))) == set(RECORDS)


# Older and newer archives.


def test_an_older_archive_takes_the_defaults_of_fields_and_kinds_it_did_not_know(made: Make) -> None:
    path = made(an_archive(contacts=[{"id": "mei", "name": "Mei"}], ties=[]))
    assert archive.read(path) == [Contact("mei", "Mei")]


@pytest.mark.parametrize("version", [2, None, "1", 1.0, True, 0, [], 10**400])
def test_an_archive_of_another_version_is_refused_with_the_advice_to_update(made: Make, version: object) -> None:
    assert "and this netkit knows version 1. Update netkit" in refusal(made(an_archive() | {"version": version}))


def test_a_field_of_a_new_kind_has_to_be_given_a_form_before_anything_works() -> None:
    with pytest.raises(TypeError, match="there is no codec for the annotation"):
        codec.codec(complex)


# Wrong records.


def test_every_problem_is_listed_with_its_place_and_nothing_is_taken(made: Make) -> None:
    people = [
        {"id": "mei", "name": "Mei", "closeness": "four", "met_on": "2026-02-30"},
        {"id": "jae", "name": "Jae"},
        {"name": "Nobody", "shoe_size": 41},
        {"id": "jae", "name": "Jae again"},
        {"id": "zoe", "name": " "},
        "Ann",
    ]
    message = refusal(made(an_archive(contacts=people, ties=[{"a": "x", "b": "x"}], pets=[])))
    assert message.splitlines() == [
        "network.json: nothing was imported. Take the file as it was written, or correct these places:",
        "  contacts, record 1 ('mei'): 'closeness': 'four' is not a whole number",
        "  contacts, record 1 ('mei'): 'met_on': '2026-02-30' is not a date such as 2026-03-20",
        "  contacts, record 3: 'id' is missing",
        "  contacts, record 3: 'shoe_size' is not a field of a contact",
        "  contacts, record 4 ('jae'): the same id as record 2",
        "  contacts, record 5 ('zoe'): contact 'zoe' needs a name; an alias will do",
        "  contacts, record 6: 'Ann' is not an object in braces",
        "  ties, record 1: a tie needs two people, but both ends are 'x'",
        "  'pets' is not a kind of record",
    ]


def test_a_value_of_the_wrong_form_is_named(made: Make) -> None:
    wrong: list[tuple[str, object, str]] = [
        ("closeness", True, "True is not a whole number"),
        ("closeness", 4.0, "4.0 is not a whole number"),
        ("closeness", 6, "it must be a whole number from 1"),
        ("met_on", "20260320", "is not a date such as"),
        ("met_on", "2026-03-20T00:00", "is not a date such as"),
        ("met_on", 20260320, "is not a date such as"),
        ("circles", "choir", "'choir' is not a list in brackets"),
        ("circles", [None], "None is not text"),
        ("roles", ["support", "support"], "says something twice"),
        ("cadence", "every month", "'every month' is not an object in braces"),
        ("cadence", {"count": 1}, "'unit' is missing"),
        ("archived", 1, "1 is neither true nor false"),
        ("notes", None, "None is not text"),
        ("notes", "\ud83d", "has half a character"),
        ("name", ["Mei"], "['Mei'] is not text"),
    ]
    people = [{"id": f"c{n}", "name": "Mei"} | {field: value} for n, (field, value, _) in enumerate(wrong)]
    lines = refusal(made(an_archive(contacts=people))).splitlines()[1:]
    for n, (line, (_, _, problem)) in enumerate(zip(lines, wrong, strict=True)):
        assert line.startswith(f"  contacts, record {n + 1} ('c{n}'): ")
        assert problem in line


# Files that are none of ours.


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"{}", 'it does not say "format": "netkit archive"'),
        (b"[1]", "a JSON file that is no export netkit knows"),
        ("{'naïve'}".encode("latin-1"), "line 1 is not text in UTF-8"),
    ],
)
def test_another_file_is_refused_with_words_that_help(made: Make, raw: bytes, why: str) -> None:
    message = refusal(made(raw))
    assert message.startswith("network.json: ")
    assert why in message


def test_a_value_nested_almost_without_end_is_a_problem_like_any_other(made: Make) -> None:
    for deep in (50, 300, 600, 800, 900, 950, 980, 990):
        raw = b'{"format": "netkit archive", "version": 1, "contacts": [{"id": "a", "name": "A", "roles": %b%b}]}'
        assert refusal(made(raw % (b"[" * deep, b"]" * deep)))


def test_what_is_larger_than_the_bound_is_not_read(made: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 2 << 20)
    assert "the file is larger than 2 MB" in refusal(made(an_archive(contacts=[{"id": "a" * (2 << 20), "name": "A"}])))


def test_records_that_fit_no_file_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "network.json"
    assert "half a character" in unwritable([Contact("a", "A", notes="\ud83d")], path)
    assert "cannot be written" in unwritable([Contact("a", "A", cadence=Cadence(10**5000, "days"))], path)
    assert list(tmp_path.iterdir()) == []


# Damage.


@pytest.mark.slow
@pytest.mark.fuzz
def test_damaged_archives_are_refused_or_read_right(tmp_path: Path) -> None:
    path, again = tmp_path / "network.json", tmp_path / "again.json"
    archive.write(RECORDS, path)
    whole = path.read_bytes()
    swaps = [*rb'null true -1 1e999 NaN "me" "2026-03-19" [] {} "\ud800"'.split(), b"9" * 5000]
    chance = random.Random(20260320)
    taken = refused = 0
    for _ in range(fuzz.cases(500, 10_000)):
        if chance.random() < 0.5:
            raw = damaged(whole, chance)
        else:
            lines = whole.split(b"\n")
            number = chance.randrange(len(lines))
            lines[number] = lines[number].partition(b": ")[0] + b": " + chance.choice(swaps) + b","
            raw = b"\n".join(lines)
        path.write_bytes(raw)
        try:
            records = archive.read(path)
        except UnreadableFile:
            refused += 1
            continue
        taken += 1
        archive.write(records, again)
        assert set(archive.read(again)) == set(records)
        again.unlink()
        assert len(records) <= len(RECORDS)
    assert min(taken, refused) > (taken + refused) / 20
