"""What a network takes in and writes: each kind of file, once through the network itself."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from netkit import formats
from netkit.cli import main
from netkit.errors import InvalidRecord, InvalidRequest, UnreadableFile
from netkit.formats import registry
from netkit.formats.textfile import InMemory, clean
from netkit.model import Cadence, Contact, ContactId, Interaction, Promise, Record, Tie
from netkit.network import Network
from tests.importers import as_csv, workbook
from tests.large_network import large_network
from tests.strategies import contacts, texts

FIXTURES = Path(__file__).parent / "fixtures"
LINKEDIN = ("connections", "german", "older-without-url")
"""The other files of that folder are there to be refused by LinkedIn's reader."""
FILES = [
    file
    for file in sorted(FIXTURES.glob("*/*.*"))
    if file.parent.name != "import" and (file.parent.name != "linkedin" or file.stem in LINKEDIN)
]
MEI = Contact(ContactId("mei"), "Mei Lin", organisation="Acme", email="mei@example.org", notes="moss", closeness=4)
JAE = Contact(ContactId("jae"), "Jae Park", circles=("choir",), archived=True)
BO = Contact(ContactId("bo"), "Bo", cadence=Cadence(1, "months"), cadence_set_on=date(2026, 3, 1))
TODAY = date(2026, 3, 20)


@pytest.fixture
def network() -> Network:
    book = Promise("p", date(2026, 3, 1), date(2026, 4, 1), "me", MEI.id, "send the book")
    return Network.of(MEI, JAE, BO, Tie(MEI.id, BO.id, 5), Tie(MEI.id, JAE.id), book, today=TODAY)


# Which kind a file is.


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_programs_file_is_known_by_its_content_and_changes_nothing_the_second_time(
    file: Path, tmp_path: Path
) -> None:
    renamed = tmp_path / "my people.txt"
    renamed.write_bytes(file.read_bytes())
    kind = file.parent.name if file.parent.name in ("monica", "vcard") else "spreadsheet"
    assert registry.recognised(file).name == registry.recognised(renamed).name == kind
    network = Network.of()
    preview = network.preview(renamed)
    assert network.store.records() == []
    first = network.import_file(renamed)
    shown = (preview.known, preview.others, preview.skipped, preview.remarks, preview.duplicates)
    assert tuple(preview.new) == first.added
    assert shown == (first.known, first.others, first.skipped, first.remarks, first.duplicates)
    assert len(first.added) == len(network.store.contacts()) > 0
    before = network.store.records()
    assert len(before) == len(first.added) + first.others
    second = network.import_file(file)
    assert (second.added, second.others, second.known) == ((), 0, len(first.added))
    shown_again = network.preview(file)
    assert (len(shown_again.new), shown_again.known, shown_again.others) == (0, len(first.added), 0)
    assert network.store.records() == before


def test_a_preview_counts_and_names_nobody_until_it_is_asked_and_keeps_nothing(tmp_path: Path) -> None:
    table = "Name,Firm,Closeness\nMei Lin,Acme,4\nBo Ek,,2\n,Orphan Ltd,\n"
    (tmp_path / "people.csv").write_text(table, encoding="utf-8")
    network = Network.of(Contact(ContactId("ana"), "Ana"), Contact(ContactId("cem"), "Cem"))
    preview = network.preview(tmp_path / "people.csv")
    assert str(preview).splitlines() == [
        "people.csv looks like a table of your own.",
        "It has 2 new contacts, and 0 whom you have already.",
        "What it says of the new ones: organisation (1), closeness (2).",
        "Left out, or not as it stands: 1 line.",
        "Nothing has been kept. You have 2 contacts here, and with these 4.",
        "To see who they are, add .new at the end of the line; to keep them, write import_file for preview.",
    ]
    assert "Mei Lin" in repr(preview.new)
    assert [one.name for one in network.contacts] == ["Ana", "Cem"]


def test_a_preview_of_a_file_that_is_not_there_or_cannot_be_read_says_so_and_raises_nothing(tmp_path: Path) -> None:
    said = "There is no Connections.csv in ../my-network yet. Go on without it, or put it there and run this again."
    assert str(Network.of().preview("../my-network/Connections.csv")) == said
    assert str(Network.of().preview("Connections.csv")) == said.replace("in ../my-network", "here")
    (tmp_path / "empty.csv").touch()
    words = str(Network.of().preview(tmp_path / "empty.csv"))
    assert words == "This did not work with empty.csv: the file is empty. Choose one with people in it."


