"""What is handed in, marked by real nbgrader: hostile cells earn nothing, and damage costs only what was damaged."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.server_extensions.formgrader import handlers

from netkit import topics
from netkit.course import sources
from netkit.grading import submitted
from netkit.grading.classroom import Classroom
from netkit.grading.restoring import FOUND
from netkit.topics import catalogue
from netkit.topics.catalogue import questions
from netkit.topics.notebook import CASE, NAMED
from netkit.topics.typed_cells import ANSWER, TypedCell
from tests.small_topic import EXERCISE, FULL, NAME, POINTS

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

    def card(self, name: str) -> str:
        """The words under a check."""
        (check,) = (cell for cell in self.notebook.cells if submitted.name(cell) == f"{name}-check")
        return str(check.outputs[0].data["text/plain"])


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

    def folder(self, student: str) -> Path:
        folder = self.classroom.root / "submitted" / student / EXERCISE
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def marked(self, student: str) -> Marked:
        """What nbgrader makes of the files in the student's folder."""
        assert self.classroom.autograde(EXERCISE, student) is None
        (points,) = (row.points for row in self.classroom.grades(EXERCISE) if row.student == student)
        path = self.classroom.root / "autograded" / student / EXERCISE / f"{EXERCISE}.ipynb"
        marks = [points[f"{name}-check"] for name in POINTS]
        note = " ".join(self.classroom.notes(EXERCISE).get(student, []))
        return Marked(nbformat.read(path, as_version=4), marks, points["reflection"], note)

    def page(self) -> str:
        """The feedback page of the last student."""
        self.classroom.feedback(EXERCISE)
        page = self.classroom.root / "feedback" / self.taken[-1] / EXERCISE / f"{EXERCISE}.html"
        return page.read_text(encoding="utf-8")

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


