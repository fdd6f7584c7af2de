"""Checks: the forms that answers have, and how an answer is marked and shown."""

from __future__ import annotations

from netkit.checks.forms import Computed, Contacts, Cuts, Labels, Number, Numbers, Order, Rows, Written
from netkit.checks.marking import Evidence, Mistake, Sheet, mark
from netkit.checks.question import Question, Wrong

__all__ = [
    "Computed",
    "Contacts",
    "Cuts",
    "Evidence",
    "Labels",
    "Mistake",
    "Number",
    "Numbers",
    "Order",
    "Question",
    "Rows",
    "Sheet",
    "Written",
    "Wrong",
    "mark",
]
