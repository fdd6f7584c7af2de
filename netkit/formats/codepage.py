"""Text in Windows-1252 or Mac Roman, the code pages of Western Europe and the Americas, told from their neighbours.

Bytes do not say which code page they are in: ``0xB3`` is ``³`` here and ``ł`` in Central Europe. A garbled name is
worse than an error, so a text with signs in it that no Western name has is not taken. Of the two pages, the one that
gives more of the usual letters counts.
"""

from __future__ import annotations

import re
from typing import Final

_ACCENTED: Final = "À-ÖØ-öø-ÿŒœŠšŽžŸ"
_LETTER: Final = f"[A-Za-z{_ACCENTED}]"
_SIGN: Final = rf"[^A-Za-z{_ACCENTED}\x00-\x7f\xa0·’‘–—ªº…]"  # noqa: RUF001
"""What is neither a letter nor one of the few marks that stand in words, as in O’Neill."""  # noqa: RUF001
_ELSEWHERE: Final = re.compile(
    "|".join(
        [
            rf"\b[{_ACCENTED}]{{2,}}\b",  # a word of nothing but accents: another alphabet
            rf"{_LETTER}{_SIGN}{_LETTER}",  # a sign in a word: Paw³owski
            rf"(?<!\w)[£¥¯]{_LETTER}",  # a sign before a word: £ukasz; but not £500
            r"[a-zß-öø-ÿœšž][À-ÖØ-ÞŒŠŽŸ]",  # a capital in a word: a Mac's JosŽ
            r"[ÐÞðþ]",  # Icelandic here; ğ and ş in Turkish, đ in Croatian, ţ in Romanian
            rf"ì{_LETTER}",  # Italian has it last; Czech has ě
            r"[Èè][aeiouyáéíóú]",  # French has a consonant after it; Czech and Slovenian č
            r"ø[áíý]",  # not in the North; Czech has ř
            r"ñ[bcdfgklmprstwz]",  # Spanish has a vowel after it; Polish ń
            r"iæ\b",  # the ć of Croatian names
            r"õ(?!e)",  # Portuguese has õe; Hungarian ő
        ]
    )
)
_NOT_ON_A_MAC: Final = re.compile(
    "|".join(
        [
            rf"[^A-Za-z{_ACCENTED}\x00-\x7f\xa0’‘“”„–—…•«»¿¡ºª£€©®™]",  # noqa: RUF001 - other signs: another page
            rf"[A-Z][À-ÖØ-ÞŒŸ][a-z]|»{_LETTER}|{_LETTER}«",
            r"\wî[^tnm\W]",  # French has maître; the old DOS page ö
        ]
    )
)
_USUAL: Final = re.compile("[äöüßéèêëáàâãåçñóôíîïúûøæÄÖÜÉÅØ’“”–…€Šž]|š(?![bcdfghlmnpqrsvwxz])")  # noqa: RUF001


def western(raw: bytes) -> str | None:
    r"""The text that these bytes are in one of the two, or None if they may well be in another code page.

    Some languages share all their bytes with others, so a short text may pass that is not Western.

    >>> western("Zoë Muñoz".encode("cp1252")), western("Zoë".encode("mac_roman")), western("Pawłowski".encode("cp1250"))
    ('Zoë Muñoz', 'Zoë', None)
    """
    texts = (_decoded(raw, page) for page in ("cp1252", "mac_roman"))
    likely = [text for text in texts if text is not None and not _ELSEWHERE.search(text)]
    if likely and likely[-1] == _decoded(raw, "mac_roman") and _NOT_ON_A_MAC.search(likely[-1]):
        likely.pop()
    return max(likely, key=lambda text: len(_USUAL.findall(text)), default=None)


def _decoded(raw: bytes, page: str) -> str | None:
    try:
        return raw.decode(page)
    except UnicodeDecodeError:
        return None
