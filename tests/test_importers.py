"""What all importers have in common: they read a file or refuse it with words that help, and nothing breaks them."""

from __future__ import annotations

import csv
import io
import os
import random
import re
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import UnreadableFile
from netkit.formats import registry
from netkit.formats.contact_rows import Reading
from netkit.formats.textfile import clean
from netkit.store import Store
from tests import fuzz
from tests.importers import FIXTURES, IMPORTERS, OURS, Importer, as_csv, workbook
from tests.odd_files import damaged, unzipped, zipped

Rows = list[list[str]]


def each_of(*names: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("importer", [IMPORTERS[name] for name in names], ids=names)


def each_but(*names: str) -> pytest.MarkDecorator:
    return each_of(*(name for name in IMPORTERS if name not in names))


each = each_but()
TABLES = {name: importer for name, importer in IMPORTERS.items() if importer.separator}
each_table = each_of(*TABLES)
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux for its peak memory")


def assert_whole(reading: Reading) -> None:
    """A store keeps what was read, so every id in it is that of a contact."""
    with Store.open(":memory:") as store:
        store.add(*reading.records)
        assert len(store.contacts()) == len(reading.contacts)


def test_every_format_with_a_reader_but_our_own_archive_is_tested_here() -> None:
    tested = [importer.read for importer in IMPORTERS.values()]
    assert [one.name for one in registry.known() if one.read and one.read not in tested] == ["archive"]


# Any file of its own.


@each
def test_the_same_file_gives_the_same_people_and_a_store_can_keep_them(importer: Importer) -> None:
    for contents in importer.good:
        reading = importer.of(contents)
        assert reading == importer.of(contents)
        assert reading.contacts
        assert_whole(reading)


@each_but("workbook")  # which is packed
def test_a_byte_order_mark_changes_nobody(importer: Importer) -> None:
    plain = importer.good[0].removeprefix(b"\xef\xbb\xbf")
    assert importer.of(b"\xef\xbb\xbf" + plain) == importer.of(plain)


@each_but("vcard")  # in which nobody is an empty file
def test_a_file_of_nobody_gives_nobody(importer: Importer) -> None:
    reading = importer.of(importer.write([]))
    assert (reading.contacts, reading.skipped, reading.remarks) == ((), (), ())


@pytest.mark.slow
@each
def test_ten_thousand_people_arrive_as_they_were_written(importer: Importer) -> None:
    parts = ["Lin, Mei", 'Asante "Kofi"', "王小明", "יעל כהן", "ليلى حداد", "Zoë 👩🏽‍🔬", "O'Neill; Sam", "Åse\\Berg"]
    people = [(f"{parts[n % 8]} {n}", f'Lane, "{n % 7}";\nÖl & Söhne') for n in range(10_000)]
    reading = importer.of(importer.write(people))
    assert reading.skipped == ()
    assert [(one.name, one.organisation) for one in reading.contacts] == people
    assert len({one.id for one in reading.contacts}) == 10_000


# Without "Ã¼", which is taken for an ü that was decoded wrongly and saved again.
cell = st.text(max_size=12).filter(lambda text: not re.search(r"\0|^#|[Â-ô][^\x00-\x7f]", text)) | st.sampled_from(
    ['Lin, "Mei"', "a\nb", "a\r\nb", "👩🏽‍🔬", "שלום", "王小明", "O'Neill; GmbH", '"', ",", " padded ", "* x", "Dr"]
)


@each_of("linkedin", "google", "outlook", "table", "monica")
@given(people=st.lists(st.tuples(cell, cell), max_size=8))
def test_whatever_was_written_is_read_back_without_the_signs_that_nobody_sees(
    importer: Importer, people: list[tuple[str, str]]
) -> None:
    people = [(f"{name} {number}", organisation) for number, (name, organisation) in enumerate(people)]
    reading = importer.of(importer.write(people))
    assert [(one.name, one.organisation) for one in reading.contacts] == [
        (clean(name), clean(organisation)) for name, organisation in people
    ]
    assert reading.skipped == ()


# Any table.

PEOPLE = [("Mei Lin", "Harbour, Lane & Co."), ("王小明", ""), ("Zoë Núñez", "Öl\nSöhne")]


def rows(importer: Importer) -> Rows:
    return [*csv.reader(io.StringIO(importer.write(PEOPLE).decode(), newline=""), delimiter=importer.separator)]


@each_table
@pytest.mark.parametrize(
    "change",
    [
        lambda rows: [[f" {cell.upper().replace(' ', '  ')} " for cell in rows[0]], *rows[1:]],
        lambda rows: [row[::-1] for row in rows],
        lambda rows: [rows[0], [], *rows[1:], [""] * len(rows[0])],
        lambda rows: [[*row, cell] for row, cell in zip(rows, ["Size, of shoe", "41", "39", ""], strict=True)],
        lambda rows: [rows[0], *([*row, "", ""] for row in rows[1:])],
        lambda rows: [["My people"], [], ["and so on", ""], *rows],
    ],
    ids=["header typed otherwise", "columns reversed", "blank rows", "unknown column", "more columns", "preamble"],
)
def test_a_table_is_read_whatever_its_columns_and_blank_rows(
    importer: Importer, change: Callable[[Rows], Rows]
) -> None:
    reading = importer.of(as_csv(change(rows(importer)), importer.separator))
    assert [(one.name, one.organisation) for one in reading.contacts] == PEOPLE


@each_of("google", "outlook", "table")
def test_without_an_address_name_and_organisation_tell_namesakes_apart(importer: Importer) -> None:
    reading = importer.of(importer.write([("Mei Lin", "Acme"), ("Mei Lin", "Harbour"), ("Mei Lin", "Acme")]))
    assert [(one.name, one.organisation) for one in reading.contacts] == [("Mei Lin", "Acme"), ("Mei Lin", "Harbour")]
    assert reading.skipped == ("line 4: the same person as in line 2",)


@each_table
def test_whoever_stands_in_a_row_with_a_comma_too_many_is_kept_and_strict_refuses_the_table(importer: Importer) -> None:
    right = rows(importer)
    wrong = [*right[1][:-1], "Lane", "ama@example.org", "05 Mar 2024"]
    wrong[0] = "Ama Owusu"
    raw = as_csv([*right[:3], wrong, right[3]], importer.separator)
    said = (
        f"line 4: {len(wrong)} columns where the header has {len(right[0])}; left out, as it is not clear what is what"
    )
    reading = importer.of(raw)
    assert [one.name for one in reading.contacts] == ["Mei Lin", "王小明", "Ama Owusu", "Zoë Núñez"]
    (line,) = reading.skipped
    assert line.startswith(said)
    first, second = importer.refusal(raw, strict=True).splitlines()
    assert first == f"{importer.file}: nothing was imported. Correct these places, or go on with strict=False:"
    assert second == f"  {line}"


@pytest.mark.slow
@each_table
def test_a_quotation_mark_that_is_never_closed_is_named_by_the_line_where_it_opens(importer: Importer) -> None:
    raw = importer.write([("Mei", ""), ("XXX", ""), *[(f"Bo {n}", "") for n in range(100)]])
    for rest in (b"", b"Bo\r\n" * 2_000_000):
        message = importer.refusal(raw.replace(b"XXX", b'"Ama') + rest)
        assert "Line 3: a quotation mark opens or closes in the wrong place" in message
        assert "Ama" not in message


@each_table
def test_a_quotation_mark_in_the_header_swallows_nobody(importer: Importer) -> None:
    raw = as_csv([[*row, "X" * (number == 0)] for number, row in enumerate(rows(importer))], importer.separator)
    reading = importer.of(raw.replace(b"X", b'"Size', 1))
    assert [name for name, _ in PEOPLE] == [one.name for one in reading.contacts]


@pytest.mark.slow
@each_table
def test_a_table_of_more_rows_or_columns_than_any_network_is_refused(importer: Importer) -> None:
    header = importer.write([])
    assert "more than 100,000 rows" in importer.refusal(header + b"\n" * 100_001)
    assert importer.of(header + b"\n" * 100_000).contacts == ()
    assert "more than 500 columns" in importer.refusal(header.strip() + importer.separator.encode() * 600)


@each_table
def test_a_table_without_its_header_shows_none_of_its_rows(importer: Importer) -> None:
    message = importer.refusal(importer.write(PEOPLE).partition(b"\r\n")[2])
    assert "none of the first 20 rows has a heading for names" in message
    assert not re.search("Mei|Harbour", message)


MANGLED: dict[str, Callable[[Rows], bytes]] = {
    "semicolons": lambda rows: as_csv(rows, ";"),
    "tabs": lambda rows: as_csv(rows, "\t", quoting=csv.QUOTE_ALL),
    "CR": lambda rows: as_csv(rows, quoting=csv.QUOTE_ALL).replace(b"\r\n", b"\r"),
    "LF": lambda rows: as_csv(rows).replace(b"\r\n", b"\n").removesuffix(b"\n"),
    "UTF-16": lambda rows: as_csv(rows, "\t").decode().encode("utf-16"),
    "UTF-16 without a mark": lambda rows: as_csv(rows).decode().encode("utf-16-le"),
    "each row in quotation marks": lambda rows: as_csv(
        [[as_csv([[cell.replace("\n", " ") for cell in row]]).decode().strip()] for row in rows], quoting=csv.QUOTE_ALL
    ),
    "joined": lambda rows: as_csv(rows) + b"\xef\xbb\xbf" + as_csv(rows),
    "a line for Excel above, and the sign that ends a file of DOS": lambda rows: (
        b"sep=;\r\n" + as_csv(rows, ";") + b"\x1a"
    ),
    "Windows-1252": lambda rows: as_csv(western(rows), ";").decode().encode("cp1252"),
    "Mac Roman": lambda rows: as_csv(western(rows), ";").decode().encode("mac_roman").replace(b"\r\n", b"\r"),
    "workbook": lambda rows: workbook(*rows),
    "workbook, merged and behind a hidden sheet": lambda rows: workbook(*rows, change=merge_and_hide),
}


def western(rows: Rows) -> Rows:
    """The rows that an old Western code page can hold."""
    return [row for row in rows if "".join(row).encode("cp1252", "ignore").decode("cp1252") == "".join(row)]


def merge_and_hide(sheet: Any) -> None:
    """Merge the last cells of each column that hold the same, and put a hidden sheet before the list."""
    for column in range(2, sheet.max_column + 1):
        cells = [sheet.cell(row, column).value for row in range(2, sheet.max_row + 1)]
        last, group = next(groupby(reversed(cells)))
        if last and (same := len([*group])) > 1:
            sheet.merge_cells(None, sheet.max_row - same + 1, column, sheet.max_row, column)
    old = sheet.parent.create_sheet("Old", 0)
    old.append(["Name", "Company"])
    old.append(["Nobody Here", ""])
    old.sheet_state = "hidden"


@pytest.mark.parametrize("importer", [*TABLES.values(), OURS], ids=[*TABLES, "ours"])
@pytest.mark.parametrize("mangle", MANGLED.values(), ids=MANGLED.keys())
@given(
    people=st.lists(
        st.tuples(
            st.sampled_from(["Mei Lin", "王小明", "Zoë Núñez", 'Ana "Nana" Souza', "O'Neill, Sam", "Jörg Größ"]),
            st.sampled_from(["", "Harbour, Lane & Co.", "Öl; Söhne", "Lab\t7", "研究所"]),
        ),
        min_size=1,
        max_size=6,
        unique_by=lambda one: one[0],
    )
)
def test_what_a_spreadsheet_program_made_of_a_table_is_still_that_table(
    importer: Importer, mangle: Callable[[Rows], bytes], people: list[tuple[str, str]]
) -> None:
    raw = importer.write(people)
    table = [*csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=importer.separator)]
    if "western" in mangle.__code__.co_names:
        table = western(table)
    read = importer.of(as_csv(table, importer.separator))
    again = importer.of(mangle(table))
    assert [one.name for one in read.contacts] == [clean(row[0]) for row in table[1:]]
    assert again.contacts == read.contacts
    assert again.title == read.title


