"""What is handed in, marked by real nbgrader: hostile cells earn nothing, and damage costs only what was damaged."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from netkit import topics
from netkit.course import sources
from netkit.grading.classroom import Classroom
from netkit.topics import catalogue
from netkit.topics.catalogue import questions
from netkit.topics.typed_cells import ANSWER, TypedCell
from tests.small_topic import EXERCISE, FULL, NAME

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("small_course")]

COURSE = "spring"
ZERO = [0.0] * len(FULL)
REFLECTION = "I greet Ada tomorrow."


@dataclass
class Marked:
    """One student's submission after grading."""

    notebook: Any
    marks: list[float | None]
    reflection: float | None
    note: str
    log: str = ""

    def card(self, name: str) -> str:
        """The words under a check."""
        cells = [
            cell
            for cell in self.notebook.cells
            if cell.source == f'check("{NAME}.{name}")' and "nbgrader" in cell.metadata
        ]
        assert len(cells) == 1
        return str(cells[0].outputs[0].data["text/plain"])


@dataclass
class Desk:
    """A class of one exercise, to which one student after another hands something in."""

    classroom: Classroom
    blank: Path
    taken: list[str] = field(default_factory=list)

    def student(self) -> str:
        self.taken.append(f"s{len(self.taken):03}")
        return self.taken[-1]

    def worked(self, student: str, answers: Callable[[Any], Callable[[Any], Any]] = lambda one: one.reference) -> Any:
        """The released notebook with this student's answers."""
        case = topics.make(NAME, course=COURSE, student=student)
        notebook = nbformat.read(self.blank, as_version=4)
        for name, one in questions(NAME).items():
            text = one.typed(answers(one), catalogue.topic(NAME).forms[name](case), case)
            cell_of(notebook, name).source = TypedCell(ANSWER, f"{NAME}.{name}", text).source
        cell_of(notebook, "reflection").source += f"\n{REFLECTION}"
        return notebook

    def points(self) -> dict[str, float | None]:
        """The points of the last student."""
        return next(row for row in self.classroom.grades(EXERCISE) if row.student == self.taken[-1]).points

    def folder(self, student: str) -> Path:
        folder = self.classroom.root / "submitted" / student / EXERCISE
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def marked(self, student: str) -> Marked:
        """What nbgrader makes of the files in the student's folder."""
        reason = self.classroom.autograde(EXERCISE, student)
        assert reason is None, reason
        row = next(row for row in self.classroom.grades(EXERCISE) if row.student == student)
        notebook = nbformat.read(
            self.classroom.root / "autograded" / student / EXERCISE / f"{EXERCISE}.ipynb", as_version=4
        )
        marks = [row.points[f"{name}-check"] for name in questions(NAME)]
        return Marked(notebook, marks, row.points["reflection"], self.classroom.notes(EXERCISE).get(student, ""))

    def hand_in(self, change: Callable[[Any], object] = lambda _: None, *, student: str = "", **work: Any) -> Marked:
        """Hand in a worked notebook after a change to it, as a new student if none is named."""
        student = student or self.student()
        notebook = self.worked(student, **work)
        change(notebook)
        text = json.dumps(notebook) if isinstance(notebook, dict) else notebook
        (self.folder(student) / f"{EXERCISE}.ipynb").write_text(text, encoding="utf-8")
        return self.marked(student)


def cell_of(notebook: Any, name: str) -> Any:
    """The cell in which a question is answered."""
    return next(cell for cell in notebook.cells if cell.source.startswith(f"%%answer {NAME}.{name}"))


def check_of(notebook: Any, name: str) -> Any:
    return next(cell for cell in notebook.cells if cell.source == f'check("{NAME}.{name}")')


def opened(root: Path, change: Callable[[Any], object] = lambda _: None) -> Desk:
    """A class in this folder, of the exercise after a change to it."""
    classroom = Classroom(root, course=COURSE)
    (name,) = classroom.add_sources(sources.topics())
    source = root / "source" / name / f"{name}.ipynb"
    notebook = nbformat.read(source, as_version=4)
    change(notebook)
    nbformat.write(notebook, source)
    return Desk(classroom, classroom.generate(name))


