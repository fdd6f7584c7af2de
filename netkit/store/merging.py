"""Two contacts who are one person: their records joined, and taken apart again."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final, TypeAlias, cast

from netkit.errors import InvalidRequest, UnknownContact
from netkit.model import Contact, ContactId, Interaction, Record, Referral, Tie
from netkit.results import Result, counted
from netkit.store.table_map import ALL_TABLES, CONTACTS, DISTINCT, Distinct, Kept, Key, counts_in_words

Changes: TypeAlias = dict[tuple[str, Key], tuple[Kept | None, Kept | None]]
"""By table and key: a record as it was and as it becomes; None where there is none."""

_JOINED: Final = ("notes", "introduced_by", "cadence", "cadence_set_on", "is_mentor", "archived")
"""Fields with a rule of their own."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two records that became one did not agree: ``kept`` stands, ``other`` does not."""

    what: str
    kept: str
    other: str


@dataclass(frozen=True, slots=True)
class Merge(Result):
    """Two contacts who became one.

    ``keep`` and ``gone`` are the two as they were before. ``took`` names the fields of ``keep`` that were filled or
    enlarged from ``gone``; ``moved`` counts the other records that changed, by kind. ``conflicts`` says where both had
    something, and what stands now.
    """

    id: int
    keep: Contact
    gone: Contact
    took: tuple[str, ...]
    moved: Mapping[str, int]
    conflicts: tuple[Conflict, ...]

    def __str__(self) -> str:
        lines = [f"{self.gone.name} ({self.gone.id}) and {self.keep.name} ({self.keep.id}) are one contact now."]
        if self.moved:
            lines.append(f"Moved to {self.keep.name}: {counts_in_words(self.moved)}.")
        if self.took:
            lines.append(f"Taken over or added to: {', '.join(self.took).replace('_', ' ')}.")
        lines += [f"Both had {one.what}: {one.kept!r} stands, and not {one.other!r}." for one in self.conflicts]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Undone(Result):
    """A merge that was taken back; ``left`` are records that had changed since, and stay as they are."""

    merge: Merge
    left: tuple[Record, ...]

    def __str__(self) -> str:
        back = f"{self.merge.gone.name} and {self.merge.keep.name} are two contacts again."
        changed = f" Left as changed since: {counted(len(self.left), 'record')}." if self.left else ""
        return back + changed


def merge(connection: sqlite3.Connection, keep: ContactId, gone: ContactId) -> Merge:
    """Join two contacts, and write down every record that changes, as it was and as it is now."""
    if keep == gone:
        msg = f"{keep!r} is one contact already; a merge needs two"
        raise InvalidRequest(msg)
    changes = _changes(connection, _contact(connection, keep), _contact(connection, gone))
    number = connection.execute("INSERT INTO merges (keep, gone) VALUES (?, ?)", (keep, gone)).lastrowid
    for (table, key), sides in changes.items():
        packed = [None if side is None else ALL_TABLES[table].packed(side) for side in sides]
        connection.execute(
            "INSERT INTO merge_changes (merge, kind, key, before, after) VALUES (?, ?, ?, ?, ?)",
            (number, table, _packed(key), *packed),
        )
    _write(connection, {place: after for place, (_, after) in changes.items()})
    return _told(cast(int, number), keep, gone, changes)


def merges(connection: sqlite3.Connection) -> list[Merge]:
    """Those that can be undone, the first first."""
    found = connection.execute("SELECT id, keep, gone FROM merges ORDER BY id").fetchall()
    return [_told(number, keep, gone, _journal(connection, number)) for number, keep, gone in found]


