"""A Google Contacts export of either generation is read right, and a wrong file is refused with words that help."""

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
from netkit.formats import google
from tests import fuzz
from tests.odd_files import damaged

Make = Callable[[str | bytes], Path]

FIXTURES = Path(__file__).parent / "fixtures"
HERE = FIXTURES / "google"
NOW, BEFORE = HERE / "now.csv", HERE / "before.csv"
HEADER = "First Name,Last Name,Organization Name,Organization Title,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value\n"


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
        google.read(path)
    return str(caught.value)


# The file as Google sends it.


def test_everything_in_the_file_of_now_arrives_in_its_place() -> None:
    seen = [(one.name, one.organisation, one.title, one.circles, one.email) for one in google.read(NOW).contacts]
    assert seen == [
        ("Mei Lin", "Harbour, Lane & Co.", "Analyst", ("Choir", "Data Society"), "Mei.Lin@example.org"),
        ("Kwabena Osei Asante Jr.", "Tamale Solar", 'Engineer "Grid"', ("coworkers",), "kwabena@example.org"),
        ("Zoë from the ferry", "", "", (), ""),
        ("יעל כהן", "אוניברסיטה", "", (), "yael@example.org"),
        ("小明 王", "", "研究员", (), ""),
        ("Coach", "", "", ("Running",), ""),
    ]


def test_everything_in_the_file_of_before_arrives_in_its_place() -> None:
    reading = google.read(BEFORE)
    seen = [(one.name, one.organisation, one.title, one.circles, one.email) for one in reading.contacts]
    assert seen == [
        ("Mei Lin", "Harbour, Lane & Co.", "Analyst", ("Choir", "Data Society"), "Mei.Lin@example.org"),
        ("Jörg Weiß", "Weiß, Öl & Söhne", "Geschäftsführer", ("Friends",), "joerg@example.org"),
        ("Irène Anne Moreau", "Atelier Nord", "", (), ""),
        ("王小明", "", "", ("海港",), ""),
    ]
    assert reading.skipped == ()


def test_both_generations_give_one_person_the_same_contact() -> None:
    assert google.read(NOW).contacts[0] == google.read(BEFORE).contacts[0]


def test_a_title_is_never_taken_from_another_organisation() -> None:
    irene = google.read(BEFORE).contacts[2]
    assert (irene.organisation, irene.title) == ("Atelier Nord", "")  # she is Tutor at the Night School


def test_a_note_keeps_its_lines() -> None:
    assert google.read(NOW).contacts[0].notes == "Met at the fair.\nLikes maps."


@pytest.mark.parametrize("path", [NOW, BEFORE])
def test_birthday_address_telephone_photo_and_family_stay_in_the_file(path: Path) -> None:
    taken = repr(google.read(path))
    for private in ("1991", "Quay", "555", "mei.jpg", "Bo Lin", "mei@example.org"):
        assert private not in taken
    assert "1991" in path.read_text("utf-8")


def test_nothing_is_guessed_that_the_file_does_not_say() -> None:
    for one in google.read(NOW).contacts:
        assert (one.how_met, one.met_on, one.closeness, one.roles, one.introduced_by) == (
            "",
            None,
            None,
            frozenset(),
            None,
        )


def test_a_row_without_a_name_is_left_out_and_said_whatever_else_it_holds() -> None:
    assert google.read(NOW).skipped == (
        "line 10: no name, only an organisation: name a person there and export again",
        "line 11: no name, only an e-mail address: name the person there and export again",
        "line 12: no name",
        "line 13: the same person as in line 2",
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: raw.replace(b"\r\n", b"\n"),
        lambda raw: raw.removesuffix(b"\r\n"),
        lambda raw: raw.replace(b"First Name,", b" first  NAME ,", 1),
        lambda raw: raw.replace(b"E-mail 2 - Label,E-mail 2", b"E-mail 17 - Label,E-mail 17", 1),
    ],
    ids=["byte order mark", "LF", "no last line break", "header typed otherwise", "seventeen e-mails"],
)
def test_the_same_people_are_read_whatever_the_form_of_the_file(made: Make, change: Callable[[bytes], bytes]) -> None:
    raw = change(NOW.read_bytes())
    assert raw != NOW.read_bytes()
    assert google.read(made(raw)) == google.read(NOW)


def test_columns_are_found_by_name_in_any_order(made: Make) -> None:
    with NOW.open(encoding="utf-8", newline="") as file:
        rows = [row[::-1] for row in csv.reader(file)]
    turned = io.StringIO(newline="")
    csv.writer(turned).writerows(rows)
    names = [one.name for one in google.read(made(turned.getvalue())).contacts]
    assert names == [one.name for one in google.read(NOW).contacts]


@pytest.mark.parametrize(
    ("labels", "circles"),
    [
        ("", ()),
        ("* myContacts", ()),
        ("* My Contacts ::: * starred ::: * Starred in Android", ()),
        ("Choir ::: * myContacts ::: Lab", ("Choir", "Lab")),
        ("* Friends ::: * coworkers ::: * Family", ("Friends", "coworkers", "Family")),
        ("Lab ::: Lab ::: ", ("Lab",)),
        ("R::D ::: *star ::: A:::B", ("R::D", "*star", "A:::B")),
    ],
)
def test_labels_become_circles_without_those_of_google(made: Make, labels: str, circles: tuple[str, ...]) -> None:
    (one,) = google.read(made(f"{HEADER}Mei,Lin,,,,{labels},,\n")).contacts
    assert one.circles == circles


