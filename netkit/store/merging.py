"""Merging two contacts who are one person, and undoing a merge."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final, TypeAlias, cast

from netkit.errors import InvalidRequest, UnknownContact
from netkit.model import Contact, ContactId, Record, Referral, Tie
from netkit.pairs import Distinct, Pair, Stored
from netkit.results import Result, counted
from netkit.store.table_map import ALL_TABLES, CONTACTS, DISTINCT, WITH_PAIRS, Key, counts_in_words

Changes: TypeAlias = dict[tuple[str, Key], tuple[Stored | None, Stored | None]]
"""By table and key: the record before and after the merge."""

_OWN_RULES: Final = ("id", "notes", "introduced_by", "cadence", "cadence_set_on", "put_off_to", "is_mentor", "archived")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two records that became one did not agree: ``kept`` stands, ``other`` does not."""

    what: str
    kept: str
    other: str

    def __str__(self) -> str:
        if not self.kept:
            return f"Gone, since the two are one: the {self.what} {self.other}."
        return f"The two differed in {_in_words(self.what)}: {self.kept!r} stands, and not {self.other!r}."


@dataclass(frozen=True, slots=True)
class Merge(Result):
    """Two contacts who became one.

    ``keep`` and ``gone`` are the two as they were before. ``took`` names the fields that ``keep`` has from ``gone``;
    ``moved`` counts the other records that changed, by table; ``conflicts`` says where the two did not agree.
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
            lines.append(f"Taken over or added to: {', '.join(map(_in_words, self.took))}.")
        lines += map(str, self.conflicts)
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Undone(Result):
    """A merge that was undone; ``left`` are records that had changed since, and stay as they are."""

    merge: Merge
    left: tuple[Record, ...]

    def __str__(self) -> str:
        changed = f" Left as changed since: {counted(len(self.left), 'record')}." if self.left else ""
        return f"{self.merge.gone.name} and {self.merge.keep.name} are two contacts again.{changed}"


def merge(connection: sqlite3.Connection, keep: ContactId, gone: ContactId) -> Merge:
    """Merge two contacts, and store every record that changes as it was before and is after."""
    if keep == gone:
        msg = f"{known(connection, keep).name} is one contact already; a merge needs two"
        raise InvalidRequest(msg)
    changes = _changes(connection, known(connection, keep), known(connection, gone))
    number = connection.execute("INSERT INTO merges (keep, gone) VALUES (?, ?)", (keep, gone)).lastrowid
    for (table, key), sides in changes.items():
        encoded = map(ALL_TABLES[table].encode, sides)
        connection.execute(
            "INSERT INTO merge_changes (merge, kind, key, before, after) VALUES (?, ?, ?, ?, ?)",
            (number, table, _encoded(key), *encoded),
        )
    _write(connection, {place: after for place, (_, after) in changes.items()})
    return _described(cast(int, number), keep, gone, changes, _names(connection))


def merges(connection: sqlite3.Connection) -> list[Merge]:
    """The merges that can be undone, in the order in which they were made."""
    found = connection.execute("SELECT id, keep, gone FROM merges ORDER BY id").fetchall()
    names = _names(connection)
    return [_described(number, keep, gone, _journal(connection, number), names) for number, keep, gone in found]


def as_merged(
    connection: sqlite3.Connection, records: Iterable[Stored], same: Mapping[ContactId, ContactId]
) -> Iterator[Stored]:
    """The records with the contacts who were kept in place of those who are the ``same`` or were merged into them."""
    into: dict[ContactId, ContactId] = {}
    for keep, gone in connection.execute("SELECT keep, gone FROM merges ORDER BY id"):
        into = {one: keep if now == gone else now for one, now in into.items()} | {gone: keep}
    into = {one: into.get(now, now) for one, now in same.items()} | into
    for record in records:
        if isinstance(record, Contact) and into.get(record.introduced_by or record.id) == record.id:
            record = replace(record, introduced_by=None)  # by somebody who is the same person
        now: Stored | None = record
        for who in into.keys() & WITH_PAIRS[type(record)].mentioned(record):
            now = now and WITH_PAIRS[type(record)].renamed(now, who, into[who])
        if isinstance(record, Contact) and record.id in into:
            now = replace(record, id=into[record.id], introduced_by=None)
        if now is not None:
            yield now


def undo(connection: sqlite3.Connection, number: int) -> Undone:
    """Restore every record that this merge changed and that has not changed since."""
    undone = next((one for one in merges(connection) if one.id == number), None)
    if undone is None:
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
    now = {(table, key): ALL_TABLES[table].one(connection, key) for table, key in changes}
    back = {place: before for place, (before, after) in changes.items() if now[place] == after}
    left = [now[place] for place, (before, _) in changes.items() if place not in back and now[place] != before]
    _write(connection, back)
    connection.execute("DELETE FROM merges WHERE id = ?", (number,))
    return Undone(undone, tuple(record for record in left if record is not None and not isinstance(record, Pair)))


def drop(connection: sqlite3.Connection, table: str, key: Key) -> None:
    """Delete every copy of a removed record that was stored to undo merges."""
    connection.execute("DELETE FROM merge_changes WHERE kind = ? AND key = ?", (table, _encoded(key)))


def drop_contact(connection: sqlite3.Connection, contact: ContactId) -> None:
    """Delete what was stored to undo merges of a contact, or of those merged into them, and every mention of them."""
    connection.execute(
        """WITH RECURSIVE one (id) AS (
            VALUES (?) UNION SELECT gone FROM merges JOIN one ON keep = one.id
        ) DELETE FROM merges WHERE keep IN one OR gone IN one""",
        (contact,),
    )
    for row, kind, *encoded in connection.execute("SELECT rowid, kind, before, after FROM merge_changes").fetchall():
        table = ALL_TABLES[kind]
        sides = [table.decode(text) for text in encoded]
        left = [side and table.renamed(side, contact, None) for side in sides]
        if left == [None, None]:
            connection.execute("DELETE FROM merge_changes WHERE rowid = ?", (row,))
        elif left != sides:
            change = "UPDATE merge_changes SET before = ?, after = ? WHERE rowid = ?"
            connection.execute(change, (*map(table.encode, left), row))


def reject(connection: sqlite3.Connection, a: ContactId, b: ContactId) -> None:
    """Store that two contacts are two people."""
    if a == b:
        msg = f"{known(connection, a).name} is one contact; two are needed to say that they are two people"
        raise InvalidRequest(msg)
    known(connection, a)
    known(connection, b)
    DISTINCT.write(connection, Distinct(a, b))


def combined(keep: Contact, gone: Contact) -> tuple[Contact, tuple[str, ...], tuple[Conflict, ...]]:
    """The contact that two become, the fields it has from ``gone``, and where the two did not agree."""
    now: dict[str, Any] = {}
    conflicts = []
    for name in (part.name for part in fields(Contact) if part.name not in _OWN_RULES):
        mine, theirs = getattr(keep, name), getattr(gone, name)
        if isinstance(mine, tuple):
            now[name] = tuple(dict.fromkeys(mine + theirs))
        elif isinstance(mine, frozenset):
            now[name] = mine | theirs
        elif mine in ("", None):
            now[name] = theirs
        elif theirs not in ("", None, mine):
            conflicts.append(Conflict(name, str(mine), str(theirs)))
    # One of two who are the same person cannot have introduced the other.
    introducers = (keep.introduced_by, gone.introduced_by)
    now["introduced_by"] = next((one for one in introducers if one not in (None, keep.id, gone.id)), None)
    if keep.cadence is None:
        now |= {"cadence": gone.cadence, "cadence_set_on": gone.cadence_set_on or keep.cadence_set_on}
    elif gone.cadence not in (None, keep.cadence):
        conflicts.append(Conflict("cadence", str(keep.cadence), str(gone.cadence)))
    now |= {"is_mentor": keep.is_mentor or gone.is_mentor, "archived": keep.archived and gone.archived}
    now["put_off_to"] = max(filter(None, (keep.put_off_to, gone.put_off_to)), default=None)
    notes = dict.fromkeys(
        [keep.notes, gone.notes, *(f"{_in_words(conflict.what)}: {conflict.other}" for conflict in conflicts)]
    )
    now["notes"] = "\n".join(note for note in notes if note)
    took = tuple(name for name, value in now.items() if value != getattr(keep, name))
    return replace(keep, **now), took, tuple(conflicts)


def _changes(connection: sqlite3.Connection, keep: Contact, gone: Contact) -> Changes:
    changes: Changes = {(CONTACTS.table, (keep.id,)): (keep, combined(keep, gone)[0])}
    for name, table in ALL_TABLES.items():
        for record in table.mentioning(connection, gone.id):
            if record == keep:
                continue
            after = table.renamed(record, gone.id, keep.id)
            key = table.key_of(record)
            if after is None or table.key_of(after) == key:
                changes[name, key] = (record, after)
            else:
                there = table.one(connection, table.key_of(after))
                changes[name, key] = (record, None)
                changes[name, table.key_of(after)] = (there, after if there is None else _joined(there, after))
    # Last, since SQLite deletes with a contact all that still mentions them.
    changes[CONTACTS.table, (gone.id,)] = (gone, None)
    return changes


def _joined(there: Stored, other: Stored) -> Stored:
    """One tie of two between the same people: the greater closeness; stated, if either is."""
    if not isinstance(there, Tie) or not isinstance(other, Tie):
        return there
    first, second = (other, there) if other.source == "stated" else (there, other)
    return replace(first, closeness=max(first.closeness, second.closeness))


def _write(connection: sqlite3.Connection, wanted: Mapping[tuple[str, Key], Stored | None]) -> None:
    for (name, key), record in wanted.items():
        table = ALL_TABLES[name]
        if record is None:
            table.delete(connection, key)
        else:
            table.write(connection, record)


def _journal(connection: sqlite3.Connection, number: int) -> Changes:
    changes: Changes = {}
    for table, key, *encoded in connection.execute(
        "SELECT kind, key, before, after FROM merge_changes WHERE merge = ? ORDER BY kind, key", (number,)
    ):
        before, after = map(ALL_TABLES[table].decode, encoded)
        changes[table, tuple(json.loads(key))] = (before, after)
    return changes


def _names(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT id, name FROM contacts"))


def _in_words(field: str) -> str:
    return field.replace("_", " ")


def _described(number: int, keep: ContactId, gone: ContactId, changes: Changes, names: Mapping[str, str]) -> Merge:
    mine, theirs = (cast(Contact, changes[CONTACTS.table, (person,)][0]) for person in (keep, gone))
    names = {**names, keep: mine.name, gone: theirs.name}
    _, took, conflicts = combined(mine, theirs)
    moved: Counter[str] = Counter()
    more = []
    tables = list(ALL_TABLES)
    for (table, key), (before, after) in sorted(changes.items(), key=lambda one: (tables.index(one[0][0]), one[0][1])):
        if before is None or before in (mine, theirs):
            continue
        moved[table] += 1
        if isinstance(before, Referral) and after is None:
            people = (names.get(person, person) for person in (before.referred_by, before.person))
            more.append(Conflict("referral", "", " to ".join(people)))
        if isinstance(before, Tie) and isinstance(after, Tie) and key == (before.a, before.b):
            other = after.b if after.a == keep else after.a
            second = changes[table, (min(gone, other), max(gone, other))][0]
            if isinstance(second, Tie) and second.closeness != before.closeness:
                low, high = sorted([before.closeness, second.closeness])
                more.append(Conflict(f"the tie to {names.get(other, other)}", str(high), str(low)))
    return Merge(number, mine, theirs, took, dict(moved), conflicts + tuple(more))


def known(connection: sqlite3.Connection, contact: ContactId) -> Contact:
    """The contact with this id; raises UnknownContact, with whom they were merged into."""
    if found := CONTACTS.one(connection, (contact,)):
        return found
    into = connection.execute("SELECT keep FROM merges WHERE gone = ? ORDER BY id DESC", (contact,)).fetchone()
    more = f"they were merged into {into[0]!r}" if into else "see the table of contacts"
    msg = f"nothing was changed, because there is no contact {contact!r} here; {more}"
    raise UnknownContact(msg)


def _encoded(key: Key) -> str:
    return json.dumps(key, ensure_ascii=False)
