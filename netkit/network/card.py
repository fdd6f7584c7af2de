"""A contact as text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from netkit.model import CLOSENESS, Contact


def card(person: Contact, names: Mapping[str, str]) -> str:
    """The fields of a contact that have a value, a line for each.

    >>> print(card(Contact("mei", "Mei Lin", circles=("choir",), closeness=4), {}))
    Mei Lin (mei)
      circles: choir
      closeness: 4 (close)
    """
    lines = [f"{person.name} ({person.id})"]
    for part in fields(person):
        value = getattr(person, part.name)
        if part.name in ("id", "name") or value in (None, "", (), frozenset(), False):
            continue
        if isinstance(value, tuple | frozenset):
            value = ", ".join(sorted(value) if isinstance(value, frozenset) else value)
        elif part.name == "closeness":
            value = f"{value} ({CLOSENESS[value]})"
        elif part.name == "introduced_by":
            value = "yourself" if value == "me" else names.get(value, value)
        elif value is True:
            value = "yes"
        lines.append(f"  {part.name.replace('_', ' ')}: {value}")
    return "\n".join(lines)
