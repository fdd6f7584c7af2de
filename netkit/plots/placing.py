"""Where marks and names go. Places are computed, not simulated, so that the same network always looks the same."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

TURN: Final = 2 * math.pi
TURNS: Final = (0, 30, -30, 60, -60, 90, -90, 130, -130, 180)
FAR_COST: Final = 12.0
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

    def overlap(self, other: Box) -> float:
        """The area of the intersection."""
        width = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        if width <= 0:
            return 0.0
        height = min(self.bottom + self.height, other.bottom + other.height) - max(self.bottom, other.bottom)
        return width * max(height, 0)


def sectors(sizes: Sequence[int]) -> list[tuple[float, float]]:
    """The sector of each group, clockwise from the top, as (start, end) with end below start, in radians."""
    gap = min(GAP, TURN / (4 * len(sizes))) if len(sizes) > 1 else 0
    share = (TURN - gap * len(sizes)) / sum(sizes)
    found, start = [], math.pi / 2 - gap / 2
    for size in sizes:
        found.append((start, start - size * share))
        start -= size * share + gap
    return found


def spread(angles: Sequence[float], apart: float) -> list[float]:
    """The same angles, in the same order, moved as little as needed until neighbours are ``apart``, all in radians."""
    order = sorted(range(len(angles)), key=lambda index: (angles[index] % TURN, index))
    moved = [angles[index] % TURN for index in order]
    apart = min(apart, TURN / max(len(angles), 1))
    for _ in range(400):
        worst = 0.0
        for here in range(len(moved)):
            there = (here + 1) % len(moved)
            distance = moved[there] - moved[here] + (TURN if there <= here else 0)
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


def place(choices: Sequence[Sequence[Box]], obstacles: Sequence[Box], room: Box) -> list[Box]:
    """For each name the first of its boxes that is free; where none is, the one that hides least.

    Names with the fewest free boxes choose first; then all choose again, twice.
    """
    chosen: list[Box | None] = [None] * len(choices)

    def cost(box: Box, name: int) -> float:
        others = (other for index, other in enumerate(chosen) if other is not None and index != name)
        hidden = sum(box.overlap(other) for other in others) + sum(box.overlap(other) for other in obstacles)
        return hidden + 2 * (box.width * box.height - box.overlap(room))

    def best(name: int) -> Box:
        found, least = choices[name][0], math.inf
        for rank, box in enumerate(choices[name]):
            # Covering a corner of something is better than being far from the mark.
            loss = cost(box, name) + FAR_COST * (rank // len(TURNS))
            if loss < least - 1e-6:
                found, least = box, loss
            if least <= FAR_COST * ((rank + 1) // len(TURNS)):
                break
        return found

    freedom = [sum(cost(box, name) == 0 for box in boxes) for name, boxes in enumerate(choices)]
    order = sorted(range(len(choices)), key=lambda name: (freedom[name], name))
    for name in (*order, *range(len(choices)), *range(len(choices))):
        chosen[name] = best(name)
    return [box for box in chosen if box is not None]


def around_mark(at: tuple[float, float], diameter: float, size: tuple[float, float], outward: float) -> list[Box]:
    """The boxes for a name beside its mark, the best first: outward and near, then round the mark and farther away."""
    (x, y), (width, height), boxes = at, size, []
    for distance in (1, 7, 16, 28):
        for turn in TURNS:
            angle, reach = outward + math.radians(turn), diameter / 2 + distance
            cos, sin = math.cos(angle), math.sin(angle)
            middle_x = x + reach * cos + max(-1, min(1, 1.5 * cos)) * width / 2
            middle_y = y + reach * sin + max(-1, min(1, 1.5 * sin)) * height / 2
            boxes.append(Box.around(middle_x, middle_y, width, height))
    return boxes
