"""A network as a file for graph programs: GraphML (igraph, yEd, Cytoscape) and GEXF (Gephi).

A date becomes text such as 2026-03-20, and several labels one text with ``;`` between them. What nobody has said
(``None``, an empty text or tuple) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from netkit.formats.registry import ExportData
from netkit.formats.writing import written
from netkit.results import counted

if TYPE_CHECKING:
    import networkx as nx

_DECLARATION: Final = "<?xml version='1.0' encoding='utf-8'?>\n"
_NO_XML: Final = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (2.2) cannot hold, and the carriage return, which its readers make a line feed (2.11)."""
_SHOWN: Final = ("organisation", "title", "field", "seniority", "region", "circles", "tags", "closeness", "met_on")
"""The fields of a contact to colour a picture by: none is private, and none reaches anybody."""

HOLDS: Final = "names, ties, organisations, circles and closeness; no notes and no addresses"


def write_graphml(graph: nx.Graph[str], path: str | Path) -> tuple[str, ...]:
    """Write a network's graph as a GraphML file; returns a line for each text that it changed.

    A text is changed if it has characters that no XML file can hold, such as a null: each becomes a ``�``. Raises
    InvalidRequest if the file cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> import networkx as nx
    >>> graph = nx.Graph([("me", "mei")])
    >>> graph.nodes["mei"].update(name="Mei", met_on=date(2024, 2, 29), circles=("choir", "work"), region=None)
    >>> with TemporaryDirectory() as folder:
    ...     changed = write_graphml(graph, Path(folder, "network.graphml"))
    ...     nx.read_graphml(Path(folder, "network.graphml")).nodes["mei"]
    {'name': 'Mei', 'met_on': '2024-02-29', 'circles': 'choir;work'}
    """
    from networkx.readwrite.graphml import GraphMLWriter

    return _write(graph, path, lambda plain: str(GraphMLWriter(plain)))


def write_gexf(graph: nx.Graph[str], path: str | Path) -> tuple[str, ...]:
    """Write a network's graph as a GEXF file; everything else as ``write_graphml``.

    A person's ``name`` is also their label, which is what Gephi shows.
    """
    from networkx.readwrite.gexf import GEXFWriter

    def xml(plain: nx.Graph[str]) -> str:
        for _, attributes in plain.nodes(data=True):
            if "name" in attributes:
                attributes["label"] = attributes["name"]
        writer = GEXFWriter(plain)
        # The day it was written would make two files of the same network differ.
        for meta in writer.xml.iter("meta"):
            meta.attrib.clear()
        return str(writer)

    return _write(graph, path, xml)


def _write(graph: nx.Graph[str], path: str | Path, xml: Callable[[nx.Graph[str]], str]) -> tuple[str, ...]:
    changed: list[str] = []
    names = {node: _held(node, f"id of {node!r}", changed) for node in graph}
    plain: nx.Graph[str] = graph.__class__()
    for node, said in graph.nodes(data=True):
        plain.add_node(names[node], **_plain(said, repr(node), changed))
    for a, b, said in graph.edges(data=True):
        plain.add_edge(names[a], names[b], **_plain(said, f"{a!r} to {b!r}", changed))
    with written(path) as file:
        file.write(_DECLARATION + xml(plain) + "\n")
    return tuple(changed)


def _plain(said: Mapping[str, Any], whose: str, changed: list[str]) -> dict[str, Any]:
    """Attributes as text and numbers, without those that say nothing."""
    plain: dict[str, Any] = {}
    for name, value in said.items():
        text = ";".join(value) if isinstance(value, tuple) else str(value) if isinstance(value, date) else value
        plain[name] = _held(text, f"{name} of {whose}", changed) if isinstance(text, str) else text
    return {name: value for name, value in plain.items() if value not in (None, "")}


def _held(text: str, what: str, changed: list[str]) -> str:
    """The text as XML can hold it, with one kind of line end."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    held = _NO_XML.sub("\ufffd", lines)
    if held != lines:
        changed.append(f"{what}: a sign that no XML file can hold became �")
    return held


def export(data: ExportData, path: Path, write: Callable[[nx.Graph[str], Path], tuple[str, ...]]) -> str:
    """Write the graph with ``_SHOWN``; returns what was written, in words."""
    graph = data.graph()
    for person in data.people:
        graph.nodes[person.id].update({name: getattr(person, name) for name in _SHOWN})
    changed = write(graph, path)
    return "; ".join([f"{graph.number_of_nodes()} people and {counted(graph.number_of_edges(), 'tie')}", *changed])
