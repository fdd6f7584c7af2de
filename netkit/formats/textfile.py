"""A file that a person chose, perhaps a wrong one: what kind of file it is, and its text in whichever coding."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from netkit.errors import NO_OPTION, Option, UnreadableFile
from netkit.formats import codepage

LARGEST: Final = 64 << 20
"""How many bytes a text file may have."""
LONGEST: Final = 131_072
"""How many characters a line or a cell may have."""
HEAD: Final = 4096
"""A file of another kind shows it within this many bytes."""

_AS_TABLE: Final = "In the program that made it, choose Save as or Export, and then Excel (.xlsx) or CSV"
_AS_CARDS: Final = "Export it as vCard (.vcf) or CSV instead"
_OFFICE: Final = "a document of an old Office program (.xls), or a workbook locked with a password"
_UNLOCK: Final = "Open it in Excel or LibreOffice, take off the password, and save it as .xlsx"
_PROGRAM: Final = rb"import \w+\s|from \S+ import |#include |package \w|def \w+\(|const \w+ ="
_MAIL: Final = (
    rb"(?:From|To|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Reply-To|X-[\w-]+):.*\n"
)
_SQL: Final = rb"INSERT (?:IGNORE )?INTO|CREATE TABLE|DROP TABLE|COPY \S+ .*FROM stdin|SET FOREIGN_KEY"
_NO_SQL: Final = "Export the contacts as CSV or vCard instead; Monica has Export as JSON in its settings"
_KINDS: Final[tuple[tuple[bytes, str, str], ...]] = (
    (rb"\xff\xd8\xff", "a photo, not a text file", ""),
    (rb"\x89PNG|GIF8", "a picture, not a text file", ""),
    (rb"%PDF", "a PDF document, not a text file", ""),
    (rb"\xd0\xcf\x11\xe0", _OFFICE, _UNLOCK),
    (rb"SQLite format 3", "a database, not a text file", ""),
    (rb"PK\x03\x04.{26,100}opendocument", "a document of LibreOffice or OpenOffice (.ods, .odt)", _AS_TABLE),
    (rb"PK\x03\x04.{26,60}(?:Index/|Metadata/|preview)", "a document of Apple Numbers or Pages", _AS_TABLE),
    (rb"PK\x03\x04.*(?:\[Content_Types\]\.xml|docProps/|_rels/|xl/)", "a spreadsheet", ""),
    (rb"PK\x03\x04", "a zip archive", "Unzip it, and choose the list of contacts in it"),
    (rb"\s*(?:<!doctype html|<html)", "a web page, perhaps one that asked you to sign in", ""),
    (rb"\s*<\?xml|\s*<[a-z]+[ >]", "a file in XML", _AS_TABLE),
    (rb"\{\\rtf", "a document of a word processor (RTF)", _AS_TABLE),
    (rb"(?:#.*\n|version: *1\s*\n|\s)*dn::? ", "an address book in LDIF", _AS_CARDS),
    (rb"\s*\[\s*(?:\[\s*)?\"vcard\"", "an address book in jCard", _AS_CARDS),
    (rb"#!|<\?php|(?:#[^,;\n]*\n|\s)*(?:" + _PROGRAM + rb")", "a program", ""),
    (rb"\s*[\[{]", "a JSON file that is no export netkit knows", "Export it as CSV or vCard (.vcf) instead"),
    (rb"\s*BEGIN:VCARD", "an address book (vCard)", ""),
    (rb"\s*BEGIN:VCALENDAR", "a calendar, not an address book", ""),
    (rb"(?:From .*\n)?" + _MAIL + rb"(?:[ \t].*\n|" + _MAIL + rb")+", "an e-mail", "Save the list that is in it"),
    (rb"(?:.*\n)*?\s*(?:" + _SQL + rb")\b", "a dump of a database (SQL)", _NO_SQL),
)
"""How a file of another kind begins, what it is, and what to do; the first that fits counts."""
_PATTERNS: Final = [
    (re.compile(begins, re.IGNORECASE | (re.DOTALL if begins[:2] == b"PK" else re.NOFLAG)), what, how)
    for begins, what, how in _KINDS
]
_UNSEEN: Final = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u00ad")) | dict.fromkeys(
    map(ord, "\u00a0\u2007\u202f"), " "
)


@dataclass(frozen=True, slots=True)
class InMemory:
    """A file that is not on the disk here, such as one that a browser sent."""

    name: str
    content: bytes = field(repr=False)


File: TypeAlias = str | Path | InMemory


def name_of(file: File) -> str:
    """The name of a file, without its folder."""
    return file.name if isinstance(file, InMemory) else Path(file).name


def refused(name: str | Path, why: str, *, option: Option = NO_OPTION) -> UnreadableFile:
    """The error for a file of this name, and the option that would help in place of ``{option}``."""
    return UnreadableFile(f"{name}: {why}", option=option)


@contextmanager
def open_file(path: File) -> Iterator[tuple[io.BufferedReader, str]]:
    """Open a file that a person chose; gives it and its name.

    Raises UnreadableFile for a file that is missing or may not be opened, with its path as it was typed.
    """
    if isinstance(path, InMemory):
        # The buffer is as long as the longest look ahead.
        yield io.BufferedReader(io.BytesIO(path.content)), path.name
        return
    path = typed = Path(path)
    name = path.name
    with suppress(RuntimeError):  # "~name" of no user
        path = path.expanduser()
    try:
        if path.is_dir():
            raise refused(typed, "this is a folder. Name a file in it")
        with path.open("rb") as file:
            yield file, name
    except FileNotFoundError:
        raise refused(typed, "there is no such file. Check its name, and the folder it is in") from None
    except OSError as error:
        raise refused(typed, f"the file cannot be read ({error.strerror}). Check that you may open it") from None


def read_whole(file: io.BufferedReader, name: str, *, most: int, advice: str) -> bytes:
    """The whole of an open file, which is refused with this advice if it is larger than ``most`` bytes."""
    raw = file.read(most + 1)
    if len(raw) > most:
        raise refused(name, f"the file is larger than {most >> 20} MB. {advice}")
    return raw


def refuse_another_kind(head: bytes, name: str, wanted: str) -> None:
    """Raise UnreadableFile for a file that is empty or begins as another kind of file does."""
    head = plain_head(head)
    if not head.strip(b"\x1a \t\r\n\0"):
        raise refused(name, "the file is empty. Choose one with people in it")
    for begins, what, how in _PATTERNS:
        if begins.match(head):
            raise refused(name, f"this is {what}. {how or f'Choose {wanted} instead'}")


def plain_head(head: bytes) -> bytes:
    """The first bytes of a file in UTF-8, without a byte order mark, if they are in UTF-16."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head[: len(head) & ~1].decode("utf-16", "replace").encode("utf-8", "replace")
    return head.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")


