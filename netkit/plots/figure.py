"""A figure that can be seen, read aloud and looked up: a drawing, its alt text, and the same data as a table."""

from __future__ import annotations

import base64
import html
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from netkit.plots.lettering import one_line
from netkit.results import listed

if TYPE_CHECKING:
    from netkit.plots.canvas import Canvas
    from netkit.tables import Table

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

SIGNS: Final = 40
"""An alt text is heard and not skimmed: it cuts a longer name. The table has it whole."""


@dataclass(frozen=True, eq=False)
class Figure:
    """A drawing with the three things it must never go without.

    ``alt`` states the finding in words, ``caption`` says what was counted, and ``table`` holds the same data. In a
    notebook the drawing shows, with the table folded below; where only text is shown, the alt text stands for it.
    """

    alt: str
    caption: str
    table: Table[Any]
    canvas: Canvas

    def svg(self) -> str:
        """The drawing as SVG, on opaque white. The same data always give the same text."""
        return self.canvas.svg()

    def png(self) -> bytes:
        """The drawing as PNG. Letters that no sans-serif font of this machine has become boxes; in SVG they do not."""
        return self.canvas.png()

    def __repr__(self) -> str:
        return self.alt

    def _repr_html_(self) -> str:
        image = base64.b64encode(self.svg().encode()).decode()
        return (
            '<figure style="margin: 0">'
            f'<img alt="{html.escape(self.alt)}" src="data:image/svg+xml;base64,{image}"'
            ' style="max-width: 100%; height: auto; background: #ffffff">'
            f"<figcaption>{html.escape(self.caption)}</figcaption>"
            "<details><summary>The same data as a table</summary>"
            f"{self.table._repr_html_()}</details></figure>"
        )

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/plain": self.alt, "text/html": self._repr_html_()}


def short_list(names: Iterable[str], *, most: int = 5) -> str:
    """The first names, cut to a length that can be heard, and how many more there are.

    >>> short_list(["Ada", "Bao", "Chloe"], most=2)
    'Ada, Bao and 1 more'
    """
    return listed(map(called, names), most=most)


def called(name: str) -> str:
    """The name in one line, cut where it is too long for a sentence."""
    line = one_line(name)
    return line if len(line) <= SIGNS else f"{line[: SIGNS - 1].rstrip()}…"


def spoken(day: date) -> str:
    """A day as a sentence says it, whatever language the machine is set to.

    >>> spoken(date(2026, 3, 20))
    '20 March 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
