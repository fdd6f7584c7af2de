"""``Table``: a sequence of records that prints as text in a terminal and as HTML in a notebook.

Columns that say the same usual thing in every row are not printed, nor is anything private or technical: notes,
summaries, addresses and ids. ``to_pandas()`` holds them all.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, overload

from netkit.codec import CellKind
from netkit.model import Record
from netkit.results import counted
from netkit.table_writer import Heading, html_table, text_table

if TYPE_CHECKING:
    import pandas as pd

R = TypeVar("R", bound=Record, covariant=True)

SHOWN_WHOLE: Final = 30
"""A table of up to this many rows prints whole."""
SHOWN_OF_MORE: Final = 20
"""A longer table prints this many rows and says how many more there are."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, how to read it from a record, and whether it prints.

    Without ``value`` a cell is the record's attribute of that name. A column that has its ``usual`` value in every row
    does not print; nor does an empty one.
    """

    name: str
    value: Callable[[Any], object] | None = None
    kind: CellKind = "text"
    prints: bool = True
    usual: object = None

    @property
    def heading(self) -> str:
        """The name as it prints."""
        return self.name.replace("_", " ")

    def cell(self, record: Record) -> object:
        """The value for one record; ``None`` where there is nothing to say."""
        found = (self.value or attrgetter(self.name))(record)
        return None if found in ("", ()) else found


class Table(Sequence[R], Generic[R]):
    """Records of one kind, in order, that print as a table. A slice of a table is a table.

    >>> from netkit.model import Contact
    >>> from netkit.tables import table
    >>> print(table(Contact, [Contact("mei", "Mei", circles=("choir",), closeness=4), Contact("jae", "Jae")]))
    2 contacts
    name  circle  closeness
    ----  ------  ---------
    Mei   choir           4
    Jae
    """

    def __init__(
        self,
        records: Iterable[R],
        columns: Sequence[Column],
        *,
        noun: str,
        when_empty: str,
        foot: str = "",
        in_full: bool = False,
    ) -> None:
        """``noun`` is what one row is; ``foot`` stands below the rows and says what is not among them."""
        self._records: Final = tuple(records)
        self.columns: Final = tuple(columns)
        self._noun: Final = noun
        self._foot: Final = foot
        self._when_empty: Final = when_empty
        whole = in_full or len(self._records) <= SHOWN_WHOLE
        self._limit: Final = len(self._records) if whole else SHOWN_OF_MORE

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[R]:
        return iter(self._records)

    @overload
    def __getitem__(self, index: int) -> R: ...
    @overload
    def __getitem__(self, index: slice) -> Table[R]: ...
    def __getitem__(self, index: int | slice) -> R | Table[R]:
        return self._of(self._records[index]) if isinstance(index, slice) else self._records[index]

    def _of(self, records: Iterable[R], *, in_full: bool = False) -> Table[R]:
        return Table(
            records, self.columns, noun=self._noun, when_empty=self._when_empty, foot=self._foot, in_full=in_full
        )

    def __eq__(self, other: object) -> bool:
        return self._records == other._records if isinstance(other, Table) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._records)

    def in_full(self) -> Table[R]:
        """The same table, which prints all its rows however many they are."""
        return self._of(self._records, in_full=True)

    def to_pandas(self) -> pd.DataFrame:
        """A new frame with every column, also those that do not print.

        What nobody has said is missing (``NaN``, ``NaT`` or ``NA``), in text as in numbers.
        """
        import pandas as pd

        dtypes = {"text": "str", "number": "Int64", "date": "datetime64[s]", "flag": "bool", "group": "object"}

        def series(column: Column) -> pd.Series[Any]:
            cells = (column.cell(record) for record in self._records)
            values = [() if cell is None and column.kind == "group" else cell for cell in cells]
            return pd.Series(values, dtype=dtypes[column.kind])

        return pd.DataFrame({column.name: series(column) for column in self.columns})

    def __repr__(self) -> str:
        if not self._records:
            return self._when_empty
        lines, no_room = text_table(*self._printed())
        lines.insert(0, self._caption())
        if self._more:
            lines.append(self._more)
        if no_room:
            lines.append(f"No room here for: {', '.join(no_room)}. See .to_pandas() or a notebook.")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        if not self._records:
            return f"<p>{html.escape(self._when_empty)}</p>"
        return html_table(self._caption(), *self._printed(), foot=self._more)

    def _caption(self) -> str:
        return counted(len(self), self._noun)

    @property
    def _more(self) -> str:
        hidden = len(self) - self._limit
        return f"… and {hidden} more; add .in_full() to see them all" if hidden else self._foot

    def _printed(self) -> tuple[list[Heading], list[list[object]]]:
        """The headings of the columns that have something to say, and the cells of the rows that are shown."""
        shown = [
            column
            for column in self.columns
            if column.prints and any(column.cell(record) not in (None, column.usual) for record in self._records)
        ]
        rows = [[column.cell(record) for column in shown] for record in self._records[: self._limit]]
        return [Heading(column.heading, number=column.kind == "number") for column in shown], rows
