"""Invented networks: one to practise on, the same for everybody, and one of each student's own.

>>> practice("assess").owner
'Amira'
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from netkit.cases import assess, career
from netkit.cases.florentine import florentine_families
from netkit.cases.identity import Identity, who_am_i
from netkit.errors import InvalidRequest
from netkit.network import Network

__all__ = ["Identity", "florentine_families", "is_practice", "make", "mine", "practice", "who_am_i"]


@dataclass(frozen=True, slots=True)
class _Kind:
    practice: Callable[[], Network]
    make: Callable[[str, str], Network]


_KINDS: Final = {"assess": _Kind(assess.practice, assess.make), "career": _Kind(career.practice, career.make)}

_RECORDS: Final = ("contacts", "ties", "positions", "interactions", "exchanges", "asks", "promises", "referrals")


def practice(exercise: str) -> Network:
    """The case of this exercise to practise on: the same for everybody, with answers at once."""
    return _kind(exercise).practice()


def mine(exercise: str) -> Network:
    """Your own case of this exercise: nobody else has the same.

    Raises ``UnknownStudent``, with what to do, where nothing says who you are.
    """
    me = who_am_i()
    return make(exercise, course=me.course, student=me.student)


def make(exercise: str, *, course: str, student: str) -> Network:
    """The case of one student of one course.

    >>> mei, jae = (make("assess", course="netkit", student=name) for name in ("mei", "jae"))
    >>> mei.contacts == jae.contacts
    False
    """
    return _kind(exercise).make(course, student)


def is_practice(exercise: str, case: Network) -> bool:
    """Whether this is the practice case, and unchanged: the same records of every kind."""
    fixed = practice(exercise)
    return all(getattr(case, kind) == getattr(fixed, kind) for kind in _RECORDS)


def _kind(exercise: str) -> _Kind:
    if exercise not in _KINDS:
        msg = f"there are no cases for {exercise!r}; there are some for: {', '.join(_KINDS)}"
        raise InvalidRequest(msg)
    return _KINDS[exercise]
