"""Cards of any address book are read right, ours are read right by others, and a wrong file is refused with words."""

from __future__ import annotations

import re
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from netkit import Network
from netkit.errors import UnreadableFile
from netkit.formats import vcard
from netkit.formats.contact_rows import addresses
from netkit.model import ME, Contact, ContactId, Tie
from tests.strategies import contacts as contacts_of

Make = Callable[[str | bytes], Path]

HERE = Path(__file__).parent / "fixtures" / "vcard"
APPLE, ANDROID, OUTLOOK, GOOGLE, NEXTCLOUD = (
    HERE / f"{program}.vcf" for program in ("apple", "android", "outlook", "google", "nextcloud")
)
ALL = [APPLE, ANDROID, OUTLOOK, GOOGLE, NEXTCLOUD]
NOTHING = Contact(ContactId("nobody"), "Nobody")


@pytest.fixture
def made(tmp_path: Path) -> Make:
    """Make a file of these contents, and give its path."""

    def make(contents: str | bytes) -> Path:
        path = tmp_path / "contacts.vcf"
        path.write_bytes(contents.encode() if isinstance(contents, str) else contents)
        return path

    return make


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def refusal(path: Path, *, strict: bool = False) -> str:
    with pytest.raises(UnreadableFile) as caught:
        vcard.read(path, strict=strict)
    return str(caught.value)


# The files of other programs, made by hand as the specifications and those programs have them.


def test_an_apple_card_is_read_with_what_its_owner_prefers_and_its_escapes_undone() -> None:
    reading = vcard.read(APPLE)
    (zoe,) = reading.contacts
    assert zoe == replace(
        NOTHING,
        # By hand: printf %s 0a1b2c3d-0000-4000-8000-00000000000a | sha256sum
        id=ContactId("vcard-65b41038c5992b25"),
        name="Dr. Zoë Åsa Berg",
        organisation="Harbour, Lane & Co.",
        title="Head of Data",
        email="zoe@example.org",
        phone="+1 555-0101",
        profile="https://example.org/zoe?a=1,2",
        notes="Met at the ferry; plays chess.\nAsk about the boat, again.\n\n"
        "Other e-mail address: zoe.home@example.org",
    )
    assert reading.skipped == (
        "line 26: the card of an organisation, not of a person",
        "line 34: the card of a group, not of a person",
    )


def test_quoted_printable_of_an_old_phone_is_read_even_where_a_line_ends_within_a_letter() -> None:
    reading = vcard.read(ANDROID)
    seen = [(one.name, one.organisation, one.title, one.email, one.phone, one.notes) for one in reading.contacts]
    note = "Likes tea, not coffee;\ntwo lines = one note\n\nOther telephone number: 555-0103"
    assert seen == [
        ("Мария Иванова", "Tamale Solar", "Engineer", "maria@example.org", "+15550102", note),
        ("Coach", "", "", "", "555-0104", ""),
    ]
    assert reading.skipped == ("line 25: no name",)


def test_a_card_of_outlook_keeps_its_commas_and_backslashes_and_the_card_within_it_is_nobody() -> None:
    assert b"Secret" in OUTLOOK.read_bytes()
    reading = vcard.read(OUTLOOK)
    (jose,) = reading.contacts
    assert reading.skipped == ()
    assert (jose.name, jose.organisation, jose.title) == ("José Muñoz, Jr.", "Acme, Inc.", "Buyer, Europe")
    assert jose.notes == r"Saved in C:\new\lists; met in Rome, likes tea"
    assert (jose.circles, jose.email, jose.phone) == (("Trade fair", "Chess"), "jose@example.org", "(555) 0106")


def test_a_google_card_gives_labels_as_circles_without_googles_own() -> None:
    reading = vcard.read(GOOGLE)
    assert [(one.name, one.organisation, one.title, one.circles) for one in reading.contacts] == [
        ("小明 王", "研究所", "研究员", ("Choir", "Data Society")),
        ("יעל כהן", "", "", ()),
        ("nobody@example.org", "", "", ()),
    ]
    assert reading.skipped == (
        "line 22: the same person as in line 1",
        "line 29: no name; named by the e-mail address",
    )


