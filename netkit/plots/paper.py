"""Paper with a title: what the figures have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from netkit.plots.canvas import MUTED, Canvas
from netkit.plots.lettering import BOLD, LINE, in_lines
from netkit.plots.plates import Plate

WIDTH: Final = 360.0
"""At this width a phone of 360 pixels shows letters of ten pixels."""

SIDE: Final = 8.0
TITLE: Final = 12.5


class Paper(Canvas):
    """A canvas with a title above a room that is ``top`` points high."""

    def __init__(self, title: str, top: float) -> None:
        lines = in_lines(title, WIDTH - 2 * SIDE, BOLD * TITLE, lines=9)
        super().__init__(WIDTH, top + 12 + LINE * TITLE * len(lines))
        for index, line in enumerate(lines):
            self.text((SIDE, self.height - 8 - LINE * TITLE * (index + 0.5)), line, size=TITLE, bold=True)

    @classmethod
    def blank(cls, title: str, note: str) -> Paper:
        """Paper that says why there is nothing to draw."""
        paper = cls(title, 60)
        paper.text((WIDTH / 2, 30), note, colour=MUTED, align="center")
        return paper

    def write(self, plates: Iterable[Plate], *, size: float) -> None:
        """Write the words of each plate."""
        for plate in plates:
            self.words(plate, plate.lines, size=size)
