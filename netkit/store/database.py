"""One SQLite file: opening it, its transactions, and its errors in words."""

from __future__ import annotations

import contextlib
import gc
import os
import re
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, Literal

from netkit.errors import InvalidRecord, StoreBusy, StoreError, StoreTooNew

MEMORY: Final = ":memory:"
APPLICATION_ID: Final = int.from_bytes(b"netk", "big")
"""Marks a SQLite file as ours; see https://www.sqlite.org/fileformat2.html, offset 68 of the header."""
OWNER_ALONE: Final = 0o600
"""The permissions of a new file: it is about other people. SQLite gives its log the same."""

_CLOSE_OTHERS: Final = "Close the other notebooks that have it open (Kernel, Shut Down), then try again."
_PUT_BACK: Final = "Put it back, or run the cell that opens it again."
_KEPT: Final = "then try again; everything kept before is still there."
_SAVEPOINT: Final = ("SAVEPOINT inner", "RELEASE inner", "ROLLBACK TO inner")
_MAGIC: Final = b"SQLite format 3\0"
_HEADER: Final = 100


class Database:
    """A connection that several threads may share: JupyterLab runs widgets' callbacks in threads of their own."""

    def __init__(self, connection: sqlite3.Connection, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._connection = connection
        self._lock = threading.RLock()
        self._depth = 0  # How many transactions are open, one in another.
        self._rollbacks = 0
        self._opened = None if str(path) == MEMORY else (path.absolute(), path.stat())
        self.before_commit: Callable[[sqlite3.Connection], None] = lambda connection: None
        # A notebook seldom closes what it opened; Python 3.13 warns about connections that nobody closed.
        self.close = weakref.finalize(self, connection.close)

    @classmethod
    def open(cls, path: Path, *, newest: int, timeout: float) -> Database:
        """Connect to the file, created if absent, or to memory; a file that is not ours or too new is not changed."""
        try:
            read_only = str(path) != MEMORY and _check_file(path, newest)
            if str(path) != MEMORY and not path.exists():
                path.touch(mode=OWNER_ALONE)
            with errors_in_words(path):
                # isolation_level=None: we say BEGIN and COMMIT ourselves. Our lock keeps threads apart.
                connection = sqlite3.connect(
                    _read_only_uri(path) if read_only else path,
                    timeout=timeout,
                    isolation_level=None,
                    check_same_thread=False,
                    uri=read_only,
                )
        except StoreError:
            raise
        except (OSError, ValueError) as error:  # Such as a name that is too long for the disk.
            msg = f"{path} cannot be opened: {error}. Check the name, and that the file is yours."
            raise StoreError(msg) from error
        database = cls(connection, path, read_only=read_only)
        with database.closed_on_error():
            database.pragma("foreign_keys = ON")
            # Overwrites deleted rows with zeros: what is no longer kept must not stay in the file.
            database.pragma("secure_delete = ON")
            with database.transaction("DEFERRED"):
                ours = database.pragma("application_id") == APPLICATION_ID
                tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if tables and not ours:
                _refuse(path)
        return database

    @contextlib.contextmanager
    def closed_on_error(self) -> Iterator[None]:
        """Close the connection if anything raises inside."""
        try:
            with errors_in_words(self.path):
                yield
        except BaseException:
            self.close()
            raise

    def use_wal(self) -> None:
        """Let others read while one writes, and have every commit on the disk before it is reported.

        Each commit is checkpointed at once: a copy of the ``.db`` file alone, made while it is open, is complete.
        """
        if self.read_only:
            return
        self.pragma("synchronous = FULL")
        self.pragma("wal_autocheckpoint = 1")
        # 16 MB: a large import changes more pages than SQLite's usual 2 MB hold, and would write many of them twice.
        self.pragma("cache_size = -16000")
        # Where it is not available (some network drives) or the file is locked, SQLite's older journal is as safe.
        with contextlib.suppress(StoreError):
            self.pragma("journal_mode = WAL")

    def pragma(self, statement: str) -> Any:  # noqa: ANN401 - a number or a text
        """Ask for or change a setting of SQLite's: https://www.sqlite.org/pragma.html. ``None`` if it has no answer."""
        with self._lock, errors_in_words(self.path):
            answer = self._connection.execute(f"PRAGMA {statement}").fetchone()
        return answer and answer[0]

    @contextlib.contextmanager
    def transaction(self, kind: Literal["DEFERRED", "IMMEDIATE"]) -> Iterator[sqlite3.Connection]:
        """A transaction, DEFERRED to read or IMMEDIATE to write; within another one, a savepoint of that one.

        ``before_commit`` is called at the end of one that changed something, unless it is within another one.
        """
        with self._lock, errors_in_words(self.path):
            outermost, changed = not self._depth, self._connection.total_changes
            begin, commit, rollback = (f"BEGIN {kind}", "COMMIT", "ROLLBACK") if outermost else _SAVEPOINT
            self._depth += 1
            try:
                self._connection.execute(begin)
                if kind == "IMMEDIATE":
                    self._refuse_if_moved()
                yield self._connection
                if outermost and self._connection.total_changes > changed:
                    self.before_commit(self._connection)
                self._connection.execute(commit)
            except BaseException:  # KeyboardInterrupt too must not leave half a change behind.
                self._rollbacks += 1
                # If even this fails, SQLite rolls back when the file is next opened.
                with contextlib.suppress(sqlite3.Error):
                    if self._connection.in_transaction:
                        self._connection.execute(rollback)
                raise
            finally:
                self._depth -= 1

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A transaction to read records in; an invalid one is reported as damage to the file."""
        with self.transaction("DEFERRED") as connection, self._report_corruption():
            yield connection

    @contextlib.contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """A transaction to change stored records in; an invalid one is reported as damage to the file."""
        with self.transaction("IMMEDIATE") as connection, self._report_corruption():
            yield connection

    @contextlib.contextmanager
    def _report_corruption(self) -> Iterator[None]:
        try:
            yield
        except InvalidRecord as error:
            found = f"{self.path} holds a record that makes no sense: {error}. Another program may have written to it."
            msg = f"{found} {_advice(self.path)}"
            raise StoreError(msg) from error

    def _refuse_if_moved(self) -> None:
        """Raise StoreError if another file, or none, has the path by now: SQLite would go on writing to a lost one."""
        if self._opened:
            there, opened = self._opened
            with contextlib.suppress(OSError):
                if os.path.samestat(opened, there.stat()):
                    return
            msg = f"{self.path} was moved, deleted or replaced while it was open here; nothing was written. {_PUT_BACK}"
            raise StoreError(msg)

    def vacuum(self) -> None:
        """Rewrite the file without its free space, and empty the log.

        ``secure_delete`` alone leaves traces between the rows of a page from which SQLite has moved some to another.
        """
        self.pragma("temp_store = MEMORY")  # No temporary file with people's data.
        with self._lock, errors_in_words(self.path):
            self._connection.execute("VACUUM")
            self.empty_log()

    def empty_log(self) -> None:
        """Checkpoint and truncate the log; raises StoreBusy if another program is reading or writing."""
        if self.pragma("wal_checkpoint(TRUNCATE)"):  # Whether it was busy.
            msg = f"{self.path} is in use by another program, so its log cannot be emptied. {_CLOSE_OTHERS}"
            raise StoreBusy(msg)

    def state(self) -> tuple[int, ...]:
        """A value that differs after any change to the file, by this program or another, and after one is undone."""
        return self.pragma("data_version"), self._connection.total_changes, self._rollbacks


def copy_of(path: Path, version: int) -> Path:
    """Where the file is copied to before it is migrated from this version."""
    return path.with_name(f"{path.stem}.version-{version}{path.suffix}")


def copies(path: Path, *, endings: str = "") -> list[Path]:
    """Netkit's copies of the file beside it, the latest last: of older versions, and those of a day.

    ``endings`` is a regular expression for what may follow the name.
    """
    if str(path) == MEMORY:
        return []
    of_day = r"\.copy-\d{4}-\d\d-\d\d(?:-\d+)?"
    name = re.compile(rf"{re.escape(path.stem)}(?:(?:\.version-(\d+))+|{of_day}){re.escape(path.suffix)}{endings}")
    found = [(other, match) for other in path.parent.iterdir() if (match := name.fullmatch(other.name))]
    return [
        other for _, _, other in sorted((other.lstat().st_mtime, int(match[1] or 0), other) for other, match in found)
    ]


def refuse_newer(path: Path, found: int, newest: int) -> None:
    """Raise StoreTooNew if the file has a version that this netkit does not know."""
    if found > newest:
        msg = (
            f"{path} was made by a newer netkit: it has version {found}, and this netkit knows only up to {newest}. "
            "It was left untouched. Update netkit (pip install --upgrade netkit), and open it again."
        )
        raise StoreTooNew(msg)


@contextlib.contextmanager
def errors_in_words(path: Path) -> Iterator[None]:
    """Re-raise SQLite's errors as StoreError."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:  # The latter if SQLite's message has a damaged name.
        raise explained(error, path) from error


def explained(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> StoreError:
    """What happened to the file, that nothing was half-written, and what to do."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # Without the details that SQLite adds in the higher bits.
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusy(
            f"{path} is locked by another program, which did not let go in time; nothing was written. {_CLOSE_OTHERS}"
        )
    copy = f"Copy {path.name}, and {path.name}-wal if there is one, to a folder of your own, and open the copy."
    damaged = f"the file is damaged. {_advice(path)}"
    known = {
        sqlite3.SQLITE_FULL: f"the disk is full. Make room, {_KEPT}",
        sqlite3.SQLITE_READONLY: f"it can only be read here. {copy}",
        sqlite3.SQLITE_CANTOPEN: f"its folder may be write-protected or gone. {copy}",
        sqlite3.SQLITE_PERM: f"its folder may be write-protected or gone. {copy}",
        sqlite3.SQLITE_IOERR: f"the disk does not answer as it should; it may be full or unplugged. Check it, {_KEPT}",
        sqlite3.SQLITE_CORRUPT: damaged,
        sqlite3.SQLITE_NOTADB: damaged,
    }
    if isinstance(error, UnicodeDecodeError) or "decode to UTF-8" in str(error):
        what = damaged
    elif isinstance(error, sqlite3.ProgrammingError) and "closed" in str(error):
        what = "it has been closed. Open it again."
    else:
        what = known.get(code, "SQLite refused. Keep the file as it is, and report this.")
    return StoreError(f"{path} could not be used, and nothing was half-written: {what} (SQLite: {error})")


def _advice(path: Path) -> str:
    """What to do when the file is damaged."""
    found: list[Path] = []
    with contextlib.suppress(OSError):
        found = copies(path)
    one = f"; the latest that netkit made is {found[-1]}" if found else ""
    return f"Put it aside, and go on from your latest copy of it{one}."


def _check_file(path: Path, newest: int) -> bool:
    """Raise StoreError for a path that cannot be a store, without changing it; otherwise whether it is read-only."""
    if path.exists() and not path.is_file():
        msg = f"{str(path)!r} is not a file; a store is a file in a folder, such as {path / 'my-network.db'}"
        raise StoreError(msg)
    if not path.parent.is_dir():
        msg = f"{path} cannot be made, because there is no folder {path.parent}. Make the folder, or correct its name."
        raise StoreError(msg)
    if not path.exists():
        if not os.access(path.parent, os.W_OK):
            msg = f"{path} cannot be made, because its folder can only be read. Choose a folder of your own."
            raise StoreError(msg)
        return False
    with path.open("rb") as file:
        header = file.read(_HEADER)
    # A first write that was cut short may leave anything here; SQLite then undoes it by the journal beside the file.
    if header and not _is_beside(path, "-journal"):
        if header[:16] != _MAGIC or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
            _refuse(path)
        refuse_newer(path, int.from_bytes(header[60:64], "big"), newest)
    return not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _read_only_uri(path: Path) -> str:
    # In a folder where it may not write, SQLite reads a file with a write-ahead log only as "immutable". But then it
    # would ignore what is still in the log.
    unfinished = _is_beside(path, "-wal") or _is_beside(path, "-journal")
    return path.absolute().as_uri() + ("?mode=ro" if unfinished else "?mode=ro&immutable=1")


def _is_beside(path: Path, ending: str) -> bool:
    """Whether SQLite has left work in a file beside this one."""
    other = path.with_name(path.name + ending)
    return other.exists() and other.stat().st_size > 0


def _refuse(path: Path) -> None:
    msg = (
        f"{path} is not a netkit network: it was made by another program, and was left untouched. "
        "Choose another name for your network."
    )
    raise StoreError(msg)


@contextlib.contextmanager
def gc_paused() -> Iterator[None]:
    """Pause Python's garbage collector: among a million new records there is none, and looking takes seconds."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
