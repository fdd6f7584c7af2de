"""A course folder run through nbgrader's Python API, in one process: each nbgrader command takes seconds to start.

Each step writes where nbgrader writes, so the command line and Formgrader can take over at any point.
"""

from __future__ import annotations

import logging
import os
import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config, PyFileConfigLoader

from netkit.cases.identity import COURSE, COURSE_FILE
from netkit.course import lab, sources
from netkit.errors import CourseError
from netkit.grading import grade_table, settings, submitted
from netkit.grading.grade_table import ExportWithStates, Row
from netkit.grading.restoring import NOTES
from netkit.topics import catalogue


class Classroom:
    """A course folder: sources, release, submissions, grades and feedback, where nbgrader keeps them."""

    def __init__(self, root: Path, *, course: str | None = None) -> None:
        self.root = root.resolve()
        for name in (str(self.root), course or ""):
            if found := re.findall(r"[\[\]*?]", name):
                msg = f"nbgrader finds no files where a name has {found[0]!r}, as in {name!r}: choose another name"
                raise CourseError(msg)
        config = self.root / "nbgrader_config.py"
        if not config.exists():
            (self.root / "exchange").mkdir(parents=True, exist_ok=True)
            schools = [str(folder) for folder in catalogue.school_folders()]
            text = settings.FILE.format(course=course or COURSE, topics=schools)
            config.write_text(text, encoding="utf-8")
            (self.root / ".gitignore").write_text(settings.IGNORE, encoding="utf-8")
        self.config: Any = PyFileConfigLoader(config.name, path=str(self.root)).load_config()
        self.course = str(self.config.CourseDirectory.course_id)
        if course not in (None, self.course):
            msg = f"{root} is the folder of the course {self.course!r}, not of {course!r}: choose another folder"
            raise CourseError(msg)
        os.environ["PATH"] = lab.program_path()
        with _quietly():
            directory = CourseDirectory(config=self.config)
            self.api = NbGraderAPI(directory, config=self.config)
            self.api.log.setLevel(logging.ERROR)  # kept for the reason of a failure, and not printed

    def add_sources(self, topics: Iterable[sources.Source]) -> dict[str, bool]:
        """Put the exercises of these topics into ``source/``, with the course's name; say of each if it was written.

        A notebook that is there already stays as it is.
        """
        written = dict[str, bool]()
        for topic in topics:
            name = topic.name("exercise")
            target = self.root / "source" / name / f"{name}.ipynb"
            if written.setdefault(name, not target.exists()):
                notebook = sources.read(topic.page("exercise"))
                if self.course != COURSE:
                    sources.name_course(notebook, self.course)
                sources.write(notebook, target)
            if self.course != COURSE:
                target.with_name(COURSE_FILE).write_text(f"{self.course}\n", encoding="utf-8")
        return written

    def generate(self, assignment: str) -> Path:
        """Make the students' version, without solutions; return its notebook."""
        self._step("generate", self.api.generate_assignment, assignment)
        return self.root / "release" / assignment / f"{assignment}.ipynb"

    def release(self, assignment: str) -> None:
        """Release the assignment to the exchange."""
        self._step("release", self.api.release_assignment, assignment)

    def fetch(self, assignment: str, student: str) -> Path:
        """Fetch the assignment into the student's folder, as the student; return its folder there."""
        return self._exchange("FetchAssignment", assignment, student) / assignment

    def submit(self, assignment: str, student: str) -> None:
        """Submit what is in the student's folder, as the student, whatever its files are called."""
        self._exchange("Submit", assignment, student)

    def collect(self, assignment: str) -> list[str]:
        """Collect what came through the exchange, later attempts too; return all who submitted, in order."""
        if Path(self.config.Exchange.root, self.course, "inbound").is_dir():
            self._step("collect", self.api.collect, assignment)
        return sorted(self.api.get_submitted_students(assignment))

    def marked(self, assignment: str) -> dict[str, Any]:
        """The marked notebooks, by student."""
        found = sorted((self.root / "autograded").glob(f"*/{assignment}/{assignment}.ipynb"))
        return {path.parent.parent.name: nbformat.read(path, as_version=4) for path in found}

    def notes(self, assignment: str) -> dict[str, list[str]]:
        """What marking noted for the instructor, by student."""
        marked = self.marked(assignment)
        return {student: said for student, notebook in marked.items() if (said := notebook.metadata.get(NOTES, []))}

    def autograde(self, assignment: str, student: str) -> str | None:
        """Run and mark one submission; return the reason if that failed, else ``None``."""
        folder = self.root / "submitted" / student / assignment
        submitted.right_name(self.root, folder)  # nbgrader's hook comes too late where no name ends in .ipynb
        if not any(folder.glob("*.ipynb")):
            return "there is no notebook in what was handed in"
        with _quietly():
            result = self.api.autograde(assignment, student)
        return None if result["success"] else _reason(result)

    def has_changed(self, assignment: str, student: str) -> bool:
        """Whether a submission has other notebooks, or its questions other points, than when it was last graded."""
        graded = self.root / "autograded" / student / assignment / f"{assignment}.ipynb"
        if not graded.exists():
            return True
        before = nbformat.read(graded, as_version=4)
        points = {
            submitted.name(cell): cell.metadata.nbgrader["points"] for cell in before.cells if utils.is_grade(cell)
        }
        with self.gradebook() as gradebook:
            now = {cell.name: cell.max_score for cell in gradebook.find_notebook(assignment, assignment).grade_cells}
        files = submitted.digests(self.root / "submitted" / student / assignment)
        return (before.metadata.get(submitted.DIGESTS), points) != (files, now)

    def feedback(self, assignment: str) -> list[str]:
        """Write a feedback page for every graded submission, and release it; return those who get theirs by hand."""
        marked = self.marked(assignment)
        left = marked.keys() - self.names().keys()
        self.api.coursedir.set_trait("student_id_exclude", ",".join(left))
        if marked:
            self._step("feedback", self.api.generate_feedback, assignment)
            self._step("release feedback", self.api.release_feedback, assignment)
        pages = sorted((self.root / "feedback").glob(f"*/{assignment}"))
        return [page.parent.name for page in pages if not (page / settings.SECRET).exists()]

    def export(self) -> Path:
        """Write the grades as ``grades.csv``, as ``nbgrader export`` does."""
        target = self.root / "grades.csv"
        with self.gradebook() as gradebook:
            plugin = ExportWithStates(config=self.config)
            plugin.log.setLevel(logging.CRITICAL)
            plugin.to = str(target)
            plugin.export(gradebook)
        return target

    def enrol(self, students: dict[str, str]) -> None:
        """Put students into the gradebook: id -> full name."""
        with self.gradebook() as gradebook:
            for student, name in students.items():
                first, _, last = name.partition(" ")
                gradebook.update_or_create_student(student, first_name=first, last_name=last)

    def names(self) -> dict[str, str]:
        """The full name of each student, by id."""
        with self.gradebook() as gradebook:
            return {one.id: f"{one.first_name or ''} {one.last_name or ''}".strip() for one in gradebook.students}

    @contextmanager
    def gradebook(self) -> Iterator[Gradebook]:
        """The gradebook of nbgrader, closed at the end."""
        with _quietly(), Gradebook(self.api.coursedir.db_url, self.course) as gradebook:
            yield gradebook

    def grades(self, assignment: str) -> list[Row]:
        """The grade table, by student. A student who could not be graded has no points, which is not 0."""
        with self.gradebook() as gradebook:
            return grade_table.rows(gradebook, self.root, assignment)

    def _step(self, name: str, step: Any, *arguments: Any) -> None:
        with _quietly():
            result = step(*arguments)
        if not result["success"]:
            msg = f"nbgrader could not {name} {', '.join(map(str, arguments))}: {_reason(result)}"
            raise CourseError(msg)

    def _exchange(self, step: str, assignment: str, student: str) -> Path:
        folder = self.root / "students" / student
        folder.mkdir(parents=True, exist_ok=True)
        config = Config(self.config)
        config.CourseDirectory.assignment_id = assignment
        config.CourseDirectory.student_id = student
        config.Exchange.assignment_dir = str(folder)
        with _quietly():
            directory = CourseDirectory(config=config)
            part = getattr(self.api.exchange, step)(
                coursedir=directory, authenticator=self.api.authenticator, config=config, parent=None
            )
            part.log.setLevel(logging.CRITICAL)
            part.start()
        return folder


def _reason(result: dict[str, Any]) -> str:
    """What went wrong: the last error in nbgrader's log, which ends with a hint at "the above traceback"."""
    said = f"{result.get('error', '')}\n{result.get('log', '')}".strip().splitlines() or ["no reason given"]
    errors = [line.strip() for line in said if re.match(r"\s*[\w.]+(Error|Exception|Entry): ", line)]
    return next((line for line in reversed(errors) if "above traceback" not in line), said[-1])


@contextmanager
def _quietly() -> Iterator[None]:
    # nbgrader 0.9.6 on SQLAlchemy 2.1 prints harmless warnings for each new submission.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
