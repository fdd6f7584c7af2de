"""Checks: the forms that answers have, and how an answer is marked and shown."""

from __future__ import annotations

from netkit.checks.answer_forms import Contacts, Labels, Number
from netkit.checks.marking import Evidence, Mistake, Sheet, mark
from netkit.checks.question import Question, Wrong

__all__ = ["Contacts", "Evidence", "Labels", "Mistake", "Number", "Question", "Sheet", "Wrong", "mark"]
