# ruff: noqa: E402 - matplotlib must be told to be quiet before it is imported
"""A canvas of white paper measured in points, and the few marks that the course's figures are made of."""

from __future__ import annotations

import io
import logging
import math
import re
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, Literal

# On its first run matplotlib looks for fonts and says so on stderr, which nbgrader takes for a cell that failed.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import Circle, FancyBboxPatch, Patch, PathPatch, Polygon, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from netkit.plots.lettering import LINE, one_line
from netkit.plots.placing import Box

Point = tuple[float, float]

INK: Final = "#1c2430"
MUTED: Final = "#4a5666"
PAPER: Final = "#ffffff"
RULE: Final = "#7d8794"
HAIRLINE: Final = "#d1d5da"
MARK: Final = "#176381"
QUIET_MARK: Final = "#6691a7"

Stroke = Literal["solid", "dashed", "dotted"]

DASHES: Final = {"solid": "solid", "dashed": (0, (3, 2.5)), "dotted": (0, (0.1, 2.5))}
"""How each kind of line is broken, in its own widths."""

FONTS: Final = '-apple-system, "Segoe UI", "Helvetica Neue", Arial, "Noto Sans", sans-serif'
"""The reader's own fonts: the words of an SVG are set where it is read, in any script."""

SETTINGS: Final = {"svg.fonttype": "none", "svg.hashsalt": "netkit", "font.sans-serif": ["DejaVu Sans"]}
PNG_FONTS: Final = ["Arial", "Liberation Sans", "Helvetica", "Noto Sans", "Noto Sans CJK JP", "DejaVu Sans"]