def text_of(raw: bytes, name: str, is_heading: Callable[[str], bool]) -> str:
    """The text of a file in UTF-8, UTF-16 or, by its headings and letters, an old code page.

    Raises UnreadableFile where that is not sure.
    """
    raw = raw.rstrip(b"\x1a")  # which ended a file in DOS
    marked, raw = raw.startswith(codecs.BOM_UTF8), raw.removeprefix(codecs.BOM_UTF8)
    coding = "utf-8"
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        coding = "utf-16"
    elif b"\0" in raw[:HEAD]:
        odd, even = raw[1:HEAD:2].count(0), raw[0:HEAD:2].count(0)
        coding = "utf-16-le" if odd > 3 * even else "utf-16-be" if even > 3 * odd else coding
    try:
        text: str | None = raw.decode(coding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        text = None if marked or b"\0" in raw else codepage.western(raw) or codepage.by_heading(raw, is_heading)
        if text is None:
            # In a text editor of the same computer, the names show which of the code pages it is.
            why = f"line {line} is neither in UTF-8 nor surely in another encoding, so names would come out garbled"
            advice = "open it in a text editor such as Notepad, see that the names are right, and save it with the "
            raise refused(name, f"{why}. On the computer that made the file, {advice}encoding UTF-8") from None
    assert text is not None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise refused(name, f"this is not a text file; line {line} holds bytes that no text has")
    return text.replace("\ufeff", "")


def clean(cell: str) -> str:
    """A cell without the spaces around it and the signs that nobody sees; a no-break space is a space."""
    return cell.strip() if cell.isascii() else cell.translate(_UNSEEN).strip()
