"""Look at what was handed in before anything is marked: ``netkit preflight``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from nbgrader.api import MissingEntry

from netkit.cases.identity import Identity, canonical
from netkit.checks import Computed
from netkit.errors import CourseError
from netkit.grading import class_list, other_case, submitted, trail
from netkit.grading.classroom import Classroom
from netkit.grading.evidence import case_seal, evidence, form_of
from netkit.grading.marks import CHECK
from netkit.grading.other_case import Fit
from netkit.grading.restoring import Released, made_for, released, restore, written
from netkit.grading.trail import Mark
from netkit.results import counted


def preflight(classroom: Classroom, assignment: str) -> list[str]:
    """A line for each submission that would wrong its student, and for each student without one. It writes nothing."""
    with classroom.gradebook() as gradebook:
        ids = [student.id for student in gradebook.students]
    enrolled = {canonical(student): student for student in ids}
    found = {folder.name: folder / assignment for folder in sorted((classroom.root / "submitted").glob("*"))}
    came = {student: folder for student, folder in found.items() if folder.is_dir()}
    lines = [
        f"{student}: {line}"
        for student, folder in came.items()
        for line in _submission(classroom, folder, student, ids)
    ]
    lines += [f"{student}: {said}." for student in came if (said := class_list.misspelt(student, ids))]
    lines += [f"{student}: is not in the class list." for student in came if canonical(student) not in enrolled]
    missing = sorted(enrolled[name] for name in enrolled.keys() - set(map(canonical, came)))
    return [*class_list.twins(ids), *lines, *([f"Nothing has come from {', '.join(missing)}."] if missing else [])]


def _submission(classroom: Classroom, folder: Path, student: str, enrolled: Iterable[str]) -> Iterator[str]:
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
        yield from submitted.private(notebook)
        made_for_ = made_for(notebook)
        said = Identity(made_for_["course"], made_for_["student"]) if made_for_ else None
        notebook.cells = restore(notebook.cells, wanted)
        given = submitted.typed(notebook)
        checks = {asked[1]: one for one in wanted if (asked := CHECK.fullmatch(one.source.strip()))}
        typed = {asked: given.get(asked, "") for asked in checks}
        fit = other_case.find(typed, me, said=said, guesses=other_case.guesses(me, enrolled))
        if path.stem == folder.name:
            yield from _changes(classroom, folder.name, me, checks, given, fit)
        other = fit.identity if fit else said
        if not written(notebook, wanted):
            yield f"{path.name} has no answer."
        elif other and not other_case.same(other, me):
            own, there = (_total(typed, identity) for identity in (me, other))
            how = "was made for" if other == said else "fits the case of"
            yield (
                f"{path.name} {how} {other.student}, course {other.course}, and is marked on the case of "
                f"{me.student}, course {me.course}: {own:g} points here, {there:g} on that case."
            )


def _total(typed: Mapping[str, str], me: Identity) -> float:
    return sum(one.earned for one in other_case.marked(typed, me).values())


def _changes(
    classroom: Classroom,
    name: str,
    me: Identity,
    checks: Mapping[str, Released],
    given: Mapping[str, str],
    fit: Fit | None,
) -> Iterator[str]:
    """A line for each reason for which marking again would give other points than the gradebook has, with both."""
    before = trail.last(classroom.root, name).get(me.student, {})
    changes: dict[str, list[str]] = {}
    with classroom.gradebook() as gradebook, suppress(MissingEntry):
        grades = {grade.cell.name: grade for grade in gradebook.find_submission_notebook(name, name, me.student).grades}
        for asked, one in checks.items():
            if isinstance(form_of(asked, me), Computed):
                continue  # nothing of a student's runs here
            grade, worth = grades[one.name], float(one.settings["points"])
            old = None if grade.auto_score is None and grade.needs_manual_grade else grade.auto_score
            found = replace(evidence(asked, given.get(asked, ""), me), points=worth)
            waits = found.state == "Not marked" or (fit and fit.evidence[asked].score > found.score)
            new = None if waits else found.earned
            if new != old:
                now = Mark(new, worth, trail.seal(given.get(asked, "")), case_seal(asked, me))
                cause = trail.why(before[one.name], now) if one.name in before else ""
                changes.setdefault(cause, []).append(
                    f"{one.name.removesuffix('-check')} from {_shown(old)} to {_shown(new)}"
                )
    for cause, changed in changes.items():
        yield f"marking again would change {', '.join(changed)}{f' ({cause})' if cause else ''}."


def _shown(points: float | None) -> str:
    return "waiting for you" if points is None else f"{points:g}"