@each_of("google", "outlook")
def test_a_row_without_a_name_is_named_by_its_address_or_left_out_and_said(importer: Importer) -> None:
    lines = (line.split(": ", 1)[1] for line in importer.of(importer.good[0]).skipped)
    assert [line for line in lines if "no e-mail address" not in line] == [
        "no name, only an organisation: name a person there first",
        "no name; named by the e-mail address",
        "no name",
        "the same person as in line 2",
    ]


@pytest.mark.parametrize(
    ("name", "private"),
    [
        ("google", ["1991", "Quay", "mei.jpg", "Bo Lin"]),
        ("outlook", ["2/3/1991", "Quay", "X-0000", "Bo Lin", "0/0/00", "Unspecified", "Normal"]),
    ],
)
def test_birthday_family_and_address_stay_in_the_file(name: str, private: list[str]) -> None:
    importer = IMPORTERS[name]
    taken = repr([importer.of(raw).contacts for raw in importer.good])
    assert [one for one in private if one in taken or one.encode() not in importer.good[0]] == []


@pytest.mark.parametrize(("name", "how_met"), [("linkedin", "connected on LinkedIn"), ("google", "")])
def test_nothing_is_guessed_that_an_export_does_not_say(name: str, how_met: str) -> None:
    for one in IMPORTERS[name].of(IMPORTERS[name].good[0]).contacts:
        assert (one.how_met, one.closeness, one.roles, one.introduced_by) == (how_met, None, frozenset(), None)


