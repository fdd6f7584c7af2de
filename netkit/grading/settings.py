"""The course's settings for nbgrader.

The ``nbgrader_config.py`` of every course folder calls :func:`configure`, so the command line, Formgrader and
``netkit class`` grade alike.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from nbgrader.converters.autograde import Autograde
from nbgrader.exchange.default import ExchangeReleaseFeedback
from nbgrader.preprocessors import ClearOutput, DeduplicateIds, Execute, OverwriteCells, SaveAutoGrades

from netkit.course import sources
from netkit.grading.feedback import FeedbackPage
from netkit.grading.for_the_marker import PAGE, ForTheMarker
from netkit.grading.grade_table import ExportWithStates
from netkit.grading.marks import MarkAnswers, SaveMarks
from netkit.grading.own_tests import RunOwnTests
from netkit.grading.restoring import Restore
from netkit.grading.submitted import Submission, use_right_name

SECRET = "submission_secret.txt"
"""The file of nbgrader's exchange in each submission that came through it."""

FILE = """\
# nbgrader reads this file in the course folder; the settings are explained in netkit/grading/settings.py.
from pathlib import Path
from netkit.grading.settings import configure

configure(get_config(), root=Path(__file__).resolve().parent, course={course!r}, topics={topics!r})
"""

IGNORE = "# Names, work and marks of students do not belong in a repository.\n*\n"


class ReleaseToExchange(ExchangeReleaseFeedback):
    """Release the feedback of submissions that came through the exchange; nbgrader stops at one that did not."""

    def copy_files(self) -> None:
        """Release one folder after the other."""
        student = self.coursedir.student_id or "*"
        feedback = Path(self.coursedir.root, self.coursedir.feedback_directory)
        for folder in sorted(feedback.glob(f"{student}/{self.coursedir.assignment_id}")):
            if (folder / SECRET).exists():
                self.src_path = str(folder)
                super().copy_files()
            else:
                self.log.warning("%s did not come through the exchange: return it yourself", folder)


def configure(c: Any, *, root: Path, course: str, topics: Sequence[str] = ()) -> None:
    """Set folders, and how answers are cleared and marked. ``topics`` is the default of ``NETKIT_TOPICS``."""
    if topics:
        os.environ.setdefault("NETKIT_TOPICS", os.pathsep.join(topics))  # the kernels inherit it
    c.CourseDirectory.root = str(root)
    c.CourseDirectory.course_id = course
    c.Exchange.root = str(root / "exchange")
    c.Exchange.cache = str(root / "cache")
    c.ClearSolutions.code_stub = sources.STUB
    c.Execute.shutdown_kernel = "immediate"
    c.Execute.raise_on_iopub_timeout = False  # thousands of outputs may be late: Python has not stopped
    # The second argument hides the kernel's warning that it listens on this machine.
    c.Execute.extra_arguments = ["--HistoryManager.hist_file=:memory:", "--IPKernelApp.log_level=40"]
    c.ExchangeCollect.update = True
    c.GenerateAssignment.force = c.GenerateFeedback.force = True
    c.GenerateFeedback.exporter_class = FeedbackPage
    c.GenerateFeedback.preprocessors = []  # the page reads the gradebook itself
    c.HTMLExporter.preprocessors = [ForTheMarker]  # the exporter of Formgrader's page
    c.HTMLExporter.template_file = str(PAGE)
    c.HTMLExporter.exclude_anchor_links = True
    c.ExportApp.plugin_class = ExportWithStates
    c.ExchangeFactory.release_feedback = ReleaseToExchange
    c.Autograde.exporter_class = Submission
    c.Autograde.pre_convert_hook = partial(use_right_name, root)
    c.Autograde.sanitize_preprocessors = _with(
        Autograde.sanitize_preprocessors,
        {ClearOutput: [Restore, ClearOutput], DeduplicateIds: [], OverwriteCells: []},
    )
    c.Autograde.autograde_preprocessors = _with(
        Autograde.autograde_preprocessors,
        {Execute: [RunOwnTests, MarkAnswers], SaveAutoGrades: [SaveMarks]},
    )


def _with(steps: Any, changes: dict[type, list[type]]) -> list[type]:
    """Nbgrader's own list of preprocessors, some of them replaced."""
    return [part for step in steps.default_args[0] for part in changes.get(step, [step])]
