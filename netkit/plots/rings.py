"""Contacts on rings: the ring is the closeness, the sector the circle, the angle goes by name."""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from netkit.model import CLOSENESS, Contact, ContactId, Tie
from netkit.plots.canvas import INK, MUTED, PAPER, RULE, Canvas, Point
from netkit.plots.lettering import block, in_lines
from netkit.plots.placing import Box, around_mark, place, sectors, spread

NO_CIRCLE: Final = "no circle yet"
FILL: Final = {1: "#6691a7", 2: "#3a7893", 3: "#176381", 4: "#004861", 5: "#072d3d"}
TIE_WIDTH: Final = {1: 0.8, 2: 1.2, 3: 1.8, 4: 2.4, 5: 3.2}
NEAREST, FARTHEST = 0.31, 0.90
FAR: Final = 12.0
"""A name farther than this from its mark gets a line to it."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a map of so many contacts shows: size of marks, whether they carry numbers and names, width of ties."""

    mark: float
    numbers: bool
    names: bool
    text: float = 10
    signs: int = 14
    lines: int = 2
    ties: float = 1


def by_circle(contacts: Sequence[Contact]) -> dict[str, list[Contact]]:
    """The contacts of each circle in order of name; the circles too, those without a circle last."""
    ordered = sorted(
        contacts, key=lambda one: (not one.circle, one.circle.casefold(), one.circle, one.name.casefold(), one.id)
    )
    return {
        circle or NO_CIRCLE: list(members) for circle, members in itertools.groupby(ordered, key=lambda one: one.circle)
    }