@pytest.fixture(scope="module")
def desk(small_course: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    classroom = Classroom(tmp_path_factory.mktemp("course") / "class", course=COURSE)
    classroom.add_sources(sources.topics())
    return Desk(classroom, classroom.generate(EXERCISE))


# Nothing that a student's code does changes a point.

EXPLOITS = (
    "check = lambda question: 6.0",
    "from netkit.topics import checking; checking.mark = checking.check = lambda *_: 6.0",
    "%precision 0",
    "import sys, threading; threading.Thread(target=lambda: [print(1, file=sys.stderr) for _ in iter(int, 1)]).start()",
    "import warnings; print('4.0'); warnings.warn('beware')",
    f"from netkit.topics.checking import HERE; HERE.typed.update({{'{NAME}.size': '1'}})",
    "import os; os.environ['NETKIT_STUDENT'] = 'amara'",
    "get_ipython().input_transformers_cleanup.append(lambda lines: ['pass\\n'])",
    "import os; os._exit(1)",
    "while True: pass",
    "open('gradebook.db', 'w'); 1 / 0",
    "import asyncio\nawait asyncio.sleep(1e9)",
    "input('Your name?')",
    "def (:",
    "import ipywidgets; ipywidgets.IntSlider()",
)


def test_code_of_a_student_changes_no_point(desk: Desk) -> None:
    def insert(notebook: Any) -> None:
        notebook.cells[2:2] = [new_code_cell(code) for code in EXPLOITS]
        for name, code in zip(POINTS, EXPLOITS, strict=False):
            check_of(notebook, name).source += f"\n{code}"

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
        notebook.metadata |= {"netkit_notes": ["Full marks."], "netkit_unread": "Full marks."}
        notebook.metadata.netkit_beside = {f"{NAME}.size": {"file": "x.ipynb", "text": "1"}}

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


def test_no_text_of_a_student_becomes_html_where_the_instructor_reads_it(desk: Desk) -> None:
    attack = "<img src=x onerror=attack()>"

    def write(notebook: Any) -> None:
        tagged = {"tags": [f'">{attack}']}
        notebook.cells[2:2] = [
            new_markdown_cell(attack, metadata=tagged),
            nbformat.v4.new_raw_cell(attack),
            new_code_cell(f"# {attack}", metadata=tagged),
        ]
        notebook.cells[4]["id"] = f'">{attack}'
        notebook.cells[2].source += "![](attachment:a.png) ![](https://other.example/a.png)"
        notebook.cells[2]["attachments"] = {"a.png": {"image/png": "iVBORw0KGgo="}}
        notebook.cells[0].source += attack
        size = cell_of(notebook, "size")
        size.source = f"%%answer {NAME}.size\n{attack}"
        notebook.cells.insert(notebook.cells.index(size) + 1, new_markdown_cell(f"# {attack}"))
        notebook.metadata = {"title": attack, "language_info": {"name": attack, "pygments_lexer": f'">{attack}'}}

    desk.hand_in(write)
    feedback = desk.page()
    config = desk.classroom.config
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    seen = {"submission_id": "1", "student": desk.taken[-1], "index": 0, "total": 1}
    formgrader, _ = HTMLExporter(config=config).from_filename(
        str(desk.classroom.root / "autograded" / desk.taken[-1] / EXERCISE / f"{EXERCISE}.ipynb"), resources=seen
    )
    assert "Expected from" in formgrader
    assert "<pre>&lt;img" in feedback  # the answer, although a heading was put below it
    for page, times in ((feedback, 3), (formgrader, 5)):
        assert page.count("onerror=attack()") >= times  # shown as text
        assert attack not in page
        assert 'src="https://other' not in page


def test_real_names_in_a_submission_are_told_without_their_content(desk: Desk) -> None:
    def name(notebook: Any) -> None:
        cell_of(notebook, "reflection").source += "\nKwabena asked me."
        said = {NAMED: {"reflection": [2, 2], "x": "Kwabena"}}
        notebook.cells[-1].outputs = [nbformat.v4.new_output("display_data", data=said)]
        looked = "from netkit.network import Network\nNetwork.open('../../my-network/my-network.db').contacts"
        notebook.cells.insert(2, new_code_cell(looked, outputs=[shown("Kwabena")]))

    marked = desk.hand_in(name)
    assert marked.note == (
        "reflection: line 2 may name a real person. Ask for a new version. "
        "A cell shows the student's own network. Ask for a new version, and delete this one from submitted/."
    )
    assert [cell.source for cell in marked.notebook.cells if "Kwabena" in json.dumps(cell)] == [
        cell_of(marked.notebook, "reflection").source
    ]
    unseen = new_code_cell("Network.open('my-network/my-network.db')")
    assert desk.hand_in(lambda notebook: notebook.cells.insert(2, unseen)).note == ""
    typed = new_code_cell("%%say\nmy-network", outputs=[shown("2 words")])
    assert desk.hand_in(lambda notebook: notebook.cells.insert(2, typed)).note == ""


def shown(html: str) -> Any:
    return nbformat.v4.new_output("display_data", data={"text/html": html})


# Damage costs only what was damaged.


def replace_cell(notebook: Any, cell: Any, *others: Any) -> None:
    at = next(number for number, one in enumerate(notebook.cells) if one is cell)
    notebook.cells[at : at + 1] = others


def like(cell: Any, **changes: Any) -> Any:
    return nbformat.from_dict(cell | changes)


def copied_check(notebook: Any) -> None:
    notebook.cells.append(like(check_of(notebook, "size"), id="another"))


def copied_answer(notebook: Any) -> None:
    """A first try above, and a blank copy below, of which the text stayed."""
    for name in ("close", "reflection"):
        cell = cell_of(notebook, name)
        attempt, blank = (
            like(cell, id=f"{name}{len(text)}", source=f"%%answer {NAME}.{name}\n{text}") for text in ("Nobody", "...")
        )
        replace_cell(notebook, cell, attempt, cell, blank)
        cell.id = f"{name}-copy"


def split_answer(notebook: Any) -> None:
    """As JupyterLab splits: both parts have nbgrader's settings, and new ids."""
    cell = cell_of(notebook, "labels")
    head, first, *rest = cell.source.splitlines()
    replace_cell(notebook, cell, *(like(cell, id=f"p-{one[0]}", source=one) for one in (f"{head}\n{first}", *rest)))


def below(notebook: Any) -> None:
    """Answers in new cells, below those that are for them; and a sum in a cell of its own, below an answer."""
    for name in ("size", "labels"):
        cell = cell_of(notebook, name)
        typed = cell.source.partition("\n")[2]
        replace_cell(notebook, cell, like(cell, source=f"%%answer {NAME}.{name}\n..."), new_code_cell(typed))
    replace_cell(notebook, share := cell_of(notebook, "share"), share, new_code_cell("2 / 3"))


def merged(notebook: Any) -> None:
    """As some editors join cells: a try, answers and their checks become one, with the id of the first."""
    answers = [cell_of(notebook, name) for name in ("size", "share", "close")]
    answers[0].source = "\n\n".join(
        [f"%%try {NAME}.size\n3", *(f'{cell.source}\ncheck("{NAME}.x")' for cell in answers)]
    )
    answers[0].id, answers[0].metadata = f"try-{NAME}-size", nbformat.from_dict({})
    notebook.cells = [cell for cell in notebook.cells if cell not in answers[1:] and "check(" not in cell.source[:9]]


def damaged_first_lines(notebook: Any) -> None:
    """Nothing but a damaged first line says what is answered."""
    bare(notebook, 2, "")
    heads = ("\uff05\uff05answer {}", "# %% Answer: {}", "%anwser {}", "%%answer '{}'", "%%time\n%%answer {}")
    for name, head in zip((*POINTS, "reflection"), heads, strict=True):
        cell = cell_of(notebook, name)
        cell.source = f"{head.format(f'{NAME}.{name}')}\n" + cell.source.partition("\n")[2]


def commented(notebook: Any) -> None:
    """Remarks as in Python, bullets, a fence, a rule, and signs that nobody sees."""
    for name in POINTS:
        head, *lines = cell_of(notebook, name).source.splitlines()
        bullet = "• " if name == "labels" else ""
        lines = [f"{bullet}\u200f{line}  # see the table" for line in lines]
        cell_of(notebook, name).source = "\n".join([head, "```text", "# mine", *lines, "```", "---"])


def edited(notebook: Any) -> None:
    """What is locked has other words, where an editor does not heed that."""
    check_of(notebook, "size").source = 'check("greet.share"); print("Right")'
    for cell in notebook.cells:
        if "nbgrader" not in cell.metadata:
            cell.source = f"{cell.source} (mine)"
        elif cell.source.startswith(("from", "overview")):
            cell.source = "case = None"


def no_settings(notebook: Any) -> None:
    """As nbgrader leaves copied cells, and as an instructor's tools may: without a name."""
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({"nbgrader": {}} if "nbgrader" in cell.metadata else {})


def bare(notebook: Any, minor: int, ids: str, **metadata: Any) -> None:
    for number, cell in enumerate(notebook.cells):
        cell.metadata = nbformat.from_dict({"id": f"{ids}{number}"} if ids else {})
        cell.pop("id")
    notebook.metadata, notebook.nbformat_minor = nbformat.from_dict(metadata), minor


def only(kind: str) -> Callable[[Any], None]:
    def change(notebook: Any) -> None:
        for number, cell in enumerate(notebook.cells):
            cell.source = cell.source.partition("\n")[2] if cell.source.startswith("%%answer") else cell.source
            if kind == "ids":
                cell.metadata = nbformat.from_dict({})
            else:
                cell.id = f"other-{number}"

    return change


def delete(*sources: str) -> Callable[[Any], None]:
    def change(notebook: Any) -> None:
        notebook.cells = [cell for cell in notebook.cells if not cell.source.startswith(sources)]

    return change


def as_markdown(notebook: Any) -> None:
    for name in ("size", "reflection"):
        cell = cell_of(notebook, name)
        replace_cell(notebook, cell, new_markdown_cell(cell.source, metadata=cell.metadata))


def other_flags(notebook: Any) -> None:
    flags = {"grade": False, "solution": True, "locked": False, "points": 0, "schema_version": 1}
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader |= flags


def odd_metadata(notebook: Any) -> None:
    notebook.cells[1].metadata.nbgrader = "yes"
    notebook.cells[2].metadata.nbgrader = {"grade_id": ["size"], "grade": True}
    notebook.cells[3].outputs = [{"output_type": "display_data", "data": [1]}, "words"]
    setup = next(cell for cell in notebook.cells if cell.get("outputs") is not None and "begin(" in cell.source)
    setup.outputs = [{"output_type": "display_data", "data": {CASE: {"student": ["ada"], "course": 1}}}]


def rich(notebook: Any) -> None:
    """Pictures, a widget and its state, an error and a flood of text."""
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": "m", "version_major": 2}, "text/plain": "Slider"}
    notebook.metadata.widgets = {"application/vnd.jupyter.widget-state+json": {"state": {"m": {}}}}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.execution_count = 9
            cell.outputs = [
                *(nbformat.v4.new_output("display_data", data=data) for data in (view, {"image/png": "iVBORw0KGgo="})),
                nbformat.v4.new_output("stream", name="stderr", text="x" * 200_000),
                nbformat.v4.new_output("error", ename="E", evalue="6.0", traceback=["6.0"]),
                nbformat.v4.new_output("execute_result", data={"text/plain": "6.0", "text/html": "<script>1</script>"}),
            ]


TWO = "2 cells answer this question; the last one was marked."
BELOW = "This answer was in a cell of its own, below the one that is for it."
GONE = "The cell of this answer had been deleted."
BACK = "This check had been deleted. It is back, and marks the answer."
CHECKS = {f"{name}-check": [BACK] for name in POINTS}
ANSWERS = {name: [GONE] for name in (*POINTS, "reflection")}

# What was done to a right notebook, the marks of its checks, and what is said of which cell.
Damage: TypeAlias = tuple[Callable[[Any], object], list[float], dict[str, list[str]]]
DAMAGE: dict[str, Damage] = {
    "nothing": (lambda _: None, FULL, {}),
    "rich output": (rich, FULL, {}),
    "a copied check": (copied_check, FULL, {}),
    "a copied answer": (copied_answer, FULL, {"close": [TWO], "reflection": [TWO]}),
    "a split answer": (split_answer, FULL, {}),
    "answers in new cells": (below, FULL, {"size": [BELOW], "labels": [BELOW]}),
    "merged cells": (merged, FULL, CHECKS),
    "damaged first lines": (damaged_first_lines, FULL, {}),
    "remarks": (commented, FULL, {}),
    "edited cells": (edited, FULL, {}),
    "no nbgrader settings": (no_settings, FULL, {}),
    "VS Code": (lambda notebook: bare(notebook, 2, "", language_info={"name": "python"}), FULL, {}),
    "Colab": (lambda notebook: bare(notebook, 0, "xY", colab={"provenance": []}), FULL, {}),
    "only the ids": (only("ids"), FULL, {}),
    "only the names": (only("names"), FULL, {}),
    "a deleted check": (delete(f'check("{NAME}.size")'), FULL, {"size-check": [BACK]}),
    "every check deleted": (delete("check("), FULL, CHECKS),
    "an answer and its check deleted": (
        delete(f"%%answer {NAME}.share", f'check("{NAME}.share")'),
        [2, 0, 4, 6],
        {"share": [GONE], "share-check": [BACK]},
    ),
    "the setup cell deleted": (delete("from netkit"), FULL, {}),
    "all the course's cells deleted": (delete("from", "check(", "overview", "#", "See", "%%try"), FULL, CHECKS),
    "everything deleted": (lambda notebook: notebook.cells.clear(), ZERO, CHECKS | ANSWERS),
    "answers as Markdown": (as_markdown, FULL, {}),
    "other flags": (other_flags, FULL, {}),
    "another order": (lambda notebook: notebook.cells.reverse(), FULL, {}),
    "odd metadata": (odd_metadata, FULL, {}),
}


@pytest.mark.parametrize(("change", "expected", "said"), DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_notebook_loses_only_what_was_damaged(
    desk: Desk, change: Callable[[Any], object], expected: list[float], said: dict[str, list[str]]
) -> None:
    marked = desk.hand_in(change, student="ada")
    assert (marked.marks, marked.note) == (expected, "")
    assert marked.reflection == (0 if expected == ZERO else None)  # it waits for a person
    graded = {one.metadata.nbgrader.grade_id: one for one in marked.notebook.cells if "nbgrader" in one.metadata}
    assert len(graded) == sum("nbgrader" in cell.metadata for cell in marked.notebook.cells)
    assert graded.keys() == {"setup", *POINTS, *CHECKS, "reflection", "overview"}
    assert {name: cell.metadata[FOUND] for name, cell in graded.items() if FOUND in cell.metadata} == said
    for name, lines in said.items():
        assert name == "reflection" or " ".join(lines) in marked.card(name.removesuffix("-check"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32-be"])
def test_another_encoding_changes_nothing(desk: Desk, encoding: str) -> None:
    student = desk.student()
    text = nbformat.writes(desk.worked(student))
    (desk.folder(student) / f"{EXERCISE}.ipynb").write_text(text, encoding=encoding)
    assert desk.marked(student).marks == FULL


def test_a_late_submission_is_marked_like_any_other_and_its_lateness_recorded(desk: Desk) -> None:
    student = desk.student()
    with desk.classroom.gradebook() as gradebook:
        gradebook.find_assignment(EXERCISE).duedate = datetime(2026, 11, 1, 12)  # noqa: DTZ001  # as nbgrader keeps it
        gradebook.db.commit()
    (desk.folder(student) / "timestamp.txt").write_text("2026-11-02 12:00:00 UTC", encoding="utf-8")
    assert desk.hand_in(student=student).marks == FULL
    with desk.classroom.gradebook() as gradebook:
        late = gradebook.find_submission(EXERCISE, student)
        assert (late.total_seconds_late, late.late_submission_penalty) == (24 * 3600, 0)
        gradebook.find_assignment(EXERCISE).duedate = None
        gradebook.db.commit()


UNREADABLE = {
    "half of it": b'{"cells": [',
    "nothing": b"",
    "other bytes": b"\xff\xd8\xff\xe0 JFIF",
    "no notebook": b'"words"',
    "no cells": b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
    "too deep": b"[" * 100_000,
}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_read_waits_for_the_instructor_and_says_so(desk: Desk, content: bytes) -> None:
    student = desk.student()
    (desk.folder(student) / f"{EXERCISE}.ipynb").write_bytes(content)
    marked = desk.marked(student)
    assert (marked.marks, marked.reflection) == ([None] * 4, None)
    assert f"{EXERCISE}.ipynb cannot be read as a notebook" in marked.card("size")
    assert f"{EXERCISE}.ipynb cannot be read as a notebook" in marked.note


def test_what_nobody_thought_of_leaves_the_student_ungraded_with_its_reason(
    desk: Desk, capfd: pytest.CaptureFixture[str]
) -> None:
    student = desk.student()
    (desk.folder(student) / f"{EXERCISE}.ipynb").mkdir()
    assert (desk.classroom.autograde(EXERCISE, student) or "").startswith("IsADirectoryError: ")
    assert "Traceback" not in capfd.readouterr().err
    assert not next(row for row in desk.classroom.grades(EXERCISE) if row.student == student).is_graded


@pytest.mark.parametrize("name", [f"{EXERCISE}-Copy1.ipynb", f"{EXERCISE} (1).ipynb"])
def test_a_blank_original_beside_a_worked_copy_waits_for_the_instructor(desk: Desk, name: str) -> None:
    student = desk.student()
    nbformat.write(desk.worked(student), desk.folder(student) / name)
    (desk.folder(student) / f"{EXERCISE}.ipynb").write_bytes(desk.blank.read_bytes())
    marked = desk.marked(student)
    assert (marked.marks, marked.reflection) == ([None] * 4, None)
    assert "It would earn 2 of 2 points. Your teacher decides." in marked.card("size")
    assert marked.note == (
        f"{name!r} was handed in too, with 5 answers; '{EXERCISE}.ipynb' has 0 answers. "
        "What is answered only there waits for you: 5 questions."
    )


@pytest.mark.parametrize(
    "name",
    [
        f"{EXERCISE} (1).ipynb",
        "My Answers.ipynb",
        f"{EXERCISE}.IPYNB",
        "a.ipynb.txt",
        "Übung 97.ipynb",
        "U\u0308.ipynb",
    ],
)
def test_a_notebook_of_another_name_is_graded_and_named(desk: Desk, name: str) -> None:
    student = desk.student()
    (desk.folder(student) / "notes.ipynb").write_text("{}", encoding="utf-8")
    nbformat.write(desk.worked(student), desk.folder(student) / name)
    marked = desk.marked(student)
    assert marked.marks == FULL
    assert marked.note == f"Handed in as {name!r}, which was graded."


def test_of_two_other_names_the_one_with_more_answers_is_graded_and_both_are_named(desk: Desk) -> None:
    student = desk.student()
    notebook = desk.worked(student)
    nbformat.write(notebook, desk.folder(student) / "b.ipynb")
    cell_of(notebook, "share").source = f"%%answer {NAME}.share\n..."
    nbformat.write(notebook, desk.folder(student) / "a.ipynb")
    marked = desk.marked(student)
    assert marked.marks == FULL
    assert "Handed in as 'b.ipynb', which was graded." in marked.note
    assert "'a.ipynb' was handed in too, with 4 answers" in marked.note


@pytest.mark.parametrize("spelt", ["JO\u0308RG", "J\u00f6rg"])
def test_a_name_in_other_letters_has_the_same_case_and_two_lines_in_the_class_list_are_noted(
    desk: Desk, spelt: str
) -> None:
    desk.classroom.enrol({"j\u00f6rg": "Jörg"})
    nbformat.write(desk.worked("j\u00f6rg"), desk.folder(spelt) / f"{EXERCISE}.ipynb")
    marked = desk.marked(spelt)
    assert marked.marks == FULL
    assert "The class list has " in marked.note
    assert "'jörg' too: one person, two lines?" in marked.note


def test_the_notebook_of_another_exercise_waits_for_the_instructor(desk: Desk) -> None:
    def other(notebook: Any) -> None:
        for cell in notebook.cells:
            cell.metadata, cell.id = nbformat.from_dict({}), f"{cell.id[:9]}-other"
            cell.source = cell.source.replace(NAME, "other")

    marked = desk.hand_in(other)
    assert marked.marks == [None] * 4
    assert marked.note == "The notebook answers another exercise: look at it, or ask for it again."


def test_a_fault_of_the_course_waits_for_the_instructor(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    student = desk.student()
    nbformat.write(desk.worked(student), desk.folder(student) / f"{EXERCISE}.ipynb")
    monkeypatch.setitem(questions(NAME), "size", None)
    marked = desk.marked(student)
    assert marked.marks == [None, *FULL[1:]]
    assert marked.card("size").startswith(
        "\N{EN DASH} Not marked. This answer could not be marked. The fault is not yours"
    )
