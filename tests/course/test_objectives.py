"""Objectives and questions meet; every kind of hole is found and named."""

from pathlib import Path

import pytest

from netkit.checks.questions import catalogue
from netkit.course.objectives import objectives
from netkit.errors import CourseError

EXERCISE = Path("notebooks/exercises/02-assess-your-network/02-assess-your-network.md")
LESSON = Path("notebooks/lessons/02-assess-your-network.md")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_points_of_the_course_are_shared_out_among_its_objectives() -> None:
    reflection = 15
    assert sum(one.points for one in objectives()) == sum(one.points for one in catalogue("assess")) + reflection


@pytest.mark.parametrize(
    ("path", "old", "new", "hole"),
    [
        (
            LESSON,
            "  assess.limit: Say",
            "  assess.new: Dance\n  assess.limit: Say",
            "teaches 'assess.new', but no exercise",
        ),
        (LESSON, "  assess.limit: Say", "  assess.end: Say", "tests 'assess.limit', but no lesson teaches it"),
        (EXERCISE, "alone-check]", "]", "grades 'alone-check', which tests no objective"),
        (EXERCISE, "alone-check]", "alone-check, dance-check]", "has no graded cell called 'dance-check'"),
        (LESSON, "minutes: 75\n", "", "does not say minutes in its front matter"),
    ],
)
def test_a_hole_is_named(course_copy: Path, path: Path, old: str, new: str, hole: str) -> None:
    change(course_copy / path, old, new)
    with pytest.raises(CourseError, match=hole):
        objectives()