@pytest.mark.parametrize("name", ["Lin", "", "Lin, PhD", "van der Berg", "Ó Súilleabháin 🎓"])
def test_names_are_joined_and_otherwise_left_as_their_owner_wrote_them(made: Make, name: str) -> None:
    (one,) = google.read(made(f'{HEADER} Mei ,"{name}",,,,,,\n')).contacts
    assert one.name == f"Mei {name}".strip()


# Ids.


@pytest.mark.parametrize(
    "address", ["mei@example.org", "MEI@Example.org", " mei@example.org ", "x ::: mei@example.org"]
)
def test_one_address_is_one_contact_however_it_is_written(made: Make, address: str) -> None:
    (one,) = google.read(made(f"{HEADER}Mei,Lin,Acme,,,,,{address}\n")).contacts
    # By hand: printf %s 'mei@example.org' | sha256sum
    assert one.id == "google-47aafa01260edd0a"


def test_without_an_address_name_and_organisation_tell_namesakes_apart(made: Make) -> None:
    reading = google.read(made(f"{HEADER}Mei,Lin,Acme,,,,,\nMei,Lin,Harbour,,,,,\nMei,Lin,Acme,Boss,,,,\n"))
    assert [(one.name, one.organisation) for one in reading.contacts] == [("Mei Lin", "Acme"), ("Mei Lin", "Harbour")]
    assert reading.skipped == ("line 4: the same person as in line 2",)


def test_two_names_at_one_address_are_not_merged_in_silence(made: Make) -> None:
    reading = google.read(made(f"{HEADER}Mei,Lin,,,,,,home@example.org\nBo,Lin,,,,,,home@example.org\n"))
    assert [one.name for one in reading.contacts] == ["Mei Lin"]
    assert reading.skipped == ("line 3: has the same address as the person in line 2",)


# Wrong rows and wrong files.


def test_every_wrong_row_is_listed_with_its_line_and_nothing_is_imported() -> None:
    assert refusal(HERE / "bad-rows.csv").splitlines() == [
        'bad-rows.csv: nothing was imported. Fix these rows, or pass on_error="skip":',
        "  line 4: 6 columns where the header has 36",
    ]


def test_wrong_rows_can_be_skipped_and_are_all_named() -> None:
    reading = google.read(HERE / "bad-rows.csv", on_error="skip")
    assert [one.name for one in reading.contacts] == ["Mei Lin", "Ana Ruiz", "Tove Berg"]
    assert reading.skipped == (
        "line 4: 6 columns where the header has 36",
        "line 6: no name, only an organisation: name a person there and export again",
    )


@pytest.mark.parametrize(
    ("contents", "words"),
    [
        ((HEADER + "Zoë,Berg,,,,,,\n").encode("cp1252"), "line 2 is not text in UTF-8"),
        (HEADER.replace(",", ";").encode(), "the columns are separated by semicolons"),
        (b"First Name,Last Name,Notes\nMei,Lin,\n", "missing are Labels. In Google Contacts, choose Export"),
        (b"Name,Given Name,Family Name,Notes\n", "missing are Labels. In Google Contacts, choose Export"),
    ],
)
def test_a_wrong_file_is_refused_with_what_it_is(made: Make, contents: bytes, words: str) -> None:
    message = refusal(made(contents))
    assert message.startswith("contacts.csv: ")
    assert words in message
    assert "Mei" not in message


# Any file.

cell = st.text(max_size=12).filter(lambda text: "\0" not in text) | st.sampled_from(
    ['Lin, "Mei"', "a\nb", "a\r\nb", "👩🏽‍🔬", "שלום", "王小明", "O'Neill; GmbH", '"', ",", " padded ", "* x", " ::: "]
)


@settings(deadline=None)
@given(rows=st.lists(st.tuples(cell, cell, cell), max_size=8), mark=st.booleans())
def test_what_was_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]], mark: bool
) -> None:
    written = io.StringIO(newline="")
    written.write(HEADER)
    for number, (first, last, notes) in enumerate(rows):
        csv.writer(written).writerow([first, last, "Acme", "Analyst", notes, "", "", f"invented-{number}@example.org"])
    path = tmp_path_factory.mktemp("written") / "contacts.csv"
    path.write_bytes(written.getvalue().encode("utf-8-sig" if mark else "utf-8"))
    reading = google.read(path)
    named = [row for row in rows if row[0].strip() or row[1].strip()]
    assert [(one.name, one.notes) for one in reading.contacts] == [
        (f"{first.strip()} {last.strip()}".strip(), notes.strip()) for first, last, notes in named
    ]
    assert len(reading.skipped) == len(rows) - len(named)


@pytest.mark.slow
@pytest.mark.fuzz
def test_damaged_files_are_read_or_refused_and_never_break_anything(made: Make) -> None:
    chance = random.Random(20260321)
    sources = [path.read_bytes() for path in sorted(HERE.iterdir())]
    outcomes = {"read": 0, "refused": 0}
    for _ in range(fuzz.cases(500, 10_000)):
        raw = damaged(chance.choice(sources), chance)
        path = made(raw)
        try:
            reading = google.read(path, on_error=chance.choice(["refuse", "skip"]))
        except UnreadableFile:
            outcomes["refused"] += 1
            continue
        outcomes["read"] += 1
        text = "".join(raw.decode("utf-8").split()).replace('""', '"')
        for one in reading.contacts:
            # Every word of a name stands in the file: nothing is made up out of the damage.
            assert all(word in text for word in one.name.split())
            assert one.email in text
        assert len(reading.contacts) + len(reading.skipped) <= len(raw.splitlines())
    assert min(outcomes.values()) > sum(outcomes.values()) / 20, outcomes