class Canvas:
    """Paper of a size in points, with the origin at the bottom left. Later marks lie on top of earlier ones."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        with _plain_settings():
            self._drawing = Drawing(figsize=(width / 72, height / 72), facecolor=PAPER)
            FigureCanvasAgg(self._drawing)
            self._axes = self._drawing.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(0, height))
            self._axes.set_axis_off()
        self._layer = 1

    def disc(self, at: Point, diameter: float, fill: str, *, rim: str = PAPER, rim_width: float = 1) -> None:
        """A filled circle with a rim, which keeps it apart from the lines that it lies on."""
        self._add(Circle(at, diameter / 2, facecolor=fill, edgecolor=rim, linewidth=rim_width))

    def ring(self, at: Point, radius: float) -> None:
        """A hairline circle, for decoration only."""
        self._add(Circle(at, radius, fill=False, edgecolor=HAIRLINE, linewidth=0.8))

    def arc(self, at: Point, radius: float, start: float, end: float) -> None:
        """A muted arc between two angles in radians, anticlockwise."""
        path = Path.arc(math.degrees(start), math.degrees(end))
        self._add(
            PathPatch(
                path.transformed(Affine2D().scale(radius).translate(*at)), fill=False, edgecolor=MUTED, linewidth=1.5
            )
        )

    def line(self, points: Sequence[Point], colour: str, width: float, *, stroke: Stroke = "solid") -> None:
        """A straight line through two points, or through three a curve that the middle one pulls."""
        codes = [Path.MOVETO, *[Path.LINETO if len(points) == 2 else Path.CURVE3] * (len(points) - 1)]
        shape = PathPatch(
            Path(points, codes), fill=False, edgecolor=colour, linewidth=width, linestyle=DASHES[stroke],
            capstyle="round",
        )  # fmt: skip
        self._add(shape)

    def bar(self, box: Box, fill: str, *, rim: str = "none", rim_width: float = 1) -> None:
        """A filled rectangle."""
        shape = Rectangle((box.left, box.bottom), box.width, box.height, facecolor=fill, edgecolor=rim)
        shape.set_linewidth(rim_width)
        self._add(shape)

    def hatch(self, box: Box, *, apart: float = 5) -> None:
        """A rectangle full of slanting lines, in a frame: a pattern that needs no colour."""
        path: list[Point] = []
        for step in range(1, math.ceil((box.width + box.height) / apart)):
            x = step * apart  # where the line would leave the bottom, from the left
            path += [
                (box.left + max(0.0, x - box.height), box.bottom + min(x, box.height)),
                (box.left + min(x, box.width), box.bottom + max(0.0, x - box.width)),
            ]
        codes = [Path.MOVETO, Path.LINETO] * (len(path) // 2)
        self._add(PathPatch(Path(path, codes), fill=False, edgecolor=RULE, linewidth=0.9))
        self.bar(box, "none", rim=RULE)

    def triangle(self, at: Point, size: float, fill: str) -> None:
        """A filled triangle that stands on its base."""
        x, y = at
        corners = [(x - size / 2, y - 0.43 * size), (x + size / 2, y - 0.43 * size), (x, y + 0.43 * size)]
        self._add(Polygon(corners, closed=True, facecolor=fill, edgecolor="none"))

    def words(self, box: Box, lines: Sequence[str], *, size: float = 10, bold: bool = False) -> None:
        """Lines of text in the middle of a box of white paper."""
        self.plate(box.left, box.bottom, box.width, box.height)
        x, y = box.middle
        for index, line in enumerate(lines):
            below_top = (index - (len(lines) - 1) / 2) * LINE * size
            self.text((x, y - below_top), line, size=size, bold=bold)

    def plate(self, left: float, bottom: float, width: float, height: float) -> None:
        """White paper under a name, so that lines do not run through it."""
        self._add(
            FancyBboxPatch(
                (left, bottom), width, height, boxstyle="round,pad=0,rounding_size=2",
                facecolor=PAPER, edgecolor="none", alpha=0.85,
            )
        )  # fmt: skip

    def text(
        self,
        at: Point,
        text: str,
        *,
        size: float = 10,
        colour: str = INK,
        align: Literal["left", "center", "right"] = "center",
        bold: bool = False,
        upright: bool = False,
    ) -> None:
        """One line of text whose middle height is at ``at``; ``upright`` text reads from there to the top."""
        x, y = at
        # The baseline is set from the size and not from a font, so that every machine draws the same.
        shift = 0.36 * size
        x, y = (x + shift, y) if upright else (x, y - shift)
        self._layer += 1
        self._axes.text(
            x, y, one_line(text), fontsize=size, color=colour, ha=align, va="baseline", rotation_mode="anchor",
            rotation=90 if upright else 0, fontweight="bold" if bold else "normal", family="sans-serif",
            parse_math=False, zorder=self._layer,
        )  # fmt: skip

    def svg(self) -> str:
        """The canvas as SVG text."""
        file = io.StringIO()
        with _plain_settings():
            self._drawing.savefig(file, format="svg", metadata={"Date": None, "Creator": None}, facecolor=PAPER)
        return re.sub(r"font-family: [^;\"]*", f"font-family: {FONTS}".replace('"', "'"), file.getvalue())

    def png(self) -> bytes:
        """The canvas as PNG, with two pixels to the point."""
        file = io.BytesIO()
        with _plain_settings({"font.sans-serif": PNG_FONTS}):
            self._drawing.savefig(file, format="png", dpi=144, facecolor=PAPER)
        return file.getvalue()

    def _add(self, shape: Patch) -> None:
        self._layer += 1
        shape.set_zorder(self._layer)
        shape.set_clip_on(False)
        self._axes.add_patch(shape)


# JupyterLab runs a widget's callbacks in a thread beside the cells', and matplotlib's settings are everybody's.
_ONE_AT_A_TIME: Final = threading.RLock()


@contextmanager
def _plain_settings(more: dict[str, Any] | None = None) -> Iterator[None]:
    """Matplotlib as it comes, whatever a notebook has set, and the few settings that a figure depends on."""
    settings = {**mpl.rcParamsDefault, **SETTINGS, **(more or {})}
    settings.pop("backend")  # Setting it, even to itself, would choose a backend for the whole notebook.
    with _ONE_AT_A_TIME, warnings.catch_warnings(), mpl.rc_context(settings):
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        yield
