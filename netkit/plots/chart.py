"""What the charts have in common: paper that is as wide as a phone, a title, and names that fit their column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from netkit.model import Contact, ContactId
from netkit.plots.canvas import INK, MUTED, PAPER, Canvas, Point
from netkit.plots.lettering import LINE, text_width

WIDTH: Final = 360.0
"""Shown on a phone 360 pixels wide, a chart this wide keeps letters of ten pixels."""

SIDE: Final = 8.0
TEXT: Final = 11.0
SMALL: Final = 9.5
TITLE: Final = 12.5


def paper(title: str, height: float) -> tuple[Canvas, float]:
    """Paper with room of this height under a title, and the height at which that room begins."""
    lines = _wrapped(title, WIDTH - 2 * SIDE)
    above = 12 + LINE * TITLE * len(lines)
    canvas = Canvas(WIDTH, height + above)
    for index, line in enumerate(lines):
        y = canvas.height - 8 - LINE * TITLE * (index + 0.5)
        canvas.text((SIDE, y), line, size=TITLE, align="left", bold=True)
    return canvas, height


def nothing(title: str, words: str) -> Canvas:
    """Paper that says why there is nothing to see."""
    canvas, top = paper(title, 60)
    canvas.text((WIDTH / 2, top / 2), words, size=TEXT, colour=MUTED)
    return canvas


def full_mark(canvas: Canvas, at: Point, size: float, colour: str) -> None:
    """A full mark: something happened."""
    canvas.disc(at, size, colour, rim_width=0.5)


def hollow_mark(canvas: Canvas, at: Point, size: float) -> None:
    """A hollow mark, which differs from a full one without any colour."""
    canvas.disc(at, size, PAPER, rim=INK, rim_width=1.2)


def names_of(contacts: Iterable[Contact]) -> Mapping[ContactId, str]:
    """The name of each contact."""
    return {contact.id: contact.name for contact in contacts}


def _wrapped(text: str, width: float) -> list[str]:
    """A title in as many lines as it takes."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, 1.07 * TITLE) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
