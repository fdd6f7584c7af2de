"""The table of each kind of record. Its columns follow from the fields; only what a field cannot say stands here.

A field that holds the id of a contact has two columns: the name, which is there to be read, and the id, which counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import Field, dataclass, field, fields, replace
from typing import Any, Final, TypeVar

from netkit.codec import codecs, contact_fields
from netkit.model import Contact, Interaction, Promise, Record, Referral, Tie
from netkit.tables.table import Column, Table

R = TypeVar("R", bound=Record)
Names = Mapping[Any, str]
"""What each contact is called, by id."""


@dataclass(frozen=True)
class _Layout:
    """What a table says beyond the fields of its records.

    The columns ``first`` come first, others in the order of the fields; ``hidden`` fields do not print. ``called`` are
    columns whose names differ from their fields'; ``instead`` makes the columns of a field that one cannot hold.
    """

    first: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    called: Mapping[str, str] = field(default_factory=dict)
    instead: Mapping[str, Callable[[Names], list[Column]]] = field(default_factory=dict)
    add_one: str = ""


def _circles(_: Names) -> list[Column]:
    return [Column("circle"), Column("other_circles", lambda person: person.circles[1:], kind="group")]


def _person(names: Names) -> list[Column]:
    return [
        Column("person", lambda one: names.get(one.person, one.person)),
        Column("person_id", lambda one: one.person if one.person in names else None, prints=False),
        Column("state"),
    ]


_LAYOUTS: Final[Mapping[type[Any], _Layout]] = {
    Contact: _Layout(
        first=(
            *("name", "circle", "closeness", "organisation", "title", "field", "seniority", "region", "roles"),
            *("how_met", "met_on", "introduced_by", "cadence", "mentor"),
        ),
        hidden=("cadence_set_on", "email", "phone", "profile", "notes"),
        called={"is_mentor": "mentor"},
        instead={"circles": _circles},
        add_one='.meet("their name")',
    ),
    Tie: _Layout(called={"a": "contact", "b": "knows"}),
    Interaction: _Layout(hidden=("summary",)),
    Promise: _Layout(first=("due_on", "by", "contact", "text")),
    Referral: _Layout(first=("on", "referred_by", "person", "purpose", "state"), instead={"person": _person}),
}


def columns(kind: type[Any], names: Names) -> list[Column]:
    """The columns of the table of this kind of record; ``names`` says what each contact is called."""
    layout = _LAYOUTS.get(kind, _Layout())
    found: list[Column] = []
    for part in fields(kind):
        made = layout.instead.get(part.name)
        found += made(names) if made else _columns_of(kind, part, names, layout)

    def place(column: Column) -> tuple[int, int]:
        if column.name in layout.first:
            return 0, layout.first.index(column.name)
        is_of_contact = column.name.endswith(("_id", "_ids"))
        return 1 if column.prints else 2 + is_of_contact + 2 * (column.name == "id"), 0

    return sorted(found, key=place)


def _columns_of(kind: type[Any], part: Field[Any], names: Names, layout: _Layout) -> list[Column]:
    codec, called = codecs(kind)[part.name], layout.called.get(part.name, part.name)
    whole = Column(
        called,
        lambda record: codec.to_cell(getattr(record, part.name)),
        kind=codec.cell,
        prints=part.name not in ("id", *layout.hidden),
        usual=part.default if isinstance(part.default, bool | str) else None,
    )
    if part.name not in contact_fields(kind):
        return [whole]

    def name(record: Any) -> object:  # noqa: ANN401 - any record
        who = getattr(record, part.name)
        return ", ".join(names.get(one, one) for one in who) if isinstance(who, tuple) else names.get(who, who)

    identifier = f"{called.removesuffix('s')}_ids" if codec.cell == "group" else f"{called}_id"
    return [Column(called, name), replace(whole, name=identifier, prints=False)]


def table(kind: type[R], records: Iterable[R], names: Names | None = None) -> Table[R]:
    """Records as a table, with the names of contacts beside their ids; contacts find the names among themselves."""
    rows = tuple(records)
    if names is None:
        names = {record.id: record.name for record in rows if isinstance(record, Contact)}
    noun = kind.__name__.lower()
    how = _LAYOUTS.get(kind, _Layout()).add_one or f".add({kind.__name__}(...))"
    return Table(rows, columns(kind, names), noun=noun, when_empty=f"No {noun}s yet. Add one with {how}.")
