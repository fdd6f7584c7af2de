"""Checks: the forms that answers have, and how an answer is marked and shown."""

from __future__ import annotations

from netkit.checks.forms import Contacts, Labels, Number, Numbers, Written
from netkit.checks.marking import Evidence, Mistake, Sheet, mark
from netkit.checks.question import Question, Wrong

__all__ = [
    "Contacts",
    "Evidence",
    "Labels",
    "Mistake",
    "Number",
    "Numbers",
    "Question",
    "Sheet",
    "Written",
    "Wrong",
    "mark",
]
