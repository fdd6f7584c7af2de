"""An Outlook CSV file is read right in either coding, and a wrong file is refused with words that help."""

# ruff: noqa: RUF001 (typographic quotes and full-width signs are what is tested)

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netkit.errors import UnreadableFile
from netkit.formats import outlook
from netkit.store import Store
from tests import fuzz
from tests.odd_files import damaged

Make = Callable[[str | bytes], Path]

FIXTURES = Path(__file__).parent / "fixtures"
HERE = FIXTURES / "outlook"
UTF_8, WINDOWS = HERE / "utf-8.csv", HERE / "windows-1252.csv"
HEADER = "First Name,Last Name,Company,Job Title,E-mail Address,Categories,Notes,Referred By\n"


@pytest.fixture
def made(tmp_path: Path) -> Make:
    """Make a file of these contents, and give its path."""

    def make(contents: str | bytes) -> Path:
        path = tmp_path / "contacts.csv"
        path.write_bytes(contents.encode() if isinstance(contents, str) else contents)
        return path

    return make


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        outlook.read(path)
    return str(caught.value)


# The file as Outlook writes it.


@pytest.mark.parametrize("path", [UTF_8, WINDOWS], ids=["UTF-8", "Windows-1252"])
def test_everything_in_the_file_arrives_in_its_place(path: Path) -> None:
    seen = [(one.name, one.organisation, one.title, one.circles, one.email) for one in outlook.read(path).contacts]
    assert seen == [
        ("Mei Lin", "Harbour, Lane & Co.", "Analyst", ("Choir", "Data Society"), "Mei.Lin@example.org"),
        ("Jörg K. Weiß Jr.", "Weiß, Öl & Söhne", 'Leiter "Grün"', ("Choir", "Chess"), "joerg@example.org"),
        ("Zoë Muñoz", "", "", (), ""),
        ("Irène Moreau", "Atelier Nord", "", (), ""),
        ("Sam Reed", "Night School", "", (), ""),
        ("Sam O’Neill", "", "", (), "sam.a@example.org"),
        ("Sam O’Neill", "", "", (), "sam.b@example.org"),
    ]


def test_the_file_that_google_writes_for_outlook_is_read() -> None:
    reading = outlook.read(HERE / "by-google.csv")
    assert [(one.name, one.organisation, one.title, one.circles) for one in reading.contacts] == [
        ("יעל כהן", "אוניברסיטה", "Dean", ("Choir",)),
        ("小明 王", "", "", ()),
    ]
    assert reading.contacts[0].introduced_by == reading.contacts[1].id


def test_who_referred_you_is_said_and_is_a_contact_only_where_one_person_bears_the_name() -> None:
    mei, joerg, zoe, irene, sam, *_ = outlook.read(UTF_8).contacts
    assert [(one.how_met, one.introduced_by) for one in (mei, joerg, zoe, irene, sam)] == [
        ("", None),
        ("referred by mei lin", mei.id),  # whatever the capitals and spaces
        ("referred by Ola from the ferry", None),  # nobody of that name
        ("referred by Irène Moreau", None),  # herself
        ("referred by Sam O’Neill", None),  # there are two
    ]


def test_two_people_may_be_said_to_have_referred_each_other(made: Make) -> None:
    reading = outlook.read(made(f"{HEADER}Mei,Lin,,,,,,Bo Berg\nBo,Berg,,,,,,Mei Lin\n"))
    mei, bo = reading.contacts
    assert (mei.introduced_by, bo.introduced_by) == (bo.id, mei.id)
    with Store.open(":memory:") as store:
        assert len(store.add_missing(reading.contacts)) == 2


@pytest.mark.parametrize("path", [UTF_8, WINDOWS], ids=["UTF-8", "Windows-1252"])
def test_birthday_family_address_telephone_and_government_number_stay_in_the_file(path: Path) -> None:
    taken = repr(outlook.read(path))
    raw = path.read_bytes()
    for private in ("2/3/1991", "Quay", "555", "X-0000", "Bo Lin", "0/0/00", "Unspecified", "Normal"):
        assert private not in taken
        assert private.encode() in raw


def test_a_note_keeps_its_lines_and_a_day_of_zeros_is_no_day() -> None:
    mei = outlook.read(UTF_8).contacts[0]
    assert mei.notes.splitlines() == ["Met at the fair.", "Likes maps."]
    assert mei.met_on is None


def test_a_row_without_a_name_is_left_out_and_said_whatever_else_it_holds() -> None:
    assert outlook.read(UTF_8).skipped == (
        "line 12: no name, only an organisation: name a person there and export again",
        "line 13: no name, only an e-mail address: name the person there and export again",
        "line 14: no name",
        "line 15: the same person as in line 2",
    )


