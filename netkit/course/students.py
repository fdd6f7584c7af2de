"""Twelve invented students of different ability, and what each of them hands in.

Between them they do what a real class does: right, right in other words, wrong in every catalogued way, half done,
blank, broken, copied, with a renamed file, and with a check cell deleted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import nbformat

from netkit import cases
from netkit.checks.questions import Question
from netkit.errors import CourseError

Answer = Callable[[str, int, Question], object]
"""From the student, the place of a question and the question itself to the value that goes into the answer's cell."""

REFLECTION: Final = """\
In the invented case, seven of the contacts come from one circle and most of them know each other. The density
is above one half there, which surprised me: the same news would reach this person three times. One contact
from the choir knows nobody else in the list. I would write to that contact first. My offer would be a summary
of the careers evening, since she asked about it in spring. By Friday I will have sent it, and I will know
that it helped if she asks a question back. The figures leave out how often they speak, so I cannot say who is
close in practice.
"""


@dataclass(frozen=True, slots=True)
class Student:
    """An invented student: how they answer, and what else happens to their file."""

    id: str
    name: str
    did: str
    answer: Answer
    reflects: bool = True
    file: Callable[[Path], None] = lambda _: None

    def work(self, folder: Path, assignment: str, course: str, questions: tuple[Question, ...]) -> None:
        """Fill in the fetched notebook as this student would."""
        path = folder / f"{assignment}.ipynb"
        notebook = nbformat.read(path, as_version=4)
        for place, question in enumerate(questions):
            value = self.answer(course, place, question)
            if value is not ...:
                _put(notebook, question, value)
        if self.reflects:
            _reflect(notebook)
        nbformat.write(notebook, path)
        self.file(path)


class Code(str):
    """An answer that is code rather than a value."""

    __slots__ = ()


def right(student: str) -> Answer:
    """The reference answer for this student's case."""
    return lambda course, _, question: question.reference(_case(course, student, question))


def other_words(student: str) -> Answer:
    """A right answer, spelt in another way wherever the question knows one."""

    def answer(course: str, _: int, question: Question) -> object:
        case = _case(course, student, question)
        spellings = [spell(case) for spell in question.alternatives]
        return spellings[0] if spellings else question.reference(case)

    return answer


def mistaken(student: str, which: int) -> Answer:
    """The question's catalogued mistake number ``which``, counted round."""

    def answer(course: str, _: int, question: Question) -> object:
        wrong = question.wrong[which % len(question.wrong)]
        return wrong.value(_case(course, student, question))

    return answer


def half_done(student: str) -> Answer:
    """Right in the first three questions, nothing after."""
    return lambda course, place, question: right(student)(course, place, question) if place < 3 else ...


def broken(student: str) -> Answer:
    """A cell that Python cannot read, a cell that raises, and the rest right."""

    def answer(course: str, place: int, question: Question) -> object:
        stumbles = {0: Code(f"{question.variable} = = 1"), 1: Code(f"{question.variable} = 1 / 0")}
        return stumbles[place] if place in stumbles else right(student)(course, place, question)

    return answer


def shrugging(_: str) -> Answer:
    """Words instead of an answer."""
    return lambda course, place, question: "I do not know"


def rename(path: Path) -> None:
    """Save under another name, as a browser does with a second download."""
    path.rename(path.with_name(f"{path.stem} (1).ipynb"))


def delete_first_check(path: Path) -> None:
    """Delete the first check cell."""
    notebook = nbformat.read(path, as_version=4)
    checks = [cell for cell in notebook.cells if _settings(cell).get("grade") and cell.cell_type == "code"]
    notebook.cells.remove(checks[0])
    nbformat.write(notebook, path)


CLASS: Final = (
    Student("amara", "Amara Okafor", "right", right("amara")),
    Student("bilal", "Bilal Haddad", "right, in other words", other_words("bilal")),
    Student("chiara", "Chiara Lorusso", "first mistake of each", mistaken("chiara", 0)),
    Student("daw", "Daw Thiri", "second mistake of each", mistaken("daw", 1)),
    Student("emre", "Emre Yıldız", "third mistake of each", mistaken("emre", 2)),
    Student("farah", "Farah Rahimi", "half done", half_done("farah"), reflects=False),
    Student("goran", "Goran Petrović", "words for numbers", shrugging("goran")),
    Student("hyejin", "Hye-jin Seo", "blank", lambda *_: ..., reflects=False),
    Student("ilda", "Ilda Duarte", "two cells broken", broken("ilda")),
    Student("jonas", "Jonas Lindqvist", "right, file renamed", right("jonas"), file=rename),
    Student("kalea", "Kalea Mahoe", "right, a check deleted", right("kalea"), file=delete_first_check),
    Student("lwazi", "Lwazi Dube", "copied Amara's answers", right("amara")),
)


def _case(course: str, student: str, question: Question) -> Any:
    return cases.make(question.topic, course=course, student=student)


def _put(notebook: Any, question: Question, value: object) -> None:
    blank = re.compile(rf"^{question.variable} = \.\.\..*$", re.MULTILINE)
    for cell in notebook.cells:
        if _settings(cell).get("solution") and blank.search(cell.source):
            line = str(value) if isinstance(value, Code) else f"{question.variable} = {value!r}"
            cell.source = blank.sub(line.replace("\\", r"\\"), cell.source)
            return
    msg = f"the notebook has no answer cell with the line '{question.variable} = ...'"
    raise CourseError(msg)


def _reflect(notebook: Any) -> None:
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and _settings(cell).get("solution"):
            cell.source = REFLECTION


def _settings(cell: Any) -> Any:
    return cell.metadata.get("nbgrader", {})
