"""The errors that netkit raises.

Each is also the built-in exception that a Python programmer expects. A message says what was found, where, and what to
do next.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from textwrap import fill
from types import MappingProxyType
from typing import Any, Final, TypeAlias

Option: TypeAlias = Mapping[str, Any]
"""An argument and its value, such as ``{"kind": "vcard"}``."""
NO_OPTION: Final[Option] = MappingProxyType({})
_FILE: Final = re.compile(r"[^:\n]*\.\w+: |\S+: ")
"""Messages about a file begin with its name."""
WIDTH: Final = 80
"""Columns of a line of an error in a notebook."""
LISTED: Final = 20
"""The message of an UnreadableFile lists this many problems."""


class NetkitError(Exception):
    """The base class of all errors that netkit raises."""

    def sentence(self) -> str:
        """The message as people read it: it begins with a capital letter and ends with a full stop."""
        words = str(self)
        if _FILE.match(words):
            words = f"This did not work with {words}"
        elif words.split(" ", 1)[0].isalpha():
            words = words[:1].upper() + words[1:]
        else:  # What was typed keeps its letters.
            words = f"This did not work: {words}"
        return words if "\n" in words or words.endswith((".", "?", ":")) else f"{words}."

    def _render_traceback_(self) -> list[str]:
        # IPython calls this. A student needs the message, which a traceback through netkit would bury; JupyterLab
        # breaks longer lines in the middle of a word.
        return [fill(line, WIDTH, break_long_words=False) for line in self.sentence().splitlines()]


class InvalidRecord(NetkitError, ValueError):
    """A contact, tie or other record contradicts itself or mentions a contact who does not exist.

    Of one that contradicts itself the message begins with the ``place``, which has the id, and names ``fields``.
    """

    def __init__(self, message: str, place: str = "", called: str = "", fields: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.place, self.called, self.fields = place, called, fields

    def spelt(self, field: Callable[[str], str]) -> str:
        """The message with the fields as they are called elsewhere, such as on the command line, and without the id."""
        left, words = [*self.fields], str(self)
        if self.place and words.startswith(self.place):
            words = self.called + words.removeprefix(self.place)

        def once(found: re.Match[str]) -> str:
            if found[0] not in left:
                return found[0]
            left.remove(found[0])
            return field(found[0])

        return re.sub(rf"\b({'|'.join(left)})\b", once, words) if left else words


class InvalidRequest(NetkitError, ValueError):
    """A function got an argument that makes no sense, such as an unknown scope."""


class MayBeKnown(InvalidRequest):
    """A new contact may be one of those who are in the network already, ``near``: their names are the same or near."""

    def __init__(self, message: str, near: Sequence[Any] = ()) -> None:
        super().__init__(message)
        self.near = tuple(near)


class DayAhead(InvalidRequest):
    """Something is recorded as having happened on a day after today; ``yes=True`` records it all the same.

    The message names that argument where it has ``{option}``, as ``UnreadableFile`` does.
    """

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(self.spelt("yes=True"))

    def spelt(self, option: str) -> str:
        """The message with the option as it is typed elsewhere, such as on the command line."""
        return self.message.replace("{option}", option, 1)


class UnknownContact(NetkitError, LookupError):
    """No contact of this name or id is in the network."""


class UnreadableFile(NetkitError, ValueError):
    """A file is not in the expected format, or some of its rows are invalid.

    ``problems`` has one line for each invalid row, in the order of the file; the message lists 20 and counts the rest.
    ``option`` is the argument of ``import_file`` that would help, if any; the message has it in place of ``{option}``.
    """

    def __init__(self, message: str, problems: tuple[str, ...] = (), *, option: Option = NO_OPTION) -> None:
        rest = [f"and {len(problems) - LISTED} more"] if len(problems) > LISTED else []
        self.message, self.problems, self.option = "\n  ".join([message, *problems[:LISTED], *rest]), problems, option
        super().__init__(self.spelt(", ".join(f"{name}={value!r}" for name, value in option.items())))

    def spelt(self, option: str) -> str:
        """The message with the option as it is typed elsewhere, such as on the command line."""
        return self.message.replace("{option}", option, 1)


class StoreError(NetkitError, OSError):
    """The store could not be opened, read or written."""

    def __str__(self) -> str:
        return " ".join(str(arg) for arg in self.args)


class StoreTooNew(StoreError):
    """The store was made by a newer version of netkit."""


class StoreBusy(StoreError):
    """Another program kept the store locked for longer than we wait."""


class UnknownStudent(NetkitError, LookupError):
    """It is not known whose case to make."""


class CourseError(NetkitError, RuntimeError):
    """A step of building or running the course failed."""
