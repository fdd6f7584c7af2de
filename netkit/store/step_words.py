"""What a step that can be undone changed, in words: how many records, and whose, if they are few."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any, Final

from netkit.model import ContactId
from netkit.results import listed
from netkit.store.table_map import (
    CONTACTS,
    INTERACTION_CONTACTS,
    INTERACTIONS,
    NOUNS,
    columns_and_key,
    counts_in_words,
    quoted,
)

_PEOPLE: Final = 3
"""So many people are named; of more, none is."""
_ROWS: Final = 30
"""A step that changed more rows than these is about many people, and names none."""

# What became of each record in a step, and of how many. A change of a part is one of the whole. SQLite takes ``change``
# from the row that has the least id: https://www.sqlite.org/lang_select.html#bareagg
_NET: Final = """
    WITH pending AS (
        SELECT id, kind, key, change FROM undo_changes WHERE id > :before AND kind <> :part
        UNION ALL SELECT id, :whole, json_array(json_extract(key, '$[0]')), 'changed'
        FROM undo_changes WHERE id > :before AND kind = :part
    ), net AS (
        SELECT kind, change AS first, min(id), sum(change = 'added') - sum(change = 'removed') AS more
        FROM pending GROUP BY kind, key
    )
    SELECT kind, CASE more WHEN 1 THEN 'added' WHEN 0 THEN 'changed' ELSE 'removed' END AS now, count(*)
    FROM net WHERE more OR first <> 'added' GROUP BY kind, now
"""


def in_words(connection: sqlite3.Connection, before: int) -> str:
    """What the changes after this one did: "1 contact and 1 tie added (Mei Lin)". Empty if they left no trace."""
    names = {"part": INTERACTION_CONTACTS, "whole": INTERACTIONS.table, "before": before}
    numbers = _numbers(connection.execute(_NET, names))
    people = listed(sorted(_people(connection, before))) if numbers else ""
    return f"{numbers} ({people})" if people else numbers


def _numbers(net: Iterable[tuple[str, str, int]]) -> str:
    counts: dict[str, dict[str, int]] = {"added": {}, "changed": {}, "removed": {}}
    other = ""
    for kind, change, number in net:
        if kind in NOUNS:
            counts[change][kind] = number
        else:  # What netkit keeps beside the records.
            other = "other data changed"
    found = {change: {kind: some[kind] for kind in NOUNS if kind in some} for change, some in counts.items()}
    return "; ".join(f"{counts_in_words(some)} {change}" for change, some in found.items() if some) or other


def _people(connection: sqlite3.Connection, before: int) -> set[str]:
    """The names of the contacts who changed, or else of those whom the other records mention; empty for too many."""
    changes = "SELECT kind, key, before FROM undo_changes WHERE id > ? ORDER BY id LIMIT ?"
    changed = connection.execute(changes, (before, _ROWS + 1)).fetchall()
    if len(changed) > _ROWS:
        return set()
    rows = [(kind, _row(connection, kind, key, old)) for kind, key, old in changed]
    names = {row["id"]: row["name"] for kind, row in rows if kind == CONTACTS.table and row}
    people = {*names} or {person for kind, row in rows if row for person in _mentioned(connection, kind, row)}
    for person in people if len(people) <= _PEOPLE else ():
        if now := connection.execute("SELECT name FROM contacts WHERE id = ?", (person,)).fetchone():
            (names[person],) = now
    return {" ".join(name.split()) for name in names.values()} if len(people) <= _PEOPLE else set()


def _row(connection: sqlite3.Connection, kind: str, key: str, before: str | None) -> dict[str, Any]:
    """The columns of a row as they were or, if it is new, as they are; none if it is gone again."""
    columns, names = columns_and_key(connection, kind)
    if before:
        return dict(zip(columns, json.loads(before), strict=True))
    where = " AND ".join(f'"{name}" = ?' for name in names)
    found = connection.execute(f"SELECT {quoted(columns)} FROM {kind} WHERE {where}", json.loads(key)).fetchone()
    return dict(zip(columns, found or (), strict=False))


def _mentioned(connection: sqlite3.Connection, kind: str, row: dict[str, Any]) -> list[ContactId]:
    """The contacts to whom the columns of a row refer."""
    if kind == INTERACTIONS.table:
        there = connection.execute("SELECT contact FROM interaction_contacts WHERE interaction = ?", (row["id"],))
        return [contact for (contact,) in there]
    references = connection.execute(f"PRAGMA foreign_key_list({kind})")
    # That of a promise is a generated column, which holds no "me".
    columns = [name for _, _, table, name, *_ in references if table == CONTACTS.table]
    return [row[name if name in row else "contact"] for name in columns]
