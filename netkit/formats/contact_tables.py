"""The one reader of tables of contacts, whose columns a ``Layout`` declares: a new program is one more layout."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Final, Literal, TypeAlias

from netkit.errors import InvalidRecord
from netkit.formats import date_order
from netkit.formats.columns import NAMES, known, likely_columns, match_columns
from netkit.formats.contact_rows import (
    BadRow,
    Heading,
    LeftOut,
    Reading,
    address_or_name,
    circles,
    collect,
    identifier,
    introduced,
    is_sound,
    joined,
    nameless,
)
from netkit.formats.registry import Format, Head
from netkit.formats.table_rows import Placed, Row, first_rows, read_rows
from netkit.formats.textfile import File, refused
from netkit.model import CLOSENESS, Cadence, Contact, ContactId

Convert: TypeAlias = Callable[[str], Any]
Column: TypeAlias = tuple[str, tuple[int, int]]
"""The field of a column, empty if it is not taken, and the column's rank among those of that field."""

Places: TypeAlias = dict[str, list[tuple[int, int]]]
"""Where the cells of each field are, the first choice first: the number in the heading and the index of the column."""

_PARTS: Final = ("first_name", "middle_name", "last_name", "suffix")
_NAMES: Final = {*_PARTS, "name", "other_name"}
_JOB: Final = ("organisation", "title")
_NO_VALUE: Final = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"}
_SHORTENED: Final = re.compile(r"[0-9][.,][0-9]+E\+[0-9]+", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\b[0-9]{1,4}\b")


@dataclass(frozen=True)
class Layout:
    r"""What the table of one program looks like.

    ``name`` begins the ids of its contacts; messages call a file by ``title`` and ``file``. ``headings`` are those of
    each field, in every language; the first filled cell counts, in this order and then by number: "E-mail 1" stands
    for every number. Fields are those of a contact, the parts of a name, ``other_name`` for use without them, and
    ``introduced_by``, which holds a name. A file without the ``needed`` fields is refused with ``advice``.

    ``convert`` makes a field's value from a cell, ``key`` the text from which an id follows. ``how_met`` is true of
    everybody in the table; ``introduction`` is said before the name of an introducer, ``nameless`` of a row without a
    name. ``western`` allows Windows-1252. A table kept ``by_hand`` may be a workbook, have any separator and short
    rows, and its headings are matched by ``match_columns``.

    >>> table = Layout("choir", "the choir's list", "choir.csv", {"name": ("Singer",), "tags": ("Voice", "Stimme")})
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "choir.csv")
    ...     written = path.write_text("Singer,Stimme\nMei Lin,alto\n", encoding="utf-8")
    ...     reading = table.read(path)
    >>> [(contact.name, contact.tags) for contact in reading.contacts]
    [('Mei Lin', ('alto',))]
    """

    name: str
    title: str
    file: str
    headings: Mapping[str, Sequence[str]]
    needed: Sequence[str] = ()
    advice: str = ""
    convert: Mapping[str, Convert] = field(default_factory=dict)
    key: Callable[[Mapping[str, Any]], str] | None = None
    how_met: str = ""
    introduction: str = "introduced by"
    nameless: str = ""
    western: bool = False
    by_hand: bool = False

    def read(
        self,
        path: File,
        *,
        columns: Mapping[str, str] | None = None,
        on_error: Literal["refuse", "skip"] = "refuse",
    ) -> Reading:
        """The people in a table, in its order, each id once.

        Rows without a name and rows with the id of an earlier one are left out and listed in ``skipped``. Any other
        wrong row refuses the whole file, with one error that lists them all; ``on_error="skip"`` leaves those rows out
        too. Raises UnreadableFile, also for a file of another kind.

        Ids follow from the e-mail address, from name and organisation without one, or from the table's ``key``. (An id
        is therefore no alias: whoever guesses the address can compute it.)
        """
        file, header, rows = read_rows(path, self, columns)
        if self.by_hand:
            found: list[Column] = [(name, (0, 0)) for name in match_columns(header, columns, file=file)]
        else:
            found = [self.column(heading) for heading in header]
        places: Places = defaultdict(list)
        for index, (name, rank) in sorted(enumerate(found), key=lambda column: column[1][1]):
            places[name].append((rank[1], index))
        places.pop("", None)
        convert = {**_CONVERT, **self.convert}
        if "met_on" in places and "met_on" not in convert:
            convert["met_on"] = _days(file, header, places["met_on"][0][1], rows)
        introducers: dict[ContactId, str] = {}
        remarks: list[str] = []

        def contact(placed: Placed) -> Contact:
            place, row = placed
            _check(row, len(header), places, self)
            values = _values(row, places, convert, self)
            email = values.get("email", "")
            if self.by_hand and "email" in places and not email and (rest := row[places["email"][0][1]]):
                remarks.append(f"{place}: what is in the column for e-mail is no address; it is kept in the notes")
                values["notes"] = "\n".join(filter(None, [values.get("notes"), f"E-mail: {rest}"]))
            introducer = " ".join(values.pop("introduced_by", "").split())
            said = (values.pop("how_met", self.how_met), f"{self.introduction} {introducer}" if introducer else "")
            key = self.key or (lambda it: address_or_name(email, it["name"], it.get("organisation", "")))
            one = Contact(identifier(self.name, key(values)), how_met="; ".join(filter(None, said)), **values)
            if introducer:
                introducers.setdefault(one.id, introducer)
            return one

        reading = collect(file, ((placed[0], placed) for placed in rows), contact, on_error=on_error)
        contacts = introduced(reading.contacts, introducers) if introducers else reading.contacts
        return replace(reading, contacts=contacts, skipped=(*reading.skipped, *remarks))

    def found_headings(self, path: File, columns: Mapping[str, str] | None) -> tuple[Heading, ...]:
        """The headings in a file with the fields that they mean; of doubtful ones, those that are likely."""
        header, below = first_rows(path, self, columns)
        return tuple(map(Heading, header, below, likely_columns(header, columns)))

    def format(self, **how: Any) -> Format:  # noqa: ANN401 - what a Format takes
        """The format of these tables, which by default is recognised by its header."""
        return Format(**{"name": self.name, "title": self.title, "recognise": self.recognise, "read": self.read, **how})

    def recognise(self, head: Head) -> bool:
        """Whether one of the first lines of a file is a header of this table."""
        return any(self.is_header(self.fields(row, None)) for row in head.rows)

    def is_header(self, fields: set[str]) -> bool:
        """Whether a header may name just these fields."""
        return not NAMES.isdisjoint(fields) if self.by_hand else bool(fields) and fields.issuperset(self.needed)

    def fields(self, row: Iterable[str], columns: Mapping[str, str] | None) -> set[str]:
        """The fields that the cells of a row name, if it is a header."""
        return known(row, columns) if self.by_hand else {self.column(cell)[0] for cell in row} - {""}

    def column(self, heading: str) -> Column:
        """The field of a heading that the program writes, and its rank."""
        bare = " ".join(heading.lower().split())
        number = _NUMBER.search(bare)
        name, order = self._known.get(_NUMBER.sub("#", bare), ("", 0))
        return name, (order, int(number[0]) if number else 0)

    @cached_property
    def _known(self) -> Mapping[str, tuple[str, int]]:
        return {
            _NUMBER.sub("#", heading.lower()): (name, order)
            for name, headings in self.headings.items()
            for order, heading in enumerate(headings)
        }


def _check(row: Row, width: int, places: Places, table: Layout) -> None:
    """Raise BadRow for a row that is not as wide as its header, or in which a spreadsheet program wrote an error."""
    if any(row[width:]) or (len(row) < width and not table.by_hand):
        msg = f"{len(row)} columns where the header has {width}"
        raise BadRow(msg)
    row += [""] * (width - len(row))
    cells = ((name, row[index]) for name, columns in places.items() for _, index in columns)
    for name, cell in cells if table.by_hand else ():
        if cell in _NO_VALUE or not is_sound(cell):
            msg = f"{name} holds an error of the spreadsheet and no text"
            raise BadRow(msg)


def _values(row: Row, places: Places, convert: Mapping[str, Convert], table: Layout) -> dict[str, Any]:
    """The values of a contact's fields, each from the first cell that has one. Raises BadRow and LeftOut."""
    # Organisation and title are those of one job: of the lowest number for which either is filled in.
    job = min((number for name in _JOB for number, index in places.get(name, ()) if row[index]), default=0)

    def value(name: str) -> Any:  # noqa: ANN401 - of whatever type the field is
        for number, index in places.get(name, ()):
            cell = row[index]
            if cell and (number == job or name not in _JOB) and (found := convert.get(name, str)(cell)):
                return found
        return ""

    parts = joined(*map(value, _PARTS))
    name = value("name") or parts or value("other_name")
    if not name:
        raise LeftOut(table.nameless) if table.nameless else nameless(value("email"), value("organisation"))
    return {"name": name} | {one: found for one in places if one not in _NAMES and (found := value(one))}


# Values from cells.


def _several(cell: str) -> tuple[str, ...]:
    """The texts in a cell, between semicolons or, without any, commas."""
    return circles(re.split(r"[;；؛]" if re.search(r"[;；؛]", cell) else r"[,，、،]", cell))  # noqa: RUF001


def _days(file: str, header: Row, at: int, rows: Sequence[Placed]) -> Convert:
    """The parser of a column's days. Raises UnreadableFile where day and month cannot be told apart."""
    try:
        day_first = date_order.day_first(row[at] for _, row in rows if len(row) > at)
    except ValueError as doubt:
        advice = "Write the days as 2024-03-05, or leave the column out with {option}"
        raise refused(file, f"{header[at]!r}: {doubt}. {advice}", option={"columns": {header[at]: ""}}) from None

    def day(cell: str) -> date:
        found = date_order.day(cell, day_first=day_first)
        if found is None:
            msg = "met_on is not a day such as 2024-03-05"
            raise BadRow(msg)
        return found

    return day


def _closeness(cell: str) -> int:
    words = {word: number for number, word in CLOSENESS.items()} | {str(number): number for number in CLOSENESS}
    if cell.lower() not in words:
        msg = f"closeness must be 1 to 5, or one of {', '.join(CLOSENESS.values())}"
        raise BadRow(msg)
    return words[cell.lower()]


def _cadence(cell: str) -> Cadence:
    count = cell.lower().removeprefix("every ")
    try:
        return Cadence.parse(f"{count} days" if count.isdecimal() else cell)
    except InvalidRecord:
        msg = "cadence must be like 'every 3 months', 'weekly' or a number of days"
        raise BadRow(msg) from None


def _phone(cell: str) -> str:
    if _SHORTENED.fullmatch(cell):
        msg = "a spreadsheet has shortened the telephone number; format that column as text and write it again"
        raise BadRow(msg)
    return cell


_CONVERT: Final[Mapping[str, Convert]] = {
    **dict.fromkeys(("circles", "tags", "interests", "offers", "needs"), _several),
    "cadence": _cadence,
    "closeness": _closeness,
    "email": lambda cell: cell if "@" in cell else "",
    "phone": _phone,
}
