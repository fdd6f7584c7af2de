"""Where marks go. Places are computed, not simulated, so that the same network always looks the same."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

TURN: Final = 2 * math.pi
GAP: Final = 0.14
"""Between two sectors, in radians."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    bottom: float
    width: float
    height: float

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> Box:
        """The rectangle of this size with its centre at ``x``, ``y``."""
        return cls(x - width / 2, y - height / 2, width, height)

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return self.left + self.width / 2, self.bottom + self.height / 2

    def nearest(self, point: tuple[float, float]) -> tuple[float, float]:
        """The point of the rectangle that is nearest to this one."""
        x, y = point
        right, top = self.left + self.width, self.bottom + self.height
        return min(max(x, self.left), right), min(max(y, self.bottom), top)

    def distances(self, point: tuple[float, float]) -> tuple[float, float]:
        """How far the nearest and the farthest point of the rectangle are from this one."""
        (x, y), (middle_x, middle_y) = point, self.middle
        farthest = math.hypot(abs(x - middle_x) + self.width / 2, abs(y - middle_y) + self.height / 2)
        return math.dist(self.nearest(point), point), farthest


def sectors(sizes: Sequence[float]) -> list[tuple[float, float]]:
    """The sector of each group, clockwise from the top, as (start, end) with end below start, in radians.

    Sectors are as wide as their groups are large, but none is narrower than a twentieth of the circle.
    """
    sizes = [max(size, sum(sizes) / 20) for size in sizes]
    gap = min(GAP, TURN / (4 * len(sizes))) if len(sizes) > 1 else 0
    share = (TURN - gap * len(sizes)) / sum(sizes)
    found, start = [], math.pi / 2 - gap / 2
    for size in sizes:
        found.append((start, start - size * share))
        start -= size * share + gap
    return found


def spread(angles: Sequence[float], widths: Sequence[float]) -> list[float]:
    """The same angles, in the same order, moved as little as needed until marks of these widths lie side by side.

    All are in radians. Where the widths exceed the circle, all shrink alike.
    """
    order = sorted(range(len(angles)), key=lambda index: (angles[index] % TURN, index))
    moved = [angles[index] % TURN for index in order]
    scale = min(1.0, TURN / (sum(widths) or 1))
    halves = [scale * widths[index] / 2 for index in order]
    for _ in range(400):
        worst = 0.0
        for here in range(len(moved)):
            there = (here + 1) % len(moved)
            distance = moved[there] - moved[here] + (TURN if there <= here else 0)
            apart = halves[here] + halves[there]
            if there != here and distance < apart - 1e-9:
                push = (apart - distance) / 2
                moved[here] -= push
                moved[there] += push
                worst = max(worst, push)
        if worst < 1e-6:
            break
    found = list(angles)
    for index, angle in zip(order, moved, strict=True):
        found[index] = angle
    return found
