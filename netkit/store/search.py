"""Records found by words that stand in them."""

from __future__ import annotations

import json
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from netkit.errors import InvalidRequest
from netkit.model import Ask, Contact, Exchange, Interaction, Position, Promise, Record, Referral
from netkit.store.database import Database
from netkit.store.table_map import TABLES
from netkit.store.tokens import places, words

FIELDS: Final[dict[type[Record], tuple[str, ...]]] = {
    Contact: (
        "name",
        "organisation",
        "title",
        "field",
        "circles",
        "tags",
        "interests",
        "offers",
        "needs",
        "how_met",
        "notes",
    ),
    Position: ("organisation", "title"),
    Interaction: ("summary", "topics"),
    Exchange: ("about",),
    Ask: ("text",),
    Promise: ("text",),
    Referral: ("person", "purpose", "outcome"),
}
"""Where search looks; on a contact, a word in the name counts most."""

_KINDS: Final = tuple(FIELDS)
_AROUND: Final = 40
"""How many letters of a text an excerpt shows before and after what was found."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record in which all the words stand.

    ``excerpt`` is a piece of its ``field``; the first word that was found there is ``excerpt[start:end]``.
    """

    record: Record
    field: str
    excerpt: str
    start: int
    end: int


class Search:
    """An index of the texts of one store.

    It lies in memory, is made when somebody first searches, and anew when the store has changed: importing costs
    nothing more, and nothing of anybody who is forgotten stays behind in the file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._index: sqlite3.Connection | None = None
        self._close: Callable[[], object] = lambda: None
        self._state: tuple[int, int] | None = None

    def find(self, text: str, *, limit: int | None, whole: bool = False) -> list[Found]:
        """Records that hold all these words, the best first; the last may be the beginning of one, unless ``whole``."""
        pieces = _pieces(text)
        if limit is not None and limit < 1:
            msg = f"limit is {limit}; it must be 1 or more, or None for all that is found"
            raise InvalidRequest(msg)
        if not pieces:
            return []
        with self._lock, self._database.reading() as connection:
            hits = self._hits(connection, _asked(pieces, whole=whole), limit)
            records = [(TABLES[_KINDS[kind]].one(connection, tuple(json.loads(key)))) for kind, key in hits]
        return [_found(record, pieces) for record in records if record is not None]

    def count(self, text: str) -> int:
        """How many records ``find`` finds without a limit."""
        if not (pieces := _pieces(text)):
            return 0
        with self._lock, self._database.reading() as connection:
            asked = "SELECT count(*) FROM found WHERE found MATCH ?"
            return int(self._updated(connection).execute(asked, (_asked(pieces),)).fetchone()[0])

    def clear(self) -> None:
        """Let go of the index; the next search makes it anew."""
        with self._lock:
            self._close()
            self._index = self._state = None

    def _hits(self, connection: sqlite3.Connection, asked: str, limit: int | None) -> list[tuple[int, str]]:
        return (
            self._updated(connection)
            .execute(
                "SELECT kind, key FROM found WHERE found MATCH ? ORDER BY bm25(found, 4.0, 1.0), kind, key LIMIT ?",
                (asked, -1 if limit is None else limit),
            )
            .fetchall()
        )

    def _updated(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        """The index, built again if the store has changed."""
        state = self._database.state()
        if self._index is None or state != self._state:
            self._close()
            self._index = _indexed(connection)
            # Nobody closes a search; Python 3.13 warns about connections that nobody closed.
            self._close = weakref.finalize(self, self._index.close)
            self._state = state
        return self._index


def _indexed(connection: sqlite3.Connection) -> sqlite3.Connection:
    """All texts as words. SQLite is to tell them apart by the spaces and the ASCII signs alone: ours are plain."""
    index = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        index.execute(
            "CREATE VIRTUAL TABLE found USING fts5 (name, words, kind UNINDEXED, key UNINDEXED, tokenize = 'ascii')"
        )
        index.execute("BEGIN")
        index.executemany("INSERT INTO found (name, words, kind, key) VALUES (?, ?, ?, ?)", _lines(connection))
        index.execute("COMMIT")
    except BaseException:
        index.close()
        raise
    return index


def _lines(connection: sqlite3.Connection) -> Iterator[tuple[str, str, int, str]]:
    for number, kind in enumerate(_KINDS):
        shelf = TABLES[kind]
        for record in shelf.all(connection):
            texts = [" ".join(words(text)) for _, text in _texts(record)]
            # Between two texts a sign that no word has: a phrase must not begin in one and end in the next.
            name, rest = (texts[0], texts[1:]) if kind is Contact else ("", texts)
            if name or rest:
                yield name, f" {_BREAK} ".join(rest), number, json.dumps(shelf.key_of(record), ensure_ascii=False)


_BREAK: Final = "\N{SYMBOL FOR RECORD SEPARATOR}"


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    for name in FIELDS[type(record)]:
        value = getattr(record, name)
        for text in (value,) if isinstance(value, str) else value:
            if text:
                yield name, text


def _pieces(text: str) -> list[list[str]]:
    if not text.strip():
        msg = "there is nothing to search for; give one or more words, such as 'city planning'"
        raise InvalidRequest(msg)
    return [piece for piece in (words(part) for part in text.split()) if piece]


def _asked(pieces: list[list[str]], *, whole: bool = False) -> str:
    """The query for FTS5: each piece a phrase in quotes, which none of our words can contain."""
    return " AND ".join(f'"{" ".join(piece)}"' for piece in pieces) + "*" * (not whole)


def _found(record: Record, pieces: list[list[str]]) -> Found:
    """An excerpt of the text in which most of the words stand."""
    best: tuple[int, str, str, tuple[int, int]] | None = None
    for field, text in _texts(record):
        hits = list(_spans(text, pieces))
        if hits and (best is None or len(hits) > best[0]):
            best = (len(hits), field, text, min(hits))
    if best is None:  # Cannot be, unless SQLite finds what we do not: then the record has to do.
        return Found(record, "", "", 0, 0)
    _, field, text, (start, end) = best
    begin = max(0, start - _AROUND)
    return Found(record, field, text[begin : end + _AROUND], start - begin, end - begin)


def _spans(text: str, pieces: list[list[str]]) -> Iterator[tuple[int, int]]:
    """Where each piece first stands in this text, if it does."""
    there = places(text)
    for number, piece in enumerate(pieces):
        matches: Callable[[str, str], bool] = str.startswith if number == len(pieces) - 1 else str.__eq__
        for first in range(len(there) - len(piece) + 1):
            run = there[first : first + len(piece)]
            if [word for word, _, _ in run[:-1]] == piece[:-1] and matches(run[-1][0], piece[-1]):
                yield run[0][1], run[-1][2]
                break
