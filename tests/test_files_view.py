"""The view Files of My network without a browser: real files in, real files out, and an end to all of it."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from netkit import widgets
from netkit.cases import identity
from netkit.cli import main
from netkit.errors import InvalidRequest, StoreError
from netkit.formats.textfile import InMemory
from netkit.model import Contact, ContactId, Promise, Tie
from netkit.network import Network
from netkit.store import Store
from netkit.widgets.my_network import MyNetwork
from tests.importers import workbook
from tests.small_disk import run_on_small_disk, run_write_protected
from tests.test_import_cases import CASES, HERE
from tests.test_network_files import FILES, FIXTURES

MEI = Contact(ContactId("mei"), "Mei Lin", organisation="Acme", email="mei@example.org", notes="likes žluťoučký moss")
VIEW = {"name": "files"}
READ = [HERE / case["file"] for case in CASES if "file" in case and "people" in case]


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MyNetwork:
    """The page in a workspace with an empty network."""
    identity.save(tmp_path, student="ada")
    monkeypatch.chdir(tmp_path)
    return widgets.my_network()


@pytest.fixture
def folder(page: MyNetwork) -> Path:
    return page.network.store.path.parent


def sent(page: MyNetwork, name: str, content: bytes, **how: Any) -> dict[str, Any]:
    """The preview of a file that was chosen in the browser."""
    reply = page.answer({"view": VIEW | {"file": name} | how, "content": content})
    found: dict[str, Any] = reply["view"]["preview"]
    return found


def keep(page: MyNetwork, name: str, content: bytes, **how: Any) -> dict[str, Any]:
    message = {"do": "import_file", "file": name, "content": content, "view": VIEW | {"pairs": True}}
    reply: dict[str, Any] = page.answer(message | how)
    return reply


def do(page: MyNetwork, act: str, **fields: Any) -> dict[str, Any]:
    reply: dict[str, Any] = page.answer({"do": act, "view": VIEW} | fields)
    return reply


def holds(folder: Path, text: str) -> list[str]:
    """The files in which a text stands."""
    return sorted(file.name for file in folder.rglob("*") if file.is_file() and text.encode() in file.read_bytes())


def part(found: dict[str, Any], title: str) -> list[str]:
    """The lines of a preview below a title."""
    return dict(found["parts"]).get(title, [])


@pytest.mark.parametrize("file", [*FILES, *READ[::3]], ids=lambda file: file.name)
def test_page_terminal_and_python_show_the_same_before_and_after_and_one_undo_takes_it_back(
    page: MyNetwork, folder: Path, capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    expected, network = Network.of(), page.network
    preview, report = expected.preview(file), expected.import_file(file)
    where = ("--network", str(folder.with_name("terminal.db")), str(file))
    found = sent(page, file.name, file.read_bytes())
    shown = part(found, "As they would be kept")
    names = [one.name for one in report.added]
    assert all(line.startswith(name) for line, name in zip(shown[:5], names, strict=False))
    assert shown[5:] == ([f"and {len(names) - 5:,} more"] if len(names) > 5 else [])
    parts = preview.parts()
    parts.pop(found["title"], None)
    assert (found["words"], dict(found["parts"])) == (preview.counts(), parts)
    assert main(["import", *where, "--dry-run"]) == 0
    assert capsys.readouterr().out.startswith(preview.named())
    assert network.store.records() == []
    assert {one.name for one in folder.iterdir()} <= {f"my-network.db{end}" for end in ("", "-wal", "-shm")}
    reply = keep(page, file.name, file.read_bytes())
    assert main(["import", *where]) == 0
    assert capsys.readouterr().out.startswith(report.report())
    assert str(report).splitlines()[0] == report.report().splitlines()[0]
    assert not [line for line in report.skipped if line in repr(report)]  # a notebook keeps what its cells print
    assert reply["said"] == report.report()
    assert network.store.records() == expected.store.records()
    page.answer({"do": "undo", "step": reply["undo"], "view": VIEW})
    assert network.store.records() == []


def test_a_preview_says_who_would_come_who_is_in_doubt_and_why_a_line_stays_out(page: MyNetwork) -> None:
    page.network.add(Contact(ContactId("ana"), "Ana"), replace(MEI, email=""))
    table = "Name,Firm,Closeness,Introduced by\nLin Mei,Acme,4,\n,Orphan Ltd,,\nBo Ek,,12,Lin Mei\n"
    found = sent(page, "people.csv", table.encode())
    assert found["words"] == [
        "people.csv looks like a table of your own.",
        "It has 2 new contacts, and 0 whom you have already.",
        "In doubt: 1 pair may be one person. They come as two; you decide then.",
        "What it says of the new ones: organisation (1), closeness (1), how met (1), introduced by (1).",
        "Left out, or not as it stands: 2 lines.",
        "Nothing has been kept. You have 2 contacts here, and with these 4.",
    ]
    pair = str(page.network.preview(InMemory("people.csv", table.encode())).duplicates[0])
    assert pair.endswith(") may be one person: the same name.")
    assert found["parts"] == [
        (
            "As they would be kept",
            [
                "Lin Mei: organisation: Acme; closeness: 4 (close)",
                "Bo Ek: how met: introduced by Lin Mei; introduced by: Lin Mei",
            ],
        ),
        (
            "In doubt",
            [pair],
        ),
        (
            "Left out, or not as it stands",
            [
                "line 3: no name, only an organisation: name a person there first",
                "line 4: 'Closeness' is '12', not 1 to 5 or one of distant, fairly distant, in between, close, very "
                "close; left out",
            ],
        ),
    ]
    reply = keep(page, "people.csv", table.encode())
    assert reply["said"].startswith("2 new contacts, 0 known already and left as they are.\nLeft out, or not as ")
    assert reply["view"]["pairs"] == "1 pair"
    assert page.answer({"view": VIEW})["view"]["pairs"] == ""


def test_columns_that_are_not_known_can_be_chosen(page: MyNetwork) -> None:
    table = b"Wer so;Arbeitet wo;Kreisel\nMei Lin;Acme;Chor\nJae Park;Beta;Chor\n"
    found = sent(page, "liste.csv", table)
    assert found["words"][0].startswith("This did not work with liste.csv: none of the first 20 rows has a heading")
    assert found["words"][-1].endswith("or say which it is, as in the choices below.")
    assert found["columns"] == [("Wer so", "Mei Lin", ""), ("Arbeitet wo", "Acme", ""), ("Kreisel", "Chor", "")]
    columns = {"Wer so": "name", "Arbeitet wo": "organisation", "Kreisel": ""}
    found = sent(page, "liste.csv", table, columns=columns)
    assert [field for *_, field in found["columns"]] == ["name", "organisation", ""]
    assert part(found, "As they would be kept") == ["Mei Lin: organisation: Acme", "Jae Park: organisation: Beta"]
    keep(page, "liste.csv", table, columns=columns)
    assert [(one.name, one.organisation) for one in page.network.contacts] == [
        ("Jae Park", "Beta"),
        ("Mei Lin", "Acme"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "fields"),
    [
        ("people.csv", b"Name,Wher we met\nMei Lin,1/2/2026\n", ["name", "how_met"]),
        ("liste.xlsx", workbook(["Wer so", "Kreisel"], ["Mei Lin", "Chor"]), ["", ""]),
    ],
)
def test_columns_in_doubt_are_offered_for_a_choice(
    page: MyNetwork, name: str, content: bytes, fields: list[str]
) -> None:
    found = sent(page, name, content)
    assert (found["good"], found["parts"]) == (False, [])
    assert "the choices below" in found["words"][0]
    assert [field for *_, field in found["columns"]] == fields


def test_every_column_of_our_own_table_can_be_chosen_as_it_is(page: MyNetwork, folder: Path) -> None:
    page.network.add(MEI)
    file = page.network.export(folder / "sheets").path / "contacts.csv"
    found = sent(page, file.name, file.read_bytes())
    assert {field for *_, field in found["columns"]} <= {"", *dict(found["fields"])}
    chosen = {text: field for text, _, field in found["columns"]}
    again = sent(page, file.name, file.read_bytes(), columns=chosen)
    assert again["words"] == found["words"]
    assert "and 1 whom you have already" in again["words"][1]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("My photo.jpg", b"\xff\xd8\xff\xe0 photo", "My photo.jpg: this is a photo, not a text file."),
        ("messages.csv", (FIXTURES / "linkedin" / "messages.csv").read_bytes(), "messages.csv: "),
        ("net.json", b'{"format": "netkit archive", "version": 1', "net.json: "),
    ],
)
def test_what_is_no_list_of_contacts_is_refused_by_its_own_name(
    page: MyNetwork, name: str, content: bytes, words: str
) -> None:
    found = sent(page, name, content)
    assert found["words"][0].startswith(f"This did not work with {words}")
    assert (found["good"], found["columns"]) == (False, [])


def test_a_large_file_comes_in_pieces_and_two_do_not_mix(page: MyNetwork) -> None:
    answers: list[dict[str, Any]] = []
    page.send = answers.append
    one, other = b"Name\nMei Lin\nJae Park\n", b"Name\nBo Ek\n"
    view = {"view": VIEW | {"file": "people.csv"}}
    page._receive(page, {"more": True, "n": 7}, [memoryview(one[:9])])
    page._receive(page, {"more": True, "n": 8}, [memoryview(other[:3])])
    page._receive(page, {"more": True, "n": 7}, [memoryview(one[9:15])])
    page._receive(page, {"n": 7} | view, [memoryview(one[15:])])
    page._receive(page, {"n": 8} | view, [memoryview(other[3:])])
    assert answers[:3] == [{"more": True, "n": n} for n in (7, 8, 7)]
    shown = [part(reply["view"]["preview"], "As they would be kept") for reply in answers[3:]]
    assert shown == [["Mei Lin", "Jae Park"], ["Bo Ek"]]


def test_each_export_is_a_new_file_beside_the_network_and_says_what_is_in_it(page: MyNetwork, folder: Path) -> None:
    network = page.network
    today = network.today
    network.add(MEI, Contact(ContactId("jae"), "Jae"), Tie("jae", "mei"))
    network.add(Promise("p", today, today, "me", MEI.id, "send the book"))
    files = {
        "archive": f"archive-{today}.json",
        "calendar": f"calendar-{today}.ics",
        "csv": f"csv-{today}",
        "gexf": f"gexf-{today}.gexf",
        "graphml": f"graphml-{today}.graphml",
        "vcard": f"vcard-{today}.vcf",
    }
    offered = page.answer({"view": VIEW})["view"]["exports"]
    assert {kind for kind, *_ in offered} == files.keys()
    assert all(purpose and held for _, purpose, held in offered)
    for kind, name in files.items():
        said = do(page, "export", kind=kind)["said"]
        assert said.startswith(f"Written: {name}, with ")
        assert said.endswith(f" It lies in {folder}.")
    assert holds(folder, "moss") == sorted([f"archive-{today}.json", "contacts.csv", *holds(folder, "CREATE TABLE")])
    first = (folder / files["vcard"]).read_bytes()
    (folder / f"vcard-{today}.vcf").write_bytes(b"mine")
    assert f"Written: vcard-{today}-2.vcf" in do(page, "export", kind="vcard")["said"]
    assert (folder / f"vcard-{today}.vcf").read_bytes() == b"mine"
    assert (folder / f"vcard-{today}-2.vcf").read_bytes() == first
    beside = page.answer({"view": VIEW})["view"]["beside"]
    assert beside[0][0] == f"csv-{today}:"
    assert "my-network/csv-" in beside[0][1][0]
    assert ["", [f"my-network/vcard-{today}-2.vcf"]] in [list(one) for one in beside]


def test_a_copy_is_a_whole_network_and_never_over_another(page: MyNetwork, folder: Path) -> None:
    network = page.network
    network.add(MEI)
    first, second = (folder / f"my-network.copy-{network.today}{more}.db" for more in ("", "-2"))
    assert do(page, "copy")["said"].startswith(f"{first}: a copy of all that is kept now.")
    network.meet("Jae Park")
    assert str(second) in do(page, "copy")["said"]
    assert first.stat().st_mode & 0o77 == 0
    assert [len(Network.open(copy).contacts) for copy in (first, second)] == [1, 2]
    place, size, copies = page.answer({"view": VIEW})["view"]["where"]
    assert place == f"my-network/my-network.db, in full {folder / 'my-network.db'}"
    assert size.startswith(f"{(folder / 'my-network.db').stat().st_size / 1000:,.0f} kB, last changed ")
    assert size.endswith("It is on this computer alone.")
    assert copies == f"Copies beside it: {first.name} and {second.name}."


def test_forgetting_somebody_takes_the_copies_with_it(page: MyNetwork, folder: Path) -> None:
    page.network.add(MEI)
    do(page, "copy")
    copy = f"my-network.copy-{page.network.today}.db"
    assert copy in holds(folder, "žluťoučký")
    said = page.answer({"do": "forget", "id": "mei", "sure": True, "view": VIEW})["said"]
    assert f"Removed too: {copy}, a copy of the file." in said
    assert holds(folder, "žluťoučký") == []


def test_forgetting_everything_asks_first_and_leaves_nothing_but_what_it_names(page: MyNetwork, folder: Path) -> None:
    network = page.network
    people = [Contact(ContactId(f"p{n}"), f"žluťoučký {n}", notes="žluťoučký " * 50) for n in range(300)]
    network.add(*people)
    network.tie("p1", "p2")
    network.log("p1", summary="žluťoučký")
    network.distinct("p1", "p2")
    network.merge("p3", "p4")
    do(page, "copy")
    do(page, "export", kind="vcard")
    asked = do(page, "forget_all")
    assert asked["question"] == (
        "Forget everything: 299 contacts, 1 tie and 1 interaction, and the copies of the file? "
        "Nothing of it is left, and it cannot be undone."
    )
    assert len(network.contacts) == 299
    reply = do(page, "forget_all", **dict(asked["choices"])["Forget everything"])
    assert reply["said"].startswith("Gone: 299 contacts, 1 tie, 1 interaction, 1 pair known to be two people and 1 me")
    assert reply["said"].endswith(f"delete what you do not need: vcard-{network.today}.vcf.")
    assert (reply["undo"], network.store.records(), network.store.merges()) == (None, [], [])
    assert network.store.problems() == []
    assert holds(folder, "žluťoučký") == [f"vcard-{network.today}.vcf"]
    network.meet("Mei Lin")
    assert [step.what for step in network.store.steps()] == ["1 contact added (Mei Lin)"]


def test_forgetting_everything_while_another_program_reads_changes_nothing(page: MyNetwork, folder: Path) -> None:
    page.network = Network(Store.open(folder / "my-network.db", timeout=0.05))
    page.network.add(MEI)
    do(page, "copy")
    with closing(sqlite3.connect(folder / "my-network.db")) as another:
        another.execute("BEGIN")
        another.execute("SELECT * FROM contacts").fetchall()
        page.network.add(Contact(ContactId("jae"), "Jae"))
        with pytest.raises(StoreError, match="in use by another program"):
            do(page, "forget_all", sure=True)
        another.rollback()
    assert len(page.network.contacts) == 2
    assert (folder / f"my-network.copy-{page.network.today}.db").exists()


ON_A_FULL_DISK = """
import sys
from datetime import date
from pathlib import Path
from netkit.errors import NetkitError
from netkit.formats.textfile import InMemory
from netkit.model import Contact
from netkit.network import Network

