"""The examples of the page on own content, taken from the page and marked by real nbgrader."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory

from netkit import topics
from netkit.checks import Question
from netkit.course import sources
from netkit.errors import InvalidRequest
from netkit.grading.classroom import Classroom, Row
from netkit.grading.evidence import evidence
from netkit.grading.marks import Identity
from netkit.grading.students import Student, mistaken, right
from netkit.topics import catalogue, checking, notebook
from netkit.topics.typed_cells import ANSWER, TypedCell

PAGE = (sources.ROOT / "book" / "own-content.md").read_text(encoding="utf-8")
BLOCK = re.compile(r'^```\{code-block\} (?:python|text)\n:caption: "`?(.*?)`?"\n(.*?)\n```$', re.DOTALL | re.MULTILINE)
EXAMPLES = dict(BLOCK.findall(PAGE))
EXERCISE = "exercise-02-assess"
OWN = {"mine": ("most",), "gruss": ("zahl", "aussagen")}
# What only English cards say; "none" is what a student types.
ENGLISH = re.compile(r"\b(the|of|is|are|and|or|not|yet|type|read|words?|such|right|partly|points)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the page."""
    root = tmp_path_factory.mktemp("school")
    files = {name: text for name, text in EXAMPLES.items() if name.startswith("/srv/school/")}
    assert len(files) == 5
    for name, text in files.items():
        path = root / name.removeprefix("/srv/school/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n", encoding="utf-8")
    return root


def cell(caption: str, points: float = 0) -> Any:
    """A cell of the page, or one like it, with the settings that its caption names."""
    kind, _, about = caption.partition(": ")
    name, *_ = about.split(",")
    if kind == "Markdown":
        return new_markdown_cell(EXAMPLES[caption])
    settings = {
        "grade_id": name,
        "grade": kind != "Autograded answer",
        "solution": kind != "Autograder tests",
        "locked": kind == "Autograder tests",
        "task": False,
        "schema_version": 3,
    }
    if found := re.search(r"(\d+) points", about):
        settings["points"] = int(found[1])
    return new_code_cell(EXAMPLES[caption], metadata={"nbgrader": settings})


def answered_and_checked(topic: str, name: str, points: float) -> list[Any]:
    """The two cells of another question, like those of the page."""
    answer, check = cell("Autograded answer: most"), cell("Autograder tests: most-check, 2 points")
    for one in (answer, check):
        one.source = one.source.replace("mine.most", f"{topic}.{name}")
        one.metadata.nbgrader.grade_id = one.metadata.nbgrader.grade_id.replace("most", name)
    check.metadata.nbgrader.points = points
    return [answer, check]


@dataclass
class Taken:
    """Exercise 2 with content of one's own; ``before`` has the points that its cells had, in their order."""

    classroom: Classroom
    released: Any
    before: dict[str, float]

    def hand_in(self, student: str, answers: Any) -> Row:
        """The row of a student who answers every question in this way."""
        path = self.classroom.root / "submitted" / student / EXERCISE / f"{EXERCISE}.ipynb"
        path.parent.mkdir(parents=True)
        worked = nbformat.from_dict(self.released)
        nbformat.write(worked, path)
        Student(student, "", "", answers).work(path, "assess", "spring")
        worked = nbformat.read(path, as_version=4)
        case = topics.make("mine", course="spring", student=student)
        for topic, names in OWN.items():
            for name in names:
                question: Question = catalogue.questions(topic)[name]
                text = question.typed(answers(0, question), catalogue.topic(topic).forms[name](case), case)
                typed(worked, f"{topic}.{name}", text)
        typed(worked, "mine.letter", "Would you read a page by Friday? If not, I understand.")
        nbformat.write(worked, path)
        assert self.classroom.autograde(EXERCISE, student) is None
        return next(row for row in self.classroom.grades(EXERCISE) if row.student == student)

    def card(self, student: str, question: str) -> str:
        path = self.classroom.root / "autograded" / student / EXERCISE / f"{EXERCISE}.ipynb"
        cells = nbformat.read(path, as_version=4).cells
        (check,) = (one for one in cells if one.source == f'check("{question}")')
        return str(check.outputs[0].data["text/plain"])


def typed(worked: Any, question: str, text: str) -> None:
    (answer,) = (one for one in worked.cells if one.source.startswith(f"%%answer {question}\n"))
    answer.source = TypedCell(ANSWER, question, text).source


