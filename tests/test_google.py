"""What is Google's own in its Contacts exports of both generations; what all tables share is in test_importers."""

from __future__ import annotations

import pytest

from tests.importers import FIXTURES, IMPORTERS

HERE = FIXTURES / "google"
NOW, BEFORE = HERE / "now.csv", HERE / "before.csv"
GOOGLE = IMPORTERS["google"]
HEADER = "First Name,Last Name,Organization Name,Organization Title,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value\n"


def test_everything_in_the_file_of_now_arrives_in_its_place() -> None:
    seen = [(one.name, one.organisation, one.title, one.circles, one.email) for one in GOOGLE.of(NOW).contacts]
    assert seen == [
        ("Mei Lin", "Harbour, Lane & Co.", "Analyst", ("Choir", "Data Society"), "Mei.Lin@example.org"),
        ("Kwabena Osei Asante Jr.", "Tamale Solar", 'Engineer "Grid"', ("coworkers",), "kwabena@example.org"),
        ("Zoë from the ferry", "", "", (), ""),
        ("יעל כהן", "אוניברסיטה", "", (), "yael@example.org"),
        ("小明 王", "", "研究员", (), ""),
        ("Coach", "", "", ("Running",), ""),
    ]


def test_everything_in_the_file_of_before_arrives_in_its_place() -> None:
    reading = GOOGLE.of(BEFORE)
    seen = [(one.name, one.organisation, one.title, one.circles, one.email) for one in reading.contacts]
    assert seen == [
        ("Mei Lin", "Harbour, Lane & Co.", "Analyst", ("Choir", "Data Society"), "Mei.Lin@example.org"),
        ("Jörg Weiß", "Weiß, Öl & Söhne", "Geschäftsführer", ("Friends",), "joerg@example.org"),
        ("Irène Anne Moreau", "Atelier Nord", "", (), ""),  # who is Tutor at the Night School
        ("王小明", "", "", ("海港",), ""),
    ]
    assert reading.skipped == ()


def test_both_generations_give_one_person_the_same_contact_with_the_lines_of_the_note() -> None:
    mei = GOOGLE.of(NOW).contacts[0]
    assert mei == GOOGLE.of(BEFORE).contacts[0]
    assert mei.notes == "Met at the fair.\nLikes maps."


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
def test_labels_become_circles_without_those_of_google(labels: str, circles: tuple[str, ...]) -> None:
    (one,) = GOOGLE.of(f"{HEADER}Mei,Lin,,,,{labels},,\n").contacts
    assert one.circles == circles


def test_any_numbered_column_of_addresses_is_read() -> None:
    header = HEADER.replace("E-mail 1 - Label,E-mail 1 - Value", "E-mail 9 - Value,E-mail 17 - Value")
    assert GOOGLE.of(f"{header}Mei,Lin,,,,,,m@example.org\n").contacts[0].email == "m@example.org"
    assert GOOGLE.of(f"{header}Mei,Lin,,,,,n@example.org,m@example.org\n").contacts[0].email == "n@example.org"


@pytest.mark.parametrize(
    "address", ["mei@example.org", "MEI@Example.org", " mei@example.org ", "x ::: mei@example.org"]
)
def test_one_address_is_one_contact_however_it_is_written(address: str) -> None:
    (one,) = GOOGLE.of(f"{HEADER}Mei,Lin,Acme,,,,,{address}\n").contacts
    # By hand: printf %s 'mei@example.org' | sha256sum
    assert one.id == "google-47aafa01260edd0a"


def test_two_names_at_one_address_are_not_merged_in_silence() -> None:
    reading = GOOGLE.of(f"{HEADER}Mei,Lin,,,,,,home@example.org\nBo,Lin,,,,,,home@example.org\n")
    assert [one.name for one in reading.contacts] == ["Mei Lin"]
    assert reading.skipped == ("line 3: has the same address as the person in line 2",)
