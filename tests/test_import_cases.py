"""Files as people have them, each with its right contents written down by hand: who comes, and what is said."""

# ruff: noqa: RUF001, RUF003 - letters that look alike

from __future__ import annotations

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
ADA = {"name": "Ada Sorensen", "email": "ada@example.org"}
AT_WORK = ADA | {"organisation": "Quillfeather Ltd", "title": "Analyst"}
PROFILE = "https://www.linkedin.com/in/ada-x1"
LINKEDIN = {"met_on": "2024-03-05", "profile": PROFILE, "how_met": "connected on LinkedIn"}
BRAM_ON_LINKEDIN = {
    "name": "Bram Okoro",
    "organisation": "Lumen, Hart & Co",
    "title": "Lead",
    "met_on": "2024-02-29",
    "profile": "https://www.linkedin.com/in/bram-x2",
    "how_met": "connected on LinkedIn",
}
PHONES = AT_WORK | {"phone": "+1 555-0101"}
SECOND_PHONE = PHONES | {"notes": "Other telephone number: +1 555-0102"}

# File, who comes, and parts of what is said of it, each in its order.
RIGHT: dict[str, tuple[list[Mapping[str, Any]], list[str]]] = {
    "unknown-columns-lost.csv": (
        [ADA | {"organisation": "Quillfeather", "phone": "+1 555-0101"}],
        ["Columns not taken, with their filled cells: Workplace address (1)."],
    ),
    "hubspot.csv": (
        [PHONES],
        [
            "Record ID (1), Contact owner (1), Primary Associated Company ID (1), Last Activity Date (EST) (1), "
            "Marketing contact status (1), Create Date (EST) (1), Associated Company IDs (1)"
        ],
    ),
    "salesforce.csv": (
        [SECOND_PHONE],
        [
            "1 further telephone number kept in the notes.",
            "Salutation (1), Mailing Street (1), Mailing City (1), Mailing Country (1), Account Owner (1)",
        ],
    ),
    "notion.csv": (
        [AT_WORK | {"met_on": "2024-03-01", "tags": ("mentor", "choir"), "closeness": 4}],
        ["Last contacted (1)"],
    ),
    "thunderbird-mozilla.csv": (
        [SECOND_PHONE | {"circles": ("Mentors",)}],
        ["1 further telephone number kept in the notes."],
    ),
    "outlook-german.csv": (
        [
            {
                "name": "Renée Müller",
                "organisation": "Café Größe",
                "title": "Inhaberin",
                "email": "renee@example.org",
                "phone": "+49 30 555",
                "notes": "„Zitat“",
                "circles": ("Freunde", "Mentoren"),
                "how_met": "referred by Otto Lindqvist",
                "introduced_by": "Otto Lindqvist",
            },
            {"name": "Otto Lindqvist"},
        ],
        ["Anrede (2), E-Mail-Typ (1), Geburtstag (1)"],
    ),
    "linkedin-portuguese.csv": ([AT_WORK | LINKEDIN], []),
    "linkedin-dutch.csv": ([AT_WORK | LINKEDIN], []),
    "linkedin-excel-de-bom-semicolon.csv": ([AT_WORK | LINKEDIN], []),
    "linkedin-saved-as-xlsx.xlsx": ([{k: v for k, v in (AT_WORK | LINKEDIN).items() if k != "email"}], []),
    "linkedin-excel-us-saved-dates.csv": ([AT_WORK | LINKEDIN, BRAM_ON_LINKEDIN], []),
    "table-header-twice.csv": (
        [
            ADA | {"organisation": "Quillfeather"},
            {"name": "Bram Okoro", "organisation": "Lumen", "email": "bram@example.org"},
        ],
        ["The heading stands again in line 3: nobody."],
    ),
    "google-header-twice.csv": (
        [
            {"name": "Nia Falk", "organisation": "Harbour Lab", "email": "nia@example.org"},
            {"name": "Ola Wick", "email": "ola@example.org"},
        ],
        ["The heading stands again in line 3: nobody."],
    ),
    "excel-hidden-first-sheet.xlsx": (
        [{"name": "Ada Sorensen", "organisation": "Quillfeather"}],
        ["Read was the sheet 'People'; not read: 'Old 2019' (hidden, 2 rows)."],
    ),
    "samsung-qp-soft-break-then-space.vcf": (
        [{"name": "Владимир Капустин", "phone": "+71234567890"}, {"name": "Max Mix"}],
        [],
    ),
    "met-on-year-only.csv": (
        [
            {"name": "Ada Sorensen", "organisation": "Quillfeather", "met_on": "2019-01-01"},
            {"name": "Bram Okoro", "organisation": "Lumen"},
            {"name": "Cleo Park", "organisation": "Third", "met_on": "2024-03-05"},
        ],
        ["line 2: 'Met on' is '2019'; read as 2019-01-01", "line 3: 'Met on' is 'summer 2020'"],
    ),
    "monica-4-empty-php-arrays.json": ([{"name": "Ada Sorensen"}], []),
    "dos-end-of-file-sign.csv": ([ADA | {"organisation": "Quillfeather", "title": "Analyst"}], []),
    "x-custom-property-line.vcf": (
        [{"name": "Ada Sorensen"}, {"name": "Max Mix"}],
        ["line 1: line 4 in it is not of the form NAME:value; left out"],
    ),
    "vcard-banner-before-first.vcf": ([{"name": "Ada Sorensen"}], ["line 1: this stands outside of every card"]),
    "vcard-email-with-name.vcf": ([ADA], []),
    "shared-office-address-one.csv": (
        [{"name": "Ada Sorensen", "organisation": "Lumen", "email": "info@lumen.example"}],
        [],
    ),
    "shared-office-address-two.csv": (
        [
            {"name": "Bram Okoro", "organisation": "Lumen", "email": "info@lumen.example"},
            {"name": "Cleo Park", "organisation": "Lumen", "email": "info@lumen.example"},
        ],
        [],
    ),
    "uid-counter-phone-one.vcf": ([{"name": "Ada Sorensen"}], []),
    "uid-counter-phone-two.vcf": ([{"name": "Bram Okoro", "email": "bram@example.org"}], []),
}
NO_LISTS = {
    "monica-old.sql": "this is a dump of a database (SQL)",
    "mail.eml": "this is an e-mail",
    "linkedin-Skills.csv": "this does not look like a list of people",
    "libreoffice.ods": "(.ods, .odt). In the program that made it, choose Save as or Export, and then Excel (.xlsx)",
}