folder = Path(sys.argv[1])
network = Network.open(folder / "my-network.db")
network.add(*(Contact(f"c{n}", f"Person {n}", notes="x" * 900) for n in range(300)))
list = InMemory("list.csv", b"Name,Company\\n" + b"".join(b"Person %d,%s\\n" % (n, b"y" * 900) for n in range(900)))
rest = folder / "rest"
with rest.open("wb", buffering=0) as file:
    while True:
        try:
            file.write(b"x" * 4096)
        except OSError:
            break
    file.truncate(rest.stat().st_size - 90_000)
before, there = network.store.records(), sorted(folder.iterdir())
acts = (network.copy, lambda: network.export(kind="archive"), lambda: network.import_file(list))
for act in acts:
    try:
        print(act())
    except NetkitError as error:
        print(error.sentence())
assert network.store.records() == before
assert sorted(folder.iterdir()) == there
print(network.forget_all())
assert network.store.records() == []
"""


def test_on_a_full_disk_the_words_say_so_and_nothing_is_left_half_done(tmp_path: Path) -> None:
    copied, exported, imported, gone, _ = run_on_small_disk(ON_A_FULL_DISK, tmp_path, kilobytes=2000)
    assert "the disk is full. Make room, then try again" in copied
    assert "cannot be written (No space left on device)" in exported
    assert "the disk is full. Make room, then try again" in imported
    assert gone == "Gone: 300 contacts."


READ_ONLY = """
import sys
from pathlib import Path
from netkit.errors import NetkitError
from netkit.formats.textfile import InMemory
from netkit.network import Network

