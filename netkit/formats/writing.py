"""A file that is written whole or not at all, and in place of nothing that is there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp
from typing import Final, TextIO

from netkit.errors import InvalidRequest, NetkitError
from netkit.formats.textfile import at_home

_OURS: Final = 0o600
"""For its owner alone: what is exported is about other people."""
_HEAD: Final = 4096


@contextmanager
def written(path: str | Path, *, over: str | None = None) -> Iterator[TextIO]:
    r"""A UTF-8 text file that is at ``path`` when the block ends well; line breaks stay as written.

    A file that is there is replaced only if it is empty or has ``over`` among its first 4,096 bytes. Until the block
    ends, and after any error, it stays untouched, and nothing else is left behind. Of a symbolic link, the file that it
    leads to is replaced. A new file is readable by its owner alone; one that is replaced keeps its permissions.

    Raises InvalidRequest if a file is there, there is no such folder, the path is a folder, or the disk is full or
    locked. Errors have the path as it was typed.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "words.txt")
    ...     with written(path) as file:
    ...         characters = file.write("Zoë\r\n")
    ...     path.read_bytes()
    b'Zo\xc3\xab\r\n'
    """
    name = str(path)
    try:
        target = at_home(Path(path)).resolve()
        _refuse_what_is_there(target, name, over)
        mode = target.stat().st_mode & 0o777 if target.exists() else _OURS
        handle, beside = mkstemp(dir=target.parent, prefix=".netkit-", suffix=".tmp")
    except NetkitError:
        raise
    except (OSError, RuntimeError, ValueError) as error:
        raise _unwritable(name, error) from None
    new = Path(beside)
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123 - Path opens no open handle
            yield file
            file.flush()
            os.fsync(handle)
        new.chmod(mode)
        new.replace(target)
    except UnicodeEncodeError:
        msg = f"{name}: nothing was written, because a text in it has half a character, which no file can hold"
        raise InvalidRequest(msg) from None
    except NetkitError:
        raise
    except OSError as error:
        raise _unwritable(name, error) from None
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def _refuse_what_is_there(target: Path, name: str, over: str | None) -> None:
    if target.is_dir():
        msg = f"{name}: this is a folder. Name the file to write in it"
        raise InvalidRequest(msg)
    head = b""
    if target.is_file():
        with target.open("rb") as file:
            head = file.read(_HEAD)
    if head and (over is None or over.encode() not in head):
        msg = f"{name}: this is there already, and was left alone. Choose another name, or delete it first"
        raise InvalidRequest(msg)


def _unwritable(name: str, error: Exception) -> InvalidRequest:
    reason = getattr(error, "strerror", None) or "no such name is possible"
    advice = "Check that you may write in its folder, that no program has the file open and that the disk has room"
    return InvalidRequest(f"{name}: the file cannot be written ({reason}). {advice}")