def said_of(one: Contact, names: Mapping[str, str]) -> dict[str, Any]:
    """What is known of a contact, with names in place of ids and days as texts."""
    known = {part.name: getattr(one, part.name) for part in fields(one) if getattr(one, part.name) != part.default}
    known |= {"met_on": str(one.met_on)} if one.met_on else {}
    known |= {"introduced_by": names.get(one.introduced_by, one.introduced_by)} if one.introduced_by else {}
    return {name: value for name, value in known.items() if name != "id"}


def in_memory(content: str | bytes, name: str = "people.csv") -> InMemory:
    return InMemory(name, content.encode() if isinstance(content, str) else content)


def people(file: Path | InMemory) -> list[dict[str, Any]]:
    added = Network.of().import_file(file).added
    names = {one.id: one.name for one in added}
    return [said_of(one, names) for one in added]


def test_every_file_here_has_its_right_contents_written_down() -> None:
    assert {file.name for file in HERE.iterdir()} == {*RIGHT, *NO_LISTS}


@pytest.mark.parametrize("name", RIGHT)
def test_everybody_in_a_file_is_kept_and_what_is_not_kept_is_said(name: str) -> None:
    network = Network.of()
    found = network.import_file(HERE / name)
    names = {one.id: one.name for one in found.added}
    who, words = RIGHT[name]
    assert [said_of(one, names) for one in found.added] == who
    lines = [*found.remarks, *found.skipped]
    assert len(lines) == len(words)
    assert all(word in line for word, line in zip(words, lines, strict=True))
    again = network.import_file(HERE / name)
    assert (again.added, again.known) == ((), len(who))


