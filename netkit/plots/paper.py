"""Paper with a title: what the figures have in common."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, TypeVar

from netkit.plots.canvas import MUTED, Align, Canvas, Point
from netkit.plots.lettering import BOLD, LINE, in_lines
from netkit.plots.plates import Plate

T = TypeVar("T")

WIDTH: Final = 360.0
"""At this width a phone of 360 pixels shows letters of ten pixels."""

SIDE: Final = 8.0
SMALL: Final = 9.5
TITLE: Final = 12.5


class Paper(Canvas):
    """A canvas with a title; ``top`` is the height of the room below the title, which begins at 0."""

    def __init__(self, title: str, top: float, *, width: float = WIDTH, size: float = TITLE) -> None:
        lines = in_lines(title, width - 2 * SIDE, BOLD * size, lines=9)
        super().__init__(width, top + 12 + LINE * size * len(lines))
        self.top = top
        for index, line in enumerate(lines):
            self.text((SIDE, self.height - 8 - LINE * size * (index + 0.5)), line, size=size, bold=True)

    @classmethod
    def blank(cls, title: str, note: str) -> Paper:
        """Paper that says why there is nothing to draw."""
        paper = cls(title, 60)
        paper.text((WIDTH / 2, 30), note, colour=MUTED, align="center")
        return paper

    def rows(self, items: Sequence[T], height: float, *, below: float) -> Iterator[tuple[float, T]]:
        """The middle height of each row, and its item; the first row begins ``below`` the top."""
        return ((self.top - below - height * (index + 0.5), item) for index, item in enumerate(items))

    def note(self, at: Point, text: str, *, align: Align = "left", size: float = SMALL) -> None:
        """A small text that explains."""
        self.text(at, text, size=size, align=align, colour=MUTED)

    def write(self, plates: Iterable[Plate], *, size: float = 10, bold: Collection[int] = ()) -> None:
        """Write the words of each plate."""
        for index, plate in enumerate(plates):
            self.words(plate, plate.lines, size=size, bold=index in bold)
