"""The whole course as four students: from Start here through every lesson and exercise to the last feedback."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from netkit.cases.identity import COURSE, OWN_NETWORK
from netkit.course import sources, workspace
from netkit.grading.classroom import Classroom, Row
from netkit.grading.students import Student, delete_lines, mistaken, right
from netkit.network import Network
from netkit.topics import catalogue

pytestmark = [pytest.mark.slow]

TOPICS = sources.topics()
CONNECTIONS = Path(__file__).parents[1] / "fixtures" / "linkedin" / "connections.csv"

STRONG = Student("ada", "Ada Strong", "right, with a network of her own", right)
WITHOUT = Student("bao", "Bao Without", "right, in other words, without a network", right, spells_otherwise=True)
MIDDLING = Student(
    "cem",
    "Cem Middling",
    "right in the first half, then the first mistake of each",
    lambda place, question: (right if place < 3 else mistaken(0))(place, question),
)
CARELESS = Student(
    "dov",
    "Dov Careless",
    "blank in every second answer, mistaken in the others, first lines and a check deleted",
    lambda place, question: (lambda _: "...") if place % 2 else mistaken(1)(place, question),
    writes=None,
    file=delete_lines,
)
STUDENTS = (STRONG, WITHOUT, MIDDLING, CARELESS)


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
        assert [self.classroom.autograde(name, student) for student in self.classroom.collect(name)] == [None] * 4
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
    for home in (homes[STRONG.id], homes[WITHOUT.id]):
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
def test_four_students_take_a_lesson_and_its_exercise_and_read_what_it_earned(
    course: Course, topic: sources.Source
) -> None:
    questions = [one for one in catalogue.questions(topic.topic).values() if one.points]
    full, asked = sum(one.points for one in questions), catalogue.topic(topic.topic).forms
    written = len(asked) - len(catalogue.questions(topic.topic))

    # The lesson, with a network and a plan of the last one, and with neither.
    lessons = {one.id: run(course.homes[one.id] / topic.target("lesson")) for one in (STRONG, WITHOUT)}
    for cells in lessons.values():
        shown(cells)
    assert (warm_up(lessons[STRONG.id]) > 0, warm_up(lessons[WITHOUT.id])) == (topic.number > 1, 0)
    network = Network.open(course.homes[STRONG.id] / OWN_NETWORK)
    network.plan(f"what lesson {topic.number} asks for", due="tomorrow")
    network.store.close()

    # The exercise: untouched, then answered and handed in.
    blank = course.homes[CARELESS.id] / topic.target("exercise")
    assert "SOLUTION" not in blank.read_text(encoding="utf-8")
    said = shown(run(blank))
    assert sum("Not answered" in one for one in said) == 3 * len(questions) + written
    assert said[-1].startswith(f"\N{EN DASH} 0 of {len(questions) + written} answered.")
    rows = course.hand_in(topic)
    said = shown(run(course.homes[STRONG.id] / topic.target("exercise")))
    assert sum(one.startswith("\N{EN DASH} Form is right") for one in said) == 2 * len(questions) + written
    assert said[-1].startswith(f"\N{EN DASH} {len(questions) + written} of {len(questions) + written} answered.")

    assert [rows[one.id].score for one in (STRONG, WITHOUT)] == [full, full]
    assert {rows[one.id].by_hand for one in (STRONG, WITHOUT, MIDDLING)} == {written}
    assert 0 <= rows[CARELESS.id].score < rows[MIDDLING.id].score < full
    assert course.read(STRONG, topic).count("✓ Right") == len(questions)
    assert questions[-1].wrong[0].sentence in course.read(MIDDLING, topic)
    assert "Not answered" in course.read(CARELESS, topic)


def test_at_the_end_the_strong_student_and_the_one_without_a_network_have_all_points(course: Course) -> None:
    full = sum(one.points for topic in TOPICS for one in catalogue.questions(topic.topic).values())
    assert course.earned[STRONG.id] == course.earned[WITHOUT.id] == full
    assert full / 2 < course.earned[MIDDLING.id] < full
    assert 0 < course.earned[CARELESS.id] < full / 2
    table = course.classroom.export().read_text(encoding="utf-8")
    assert len(table.splitlines()) == 1 + len(STUDENTS) * len(TOPICS)
    # Nothing of a network of one's own was handed in.
    handed_in = [path.read_text(encoding="utf-8") for path in (course.classroom.root / "submitted").rglob("*.ipynb")]
    assert len(handed_in) == len(STUDENTS) * len(TOPICS)
    assert not [text for text in handed_in if "what lesson" in text]
