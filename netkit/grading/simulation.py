"""An invented class, graded with nbgrader from release to feedback: ``netkit class``."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from netkit.course.sources import Source
from netkit.errors import CourseError
from netkit.grading import rounds
from netkit.grading.classroom import Classroom
from netkit.grading.rounds import Graded
from netkit.grading.students import dealt, students

COURSE = "netkit-demo"


@dataclass(frozen=True, slots=True)
class Result:
    """A graded class: its folder, and each exercise."""

    classroom: Classroom
    exercises: tuple[Graded, ...]

    @property
    def failed(self) -> bool:
        """Whether anybody could not be graded."""
        return any(one.failed for one in self.exercises)

    def __str__(self) -> str:
        """The grade tables, and where the files are."""
        tables = "\n".join(f"{one}\n" for one in self.exercises)
        return (
            f"{tables}\nGrades:   {self.classroom.root / 'grades.csv'}\nFeedback: {self.classroom.root / 'feedback'}\n"
            "See each submission and mark the reflections: make formgrader."
        )


def run(folder: Path, topics: Sequence[Source], number: int = 12, say: Callable[[str], None] = print) -> Result:
    """Make a class of so many in ``folder``, replacing an earlier one, and grade the exercises of these topics.

    Raises CourseError if the folder holds anything else, or if the number is not from 1 to 100.
    """
    people = students(number)
    _clear(folder)
    classroom = Classroom(folder, course=COURSE)
    classroom.enrol({student.id: student.name for student in people})
    graded = []
    for topic, assignment in zip(topics, classroom.add_sources(topics), strict=True):
        say(f"{assignment}: generate and release ...")
        classroom.generate(assignment)
        classroom.release(assignment)
        say(f"{number} students fetch, work and submit ...")
        mistakes = dealt(people, topic.topic, COURSE)
        for student in people:
            desk = classroom.fetch(assignment, student.id)
            student.work(desk / f"{assignment}.ipynb", topic.topic, COURSE, mistakes[student.id])
            classroom.submit(assignment, student.id)
        say("collect, autograde and write feedback ...")
        did = {student.id: student.did for student in people}
        graded.append(rounds.grade(classroom, assignment, about=did))
    return Result(classroom, tuple(graded))


def _clear(folder: Path) -> None:
    if not folder.exists() or not any(folder.iterdir()):
        return
    if not (folder / "nbgrader_config.py").exists() or not (folder / "exchange" / COURSE).exists():
        msg = f"{folder} is not empty and holds no class made by this command; name another with --folder"
        raise CourseError(msg)
    for path in folder.rglob("*"):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)  # nbgrader makes what it has graded read-only
    shutil.rmtree(folder)
