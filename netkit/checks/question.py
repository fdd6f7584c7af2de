"""A question: its right answer on any case, and the known wrong ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from netkit.checks.forms import Form
from netkit.checks.marking import Mistake, Sheet
from netkit.network import Network

Answer: TypeAlias = Callable[[Network], Any]
"""From a case to an answer: a value of the form, or text as a student would type it."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A common wrong answer: its value on a case, a sentence for the student, the share of the points it earns.

    The value may be about some items only. Without a ``fraction`` it earns what its form gives for a known mistake:
    half for a number, which is right or wrong as a whole, otherwise what the form's own rule leaves.
    """

    name: str
    value: Answer
    sentence: str
    fraction: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of an exercise, or of a lesson if it is worth no points.

    ``right`` is the sentence for a right answer, ``otherwise`` the one for an answer that is not among ``wrong``.
    """

    reference: Answer
    wrong: tuple[Wrong, ...]
    right: str
    otherwise: str
    points: float = 0

    def typed(self, answer: Answer, form: Form[Any], case: Network) -> str:
        """An answer as text that a student would type. The items that it does not name are right."""
        value, right = answer(case), self.reference(case)
        if isinstance(value, str):
            return value
        if isinstance(value, Mapping) and isinstance(right, Mapping):
            value = {**right, **value}
        return form.write(value)

    def sheet(self, id: str, form: Form[Any], case: Network) -> Sheet:
        """What marking needs to know about this question on this case.

        A wrong answer that is about items of which this case has none is left out.
        """

        def read(found: Any) -> Any:  # noqa: ANN401 - each form has values of its own
            return form.read(found if isinstance(found, str) else form.write(found))

        wrong = [(one, found) for one in self.wrong if (found := one.value(case)) != {}]
        mistakes = tuple(
            Mistake(one.name, read(found), form.known if one.fraction is None else one.fraction, one.sentence)
            for one, found in wrong
        )
        return Sheet(id, self.points, form, read(self.reference(case)), mistakes, self.right, self.otherwise)
