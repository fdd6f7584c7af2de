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
from netkit.formats import contact_tables, csv_files, monica, vcard
from netkit.formats.contact_rows import Reading
from netkit.model import Contact, ContactId

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


def table(*header: str, separator: str = ",") -> Callable[[People], bytes]:
    """What writes a table with these columns, of which the first is for names."""
    at = next(index for index, heading in enumerate(header) if heading[:4] in ("Comp", "Orga"))
    blank = [""] * len(header)
    return lambda people: as_csv(
        [header, *([name, *blank[1:at], organisation, *blank[at + 1 :]] for name, organisation in people)], separator
    )


def ours(people: People) -> bytes:
    """The table of contacts that netkit writes."""
    known = [Contact(ContactId(f"c{n}"), name, organisation=firm) for n, (name, firm) in enumerate(people)]
    with TemporaryDirectory() as folder:
        return next(path for path in csv_files.write(known, folder) if path.name == "contacts.csv").read_bytes()


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


def some(kind: str, *values: Any) -> dict[str, Any]:
    """Things of one kind, as Monica writes them."""
    return {"count": len(values), "type": kind, "values": list(values)}


def monica_export(*contacts: Any, beside: tuple[Any, ...] = ()) -> str:
    """Monica's export of these contacts and of what else the account holds."""
    account = {"data": [some("contact", *contacts), *beside]}
    return json.dumps({"version": "1.0-preview.1", "account": account})


def of_monica(people: People) -> bytes:
    facts = [{"first_name": name, "company": organisation} for name, organisation in people]
    contacts = ({"uuid": f"u{number}", "properties": fact} for number, fact in enumerate(facts))
    return monica_export(*contacts).encode()


def cards(people: People) -> bytes:
    escaped = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
    return "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name.translate(escaped)}\r\nN:;;;;\r\nORG:{organisation.translate(escaped)}\r\nEND:VCARD\r\n"
        for name, organisation in people
    ).encode()


def endless(header: str) -> tuple[tuple[str, str], ...]:
    return ("", "x"), (header, "x"), (header, "a,"), (header + 'Mei,"', "Lin\n"), (header + "Mei,", '""')


def exported(program: str, header: str, *good: str) -> Importer:
    """The importer of a program's export, which is a table with this header."""
    wrong = (*endless(f"{header}\n"), ("Notes:\n", "\n"))
    write = table(*header.split(","))
    return Importer(contact_tables.read, f"{program}.csv", fixtures(program, *good), write, wrong, ",")


LINKEDIN_HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"

IMPORTERS = {
    "linkedin": exported("linkedin", LINKEDIN_HEADER, "connections.csv", "german.csv", "older-without-url.csv"),
    "google": exported("google", "First Name,Last Name,Organization Name,Labels", "now.csv", "before.csv"),
    "outlook": exported(
        "outlook",
        "First Name,Last Name,Company,E-mail Address",
        *("utf-8.csv", "windows-1252.csv", "by-google.csv"),
    ),
    "monica": Importer(
        monica.read,
        "monica.json",
        fixtures("monica", "export.json"),
        of_monica,
        (("", "x"), ("", "{"), ('{"version": "', "x"), ('{"version": [', "[],")),
    ),
    "table": Importer(
        contact_tables.read,
        "people.csv",
        fixtures("spreadsheet", "english.csv", "german-windows-1252.csv", "french.csv"),
        table("Name", "Organisation", separator=";"),
        endless("Name,Company\n"),
        ";",
    ),
    "workbook": Importer(
        contact_tables.read,
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
OURS = Importer(contact_tables.read, "contacts.csv", (), ours, (), ",")
