"""What is Outlook's own in its CSV files, in either coding; what all tables share is in test_importers."""

# ruff: noqa: RUF001 (typographic quotes and full-width signs are what is tested)

from __future__ import annotations

from pathlib import Path

import pytest

from netkit.store import Store
from tests.importers import FIXTURES, IMPORTERS

HERE = FIXTURES / "outlook"
UTF_8, WINDOWS = HERE / "utf-8.csv", HERE / "windows-1252.csv"
OUTLOOK = IMPORTERS["outlook"]
HEADER = "First Name,Last Name,Company,Job Title,E-mail Address,Categories,Notes,Referred By\n"


@pytest.mark.parametrize("path", [UTF_8, WINDOWS], ids=["UTF-8", "Windows-1252"])
def test_everything_in_the_file_arrives_in_its_place(path: Path) -> None:
    seen = [(one.name, one.organisation, one.title, one.circles, one.email) for one in OUTLOOK.of(path).contacts]
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
    reading = OUTLOOK.of(HERE / "by-google.csv")
    assert [(one.name, one.organisation, one.title, one.circles) for one in reading.contacts] == [
        ("יעל כהן", "אוניברסיטה", "Dean", ("Choir",)),
        ("小明 王", "", "", ()),
    ]
    assert reading.contacts[0].introduced_by == reading.contacts[1].id


def test_who_referred_you_is_said_and_is_a_contact_only_where_one_person_bears_the_name() -> None:
    mei, joerg, zoe, irene, sam, *_ = OUTLOOK.of(UTF_8).contacts
    assert [(one.how_met, one.introduced_by) for one in (mei, joerg, zoe, irene, sam)] == [
        ("", None),
        ("referred by mei lin", mei.id),  # whatever the capitals and spaces
        ("referred by Ola from the ferry", None),  # nobody of that name
        ("referred by Irène Moreau", None),  # herself
        ("referred by Sam O’Neill", None),  # there are two
    ]


def test_two_people_may_be_said_to_have_referred_each_other() -> None:
    reading = OUTLOOK.of(f"{HEADER}Mei,Lin,,,,,,Bo Berg\nBo,Berg,,,,,,Mei Lin\n")
    mei, bo = reading.contacts
    assert (mei.introduced_by, bo.introduced_by) == (bo.id, mei.id)
    with Store.open(":memory:") as store:
        assert len(store.add_missing(reading.contacts)) == 2


def test_a_note_keeps_its_lines_and_a_day_of_zeros_is_no_day() -> None:
    mei = OUTLOOK.of(UTF_8).contacts[0]
    assert mei.notes.splitlines() == ["Met at the fair.", "Likes maps."]
    assert mei.met_on is None


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
def test_categories_become_circles(categories: str, circles: tuple[str, ...]) -> None:
    (one,) = OUTLOOK.of(f"{HEADER}Mei,Lin,,,,{categories},,\n").contacts
    assert one.circles == circles


def test_a_nickname_does_for_a_name_where_there_is_no_other() -> None:
    reading = OUTLOOK.of(f"Nickname,{HEADER}Coach,,,,,,,,\nMeimei,Mei,Lin,,,,,,\n")
    assert [one.name for one in reading.contacts] == ["Coach", "Mei Lin"]


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
def test_western_text_in_windows_1252_is_read_as_it_was_meant(text: str) -> None:
    (one,) = OUTLOOK.of(f'{HEADER}Zoë,Weiß,,,,,"{text}",\n'.encode("cp1252")).contacts
    assert (one.name, one.notes) == ("Zoë Weiß", text)


CENTRAL_EUROPEAN = ("Łukasz Wójcik", "Paweł Pawłowski", "Božena Němcová", "Karel Černý", "Petr Koláček", "Jiří Novák")


@pytest.mark.parametrize(
    ("coding", "names"),
    [
        *(("cp1250", name) for name in (*CENTRAL_EUROPEAN, "Jan Kamiński", "Ana Petrović", "Erdős Pál")),
        *(("cp1251", "Иван Петров"), ("cp1251", "Ян Ли"), ("cp1253", "Ελένη Νίκου"), ("cp1254", "Ayşe Erdoğan")),
        *(("cp1255", "יעל כהן"), ("cp1256", "ليلى حداد"), ("shift_jis", "山田 太郎"), ("gbk", "王小明")),
        *(("big5", "王小明"), ("euc_kr", "김민준"), ("mac_roman", "José Muñoz"), ("cp850", "Jörg Weiß")),
    ],
)
def test_text_in_another_code_page_is_refused_and_never_garbled(coding: str, names: str) -> None:
    message = OUTLOOK.refusal(f"{HEADER}Mei,Lin,,,,,,\n{names.replace(' ', ',')},,,,,,\n".encode(coding))
    assert "line 3 is neither in UTF-8 nor surely in Windows-1252" in message
    assert "save it with the encoding UTF-8" in message


@pytest.mark.parametrize("first", ["utf-8", "cp1252"])
def test_a_file_in_two_codings_is_refused(first: str) -> None:
    second = {"utf-8": "cp1252", "cp1252": "utf-8"}[first]
    raw = f"{HEADER}Zoë,Berg,,,,,,\n".encode(first) + b"Mei,Lin,,,,,,\n" + "Jörg,Weiß,,,,,,\n".encode(second)
    assert "line 4 is neither" in OUTLOOK.refusal(raw)


def test_a_file_that_calls_itself_utf_8_must_be_so() -> None:
    raw = b"\xef\xbb\xbf" + f"{HEADER}Zoë,Berg,,,,,,\n".encode("cp1252")
    assert "line 2 is not text in UTF-8" in OUTLOOK.refusal(raw)


def test_ids_are_alike_in_both_codings_and_follow_from_the_address_whatever_its_capitals() -> None:
    first, second = OUTLOOK.of(UTF_8), OUTLOOK.of(WINDOWS)
    assert [one.id for one in first.contacts] == [one.id for one in second.contacts]
    # By hand: printf %s 'mei.lin@example.org' | sha256sum
    assert first.contacts[0].id == "outlook-62b21a1d631ebb79"


def test_ten_thousand_rows_are_ten_thousand_people_who_referred_one_another() -> None:
    rows = "".join(f'Zoë,Owusu {n},"Lane, {n % 40}",Analyst,,Choir,"a\nb",Zoë Owusu {n - 1}\n' for n in range(10_000))
    contacts = OUTLOOK.of((HEADER + rows).encode("cp1252")).contacts
    assert len({one.id for one in contacts}) == 10_000
    assert [contacts[n].introduced_by for n in (0, 1, 9999)] == [None, contacts[0].id, contacts[9998].id]
