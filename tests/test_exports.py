"""What is particular to the tables that LinkedIn, Google and Outlook export; what all share is in test_importers."""

# ruff: noqa: RUF001 (typographic quotes and full-width signs are what is tested)

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.importers import FIXTURES, IMPORTERS, LINKEDIN_HEADER

LINKEDIN, GOOGLE, OUTLOOK = (IMPORTERS[name] for name in ("linkedin", "google", "outlook"))
IN_GOOGLE = "First Name,Last Name,Organization Name,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,File As\n"
IN_OUTLOOK = "First Name,Last Name,Company,Job Title,E-mail Address,Categories,Notes,Referred By\n"
IN_LINKEDIN = f"{LINKEDIN_HEADER}\n"
ROW = "Mei,Lin,https://www.linkedin.com/in/invented-mei-lin,,Harbour Lane,Analyst,05 Mar 2024\n"
CONNECTIONS = FIXTURES / "linkedin" / "connections.csv"

MEI = ("Mei Lin", "Harbour, Lane & Co.", "Analyst", "Choir, Data Society", "Mei.Lin@example.org")
IN_BOTH_CODINGS = [
    MEI,
    ("Jörg K. Weiß Jr.", "Weiß, Öl & Söhne", 'Leiter "Grün"', "Choir, Chess", "joerg@example.org"),
    ("Zoë Muñoz", "", "", "", ""),
    ("Irène Moreau", "Atelier Nord", "", "", ""),
    ("Sam Reed", "Night School", "", "", ""),
    ("Sam O’Neill", "", "", "", "sam.a@example.org"),
    ("Sam O’Neill", "", "", "", "sam.b@example.org"),
    ("desk@example.org", "", "", "", "desk@example.org"),
]
EXPORTS = {
    "linkedin/connections.csv": [
        ("Mei Lin, MBA", "Harbour, Lane & Co.", "Analyst", "", ""),
        ("Kwabena Asante", "Tamale Solar", 'Engineer "Grid"', "", "kwabena@example.org"),
        ("Zoë Ångström-Núñez", "", "", "", ""),
        ("יעל כהן", "אוניברסיטה", "", "", ""),
        ("小明 王", "海港公司", "研究员", "", ""),
    ],
    "linkedin/german.csv": [("Jörg Weiß", "Weiß, Öl & Söhne", "Geschäftsführer", "", "joerg@example.org")],
    "google/now.csv": [
        MEI,
        ("Kwabena Osei Asante Jr.", "Tamale Solar", 'Engineer "Grid"', "coworkers", "kwabena@example.org"),
        ("Zoë from the ferry", "", "", "", ""),
        ("יעל כהן", "אוניברסיטה", "", "", "yael@example.org"),
        ("小明 王", "", "研究员", "", ""),
        ("desk@example.org", "", "", "", "desk@example.org"),
        ("Coach", "", "", "Running", ""),
    ],
    "google/before.csv": [
        MEI,
        ("Jörg Weiß", "Weiß, Öl & Söhne", "Geschäftsführer", "Friends", "joerg@example.org"),
        ("Irène Anne Moreau", "Atelier Nord", "", "", ""),  # who is Tutor at the Night School
        ("王小明", "", "", "海港", ""),
    ],
    "outlook/utf-8.csv": IN_BOTH_CODINGS,
    "outlook/windows-1252.csv": IN_BOTH_CODINGS,
    "outlook/by-google.csv": [
        ("יעל כהן", "אוניברסיטה", "Dean", "Choir", "yael@example.org"),
        ("小明 王", "", "", "", ""),
    ],
}


@pytest.mark.parametrize("file", EXPORTS)
def test_everything_in_an_export_arrives_in_its_place(file: str) -> None:
    contacts = IMPORTERS[file.split("/")[0]].of(FIXTURES / file).contacts
    seen = [(one.name, one.organisation, one.title, ", ".join(one.circles), one.email) for one in contacts]
    assert seen == EXPORTS[file]


@pytest.mark.parametrize("name", ["google", "outlook"])
def test_a_person_is_the_same_contact_in_every_form_of_an_export_with_the_lines_of_the_note(name: str) -> None:
    first, second, *_ = (IMPORTERS[name].of(raw).contacts[0] for raw in IMPORTERS[name].good)
    assert first.id == second.id
    assert (first.notes.splitlines()[:2], first.met_on) == (["Met at the fair.", "Likes maps."], None)
    # By hand: printf 'mei lin\nmei.lin@example.org' | sha256sum
    assert first.id == "table-27e36b407aaf8e5a"


