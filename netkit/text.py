"""Text: normalised for a comparison, on one line, or for a date."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

_WITHOUT_SPACES: Final = (
    *("CJK", "HIRAGANA", "KATAKANA", "HANGUL SYLLABLE", "BOPOMOFO"),
    *("THAI", "LAO", "KHMER", "MYANMAR"),
)

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

COUNTS: Final = {"a": 1, "an": 1} | {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}

# Letters that Unicode does not decompose into a letter and an accent.
_LETTERS: Final = dict(zip("\N{LATIN SMALL LETTER DOTLESS I}øłđðħŧ", "iolddht", strict=True))
# The signs that programs and keyboards write in place of ' and -, some of which are letters to Unicode.
_APOSTROPHES: Final = "\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02be\u02bf\u2032\u0060\ua78c"
_HYPHENS: Final = "\u2010\u2012\u2013\u2014\u2015\u2212\u058a\u05be"
_TABLE: Final = str.maketrans(
    _LETTERS
    | {"ŋ": "ng", "æ": "ae", "œ": "oe", "þ": "th"}
    | dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_HYPHENS, "-")
)

# Accents of Latin, Greek and Cyrillic letters, and the vowel signs of Hebrew and Arabic, which people often leave out.
# In other scripts, such as Thai, Hindi and Japanese, a mark makes another letter and is kept.
_ACCENTS: Final = "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
# Soft hyphens, zero-width signs and others that nobody sees: Default_Ignorable_Code_Point of the Unicode Standard.
_UNSEEN: Final = (
    "\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_LEFT_OUT: Final = re.compile(f"[{_ACCENTS}{_UNSEEN}]")


def plain(text: str) -> str:
    r"""The text in lower case and compatibility normal form, without accents and signs that nobody sees.

    Each apostrophe and hyphen is the one of a typewriter.

    >>> plain("JOSÉ"), plain("O\N{RIGHT SINGLE QUOTATION MARK}Brien"), plain("ガトウ") == plain("カトウ")
    ('jose', "o'brien", False)
    """
    bare = _LEFT_OUT.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFC", bare).casefold().translate(_TABLE)


def folded(text: str) -> str:
    """The text as ``plain`` gives it, with single spaces between words: the form in which texts are compared.

    >>> folded("  Łukasz  GRØNN, Straße "), folded("José") == folded("jose")
    ('lukasz gronn, strasse', True)
    """
    return " ".join(plain(text).split())


def spoken(day: date) -> str:
    """A date in English words, whatever the machine's locale: 20 March 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def words(text: str) -> list[str]:
    """The words of the text as ``plain`` gives it; whatever is no letter, mark or digit stands between words.

    >>> words("Mei-Lin O'Neill (王小明)")
    ['mei', 'lin', 'o', 'neill', '王小明']
    """
    return "".join(sign if is_in_word(sign) else " " for sign in plain(text)).split()


def is_in_word(sign: str) -> bool:
    """Whether a sign is part of a word: a letter, a digit, or a mark, which can make another letter.

    >>> [sign for sign in "สุ1-_" if is_in_word(sign)]
    ['ส', 'ุ', '1']
    """
    return sign.isalnum() or unicodedata.category(sign)[0] == "M"


def is_without_spaces(sign: str) -> bool:
    """Whether a sign is of a script whose words are written without spaces, or whose names are, as in Korean.

    >>> [sign for sign in "小ก민aй" if is_without_spaces(sign)]
    ['小', 'ก', '민']
    """
    return unicodedata.name(sign, "").startswith(_WITHOUT_SPACES) and unicodedata.category(sign)[0] in "LM"


def one_line(text: str) -> str:
    r"""The text with single spaces, and with a replacement character for each that XML does not allow.

    >>> one_line("  send   the book "), one_line("bell\a")
    ('send the book', 'bell�')
    """
    line = " ".join(text.split())
    if line.isprintable():  # as nearly all are
        return line
    unfit = {sign for sign in line if unicodedata.category(sign) in ("Cc", "Cs") or sign in "\ufffe\uffff"}
    return "".join("\N{REPLACEMENT CHARACTER}" if sign in unfit else sign for sign in line)
