"""A question: its right answer on any case, and the known wrong ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from netkit.checks.answer_forms import Form
from netkit.checks.marking import Mistake, Sheet
from netkit.network import Network

Answer: TypeAlias = Callable[[Network], Any]
"""From a case to an answer as a student would write it."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A common wrong answer: its value on a case, a sentence for the student, the share of the points it earns."""

    name: str
    value: Answer
    sentence: str
    fraction: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of an exercise.

    ``variable`` is the name of the answer in the notebook. ``right`` is the sentence for a right answer, ``otherwise``
    the one for an answer that is not among ``wrong``. ``alternatives`` are other spellings of the right answer.
    """

    points: float
    variable: str
    reference: Answer
    wrong: tuple[Wrong, ...]
    right: str
    otherwise: str
    alternatives: tuple[Answer, ...] = ()

    def sheet(self, id: str, form: Form, case: Network) -> Sheet:
        """What marking needs to know about this question on this case."""
        mistakes = tuple(
            Mistake(one.name, form.read(one.value(case)), one.fraction, one.sentence) for one in self.wrong
        )
        expected = form.read(self.reference(case))
        return Sheet(id, self.points, form, expected, mistakes, self.right, self.otherwise)
