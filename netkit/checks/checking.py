"""``check``: the one call that an exercise makes."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import Final, Literal

from netkit import cases
from netkit.checks.answer_forms import Blank, Unreadable
from netkit.checks.marking import Evidence, mark, read
from netkit.checks.questions import find
from netkit.checks.showing import Card, card, show
from netkit.errors import NetkitError
from netkit.network import Network

Execution = Literal["", "validate", "autograde"]

# Taken once, when this module is first imported, so that a later cell of a notebook cannot change it.
_EXECUTION: Final = os.environ.get("NBGRADER_EXECUTION", "")


def check(question: str, answer: object, *, case: Network | None = None) -> float | None:
    """Check an answer, and say how it stands.

    - On a practice case (``case=practice``) you are told at once whether the answer is right, and if not, what may have
      happened. Nothing is counted.
    - On your own case, without ``case=``, you are told whether the answer has the right form. Grading tells the rest.

    While nbgrader grades, a check of your own case gives back the points earned, which nbgrader reads as the value of
    the cell; while nbgrader validates, it gives full points for the right form. No answer makes a check fail.
    """
    if case is not None:
        show(_practised(question, answer, case))
        return None
    if _EXECUTION == "autograde":
        evidence = _graded(question, answer)
        show(card(evidence, graded=True))
        return evidence.earned
    words = _looked_over(question, answer)
    show(words)
    if _EXECUTION == "validate":
        return float(find(question).points) if words.heading == "Form is right" else 0.0
    return None


# Made once for all the checks of a notebook. Nobody else holds it, so that nobody can change it.
@lru_cache(maxsize=4)
def _own_case(topic: str, me: cases.Identity) -> Network:
    return cases.make(topic, course=me.course, student=me.student)


def _practised(question: str, answer: object, case: Network) -> Card:
    asked = find(question)
    if not cases.is_practice(asked.topic, case):
        hint = f'Only the practice case, as it was, is marked at once: practice = cases.practice("{asked.topic}").'
        return Card("Not marked", hint)
    return card(mark(asked.sheet(case), answer), graded=False)


def _looked_over(question: str, answer: object) -> Card:
    asked = find(question)
    try:
        form = asked.form(_own_case(asked.topic, cases.who_am_i()))
    except NetkitError as problem:
        sentence = str(problem)
        return Card("Not marked", sentence[:1].upper() + sentence[1:])
    value = read(form, answer)
    if isinstance(value, Blank):
        return Card("Not answered", str(value))
    if isinstance(value, Unreadable):
        return Card("Not yet", str(value))
    return Card("Form is right", f"This is {form.words}. Whether it is right, grading will tell.")


def _graded(question: str, answer: object) -> Evidence:
    try:
        asked = find(question)
        return mark(asked.sheet(_own_case(asked.topic, cases.who_am_i())), answer)
    except Exception as problem:  # a number must come back: nbgrader takes silence for full marks
        words = (
            "This answer could not be marked. The fault is not yours, and your teacher sees this note: "
            f"{type(problem).__name__}: {problem}"
        )
        return Evidence(question, 0.0, "Not marked", words)
