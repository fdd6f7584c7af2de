"""For each of several notes the words that are to go, or that it stays as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from netkit.checks.forms.form import Blank, Form, Unreadable, beginning, is_blank, short, span, tidy
from netkit.results import listed
from netkit.text import folded

STAYS: Final = "stays"
_SPELLINGS: Final = frozenset({STAYS, "stay", "keep", "ok", "nothing", "none", "it stays", "may stay"})

ENOUGH: Final = 0.4
"""The share of the words that must be named: "her office closes in June", of a sentence that says who told it."""
MORE: Final = 2
"""So many words of the note may be named besides."""


@dataclass(frozen=True, slots=True)
class Cuts(Form[dict[str, str]]):
    """For each note the words that are to go; an empty text if it stays.

    >>> form = Cuts({"A": "Likes maps. Her firm is for sale.", "B": "Promised the book by Friday."})
    >>> form.read("A: her firm is for sale; B: stays")
    {'A': 'her firm is for sale', 'B': ''}
    """

    notes: dict[str, str]

    @property
    def words(self) -> str:
        """What is asked for."""
        return f"for each of {span(list(self.notes))} the words that are to go, or: {STAYS}"

    @property
    def example(self) -> str:
        """The first note as it is."""
        return f"{next(iter(self.notes))}: {STAYS}"

    def parse(self, text: str) -> dict[str, str]:
        """The words by note. Each word must stand in its note."""
        names = "|".join(map(re.escape, self.notes))
        parts = re.split(rf"[;\n]|(?<=[.,])\s+(?=(?:{names})\s*[:)=])", tidy(text))
        found: dict[str, str] = {}
        for part in (part.strip() for part in parts if not is_blank(part)):
            note, said = beginning(part, self.notes)
            if note is None:
                msg = f"{short(part)} does not begin with one of {span(list(self.notes))}."
                raise Unreadable(msg)
            if not is_blank(said):
                words = "" if said.strip(" .,\"'") in _SPELLINGS else " ".join(_words(said))
                if strange := [word for word in words.split() if word not in _words(self.notes[note])]:
                    msg = f"{note}: {short(strange[0])} does not stand in this note."
                    raise Unreadable(msg)
                if found.setdefault(note, words) != words:
                    msg = f"{note} stands there twice."
                    raise Unreadable(msg)
        if not found:
            raise Blank
        return found

    def write(self, value: dict[str, str]) -> str:
        """A line for each note."""
        return "\n".join(f"{note}: {words or STAYS}" for note, words in value.items())

    def spellings(self, value: dict[str, str]) -> tuple[str, ...]:
        """With brackets and quotation marks."""
        return ("\n".join(f"{note}) {f'“{words}”' if words else STAYS}" for note, words in value.items()),)

    def said(self, value: dict[str, str]) -> str:
        """What is to go from which note, and the notes of which nothing is said."""
        parts = [f"{note}: {f'“{value[note]}”' if value[note] else STAYS}" for note in self.notes if note in value]
        missing = [note for note in self.notes if note not in value]
        return "; ".join(parts) + (f"; nothing yet for {listed(missing)}" if missing else "")

    def compare(self, value: dict[str, str], expected: dict[str, str]) -> tuple[float, tuple[str, ...]]:
        """The share right of what stays and of what is cut, averaged and rescaled: one answer for all earns 0."""
        right = [note for note in expected if note in value and _same(value[note], expected[note])]
        kinds = [[note for note in expected if bool(expected[note]) == cut] for cut in (True, False)]
        shares = [len([note for note in kind if note in right]) / len(kind) for kind in kinds if kind]
        if len(right) == len(expected):
            return 1.0, ()
        chance = 0.5 if len(shares) > 1 else 0.0
        share = max(0.0, (sum(shares) / len(shares) - chance) / (1 - chance))
        said = {
            "Right": right,
            "Not yet right": [note for note in expected if note in value and note not in right],
            "Nothing yet": [note for note in expected if note not in value],
        }
        return round(share, 9), tuple(f"{words}: {listed(notes)}." for words, notes in said.items() if notes)

    def holds(self, value: dict[str, str], mistake: dict[str, str]) -> bool:
        """Whether the notes of the mistake are cut alike in the answer."""
        return all(note in value and _same(value[note], words) for note, words in mistake.items())

    def parts(self, mistake: dict[str, str]) -> frozenset[str]:
        """The notes in the mistake."""
        return frozenset(mistake)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", folded(text))


def _same(said: str, expected: str) -> bool:
    """Whether nearly the same words are to go."""
    one, other = set(_words(said)), set(_words(expected))
    if not one or not other:
        return one == other
    return len(one & other) >= ENOUGH * len(other) and len(one - other) <= MORE
