"""Mark an answer: a pure function from a sheet and typed text to evidence.

A sheet is plain data, so a sheet made where the questions are can be used in a wheel that has none.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from netkit.checks.forms import FORMS, Blank, Form, Unreadable, Value

State = Literal["Right", "Partly", "Not yet", "Not answered", "Not marked"]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A known wrong answer: its name, its value on this case, and a sentence.

    ``fraction`` is the share of the points that it earns, or ``None`` if the form's own rule gives it. The value may be
    about some items of an answer only.
    """

    name: str
    value: Value
    fraction: float | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What marking needs to know about one question on one case.

    ``right`` is the sentence for a right answer, ``otherwise`` the one for a wrong answer that is no known mistake.
    """

    question: str
    points: float
    form: Form[Any]
    expected: Value
    mistakes: tuple[Mistake, ...]
    right: str
    otherwise: str

    def to_data(self) -> dict[str, Any]:
        """The sheet as JSON data."""
        return asdict(self) | {"form": {"kind": type(self.form).__name__, **asdict(self.form)}}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Sheet:
        """The sheet of this JSON data."""
        form = {name: tuple(value) if isinstance(value, list) else value for name, value in data["form"].items()}
        made = FORMS[str(form.pop("kind"))](**form)
        mistakes = tuple(Mistake(**mistake) for mistake in data["mistakes"])
        return cls(**data | {"form": made, "mistakes": mistakes})


@dataclass(frozen=True, slots=True)
class Evidence:
    """The result: the share of ``points`` from 0 to 1, a state, sentences, and the names of the known mistakes."""

    question: str
    score: float
    state: State
    sentences: tuple[str, ...]
    misconceptions: tuple[str, ...] = ()
    points: float = 0

    @property
    def earned(self) -> float:
        """The points earned, to two decimals."""
        return round(self.score * self.points, 2)


def mark(sheet: Sheet, answer: str) -> Evidence:
    """Mark what a student typed. It never raises.

    >>> from netkit.checks.forms import Number
    >>> sheet = Sheet("demo.pairs", 2, Number(0, 1), 1 / 3, (Mistake("twice", 1 / 6, 0.5, "Every pair counts once."),),
    ...               "Five of fifteen pairs.", "Count the pairs.")
    >>> mark(sheet, "0,33").state, mark(sheet, "0.17").sentences, mark(sheet, "...").state
    ('Right', ('Every pair counts once.',), 'Not answered')
    """
    found = Evidence(sheet.question, 0.0, "Not yet", (), points=sheet.points)
    try:
        value = sheet.form.read(answer)
    except Blank as blank:
        return replace(found, state="Not answered", sentences=(str(blank),))
    except Unreadable as reason:
        return replace(found, sentences=(str(reason),))
    share, parts = sheet.form.compare(value, sheet.expected)
    if share == 1:
        return replace(found, score=1.0, state="Right", sentences=(sheet.right,))
    met = known_mistakes(sheet, value)
    share = next((mistake.fraction for mistake in met if mistake.fraction is not None), share)
    return replace(
        found,
        score=share,
        state="Partly" if share else "Not yet",
        sentences=(*parts, *([mistake.sentence for mistake in met] or [sheet.otherwise])),
        misconceptions=tuple(mistake.name for mistake in met),
    )


def known_mistakes(sheet: Sheet, value: Value) -> list[Mistake]:
    """The mistakes of the sheet that were made in this answer, no item counted twice: of two, the one listed first."""
    met: list[Mistake] = []
    seen: set[str] = set()
    for mistake in sheet.mistakes:
        parts = sheet.form.parts(mistake.value)
        if not parts <= seen and sheet.form.holds(value, mistake.value):
            met.append(mistake)
            seen |= parts
    return met
