"""The marks of one exercise by student, and their export with a word on each that is no final mark."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from nbgrader.api import Gradebook
from nbgrader.plugins.export import ExportPlugin

from netkit.formats.csv_files import as_cell
from netkit.results import counted

FINAL: Final = "graded"
PLATFORM: Final = "platform.csv"
"""The file beside the exported grades that a learning platform reads."""


@dataclass(frozen=True, slots=True)
class Row:
    """One student's line in the grade table; ``points`` maps each graded cell to its points or ``None``."""

    student: str
    max_score: float
    handed_in: bool
    score: float = 0.0
    points: dict[str, float | None] = field(default_factory=dict)

    @property
    def is_graded(self) -> bool:
        """Whether the submission was autograded. Cells may still wait to be marked by hand."""
        return bool(self.points)

    @property
    def by_hand(self) -> int:
        """The number of cells that wait to be marked by hand."""
        return sum(points is None for points in self.points.values())

    @property
    def state(self) -> str:
        """What the score is: final, or why not."""
        if not self.is_graded:
            return "not graded" if self.handed_in else "nothing handed in"
        return f"waits for you: {counted(self.by_hand, 'question')}" if self.by_hand else FINAL


def rows(gradebook: Gradebook, root: Path, assignment: str) -> list[Row]:
    """The grade table, by student. A student who could not be graded has no points, which is not 0."""
    max_score = float(gradebook.find_assignment(assignment).max_score)
    found = []
    for student in sorted(student.id for student in gradebook.students):
        if not (root / "autograded" / student / assignment / f"{assignment}.ipynb").exists():
            found.append(Row(student, max_score, (root / "submitted" / student / assignment).exists()))
            continue
        submission = gradebook.find_submission(assignment, student)
        grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
        points = {grade.cell.name: None if grade.needs_manual_grade else grade.score for grade in grades}
        found.append(Row(student, max_score, True, float(submission.score), points))
    return found


def aligned(rows: Sequence[Sequence[str]], left: int = 2) -> list[str]:
    """The rows as lines of text, so many first columns aligned to the left."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    form = "  ".join(f"{{:{'<' if place < left else '>'}{width}}}" for place, width in enumerate(widths))
    return [form.format(*row) for row in rows]


def _by_student(lines: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """A line for each student with the columns by which Canvas and Moodle know them, and final scores only."""
    found: dict[str, dict[str, Any]] = {}
    for line in lines:
        name = f"{line['first_name'] or ''} {line['last_name'] or ''}".strip()
        ids = {"ID": "", "SIS User ID": line["student_id"], "SIS Login ID": line["student_id"], "Section": ""}
        final = line["score"] if line["state"] == FINAL else None
        found.setdefault(line["student_id"], {"Student": name, **ids})[line["assignment"]] = final
    yield from found.values()


def _write(path: Path, lines: Sequence[Mapping[str, Any]]) -> None:
    """Write a table with the mark by which spreadsheets know UTF-8, and no text that they would take for a formula."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(column for line in lines for column in line)))
        writer.writeheader()
        for line in lines:
            writer.writerow({key: as_cell(value) if isinstance(value, str) else value for key, value in line.items()})


class ExportWithStates(ExportPlugin):
    """Export the grades: nbgrader's columns with states and questions for a spreadsheet, and a file for platforms."""

    def export(self, gradebook: Gradebook) -> None:
        """Write the file. What waits for a person or was not graded has no points, and the state says so."""
        root = Path(self.config.CourseDirectory.root)
        lines = []
        for assignment in gradebook.assignments:
            if self.assignment and assignment.name not in self.assignment:
                continue
            for row in rows(gradebook, root, assignment.name):
                if not self.student or row.student in self.student:
                    lines.append(self._line(gradebook, assignment, row))
        target = Path(self.to or "grades.csv")
        _write(target, lines)
        _write(target.with_name(PLATFORM), list(_by_student(lines)))

    def _line(self, gradebook: Gradebook, assignment: Any, row: Row) -> dict[str, Any]:
        student = gradebook.find_student(row.student)
        submission = gradebook.find_submission(assignment.name, row.student) if row.is_graded else None
        penalty = submission.late_submission_penalty or 0.0 if submission else 0.0
        return {
            "assignment": assignment.name,
            "duedate": assignment.duedate,
            "timestamp": submission.timestamp if submission else None,
            "student_id": row.student,
            "last_name": student.last_name,
            "first_name": student.first_name,
            "email": student.email,
            "raw_score": row.score,
            "late_submission_penalty": penalty,
            "score": max(0.0, row.score - penalty),
            "max_score": row.max_score,
            "state": row.state,
        } | {name.removesuffix("-check"): points for name, points in row.points.items()}
