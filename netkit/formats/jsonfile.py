"""JSON files that a person chose, and their values, each checked for its type.

The whole file is read at once, so its size and the number of its values are limited before it is parsed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final, NoReturn, TypeAlias

from netkit.formats.contact_rows import BadRow, is_sound
from netkit.formats.textfile import File, clean, open_file, read_whole, refuse_another_kind, refused

# What JSON holds has no type until it is looked at.
Json: TypeAlias = Any
Object: TypeAlias = Mapping[str, Json]

LARGEST: Final = 64 << 20
"""How many bytes the file may have, unless the format says otherwise."""
_BYTES_FOR_A_VALUE: Final = 16
"""A value of a real file takes as many on average, or more. A list of nothing but lists fills the memory with less."""


def load(path: File, *, called: str, advice: str, most: int = LARGEST) -> tuple[str, dict[str, Json]]:
    """The file's name and the object that it holds.

    ``called`` is what the right file is, ``advice`` how to get it. Raises UnreadableFile for anything else and for a
    file of more than ``most`` bytes.
    """
    with open_file(path) as (file, name):
        head = file.peek(4096)
        if not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
            refuse_another_kind(head, name, called)
            raise refused(name, f"this does not look like {called}. {advice}")
        raw = read_whole(file, name, most=most, advice=advice)
    # One of these stands before each value.
    if sum(raw.count(mark) for mark in (b",", b":", b"[", b"{")) > most // _BYTES_FOR_A_VALUE:
        raise refused(name, f"the file holds more values than {called} has. {advice}")
    try:
        return name, json.loads(raw.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        why = f"line {error.lineno} is not JSON ({error.msg}), so the file may be cut off"
    except UnicodeDecodeError as error:
        why = f"line {raw.count(10, 0, error.start) + 1} is not text in UTF-8"
    except RecursionError:
        why = f"too many lists stand in one another for {called}"
    except ValueError:
        why = "a number in it has thousands of digits"
    raise refused(name, f"{why}. {advice}")


def mistaken(key: str, problem: str) -> NoReturn:
    """Raise BadRow, which says what is wrong with the value of a key; the value itself may be private."""
    msg = f"{key!r} {problem}"
    raise BadRow(msg)


def _of_kind(owner: Json, key: str, kind: type[Json], otherwise: str) -> Json:
    """The value of this kind under a key, or an empty one; ``otherwise`` is what a value of another kind is."""
    if not isinstance(owner, dict):
        mistaken(key, "stands in something that is no object")
    found = owner.get(key)
    if found == [] and kind is dict:
        found = None  # PHP writes an empty object so
    if found is not None and not isinstance(found, kind):
        mistaken(key, otherwise)
    return kind() if found is None else found


def an_object(owner: Json, key: str) -> Object:
    """The object under a key; empty where there is none."""
    found: Object = _of_kind(owner, key, dict, "is not an object")
    return found


def a_list(owner: Json, key: str) -> list[Json]:
    """The list under a key; empty where there is none."""
    found: list[Json] = _of_kind(owner, key, list, "is not a list")
    return found


def text(owner: Json, key: str) -> str:
    """The text under a key, without the spaces around it; empty where there is none."""
    found: str = _of_kind(owner, key, str, "is not a text")
    if not is_sound(found):
        mistaken(key, "holds what no text has")
    return clean(found)


def texts(owner: Json, key: str) -> list[str]:
    """The texts of the list under a key."""
    return [text({key: one}, key) for one in a_list(owner, key)]


def flag(owner: Json, key: str, *, default: bool = False) -> bool:
    """The truth under a key; a database that has no type for it says 0 or 1."""
    found: int = _of_kind(owner, key, int, "is neither true nor false")
    if found not in (0, 1):
        mistaken(key, "is neither true nor false")
    return default if owner.get(key) is None else bool(found)


def day(owner: Json, key: str) -> date:
    """The day of the day or moment under a key, as ISO 8601 writes them."""
    found = re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ][0-9:.]+(?:Z|[+-][0-9:]+)?)?", text(owner, key))
    try:
        return date.fromisoformat(found[1] if found else "")
    except ValueError:
        mistaken(key, "is not a day such as 2024-03-05")
