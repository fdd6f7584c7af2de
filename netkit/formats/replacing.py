"""Which file may be written over: only an earlier one of the same kind.

Google's export is called ``contacts.csv`` too, and one wrong name must not cost somebody their network.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from netkit.errors import InvalidRequest

_HEAD: Final = 4096


def refuse_another_kind(path: str | Path, mark: str, *, called: str) -> None:
    """Raise InvalidRequest if there is a file at ``path`` that does not have ``mark`` near its beginning.

    ``called`` says what belongs there. An empty file may be written over. Whatever cannot be read is left for
    ``written`` to judge.
    """
    path = Path(path)
    with suppress(RuntimeError):  # a home folder (~name) that nobody has: the name is taken as it stands
        path = path.expanduser()
    try:
        if not path.is_file():
            return
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except PermissionError:
        msg = f"{path.name}: there is a file of this name which may not be read. Choose another name"
        raise InvalidRequest(msg) from None
    except (OSError, ValueError):
        return
    if head and mark.encode() not in head:
        msg = f"{path.name}: the file that is there is not {called}, and was left alone. Choose another name"
        raise InvalidRequest(msg)
