"""Tokens of a text, as search compares them: without accents and capitals, in any script."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from netkit.text import is_in_word, is_without_spaces, plain

# Not marks to Unicode, but part of the letter before: the later letters of a Korean syllable, and Japanese voicing.
_JOINING: Final = frozenset(map(chr, (*range(0x1160, 0x1200), 0xFF9E, 0xFF9F)))


class _Folding(dict[int, str]):
    """A cache of what each letter is folded to: its plain letters, or a space for what is in no token."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        # Without spaces each letter is a token, so that 小明 finds 王小明.
        alone, words = f" {letter} ", "".join(part if is_in_word(part) else " " for part in plain(letter))
        return self.setdefault(code, alone if is_without_spaces(letter) else words)


_FOLDING: Final = _Folding()


def tokens(text: str) -> list[str]:
    """The tokens of a text.

    >>> tokens("Łukasz Weiß-O'Neill, 王小明")
    ['lukasz', 'weiss', 'o', 'neill', '王', '小', '明']
    """
    if unicodedata.is_normalized("NFKC", text):  # As nearly all are: then each character can be folded by itself.
        return text.translate(_FOLDING).split()
    return [token for token, _, _ in positions(text)]


def positions(text: str) -> list[tuple[str, int, int]]:
    """The tokens of a text, each with its start and end.

    >>> positions("Ana Weiß")
    [('ana', 0, 3), ('weiss', 4, 8)]
    """
    found: list[tuple[str, int, int]] = []
    token, start, end = "", 0, 0
    for place, letter in _letters(f"{text} "):
        first, *others = unicodedata.normalize("NFKC", letter).translate(_FOLDING).split(" ")
        after = place + len(letter)
        if not token:
            start = place
        if first:
            token += first
            end = after
        elif not others and token:  # An accent on the letter before.
            end = after
        for other in others:
            if token:
                found.append((token, start, end))
            token, start, end = other, place, after
    return found


def _letters(text: str) -> Iterator[tuple[int, str]]:
    """Each letter with the marks on it, which may make another letter together, and where it begins."""
    start = 0
    for place, sign in enumerate(text):
        if place and not (unicodedata.category(sign)[0] == "M" or sign in _JOINING):
            yield start, text[start:place]
            start = place
    if text:
        yield start, text[start:]
