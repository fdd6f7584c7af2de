"""The questions of the exercises, one module for each exercise.

>>> [question.id for question in catalogue("assess")][:2]
['assess.density', 'assess.groups']
"""

from __future__ import annotations

from typing import Final

from netkit.checks.questions import assess
from netkit.checks.questions.question import Question, Wrong
from netkit.errors import InvalidRequest

__all__ = ["Question", "Wrong", "catalogue", "find"]

_CATALOGUE: Final[dict[str, tuple[Question, ...]]] = {"assess": assess.QUESTIONS}


def catalogue(exercise: str) -> tuple[Question, ...]:
    """The questions of one exercise, in the order of the notebook."""
    if exercise not in _CATALOGUE:
        msg = f"there are no questions for {exercise!r}; there are some for: {', '.join(_CATALOGUE)}"
        raise InvalidRequest(msg)
    return _CATALOGUE[exercise]


def find(question: str) -> Question:
    """The question with this id, such as ``"assess.density"``."""
    exercise = question.partition(".")[0]
    for candidate in catalogue(exercise):
        if candidate.id == question:
            return candidate
    known = ", ".join(candidate.id for candidate in catalogue(exercise))
    msg = f"there is no question {question!r}; exercise {exercise!r} has: {known}"
    raise InvalidRequest(msg)