network = Network.open(Path(sys.argv[1], "my-network.db"))
acts = (network.copy, lambda: network.export(kind="vcard"), network.undo, network.forget_all,
        lambda: network.import_file(InMemory("list.csv", b"Name\\nBo Ek\\n")))
for act in acts:
    try:
        print(act())
    except NetkitError as error:
        print(error.sentence())
print(network.where().path.name, len(network.contacts))
"""


def test_a_store_that_can_only_be_read_says_so_and_shows_where_it_lies(tmp_path: Path) -> None:
    with Network.open(tmp_path / "my-network.db").store as store:
        store.add(MEI)
    copied, exported, *refused, place = run_write_protected(READ_ONLY, tmp_path)
    assert "could not be made (Read-only file system)" in copied
    assert "cannot be written (Read-only file system)" in exported
    assert all("it can only be read here" in words for words in refused)
    assert (len(refused), place) == (3, "my-network.db 1")


def test_a_network_in_memory_has_no_file_to_copy_or_to_export_beside() -> None:
    network = Network.of(MEI)
    for act, words in (
        (network.where, "kept in memory only"),
        (network.copy, "no file to copy"),
        (lambda: network.export(kind="vcard"), "no folder for exports"),
    ):
        with pytest.raises(InvalidRequest, match=words):
            act()
    assert len(network.preview(InMemory("people.csv", b"Name\nBo Ek\n")).new) == 1
    assert str(network.forget_all()).startswith("Gone: 1 contact.")