def undo(connection: sqlite3.Connection, number: int) -> Undone:
    """Put back every record that this merge changed and nobody has changed since."""
    found = connection.execute("SELECT keep, gone FROM merges WHERE id = ?", (number,)).fetchone()
    if found is None:
        msg = f"there is no merge {number!r} to undo; merges() lists those that can be undone"
        raise InvalidRequest(msg)
    later = connection.execute(
        """SELECT max(later.merge) FROM merge_changes AS this JOIN merge_changes AS later USING (kind, key)
        WHERE this.merge = ? AND later.merge > this.merge""",
        (number,),
    ).fetchone()[0]
    if later is not None:
        msg = f"merge {later} came after merge {number} and changed the same records; undo merge {later} first"
        raise InvalidRequest(msg)
    changes = _journal(connection, number)
    there = {(table, key): ALL_TABLES[table].one(connection, key) for table, key in changes}
    back = {place: before for place, (before, after) in changes.items() if there[place] == after}
    left = [there[place] for place, (before, _) in changes.items() if place not in back and there[place] != before]
    _write(connection, back)
    connection.execute("DELETE FROM merges WHERE id = ?", (number,))
    keep, gone = found
    told = _told(number, keep, gone, changes)
    return Undone(told, tuple(record for record in left if record is not None and not isinstance(record, Distinct)))


def drop(connection: sqlite3.Connection, table: str, key: Key) -> None:
    """Leave nothing of a record that was taken out in what is kept to undo merges."""
    connection.execute("DELETE FROM merge_changes WHERE kind = ? AND key = ?", (table, _packed(key)))


def reject(connection: sqlite3.Connection, a: ContactId, b: ContactId) -> None:
    """Remember that two contacts are two people."""
    if a == b:
        msg = f"{a!r} is one contact; two are needed to say that they are not the same"
        raise InvalidRequest(msg)
    for contact in (a, b):
        _contact(connection, contact)
    pair = Distinct(a, b)
    if not DISTINCT.has(connection, DISTINCT.key_of(pair)):
        DISTINCT.insert(connection, pair)


# The rules.


def moved(record: Kept, gone: ContactId, keep: ContactId) -> Kept | None:
    """The record with ``keep`` in the place of ``gone``; None if it would join somebody with themselves."""

    def now(person: Any) -> Any:  # noqa: ANN401 - an id, a name or None
        return keep if person == gone else person

    match record:
        case Contact():
            return replace(record, introduced_by=now(record.introduced_by))
        case Tie() | Distinct():
            a, b = now(record.a), now(record.b)
            return None if a == b else replace(record, a=a, b=b)
        case Interaction():
            return replace(record, contacts=tuple(dict.fromkeys(map(now, record.contacts))))
        case Referral():
            by, person = now(record.referred_by), now(record.person)
            return None if by == person else replace(record, referred_by=by, person=person)
        case _:
            return replace(record, contact=now(record.contact))


def combined(keep: Contact, gone: Contact) -> tuple[Contact, tuple[str, ...], tuple[Conflict, ...]]:
    """One contact of two, the fields taken from ``gone``, and where the two did not agree.

    What ``keep`` does not say is taken from ``gone``, lists and roles are united, and where both say something else
    ``keep`` stands and the other goes to the notes.
    """
    now: dict[str, Any] = {}
    conflicts = []
    for name in (part.name for part in fields(Contact) if part.name not in ("id", *_JOINED)):
        mine, theirs = getattr(keep, name), getattr(gone, name)
        if isinstance(mine, tuple):
            now[name] = tuple(dict.fromkeys(mine + theirs))
        elif isinstance(mine, frozenset):
            now[name] = mine | theirs
        elif mine in ("", None):
            now[name] = theirs
        elif theirs not in ("", None, mine):
            conflicts.append(Conflict(name, str(mine), str(theirs)))
    now["introduced_by"] = _introducer(keep, gone)
    if keep.cadence is None:
        now |= {"cadence": gone.cadence, "cadence_set_on": gone.cadence_set_on or keep.cadence_set_on}
    elif gone.cadence not in (None, keep.cadence):
        conflicts.append(Conflict("cadence", str(keep.cadence), str(gone.cadence)))
    now |= {"is_mentor": keep.is_mentor or gone.is_mentor, "archived": keep.archived and gone.archived}
    took = tuple(name for name, value in now.items() if value != getattr(keep, name))
    notes = dict.fromkeys([keep.notes, gone.notes, *(f"{conflict.what}: {conflict.other}" for conflict in conflicts)])
    joined = "\n".join(note for note in notes if note)
    return replace(keep, **now, notes=joined), took + ("notes",) * (joined != keep.notes), tuple(conflicts)


