"""Any table of contacts that you keep yourself: a CSV file or an Excel workbook.

The columns may have any order and be called what they are called in many languages; ``netkit.formats.columns`` says
which is which. A table from LinkedIn, Google or Outlook has an importer of its own, which knows it better.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

from netkit.formats.columns import HEADINGS
from netkit.formats.contact_rows import Reading
from netkit.formats.contact_tables import Table, read_table
from netkit.formats.registry import Format

__all__ = ["read"]


def read(
    path: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    on_error: Literal["refuse", "skip"] = "refuse",
) -> Reading:
    r"""The people in a table of your own, as ``netkit.formats.contact_tables.read_table`` reads tables.

    The table is a CSV file, separated by commas, semicolons or tabs, in UTF-8 or Windows-1252, or the first sheet of an
    Excel workbook that has a column for names. Rows above the header are passed over. Columns are found as
    ``match_columns`` finds them; ``columns`` says what a heading means, as in ``{"Their firm": "organisation"}``.

    Names are joined from their parts and never split. Several circles, tags, interests, offers or needs in one cell
    are separated by semicolons or, without any, by commas. Days are 2024-03-05 or, if the whole column leaves no doubt
    which is the day and which the month, 5/3/2024. Closeness is 1 to 5 or its word, such as "close"; a cadence is
    "every 3 months", "weekly", or a number of days. ``introduced_by`` is whoever has that name in the table, if one
    person does; ``how_met`` keeps the name. Of several e-mail addresses the first is taken; what is no address is
    kept in the notes, and ``skipped`` says so.

    A contact's id follows from the e-mail address, or from name and organisation without one, so it is the same in a
    CSV file and a workbook. Raises UnreadableFile also for days that may be meant in two ways, and for more than
    100,000 rows, 500 columns, two million cells, or a workbook of more than 16 MB.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "people.csv")
    ...     written = path.write_text("Name;Firma;Met on\nZoë Berg;Acme;13.02.2024\n", encoding="utf-8")
    ...     reading = read(path)
    >>> [(one.name, one.organisation, str(one.met_on)) for one in reading.contacts]
    [('Zoë Berg', 'Acme', '2024-02-13')]
    """
    return read_table(path, _TABLE, columns=columns, on_error=on_error)


def _address(cell: str) -> str:
    """The first valid e-mail address in a cell."""
    from email_validator import EmailNotValidError, validate_email

    for word in re.split(r"[;,\s<>]+|mailto:", cell)[:20]:
        if "@" not in word:
            continue
        try:
            validate_email(word, check_deliverability=False)
        except EmailNotValidError:
            continue
        return word
    return ""


_TABLE: Final = Table(
    name="table",
    title="a table of your own",
    file="contacts.csv or contacts.xlsx",
    headings={name: known.split(", ") for name, known in HEADINGS.items()},
    convert={"email": _address},
    western=True,
    by_hand=True,
)

FORMAT: Final = Format(
    name="spreadsheet",
    title=_TABLE.title,
    endings=(".xlsx", ".xlsm"),
    read=read,
    has_columns=True,
    fallback=True,
)
