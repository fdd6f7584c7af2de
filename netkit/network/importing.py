"""What an import of a file brings: shown before, done whole, and reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from netkit.errors import UnreadableFile
from netkit.formats import registry
from netkit.formats.contact_rows import known_as
from netkit.formats.registry import Format
from netkit.formats.textfile import File, InMemory, at_home
from netkit.model import Contact
from netkit.network.card import card
from netkit.network.log import started
from netkit.pairs import Stored
from netkit.results import counted
from netkit.store import Store
from netkit.store.table_map import WITH_PAIRS
from netkit.tables import Table, table

if TYPE_CHECKING:
    from netkit.formats.contact_rows import Heading, Reading
    from netkit.measures.duplicates import Duplicate

FIRST: Final = 5
"""So many people are shown as they would be kept."""
LISTED: Final = 20
"""So many lines of a kind are shown, and the rest is counted."""
COLUMNS, LEFT_OUT = "The columns", "Left out, or not as it stands"
_DETAILS: Final = tuple(field.name for field in fields(Contact) if field.name not in ("id", "name"))


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, and how: its kind, what its headings mean, whether a value that cannot be read refuses it."""

    file: File
    kind: str | None = None
    columns: Mapping[str, str] | None = None
    strict: bool = False

    @property
    def path(self) -> Path | InMemory:
        """The file as a path, unless it is in memory."""
        return self.file if isinstance(self.file, InMemory) else Path(self.file)

    def format(self) -> Format:
        """The kind that was said, or that which is recognised."""
        return registry.reader(self.kind) if self.kind else registry.recognised(self.path)

    def headings(self) -> tuple[Heading, ...]:
        """The headings of a table of your own, with what they mean; none of another kind."""
        found = self.format()
        return found.headings(self.path, self.columns) if found.headings else ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the contacts it added, how many it knew already, and what it could not keep as it stood.

    ``remarks`` count what stayed in the file. ``others`` counts the other new records. ``duplicates`` are the pairs
    who may be one person and have a new contact.
    """

    added: tuple[Contact, ...] = ()
    known: int = 0
    skipped: tuple[str, ...] = ()
    others: int = 0
    duplicates: tuple[Duplicate, ...] = ()
    remarks: tuple[str, ...] = ()

    def __str__(self) -> str:
        pairs = f"{counted(len(self.duplicates), 'pair')} of entries may be one and the same person: see .duplicates()."
        hint = ["To see what did not come, add .skipped at the end of the line."] if self.skipped else []
        return "\n".join([self._counts(), *hint, *([pairs] if self.duplicates else [])])

    __repr__ = __str__

    def report(self) -> str:
        """What came, and all that did not, line by line: for one's own screen, and no output that a notebook keeps."""
        return "\n  ".join([self._counts(), *_first(self.skipped)])

    def _counts(self) -> str:
        came = f"{counted(len(self.added), 'new contact')}, {self.known} known already and left as they are."
        return "\n".join([came, *self._beside()])

    def _beside(self) -> list[str]:
        """What came beside the contacts, and what did not come."""
        others = f"{counted(self.others, 'other new record')}, such as ties and conversations."
        left_out = f"{LEFT_OUT}: {counted(len(self.skipped), 'line')}."
        return [*([others] if self.others else []), *self.remarks, *([left_out] if self.skipped else [])]


@dataclass(frozen=True, slots=True)
class Preview(Imported):
    """What an import of the file at ``path`` would do, with ``here`` contacts in the network now.

    ``title`` is what the file is recognised as, ``refusal`` why nothing can come. ``headings`` are those of a table,
    with the fields that they mean; ``first`` are the first of the new contacts, each on a line.

    It prints numbers and no names: a notebook keeps what its cells print, in a copy of which nobody thinks when the
    network is deleted. Whoever wants to see the names asks for ``new``, a table, or for ``named()``.
    """

    path: Path | InMemory = Path()
    here: int = 0
    title: str = ""
    headings: tuple[Heading, ...] = ()
    first: tuple[str, ...] = ()
    refusal: UnreadableFile | None = None

    def __str__(self) -> str:
        if self.refusal:
            return self.refusal.sentence()
        hint = "To see who they are, add .new at the end of the line; to keep them, write import_file for preview."
        return "\n".join([*self.counts(), hint])

    __repr__ = __str__

    @property
    def new(self) -> Table[Contact]:
        """The contacts that would be added."""
        return table(Contact, self.added)

    def counts(self) -> list[str]:
        """What the file is, and how many there are of each kind, in sentences without names."""
        new, filled = len(self.added), {name: sum(map(bool, map(attrgetter(name), self.added))) for name in _DETAILS}
        said = ", ".join(f"{name.replace('_', ' ')} ({number})" for name, number in filled.items() if number)
        pairs = (
            f"In doubt: {counted(len(self.duplicates), 'pair')} may be one person. They come as two; you decide then."
        )
        return [
            f"{self.path.name} looks like {self.title}.",
            f"It has {counted(new, 'new contact')}, and {self.known} whom you have already.",
            *([pairs] if self.duplicates else []),
            *([f"What it says of the new ones: {said}."] if said else []),
            *self._beside(),
            f"Nothing has been kept. You have {counted(self.here, 'contact')} here, and with these {self.here + new}.",
        ]

    def parts(self) -> dict[str, list[str]]:
        """Who the first would be, who is in doubt, which column is what, and what is left out, with names."""
        parts = {
            "As they would be kept": [*self.first, *_more(len(self.added) - len(self.first))],
            "In doubt": _first([*map(str, self.duplicates)]),
            COLUMNS: [f"{one.text!r}: {one.field or 'not taken'}" for one in self.headings if one.text],
            LEFT_OUT: _first(self.skipped),
        }
        return {title: lines for title, lines in parts.items() if lines}

    def named(self) -> str:
        """All of that as one text, for a terminal, which keeps nothing."""
        return "\n".join([*self.counts(), *("\n  ".join([f"{of}.", *lines]) for of, lines in self.parts().items())])


