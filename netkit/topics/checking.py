"""``check``: the one call that an exercise makes."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import Final

from netkit.cases.identity import Identity, who_am_i
from netkit.checks.answer_forms import Blank, Unreadable
from netkit.checks.marking import Evidence, Sheet, mark, read
from netkit.checks.showing import Card, card, show
from netkit.errors import InvalidRequest, NetkitError
from netkit.network import Network
from netkit.topics import catalogue

# Read once, when this module is first imported, so that a later cell of a notebook cannot change it.
_EXECUTION: Final = os.environ.get("NBGRADER_EXECUTION", "")


def check(question: str, answer: object, *, case: Network | None = None) -> float | None:
    """Check an answer and show the result.

    - On the practice case (``case=practice``) it shows whether the answer is right, and if not, the likely mistake.
    - On your own case, without ``case=``, it shows whether the answer has the right form. Grading tells the rest.

    While nbgrader grades, a check of your own case returns the points earned, which nbgrader reads as the value of
    the cell; while nbgrader validates, it returns full points for the right form. It never raises for an answer.
    """
    if case is not None:
        show(_check_practice(question, answer, case))
        return None
    if _EXECUTION == "autograde":
        evidence = _grade(question, answer)
        show(card(evidence, graded=True))
        return evidence.earned
    words = _check_form(question, answer)
    show(words)
    if _EXECUTION == "validate":
        return float(_practice_sheet(question).points) if words.heading == "Form is right" else 0.0
    return None


# Made once for all checks of a notebook. It is not returned, so no cell can change it.
@lru_cache(maxsize=4)
def _own_case(topic: str, me: Identity) -> Network:
    return catalogue.make(topic, course=me.course, student=me.student)


def _parts(question: str) -> tuple[str, str]:
    """The names of the topic and of its question in ``"topic.question"``."""
    topic, _, name = question.partition(".")
    known = catalogue.topic(topic).forms
    if name not in known:
        msg = f"there is no question {question!r}; there are: {', '.join(f'{topic}.{one}' for one in known)}"
        raise InvalidRequest(msg)
    return topic, name


def _practice_sheet(question: str) -> Sheet:
    topic, name = _parts(question)
    return catalogue.practice_sheets(topic)[name]


def _check_practice(question: str, answer: object, case: Network) -> Card:
    topic, _ = _parts(question)
    if not catalogue.is_practice(topic, case):
        hint = f'Only the practice case, as it was, is marked at once: practice = topics.practice("{topic}").'
        return Card("Not marked", hint)
    return card(mark(_practice_sheet(question), answer), graded=False)


def _check_form(question: str, answer: object) -> Card:
    topic, name = _parts(question)
    try:
        form = catalogue.topic(topic).forms[name](_own_case(topic, who_am_i()))
    except NetkitError as problem:
        sentence = str(problem)
        return Card("Not marked", sentence[:1].upper() + sentence[1:])
    value = read(form, answer)
    if isinstance(value, Blank):
        return Card("Not answered", str(value))
    if isinstance(value, Unreadable):
        return Card("Not yet", str(value))
    return Card("Form is right", f"This is {form.words}. Whether it is right, grading will tell.")


def _grade(question: str, answer: object) -> Evidence:
    try:
        topic, name = _parts(question)
        case = _own_case(topic, who_am_i())
        form = catalogue.topic(topic).forms[name](case)
        return mark(catalogue.questions(topic)[name].sheet(question, form, case), answer)
    except Exception as problem:  # return a number: nbgrader gives full marks for a cell without a value
        words = (
            "This answer could not be marked. The fault is not yours, and your teacher sees this note: "
            f"{type(problem).__name__}: {problem}"
        )
        return Evidence(question, 0.0, "Not marked", words)
