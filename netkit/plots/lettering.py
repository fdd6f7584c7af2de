"""Text for drawings: about how wide it is, and how it is cut or broken to fit."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

from netkit.text import one_line

LINE: Final = 1.25
"""The height of a line of text, in units of the letter size."""
BOLD: Final = 1.07
"""How much wider bold text is."""

NARROW: Final = frozenset("iljtfrIJ.,:;'|!()[] ")
WIDE: Final = frozenset("mwMW@%—")


def text_width(text: str, size: float) -> float:
    """The estimated width of a text in the reader's sans-serif font, in points: rather too wide than too narrow."""
    return size * sum(_width_in_em(sign) for sign in text)


@cache
def _width_in_em(sign: str) -> float:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(sign) in "WF":
        return 1
    if sign in NARROW:
        return 0.36
    if sign in WIDE:
        return 0.9
    return 0.72 if sign.isupper() else 0.58


def fitted(text: str, width: float, size: float) -> str:
    """The text, cut if it is wider than ``width`` points; never between a letter and its accent.

    >>> fitted("Wilhelmina", 50, 10), fitted("Mei", 50, 10)
    ('Wilhelmi…', 'Mei')
    """
    text = one_line(text)
    if text_width(text, size) <= width:
        return text
    end = len(text)
    while end and (text_width(text[:end] + "…", size) > width or _belongs(text[end - 1], text[end])):
        end -= 1
    kept = text[:end].rstrip()
    # In a line that runs from left to right, the sign would stand at the beginning of a Hebrew or Arabic name.
    return f"{kept}…\N{RIGHT-TO-LEFT MARK}" if _runs_leftward(kept) else f"{kept}…"


def _runs_leftward(text: str) -> bool:
    strong = [kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")]
    return bool(strong) and strong[-1] != "L"


def _belongs(sign: str, following: str) -> bool:
    """Whether two characters form one letter or picture, such as a letter and its accent."""
    joined = "\N{ZERO WIDTH JOINER}"
    tones = "\N{EMOJI MODIFIER FITZPATRICK TYPE-1-2}" <= following <= "\N{EMOJI MODIFIER FITZPATRICK TYPE-6}"
    return sign == joined or following == joined or tones or unicodedata.category(following) in ("Mn", "Mc", "Me")


def in_lines(text: str, width: float, size: float, *, lines: int) -> list[str]:
    """The text broken into at most ``lines`` lines of at most ``width`` points, each cut if need be."""
    found = [""]
    for word in text.split():
        longer = f"{found[-1]} {word}".strip()
        if found[-1] and text_width(longer, size) > width and len(found) < lines:
            found.append(word)
        else:
            found[-1] = longer
    return [fitted(line, width, size) for line in found]
