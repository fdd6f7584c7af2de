"""What an import of a file brings: shown before, done whole, and reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from netkit.errors import InvalidRequest, UnreadableFile
from netkit.formats import registry
from netkit.formats.contact_rows import known_as
from netkit.formats.registry import Format
from netkit.formats.textfile import File, InMemory
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
class Part:
    """Lines below a title; of these and ``rest`` others, the first are shown and the others counted."""

    title: str
    every: tuple[str, ...]
    rest: int = 0

    @property
    def lines(self) -> list[str]:
        """The first lines, and how many more there are."""
        more = self.rest + max(len(self.every) - LISTED, 0)
        return [*self.every[:LISTED], *([f"and {more:,} more"] if more else [])]

    def __str__(self) -> str:
        return "\n  ".join([f"{self.title}.", *self.lines])


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the contacts it added, how many it knew already, and what it could not keep as it stood.

    ``remarks`` count what stayed in the file. ``others`` counts the other new records. ``duplicates`` are the pairs
    who may be one person and have a new contact.
    """

    added: tuple[Contact, ...]
    known: int
    skipped: tuple[str, ...] = ()
    others: int = 0
    duplicates: tuple[Duplicate, ...] = ()
    remarks: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n".join([self.report(), *([f"{self.alike}: see .duplicates()."] if self.alike else [])])

    __repr__ = __str__

    @property
    def alike(self) -> str:
        """How many pairs there are to look at; an empty text for none."""
        pairs = len(self.duplicates)
        return f"{counted(pairs, 'pair')} of entries may be one and the same person" if pairs else ""

    def report(self) -> str:
        """What came, and all that did not, in the words of every place that imports."""
        came = f"{counted(len(self.added), 'new contact')}, {self.known} known already and left as they are."
        others = [f"{_others(self.others)}."] if self.others else []
        return "\n".join(
            [
                came,
                *others,
                *self.remarks,
                *([str(Part(_left_out(self.skipped), self.skipped))] if self.skipped else []),
            ]
        )


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import of a file would bring: ``new`` contacts and ``known`` ones, beside those that are ``here`` now.

    ``title`` is what the file is recognised as, ``doubtful`` the pairs who may be one person and have a new contact,
    ``skipped`` what would be left out, ``refusal`` why nothing can come. ``headings`` are those of a table, with the
    fields that they mean; ``first`` are the first of the new ones, each on a line.

    It prints numbers and no names: a notebook keeps what its cells print, in a copy of which nobody thinks when the
    network is deleted. Whoever wants to see the names asks for ``new``, a table, or prints ``parts()``.
    """

    path: Path | InMemory
    new: Table[Contact]
    here: int
    title: str = ""
    known: int = 0
    others: int = 0
    skipped: tuple[str, ...] = ()
    refusal: UnreadableFile | None = None
    headings: tuple[Heading, ...] = ()
    remarks: tuple[str, ...] = ()
    doubtful: tuple[Duplicate, ...] = ()
    first: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.refusal:
            return self.refusal.sentence()
        hint = "To see who they are, add .new at the end of the line; to keep them, write import_file for preview."
        return "\n".join([*self.counts(), hint])

    __repr__ = __str__

    def counts(self) -> list[str]:
        """What the file is, and how many there are of each kind, in sentences without names."""
        new, filled = len(self.new), {name: sum(map(bool, map(attrgetter(name), self.new))) for name in _DETAILS}
        said = ", ".join(f"{name.replace('_', ' ')} ({number})" for name, number in filled.items() if number)
        pairs = counted(len(self.doubtful), "pair")
        sentences = [
            f"{self.path.name} looks like {self.title}.",
            f"It has {counted(new, 'new contact')}, and {self.known} whom you have already.",
            f"Beside them: {_others(self.others)}." if self.others else "",
            f"In doubt: {pairs} may be one person. They come as two, and you decide then." if self.doubtful else "",
            f"What it says of the new ones: {said}." if said else "",
            f"{_left_out(self.skipped)}." if self.skipped else "",
            *self.remarks,
            f"Nothing has been kept. You have {counted(self.here, 'contact')} here, and with these {self.here + new}.",
        ]
        return [*filter(None, sentences)]

    def parts(self) -> list[Part]:
        """Who the first would be, who is in doubt, which column is what, and what is left out, with names."""
        every = [
            Part("As they would be kept", self.first, len(self.new) - len(self.first)),
            Part("In doubt", tuple(map(str, self.doubtful))),
            Part(COLUMNS, tuple(f"{one.text!r}: {one.field or 'not taken'}" for one in self.headings if one.text)),
            Part(LEFT_OUT, self.skipped),
        ]
        return [one for one in every if one.lines]


def _others(number: int) -> str:
    return f"{counted(number, 'other new record')}, such as ties and conversations"


def _left_out(skipped: tuple[str, ...]) -> str:
    return f"{LEFT_OUT}: {counted(len(skipped), 'line')}"


def preview(store: Store, source: Source, today: date) -> Preview:
    """Read a file as ``bring_in`` does, and keep nothing."""
    here, path = store.contacts(), source.path
    nothing = Preview(path, table(Contact, []), len(here))
    if isinstance(path, Path) and not path.expanduser().exists():
        where = "here" if path.parent == Path() else f"in {path.parent}"
        words = f"There is no {path.name} {where} yet. Go on without it, or put it there and run this again."
        return replace(nothing, refusal=UnreadableFile(words))
    try:
        reading, records = _read(store, source, today)
    except UnreadableFile as error:
        return replace(nothing, refusal=error, headings=source.headings() if "columns" in error.option else ())
    known = {contact.id for contact in here}
    people = [record for record in records if isinstance(record, Contact)]
    new = [one for one in people if one.id not in known]
    return replace(
        nothing,
        new=table(Contact, new),
        title=reading.title,
        known=len(people) - len(new),
        others=len({*map(_place, records)} - {*map(_place, (*here, *people, *store.records(), *store.pairs()))}),
        skipped=reading.skipped,
        headings=reading.headings,
        remarks=reading.remarks,
        doubtful=_alike(store, new, here),
        first=tuple(_kept(one, {each.id: each.name for each in (*here, *new)}) for one in new[:FIRST]),
    )


def bring_in(store: Store, source: Source, today: date) -> Imported:
    """Read a file and keep what is new in it: all of that or, if anything is wrong, nothing."""
    reading, records = _read(store, source, today)
    here = store.contacts()
    added = store.add_missing(records)
    people = tuple(record for record in added if isinstance(record, Contact))
    known = sum(isinstance(record, Contact) for record in records) - len(people)
    others, alike = len(added) - len(people), _alike(store, people, here)
    return Imported(people, known, reading.skipped, others, alike, reading.remarks)


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
    if columns and not found.headings:
        msg = f"{source.path.name}: this looks like {found.title}, which has no columns. Do not say what they mean"
        raise InvalidRequest(msg)
    reading = found.read(source.path, strict=source.strict, **({"columns": columns} if columns else {}))
    here, gone = store.contacts(), [merge.gone for merge in store.merges()]
    written = [one.id for one in (*here, *gone)] if found.read_id else []
    same = {found.read_id(one): one for one in written if found.read_id}
    merged = zip(reading.contacts, store.as_merged(reading.contacts, same), strict=True)
    kept = [one for one in store.as_merged(gone, {}) if isinstance(one, Contact)]
    same |= known_as([one for one, now in merged if one is now], [*here, *kept])
    ahead = sum(one.met_on is not None and one.met_on > today for one in reading.contacts)
    said = (f"{counted(ahead, 'day')} of a first meeting in the future; kept.",) if ahead else ()
    people = tuple(started(reading.contacts, reading.interactions, today))
    remarks = (*reading.remarks, *said)
    reading = replace(reading, contacts=people, remarks=remarks, title=reading.title or found.title)
    return reading, store.as_merged(reading.records, same)