@pytest.fixture(scope="module")
def taken(one_schema: None, school: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Exercise 2 with other points, the cells of the page, and a question in German."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETKIT_TOPICS", str(school))
        classroom = Classroom(tmp_path_factory.mktemp("own") / "class", course="spring")
        classroom.add_sources([sources.find("assess")])
        released = classroom.generate(EXERCISE)
        path = classroom.root / "source" / EXERCISE / f"{EXERCISE}.ipynb"
        source = nbformat.read(path, as_version=4)
        graded = [one.metadata.nbgrader for one in source.cells if one.metadata.get("nbgrader", {}).get("grade")]
        before = {settings.grade_id: settings.points for settings in graded}
        graded[0].points, graded[1].points = 6, 0.5
        source.cells[-1:-1] = [
            *(cell(caption) for caption in EXAMPLES if not caption.startswith("/srv/")),
            *(one for name, points in zip(OWN["gruss"], (1, 3), strict=True)
              for one in answered_and_checked("gruss", name, points)),
        ]  # fmt: skip
        nbformat.write(source, path)
        config = classroom.config.copy()
        config.CourseDirectory.assignment_id = EXERCISE
        GenerateAssignment(coursedir=CourseDirectory(config=config), config=config).start()  # as on the command line
        yield Taken(classroom, nbformat.read(released, as_version=4), before)


@pytest.mark.slow
def test_other_points_and_questions_and_texts_of_ones_own_are_marked(taken: Taken) -> None:
    released = [one.source.rstrip() for one in taken.released.cells]
    assert "%%answer mine.most\n..." in released
    assert "%%answer mine.letter\n..." in released
    assert EXAMPLES["Markdown: the rubric of the letter"] in released
    right_ = taken.hand_in("ada", right)
    own = {"most-check": 2, "zahl-check": 1, "aussagen-check": 3, "letter": None}
    changed = taken.before | dict(zip(taken.before, (6, 0.5), strict=False))
    assert right_.points == changed | dict.fromkeys(["reflection"]) | own
    assert right_.max_score == sum(changed.values()) + 2 + 10 + 4
    wrong = taken.hand_in("wei", mistaken(0))
    # half, as the page says; half, as a known number; half, as the page says
    assert [wrong.points[f"{name}-check"] for name in ("most", "zahl", "aussagen")] == [1, 0.5, 1.5]
    assert taken.card("wei", "mine.most").startswith("◐ Partly (1 of 2 points). ")
    assert taken.card("wei", "mine.most").endswith("You counted the first column only.")
    assert taken.card("wei", "gruss.zahl") == "◐ Teilweise richtig (0.5 von 1 Punkten). Die Kopfzeile zählt nicht."
    assert "Noch nicht richtig: C." in taken.card("wei", "gruss.aussagen")


def test_the_cards_of_a_topic_in_another_language_have_no_english_words(
    school: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NETKIT_TOPICS", str(school))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "netkit.toml").write_text('student = "ada"\n', encoding="utf-8")
    notebook.begin("gruss")
    answers = {
        "zahl": ("...", "7", "7.5", "99", "viele", "1 2"),
        "aussagen": ("...", "A: w; b falsch; C: unklar", "A: wahr", "A: wahr; A: falsch", "wahr", "D: wahr", "A: x"),
    }  # fmt: skip
    for name, texts in answers.items():
        for text in texts:
            notebook.run(ANSWER, f"gruss.{name}", text)
            notebook.run("try", f"gruss.{name}", text)
            checking.check(f"gruss.{name}")
    notebook.overview("gruss")
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 1 + 3 * sum(map(len, answers.values())) + 1
    assert [line for line in said if "Form stimmt (dein Fall). Gelesen: A wahr, B falsch, C unklar. Ob es" in line]
    assert [line for line in said if ENGLISH.search(line)] == []


def test_a_student_without_the_topic_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NETKIT_TOPICS", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "netkit.toml").write_text('student = "ada"\n', encoding="utf-8")
    notebook.run(ANSWER, "mine.most", "Ada")
    checking.check("mine.most")
    checking.check("assess.mine")
    said = capsys.readouterr().out.splitlines()
    assert ["Not marked (your case). There is no topic 'mine'; " in line for line in said] == [True, True, False]
    assert "There is no question 'assess.mine'; " in said[2]
    assert all(line.endswith("you need the netkit that your teacher hands out") for line in said)


def test_a_question_without_its_form_and_a_form_without_its_question_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    case = topics.practice("assess")
    with pytest.raises(InvalidRequest, match=r"'assess' has no 'reflection' in its questions\.py, which has: help, "):
        catalogue.sheet("assess", "reflection", case)
    monkeypatch.setitem(catalogue.questions("assess"), "mine", catalogue.questions("assess")["help"])  # type: ignore[arg-type]
    with pytest.raises(InvalidRequest, match=r"'assess' has no 'mine' in its __init__\.py"):
        catalogue.sheet("assess", "mine", case)
    found = evidence("assess.reflection", "text", Identity("spring", "ada"))
    assert found.state == "Not marked"
    assert "has no 'reflection'" in found.sentences[0]
