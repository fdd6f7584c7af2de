"""The forms of an answer: a number, some of the contacts, a label for each statement.

A form parses what students reasonably type into plain data, compares two answers, and computes the share that is right.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from numbers import Real
from typing import Final, TypeAlias

from netkit.model import Contact
from netkit.text import folded

Value: TypeAlias = float | list[str] | dict[str, str]
"""A parsed answer."""

_MOST: Final = 200
"""The most items read of a list, which may be endless."""


_NOT_FINITE: Final = "This is not a number that can be compared. Look for a division by zero."


class Blank(Exception):
    """There is no answer yet."""


class Unreadable(Exception):
    """The answer is not of the form asked for; the message is a sentence for the student."""


def is_blank(answer: object) -> bool:
    """Whether this is no answer: ``...``, ``None``, empty text or an empty collection."""
    if answer is ... or answer is None:
        return True
    if isinstance(answer, str):
        return not answer.strip(" ._-")
    return isinstance(answer, (list, tuple, set, frozenset, dict)) and not answer


@dataclass(frozen=True, slots=True)
class Number:
    """A number from ``low`` to ``high``, rounded to ``decimals``; 0 asks for a whole number."""

    low: float
    high: float
    decimals: int = 2

    @property
    def words(self) -> str:
        """What is asked for."""
        kind = "a number" if self.decimals else "a whole number"
        return f"{kind} from {self.low:g} to {self.high:g}"

    @property
    def tolerance(self) -> float:
        """The largest difference from the exact value: half a unit of the last decimal, 0 for a whole number."""
        return 0.5 * 10**-self.decimals + 1e-9 if self.decimals else 0.0

    def read(self, answer: object) -> float:
        """The number; ``"0,33"``, ``"33 %"`` and ``"1/3"`` are numbers too."""
        number = _number(answer)
        if not math.isfinite(number):
            raise Unreadable(_NOT_FINITE)
        if not self.decimals and number != round(number):
            msg = f"This needs {self.words}, without decimals."
            raise Unreadable(msg)
        if not self.low - self.tolerance <= number <= self.high + self.tolerance:
            msg = f"This needs {self.words}, and yours lies outside."
            raise Unreadable(msg)
        return number

    def same(self, value: Value, other: Value) -> bool:
        """Whether two numbers differ by no more than the tolerance."""
        return isinstance(value, float) and isinstance(other, float) and abs(value - other) <= self.tolerance

    def share(self, value: Value, expected: Value) -> float:
        """1 or 0."""
        return float(self.same(value, expected))


def _number(answer: object) -> float:
    item = getattr(answer, "item", None)
    if callable(item) and not isinstance(answer, (str, bytes)):
        answer = item()  # numpy and pandas: a plain number
    if isinstance(answer, str):
        return _number_in(answer)
    if isinstance(answer, bool) or not isinstance(answer, (Real, Decimal)):
        msg = f"This needs a number, but the answer is {_kind(answer)}."
        raise Unreadable(msg)
    return float(answer)


def _number_in(text: str) -> float:
    tidy = re.sub(r"\s", "", text)
    percent = tidy.endswith("%")
    tidy = tidy.removesuffix("%")
    if tidy.count(",") == 1 and "." not in tidy:
        tidy = tidy.replace(",", ".")
    if not re.fullmatch(r"[-+]?(\d{1,20}\.?\d{0,40}|\.\d{1,40})(/\d{1,20})?", tidy):
        msg = "This needs a number, but the answer is text. Write a number without words."
        raise Unreadable(msg)
    above, _, below = tidy.partition("/")
    if below and not int(below):
        raise Unreadable(_NOT_FINITE)
    number = Fraction(above) / (int(below) if below else 1)
    return float(number / 100 if percent else number)


@dataclass(frozen=True, slots=True)
class Contacts:
    """Some of the contacts, in any order; ``names`` maps their ids to names."""

    names: dict[str, str]

    @property
    def words(self) -> str:
        """What is asked for."""
        return "names from the contact list"

    def read(self, answer: object) -> list[str]:
        """The ids, sorted. A contact may be given by name or id, in any case and without accents, or as a record."""
        known = {folded(id_): id_ for id_ in self.names} | {folded(name): id_ for id_, name in self.names.items()}
        if isinstance(answer, str):
            items: Iterable[object] = re.split(r"[,;\n]|\band\b", answer)
        else:
            items = [answer] if isinstance(answer, Contact) else _items(answer)
        found = set()
        for item in items:
            said = item.id if isinstance(item, Contact) else item
            if not isinstance(said, str):
                msg = f'This needs {self.words}, such as ["Mei", "Jae"], but one item is {_kind(said)}.'
                raise Unreadable(msg)
            name = folded(said.strip(" \t\"'.[](){}"))
            if not name:
                continue
            if name not in known:
                msg = f"{_short(said)} is not on the contact list. Copy the names from there."
                raise Unreadable(msg)
            found.add(known[name])
        if not found:
            raise Blank
        return sorted(found)

    def same(self, value: Value, other: Value) -> bool:
        """Whether two answers name the same people."""
        return value == other

    def share(self, value: Value, expected: Value) -> float:
        """(right names - wrong names) / names expected, at least 0."""
        if not isinstance(value, list) or not isinstance(expected, list):
            return 0.0
        said, truth = set(value), set(expected)
        return max(0.0, (len(said & truth) - len(said - truth)) / len(truth))


LABELS: Final = {
    "true": {"true", "t", "yes", "right", "1"},
    "false": {"false", "f", "no", "wrong", "0"},
    "cannot tell": {"cannot tell", "can not tell", "can't tell", "cannot", "ct", "c", "unknown", "?"},
}
"""The labels for a statement, and their other spellings."""

_TYPED: Final = str.maketrans({"\N{RIGHT SINGLE QUOTATION MARK}": "'", "_": " "})


@dataclass(frozen=True, slots=True)
class Labels:
    """One of the labels true, false and cannot tell for each item."""

    items: tuple[str, ...]

    @property
    def words(self) -> str:
        """What is asked for."""
        return f"one label for each of the statements {self.items[0]} to {self.items[-1]}"

    def read(self, answer: object) -> dict[str, str]:
        """The labels by item, without the items that have none."""
        if isinstance(answer, str):
            answer = [part for part in re.split(r"[,;\n]", answer) if part.strip()]
        if isinstance(answer, Mapping):
            pairs = [(str(item).strip().upper(), said) for item, said in islice(answer.items(), _MOST)]
        else:
            pairs = list(zip(self.items, given := list(_items(answer)), strict=False))
            if len(given) != len(self.items):
                msg = f"This needs {self.words}: {len(self.items)} labels, but there are {len(given)}."
                raise Unreadable(msg)
        labels = {item: self._label(item, said) for item, said in pairs if not is_blank(said)}
        if not labels:
            raise Blank
        return labels

    def _label(self, item: str, said: object) -> str:
        if item not in self.items:
            msg = f"There is no statement {_short(item)}; they go from {self.items[0]} to {self.items[-1]}."
            raise Unreadable(msg)
        spoken = folded(str(said)).translate(_TYPED) if isinstance(said, (str, bool)) else ""
        # "A true", "a: true" and "A = true" are the same.
        spoken = re.sub(rf"^\(?{item.lower()}\s*[):=.]\s*|^{item.lower()}\s+(?=\w)", "", spoken).strip(" \"'.")
        for label, spellings in LABELS.items():
            if spoken in spellings:
                return label
        msg = f"{item} needs one of the labels true, false and cannot tell."
        raise Unreadable(msg)

    def same(self, value: Value, other: Value) -> bool:
        """Whether every item has the same label in both."""
        return value == other

    def share(self, value: Value, expected: Value) -> float:
        """The share right of each label, averaged over labels and rescaled so that one label for all earns 0."""
        if not isinstance(value, dict) or not isinstance(expected, dict):
            return 0.0
        kinds = sorted(set(expected.values()))
        members = [[item for item in expected if expected[item] == kind] for kind in kinds]
        right = [sum(value.get(item) == expected[item] for item in items) / len(items) for items in members]
        chance = 1 / len(kinds) if len(kinds) > 1 else 0
        return round(max(0.0, (sum(right) / len(kinds) - chance) / (1 - chance)), 9)


Form: TypeAlias = Number | Contacts | Labels


def _items(answer: object) -> Iterable[object]:
    if not isinstance(answer, Iterable) or isinstance(answer, (bytes, bytearray)):
        msg = f"This needs several things in a list, but the answer is {_kind(answer)}."
        raise Unreadable(msg)
    return islice(answer, _MOST)


def _kind(answer: object) -> str:
    names = {bool: "True or False", str: "text", list: "a list", tuple: "a list", dict: "a dictionary", set: "a set"}
    return names.get(type(answer), f"something else ({type(answer).__name__})")


def _short(text: str) -> str:
    return f"“{text.strip()[:30]}”"
