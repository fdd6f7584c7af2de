"""Match the columns of a table with the fields of a contact, by their headings and by what stands below them.

A known heading, in one of several languages, is its field; so is one that is almost a known heading, such as
"Organisaton", if no other field is nearly as like it, and one that holds a known heading, such as "E-mail privately",
if what stands below is of that kind. Several columns may be one field. Other columns are not taken.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from netkit.errors import InvalidRequest, UnreadableFile
from netkit.formats.contact_rows import addresses, profile_key
from netkit.text import plain

THRESHOLD: Final = 88.0
"""How like a known heading another one must be, from 0 to 100 (rapidfuzz's ratio): one slip in eight letters."""
MARGIN: Final = 6.0
"""A second field this near to the best one makes a match doubtful."""
LONGEST_HEADING: Final = 60

LANGUAGES: Final[Mapping[str, Any]] = tomllib.loads(Path(__file__).with_name("languages.toml").read_text("utf-8"))
HEADINGS: Final[Mapping[str, str]] = LANGUAGES["headings"]
"""The known headings of each field, with commas between them."""
NAMES: Final = frozenset({"name", "first_name", "last_name"})
_OURS: Final = frozenset({"id", "introduced_by_id", "archived", "is_mentor"})
"""What only netkit's own tables have."""
_ELSE: Final = frozenset(LANGUAGES["about_something_else"].split())
_OF_WHOM: Final = frozenset(LANGUAGES["of_whom"].split())
NO_PERSON: Final = frozenset(LANGUAGES["no_person"].split())
SUMS: Final = frozenset(LANGUAGES["sums"].split())
_BETWEEN_NAMES: Final = frozenset(LANGUAGES["between_names"].split())
_DIGITS: Final = re.compile(r"\d{5,}")
_KIND: Final[Mapping[str, Callable[[str], bool]]] = {
    "email": lambda cell: bool(addresses(cell)),
    "phone": lambda cell: bool(_DIGITS.search(re.sub(r"[\s()./+-]", "", cell))) and "@" not in cell,
    "profile": lambda cell: "." in cell and " " not in cell,
    "organisation": bool,
}


def bare(heading: str) -> str:
    """A heading in lower case, without accents or punctuation: "e mail" for "  E-Mail: "."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in plain(heading)).split())


_KNOWN: Final = {bare(each): name for name, known in HEADINGS.items() for each in (*known.split(","), name)}
_SPELT: Final = {" ".join(each.split()) for known in HEADINGS.values() for each in known.split(",")}
_HELD: Final = {name: [one for one, field in _KNOWN.items() if field == name and len(one) > 1] for name in _KIND}


def match_columns(
    headings: Sequence[str],
    columns: Mapping[str, str] | None = None,
    *,
    file: str = "these headings",
    program: Mapping[str, str] | None = None,
    below: Sequence[Sequence[str]] = (),
) -> list[str]:
    """The field of a contact that each heading means; empty for a column that is not taken.

    ``columns`` says it for headings that you know better: ``{"Their firm": "organisation", "Shoe size": ""}``, where
    an empty text leaves a column out; ``program`` does for the headings of one program. ``below`` are some rows below
    them. "Name" beside a first name is the last name, and beside a last name the first; "Title" beside a job title is
    none. ``file`` names the file in errors.

    Raises InvalidRequest for a heading that is not there and for an unknown field. Raises UnreadableFile where one
    heading is like two fields, with what to write in ``columns``.

    >>> match_columns(["Name", "Organisaton", "Shoe size"])
    ['name', 'organisation', '']
    """
    meant = dict(program or {}) | chosen(headings, columns)
    fields: list[str] = []
    doubts: list[str] = []
    answers: dict[str, str] = {}
    for index, heading in enumerate(headings):
        name = _program_field(heading, meant)
        likely = (name,) if name is not None else _likely(heading[: LONGEST_HEADING + 1])
        if not likely:
            cells = [row[index] for row in below if len(row) > index and row[index]]
            likely = _by_kind(bare(heading), cells)
        if len(likely) > 1:
            doubts.append(f"{heading!r} could be {' or '.join(likely)}")
            answers[heading] = likely[0]
        fields.append(likely[0] if len(likely) == 1 else "")
    names = NAMES.intersection(fields)
    if "name" in names and len(names) == 2:
        (missing,) = NAMES - names
        fields = [missing if field == "name" else field for field in fields]
    if fields.count("title") > 1:
        given = (bare(one) == "title" and "title" not in meant for one in headings)
        fields = ["" if of_a_name else to for of_a_name, to in zip(given, fields, strict=True)]
    if doubts:
        advice = "Say it, as in {option}, where a column without a field is left out:"
        msg = f"{file}: it is not clear which column is which. {advice}"
        raise UnreadableFile(msg, tuple(doubts), option={"columns": {**(columns or {}), **answers}})
    return fields


def known(headings: Iterable[str], columns: Mapping[str, str] | None = None) -> set[str]:
    """The fields that these cells name, if they are a header; no error if it is doubtful."""
    meant = {bare(heading): field for heading, field in (columns or {}).items()}
    found = {meant.get(bare(one)) or (_likely(one[: LONGEST_HEADING + 1]) or ("",))[0] for one in headings if one}
    return found - {""}


def is_known(heading: str) -> bool:
    """Whether this is a known heading, but for accents and punctuation."""
    return bare(heading) in _KNOWN


def is_spelt(heading: str) -> bool:
    """Whether this is a known heading with all its accents."""
    return heading.strip(' "').lower() in _SPELT


def _program_field(heading: str, chosen: Mapping[str, str]) -> str | None:
    text = bare(heading)
    return chosen.get(text, chosen.get(_without_number(text)) if text not in chosen else None)


def _without_number(text: str) -> str:
    """A heading without the number that tells it from others: "e mail value" for "e mail 2 value"."""
    return " ".join(re.sub(r"\d+", " ", text).split())


@lru_cache(maxsize=4096)
def _likely(heading: str) -> tuple[str, ...]:
    """The field that a heading means, the two that it may mean with nearly the same likeness, or none."""
    from rapidfuzz import fuzz, process

    text = bare(heading)
    words = _without_number(text).split()
    shorter = (" ".join(words), bare(heading.partition("(")[0]), " ".join(one for one in words if one not in _OF_WHOM))
    for one in (text, *shorter):
        if one in _KNOWN:
            return (_KNOWN[one],)
    if _is_whole_name(words):
        return ("name",)
    if not text or len(heading) > LONGEST_HEADING:
        return ()
    best: dict[str, float] = {}
    for like, score, _ in process.extract(text, _KNOWN.keys(), scorer=fuzz.ratio, score_cutoff=THRESHOLD, limit=None):
        if _ELSE.intersection(words).issubset(like.split()):
            best.setdefault(_KNOWN[like], score)
    order = sorted(best, key=lambda field: (-best[field], field))[:2]
    return tuple(field for field in order if best[order[0]] - best[field] < MARGIN)


def _is_whole_name(words: Sequence[str]) -> bool:
    """Whether these name both parts of a name, as in "Surname, first name"."""
    words = [one for one in words if one not in _BETWEEN_NAMES]
    halves = ({_KNOWN.get(" ".join(words[:at])), _KNOWN.get(" ".join(words[at:]))} for at in range(1, len(words)))
    return any(len(half) == 2 and NAMES.issuperset(half) for half in halves)


def _holds(heading: str, known: str, name: str) -> bool:
    """Whether a known heading is in this one: as a word, or of e-mail and telephone in one, as in "Diensttelefon"."""
    in_a_word = name in ("email", "phone") and len(known.encode()) > 3
    return known in heading if in_a_word else f" {known} " in f" {heading} "


def _by_kind(heading: str, cells: Sequence[str]) -> tuple[str, ...]:
    """The field of a heading that holds a known one, or of a column of nothing but addresses, by what stands below."""
    words = heading.split()
    if not cells or len(heading) > LONGEST_HEADING:
        return ()
    for name, is_one in _KIND.items():
        fits = sum(map(is_one, cells)) * 2 >= len(cells)
        other = _ELSE.intersection(words) - ({"address", "number"} if name == "email" else {"number", "no"})
        if fits and not other and any(_holds(heading, one, name) for one in _HELD[name]):
            return (name,)
    if _ELSE.isdisjoint(words) or not words:
        if all(profile_key(cell) for cell in cells):
            return ("profile",)
        if len(set(cells)) == len(cells) and all(addresses(cell) == [cell] for cell in cells):
            return ("email",)
    return ()


def chosen(headings: Sequence[str], columns: Mapping[str, str] | None) -> dict[str, str]:
    """What ``columns`` says of these headings, by ``bare`` heading. Raises InvalidRequest as ``match_columns``."""
    there = {bare(heading) for heading in headings}
    for heading, meant in (columns or {}).items():
        if meant and meant not in HEADINGS.keys() | _OURS:
            msg = f"{heading!r} cannot be {meant!r}; the fields of a contact are {', '.join(sorted(HEADINGS))}"
            raise InvalidRequest(msg)
        if bare(heading) not in there:
            seen = ", ".join(repr(one) for one in headings if one.strip())
            msg = f"no column has the heading {heading!r}; the columns are {seen}"
            raise InvalidRequest(msg)
    return {bare(heading): meant for heading, meant in (columns or {}).items()}