def _first(lines: Sequence[str]) -> list[str]:
    return [*lines[:LISTED], *_more(len(lines) - LISTED)]


def _more(number: int) -> list[str]:
    return [f"and {number:,} more"] if number > 0 else []


def preview(store: Store, source: Source, today: date) -> Preview:
    """What ``bring_in`` would do; nothing is kept."""
    path = source.path
    nothing = Preview(path=path)
    if isinstance(path, Path) and not at_home(path).exists():
        where = "here" if path.parent == Path() else f"in {path.parent}"
        words = f"There is no {path.name} {where} yet. Go on without it, or put it there and run this again."
        return replace(nothing, refusal=UnreadableFile(words))
    try:
        what, reading, _ = _coming(store, source, today)
    except UnreadableFile as error:
        return replace(nothing, refusal=error, headings=source.headings() if "columns" in error.option else ())
    here = store.contacts()
    names: dict[str, str] = {one.id: one.name for one in (*here, *what.added)}
    return Preview(
        **{part.name: getattr(what, part.name) for part in fields(Imported)},
        path=path,
        here=len(here),
        title=reading.title,
        headings=reading.headings,
        first=tuple(_kept(one, names) for one in what.added[:FIRST]),
    )


def bring_in(store: Store, source: Source, today: date) -> Imported:
    """Read a file and keep what is new in it: all of that or, if anything is wrong, nothing."""
    what, _, records = _coming(store, source, today)
    store.add_missing(records)
    return what


def _coming(store: Store, source: Source, today: date) -> tuple[Imported, Reading, list[Stored]]:
    """What is new in a file, what was read of it, and its records."""
    reading, records = _read(store, source, today)
    here = store.contacts()
    there = {*map(_place, (*store.records(), *store.pairs()))}
    new = {place: one for one in records if (place := _place(one)) not in there}
    people = tuple(one for one in new.values() if isinstance(one, Contact))
    known = sum(isinstance(one, Contact) for one in records) - len(people)
    others, alike = len(new) - len(people), _alike(store, people, here)
    return Imported(people, known, reading.skipped, others, alike, reading.remarks), reading, records


def _place(record: Stored) -> tuple[object, ...]:
    """What two records cannot share."""
    return type(record), WITH_PAIRS[type(record)].key_of(record)


def _alike(store: Store, new: Sequence[Contact], here: Sequence[Contact]) -> tuple[Duplicate, ...]:
    """The pairs who may be one person, of whom one is new or both are."""
    if not new:
        return ()
    from netkit.measures.duplicates import duplicates, with_last_contact

    ids = {one.id for one in new}
    pairs = duplicates([*here, *new], rejected=store.rejected_duplicates())
    found = [pair for pair in pairs if not ids.isdisjoint((pair.a.id, pair.b.id))]
    return tuple(with_last_contact(found, store.logged())) if found else ()


def _kept(one: Contact, names: Mapping[str, str]) -> str:
    """A contact on one line, as it would be kept."""
    said = "; ".join(line.strip() for line in card(one, names).splitlines()[1:]).replace(":; ", ": ")
    return f"{one.name}: {said}" if said else one.name


def _read(store: Store, source: Source, today: date) -> tuple[Reading, list[Stored]]:
    """What a file holds, and its records, in which people who are here already, or were merged away, have their ids.

    A cadence without a day to count from counts from ``today``.
    """
    found, columns = source.format(), source.columns
    assert found.read
    looks = f"{source.path.name}: this looks like"
    if columns and not found.headings:
        msg = f"{looks} {found.title}, which has no columns. Leave out {{option}}"
        raise UnreadableFile(msg, option={"columns": columns})
    try:
        reading = found.read(source.path, strict=source.strict, **({"columns": columns} if columns else {}))
    except UnreadableFile as error:
        likely = registry.recognised(source.path)
        if likely is found or likely.fallback or "strict" in error.option:
            raise
        msg = f"{looks} {likely.title}, not {found.title}. Take it as that, with {{option}}"
        raise UnreadableFile(msg, option={"kind": likely.name}) from None
    here, gone = store.contacts(), [merge.gone for merge in store.merges()]
    same = {found.read_id(one.id): one.id for one in (*here, *gone)} if found.read_id else {}
    merged = zip(reading.contacts, store.as_merged(reading.contacts, same), strict=True)
    kept = [one for one in store.as_merged(gone, {}) if isinstance(one, Contact)]
    same |= known_as([one for one, now in merged if one is now], [*here, *kept])
    ahead = sum(one.met_on is not None and one.met_on > today for one in reading.contacts)
    said = (f"{counted(ahead, 'day')} of a first meeting in the future; kept.",) if ahead else ()
    people = tuple(started(reading.contacts, reading.interactions, today))
    remarks = (*reading.remarks, *said)
    reading = replace(reading, contacts=people, remarks=remarks, title=reading.title or found.title)
    return reading, store.as_merged(reading.records, same)
