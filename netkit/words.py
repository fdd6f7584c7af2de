"""Words: how texts are compared, and how a number of things is put."""

from __future__ import annotations

import unicodedata
from typing import Final

# Letters that are no letter and accent to Unicode, but that people type without.
PLAIN: Final = {
    "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ŧ": "t",
    "ŋ": "ng",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
}
_TABLE: Final = str.maketrans(PLAIN)


def folded(text: str) -> str:
    """The text in small letters, without accents, and with single spaces only between words.

    >>> folded("  Łukasz  GRØNN, Straße "), folded("José") == folded("jose")
    ('lukasz gronn, strasse', True)
    """
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(_TABLE)
    return " ".join("".join(letter for letter in apart if not unicodedata.combining(letter)).split())


def counted(number: int, noun: str, plural: str = "") -> str:
    """How many of what.

    >>> counted(1, "referral"), counted(1200, "reply", "replies")
    ('1 referral', '1,200 replies')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
