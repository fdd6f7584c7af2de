"""Which program wrote a file, told by its ending and then by what stands in it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

from netkit.formats import archive
from netkit.formats.contact_rows import HEADER_WITHIN, other_export
from netkit.formats.csv_reading import SHEETS, sheet_of
from netkit.formats.textfile import open_file

_ENDINGS: Final = {".vcf": "vcard", ".vcard": "vcard", ".xlsx": "spreadsheet", ".xlsm": "spreadsheet"}
_LIKELY: Final = {"vCard": "vcard", "LinkedIn": "linkedin", "Google": "google", "Outlook": "outlook"}
_START: Final = 65_536
"""Of a file so many bytes are looked at: room for any preamble and header."""


def kind_of(path: str | Path) -> str:
    r"""The kind of file, as ``netkit.network.files.READERS`` calls them.

    A folder or one of its tables that netkit itself wrote is "csv". A table of contacts that is no export of a known
    program is a "spreadsheet". Raises UnreadableFile if there is no such file, or it is empty.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "people.csv")
    ...     written = path.write_text("First Name,Last Name,Connected On\n", encoding="utf-8")
    ...     kind_of(path)
    'linkedin'
    """
    path = Path(path)
    if _is_our_folder(path):
        return "csv"
    if path.suffix.lower() in _ENDINGS:
        return _ENDINGS[path.suffix.lower()]
    with open_file(path, wanted="contacts.csv") as (file, _):
        start = file.read(_START).decode("utf-8-sig", "replace")
    if start.lstrip().startswith("{"):
        return "archive" if f'"{archive.FORMAT}"' in start else "monica"
    if sheet_of(start):
        return "csv"
    for cells in _first_rows(start):
        likeness = other_export(cells)
        for word, kind in _LIKELY.items():
            if word in likeness:
                return kind
    return "spreadsheet"


def _is_our_folder(path: Path) -> bool:
    with suppress(RuntimeError):  # a home folder (~name) that nobody has: the name is taken as it stands
        path = path.expanduser()
    for title in SHEETS:
        with suppress(OSError, ValueError), Path(path, f"{title}.csv").open("rb") as file:
            if sheet_of(file.read(_START).decode("utf-8-sig", "replace")):
                return True
    return False


def _first_rows(start: str) -> Iterator[list[str]]:
    for line in islice(start.splitlines(), HEADER_WITHIN):
        # One line at a time: a quotation mark left open in a preamble must not swallow the header.
        yield next(csv.reader([line]), [])