def _introducer(keep: Contact, gone: Contact) -> ContactId | None:
    # One of two who are the same person cannot have introduced the other.
    mine = None if keep.introduced_by == gone.id else keep.introduced_by
    theirs = None if gone.introduced_by == keep.id else gone.introduced_by
    return mine or theirs


def _together(there: Kept, other: Kept) -> Kept:
    """Two ties between the same people: the greater closeness; stated, if either is."""
    if not isinstance(there, Tie) or not isinstance(other, Tie):
        return there
    first, second = (other, there) if other.source == "stated" else (there, other)
    return replace(first, closeness=max(first.closeness, second.closeness))


# Doing it.


def _changes(connection: sqlite3.Connection, keep: Contact, gone: Contact) -> Changes:
    changes: Changes = {(CONTACTS.table, (keep.id,)): (keep, combined(keep, gone)[0])}
    for table, shelf in ALL_TABLES.items():
        for record in shelf.mentioning(connection, gone.id):
            if record == keep:
                continue
            after = moved(record, gone.id, keep.id)
            key = shelf.key_of(record)
            if after is None or shelf.key_of(after) == key:
                changes[table, key] = (record, after)
            else:
                there = shelf.one(connection, shelf.key_of(after))
                changes[table, key] = (record, None)
                changes[table, shelf.key_of(after)] = (there, after if there is None else _together(there, after))
    changes[CONTACTS.table, (gone.id,)] = (gone, None)
    return changes


def _write(connection: sqlite3.Connection, wanted: Mapping[tuple[str, Key], Kept | None]) -> None:
    # What comes before what goes: with a contact the file would take out all that still mentions them.
    for (table, key), record in sorted(wanted.items(), key=lambda item: item[1] is None):
        shelf = ALL_TABLES[table]
        if record is None:
            shelf.delete(connection, key)
        elif shelf.has(connection, key):
            shelf.update(connection, record)
        else:
            shelf.insert(connection, record)


def _journal(connection: sqlite3.Connection, number: int) -> Changes:
    changes: Changes = {}
    for table, key, *packed in connection.execute(
        "SELECT kind, key, before, after FROM merge_changes WHERE merge = ? ORDER BY rowid", (number,)
    ):
        before, after = (None if text is None else ALL_TABLES[table].unpacked(text) for text in packed)
        changes[table, tuple(json.loads(key))] = (before, after)
    return changes


def _told(number: int, keep: ContactId, gone: ContactId, changes: Changes) -> Merge:
    mine, theirs = (cast(Contact, changes[CONTACTS.table, (person,)][0]) for person in (keep, gone))
    _, took, conflicts = combined(mine, theirs)
    counted: Counter[str] = Counter()
    more = []
    for (table, key), (before, after) in changes.items():
        if before is None or before in (mine, theirs):
            continue
        counted[table] += 1
        if isinstance(before, Referral) and after is None:
            more.append(Conflict("referral", "", f"{before.referred_by} to {before.person}"))
        if isinstance(before, Tie) and isinstance(after, Tie) and key == (before.a, before.b):
            other = after.b if after.a == keep else after.a
            second = changes[table, (min(gone, other), max(gone, other))][0]
            if isinstance(second, Tie) and second.closeness != before.closeness:
                low, high = sorted([before.closeness, second.closeness])
                more.append(Conflict(f"tie to {other}", str(high), str(low)))
    return Merge(number, mine, theirs, took, dict(counted), conflicts + tuple(more))


def _contact(connection: sqlite3.Connection, contact: ContactId) -> Contact:
    if found := CONTACTS.one(connection, (contact,)):
        return found
    msg = f"nothing was changed, because there is no contact {contact!r} here"
    into = connection.execute("SELECT keep FROM merges WHERE gone = ? ORDER BY id DESC", (contact,)).fetchone()
    raise UnknownContact(f"{msg}; they were merged into {into[0]!r}" if into else msg)


def _packed(key: Key) -> str:
    return json.dumps(key, ensure_ascii=False)
