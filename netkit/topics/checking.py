"""Check what was typed: practice is marked at once, of an answer for one's own case only the form is checked."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import lru_cache
from typing import Any, Final

from netkit.cases.identity import Identity, who_am_i
from netkit.checks.as_json import ask
from netkit.checks.forms import Blank, Computed, Form, Unreadable, Written
from netkit.checks.marking import Sheet, mark
from netkit.checks.showing import Card, card, show
from netkit.errors import InvalidRequest, NetkitError
from netkit.results import capitalised
from netkit.topics import catalogue

# Read once, when this module is first imported, so that a later cell of a notebook cannot change it.
EXECUTION: Final = os.environ.get("NBGRADER_EXECUTION", "")

PRACTICE: Final = "practice, not counted"
OWN: Final = "your case"
IN_SHORT: Final = {
    "Form is right": "This can be graded.",
    "Not yet": "This cannot be graded yet; see above.",
    "Not answered": "Type your answer in the cell above, and run it.",
}
"""What a check says below an answer, which has been told all else."""


class Answers:
    """The answers that were typed in this notebook, by question, and the course that it was made for."""

    def __init__(self) -> None:
        self.typed: dict[str, str] = {}
        self.course: str | None = None


HERE: Final = Answers()


def check(question: str) -> float | None:
    """Check the answer that was typed under ``%%answer`` for this question, or computed, and show the result.

    It shows whether the answer can be graded; the card of a typed answer's own cell says what was read. Grading reads
    the answer from the notebook, and this function has no part in it. While nbgrader validates, full points are
    returned for the right form. It never raises for an answer.
    """
    words = read_own(question, given(question))
    is_short = words.heading in IN_SHORT and not _code(question)
    show_for(question, Card(words.heading, (IN_SHORT[words.heading],), OWN) if is_short else words)
    if EXECUTION == "validate":
        return float(_practice_sheet(question).points) if words.heading == "Form is right" else 0.0
    return None


def practise(question: str, text: str) -> Card:
    """Mark an answer about the practice case. One that is code is asked for, whatever the text."""
    sheet = _practice_sheet(question)
    return card(mark(sheet, _asked(sheet.form) if isinstance(sheet.form, Computed) else text), note=PRACTICE)


def given(question: str) -> str:
    """The answer in this notebook: what was typed, or, of one that is code, its value as JSON text."""
    form = _code(question)
    return _asked(form) if form else HERE.typed.get(question, "")


def _code(question: str) -> Computed | None:
    with suppress(NetkitError):  # read_own says it
        form = own_form(question, who_am_i(course=HERE.course))
        return form if isinstance(form, Computed) else None
    return None


def _asked(form: Computed) -> str:
    """The value of the name that the form asks for. While nbgrader grades, it asks by itself."""
    return "" if EXECUTION == "autograde" else ask(vars(sys.modules["__main__"]), form.name, form.inputs)


def read_own(question: str, text: str) -> Card:
    """Read an answer about the student's own case: what was read, or why it cannot be read."""
    try:
        form = own_form(question, who_am_i(course=HERE.course))
    except NetkitError as problem:
        return Card("Not marked", (capitalised(str(problem)),), OWN)
    try:
        value = form.read(text)
    except Blank as blank:
        return Card("Not answered", (str(blank),), OWN)
    except Unreadable as reason:
        return Card("Not yet", (str(reason),), OWN)
    rest = "A person reads it." if isinstance(form, Written) else "Whether it is right, grading tells."
    return Card("Form is right", (f"Read: {form.said(value)}.", rest), OWN)


def in_words_of(question: str, words: Card) -> Card:
    """The card in the words of a topic, which is named alone or with a question."""
    topic, _, _ = question.partition(".")
    return words.in_words(catalogue.topic(topic).words) if topic in catalogue.names() else words


def show_for(question: str, words: Card) -> None:
    """Show the card in the words of a topic, which is named alone or with a question."""
    show(in_words_of(question, words))


def parts(question: str) -> tuple[str, str]:
    """The names of the topic and of its question in ``"topic.question"``."""
    topic, _, name = question.partition(".")
    known = catalogue.topic(topic).forms
    if name not in known:
        there = ", ".join(f"{topic}.{one}" for one in known)
        msg = f"there is no question {question!r}; there are: {there}. {catalogue.ELSEWHERE}"
        raise InvalidRequest(msg)
    return topic, name


def own_form(question: str, me: Identity) -> Form[Any]:
    """The form of the answer to a question on the case of this student."""
    topic, name = parts(question)
    return catalogue.topic(topic).forms[name](_own_case(topic, me))


# Made once for all checks of a notebook. It is not returned, so no cell can change it.
@lru_cache(maxsize=4)
def _own_case(topic: str, me: Identity) -> Any:  # noqa: ANN401
    return catalogue.make(topic, course=me.course, student=me.student)


def _practice_sheet(question: str) -> Sheet:
    topic, name = parts(question)
    sheets = catalogue.practice_sheets(topic)
    if name not in sheets:
        msg = f"{question} is written in your own words, and nobody marks it for practice"
        raise InvalidRequest(msg)
    return sheets[name]
