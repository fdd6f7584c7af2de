"""What is LinkedIn's own in a ``Connections.csv``; what all tables share is in test_importers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.importers import FIXTURES, IMPORTERS, LINKEDIN_HEADER

HERE = FIXTURES / "linkedin"
CONNECTIONS = HERE / "connections.csv"
LINKEDIN = IMPORTERS["linkedin"]
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HEADER = f"{LINKEDIN_HEADER}\n"
ROW = "Mei,Lin,https://www.linkedin.com/in/invented-mei-lin,,Harbour Lane,Analyst,05 Mar 2024\n"


def test_everything_in_the_file_arrives_in_its_place() -> None:
    reading = LINKEDIN.of(CONNECTIONS)
    seen = [(one.name, one.organisation, one.title, one.email, one.met_on) for one in reading.contacts]
    assert seen == [
        ("Mei Lin, MBA", "Harbour, Lane & Co.", "Analyst", "", date(2024, 3, 5)),
        ("Kwabena Asante", "Tamale Solar", 'Engineer "Grid"', "kwabena@example.org", date(2023, 11, 17)),
        ("Zoë Ångström-Núñez", "", "", "", date(2020, 1, 1)),
        ("יעל כהן", "אוניברסיטה", "", "", date(2024, 2, 29)),
        ("小明 王", "海港公司", "研究员", "", date(2015, 12, 31)),
    ]
    assert [one.profile.rpartition("/")[2] for one in reading.contacts] == [
        *("invented-mei-lin", "invented-kwabena-asante", "invented-zo%C3%AB", "invented-yael", "invented-xiaoming")
    ]
    assert reading.skipped == ("line 9: no name, perhaps of an account that was closed",)


def test_the_older_file_without_addresses_tells_namesakes_apart_by_the_day() -> None:
    contacts = LINKEDIN.of(HERE / "older-without-url.csv").contacts
    assert [(one.name, one.met_on) for one in contacts] == [
        ("Mei Lin", date(2024, 3, 5)),
        ("Mei Lin", date(2024, 3, 6)),
        ("Ola Nordmann Viken", date(2021, 7, 9)),
    ]
    assert len({one.id for one in contacts}) == 3


def test_the_german_file_is_read() -> None:
    (one,) = LINKEDIN.of(HERE / "german.csv").contacts
    assert (one.name, one.organisation, one.title) == ("Jörg Weiß", "Weiß, Öl & Söhne", "Geschäftsführer")
    assert (one.email, one.met_on) == ("joerg@example.org", date(2022, 4, 3))


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw[raw.index(b"First Name") :],
        lambda raw: raw.replace(b"Notes:", b'"Notes:"\r\n\r\n,,,,,,\r\nMore notes,\r\n'),
        lambda raw: raw.replace(b"Notes:", b'Notes:\r\n"An open quotation mark'),
        lambda raw: raw.replace(
            b"Notes:", b"A long note. " * 80 + b"\r\nNotes:" + b"\r\nand so on" * 100 + b"," * 64_000
        ),
        lambda raw: b'\xef\xbb\xbf"First Name"' + raw[raw.index(b",Last Name") :],
    ],
    ids=["none", "longer", "open quotation mark", "very long", "none but a byte order mark"],
)
def test_the_same_people_are_read_below_any_preamble(change: Callable[[bytes], bytes]) -> None:
    raw = change(CONNECTIONS.read_bytes())
    assert raw != CONNECTIONS.read_bytes()
    assert LINKEDIN.of(raw).contacts == LINKEDIN.of(CONNECTIONS).contacts


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05 Mar 2024", date(2024, 3, 5)),
        ("5 MAR 2024", date(2024, 3, 5)),
        ("29 Feb 2024", date(2024, 2, 29)),
        ("2024-03-05", date(2024, 3, 5)),
        ("", None),
        *((f"07 {month} 2021", date(2021, number, 7)) for number, month in enumerate(MONTHS, 1)),
    ],
)
def test_a_day_is_read(text: str, day: date | None) -> None:
    (one,) = LINKEDIN.of(f"{HEADER}Mei,Lin,,,,,{text}\n").contacts
    assert one.met_on == day


@pytest.mark.parametrize(
    "text",
    ["31 Feb 2024", "05/03/2024", "5-Mar-24", "05 Mär 2024", "0 Jan 2024", "05 Mar 0000", "\u0660\u0665 Mar 2024"],
)
def test_what_is_not_a_date_is_named_with_its_line(text: str) -> None:
    message = LINKEDIN.refusal(f"{HEADER}{ROW}Ama,Owusu,,,,,{text}\n")
    assert message.splitlines()[1:] == [f"  line 3: 'Connected On' is {text!r}, which is not a date"]


@pytest.mark.parametrize(
    "address",
    [
        "https://www.linkedin.com/in/invented-zo%C3%AB",
        "https://www.linkedin.com/in/invented-zo%c3%ab/",
        "http://WWW.LinkedIn.com/in/invented-zoë",
        "https://uk.linkedin.com/in/invented-zo%C3%AB/?trk=abc&x=1#about",
        "www.linkedin.com/in/invented-zo%C3%AB",
        "linkedin.com/in/invented-zoë//",
    ],
)
def test_one_profile_is_one_contact_however_its_address_is_written(address: str) -> None:
    (one,) = LINKEDIN.of(f"{HEADER}Zoë,Núñez,{address},,,,05 Mar 2024\n").contacts
    assert one.profile == "https://www.linkedin.com/in/invented-zo%C3%AB"
    # By hand: printf %s 'https://www.linkedin.com/in/invented-zo%C3%AB' | sha256sum
    assert one.id == "linkedin-e5ef456f0cfa0066"


def test_a_contact_with_an_address_keeps_its_id_when_name_and_work_change() -> None:
    (before,) = LINKEDIN.of(HEADER + ROW).contacts
    (after,) = LINKEDIN.of(HEADER + ROW.replace("Lin,", "Lin-Berg,").replace("Analyst", "Director")).contacts
    assert before.id == after.id
    assert before.name != after.name


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("Mei,Lin,https://www.linkedin.com/,,,,", "'URL' is not the address of a LinkedIn profile"),
        ("Mei,Lin,https://www.linkedin.com/in/,,,,", "'URL' is not the address of a LinkedIn profile"),
        ("Mei,Lin,https://linkedin.com.example.org/in/mei,,,,", "'URL' is not the address of a LinkedIn profile"),
        ("Mei,Lin,https://[linkedin.com/in/mei,,,,", "'URL' is not the address of a LinkedIn profile"),
        ("Mei,Lin,,,,,Mei Lin of Harbour 2", "'Connected On' does not hold a date"),
        ("Mei,Lin,,,,,mei2@example.org", "'Connected On' does not hold a date"),
    ],
)
def test_a_wrong_row_is_named_and_left_out_if_it_has_no_name(row: str, wanted: str) -> None:
    assert LINKEDIN.refusal(f"{HEADER}{ROW}{row}\n").splitlines()[1:] == [f"  line 3: {wanted}"]
    assert len(LINKEDIN.of(f"{HEADER},,{row.partition('Lin,')[2]}\n").skipped) == 1  # without a name


def test_every_wrong_row_of_a_file_is_listed_with_its_line_and_nothing_is_imported() -> None:
    path = HERE / "bad-rows.csv"
    wrong = (
        "line 6: 'Connected On' is '31 Feb 2024', which is not a date",
        "line 9: 6 columns where the header has 7",
        "line 10: 'URL' is not the address of a LinkedIn profile",
        "line 11: 'Connected On' does not hold a date",
    )
    assert LINKEDIN.refusal(path).splitlines()[1:] == [f"  {line}" for line in wrong]
    reading = LINKEDIN.of(path, on_error="skip")
    assert [one.name for one in reading.contacts] == ["Mei Lin", "Ana\nMaría Ruiz"]
    assert reading.skipped[:4] == wrong
    assert [line[:8] for line in reading.skipped[4:]] == ["line 12:", "line 13:"]  # no name; the same person


def test_a_file_in_another_language_is_refused_with_its_columns_and_those_that_are_missing() -> None:
    message = LINKEDIN.refusal(HERE / "another-language.csv")
    assert "Its columns are Fornavn, Etternavn, URL, E-postadresse, Firma, Stilling, Tilknyttet" in message
    assert "missing are First Name, Last Name, Connected On" in message
