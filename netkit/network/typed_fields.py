"""The fields of a record as people type them, in a notebook or after a command: each becomes a value of its type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, get_args, get_type_hints

from netkit.errors import InvalidRequest
from netkit.model import ME, Cadence, Contact, ContactId, Record, Role
from netkit.network.typed_dates import minutes

AHEAD: Final = frozenset({"due_on", "put_off_to"})
"""Days that lie ahead when they are said: "friday" is the next one."""
PLANNED: Final = AHEAD | {"since", "until"}
"""Days of records that may be after today."""

FIELDS: Final[Mapping[type[Record], Mapping[str, Any]]] = {
    kind: {name: hint for name, hint in get_type_hints(kind).items() if name not in ("id", "a", "b")}
    for kind in get_args(Record)
}
"""The fields of each kind of record that can be edited, with their types."""

NEVER: Final = "never"
"""How often to be in touch, if it is not to be counted any more."""

_YES: Final = {"yes": True, "no": False}


def typed(
    kind: type[Record],
    details: Mapping[str, Any],
    *,
    day: Callable[[str, Any], date],
    contact: Callable[[Any], Contact],
) -> dict[str, Any]:
    """The details as values of their types; ``day`` takes the name of the field as well, ``contact`` a name or an id.

    An empty text removes what may be missing. Raises ``InvalidRequest`` for a field that this kind does not have.
    """
    for name in details:
        if name not in FIELDS[kind]:
            noun = kind.__name__.lower()
            msg = f"{'an' if noun[0] in 'aei' else 'a'} {noun} has no {name!r}; it has: {', '.join(FIELDS[kind])}"
            raise InvalidRequest(msg)

    def value(name: str, given: Any) -> Any:  # noqa: ANN401
        hint = FIELDS[kind][name]
        types = get_args(hint) or (hint,)
        if hint == tuple[str, ...]:
            return several(given)
        if hint == frozenset[Role]:
            return frozenset(several(given))
        if hint == tuple[ContactId, ...]:
            return tuple(contact(one).id for one in several(given))
        if (type(None) in types and given in (None, "")) or (name == "cadence" and str(given).casefold() == NEVER):
            return None
        if date in types:
            return day(name, given)
        if ContactId in types:
            return given if given == ME else contact(given).id
        if not isinstance(given, str):
            return given
        if Cadence in types:
            return Cadence.parse(given)
        if bool in types:
            return _YES.get(given.strip().casefold(), given)
        if int in types:
            return minutes(given) if name.startswith("minutes") else int(given) if given.strip().isdecimal() else given
        return given

    return {name: value(name, given) for name, given in details.items()}


def several(value: Any) -> tuple[str, ...]:  # noqa: ANN401  # the record checks it
    """One text or several, as a tuple without repetitions."""
    return tuple(dict.fromkeys([value] if isinstance(value, str | Contact) else value))
