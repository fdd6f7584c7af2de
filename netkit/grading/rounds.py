"""One round of grading: collect, mark what is new, write feedback, give it back and report: ``netkit grade``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from netkit.errors import CourseError
from netkit.grading import class_list, copies, items, trail
from netkit.grading.classroom import Classroom
from netkit.grading.grade_table import Row, aligned
from netkit.results import counted


@dataclass(frozen=True, slots=True)
class Graded:
    """One exercise graded: the grade table, and by student notes, and why one could not be graded.

    ``about`` has a few words on each student. ``by_hand`` are those who get their feedback by hand.
    """

    assignment: str
    rows: tuple[Row, ...]
    notes: dict[str, list[str]]
    failed: dict[str, str]
    about: Mapping[str, str]
    by_hand: tuple[str, ...] = ()
    report: tuple[str, ...] = ()
    """How the questions did, and whose work is alike, as lines."""

    def __str__(self) -> str:
        """The grade table, notes on it, and the report."""
        cells = list(next((row.points for row in self.rows if row.points), {}))
        head = ["student", "", *(cell.removesuffix("-check") for cell in cells), "total", "of"]
        body = []
        for row in self.rows:
            points = [_shown(row.points[cell]) if row.is_graded else "-" for cell in cells]
            total = f"{row.score:g}" if row.is_graded else "-"
            body.append([row.student, self.about.get(row.student, ""), *points, total, f"{row.max_score:g}"])
        notes = [f"{student}: {note}" for student, said in self.notes.items() for note in said]
        notes = [note for note in notes if note not in self.report]
        notes += [f"{student} could not be graded: {reason}" for student, reason in self.failed.items()]
        waiting = sum(row.by_hand > 0 for row in self.rows)
        notes += [f"✎ waits to be marked by hand ({counted(waiting, 'student')})."] if waiting else []
        if self.by_hand:
            notes.append(
                f"Not from the exchange, so return the pages in feedback/ yourself: {', '.join(self.by_hand)}."
            )
        return "\n".join(
            [f"{self.assignment}: {len(self.rows)} students", "", *aligned([head, *body]), "", *notes, "", *self.report]
        )


def grade(classroom: Classroom, assignment: str, *, again: bool = False, about: Mapping[str, str]) -> Graded:
    """Collect what has come, mark what has changed since it was last marked, and write and release feedback.

    A later attempt replaces an earlier one, and other points of a question are a change. Points given by hand are kept.
    With ``again`` everything is marked. Work of a student whose id is spelt otherwise in the class list is not marked,
    nor is that of one who has been removed from it. Raises CourseError if the list has one twice.
    """
    ids = list(classroom.names())
    if wrong := class_list.twins(ids):
        raise CourseError("\n".join(wrong))
    note_given(classroom, assignment, datetime.now(UTC))
    class_list.rename_alike(classroom.root / "submitted", ids)
    left = classroom.marked(assignment).keys() - set(ids)
    students = [one for one in classroom.collect(assignment) if one not in left]
    failed = {student: reason for student in students if (reason := class_list.misspelt(student, ids))}
    to_mark = [one for one in students if one not in failed and (again or classroom.has_changed(assignment, one))]
    failed |= {student: problem for student in to_mark if (problem := classroom.autograde(assignment, student))}
    classroom.export()
    by_hand = tuple(classroom.feedback(assignment))
    rows, notes = tuple(classroom.grades(assignment)), classroom.notes(assignment)
    return Graded(assignment, rows, notes, failed, about, by_hand, tuple(_report(rows, classroom.marked(assignment))))


def note_given(classroom: Classroom, assignment: str, when: datetime) -> None:
    """Note in the audit trail the points that were given by hand since the last marking."""
    before = trail.last(classroom.root, assignment)
    now = {
        row.student: {
            name: replace(old, points=row.points[name])
            for name, old in before.get(row.student, {}).items()
            if name in row.points
        }
        for row in classroom.grades(assignment)
    }
    trail.record(classroom.root, assignment, now, when, cause=trail.BY_HAND)


def _report(rows: Iterable[Row], marked: Mapping[str, Any]) -> Iterator[str]:
    """How the questions did, and whose work is alike, of those who were marked."""
    if not marked:
        return
    class_ = [items.responses(marked[row.student], row) for row in rows if row.student in marked]
    yield from items.report(items.analysed(class_), len(class_))
    yield ""
    yield from copies.report(marked)


def _shown(points: float | None) -> str:
    return "✎" if points is None else f"{points:g}"
