"""Contacts on rings: the ring shows the closeness, the sector the circle, and the angle follows the name."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from netkit.model import CLOSENESS, ContactId, Tie
from netkit.plots.circle_ties import Groups
from netkit.plots.curves import curve, passes_beside
from netkit.plots.paper import HAIRLINE, INK, MUTED, PAPER, RULE, Paper, Point
from netkit.plots.placing import Box, sectors, spread
from netkit.plots.plates import FAR, NEAR, Plate, around, beside, counted_cuts, cuts, place

FILL: Final = {None: PAPER, 1: "#6691a7", 2: "#3a7893", 3: "#176381", 4: "#004861", 5: "#072d3d"}
TIE_WIDTH: Final = {1: 0.8, 2: 1.2, 3: 1.8, 4: 2.4, 5: 3.2}
NEAREST, FARTHEST = 0.28, 0.91
YOU: Final = 9.0
"""The size of the cross that stands for the owner."""
SHARES: Final = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9, 0.0, 1.0)
BEYOND: Final = (0.15, 0.3, 0.45)
"""Where the name of a circle is tried, as shares of its arc and in radians beyond its ends."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a map looks: the diameter of marks, whether they have names and numbers, text size, lines of a name."""

    mark: float
    names: bool = True
    numbers: bool = False
    text: float = 10
    lines: int = 2


class Rings:
    """The places of contacts on a round map, and the drawing of it."""

    def __init__(self, centre: Point, radius: float, circles: Groups, look: Look) -> None:
        self.centre, self.radius, self.circles, self.look = centre, radius, circles, look
        self.contacts = {contact.id: contact for members in circles.values() for contact in members}
        self.sectors = dict(zip(circles, sectors([*map(len, circles.values())]), strict=True))
        self.radii, self.lanes = _radii([contact.closeness for contact in self.contacts.values()], radius, look.mark)
        self.angles: dict[ContactId, float] = {}
        self.places: dict[ContactId, Point] = {}
        self._place_marks()

    def draw(self, paper: Paper, ties: Sequence[Tie], owner: str, room: Box) -> None:
        """Draw the rings, these ties, the marks and the names; the names lie within ``room``."""
        for closeness, radius in self.radii.items():
            if closeness is not None:
                paper.disc(self.centre, 2 * radius, "none", rim=HAIRLINE, rim_width=0.8)
        for start, end in self.sectors.values():
            paper.arc(self.centre, self.radius, end, start)
        self._draw_ties(paper, ties)
        named = list(self.contacts) if self.look.names else []
        plates = self._plates(named, owner, room)
        for who, plate in zip(named, plates, strict=False):
            if self._is_far(who, plate):
                paper.line([self.places[who], plate.nearest(self.places[who])], INK, 0.6)
        for circle, plate in zip(self.circles, plates[len(named) :], strict=False):
            if self._is_beyond(circle, plate):
                middle = self._at(sum(self.sectors[circle]) / 2, self.radius)
                paper.line([middle, plate.nearest(middle)], MUTED, 0.6)
        self._draw_marks(paper)
        (x, y), arm = self.centre, (YOU - 1) / 2
        paper.line([(x - arm, y), (x + arm, y)], INK, 1.8)
        paper.line([(x, y - arm), (x, y + arm)], INK, 1.8)
        paper.write(plates, size=self.look.text)

    def _draw_ties(self, paper: Paper, ties: Sequence[Tie]) -> None:
        """Curves that pass beside you and every other contact; close ties are wide and in ink."""
        for tie in sorted(ties, key=lambda one: (one.closeness, one.a, one.b)):
            width = TIE_WIDTH[tie.closeness]
            reach = (self.look.mark + width) / 2
            passed = [(at, reach) for who, at in self.places.items() if who not in (tie.a, tie.b)]
            passed.append((self.centre, (YOU + width) / 2))
            controls = curve(self.places[tie.a], self.places[tie.b], (self.centre, self.radius - 3), passed)
            paper.ties.append((tie.a, tie.b, controls))
            paper.line(controls, INK if tie.closeness >= 4 else RULE, width)  # close and very close

    def _draw_marks(self, paper: Paper) -> None:
        for who in sorted(self.contacts, key=self.angles.__getitem__):
            closeness, at, size = self.contacts[who].closeness, self.places[who], self.look.mark
            paper.marks[who] = Box.around(*at, size, size)
            rim, width = (MUTED, 1.2) if closeness is None else (PAPER, 1.0)
            paper.disc(at, size, FILL[closeness], rim=rim, rim_width=width)
            if self.look.numbers:
                colour = INK if closeness in (None, 1) else PAPER
                paper.text(at, str(closeness or "?"), size=self.look.text, colour=colour, align="center", bold=True)

    def _plates(self, named: Sequence[ContactId], owner: str, room: Box) -> list[Plate]:
        """Where the names of contacts, then of circles, then yours are written."""
        text = self.look.text
        choices = [self._beside_mark(who, cuts(self.contacts[who].name, text, lines=self.look.lines)) for who in named]
        choices += [self._beside_arc(circle, room) for circle in self.circles]
        choices.append(around(self.centre, YOU, cuts(owner, text, lines=2), text, 0, distances=(1, *FAR[:2])))
        marks = [Box.around(*at, self.look.mark, self.look.mark) for at in self.places.values()]
        return place(choices, [Box.around(*self.centre, YOU, YOU), *marks], room)

    def _beside_mark(self, who: ContactId, texts: Sequence[tuple[str, ...]]) -> list[Plate]:
        """The plates for a name, those first that cross no arc; none with a line that another mark interrupts."""
        at, size, outward = self.places[who], self.look.mark, self.angles[who]
        near = around(at, size, texts, self.look.text, outward)
        far = [one for gap in FAR for one in around(at, size, texts, self.look.text, outward, distances=[gap])]
        return sorted([*near, *self._in_sight(who, far)], key=self._crosses_arc)

    def _beside_arc(self, circle: str, room: Box) -> list[Plate]:
        """The plates for a circle's name outside its arc, the best first; a few lie beside the next arc."""
        (start, end), text, found = self.sectors[circle], self.look.text, []
        beside_it = [start + (end - start) * share for share in SHARES]
        farther = [angle for turn in BEYOND for angle in (start + turn, end - turn)]
        for lines in counted_cuts(circle, len(self.circles[circle]), text):
            for reach, angles in ((4, beside_it), (12, beside_it), (20, beside_it), (9, farther), (22, farther)):
                found += [beside(self._at(angle, self.radius), reach, lines, text, angle) for angle in angles]
        return sorted((plate.moved_into(room) for plate in found), key=self._crosses_arc)

    def _is_beyond(self, circle: str, plate: Plate) -> bool:
        """Whether a circle's name needs a line to its arc."""
        (start, end), (x, y) = self.sectors[circle], plate.nearest(self._at(sum(self.sectors[circle]) / 2, self.radius))
        angle = math.atan2(y - self.centre[1], x - self.centre[0])
        return (start - angle) % math.tau > start - end + 0.02

    def _is_far(self, who: ContactId, plate: Plate) -> bool:
        """Whether a plate needs a line to its mark."""
        at = self.places[who]
        return math.dist(plate.nearest(at), at) > self.look.mark / 2 + max(NEAR) + 1

    def _in_sight(self, who: ContactId, plates: Sequence[Plate]) -> list[Plate]:
        """The plates for which a line from the mark passes beside all other marks."""
        start = self.places[who]
        marks = [(at, self.look.mark / 2 + 1.5) for other, at in self.places.items() if other != who]
        marks.append((self.centre, YOU / 2 + 1.5))
        free = passes_beside(start, [plate.nearest(start) for plate in plates], marks)
        return [plate for plate, is_free in zip(plates, free, strict=True) if is_free]

    def _crosses_arc(self, plate: Plate) -> bool:
        nearest, farthest = plate.distances(self.centre)
        return nearest < self.radius + 1.5 and farthest > self.radius - 1.5

    def _place_marks(self) -> None:
        wished: dict[ContactId, float] = {}
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
                widths = [(self.look.mark + 3) / within] * len(here)
                for who, angle in zip(here, spread([wished[who] for who in here], widths), strict=True):
                    self.angles[who], self.places[who] = angle, self._at(angle, within)

    def _at(self, angle: float, radius: float) -> Point:
        return self.centre[0] + radius * math.cos(angle), self.centre[1] + radius * math.sin(angle)