@pytest.mark.parametrize(
    ("categories", "circles"),
    [
        ("", ()),
        ("Choir", ("Choir",)),
        ("Choir; Data Society ;Choir;", ("Choir", "Data Society")),
        ('"Choir, Lab"', ("Choir", "Lab")),
        ("合唱；海港؛مختبر", ("合唱", "海港", "مختبر")),
        ("My Contacts;Lab", ("Lab",)),
    ],
)
def test_categories_become_circles(made: Make, categories: str, circles: tuple[str, ...]) -> None:
    (one,) = outlook.read(made(f"{HEADER}Mei,Lin,,,,{categories},,\n")).contacts
    assert one.circles == circles


def test_the_inner_name_of_a_mail_server_is_no_address() -> None:
    assert outlook.read(UTF_8).contacts[1].email == "joerg@example.org"


def test_a_nickname_does_for_a_name_where_there_is_no_other(made: Make) -> None:
    reading = outlook.read(made(f"Nickname,{HEADER}Coach,,,,,,,,\nMeimei,Mei,Lin,,,,,,\n"))
    assert [one.name for one in reading.contacts] == ["Coach", "Mei Lin"]


# The coding.


@pytest.mark.parametrize(
    "text",
    [
        "François Lefèvre, Hélène créée, Œuvre, Noël, D’Arcy",
        "Jürgen Groß, Öl & Söhne, 5 €, „Grün“",
        "José Núñez, ¿Qué tal? Mª Ángeles, Ñandú",
        "João Conceição, Simões, Guimarães",
        "Søren Ågård, Bjørn Ærø, Åse",
        "Niccolò Forlì, perché",
        "Ada £500 – café, m² 20°, Zoë…",
    ],
    ids=["French", "German", "Spanish", "Portuguese", "Nordic", "Italian", "signs"],
)
def test_western_text_in_windows_1252_is_read_as_it_was_meant(made: Make, text: str) -> None:
    (one,) = outlook.read(made(f'{HEADER}Zoë,Weiß,,,,,"{text}",\n'.encode("cp1252"))).contacts
    assert (one.name, one.notes) == ("Zoë Weiß", text)


@pytest.mark.parametrize(
    ("coding", "names"),
    [
        ("cp1250", "Łukasz Wójcik"),
        ("cp1250", "Paweł Pawłowski"),
        ("cp1250", "Božena Němcová"),
        ("cp1250", "Karel Černý"),
        ("cp1250", "Petr Koláček"),
        ("cp1250", "Jiří Novák"),
        ("cp1250", "Jan Kamiński"),
        ("cp1250", "Ana Petrović"),
        ("cp1250", "Erdős Pál"),
        ("cp1251", "Иван Петров"),
        ("cp1251", "Ян Ли"),
        ("cp1253", "Ελένη Νίκου"),
        ("cp1254", "Ayşe Erdoğan"),
        ("cp1255", "יעל כהן"),
        ("cp1256", "ليلى حداد"),
        ("shift_jis", "山田 太郎"),
        ("gbk", "王小明"),
        ("big5", "王小明"),
        ("euc_kr", "김민준"),
        ("mac_roman", "José Muñoz"),
        ("cp850", "Jörg Weiß"),
    ],
)
def test_text_in_another_code_page_is_refused_and_never_garbled(made: Make, coding: str, names: str) -> None:
    message = refusal(made(f"{HEADER}Mei,Lin,,,,,,\n{names.replace(' ', ',')},,,,,,\n".encode(coding)))
    assert "line 3 is neither in UTF-8 nor surely in Windows-1252" in message
    assert "save it with the encoding UTF-8" in message


@pytest.mark.parametrize("first", ["utf-8", "cp1252"])
def test_a_file_in_two_codings_is_refused(made: Make, first: str) -> None:
    second = {"utf-8": "cp1252", "cp1252": "utf-8"}[first]
    raw = f"{HEADER}Zoë,Berg,,,,,,\n".encode(first) + b"Mei,Lin,,,,,,\n" + "Jörg,Weiß,,,,,,\n".encode(second)
    assert "line 4 is neither" in refusal(made(raw))


def test_a_file_that_calls_itself_utf_8_must_be_so(made: Make) -> None:
    raw = b"\xef\xbb\xbf" + f"{HEADER}Zoë,Berg,,,,,,\n".encode("cp1252")
    assert "line 2 is not text in UTF-8" in refusal(made(raw))


# Ids.


def test_ids_are_alike_in_both_codings_and_follow_from_the_address_whatever_its_capitals() -> None:
    first, second = outlook.read(UTF_8), outlook.read(WINDOWS)
    assert [one.id for one in first.contacts] == [one.id for one in second.contacts]
    # By hand: printf %s 'mei.lin@example.org' | sha256sum
    assert first.contacts[0].id == "outlook-62b21a1d631ebb79"


