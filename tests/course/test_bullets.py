"""The source text's bullets, and the tasks in which a learner practises them."""

import re
from pathlib import Path

import pytest

from netkit.course import handout
from netkit.course.bullets import bullets, table
from netkit.errors import CourseError

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


def test_every_bullet_of_the_source_is_there_in_its_order() -> None:
    assert [(one.group, one.id) for one in bullets()] == [(group, key) for group in SOURCE for key in SOURCE[group]]
    assert len({one.bullet for one in bullets()}) == 36
    assert all(one.bullet for one in bullets())


def test_every_row_is_practised_and_stands_in_the_map_with_its_part_minutes_questions_and_points() -> None:
    lines = table().splitlines()
    assert [line for line in lines if line.startswith("###")] == [f"### {group}" for group in SOURCE]
    rows = dict(line.strip("| ").split(" | ") for line in lines if line.startswith("| ") and " | " in line)
    assert [row for row in rows if row != "advice"] == [one.bullet for one in bullets()]
    assert rows["Keep a record of the promises you made"] == (
        "[Keep records](../notebooks/05-keep-records/lesson.md), Your own records, 22 minutes: "
        "write down each promise with a day, yours and theirs"
        "<br>→ Turn what was said in a talk into a record of who promised what, and by when"
        "<br>→ promises, overdue, order: 9 points"
    )


def test_every_piece_of_advice_has_a_task_in_a_part_that_everybody_does() -> None:
    read_or_optional = ("A worked case", "With your mentor")
    assert [one.id for one in bullets() if all(task.part.startswith(read_or_optional) for task in one.tasks)] == []


def test_the_handout_has_every_bullet_once_under_its_heading() -> None:
    lines = handout.page().splitlines()
    assert [line.strip("*") for line in lines if line.startswith("**")] == list(SOURCE)
    assert [line for line in lines if line.startswith("- ")] == [f"- {one.bullet}." for one in bullets()]


@pytest.mark.parametrize(
    ("old", "new", "hole"),
    [
        ('    gossip: "Greeting: greet one"\n', "", "gossip: Do not gossip"),
        ("    gossip:", "    gossips:", "lesson-97-greet names 'gossips', which is no bullet of the source text"),
        ("  greet.count:\n    ", "  greet.end:\n    ", "practises 'greet.end', which is none of its objectives"),
        (
            'gossip: "Greeting:',
            'gossip: "One act:',
            "has no part 'One act' with minutes, in which 'gossip' is practised",
        ),
        ("(5 minutes)", "", "has no part 'Greeting' with minutes"),
    ],
)
def test_a_hole_in_the_map_is_named(course_copy: Path, old: str, new: str, hole: str) -> None:
    page = course_copy / "notebooks" / "97-greet" / "lesson.md"
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CourseError, match=re.escape(hole)):
        table()