@pytest.mark.parametrize(
    "file", ["linkedin/connections.csv", "linkedin/german.csv", "google/now.csv", "outlook/utf-8.csv", "ours", "joined"]
)
def test_each_column_of_every_format_with_rows_can_be_changed_and_the_program_stays_known(
    network: Network, tmp_path: Path, file: str
) -> None:
    if file == "ours":
        network.export(tmp_path / "sheets")
    path = tmp_path / "sheets" / "contacts.csv" if file == "ours" else FIXTURES / file
    if file == "joined":
        path = tmp_path / "joined.csv"
        path.write_text("Name,Company\nAda Berg,Lumen\nFirma,Name\nQuill,Bo Ek\n", encoding="utf-8")
    other = Network.of()
    before = other.preview(path)
    columns = {heading.text: "notes" for heading in before.headings if heading.field == "organisation"}
    after = other.preview(path, columns=columns)
    assert after.title == before.title
    changed = {heading.text: heading.field for heading in after.headings}
    assert changed == {heading.text: columns.get(heading.text, heading.field) for heading in before.headings}
    assert not any(one.organisation for one in after.new)
    firms = [(one.organisation, now.notes) for one, now in zip(before.new, after.new, strict=True)]
    assert all(firm in notes for firm, notes in firms)


# Formats.

TINY = """
from netkit.formats.contact_rows import Reading
from netkit.formats.registry import Format
from netkit.model import Contact


def read(path, *, strict):
    names = path.read_text(encoding="utf-8").splitlines()[1:]
    return Reading(tuple(Contact(f"tiny-{name.lower()}", name) for name in names))


def write(data, path):
    path.write_text("\\n".join(["tiny!", *(one.name for one in data.people)]), encoding="utf-8")
    return f"{len(data.people)} tiny people"


FORMAT = Format("tiny", "a tiny file", (".tiny",), lambda text: text.startswith("tiny!"), read, write)
"""


def test_a_module_in_the_folder_of_formats_is_all_that_a_new_format_needs(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tiny_format.py").write_text(TINY, encoding="utf-8")
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path)])
    assert str(network.export(tmp_path / "people.tiny")).endswith("people.tiny: 2 tiny people")
    (tmp_path / "people.tiny").rename(tmp_path / "people.txt")
    again = Network.of()
    assert {one.name for one in again.import_file(tmp_path / "people.txt").added} == {"Mei Lin", "Bo"}
    with pytest.raises(
        InvalidRequest, match=r"archive \(a netkit archive\), .*, tiny \(a tiny file\), vcard \(a vCard"
    ):
        again.import_file(tmp_path / "people.txt", kind="facebook")


def test_every_format_has_a_name_and_endings_of_its_own_and_one_is_the_fallback() -> None:
    for role in ("read", "write"):
        having = [one for one in registry.known() if getattr(one, role)]
        endings = [ending for one in having for ending in one.endings]
        assert len(having) == len({one.name for one in having}) > 3
        assert len(endings) == len(set(endings))
    assert [one.name for one in registry.known() if one.fallback] == ["spreadsheet"]


# Everything out and in again.


def test_an_archive_of_a_large_network_comes_back_identical(tmp_path: Path) -> None:
    whole = large_network()
    whole.export(tmp_path / "all.json")
    again = Network.of()
    said = again.import_file(tmp_path / "all.json")
    assert again.store.records() == whole.store.records()
    assert len(said.added) + said.others == len(whole.store.records())
    whole.export(tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "all.json").read_bytes()


def test_an_archive_brings_back_who_are_two_people_and_which_pairs_were_looked_at(
    network: Network, tmp_path: Path
) -> None:
    ada = network.meet("Ada Nowak")
    network.distinct("Mei", ada)
    network.look_at(ada, "Mei", JAE)
    network.export(tmp_path / "all.json")
    again = Network.of()
    again.import_file(tmp_path / "all.json")
    assert (len(again.store.pairs()), again.store.pairs()) == (3, network.store.pairs())
    assert again.import_file(tmp_path / "all.json").others == 0


def test_of_the_tables_that_netkit_exported_the_contacts_are_known_and_the_others_refused(
    network: Network, tmp_path: Path
) -> None:
    assert "8 CSV files" in str(network.export(tmp_path / "sheets"))
    found = network.import_file(tmp_path / "sheets" / "contacts.csv")
    assert (found.added, found.known) == ((), 3)
    for sheet in (tmp_path / "sheets").iterdir():
        if sheet.name != "contacts.csv":
            with pytest.raises(
                UnreadableFile, match=rf"{sheet.name}: netkit wrote this table.* Take contacts\.csv beside"
            ):
                network.import_file(sheet)
    with pytest.raises(UnreadableFile, match=r"sheets: this is a folder\. Name a file in it"):
        network.import_file(tmp_path / "sheets")


