"""One round of grading: collect, mark what is new, write feedback and give it back: ``netkit grade``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from netkit.grading.classroom import Classroom
from netkit.grading.grade_table import Row


@dataclass(frozen=True, slots=True)
class Graded:
    """One exercise graded: the grade table, and by student notes, and why one could not be graded.

    ``about`` has a few words on each student. ``by_hand`` are those who get their feedback by hand.
    """

    assignment: str
    rows: tuple[Row, ...]
    notes: dict[str, str]
    failed: dict[str, str]
    about: Mapping[str, str]
    by_hand: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The grade table and notes on it."""
        cells = list(next((row.points for row in self.rows if row.points), {}))
        head = ["student", "", *(cell.removesuffix("-check") for cell in cells), "total", "of"]
        body = []
        for row in self.rows:
            points = [_shown(row.points[cell]) if row.is_graded else "-" for cell in cells]
            total = f"{row.score:g}" if row.is_graded else "-"
            body.append([row.student, self.about.get(row.student, ""), *points, total, f"{row.max_score:g}"])
        notes = [f"{student}: {note}" for student, note in self.notes.items()]
        notes += [f"{student} could not be graded: {reason}" for student, reason in self.failed.items()]
        waiting = sum(row.by_hand > 0 for row in self.rows)
        notes += [f"✎ waits to be marked by hand ({waiting} students)."] if waiting else []
        if self.by_hand:
            notes.append(
                f"Not from the exchange, so return the pages in feedback/ yourself: {', '.join(self.by_hand)}."
            )
        return "\n".join([f"{self.assignment}: {len(self.rows)} students", "", *_aligned([head, *body]), "", *notes])


def grade(classroom: Classroom, assignment: str, *, again: bool = False, about: Mapping[str, str]) -> Graded:
    """Collect what has come, mark what has changed since it was last marked, and write and release feedback.

    A later attempt replaces an earlier one. Points given by hand are kept. With ``again`` everything is marked.
    """
    students = classroom.collect(assignment)
    to_mark = [student for student in students if again or classroom.has_changed(assignment, student)]
    failed = {student: reason for student in to_mark if (reason := classroom.autograde(assignment, student))}
    by_hand = tuple(classroom.feedback(assignment))
    rows, notes = tuple(classroom.grades(assignment)), classroom.notes(assignment)
    classroom.export()
    return Graded(assignment, rows, notes, failed, about, by_hand)


def _shown(points: float | None) -> str:
    return "✎" if points is None else f"{points:g}"


def _aligned(rows: list[list[str]]) -> list[str]:
    """The rows as lines, the first two columns aligned to the left."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    form = "  ".join(f"{{:{'<' if place < 2 else '>'}{width}}}" for place, width in enumerate(widths))
    return [form.format(*row) for row in rows]
