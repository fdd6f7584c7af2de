"""Full-text search over the records of a store."""

from __future__ import annotations

import json
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from netkit.codec import text_fields
from netkit.errors import InvalidRequest
from netkit.model import Contact, ContactId, Record
from netkit.names import key, spellings
from netkit.store.database import Database
from netkit.store.table_map import TABLES
from netkit.store.tokens import positions, tokens

FIELDS: Final[dict[type[Record], tuple[str, ...]]] = {kind: text_fields(kind) for kind in TABLES}
"""The indexed fields: every one that holds text of one's own."""

_KINDS: Final = tuple(kind for kind, names in FIELDS.items() if names)
_AROUND: Final = 40
"""How many characters an excerpt shows before and after what was found."""
_BREAK: Final = "\N{SYMBOL FOR RECORD SEPARATOR}"
"""Between two texts, a token that no text has: a phrase must not begin in one text and end in the next."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record that contains all the words; the first of them is ``excerpt[start:end]``, a piece of its ``field``."""

    record: Record
    field: str
    excerpt: str
    start: int
    end: int

    @property
    def people(self) -> list[ContactId]:
        """The contact that was found, or those whom the record mentions."""
        return _people(self.record)


class Search:
    """An index of the texts of one store, built by the first search and after each change.

    It is in memory: nothing of a contact who was forgotten stays behind in the file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._index: sqlite3.Connection | None = None
        self._close: Callable[[], object] = lambda: None
        self._state: tuple[int, ...] | None = None

    def find(self, text: str, *, limit: int | None, whole: bool = False) -> list[Found]:
        """Records that contain all these words, the best first; the last may be a prefix, unless ``whole``."""
        pieces = _pieces(text)
        if limit is not None and limit < 1:
            msg = f"limit is {limit}; it must be 1 or more, or None for all that is found"
            raise InvalidRequest(msg)
        if not pieces:
            return []
        with self._lock, self._database.reading() as connection:
            rows = self._current(connection).execute(
                "SELECT kind, key FROM found WHERE found MATCH ? ORDER BY bm25(found, 4.0, 1.0), kind, key LIMIT ?",
                (_query(pieces, "" if whole else text), -1 if limit is None else limit),
            )
            records = [TABLES[_KINDS[kind]].one(connection, tuple(json.loads(key))) for kind, key in rows.fetchall()]
        return [_found(record, pieces) for record in records if record is not None]

    def count(self, text: str) -> int:
        """How many records ``find`` finds without a limit."""
        return sum(number for (number,) in self._matching("count(*)", text))

    def people(self, text: str) -> set[ContactId]:
        """The contacts that ``find`` finds without a limit, and those whom the records mention that it finds."""
        return {person for (people,) in self._matching("DISTINCT people", text) for person in json.loads(people)}

    def _matching(self, columns: str, text: str) -> list[tuple[Any, ...]]:
        if not (pieces := _pieces(text)):
            return []
        with self._lock, self._database.reading() as connection:
            query = f"SELECT {columns} FROM found WHERE found MATCH ?"
            return self._current(connection).execute(query, (_query(pieces, text),)).fetchall()

    def clear(self) -> None:
        """Discard the index."""
        with self._lock:
            self._close()
            self._index = self._state = None

    def _current(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        state = self._database.state()
        if self._index is None or state != self._state:
            self._close()
            self._index = _indexed(connection)
            # Nobody closes a search; Python 3.13 warns about connections that nobody closed.
            self._close = weakref.finalize(self, self._index.close)
            self._state = state
        return self._index


def _indexed(connection: sqlite3.Connection) -> sqlite3.Connection:
    index = sqlite3.connect(":memory:", check_same_thread=False)
    try:
        # Our tokens are joined by spaces, so the simplest tokenizer of FTS5 finds them again.
        index.execute(
            "CREATE VIRTUAL TABLE found USING fts5 "
            "(name, words, kind UNINDEXED, key UNINDEXED, people UNINDEXED, tokenize = 'ascii')"
        )
        with index:
            index.executemany("INSERT INTO found VALUES (?, ?, ?, ?, ?)", _lines(connection))
    except BaseException:
        index.close()
        raise
    return index


def _lines(connection: sqlite3.Connection) -> Iterator[tuple[str, str, int, str, str]]:
    for number, kind in enumerate(_KINDS):
        table = TABLES[kind]
        for record in table.all(connection):
            texts = [" ".join(tokens(text)) for _, text in _texts(record)]
            if isinstance(record, Contact):
                texts[0] = f" {_BREAK} ".join([texts[0], *(" ".join(tokens(one)) for one in spellings(record.name))])
            # The name has a column of its own, since a word in it counts most.
            name, rest = (texts[0], texts[1:]) if kind is Contact else ("", texts)
            if name or rest:
                key, people = json.dumps(table.key_of(record)), json.dumps(_people(record))
                yield name, f" {_BREAK} ".join(rest), number, key, people


def _people(record: Record) -> list[ContactId]:
    return [record.id] if isinstance(record, Contact) else TABLES[type(record)].mentioned(record)


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    for name in FIELDS[type(record)]:
        value = getattr(record, name)
        for text in (value,) if isinstance(value, str) else value:
            if text:
                yield name, text


def _pieces(text: str) -> list[list[str]]:
    """What was typed between spaces, as tokens; what has no token is ignored."""
    if not text.strip():
        msg = "there is nothing to search for; give one or more words, such as 'city planning'"
        raise InvalidRequest(msg)
    return [piece for piece in map(tokens, text.split()) if piece]


def _query(pieces: list[list[str]], name: str) -> str:
    """The query for FTS5: all pieces, or else the contacts of this name. Without a name, the last piece is whole."""
    end = "*" if name else ""
    every = _all((_forms(piece) for piece in pieces), end)
    called = tokens(key(name))
    if not called or called == [token for piece in pieces for token in piece]:
        return every
    return f"({every}) OR name : ({_all(([[token]] for token in called), end)})"


def _all(pieces: Iterable[list[list[str]]], end: str) -> str:
    """One form of each piece, as a phrase in quotes, which no token contains; ``end`` comes after the last piece."""
    *others, last = ([f'"{" ".join(form)}"' for form in forms] for forms in pieces)
    return " AND ".join(f"({' OR '.join(forms)})" for forms in [*others, [f"{form}{end}" for form in last]])


def _forms(piece: list[str]) -> list[list[str]]:
    """A piece as it was typed and, if it is several tokens, written together: "obrien" for "O'Brien"."""
    return [piece, ["".join(piece)]] if len(piece) > 1 else [piece]


def _found(record: Record, pieces: list[list[str]]) -> Found:
    """An excerpt of the text that contains most of the words; of a name that is written otherwise, all of it."""
    every = [(field, text, list(_spans(text, pieces))) for field, text in _texts(record)]
    field, text, spans = max(every, key=lambda one: len(one[2]))
    start, end = min(spans, default=(0, len(text)))
    begin = max(0, start - _AROUND)
    return Found(record, field, text[begin : end + _AROUND], start - begin, end - begin)


def _spans(text: str, pieces: list[list[str]]) -> Iterator[tuple[int, int]]:
    """Where each piece first occurs in this text, if it does."""
    there = positions(text)
    for number, piece in enumerate(pieces):
        matches: Callable[[str, str], bool] = str.startswith if number == len(pieces) - 1 else str.__eq__
        runs = ((form, there[first : first + len(form)]) for form in _forms(piece) for first in range(len(there)))
        for form, run in runs:
            if [token for token, _, _ in run[:-1]] == form[:-1] and matches(run[-1][0], form[-1]):
                yield run[0][1], run[-1][2]
                break