@pytest.mark.parametrize("path", ["", ".", "./", "..", "/"])
@pytest.mark.parametrize("kind", [None, "csv", "archive"])
def test_no_name_is_no_place_to_write_to(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, kind: str | None
) -> None:
    here = tmp_path / "around" / "here"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    with pytest.raises(InvalidRequest, match=r"names nothing to write\. Name a file, such as network\.json, or a f"):
        network.export(path, kind=kind)
    assert list(here.iterdir()) == []
    assert list((tmp_path / "around").iterdir()) == [here]


def test_an_archive_whose_records_do_not_fit_what_is_here_is_refused_whole(network: Network, tmp_path: Path) -> None:
    network.export(tmp_path / "all.json")
    text = (tmp_path / "all.json").read_text(encoding="utf-8")
    (tmp_path / "all.json").write_text(text.replace('"contact": "mei"', '"contact": "nobody"'), encoding="utf-8")
    other = Network.of()
    with pytest.raises(InvalidRecord, match="'nobody', who is not here"):
        other.import_file(tmp_path / "all.json")
    assert other.store.records() == []


def test_cards_hold_what_a_business_card_would_unless_asked_for_more(network: Network, tmp_path: Path) -> None:
    assert "2 cards, without your notes and ties" in str(network.export(tmp_path / "people.vcf"))
    assert "moss" not in (tmp_path / "people.vcf").read_text(encoding="utf-8")
    network.export(tmp_path / "mine.vcf", private=False)
    again = Network.of()
    again.import_file(tmp_path / "mine.vcf")
    assert [(one.name, one.notes) for one in again.contacts] == [("Bo", ""), ("Mei Lin", "moss")]
    assert len(again.ties) == 1