@pytest.fixture(scope="module")
def desk(small_course: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return opened(tmp_path_factory.mktemp("course") / "class")


# Nothing that a student's code does changes a point.

EXPLOITS = {
    "a check of one's own": "check = lambda question: 6.0",
    "a patched module": "from netkit.topics import checking; checking.mark = checking.check = lambda *_: 6.0",
    "another precision": "%precision 0",
    "a thread that writes to stderr": (
        "import sys, threading, time\n"
        "def write():\n    while True:\n        print('x', file=sys.stderr, flush=True); time.sleep(0.01)\n"
        "threading.Thread(target=write, daemon=True).start()"
    ),
    "a print and a warning": "import warnings; print('4.0'); warnings.warn('beware')",
    "other answers": f"from netkit.topics.checking import HERE; HERE.typed.update({{'{NAME}.size': '1'}})",
    "another name": "import os; os.environ['NETKIT_STUDENT'] = 'amara'",
    "cells that do nothing": "get_ipython().input_transformers_cleanup.append(lambda lines: ['pass\\n'])",
    "an end of Python": "import os; os._exit(1)",
    "an endless loop": "while True: pass",
    "a file that is not Python's": "open('gradebook.db', 'w'); 1 / 0",
}


@pytest.mark.parametrize("code", EXPLOITS.values(), ids=EXPLOITS)
def test_code_of_a_student_changes_no_point(desk: Desk, code: str) -> None:
    def insert(notebook: Any) -> None:
        notebook.cells.insert(2, new_code_cell(code))
        check_of(notebook, "size").source += f"\n{code}"

    assert desk.hand_in(insert, student="ada").marks == FULL
    wrong = desk.hand_in(insert, student="wei", answers=lambda one: one.wrong[0].value)
    assert wrong.marks == [1, 2, 0, 4.5]
    assert wrong.card("size").startswith("◐ Partly (1 of 2 points)")


def test_what_a_submission_says_of_its_own_marks_is_not_read(desk: Desk) -> None:
    def forge(notebook: Any) -> None:
        for cell in notebook.cells:
            if "nbgrader" in cell.metadata:
                cell.metadata.nbgrader |= {"points": 100, "locked": False}
                cell.metadata |= {"netkit_to_mark": "", "netkit_found": ["Full marks."]}
            if cell.cell_type == "code":
                cell.outputs = [nbformat.v4.new_output("execute_result", data={"text/plain": "6.0"})]
        notebook.metadata |= {"netkit_notes": ["Full marks."], "netkit_beside": {f"{NAME}.size": {"text": "1"}}}

    marked = desk.hand_in(forge, answers=lambda _: lambda _: "...")
    assert marked.marks == ZERO
    assert marked.note == ""
    assert "Full marks" not in json.dumps(marked.notebook)
    assert marked.card("size").startswith("\N{EN DASH} Not answered (0 of 2 points)")


def test_whoever_marks_sees_the_students_case_and_nothing_that_the_submission_showed(desk: Desk) -> None:
    def show(notebook: Any) -> None:
        notebook.cells.insert(2, new_code_cell("case.contacts", outputs=[shown("<script>alert()</script>")]))

    marked = desk.hand_in(show)
    said = json.dumps(marked.notebook.cells)
    assert "alert" not in said
    assert f"This case is made for {desk.taken[-1]}, course {COURSE}" in said


def shown(html: str) -> Any:
    return nbformat.v4.new_output("display_data", data={"text/html": html})


# Tests of an instructor's own are run, as nbgrader runs them.


@pytest.fixture(scope="module")
def own_test(small_course: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The exercise with a graded test of code that is no check."""

    def add(notebook: Any) -> None:
        test = new_code_cell('import os\nassert os.environ["NETKIT_STUDENT"].startswith("s0")\nassert 6 * 7 == answer')
        settings = {"grade": True, "grade_id": "own", "locked": True, "points": 3, "schema_version": 3}
        test.metadata.nbgrader = settings | {"solution": False, "task": False}
        notebook.cells.append(test)

    return opened(tmp_path_factory.mktemp("own") / "class", add)


def answer(code: str) -> Callable[[Any], object]:
    return lambda notebook: notebook.cells.insert(2, new_code_cell(code))


def test_a_test_of_an_instructors_own_runs_and_a_kernel_that_ends_is_left_to_the_instructor(own_test: Desk) -> None:
    own_test.hand_in(answer("answer = 42"))
    assert own_test.points()["own"] == 3
    wrong = own_test.hand_in(answer("answer = 41; check = lambda _: 6.0"), answers=lambda _: lambda _: "...")
    assert (wrong.marks, own_test.points()["own"]) == (ZERO, 0)
    dead = own_test.hand_in(answer("import os; os._exit(1)"))
    assert (dead.marks, own_test.points()["own"]) == (FULL, None)
    assert "Python stopped while this notebook ran" in json.dumps(dead.notebook.cells[-1])
    # Formgrader's server lives on: whoever is next must not be taken for this student.
    assert not {"NETKIT_STUDENT", "NETKIT_COURSE", "NBGRADER_EXECUTION"} & set(os.environ)


def test_a_limit_hit_is_left_to_the_instructor(own_test: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_test.classroom.api, "config", own_test.classroom.api.config.copy())
    own_test.classroom.api.config.Execute.timeout = own_test.classroom.api.config.RunOwnTests.timeout = 1
    slow = own_test.hand_in(answer("while True: pass"))
    assert (slow.marks, own_test.points()["own"]) == (FULL, None)
    assert "ran for more than 1 seconds" in json.dumps(slow.notebook.cells[-1])
