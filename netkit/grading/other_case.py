"""Whose case do the answers of a submission fit?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from netkit.cases.identity import COURSE, Identity, canonical
from netkit.checks import Evidence
from netkit.grading.evidence import evidence

MUCH: Final = 0.75
"""The share of the points that answers earn on a classmate's case if they were made for it."""

FITS: Final = "These answers fit the case of "
"""How a note begins that says so."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The case that the answers fit, and what they earn there, by question."""

    identity: Identity
    evidence: Mapping[str, Evidence]


def marked(typed: Mapping[str, str], me: Identity) -> dict[str, Evidence]:
    """What the answers, by question, earn on the case of this student."""
    return {question: evidence(question, text, me) for question, text in typed.items()}


def guesses(me: Identity, names: Iterable[str]) -> list[Identity]:
    """Whose case the answers may fit: a classmate's, or the student's own in a course without a name."""
    return [*(Identity(me.course, name) for name in names), Identity(COURSE, me.student)]


def find(typed: Mapping[str, str], me: Identity, *, said: Identity | None, guesses: Iterable[Identity]) -> Fit | None:
    """The case that these answers, blank ones too, fit better than the student's own, or ``None``.

    ``said`` is for whom the notebook says that its case was made: there it is enough to earn more. On a guess, such as
    the case of a classmate, it takes most of the points, and less than half of them on one's own case.
    """
    own = marked(typed, me)
    earned, worth = _total(own), sum(one.points for one in own.values())
    asked = [(said, earned)] if said else []
    if earned < worth / 2:
        asked += [(guess, max(earned, MUCH * worth - 0.01)) for guess in guesses]
    fits = [
        Fit(other, there)
        for other, least in asked
        if not same(other, me) and _total(there := marked(typed, other)) > least
    ]
    return max(fits, key=lambda fit: _total(fit.evidence), default=None)


def same(one: Identity, other: Identity) -> bool:
    """Whether these are two ways to type the same student of the same course."""
    student, course = (canonical(one.student), canonical(one.course))
    return (student, course) == (canonical(other.student), canonical(other.course))


def _total(evidence: Mapping[str, Evidence]) -> float:
    return sum(one.earned for one in evidence.values())
