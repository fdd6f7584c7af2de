"""GraphML files, for graph programs."""

from __future__ import annotations

from typing import Final

from netkit.formats.graph_files import HOLDS, export, write_graphml
from netkit.formats.registry import Format

FORMAT: Final = Format(
    name="graphml",
    title="a GraphML file",
    endings=(".graphml",),
    purpose="for a graph program, as GraphML",
    holds=HOLDS,
    write=lambda data, path: export(data, path, write_graphml),
)