def test_related_people_of_one_file_are_tied_once_and_what_leads_nowhere_is_said() -> None:
    reading = vcard.read(NEXTCLOUD)
    ama, bo, linh, other_bo = reading.contacts
    assert [one.name for one in (ama, bo, linh, other_bo)] == ["Ama Owusu", "Bo Sun", "Linh Trần", "Bo Sun"]
    assert ama.phone == "+1-555-0110;ext=12"
    assert reading.ties == (Tie(ama.id, bo.id), Tie(ama.id, linh.id))
    assert reading.skipped == (
        "line 40: the card of a group, not of a person",
        "line 46: the card of an organisation, not of a person",
        "line 51: the card of a place, not of a person",
        "line 17: related to nobody who has a card in this file",
        "line 19: related to more than one person of that name",
    )


FORMS: dict[str, Callable[[bytes], bytes]] = {
    "LF": lambda raw: raw.replace(b"\r\n", b"\n"),
    "CR": lambda raw: raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r"),
    "CRLF": lambda raw: raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"),
    "no last line break but the sign that ends a file of DOS": lambda raw: raw.rstrip() + b"\x1a",
    "in lower case": lambda raw: (
        raw.replace(b"BEGIN:VCARD", b"begin:vCard").replace(b"TYPE=", b"type=").replace(b"\nFN", b"\nfn")
    ),
    "in groups": lambda raw: re.sub(rb"(?m)^(EMAIL|TEL|ORG)", rb"item9.\1", raw),
    "a byte order mark": lambda raw: b"\xef\xbb\xbf" + raw,
    "joined to itself": lambda raw: raw + b"\xef\xbb\xbf" + raw,
}
MORE_FORMS = FORMS | {
    "UTF-16": lambda raw: raw.decode().encode("utf-16"),
    "below a banner": lambda raw: b"My contacts\r\n" + raw,
}


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
@pytest.mark.parametrize("change", FORMS.values(), ids=FORMS.keys())
def test_the_same_people_are_read_whatever_the_form_of_the_file(
    made: Make, path: Path, change: Callable[[bytes], bytes]
) -> None:
    assert vcard.read(made(change(path.read_bytes()))).contacts == vcard.read(path).contacts


# One property at a time.


@pytest.mark.parametrize(
    ("lines", "version", "field", "value"),
    [
        (["N:Lin;Mei;Anna,Maria;Dr.;PhD"], "3.0", "name", "Mei Anna Maria Lin PhD"),
        (["FN:", "N:Lin;Mei"], "4.0", "name", "Mei Lin"),
        (["NICKNAME:Mei"], "3.0", "name", "Mei"),
        (["FN;PREF=2:Second", "FN;PREF=1:First"], "4.0", "name", "First"),
        (["F", " N:Mei Lin"], "3.0", "name", "Mei Lin"),
        (["FN:Priya", "  Sharma"], "3.0", "name", "Priya Sharma"),
        (["FN:Priya", "\t\tSharma"], "3.0", "name", "Priya\tSharma"),
        (["FN:a", 'TEL;TYPE="voice,cell";VALUE=uri:tel:+1-555-0101'], "4.0", "phone", "+1-555-0101"),
        (["FN:a", "TEL;FAX:555-0101"], "2.1", "phone", ""),
        (["FN:a", "TEL;HOME:555-0101", "TEL;PREF;CELL:555-0102"], "2.1", "phone", "555-0102"),
        (["FN:a", "EMAIL:none", "EMAIL:a@example.org"], "3.0", "email", "a@example.org"),
        (["FN:a", "EMAIL:mailto:a@example.org"], "4.0", "email", "a@example.org"),
        (["FN:a", 'EMAIL;X-LABEL="a:b;c":a@example.org'], "4.0", "email", "a@example.org"),
        (["FN:a", "X-SOCIALPROFILE;type=linkedin:linkedin.com/in/a"], "3.0", "profile", "linkedin.com/in/a"),
        (["FN:a", "ORG:Acme\\; Sons;Research"], "3.0", "organisation", "Acme; Sons"),
        (["FN:a", "NOTE:one", "NOTE:two"], "3.0", "notes", "one\n\ntwo"),
        (["FN:a", "NOTE:a\\\\nb\\Nc\\;\\,\\x"], "3.0", "notes", "a\\nb\nc;,\\x"),
        (["FN:a", "CATEGORIES:a\\,b, c ,,a", "CATEGORIES:c,d"], "3.0", "circles", ("a,b", "c", "a", "d")),
        (["FN:a", "CATEGORIES:a;b,c"], "2.1", "circles", ("a", "b", "c")),
        (["FN:a", "NOTE:Met in Rome", "", "again in Oslo", "TITLE:b"], "3.0", "notes", "Met in Rome\n\nagain in Oslo"),
        (["FN:a", f"ORG:{'Acme ' * 14}an", "d Co;Sales", "TITLE:b"], "3.0", "organisation", f"{'Acme ' * 14}and Co"),
        (["FN:a", "TITLE:b", "no colon here"], "3.0", "title", "b"),
        (["FN:a", "NOTE;QUOTED-PRINTABLE:Zo=C3=AB"], "2.1", "notes", "Zoë"),
        (["FN:a", "NOTE;encoding=quoted-printable;charset=utf-8:Zo=C3=AB"], "2.1", "notes", "Zoë"),
        (["FN:a", "NOTE;ENCODING=QUOTED-PRINTABLE:Zo=EB"], "2.1", "notes", "Zoë"),
        (["FN:a", "NOTE;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=89=A4"], "2.1", "notes", "王"),
        (["FN:a", "NOTE;ENCODING=b:Wm/Dqw=="], "3.0", "notes", "Zoë"),
        (["FN:a", "NOTE;CHARSET=latin1;ENCODING=QUOTED-PRINTABLE:Zo=EB"], "3.0", "notes", "Zoë"),
        (["FN:a", "NOTE;ENCODING=QUOTED-PRINTABLE:stray="], "2.1", "notes", "stray"),
        (["FN:a", "LABEL;ENCODING=QUOTED-PRINTABLE:1 Quay=0D=0A=", "TITLE:of the address"], "2.1", "title", ""),
    ],
)
def test_a_property_is_read_as_its_version_says(
    made: Make, lines: list[str], version: str, field: str, value: Any
) -> None:
    (one,) = vcard.read(made(card(*lines, version=version))).contacts
    assert getattr(one, field) == value


