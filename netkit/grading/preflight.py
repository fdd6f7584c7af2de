"""Look at what was handed in before anything is marked: ``netkit preflight``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from nbgrader.api import MissingEntry

from netkit.cases.identity import Identity, canonical
from netkit.errors import CourseError
from netkit.grading import other_case, submitted
from netkit.grading.classroom import Classroom
from netkit.grading.evidence import evidence
from netkit.grading.marks import CHECK
from netkit.grading.restoring import Released, made_for, released, restore
from netkit.results import counted


def preflight(classroom: Classroom, assignment: str) -> list[str]:
    """A line for each submission that would wrong its student, and for each student without one. It writes nothing."""
    with classroom.gradebook() as gradebook:
        enrolled = {canonical(student.id): student.id for student in gradebook.students}
    found = {folder.name: folder / assignment for folder in sorted((classroom.root / "submitted").glob("*"))}
    came = {student: folder for student, folder in found.items() if folder.is_dir()}
    lines = [
        f"{student}: {line}" for student, folder in came.items() for line in _submission(classroom, folder, student)
    ]
    lines += [f"{student}: is not in the class list." for student in came if canonical(student) not in enrolled]
    missing = sorted(enrolled[name] for name in enrolled.keys() - set(map(canonical, came)))
    return [*lines, *([f"Nothing has come from {', '.join(missing)}."] if missing else [])]


def _submission(classroom: Classroom, folder: Path, student: str) -> Iterator[str]:
    me = Identity(classroom.course, student)
    resources = {
        "nbgrader": {"notebook": folder.name, "assignment": folder.name, "db_url": classroom.api.coursedir.db_url}
    }
    wanted = released(resources)
    paths = submitted.files(folder)
    if len(paths) != 1:
        names = ", ".join(path.name for path in paths)
        yield f"has handed in {counted(len(paths), 'notebook')}{': ' if names else ''}{names}."
    for path in paths:
        try:
            notebook = submitted.read(path)
        except CourseError as problem:
            yield f"{problem}."
            continue
        said = made_for(notebook)
        notebook.cells = restore(notebook.cells, wanted)
        answers = submitted.typed(notebook)
        if path.stem == folder.name and (changes := list(_changes(classroom, folder.name, wanted, answers, me))):
            yield f"marking again would change {', '.join(changes)}."
        if not answers:
            yield f"{path.name} has no answer."
        elif said and not other_case.same(other := Identity(said["course"], said["student"]), me):
            own, there = (_total(answers, identity) for identity in (me, other))
            yield (
                f"{path.name} was made for {other.student}, course {other.course}, and is marked on the case of "
                f"{me.student}, course {me.course}: {own:g} points here, {there:g} on that case."
            )


def _changes(
    classroom: Classroom, name: str, wanted: list[Released], answers: dict[str, str], me: Identity
) -> Iterator[str]:
    """The checks that would give other points than the gradebook has, with both."""
    with classroom.gradebook() as gradebook, suppress(MissingEntry):
        grades = gradebook.find_submission_notebook(name, name, me.student).grades
        before = {grade.cell.name: grade.auto_score for grade in grades}
        for one in wanted:
            asked = CHECK.fullmatch(one.source.strip())
            if asked and (old := before.get(one.name)) is not None:
                found = evidence(asked[1], answers.get(asked[1], ""), me)
                new = replace(found, points=one.settings["points"]).earned
                if new != old:
                    yield f"{one.name.removesuffix('-check')} from {old:g} to {new:g}"


def _total(answers: dict[str, str], me: Identity) -> float:
    return sum(one.earned for one in other_case.marked(answers, me).values())
