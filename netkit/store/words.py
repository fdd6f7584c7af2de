"""Words as search compares them: without accents and capitals, and without a script's way of joining letters."""

from __future__ import annotations

import unicodedata
from typing import Final

from netkit.words import PLAIN

_WITHOUT_SPACES: Final = (
    "CJK",
    "HIRAGANA",
    "KATAKANA",
    "HANGUL SYLLABLE",
    "BOPOMOFO",
    "THAI",
    "LAO",
    "KHMER",
    "MYANMAR",
)


class _Folding(dict[int, str]):
    """What each letter becomes, found when first met: its plain letters, or a space for what is in no word."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(chr(code))
        return folded


def _fold(letter: str) -> str:
    if unicodedata.combining(letter):  # An accent that follows its letter.
        return ""
    if unicodedata.name(letter, "").startswith(_WITHOUT_SPACES) and unicodedata.category(letter)[0] in "LM":
        # Written without spaces: each sign is a word, so that 小明 finds 王小明.
        return f" {letter} "
    parts = "".join(PLAIN.get(part, part) for part in letter.casefold())
    plain = "".join(PLAIN.get(part, part) for part in unicodedata.normalize("NFKD", parts))
    kept = (part for part in plain.casefold() if not unicodedata.combining(part))
    return "".join(part if part.isalnum() or unicodedata.category(part)[0] == "M" else " " for part in kept)


_FOLDING: Final = _Folding()


def words(text: str) -> list[str]:
    """The words of a text as they are compared.

    >>> words("Łukasz Weiß-O'Neill, 王小明")
    ['lukasz', 'weiss', 'o', 'neill', '王', '小', '明']
    """
    return text.translate(_FOLDING).split()


def places(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, each with where it stands: from its first letter to after its last.

    >>> places("Ana Weiß")
    [('ana', 0, 3), ('weiss', 4, 8)]
    """
    found: list[tuple[str, int, int]] = []
    word, start, end = "", 0, 0
    for place, letter in enumerate(f"{text} "):
        first, *others = _FOLDING[ord(letter)].split(" ")
        if not word:
            start = place
        if first:
            word += first
            end = place + 1
        elif not others and word:  # An accent on the letter before.
            end = place + 1
        for other in others:
            if word:
                found.append((word, start, end))
            word, start, end = other, place, place + 1
    return found
