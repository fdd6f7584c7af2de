"""How much a lesson asks of its reader: words, minutes, reading at a stretch, decimals, cells and long words.

``python -m tests.book.reading`` prints the table.
"""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import jupytext

from netkit.course import sources

_FOLDED = re.compile(r"<details>.*?</details>", re.DOTALL)
_TASK = re.compile(r"^\d+\. |^## (?=With your mentor|Where it comes from)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A lesson in figures. ``stretch`` is the most words between two things to do; LIX is by Björnsson (1968).

    Something to do is a cell to run or to type in, a fold to open, an item of a numbered list of tasks, or the talk
    with a mentor. The sources, to be looked up, begin a stretch too. ``width`` and ``lines`` are of the largest cell.
    """

    words: int
    minutes: int
    stretch: int
    decimals: int
    cells: int
    width: int
    lines: int
    lix: int


LIMITS = Reading(words=1700, minutes=75, stretch=170, decimals=20, cells=12, width=72, lines=6, lix=30)
"""The most that a lesson may ask: 1,500 words are the aim, and 160 of the stretch are the hook with the outcomes."""


def read(page: Path) -> Reading:
    """The figures of a lesson. What is folded counts among its words."""
    cells = jupytext.read(page, fmt="md:myst").cells
    code = [cell.source.splitlines() for cell in cells if cell.cell_type == "code"]
    prose = "\n\n".join(cell.source if cell.cell_type == "markdown" else "\0" for cell in cells)
    open_ = _TASK.sub("\0", _FOLDED.sub("\0", prose))
    return Reading(
        words=len(words(prose)),
        minutes=sources.front(page)["minutes"],
        stretch=max(len(words(part)) for part in open_.split("\0")),
        decimals=len(re.findall(r"\d[.,]\d", plain(prose))),
        cells=len(code),
        width=max(len(line) for lines in code for line in lines),
        lines=max(map(len, code)),
        lix=lix(plain(prose)),
    )


def plain(markdown: str) -> str:
    """The text that is seen, without marks, tags and the targets of links."""
    text = re.sub(r"<!--.*?-->|<[^>]+>|\]\([^)]*\)|^[-| :]+$", " ", markdown, flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"[*_`#|\[]", " ", text)


def words(markdown: str) -> list[str]:
    """The words of a Markdown text, and its numbers."""
    return re.findall("[^\\W_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}.,-][^\\W_]+)*", plain(markdown))


def lix(text: str) -> int:
    """Words a sentence, plus the percentage of words of more than six letters: under 30 very easy, over 50 hard.

    >>> lix("The cat sat. Elephants remember.")  # five words in two sentences, two of them long: 2.5 + 40
    42
    """
    # A heading, an item and a cell of a table end a sentence too.
    sentences = [one for one in re.split(r"[.!?:;](?=[\s”\")]|$)|\n\s*\n|\n[-\d]", text) if words(one)]
    found = words(text)
    return round(len(found) / len(sentences) + 100 * sum(len(word) > 6 for word in found) / len(found))


def main() -> None:
    """Print a row for each lesson, and its exercise's questions and points."""
    names = [field.name for field in fields(Reading)]
    print(f"{'lesson':<12}" + "".join(f"{name:>10}" for name in [*names, "questions", "points"]))
    for topic in sources.topics():
        settings = [cell.metadata.get("nbgrader", {}) for cell in sources.read(topic.page("exercise")).cells]
        points = [one["points"] for one in settings if one.get("grade")]
        row = [*astuple(read(topic.page("lesson"))), len(points), sum(points)]
        print(f"{topic.number:02} {topic.topic:<9}" + "".join(f"{one:>10}" for one in row))
    print(f"{'at most':<12}" + "".join(f"{one:>10}" for one in astuple(LIMITS)))


if __name__ == "__main__":
    main()
