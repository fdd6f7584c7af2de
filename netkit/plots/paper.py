# ruff: noqa: E402 - matplotlib's logger must be set before it is imported
"""White paper measured in points, and the shapes that the course's figures are made of."""

from __future__ import annotations

import io
import logging
import math
import re
import threading
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, Literal

# On its first run matplotlib searches for fonts and logs that to stderr, which nbgrader takes for a failed cell.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import Circle, FancyBboxPatch, Patch, PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from netkit.plots.lettering import BOLD, LINE, in_lines
from netkit.plots.placing import Box
from netkit.plots.plates import Plate
from netkit.text import one_line

Point = tuple[float, float]

INK: Final = "#1c2430"
MUTED: Final = "#4a5666"
PAPER: Final = "#ffffff"
RULE: Final = "#7d8794"
HAIRLINE: Final = "#d1d5da"
MARK: Final = "#176381"

Align = Literal["left", "center"]

WIDTH: Final = 360.0
"""At this width a phone of 360 pixels shows letters of ten pixels."""
SIDE: Final = 8.0
TEXT: Final = 11.0
TITLE: Final = 12.5

FONTS: Final = '-apple-system, "Segoe UI", "Helvetica Neue", Arial, "Noto Sans", sans-serif'
"""Text in an SVG is set in the reader's own fonts, in any script."""

SETTINGS: Final = {"svg.fonttype": "none", "svg.hashsalt": "netkit", "font.sans-serif": ["DejaVu Sans"]}


class Paper:
    """Paper with a title above a room that is ``top`` points high, with the origin at the bottom left.

    Later shapes cover earlier ones.
    """

    def __init__(self, title: str, top: float) -> None:
        lines = in_lines(title, WIDTH - 2 * SIDE, BOLD * TITLE, lines=9)
        self.width, self.height = WIDTH, top + 12 + LINE * TITLE * len(lines)
        self.marks: dict[str, Box] = {}
        self.ties: list[tuple[str, str, Sequence[Point]]] = []
        with _plain_settings():
            self._drawing = Drawing(figsize=(self.width / 72, self.height / 72), facecolor=PAPER)
            FigureCanvasAgg(self._drawing)
            self._axes = self._drawing.add_axes((0, 0, 1, 1), xlim=(0, self.width), ylim=(0, self.height))
            self._axes.set_axis_off()
        self._layer = 1
        for index, line in enumerate(lines):
            self.text((SIDE, self.height - 8 - LINE * TITLE * (index + 0.5)), line, size=TITLE, bold=True)

    @classmethod
    def blank(cls, title: str, note: str) -> Paper:
        """Paper that says why there is nothing to draw."""
        paper = cls(title, 60)
        paper.text((WIDTH / 2, 30), note, colour=MUTED, align="center")
        return paper

    def disc(self, at: Point, diameter: float, fill: str, *, rim: str = PAPER, rim_width: float = 1) -> None:
        """A circle; its rim separates it from the lines below it."""
        self._add(Circle(at, diameter / 2, facecolor=fill, edgecolor=rim, linewidth=rim_width))

    def arc(self, at: Point, radius: float, start: float, end: float) -> None:
        """A muted arc between two angles in radians, anticlockwise."""
        path = Path.arc(math.degrees(start), math.degrees(end)).transformed(Affine2D().scale(radius).translate(*at))
        self._add(PathPatch(path, fill=False, edgecolor=MUTED, linewidth=1.5))

    def line(self, points: Sequence[Point], colour: str, width: float) -> None:
        """A straight line between two points, or a curve with the middle one of three as its control point."""
        codes = [Path.MOVETO, *[Path.LINETO if len(points) == 2 else Path.CURVE3] * (len(points) - 1)]
        look: dict[str, Any] = {"edgecolor": colour, "linewidth": width}
        self._add(PathPatch(Path(points, codes), fill=False, capstyle="round", **look))

    def write(self, plates: Iterable[Plate], *, size: float) -> None:
        """The words of each plate, centred in a white box, which hides the lines below it."""
        look: dict[str, Any] = {"boxstyle": "round,pad=0,rounding_size=2", "facecolor": PAPER, "alpha": 0.85}
        for plate in plates:
            self._add(FancyBboxPatch((plate.left, plate.bottom), plate.width, plate.height, edgecolor="none", **look))
            x, y = plate.middle
            for index, line in enumerate(plate.lines):
                at = (x, y - (index - (len(plate.lines) - 1) / 2) * LINE * size)
                self.text(at, line, size=size, align="center")

    def text(
        self, at: Point, text: str, *, size: float = TEXT, colour: str = INK, align: Align = "left", bold: bool = False
    ) -> None:
        """One line of text, vertically centred on ``at``."""
        x, y = at
        # The baseline is computed from the size, not from a font, so that every machine draws the same.
        y -= 0.36 * size
        self._layer += 1
        self._axes.text(
            x, y, one_line(text), fontsize=size, color=colour, ha=align, va="baseline", family="sans-serif",
            fontweight="bold" if bold else "normal", parse_math=False, zorder=self._layer,
        )  # fmt: skip

    def svg(self) -> str:
        """The paper as SVG text."""
        file = io.StringIO()
        with _plain_settings():
            self._drawing.savefig(file, format="svg", metadata={"Date": None, "Creator": None}, facecolor=PAPER)
        return re.sub(r"font-family: [^;\"]*", f"font-family: {FONTS}".replace('"', "'"), file.getvalue())

    def _add(self, shape: Patch) -> None:
        self._layer += 1
        shape.set_zorder(self._layer)
        shape.set_clip_on(False)
        self._axes.add_artist(shape)  # add_patch would recompute limits, which are fixed


# JupyterLab runs a widget's callbacks in a thread of their own, and matplotlib's settings are global.
_ONE_AT_A_TIME: Final = threading.RLock()


@contextmanager
def _plain_settings() -> Iterator[None]:
    """Matplotlib's default settings, whatever a notebook has set, and the few that a figure depends on."""
    settings = {**mpl.rcParamsDefault, **SETTINGS}
    settings.pop("backend")  # Setting it, even to its own value, would choose a backend for the whole notebook.
    with _ONE_AT_A_TIME, warnings.catch_warnings(), mpl.rc_context(settings):
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        yield
