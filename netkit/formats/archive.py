"""The archive: all records of a network in one JSON file, to keep, to read in an editor, and to take in again.

A new field of a record needs no change here (``netkit.codec``). To change what an old field means, raise ``VERSION``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from reprlib import repr as shown
from typing import Final, get_args

from netkit.codec import Problems, decode, encode, refuse
from netkit.errors import InvalidRecord
from netkit.formats.contact_rows import Reading, refusal
from netkit.formats.jsonfile import load
from netkit.formats.registry import ExportData, Format
from netkit.formats.textfile import File, refused
from netkit.formats.writing import written
from netkit.model import Record, Tie
from netkit.pairs import Distinct, LookedAt, Pair, Stored

MARK: Final = "netkit archive"
VERSION: Final = 1
LARGEST: Final = 2**29
"""How many bytes an archive may have: room for more than a million interactions."""

_PAIRS: Final[dict[str, type[Stored]]] = {"distinct": Distinct, "looked at": LookedAt}
_KINDS: Final[Mapping[str, type[Stored]]] = {f"{kind.__name__.lower()}s": kind for kind in get_args(Record)} | _PAIRS
_ADVICE: Final = "Choose a .json file that netkit wrote, or an earlier copy of this one"
_text_of: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def write(records: Iterable[Stored], path: str | Path) -> None:
    """Write all these records, each with all its fields.

    The same records give the same bytes, whatever their order. Raises InvalidRecord for a record that no file can hold,
    InvalidRequest where the file cannot be written.
    """
    with written(path) as file:
        file.writelines(_parts(_by_kind_and_key([*records])))


def read(path: File) -> list[Stored]:
    """The records of an archive: contacts first, then the other kinds, each by id.

    Raises UnreadableFile, with every problem and its place, if anything in the file is not as ``write`` writes it;
    then nothing is taken. Fields and kinds of records that an older netkit did not have take their defaults. Whether
    the contacts that a record speaks of are there, is for the store to check.
    """
    name, archive = load(path, called="a netkit archive", advice=_ADVICE, most=LARGEST)
    if archive.pop("format", None) != MARK:
        raise refused(name, f'this is not a netkit archive: it does not say "format": "{MARK}". {_ADVICE}')
    version = archive.pop("version", None)
    if type(version) is not int or version != VERSION:
        why = f"this archive has version {shown(version)}, and this netkit knows version {VERSION}"
        raise refused(name, f"{why}. Update netkit (pip install --upgrade netkit), and read it again")
    problems: list[str] = []
    records: list[Stored] = []
    for title, kind in _KINDS.items():
        rows = archive.get(title, [])
        if not isinstance(rows, list):
            problems.append(f"{title}: {shown(rows)} is not a list of records")
            continue
        places: dict[tuple[str, ...], int] = {}
        for number, row in enumerate(rows, start=1):
            try:
                record: Stored = decode(kind, row)
                before = places.setdefault(_key(record), number)
                if before != number:
                    refuse(f"the same id as record {before}")
            except InvalidRecord as found:
                lines = found.lines if isinstance(found, Problems) else (str(found),)
                called = f" ({shown(row['id'])})" if isinstance(row, dict) and isinstance(row.get("id"), str) else ""
                problems += [f"{title}, record {number}{called}: {line}" for line in lines]
            else:
                records.append(record)
    problems += [f"{shown(title)} is not a kind of record" for title in archive if title not in _KINDS]
    if problems:
        raise refusal(name, problems, "Take the file as it was written, or correct these places")
    return records


def _by_kind_and_key(records: Sequence[Stored]) -> dict[str, list[Stored]]:
    every = {title: sorted((one for one in records if type(one) is kind), key=_key) for title, kind in _KINDS.items()}
    return {title: ones for title, ones in every.items() if ones or title not in _PAIRS}


def _parts(records: Mapping[str, Iterable[Stored]]) -> Iterator[str]:
    """The archive as text, record by record, each field on a line of its own."""
    yield f'{{\n  "format": "{MARK}",\n  "version": {VERSION}'
    for title, ones in records.items():
        yield f',\n  "{title}": ['
        mark = "\n    "
        for one in ones:
            try:
                lines = ",\n".join(f'      "{name}": {_text_of(value)}' for name, value in encode(one).items())
            except ValueError as problem:
                msg = f"{type(one).__name__.lower()} {', '.join(map(shown, _key(one)))} cannot be written: {problem}"
                raise InvalidRecord(msg) from None
            yield f"{mark}{{\n{lines}\n    }}"
            mark = ",\n    "
        yield "\n  ]" if mark.startswith(",") else "]"
    yield "\n}\n"


def _key(record: Stored) -> tuple[str, ...]:
    return (record.a, record.b) if isinstance(record, Tie | Pair) else (record.id,)


def _export(data: ExportData, path: Path) -> str:
    write([*data.records, *data.pairs], path)
    return f"all {len(data.records):,} records, notes and archived contacts too; importing the file brings them back"


FORMAT: Final = Format(
    name="archive",
    title="a netkit archive",
    endings=(".json",),
    recognise=lambda text: text.lstrip().startswith("{") and f'"{MARK}"' in text,
    read=lambda path, **_: Reading((), others=tuple(read(path))),  # as a whole, strict or not
    write=_export,
    purpose="to keep, or for another computer",
    holds="everything, your notes as well; netkit takes it in again",
)
