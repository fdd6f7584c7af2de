"""Files as people have them, each with its right contents written down by hand: who comes, and what is said."""

# ruff: noqa: RUF001, RUF003 - letters that look alike

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from netkit.errors import UnreadableFile
from netkit.formats import codepage, programs
from netkit.formats.contact_rows import Reading
from netkit.formats.textfile import InMemory
from netkit.model import Contact
from netkit.network import Network
from tests.importers import FIXTURES, workbook
from tests.odd_files import zipped

HERE = FIXTURES / "import"
CASES: list[dict[str, Any]] = tomllib.loads((HERE / "cases.toml").read_text("utf-8"))["case"]


def said_of(one: Contact, names: Mapping[str, str]) -> dict[str, Any]:
    """What is known of a contact, with names in place of ids and days as texts."""
    known = {part.name: getattr(one, part.name) for part in fields(one) if getattr(one, part.name) != part.default}
    known |= {"met_on": str(one.met_on)} if one.met_on else {}
    known |= {"introduced_by": names.get(one.introduced_by, one.introduced_by)} if one.introduced_by else {}
    return {name: [*value] if isinstance(value, tuple) else value for name, value in known.items() if name != "id"}


def in_memory(content: str | bytes, name: str = "people.csv") -> InMemory:
    return InMemory(name, content.encode() if isinstance(content, str) else content)


def people(file: Path | InMemory) -> list[dict[str, Any]]:
    added = Network.of().import_file(file).added
    names = {one.id: one.name for one in added}
    return [said_of(one, names) for one in added]


def test_every_file_here_has_its_right_contents_written_down() -> None:
    assert {file.name for file in HERE.iterdir()} == {one.get("file", "cases.toml") for one in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.get("file") or case["table"].strip()[:40])
def test_everybody_in_a_file_is_kept_and_what_is_not_is_said_or_the_file_refused(case: dict[str, Any]) -> None:
    network = Network.of()
    file = HERE / case["file"] if "file" in case else in_memory(case["table"], "of any ending.vcf")
    if "refused" in case:
        with pytest.raises(UnreadableFile, match=re.escape(case["refused"])) as caught:
            network.import_file(file)
        assert str(caught.value).startswith(f"{file.name}: ")
        assert "Acme" not in str(caught.value)
        assert network.contacts == Network.of().contacts
        return
    title = network.preview(file).title
    assert title == case.get("title", title)
    found = network.import_file(file)
    names = {one.id: one.name for one in found.added}
    assert [said_of(one, names) for one in found.added] == case["people"]
    lines = [*found.remarks, *found.skipped]
    words = case.get("said", lines)
    assert len(lines) == len(words)
    assert all(word in line for word, line in zip(words, lines, strict=True))
    again = network.import_file(file)
    assert (again.added, again.known) == ((), len(case["people"]))


def test_a_name_that_begins_as_a_home_folder_does_is_a_name() -> None:
    assert "There is no ~draft.csv here yet" in str(Network.of().preview("~draft.csv"))


def test_what_is_packed_or_coded_twice_is_known_too() -> None:
    with pytest.raises(UnreadableFile, match=r"Apple Numbers or Pages\. In the program that made it, choose Save as"):
        Network.of().import_file(in_memory(zipped({"Index/Document.iwa": b"Acme"})))
    lines = workbook(["Name,Company,E-mail"], ['Eva Ott,"Kai', ' AG",eva@example.org'])
    assert people(in_memory(lines)) == [{"name": "Eva Ott", "email": "eva@example.org", "organisation": "Kai; AG"}]
    twice = "Name,Company\nJörg Ás,Café\n".encode().decode("cp1252", "surrogateescape").replace("\udc81", "\x81")
    assert people(in_memory(workbook(["Name", "Company"], ["JÃ¶rg Ott", "CafÃ©"]))) == [
        {"name": "Jörg Ott", "organisation": "Café"}
    ]
    assert people(in_memory(twice)) == [{"name": "Jörg Ás", "organisation": "Café"}]


# 1. More of what is no list of contacts.


def test_a_list_of_names_alone_is_taken_if_they_look_like_names_or_somebody_says_that_they_are() -> None:
    assert len(people(in_memory("Name\nAda Sorensen\nBram Okoro\n王小明\n"))) == 3
    assert len(people(in_memory("Name,Birthday\nAda Sorensen,12.05\nBram Okoro,31.10\n"))) == 2
    assert len(people(in_memory("Name,Phone,Owes me\nAda Sorensen,555-01001,12.50 €\n"))) == 1
    network = Network.of()
    assert len(network.import_file(in_memory("Name\nAda\nBram\n"), columns={"Name": "name"}).added) == 2


