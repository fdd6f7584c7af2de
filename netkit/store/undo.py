"""Undoing the last changes, whatever they were: each transaction that changes records is one step.

Triggers keep the rows as they were before each change, as in https://www.sqlite.org/undoredo.html. They are part of the
file, so that a step is complete whichever program made it. Of a new row they keep the key alone: an import stays small.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from netkit.errors import InvalidRequest
from netkit.results import Result, counted
from netkit.store.step_words import in_words
from netkit.store.table_map import INTERACTION_CONTACTS, INTERACTIONS, columns_and_key, quoted, upsert

KEPT: Final = 20
"""How many steps can be undone; older ones are deleted."""

_IS_RECORDING: Final = "NOT EXISTS (SELECT 1 FROM undo_paused)"
# Whoever took part in an interaction that was added a moment ago goes with it.
_IS_NO_PART_OF_THE_LAST: Final = f"""NOT EXISTS (
    SELECT 1 FROM undo_changes WHERE id = (SELECT max(id) FROM undo_changes)
    AND (kind, key, change) = ('{INTERACTIONS.table}', json_array(new.interaction), 'added')
)"""


@dataclass(frozen=True, slots=True)
class Step(Result):
    """A transaction that can be undone: what it changed, in words, and when. ``id`` is for the store."""

    id: int
    what: str
    when: datetime

    def __str__(self) -> str:
        return f"{self.when.astimezone():%Y-%m-%d %H:%M}  {self.what}"


@dataclass(frozen=True, slots=True)
class UndoneStep(Result):
    """A step that was undone, and how many ``more`` can be."""

    step: Step
    more: int

    def __str__(self) -> str:
        more = f"{counted(self.more, 'earlier step')} can be undone" if self.more else "No earlier step can be undone"
        return f"Undone: {self.step.what}. {more}."


class _Table(NamedTuple):
    """A table whose changes can be undone."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    def triggers(self) -> tuple[str, ...]:
        """The statements that make its triggers."""
        added = f"VALUES ('{self.name}', json_array({quoted(self.key, 'new.')}), 'added', NULL)"
        old = quoted(self.columns, "old.")
        before = f"VALUES ('{self.name}', json_array({quoted(self.key, 'old.')}), '%s', json_array({old}))"
        differs = f"({old}) IS NOT ({quoted(self.columns, 'new.')})"
        apart = f" AND {_IS_NO_PART_OF_THE_LAST}" if self.name == INTERACTION_CONTACTS else ""
        return (
            self._trigger("INSERT", _IS_RECORDING + apart, added),
            self._trigger("UPDATE", f"{differs} AND {_IS_RECORDING}", before % "changed"),
            self._trigger("DELETE", _IS_RECORDING, before % "removed"),
        )

    def _trigger(self, event: str, condition: str, values: str) -> str:
        # AFTER: SQLite then has deleted what goes with a row, so that undoing in reverse brings the row back first.
        head = f"CREATE TRIGGER undo_{self.name}_{event.lower()} AFTER {event} ON {self.name} WHEN {condition}"
        return f"{head} BEGIN INSERT INTO undo_changes (kind, key, change, before) {values}; END"


def _tables(connection: sqlite3.Connection) -> list[_Table]:
    """Every table but SQLite's own, those of this module and the list of migrations."""
    every = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    tables = []
    for name in every:
        if not name.startswith(("sqlite_", "undo_")) and name != "migrations":
            tables.append(_Table(name, *columns_and_key(connection, name)))
    return tables


def watch(connection: sqlite3.Connection) -> None:
    """Begin to keep the changes of every table, with none to undo."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'undo_changes'").fetchone():
        return  # The file is of a version before 5.
    clear(connection)
    for table in _tables(connection):
        for trigger in table.triggers():
            connection.execute(trigger)


def unwatch(connection: sqlite3.Connection) -> None:
    """Remove the triggers, so that a migration may change any table."""
    found = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'undo\\_%' ESCAPE '\\'"
    for (name,) in connection.execute(found).fetchall():
        connection.execute(f"DROP TRIGGER {name}")


def finish_step(connection: sqlite3.Connection) -> None:
    """Make a step of the changes since the last one, if they left a trace, and delete steps that are too old."""
    (before,) = connection.execute("SELECT coalesce(max(last_change), 0) FROM undo_steps").fetchone()
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM undo_changes").fetchone()
    if last <= before:
        return
    if what := in_words(connection, before):
        connection.execute("INSERT INTO undo_steps (last_change, what) VALUES (?, ?)", (last, what))
        oldest = "SELECT last_change FROM undo_steps ORDER BY last_change DESC LIMIT 1 OFFSET ?"
        for dropped in connection.execute(oldest, (KEPT,)).fetchall():
            connection.execute("DELETE FROM undo_steps WHERE last_change <= ?", dropped)
            connection.execute("DELETE FROM undo_changes WHERE id <= ?", dropped)
    else:
        _delete_since(connection, before)


def steps(connection: sqlite3.Connection) -> list[Step]:
    """The steps that can be undone, the last first."""
    found = connection.execute("SELECT last_change, what, made_at FROM undo_steps ORDER BY last_change DESC")
    return [Step(number, what, datetime.fromisoformat(made_at)) for number, what, made_at in found]


def undo(connection: sqlite3.Connection, step: Step | None = None) -> UndoneStep:
    """Make every row what it was before the last step, which must be this one, if it is given."""
    finish_step(connection)  # What another program has changed since is a step too.
    if not (found := steps(connection)):
        msg = (
            f"there is nothing to undo. The last {KEPT} changes can be undone, but none that was made before a contact "
            "was forgotten or before netkit was updated"
        )
        raise InvalidRequest(msg)
    if step not in (None, found[0]):
        msg = f"something else was changed meanwhile: {found[0].what}. Nothing was undone; look again, then decide"
        raise InvalidRequest(msg)
    before = found[1].id if found[1:] else 0
    tables = {table.name: table for table in _tables(connection)}
    connection.execute("INSERT INTO undo_paused VALUES (1)")
    changes = "SELECT kind, key, before FROM undo_changes WHERE id > ? ORDER BY id DESC"
    for kind, key, row in connection.execute(changes, (before,)):
        table = tables[kind]
        marks = ", ".join("?" * len(table.key))
        deleting = f"DELETE FROM {kind} WHERE ({quoted(table.key)}) = ({marks})"
        connection.execute(upsert(kind, table.columns, table.key) if row else deleting, json.loads(row or key))
    connection.execute("DELETE FROM undo_paused")
    _delete_since(connection, before)
    return UndoneStep(found[0], len(found) - 1)


def clear(connection: sqlite3.Connection) -> None:
    """Delete everything that is kept to undo changes."""
    _delete_since(connection, 0)


def delete_all(connection: sqlite3.Connection) -> dict[str, int]:
    """Delete the rows of every table, with none kept to undo that, and count them by table."""
    tables = [table.name for table in _tables(connection)]
    counts = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}
    connection.execute("INSERT INTO undo_paused VALUES (1)")
    for name in reversed(tables):  # Those that refer to others come after them.
        connection.execute(f"DELETE FROM {name}")
    connection.execute("DELETE FROM undo_paused")
    clear(connection)
    return counts


def _delete_since(connection: sqlite3.Connection, change: int) -> None:
    connection.execute("DELETE FROM undo_steps WHERE last_change > ?", (change,))
    connection.execute("DELETE FROM undo_changes WHERE id > ?", (change,))