@pytest.mark.parametrize("cut", range(1, 12))
def test_a_fold_within_a_character_is_joined_again(made: Make, cut: int) -> None:
    name = "Zoë 王👩🏽".encode()
    raw = card("FN:?").encode().replace(b"?", name[:cut] + b"\r\n " + name[cut:])
    assert [one.name for one in vcard.read(made(raw)).contacts] == ["Zoë 王👩🏽"]


def test_bytes_are_read_in_the_set_they_name_else_as_western_or_said(made: Make) -> None:
    raw = card("FN;CHARSET=KOI8-R:?", version="2.1").encode().replace(b"?", "Иван".encode("koi8-r"))
    assert [one.name for one in vcard.read(made(raw)).contacts] == ["Иван"]
    mac = card("FN:José").replace("\r\n", "\r").encode()
    assert [one.name for one in Network.of().preview(made(mac)).new] == ["José"]
    western, other = (card("FN:?").encode().replace(b"?", name) for name in (b"Jos\xe9", "Иван".encode("cp1251")))
    assert [one.name for one in vcard.read(made(western)).contacts] == ["José"]
    assert "line 1: the text in line 3 cannot be made out" in refusal(made(other), strict=True)


def test_a_photo_that_is_not_indented_is_passed_over(made: Make) -> None:
    photo = ["PHOTO;ENCODING=BASE64;JPEG:", "AAAA", "BBBB=", ""]
    (one,) = vcard.read(made(card("FN:Mei Lin", *photo, "TITLE:Analyst", version="2.1"))).contacts
    assert one.title == "Analyst"


def test_a_card_related_to_itself_is_no_tie(made: Make) -> None:
    reading = vcard.read(
        made(card("FN:Mei", "UID:1", "RELATED;TYPE=friend:1", "RELATED;TYPE=contact:mei", version="4.0"))
    )
    assert (len(reading.contacts), reading.ties, reading.skipped) == (1, (), ())


@pytest.mark.parametrize("charset", ["unicode_escape", "idna", "rot13", "hex", "no-such", ""])
def test_a_codec_that_is_no_character_set_is_never_applied(made: Make, charset: str) -> None:
    path = made(card(f"FN;CHARSET={charset}:\\x41"))
    if charset:
        assert "line 1: the text in line 3 cannot be made out" in refusal(path, strict=True)
    else:
        assert vcard.read(path).contacts[0].name == "\\x41"


# Ids.


