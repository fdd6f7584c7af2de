"""Marking: one pure function from a sheet and an answer to evidence.

A sheet is plain data. It holds all that marking needs to know about one question on one case, so that it can be made in
one place and used in another; nothing here knows the case or the question it came from.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any, Final, Literal

from netkit.checks.answer_forms import Blank, Contacts, Form, Labels, Number, Unreadable, Value, is_blank

State = Literal["Right", "Partly", "Not yet", "Not answered", "Not marked"]

_FORMS: Final[dict[str, Callable[..., Form]]] = {
    "Number": Number,
    "Contacts": Contacts,
    "Labels": lambda items: Labels(tuple(items)),
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """A wrong answer that we know: its name, its value on this case, the share of the points it earns, our words."""

    name: str
    value: Value
    fraction: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that marking needs to know about one question on one case."""

    question: str
    points: float
    form: Form
    expected: Value
    mistakes: tuple[Mistake, ...]
    right: str
    """Words for a right answer: why it is right."""
    otherwise: str
    """Words for a wrong answer that we do not know: where to look again."""

    def to_data(self) -> dict[str, Any]:
        """The sheet as numbers, text, lists and dictionaries, ready for JSON."""
        form = {"kind": type(self.form).__name__, **asdict(self.form)}
        return {**asdict(self), "form": form}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Sheet:
        """The sheet that ``to_data`` wrote down."""
        form = dict(data["form"])
        kind = form.pop("kind")
        mistakes = tuple(Mistake(**mistake) for mistake in data["mistakes"])
        return cls(**{**data, "form": _FORMS[kind](**form), "mistakes": mistakes})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What marking found: the share of the points from 0 to 1, a state, one sentence, and the mistake if we know it."""

    question: str
    score: float
    state: State
    sentence: str
    misconception: str | None = None
    points: float = 0
    """What the question is worth."""

    @property
    def earned(self) -> float:
        """The points earned, to two decimals."""
        return round(self.score * self.points, 2)


def mark(sheet: Sheet, answer: object) -> Evidence:
    """Mark an answer. Whatever the answer is, this returns evidence: it never raises and never warns.

    >>> sheet = Sheet("demo.pairs", 2, Number(0, 1), 1 / 3, (Mistake("twice", 1 / 6, 0.5, "Every pair counts once."),),
    ...               "Five of fifteen pairs.", "Count the pairs.")
    >>> mark(sheet, "0,33").state, mark(sheet, 0.17).sentence, mark(sheet, ...).state
    ('Right', 'Every pair counts once.', 'Not answered')
    """
    value = read(sheet.form, answer)
    found = Evidence(sheet.question, 0.0, "Not yet", sheet.otherwise, points=sheet.points)
    if isinstance(value, Blank):
        return replace(found, state="Not answered", sentence=str(value))
    if isinstance(value, Unreadable):
        return replace(found, sentence=str(value))
    if sheet.form.same(value, sheet.expected):
        return replace(found, score=1.0, state="Right", sentence=sheet.right)
    for mistake in sheet.mistakes:
        if sheet.form.same(value, mistake.value):
            return replace(
                found,
                score=mistake.fraction,
                state=_state(mistake.fraction),
                sentence=mistake.sentence,
                misconception=mistake.name,
            )
    share = sheet.form.share(value, sheet.expected)
    return replace(found, score=share, state=_state(share))


def read(form: Form, answer: object) -> Value | Blank | Unreadable:
    """The answer as plain data, or why there is none, in words for the student."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            if not is_blank(answer):
                return form.read(answer)
        except Unreadable as why:
            return why
        except Blank:
            pass
        except Exception:  # an answer may be any object, and its own methods may fail in any way
            return Unreadable(f"This answer cannot be read. It needs {form.words}.")
    return Blank(f"There is no answer yet. It needs {form.words}.")


def _state(share: float) -> State:
    return "Right" if share == 1 else "Partly" if share > 0 else "Not yet"
