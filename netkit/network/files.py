"""Files for other programs: what an export writes, where, and what lies beside the network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from netkit.errors import InvalidRequest
from netkit.formats import registry
from netkit.formats.registry import ExportData
from netkit.measures.recency import reminders
from netkit.model import ContactId
from netkit.store import Store
from netkit.store.backup import free

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Exported:
    """The path of an export, and what is in it."""

    path: Path
    what: str

    def __str__(self) -> str:
        return f"{self.path}: {self.what}"

    __repr__ = __str__


def send_out(
    store: Store,
    graph: Callable[[], nx.Graph[str]],
    path: Path | None,
    *,
    kind: str | None,
    private: bool,
    today: date,
    stamp: datetime | None = None,
) -> Exported:
    """Write the network for another program; ``stamp`` is the moment of the export, or else now.

    Without a path into a new file beside the store. What is there already is left alone.
    """
    if path is None:
        path = _beside(store.path, kind, today)
    elif path.name in ("", ".."):
        msg = f"{str(path)!r} names nothing to write. Name a file, such as network.json, or a folder, such as sheets"
        raise InvalidRequest(msg)

    def due() -> dict[ContactId, date]:
        people = [contact for contact in store.contacts() if not contact.archived]
        return {one.contact: one.due_on for one in reminders(people, store.logged(), today=today).due}

    found = registry.writer(kind, path)
    assert found.write
    data = ExportData(tuple(store.records()), graph, due, private, stamp or datetime.now(UTC), tuple(store.pairs()))
    return Exported(path, found.write(data, path))


def _beside(store: Path, kind: str | None, today: date) -> Path:
    """Where an export of this kind goes beside the store: in place of nothing that is there."""
    if kind is None:
        msg = f"what is to be written? Name a file, such as network.json, or a kind: {registry.writable()}"
        raise InvalidRequest(msg)
    if not store.is_file():
        msg = "a network that is kept in memory has no folder for exports. Name a file, such as network.json"
        raise InvalidRequest(msg)
    found = registry.writer(kind, Path())
    return free(store.with_name(f"{found.name}-{today}{found.endings[0]}"))


def lying_beside(store: Path) -> list[Path]:
    """The files beside the store that may hold people's data: exports, and files to import; no copies of the store."""
    endings = {".csv", *(ending for one in registry.known() for ending in one.endings if ending)}
    try:
        every = sorted(store.parent.iterdir())
    except OSError:
        return []
    folders = (one for one in every if (one / "contacts.csv").is_file())
    return [*folders, *(one for one in every if one.suffix.lower() in endings and one.is_file())]
