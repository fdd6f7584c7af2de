"""What a measure gives back: a number that says what it rests on, what it can be, and what it means.

Every result of ``netkit.measures`` answers to ``value``, ``n``, ``left_out``, ``floor``, ``ceiling`` and ``sentence``.
A bare number would mislead: a share of two says less than a share of two hundred.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import nan, sqrt
from statistics import NormalDist

from netkit.errors import InvalidRequest


@dataclass(frozen=True, slots=True)
class Measured:
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

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True, slots=True)
class Share:
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

    def __str__(self) -> str:
        return self.sentence

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
