"""The errors that netkit raises.

Each is also the built-in exception that a Python programmer expects. A message says what was found, where, and what to
do next.
"""

from typing import Final

LISTED: Final = 20
"""The message of an UnreadableFile lists this many problems."""


class NetkitError(Exception):
    """The base class of all errors that netkit raises."""

    def _render_traceback_(self) -> list[str]:
        # IPython calls this. A student needs the message, which a traceback through netkit would bury.
        return [f"{type(self).__name__}: {self}"]


class InvalidRecord(NetkitError, ValueError):
    """A contact, tie or other record contradicts itself or mentions a contact who does not exist."""


class InvalidRequest(NetkitError, ValueError):
    """A function got an argument that makes no sense, such as an unknown scope."""


class UnknownContact(NetkitError, LookupError):
    """No contact of this name or id is in the network."""


class UnreadableFile(NetkitError, ValueError):
    """A file is not in the expected format, or some of its rows are invalid.

    ``problems`` has one line for each invalid row, in the order of the file; the message lists 20 and counts the rest.
    """

    def __init__(self, message: str, problems: tuple[str, ...] = ()) -> None:
        rest = [f"and {len(problems) - LISTED} more"] if len(problems) > LISTED else []
        super().__init__("\n  ".join([message, *problems[:LISTED], *rest]))
        self.problems = problems


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
