"""Files of other programs: which kind one is, what an import brings, what an export writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from netkit.errors import InvalidRequest
from netkit.formats import archive, csv_files
from netkit.formats.recognition import kind_of
from netkit.measures.recency import reminders
from netkit.model import Contact, Record, Tie
from netkit.store import Store
from netkit.text import counted

if TYPE_CHECKING:
    import networkx as nx

    from netkit.formats.contact_rows import Reading
    from netkit.measures.duplicates import Duplicate

OnError: TypeAlias = Literal["refuse", "skip"]

READERS: Final = ("linkedin", "google", "outlook", "vcard", "monica", "spreadsheet", "archive", "csv")
"""The kinds of file that can be imported; CSV files are those that netkit wrote, in a folder or its contacts alone."""

ENDINGS: Final = {
    ".json": "archive",
    ".vcf": "vcard",
    ".ics": "calendar",
    ".graphml": "graphml",
    ".gexf": "gexf",
    "": "csv",
}
"""The kinds of file that can be written, by the ending of the name; CSV files go into a folder."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the contacts it added, how many it knew already, and the rows it left out on request.

    ``others`` counts the other records that came with them, such as ties. ``duplicates`` are all pairs of contacts in
    the network who may be one person, and ``alike`` counts those of which one is new.
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
    """Where an export lies, and what is in it."""

    path: Path
    what: str

    def __str__(self) -> str:
        return f"{self.path}: {self.what}"

    __repr__ = __str__


def bring_in(
    store: Store, path: Path, *, kind: str | None, columns: Mapping[str, str] | None, on_error: OnError
) -> Imported:
    """Read a file and keep what is new in it: all of that or, if anything is wrong, nothing."""
    kind = kind or kind_of(path)
    if kind not in READERS:
        msg = f"there is no kind of file called {kind!r} to import; there are: {', '.join(READERS)}"
        raise InvalidRequest(msg)
    if kind in ("archive", "csv"):
        records: list[Record] = archive.read(path) if kind == "archive" else csv_files.read(path)
        skipped: tuple[str, ...] = ()
    else:
        read: Callable[..., Reading] = import_module(f"netkit.formats.{kind}").read
        options = {"columns": columns} if kind == "spreadsheet" else {}
        reading = read(path, on_error=on_error, **options)
        records = [*reading.contacts, *reading.ties, *reading.interactions]
        skipped = reading.skipped
    added = store.add_missing(records)
    people = tuple(record for record in added if isinstance(record, Contact))
    known = sum(isinstance(record, Contact) for record in records) - len(people)
    return Imported(people, known, skipped, len(added) - len(people))


def send_out(
    store: Store,
    graph: nx.Graph[str],
    path: Path,
    *,
    kind: str | None,
    private: bool,
    today: date,
    stamp: datetime | None = None,
) -> Exported:
    """Write the network for another program.

    ``stamp`` is the moment of the export, which a calendar holds; without it, now.
    """
    if path.name in ("", ".."):
        msg = f"{str(path)!r} names nothing to write. Name a file, such as network.json, or a folder, such as sheets"
        raise InvalidRequest(msg)
    kind = kind or ENDINGS.get(path.suffix.lower(), "")
    people = [contact for contact in store.contacts() if not contact.archived]
    match kind:
        case "archive":
            records = every_record(store)
            archive.write(records, path)
            what = f"all {len(records):,} records, notes and archived contacts too; `netkit import` takes it in again"
        case "csv":
            what = f"{len(csv_files.write(every_record(store), path))} CSV files, one for each kind of record"
        case "vcard":
            from netkit.formats import vcard

            vcard.write(people, path, ties=() if private else _among(people, store.ties()), private=private)
            held = "without your notes and ties" if private else "with all that netkit knows"
            what = f"{counted(len(people), 'card')}, {held}"
        case "calendar":
            what = _write_calendar(store, people, path, private=private, today=today, stamp=stamp or datetime.now(UTC))
        case "graphml" | "gexf":
            from netkit.formats import graph_files

            write = graph_files.write_graphml if kind == "graphml" else graph_files.write_gexf
            changed = write(_described(graph, people), path)
            what = "; ".join(
                [f"{graph.number_of_nodes()} people and {counted(graph.number_of_edges(), 'tie')}", *changed]
            )
        case _:
            endings = ", ".join(f"{ending or 'a folder'} ({name})" for ending, name in ENDINGS.items())
            msg = f"{path.name} has no ending that netkit writes; choose one of: {endings}"
            raise InvalidRequest(msg)
    return Exported(path, what)


def every_record(store: Store) -> list[Record]:
    """All records of a store, kind by kind."""
    return [record for kind in get_args(Record) for record in getattr(store, f"{kind.__name__.lower()}s")()]


def _write_calendar(
    store: Store, people: list[Contact], path: Path, *, private: bool, today: date, stamp: datetime
) -> str:
    from netkit.formats import ical

    promises = store.promises()
    due = {one.contact: one.due_on for one in reminders(people, store.logged(), today=today).due}
    names = {person.id: person.name for person in people}
    ical.write(promises, due, path, names=names, stamp=stamp, private=private)
    mine = counted(sum(one.by == "me" for one in promises), "promise")
    return f"{mine} of yours and {counted(len(due), 'reminder')}, {'without' if private else 'with'} names"


def _among(people: list[Contact], ties: list[Tie]) -> list[Tie]:
    here = {person.id for person in people}
    return [tie for tie in ties if tie.a in here and tie.b in here]


def _described(graph: nx.Graph[str], people: list[Contact]) -> nx.Graph[str]:
    """The graph with what a picture of it could be coloured by: nothing private, nothing that reaches anybody."""
    shown = ("organisation", "title", "field", "seniority", "region", "circles", "tags", "closeness", "met_on")
    assert set(shown) <= {part.name for part in fields(Contact)}
    for person in people:
        graph.nodes[person.id].update({name: getattr(person, name) for name in shown})
    return graph
