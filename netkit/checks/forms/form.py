"""What every form of an answer has in common."""

from __future__ import annotations

import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import product
from typing import ClassVar, Final, Generic, TypeAlias, TypeVar

from netkit.results import listed
from netkit.text import folded

Value: TypeAlias = float | str | list[str] | dict[str, str] | dict[str, float]
"""A parsed answer, which is JSON data."""
V = TypeVar("V")

MOST: Final = 20_000
"""The most characters of an answer that are read."""

NONE: Final = frozenset({"none", "no one", "noone", "no-one", "nobody", "nobody else", "no contact", "zero"})
"""What people type for nobody and nothing."""

_BLANK: Final = re.compile(r"[\s._…\-\N{EN DASH}\N{EM DASH}]*")
_BULLET: Final = re.compile(r"\s*(?:[-*+>•·]+\s|\(?\d{1,3}[.)]\s)\s*")
_REMARK: Final = re.compile(r"(?m)^[ \t]*(?:'{3}\w*|[-=*~]{3,})[ \t]*$|(?:^|(?<=\s))#\s.*$")
_SIGNS: Final = str.maketrans(
    dict.fromkeys("\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\N{ACUTE ACCENT}`", "'")
    | dict.fromkeys("\N{MINUS SIGN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}", "-")
    | {"\N{ARABIC DECIMAL SEPARATOR}": ".", "…": "..."}
    | dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys("\N{ARABIC COMMA}\N{IDEOGRAPHIC COMMA}", ",")
)


class Blank(Exception):
    """There is no answer yet."""


class Unreadable(Exception):
    """The answer is not of the form asked for; the message is a sentence for the student."""


@dataclass(frozen=True, slots=True)
class Form(ABC, Generic[V]):
    """A form of an answer. Reading what :meth:`write` wrote gives the same value."""

    known: ClassVar[float | None] = None
    """The share that a known mistake earns; ``None`` for what :meth:`compare` says."""

    @property
    @abstractmethod
    def words(self) -> str:
        """What is asked for, such as "a number from 0 to 1"."""

    @property
    @abstractmethod
    def example(self) -> str:
        """An answer as one may type it."""

    @abstractmethod
    def parse(self, text: str) -> V:
        """The value of text that is not blank. Raises Unreadable with what was found, and Blank."""

    @abstractmethod
    def write(self, value: V) -> str:
        """The value as a student would type it."""

    def spellings(self, value: V) -> tuple[str, ...]:
        """Other ways of typing the value."""
        return ()

    @abstractmethod
    def said(self, value: V) -> str:
        """What was read, in words."""

    @abstractmethod
    def compare(self, value: V, expected: V) -> tuple[float, tuple[str, ...]]:
        """The share of the answer that is right, from 0 to 1, and a sentence for each part that is not."""

    def holds(self, value: V, mistake: V) -> bool:
        """Whether the mistake was made in this answer."""
        return self.compare(value, mistake)[0] == 1

    def parts(self, mistake: V) -> frozenset[str]:
        """The items that a mistake is about, or one part for the whole answer."""
        return frozenset({""})

    def read(self, text: str) -> V:
        """The value of what was typed. Raises Blank or Unreadable, with a sentence for the student."""
        if len(text) > MOST:
            msg = f"This answer has {len(text):,} characters, and at most {MOST:,} are read. {self.asked}"
            raise Unreadable(msg)
        if is_blank(text):
            raise Blank(self.blank)
        try:
            return self.parse(text)
        except Blank as blank:
            raise Blank(self.blank) from blank
        except Unreadable as reason:
            msg = f"{reason} {self.asked}"
            raise Unreadable(msg) from reason

    @property
    def asked(self) -> str:
        """A sentence that asks for the answer."""
        return f"Type {self.words}, such as: {self.example}"

    @property
    def blank(self) -> str:
        """A sentence for an answer that is not there."""
        return f"There is no answer yet. {self.asked}"


def is_blank(text: str) -> bool:
    """Whether this is no answer: white space, dots and lines."""
    return _BLANK.fullmatch(text) is not None


def tidy(text: str) -> str:
    """The text with plain quotation marks, dashes, digits and letters of one width, lines kept.

    Signs that nobody sees, rules and fences, and what stands behind ``# `` as in Python are left out.

    >>> tidy("„Mei“ ０，５"), tidy("A: ٢،B: ٣  # twice")
    ('"Mei" 0,5', 'A: 2,B: 3  ')
    """
    # Before the normal form: it turns an ellipsis into dots and an accent that stands alone into a space.
    text = unicodedata.normalize("NFKC", text.translate(_SIGNS))
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(sign, sign)) for sign in text if unicodedata.category(sign) != "Cf")
    bare = _REMARK.sub("", text)
    return text if is_blank(bare) else bare


def items(text: str) -> Iterator[str]:
    """The parts of a typed list, without bullets, numbers, remarks, brackets and quotation marks."""
    for part in re.split(r"[,;\n\t|•·]", tidy(text)):
        bare = _without_bullet(without_remark(part)).strip(" \"'.[](){}")
        if bare:
            yield bare


def _without_bullet(text: str) -> str:
    return text[found.end() :] if (found := _BULLET.match(text)) else text


def beginning(text: str, known: Collection[str]) -> tuple[str | None, str]:
    """The item with which the text begins, perhaps behind a bullet or a number, and the rest.

    >>> beginning("b) true", ["A", "B"]), beginning("2. B: true", ["A", "B"]), beginning("true", ["A", "B"])
    (('B', 'true'), ('B', 'true'), (None, 'true'))
    """
    for part, item in product((folded(text), folded(_without_bullet(text))), sorted(known, key=len, reverse=True)):
        name = rf"\(?'?{re.escape(folded(item))}'?(?:\s*[):=.,>\N{{EN DASH}}\N{{EM DASH}}-]+\s*|\s+)"
        if found := re.match(name, part):
            return item, part[found.end() :]
    return None, text


def span(known: Sequence[str]) -> str:
    """The items for a sentence: A to F, or their names.

    >>> span(["A", "B", "C"]), span(["Mei", "Jae"])
    ('A to C', 'Mei and Jae')
    """
    return f"{known[0]} to {known[-1]}" if len(known) > 2 and len(known[0]) == 1 else listed(known)


def without_remark(text: str) -> str:
    """The text without what stands in parentheses at its end.

    >>> without_remark("0.23 (15 of 66)"), without_remark("(0.23)")
    ('0.23', '(0.23)')
    """
    return re.sub(r"(?<=\S)\s+\([^()]*\)\s*$", "", text)


def short(text: str) -> str:
    """The beginning of what was typed, in quotation marks."""
    line = " ".join(text.split())
    return f"“{line[:30].strip()}…”" if len(line) > 31 else f"“{line}”"


def close_to(said: str, known: Collection[str]) -> str:
    """A question that proposes the known word which is most like this one, or nothing.

    >>> close_to("Kalnida", ["Kalinda", "Hana"])
    ' Did you mean Kalinda?'
    """
    names = {folded(name): name for name in known}
    found = get_close_matches(folded(said[:60]), names, n=1, cutoff=0.7)
    return f" Did you mean {names[found[0]]}?" if found else ""