class Rings:
    """A round map on a canvas. Its marks have their places as soon as it exists; then its parts are drawn in turn."""

    def __init__(self, canvas: Canvas, centre: Point, radius: float, contacts: Sequence[Contact], look: Look) -> None:
        self.canvas, self.centre, self.radius, self.look = canvas, centre, radius, look
        self.contacts = {contact.id: contact for contact in contacts}
        self.circles = by_circle(contacts)
        self.sectors = dict(zip(self.circles, sectors([len(all_) for all_ in self.circles.values()]), strict=True))
        self.radii, self.lanes = _radii([contact.closeness for contact in contacts], radius, look.mark)
        self.angles: dict[ContactId, float] = {}
        self.places: dict[ContactId, Point] = {}
        self._place_marks()

    def draw_frame(self) -> None:
        """The rings, the sectors and the small cross that is the owner."""
        for closeness, radius in self.radii.items():
            if closeness is not None:
                self.canvas.ring(self.centre, radius)
        for start, end in self.sectors.values():
            self.canvas.arc(self.centre, self.radius, end, start)
        x, y = self.centre
        self.canvas.line([(x - 4, y), (x + 4, y)], INK, 1.8)
        self.canvas.line([(x, y - 4), (x, y + 4)], INK, 1.8)

    def draw_ties(self, ties: Sequence[Tie]) -> None:
        """The ties, which bow towards the centre; close ones thick and in ink."""
        middle_x, middle_y = self.centre
        for tie in sorted(ties, key=lambda one: (one.closeness, one.a, one.b)):
            (x1, y1), (x2, y2) = self.places[tie.a], self.places[tie.b]
            x, y = (x1 + x2) / 2, (y1 + y2) / 2
            bow = 0.45 * min(1, math.dist((x1, y1), (x2, y2)) / self.radius)
            pull = (x + (middle_x - x) * bow, y + (middle_y - y) * bow)
            colour = INK if tie.closeness >= 4 else RULE  # close and very close
            self.canvas.line([(x1, y1), pull, (x2, y2)], colour, self.look.ties * TIE_WIDTH[tie.closeness])

    def draw_marks(self, highlight: Collection[ContactId], *, enlarged: float = 0) -> None:
        """The contacts; those in question with a ring of ink, and larger if asked."""
        for who in sorted(self.contacts, key=lambda one: (one in highlight, self.angles[one])):
            closeness, asked = self.contacts[who].closeness, who in highlight
            fill = PAPER if closeness is None else FILL[closeness]
            size = enlarged if asked and enlarged else self.look.mark
            if asked:
                self.canvas.disc(self.places[who], size + 5, PAPER, rim=INK, rim_width=2)
            rim, width = (MUTED, 1.2) if closeness is None else (PAPER, 1.0)
            self.canvas.disc(self.places[who], size, fill, rim=rim, rim_width=width)
            if self.look.numbers:
                colour = INK if closeness in (None, 1) else PAPER
                number = "?" if closeness is None else str(closeness)
                self.canvas.text(self.places[who], number, size=self.look.text, colour=colour, bold=True)

    def draw_words(self, named: Sequence[ContactId], owner: str, room: Box, *, mark: float) -> None:
        """The names of these contacts, of all circles, and of the owner, off the marks and each other."""
        names = [in_lines(self.contacts[who].name, self.look.signs, lines=self.look.lines) for who in named]
        circles = [
            in_lines(f"{circle} ({len(members)})", self.look.signs, lines=2) for circle, members in self.circles.items()
        ]
        middle = in_lines(owner, self.look.signs, lines=2)
        text, (x, y) = self.look.text, self.centre
        choices = [
            *(
                around_mark(*self.places[who], mark, block(name, text), self.angles[who])
                for who, name in zip(named, names, strict=True)
            ),
            *(self._beside_arc(circle, lines) for circle, lines in zip(self.circles, circles, strict=True)),
            around_mark(x, y, 8, block(middle, text), 0),
        ]
        boxes = place(choices, self._obstacles(named, mark), room)
        for who, box in zip(named, boxes, strict=False):
            nearest = box.nearest(self.places[who])
            if math.dist(nearest, self.places[who]) > mark / 2 + FAR:
                self.canvas.line([self.places[who], nearest], INK, 0.6)
        for box, lines in zip(boxes, [*names, *circles, middle], strict=True):
            self.canvas.words(box, lines, size=text)

    def _obstacles(self, named: Sequence[ContactId], mark: float) -> list[Box]:
        sizes = {who: mark if who in named else self.look.mark for who in self.places}
        x, y = self.centre
        return [
            Box.around(x, y, 9, 9),
            *(Box.around(*at, 0.9 * sizes[who] + 2, 0.9 * sizes[who] + 2) for who, at in self.places.items()),
        ]

    def _beside_arc(self, circle: str, lines: Sequence[str]) -> list[Box]:
        (start, end), boxes = self.sectors[circle], []
        for distance in (3, 14, 25):
            for share in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9, 0.0):
                angle = start + (end - start) * share
                at = self._at(angle, self.radius + distance)
                boxes += around_mark(*at, 2, block(lines, self.look.text), angle)[:1]
        return boxes

    def _place_marks(self) -> None:
        wished = {}
        for circle, members in self.circles.items():
            start, end = self.sectors[circle]
            for index, contact in enumerate(members):
                wished[contact.id] = start + (end - start) * (index + 0.5) / len(members)
        for closeness, radius in self.radii.items():
            on_ring = [who for who in wished if self.contacts[who].closeness == closeness]
            lanes = self.lanes[closeness]
            for lane in range(lanes):
                here = on_ring[lane::lanes]
                within = radius + _shift(lane, lanes, self.look.mark)
                apart = (self.look.mark + 2) / within
                for who, angle in zip(here, spread([wished[who] for who in here], apart), strict=True):
                    self.angles[who], self.places[who] = angle, self._at(angle, within)

    def _at(self, angle: float, radius: float) -> Point:
        return self.centre[0] + radius * math.cos(angle), self.centre[1] + radius * math.sin(angle)


def _radii(
    closeness: Sequence[int | None], outer: float, mark: float
) -> tuple[Mapping[int | None, float], Mapping[int | None, int]]:
    """The radius of each ring, the closest first, and in how many lanes the marks lie on it.

    A ring is wide enough that its marks fit side by side; where it would be too wide, they share it in lanes, as when
    nobody has said yet how close 150 contacts are.
    """
    rings: list[int | None] = [*sorted(CLOSENESS, reverse=True), *([None] if None in closeness else [])]
    step = (FARTHEST - NEAREST) / (len(rings) - 1)
    radii: dict[int | None, float] = {}
    lanes: dict[int | None, int] = {}
    inner = 0.0
    for index, ring in enumerate(rings):
        room_for_all = closeness.count(ring) * (mark + 3) / (2 * math.pi)
        # Equal steps would leave the outer rings looking wider apart than the inner ones.
        usual = outer * (NEAREST + step * index * (1 + 0.06 * (len(rings) - 1 - index)))
        lanes[ring] = max(math.ceil(room_for_all / max(usual, outer / 2)), 1)
        half = _shift(lanes[ring] - 1, lanes[ring], mark)
        radii[ring] = max(usual, room_for_all / lanes[ring] + half, inner + 0.07 * outer + half)
        inner = radii[ring] + half
    return radii, lanes


def _shift(lane: int, lanes: int, mark: float) -> float:
    """How far a lane lies outside the middle of its ring."""
    return (lane - (lanes - 1) / 2) * (mark + 3)
