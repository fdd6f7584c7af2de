"""The forms of an answer, one module each: how typed text is parsed, written and compared."""

from __future__ import annotations

from netkit.checks.forms.contacts import Contacts
from netkit.checks.forms.form import Blank, Form, Unreadable, Value
from netkit.checks.forms.labels import Labels
from netkit.checks.forms.number import Number, Numbers
from netkit.checks.forms.written import Written

__all__ = ["Blank", "Contacts", "Form", "Labels", "Number", "Numbers", "Unreadable", "Value", "Written"]
