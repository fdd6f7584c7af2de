"""Where names go: on plates beside their marks, none of which covers a mark or another plate where there is room."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

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


def beside(
    at: tuple[float, float], reach: float, lines: tuple[str, ...], size: float, angle: float, swell: float = 1
) -> Plate:
    """The plate whose nearest point lies ``reach`` away from a point in this direction."""
    (x, y), cos, sin = at, math.cos(angle), math.sin(angle)
    width, height = swell * max(text_width(line, size) for line in lines), LINE * size * len(lines)
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
    swell: float = 1,
) -> list[Plate]:
    """The plates for a name beside its mark, the best first: outward, then round the mark, then farther or cut."""
    return [
        beside(at, diameter / 2 + distance, lines, size, outward + math.radians(turn), swell)
        for lines in texts
        for distance in distances
        for turn in TURNS
    ]


def place(choices: Sequence[Sequence[Plate]], obstacles: Sequence[Box], room: Box) -> list[Plate]:
    """For each name the first of its plates that is free; where none is, the one that hides least.

    Names with the fewest free plates choose first; then all choose again, twice.
    """
    chosen: dict[int, Plate] = {}
    fixed = [[_hidden(plate, obstacles, room) for plate in plates] for plates in choices]

    def best(name: int) -> Plate:
        others = [plate for other, plate in chosen.items() if other != name]
        found, least = choices[name][0], math.inf
        for plate, hidden in zip(choices[name], fixed[name], strict=True):
            if hidden < least:
                cost = hidden + sum(map(plate.overlap, others))
                if cost < least - 1e-6:
                    found, least = plate, cost
                if least <= 1e-6:
                    break
        return found

    freedom = [sum(hidden <= 1e-6 for hidden in one) for one in fixed]
    order = sorted(range(len(choices)), key=lambda name: (freedom[name], name))
    for name in (*order, *order, *order):
        chosen[name] = best(name)
    return [chosen[name] for name in range(len(choices))]


def _hidden(plate: Plate, obstacles: Sequence[Box], room: Box) -> float:
    """The area of obstacles that a plate covers, and twice its own that lies outside the room."""
    return sum(map(plate.overlap, obstacles)) + 2 * (plate.width * plate.height - plate.overlap(room))
