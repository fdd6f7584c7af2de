"""A share that says of how many it is, and what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan


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

    @property
    def value(self) -> float:
        """The share as a number from 0 to 1. NaN for none of none: that is not a share of 0."""
        return self.part / self.whole if self.whole else nan
