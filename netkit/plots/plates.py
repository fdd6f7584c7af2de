"""Where names go: on plates beside their marks, none of which covers a mark or another plate where there is room."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from netkit.plots.curves import Floats
from netkit.plots.lettering import LINE, fitted, in_lines, text_width
from netkit.plots.placing import Box

WIDTHS: Final = (84.0, 62.0, 42.0)
"""A name is cut at the first of these widths, in points, or where there is no room at the next."""
NEAR: Final = (1, 6, 11)
FAR: Final = (18, 30, 45, 65)
"""How far a plate may be from the rim of its mark; a far one needs a line between them."""
TURNS: Final = (0, 30, -30, 60, -60, 90, -90, 130, -130, 180)


@dataclass(frozen=True, slots=True)
class Plate(Box):
    """A rectangle with the lines of text in it."""

    lines: tuple[str, ...]

    def moved_into(self, room: Box) -> Plate:
        """The same plate, moved as little as needed to lie in the room."""
        left = min(max(self.left, room.left), room.left + room.width - self.width)
        bottom = min(max(self.bottom, room.bottom), room.bottom + room.height - self.height)
        return replace(self, left=left, bottom=bottom)


def cuts(text: str, size: float, *, lines: int) -> list[tuple[str, ...]]:
    """The text in at most so many lines, cut at each of the widths; a text that is not cut stands there once."""
    return list(dict.fromkeys(tuple(in_lines(text, width, size, lines=lines)) for width in WIDTHS))


def counted_cuts(text: str, number: int, size: float) -> list[tuple[str, ...]]:
    """The text in at most two lines with a number in brackets behind it, which is not cut."""
    behind, found = f" ({number:,})", []
    for width in WIDTHS:
        lines = in_lines(text + behind, width, size, lines=2)
        if not lines[-1].endswith(behind.strip()):
            *first, last = in_lines(text, width, size, lines=2)
            lines = [*first, fitted(last, width - text_width(behind, size), size) + behind]
        found.append(tuple(lines))
    return list(dict.fromkeys(found))


def beside(at: tuple[float, float], reach: float, lines: tuple[str, ...], size: float, angle: float) -> Plate:
    """The plate whose nearest point lies ``reach`` away from a point in this direction."""
    (x, y), cos, sin = at, math.cos(angle), math.sin(angle)
    width, height = max(text_width(line, size) for line in lines), LINE * size * len(lines)
    x += reach * cos + max(-1, min(1, 1.5 * cos)) * width / 2
    y += reach * sin + max(-1, min(1, 1.5 * sin)) * height / 2
    return Plate(x - width / 2, y - height / 2, width, height, lines)


def around(
    at: tuple[float, float],
    diameter: float,
    texts: Sequence[tuple[str, ...]],
    size: float,
    outward: float,
    *,
    distances: Sequence[float] = NEAR,
) -> list[Plate]:
    """The plates for a name beside its mark, the best first: outward, then round the mark, then farther or cut."""
    return [
        beside(at, diameter / 2 + distance, lines, size, outward + math.radians(turn))
        for lines in texts
        for distance in distances
        for turn in TURNS
    ]


def place(choices: Sequence[Sequence[Plate]], obstacles: Sequence[Box], room: Box) -> list[Plate]:
    """For each name the first of its plates that is free; where none is, the one that hides least.

    Names with the fewest free plates choose first; then all choose again, twice.
    """
    if not choices:
        return []
    sides = [_sides(plates) for plates in choices]
    fixed = [_hidden(one, _sides(obstacles), room) for one in sides]
    chosen = np.full((len(choices), 4), -np.inf)  # a plate without a place overlaps with nothing
    found = [0] * len(choices)

    def best(name: int) -> int:
        others = np.delete(chosen, name, axis=0)
        cost = fixed[name] + _overlaps(sides[name], others).sum(axis=1)
        return int(np.argmax(cost <= max(cost.min(), 0) + 1e-6))

    freedom = [int((one <= 1e-6).sum()) for one in fixed]
    order = sorted(range(len(choices)), key=lambda name: (freedom[name], name))
    for name in (*order, *order, *order):
        found[name] = best(name)
        chosen[name] = sides[name][found[name]]
    return [plates[index] for plates, index in zip(choices, found, strict=True)]


def _sides(boxes: Sequence[Box]) -> Floats:
    """A row for each rectangle: its left, bottom, right and top."""
    return np.array([(one.left, one.bottom, one.left + one.width, one.bottom + one.height) for one in boxes]).reshape(
        -1, 4
    )


def _overlaps(some: Floats, others: Floats) -> Floats:
    """The area that each of some rectangles has in common with each of the others."""
    low = np.maximum(some[:, None, :2], others[:, :2])
    high = np.minimum(some[:, None, 2:], others[:, 2:])
    found: Floats = np.clip(high - low, 0, None).prod(axis=2)
    return found


def _hidden(plates: Floats, obstacles: Floats, room: Box) -> Floats:
    """The area of obstacles that each plate covers, and twice its own that lies outside the room."""
    area = (plates[:, 2:] - plates[:, :2]).prod(axis=1)
    found: Floats = _overlaps(plates, obstacles).sum(axis=1) + 2 * (area - _overlaps(plates, _sides([room]))[:, 0])
    return found