def test_a_cadence_that_was_imported_is_in_the_calendar_and_in_the_week_it_is_due(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("Name,Cadence\nBo,every 3 days\nMei,monthly\n", encoding="utf-8")
    network = Network.of(today=date(2026, 3, 20))
    network.import_file(tmp_path / "people.csv")
    assert [step.what for step in network.agenda().steps] == ["Be in touch with Bo"]
    assert "0 promises of yours and 2 reminders" in str(network.export(tmp_path / "due.ics"))


def test_a_calendar_holds_promises_to_the_archived_too_and_the_next_day_of_each_cadence(
    network: Network, tmp_path: Path
) -> None:
    network.edit("Mei", archived=True)
    path = tmp_path / "due.ics"
    assert "1 promise of yours and 1 reminder, without names" in str(network.export(path))
    text = path.read_bytes().decode()
    assert "DUE;VALUE=DATE:20260401" in text
    assert "\r\nDTSTAMP:20260320T120000Z\r\n" in text  # the day of the case
    assert "Mei" not in text
    path.unlink()
    network.export(path, private=False)
    assert "Promise to Mei Lin: " in path.read_text(encoding="utf-8").replace("\n ", "")


@pytest.mark.parametrize("kind", ["archive", "vcard", "calendar", "graphml", "gexf"])
def test_no_export_takes_the_place_of_a_file_that_netkit_did_not_write(
    network: Network, tmp_path: Path, kind: str
) -> None:
    graphs = (b"<?xml version='1.0'?><graphml></graphml>", b"<?xml version='1.0'?><gexf></gexf>")  # of other programs
    for theirs in (b"Chapter 1", (FIXTURES / "vcard/apple.vcf").read_bytes(), *graphs):
        (tmp_path / "theirs.txt").write_bytes(theirs)
        with pytest.raises(InvalidRequest, match=r"theirs\.txt: this is there already, and was left alone"):
            network.export(tmp_path / "theirs.txt", kind=kind)
        assert (tmp_path / "theirs.txt").read_bytes() == theirs
    (tmp_path / "theirs.txt").write_bytes(b"")  # nothing to lose
    network.export(tmp_path / "theirs.txt", kind=kind)


@pytest.mark.parametrize("name", ["all.json", "cards.vcf", "sheets"])
def test_no_export_takes_the_place_of_a_file_that_netkit_wrote_and_somebody_imported(
    network: Network, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    network.export(tmp_path / name)
    file = tmp_path / name / "contacts.csv" if name == "sheets" else tmp_path / name
    raw, store = file.read_bytes(), str(tmp_path / "mine.db")
    (tmp_path / "link").symlink_to(tmp_path / name)
    kind = registry.writer(None, tmp_path / name).name
    assert main(["import", str(file), "--network", store]) == 0
    for path in (tmp_path / name, tmp_path / "link"):
        assert main(["export", str(path), "--as", kind, "--network", store]) == 1
        assert "this is there already, and was left alone. Choose another name" in capsys.readouterr().err
    assert file.read_bytes() == raw


def test_a_graph_holds_people_and_ties_and_nothing_that_reaches_anybody(network: Network, tmp_path: Path) -> None:
    network.export(tmp_path / "n.graphml")
    graph = nx.read_graphml(tmp_path / "n.graphml")
    assert set(graph) == {"me", "mei", "bo"}
    assert graph.nodes["mei"]["organisation"] == "Acme"
    assert graph.edges["mei", "bo"]["closeness"] == 5
    text = (tmp_path / "n.graphml").read_text(encoding="utf-8")
    assert "mei@example.org" not in text
    assert "moss" not in text


# Two who are one.


def test_what_was_shown_once_is_not_shown_after_the_next_import(tmp_path: Path) -> None:
    network = Network.of(MEI)
    (tmp_path / "people.csv").write_text("Name,Company\nLin Mei,Globex\n", encoding="utf-8")
    (tmp_path / "more.csv").write_text("Name,Company\nJae Park,Globex\n", encoding="utf-8")
    files = ("people.csv", "people.csv", "more.csv")
    assert [len(network.import_file(tmp_path / name).duplicates) for name in files] == [1, 0, 0]
    assert len(network.duplicates()) == 1


CHANGES: dict[str, Callable[[Network], object]] = {
    "none": lambda _: None,
    "rename": lambda network: network.edit("a2b3c4", name="Somebody Else", distinct=True),
    "merge": lambda network: network.merge("a2b3c4", "d5f6g7"),
    "merge, undo": lambda network: (network.merge("a2b3c4", "d5f6g7"), network.undo()),
    "merge, undo the merge": lambda network: network.undo_merge(network.merge("a2b3c4", "d5f6g7")),
    "merge, merge": lambda network: (network.merge("d5f6g7", "h8j9k2"), network.merge("a2b3c4", "d5f6g7")),
}
IDS = [ContactId(one) for one in ("a2b3c4", "d5f6g7", "h8j9k2")]


def exported(network: Network, folder: Path, name: str) -> bytes:
    network.export(folder / name, private=False)
    return (folder / name / "contacts.csv" if "." not in name else folder / name).read_bytes()


def rows(network: Network, folder: Path) -> list[list[str]]:
    return [*csv.reader(io.StringIO(exported(network, folder, "sheets").decode("utf-8-sig"), newline=""))]


WRITERS: dict[str, Callable[[Network, Path], bytes]] = {
    "all.json": lambda network, folder: exported(network, folder, "all.json"),
    "cards.vcf": lambda network, folder: exported(network, folder, "cards.vcf"),
    "contacts.csv": lambda network, folder: exported(network, folder, "sheets"),
    "semicolons.csv": lambda network, folder: as_csv(rows(network, folder), ";"),
    "utf-16.csv": lambda network, folder: as_csv(rows(network, folder), "\t").decode().encode("utf-16"),
    "book.xlsx": lambda network, folder: workbook(*rows(network, folder)),
    "joined.csv": lambda network, folder: as_csv(rows(network, folder) * 2),
}
"""Every writer whose files are read, and what a spreadsheet program makes of our table."""
AS_FORMULAS = st.sampled_from(["=1+1", "+49 555-0100", "-2", "@x", "'=1", "''=1", "O'B", "'=", "", "\0"]) | texts


@pytest.mark.parametrize("name", WRITERS)
@given(
    people=st.tuples(*(contacts(one, IDS) for one in IDS)),
    text=AS_FORMULAS,
    change=st.sampled_from(sorted(CHANGES)),
)
@settings(max_examples=6, phases=[Phase.generate])  # A smaller example takes minutes to find.
def test_what_netkit_wrote_changes_nothing_whatever_happened_to_the_people_since(
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    people: tuple[Contact, ...],
    text: str,
    change: str,
) -> None:
    if name.endswith("xlsx"):  # which holds no control characters
        text = "".join(filter(str.isprintable, text))
    texts = dict.fromkeys(("organisation", "title", "region", "phone", "how_met"), text)
    first = replace(people[0], **texts, circles=("=1+1", "b"), is_mentor=True)
    if name.endswith("xlsx"):
        first, *people = (Contact(one.id, f"N {one.id}", **texts) for one in people)
    network = Network.of(first, people[-2], replace(people[-1], archived=False))
    raw = WRITERS[name](network, tmp_path_factory.mktemp("written"))
    other = Network.of()
    other.import_file(InMemory(name, raw))
    if "csv" in name:
        (came,) = (one for one in other.store.contacts() if one.id == first.id)
        for field in (*texts, "circles"):
            assert clean_of(getattr(came, field)) == clean_of(getattr(first, field))
        assert (came.archived, came.is_mentor) == (first.archived, first.is_mentor)
    CHANGES[change](network)
    before = network.store.records()
    assert len(network.preview(InMemory(name, raw)).new) == 0
    assert network.import_file(InMemory(name, raw)).added == ()
    assert network.store.records() == before


def clean_of(value: str | tuple[str, ...]) -> str:
    """The signs that are left of a text in a cell."""
    text = "; ".join(value) if isinstance(value, tuple) else value
    return clean(text.replace("\0", "\ufffd"))


def test_whoever_was_merged_is_known_by_what_either_had(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("Name,E-mail\nMei Lin,mei@example.org\n", encoding="utf-8")
    (tmp_path / "two.csv").write_text("Name,E-mail\nLin Mei,lin@example.com\n", encoding="utf-8")
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:{}\nEMAIL:{}\nEND:VCARD\n"
    cards = card.format("Mei Lin", "mei@example.org") + card.format("Lin Mei", "lin@example.com")
    network = Network.of()
    (mei,) = network.import_file(tmp_path / "one.csv").added
    (lin,) = network.import_file(tmp_path / "two.csv").added
    merge = network.merge(mei, lin)
    assert network.import_file(InMemory("cards.vcf", cards.encode())).added == ()
    assert network.import_file(tmp_path / "two.csv").duplicates == ()
    network.undo_merge(merge)
    assert {person.id for person in network.contacts} == {mei.id, lin.id}


def test_a_number_that_a_spreadsheet_shortened_is_still_that_of_whoever_was_renamed() -> None:
    network = Network.of()
    network.import_file(InMemory("people.csv", b"Name,Phone\nBo Ek,0151 2345678\n"))
    network.edit("Bo Ek", name="Bo Nowak")
    assert network.import_file(InMemory("people.xlsx", workbook(["Name", "Phone"], ["Bo Ek", 1512345678]))).added == ()


def test_one_undo_takes_an_import_back_after_a_merge_and_after_somebody_was_forgotten(tmp_path: Path) -> None:
    network = Network.of(MEI, JAE)
    network.forget("Jae Park")
    before = network.store.records()
    network.import_file(next(FIXTURES.glob("monica/*.json")))
    one, other, *_ = network.contacts
    merge = network.merge(one, other)
    network.undo()
    network.undo()
    assert network.store.records() == before
    assert merge not in network.store.merges()


def test_records_of_whoever_was_merged_go_to_who_was_kept(tmp_path: Path) -> None:
    twin, jae = replace(MEI, id=ContactId("twin")), Contact(ContactId("jae"), "Jae", introduced_by=ContactId("twin"))
    day = date(2026, 3, 2)
    talks = [Interaction("t", day, (twin.id, jae.id)), Interaction("u", day, (twin.id, MEI.id))]
    Network.of(MEI, twin, jae, Tie(twin.id, jae.id), Tie(MEI.id, twin.id), *talks).export(tmp_path / "all.json")
    network = Network.of(MEI, twin)
    network.merge(MEI, twin)
    assert network.import_file(tmp_path / "all.json").added == (replace(jae, introduced_by=MEI.id),)
    assert [(tie.a, tie.b) for tie in network.store.ties()] == [(jae.id, MEI.id)]
    assert [talk.contacts for talk in network.interactions] == [(MEI.id, jae.id), (MEI.id,)]


def test_a_duplicate_is_suggested_until_it_is_merged_or_rejected(network: Network) -> None:
    twin: list[Record] = [replace(MEI, id=ContactId("twin"), name="Lin Mei", email="", notes="")]
    network.add(*twin)
    (suggestion,) = network.duplicates()
    assert {suggestion.a.id, suggestion.b.id} == {"mei", "twin"}
    network.distinct("Mei Lin", "Lin Mei")
    assert network.duplicates() == []
    other = Network.of(*network.store.records())
    assert len(other.duplicates()) == 1
    merge = other.merge("Mei Lin", "twin")
    assert other.duplicates() == []
    other.undo_merge(merge)
    assert len(other.duplicates()) == 1
    assert other.store.records() == network.store.records()
