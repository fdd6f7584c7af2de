"""Results of measures, and the words that their sentences are made of.

A result carries its value, how many records it rests on, how many were left out, and a sentence with all of
it: a share of two says less than a share of two hundred.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import floor, isnan, log10, nan, sqrt
from statistics import NormalDist
from typing import Final

FEW: Final = 3
"""A number that rests on fewer records than this is marked in its sentence: "but only 2 cases"."""


class Result:
    """Base class of results: shows its ``sentence`` in a notebook and in ``str``, and its fields in ``repr``.

    A subclass has a field ``sentence`` or defines ``__str__``.
    """

    __slots__ = ()

    @property
    def sentence(self) -> str:
        """What was found, in words."""
        return str(self)

    def __str__(self) -> str:
        return self.sentence

    def _repr_html_(self) -> str:
        # As plain text a notebook would show it in the letters of code, in one long line in the book.
        return f'<p dir="auto" style="white-space: pre-line">{html.escape(str(self))}</p>'

    def __init_subclass__(cls) -> None:
        # IPython prefers a dataclass's own __repr__ to an inherited _repr_pretty_.
        cls._repr_pretty_ = lambda self, printer, cycle: printer.text(str(self))  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Measured(Result):
    """A number that rests on ``n`` records, without the ``left_out``; NaN if there is nothing to measure."""

    value: float
    n: int
    left_out: int = 0
    sentence: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Share(Result):
    """``part`` of ``whole`` records; ``left_out`` more could not be counted.

    >>> Share(3, 4, left_out=2).value
    0.75
    """

    part: int
    whole: int
    left_out: int = 0
    sentence: str = field(default="", compare=False, repr=False)

    @property
    def value(self) -> float:
        """The share as a number from 0 to 1. NaN for none of none."""
        return self.part / self.whole if self.whole else nan

    @property
    def n(self) -> int:
        """How many records the share is of."""
        return self.whole

    def interval(self) -> tuple[float, float]:
        """The 95 % Wilson score interval: the true shares that fit this one, if the records are a random sample.

        NaN for a share of none. Wilson (1927).

        >>> print("{:.3f} {:.3f}".format(*Share(3, 10).interval()))
        0.108 0.603
        """
        if not self.whole:
            return nan, nan
        z = NormalDist().inv_cdf(0.975)
        share, n = self.value, self.whole
        middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
        half = z * sqrt(share * (1 - share) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
        # Rounding errors would exceed 0 and 1.
        return max(0.0, middle - half), min(1.0, middle + half)


def shown(number: float) -> str:
    """A number as text: integers whole, others with two decimals, small ones with two significant digits.

    >>> shown(6), shown(2.5), shown(-0.00671), shown(float("nan"))
    ('6', '2.50', '-0.0067', 'no value')
    """
    if isnan(number):
        return "no value"
    if isinstance(number, int):
        return str(number)
    size = abs(number)
    decimals = 1 - floor(log10(size)) if 1e-9 < size < 0.05 else 2
    # Round half away from zero: 1.125 becomes 1.13.
    return f"{'-' if number < 0 else ''}{size + 1e-12:.{decimals}f}"


def shortened(number: float) -> str:
    """A number as ``shown`` gives it, but without decimals where it is whole: "2" and "2.50"."""
    return shown(number).removesuffix(".00")


def percent(share: float) -> str:
    """A share as a whole percentage; never 0 or 100 for a share that is not.

    >>> percent(0.125), percent(0.001), percent(0.999), percent(1)
    ('13 %', 'under 1 %', 'over 99 %', '100 %')
    """
    if 1e-9 < share < 0.005:
        return "under 1 %"
    if 0.995 <= share < 1:
        return "over 99 %"
    return f"{share * 100 + 1e-9:.0f} %"


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 referral", "1,200 referrals"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(items: Iterable[str], *, most: int | None = None) -> str:
    """Items joined to "a, b and c"; after ``most`` of them, how many more there are: "a, b and 1 more"."""
    every = list(items)
    if most is not None and len(every) > most:
        every[most:] = [f"{len(every) - most:,} more"]
    *first, last = every or [""]
    return f"{', '.join(first)} and {last}" if first else last


def possessive(owner: str) -> str:
    """The owner of contacts: "your" for "you", or "Amira's"."""
    return "your" if owner == "you" else f"{owner}'s"


def capitalised(text: str) -> str:
    """The text with its first letter as a capital, and the others as they are."""
    return text[0].upper() + text[1:]


def closed(text: str) -> str:
    """The text with a full stop, unless it ends with a punctuation mark."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def left_out(reasons: Mapping[str, int]) -> str:
    """A sentence after a space, such as " Left out: 2 dated after today."; empty if nothing was left out."""
    counts = "; ".join(f"{number:,} {why}" for why, number in reasons.items() if number)
    return f" Left out: {counts}." if counts else ""


def told(claim: str, value: float, n: int, noun: str, *, reasons: Mapping[str, int]) -> str:
    """The sentence of a number; without the claim if that is NaN.

    >>> told("The mean is 1.50", 1.5, 2, "contact", reasons={"without an answer": 1})
    'The mean is 1.50 (only 2 contacts counted). Left out: 1 without an answer.'
    """
    says = "There is no value yet" if isnan(value) else claim
    only = "only " if 0 < n < FEW else ""
    return f"{says} ({only}{counted(n, noun)} counted).{left_out(reasons)}"