def _radii(
    closeness: Sequence[int | None], outer: float, mark: float
) -> tuple[dict[int | None, float], dict[int | None, int]]:
    """The radius of each ring, the closest first, and its number of lanes.

    A ring is wide enough for its marks side by side; where it would be too wide, they share it in lanes, as when 150
    contacts have no closeness yet.
    """
    rings: list[int | None] = [*sorted(CLOSENESS, reverse=True), *([None] if None in closeness else [])]
    step = (FARTHEST - NEAREST) / (len(rings) - 1)
    radii: dict[int | None, float] = {}
    lanes: dict[int | None, int] = {}
    inner, gap = 0.0, max(mark + 1.5, 0.07 * outer)
    for index, ring in enumerate(rings):
        needed = closeness.count(ring) * (mark + 3) / (2 * math.pi)
        # With equal steps the outer rings would look farther apart than the inner ones.
        usual = outer * (NEAREST + step * index * (1 + 0.06 * (len(rings) - 1 - index)))
        lanes[ring] = max(math.ceil(needed / max(usual, outer / 2)), 1)
        half = _shift(lanes[ring] - 1, lanes[ring], mark)
        radii[ring] = max(usual, needed / lanes[ring] + half, inner + gap + half)
        inner = radii[ring] + half
    return radii, lanes


def _shift(lane: int, lanes: int, mark: float) -> float:
    """How far a lane lies outside the middle of its ring."""
    return (lane - (lanes - 1) / 2) * (mark + 3)
