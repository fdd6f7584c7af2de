"""Twelve invented students, and what each of them submits: right, mistaken, blank, broken, copied or renamed work."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import nbformat

from netkit import topics
from netkit.checks import Question
from netkit.errors import CourseError
from netkit.network import Network
from netkit.topics.catalogue import questions

Answer = Callable[[int, Question, Network], object]
"""From a question's place, the question and a case to the value for the answer's cell; ``...`` leaves it blank."""

REFLECTION: Final = """\
One contact in the invented network knows nobody else in the list. I would write to that contact first, since the others
hear the same news from one another. My offer would be a summary of the careers evening, which this contact asked about
in spring. By Friday I will have sent it, and I will know that it helped if a question comes back. The tables leave out
how often they speak, so I cannot say who is close in practice.
"""


@dataclass(frozen=True, slots=True)
class Student:
    """An invented student: how they answer, and what they do to the file afterwards."""

    id: str
    name: str
    did: str
    answer: Answer
    reflects: bool = True
    file: Callable[[Path], None] = lambda _: None
    copies: str = ""
    """The student whose case they answer for, if it is not their own."""

    def work(self, path: Path, topic: str, course: str) -> None:
        """Fill in the fetched notebook of the topic's exercise."""
        case = topics.make(topic, course=course, student=self.copies or self.id)
        notebook = nbformat.read(path, as_version=4)
        for place, question in enumerate(questions(topic).values()):
            value = self.answer(place, question, case)
            if value is not ...:
                _put(notebook, question, value)
        for cell in notebook.cells:
            if self.reflects and cell.cell_type == "markdown" and _settings(cell).get("solution"):
                cell.source = REFLECTION
        nbformat.write(notebook, path)
        self.file(path)


class Code(str):
    """An answer that is code rather than a value."""


def right(_: int, question: Question, case: Network) -> object:
    """The reference answer."""
    return question.reference(case)


def other_words(_: int, question: Question, case: Network) -> object:
    """A right answer, spelt in another way if the question has one."""
    return next((spell(case) for spell in question.alternatives), question.reference(case))


def mistaken(which: int) -> Answer:
    """The question's known mistake number ``which``, modulo their number."""
    return lambda _, question, case: question.wrong[which % len(question.wrong)].value(case)


def half_done(place: int, question: Question, case: Network) -> object:
    """Right in the first three questions, nothing after."""
    return question.reference(case) if place < 3 else ...


def broken(place: int, question: Question, case: Network) -> object:
    """A syntax error, a cell that raises, and the rest right."""
    errors = {0: Code(f"{question.variable} = = 1"), 1: Code(f"{question.variable} = 1 / 0")}
    return errors.get(place) or question.reference(case)


def rename(path: Path) -> None:
    """Save under another name, as a browser does with a second download."""
    path.rename(path.with_name(f"{path.stem} (1).ipynb"))


def delete_first_check(path: Path) -> None:
    """Delete the first check cell."""
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.remove(next(cell for cell in notebook.cells if _settings(cell).get("grade")))
    nbformat.write(notebook, path)


CLASS: Final = (
    Student("amara", "Amara Okafor", "right", right),
    Student("bilal", "Bilal Haddad", "right, in other words", other_words),
    Student("chiara", "Chiara Lorusso", "first mistake of each", mistaken(0)),
    Student("daw", "Daw Thiri", "second mistake of each", mistaken(1)),
    Student("emre", "Emre Yıldız", "third mistake of each", mistaken(2)),
    Student("farah", "Farah Rahimi", "half done", half_done, reflects=False),
    Student("goran", "Goran Petrović", "words for numbers", lambda *_: "I do not know"),
    Student("hyejin", "Hye-jin Seo", "blank", lambda *_: ..., reflects=False),
    Student("ilda", "Ilda Duarte", "two cells broken", broken),
    Student("jonas", "Jonas Lindqvist", "right, file renamed", right, file=rename),
    Student("kalea", "Kalea Mahoe", "right, a check deleted", right, file=delete_first_check),
    Student("lwazi", "Lwazi Dube", "copied Amara's answers", right, copies="amara"),
)


def _put(notebook: Any, question: Question, value: object) -> None:
    blank = re.compile(rf"^{question.variable} = \.\.\..*$", re.MULTILINE)
    for cell in notebook.cells:
        if _settings(cell).get("solution") and blank.search(cell.source):
            line = str(value) if isinstance(value, Code) else f"{question.variable} = {value!r}"
            cell.source = blank.sub(line.replace("\\", r"\\"), cell.source)
            return
    msg = f"the notebook has no answer cell with the line '{question.variable} = ...'"
    raise CourseError(msg)


def _settings(cell: Any) -> Any:
    return cell.metadata.get("nbgrader", {})
