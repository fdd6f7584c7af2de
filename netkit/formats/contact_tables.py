"""The one reader of tables of contacts: a list of your own, or one that another program exported.

A table is a CSV text, with any usual separator, or an Excel workbook, of which the first visible sheet with people is
read. ``columns`` says what an unknown heading means, as in ``{"Their firm": "organisation"}``.

Names are joined from their parts and never split. ``introduced_by`` is whoever has that name in the table, if one
person does. Of several e-mail addresses, numbers and web pages the first counts, and the others are in the notes. What
cannot be read is left out of the contact, and said with its place.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final

from netkit.errors import UnreadableFile
from netkit.formats import contact_rows, date_order, table_rows
from netkit.formats.columns import NAMES, NO_PERSON, bare, chosen, match_columns
from netkit.formats.contact_rows import Heading, LeftOut, Reading, Say, addresses, circles, profile_key
from netkit.formats.csv_files import as_text
from netkit.formats.programs import LINKEDIN, OURS, OWN, linkedin_by_order, program_of
from netkit.formats.registry import Format
from netkit.formats.table_cells import LABELS, SURE, is_persons, is_sum, read_cell
from netkit.formats.table_rows import Columns, Placed, Row
from netkit.formats.textfile import File, clean, refused
from netkit.model import ME, Contact, ContactId

MOST_COLUMNS: Final = 500
_SAMPLE: Final = 50
"""So many rows show of what kind a column is."""
_PARTS: Final = ("first_name", "middle_name", "last_name", "suffix")
_MANY: Final = ("email", "phone", "profile")
_JOB: Final = ("organisation", "title")
_NO_EVIDENCE: Final = {"name", "notes", "tags", "region", ""}
"""Columns that a list of anything may have."""
_CLOSED: Final = "no name, perhaps of an account that was closed"
_A_SUM: Final = "a sum and no person"
_NO_VALUE: Final = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"}


def read(path: File, *, columns: Columns = None, strict: bool = False) -> Reading:
    """The people in a table, in its order, each once.

    Whoever has a name, or an address to be named by, is kept. What could not be read, and rows without a name, are
    listed in ``skipped``; with ``strict``, the first refuse the file. ``remarks`` count what else stayed in the file.
    Raises UnreadableFile for a file of another kind, and for a table that is no list of people.

    Ids follow from the profile, else from the name and the e-mail address, the number or the organisation.
    """
    file, sheets = table_rows.read_sheets(path, columns)
    sheet, at = table_rows.with_people(file, sheets, columns)
    lists = table_rows.joined_lists(sheet.rows[at:])
    said = chosen([heading for header, _ in lists for heading in header[1]], columns)
    tables = [
        _Table(file, header, rows, {one: said[bare(one)] for one in header[1] if bare(one) in said})
        for header, rows in lists
    ]
    rows = ((place, partial(table.contact, row)) for table in tables for place, row in table.rows)
    reading = contact_rows.collect(file, rows, lambda contact, say: contact(say), strict=strict, same="profile")
    if reading.skipped and not reading.contacts:
        raise refused(file, f"there is nobody in it: no row has a name. {reading.skipped[0].capitalize()}")
    reading = replace(reading, remarks=(*table_rows.other_sheets(sheets, sheet), *sheet.said))
    for table in tables:
        reading = table.whole(reading)
    return reading


def headings(path: File, columns: Columns = None) -> tuple[Heading, ...]:
    """The headings in a file that cannot be read yet; of one without known ones, its first two rows."""
    _, sheets = table_rows.read_sheets(path, columns)
    rows = next((sheet.rows for sheet in sheets if sheet.rows and not sheet.hidden), [])
    at = table_rows.header_at(rows, columns) or 0
    first, below = ([row for _, row in rows[at : at + 2]] + [[], []])[:2]
    try:
        fields = match_columns(first, columns)
    except UnreadableFile as doubt:
        fields = match_columns(first, doubt.option["columns"])
    return tuple(map(Heading, first, [*below, *[""] * len(first)], fields))


@dataclass
class _Table:
    """One table, read row by row."""

    file: str
    heads: Placed
    rows: list[Placed]
    columns: Columns
    introducers: dict[ContactId, str] = field(default_factory=dict)
    stayed: Counter[str] = field(default_factory=Counter)
    second: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.header = self.heads[1]
        if len(self.header) > MOST_COLUMNS:
            raise refused(self.file, f"the table has more than {MOST_COLUMNS} columns, which no list of contacts has")
        sample = [row for _, row in self.rows[:_SAMPLE]]
        self.program = program_of(self.header)
        self.fields = linkedin_by_order(sample) if self.program is OWN else []
        if self.fields and len(self.header) == len(self.fields):
            self.program, said = LINKEDIN, self.columns or {}
            self.fields = [said.get(one, name) for one, name in zip(self.header, self.fields, strict=True)]
        else:
            own = self.program.headings
            self.fields = match_columns(self.header, self.columns, file=self.file, program=own, below=sample)
        self._check_people(sample)
        self.places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        """Where the cells of each field are: the number in the heading, and the index of the column."""
        for index, name in enumerate(self.fields):
            number = re.search(r"\b[0-9]{1,2}\b", self.header[index])
            if name:
                self.places[name].append((int(number[0]) if number else 0, index))
        self.untaken = [index for index, name in enumerate(self.fields) if not name]
        self.one_job = len({number for one in _JOB for number, _ in self.places.get(one, ())}) < 2
        self.day_first, self.doubt = None, ""
        try:
            at = [index for _, index in self.places.get("met_on", ())]
            self.day_first = date_order.day_first(row[one] for one in at for _, row in self.rows if len(row) > one)
        except ValueError as doubt:
            self.doubt = f" ({doubt})"

    def _check_people(self, sample: Sequence[Row]) -> None:
        """Raise UnreadableFile for a list of names of something else, such as skills, goods or payments."""
        if self.columns or "name" not in self.fields:
            return
        at = self.fields.index("name")
        heading = self.header[at]
        names = [row[at] for row in sample if len(row) > at and row[at] and not is_sum(row[at])]
        alone = "" not in self.fields  # no column of which nothing is known
        strange = sum(not is_persons(name, typed=alone) for name in names)
        few = strange * (2 if alone else 3) <= len(names)
        rest = (head for head, name in zip(self.header, self.fields, strict=True) if not name)
        things = [head for head in rest if NO_PERSON.intersection(bare(head).split())]
        if _NO_EVIDENCE.issuperset(self.fields) and not few:
            said = "no person's name, and no column has an address or a company"
            why = f"much of what stands under {heading!r} is {said}. Take that with those, such as Connections.csv"
        elif {*_MANY}.isdisjoint(self.fields) and things:
            why = f"{things[0]!r} is for money or goods, as in a bank statement. Take a list with addresses"
        else:
            return
        why = f"this does not look like a list of people: {why}, or say that these are people, as in {{option}}"
        raise refused(self.file, why, option={"columns": {heading: "name"}})

    def contact(self, row: Row, say: Say) -> Contact:
        """The contact in a row; raises LeftOut without a name."""
        row = self._aligned(row, say)
        row = [clean(as_text(cell)) if cell.startswith("'") else cell for cell in row]
        if not (_NO_VALUE.isdisjoint(row) and contact_rows.is_sound("".join(row))):
            for index, cell in enumerate(row):
                if cell in _NO_VALUE or not contact_rows.is_sound(cell):
                    say(f"{self.header[index]!r} holds an error of the spreadsheet and no text; left out")
                    row[index] = ""
        for index in self.untaken:
            if row[index]:
                self.stayed[self.header[index] or "without a heading"] += 1
        values: dict[str, Any] = {}
        several: dict[str, list[str]] = {}
        for name in self.places:
            found = self._values(name, row, say)
            if name in _MANY:
                several[name] = found
            if found:
                values[name] = found[0]
        parts = " ".join(filter(None, (values.pop(part, "") for part in _PARTS)))
        nickname, ours, email = values.pop("other_name", ""), values.pop("id", ""), values.get("email", "")
        name = values.get("name") or parts or nickname
        if not name and not email and self.program is LINKEDIN:
            raise LeftOut(_CLOSED)
        if is_sum(name) and not email:
            raise LeftOut(_A_SUM)
        values["name"] = contact_rows.named(name, email, values.get("organisation", ""), say)
        odd = [cell for _, index in self.places.get("email", ()) if (cell := row[index]) and not addresses(cell)]
        values |= contact_rows.reach(several, self.second, [values.get("notes", "")], odd)
        introducer = " ".join(values.pop("introduced_by", "").split())
        said = f"{self.program.introduction} {introducer}" if introducer else ""
        by = values.pop("introduced_by_id", "")
        values["how_met"] = "; ".join(filter(None, (values.get("how_met", self.program.how_met), said)))
        one = Contact(ContactId(ours) if ours and ours != ME else self._id(values), **values)
        if by and by != one.id:
            one = replace(one, introduced_by=ContactId(by))
        if introducer:
            self.introducers.setdefault(one.id, introducer)
        return one

    def whole(self, reading: Reading) -> Reading:
        """The reading with introducers, and what is said of this table."""
        contacts, remarks = contact_rows.introduced(reading.contacts, self.introducers)
        if self.program is OURS:
            ids = {None, ME, *(one.id for one in contacts)}
            contacts = tuple(one if one.introduced_by in ids else replace(one, introduced_by=None) for one in contacts)
        again = (f"The heading stands again in {self.heads[0]}: nobody.",) if reading.title else ()
        left = contact_rows.left_behind(self.second, "Columns not taken, with their filled cells", self.stayed)
        below = [*(self.rows[0][1] if self.rows else ()), *[""] * len(self.header)]
        shown = tuple(map(Heading, self.header, below, self.fields))
        said = (*reading.remarks, *again, *left, *remarks)
        before = {one.text for one in reading.headings}
        heads = (*reading.headings, *(one for one in shown if one.text not in before))
        title = reading.title or self.program.title
        return replace(reading, contacts=contacts, remarks=said, title=title, headings=heads)

    def _aligned(self, row: Row, say: Say) -> Row:
        """The row as wide as the header; where a comma is missing or too many, only what is surely in its place."""
        width = len(self.header)
        padded = [*row, *[""] * (width - len(row))]
        if not any(padded[width:]) and (len(row) >= width or self._fits(padded)):
            return padded[:width]
        from_left, from_right = [*row, *[""] * width][:width], [*[""] * width, *row][-width:]
        taken = [""] * width
        for index, name in enumerate(self.fields):
            for cells in (from_left, from_right):
                if name in SURE and cells[index] and SURE[name](cells[index]):
                    taken[index] = taken[index] or cells[index]
            if name in (*NAMES, "middle_name"):
                taken[index] = from_left[index]
        shown = ", ".join(repr(cell) for cell in row if cell and cell not in taken)
        say(f"{len(row)} columns where the header has {width}; left out, as it is not clear what is what: {shown:.200}")
        return taken

    def _fits(self, row: Row) -> bool:
        cells = [one for one in zip(self.fields, row, strict=False) if one[1] and one[0] not in ("", "notes")]
        return all(SURE[name](cell) if name in SURE else addresses(cell) != [cell] for name, cell in cells)

    def _values(self, name: str, row: Row, say: Say) -> list[Any]:
        """What the columns of a field hold, the first first; of those that hold one thing, the rest is counted."""
        cells = [(number, index, row[index]) for number, index in self.places[name] if row[index]]
        if not cells:
            return []
        if name in _JOB and not self.one_job:  # Of one job: of the lowest number for which either is filled in.
            numbers = [number for one in _JOB for number, index in self.places.get(one, ()) if row[index]]
            cells = [cell for cell in cells if cell[0] == min(numbers)] or cells[:0]
        found: list[Any] = []
        for _, index, cell in cells:
            values, problem = read_cell(name, cell, self.program, day_first=self.day_first)
            found += values
            if problem:
                say(f"{self.header[index]!r} is {cell!r:.80}{problem}{self.doubt if name == 'met_on' else ''}")
        if len(found) > 1 and name in LABELS:
            return [circles(label for labels in found for label in labels)]
        if len(found) > 1 and name == "notes":
            return ["\n".join(dict.fromkeys(found))]
        if name not in _MANY:
            for _, index, _ in [one for one in cells if one[2] != cells[0][2]]:
                self.stayed[self.header[index]] += 1
        return found

    def _id(self, values: Mapping[str, Any]) -> ContactId:
        profile = profile_key(values.get("profile", ""))
        if profile or self.program is LINKEDIN:
            return contact_rows.identifier("linkedin", profile or f"{values['name']}\n{values.get('met_on', '')}")
        marks = (values.get(one, "") for one in ("name", "email", "phone", "organisation"))
        return contact_rows.identifier("table", contact_rows.proof(*marks))


FORMAT: Final = Format(
    name="spreadsheet",
    title="a table of your own",
    endings=(".xlsx", ".xlsm"),
    read=read,
    headings=headings,
    fallback=True,
)
