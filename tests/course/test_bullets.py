"""The source text's bullets, what puts them into practice, and the lessons that teach them."""

import inspect
import pkgutil
import re
from pathlib import Path

import pytest

from netkit.course import handout
from netkit.course.bullets import bullets, table
from netkit.errors import CourseError

TESTS = [path.read_text(encoding="utf-8") for path in Path(__file__).parents[1].rglob("test_*.py")]

# The source text, line by line: for each of its parts a key for every piece of advice in it.
SOURCE = {
    "What networking is": ["information-advice-support", "link-people", "ever-expanding"],
    "What it is for": ["mutual-support", "help-from-anywhere", "both-partners-gain"],
    "At the start": ["assess-at-the-start", "both-assess", "use-to-develop"],
    "What a network gives": ["information", "referrals", "feedback"],
    "What it takes: time": ["time-getting-to-know", "time-scheduling", "time-renewing"],
    "Keeping track": ["records-notes", "records-referrals", "records-promises"],
    "What to talk about": ["career-information", "common-interests", "accomplishments"],
    "What not to discuss": ["criticisms", "personal-matters", "gossip"],
    "Dos and don'ts": [
        *("give-as-you-get", "ask", "report-back", "follow-up", "be-businesslike", "unlikely-places", "old-networks"),
        *("no-placement-office", "no-reason", "brush-off", "look-up-first", "keep-expanding"),
    ],
}
NAMES = sorted({name for one in bullets() for name in one.functions})
SHOWN = ("netkit.plots.", "netkit.widgets.")
"""A picture has its example in the book, and none to print."""


def test_every_bullet_of_the_source_is_there_in_its_order() -> None:
    assert [(one.group, one.id) for one in bullets()] == [(group, key) for group in SOURCE for key in SOURCE[group]]
    assert len({one.bullet for one in bullets()}) == 36
    assert all(one.bullet and one.functions for one in bullets())


@pytest.mark.parametrize("name", NAMES)
def test_what_puts_a_bullet_into_practice_is_tested_and_explained_with_an_example(name: str) -> None:
    assert name.startswith("netkit.")
    thing, holder = pkgutil.resolve_name(name), pkgutil.resolve_name(name.rpartition(".")[0])
    assert inspect.getdoc(thing)
    assert name.startswith(SHOWN) or any(">>> " in (inspect.getdoc(one) or "") for one in (thing, holder))
    *_, module, last = name.split(".")
    use = rf"\.{last}\(" if module == "Network" else rf"\b{last}\b"
    assert any(re.search(use, text) and re.search(rf"\b{module}\b", text) for text in TESTS)


def test_a_lesson_stands_beside_the_bullets_that_it_names(course_copy: Path) -> None:
    taught = {one.bullet: [lesson.title for lesson in one.lessons] for one in bullets() if one.lessons}
    assert taught == {"Mentor and mentee both": ["Greet whom you know"]}


def test_the_table_has_a_row_for_every_bullet_and_a_heading_for_every_group() -> None:
    lines = table().splitlines()
    assert [line for line in lines if line.startswith("###")] == [f"### {group}" for group in SOURCE]
    assert [one.bullet for one in bullets()] == [
        line.split(" | ")[0].removeprefix("| ") for line in lines if "{py:obj}" in line
    ]


def test_the_handout_has_every_bullet_once_under_its_heading() -> None:
    lines = handout.page().splitlines()
    assert [line.strip("*") for line in lines if line.startswith("**")] == list(SOURCE)
    assert [line for line in lines if line.startswith("- ")] == [f"- {one.bullet}." for one in bullets()]


def test_every_page_of_the_course_that_names_another_bullet_is_listed(course_copy: Path) -> None:
    for kind in ("lesson", "exercise"):
        page = course_copy / "notebooks" / "97-greet" / f"{kind}.md"
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("Mentor and mentee both", f"A {kind}"), encoding="utf-8")
    with pytest.raises(CourseError) as error:
        bullets()
    assert str(error.value).splitlines()[1:] == [
        "  lesson-97-greet names 'A lesson', which is no bullet of the source text",
        "  exercise-97-greet names 'A exercise', which is no bullet of the source text",
    ]
