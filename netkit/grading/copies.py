"""Whose work is alike: answers that fit another's case, and texts that two students handed in nearly word for word.

It says what was found and accuses nobody: who wrote or worked together looks the same as who copied.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any, Final

from nbgrader import utils
from rapidfuzz.distance import Indel

from netkit import text
from netkit.grading.other_case import FITS
from netkit.grading.restoring import NOTES
from netkit.results import counted, listed, percent
from netkit.topics import typed_cells

LEAST: Final = 25
"""Of a text of fewer words nothing is said: two people may well write the same short one."""
ALIKE: Final = 0.8
"""The share of their words that two texts have in common, in the same order, from which they are named."""


def report(marked: Mapping[str, Any]) -> list[str]:
    """The copy report of an exercise as lines of text, from the marked notebooks by student."""
    notes = [(student, note) for student, notebook in marked.items() for note in notebook.metadata.get(NOTES, [])]
    found = [f"{student}: {note}" for student, note in notes if note.startswith(FITS)]
    written: dict[str, dict[str, list[str]]] = {}
    for student, notebook in marked.items():
        for name, words in _written(notebook):
            if len(words) >= LEAST:
                written.setdefault(name, {})[student] = words
    found += [f"{name}: {line}" for name, texts in written.items() for line in alike(texts)]
    if not found:
        return ["No answers fit another's case, and no two texts are alike."]
    return ["Work that is alike. Who worked together looks the same here as who copied, so ask first.", *found]


def alike(texts: Mapping[str, list[str]]) -> list[str]:
    """Sentences on the students whose texts, as words, are the same or nearly so.

    >>> one, other = "a b c d e f g h i j".split(), "a b c d X f g h i j".split()
    >>> alike({"ada": one, "bo": other, "cy": one, "di": ["other", "words"]})
    ['ada and cy handed in the same text (10 words).', 'ada and bo have 90 % of their words in common, in order.']
    """
    same: dict[tuple[str, ...], list[str]] = {}
    for student, words in texts.items():
        same.setdefault(tuple(words), []).append(student)
    lines = [
        f"{listed(students)} handed in the same text ({counted(len(words), 'word')})."
        for words, students in same.items()
        if len(students) > 1
    ]
    for (one, students), (other, others) in combinations(same.items(), 2):
        if (share := Indel.normalized_similarity(one, other)) >= ALIKE:
            lines.append(f"{students[0]} and {others[0]} have {percent(share)} of their words in common, in order.")
    return lines


def _written(notebook: Any) -> Iterator[tuple[str, list[str]]]:
    """The texts that a person marks, as words, by the name of their cell."""
    for cell in notebook.cells:
        if utils.is_grade(cell) and utils.is_solution(cell):
            typed = typed_cells.parse(cell.source) if cell.cell_type == "code" else None
            yield cell.metadata.nbgrader["grade_id"], text.words(typed.text if typed else cell.source)
