"""What holds for the source of every lesson and exercise: minutes that add up, and cells that fit a page."""

import re
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path

import jupytext
import pytest

from netkit.course import blocks, sources
from tests.book import reading

LESSONS = [topic.page("lesson") for topic in sources.topics()]
PAGES = [path for folder in sources.folders() for path in sorted(folder.rglob("*.md"))]
HEADING_MINUTES = re.compile(r"^#+ .*\((\d+) minutes\)$", re.MULTILINE)
FOLD = re.compile(r"<details>.*?</details>", re.DOTALL)
BLOCK = re.compile(r'<div class="nk-(\w+)"')

WORDS = {
    "warmup": ["Warm-up"],
    "predict": ["Predict"],
    "explain": ["Explain", "Where it comes from"],
    "source": ["Where it comes from"],
    "own": ["Private", "own network"],
    "check": ["Question", "Self-check"],
    "care": ["Take care"],
}
"""The words that name each kind of block, of which one begins it or is in the heading above it."""


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("lesson", LESSONS, ids=name)
def test_the_minutes_of_a_lessons_parts_add_up_to_its_minutes(lesson: Path) -> None:
    parts = [int(minutes) for minutes in HEADING_MINUTES.findall(lesson.read_text(encoding="utf-8"))]
    assert sum(parts) == sources.front(lesson, "minutes")["minutes"]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_line_of_code_is_cut_off_and_no_cell_is_longer_than_a_reader_reads(page: Path) -> None:
    # Marked solutions are seen by nobody but the teacher.
    cells = [
        cell.source
        for cell in jupytext.read(page, fmt="md:myst").cells
        if cell.cell_type == "code" and "### BEGIN SOLUTION" not in cell.source
    ]
    assert [line for cell in cells for line in cell.splitlines() if len(line) > reading.LIMITS.width] == []
    assert [cell for cell in cells if len(cell.splitlines()) > reading.LIMITS.lines] == []


@pytest.mark.parametrize("lesson", LESSONS, ids=name)
def test_a_lesson_asks_no_more_of_its_reader_than_the_limits(lesson: Path) -> None:
    found, limits = asdict(reading.read(lesson)), asdict(reading.LIMITS)
    assert {name: number for name, number in found.items() if number > limits[name]} == {}


def test_each_warm_up_reads_back_what_was_planned() -> None:
    begins = {path: path.read_text(encoding="utf-8").split("\n## ")[1] for path in LESSONS}
    assert all(part.startswith("Warm-up") for part in begins.values())
    assert {part.count("\nwidgets.last_act()\n") for path, part in begins.items() if "02-" not in str(path)} == {1}


@pytest.mark.parametrize("lesson", LESSONS, ids=name)
def test_no_answer_stands_in_sight_below_its_question(lesson: Path) -> None:
    cells = jupytext.read(lesson, fmt="md:myst").cells
    blocks_ = [
        one for cell in cells for one in re.findall(r'<div class="nk-(?:check|warmup)">.*?</div>', cell.source, re.S)
    ]
    asked = [one for block in blocks_ for one in re.split(r"^\d+\. ", block, flags=re.MULTILINE)[-2:]]
    asked += [after.source.split("\n\n")[0] for cell, after in pairwise(cells) if cell.source.startswith("%%")]
    for question in asked:
        _, _, below = FOLD.sub("\0", question).partition("\0")
        assert not below.replace("\0", "").replace("</div>", "").split(), below
    assert sum("<details>" in question for question in asked) >= 5
    text = FOLD.sub("", "\n".join(cell.source for cell in cells if cell.cell_type == "markdown"))
    assert re.findall(r"^(?:Ours|Answer|Compare|One good)\b.*", text, re.MULTILINE) == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_each_block_is_known_and_told_by_a_word_too(page: Path) -> None:
    text, heading, silent = page.read_text(encoding="utf-8"), "", []
    for place, line in enumerate(lines := text.splitlines()):
        if line.startswith(("## ", "### ")):
            heading = f"{heading} {line}" if line.startswith("### ") else line
        if found := BLOCK.search(line):
            begins = " ".join(lines[place + 1 : place + 3])
            if not any(word in heading or begins.strip().startswith(f"**{word}") for word in WORDS[found[1]]):
                silent.append(line)
    assert silent == []


def test_every_kind_of_block_has_its_colours() -> None:
    assert set(blocks.BARS) == set(WORDS)
    book = (sources.ROOT / "book" / "_static" / "quiet-notebook.css").read_text(encoding="utf-8")
    assert {kind for kind in WORDS if f".nk-{kind}" in book} == set(WORDS)


def luminance(colour: tuple[float, float, float]) -> float:
    """The relative luminance of sRGB values from 0 to 255, as WCAG 2 defines it."""
    linear = [c / 255 / 12.92 if c <= 10.31475 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def mixed(
    top: tuple[float, float, float], below: tuple[float, float, float], share: float
) -> tuple[float, float, float]:
    red, green, blue = (share * t + (1 - share) * b for t, b in zip(top, below, strict=True))
    return red, green, blue


@pytest.mark.parametrize(
    ("paper", "ink", "share"),
    # JupyterLab's two themes: its paper, and its ink with how opaque it is. #212121 is the ground of its cards.
    [((255,) * 3, (0,) * 3, 0.87), ((17,) * 3, (255,) * 3, 1), ((33,) * 3, (255,) * 3, 0.87)],
    ids=["light", "dark", "dark card"],
)
def test_in_either_theme_a_block_can_be_read_and_its_bar_be_seen(
    paper: tuple[float, float, float], ink: tuple[float, float, float], share: float
) -> None:
    for bar in blocks.BARS.values():
        tint = mixed(bar, paper, blocks.TINT)
        assert contrast(mixed(ink, tint, share), tint) >= 7
        assert contrast(bar, tint) >= 3
        assert contrast(bar, paper) >= 3
