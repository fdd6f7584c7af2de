"""An invented class, and what each student submits: right, mistaken, blank, broken, copied or renamed work."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import nbformat

from netkit import topics
from netkit.cases.identity import Identity
from netkit.cases.seeded_random import SeededRandom
from netkit.cases.vocabulary import NAMES
from netkit.checks import Computed, Question, Written, Wrong
from netkit.checks.forms import Form
from netkit.checks.forms.form import is_blank
from netkit.checks.question import Answer
from netkit.errors import CourseError
from netkit.grading import submitted
from netkit.grading.evidence import evidence
from netkit.text import folded
from netkit.topics import catalogue, typed_cells
from netkit.topics.typed_cells import ANSWER, TypedCell

Work = Callable[[int, Question], Answer]
"""From a question's place and the question to the answer that a student gives to it."""

BLANK: Final = "..."
_PARTS: Final[list[list[str]]] = tomllib.loads(
    Path(__file__).with_name("reflections.toml").read_text(encoding="utf-8")
)["parts"]


@dataclass(frozen=True, slots=True)
class Student:
    """An invented student: how they answer, and what they do to the file afterwards."""

    id: str
    name: str
    did: str
    answer: Work
    writes: int | None = 0
    """The number of their reflection; without one, they leave it blank."""
    file: Callable[[Path], None] = lambda _: None
    spells_otherwise: bool = False
    copies: str = ""
    """The student for whose case they answer, in whose words, if it is not their own."""
    errs: int | None = None
    """The place among those to whom the known mistakes of a question are dealt; ``None`` for who is not among them."""

    def answers(self, topic: str, mistakes: Mapping[str, Wrong]) -> dict[str, Answer]:
        """The answer to each question of the topic's exercise; ``mistakes`` are those that were dealt to them."""
        asked = {name: question for name, question in catalogue.questions(topic).items() if question.points}
        return {
            name: mistakes[name].value if name in mistakes else self.answer(place, question)
            for place, (name, question) in enumerate(asked.items())
        }

    def work(self, path: Path, topic: str, course: str, mistakes: Mapping[str, Wrong] | None = None) -> None:
        """Fill in the fetched notebook of the topic's exercise; ``mistakes`` are those that were dealt to them."""
        case = topics.make(topic, course=course, student=self.copies or self.id)
        forms = {name: form(case) for name, form in catalogue.topic(topic).forms.items()}
        asked = catalogue.questions(topic)
        answers = self.answers(topic, mistakes or {})
        typed = {name: asked[name].typed(answer, forms[name], case) for name, answer in answers.items()}
        if self.spells_otherwise:
            typed = {
                name: next(iter(forms[name].spellings(forms[name].read(text))), text) for name, text in typed.items()
            }
        if self.writes is not None:
            typed |= {name: reflection(self.writes) for name, form in forms.items() if isinstance(form, Written)}
        notebook = nbformat.read(path, as_version=4)
        for name, text in typed.items():
            write(notebook, f"{topic}.{name}", forms[name], text)
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


def by_chance(name: str, place: int) -> Work:
    """Right in some questions, of the others most mistaken and some blank; ``place`` decides how much they know."""
    knows = 0.3 + 0.1 * (place % 7)

    def answer(number: int, question: Question) -> Answer:
        chance = SeededRandom("class", name, number)
        if chance.happens(knows):
            return question.reference
        return (lambda _: BLANK) if chance.happens(0.15) else chance.choice(question.wrong).value

    return answer


def write(notebook: Any, question: str, form: Form[Any], text: str) -> None:
    """Put the text of an answer into its cell: typed, or as code that makes the value or looks the results up."""
    if not isinstance(form, Computed):
        answer_cell(notebook, question).source = TypedCell(ANSWER, question, text).source
    elif not is_blank(text):
        (cell,) = (cell for cell in notebook.cells if submitted.name(cell) == question.partition(".")[2])
        made = f"json.loads({text!r})"
        if form.calls:
            made = f"lambda *inputs: {made}[{list(form.calls)}.index(list(inputs))]"
        cell.source = f"import json\n{form.name} = {made}"


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


