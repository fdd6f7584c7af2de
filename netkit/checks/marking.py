"""Mark an answer: a pure function from a sheet and an answer to evidence.

A sheet is plain data, so a sheet made where the questions are can be used in a wheel that has none.
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
    """A known wrong answer: its name, its value on this case, the share of the points it earns, and a sentence."""

    name: str
    value: Value
    fraction: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What marking needs to know about one question on one case.

    ``right`` is the sentence for a right answer, ``otherwise`` the one for a wrong answer that is no known mistake.
    """

    question: str
    points: float
    form: Form
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
        form = dict(data["form"])
        kind = form.pop("kind")
        mistakes = tuple(Mistake(**mistake) for mistake in data["mistakes"])
        return cls(**data | {"form": _FORMS[kind](**form), "mistakes": mistakes})


@dataclass(frozen=True, slots=True)
class Evidence:
    """The result: the share of ``points`` from 0 to 1, a state, a sentence, and the mistake if it is known."""

    question: str
    score: float
    state: State
    sentence: str
    misconception: str | None = None
    points: float = 0

    @property
    def earned(self) -> float:
        """The points earned, to two decimals."""
        return round(self.score * self.points, 2)


def mark(sheet: Sheet, answer: object) -> Evidence:
    """Mark an answer, which may be any object: this never raises and never warns.

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
    share = sheet.form.share(value, sheet.expected)
    for mistake in sheet.mistakes:
        if sheet.form.same(value, mistake.value):
            found, share = replace(found, sentence=mistake.sentence, misconception=mistake.name), mistake.fraction
            break
    return replace(found, score=share, state="Right" if share == 1 else "Partly" if share else "Not yet")


def read(form: Form, answer: object) -> Value | Blank | Unreadable:
    """The answer as plain data, or the reason for the student why there is none."""
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
