"""Copies of a store's file beside it: before a migration, and whenever somebody wants one."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from datetime import date
from itertools import count
from pathlib import Path

from netkit.errors import InvalidRequest, StoreError
from netkit.store.database import MEMORY, OWNER_ALONE, errors_in_words


def free(path: Path) -> Path:
    """The path or, if something is there, the first with a number that is free: ``copy.db``, ``copy-2.db``."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return path if not path.exists() else next(one for one in numbered if not one.exists())


def copy_beside(path: Path, today: date) -> Path:
    """Copy the store's file to one beside it that has the day in its name, never over another; returns the copy."""
    if str(path) == MEMORY:
        msg = "a network that is kept in memory has no file to copy"
        raise InvalidRequest(msg)
    saved = free(path.with_name(f"{path.stem}.copy-{today}{path.suffix}"))
    try:
        with errors_in_words(path):
            backup(path, saved)
    except OSError as error:
        if isinstance(error, StoreError):
            raise
        msg = f"the copy {saved} could not be made ({error.strerror or error}), and nothing is left of it. Make room in"
        msg += " that folder, and see that you may write there; then try again"
        raise StoreError(msg) from error
    return saved


def backup(path: Path, saved: Path) -> None:
    """Copy a store's file, and return when the copy is on the disk; after an error nothing is left of it."""
    unfinished = saved.with_name(saved.name + ".part")
    try:
        with contextlib.suppress(FileNotFoundError):
            unfinished.unlink()
        unfinished.touch(mode=OWNER_ALONE)
        with (  # SQLite does not copy through a connection that has an open transaction.
            contextlib.closing(sqlite3.connect(path)) as source,
            contextlib.closing(sqlite3.connect(unfinished)) as copy,
        ):
            source.backup(copy)
        _sync(unfinished)
        unfinished.replace(saved)
        _sync(path.parent)
    except (sqlite3.Error, OSError):
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise


def _sync(path: Path) -> None:
    """Flush a file or folder from the computer's memory to the disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows cannot open a folder, and need not.
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
