"""Words as they are compared: without capitals, accents and stray spaces."""

from __future__ import annotations

import unicodedata
from typing import Final

# Letters that are no letter and accent to Unicode, but that people type without.
_PLAIN: Final = str.maketrans(
    {
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ŧ": "t",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)


def folded(text: str) -> str:
    """The text in small letters, without accents, and with single spaces only between words.

    >>> folded("  Łukasz  GRØNN, Straße "), folded("José") == folded("jose")
    ('lukasz gronn, strasse', True)
    """
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    return " ".join("".join(letter for letter in apart if not unicodedata.combining(letter)).split())
