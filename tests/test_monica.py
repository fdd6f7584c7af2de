"""Monica's JSON export is read right, without what is private in it, and a wrong one is refused with its place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from netkit.model import ME, Cadence
from tests.importers import FIXTURES, IMPORTERS, monica_export, some

MONICA = IMPORTERS["monica"]
EXPORT = FIXTURES / "monica" / "export.json"


def person(uuid: str, name: str = "Mei", data: list[Any] | None = None, **properties: Any) -> dict[str, Any]:
    return {"uuid": uuid, "properties": {"first_name": name, **properties}, "data": data or []}


def wrong_lines(export: str) -> list[str]:
    return [line.strip() for line in MONICA.refusal(export, strict=True).splitlines()[1:]]


# The file as Monica sends it.


def test_everything_about_a_contact_arrives_in_its_place() -> None:
    mei = MONICA.of(EXPORT).contacts[0]
    assert (mei.name, mei.title, mei.organisation) == ("Mei Hua Lin", "Analyst", "Harbour, Lane & Co.")
    assert (mei.email, mei.phone) == ("mei@example.org", "+1 555-0101")
    assert (mei.tags, mei.circles) == (("data", "Choir"), ())
    assert (mei.met_on, mei.cadence) == (date(2021, 4, 30), Cadence(90, "days"))
    assert mei.notes.split("\n\n") == [
        *("Knows harbours.", "Met at the fair.\nLikes maps.", "Moved in May."),
        "Other e-mail address: mei.second@example.org",
    ]
    assert (mei.closeness, mei.archived) == (None, False)


def test_the_chain_of_introductions_begins_with_me_and_those_left_out_are_said_with_their_place() -> None:
    reading = MONICA.of(EXPORT)
    mei, joerg, *_ = reading.contacts
    assert [(one.name, one.introduced_by) for one in reading.contacts] == [
        *(("Mei Hua Lin", ME), ("Jörg Weiß", mei.id), ("小明", joerg.id), ("יעל כהן", None)),
    ]
    # By hand: printf %s 00000000-0000-4000-8000-000000000011 | sha256sum
    assert mei.id == "monica-dd7df116468181b6"
    assert reading.skipped == (
        "contact 1: this is you",
        "contact 5: Monica knows this person only as somebody's relation",
        "contact 7: no name, only an organisation: name a person there first",
        "contact 6: was met through someone who is left out or not in the file",
    )


def test_archived_and_dead_people_are_archived_and_a_day_without_a_year_is_no_day() -> None:
    _, joerg, ming, yael = MONICA.of(EXPORT).contacts
    assert [one.archived for one in (joerg, ming, yael)] == [False, True, True]
    assert (joerg.met_on, joerg.cadence) == (None, None)


def test_calls_and_activities_become_interactions_and_a_relation_in_both_directions_one_tie() -> None:
    reading = MONICA.of(EXPORT)
    mei, joerg, *_ = (one.id for one in reading.contacts)
    assert {(frozenset((tie.a, tie.b)), tie.closeness, tie.source) for tie in reading.ties} == {
        (frozenset((mei, joerg)), 3, "stated")
    }
    assert len(reading.ties) == 1
    assert [(one.on, one.contacts, one.channel, one.initiated_by, one.summary) for one in reading.interactions] == [
        (date(2025, 11, 3), (mei,), "call", "me", "Asked about maps."),
        (date(2026, 1, 5), (mei,), "call", "them", ""),
        (date(2025, 9, 10), (mei, joerg), "activity", None, "Lunch at the harbour\n\nPlanned the fair."),
        (date(2025, 10, 11), (joerg,), "activity", None, "Walk"),
    ]


def test_what_is_private_stays_in_the_file() -> None:
    taken = repr(MONICA.of(EXPORT).records)
    written = EXPORT.read_text("utf-8")
    for private in (
        *("1991", "no nuts", "4711", "bicycle", "scarf", "told in confidence", "surgery", "Rex", "lover", "child"),
        *("dear diary", "joy", "Ida", "social.example.org", '"Bo"'),
    ):
        assert private in written
        assert private not in taken


def test_calls_of_older_exports_without_ids_get_some_that_stay() -> None:
    calls = [{"properties": {"called_at": f"2025-01-0{day}"}} for day in (1, 2)]
    path = monica_export(person("u1", data=[some("call", *calls)]))
    first, second = MONICA.of(path), MONICA.of(path)
    assert len({one.id for one in first.interactions}) == 2
    assert first == second


# Wrong contacts and wrong files.


@pytest.mark.parametrize(
    ("contact", "words"),
    [
        (person("u2", first_name=7), "'first_name' is not a text"),
        (person("u2", first_name="a\0b"), "'first_name' holds what no text has"),
        (person("u2", last_name="\ud83d"), "'last_name' holds what no text has"),
        (person("u2", tags="Choir"), "'tags' is not a list"),
        (person("u2", tags=[["Choir"]]), "'tags' is not a text"),
        (person("u2", is_active="yes"), "'is_active' is neither true nor false"),
        *(
            (
                person("u2", stay_in_touch_frequency=days),
                "'stay_in_touch_frequency' is not a whole number of days up to 36,500",
            )
            for days in (-3, 1.5, True, 10**30)
        ),
        (person("u2", first_met_date="2021"), "'first_met_date' is not an object"),
        (person("u2", first_met_date={"date": "2021-02-31"}), "'date' is not a day such as 2024-03-05"),
        (person("u2", first_met_date={"date": "spring"}), "'date' is not a day such as 2024-03-05"),
        (person("u2", first_met_through="nobody"), "was met through someone who is left out or not in the file"),
        (person("u2", first_met_through="u2"), "was met through this person themselves"),
        ("Mei", "'uuid' stands in something that is no object"),
        ({"properties": {"first_name": "Mei"}}, "'uuid' is missing"),
        ({"uuid": "u1", "properties": {"first_name": "Bo"}}, "its uuid is that of an earlier contact"),
        ({"uuid": "u2", "data": {"type": "note"}}, "'data' is not a list"),
        ({"uuid": "u2", "data": [7]}, "'type' stands in something that is no object"),
    ],
)
def test_a_wrong_contact_is_named_by_its_place_and_what_is_wrong(contact: Any, words: str) -> None:
    export = monica_export(person("u1"), contact)
    assert wrong_lines(export) == [f"contact 2: {words}"]
    reading = MONICA.of(export)
    assert [line for line in reading.skipped if "no name" not in line] == [f"contact 2: {words}"]
    assert len(reading.contacts) == (1 if any(word in words for word in ("uuid", "first_name", "data", "type")) else 2)


def test_what_php_writes_for_an_empty_object_is_one_and_what_stays_is_counted() -> None:
    owned = [some("contact_field", {"uuid": "f1", "properties": []}), some("debt", {}, {}), some("gift", {})]
    reading = MONICA.of(monica_export(person("u1", data=owned), beside=(some("journal_entry", {}),)))
    assert [one.name for one in reading.contacts] == ["Mei"]
    assert reading.skipped == ()
    assert reading.remarks == ("Stayed in the file: journal entry (1), debt (2), gift (1).",)


def test_two_people_may_have_introduced_each_other() -> None:
    reading = MONICA.of(monica_export(person("a", first_met_through="b"), person("b", first_met_through="a")))
    assert [one.introduced_by for one in reading.contacts] == [one.id for one in reading.contacts[::-1]]


def test_wrong_calls_activities_and_relations_are_named_by_their_place() -> None:
    calls = [
        {"uuid": "c1", "properties": {"called_at": "2025-01-01"}},
        {"uuid": "c1", "properties": {"called_at": "2025-01-02"}},
        {"uuid": "c2", "properties": {}},
    ]
    path = monica_export(
        person("u1", data=[some("call", *calls), some("activity", "a1")]),
        beside=(
            some("activity", {"uuid": "a1", "properties": {"happened_at": 7}}),
            some("relationship", {"properties": {"contact_is": "u1", "of_contact": "u1"}}),
        ),
    )
    assert wrong_lines(path) == [
        "relationship 1: 'contact_is' and 'of_contact' must be two people",
        "contact 1, call 2: is in the file twice",
        "contact 1, call 3: 'called_at' is not a day such as 2024-03-05",
        "activity 1: 'happened_at' is not a text",
    ]
    reading = MONICA.of(path)
    assert (len(reading.contacts), len(reading.interactions), len(reading.skipped)) == (1, 1, 4)


@pytest.mark.parametrize(
    ("contents", "words"),
    [
        ("[]", "this is a JSON file that is no export netkit knows"),
        ("{}", "it needs 'version' and 'account'"),
        ('{"version": "1.0-preview.1", "account": []}', "it needs 'version' and 'account'"),
        ('{"version": "2.0", "account": {}}', "is of version '2.0', and netkit knows '1.0-preview.1'"),
        ('{"version": {"a": 1}, "account": {}}', "is of version {'a': 1}, and netkit knows"),
        ('{"version": "1.0-preview.1",\n"account": {"da', "line 2 is not JSON"),
        (
            '{"version": "' + "x" * (65 << 20),
            "larger than 64 MB. In Monica, choose Settings, then Export data, without p",
        ),
        ('{"version": ' + "7" * 5000 + "}", "a number in it has thousands of digits"),
        ('{"version": ' + "[" * 200_000 + "]" * 200_000 + "}", "too many lists stand in one another"),
        ('{"a": [' + "[]," * 4_000_000 + "[]]}", "holds more values than Monica's JSON export has"),
        ('{"version": "1.0-preview.1", "account": {"data": 7}}', "this export is damaged: 'data' is not a list"),
        ('{"version": "1.0-preview.1", "account": {"data": [{"type": "user", "values": [7]}]}}', "is damaged"),
        ('{"version": "1.0-preview.1", "account": {"instance": 7}}', "'instance' is not an object"),
    ],
    ids=range(13),
)
def test_a_wrong_file_is_refused_with_what_it_is(contents: str, words: str) -> None:
    message = MONICA.refusal(contents)
    assert message.startswith("monica.json: ")
    assert words in message