def test_without_an_address_name_and_company_tell_namesakes_apart(made: Make) -> None:
    reading = outlook.read(made(f"{HEADER}Mei,Lin,Acme,,,,,\nMei,Lin,Harbour,,,,,\nMei,Lin,Acme,Boss,,,,\n"))
    assert [(one.name, one.organisation) for one in reading.contacts] == [("Mei Lin", "Acme"), ("Mei Lin", "Harbour")]
    assert reading.skipped == ("line 4: the same person as in line 2",)


# Wrong rows and wrong files.


def test_every_wrong_row_is_listed_with_its_line_and_nothing_is_imported() -> None:
    assert refusal(HERE / "bad-rows.csv").splitlines() == [
        'bad-rows.csv: nothing was imported. Fix these rows, or pass on_error="skip":',
        "  line 4: 6 columns where the header has 92",
        "  line 7: 99 columns where the header has 92",
    ]


def test_wrong_rows_can_be_skipped_and_are_all_named() -> None:
    reading = outlook.read(HERE / "bad-rows.csv", on_error="skip")
    assert [one.name for one in reading.contacts] == ["Mei Lin", "Ana Ruiz"]
    assert [line.partition(":")[0] for line in reading.skipped] == ["line 4", "line 6", "line 7"]


@pytest.mark.parametrize(
    ("contents", "words"),
    [
        (HEADER.replace(",", ";").encode(), "the columns are separated by semicolons"),
        (
            b"Anrede,Vorname,Nachname,Firma,Categories\n",
            "missing are First Name, Last Name, E-mail Address. netkit knows",
        ),
        (b"First Name,Last Name,Company\nMei,Lin,\n", "missing are E-mail Address"),
    ],
)
def test_a_wrong_file_is_refused_with_what_it_is(made: Make, contents: bytes, words: str) -> None:
    message = refusal(made(contents))
    assert message.startswith("contacts.csv: ")
    assert words in message
    assert "Mei" not in message


# Any file.

cell = st.text(max_size=12).filter(lambda text: "\0" not in text) | st.sampled_from(
    ['Lin, "Mei"', "a\nb", "a\r\nb", "👩🏽‍🔬", "שלום", "王小明", "O'Neill; GmbH", '"', ",", " padded "]
)


@settings(deadline=None)
@given(rows=st.lists(st.tuples(cell, cell, cell), max_size=8), mark=st.booleans())
def test_what_was_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]], mark: bool
) -> None:
    written = io.StringIO(newline="")
    written.write(HEADER)
    for number, (first, last, notes) in enumerate(rows):
        csv.writer(written).writerow([first, last, "Acme", "Analyst", f"invented-{number}@example.org", "", notes, ""])
    path = tmp_path_factory.mktemp("written") / "contacts.csv"
    path.write_bytes(written.getvalue().encode("utf-8-sig" if mark else "utf-8"))
    reading = outlook.read(path)
    named = [row for row in rows if row[0].strip() or row[1].strip()]
    assert [(one.name, one.notes) for one in reading.contacts] == [
        (f"{first.strip()} {last.strip()}".strip(), notes.strip()) for first, last, notes in named
    ]
    assert len(reading.skipped) == len(rows) - len(named)


def test_ten_thousand_rows_are_ten_thousand_people_who_referred_one_another(made: Make) -> None:
    rows = "".join(f'Zoë,Owusu {n},"Lane, {n % 40}",Analyst,,Choir,"a\nb",Zoë Owusu {n - 1}\n' for n in range(10_000))
    contacts = outlook.read(made((HEADER + rows).encode("cp1252"))).contacts
    assert len({one.id for one in contacts}) == 10_000
    assert [contacts[n].introduced_by for n in (0, 1, 9999)] == [None, contacts[0].id, contacts[9998].id]


@pytest.mark.slow
@pytest.mark.fuzz
def test_damaged_files_are_read_or_refused_and_never_break_anything(made: Make) -> None:
    chance = random.Random(20260322)
    sources = [path.read_bytes() for path in sorted(HERE.iterdir())]
    outcomes = {"read": 0, "refused": 0}
    for _ in range(fuzz.cases(500, 10_000)):
        raw = damaged(chance.choice(sources), chance)
        path = made(raw)
        try:
            reading = outlook.read(path, on_error=chance.choice(["refuse", "skip"]))
        except UnreadableFile:
            outcomes["refused"] += 1
            continue
        outcomes["read"] += 1
        texts = ["".join(raw.decode(coding, "ignore").split()).replace('""', '"') for coding in ("utf-8", "cp1252")]
        ids = {one.id for one in reading.contacts}
        for one in reading.contacts:
            # Every word of a name stands in the file: nothing is made up out of the damage.
            assert any(all(word in text for word in one.name.split()) for text in texts)
            assert one.introduced_by is None or one.introduced_by in ids - {one.id}
        assert len(reading.contacts) + len(reading.skipped) <= len(raw.splitlines())
    assert min(outcomes.values()) > sum(outcomes.values()) / 20, outcomes
