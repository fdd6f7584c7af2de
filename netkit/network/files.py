"""Files of other programs: which kind one is, what an import brings, what an export writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from netkit.errors import InvalidRequest
from netkit.formats import registry
from netkit.formats.registry import ExportData
from netkit.measures.recency import reminders
from netkit.model import Contact, ContactId
from netkit.results import counted
from netkit.store import Store

if TYPE_CHECKING:
    import networkx as nx

    from netkit.measures.duplicates import Duplicate

OnError: TypeAlias = Literal["refuse", "skip"]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the contacts it added, how many it knew already, and the rows it left out on request.

    ``others`` counts the other new records. ``duplicates`` are all pairs in the network who may be one person.
    """

    added: tuple[Contact, ...]
    known: int
    skipped: tuple[str, ...] = ()
    others: int = 0
    duplicates: tuple[Duplicate, ...] = ()

    @property
    def alike(self) -> int:
        """How many of the duplicates have a new contact."""
        new = {person.id for person in self.added}
        return sum(not new.isdisjoint((pair.a.id, pair.b.id)) for pair in self.duplicates)

    def __str__(self) -> str:
        lines = [f"{counted(len(self.added), 'new contact')}, {self.known} known already and left as they are."]
        if self.others:
            lines.append(f"{counted(self.others, 'other new record')}, such as ties and conversations.")
        if self.alike:
            lines.append(f"{counted(self.alike, 'pair')} of entries may be one and the same person: see .duplicates().")
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


def bring_in(
    store: Store, path: Path, *, kind: str | None, columns: Mapping[str, str] | None, on_error: OnError
) -> Imported:
    """Read a file and keep what is new in it: all of that or, if anything is wrong, nothing."""
    found = registry.reader(kind) if kind else registry.recognised(path)
    assert found.read
    if columns and not found.has_columns:
        msg = f"{path.name}: this looks like {found.title}; only in a table of your own you say what a heading means"
        raise InvalidRequest(msg)
    reading = found.read(path, on_error=on_error, **({"columns": columns} if columns else {}))
    if found.read_id:
        reading = reading.renamed({found.read_id(one.id): one.id for one in store.contacts()})
    added = store.add_missing(reading.records)
    people = tuple(record for record in added if isinstance(record, Contact))
    known = sum(isinstance(record, Contact) for record in reading.records) - len(people)
    return Imported(people, known, reading.skipped, len(added) - len(people))


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