def test_lists_that_were_joined_are_read_each_by_its_own_header() -> None:
    joined = "Name,Company\nAda Berg,Lumen\n\ufeffFirma,Name,E-Mail\nQuill,Bo Ek,bo@example.org\nName,Company\nCem,\n"
    found = Network.of().import_file(in_memory(joined))
    assert [(one.name, one.organisation, one.email) for one in found.added] == [
        ("Ada Berg", "Lumen", ""),
        ("Bo Ek", "Quill", "bo@example.org"),
        ("Cem", "", ""),
    ]
    assert found.remarks == (
        "The heading stands again in line 3: nobody.",
        "The heading stands again in line 5: nobody.",
    )
    table = "| Name | Company |\n|------|---------|\n| Ada Berg | Lumen |\n"
    assert people(in_memory(table)) == [{"name": "Ada Berg", "organisation": "Lumen"}]


# 4. and 5. Who is the same person.


def test_the_list_in_another_language_or_of_another_program_adds_nobody() -> None:
    network = Network.of()
    network.import_file(HERE / "linkedin-portuguese.csv")
    for name in ("linkedin-dutch.csv", "linkedin-excel-de-bom-semicolon.csv", "linkedin-saved-as-xlsx.xlsx"):
        assert network.import_file(HERE / name).added == ()
    assert network.import_file(HERE / "vcard-email-with-name.vcf").added == ()  # name and address
    other = "First Name,Last Name,URL,Connected On\nAda M.,Sorensen,http://linkedin.com/in/ADA-X1/?x=1,05 Mar 2024\n"
    assert network.import_file(in_memory(other)).added == ()


def test_a_shared_address_or_number_makes_no_two_people_one_but_a_pair_to_look_at() -> None:
    network = Network.of()
    network.import_file(HERE / "shared-office-address-one.csv")
    found = network.import_file(HERE / "shared-office-address-two.csv")
    assert len(found.added) == 2
    same = "Name,LinkedIn\nAda Berg,linkedin.com/in/ada/en\nAda Berg,linkedin.com/in/Ada/details/skills/?x=1\n"
    assert len(people(in_memory(same))) == 1
    phones = "Name,Phone\nAda Berg,+49 30 5550100\nBo Ek,+49 30 5550100\n"
    assert len(people(in_memory(phones))) == 2
    assert len(people(in_memory("Name,Company\nMei Lin,Acme\nMei Lin,Lumen\n"))) == 2


# 7. Languages.


def test_every_sign_of_another_program_has_its_language_and_where_it_was_found() -> None:
    for one in programs.PROGRAMS.values():
        assert all(": " in source for source in one.signs.values()) or one is programs.OURS


@pytest.mark.parametrize(
    ("page", "table"),
    [
        ("cp932", "名,姓,会社名,電子メール アドレス\n太郎,山田,東京商事,taro@example.org\n"),
        ("gbk", "姓名,公司,手机\n王小明,研究所,13800000000\n"),
        ("cp1250", "Imię;Nazwisko;Firma\nPaweł;Śliwiński;Łódź\n"),
        ("cp1251", "Имя;Компания\nИван Петров;Заря\n"),
        ("koi8_r", "Имя;Компания\nИван Петров;Заря\n"),
        ("cp1253", "Όνομα;Εταιρεία\nΝίκος Παππάς;Φάρος\n"),
        ("big5", "姓名,公司,電話\n王小明,研究所,0912345678\n"),
        ("cp1254", "Ad;Soyad;Şirket\nAyşe;Yıldız;Işık\n"),
    ],
)
def test_the_code_page_of_another_region_is_known_by_a_heading(page: str, table: str) -> None:
    assert people(in_memory(table.encode(page))) == people(in_memory(table))