@pytest.mark.parametrize(
    ("name", "cell", "circles"),
    [
        ("google", "", ()),
        ("google", "* myContacts", ()),
        ("google", "* My Contacts ::: * starred ::: * Starred in Android", ()),
        ("google", "Choir ::: * myContacts ::: Lab", ("Choir", "Lab")),
        ("google", "* Friends ::: * coworkers ::: * Family", ("Friends", "coworkers", "Family")),
        ("google", "Lab ::: Lab ::: ", ("Lab",)),
        ("google", "R::D ::: *star ::: A:::B", ("R::D", "*star", "A:::B")),
        ("outlook", "", ()),
        ("outlook", "Choir; Data Society ;Choir;", ("Choir", "Data Society")),
        ("outlook", '"Choir, Lab"', ("Choir", "Lab")),
        ("outlook", "合唱；海港؛مختبر", ("合唱", "海港", "مختبر")),
        ("outlook", "My Contacts;Lab", ("Lab",)),
    ],
)
def test_labels_and_categories_become_circles_without_those_of_google(
    name: str, cell: str, circles: tuple[str, ...]
) -> None:
    table = {"google": f"{IN_GOOGLE}Mei,Lin,,,{cell},,\n", "outlook": f"{IN_OUTLOOK}Mei,Lin,,,,{cell},,\n"}
    (one,) = IMPORTERS[name].of(table[name]).contacts
    assert one.circles == circles


# Google.


def test_a_name_and_an_address_are_one_contact_however_written_and_another_name_is_another() -> None:
    people = ("Mei,Lin,Acme,,,, MEI@Example.org ", "MEI,LIN,,,,,mei@example.org", "Bo,Lin,,,,,mei@example.org")
    reading = GOOGLE.of(IN_GOOGLE + "\n".join(people))
    # By hand: printf 'mei lin\nmei@example.org' | sha256sum
    assert reading.contacts[0].id == "table-74033778fb42c0f1"
    assert [one.name for one in reading.contacts] == ["Mei Lin", "Bo Lin"]
    assert reading.skipped == ("line 3: the same person as in line 2",)


# Outlook.


def test_who_referred_you_is_said_and_is_a_contact_only_where_one_person_bears_the_name() -> None:
    mei, joerg, zoe, irene, sam, *_ = OUTLOOK.of(FIXTURES / "outlook" / "utf-8.csv").contacts
    assert [(one.how_met, one.introduced_by) for one in (mei, joerg, zoe, irene, sam)] == [
        ("", None),
        ("referred by mei lin", mei.id),  # whatever the capitals and spaces
        ("referred by Ola from the ferry", None),  # nobody of that name
        ("referred by Irène Moreau", None),  # herself
        ("referred by Sam O’Neill", None),  # there are two
    ]


def test_a_nickname_does_for_a_name_where_there_is_no_other() -> None:
    reading = OUTLOOK.of(f"Nickname,{IN_OUTLOOK}Coach,,,,,,,,\nMeimei,Mei,Lin,,,,,,\n")
    assert [one.name for one in reading.contacts] == ["Coach", "Mei Lin"]


def test_western_text_in_windows_1252_is_read_as_it_was_meant() -> None:
    texts = (
        "François Lefèvre, Hélène créée, Œuvre, Noël, D’Arcy",
        "Jürgen Groß, Öl & Söhne, 5 €, „Grün“",
        "José Núñez, ¿Qué tal? Mª Ángeles, Ñandú",
        "João Conceição, Simões, Guimarães",
        "Søren Ågård, Bjørn Ærø, Åse",
        "Niccolò Forlì, perché",
        "Ada £500 – café, m² 20°, Zoë…",
    )
    for text in texts:
        (one,) = OUTLOOK.of(f'{IN_OUTLOOK}Zoë,Weiß,,,,,"{text}",\n'.encode("cp1252")).contacts
        assert (one.name, one.notes) == ("Zoë Weiß", text)


CENTRAL_EUROPEAN = ("Łukasz Wójcik", "Paweł Pawłowski", "Božena Němcová", "Karel Černý", "Petr Koláček", "Jiří Novák")


@pytest.mark.parametrize(
    ("coding", "names"),
    [
        *(("cp1250", name) for name in (*CENTRAL_EUROPEAN, "Jan Kamiński", "Ana Petrović", "Erdős Pál")),
        *(("cp1251", "Иван Петров"), ("cp1251", "Ян Ли"), ("cp1253", "Ελένη Νίκου"), ("cp1254", "Ayşe Erdoğan")),
        *(("cp1255", "יעל כהן"), ("cp1256", "ليلى حداد"), ("shift_jis", "山田 太郎"), ("gbk", "王小明")),
        *(("big5", "王小明"), ("euc_kr", "김민준"), ("cp850", "Jörg Weiß"), ("cp850", "Jörg Schröder")),
    ],
)
def test_text_in_another_code_page_is_refused_and_never_garbled(coding: str, names: str) -> None:
    message = OUTLOOK.refusal(f"{IN_OUTLOOK}Mei,Lin,,,,,,\n{names.replace(' ', ',')},,,,,,\n".encode(coding))
    assert "line 3 is neither in UTF-8 nor surely in another encoding" in message
    assert "save it with the encoding UTF-8" in message


