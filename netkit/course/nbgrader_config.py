"""The course's settings for nbgrader, and four small classes.

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


class RequireEvidence(NbGraderPreprocessor):
    """Add an error, which scores 0, to a check that returned no points.

    nbgrader gives full marks to a test cell without output. A check always returns its points, so no output means that
    it was tampered with or is broken.
    """

    def preprocess_cell(self, cell: Any, resources: Any, index: int) -> tuple[Any, Any]:
        """Add the error where it is due."""
        graded = cell.metadata.get("nbgrader", {}).get("grade") and cell.cell_type == "code"
        answered = any(output.output_type in {"execute_result", "error"} for output in cell.get("outputs", []))
        if graded and CHECK.search(cell.source) and not answered:
            words = "This check returned no points. Nothing was marked: please ask your instructor to look at it."
            cell.outputs.append(new_output("error", ename="NoEvidence", evalue=words, traceback=[words]))
            self.log.warning("%s: the check returned no points, needs a look", cell.metadata.nbgrader.grade_id)
        return cell, resources


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
    # A blank answer stays `...`, "not answered" to a check; nbgrader's own stub would raise.
    c.ClearSolutions.code_stub = {"python": "# Put your answer in place of the three dots above."}
    c.ClearSolutions.text_stub = "*Write here.*"
    # Restore a deleted check, so that the answer above it is still marked.
    c.OverwriteCells.add_missing_cells = True
    c.Execute.shutdown_kernel = "immediate"
    # The second argument hides the kernel's warning that it listens on this machine.
    c.Execute.extra_arguments = ["--HistoryManager.hist_file=:memory:", "--IPKernelApp.log_level=40"]
    c.GenerateFeedback.exporter_class = FeedbackPage
    c.ExchangeFactory.collect = CollectByCells
    stock = Autograde.autograde_preprocessors.default_args[0]
    c.Autograde.autograde_preprocessors = [
        part for step in stock for part in ([ExecuteAsStudent, RequireEvidence] if step is Execute else [step])
    ]
