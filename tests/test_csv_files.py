"""A network opens in a spreadsheet as it is, runs nothing there, and its contacts come back unchanged."""

from __future__ import annotations

import csv
import io
import random
import re
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import get_args

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netkit import cases, tables
from netkit.errors import InvalidRequest, UnreadableFile
from netkit.formats import csv_files
from netkit.model import (
    Ask,
    Cadence,
    Contact,
    ContactId,
    Exchange,
    Interaction,
    Position,
    Promise,
    Record,
    Referral,
    Tie,
)
from netkit.store import Store
from tests.odd_files import damaged, spreadsheet
from tests.small_disk import run_on_small_disk
from tests.strategies import AWKWARD, contacts, record_sets, texts

SPRING = date(2026, 3, 20)
MEI = Contact("mei", "Mei Lin", circles=("choir", "work"), closeness=4, email="mei@example.org")
FORMULAS = ["=1+1", "+49 555-0100", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "  =1+1", "＝1+1", "＠A1"]  # noqa: RUF001


def sheet(path: Path) -> list[dict[str, str]]:
    """The rows of a file, as Python's own reader has them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def contacts_again(path: Path) -> list[Contact]:
    """The contacts of a file, by pandas and back."""
    kinds = {column.name: column.kind for column in tables.contacts([]).columns}
    as_text = {name: str for name, kind in kinds.items() if kind not in ("number", "flag")}
    frame = pd.read_csv(path, dtype=as_text, keep_default_na=False, na_values=[""])
    return tables.contacts_from_pandas(
        frame.map(lambda cell: csv_files.unguarded(cell) if isinstance(cell, str) else cell)
    )


def refusal(folder: Path, records: Iterable[Record] = (MEI,)) -> str:
    with pytest.raises(InvalidRequest) as caught:
        csv_files.write(records, folder)
    return str(caught.value)


# There and back.


@pytest.mark.slow
@given(st.data())
def test_any_contacts_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    people = [ContactId("a"), ContactId("b"), ContactId("-c")]
    records = [data.draw(contacts(person, people)) for person in people]
    (path, *_) = csv_files.write(records, tmp_path_factory.mktemp("csv"))
    assert contacts_again(path) == records


@pytest.mark.slow
def test_ten_thousand_contacts_come_back_as_they_were(tmp_path: Path) -> None:
    chance = random.Random(20260320)
    several = [*AWKWARD, *FORMULAS, "", "'", "''=1", "a,b;c\td", "NaN"]

    def one_of(*which: str) -> str:
        return chance.choice(which or several)

    records = [
        Contact(
            ContactId(f"{one_of()}-{number}"),
            f"{one_of()}.{one_of()}",
            title=one_of(),
            circles=tuple({text for text in (one_of(), one_of()) if text.strip()}),
            closeness=chance.choice([None, 1, 5]),
            roles=frozenset({"support"}) if chance.random() < 0.5 else frozenset(),
            met_on=chance.choice([None, date.min, SPRING, date.max]),
            cadence=chance.choice([None, Cadence(1, "months"), Cadence(30, "days")]),
            phone=one_of("", "+49 555-0100", "5550100", "00 555-0199"),
            notes=one_of() + one_of(),
            archived=chance.random() < 0.5,
        )
        for number in range(10_000)
    ]
    csv_files.write(records, tmp_path)
    assert contacts_again(tmp_path / "contacts.csv") == records


@given(record_sets())
@settings(max_examples=40)
def test_every_record_has_its_row_with_its_ids_and_its_words(
    tmp_path_factory: pytest.TempPathFactory, records: list[Record]
) -> None:
    folder = tmp_path_factory.mktemp("csv")
    csv_files.write(records, folder)
    for kind in get_args(Record):
        ours = [record for record in records if type(record) is kind]
        rows = sheet(folder / f"{kind.__name__.lower()}s.csv")
        assert len(rows) == len(ours)
        for row, record in zip(rows, ours, strict=True):
            for name, key in {
                "id": "id",
                "title": "title",
                "text": "text",
                "contact_id": "contact",
                "notes": "notes",
            }.items():
                if name in row and hasattr(record, key):
                    assert csv_files.unguarded(row[name]) == getattr(record, key)


def test_each_kind_of_record_has_its_file_with_the_names_of_people(tmp_path: Path) -> None:
    records: list[Record] = [
        MEI,
        Contact("jae", "재훈"),
        Tie("jae", "mei", 5),
        Position("p1", "mei", "Harbour & Co."),
        Interaction("i1", SPRING, ("mei", "jae"), minutes=30),
        Exchange("e1", SPRING, "mei", "got", "referral"),
        Ask("a1", SPRING, "jae", "a book"),
        Promise("r1", SPRING, SPRING, "me", "mei", "send the paper"),
        Referral("f1", SPRING, "mei", "jae"),
    ]
    files = csv_files.write(records, tmp_path / "export")
    assert sorted(path.name for path in files) == sorted(f"{one.__name__.lower()}s.csv" for one in get_args(Record))
    assert sorted((tmp_path / "export").iterdir()) == sorted(files)
    rows = {path.stem: sheet(path) for path in files}
    assert {title: len(found) for title, found in rows.items()} == dict.fromkeys(rows, 1) | {"contacts": 2}
    assert (rows["ties"][0]["contact"], rows["ties"][0]["knows"], rows["ties"][0]["closeness"]) == (
        "재훈",
        "Mei Lin",
        "5",
    )
    assert (rows["interactions"][0]["on"], rows["interactions"][0]["contacts"]) == ("2026-03-20", "Mei Lin, 재훈")
    assert rows["interactions"][0]["answered"] == "True"
    assert (rows["referrals"][0]["state"], rows["referrals"][0]["person"]) == ("open", "재훈")


def test_a_kind_without_records_has_a_file_with_a_header(tmp_path: Path) -> None:
    csv_files.write([], tmp_path)
    assert (tmp_path / "ties.csv").read_bytes() == (
        b"\xef\xbb\xbfcontact,knows,closeness,source,contact_id,knows_id\r\n"
    )


@pytest.mark.slow
@given(record_sets())
@settings(deadline=None)
def test_any_records_come_back_from_their_folder_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, records: list[Record]
) -> None:
    folder = tmp_path_factory.mktemp("csv")
    files = csv_files.write(records, folder)
    assert csv_files.read(folder) == [one for kind in get_args(Record) for one in records if type(one) is kind]
    assert csv_files.read(files[0]) == [one for one in records if isinstance(one, Contact)]


def test_a_note_longer_than_pythons_reader_allows_comes_back_and_its_limit_stays(tmp_path: Path) -> None:
    limit = csv.field_size_limit(1000)
    try:
        novel = Contact("a", "Ama", notes='"once", ' * 100_000)
        csv_files.write([novel], tmp_path)
        assert csv_files.read(tmp_path) == [novel]
        assert csv.field_size_limit() == 1000
    finally:
        csv.field_size_limit(limit)


def test_contacts_alone_need_no_other_file_and_the_others_may_be_missing(tmp_path: Path) -> None:
    files = csv_files.write([MEI, Contact("jae", "Jae", introduced_by="mei"), Tie("jae", "mei")], tmp_path)
    people = [MEI, Contact("jae", "Jae", introduced_by="mei")]
    assert csv_files.read(tmp_path / "contacts.csv") == people
    for path in files[1:]:
        path.unlink()
    assert csv_files.read(tmp_path) == people


def test_the_ids_count_and_not_the_names_beside_them(tmp_path: Path) -> None:
    jae = Contact("jae", "Jae", introduced_by="mei")
    kept = [MEI, jae, Tie("jae", "mei"), Referral("r", SPRING, "mei", "jae"), Referral("s", SPRING, "mei", "Nour")]
    files = csv_files.write(kept, tmp_path)
    for path in files:
        path.write_text(path.read_text("utf-8").replace("Mei Lin", "Somebody"), encoding="utf-8")
    assert csv_files.read(tmp_path)[1:] == kept[1:]


def test_columns_in_another_order_and_one_that_an_older_netkit_did_not_write_are_read(tmp_path: Path) -> None:
    path, *_ = csv_files.write([MEI], tmp_path)
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    frame.drop(columns="phone")[[*sorted(set(frame.columns) - {"phone"})]].to_csv(path, index=False)
    assert csv_files.read(path) == [MEI]


def test_contacts_that_pandas_wrote_are_read_too(tmp_path: Path) -> None:
    people = [MEI, Contact("jae", "Jae", met_on=SPRING, cadence=Cadence(2, "weeks"), introduced_by="mei")]
    tables.contacts(people).to_pandas().to_csv(tmp_path / "mine.csv", index=False)
    assert csv_files.read(tmp_path / "mine.csv") == people


def test_files_are_read_where_pandas_is_not_installed(tmp_path: Path) -> None:
    csv_files.write([MEI], tmp_path)
    program = """
