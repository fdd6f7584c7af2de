"""A number, and several numbers with names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Final

from netkit.checks.forms.form import NONE, Blank, Form, Unreadable, is_blank, short, tidy, without_remark
from netkit.text import COUNTS, folded

_WORDS: Final = dict.fromkeys(NONE, 0) | {word: number for word, number in COUNTS.items() if len(word) > 2}
_SPELT: Final = re.compile(rf"({'|'.join(sorted(_WORDS, key=len, reverse=True))})(?:\s[^\W\d][^\d]*)?\.?")

_NUMBER: Final = re.compile(
    r"""
    (?:[^\d%/]*?(?:[:~]|\b(?:is|are|about|approximately|ca\.?)(?=\s)))?\s*   # "Density: ", "It is about "
    (?P<above>[-+]?(?:\d{1,3}(?:[ ']\d{3})+(?:[.,]\d{1,400})?|\d{1,40}(?:[.,]\d{0,400})?|[.,]\d{1,400}))
    (?:\s?(?:/|of|out\sof)\s?(?P<below>\d{1,20}))?
    (?P<percent>\s?%|\spercent\b|\sper\scent\b)?
    (?:\s[^\W\d_][^\d/%]*)?                                                    # "contacts"
    \.?
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number(Form[float]):
    """A number from ``low`` to ``high``, rounded to ``decimals``; 0 asks for a whole number.

    >>> form = Number(0, 1)
    >>> [form.read(text) for text in ("0,25", "25 %", "1/4", "It is about 0.25.")]
    [0.25, 0.25, 0.25, 0.25]
    """

    known: ClassVar = 0.5
    low: float
    high: float
    decimals: int = 2

    @property
    def words(self) -> str:
        """What is asked for."""
        kind = "a number" if self.decimals else "a whole number"
        return f"{kind} from {self.low:g} to {self.high:g}"

    @property
    def example(self) -> str:
        """A number in the range that is no likely answer."""
        middle = self.low + (self.high - self.low) / 4
        return f"{middle:.{self.decimals}f}"

    @property
    def tolerance(self) -> float:
        """The largest difference from the exact value: half a unit of the last decimal, 0 for a whole number."""
        return 0.5 * 10**-self.decimals + 1e-9 if self.decimals else 0.0

    def parse(self, text: str) -> float:
        """The number: with decimal point or comma, as a fraction or percentage, with a name or unit beside it."""
        whole = " ".join(tidy(text).split())
        lines = [re.split("[=≈]", line)[-1].strip("\"'()[] ") for line in (whole, without_remark(whole))]
        line = next((line for line in lines if _NUMBER.fullmatch(line)), lines[-1])
        spelt = _SPELT.fullmatch(folded(line))
        number = _WORDS[spelt[1]] if spelt else _parsed(line, text)
        if not self.decimals and number != round(number):
            msg = f"{short(text)} is not a whole number."
            raise Unreadable(msg)
        if not self.low - self.tolerance <= number <= self.high + self.tolerance:
            share = " For a percentage, type the sign too." if self.high == 1 < number <= 100 else ""
            msg = f"{short(text)} lies outside.{share}"
            raise Unreadable(msg)
        return float(number)

    def write(self, value: float) -> str:
        """The number, with a decimal point."""
        return f"{Decimal(repr(float(value))):f}"

    def spellings(self, value: float) -> tuple[str, ...]:
        """With a comma, as a percentage, in words, with a unit."""
        if self.decimals:
            share = (f"{100 * value:.{self.decimals}f} %",) if self.high == 1 else ()
            return (f"{value:.{self.decimals}f}".replace(".", ","), *share)
        return (f"{value:.0f} people", *(word for word, number in COUNTS.items() if number == value and len(word) > 2))

    def said(self, value: float) -> str:
        """The number, to four decimals."""
        return f"{value:.4f}".rstrip("0").rstrip(".")

    def compare(self, value: float, expected: float) -> tuple[float, tuple[str, ...]]:
        """1 if the numbers differ by no more than the tolerance, else 0."""
        return float(abs(value - expected) <= self.tolerance), ()


def _parsed(line: str, text: str) -> Fraction:
    if not (found := _NUMBER.fullmatch(line)):
        several = len(re.findall(r"\d+(?:[.,]\d+)?", text)) > 1
        what = "is more than one number, or a calculation" if several else "is not a number"
        msg = f"{short(text)} {what}."
        raise Unreadable(msg)
    above = Fraction(re.sub(r"[ ']", "", found["above"]).replace(",", "."))
    below = int(found["below"] or 1)
    if not below:
        msg = f"{short(text)} divides by zero."
        raise Unreadable(msg)
    return above / below / (100 if found["percent"] else 1)


@dataclass(frozen=True, slots=True)
class Numbers(Form[dict[str, float]]):
    """A number from ``low`` to ``high`` for each of the names, one on a line.

    >>> Numbers(("pairs", "tied"), 0, 20, decimals=0).read("pairs: 6, tied = 2")
    {'pairs': 6.0, 'tied': 2.0}
    """

    names: tuple[str, ...]
    low: float
    high: float
    decimals: int = 2

    @property
    def _each(self) -> Number:
        return Number(self.low, self.high, self.decimals)

    @property
    def words(self) -> str:
        """What is asked for."""
        return f"{self._each.words} for each of {', '.join(self.names)}"

    @property
    def example(self) -> str:
        """The first name with a number."""
        return f"{self.names[0]}: {self._each.example}"

    def parse(self, text: str) -> dict[str, float]:
        """The numbers by name; those without a number are left out."""
        known = {folded(name): name for name in self.names}
        lines = [part for part in re.split(r"[;\n]|,\s|,(?=\s*[^\W\d])", tidy(text)) if not is_blank(part)]
        found: dict[str, float] = {}
        for place, line in enumerate(lines):
            name, sign, number = re.sub(r"\s*[=:]\s*", "=", line, count=1).partition("=")
            if not sign and len(lines) == len(self.names):  # numbers alone, in the order of the names
                name, number = self.names[place], line
            if (key := known.get(folded(name))) is None:
                msg = f"{short(line)} has none of the names {', '.join(self.names)}."
                raise Unreadable(msg)
            if not is_blank(number):
                found[key] = self._each.parse(number)
        if not found:
            raise Blank
        return found

    def write(self, value: dict[str, float]) -> str:
        """One line for each name."""
        return "\n".join(f"{name}: {self._each.write(number)}" for name, number in value.items())

    def spellings(self, value: dict[str, float]) -> tuple[str, ...]:
        """Numbers alone, in the order of the names; with equals signs on one line."""
        alone = [self._each.write(value[name]) for name in self.names if name in value]
        line = "; ".join(f"{name} = {self._each.write(number)}" for name, number in value.items())
        return (line, *([", ".join(alone)] if len(alone) == len(self.names) else []))

    def said(self, value: dict[str, float]) -> str:
        """The numbers with their names, and the names without a number."""
        parts = [f"{name} {self._each.said(value[name])}" for name in self.names if name in value]
        missing = [name for name in self.names if name not in value]
        return ", ".join(parts) + (f"; nothing yet for {', '.join(missing)}" if missing else "")

    def compare(self, value: dict[str, float], expected: dict[str, float]) -> tuple[float, tuple[str, ...]]:
        """The share of the names whose number is right."""
        wrong = [n for n in expected if n not in value or not self._each.compare(value[n], expected[n])[0]]
        right = [name for name in expected if name not in wrong]
        lines = (f"Right: {', '.join(right)}.",) if right and wrong else ()
        return len(right) / len(expected), (*lines, *(f"Not yet right: {name}." for name in wrong))

    def holds(self, value: dict[str, float], mistake: dict[str, float]) -> bool:
        """Whether all numbers of the mistake are in the answer."""
        return all(name in value and self._each.compare(value[name], mistake[name])[0] for name in mistake)

    def parts(self, mistake: dict[str, float]) -> frozenset[str]:
        """The names in the mistake."""
        return frozenset(mistake)