# Any other file.


@each
@pytest.mark.parametrize(
    ("contents", "words"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf \r\n\r\n", "the file is empty"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)), "this is a photo"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "this is a PDF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old Office program"),
        (b"SQLite format 3\0" + bytes(200), "this is a database"),
        (b"\n <!DOCTYPE html><title>Sign in</title>", "this is a web page"),
        (zipped({"people.csv": b"Name\nMei\n"}), "this is a zip archive"),
        (bytes(2000), ""),
        (b"Dear diary,\ntoday I met Mei.\n", ""),
        (random.Random(1).randbytes(5000), ""),
    ],
    ids=["empty", "blank", "photo", "PDF", "Word", "database", "web page", "zip", "zeros", "diary", "noise"],
)
def test_a_wrong_file_is_refused_with_what_it_is(importer: Importer, contents: bytes, words: str) -> None:
    message = importer.refusal(contents)
    assert message.startswith(f"{importer.file}: ")
    assert words in message
    assert "Mei" not in message


@pytest.mark.parametrize("name", IMPORTERS)
@pytest.mark.parametrize(("other", "called"), [("monica", "JSON"), ("vcard", "vCard"), ("workbook", "a spreadsheet")])
def test_another_programs_file_is_refused_by_its_name(name: str, other: str, called: str) -> None:
    importer = IMPORTERS[name]
    for contents in IMPORTERS[other].good if importer.read != IMPORTERS[other].read else ():
        message = importer.refusal(contents)
        assert message.startswith(f"{importer.file}: ")
        assert "@" not in message
        assert "Mei" not in message
        assert called in message or not (importer.file.endswith(".csv") or other == "workbook")


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ("messages.csv", "netkit does not read them: they are what other people wrote to you in confidence"),
        ("invitations.csv", "these are your LinkedIn invitations"),
    ],
)
def test_what_others_wrote_to_you_is_never_read(other: str, words: str) -> None:
    message = IMPORTERS["table"].refusal(FIXTURES / "linkedin" / other)
    assert message.startswith(f"{other}: ")
    assert words in message
    assert "@" not in message