@pytest.mark.parametrize("name", NO_LISTS)
def test_what_is_no_list_of_contacts_is_an_error_that_says_what_it_is_and_nothing_is_kept(name: str) -> None:
    network = Network.of()
    with pytest.raises(UnreadableFile) as caught:
        network.import_file(HERE / name)
    assert str(caught.value).startswith(f"{name}: ")
    assert NO_LISTS[name] in str(caught.value)
    assert network.contacts == Network.of().contacts


# 1. More of what is no list of contacts.


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("-- MySQL dump 10.13\n\nCREATE TABLE `people` (`name` text);\n", "a dump of a database (SQL)"),
        ("BEGIN;\nCOPY public.contacts (name, company) FROM stdin;\nAda\tAcme\n", "a dump of a database (SQL)"),
        ("Received: from x\n by y\nSubject: Name, Company, Email\n\nAda,Acme,a@example.org\n", "an e-mail"),
        ("From mei@example.org Mon Mar 4\nFrom: Mei <mei@example.org>\nTo: me\n\nName,Company\n", "an e-mail"),
        ("Name,Proficiency\nGerman,Native\nSpanish,Limited\n", "does not look like a list of people"),
        ("Name;Price;Stock\nBolt;3;100\nNut;1;400\n", "does not look like a list of people"),
        ("Name,Number\nIntro to Python,101\nAdvanced Statistics,202\n", "does not look like a list of people"),
        ("Name,Size\nIMG 0001.jpg,2 MB\nIMG 0002.jpg,3 MB\n", "does not look like a list of people"),
        ("Name,Due date\nWrite report,2024-01-02\nCall mum,2024-02-03\n", "does not look like a list of people"),
        ("Name,Size\nMy Report.docx,2\nOld Photo.jpg,3\n", "does not look like a list of people"),
        ("name,url,username,password\nBank,https://x.example,ada@example.org,Acme\n", "these are passwords"),
        (
            "First Name,Last Name,Text,Creation Date,Status\nBo,Ek,fine,1,VISIBLE\n",
            "these are recommendations on LinkedIn",
        ),
        ("Name\nGroceries\nDentist\n", "does not look like a list of people"),
        ("Name\nBuy milk today\nCall the dentist\n", "does not look like a list of people"),
        ("Name,SKU,Price\nSteel Bolt,B1,3.50\nSteel Nut,N1,1.25\n", "'SKU' is for money or goods"),
        (
            "Date,Name,Amount\n2024-01-02,Jane Miller,-12.50\n2024-02-03,Tea House,3.00\n",
            "'Amount' is for money or goods",
        ),
        ("Buchungstag;Name;Ort;Betrag\n02.01.2024;Eva Ott;Bonn;1.250,00\n", "'Betrag' is for money or goods"),
        ("Name,Category,Debit,Credit\nJane Miller,Rent,$1 200.00,\nSam Hale,Gift,,\n", "'Debit' is for money or goods"),
        ("import csv\nname, company = 'Ada', 'Acme'\n", "this is a program"),
        ("dn: cn=Ada,o=x\ncn: Ada\nmail: ada@example.org\n", "an address book in LDIF"),
        ('["vcard", [["fn", {}, "text", "Ada"]]]', "an address book in jCard"),
        ('[{"name": "Ada"}]', "a JSON file that is no export netkit knows"),
        ("<?xml version='1.0'?><contacts/>", "a file in XML"),
        (
            zipped({"Index/Document.iwa": b"Acme"}),
            "Apple Numbers or Pages. In the program that made it, choose Save as",
        ),
        ("{\\rtf1 Name, Company}", "a document of a word processor"),
        ("Name,Company,Email\n,Acme,\n,Lumen,\n", "there is nobody in it: no row has a name"),
        ("Dear Ada,\nthank you for the name of the company.\n", "may be no list of contacts"),
    ],
)
def test_another_kind_of_file_is_called_by_its_name(content: str | bytes, words: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        Network.of().import_file(in_memory(content, "file.json"))
    assert words in str(caught.value)
    assert "Acme" not in str(caught.value)


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
    phones = "Name,Phone\nAda Berg,+49 30 5550100\nBo Ek,+49 30 5550100\n"
    assert len(people(in_memory(phones))) == 2
    assert len(people(in_memory("Name,Company\nMei Lin,Acme\nMei Lin,Lumen\n"))) == 2


# 7. Languages.


def test_every_sign_of_another_program_has_its_language_and_where_it_was_found() -> None:
    for one in programs.PROGRAMS.values():
        assert all(": " in source for source in one.signs.values()) or one is programs.OURS


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am", "05 Mrz 2024"),
        ("Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Relation depuis le", "05 mars 2024"),
        ("Nombre,Apellidos,URL,Correo,Empresa,Cargo,Fecha de contacto", "5 mar. 2024"),
        ("Nome,Cognome,URL,E-mail,Azienda,Posizione,Collegati dal", "05 mar 2024"),
        ("Imię,Nazwisko,Adres,E-mail,Firma,Stanowisko,W kontakcie od", "05 mar 2024"),
        ("Ad,Soyad,URL,E-posta,Şirket,Pozisyon,Tarih", "05 Mar 2024"),
        ("名,姓,URL,メールアドレス,会社,役職,つながった日", "2024年3月5日"),
        ("名字,姓氏,网址,邮箱,公司,职位,加为好友日期", "2024年3月5日"),
        ("이름,성,URL,이메일 주소,회사,직책,연결된 날짜", "2024년 3월 5일"),
        ("A,B,C,D,E,F,G", "05 Mar 2024"),
    ],
)
def test_a_list_of_linkedin_is_known_by_its_columns_in_every_language(header: str, day: str) -> None:
    row = f"Ada,Sorensen,https://www.linkedin.com/in/ada-x1,ada@example.org,Quillfeather Ltd,Analyst,{day}"
    assert people(in_memory(f"{header}\n{row}\n")) == [AT_WORK | LINKEDIN]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            "Titre;Prénom;Deuxième prénom;Nom;Suffixe;Société;Profession;Rue (bureau);Téléphone (bureau);"
            "Adresse de messagerie;Catégories",
            "Mme;Ada;;Sorensen;;Quillfeather Ltd;Analyst;1 Quai;+1 555-0101;ada@example.org;",
        ),
        (
            "Titel;Voornaam;Middelste naam;Achternaam;Bedrijf;Functie;Werkadres, straat;Telefoon op werk;E-mailadres",
            "Mw;Ada;;Sorensen;Quillfeather Ltd;Analyst;Kade 1;+1 555-0101;ada@example.org",
        ),
        (
            "Titolo,Nome,Secondo Nome,Cognome,Società,Qualifica,Indirizzo di lavoro,Telefono di casa,Indirizzo E-mail",
            "Dott,Ada,,Sorensen,Quillfeather Ltd,Analyst,Via 1,+1 555-0101,ada@example.org",
        ),
        (
            "Imię,Drugie imię,Nazwisko,Firma,Stanowisko,Ulica (biuro),Telefon służbowy,Adres e-mail,Notatki",
            "Ada,,Sorensen,Quillfeather Ltd,Analyst,Nabrzeże 1,+1 555-0101,ada@example.org,",
        ),
        (
            "Primeiro nome;Nome do meio;Último nome;Empresa;Cargo;Rua comercial;Fone comercial;Endereço de E-mail",
            "Ada;;Sorensen;Quillfeather Ltd;Analyst;Cais 1;+1 555-0101;ada@example.org",
        ),
        (
            "名字,中间名,姓氏,公司,职位,公司街道,公司电话,电子邮件地址,类别",
            "Ada,,Sorensen,Quillfeather Ltd,Analyst,1,+1 555-0101,ada@example.org,",
        ),
        (
            "肩書き,名,ミドル ネーム,姓,敬称,会社名,部署,役職,番地 (会社),会社電話,電子メール アドレス,分類",
            "Ms,Ada,,Sorensen,様,Quillfeather Ltd,,Analyst,1,+1 555-0101,ada@example.org,",
        ),
    ],
)
def test_an_export_of_outlook_is_read_in_its_languages(header: str, row: str) -> None:
    network = Network.of()
    assert network.preview(in_memory(f"{header}\n{row}\n")).title == "an Outlook export"
    assert people(in_memory(f"{header}\n{row}\n")) == [PHONES]