def test_a_file_in_two_codings_or_in_another_one_than_it_claims_is_refused() -> None:
    first, last = f"{IN_OUTLOOK}Zoë,Berg,,,,,,\n", "Mei,Lin,,,,,,\nJörg,Weiß,,,,,,\n"
    for coding, other in (("utf-8", "cp1252"), ("cp1252", "utf-8")):
        assert "is neither" in OUTLOOK.refusal(first.encode(coding) + last.encode(other))
    assert "line 2 is neither" in OUTLOOK.refusal(b"\xef\xbb\xbf" + first.encode("cp1252"))


# LinkedIn.


def test_a_connection_has_its_profile_and_its_day() -> None:
    reading = LINKEDIN.of(CONNECTIONS)
    assert [(one.profile.rpartition("/")[2], str(one.met_on)) for one in reading.contacts] == [
        ("invented-mei-lin", "2024-03-05"),
        ("invented-kwabena-asante", "2023-11-17"),
        ("invented-zo%C3%AB", "2020-01-01"),
        ("invented-yael", "2024-02-29"),
        ("invented-xiaoming", "2015-12-31"),
    ]
    assert reading.skipped == ("line 9: no name, perhaps of an account that was closed",)


def test_the_older_file_without_addresses_tells_namesakes_apart_by_the_day() -> None:
    contacts = LINKEDIN.of(FIXTURES / "linkedin" / "older-without-url.csv").contacts
    seen = [f"{one.name}, {one.met_on}" for one in contacts]
    assert seen == ["Mei Lin, 2024-03-05", "Mei Lin, 2024-03-06", "Ola Nordmann Viken, 2021-07-09"]
    assert len({one.id for one in contacts}) == 3


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


def test_days_are_read_as_linkedin_writes_them() -> None:
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    days = [*(f"07 {month} 2021" for month in months), "5 MAR 2024", "29 Feb 2024", "2024-03-05", ""]
    rows = "".join(f"Mei,Lin {number},,,,,{day}\n" for number, day in enumerate(days))
    right = [date(2021, month, 7) for month in range(1, 13)] + [date(2024, 3, 5), date(2024, 2, 29), date(2024, 3, 5)]
    assert [one.met_on for one in LINKEDIN.of(f"{IN_LINKEDIN}{rows}").contacts] == [*right, None]


def test_one_profile_is_one_contact_however_its_address_and_name_are_written() -> None:
    addresses = (
        "https://www.linkedin.com/in/invented-zo%C3%AB",
        "https://www.linkedin.com/in/invented-zo%c3%ab/",
        "http://WWW.LinkedIn.com/in/invented-zoë",
        "https://uk.linkedin.com/in/invented-zo%C3%AB/?trk=abc&x=1#about",
        "www.linkedin.com/in/invented-zo%C3%AB",
        "linkedin.com/in/invented-zoë//",
    )
    rows = "".join(f"Zoë,Núñez {number},{address},,,,05 Mar 2024\n" for number, address in enumerate(addresses))
    (one,) = LINKEDIN.of(f"{IN_LINKEDIN}{rows}").contacts
    assert one.profile == "https://www.linkedin.com/in/invented-zo%C3%AB"
    # By hand: printf %s 'https://www.linkedin.com/in/invented-zo%C3%AB' | sha256sum
    assert one.id == "linkedin-e5ef456f0cfa0066"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        *(
            (f"{address},,,,", f"'URL' is {address!r}, not the address of a profile; left out")
            for address in (
                "https://www.linkedin.com/",
                "https://linkedin.com.example.org/in/mei",
                "https://[linkedin.com/in",
            )
        ),
        *(
            (
                f",,,,{text}",
                f"'Connected On' is {text!r}, which is no day, or may be two; write it like 2024-03-05; left out",
            )
            for text in ("31 Feb 2024", "05/03/2024", "0 Jan 2024", "05 Mar 0000", "\u0660\u0665 Mar 2024", "soon")
        ),
    ],
)
def test_a_connection_is_kept_without_what_cannot_be_read_which_is_said(cells: str, said: str) -> None:
    table = f"{IN_LINKEDIN}{ROW}Bo,Ek,{cells}\n"
    reading = LINKEDIN.of(table)
    assert [(one.name, one.met_on) for one in reading.contacts] == [("Mei Lin", date(2024, 3, 5)), ("Bo Ek", None)]
    assert reading.skipped == (f"line 3: {said}",)
    assert LINKEDIN.refusal(table, strict=True).splitlines()[1:] == [f"  line 3: {said}"]
