"""The whole course as two students, from Start here to the last feedback; and each exercise answered in every way."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from netkit import topics
from netkit.cases.identity import COURSE, OWN_NETWORK
from netkit.checks.showing import EVIDENCE
from netkit.course import sources, workspace
from netkit.grading.classroom import Classroom, Row
from netkit.grading.students import Student, answer_cell, right
from netkit.network import Network
from netkit.topics import catalogue

pytestmark = [pytest.mark.slow]

TOPICS = sources.topics()
CONNECTIONS = Path(__file__).parents[1] / "fixtures" / "linkedin" / "connections.csv"

STRONG = Student("ada", "Ada Strong", "right, with a network of her own", right)
WITHOUT = Student("bao", "Bao Without", "right, in other words, without a network", right, spells_otherwise=True)
STUDENTS = (STRONG, WITHOUT)
ODD = ("...", "I do not know", "1 / 0", "<img src=x onerror=attack()>", "x " * 15_000, "99999")
REFLECTION = "A contact asked me for a list, and gets it by Friday."

IN_ANOTHER_PROCESS = """
import json, sys
from dataclasses import asdict
from netkit import topics
from netkit.checks import mark
from netkit.topics import catalogue
for line in sys.stdin:
    topic, answers = json.loads(line)
    found = []
    for student, texts in answers.items():
        case = topics.make(topic, course="netkit", student=student)
        found.append({name: asdict(mark(catalogue.sheet(topic, name, case), text)) for name, text in texts.items()})
    print(json.dumps(found), flush=True)
"""


@dataclass
class Course:
    """A class, and a workspace for each of its students."""

    classroom: Classroom
    homes: dict[str, Path]
    earned: Counter[str] = field(default_factory=Counter)

    def hand_in(self, topic: sources.Source) -> dict[str, Row]:
        """Let each student work in a copy of their own and submit it; collect, grade, and give feedback."""
        name = topic.name("exercise")
        self.classroom.release(name)
        for student in STUDENTS:
            worked = self.homes[student.id] / topic.target("exercise")
            student.work(worked, topic.topic, COURSE)
            shutil.copyfile(worked, self.classroom.fetch(name, student.id) / f"{name}.ipynb")
            self.classroom.submit(name, student.id)
        assert [self.classroom.autograde(name, student) for student in self.classroom.collect(name)] == [None] * 2
        self.classroom.feedback(name)
        rows = {row.student: row for row in self.classroom.grades(name)}
        self.earned.update({student: row.score for student, row in rows.items()})
        return rows

    def read(self, student: Student, topic: sources.Source) -> str:
        """The words of the feedback that the student gets."""
        name = topic.name("exercise")
        page = (self.classroom.root / "feedback" / student.id / name / f"{name}.html").read_text(encoding="utf-8")
        return " ".join(re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL).split())


@pytest.fixture(scope="module")
def course(one_schema: None, tmp_path_factory: pytest.TempPathFactory) -> Course:
    root = tmp_path_factory.mktemp("whole")
    classroom = Classroom(root / "class")
    classroom.enrol({student.id: student.name for student in STUDENTS})
    for name in classroom.add_sources(TOPICS):
        classroom.generate(name)
    homes = {student.id: root / student.id for student in STUDENTS}
    workspace.write(root / "new")
    for student in STUDENTS:
        shutil.copytree(root / "new", homes[student.id])
        workspace.write(homes[student.id], student=student.id)
    shutil.copyfile(CONNECTIONS, homes[STRONG.id] / "my-network" / "Connections.csv")
    for home in homes.values():
        run(home / "start-here.ipynb")
    return Course(classroom, homes)


def run(path: Path) -> list[Any]:
    """Run a notebook where it lies, the private cells too; return its code cells. A cell that raises fails the test."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.metadata.get("tags", []).clear()
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def shown(cells: list[Any]) -> list[str]:
    outputs = [output for cell in cells for output in cell.outputs]
    assert not [output.text for output in outputs if output.get("name") == "stderr"]
    return [output.data.get("text/plain", "") for output in outputs if output.output_type == "display_data"]


def warm_up(cells: list[Any]) -> int:
    """How many outputs the call has that reads back what was planned last."""
    return sum(len(cell.outputs) for cell in cells if "last_act" in cell.source)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.topic)
def test_two_students_take_a_lesson_and_its_exercise_and_read_what_it_earned(
    course: Course, topic: sources.Source
) -> None:
    questions = [one for one in catalogue.questions(topic.topic).values() if one.points]
    full, asked = sum(one.points for one in questions), catalogue.topic(topic.topic).forms
    written = len(asked) - len(catalogue.questions(topic.topic))

    # The lesson, with a network and a plan of the last one, and with neither.
    lessons = {one.id: run(course.homes[one.id] / topic.target("lesson")) for one in STUDENTS}
    for cells in lessons.values():
        shown(cells)
    assert (warm_up(lessons[STRONG.id]) > 0, warm_up(lessons[WITHOUT.id])) == (topic.number > 1, 0)
    network = Network.open(course.homes[STRONG.id] / OWN_NETWORK)
    network.plan(f"what lesson {topic.number} asks for", due="tomorrow")
    network.store.close()

    # The exercise: untouched, then answered and handed in.
    blank = course.homes[WITHOUT.id] / topic.target("exercise")
    assert "SOLUTION" not in blank.read_text(encoding="utf-8")
    said = shown(run(blank))
    assert sum("Not answered" in one for one in said) == 3 * len(questions) + written
    assert said[-1].startswith(f"\N{EN DASH} 0 of {len(questions) + written} answered.")
    rows = course.hand_in(topic)
    said = shown(run(course.homes[STRONG.id] / topic.target("exercise")))
    assert sum(one.startswith("\N{EN DASH} Form is right") for one in said) == 2 * len(questions) + written
    assert said[-1].startswith(f"\N{EN DASH} {len(questions) + written} of {len(questions) + written} answered.")

    assert [rows[one.id].score for one in STUDENTS] == [full, full]
    assert [rows[one.id].by_hand for one in STUDENTS] == [written, written]
    assert course.read(STRONG, topic).count("✓ Right") == len(questions)