@pytest.mark.parametrize(
    ("page", "table"),
    [
        ("cp932", "名,姓,会社名,電子メール アドレス\n太郎,山田,東京商事,taro@example.org\n"),
        ("gbk", "姓名,公司,手机\n王小明,研究所,13800000000\n"),
        ("cp1250", "Imię;Nazwisko;Firma\nPaweł;Śliwiński;Łódź\n"),
        ("cp1251", "Имя;Компания\nИван Петров;Заря\n"),
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

EVA = {"name": "Eva Ott", "email": "eva@example.org"}


@pytest.mark.parametrize(
    ("table", "who"),
    [
        ("Nachname, Vorname;E-Mail\nOtt, Eva;eva@example.org\n", EVA | {"name": "Ott, Eva"}),
        ("Nazwisko i imię;E-mail\nOtt Eva;eva@example.org\n", EVA | {"name": "Ott Eva"}),
        ("Last,First,User Email\nOtt,Eva,eva@example.org\n", EVA),
        ("Name,Company,E-mail\nEva Ott,eva@example.org\nTotal: 1\n", EVA),
        ("Voornaam;Tussenvoegsel;Achternaam\nJan;van der;Berg\n", {"name": "Jan van der Berg"}),
        ("Person - Name,Person - Email - Work,Person - Owner\nEva Ott,eva@example.org,Me\n", EVA),
        ("Name (Original Name),E-mail (work)\nEva Ott,eva@example.org\n", EVA),
        ("Name,Diensttelefon,Mailadresse\nEva Ott,+49 30 555010,eva@example.org\n", EVA | {"phone": "+49 30 555010"}),
        ("Name,Emergency contact phone\nEva Ott,+49 30 555010\n", {"name": "Eva Ott"}),
        ("Name,Account Name.id,Account Name\nEva Ott,z9,Kai AG\n", {"name": "Eva Ott", "organisation": "Kai AG"}),
        (
            'Name,Phone,Tags\nEva Ott,\'+49 30 555010,"""a"",""b"""\n',
            {"name": "Eva Ott", "phone": "+49 30 555010", "tags": ("a", "b")},
        ),
        (
            "Name,E-mail\nEva Ott,eva@example.org/e@example.org\n",
            EVA | {"notes": "Other e-mail address: e@example.org"},
        ),
        (
            "Name,E-mail\nJörg Ás,j@example.org\n".encode()
            .decode("cp1252", "surrogateescape")
            .replace("\udc81", "\x81"),
            {"name": "Jörg Ás", "email": "j@example.org"},
        ),
        (
            workbook(["Name,Company,E-mail"], ['Eva Ott,"Kai', ' AG",eva@example.org']),
            EVA | {"organisation": "Kai; AG"},
        ),
    ],
)
def test_headings_and_cells_that_other_programs_write_are_understood(
    table: str | bytes, who: Mapping[str, Any]
) -> None:
    assert people(in_memory(table, "of any ending.vcf")) == [who]


def reading(content: str, **how: Any) -> Reading:
    from netkit.formats import contact_tables

    return contact_tables.read(in_memory(content), **how)


def test_three_addresses_of_google_are_all_kept() -> None:
    header = "First Name,Last Name,File As,Labels,E-mail 1 - Value,E-mail 2 - Value,E-mail 3 - Value,Phone 1 - Value"
    row = "Ada,Sorensen,,Choir ::: * myContacts,a@example.org ::: b@example.org,c@example.org,,555-01001 ::: 555-01002"
    (ada,) = people(in_memory(f"{header}\n{row}\n"))
    assert (ada["email"], ada["phone"], ada["circles"]) == ("a@example.org", "555-01001", ("Choir",))
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
