"""What this course asks of stock nbgrader: a few public settings and four small classes.

Every course folder has a ``nbgrader_config.py`` of four lines that calls :func:`configure`, so the command line,
Formgrader's buttons and ``netkit class`` all grade alike.
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
from nbformat.v4 import new_output
from nbgrader.converters.autograde import Autograde
from nbgrader.exchange.default import ExchangeCollect
from nbgrader.preprocessors import Execute, NbGraderPreprocessor

CHECK = re.compile(r"^\s*check\(", re.MULTILINE)

LOADED = re.compile(r'<script src="https?://[^"]*">\s*</script>')
STYLE = "table.dataframe td, table.dataframe th { padding: 2px 12px 2px 0 } table { margin-bottom: 1em }"

FILE = """\
# nbgrader reads this file in the course folder; the settings are explained in netkit/course/nbgrader_config.py.
from pathlib import Path
from netkit.course.nbgrader_config import configure

configure(get_config(), root=Path(__file__).resolve().parent, course={course!r}, topics={topics!r})
"""


class ExecuteAsStudent(Execute):
    """nbgrader's own step that runs a notebook, told whose it is: the grader says so, never the notebook."""

    def preprocess(self, nb: Any, resources: Any, **options: Any) -> tuple[Any, Any]:
        """Run it with the two variables that ``netkit.cases`` reads; the kernel inherits them."""
        ours = {
            "NETKIT_STUDENT": resources["nbgrader"]["student"],
            "NETKIT_COURSE": self.config.CourseDirectory.course_id,
        }
        before = {name: os.environ.pop(name, None) for name in ours}
        os.environ.update(ours)
        try:
            return super().preprocess(nb, resources, **options)  # type: ignore[no-any-return]
        except BaseException:
            # nbgrader leaves its own variable behind when a kernel dies, and Formgrader's server lives on.
            os.environ.pop("NBGRADER_EXECUTION", None)
            raise
        finally:
            for name in ours:
                del os.environ[name]
            os.environ.update({name: value for name, value in before.items() if value is not None})


class RequireEvidence(NbGraderPreprocessor):
    """A check that returned no number earns nothing and says so.

    nbgrader gives full marks to a test cell that stays silent. A check always returns its points, so silence means that
    something was tampered with or broke: the cell gets an error, which scores 0 and stands in the feedback.
    """

    def preprocess_cell(self, cell: Any, resources: Any, index: int) -> tuple[Any, Any]:
        """Add the error to a silent check."""
        graded = cell.metadata.get("nbgrader", {}).get("grade") and cell.cell_type == "code"
        if graded and CHECK.search(cell.source) and not _answered(cell):
            words = "This check returned no points. Nothing was marked: please ask your instructor to look at it."
            cell.outputs.append(new_output("error", ename="NoEvidence", evalue=words, traceback=[words]))
            self.log.warning("%s: the check returned no points, needs a look", cell.metadata.nbgrader.grade_id)
        return cell, resources


class CollectByCells(ExchangeCollect):
    """Collect as nbgrader does, and give renamed notebooks their name back.

    Under another name nbgrader finds no submission, and gives 0. A notebook is known by the names of its graded cells:
    if exactly one fits, a copy of it gets the right name and the student's own file stays beside it.
    """

    def copy_files(self) -> None:
        """Collect, then look for expected notebooks that are missing."""
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
    """The names of a notebook's graded cells; none where the file is no notebook."""
    try:
        notebook = nbformat.read(path, as_version=4)
    except (ValueError, OSError):
        return set()
    settings = (cell.metadata.get("nbgrader", {}) for cell in notebook.cells)
    return {cell["grade_id"] for cell in settings if cell.get("grade") and cell.get("grade_id")}


class FeedbackPage(HTMLExporter):
    """A feedback page that asks no other host for anything, with tables one can read.

    nbgrader's own template loads MathJax from elsewhere, which our pages, having no formulas, do not need.
    """

    def from_notebook_node(self, nb: Any, resources: Any = None, **options: Any) -> tuple[str, Any]:
        """The page as nbgrader writes it, less what it would load, plus our style."""
        page, resources = super().from_notebook_node(nb, resources, **options)
        return LOADED.sub("", page).replace("</head>", f"<style>{STYLE}</style></head>", 1), resources


def _answered(cell: Any) -> bool:
    return any(output.output_type in {"execute_result", "error"} for output in cell.outputs)


def configure(c: Any, *, root: Path, course: str, topics: Sequence[str] = ()) -> None:
    """Set where things are, how answers are cleared and how they are marked.

    ``topics`` are folders with the school's own topics, for when ``NETKIT_TOPICS`` names none.
    """
    if topics:
        os.environ.setdefault("NETKIT_TOPICS", os.pathsep.join(topics))  # the kernels inherit it
    c.CourseDirectory.root = str(root)
    c.CourseDirectory.course_id = course
    c.Exchange.root = str(root / "exchange")
    c.Exchange.cache = str(root / "cache")
    # A blank answer stays `...`, which a check calls "not answered"; nbgrader's own stub would raise.
    c.ClearSolutions.code_stub = {"python": "# Put your answer in place of the three dots above."}
    c.ClearSolutions.text_stub = "*Write here.*"
    # A deleted check comes back, so that the answer above it is still marked.
    c.OverwriteCells.add_missing_cells = True
    c.Execute.shutdown_kernel = "immediate"
    # The second argument keeps the kernel from warning, for every student, that it listens on this machine.
    c.Execute.extra_arguments = ["--HistoryManager.hist_file=:memory:", "--IPKernelApp.log_level=40"]
    c.GenerateFeedback.exporter_class = FeedbackPage
    c.ExchangeFactory.collect = CollectByCells
    stock = Autograde.autograde_preprocessors.default_args[0]
    c.Autograde.autograde_preprocessors = [
        part for step in stock for part in ([ExecuteAsStudent, RequireEvidence] if step is Execute else [step])
    ]