def test_at_the_end_both_have_all_points(course: Course) -> None:
    full = sum(one.points for topic in TOPICS for one in catalogue.questions(topic.topic).values())
    assert course.earned[STRONG.id] == course.earned[WITHOUT.id] == full
    table = course.classroom.export().read_text(encoding="utf-8")
    assert len(table.splitlines()) == 1 + len(STUDENTS) * len(TOPICS)
    # Nothing of a network of one's own was handed in.
    handed_in = [path.read_text(encoding="utf-8") for path in (course.classroom.root / "submitted").rglob("*.ipynb")]
    assert len(handed_in) == len(STUDENTS) * len(TOPICS)
    assert not [text for text in handed_in if "what lesson" in text]


# Every exercise answered in every way. How a notebook may be damaged does not depend on the topic: test_handed_in.


@pytest.fixture(scope="module")
def process() -> Iterator[subprocess.Popen[str]]:
    """What marks answers where nbgrader is not, as a student's kernel would."""
    command = [sys.executable, "-c", IN_ANOTHER_PROCESS]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        yield running


def in_every_way(topic: str, number: int) -> dict[str, list[str]]:
    """For each question other spellings of the right answer, the wrong answers of the bank, and two odd ones."""
    case, found = topics.make(topic, course=COURSE, student=f"w{number}"), {}
    for place, (name, question) in enumerate(catalogue.questions(topic).items()):
        if question.points:
            form = catalogue.topic(topic).forms[name](case)
            wrong = [question.typed(one.value, form, case) for one in question.wrong]
            odd = [ODD[(place + one) % len(ODD)] for one in (0, 3)]
            found[name] = [*form.spellings(form.read(question.typed(question.reference, form, case))), *wrong, *odd]
    return found


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.topic)
def test_nbgrader_gives_each_answer_the_points_and_words_that_marking_gives_in_another_process(
    course: Course, topic: sources.Source, process: subprocess.Popen[str]
) -> None:
    name, answers = topic.name("exercise"), dict[str, dict[str, str]]()
    forms, questions = catalogue.topic(topic.topic).forms, catalogue.questions(topic.topic)
    for number in range(max(map(len, in_every_way(topic.topic, 0).values()))):
        # Of all sorts, since answers that are all wrong might fit somebody else's case.
        ways = in_every_way(topic.topic, number).items()
        answers[f"w{number}"] = {asked: known[(number + 2 * at) % len(known)] for at, (asked, known) in enumerate(ways)}
    assert process.stdin is not None
    assert process.stdout is not None
    print(json.dumps([topic.topic, answers]), file=process.stdin, flush=True)
    for (student, typed), expected in zip(answers.items(), json.loads(process.stdout.readline()), strict=True):
        notebook = nbformat.read(course.classroom.root / "release" / name / f"{name}.ipynb", as_version=4)
        written = {asked: REFLECTION for asked in forms.keys() - questions.keys() if student != "w0"}
        for asked, text in (typed | written).items():
            answer_cell(notebook, f"{topic.topic}.{asked}").source = f"%%answer {topic.topic}.{asked}\n{text}"
        target = course.classroom.root / "submitted" / student / name / f"{name}.ipynb"
        sources.write(notebook, target)
        assert course.classroom.autograde(name, student) is None

        marked = nbformat.read(str(target).replace("submitted", "autograded"), as_version=4)
        cards = {cell.source: cell.outputs[0].data for cell in marked.cells if cell.source.startswith("check(")}
        for asked, evidence in expected.items():
            data = cards[f'check("{topic.topic}.{asked}")']
            assert {key: data[EVIDENCE][key] for key in ("score", "state", "misconceptions")} == {
                key: evidence[key] for key in ("score", "state", "misconceptions")
            }, (asked, typed[asked])
            assert data["text/plain"].endswith(" ".join(evidence["sentences"]))
        with course.classroom.gradebook() as gradebook:
            found = gradebook.find_submission_notebook(name, name, student)
            rows = {
                grade.name: (grade.auto_score, grade.manual_score, grade.needs_manual_grade) for grade in found.grades
            }
            said = {comment.name: comment.auto_comment for comment in found.comments}
        checks = {f"{asked}-check": round(one["score"] * one["points"], 2) for asked, one in expected.items()}
        by_hand = dict.fromkeys(forms.keys() - questions.keys(), (None, None, True) if written else (0, None, False))
        assert rows == {check: (points, None, False) for check, points in checks.items()} | by_hand
        texts = typed | dict.fromkeys(by_hand, "...") | written
        assert said == {asked: "No response." if text == "..." else None for asked, text in texts.items()}
    assert not course.classroom.notes(name).keys() - {one.id for one in STUDENTS}
