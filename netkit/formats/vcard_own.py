"""What netkit notes in a vCard in properties of its own, ``X-NETKIT-…``, because vCard has no word for it.

Other programs keep such properties or drop them, and show them to nobody.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, cast, get_args
from uuid import NAMESPACE_URL, uuid5

from netkit.errors import InvalidRecord
from netkit.formats.contact_rows import BadRow
from netkit.model import Cadence, Contact, ContactId, Role, Tie, Unit

CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""What no text in a vCard may hold (RFC 6350, 3.3)."""
OWN_ID: Final = "X-NETKIT-ID"

_TEXTS: Final = {
    "field": "X-NETKIT-FIELD",
    "seniority": "X-NETKIT-SENIORITY",
    "region": "X-NETKIT-REGION",
    "how_met": "X-NETKIT-HOW-MET",
    "introduced_by": "X-NETKIT-INTRODUCED-BY",
}
_LISTS: Final = {
    "tags": "X-NETKIT-TAGS",
    "interests": "X-NETKIT-INTERESTS",
    "offers": "X-NETKIT-OFFERS",
    "needs": "X-NETKIT-NEEDS",
}
_DAYS: Final = {"met_on": "X-NETKIT-MET-ON", "cadence_set_on": "X-NETKIT-CADENCE-SET-ON"}
_YES: Final = {"is_mentor": "X-NETKIT-MENTOR", "archived": "X-NETKIT-ARCHIVED"}
_CLOSENESS: Final = "X-NETKIT-CLOSENESS"
_ROLES: Final = "X-NETKIT-ROLES"
_CADENCE: Final = "X-NETKIT-CADENCE"
_SOURCE: Final = "X-NETKIT-SOURCE"


def uid(contact: ContactId) -> str:
    """The UID of a contact's card: the same for the same id, in every file and every year."""
    return uuid5(NAMESPACE_URL, f"netkit:{contact}").urn


def own_values(one: Contact) -> dict[str, tuple[str, ...]]:
    """What a contact's card notes beyond vCard's own words: the values of each property, before any escaping."""
    noted: dict[str, tuple[str, ...]] = {name: (getattr(one, field) or "",) for field, name in _TEXTS.items()}
    noted |= {name: getattr(one, field) for field, name in _LISTS.items()}
    noted |= {name: (day.isoformat(),) for field, name in _DAYS.items() if (day := getattr(one, field))}
    noted |= {name: ("yes",) for field, name in _YES.items() if getattr(one, field)}
    noted[_CLOSENESS] = (str(one.closeness or ""),)
    noted[_ROLES] = tuple(sorted(one.roles))
    noted[_CADENCE] = (f"{one.cadence.count} {one.cadence.unit}" if one.cadence else "",)
    return {name: values for name, values in noted.items() if any(values)}


def own_fields(first: Callable[[str], str], several: Callable[[str], list[str]]) -> dict[str, Any]:
    """A contact's fields out of such properties; ``first`` and ``several`` give a property's text, or its texts.

    Raises BadRow for a value that netkit would never have written.
    """
    fields: dict[str, Any] = {field: first(name) for field, name in _TEXTS.items()}
    fields["introduced_by"] = fields["introduced_by"] or None
    fields |= {field: tuple(dict.fromkeys(filter(str.strip, several(name)))) for field, name in _LISTS.items()}
    fields |= {field: _as(date.fromisoformat, name, first(name)) for field, name in _DAYS.items()}
    fields |= {field: first(name).strip().lower() == "yes" for field, name in _YES.items()}
    fields["closeness"] = _as(int, _CLOSENESS, first(_CLOSENESS))
    fields["roles"] = frozenset(_as(_role, _ROLES, role) for role in several(_ROLES) if role)
    fields["cadence"] = _as(_cadence, _CADENCE, first(_CADENCE))
    return fields


def tie_parameters(tie: Tie) -> str:
    """How close two people are and how that is known, as parameters of a RELATED property."""
    return f";{_CLOSENESS}={tie.closeness};{_SOURCE}={tie.source}"


def tie_as_noted(one: ContactId, other: ContactId, parameters: Mapping[str, tuple[str, ...]]) -> Tie:
    """The tie of a RELATED property; what its parameters say of it if netkit has written them."""
    closeness, source = (parameters.get(name, ("",))[0] for name in (_CLOSENESS, _SOURCE))
    return Tie(
        one,
        other,
        int(closeness) if re.fullmatch("[1-5]", closeness) else 3,
        "observed" if source == "observed" else "stated",
    )


def _as(kind: Callable[[str], Any], name: str, text: str) -> Any:  # noqa: ANN401 - whatever kind of value it is
    if not text.strip():
        return None
    try:
        return kind(text)
    except (ValueError, InvalidRecord):
        msg = f"{name} is {textwrap.shorten(text, 40, placeholder=' …')!r}, which netkit did not write"
        raise BadRow(msg) from None


def _role(text: str) -> str:
    if text not in get_args(Role):
        raise ValueError(text)
    return text


def _cadence(text: str) -> Cadence:
    count, unit = text.split()
    return Cadence(int(count), cast(Unit, unit))  # which Cadence checks
