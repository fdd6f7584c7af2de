"""Files that nobody meant to give us: of another kind, or damaged on the way."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Mapping


def zipped(parts: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


def unzipped(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def spreadsheet(**sheets: bytes) -> bytes:
    """As Excel packs it: the list of contents comes first."""
    parts = {f"xl/worksheets/{name}.xml": sheet for name, sheet in sheets.items()}
    return zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>", **parts})


def damaged(raw: bytes, chance: random.Random) -> bytes:
    lines = raw.splitlines(keepends=True)
    match chance.randrange(5):
        case 0:
            changed = bytearray(raw)
            for _ in range(chance.randrange(1, 6)):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            return bytes(changed)
        case 1:
            return raw[: chance.randrange(len(raw))]
        case 2:
            lines.insert(chance.randrange(len(lines)), chance.choice(lines))
            return b"".join(lines)
        case 3:
            where = chance.randrange(len(raw))
            return raw[:where] + chance.choice([b'"', b",", b"\n", b"\r", b";", b"%", b"[", b"\xff"]) + raw[where:]
        case _:
            chance.shuffle(lines)
            return b"".join(lines)
