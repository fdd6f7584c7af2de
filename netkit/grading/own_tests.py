"""Run a notebook only if it has answers that are code, or tests of an instructor's own. Text is marked unrun."""

from __future__ import annotations

import os
import re
from typing import Any

from nbgrader import utils
from nbgrader.preprocessors import Execute

from netkit.cases.identity import Identity
from netkit.checks import Computed, Evidence
from netkit.grading import asking, submitted
from netkit.grading.evidence import form_of
from netkit.grading.marks import TO_MARK, belongs, outputs, question
from netkit.grading.restoring import DELETED, FOUND
from netkit.topics import typed_cells

LIMIT = "CellTimeoutError"  # nbgrader's name


class RunOwnTests(Execute):
    """Run the notebook as the student, if there is a graded cell of code that is no ``check`` of typed text.

    No check runs: where one of an answer that is code stands, the kernel is asked for the answer. If Python stops, or
    something runs into a limit, what that cost is left to the instructor.
    """

    def preprocess(self, nb: Any, resources: Any, **options: Any) -> tuple[Any, Any]:
        """Run the notebook with the names of student and course that nbgrader gives, for ``begin`` to read."""
        student, course = resources["nbgrader"]["student"], self.config.CourseDirectory.course_id
        me, checks = Identity(course, student), {asked: cell for cell in nb.cells if (asked := question(cell))}
        self._forms = {asked: form for asked in checks if isinstance(form := form_of(asked, me), Computed)}
        self._checks = {asked: checks[asked] for asked in self._forms}
        # The answer's own cell may be below its check.
        self._places = {max(at for at, c in enumerate(nb.cells) if belongs(c, one)): one for one in self._forms}
        nb.metadata[submitted.ASKED] = dict.fromkeys(self._forms, "")
        self._texts = nb.metadata[submitted.ASKED]
        self._lost = self._slow = ""
        if not self._forms and not any(map(_is_test, nb.cells)):
            return nb, resources
        names = {"NETKIT_STUDENT": student, "NETKIT_COURSE": course}
        before = dict(os.environ)
        try:
            os.environ.update(names)
            try:
                nb, resources = super().preprocess(nb, resources, **options)
            except Exception:  # Python did not start, as when another program has taken its port
                nb, resources = super().preprocess(nb, resources, **options)
        except Exception as problem:
            self._lose(problem)
            for cell in nb.cells:
                self._leave(cell, self._lost)
        finally:
            for name in names:
                os.environ.pop(name, None)
            os.environ.update({name: before[name] for name in names if name in before})
        if self._lost or self._slow:
            self.log.warning("%s: %s", student, self._lost or self._slow)
        _make_harmless(nb)
        return nb, resources

    def preprocess_cell(self, cell: Any, resources: Any, index: int) -> tuple[Any, Any]:
        """Run a cell, and ask for the answer that is complete with it."""
        asked = self._places.get(index, "")
        check = self._checks.get(asked, cell)
        try:
            if not index:
                asking.install(self)
            unrun = question(cell) or typed_cells.parse(cell.source) or DELETED in cell.metadata.get(FOUND, [])
            if not self._lost and not unrun:
                super().preprocess_cell(cell, resources, index)
            if not self._lost and asked:
                self._texts[asked] = asking.ask(self, self._forms[asked])
        except asking.NoAnswer as problem:
            self._lost = str(problem) if problem.is_lost else ""
            self._leave(check, str(problem))
        except Exception as problem:
            self._lose(problem)
        if any(output.get("ename") == LIMIT for output in cell.get("outputs", [])):
            self._slow = f"A cell of this notebook ran for more than {self.timeout} seconds."
            self._lost = self._lost or ("" if asking.is_there(self) else self._slow)
        if self._lost or (self._slow and not (_is_test(check) and utils.determine_grade(check)[0])):
            self._leave(check, self._lost or self._slow)
        return cell, resources

    def _lose(self, problem: Exception) -> None:
        self._lost = "Python stopped while this notebook ran."
        self.log.warning("%s: %s", type(problem).__name__, problem)

    def _leave(self, check: Any, why: str) -> None:
        """Leave a test to the instructor, or a check of an answer that is code, if that is not right all the same."""
        if _is_test(check) or question(check) in self._forms:
            check.metadata[TO_MARK] = why
            check.outputs = outputs(Evidence("", 0.0, "Not marked", (why,)))


def _is_test(cell: Any) -> bool:
    return cell.cell_type == "code" and utils.is_grade(cell) and not utils.is_solution(cell) and not question(cell)


def _make_harmless(nb: Any) -> None:
    """Let nothing that a student's code showed run in the browser of the instructor, who may change marks."""
    nb.metadata.pop("widgets", None)
    for output in (one for cell in nb.cells for one in cell.get("outputs", []) if "data" in one):
        output.metadata = {}
        output.data = {
            kind: one
            for kind, one in output.data.items()
            if kind == "text/plain" or (kind == "image/png" and re.fullmatch(r"[\w+/=\s]*", str(one), re.ASCII))
        }