def test_the_uid_however_it_is_written_or_else_the_address_tells_who_it_is(made: Make) -> None:
    one, two = (
        vcard.read(made(card("FN:Mei", f"UID:{uid}"))).contacts[0].id
        for uid in ("urn:uuid:0A1B2C3D-0000-4000-8000-00000000000A", "0a1b2c3d-0000-4000-8000-00000000000a ")
    )
    assert one == two == "vcard-65b41038c5992b25"
    (without,) = vcard.read(made(card("FN:Mei", "EMAIL:MEI@Example.org"))).contacts
    # By hand: printf 'mei\nmei@example.org' | sha256sum
    assert without.id == "vcard-d95081a819c8f5b6"


def test_a_contact_whose_card_netkit_wrote_comes_back_as_the_same_one(tmp_path: Path) -> None:
    network = Network.of(MEI, BO, Tie(MEI.id, BO.id, 5))
    path = network.export(tmp_path / "contacts.vcf", private=False).path
    again = network.import_file(path)
    assert (again.added, again.known, again.others) == ((), 2, 0)
    assert network.store.contacts() == [BO, MEI]
    assert len(Network.of().import_file(path).added) == 2


def test_a_counter_or_a_shared_address_proves_nothing_and_a_uuid_does(made: Make) -> None:
    for mark in ("UID:1", "EMAIL:info@lumen.example", "TEL:555-0100100"):
        reading = vcard.read(made(card("FN:Mei", mark) + card("FN:Bo", mark)))
        assert [one.name for one in reading.contacts] == ["Mei", "Bo"]
    uuid = "UID:0a1b2c3d-0000-4000-8000-00000000000a"
    reading = vcard.read(made(card("FN:Mei", uuid) + card("FN:Bo", uuid)))
    assert [one.name for one in reading.contacts] == ["Mei"]
    assert reading.skipped == ("line 6: has the same UID as the person in line 1",)


# Wrong cards and wrong files.

BAD = (
    card("FN:Mei Lin")
    + "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cut Off\r\n"
    + card("FN:New", version="5.0")
    + "BEGIN:VCARD\r\nFN:No Version\r\nEND:VCARD\r\n"
    + card("FN:Bo Lin", "no colon here")
    + card("FN;CHARSET=ROT13:Zo")
    + card("FN;ENCODING=QUOTED-PRINTABLE:Paw=B3owski", version="2.1")
    + "TITLE:Between\r\n"
    + "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:The End\r\n"
)
GARBLED = (
    "cannot be made out, because it is not in the character set or the encoding that the line names. "
    "Export again, as vCard 3.0 or 4.0 if you can choose; left out"
)
PROBLEMS = (
    "line 5: END:VCARD is missing: another card begins in line 8",
    "line 8: vCard version '5.0'; read as 3.0",
    "line 12: a card without a VERSION; read as 3.0",
    "line 15: line 18 in it is not of the form NAME:value; left out",
    f"line 20: the text in line 22 {GARBLED}",
    f"line 24: the text in line 26 {GARBLED}",
    "line 28: this stands outside of every card; left out",
    "line 29: END:VCARD is missing: the file ends within the card",
)


def test_whoever_has_a_name_is_kept_from_a_wrong_card_and_strict_refuses_with_every_line(made: Make) -> None:
    first, *rest = refusal(made(BAD), strict=True).splitlines()
    assert first == "contacts.vcf: nothing was imported. Correct these places, or go on with strict=False:"
    assert rest == [f"  {problem}" for problem in PROBLEMS]
    reading = vcard.read(made(BAD))
    assert [one.name for one in reading.contacts] == ["Mei Lin", "Cut Off", "New", "No Version", "Bo Lin", "The End"]
    assert [line for line in reading.skipped if not line.endswith(": no name")] == list(PROBLEMS)


def test_second_addresses_are_in_the_notes_and_what_stays_in_the_file_is_counted(made: Make) -> None:
    stays = ["ADR:;;1 Quay", "BDAY:1991-02-03", "PHOTO:x", "X-LOVER:Rex", "TEL;TYPE=fax:555-0104", "X-EMPTY:"]
    several = ["EMAIL:a@example.org", "EMAIL:b@example.org", "TEL:555-0101", "TEL:555-0102", "TEL:555-0103"]
    reading = vcard.read(made(card("FN:Mei", *several, *stays)))
    (mei,) = reading.contacts
    assert (mei.email, mei.phone) == ("a@example.org", "555-0101")
    assert mei.notes == "Other e-mail address: b@example.org\nOther telephone number: 555-0102; 555-0103"
    assert reading.remarks[0] == "1 further e-mail address, 2 further telephone numbers kept in the notes."
    assert reading.remarks[1] == (
        "Stayed in the file: postal addresses (1), birthdays (1), photos (1), X-LOVER (1), fax and pager numbers (1)."
    )


