"""A network opens in a spreadsheet as it is, and runs nothing there."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import get_args

import pandas as pd
import pytest

from netkit.errors import InvalidRequest
from netkit.formats import csv_files
from netkit.model import Ask, Contact, Record
from tests.records import RECORDS
from tests.small_disk import run_on_small_disk

SPRING = date(2026, 3, 20)
MEI = Contact("mei", "Mei Lin", circles=("choir", "work"), closeness=4, email="mei@example.org")
FORMULAS = ["=1+1", "+49 555-0100", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1+1", "＝1+1", "＠A1"]  # noqa: RUF001


def sheet(path: Path) -> list[dict[str, str]]:
    """The rows of a file, as Python's own reader has them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def refusal(folder: Path, records: Iterable[Record] = (MEI,)) -> str:
    with pytest.raises(InvalidRequest) as caught:
        csv_files.write(records, folder)
    return str(caught.value)


def test_each_kind_of_record_has_its_file_with_the_names_of_people(tmp_path: Path) -> None:
    files = csv_files.write(RECORDS, tmp_path / "export")
    assert sorted(path.name for path in files) == sorted(f"{one.__name__.lower()}s.csv" for one in get_args(Record))
    assert sorted((tmp_path / "export").iterdir()) == sorted(files)
    rows = {path.stem: sheet(path) for path in files}
    assert {title: len(found) for title, found in rows.items()} == {
        f"{kind.__name__.lower()}s": sum(isinstance(one, kind) for one in RECORDS) for kind in get_args(Record)
    }
    assert pd.read_csv(files[0], dtype=str, keep_default_na=False).to_dict("records") == rows["contacts"]
    assert (rows["ties"][0]["contact"], rows["ties"][0]["knows"]) == ("Bo", "Mei Lin")
    assert rows["interactions"][0]["contacts"] == "Mei Lin, Bo"


def test_a_kind_without_records_has_a_file_with_a_header(tmp_path: Path) -> None:
    csv_files.write([], tmp_path)
    assert (tmp_path / "ties.csv").read_bytes() == (
        b"\xef\xbb\xbfcontact,knows,closeness,source,contact_id,knows_id\r\n"
    )


# In a spreadsheet.


def test_excel_is_told_the_encoding_and_gets_the_line_ends_of_rfc_4180(tmp_path: Path) -> None:
    csv_files.write([Contact("z", "Zoë, née Ünal")], tmp_path)
    raw = (tmp_path / "contacts.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfname,circle,")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 2
    assert '\r\n"Zoë, née Ünal",'.encode() in raw


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_begins_as_a_formula_does(tmp_path: Path, text: str) -> None:
    person = Contact(
        "a", f"{text}x", organisation=text, notes=text, circles=(f"{text}1", f"{text}2"), tags=(f"{text}3",)
    )
    csv_files.write([person], tmp_path)
    (row,) = sheet(tmp_path / "contacts.csv")
    assert row["notes"] == f"'{text}"
    assert not [cell for cell in row.values() if re.match(r"[\t\r\n]|\s*[=+\-@＝＋－＠]", cell)]  # noqa: RUF001


@pytest.mark.parametrize("text", ["", "'", "'quoted'", "O'Brien", "1-2", "a=b", "mei@example.org"])
def test_a_text_that_is_no_formula_stays_as_it_is(tmp_path: Path, text: str) -> None:
    csv_files.write([Contact("a", "Ama", notes=text)], tmp_path)
    assert sheet(tmp_path / "contacts.csv")[0]["notes"] == text


# Writing where something is, or cannot be.


def test_nothing_is_written_into_a_folder_in_which_one_of_the_files_is(tmp_path: Path) -> None:
    theirs = tmp_path / "ties.csv"
    theirs.write_text("Name,Colour\nbow,red\n", encoding="utf-8")
    why = "this is there already, and was left alone. Choose another name, or delete it first"
    assert refusal(tmp_path) == f"{theirs}: {why}"
    assert theirs.read_text("utf-8") == "Name,Colour\nbow,red\n"
    assert list(tmp_path.iterdir()) == [theirs]


def test_a_file_for_a_folder_and_a_folder_for_a_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "export").touch()
    assert "export: this is a file. Name a folder" in refusal(tmp_path / "export")
    (tmp_path / "ties.csv").mkdir()
    assert "ties.csv: this is a folder" in refusal(tmp_path)
    assert "nowhere: the folder cannot be made (No such file" in refusal(tmp_path / "not" / "nowhere")
    assert "the folder cannot be made" in refusal(tmp_path / "a\0b")


def test_half_a_character_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    assert "half a character" in refusal(tmp_path, [MEI, Ask("a1", SPRING, "mei", "\ud83d")])
    assert "half a character" in refusal(tmp_path / "new", [Contact("a", "A", notes="\ud83d")])
    assert list(tmp_path.iterdir()) == []


FILL = """
import sys
from pathlib import Path
from netkit.errors import InvalidRequest, UnreadableFile
from netkit.formats import csv_files
from netkit.model import Contact, Tie
folder = Path(sys.argv[1])
try:
    many = [Contact(f"c{n}", "Ann") for n in range(400)] + [Tie(f"c{n}", "d") for n in range(4000)]
    csv_files.write(many, folder)
except InvalidRequest as error:
    print(error)
print(list(folder.iterdir()))
"""


def test_on_a_full_disk_none_of_the_files_is_left(tmp_path: Path) -> None:
    error, left = run_on_small_disk(FILL, tmp_path, kilobytes=100)
    assert re.search(r"/ties\.csv: the file cannot be written \(No space left on device\)", error)
    assert left == "[]"
