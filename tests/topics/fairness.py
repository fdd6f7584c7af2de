"""How alike students' cases are, question by question, and how many drafts a case maker throws away.

``python -m tests.topics.fairness`` prints the table over 200 cases.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, cast

from netkit import topics
from netkit.checks.marking import Sheet
from netkit.course import sources
from netkit.network import Network
from netkit.topics import catalogue

READ, DECIDED = 120, 4
"""Words that are read with care in a minute, and items that are decided: conventions, to compare cases by."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Of one question over many cases: the least and the most items to decide, true ones, words to read, minutes."""

    items: tuple[int, int]
    true: tuple[int, int]
    words: tuple[int, int]
    minutes: tuple[float, float]


def spread(topic: str, question: str, students: range) -> Spread:
    """The spread of a question over the cases of so many students."""
    sizes = [_sizes(topic, question, number) for number in students]
    items, true, words = ((min(column), max(column)) for column in zip(*sizes, strict=True))
    minutes = [read / READ + decided / DECIDED for decided, _, read in sizes]
    return Spread(items, true, words, (min(minutes), max(minutes)))


def thrown_away(topic: str, students: range) -> float:
    """The share of drafts that a topic's case maker throws away; a maker without ``draft`` keeps all that it makes."""
    maker: Any = import_module(f"netkit.topics.{topic}.case")
    if not hasattr(maker, "draft"):
        return 0.0
    names = [f"s{number:03}" for number in students]
    thrown = [next(at for at in range(99) if maker.draft("netkit", name, at) is not None) for name in names]
    return sum(thrown) / (sum(thrown) + len(thrown))


def _sizes(topic: str, question: str, number: int) -> tuple[int, int, int]:
    case = case_of(topic, number)
    asked = catalogue.questions(topic)[question]
    sheet = asked.sheet(f"{topic}.{question}", catalogue.topic(topic).forms[question](case), case)
    known, cells = _cells(topic)
    shown = [str(eval(cell, known | {"case": case})) for cell in cells[question]]
    return (*_items(sheet), len(" ".join(shown).split()))


def _items(sheet: Sheet) -> tuple[int, int]:
    """How many items there are to decide, and how many of them are in the answer, or have its rarest label."""
    form, right = sheet.form, cast(Any, sheet.expected)
    for name in ("items", "lines", "notes", "names"):
        if sized := getattr(form, name, None):
            values = [*right.values()] if isinstance(right, dict) else right
            labels = Counter(values) if isinstance(right, dict) and name == "items" else None
            return len(sized), min(labels.values()) if labels else len([one for one in values if one])
    return 1, 1


@cache
def case_of(topic: str, number: int) -> Network:
    """The case of student number so and so."""
    return topics.make(topic, course="netkit", student=f"s{number:03}")


@cache
def _cells(topic: str) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """What an exercise imports, and the cells that show a question's own case, by the question."""
    code = [
        cell.source for cell in sources.read(sources.find(topic).page("exercise")).cells if cell.cell_type == "code"
    ]
    known: dict[str, Any] = {}
    exec("\n".join(line for line in code[0].splitlines() if line.startswith("from ")), known)
    found: dict[str, list[str]] = {}
    shown: list[str] = []
    for cell in code[1:]:
        if cell.startswith("%%answer"):
            found[cell.split()[1].partition(".")[2]], shown = shown, []
        elif re.search(r"\bcase\b", cell) and " = " not in cell:
            shown.append(cell)
    return known, found


def main(students: range) -> None:
    """Print a row for each graded question, and each topic's share of drafts thrown away."""
    print(f"{'question':<20}{'items':>9}{'true':>9}{'words':>11}{'minutes':>12}")
    for source in sources.topics():
        for name, question in catalogue.questions(source.topic).items():
            if question.points:
                one = spread(source.topic, name, students)
                items, true, words = (f"{low}-{high}" for low, high in (one.items, one.true, one.words))
                minutes = f"{one.minutes[0]:.1f}-{one.minutes[1]:.1f}"
                print(f"{f'{source.topic}.{name}':<20}{items:>9}{true:>9}{words:>11}{minutes:>12}")
        print(f"{source.topic}: {thrown_away(source.topic, students):.0%} of drafts thrown away")
        case_of.cache_clear()


if __name__ == "__main__":
    main(range(1, 1 + int(*sys.argv[1:] or [200])))
