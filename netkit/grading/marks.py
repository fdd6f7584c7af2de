"""Mark answers in this process, on the case made from the grader's name of the student; nothing of theirs runs here.

An answer is text: that of its cell, or the JSON text that the kernel gave for one that is code. Each check gets the
output that it would have written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades

from netkit.cases.identity import Identity, canonical
from netkit.checks import Evidence
from netkit.checks.showing import Card, card
from netkit.grading import other_case, own_cells, submitted, trail
from netkit.grading.evidence import FAULT, case_seal, evidence
from netkit.grading.other_case import Fit
from netkit.grading.restoring import BESIDE, FOUND, MADE_FOR, NOTES
from netkit.grading.trail import Mark
from netkit.topics import typed_cells
from netkit.topics.checking import in_words_of

CHECK: Final = re.compile(r"""check\(["']([\w.-]+)["']\)""")
TO_MARK: Final = "netkit_to_mark"
"""The metadata of a graded cell that is left to the instructor: why."""

_DECIDES: Final = "Your teacher decides."


class MarkAnswers(NbGraderPreprocessor):
    """Write the results of all checks, and what the course's own cells show on the student's case."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Mark every answer; one that cannot be marked here is left to the instructor, with the reason."""
        said = resources["nbgrader"]
        me = Identity(self.config.CourseDirectory.course_id, said["student"])
        checks = {asked: cell for cell in nb.cells if (asked := question(cell))}
        given = submitted.typed(nb)
        typed = {asked: given.get(asked, "") for asked in checks}
        fit = self._fit(nb, typed, me, said["db_url"])
        for asked, cell in checks.items():
            own = replace(evidence(asked, typed[asked], me), points=float(cell.metadata.nbgrader["points"]))
            doubts = tuple(_doubts(nb, own, fit, me))
            if (lost := cell.metadata.pop(TO_MARK, "")) and own.score < 1:
                doubts = doubts or (lost, _DECIDES)
            if doubts:
                own = replace(own, score=0.0, state="Not marked", sentences=doubts, misconceptions=())
                cell.metadata[TO_MARK] = " ".join(doubts)
                nb.metadata[NOTES] += [f"{asked}: {doubts[0]}"] if doubts[0].startswith(FAULT) else []
            found = [line for one in nb.cells if belongs(one, asked) for line in one.metadata.get(FOUND, [])]
            cell.outputs = outputs(replace(own, sentences=(*own.sentences, *found)))
        for cell in nb.cells:
            if utils.is_grade(cell) and utils.is_solution(cell) and (doubts := tuple(_unseen(nb, _asks(cell)))):
                cell.metadata[TO_MARK] = " ".join(doubts)
        own_cells.show(nb, submitted.source(self.config, resources), me)
        if reason := nb.metadata.get(submitted.UNREAD):
            nb.metadata[NOTES] += [f"{reason}: look at it, or ask for it again."]
        for note in nb.metadata[NOTES]:
            self.log.warning("%s: %s", me.student, note)
        return nb, resources

    def _fit(self, nb: Any, typed: Mapping[str, str], me: Identity, db_url: str) -> Fit | None:
        """The other case that the answers fit, noted for the instructor, as is a second spelling of the name."""
        with Gradebook(db_url) as gradebook:
            names = [student.id for student in gradebook.students]
        twice = [name for name in names if name != me.student and canonical(name) == canonical(me.student)]
        if twice:
            nb.metadata[NOTES] += [f"The class list has {' and '.join(map(repr, twice))} too: one person, two lines?"]
        made_for = nb.metadata[MADE_FOR]
        said = Identity(made_for["course"], made_for["student"]) if made_for else None
        fit = other_case.find(typed, me, said=said, guesses=other_case.guesses(me, names))
        nb.metadata[NOTES] += [_fits(fit, me)] if fit else []
        return fit


class SaveMarks(SaveAutoGrades):
    """Save the marks, and leave what could not be marked to the instructor instead of giving 0 or full points.

    What has changed is noted in the audit trail. Points that a person gave stand while the answer and their maximum do.
    """

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Save the marks of a notebook."""
        said, course = resources["nbgrader"], self.config.CourseDirectory
        self._before = trail.last(Path(course.root), said["assignment"]).get(said["student"], {})
        self._given = submitted.typed(nb)
        nb, resources = super().preprocess(nb, resources)
        marks = trail_marks(nb, Identity(course.course_id, said["student"]), said)
        trail.record(Path(course.root), said["assignment"], {said["student"]: marks}, datetime.now(UTC))
        return nb, resources

    def _add_score(self, cell: Any, resources: Any) -> None:
        super()._add_score(cell, resources)
        name, worth = (cell.metadata["nbgrader"][key] for key in ("grade_id", "points"))
        grade = self.gradebook.find_grade(name, self.notebook_id, self.assignment_id, self.student_id)
        old, sealed = self._before.get(name), trail.seal(self._given.get(_asks(cell), ""))
        if cell.metadata.get(TO_MARK):
            grade.auto_score, grade.needs_manual_grade = None, True
        elif utils.is_solution(cell) and old and old.points == grade.manual_score is not None:
            grade.needs_manual_grade = (old.answer, old.worth) != (sealed, worth)
        self.gradebook.db.commit()


def trail_marks(nb: Any, me: Identity, said: Mapping[str, str]) -> dict[str, Mark]:
    """The marks of a notebook as the gradebook has them, by the name of the cell, with seals of answers and cases."""
    given = submitted.typed(nb)
    with Gradebook(said["db_url"]) as gradebook:
        grades = gradebook.find_submission_notebook(said["notebook"], said["assignment"], said["student"]).grades
        points = {grade.cell.name: None if grade.needs_manual_grade else grade.score for grade in grades}
    found = {}
    for cell in nb.cells:
        if utils.is_grade(cell):
            name, asked = cell.metadata.nbgrader["grade_id"], _asks(cell)
            sealed = (trail.seal(given.get(asked, "")), case_seal(asked, me)) if asked else ("", "")
            found[name] = Mark(points.get(name), float(cell.metadata.nbgrader["points"]), *sealed)
    return found


def question(cell: Any) -> str:
    """The question that a graded cell checks, or an empty string."""
    found = CHECK.fullmatch(cell.source.strip()) if cell.cell_type == "code" and utils.is_grade(cell) else None
    return found[1] if found else ""


def belongs(cell: Any, asked: str) -> bool:
    """Whether this is the check or the cell of the answer of a question; that of code has the question's name."""
    return asked == (_asks(cell) or f"{asked.partition('.')[0]}.{submitted.name(cell)}")


def outputs(evidence: Evidence) -> list[Any]:
    """What a check writes: a card, and the points for nbgrader to read, if it was marked."""
    marked = evidence.state != "Not marked"
    made = card(evidence, graded=True) if marked else Card("Not marked", evidence.sentences)
    shown = new_output("display_data", data=in_words_of(evidence.question, made)._repr_mimebundle_())
    points = new_output("execute_result", data={"text/plain": repr(evidence.earned)})
    return [shown, points] if marked else [shown]


def _asks(cell: Any) -> str:
    """The question of a check or of the cell of an answer."""
    typed = typed_cells.parse(cell.source) if cell.cell_type == "code" else None
    return typed.question if typed and utils.is_solution(cell) else question(cell)


def _fits(fit: Fit, me: Identity, *, known: bool = True) -> str:
    """Whose case the answers fit; students learn no name that was not in their notebook."""
    other = f"{fit.identity.student}, course {fit.identity.course}" if known else "somebody else"
    return f"{other_case.FITS}{other}, and not the case of {me.student}, course {me.course}."


def _unseen(nb: Any, asked: str) -> Iterator[str]:
    """Why the answer itself was not seen, if it was not: the file cannot be read, or it is in another one."""
    if reason := nb.metadata.get(submitted.UNREAD):
        yield f"Nothing was marked: {reason}."
        yield "If it opens in JupyterLab, save it there, and hand it in again."
    elif beside := nb.metadata[BESIDE].get(asked) or nb.metadata[BESIDE].get(asked.partition(".")[2]):
        yield f"The answer is blank in this notebook, and there is one in {beside['file']!r}, which was handed in too."


def _doubts(nb: Any, own: Evidence, fit: Fit | None, me: Identity) -> Iterator[str]:
    """Why an answer is left to the instructor, if it is, and what it would earn."""
    beside = nb.metadata[BESIDE].get(own.question)
    there = fit.evidence.get(own.question) if fit else evidence(own.question, beside["text"], me) if beside else None
    if unseen := [*_unseen(nb, own.question)]:
        yield from unseen
    elif fit and there and there.score > own.score:
        named = fit.identity.student in (me.student, nb.metadata[MADE_FOR].get("student"))
        yield (
            _fits(fit, me) if named else f"These answers fit another case than yours, {me.student}, course {me.course}."
        )
    elif own.state == "Not marked":
        yield from own.sentences
        return
    else:
        return
    if there:
        earned = replace(there, points=own.points).earned
        where = "On that case this one" if fit else "It"
        yield f"{where} would earn {earned:g} of {own.points:g} points."
    yield _DECIDES
