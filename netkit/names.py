"""Names of people: which are the same, and which are near.

Two names are **the same** if they have the same ``key``. It leaves out what programs and people write differently:

- capitals, accents, full-width letters, signs that nobody sees, and which apostrophe or hyphen it is, as ``text.plain``
  does; what is no letter, mark or digit stands between words: "Jean-Luc" is "jean luc", "O'Brien" is "O Brien";
- titles before the name and degrees after it, in the short lists below, which are a convention of this course;
- the order, where a comma tells it: "Lin, Mei" is "Mei Lin";
- the transliterations of passports: Müller, Mueller and Muller; Søren and Soeren; Håkon and Haakon; Weiß and Weiss
  (ICAO Doc 9303, part 3). An *e* after *a*, *o* or *u* counts as such only between consonants or at the
  beginning of a word, and not in the ends *-el* and *-es*: Michael is not Michal, Xue is not Xu.

Two names are **near** if a slip of the pen or a part left out can make one of the other: the same words in another
order or written together; all words of one in the other, of which some may be initials; 小明 in 王小明; one sign more,
less, changed or exchanged with its neighbour, in names of five letters or more, and two such signs in names of twelve
or more. Names that differ in a digit are not near.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from netkit.text import folded, is_without_spaces, words

TITLES: Final = ("dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "herr", "frau")
"""Left out before a name."""
DEGREES: Final = frozenset({"phd", "dphil", "bsc", "msc", "mba", "mph", "mphil", "llb", "llm"})
"""Left out after a name."""
SHORT_DEGREES: Final = frozenset({"ba", "ma", "bs", "ms", "md", "jd", "rn"})
"""Left out after a comma that follows two words: Ma is a family name as well."""
GENERATIONS: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""Kept after a comma, which is no sign of another order before them."""
ONE_SLIP: Final = 5
"""So many letters a name has at least, in which one sign may be wrong."""
TWO_SLIPS: Final = 12

# Ä, Ö, Ü and Å as passports write them. Single vowels stay: Jo is not Joe, nor Xu Xue.
_TRANSLITERATED: Final = re.compile(r"(?<![aeiouyq])(?:(a)a|([aou])e(?![ls]\b))(?=[^\W\d_aeiouy])")
_TITLES: Final = re.compile(rf"^(?:(?:{'|'.join(TITLES)})(?:\. ?| )(?=.*\w))+")
_NOT_LETTERS: Final = re.compile(r"[\W_]+")
_DIGITS: Final = re.compile(r"\d+")


@lru_cache(maxsize=1 << 16)
def key(name: str) -> str:
    """The words of a name in the form in which names are compared.

    >>> key("Dr. Mei Lin, PhD"), key("Sean O'Brien"), key("Jürgen Müller") == key("MUELLER, Juergen")
    ('mei lin', 'sean o brien', True)
    """
    parts = [found for part in folded(name).split(",") if (found := part.split())]
    while len(parts) > 1 and all(_is_degree(piece, short=len(parts[0]) > 1) for piece in parts[-1]):
        parts.pop()
    if len(parts) == 2 and _letters(parts[1][0]) not in GENERATIONS:
        parts.reverse()
    pieces = [piece for part in parts for piece in part]
    while len(pieces) > 1 and _is_degree(pieces[-1], short=False):
        del pieces[-1]
    bare = _TITLES.sub("", " ".join(pieces))
    return _TRANSLITERATED.sub(r"\1\2", " ".join(words(bare))) or folded(name)


def spellings(name: str) -> list[str]:
    """What else a name may be searched by: its key, if that is not how it is written, and "obrien" for "O'Brien".

    >>> spellings("Sean O'Brien"), spellings("Mueller, Jo")
    (['obrien'], ['jo muller'])
    """
    written = folded(name)
    together = ["".join(own) for piece in written.split() if len(own := words(piece)) > 1]
    return [key(name), *together] if key(name) != " ".join(words(written)) else together


def are_near(one: str, other: str) -> bool:
    """Whether one of two names, as ``key`` gives them, may be the other with a slip or without a part; never if equal.

    >>> are_near("mei lin", "lin mei"), are_near("sean obrien", "sean o brien"), are_near("ana silva", "ana souza")
    (True, True, False)
    """
    if one == other or _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    short, long = sorted((one.split(), other.split()), key=lambda words: (len(words), sum(map(len, words)), words))
    return _is_part(short, long) or _differ_by_a_slip("".join(short), "".join(long))


def _is_part(short: list[str], long: list[str]) -> bool:
    """Whether each word of the shorter name is one of the longer, or an initial; at least one is no initial."""
    rest, whole = list(long), False
    for word in sorted(short, key=len, reverse=True):
        match = next((other for other in rest if _names_alike(word, other)), None)
        if match is not None:
            whole = whole or len(word) > 1
        else:
            match = next((other for other in rest if 1 in (len(word), len(other)) and word[0] == other[0]), None)
        if match is None:
            return False
        rest.remove(match)
    return whole


def _names_alike(word: str, other: str) -> bool:
    """Whether two words are one, or the first is a given name after a family name, as in 王小明."""
    return word == other or (len(word) > 1 and is_without_spaces(word[0]) and other.endswith(word))


def _differ_by_a_slip(one: str, other: str) -> bool:
    shortest = min(len(one), len(other))
    slips = 0 if shortest < ONE_SLIP else 1 if shortest < TWO_SLIPS else 2
    if abs(len(one) - len(other)) > slips:
        return False
    from rapidfuzz.distance import OSA  # Loaded when it is needed, as it takes as long as netkit.

    return OSA.distance(one, other, score_cutoff=slips) <= slips


def _is_degree(piece: str, *, short: bool) -> bool:
    return (letters := _letters(piece)) in DEGREES or (short and letters in SHORT_DEGREES)


def _letters(piece: str) -> str:
    return _NOT_LETTERS.sub("", piece)
