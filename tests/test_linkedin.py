"""A LinkedIn ``Connections.csv`` is read right, and a wrong file is refused with words that help."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netkit.errors import UnreadableFile
from netkit.formats import linkedin
from tests import fuzz
from tests.odd_files import damaged

Make = Callable[[str | bytes], Path]

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HERE = Path(__file__).parent / "fixtures" / "linkedin"
CONNECTIONS = HERE / "connections.csv"
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROW = "Mei,Lin,https://www.linkedin.com/in/invented-mei-lin,,Harbour Lane,Analyst,05 Mar 2024\n"


@pytest.fixture
def made(tmp_path: Path) -> Make:
    """Make a file of these contents, and give its path."""

    def make(contents: str | bytes) -> Path:
        path = tmp_path / "Connections.csv"
        path.write_bytes(contents.encode() if isinstance(contents, str) else contents)
        return path

    return make


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        linkedin.read(path)
    return str(caught.value)


# The file as LinkedIn sends it.


def test_everything_in_the_file_arrives_in_its_place() -> None:
    reading = linkedin.read(CONNECTIONS)
    seen = [(one.name, one.organisation, one.title, one.email, one.met_on) for one in reading.contacts]
    assert seen == [
        ("Mei Lin, MBA", "Harbour, Lane & Co.", "Analyst", "", date(2024, 3, 5)),
        ("Kwabena Asante", "Tamale Solar", 'Engineer "Grid"', "kwabena@example.org", date(2023, 11, 17)),
        ("Zoë Ångström-Núñez", "", "", "", date(2020, 1, 1)),
        ("יעל כהן", "אוניברסיטה", "", "", date(2024, 2, 29)),
        ("小明 王", "海港公司", "研究员", "", date(2015, 12, 31)),
    ]
    assert [one.profile.rpartition("/")[2] for one in reading.contacts] == [
        "invented-mei-lin",
        "invented-kwabena-asante",
        "invented-zo%C3%AB",
        "invented-yael",
        "invented-xiaoming",
    ]


def test_nothing_is_guessed_that_the_file_does_not_say() -> None:
    for one in linkedin.read(CONNECTIONS).contacts:
        assert one.how_met == "connected on LinkedIn"
        assert (one.circles, one.closeness, one.roles, one.notes, one.introduced_by) == (
            (),
            None,
            frozenset(),
            "",
            None,
        )


def test_blank_rows_are_passed_over_and_a_row_without_a_name_is_left_out_and_said() -> None:
    assert linkedin.read(CONNECTIONS).skipped == ("line 9: no name, perhaps of an account that was closed",)


def test_the_older_file_without_addresses_tells_namesakes_apart_by_the_day() -> None:
    contacts = linkedin.read(HERE / "older-without-url.csv").contacts
    assert [(one.name, one.met_on) for one in contacts] == [
        ("Mei Lin", date(2024, 3, 5)),
        ("Mei Lin", date(2024, 3, 6)),
        ("Ola Nordmann Viken", date(2021, 7, 9)),
    ]
    assert len({one.id for one in contacts}) == 3


def test_the_german_file_is_read() -> None:
    (one,) = linkedin.read(HERE / "german.csv").contacts
    assert (one.name, one.organisation, one.title) == ("Jörg Weiß", "Weiß, Öl & Söhne", "Geschäftsführer")
    assert (one.email, one.met_on) == ("joerg@example.org", date(2022, 4, 3))


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw.removeprefix(b"\xef\xbb\xbf"),
        lambda raw: raw.replace(b"\r\n", b"\n"),
        lambda raw: raw.replace(b"\r\n", b"\r"),
        lambda raw: raw[raw.index(b"First Name") :],
        lambda raw: raw.removesuffix(b"\r\n"),
        lambda raw: raw.replace(b"Notes:", b'"Notes:"\r\n\r\n,,,,,,\r\nMore notes,\r\n'),
        lambda raw: raw.replace(b"Notes:", b'Notes:\r\n"An open quotation mark'),
        lambda raw: raw.replace(
            b"Notes:", b"A long note. " * 80 + b"\r\nNotes:" + b"\r\nand so on" * 100 + b"," * 64_000
        ),
        lambda raw: raw.replace(b"First Name", b" first  name "),
        lambda raw: b'\xef\xbb\xbf"First Name"' + raw[raw.index(b",Last Name") :],
        lambda raw: raw.replace(b"2024\r\n", b"2024,,,\r\n"),
    ],
    ids=[
        "no byte order mark",
        "LF",
        "CR",
        "no preamble",
        "no last line break",
        "longer preamble",
        "preamble with an open quotation mark",
        "very long preamble",
        "header typed otherwise",
        "quoted header after the byte order mark",
        "empty columns at the end",
    ],
)
def test_the_same_people_are_read_whatever_the_form_of_the_file(made: Make, change: Callable[[bytes], bytes]) -> None:
    raw = change(CONNECTIONS.read_bytes())
    assert raw != CONNECTIONS.read_bytes()
    assert linkedin.read(made(raw)).contacts == linkedin.read(CONNECTIONS).contacts


def test_columns_are_found_by_name_in_any_order_and_unknown_ones_are_ignored(made: Make) -> None:
    (one,) = linkedin.read(
        made('Company,Connected On,"Size, of shoe",Last Name,First Name\nAcme,05 Mar 2024,42,Lin,Mei\n')
    ).contacts
    assert (one.name, one.organisation, one.met_on) == ("Mei Lin", "Acme", date(2024, 3, 5))


@pytest.mark.parametrize("name", ["Lin", "", "Lin, PhD", "van der Berg", "Ó Súilleabháin 🎓"])
def test_names_are_joined_and_otherwise_left_as_their_owner_wrote_them(made: Make, name: str) -> None:
    (one,) = linkedin.read(made(f'{HEADER} Mei ,"{name}",,,,,\n')).contacts
    assert one.name == f"Mei {name}".strip()


# Dates.


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05 Mar 2024", date(2024, 3, 5)),
        ("5 MAR 2024", date(2024, 3, 5)),
        ("29 Feb 2024", date(2024, 2, 29)),
        ("2024-03-05", date(2024, 3, 5)),
        ("", None),
    ],
)
def test_a_date_is_read(made: Make, text: str, day: date | None) -> None:
    (one,) = linkedin.read(made(f"{HEADER}Mei,Lin,,,,,{text}\n")).contacts
    assert one.met_on == day


def test_every_english_month_is_read(made: Make) -> None:
    rows = "".join(f"Mei,Lin,,,,,07 {month} 2021\n" for month in MONTHS)
    days = [one.met_on for one in linkedin.read(made(HEADER + rows)).contacts]
    assert days == [date(2021, number, 7) for number in range(1, 13)]


@pytest.mark.parametrize(
    "text",
    ["31 Feb 2024", "05/03/2024", "5-Mar-24", "05 Mär 2024", "0 Jan 2024", "05 Mar 0000", "\u0660\u0665 Mar 2024"],
)
def test_what_is_not_a_date_is_named_with_its_line(made: Make, text: str) -> None:
    message = refusal(made(f"{HEADER}{ROW}Ama,Owusu,,,,,{text}\n"))
    assert message.splitlines() == [
        'Connections.csv: nothing was imported. Fix these rows, or pass on_error="skip":',
        f"  line 3: 'Connected On' is {text!r}, which is not a date",
    ]


# Ids.


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
def test_one_profile_is_one_contact_however_its_address_is_written(made: Make, address: str) -> None:
    (one,) = linkedin.read(made(f"{HEADER}Zoë,Núñez,{address},,,,05 Mar 2024\n")).contacts
    assert one.profile == "https://www.linkedin.com/in/invented-zo%C3%AB"
    # By hand: printf %s 'https://www.linkedin.com/in/invented-zo%C3%AB' | sha256sum
    assert one.id == "linkedin-e5ef456f0cfa0066"


def test_a_contact_with_an_address_keeps_its_id_when_name_and_work_change(made: Make) -> None:
    (before,) = linkedin.read(made(HEADER + ROW)).contacts
    (after,) = linkedin.read(made(HEADER + ROW.replace("Lin,", "Lin-Berg,").replace("Analyst", "Director"))).contacts
    assert before.id == after.id
    assert before.name != after.name


def test_repeated_rows_give_one_contact_and_a_line_that_says_so(made: Make) -> None:
    reading = linkedin.read(made(HEADER + ROW + "Ama,Owusu,,,,,01 Jan 2020\n" + ROW + "Ama,Owusu,,,,,01 Jan 2020\n"))
    assert [one.name for one in reading.contacts] == ["Mei Lin", "Ama Owusu"]
    assert reading.skipped == ("line 4: the same person as in line 2", "line 5: the same person as in line 3")


# Wrong rows.


def test_every_wrong_row_is_listed_with_its_line_and_nothing_is_imported() -> None:
    assert refusal(HERE / "bad-rows.csv").splitlines() == [
        'bad-rows.csv: nothing was imported. Fix these rows, or pass on_error="skip":',
        "  line 6: 'Connected On' is '31 Feb 2024', which is not a date",
        "  line 9: 6 columns where the header has 7",
        "  line 10: 'URL' is not the address of a LinkedIn profile",
        "  line 11: 'Connected On' does not hold a date",
    ]


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("Mei,Lin, MBA,,,Harbour,Analyst,05 Mar 2024", "8 columns where the header has 7"),
        ('"Mei\nLing",Lin,,,', "5 columns where the header has 7"),
        ("Mei,Lin,https://www.linkedin.com/,,,,", "'URL' is not the address of a LinkedIn profile"),
        ("Mei,Lin,https://www.linkedin.com/in/,,,,", "'URL' is not the address of a LinkedIn profile"),
        ("Mei,Lin,https://linkedin.com.example.org/in/mei,,,,", "'URL' is not the address of a LinkedIn profile"),
        ("Mei,Lin,https://[linkedin.com/in/mei,,,,", "'URL' is not the address of a LinkedIn profile"),
        ("Mei,Lin,,,,,Mei Lin of Harbour 2", "'Connected On' does not hold a date"),
        ("Mei,Lin,,,,,mei2@example.org", "'Connected On' does not hold a date"),
    ],
)
def test_a_wrong_row_is_named_by_its_first_line_and_what_is_wrong(made: Make, row: str, wanted: str) -> None:
    assert refusal(made(f"{HEADER}{ROW}{row}\n")).splitlines()[1:] == [f"  line 3: {wanted}"]


def test_wrong_rows_can_be_skipped_and_are_all_named() -> None:
    reading = linkedin.read(HERE / "bad-rows.csv", on_error="skip")
    assert [one.name for one in reading.contacts] == ["Mei Lin", "Ana\nMaría Ruiz"]
    assert [line.partition(":")[0] for line in reading.skipped] == [f"line {n}" for n in (6, 9, 10, 11, 12, 13)]


def test_a_wrong_file_never_repeats_a_name_an_address_or_a_folder(made: Make, tmp_path: Path) -> None:
    messages = [
        refusal(path)
        for path in HERE.iterdir()
        if path.name not in {"connections.csv", "german.csv", "older-without-url.csv"}
    ]
    messages.append(refusal(made("Mei,Lin,mei@example.org\n")))
    messages.append(refusal(tmp_path / "nobody.csv"))
    assert len(messages) == 9
    for message in messages:
        assert "Mei" not in message
        assert "@" not in message
        assert str(tmp_path) not in message
        assert str(HERE) not in message


def test_a_hundred_wrong_rows_give_a_short_message_that_counts_the_rest(made: Make) -> None:
    rows = "".join(f"Ama,Owusu{number},,,,,soon\n" for number in range(133))
    with pytest.raises(UnreadableFile) as caught:
        linkedin.read(made(HEADER + rows))
    lines = str(caught.value).splitlines()
    assert len(lines) == 1 + 20 + 1
    assert lines[-1] == "  and 113 more"
    assert len(caught.value.problems) == 133


def test_a_quotation_mark_that_swallows_rows_refuses_the_file_even_when_skipping(made: Make) -> None:
    path = made(HEADER + ROW + 'Ama,"Owusu,,,,,01 Jan 2020\n' + ROW + ROW)
    for on_error in ("refuse", "skip"):
        with pytest.raises(UnreadableFile, match="Line 3: a quotation mark opens or closes in the wrong place"):
            linkedin.read(path, on_error=on_error)


# Wrong files.


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("google-now.csv", "this looks like a Google Contacts export"),
        ("google-before.csv", "this looks like a Google Contacts export"),
        ("outlook.csv", "this looks like an Outlook export"),
        ("messages.csv", "what other people wrote to you in confidence"),
        ("invitations.csv", "these are your LinkedIn invitations"),
        ("another-language.csv", "Its columns are Fornavn, Etternavn, URL, E-postadresse, Firma, Stilling, Tilknyttet"),
        ("another-language.csv", "missing are First Name, Last Name, Connected On"),
    ],
)
def test_another_export_is_called_by_its_name(name: str, words: str) -> None:
    message = refusal(HERE / name)
    assert message.startswith(f"{name}: ")
    assert words in message


def archive() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as whole:
        whole.writestr("Connections.csv", HEADER + ROW)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("contents", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "this is a picture"),
        (archive(), "Unzip it, and choose Connections.csv from it"),
        ((HEADER + ROW).encode("utf-16-le"), "this is not a text file"),
        ((HEADER + ROW + ROW.replace("Mei", "Zoë")).encode("cp1252"), "line 3 is not text in UTF-8"),
        ((HEADER + ROW).replace(",", ";").encode(), "the columns are separated by semicolons"),
        ((HEADER + ROW).replace(",", "\t").encode(), "the columns are separated by tabs"),
        (HEADER.strip().join('""').replace(",", '";"').encode(), "the columns are separated by semicolons"),
        (ROW.encode(), "No line has the columns First Name, Last Name, Connected On"),
        (b"First Name,Last Name,Company\nMei,Lin,Acme\n", "missing are Connected On"),
    ],
)
def test_a_wrong_file_is_refused_with_what_it_is(made: Make, contents: bytes, words: str) -> None:
    message = refusal(made(contents))
    assert message.startswith("Connections.csv: ")
    assert words in message


def test_a_file_with_more_rows_than_any_network_is_refused(made: Make) -> None:
    assert "more than 100,000 rows" in refusal(made(HEADER + "\n" * 100_001))
    assert linkedin.read(made(HEADER + "\n" * 100_000)).contacts == ()


# Any file.

cell = st.text(max_size=12).filter(lambda text: "\0" not in text) | st.sampled_from(
    ['Lin, "Mei"', "a\nb", "a\r\nb", "👩🏽‍🔬", "שלום", "王小明", "O'Neill; GmbH", '"', ",", " padded "]
)
days = st.dates(min_value=date(2003, 5, 5), max_value=date(2030, 12, 31))


@settings(deadline=None)
@given(
    rows=st.lists(st.tuples(cell, cell, cell, cell, days), max_size=8),
    preamble=st.booleans(),
    mark=st.booleans(),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_was_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str, str, str, date]],
    preamble: bool,
    mark: bool,
    quoting: Any,
) -> None:
    written = io.StringIO(newline="")
    if preamble:
        written.write('Notes:\r\n"Some notes, on the file."\r\n\r\n')
    written.write(HEADER)
    writer = csv.writer(written, quoting=quoting)
    for number, (first, last, company, position, day) in enumerate(rows):
        address = f"https://www.linkedin.com/in/invented-{number}"
        writer.writerow(
            [first, last, address, "", company, position, f"{day.day:02} {MONTHS[day.month - 1]} {day.year}"]
        )
    path = tmp_path_factory.mktemp("written") / "Connections.csv"
    path.write_bytes(written.getvalue().encode("utf-8-sig" if mark else "utf-8"))
    reading = linkedin.read(path)
    named = [row for row in rows if row[0].strip() or row[1].strip()]
    assert [(one.name, one.organisation, one.title, one.met_on) for one in reading.contacts] == [
        (f"{first.strip()} {last.strip()}".strip(), company.strip(), position.strip(), day)
        for first, last, company, position, day in named
    ]
    assert len(reading.skipped) == len(rows) - len(named)
    assert linkedin.read(path) == reading


def test_ten_thousand_rows_are_ten_thousand_people(made: Make) -> None:
    start = date(2004, 1, 1)
    rows = []
    for number in range(10_000):
        day = start + timedelta(days=number % 7000)
        rows.append(
            f"Ama,Owusu {number},https://www.linkedin.com/in/invented-{number},,"
            f'"Harbour, Lane {number % 40}",Analyst,{day.day:02} {MONTHS[day.month - 1]} {day.year}\n'
        )
    contacts = linkedin.read(made(HEADER + "".join(rows))).contacts
    assert len({one.id for one in contacts}) == 10_000
    assert [contacts[number].met_on for number in (0, 6999, 9999)] == [
        start,
        start + timedelta(days=6999),
        start + timedelta(days=2999),
    ]


@pytest.mark.slow
@pytest.mark.fuzz
def test_damaged_files_are_read_or_refused_and_never_break_anything(made: Make) -> None:
    chance = random.Random(20260320)
    sources = [path.read_bytes() for path in sorted(HERE.iterdir())]
    outcomes = {"read": 0, "refused": 0}
    for _ in range(fuzz.cases(500, 10_000)):
        raw = damaged(chance.choice(sources), chance)
        path = made(raw)
        try:
            reading = linkedin.read(path, on_error=chance.choice(["refuse", "skip"]))
        except UnreadableFile:
            outcomes["refused"] += 1
            continue
        outcomes["read"] += 1
        text = "".join(raw.decode("utf-8").split())
        for one in reading.contacts:
            # Every word of a name stands in the file: nothing is made up out of the damage.
            assert all(word in text.replace('""', '"') for word in one.name.split())
            assert one.met_on is None or str(one.met_on.year) in text
        assert len(reading.contacts) + len(reading.skipped) <= len(raw.splitlines())
    assert min(outcomes.values()) > sum(outcomes.values()) / 20, outcomes
