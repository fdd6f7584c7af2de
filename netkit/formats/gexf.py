"""GEXF files, for graph programs."""

from __future__ import annotations

from typing import Final

from netkit.formats.graph_files import export, write_gexf
from netkit.formats.registry import Format

FORMAT: Final = Format(
    name="gexf",
    title="a GEXF file",
    endings=(".gexf",),
    write=lambda data, path: export(data, path, write_gexf),
)
