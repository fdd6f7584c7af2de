"""An invented class of twelve, graded with nbgrader from release to feedback: ``netkit class``."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from netkit.course.sources import Source
from netkit.errors import CourseError
from netkit.grading.classroom import Classroom, Row
from netkit.grading.students import CLASS

COURSE = "netkit-demo"
README = """\
# An invented class, graded

Open the menu **Nbgrader > Formgrader**. *Manage Assignments* shows the steps that have been done;
*Manual Grading* holds the reflections that wait for you; *Manage Students* has every mark.

| student | name | what they did |
|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Graded:
    """One exercise graded: the grade table, and by student notes, and why one could not be graded."""

    assignment: str
    rows: tuple[Row, ...]
    notes: dict[str, str]
    failed: dict[str, str]

    def __str__(self) -> str:
        """The grade table and notes on it."""
        did = {student.id: student.did for student in CLASS}
        cells = list(next((row.points for row in self.rows if row.points), {}))
        head = ["student", "what they did", *(cell.removesuffix("-check") for cell in cells), "total", "of"]
        body = []
        for row in self.rows:
            points = ["✎" if row.points.get(cell) is None else f"{row.points[cell]:g}" for cell in cells]
            total = f"{row.score:g}" if row.is_graded else "-"
            body.append([row.student, did.get(row.student, ""), *points, total, f"{row.max_score:g}"])
        notes = [f"{student}: {note}" for student, note in self.notes.items()]
        notes += [f"{student} could not be graded: {reason}" for student, reason in self.failed.items()]
        by_hand = sum(row.by_hand > 0 for row in self.rows)
        notes += [f"✎ waits to be marked by hand ({by_hand} students)."] if by_hand else []
        return "\n".join([f"{self.assignment}: {len(self.rows)} students", "", *_aligned([head, *body]), "", *notes])


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
            "See each submission and mark the reflections: make formgrader, then the menu Nbgrader > Formgrader."
        )


def run(folder: Path, topics: Sequence[Source], say: Callable[[str], None] = print) -> Result:
    """Make a class in ``folder``, replacing an earlier one, and grade the exercises of these topics.

    Raises CourseError if the folder holds anything else.
    """
    _clear(folder)
    classroom = Classroom(folder, course=COURSE)
    classroom.enrol({student.id: student.name for student in CLASS})
    graded = []
    for topic, assignment in zip(topics, classroom.add_sources(topics), strict=True):
        say(f"{assignment}: generate and release ...")
        classroom.generate(assignment)
        classroom.release(assignment)
        say(f"{len(CLASS)} students fetch, work and submit ...")
        for student in CLASS:
            desk = classroom.fetch(assignment, student.id)
            student.work(desk / f"{assignment}.ipynb", topic.topic, COURSE)
            classroom.submit(assignment, student.id)
        say("collect, autograde and write feedback ...")
        collected = classroom.collect(assignment)
        failed = {student: reason for student in collected if (reason := classroom.autograde(assignment, student))}
        classroom.feedback(assignment)
        rows, notes = tuple(classroom.grades(assignment)), classroom.notes(assignment)
        graded.append(Graded(assignment, rows, notes, failed))
    classroom.export()
    lines = [f"| {student.id} | {student.name} | {student.did} |\n" for student in CLASS]
    (classroom.root / "README.md").write_text(README + "".join(lines), encoding="utf-8")
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


def _aligned(rows: list[list[str]]) -> list[str]:
    """The rows as lines, the first two columns aligned to the left."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    form = "  ".join(f"{{:{'<' if place < 2 else '>'}{width}}}" for place, width in enumerate(widths))
    return [form.format(*row) for row in rows]
