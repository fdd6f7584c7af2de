"""The coloured blocks of a page, such as ``<div class="nk-own">``, in a notebook.

The book colours them with its style sheet. JupyterLab has no style sheet of ours, but keeps a ``style`` attribute, as
long as its values are colours and lengths. So each colour has to be right on light and on dark paper: the tint is
translucent, the text keeps the theme's colour, and the bar contrasts with both.
"""

from __future__ import annotations

import re
from typing import Final

TINT: Final = 0.14
"""How opaque a tint is."""

BARS: Final = {
    "warmup": (47, 143, 95),
    "check": (47, 143, 95),
    "predict": (168, 122, 20),
    "explain": (63, 127, 203),
    "source": (63, 127, 203),
    "own": (141, 108, 196),
    "care": (200, 90, 59),
}
"""The colour of each kind's bar, as red, green and blue."""

_BLOCK: Final = re.compile(rf'<div class="nk-({"|".join(BARS)})">')


def coloured(markdown: str) -> str:
    """The text of a Markdown cell with a ``style`` for each of its blocks, and room around what is folded.

    Other classes, such as that of the handout, are for the book alone.

    >>> coloured('<div class="nk-own">')
    '<div class="nk-own" style="background-color: rgba(141, 108, 196, 0.14); border-left: 3px solid rgb(141, 108, 196); padding: 12px 12px 4px; margin-bottom: 12px">'
    >>> coloured('<div class="nk-handout">')
    '<div class="nk-handout">'
    """  # noqa: E501
    return _BLOCK.sub(_styled, markdown).replace("<details>", '<details style="margin: 8px 0">')


def _styled(found: re.Match[str]) -> str:
    red, green, blue = BARS[found[1]]
    return (
        f'<div class="nk-{found[1]}" style="background-color: rgba({red}, {green}, {blue}, {TINT}); '
        f'border-left: 3px solid rgb({red}, {green}, {blue}); padding: 12px 12px 4px; margin-bottom: 12px">'
    )