import sys
sys.modules.update(pandas=None, numpy=None)
from netkit.formats import csv_files
print(csv_files.read(sys.argv[1])[0].name)
"""
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout == "Mei Lin\n"


# What came back is not what was written.

PROMISE = Promise("r1", SPRING, SPRING, "me", ContactId("mei"), "send the paper")
TALK = Interaction("i1", SPRING, (ContactId("mei"),), minutes=30, topics=("boats",))


def changed(folder: Path, title: str, old: str, new: str) -> Path:
    """A folder of ours in which another program changed something."""
    csv_files.write([MEI, Contact("jae", "Jae"), Tie("jae", "mei"), TALK, PROMISE], folder)
    path = folder / f"{title}.csv"
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new).encode())
    return folder


def problems(path: Path) -> tuple[str, ...]:
    with pytest.raises(UnreadableFile) as caught:
        csv_files.read(path)
    assert str(caught.value).startswith(f"{path.name}: nothing was imported. A spreadsheet program")
    assert "Take what netkit wrote, or correct these places:\n  " in str(caught.value)
    return caught.value.problems


@pytest.mark.parametrize(
    ("title", "old", "new", "problem"),
    [
        ("promises", "2026-03-20,me", "20.03.2026,me", "line 2: 'due_on': '20.03.2026' is not a date such as 2026"),
        ("promises", "2026-03-20,me", "3/20/2026,me", "line 2: 'due_on': '3/20/2026' is not a date such as 2026"),
        ("promises", "2026-03-20,me", "46101,me", "line 2: 'due_on': '46101' is not a date such as 2026-03-20"),
        ("promises", "2026-03-20,me", "2026-02-30,me", "line 2: 'due_on': '2026-02-30' is not a date"),
        ("promises", "2026-03-20,me", "20260320,me", "line 2: 'due_on': '20260320' is not a date"),
        ("promises", "2026-03-20,me", ",me", "line 2: 'due_on': it is empty"),
        ("promises", ",me,", ",you,", "line 2: promise 'r1' has by 'you'; it must be one of me, them"),
        ("interactions", ",True,", ",TRUE,", "line 2: 'answered': 'TRUE' is neither True nor False"),
        ("interactions", ",True,", ",,", "line 2: 'answered': it is empty"),
        ("interactions", ",30,", ",30.0,", "line 2: 'minutes': '30.0' is not a whole number"),
        ("interactions", ",30,", ',"30,0",', "line 2: 'minutes': '30,0' is not a whole number"),
        ("interactions", ",30,", ",030,", "line 2: 'minutes': '030' is not a whole number"),
        ("interactions", ",30,", ",-30,", "line 2: interaction 'i1' has minutes -30"),
        ("interactions", ",30,", f",{'9' * 5000},", "is not a whole number"),
        ("interactions", "('boats',)", "boats", "line 2: 'topics': 'boats' is not a tuple of texts, such as"),
        ("interactions", "('boats',)", "('\\d',)", "is not a tuple of texts, such as"),
        ("ties", ",3,", ",,", "line 2: 'closeness': it is empty"),
        ("ties", "knows_id", "knows_Id", "the column 'knows_id' is missing"),
        ("ties", "source", "sauce", "the column 'sauce' is none that netkit writes; take it out"),
        ("ties", "source", "closeness", "the column 'closeness' is there twice"),
        ("contacts", "Jae", '"Jae', "line 3: a quotation mark or a line break is in the wrong place"),
        ("contacts", "Jae,", "Jae,,", "line 3: 28 columns where the header has 27"),
        ("contacts", ",jae\r\n", ",mei\r\n", "line 3: the same id as in line 2"),
        ("contacts", ",jae\r\n", ",ja", "line 3: the line has no end, so the file may be cut off here"),
        ("contacts", ",jae\r\n", ",\r\n", "line 3: 'id': it is empty"),
        ("contacts", ',,False,"(', ',often,False,"(', "line 2: cadence is 'often'; write it like 'every month'"),
    ],
)
def test_what_was_not_written_so_is_refused_with_its_place(
    tmp_path: Path, title: str, old: str, new: str, problem: str
) -> None:
    found = problems(changed(tmp_path, title, old, new))
    assert found[0].startswith(f"{title}.csv")
    assert problem in found[0]


def test_the_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    changed(tmp_path, "promises", "2026-03-20", "20.3.26")
    for title, old, new in [
        ("contacts", "choir,4", ",9"),
        ("ties", "stated", "heard"),
        ("interactions", "True", "WAHR"),
    ]:
        path = tmp_path / f"{title}.csv"
        path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))
    assert [problem.partition(":")[0] for problem in problems(tmp_path)] == [
        "contacts.csv, line 2",
        "ties.csv, line 2",
        "interactions.csv, line 2",
        "promises.csv, line 2",
        "promises.csv, line 2",
    ]


def test_a_hundred_wrong_rows_give_a_short_list_and_a_count(tmp_path: Path) -> None:
    (path, *_) = csv_files.write([Contact(f"c{number}", "Ann") for number in range(100)], tmp_path)
    path.write_bytes(path.read_bytes().replace(b"False", b"FALSE"))
    with pytest.raises(UnreadableFile) as caught:
        csv_files.read(path)
    assert len(str(caught.value).splitlines()) == 1 + 20 + 1
    assert str(caught.value).endswith("and 180 more")
    assert len(caught.value.problems) == 200


def resaved(path: Path, **how: str) -> None:
    """Save the file again as a spreadsheet program does it elsewhere in the world."""
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    with path.open("w", encoding=how.pop("encoding", "utf-8-sig"), newline="") as file:
        csv.writer(file, **how).writerows(rows)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("how", "problem"),
    [
        ({"delimiter": ";"}, "semicolons part its columns, so a spreadsheet program saved it. Save it with commas"),
        ({"delimiter": "\t"}, "tabs part its columns, so a spreadsheet program saved it. Save it with commas"),
        ({"encoding": "cp1252"}, "line 3: this is not text in UTF-8"),
        ({"encoding": "utf-16"}, "this text is in UTF-16, so another program has saved it"),
    ],
)
def test_a_file_that_a_spreadsheet_program_saved_in_another_way_says_so(
    tmp_path: Path, how: dict[str, str], problem: str
) -> None:
    (path, *_) = csv_files.write([MEI, Contact("z", "Zoë")], tmp_path)
    resaved(path, **how)
    (found,) = problems(tmp_path)
    assert found.startswith("contacts.csv")
    assert problem in found


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "contacts.csv: the file is empty"),
        (spreadsheet(), "contacts.csv: this is a spreadsheet"),
        (b"\xff\xd8\xff", "contacts.csv: this is a photo"),
        (b"First Name,Last Name\r\n", "contacts.csv: the column 'name' is missing"),
        (b"\xef\xbb\xbf\r\n\r\n,,\r\n", "contacts.csv: "),
    ],
)
def test_another_file_under_our_name_is_refused(tmp_path: Path, content: bytes, problem: str) -> None:
    (tmp_path / "contacts.csv").write_bytes(content)
    assert problem in problems(tmp_path)[0]


def test_a_folder_without_contacts_and_a_file_without_them_are_refused(tmp_path: Path) -> None:
    paths = csv_files.write([MEI], tmp_path)
    ties = next(path for path in paths if path.stem == "ties")
    assert problems(ties) == ("ties.csv: these are ties, and not the contacts. Name the folder that they are all in",)
    paths[0].unlink()
    assert problems(tmp_path)[0].startswith("contacts.csv: there is no such file here")
    with pytest.raises(UnreadableFile, match="nowhere: there is no such file here"):
        csv_files.read(tmp_path / "nowhere")


@pytest.mark.slow
def test_three_thousand_damaged_files_are_read_or_refused_in_words(tmp_path: Path) -> None:
    chance = random.Random(20260320)
    files = csv_files.write(few(cases.practice("career").store), tmp_path)
    whole = {path: path.read_bytes() for path in files}
    outcomes = []
    for _ in range(3000):
        path = chance.choice(files)
        path.write_bytes(damaged(whole[path], chance))
        try:
            outcomes.append(csv_files.read(tmp_path))
        except UnreadableFile as error:
            outcomes.append([*error.problems])
            # A problem is told of the damaged file alone, and where it is.
            misplaced = [one for one in error.problems if not re.match(rf"{path.name}(, line [0-9]+)?: ", one)]
            outcomes += [[f"misplaced: {misplaced}"]] if misplaced else []
        path.write_bytes(whole[path])
    assert [one for one in outcomes if str(one).startswith("['misplaced")] == []
    refused = sum(bool(one) and isinstance(one[0], str) for one in outcomes)
    assert 300 < refused < 2700


def few(store: Store) -> list[Record]:
    """A few records of each kind."""
    return [one for kind in get_args(Record) for one in getattr(store, f"{kind.__name__.lower()}s")()[:8]]


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
    assert not [cell for cell in row.values() if re.match(r"[\0\t\r\n]|\s*[=+\-@＝＋－＠]", cell)]  # noqa: RUF001
    assert contacts_again(tmp_path / "contacts.csv") == [person]


@given(texts | st.text("'=+-@ \t\n\rx", max_size=6))
def test_the_apostrophe_comes_off_again_and_no_other_does(text: str) -> None:
    assert csv_files.unguarded(csv_files.guarded(text)) == text


@pytest.mark.parametrize("text", ["", "'", "'quoted'", "O'Brien", "1-2", "a=b", "mei@example.org"])
def test_a_text_that_is_no_formula_stays_as_it_is(text: str) -> None:
    assert csv_files.guarded(text) == text


# Writing where something is, or cannot be.


def test_a_second_export_takes_the_place_of_the_first(tmp_path: Path) -> None:
    csv_files.write([MEI, Contact("jae", "Jae"), Tie("jae", "mei")], tmp_path)
    csv_files.write([MEI], tmp_path)
    assert contacts_again(tmp_path / "contacts.csv") == [MEI]
    assert sheet(tmp_path / "ties.csv") == []
    assert len(list(tmp_path.iterdir())) == len(get_args(Record))


def test_the_contacts_that_another_program_exported_are_never_written_over(tmp_path: Path) -> None:
    theirs = tmp_path / "contacts.csv"
    theirs.write_text("First Name,Last Name,Labels\nMei,Lin,Choir\n", encoding="utf-8")
    message = refusal(tmp_path)
    assert (
        message
        == "contacts.csv: the file that is there is not one that netkit wrote, and was left alone. Choose another name"
    )
    assert theirs.read_text("utf-8") == "First Name,Last Name,Labels\nMei,Lin,Choir\n"
    assert list(tmp_path.iterdir()) == [theirs]


def test_a_file_for_a_folder_and_a_folder_for_a_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "export").touch()
    assert "export: this is a file. Name a folder" in refusal(tmp_path / "export")
    (tmp_path / "ties.csv").mkdir()
    assert "ties.csv: this is a folder" in refusal(tmp_path)
    assert "nowhere: the files cannot be written (No such file" in refusal(tmp_path / "not" / "nowhere")
    assert "cannot be written" in refusal(tmp_path / "a\0b")


def test_half_a_character_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    assert "half a character" in refusal(tmp_path, [MEI, Ask("a1", SPRING, "mei", "\ud83d")])
    assert list(tmp_path.iterdir()) == []


FILL = """
import sys
from pathlib import Path
from netkit.errors import InvalidRequest, UnreadableFile
from netkit.formats import csv_files
from netkit.model import Contact, Tie
folder = Path(sys.argv[1])
csv_files.write([Contact("mei", "Mei"), Contact("jae", "Jae"), Tie("jae", "mei")], folder)
def contents():
    return {path.name: path.read_bytes() for path in folder.iterdir()}
before = contents()
try:
    many = [Contact(f"c{n}", "Ann") for n in range(400)] + [Tie(f"c{n}", "d") for n in range(4000)]
    csv_files.write(many, folder)
except InvalidRequest as error:
    print(error)
print(contents() == before, len(before))
"""


def test_a_full_disk_leaves_all_the_old_files(tmp_path: Path) -> None:
    error, kept = run_on_small_disk(FILL, tmp_path, kilobytes=100)
    assert re.match(r"ties\.csv: the file cannot be written \(No space left on device\)", error)
    assert kept == "True 8"
