"""What a measure gives back: a number that says what it rests on, what it can be, and what it means.

Every result of ``netkit.measures`` answers to ``value``, ``n``, ``left_out``, ``floor``, ``ceiling`` and ``sentence``.
A bare number would mislead: a share of two says less than a share of two hundred.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import isnan, nan, sqrt
from statistics import NormalDist
from typing import Final

from netkit.errors import InvalidRequest
from netkit.measures.sentences import shown
from netkit.text import Said, counted

FEW: Final = 3
"""A number that rests on fewer than this says little, and its sentence says so."""


@dataclass(frozen=True, slots=True)
class Measured(Said):
    """A number between ``floor`` and ``ceiling`` that rests on ``n`` answers or records.

    ``left_out`` of them do not count, since nobody can say; ``sentence`` puts the number into words. NaN where there is
    nothing to measure.
    """

    value: float
    n: int
    left_out: int = 0
    floor: float = field(default=nan, compare=False, repr=False)
    ceiling: float = field(default=nan, compare=False, repr=False)
    sentence: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Share(Said):
    """``part`` of ``whole``; ``left_out`` records belong to neither, since nobody can say yet, or ever.

    >>> Share(3, 4, left_out=2).value
    0.75
    >>> Share(0, 0).value
    nan
    """

    part: int
    whole: int
    left_out: int = 0
    sentence: str = field(default="", compare=False, repr=False)

    @property
    def value(self) -> float:
        """The share as a number from 0 to 1. NaN for none of none: that is not a share of 0."""
        return self.part / self.whole if self.whole else nan

    @property
    def n(self) -> int:
        """How many records the share is of."""
        return self.whole

    @property
    def floor(self) -> float:
        """The least that a share can be: 0."""
        return 0.0

    @property
    def ceiling(self) -> float:
        """The most that a share can be: 1."""
        return 1.0

    def interval(self, confidence: float = 0.95) -> tuple[float, float]:
        """The Wilson score interval: which true shares go well with this one, if the records are a fair sample.

        NaN for a share of none. ``InvalidRequest`` unless the confidence lies between 0 and 1.

        Wilson (1927).

        >>> low, high = Share(3, 10).interval()
        >>> print(f"{low:.3f} {high:.3f}")
        0.108 0.603
        """
        if not 0 < confidence < 1:
            msg = f"confidence is {confidence!r}; it must lie between 0 and 1, such as 0.95"
            raise InvalidRequest(msg)
        if not self.whole:
            return nan, nan
        z = NormalDist().inv_cdf((1 + confidence) / 2)
        share, n = self.value, self.whole
        middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
        half = z * sqrt(share * (1 - share) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
        # Rounding would lead past the ends by a hair.
        return max(0.0, middle - half), min(1.0, middle + half)


def printed(number: float) -> str:
    """A number as the sentences print it, below zero too; see ``netkit.measures.sentences.shown``.

    >>> printed(-0.875), printed(0.125), printed(3)
    ('-0.88', '0.13', '3')
    """
    return f"-{shown(-number)}" if number < 0 else shown(number)


def told(claim: str, value: float, n: int, of: str, *, left_out: int = 0, which: str = "", needs: str = "") -> str:
    """What a result says: a claim, how many it rests on, and how many were left out and why.

    ``of`` is what was counted, ``which`` says of those left out why. Without a value, what it ``needs`` takes the place
    of the claim.

    >>> told("The mean is 1.50", 1.5, 2, "contact", left_out=1, which="without an answer")
    'The mean is 1.50 (2 contacts counted, so few that it says little). Left out: 1 without an answer.'
    """
    says = f"There is no value yet, since {needs}" if isnan(value) else claim
    little = ", so few that it says little" if 0 < n < FEW else ""
    return f"{says} ({counted(n, of)} counted{little}).{_left_out(left_out, which)}"


def share(part: int, whole: int, left_out: int, claim: str, of: str, *, which: str, needs: str) -> Share:
    """A share and what it says; ``{}`` in the claim becomes how many of how many.

    >>> print(share(1, 4, 2, "You began {}", "interaction", which="dated after today", needs="it takes an interaction"))
    You began 1 of 4 interactions (a share of 0.25). Left out: 2 dated after today.
    """
    bare = Share(part, whole, left_out)
    if not whole:
        return replace(bare, sentence=told("", bare.value, 0, of, left_out=left_out, which=which, needs=needs))
    little = ", of so few that it says little" if whole < FEW else ""
    says = f"{claim.format(f'{part:,} of {counted(whole, of)}')} (a share of {printed(bare.value)}{little})."
    return replace(bare, sentence=f"{says}{_left_out(left_out, which)}")


def _left_out(number: int, which: str) -> str:
    return f" Left out: {number:,} {which}." if number else ""
