"""GEXF files, for graph programs."""

from __future__ import annotations

from typing import Final

from netkit.formats.graph_files import HOLDS, export, write_gexf
from netkit.formats.registry import Format

FORMAT: Final = Format(
    name="gexf",
    title="a GEXF file",
    endings=(".gexf",),
    purpose="for a graph program, as GEXF",
    holds=HOLDS,
    write=lambda data, path: export(data, path, write_gexf),
)
