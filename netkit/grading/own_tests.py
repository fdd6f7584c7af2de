"""Run a notebook only if it has tests of an instructor's own. The course's answers are text: they are marked unrun."""

from __future__ import annotations

import os
from typing import Any

from nbgrader import utils
from nbgrader.preprocessors import Execute

from netkit.checks import Evidence
from netkit.grading.marks import TO_MARK, outputs, question

LIMIT = "CellTimeoutError"  # nbgrader's name


class RunOwnTests(Execute):
    """Run the notebook as the student, if a graded cell of code is no ``check``.

    If Python stops, or a cell runs into the limit, the tests that it cost are left to the instructor.
    """

    def preprocess(self, nb: Any, resources: Any, **options: Any) -> tuple[Any, Any]:
        """Run the notebook with the names of student and course that nbgrader gives, for ``begin`` to read."""
        tests = [cell for cell in nb.cells if _is_test(cell)]
        if not tests:
            return nb, resources
        student, course = resources["nbgrader"]["student"], self.config.CourseDirectory.course_id
        names = {"NETKIT_STUDENT": student, "NETKIT_COURSE": course}
        before = dict(os.environ)
        try:
            os.environ.update(names)
            nb, resources = super().preprocess(nb, resources, **options)
        except Exception as problem:
            self._leave(tests, f"Python stopped while this notebook ran ({type(problem).__name__}).", resources)
        else:
            if any(output.get("ename") == LIMIT for cell in nb.cells for output in cell.get("outputs", [])):
                failed = [cell for cell in tests if utils.determine_grade(cell)[0] == 0]
                self._leave(failed, f"A cell of this notebook ran for more than {self.timeout} seconds.", resources)
        finally:
            for name in names:
                os.environ.pop(name, None)
            os.environ.update({name: before[name] for name in names if name in before})
        return nb, resources

    def _leave(self, tests: list[Any], why: str, resources: Any) -> None:
        self.log.warning("%s: %s", resources["nbgrader"]["student"], why)
        for cell in tests:
            cell.metadata[TO_MARK] = why
            cell.outputs = outputs(Evidence("", 0.0, "Not marked", (why,)))


def _is_test(cell: Any) -> bool:
    return cell.cell_type == "code" and utils.is_grade(cell) and not utils.is_solution(cell) and not question(cell)
