"""The file formats that netkit reads and writes: each module of this package with a ``FORMAT`` declares one, or two."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from netkit import formats
from netkit.errors import InvalidRequest
from netkit.formats.textfile import File, open_file, plain_head
from netkit.model import Contact, ContactId, Record, Tie
from netkit.pairs import Distinct, LookedAt

if TYPE_CHECKING:
    import networkx as nx

    from netkit.formats.contact_rows import Heading, Reading

START: Final = 65_536
"""A format is recognised by at most this many bytes."""


@dataclass(frozen=True, slots=True)
class ExportData:
    """A network to be written, with graph and next days on request; ``private`` leaves out what is not for others."""

    records: tuple[Record, ...]
    graph: Callable[[], nx.Graph[str]]
    due: Callable[[], Mapping[ContactId, date]]
    private: bool
    stamp: datetime
    pairs: tuple[Distinct | LookedAt, ...] = ()

    @property
    def people(self) -> list[Contact]:
        """The contacts that are not archived."""
        return [one for one in self.records if isinstance(one, Contact) and not one.archived]

    def ties_among(self, people: Iterable[Contact]) -> list[Tie]:
        """The ties between two of these people."""
        here = {person.id for person in people}
        return [one for one in self.records if isinstance(one, Tie) and one.a in here and one.b in here]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: how it is named and recognised, read and written.

    ``name`` is typed, ``title`` stands in sentences, ``endings`` has "" for a folder. ``recognise`` looks at the
    beginning of a file's text. ``read(path, strict=...)`` returns a Reading; ``write(data, path)`` says what it wrote,
    ``purpose`` what for, and ``holds`` what is in it. Where ``headings(path, columns)`` gives those of a table,
    ``read`` takes ``columns``. The ``fallback`` takes what no other format recognises. ``read_id`` is the id with
    which a contact comes back from a file that netkit wrote.
    """

    name: str
    title: str
    endings: tuple[str, ...] = ()
    recognise: Callable[[str], bool] = lambda _: False
    read: Callable[..., Reading] | None = None
    write: Callable[[ExportData, Path], str] | None = None
    purpose: str = ""
    holds: str = ""
    headings: Callable[..., tuple[Heading, ...]] | None = None
    fallback: bool = False
    read_id: Callable[[ContactId], ContactId] | None = None


def known() -> tuple[Format, ...]:
    """Every format, by name; their modules are imported at the first call."""
    return _in(tuple(formats.__path__))


@lru_cache(maxsize=1)
def _in(folders: tuple[str, ...]) -> tuple[Format, ...]:
    modules = (import_module(f"{formats.__name__}.{found.name}") for found in pkgutil.iter_modules(folders))
    declared = (module.FORMAT for module in modules if hasattr(module, "FORMAT"))
    found = (one for each in declared for one in (each if isinstance(each, tuple) else (each,)))
    return tuple(sorted(found, key=lambda one: one.name))


def recognised(path: File) -> Format:
    """The format of a file that can be read: by its content, else the fallback.

    Raises UnreadableFile if the file is missing, unreadable or a folder.
    """
    with open_file(path) as (file, _):
        text = plain_head(file.read(START)).decode("utf-8", "replace")
    readable = sorted((one for one in known() if one.read), key=lambda one: one.fallback)
    return next(one for one in readable if one.fallback or one.recognise(text))


def readable() -> str:
    """The names of the formats that can be read, each with what its files are."""
    return ", ".join(f"{one.name} ({one.title})" for one in known() if one.read)


def writable() -> str:
    """The endings that can be written, each with the name of its format."""
    return ", ".join(f"{one.endings[0] or 'a folder'} ({one.name})" for one in known() if one.write)


def reader(name: str) -> Format:
    """The format of this name, to be read. Raises InvalidRequest for a name that no format with a reader has."""
    for one in known():
        if one.read and one.name == name:
            return one
    msg = f"there is no kind of file called {name!r} to import; there are: {readable()}"
    raise InvalidRequest(msg)


def writer(name: str | None, path: Path) -> Format:
    """The format of this name or, without one, of the ending of ``path``, to be written. Raises InvalidRequest."""
    for one in known():
        if one.write and (one.name == name or (not name and path.suffix.lower() in one.endings)):
            return one
    found = f"{name!r} is no kind of file" if name else f"{path.name} has no ending"
    msg = f"{found} that netkit writes; choose one of: {writable()}"
    raise InvalidRequest(msg)