@each
def test_a_folder_a_missing_and_a_barred_file_are_refused_with_advice(importer: Importer, tmp_path: Path) -> None:
    assert importer.refusal(tmp_path) == f"{tmp_path}: this is a folder. Name a file in it"
    missing = importer.refusal(Path("folder/people.txt"))  # as it was typed
    assert missing == "folder/people.txt: there is no such file. Check its name, and the folder it is in"
    assert "there is no such file" in importer.refusal(Path("~nobody-of-this-name") / importer.file)
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    assert "the file cannot be read" in importer.refusal(loop)


# Damaged files.

TOKEN = re.compile(rb'"[^"]*"|true|false|null|[0-9]+')
TOKENS = [b"null", b"true", b"-1", b"1e999", b"NaN", b"[]", b"{}", b'""', b'"x"', b'"\\ud800"', b'"\\u0000"', b"9" * 30]
MARKS = [b",", b";", b"\t", b":", b"\n", b"\r\n", b'"', b"\\", b"=", b"{", b"]", b"\xff", b"\xc3", b"\0", b"%", b"+"]


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """The file damaged on its way, with marks swapped or with a value changed."""
    if raw.startswith(b"PK"):
        return repacked(raw, chance) if chance.random() < 0.8 else damaged(raw, chance)
    if not raw:
        return raw
    match chance.randrange(4):
        case 0:
            return damaged(raw, chance)
        case 1:
            return raw.replace(chance.choice(MARKS), chance.choice(MARKS), chance.choice([1, 5, -1]))
        case 2:
            token = chance.choice([*TOKEN.finditer(raw), re.match(b"", raw)])
            assert token
            return raw[: token.start()] + chance.choice(TOKENS) + raw[token.end() :]
        case _:
            return mutated(mutated(raw, chance), chance)


