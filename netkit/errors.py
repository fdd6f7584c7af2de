"""Every error that netkit raises on purpose.

One base class, so that ``except NetkitError`` catches them all; each is also the builtin a Python programmer expects.
A message says what was found, where, and what to do next.
"""


class NetkitError(Exception):
    """The base of all errors that netkit raises on purpose."""

    def _render_traceback_(self) -> list[str]:
        # IPython asks for this. A student needs the message; where in netkit it was raised would bury it.
        return [f"{type(self).__name__}: {self}"]


class InvalidRecord(NetkitError, ValueError):
    """A contact, tie or other record contradicts itself or names something that is not there."""


class InvalidRequest(NetkitError, ValueError):
    """A function was asked for something it cannot mean, such as an unknown scope."""


class UnknownContact(NetkitError, LookupError):
    """No contact of this name or id is in the network."""


class UnreadableFile(NetkitError, ValueError):
    """A file is not of the format it was said to be, or some of its rows are wrong.

    ``problems`` holds one line for each wrong row, in the order of the file.
    """

    def __init__(self, message: str, problems: tuple[str, ...] = ()) -> None:
        super().__init__("\n".join([message, *(f"  {problem}" for problem in problems)]))
        self.problems = problems


class StoreError(NetkitError, OSError):
    """The store could not be opened, read or written."""

    def __str__(self) -> str:
        return " ".join(str(arg) for arg in self.args)


class StoreTooNew(StoreError):
    """The store was made by a newer netkit than this one."""


class StoreBusy(StoreError):
    """Another program kept the store locked for longer than we wait."""


class UnknownStudent(NetkitError, LookupError):
    """Nothing says whose case this should be."""


class CourseError(NetkitError, RuntimeError):
    """A step of building or running the course could not be done."""
