"""The cards of a vCard file (.vcf), each with the properties that netkit reads, as text.

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
from dataclasses import dataclass, field
from typing import Final, TextIO

from netkit.errors import UnreadableFile
from netkit.formats import codepage
from netkit.formats.contact_rows import MOST_ROWS
from netkit.formats.content_lines import without_controls
from netkit.formats.textfile import HEAD, File, open_file, plain_head, refuse_another_kind, refused

LONGEST: Final = 1_048_576
"""How many characters one card may have in the properties that are read."""
LONGEST_SKIPPED: Final = 67_108_864
"""How many characters a property that is skipped may have: room for a large photo."""

_PIECE: Final = 65_536
_FOLDED_AT: Final = 70
"""A line of so many characters may go on in one that is not indented."""
MOST_PROBLEMS: Final = 20
"""So many odd lines of one card are said."""
_TAKEN: Final = {
    *("BEGIN", "END", "AGENT", "VERSION", "KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS", "X-SOCIALPROFILE"),
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
        return {value.lower() for value in self.parameters.get("TYPE", ())}

    @property
    def preference(self) -> int:
        """From 1, the most preferred, to 100 (RFC 6350, 5.3); before vCard 4.0, preferred or not."""
        stated = self.parameters.get("PREF", ("",))[0]
        return int(stated) if re.fullmatch(r"[0-9]{1,3}", stated) else 1 if "pref" in self.types else 101

    def decoded(self) -> str:
        """The value, still escaped. Raises ValueError or LookupError if it does not fit its encoding.

        Text that names no character set is in UTF-8 or in an old Western code page.
        """
        encodings = {value.upper() for value in self.parameters.get("ENCODING", ())}
        charset = self.parameters.get("CHARSET", ("",))[0]
        if not charset and encodings <= {"8BIT", "7BIT"} and not _NOT_UTF_8.search(self.raw):
            return self.raw
        data = self.raw.encode("utf-8", "surrogateescape")
        if "QUOTED-PRINTABLE" in encodings:
            data = binascii.a2b_qp(data)
        elif encodings & {"BASE64", "B"}:
            data = binascii.a2b_base64(data)
        if charset and not _CHARSETS.fullmatch(charset := codecs.lookup(charset).name):
            raise LookupError(charset)
        try:
            return data.decode(charset or "utf-8")
        except UnicodeDecodeError:
            if not charset and (text := codepage.western(data)) is not None:
                return text
            raise


@dataclass
class Card:
    """A card: the line on which it begins, its properties by name, and what is wrong with it.

    What stands outside of every card is a card without properties.
    """

    line: int
    problems: list[str] = field(default_factory=list)
    found: dict[str, list[Property]] = field(default_factory=dict)
    version: str = "3.0"
    """By which its values are read."""

    def decoded(self, name: str) -> Iterator[tuple[Property, str]]:
        """The values of a property, still escaped, the preferred one first; what cannot be read is noted."""
        for one in sorted(self.found.get(name, ()), key=lambda one: one.preference):
            try:
                yield one, one.decoded()
            except (ValueError, LookupError):
                why = "it is not in the character set or the encoding that the line names"
                advice = "Export again, as vCard 3.0 or 4.0 if you can choose"
                said = f"the text in line {one.line} cannot be made out, because {why}. {advice}; left out"
                if said not in self.problems:
                    self.problems.append(said)

    def all(self, name: str, *, but: frozenset[str] = frozenset()) -> list[str]:
        """The values of a property that are filled in, the preferred one first, but those of some types."""
        values = (self.plain(value) for one, value in self.decoded(name) if not one.types & but)
        return list(filter(None, values))

    def first(self, name: str) -> str:
        """The preferred value of a property, or an empty text."""
        return next(iter(self.all(name)), "")

    def parts(self, name: str, separators: str) -> list[str]:
        """The values of a property, split at these separators."""
        return [self.plain(part) for _, value in self.decoded(name) for part in split(value, separators)]

    def plain(self, text: str) -> str:
        """A decoded value without its escapes, of which vCard 2.1 has only two: a backslash may be a backslash."""
        escapes = r"\\([;,])" if self.version == "2.1" else r"\\([\\,;:nN])"
        text = re.sub(escapes, lambda found: "\n" if found[1] in "nN" else found[1], text)
        return without_controls(text).strip()


def split(value: str, separators: str) -> list[str]:
    """The value cut at each separator that no backslash escapes."""
    # No null is in a value: files with one are refused.
    return re.sub(rf"(\\.)|[{separators}]", lambda found: found[1] or "\0", value, flags=re.DOTALL).split("\0")


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
        lines = io.TextIOWrapper(file, encoding=coding, errors="surrogateescape")
        any_card = False
        for count, card in enumerate(_cards(_logical_lines(lines, name, passed), name, passed)):
            if count == MOST_ROWS:
                raise refused(name, f"the file has more than {MOST_ROWS:,} cards, which no address book has")
            if card.found:
                any_card = True
                stated = card.found["VERSION"][0].raw.strip() if "VERSION" in card.found else ""
                if stated in ("2.1", "3.0", "4.0"):
                    card.version = stated
                else:
                    what = f"vCard version {stated[:20]!r}" if stated else "a card without a VERSION"
                    card.problems.append(f"{what}; read as 3.0")
            yield card
        if not any_card:
            why = "this does not look like a vCard file: there is no card in this file, as no line is BEGIN:VCARD"
            raise refused(name, f"{why}. In your address book, choose Export and then vCard")


def _cards(lines: Iterator[tuple[int, str]], name: str, passed: Counter[str]) -> Iterator[Card]:
    card: Card | None = None
    size, inner, agent = 0, 0, False
    for line, text in lines:
        word = text.strip(" \t\x1a\ufeff").upper()
        if word == "BEGIN:VCARD" and card and (agent or inner):
            inner, agent = inner + 1, False
        elif word == "BEGIN:VCARD":
            if card:
                card.problems.append(f"END:VCARD is missing: another card begins in line {line}")
                yield card
            card, size = Card(line), 0
        elif not card:
            if word:
                yield Card(line, ["this stands outside of every card; left out"])
        elif word == "END:VCARD":
            if not inner:
                yield card
                card, agent = None, False
            inner = max(0, inner - 1)
        elif not inner:
            size += len(text)
            if size > LONGEST:
                raise _too_long(name, line, LONGEST)
            if one := _property(line, text):
                agent = one.name == "AGENT" and not one.raw.strip()
                passed["AGENT"] += one.name == "AGENT"
                card.found.setdefault(one.name, []).append(one)
            elif word and len(card.problems) < MOST_PROBLEMS:
                card.problems.append(f"line {line} in it is not of the form NAME:value; left out")
    if card:
        card.problems.append("END:VCARD is missing: the file ends within the card")
        yield card


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
    number, first, size, width = 0, 0, 0, 0
    taken, soft, ended = True, False, True
    while piece := file.readline(_PIECE):
        begins, ended = ended, piece.endswith("\n")
        number += begins
        text = piece.rstrip("\n")
        if "\0" in text:
            raise refused(name, f"this is not a text file; line {number} holds bytes that no text has")
        if begins and not (held and _continues(text, held[0], width, soft=soft, taken=taken)):
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
            elif begins and width < _FOLDED_AT:
                text = f"\n{text}"
            size += len(text)
            if taken:
                held.append(text)
        width = len(piece)
        if size > (longest := LONGEST if taken else LONGEST_SKIPPED):
            raise _too_long(name, first, longest)
        soft = text.endswith("=") and bool(held) and _QUOTED_PRINTABLE.match(held[0]) is not None
    if held and taken:
        yield first, "".join(held)


def _continues(text: str, held: str, width: int, *, soft: bool, taken: bool) -> bool:
    """Whether this line goes on with the one before it, of this width, in what began as ``held``."""
    if soft:
        return text.upper() != "END:VCARD"
    if text[:1] in (" ", "\t"):
        return True
    # Not indented, as it should be: a photo in base64, a note of several lines, a line that a program has cut.
    open_end = not taken or width >= _FOLDED_AT or held[:5].upper() in ("NOTE:", "NOTE;")
    return open_end and ":" not in text


def _too_long(name: str, line: int, longest: int) -> UnreadableFile:
    what = f"what begins in line {line} does not end within {longest:,} characters, which no card needs"
    return refused(name, f"{what}. Export the file again")
