"""Files of other programs: which kind one is, what an import brings, what an export writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from netkit.errors import InvalidRequest, UnreadableFile
from netkit.formats import registry
from netkit.formats.registry import ExportData, Format
from netkit.measures.recency import reminders
from netkit.model import Contact, ContactId
from netkit.network.log import started
from netkit.results import counted
from netkit.store import Store
from netkit.tables import Table, table

if TYPE_CHECKING:
    import networkx as nx

    from netkit.formats.contact_rows import Reading
    from netkit.measures.duplicates import Duplicate

OnError: TypeAlias = Literal["refuse", "skip"]
_DETAILS: Final = tuple(field.name for field in fields(Contact) if field.name not in ("id", "name"))


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the contacts it added, how many it knew already, and the rows it left out on request.

    ``others`` counts the other new records. ``duplicates`` are the pairs who may be one person and have a new contact.
    """

    added: tuple[Contact, ...]
    known: int
    skipped: tuple[str, ...] = ()
    others: int = 0
    duplicates: tuple[Duplicate, ...] = ()

    def __str__(self) -> str:
        lines = [f"{counted(len(self.added), 'new contact')}, {self.known} known already and left as they are."]
        if self.others:
            lines.append(f"{counted(self.others, 'other new record')}, such as ties and conversations.")
        if self.duplicates:
            pairs = counted(len(self.duplicates), "pair")
            lines.append(f"{pairs} of entries may be one and the same person: see .duplicates().")
        if self.skipped:
            lines += [
                f"{counted(len(self.skipped), 'line')} did not come, or not as it stood:",
                *(f"  {row}" for row in self.skipped),
            ]
        return "\n".join(lines)

    __repr__ = __str__


@dataclass(frozen=True, slots=True)
class Exported:
    """The path of an export, and what is in it."""

    path: Path
    what: str

    def __str__(self) -> str:
        return f"{self.path}: {self.what}"

    __repr__ = __str__


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import of a file would bring: ``new`` contacts and ``known`` ones, beside those that are ``here`` now.

    ``title`` is what the file is recognised as, ``skipped`` what would be left out, ``problem`` why nothing can come.
    It prints numbers and no names: a notebook keeps what its cells print, in a copy of which nobody thinks when the
    network is deleted. Whoever wants to see the names asks for ``new``, a table.
    """

    path: Path
    new: Table[Contact]
    here: int
    title: str = ""
    known: int = 0
    skipped: tuple[str, ...] = ()
    problem: str = ""

    def __str__(self) -> str:
        if self.problem:
            return self.problem
        new, filled = len(self.new), {name: sum(map(bool, map(attrgetter(name), self.new))) for name in _DETAILS}
        said = ", ".join(f"{name.replace('_', ' ')} ({number})" for name, number in filled.items() if number)
        lines = [
            f"{self.path.name} looks like {self.title}.",
            f"It has {counted(new, 'new contact')}, and {self.known} whom you have already.",
            f"What it says of the new ones: {said}." if said else "",
            f"{counted(len(self.skipped), 'line')} would not come, or not as it stands." if self.skipped else "",
            f"Nothing has been kept. You have {counted(self.here, 'contact')} here, and with these {self.here + new}.",
            "To see who they are, add .new at the end of the line; to keep them, write import_file for preview.",
        ]
        return "\n".join(filter(None, lines))

    __repr__ = __str__


def preview(
    store: Store, path: Path, *, kind: str | None, columns: Mapping[str, str] | None, on_error: OnError, today: date
) -> Preview:
    """Read a file as ``bring_in`` does, and keep nothing."""
    here = store.contacts()
    nothing = Preview(path, table(Contact, []), len(here))
    if not path.expanduser().exists():
        where = "here" if path.parent == Path() else f"in {path.parent}"
        words = f"There is no {path.name} {where} yet. Go on without it, or put it there and run this again."
        return replace(nothing, problem=words)
    try:
        found, reading = _read(store, path, kind=kind, columns=columns, on_error=on_error, today=today)
    except UnreadableFile as error:
        return replace(nothing, problem=error.sentence())
    known = {contact.id for contact in here}
    people = [record for record in store.as_merged(reading.records) if isinstance(record, Contact)]
    new = table(Contact, (one for one in people if one.id not in known))
    return Preview(path, new, len(here), found.title, len(people) - len(new), reading.skipped)


def bring_in(
    store: Store, path: Path, *, kind: str | None, columns: Mapping[str, str] | None, on_error: OnError, today: date
) -> Imported:
    """Read a file and keep what is new in it: all of that or, if anything is wrong, nothing."""
    _, reading = _read(store, path, kind=kind, columns=columns, on_error=on_error, today=today)
    records = store.as_merged(reading.records)
    added = store.add_missing(records)
    people = tuple(record for record in added if isinstance(record, Contact))
    known = sum(isinstance(record, Contact) for record in records) - len(people)
    return Imported(people, known, reading.skipped, len(added) - len(people))


def _read(
    store: Store, path: Path, *, kind: str | None, columns: Mapping[str, str] | None, on_error: OnError, today: date
) -> tuple[Format, Reading]:
    """What a file is, and its records; contacts that come from this store have their ids again.

    A cadence without a day to count from counts from ``today``.
    """
    found = registry.reader(kind) if kind else registry.recognised(path)
    assert found.read
    if columns and not found.has_columns:
        msg = f"{path.name}: this looks like {found.title}, whose headings are known. Do not say what they mean"
        raise InvalidRequest(msg)
    reading = found.read(path, on_error=on_error, **({"columns": columns} if columns else {}))
    if found.read_id:
        reading = reading.renamed({found.read_id(one.id): one.id for one in store.contacts()})
    return found, replace(reading, contacts=tuple(started(reading.contacts, reading.interactions, today)))


def send_out(
    store: Store,
    graph: Callable[[], nx.Graph[str]],
    path: Path,
    *,
    kind: str | None,
    private: bool,
    today: date,
    stamp: datetime | None = None,
) -> Exported:
    """Write the network for another program; ``stamp`` is the moment of the export, or else now."""
    if path.name in ("", ".."):
        msg = f"{str(path)!r} names nothing to write. Name a file, such as network.json, or a folder, such as sheets"
        raise InvalidRequest(msg)

    def due() -> dict[ContactId, date]:
        people = [contact for contact in store.contacts() if not contact.archived]
        return {one.contact: one.due_on for one in reminders(people, store.logged(), today=today).due}

    found = registry.writer(kind, path)
    assert found.write
    data = ExportData(tuple(store.records()), graph, due, private, stamp or datetime.now(UTC))
    return Exported(path, found.write(data, path))
