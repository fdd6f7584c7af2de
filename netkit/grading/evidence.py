"""Mark one answer on the case of one student. It never raises."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from netkit.cases.identity import Identity
from netkit.checks import Evidence, Sheet, mark
from netkit.checks.forms import Form
from netkit.grading.trail import seal
from netkit.topics import catalogue, checking

FAULT: Final = "This answer could not be marked. The fault is not yours, and your teacher sees this note: "


def evidence(question: str, text: str, me: Identity) -> Evidence:
    """What an answer to ``"topic.question"`` earns on the case of this student.

    A fault of the kit or of the question gives the state "Not marked", with the reason.
    """
    try:
        return mark(_sheet(question, me), text)
    except Exception as problem:
        return Evidence(question, 0.0, "Not marked", (f"{FAULT}{type(problem).__name__}: {problem}",))


def case_seal(question: str, me: Identity) -> str:
    """Eight digits that are the same for the same case of the question's topic; empty if it cannot be made."""
    try:
        case = _case(checking.parts(question)[0], me)
        return seal(repr((case.owner, case.today, case.store.records())))
    except Exception:
        return ""


def form_of(question: str, me: Identity) -> Form[Any] | None:
    """The form of an answer on the case of this student; ``None`` if there is none, of which :func:`evidence` tells."""
    try:
        topic, name = checking.parts(question)
        return catalogue.topic(topic).forms[name](_case(topic, me))
    except Exception:
        return None


def expected(question: str, me: Identity) -> tuple[str, ...]:
    """The lines of the right answer to ``"topic.question"`` on the case of this student, or why there is none."""
    try:
        topic, name = checking.parts(question)
        asked, case = catalogue.questions(topic)[name], _case(topic, me)
        return tuple(asked.typed(asked.reference, catalogue.topic(topic).forms[name](case), case).splitlines())
    except Exception as problem:
        return (f"{type(problem).__name__}: {problem}",)


# The answers of a student are compared with the cases of others too, so the sheets of a class are made once.
@lru_cache(maxsize=4096)
def _sheet(question: str, me: Identity) -> Sheet:
    topic, name = checking.parts(question)
    case = _case(topic, me)
    return catalogue.sheet(topic, name, case)


@lru_cache(maxsize=32)
def _case(topic: str, me: Identity) -> Any:
    return catalogue.make(topic, course=me.course, student=me.student)
