"""Contacts on rings: the ring shows the closeness, the sector the circle, and the angle follows the name."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from netkit.model import CLOSENESS, Contact, ContactId, Tie
from netkit.plots.canvas import HAIRLINE, INK, MUTED, PAPER, RULE, Point
from netkit.plots.lettering import block, in_lines
from netkit.plots.paper import Paper
from netkit.plots.placing import Box, around_mark, sectors, spread

NO_CIRCLE: Final = "no circle yet"
FILL: Final = {None: PAPER, 1: "#6691a7", 2: "#3a7893", 3: "#176381", 4: "#004861", 5: "#072d3d"}
TIE_WIDTH: Final = {1: 0.8, 2: 1.2, 3: 1.8, 4: 2.4, 5: 3.2}
NEAREST, FARTHEST = 0.31, 0.90
NAME: Final = 84.0
"""The width of a name, in points; a longer one is broken or cut."""
FAR: Final = 12.0
"""A name farther than this from its mark is connected with it by a line."""
RING: Final = 5.0
"""How much wider a mark becomes by the ring of a contact in question."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a map looks: diameters of marks and of those in question, text size, lines of a name, width of ties."""

    mark: float
    asked: float
    names: bool = True
    """Whether everyone is named, or only those in question."""
    numbers: bool = False
    text: float = 10
    lines: int = 2
    ties: float = 1


def by_circle(contacts: Sequence[Contact]) -> dict[str, list[Contact]]:
    """The contacts of each circle, both in alphabetical order; those without a circle last."""
    ordered = sorted(
        contacts, key=lambda one: (not one.circle, one.circle.casefold(), one.circle, one.name.casefold(), one.id)
    )
    groups = itertools.groupby(ordered, key=lambda one: one.circle)
    return {circle or NO_CIRCLE: list(members) for circle, members in groups}


class Rings:
    """The places of contacts on a round map, and the drawing of it; those ``asked`` about get a ring of ink."""

    def __init__(
        self, centre: Point, radius: float, contacts: Sequence[Contact], asked: Sequence[ContactId], look: Look
    ) -> None:
        self.centre, self.radius, self.look, self.asked = centre, radius, look, asked
        self.contacts = {contact.id: contact for contact in contacts}
        self.circles = by_circle(contacts)
        self.sectors = dict(zip(self.circles, sectors([*map(len, self.circles.values())]), strict=True))
        self.radii, self.lanes = _radii([contact.closeness for contact in contacts], radius, look.mark)
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
        x, y = self.centre
        paper.line([(x - 4, y), (x + 4, y)], INK, 1.8)
        paper.line([(x, y - 4), (x, y + 4)], INK, 1.8)
        self._draw_ties(paper, ties)
        self._draw_marks(paper)
        self._draw_words(paper, owner, room)

    def _draw_ties(self, paper: Paper, ties: Sequence[Tie]) -> None:
        """Curves that bend towards the centre; close ties are wide and in ink."""
        middle_x, middle_y = self.centre
        for tie in sorted(ties, key=lambda one: (one.closeness, one.a, one.b)):
            start, end = self.places[tie.a], self.places[tie.b]
            x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
            bow = 0.45 * min(1, math.dist(start, end) / self.radius)
            control = (x + (middle_x - x) * bow, y + (middle_y - y) * bow)
            colour = INK if tie.closeness >= 4 else RULE  # close and very close
            paper.line([start, control, end], colour, self.look.ties * TIE_WIDTH[tie.closeness])

    def _draw_marks(self, paper: Paper) -> None:
        for who in sorted(self.contacts, key=lambda one: (one in self.asked, self.angles[one])):
            closeness, at, size = self.contacts[who].closeness, self.places[who], self._size(who)
            if who in self.asked:
                paper.disc(at, size, PAPER, rim=INK, rim_width=2)
                size -= RING
            rim, width = (MUTED, 1.2) if closeness is None else (PAPER, 1.0)
            paper.disc(at, size, FILL[closeness], rim=rim, rim_width=width)
            if self.look.numbers:
                colour = INK if closeness in (None, 1) else PAPER
                paper.text(at, str(closeness or "?"), size=self.look.text, colour=colour, align="center", bold=True)

    def _draw_words(self, paper: Paper, owner: str, room: Box) -> None:
        text, named = self.look.text, list(self.contacts) if self.look.names else self.asked
        texts = [in_lines(self.contacts[who].name, NAME, text, lines=self.look.lines) for who in named]
        choices = [
            around_mark(self.places[who], self._size(who), block(lines, text), self.angles[who])
            for who, lines in zip(named, texts, strict=True)
        ]
        for circle, members in self.circles.items():
            texts.append(in_lines(f"{circle} ({len(members)})", NAME, text, lines=2))
            choices.append(self._beside_arc(circle, block(texts[-1], text)))
        texts.append(in_lines(owner, NAME, text, lines=2))
        choices.append(around_mark(self.centre, 8, block(texts[-1], text), 0))
        obstacles = [Box.around(*self.centre, 9, 9)]
        for who, at in self.places.items():
            side = 0.9 * self._size(who) + 2
            obstacles.append(Box.around(*at, side, side))
        boxes = paper.place_words(texts, choices, obstacles, room, size=text)
        for who, box in zip(named, boxes, strict=False):
            nearest = box.nearest(self.places[who])
            if math.dist(nearest, self.places[who]) > self._size(who) / 2 + FAR:
                paper.line([self.places[who], nearest], INK, 0.6)

    def _size(self, who: ContactId) -> float:
        """The diameter of a mark, with its ring."""
        return self.look.asked + RING if who in self.asked else self.look.mark

    def _beside_arc(self, circle: str, size: tuple[float, float]) -> list[Box]:
        """The places for a circle's name outside its arc, the best first."""
        (start, end), boxes = self.sectors[circle], []
        for distance in (3, 14, 25):
            for share in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9, 0.0):
                angle = start + (end - start) * share
                boxes.append(around_mark(self._at(angle, self.radius + distance), 2, size, angle)[0])
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
    """The radius of each ring, the closest first, and its number of lanes.

    A ring is wide enough for its marks side by side; where it would be too wide, they share it in lanes, as when 150
    contacts have no closeness yet.
    """
    rings: list[int | None] = [*sorted(CLOSENESS, reverse=True), *([None] if None in closeness else [])]
    step = (FARTHEST - NEAREST) / (len(rings) - 1)
    radii: dict[int | None, float] = {}
    lanes: dict[int | None, int] = {}
    inner = 0.0
    for index, ring in enumerate(rings):
        needed = closeness.count(ring) * (mark + 3) / (2 * math.pi)
        # With equal steps the outer rings would look farther apart than the inner ones.
        usual = outer * (NEAREST + step * index * (1 + 0.06 * (len(rings) - 1 - index)))
        lanes[ring] = max(math.ceil(needed / max(usual, outer / 2)), 1)
        half = _shift(lanes[ring] - 1, lanes[ring], mark)
        radii[ring] = max(usual, needed / lanes[ring] + half, inner + 0.07 * outer + half)
        inner = radii[ring] + half
    return radii, lanes


def _shift(lane: int, lanes: int, mark: float) -> float:
    """How far a lane lies outside the middle of its ring."""
    return (lane - (lanes - 1) / 2) * (mark + 3)
