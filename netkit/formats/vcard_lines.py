"""The cards of a vCard file (.vcf), each with the properties that netkit reads, still escaped.

Folded lines are joined, even where the fold cut a character in two. Other properties, such as photos, are skipped
piece by piece, so that no file can fill the memory.

Sources: RFC 6350 (vCard 4.0), RFC 2426 (3.0) and the vCard 2.1 specification (versit, 1996).
"""

from __future__ import annotations

import binascii
import codecs
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TextIO

from netkit.errors import UnreadableFile
from netkit.formats import codepage
from netkit.formats.contact_rows import MOST_ROWS, BadRow
from netkit.formats.textfile import HEAD, File, open_file, plain_head, refuse_another_kind, refused

LONGEST: Final = 1_048_576
"""How many characters one card may have in the properties that are read."""
LONGEST_SKIPPED: Final = 67_108_864
"""How many characters a property that is skipped may have: room for a large photo."""

_ADVICE: Final = "Export again, as vCard 3.0 or 4.0 if you can choose"
_PIECE: Final = 65_536
MOST_PROBLEMS: Final = 20
"""So many odd lines of one card are said."""
_TAKEN: Final = {
    *("BEGIN", "END", "AGENT", "VERSION", "KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS"),
    *("FN", "N", "NICKNAME", "ORG", "TITLE", "EMAIL", "TEL", "URL", "CATEGORIES", "NOTE", "UID", "RELATED"),
}
_START: Final = re.compile(r"(?:[A-Za-z0-9_-]++\.)?([A-Za-z0-9_-]++)[;:]")
# Possessive (++, *+): a line of any shape is matched or not in one pass.
_LINE: Final = re.compile(r'(?:[A-Za-z0-9_-]++\.)?([A-Za-z0-9_-]++)((?:;(?:[^":;]|"[^"]*+")*+)*+):(.*)', re.DOTALL)
_PARAMETER: Final = re.compile(r';((?:[^":;]|"[^"]*+")*+)')
_QUOTED_PRINTABLE: Final = re.compile(r"[^:]*quoted-printable[^:]*:", re.IGNORECASE)
_ENCODINGS: Final = {"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"}
_NOT_UTF_8: Final = re.compile("[\udc80-\udcff]")
_CHARSETS: Final = re.compile(
    r"ascii|utf-8|iso8859-\d+|cp\d+|koi8-[rut]|shift_jis|euc_(?:jp|kr)|iso2022_(?:jp|kr)|gb2312|gbk|gb18030|big5"
)


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a card: ``raw`` is its value in the file, escaped and perhaps encoded."""

    name: str
    parameters: Mapping[str, tuple[str, ...]]
    raw: str
    line: int

    @property
    def types(self) -> set[str]:
        """The values of TYPE in lower case."""
        return {value.strip().lower() for value in self.parameters.get("TYPE", ())}

    def decoded(self, *, western: bool) -> str:
        """The value decoded, still escaped. Raises BadRow if it does not fit its encoding or character set.

        Text that names no character set is in UTF-8 or, where ``western`` allows it, in Windows-1252.
        """
        encodings = {value.upper() for value in self.parameters.get("ENCODING", ())}
        charset = self.parameters.get("CHARSET", ("",))[0]
        if not charset and encodings <= {"8BIT", "7BIT"} and not _NOT_UTF_8.search(self.raw):
            return self.raw
        data = self.raw.encode("utf-8", "surrogateescape")
        try:
            if "QUOTED-PRINTABLE" in encodings:
                data = binascii.a2b_qp(data)
            elif encodings & {"BASE64", "B"}:
                data = binascii.a2b_base64(data)
            return _text(data, charset, western=western)
        except (ValueError, LookupError):
            why = "it is not in the character set or the encoding that the line names"
            msg = f"the text in line {self.line} cannot be made out, because {why}. {_ADVICE}"
            raise BadRow(msg) from None


@dataclass(frozen=True, slots=True)
class Card:
    """A card: the line on which it begins, its properties, and what is wrong with it, line by line.

    What stands outside of every card is a card without properties.
    """

    line: int
    properties: tuple[Property, ...] = ()
    problems: tuple[str, ...] = ()


def cards(path: File, passed: Counter[str]) -> Iterator[Card]:
    """Each card in the file, in its order; a card inside another, as vCard 2.1 has for an agent, is skipped.

    ``passed`` counts the properties that were not taken, by name. Raises UnreadableFile for a missing file, a file
    without cards, and a line that is too long.
    """
    with open_file(path) as (file, name):
        head = file.peek(HEAD)[:HEAD]
        if b"BEGIN:VCARD" not in plain_head(head).upper():
            refuse_another_kind(head, name, "a vCard file")
        coding = "utf-16" if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"
        lines = io.TextIOWrapper(file, encoding=coding, errors="surrogateescape", newline="")
        count = 0
        for card in _cards(_logical_lines(lines, name, passed), name, passed):
            count += bool(card.properties)
            if count > MOST_ROWS:
                raise refused(name, f"the file has more than {MOST_ROWS:,} cards, which no address book has")
            yield card
        if not count:
            why = "this does not look like a vCard file: there is no card in this file, as no line is BEGIN:VCARD"
            raise refused(name, f"{why}. In your address book, choose Export and then vCard")


def _cards(lines: Iterator[tuple[int, str]], name: str, passed: Counter[str]) -> Iterator[Card]:
    begun, inner, agent, outside = 0, 0, False, 0
    properties: list[Property] = []
    size = 0
    problems: list[str] = []
    for line, text in lines:
        word = text.strip(" \t\x1a\ufeff").upper()
        if word == "BEGIN:VCARD":
            if begun and (agent or inner):
                inner, agent = inner + 1, False
                continue
            if begun:
                yield Card(
                    begun, tuple(properties), (*problems, f"END:VCARD is missing: another card begins in line {line}")
                )
            begun, properties, problems, size = line, [], [], 0
        elif not begun:
            if word:
                outside += 1
                if outside > MOST_ROWS:
                    raise refused(name, f"line {line} stands outside of every card, as very many lines before it do")
                yield Card(line, problems=("this stands outside of every card; left out",))
        elif word == "END:VCARD":
            if inner:
                inner -= 1
                continue
            yield Card(begun, tuple(properties), tuple(problems))
            begun, agent = 0, False
        elif not inner:
            size += len(text)
            if size > LONGEST:
                raise _too_long(name, line, LONGEST)
            one = _property(line, text)
            if one is None:
                if word and len(problems) < MOST_PROBLEMS:
                    problems.append(f"line {line} in it is not of the form NAME:value; left out")
                continue
            agent = one.name == "AGENT" and not one.raw.strip()
            passed["AGENT"] += one.name == "AGENT"
            properties.append(one)
    if begun:
        yield Card(begun, tuple(properties), (*problems, "END:VCARD is missing: the file ends within the card"))


def _property(line: int, text: str) -> Property | None:
    found = _LINE.fullmatch(text)
    if not found:
        return None
    parameters: dict[str, tuple[str, ...]] = {}
    for part in _PARAMETER.findall(found[2]):
        key, equals, value = part.partition("=")
        if not equals:  # vCard 2.1 leaves out TYPE= and ENCODING=
            key, value = ("ENCODING" if key.strip().upper() in _ENCODINGS else "TYPE"), key
        key = key.strip().upper()
        values = tuple(one.strip() for one in value.replace('"', "").split(","))
        parameters[key] = parameters.get(key, ()) + values
    return Property(found[1].upper(), parameters, found[3], line)


def _logical_lines(file: TextIO, name: str, passed: Counter[str]) -> Iterator[tuple[int, str]]:
    """Each line of a property that is read, unfolded, with its number."""
    held: list[str] = []
    number, first, size = 0, 0, 0
    taken, soft, ended = True, False, True
    before = ""
    while piece := file.readline(_PIECE):
        if before.endswith("\r") and piece == "\n" and len(before) == _PIECE:  # one line break, cut in two
            continue
        before = piece
        begins, ended = ended, piece[-1] in "\r\n"
        number += begins
        text = piece.rstrip("\r\n")
        if "\0" in text:
            raise refused(name, f"this is not a text file; line {number} holds bytes that no text has")
        if begins and not (held and _continues(text, soft=soft, taken=taken)):
            if held and taken:
                yield first, "".join(held)
            start = _START.match(text)
            taken = start is None or start[1].upper() in _TAKEN
            if not taken and start and text[start.end() :].strip(";: "):
                passed[start[1].upper()] += 1
            held, first, size = ([text] if text else []), number, len(text)
        else:
            if begins and soft:
                held[-1] = held[-1].removesuffix("=")
                text = text[1:] if text[:2] in (" =", "\t=") else text  # folded as well
            elif begins and text[:1] in (" ", "\t"):
                text = text[1:]
            size += len(text)
            if taken:
                held.append(text)
        if size > (LONGEST if taken else LONGEST_SKIPPED):
            raise _too_long(name, first, LONGEST if taken else LONGEST_SKIPPED)
        soft = text.endswith("=") and bool(held) and _QUOTED_PRINTABLE.match(held[0]) is not None
    if held and taken:
        yield first, "".join(held)


def _continues(text: str, *, soft: bool, taken: bool) -> bool:
    """Whether this line goes on with the one before it."""
    if soft:
        return text.upper() != "END:VCARD"
    if text[:1] in (" ", "\t"):
        return True
    # A photo in base64 that was not indented: none of its lines has a colon.
    return not taken and bool(text) and ":" not in text


def _text(data: bytes, charset: str, *, western: bool) -> str:
    if charset:
        known = codecs.lookup(charset).name
        if not _CHARSETS.fullmatch(known):
            raise LookupError(known)
        return data.decode(known)
    try:
        return data.decode()
    except UnicodeDecodeError:
        text = codepage.western(data) if western else None
        if text is None:
            raise
        return text


def _too_long(name: str, line: int, longest: int) -> UnreadableFile:
    why = f"what begins in line {line} does not end within {longest:,} characters, which no card needs"
    return refused(name, f"{why}. Export the file again")
