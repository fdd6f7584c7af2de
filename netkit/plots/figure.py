"""A figure: a drawing, its alt text, its caption, and the same data as a table."""

from __future__ import annotations

import base64
import html
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from netkit.results import closed
from netkit.text import one_line

if TYPE_CHECKING:
    from netkit.plots.paper import Paper
    from netkit.tables import Table

SIGNS: Final = 40
"""An alt text is listened to, so it cuts longer names; the table has them whole."""


DARK: Final = (
    '<style>[data-jp-theme-light="false"] .netkit-figure img { filter: brightness(0.8) contrast(1.2) }</style>'
)
"""Softens the white of a drawing in JupyterLab's dark theme as the book's theme does in a dark page."""


@dataclass(frozen=True, eq=False)
class Figure:
    """A drawing; ``alt`` states its finding in words, ``caption`` says what was counted, ``table`` has the same data.

    A notebook shows the drawing with the table folded below it; a terminal shows the alt text.
    """

    alt: str
    caption: str
    table: Table[Any]
    paper: Paper

    def svg(self) -> str:
        """The drawing as SVG, on opaque white. The same data always give the same text."""
        return self.paper.svg()

    def __repr__(self) -> str:
        return self.alt

    def _repr_html_(self) -> str:
        image = base64.b64encode(self.svg().encode()).decode()
        return (
            f'{DARK}<figure class="netkit-figure" style="margin: 0">'
            f'<img alt="{html.escape(self.alt)}" src="data:image/svg+xml;base64,{image}"'
            ' style="max-width: 100%; height: auto; background: #ffffff">'
            f"<figcaption>{html.escape(self.caption)}</figcaption>"
            "<details><summary>The same data as a table</summary>"
            f"{self.table._repr_html_()}</details></figure>"
        )


def called(name: str) -> str:
    """The name on one line, cut where it is too long for a sentence."""
    line = one_line(name)
    return line if len(line) <= SIGNS else f"{line[: SIGNS - 1].rstrip()}…"


def sentences(*parts: str) -> str:
    """The parts that are not empty, each closed with a full stop."""
    return " ".join(closed(part) for part in parts if part)
