"""vCard files (.vcf), which every address book reads and writes."""

from pathlib import Path
from typing import Final

from netkit.formats.contact_rows import Reading
from netkit.formats.registry import ExportData, Format
from netkit.formats.vcard_reading import read
from netkit.formats.vcard_writing import write
from netkit.results import counted

__all__ = ["Reading", "read", "write"]


def _export(data: ExportData, path: Path) -> str:
    ties = () if data.private else data.ties_among(data.people)
    write(data.people, path, ties=ties, private=data.private)
    held = "without your notes and ties" if data.private else "with your notes and ties"
    return f"{counted(len(data.people), 'card')}, {held}"


FORMAT: Final = Format(
    name="vcard",
    title="a vCard file",
    endings=(".vcf", ".vcard"),
    recognise=lambda head: any(row[:1] == ("begin:vcard",) for row in head.rows),
    read=read,
    write=_export,
)
