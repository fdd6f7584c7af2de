"""Text: normalised for a comparison, or on one line."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

# Letters that Unicode does not decompose into a letter and an accent.
_PLAIN: Final = dict(zip("\N{LATIN SMALL LETTER DOTLESS I}øłđðħŧ", "iolddht", strict=True))
_TABLE: Final = str.maketrans(_PLAIN | {"ŋ": "ng", "æ": "ae", "œ": "oe", "þ": "th"})

# Accents of Latin, Greek and Cyrillic letters, and the vowel signs of Hebrew and Arabic, which people often leave out.
# In other scripts, such as Thai, Hindi and Japanese, a mark makes another letter and is kept.
_ACCENTS: Final = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670]"
)


def plain(text: str) -> str:
    """The text in lower case, without accents, in compatibility normal form.

    >>> plain("JOSÉ"), plain("ガトウ") == plain("カトウ")
    ('jose', False)
    """
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFC", bare).casefold().translate(_TABLE)


def folded(text: str) -> str:
    """The text as ``plain`` gives it, with single spaces between words: the form in which names are compared.

    >>> folded("  Łukasz  GRØNN, Straße "), folded("José") == folded("jose")
    ('lukasz gronn, strasse', True)
    """
    return " ".join(plain(text).split())


def one_line(text: str) -> str:
    r"""The text with single spaces, and with a replacement character for each that XML does not allow.

    >>> one_line("  send   the book "), one_line("bell\a")
    ('send the book', 'bell�')
    """
    return "".join("\N{REPLACEMENT CHARACTER}" if _is_unfit(sign) else sign for sign in " ".join(text.split()))


def _is_unfit(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cs") or sign in "\ufffe\uffff"
