"""The course's settings for nbgrader, and small classes that it runs.

The ``nbgrader_config.py`` of every course folder calls :func:`configure`, so the command line, Formgrader and
``netkit class`` grade alike.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import output_from_msg
from nbgrader.api import Gradebook
from nbgrader.converters.autograde import Autograde
from nbgrader.exchange.default import ExchangeCollect
from nbgrader.preprocessors import ClearOutput, Execute, NbGraderPreprocessor, OverwriteCells, SaveAutoGrades

from netkit.cases.identity import COURSE, Identity
from netkit.checks.showing import EVIDENCE, Card
from netkit.course import other_case
from netkit.topics import typed_cells
from netkit.topics.notebook import CASE

CHECK = re.compile(r"""^\s*check\(["']([\w.-]+)["']\)""", re.MULTILINE)

LOADED = re.compile(r'<script src="https?://[^"]*">\s*</script>')
STYLE = "table.dataframe td, table.dataframe th { padding: 2px 12px 2px 0 } table { margin-bottom: 1em }"

FILE = """\
# nbgrader reads this file in the course folder; the settings are explained in netkit/course/nbgrader_config.py.
from pathlib import Path
from netkit.course.nbgrader_config import configure

configure(get_config(), root=Path(__file__).resolve().parent, course={course!r}, topics={topics!r})
"""


class ExecuteAsStudent(Execute):
    """Run a notebook with the student's and the course's name, which come from nbgrader and not from the notebook."""

    def preprocess(self, nb: Any, resources: Any, **options: Any) -> tuple[Any, Any]:
        """Set the two environment variables that ``netkit.cases`` reads, for the kernel to inherit."""
        before = dict(os.environ)
        os.environ["NETKIT_STUDENT"] = resources["nbgrader"]["student"]
        os.environ["NETKIT_COURSE"] = self.config.CourseDirectory.course_id
        try:
            return super().preprocess(nb, resources, **options)  # type: ignore[no-any-return]
        except BaseException:
            # When a kernel dies nbgrader leaves its own variable set, and Formgrader's server goes on.
            before.pop("NBGRADER_EXECUTION", None)
            raise
        finally:
            for name in os.environ.keys() - before.keys():
                del os.environ[name]
            os.environ.update(before)


class NoteCase(NbGraderPreprocessor):
    """Keep for whom the student's copy was made, which its outputs say, before they are cleared."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Write the name and the course into the notebook's metadata."""
        for cell in nb.cells:
            for output in cell.get("outputs", []):
                if made_for := output.get("data", {}).get(CASE):
                    nb.metadata["netkit_case"] = made_for
        return nb, resources


class RestoreTypedCells(NbGraderPreprocessor):
    """Restore the first line of an answer's cell, which says for which question it is, from the gradebook."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Restore every answer's cell of the notebook."""
        said = resources["nbgrader"]
        with Gradebook(said["db_url"]) as gradebook:
            source = gradebook.find_notebook(said["notebook"], said["assignment"]).source_cells
            meant = {one.name: typed_cells.parse(one.source) for one in source if one.cell_type == "code"}
        for cell in nb.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            if cell.cell_type == "code" and (known := meant.get(name)) is not None:
                restored = typed_cells.restore(cell.source, known)
                if typed_cells.parse(cell.source) != restored:
                    cell.source = restored.source
        return nb, resources


class RequireEvidence(NbGraderPreprocessor):
    """Replace the output of a check that returned no points by a card that says so.

    nbgrader gives full marks to a test cell without output. A check always returns its points, so no output means that
    it was tampered with or is broken.
    """

    def preprocess_cell(self, cell: Any, resources: Any, index: int) -> tuple[Any, Any]:
        """Replace the output where it is due."""
        if _question(cell) and not any(output.output_type == "execute_result" for output in cell.get("outputs", [])):
            _not_marked(cell, "This check returned no points. Nothing was marked: ask your teacher to look at it.")
            self.log.warning("%s: the check returned no points, needs a look", cell.metadata.nbgrader.grade_id)
        return cell, resources


class FlagOtherCase(NbGraderPreprocessor):
    """Leave answers that fit another case than the student's own to the instructor, with what they would earn there."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Replace the output of each check that would earn more on the other case."""
        me = Identity(self.config.CourseDirectory.course_id, resources["nbgrader"]["student"])
        with Gradebook(resources["nbgrader"]["db_url"]) as gradebook:
            guesses = [Identity(me.course, student.id) for student in gradebook.students]
        made_for = nb.metadata.get("netkit_case", {})
        said = Identity(made_for["course"], made_for["student"]) if {"course", "student"} <= made_for.keys() else None
        guesses.append(Identity(COURSE, me.student))
        fit = other_case.find(other_case.answers(nb), me, said=said, guesses=guesses)
        if fit is None:
            return nb, resources
        other = f"{fit.identity.student}, course {fit.identity.course}"
        words = f"These answers fit the case of {other}, and not the case of {me.student}, course {me.course}."
        nb.metadata["netkit_note"] = words
        self.log.warning("%s: %s", me.student, words)
        for cell in nb.cells:
            there = fit.evidence.get(_question(cell))
            if there is not None and there.earned > _earned(cell):
                points = f"On that case this one would earn {there.earned:g} of {there.points:g} points."
                _not_marked(cell, words, points, "Your teacher decides.")
        return nb, resources


class SaveMarks(SaveAutoGrades):
    """Save the marks, and leave a check that says "Not marked" to be marked by hand instead of giving 0."""

    def _add_score(self, cell: Any, resources: Any) -> None:
        super()._add_score(cell, resources)
        evidence = [output.get("data", {}).get(EVIDENCE, {}) for output in cell.get("outputs", [])]
        if any(one.get("state") == "Not marked" for one in evidence):
            grade = self.gradebook.find_grade(
                cell.metadata["nbgrader"]["grade_id"], self.notebook_id, self.assignment_id, self.student_id
            )
            grade.auto_score, grade.needs_manual_grade = None, True
            self.gradebook.db.commit()


def _question(cell: Any) -> str:
    """The question that a graded cell checks, or an empty string."""
    found = CHECK.search(cell.source) if cell.metadata.get("nbgrader", {}).get("grade") else None
    return found[1] if found and cell.cell_type == "code" else ""


def _earned(cell: Any) -> float:
    results = [output.data["text/plain"] for output in cell.outputs if output.output_type == "execute_result"]
    return float(results[0]) if results else 0.0


def _not_marked(cell: Any, *sentences: str) -> None:
    words = Card("Not marked", sentences, data={EVIDENCE: {"question": _question(cell), "state": "Not marked"}})
    message = {"header": {"msg_type": "display_data"}, "content": {"data": words._repr_mimebundle_(), "metadata": {}}}
    cell.outputs = [output_from_msg(message)]


class CollectByCells(ExchangeCollect):
    """Collect as nbgrader does, and copy a renamed notebook to the name that nbgrader expects; else it would give 0.

    A notebook is recognised by the names of its graded cells. If more than one fits, none is copied.
    """

    def copy_files(self) -> None:
        """Collect, then look for the expected notebooks that are missing."""
        super().copy_files()
        assignment = self.coursedir.assignment_id
        source = Path(self.coursedir.format_path(self.coursedir.source_directory, ".", assignment))
        for record in self.src_records:
            student = record["username"]
            folder = Path(self.coursedir.format_path(self.coursedir.submitted_directory, student, assignment))
            for expected in sorted(source.glob("*.ipynb")):
                if found := renamed(folder, expected):
                    shutil.copyfile(found, folder / expected.name)
                    self.log.warning("%s handed in %s as %s", student, expected.name, found.name)


def renamed(folder: Path, expected: Path) -> Path | None:
    """The one notebook in ``folder`` that is ``expected`` under another name, if that is missing; else ``None``."""
    if (folder / expected.name).exists():
        return None
    cells = graded_cells(expected)
    fitting = [path for path in sorted(folder.glob("*.ipynb")) if graded_cells(path) & cells]
    return fitting[0] if len(fitting) == 1 else None


def graded_cells(path: Path) -> set[str]:
    """The names of a notebook's graded cells; none if the file is no notebook."""
    try:
        notebook = nbformat.read(path, as_version=4)
    except (ValueError, OSError):
        return set()
    settings = (cell.metadata.get("nbgrader", {}) for cell in notebook.cells)
    return {cell["grade_id"] for cell in settings if cell.get("grade") and cell.get("grade_id")}


class FeedbackPage(HTMLExporter):
    """A feedback page with room between the columns of tables, and without MathJax, which comes from another host."""

    def from_notebook_node(self, nb: Any, resources: Any = None, **options: Any) -> tuple[str, Any]:
        """The page of nbgrader without the scripts that it loads, and with our style."""
        page, resources = super().from_notebook_node(nb, resources, **options)
        return LOADED.sub("", page).replace("</head>", f"<style>{STYLE}</style></head>", 1), resources


def configure(c: Any, *, root: Path, course: str, topics: Sequence[str] = ()) -> None:
    """Set folders, and how answers are cleared and marked. ``topics`` is the default of ``NETKIT_TOPICS``."""
    if topics:
        os.environ.setdefault("NETKIT_TOPICS", os.pathsep.join(topics))  # the kernels inherit it
    c.CourseDirectory.root = str(root)
    c.CourseDirectory.course_id = course
    c.Exchange.root = str(root / "exchange")
    c.Exchange.cache = str(root / "cache")
    # The dots of a blank answer are in the source, above the sample that is cleared.
    c.ClearSolutions.code_stub = {"python": ""}
    # Restore a deleted check, so that the answer above it is still marked.
    c.OverwriteCells.add_missing_cells = True
    c.Execute.shutdown_kernel = "immediate"
    # The second argument hides the kernel's warning that it listens on this machine.
    c.Execute.extra_arguments = ["--HistoryManager.hist_file=:memory:", "--IPKernelApp.log_level=40"]
    c.GenerateFeedback.exporter_class = FeedbackPage
    c.ExchangeFactory.collect = CollectByCells
    c.Autograde.sanitize_preprocessors = _with(
        Autograde.sanitize_preprocessors,
        {ClearOutput: [NoteCase, ClearOutput], OverwriteCells: [OverwriteCells, RestoreTypedCells]},
    )
    c.Autograde.autograde_preprocessors = _with(
        Autograde.autograde_preprocessors,
        {Execute: [ExecuteAsStudent, RequireEvidence, FlagOtherCase], SaveAutoGrades: [SaveMarks]},
    )


def _with(steps: Any, changes: dict[type, list[type]]) -> list[type]:
    """Nbgrader's own list of preprocessors, some of them replaced."""
    return [part for step in steps.default_args[0] for part in changes.get(step, [step])]
