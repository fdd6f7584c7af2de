"""What a question is: what is right on any case, and which wrong answers are known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from netkit.checks.answer_forms import Form
from netkit.checks.marking import Mistake, Sheet
from netkit.network import Network

Answer: TypeAlias = Callable[[Network], Any]
"""From a case to an answer, as a student would write it."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong answer that sensible people give: how they reach it, what we say, the share of the points it earns."""

    name: str
    value: Answer
    sentence: str
    fraction: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of an exercise.

    ``variable`` is the name of the answer in the notebook. ``right`` says why a right answer is right; ``otherwise``
    says where to look again, after a wrong answer that is not among ``wrong``. ``alternatives`` are other ways to write
    the right answer, for the tests.
    """

    points: float
    variable: str
    reference: Answer
    wrong: tuple[Wrong, ...]
    right: str
    otherwise: str
    alternatives: tuple[Answer, ...] = ()

    def sheet(self, id: str, form: Form, case: Network) -> Sheet:
        """All that marking needs to know about this question on this case, as plain data."""
        mistakes = (
            Mistake(wrong.name, form.read(wrong.value(case)), wrong.fraction, wrong.sentence) for wrong in self.wrong
        )
        return Sheet(
            question=id,
            points=self.points,
            form=form,
            expected=form.read(self.reference(case)),
            mistakes=tuple(mistakes),
            right=self.right,
            otherwise=self.otherwise,
        )