def repacked(raw: bytes, chance: random.Random) -> bytes:
    """A workbook with one of its parts mutated, packed as it should be."""
    parts = unzipped(raw)
    broken = chance.choice([name for name in parts if "sheet" in name] if chance.random() < 0.6 else [*parts])
    return zipped({**parts, broken: mutated(parts[broken], chance)})


def assert_nothing_made_up(reading: Reading, raw: bytes) -> None:
    """Every word of a name stands in the file, and there are no more people than lines."""
    codings = ("utf-8", "cp1252", "mac_roman")
    texts = ["".join(re.sub('["\ufeff]', "", raw.decode(coding, "ignore")).split()) for coding in codings]
    for one in reading.contacts:
        words = f"{one.name} {one.email}".replace('"', "").split()
        assert any(all(word in text for word in words) for text in texts)
    assert len(reading.contacts) <= len(re.split(rb"\r\n|\r|\n", raw))


def memory(of: str) -> int:
    """How many MB this process takes now ("VmRSS") or took at most since the peak was forgotten ("VmHWM")."""
    found = re.search(rf"{of}:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found
    return int(found[1]) >> 10


def forget_peak() -> int:
    """Let the peak of memory begin anew, with the MB that this process takes now."""
    Path("/proc/self/clear_refs").write_text("5")
    return memory("VmRSS")


@on_linux
@pytest.mark.slow
@pytest.mark.fuzz
@each
def test_damaged_files_are_read_or_refused_and_never_break_anything(
    importer: Importer, record_property: Callable[[str, object], None]
) -> None:
    chance = random.Random(20260323)
    outcomes = {"read": 0, "refused": 0}
    nameless, slowest = 0, 0.0
    before = forget_peak()
    for number in range(fuzz.cases(500, 10_000)):
        raw = mutated(chance.choice(importer.good), chance)
        began = time.process_time()
        try:
            reading = importer.of(raw, strict=chance.choice([True, False]))
        except UnreadableFile as error:
            outcomes["refused"] += 1
            nameless += not str(error).startswith(importer.file)
        else:
            outcomes["read"] += 1
            if number % 10 == 0:
                assert_whole(reading)
            if importer.separator:
                assert_nothing_made_up(reading, raw)
        slowest = max(slowest, time.process_time() - began)
    grown = memory("VmHWM") - before
    record_property("figures", f"{outcomes}, {grown} MB, slowest {slowest * 1000:.0f} ms")
    assert not nameless
    assert min(outcomes.values()) > sum(outcomes.values()) / 20, outcomes
    assert grown < 128


# Files without end.


@pytest.mark.slow
@on_linux
@pytest.mark.parametrize(
    ("name", "number"),
    [(name, number) for name, importer in IMPORTERS.items() for number in range(len(importer.endless))],
)
def test_a_gigabyte_without_end_is_refused_early_and_fills_no_memory(name: str, number: int, tmp_path: Path) -> None:
    importer = IMPORTERS[name]
    start, again = importer.endless[number]
    written = 0

    def write() -> None:
        nonlocal written
        with path.open("wb", buffering=0) as pipe, suppress(BrokenPipeError):
            pipe.write(start.encode())
            while written < 1 << 30:
                written += pipe.write(again.encode() * 4096)

    path = tmp_path / importer.file
    os.mkfifo(path)
    for good in importer.good:  # what is loaded when it is first needed is not the file's doing
        importer.of(good)
    writer = threading.Thread(target=write)
    writer.start()
    before = forget_peak()
    message = importer.refusal(path)
    writer.join()
    assert message.startswith(f"{importer.file}: ")
    # JSON and workbooks are read whole, up to a stated size. Other tests of the process let it grow by tens of MB.
    whole = {"vcard": 0, "workbook": 16}.get(name, 64)
    assert memory("VmHWM") - before < 64 + 3 * whole
    assert written <= (2 + whole) << 20
