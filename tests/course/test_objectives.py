"""Objectives and questions meet; every kind of hole is found and named."""

from pathlib import Path

import pytest

from netkit.course.objectives import objectives
from netkit.errors import CourseError
from tests.small_topic import FULL, REFLECTION

EXERCISE = Path("notebooks/97-greet/exercise.md")
LESSON = Path("notebooks/97-greet/lesson.md")
COUNT = "  greet.count: Count"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_points_of_the_course_are_shared_out_among_its_objectives(course_copy: Path) -> None:
    assert [(one.id, one.points) for one in objectives()] == [("greet.count", sum(FULL) + REFLECTION)]


@pytest.mark.parametrize(
    ("path", "old", "new", "hole"),
    [
        (LESSON, COUNT, f"  greet.new: Dance\n{COUNT}", "teaches 'greet.new', but no exercise"),
        (LESSON, COUNT, "  greet.end: Count", "tests 'greet.count', but no lesson teaches it"),
        (EXERCISE, "size-check, ", "", "grades 'size-check', which tests no objective"),
        (EXERCISE, "[size-check, ", "[size-check, dance-check, ", "has no graded cell called 'dance-check'"),
        (LESSON, "minutes: 5\n", "", "does not say minutes in its front matter"),
    ],
)
def test_a_hole_is_named(course_copy: Path, path: Path, old: str, new: str, hole: str) -> None:
    change(course_copy / path, old, new)
    with pytest.raises(CourseError, match=hole):
        objectives()
