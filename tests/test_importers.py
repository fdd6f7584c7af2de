"""What all importers have in common: they read a file or refuse it with words that help, and nothing breaks them."""

from __future__ import annotations

import io
import random
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from netkit.errors import InvalidRequest, UnreadableFile
from netkit.formats.contact_rows import Reading
from netkit.model import ME
from netkit.store import Store
from tests import fuzz
from tests.importers import FIXTURES, IMPORTERS, Importer
from tests.odd_files import damaged

Make = Callable[[bytes, str], Path]


def each_but(*names: str) -> pytest.MarkDecorator:
    others = [name for name in IMPORTERS if name not in names]
    return pytest.mark.parametrize("importer", [IMPORTERS[name] for name in others], ids=others)


each = each_but()
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux for its peak memory")


@pytest.fixture
def made(tmp_path: Path) -> Make:
    """Make a file of these contents, and give its path."""

    def make(contents: bytes, name: str) -> Path:
        path = tmp_path / name
        path.write_bytes(contents)
        return path

    return make


def refusal(importer: Importer, path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        importer.read(path)
    return str(caught.value)


def assert_whole(reading: Reading) -> None:
    """What was read names only people that were read, and a store can keep it."""
    ids = {one.id for one in reading.contacts}
    assert len(ids) == len(reading.contacts)
    assert all(one.introduced_by in {None, ME, *(ids - {one.id})} for one in reading.contacts)
    assert all({tie.a, tie.b} <= ids for tie in reading.ties)
    assert all(ids.issuperset(one.contacts) for one in reading.interactions)
    with Store.open(":memory:") as store:
        store.add(*reading.contacts, *reading.ties, *reading.interactions)
        assert {one.id for one in store.contacts()} == ids


# Any file of its own.


@each
def test_the_same_file_gives_the_same_people_and_a_store_that_has_them_takes_none(
    importer: Importer, made: Make
) -> None:
    for number, contents in enumerate(importer.good):
        first = importer.read(made(contents, importer.file))
        second = importer.read(made(contents, f"{number}-{importer.file}"))
        assert first == second
        assert first.contacts
        assert_whole(first)
        with Store.open(":memory:") as store:
            assert len(store.add_missing(first.contacts)) == len(first.contacts)
            before = store.contacts()
            assert store.add_missing(second.contacts) == []
            assert store.contacts() == before


@each_but("workbook")  # which is packed
def test_a_byte_order_mark_changes_nobody(importer: Importer, made: Make) -> None:
    plain = importer.good[0].removeprefix(b"\xef\xbb\xbf")
    marked = importer.read(made(b"\xef\xbb\xbf" + plain, "marked"))
    assert marked == importer.read(made(plain, "plain"))


@each_but("vcard")  # in which nobody is an empty file
def test_nobody_is_nobody(importer: Importer, made: Make) -> None:
    assert importer.read(made(importer.write([]), importer.file)) == Reading(())


@pytest.mark.slow
@each
def test_ten_thousand_people_arrive_as_they_were_written(importer: Importer, made: Make) -> None:
    parts = ["Lin, Mei", 'Asante "Kofi"', "王小明", "יעל כהן", "ليلى حداد", "Zoë 👩🏽‍🔬", "O'Neill; Sam", "Åse\\Berg"]
    people = [(f"{parts[n % 8]} {n}", f'Lane, "{n % 7}";\nÖl & Söhne') for n in range(10_000)]
    reading = importer.read(made(importer.write(people), importer.file))
    assert reading.skipped == ()
    assert [(one.name, one.organisation) for one in reading.contacts] == people
    assert len({one.id for one in reading.contacts}) == 10_000


@each
def test_an_unknown_way_with_errors_is_refused(importer: Importer, made: Make) -> None:
    with pytest.raises(InvalidRequest, match="'ignore'; it must be 'refuse' or 'skip'"):
        importer.read(made(importer.good[0], importer.file), on_error="ignore")


# Any other file.


@each
@pytest.mark.parametrize(
    ("contents", "words"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf \r\n\r\n", "the file is empty"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)), "this is a photo, not a text file"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "this is a PDF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old Office program"),
        (b"SQLite format 3\0" + bytes(200), "this is a database"),
        (b"\n <!DOCTYPE html><title>Sign in</title>", "this is a web page"),
        ("Name,Company\nMei,Acme\n".encode("utf-16"), "this text is in UTF-16"),
        (bytes(2000), "this "),
        (b"Dear diary,\ntoday I met Mei.\n", ""),
        (random.Random(1).randbytes(5000), ""),
    ],
    ids=["empty", "blank", "photo", "PDF", "Word", "database", "web page", "UTF-16", "zeros", "diary", "noise"],
)
def test_a_wrong_file_is_refused_with_what_it_is(importer: Importer, made: Make, contents: bytes, words: str) -> None:
    message = refusal(importer, made(contents, importer.file))
    assert message.startswith(f"{importer.file}: ")
    assert words in message
    assert "Mei" not in message


@each
def test_a_zip_archive_is_refused_as_one(importer: Importer, made: Make) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(importer.file, importer.good[0])
    assert "this is a zip archive" in refusal(importer, made(packed.getvalue(), importer.file))


CALLED = {
    "linkedin": "LinkedIn's Connections.csv",
    "google": "Google Contacts export",
    "outlook": "Outlook export",
    "monica": "JSON",
    "vcard": "vCard",
    "workbook": "this is a spreadsheet",
}


@pytest.mark.parametrize(
    ("name", "other"),
    [(name, other) for name in IMPORTERS for other in CALLED if IMPORTERS[name].read is not IMPORTERS[other].read],
)
def test_another_programs_file_is_refused_by_its_name(name: str, other: str, made: Make) -> None:
    importer, called = IMPORTERS[name], CALLED[other]
    message = refusal(importer, made(IMPORTERS[other].good[0], importer.file))
    assert message.startswith(f"{importer.file}: ")
    assert "@" not in message
    assert "Mei" not in message
    if importer.file.endswith(".csv") or other == "workbook":
        assert called in message


@pytest.mark.parametrize("name", ["linkedin", "google", "outlook", "table"])
@pytest.mark.parametrize(
    ("other", "words"),
    [
        ("messages.csv", "netkit does not read them: they are what other people wrote to you in confidence"),
        ("invitations.csv", "these are your LinkedIn invitations"),
    ],
)
def test_what_others_wrote_to_you_is_never_read(name: str, other: str, words: str) -> None:
    message = refusal(IMPORTERS[name], FIXTURES / "linkedin" / other)
    assert message.startswith(f"{other}: ")
    assert words in message
    assert "@" not in message


@each
def test_a_folder_a_missing_and_a_barred_file_are_refused_with_advice(importer: Importer, tmp_path: Path) -> None:
    assert "this is a folder. Name the file in it" in refusal(importer, tmp_path)
    missing = refusal(importer, tmp_path / "people.txt")
    assert missing.startswith("people.txt: there is no such file here")
    assert str(tmp_path) not in missing
    assert "there is no such file here" in refusal(importer, Path("~nobody-of-this-name") / importer.file)
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    assert "the file cannot be read" in refusal(importer, loop)


# Damaged files.

TOKEN = re.compile(rb'"[^"]*"|true|false|null|[0-9]+')
TOKENS = [b"null", b"true", b"-1", b"1e999", b"NaN", b"[]", b"{}", b'""', b'"x"', b'"\\ud800"', b'"\\u0000"', b"9" * 30]
MARKS = [b",", b";", b"\t", b":", b"\n", b"\r\n", b'"', b"\\", b"=", b"{", b"]", b"\xff", b"\xc3", b"\0", b"%", b"+"]


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """The file with bytes turned, pieces cut out, doubled or moved, marks swapped or values changed."""
    if raw.startswith(b"PK"):
        return repacked(raw, chance) if chance.random() < 0.8 else damaged(raw, chance)
    if not raw:
        return raw
    start = chance.randrange(len(raw))
    piece = raw[start : start + chance.randrange(1, 200)]
    match chance.randrange(6):
        case 0:
            return damaged(raw, chance)
        case 1:
            return raw[:start] + raw[start + len(piece) :]
        case 2:
            where = chance.randrange(len(raw))
            return raw[:where] + piece * chance.choice([1, 2, 50]) + raw[where:]
        case 3:
            return raw.replace(chance.choice(MARKS), chance.choice(MARKS), chance.choice([1, 5, -1]))
        case 4:
            found = list(TOKEN.finditer(raw)) or [re.match(b"", raw)]
            token = chance.choice(found)
            assert token
            return raw[: token.start()] + chance.choice(TOKENS) + raw[token.end() :]
        case _:
            return mutated(mutated(raw, chance), chance)


def repacked(raw: bytes, chance: random.Random) -> bytes:
    """A workbook with one of its parts mutated, packed as it should be."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as archive, zipfile.ZipFile(packed, "w") as changed:
        names = archive.namelist()
        broken = chance.choice([name for name in names if "sheet" in name] if chance.random() < 0.6 else names)
        for name in names:
            part = archive.read(name)
            changed.writestr(name, mutated(part, chance) if name == broken else part)
    return packed.getvalue()


def memory(of: str) -> int:
    """How many MB this process takes now ("VmRSS") or took at most since the peak was forgotten ("VmHWM")."""
    found = re.search(rf"{of}:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found
    return int(found[1]) >> 10


@on_linux
@pytest.mark.slow
@pytest.mark.fuzz
@each
def test_damaged_files_are_read_or_refused_and_never_break_anything(
    importer: Importer, made: Make, record_property: Callable[[str, object], None]
) -> None:
    chance = random.Random(20260323)
    outcomes = {"read": 0, "refused": 0}
    nameless, slowest = 0, 0.0
    Path("/proc/self/clear_refs").write_text("5")  # forget the peak
    before = memory("VmRSS")
    for number in range(fuzz.cases(500, 10_000)):
        path = made(mutated(chance.choice(importer.good), chance), importer.file)
        began = time.process_time()
        try:
            reading = importer.read(path, on_error=chance.choice(["refuse", "skip"]))
        except UnreadableFile as error:
            outcomes["refused"] += 1
            nameless += not str(error).startswith(importer.file)
        else:
            outcomes["read"] += 1
            if number % 10 == 0:
                assert_whole(reading)
        slowest = max(slowest, time.process_time() - began)
    grown = memory("VmHWM") - before
    record_property("figures", f"{outcomes}, {grown} MB, slowest {slowest * 1000:.0f} ms")
    assert not nameless
    assert min(outcomes.values()) > sum(outcomes.values()) / 20, outcomes
    assert grown < 128


# Files without end.

ENDLESS = """
import os, re, sys, threading
from pathlib import Path
from netkit.errors import UnreadableFile
from tests.importers import IMPORTERS

name, number, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
importer = IMPORTERS[name]
start, again = importer.endless[number]
os.mkfifo(path)
written = 0

def peak():
    # Not resource.getrusage: its peak is inherited from the process that started this one.
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])

