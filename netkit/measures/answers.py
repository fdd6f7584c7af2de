"""Answers about contacts: which of them somebody gave, and whether they are of the kind asked for.

An answer that nobody has given is ``None``, an empty text or NaN. It is left out and counted, never taken for a
category of its own or for 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from math import isfinite
from numbers import Real
from typing import Any, TypeGuard

from netkit.errors import InvalidRequest

# The marks of an empty cell in Python, numpy and pandas, told by their text so that neither need be imported.
EMPTY = ("None", "nan", "NaT", "<NA>")


def is_known(answer: object) -> bool:
    """Whether somebody gave this answer."""
    return bool(answer.strip()) if isinstance(answer, str) else str(answer) not in EMPTY


def is_number(answer: object) -> TypeGuard[float]:
    """Whether this is a finite number; True and False are not."""
    return isinstance(answer, Real) and not isinstance(answer, bool) and isfinite(answer)


def counts(answers: Iterable[Hashable], kind: str) -> tuple[Counter[Hashable], int]:
    """How often each answer was given, and how many were left out; ``kind`` says in the plural what they are."""
    known, left_out = _known(answers, kind)
    for answer in known:
        if not isinstance(answer, Hashable):
            msg = f"{answer!r} is a list among the {kind}; there must be one answer in each place, or None"
            raise InvalidRequest(msg)
    return Counter(known), left_out


def numbers(answers: Iterable[float | None]) -> tuple[list[float], int]:
    """The numbers that were given, and how many were left out."""
    known, left_out = _known(answers, "numbers")
    for answer in known:
        if not is_number(answer):
            msg = f"{answer!r} is not a finite number; correct it, or write None where nobody has said"
            raise InvalidRequest(msg)
    return [float(answer) for answer in known], left_out


def refuse_others(found: Iterable[Hashable], possible: Iterable[Hashable], kind: str) -> None:
    """Refuse answers that are not among the possible ones."""
    options = list(possible)
    others = [repr(answer) for answer in found if answer not in options]
    if others:
        listed = ", ".join(map(repr, options)) or "none"
        msg = f"not among the {kind}: {', '.join(others)}. There are {listed}; correct the spelling, or add it there"
        raise InvalidRequest(msg)


def mapping(found: object, name: str, example: str) -> None:
    """Refuse what does not say for each person or thing what belongs to it."""
    if not isinstance(found, Mapping):
        msg = f"{name} is {found!r}, but it must say what belongs to whom; write {example}"
        raise InvalidRequest(msg)


def _known(answers: Iterable[Any], kind: str) -> tuple[list[Any], int]:
    # A text or a dictionary can be gone through too, but gives its letters or its keys.
    if isinstance(answers, str | Mapping) or not isinstance(answers, Iterable):
        msg = (
            f"{answers!r} is not a list of {kind}; write [...] with one in each place, or the .values() of a dictionary"
        )
        raise InvalidRequest(msg)
    every = list(answers)
    known = [answer for answer in every if is_known(answer)]
    return known, len(every) - len(known)
