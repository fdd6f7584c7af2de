"""The list of people: circle, last contact and what is due, filtered and searched."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from netkit.measures.recency import days_in_touch, reminders
from netkit.model import Contact
from netkit.store import Store
from netkit.tables import Column, Table
from netkit.text import folded

HELPED: Final = "I help"
"""The tag of those whom you help, as the assessment asks."""

_COLUMNS: Final = (
    Column("name", lambda row: row.contact.name),
    Column("id", lambda row: row.contact.id),
    Column("circle", lambda row: row.contact.circle),
    Column("last_contact", kind="date"),
    Column("next_due", kind="date"),
    Column("closeness", lambda row: row.contact.closeness, kind="number"),
    Column("help", lambda row: ", ".join(sorted(row.contact.roles))),
    Column("archived", lambda row: "archived" if row.contact.archived else None),
)


@dataclass(frozen=True, slots=True)
class Person:
    """A contact, the day you were last in touch, and the day you are to be in touch again; ``None`` for no day.

    ``noted`` says whether there is more on record of them than what an imported list says.
    """

    contact: Contact
    last_contact: date | None
    next_due: date | None
    noted: bool


def people(
    store: Store,
    *,
    today: date,
    circle: str = "",
    due: bool = False,
    archived: bool = False,
    among: Collection[str] | None = None,
) -> Table[Any]:
    """Everyone who is not archived, or everyone who is; those you have said or done something about come first.

    ``circle`` keeps the contacts of one circle, ``due`` those whose day has come, ``among`` those with these ids.

    >>> store = Store.open(":memory:")
    >>> store.add(Contact("mei", "Mei", circles=("choir",)), Contact("jae", "Jae"))
    >>> [row.contact.name for row in people(store, today=date(2026, 3, 20), circle="Choir")]
    ['Mei']
    """
    log = store.logged()
    chosen = [
        contact
        for contact in store.contacts()
        if contact.archived == archived
        and (among is None or contact.id in among)
        and (not circle or folded(circle) in map(folded, contact.circles))
    ]
    last = {who: max(several, default=None) for who, several in days_in_touch(chosen, log, today).items()}
    days = {one.contact: one.due_on for one in reminders(chosen, log, today=today).due}
    linked = {who for tie in store.ties() for who in (tie.a, tie.b)} | {one.contact for one in store.promises()}
    rows = []
    for one in chosen:
        said = one.closeness or one.circles or one.cadence or one.roles or HELPED in one.tags
        noted = bool(said) or one.id in linked or last[one.id] is not None
        rows.append(Person(one, last[one.id], days.get(one.id), noted))
    if due:
        rows = [row for row in rows if row.next_due is not None and row.next_due <= today]
    rows.sort(key=lambda row: not row.noted)  # stable: by name within each half
    return Table(rows, _COLUMNS, noun="contact", when_empty="Nobody in this list.")
