"""Whose case do the answers of a submission fit? Typed answers are marked here without running the notebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from netkit.cases.identity import Identity, canonical
from netkit.checks import Evidence, mark
from netkit.topics import catalogue, typed_cells

MUCH: Final = 0.75
"""The share of the points that answers earn on a classmate's case if they were made for it."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The case that the answers fit, and what they earn there, by question."""

    identity: Identity
    evidence: Mapping[str, Evidence]


def answers(notebook: Any) -> dict[str, str]:
    """The typed answers of a notebook, by question."""
    cells = (typed_cells.parse(cell.source) for cell in notebook.cells if cell.cell_type == "code")
    return {cell.question: cell.text for cell in cells if cell is not None and cell.kind == typed_cells.ANSWER}


def find(typed: Mapping[str, str], me: Identity, *, said: Identity | None, guesses: Iterable[Identity]) -> Fit | None:
    """The case that these answers fit better than the student's own, or ``None``.

    ``said`` is for whom the notebook says that its case was made: there it is enough to earn more. On a guess, such as
    the case of a classmate, it takes most of the points, and less than half of them on one's own case.
    """
    own = dict(_marked(typed, me))
    earned, worth = _total(own), sum(one.points for one in own.values())
    asked = [(said, earned)] if said else []
    if earned < worth / 2:
        asked += [(guess, max(earned, MUCH * worth - 0.01)) for guess in guesses]
    fits = [
        Fit(other, there)
        for other, least in asked
        if (canonical(other.student), canonical(other.course)) != (canonical(me.student), canonical(me.course))
        and _total(there := dict(_marked(typed, other))) > least
    ]
    return max(fits, key=lambda fit: _total(fit.evidence), default=None)


def _total(evidence: Mapping[str, Evidence]) -> float:
    return sum(one.earned for one in evidence.values())


def _marked(typed: Mapping[str, str], me: Identity) -> Iterator[tuple[str, Evidence]]:
    for topic in {question.partition(".")[0] for question in typed}:
        case = catalogue.make(topic, course=me.course, student=me.student)
        for name, question in catalogue.questions(topic).items():
            if (id_ := f"{topic}.{name}") in typed:
                yield id_, mark(question.sheet(id_, catalogue.topic(topic).forms[name](case), case), typed[id_])