@pytest.mark.parametrize(
    ("contents", "words"),
    [
        (card("FN:Mei", "NOTE:\0").encode(), "this is not a text file; line 4"),
        (b"First Name,Last Name\r\nMei,Lin\r\n", "there is no card in this file"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "this is a calendar"),
        (b"SUBJECT:Mei\r\nDATE:today\r\n", "this is an e-mail"),
        (b"END:VCARD\r\n", "there is no card in this file"),
        (b"a" * 2_000_000, "what begins in line 1 does not end within 1,048,576 characters"),
        (card("FN:" + "Mei" * 500_000).encode(), "what begins in line 3 does not end within"),
        (card("FN:Mei", *["NOTE:" + "x" * 1_000] * 1_100).encode(), "does not end within 1,048,576 characters"),
    ],
)
def test_a_wrong_file_is_refused_with_what_it_is(made: Make, contents: bytes, words: str) -> None:
    message = refusal(made(contents))
    assert message.startswith("contacts.vcf: ")
    assert words in message
    assert "Mei" not in message


def test_a_line_without_end_is_refused_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "contacts.vcf"
    with path.open("wb") as file:
        file.write(b"BEGIN:VCARD\r\nVERSION:3.0\r\nPHOTO:")
        for _ in range(100):
            file.write(b"A" * 1_000_000)
    tracemalloc.start()
    message = refusal(path)
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "what begins in line 3 does not end within 67,108,864 characters" in message
    assert held < 2_000_000


@pytest.mark.parametrize("odd", ["," * 5_000, '"' * 5_000, ";" * 5_000, '="' * 5_000, '";' * 5_000, "\\" * 5_000])
def test_no_line_takes_time_out_of_proportion(made: Make, odd: str) -> None:
    # A pattern that tries every way to cut such a line would not come back within a lifetime.
    reading = vcard.read(made(card("FN:Mei", f"TEL;A={odd}") + card(f"FN:Bo{odd}", f"TEL;A{odd}:1")))
    assert len(reading.contacts) == 2


# Writing.

MEI = Contact(
    ContactId("mei"),
    "Mei Lin, PhD",
    organisation="Harbour; Lane",
    title="Analyst",
    circles=("Choir", "Lab, old"),
    email="mei@example.org",
    phone="555-0100",
    profile="https://example.org/mei?a=1,2;b",
    notes="C:\\new\nline — " + "é" * 40,
    # What no card says.
    tags=("t1",),
    needs=("a job",),
    closeness=4,
    how_met="ferry",
    introduced_by=ME,
)
BO = Contact(ContactId("bo"), "Bo")


def lines_written(path: Path) -> list[str]:
    raw = path.read_bytes()
    assert raw.endswith(b"\r\n")
    assert raw.count(b"\n") == raw.count(b"\r") == raw.count(b"\r\n")
    return raw.decode().removesuffix("\r\n").split("\r\n")


# By hand from RFC 6350 (3.2 folding, 3.4 escaping, 6.6.6 RELATED) and RFC 2426; UIDs from RFC 4122, 4.3, with SHA-1.
PUBLIC = [
    "PRODID:-//netkit//netkit//EN",
    "UID:urn:uuid:ba5e4b78-7d77-5677-8313-d1c15ea4403f",
    "FN:Mei Lin\\, PhD",
    "N:;Mei Lin\\, PhD;;;",
    "ORG:Harbour\\; Lane",
    "TITLE:Analyst",
    "EMAIL:mei@example.org",
    "TEL:555-0100",
]
URL, CIRCLES = "URL:https://example.org/mei?a=1,2;b", "CATEGORIES:Choir,Lab\\, old"


def test_a_card_says_what_a_business_card_would_and_keeps_the_rest_private(tmp_path: Path) -> None:
    path = tmp_path / "contacts.vcf"
    vcard.write([MEI], path)
    assert lines_written(path) == ["BEGIN:VCARD", "VERSION:3.0", *PUBLIC, URL, CIRCLES, "END:VCARD"]


