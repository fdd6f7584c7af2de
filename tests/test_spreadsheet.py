"""What is particular to a table of one's own: its columns, its values, and workbooks."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from netkit.errors import InvalidRequest, UnreadableFile
from netkit.formats.columns import match_columns
from netkit.formats.workbook import PACKED
from netkit.model import Cadence, Contact
from tests import odd_files
from tests.importers import FIXTURES, IMPORTERS, workbook

HERE = FIXTURES / "spreadsheet"
TABLE = IMPORTERS["table"]


def repacked(raw: bytes, *changes: tuple[bytes, bytes]) -> bytes:
    """The workbook with these bytes changed in each of its parts."""
    parts = odd_files.unzipped(raw)
    for before, after in changes:
        parts = {name: part.replace(before, after) for name, part in parts.items()}
    assert parts != odd_files.unzipped(raw)
    return odd_files.zipped(parts)


def only(contents: str | bytes) -> Contact:
    (one,) = TABLE.of(contents).contacts
    return one


# The columns.


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (["NAME:", "Société", "e-mail", "Teléfono", "备注"], ["name", "organisation", "email", "phone", "notes"]),
        (["Nom complet", "Kennengelernt am", "Categorie"], ["name", "met_on", "circles"]),
        (["Name", "Organisaton"], ["name", "organisation"]),  # a slip of the hand
        (
            ["Name", "Religion", "Birthday", "Salary", "Gender", "Shoe size", "Partner", "", "x" * 99],
            ["name", *[""] * 8],
        ),
        (["Name", "Vorname"], ["last_name", "first_name"]),
        (["Nom", "Prénom"], ["last_name", "first_name"]),
        (["Nombre", "Apellidos"], ["first_name", "last_name"]),
        (["Nome", "Cognome"], ["first_name", "last_name"]),
        (["Name", "First name", "Last name"], ["name", "first_name", "last_name"]),
    ],
)
def test_a_column_is_the_field_that_its_heading_is_like(headings: list[str], fields: list[str]) -> None:
    assert match_columns(headings) == fields


def test_of_two_columns_for_one_field_the_first_filled_cell_counts_and_the_rest_is_kept_or_said() -> None:
    reading = TABLE.of(
        "Name,Phone,Mobile,Fax no.,E-mail privately,Work mail,Firm name,Company\n"
        "Mei,,555-01001,555-01009,mei@example.org,lin@example.org,Acme,Acme GmbH\n"
        "Bo,555-01002,555-01003,,bo at home,,,Globex\n"
    )
    mei, bo = reading.contacts
    assert (mei.phone, mei.email, mei.organisation) == ("555-01001", "mei@example.org", "Acme")
    assert mei.notes == "Other e-mail address: lin@example.org"
    assert (bo.phone, bo.organisation) == ("555-01002", "Globex")
    assert bo.notes.splitlines() == ["E-mail: bo at home", "Other telephone number: 555-01003"]
    assert reading.skipped == ("line 3: 'E-mail privately' is 'bo at home', no e-mail address; it is in the notes",)
    assert reading.remarks == (
        "1 further e-mail address, 1 further telephone number kept in the notes.",
        "Columns not taken, with their filled cells: Fax no. (1), Company (1).",
    )


def test_a_heading_between_two_fields_is_asked_about() -> None:
    with pytest.raises(UnreadableFile) as caught:
        match_columns(["Name", "Wher we met"])  # "where we met" or "when we met"
    assert str(caught.value).splitlines() == [
        "these headings: it is not clear which column is which. Say it, as in "
        "columns={'Wher we met': 'how_met'}, where a column without a field is left out:",
        "  'Wher we met' could be how_met or met_on",
    ]
    assert match_columns(["Name", "Phone", "Phone"]) == ["name", "phone", "phone"]
    assert match_columns(["Name", "Wher we met"], {"Wher we met": "how_met"}) == ["name", "how_met"]


def test_what_you_say_of_a_column_counts() -> None:
    text = "Who;Their firm;Name\nMei;Acme;Rex\n"
    (mei,) = TABLE.of(text, columns={"their FIRM": "organisation", "Name": ""}).contacts
    assert (mei.name, mei.organisation) == ("Mei", "Acme")


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"Firm": "employer"}, "'Firm' cannot be 'employer'; the fields of a contact are cadence, circles, closeness"),
        ({"Frim": "name"}, "no column has the heading 'Frim'; the columns are 'Name', 'Firm'"),
    ],
)
def test_a_mistake_in_what_you_say_is_named(columns: dict[str, str], words: str) -> None:
    with pytest.raises(InvalidRequest, match=words):
        match_columns(["Name", "Firm"], columns)


# CSV.


def test_everything_in_a_table_arrives_in_its_place_and_what_is_no_address_in_the_notes() -> None:
    reading = TABLE.of(HERE / "english.csv")
    mei, kwabena, ming, yael = reading.contacts
    at_work = {"organisation": "Harbour & Co.", "title": "Analyst", "email": "mei@example.org"}
    met = {"cadence": Cadence(3, "months"), "met_on": date(2024, 3, 5), "closeness": 4}
    assert mei == Contact(mei.id, "Lin, Mei", circles=("Choir", "Data Society"), **at_work, **met)
    assert (kwabena.name, kwabena.organisation) == ("Kwabena Asante Jr.", 'Tamale "Solar"')
    assert (kwabena.cadence, kwabena.introduced_by) == (Cadence(90, "days"), mei.id)
    assert (kwabena.how_met, kwabena.notes) == ("introduced by Lin, Mei", "E-mail: kwabena at example.org")
    assert (ming.introduced_by, ming.how_met, ming.email) == (None, "introduced by Nobody Here", "ming@example.org")
    assert (yael.circles, yael.cadence, yael.closeness) == (("Chess", "Go, too"), Cadence(1, "weeks"), 1)
    assert not any("38" in repr(one) for one in (kwabena, ming, yael))
    assert reading.skipped == (
        "line 4: 'E-mail' is 'kwabena at example.org', no e-mail address; it is in the notes",
        "line 6: no name, only an organisation: name a person there first",
    )


def test_semicolons_tabs_and_windows_1252_are_found_out() -> None:
    joerg, aenne = TABLE.of(HERE / "german-windows-1252.csv").contacts
    assert (joerg.name, joerg.organisation, joerg.met_on) == ("Jörg Weiß", "Weiß, Öl & Söhne", date(2024, 2, 13))
    assert joerg.notes.splitlines() == ['Mag "Karten";', "und Boote"]
    assert (aenne.name, aenne.met_on) == ("Änne Größ", date(2023, 3, 5))
    irene, zoe = TABLE.of(HERE / "french.csv").contacts
    assert (irene.name, zoe.name) == ("Irène Moreau", "Zoë Lefèvre")
    assert (irene.organisation, irene.region, irene.email) == ("Atelier Nord", "Lille", "irene@example.org")


def test_a_heading_may_have_several_lines() -> None:
    assert only('My people\nName,"E-\nmail","Notes\n(private)"\nMei,mei@example.org,moss\n').email == "mei@example.org"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        (["13/02/2024", "05/03/2024"], date(2024, 3, 5)),
        (["02/13/2024", "05/03/2024"], date(2024, 5, 3)),
        (["31.12.2023", "5.3.2024"], date(2024, 3, 5)),
        (["", "07/07/2024"], date(2024, 7, 7)),
        (["2024-03-05", "5 Mar 2024"], date(2024, 3, 5)),
        (["2024-03-05", "March 5, 2024"], date(2024, 3, 5)),
        (["2024-03-05", "2024/3/5"], date(2024, 3, 5)),
        (["2024-03-05", "2024-03-05 14:30:00"], date(2024, 3, 5)),
    ],
)
def test_the_column_decides_which_is_the_day_and_which_the_month(written: list[str], day: date) -> None:
    rows = "".join(f'Mei {number};"{text}"\n' for number, text in enumerate(written))
    assert TABLE.of(f"Name;Met on\n{rows}").contacts[1].met_on == day


@pytest.mark.parametrize(
    ("cells", "field", "value", "said"),
    [
        ("Met on\nMei,31/02/2024", "met_on", None, "'Met on' is '31/02/2024', which is no day, or may be two"),
        ("Met on\nMei,05/03/2024", "met_on", None, "'Met on' is '05/03/2024', which is no day, or may be two"),
        ("Met on\nMei,summer 2020", "met_on", None, "'Met on' is 'summer 2020', which is no day"),
        ("Met on\nMei,2019", "met_on", date(2019, 1, 1), "'Met on' is '2019'; read as 2019-01-01"),
        ("Met on\nMei,13/03/24", "met_on", date(2024, 3, 13), ""),
        ("Met on\nMei,5.3.99", "met_on", date(1999, 3, 5), ""),
        ("Met on\nMei,5-Mar-24", "met_on", date(2024, 3, 5), ""),
        ("Met on\nMei,45356", "met_on", date(2024, 3, 5), ""),
        ("Met on\nMei,5. März 2024", "met_on", date(2024, 3, 5), ""),
        ("Met on\nMei,5 de março de 2024", "met_on", date(2024, 3, 5), ""),
        ("Met on\nMei,05\u00a0paź\u200b 2024", "met_on", date(2024, 10, 5), ""),
        ("Met on\nMei,2024年3月5日", "met_on", date(2024, 3, 5), ""),
        ('Met on\nMei,"March 5, 2024 2:00 PM (UTC)"', "met_on", date(2024, 3, 5), ""),
        ("Closeness\nMei,Close", "closeness", 4, ""),
        ("Closeness\nMei,6", "closeness", None, "'Closeness' is '6', not 1 to 5 or one of distant, fairly distant, in"),
        (
            "Cadence\nMei,often",
            "cadence",
            None,
            "'Cadence' is 'often', not like 'every 3 months', 'weekly' or a number",
        ),
        ("Phone\nMei,4.915E+11", "phone", "", "'Phone' is '4.915E+11', a telephone number that a spreadsheet has sh"),
        ("Company\nMei,#REF!", "organisation", "", "'Company' holds an error of the spreadsheet and no text; left out"),
        ("E-mail\nMei,Mei Lin <mei@example.org>", "email", "mei@example.org", ""),
    ],
)
def test_nobody_is_lost_over_a_cell_which_is_read_or_said(cells: str, field: str, value: object, said: str) -> None:
    text = f"Name,{cells}\nBo,\n"
    reading = TABLE.of(text)
    assert [one.name for one in reading.contacts] == ["Mei", "Bo"]
    assert getattr(reading.contacts[0], field) == value
    assert [line[: 8 + len(said)] for line in reading.skipped] == ([f"line 2: {said}"] if said else [])
    if said and value is None:
        assert f"  line 2: {said}" in TABLE.refusal(text, strict=True)


@pytest.mark.parametrize(
    "text",
    ["Chap,Where\nMei,Acme\n", "Mei,Acme\n", "Chap,Where\nMei Lin,\n,Acme\n", "Company,E-mail\nAcme,mei@example.org\n"],
)
def test_a_table_without_a_heading_for_names_says_how_to_name_it_and_shows_no_row(text: str) -> None:
    message = TABLE.refusal(text)
    assert message == TABLE.refusal(workbook())
    assert "none of the first 20 rows has a heading for names" in message
    assert message.endswith("say which it is, as in columns={'Who': 'name'} if the heading is Who")
    assert "Acme" not in message


# Excel.


def test_days_are_days_and_numbers_have_no_point_in_a_workbook() -> None:
    path = workbook(
        ["Name", "Met on", "Phone", "Closeness", "How often"],
        ["Mei", datetime(2024, 3, 5), 15550101, 4.0, 90],  # noqa: DTZ001
        ["Bo", date(2024, 5, 3), "+1 555-0102", 1, None],
    )
    assert [(one.met_on, one.phone, one.closeness, one.cadence) for one in TABLE.of(path).contacts] == [
        (date(2024, 3, 5), "15550101", 4, Cadence(90, "days")),
        (date(2024, 5, 3), "+1 555-0102", 1, None),
    ]


def test_the_first_sheet_with_a_header_is_read_and_its_title_and_blank_rows_are_passed_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["This table is kept by hand."])
    people = book.create_sheet("People")
    for row in (["People I know"], [], ["Name", "Company"], ["Mei", "Acme"], [], [None, "Acme"]):
        people.append(row)
    people.merge_cells("A1:C1")
    book.create_sheet("Old").append(["Name", "Company"])
    book.save(tmp_path / "people.xlsx")
    reading = TABLE.of(tmp_path / "people.xlsx")
    assert [(one.name, one.organisation) for one in reading.contacts] == [("Mei", "Acme")]
    assert reading.skipped == ("row 6: no name, only an organisation: name a person there first",)


def test_a_formula_counts_with_its_last_value_and_one_without_is_said() -> None:
    path = workbook(["Name", "Company"], ["Mei", '="Ac"&"me"'])
    assert TABLE.of(path).remarks == (
        "1 formula without a value: open the file in Excel, save it, and import it again.",
    )
    as_excel_writes_it = (b'r="B2"', b'r="B2" t="str"'), (b"<v />", b"<v>Acme</v>")
    assert only(repacked(path, *as_excel_writes_it)).organisation == "Acme"


def test_a_workbook_that_says_it_is_huge_is_read_for_what_it_is() -> None:
    path = workbook(["Name", "Company"], ["Mei", "Acme"])
    assert only(repacked(path, (b'ref="A1:B2"', b'ref="A1:XFD1048576"'))).name == "Mei"


def test_a_small_file_that_unpacks_to_gigabytes_is_refused() -> None:
    raw = odd_files.spreadsheet(sheet1=bytes(160 << 20))
    assert len(raw) < 1 << 20
    assert "unpacks to more than 128 MB" in TABLE.refusal(raw)


def test_a_workbook_of_too_many_cells_or_bytes_is_refused() -> None:
    far = workbook(["Name"], ["Mei"], change=lambda sheet: [sheet.cell(row, 16_000, "x") for row in range(3, 140)])
    assert "2,000,000 cells" in TABLE.refusal(far)
    assert "larger than 16 MB" in TABLE.refusal(b"PK\x03\x04xl/" + bytes(PACKED))


def test_a_workbook_cut_short_or_locked_is_refused() -> None:
    assert "damaged or locked" in TABLE.refusal(workbook(["Name"], ["Mei"])[:-40])
