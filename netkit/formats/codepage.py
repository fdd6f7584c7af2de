"""Text in an old code page: those of the West are told from each other and from their neighbours.

Bytes do not say which code page they are in: ``0xB3`` is ``³`` here and ``ł`` in Central Europe, ``0x92`` is ``’`` on
Windows and ``í`` on an old Mac. A garbled name is worse than an error, so a text with signs in it that no Western name
has is not taken, and neither is one that may well be in either Windows-1252 or Mac Roman. The pages of other regions
are known by the headings of a table.
"""

# ruff: noqa: RUF001, RUF002, RUF003 - the signs that look alike are what this is about

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Final

_ACCENTED: Final = "À-ÖØ-öø-ÿŒœŠšŽžŸ"
_LETTER: Final = f"[A-Za-z{_ACCENTED}]"
_SIGN: Final = rf"[^A-Za-z{_ACCENTED}\x00-\x7f\xa0·’‘–—ªº…]"
"""What is neither a letter nor one of the few marks that stand in words, as in O’Neill."""
_ELSEWHERE: Final = re.compile(
    "|".join(
        [
            rf"\b[{_ACCENTED}]{{2,}}\b",  # a word of nothing but accents: another alphabet
            rf"{_LETTER}{_SIGN}{_LETTER}",  # a sign in a word: Paw³owski
            rf"(?<!\w)[£¥¯¼½¾]{_LETTER}",  # a sign before a word: £ukasz, ¼uvre; but not £500
            r"[a-zß-öø-ÿœšž][À-ÖØ-ÞŒŠŽŸ]|[A-Z][À-ÖØ-ÞŒŠŽŸ][a-z]|[ß-öø-ÿœšž][A-Z]",  # a capital in a word: a Mac's JosŽ
            r"[ÐÞðþ]",  # Icelandic here; ğ and ş in Turkish, đ in Croatian, ţ in Romanian
            rf"ì{_LETTER}",  # Italian has it last; Czech has ě
            r"[Èè][aeiouyáéíóú]",  # French has a consonant after it; Czech and Slovenian č
            r"ø[áíý]",  # not in the North; Czech has ř
            r"ñ[bcdfgklmprstwz]",  # Spanish has a vowel after it; Polish ń
            r"iæ\b",  # the ć of Croatian names
            r"õ(?![eõ])|[jJ]õ",  # Portuguese has õe; Hungarian ő
            r"\wî[^tnm\W]",  # French has maître; the old DOS page ö
            rf"[ƒˆ˜¨´¯¸†‡‰]{_LETTER}|{_LETTER}[ƒˆ˜†‡‰»«]|»{_LETTER}",
        ]
    )
)
_NOT_ON_A_MAC: Final = re.compile(rf"[^A-Za-z{_ACCENTED}\x00-\x7f\xa0’‘“”„–—…•«»¿¡ºª£€©®™]")  # another page
_STRANGE: Final = re.compile(
    "|".join(
        [
            r"[–‚†•€›](?=[a-zß-öø-ÿ])|(?<![^,;\t\"\r\n])…(?=[a-z])|\bÖ[aeiou]",  # Mu–oz: ñ; …konom: Ö
            r"(?<!\b[DLOdlosnjcmt])(?<!qu)’(?=[a-z])(?!(?:s|t|m|d|re|ve|ll)\b)",  # Mar’a: í; but d’Angelo and Bob’s
            r"[b-df-hjkm-qtv-z]í(?:s|t|m|d|re|ve|ll)\b",  # Bobís: ’
            r"(?<!\w)[”’](?=\w)|(?<![\w.])”(?!\w)",  # ”scar: Ó
            r"(?<![^,;\t\r\n])[^„,;\t\r\n]*\w“(?!\w)|(?<!\w)“(?=[a-z])(?![^”]*”)",  # Forl“: ì, “scar: Ò; but „so“
            r"[šž](?![aeiouyáéíóú])|\bŠ(?![aáeéiíoóuú])|[aeiou]š",  # Malmš: ö; but Šárka
            r"(?<!\w)(?:ç(?=[^\Waeiou])|Á(?=[aeiou])|î(?!l)|[òëï](?=[a-z]))",  # çngel, Áa, îscar
            r"[aeiou]ö|[úå]u",  # Mareö, Súur
        ]
    )
)
_USUAL: Final = re.compile(r"(?<=\w)[ßéèêëáàâãåçñóôíîïúûøæÍ]|[äöüÄÖÜÉÅØÁÇÚ’“”–…€Šž]|Ó(?!l)|š(?![bcdfghlmnpqrsvwxz])")
"""Not the first of a word where the other page has a capital there: école is Ècole, Íris is Õris."""

_CONTROLS: Final = {sign: 0xDC00 + sign for sign in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
"""What Windows-1252 has no letters for, as the bytes that they are."""
_CELL: Final = re.compile(rb"[^,;\t\r\n]{1,1000}+")


def western(raw: bytes) -> str | None:
    r"""The text that these bytes are in one of the two, or None if they may well be in another code page.

    Some languages share all their bytes with others, so a short text may pass that is not Western.

    >>> western("Zoë Muñoz".encode("cp1252")), western("Zoë".encode("mac_roman")), western("Pawłowski".encode("cp1250"))
    ('Zoë Muñoz', 'Zoë', None)
    """
    cells = b"\n".join(dict.fromkeys(cell for one in _CELL.finditer(raw) if not (cell := one[0]).isascii()))
    pages = {page: text for page in ("cp1252", "mac_roman") if (text := decoded(cells, page)) is not None}
    marks = sorted(
        (len(_STRANGE.findall(text)), -len(_USUAL.findall(text)), page)
        for page, text in pages.items()
        if not (_ELSEWHERE.search(text) or (page == "mac_roman" and _NOT_ON_A_MAC.search(text)))
    )
    if not marks or marks[0][0] or (len(marks) > 1 and marks[0][:2] == marks[1][:2] and len({*pages.values()}) > 1):
        return None
    return decoded(raw, marks[0][2])


def undoubled(text: str) -> str:
    """The text or, if all of it is UTF-8 that a program took for Windows-1252 and saved again, what it was.

    >>> undoubled("JÃ¶rg"), undoubled("Jörg")
    ('Jörg', 'Jörg')
    """
    first = re.search(r"[^\x00-\x7f]+", text)  # which tells it of most texts
    with suppress(UnicodeError):
        return _undone(text) if first and _undone(first[0]) else text
    return text


def _undone(text: str) -> str:
    return text.translate(_CONTROLS).encode("cp1252", "surrogateescape").decode()


def by_heading(raw: bytes, is_heading: Callable[[str], bool]) -> str | None:
    """The text in the code page of another region in which a known heading has letters that no Western page has."""
    cells = [cell for cell in re.split(rb"[,;\t\r\n]", raw[:16_384]) if not cell.isascii()]
    for page in ("cp932", "gbk", "big5", "cp949", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256"):
        headings = filter(is_heading, (text for cell in cells if (text := decoded(cell, page))))
        if any(not re.fullmatch(rf"[\x00-\x7f{_ACCENTED}]+", one) for one in headings):
            return decoded(raw, page)
    return None


def decoded(raw: bytes, page: str) -> str | None:
    """The text that these bytes are in a code page, or None if they are none."""
    try:
        return raw.decode(page)
    except UnicodeDecodeError:
        return None