def test_a_card_that_is_not_private_has_notes_and_ties_as_rfc_6350_has_them(tmp_path: Path) -> None:
    path = tmp_path / "contacts.vcf"
    vcard.write([MEI, BO], path, ties=[Tie(MEI.id, BO.id, 5, "observed")], private=False)
    first = lines_written(path)
    # 23 octets, then 26 times é of 2 octets each: 75. The next é would end at 77.
    notes = ["NOTE:C:\\\\new\\nline — " + "é" * 26, " " + "é" * 14]
    related = "RELATED;TYPE=contact:urn:uuid:a8c0bc85-1b6a-5ecc-afb3-c42c8f12a09c"
    assert first[: first.index("END:VCARD")] == ["BEGIN:VCARD", "VERSION:4.0", *PUBLIC, *notes, URL, CIRCLES, related]


def test_another_program_reads_what_we_write(tmp_path: Path) -> None:
    path = tmp_path / "contacts.vcf"
    one = replace(MEI, profile="https://example.org/mei", notes="a;b,c\\d\ne: " + "王👩🏽" * 30)
    vcard.write([one, BO], path, private=False)
    read, bo = vobject.readComponents(path.read_text(encoding="utf-8"), validate=True)
    assert (read.fn.value, read.n.value.given, read.n.value.family) == ("Mei Lin, PhD", "Mei Lin, PhD", "")
    assert (read.org.value, read.title.value, read.tel.value) == (["Harbour; Lane"], "Analyst", "555-0100")
    assert (read.email.value, read.url.value) == ("mei@example.org", "https://example.org/mei")
    assert read.categories.value == ["Choir", "Lab, old"]
    assert read.note.value == one.notes
    assert (read.version.value, bo.fn.value) == ("3.0", "Bo")
    assert read.uid.value == "urn:uuid:ba5e4b78-7d77-5677-8313-d1c15ea4403f"


@pytest.mark.parametrize("path", [APPLE, GOOGLE], ids=lambda path: path.stem)
def test_another_program_reads_the_names_and_addresses_that_we_read(path: Path) -> None:
    named = {
        (read.fn.value, address.value)
        for read in vobject.readComponents(path.read_text(encoding="utf-8"))
        for address in read.contents.get("email", [])
        if "fn" in read.contents
    }
    assert {(one.name, one.email) for one in vcard.read(path).contacts if one.name != one.email} <= named


# There and back: what a card has words for.


def plain(text: str) -> str:
    """What a vCard can hold of a text: one kind of line break, and no control characters but that and the tab."""
    kept = (sign for sign in re.sub("\r\n?", "\n", text) if sign in "\t\n" or (ord(sign) > 31 and ord(sign) != 127))
    return "".join(kept).strip()


def as_read(one: Contact) -> dict[str, Any]:
    texts = {name: plain(getattr(one, name)) for name in ("name", "organisation", "title", "profile", "notes")}
    circles = tuple(dict.fromkeys(filter(None, map(plain, one.circles))))
    if (odd := plain(one.email)) and not addresses(odd):
        texts["notes"] = "\n\n".join(filter(None, [texts["notes"], f"E-mail: {odd}"]))
    return texts | {"name": texts["name"] or "?", "circles": circles}


PEOPLE = [ContactId(name) for name in ("ana", "王 小明; \\n", "urn:uuid:x, y", "שרה:1")]


@given(
    people=st.tuples(*(contacts_of(person, PEOPLE) for person in PEOPLE)),
    tied=st.booleans(),
    form=st.sampled_from([*MORE_FORMS.values()]),
)
def test_what_was_written_is_read_back_whatever_became_of_the_file(
    tmp_path_factory: pytest.TempPathFactory,
    people: tuple[Contact, ...],
    tied: bool,
    form: Callable[[bytes], bytes],
) -> None:
    path = tmp_path_factory.mktemp("written") / "contacts.vcf"
    ties = [Tie(PEOPLE[0], PEOPLE[1], 5), Tie(PEOPLE[1], PEOPLE[2], 1, "observed")] if tied else []
    vcard.write(people, path, ties=ties, private=False)
    for line in path.read_bytes().split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # No line ends within a character.
    reading = vcard.read(path)
    found = [{name: getattr(one, name) for name in as_read(one)} for one in reading.contacts]
    assert found == [*map(as_read, people)]
    ids = [one.id for one in reading.contacts]
    assert set(reading.ties) == ({Tie(ids[0], ids[1]), Tie(ids[1], ids[2])} if tied else set())
    assert len(reading.skipped) == sum(not addresses(one.email) for one in people if plain(one.email))
    path.write_bytes(form(path.read_bytes()))
    assert vcard.read(path).contacts == reading.contacts