_FIRST: Final = (
    Student("amara", "Amara Okafor", "right", right),
    Student("bilal", "Bilal Haddad", "mostly right, in other words", right, spells_otherwise=True, errs=5),
    Student("chiara", "Chiara Lorusso", "first mistake of each", mistaken(0), errs=0),
    Student("daw", "Daw Thiri", "second mistake of each", mistaken(1), errs=1),
    Student("emre", "Emre Yıldız", "third mistake of each", mistaken(2), errs=2),
    Student("farah", "Farah Rahimi", "half done", half_done, writes=None, errs=7),
    Student("goran", "Goran Petrović", "mostly words for numbers", lambda *_: lambda _: "I do not know", errs=6),
    Student("hyejin", "Hye-jin Seo", "blank", lambda *_: lambda _: BLANK, writes=None),
    Student("ilda", "Ilda Duarte", "Python for the first three", broken),
    Student("jonas", "Jonas Lindqvist", "mostly right, file renamed", right, file=rename, errs=3),
    Student("kalea", "Kalea Mahoe", "mostly right, lines and a check deleted", right, file=delete_lines, errs=4),
    Student("lwazi", "Lwazi Dube", "copied Amara's answers and reflection", right, copies="amara"),
)

MOST: Final = 100


def reflection(number: int) -> str:
    """One of 125 reflections, of about 130 words. Any two have at most two of their five parts in common.

    >>> reflection(3) == reflection(3), reflection(3) == reflection(4)
    (True, False)
    """
    # Polynomials of degree 2 over the five numbers: two that are not the same agree in two places at most.
    size = len(_PARTS)
    first, second, third = number % size, number // size % size, number // size**2 % size
    return "\n".join(part[(first + second * x + third * x**2) % size] for x, part in enumerate(_PARTS))


def students(number: int) -> tuple[Student, ...]:
    """So many invented students, the same ones each time.

    From the thirteenth on, what they know is a matter of chance. Raises CourseError unless the number is from 1 to 100.

    >>> [student.name for student in students(14)[11:]]
    ['Lwazi Dube', 'Aino Blessing', 'Akua Kaito']
    """
    if not 1 <= number <= MOST:
        msg = f"a class of {number} cannot be invented: choose a number from 1 to {MOST}"
        raise CourseError(msg)
    taken = {student.name.split()[0] for student in _FIRST}
    names = [name for name in NAMES if name not in taken]
    more = (
        Student(folded(name), f"{name} {names[(place * 37 + 11) % len(names)]}", "by chance", by_chance(name, place))
        for place, name in enumerate(names)
    )
    chosen = (*_FIRST, *more)[:number]
    writes = {student.id: place for place, student in enumerate(chosen)}
    return tuple(
        student if student.writes is None else replace(student, writes=writes.get(student.copies or student.id))
        for student in chosen
    )


def dealt(people: Sequence[Student], topic: str, course: str) -> dict[str, dict[str, Wrong]]:
    """Which known mistake each student is to make, by question, so that somebody makes each: by the student's id.

    A mistake goes to the first who has none yet and on whose case it can be made.
    """
    free = sorted((one for one in people if one.errs is not None), key=lambda one: one.errs or 0)
    cases = {one.id: topics.make(topic, course=course, student=one.id) for one in free}
    forms = catalogue.topic(topic).forms
    found: dict[str, dict[str, Wrong]] = {one.id: {} for one in people}

    def can_make(student: str, name: str, wrong: Wrong) -> bool:
        text = questions[name].typed(wrong.value, forms[name](cases[student]), cases[student])
        return wrong.name in evidence(f"{topic}.{name}", text, Identity(course, student)).misconceptions

    questions = catalogue.questions(topic)
    for name, question in questions.items():
        for wrong in question.wrong if question.points else ():
            able = (one.id for one in free if name not in found[one.id] and can_make(one.id, name, wrong))
            if taker := next(able, None):
                found[taker][name] = wrong
    return found
