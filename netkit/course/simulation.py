"""``make class``: an invented class of twelve, taken through nbgrader's own steps from release to feedback."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from netkit.checks import questions as bank
from netkit.course.classroom import Classroom, Row
from netkit.course.students import CLASS, Student
from netkit.errors import CourseError

COURSE = "netkit-demo"


@dataclass(frozen=True, slots=True)
class Result:
    """A class that has been graded."""

    classroom: Classroom
    assignment: str
    rows: tuple[Row, ...]
    renamed: dict[str, str]
    failed: dict[str, str]

    def __str__(self) -> str:
        """The grade table, and where to look next."""
        did = {student.id: student.did for student in CLASS}
        cells = list(next((row.points for row in self.rows if row.points), {}))
        head = ["student", "what they did", *(_short(cell) for cell in cells), "total", "of"]
        body = [
            [
                row.student,
                did.get(row.student, ""),
                *(_points(row.points.get(cell)) for cell in cells),
                f"{row.score:g}" if row.is_graded else "-",
                f"{row.max_score:g}",
            ]
            for row in self.rows
        ]
        notes = [f"{student} handed in {name!r}; it was graded." for student, name in self.renamed.items()]
        notes += [f"{student} could not be graded: {reason}" for student, reason in self.failed.items()]
        by_hand = sum(row.by_hand > 0 for row in self.rows)
        return "\n".join(
            [
                f"{self.assignment}: {len(self.rows)} students",
                "",
                *_aligned([head, *body]),
                "",
                *notes,
                f"✎ waits to be marked by hand ({by_hand} reflections).",
                f"Grades:   {self.classroom.root / 'grades.csv'}",
                f"Feedback: {self.classroom.root / 'feedback'}",
                "See each submission and mark the reflections: make formgrader, then the menu Nbgrader > Formgrader.",
            ]
        )


def run(folder: Path, say: Callable[[str], None] = print) -> Result:
    """Make a class in ``folder`` and grade it; what stood there from an earlier run is replaced."""
    _clear(folder)
    classroom = Classroom(folder, course=COURSE)
    (assignment,) = classroom.add_sources()
    questions = bank.catalogue("assess")
    say("generate and release ...")
    classroom.generate(assignment)
    classroom.release(assignment)
    say(f"{len(CLASS)} students fetch, work and submit ...")
    for student in CLASS:
        desk = classroom.fetch(assignment, student.id)
        student.work(desk, assignment, COURSE, questions)
        classroom.submit(assignment, student.id)
    classroom.enrol({student.id: student.name for student in CLASS})
    say("collect and autograde ...")
    collected = classroom.collect(assignment)
    renamed = classroom.renamed(assignment)
    failed = {student: reason for student in collected if (reason := classroom.autograde(assignment, student))}
    say("feedback and export ...")
    classroom.feedback(assignment)
    classroom.export()
    result = Result(classroom, assignment, tuple(classroom.grades(assignment)), renamed, failed)
    (classroom.root / "README.md").write_text(_welcome(CLASS), encoding="utf-8")
    return result


def _welcome(students: tuple[Student, ...]) -> str:
    lines = [f"| {student.id} | {student.name} | {student.did} |" for student in students]
    return "\n".join(
        [
            "# An invented class, graded",
            "",
            "Open the menu **Nbgrader > Formgrader**. *Manage Assignments* shows the steps that have been done;",
            "*Manual Grading* holds the reflections that wait for you; *Manage Students* has every mark.",
            "",
            "| student | name | what they did |",
            "|---|---|---|",
            *lines,
            "",
        ]
    )


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


def _short(cell: str) -> str:
    return cell.removesuffix("-check")


def _points(points: float | None) -> str:
    return "✎" if points is None else f"{points:g}"


def _aligned(rows: list[list[str]]) -> list[str]:
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return [
        "  ".join(
            text.ljust(width) if place < 2 else text.rjust(width)
            for place, (text, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
