"""Twelve invented students, and what each of them submits: right, mistaken, blank, broken, copied or renamed work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import nbformat

from netkit import topics
from netkit.checks import Question, Written
from netkit.checks.question import Answer
from netkit.errors import CourseError
from netkit.topics import catalogue, typed_cells
from netkit.topics.typed_cells import ANSWER, TypedCell

Work = Callable[[int, Question], Answer]
"""From a question's place and the question to the answer that a student gives to it."""

BLANK: Final = "..."

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
    answer: Work
    reflects: bool = True
    file: Callable[[Path], None] = lambda _: None
    spells_otherwise: bool = False
    copies: str = ""
    """The student whose case they answer for, if it is not their own."""

    def work(self, path: Path, topic: str, course: str) -> None:
        """Fill in the fetched notebook of the topic's exercise."""
        case = topics.make(topic, course=course, student=self.copies or self.id)
        forms = {name: form(case) for name, form in catalogue.topic(topic).forms.items()}
        asked = {name: question for name, question in catalogue.questions(topic).items() if question.points}
        typed = {
            name: question.typed(self.answer(place, question), forms[name], case)
            for place, (name, question) in enumerate(asked.items())
        }
        if self.spells_otherwise:
            typed = {
                name: next(iter(forms[name].spellings(forms[name].read(text))), text) for name, text in typed.items()
            }
        if self.reflects:
            typed |= {name: REFLECTION for name, form in forms.items() if isinstance(form, Written)}
        notebook = nbformat.read(path, as_version=4)
        for name, text in typed.items():
            cell = answer_cell(notebook, f"{topic}.{name}")
            cell.source = TypedCell(ANSWER, f"{topic}.{name}", text).source
        nbformat.write(notebook, path)
        self.file(path)


def right(_: int, question: Question) -> Answer:
    """The reference answer."""
    return question.reference


def mistaken(which: int) -> Work:
    """The question's known mistake number ``which``, modulo their number."""
    return lambda _, question: question.wrong[which % len(question.wrong)].value


def half_done(place: int, question: Question) -> Answer:
    """Right in the first three questions, nothing after."""
    return question.reference if place < 3 else lambda _: BLANK


def broken(place: int, question: Question) -> Answer:
    """Python, a shell command and a very long text instead of the first three answers, and the rest right."""
    odd = {0: "import os; 1 / 0", 1: "!rm -r . {1/0}", 2: "x " * 100_000}
    return (lambda _: odd[place]) if place in odd else question.reference


def answer_cell(notebook: Any, question: str) -> Any:
    """The cell in which the answer to a question is typed. Raises CourseError if there is none."""
    for cell in notebook.cells:
        typed = typed_cells.parse(cell.source) if cell.cell_type == "code" else None
        if typed is not None and (typed.kind, typed.question) == (ANSWER, question):
            return cell
    msg = f"the notebook has no cell that begins with '%%answer {question}'"
    raise CourseError(msg)


def rename(path: Path) -> None:
    """Save under another name, as a browser does with a second download."""
    path.rename(path.with_name(f"{path.stem} (1).ipynb"))


def delete_lines(path: Path) -> None:
    """Delete the first line of every answer's cell, and the first check."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.source.startswith(f"%%{ANSWER} "):
            cell.source = cell.source.partition("\n")[2]
    notebook.cells.remove(next(cell for cell in notebook.cells if cell.source.startswith("check(")))
    nbformat.write(notebook, path)


CLASS: Final = (
    Student("amara", "Amara Okafor", "right", right),
    Student("bilal", "Bilal Haddad", "right, in other words", right, spells_otherwise=True),
    Student("chiara", "Chiara Lorusso", "first mistake of each", mistaken(0)),
    Student("daw", "Daw Thiri", "second mistake of each", mistaken(1)),
    Student("emre", "Emre Yıldız", "third mistake of each", mistaken(2)),
    Student("farah", "Farah Rahimi", "half done", half_done, reflects=False),
    Student("goran", "Goran Petrović", "words for numbers", lambda *_: lambda _: "I do not know"),
    Student("hyejin", "Hye-jin Seo", "blank", lambda *_: lambda _: BLANK, reflects=False),
    Student("ilda", "Ilda Duarte", "Python for the first three", broken),
    Student("jonas", "Jonas Lindqvist", "right, file renamed", right, file=rename),
    Student("kalea", "Kalea Mahoe", "right, lines and a check deleted", right, file=delete_lines),
    Student("lwazi", "Lwazi Dube", "copied Amara's answers", right, copies="amara"),
)
