"""Any table of contacts that you keep yourself: a CSV file or an Excel workbook.

A CSV file has commas, semicolons or tabs between its columns and is in UTF-8 or Windows-1252; of a workbook, the first
sheet with a column for names is read. Rows above the header are passed over. Columns may have any order and headings in
many languages, and ``columns`` says what another heading means, as in ``{"Their firm": "organisation"}``.

Names are joined from their parts and never split. Several circles, tags, interests, offers or needs in one cell are
separated by semicolons or, without any, by commas. Days are 2024-03-05 or, if the whole column leaves no doubt which is
the day and which the month, 5/3/2024. Closeness is 1 to 5 or its word, such as "close"; a cadence is "every 3 months",
"weekly", or a number of days. ``introduced_by`` is whoever has that name in the table, if one person does; ``how_met``
keeps the name. Of several e-mail addresses the first is taken; what is no address is kept in the notes.

Refused are more than 100,000 rows, 500 columns, two million cells, or a workbook of more than 16 MB.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Final

from netkit.formats.columns import HEADINGS
from netkit.formats.contact_tables import Layout


def _address(cell: str) -> str:
    """The first valid e-mail address in a cell."""
    from email_validator import EmailNotValidError, validate_email

    for word in re.split(r"[;,\s<>]+|mailto:", cell)[:20]:
        with suppress(EmailNotValidError):
            validate_email(word, check_deliverability=False)
            return word
    return ""


TABLE: Final = Layout(
    name="table",
    title="a table of your own",
    file="a CSV file or an Excel workbook",
    headings={name: known.split(", ") for name, known in HEADINGS.items()},
    convert={"email": _address},
    western=True,
    by_hand=True,
)

FORMAT: Final = TABLE.format(
    name="spreadsheet",
    recognise=lambda _: False,  # the fallback for what no other format recognises
    endings=(".xlsx", ".xlsm"),
    headings=TABLE.found_headings,
    fallback=True,
)