WESTERN = (
    "Göran Jörg Sören Björn Müller Möller Günther Käthe Änne Größe Übel Köhn Böhm Krüger Hänsel Zoë Noël Chloé Renée "
    "André José María Muñoz Núñez Peña Íñigo Ángel Óscar Úrsula Álvaro Iñaki Ramón Inès Hélène Geneviève François "
    "Châtelet Benoît Jérôme Gaëlle Loïc Maël Cécile Éric Étienne João Conceição São Magalhães Antônio Patrícia Mônica "
    "Niccolò Forlì Åse Håkan Bjørn Søren Kjær Østergaard Malmö Märta Päivi Hämäläinen Yrjö Aníbal Seán Šárka Aleš "
    "O’Neill D’Angelo L’Oréal Bob’s Jean–Luc Côté Gagné Lévesque Güell Mercè Núria Zaïre Sœur Œuvre Luís Ada’s Fañch "
    "Õnne Ângela Ève école île"
)


def test_one_western_name_is_right_in_either_of_the_old_pages_or_asked_about_and_never_garbled() -> None:
    asked = set()
    for name in WESTERN.split():
        for page in ("cp1252", "mac_roman"):
            text = f"Name,Company\nBo Ek,Lumen\n{name} Berg,Acme\n"
            with suppress(UnicodeEncodeError):
                found = codepage.western(text.encode(page))
                assert found in (text, None), page
                asked |= {f"{name} {page}"} if found is None else set()
    # Lu’s and Luís have the same bytes, and so have Aleš and Aleö, Õnne and Ínne, école and Ècole, île and Óle.
    unsure = "Luís Œuvre Fañch Õnne Ângela Ève école", "Ada’s Aleš Fañch école île"
    assert asked == {
        f"{name} {page}" for names, page in zip(unsure, ("mac_roman", "cp1252"), strict=True) for name in names.split()
    }


# More of the same kinds.


def reading(content: str, **how: Any) -> Reading:
    from netkit.formats import contact_tables

    return contact_tables.read(in_memory(content), **how)


def test_three_addresses_of_google_are_all_kept() -> None:
    header = "First Name,Last Name,File As,Labels,E-mail 1 - Value,E-mail 2 - Value,E-mail 3 - Value,Phone 1 - Value"
    row = "Ada,Sorensen,,Choir ::: * myContacts,a@example.org ::: b@example.org,c@example.org,,555-01001 ::: 555-01002"
    (ada,) = people(in_memory(f"{header}\n{row}\n"))
    assert (ada["email"], ada["phone"], ada["circles"]) == ("a@example.org", "555-01001", ["Choir"])
    assert ada["notes"].splitlines() == [
        "Other e-mail address: b@example.org; c@example.org",
        "Other telephone number: 555-01002",
    ]


def test_a_comma_too_many_or_too_few_loses_nobody_and_mixes_nothing_up() -> None:
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    more = "Ada,Sorensen,https://www.linkedin.com/in/ada-x1,,Lumen, Hart & Co,Lead,05 Mar 2024"
    less = "Bram,Okoro,https://www.linkedin.com/in/bram-x2,Quillfeather,Analyst,29 Feb 2024"
    found = reading(f"{header}\n{more}\n{less}\n")
    assert [(one.name, str(one.met_on), one.email, one.organisation) for one in found.contacts] == [
        ("Ada Sorensen", "2024-03-05", "", ""),
        ("Bram Okoro", "2024-02-29", "", ""),
    ]
    assert [line.split(":")[0] for line in found.skipped] == ["line 2", "line 3"]


def test_who_only_has_an_address_is_named_by_it_and_a_day_ahead_is_kept_and_said() -> None:
    network = Network.of()
    found = network.import_file(in_memory("Name,Email,Met on\n,mei@example.org,\nBo Ek,,2124-03-05\n"))
    assert [one.name for one in found.added] == ["mei@example.org", "Bo Ek"]
    assert found.skipped == ("line 2: no name; named by the e-mail address",)
    assert found.remarks == ("1 day of a first meeting in the future; kept.",)


def test_introducers_are_linked_or_said_and_so_is_a_circle_of_two() -> None:
    table = "Name,Introduced by\nInes,Paul\nPaul,Ines\nBo,Otto Ek III\nOtto Ek III,\nMei,Nobody Here\n"
    found = reading(table)
    names = {one.id: one.name for one in found.contacts}
    introducers = [names.get(one.introduced_by or "", "") for one in found.contacts]  # type: ignore[call-overload]
    assert introducers == ["Paul", "Ines", "Otto Ek III", "", ""]
    strangers, circle = found.remarks
    assert strangers == "1 introducer unknown in this file; the name is in how you met."
    assert circle == "1 pair of people who are said to have introduced each other."