def write():
    global written
    with open(path, "wb", buffering=0) as pipe:
        try:
            pipe.write(start.encode())
            while written < 1 << 30:
                written += pipe.write(again.encode() * 4096)
        except BrokenPipeError:
            pass

for good in importer.good:  # what is loaded when it is first needed is not the file's doing
    Path(path + ".good").write_bytes(good)
    importer.read(path + ".good")
writer = threading.Thread(target=write)
writer.start()
before = peak()
try:
    importer.read(path)
except UnreadableFile as error:
    print(str(error).splitlines()[0])
writer.join()
print(peak() - before, written)
"""


@pytest.mark.slow
@on_linux
@pytest.mark.parametrize(
    ("name", "number"),
    [(name, number) for name, importer in IMPORTERS.items() for number in range(len(importer.endless))],
)
def test_a_gigabyte_without_end_is_refused_early_and_fills_no_memory(name: str, number: int, tmp_path: Path) -> None:
    importer = IMPORTERS[name]
    done = subprocess.run(
        [sys.executable, "-c", ENDLESS, name, str(number), str(tmp_path / importer.file)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,  # only if it is broken, and reads on for ever
        cwd=Path(__file__).parents[1],
    )
    message, figures = done.stdout.splitlines()
    assert message.startswith(f"{importer.file}: ")
    kilobytes, read = map(int, figures.split())
    # JSON and workbooks are read whole, up to a stated size.
    whole = {"monica": 64, "workbook": 16}.get(name, 0)
    assert kilobytes < (16 + 3 * whole) * 1024
    assert read <= (2 + whole) << 20


@each
def test_a_gigabyte_of_nothing_is_refused(importer: Importer, tmp_path: Path) -> None:
    path = tmp_path / importer.file
    with path.open("wb") as file:
        file.write(importer.good[0])
        file.truncate(1 << 30)
    assert refusal(importer, path).startswith(f"{importer.file}: ")
