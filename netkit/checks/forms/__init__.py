"""The forms of an answer, one module each: how typed text is parsed, written and compared."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from netkit.checks.forms.computed import Computed
from netkit.checks.forms.contacts import Contacts
from netkit.checks.forms.cuts import Cuts
from netkit.checks.forms.form import Blank, Form, Unreadable, Value
from netkit.checks.forms.labels import Labels
from netkit.checks.forms.number import Number, Numbers
from netkit.checks.forms.order import Order
from netkit.checks.forms.rows import Rows
from netkit.checks.forms.written import Written

FORMS: Final[dict[str, Callable[..., Form[Any]]]] = {form.__name__: form for form in Form.__subclasses__()}
"""The forms by the names of their classes. With slots each is two classes of one name; the last counts."""

__all__ = [
    "FORMS",
    "Blank",
    "Computed",
    "Contacts",
    "Cuts",
    "Form",
    "Labels",
    "Number",
    "Numbers",
    "Order",
    "Rows",
    "Unreadable",
    "Value",
    "Written",
]
