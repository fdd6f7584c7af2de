"""The importers, and for each a file of as many people as one likes, and files without end."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from netkit.errors import UnreadableFile
from netkit.formats import google, linkedin, monica, outlook, spreadsheet, vcard
from netkit.formats.contact_rows import Reading

FIXTURES = Path(__file__).parent / "fixtures"
People = Sequence[tuple[str, str]]
"""Names and organisations."""


@dataclass(frozen=True)
class Importer:
    read: Callable[..., Reading]
    file: str
    good: tuple[bytes, ...]
    """Files that it reads."""
    write: Callable[[People], bytes]
    endless: tuple[tuple[str, str], ...]
    """How files without end begin, and what comes then again and again."""
    separator: str = ""
    """What stands between the columns, if it is a table as text."""

    def of(self, contents: str | bytes | Path, **how: Any) -> Reading:
        """What is read from a file, or from one with these contents."""
        if isinstance(contents, Path):
            return self.read(contents, **how)
        with TemporaryDirectory() as folder:
            path = Path(folder, self.file)
            path.write_bytes(contents.encode() if isinstance(contents, str) else contents)
            return self.read(path, **how)

    def refusal(self, contents: str | bytes | Path, **how: Any) -> str:
        """The message with which a file, or one with these contents, is refused."""
        with pytest.raises(UnreadableFile) as caught:
            self.of(contents, **how)
        return str(caught.value)


def fixtures(folder: str, *names: str) -> tuple[bytes, ...]:
    return tuple((FIXTURES / folder / name).read_bytes() for name in names)


def as_csv(rows: Iterable[Sequence[str]], separator: str = ",", **how: Any) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, **how).writerows(rows)
    return text.getvalue().encode()


def table(*header: str, row: Callable[[str, str], list[str]], separator: str = ",") -> Callable[[People], bytes]:
    return lambda people: as_csv([header, *(row(*person) for person in people)], separator)


def workbook(*rows: Sequence[Any], change: Callable[[Any], object] = lambda sheet: None) -> bytes:
    """A workbook with these rows, after a change to its sheet."""
    import openpyxl

    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    change(book.active)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def export(people: People) -> bytes:
    contacts: list[Any] = [
        {"uuid": f"u{number}", "properties": {"first_name": name, "company": organisation}}
        for number, (name, organisation) in enumerate(people)
    ]
    account = {"data": [{"count": len(contacts), "type": "contact", "values": contacts}]}
    return json.dumps({"version": "1.0-preview.1", "account": account}, ensure_ascii=False).encode()


def cards(people: People) -> bytes:
    def escaped(text: str) -> str:
        for sign, written in (("\\", "\\\\"), (",", "\\,"), (";", "\\;"), ("\n", "\\n")):
            text = text.replace(sign, written)
        return text

    return "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{escaped(name)}\r\nN:;;;;\r\nORG:{escaped(organisation)}\r\nEND:VCARD\r\n"
        for name, organisation in people
    ).encode()


def endless(header: str) -> tuple[tuple[str, str], ...]:
    return ("", "x"), (header, "x"), (header, "a,"), (header + 'Mei,"', "Lin\n"), (header + "Mei,", '""')


LINKEDIN_HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
GOOGLE_HEADER = "First Name,Last Name,Organization Name,Labels"
OUTLOOK_HEADER = "First Name,Last Name,Company,E-mail Address"

IMPORTERS = {
    "linkedin": Importer(
        linkedin.TABLE.read,
        "Connections.csv",
        fixtures("linkedin", "connections.csv", "german.csv", "older-without-url.csv"),
        table(*LINKEDIN_HEADER.split(","), row=lambda name, company: [name, "", "", "", company, "", ""]),
        (*endless(f"{LINKEDIN_HEADER}\n"), ("Notes:\n", "\n")),
        ",",
    ),
    "google": Importer(
        google.TABLE.read,
        "contacts.csv",
        fixtures("google", "now.csv", "before.csv"),
        table(*GOOGLE_HEADER.split(","), row=lambda name, company: [name, "", company, ""]),
        endless(f"{GOOGLE_HEADER}\n"),
        ",",
    ),
    "outlook": Importer(
        outlook.TABLE.read,
        "contacts.csv",
        fixtures("outlook", "utf-8.csv", "windows-1252.csv", "by-google.csv"),
        table(*OUTLOOK_HEADER.split(","), row=lambda name, company: [name, "", company, ""]),
        endless(f"{OUTLOOK_HEADER}\n"),
        ",",
    ),
    "monica": Importer(
        monica.read,
        "monica.json",
        fixtures("monica", "export.json"),
        export,
        (("", "x"), ("", "{"), ('{"version": "', "x"), ('{"version": [', "[],")),
    ),
    "table": Importer(
        spreadsheet.TABLE.read,
        "people.csv",
        fixtures("spreadsheet", "english.csv", "german-windows-1252.csv", "french.csv"),
        table("Name", "Organisation", row=lambda name, company: [name, company], separator=";"),
        endless("Name,Company\n"),
        ";",
    ),
    "workbook": Importer(
        spreadsheet.TABLE.read,
        "people.xlsx",
        (workbook(("Name", "Company"), ("Mei Lin", "Harbour & Co."), ("王小明 👩🏽‍🔬", "")),),
        lambda people: workbook(("Name", "Company"), *people),
        (("PK\x03\x04[Content_Types].xml", "x"),),
    ),
    "vcard": Importer(
        vcard.read,
        "contacts.vcf",
        fixtures("vcard", "apple.vcf", "google.vcf", "outlook.vcf", "nextcloud.vcf", "android.vcf"),
        cards,
        (("", "x"), ("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:", "x"), ("BEGIN:VCARD\r\nVERSION:3.0\r\n", "NOTE:x\r\n")),
    ),
}
