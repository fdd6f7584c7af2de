"""A network as a file for graph programs: GraphML (igraph, yEd, Cytoscape) and GEXF (Gephi).

A date becomes text such as 2026-03-20, and several labels one text with ``;`` between them. What nobody has said
(``None``, an empty text or tuple) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from netkit.formats.registry import ExportData, Format
from netkit.formats.writing import written
from netkit.results import counted

if TYPE_CHECKING:
    import networkx as nx

_DECLARATION: Final = "<?xml version='1.0' encoding='utf-8'?>\n"
_NO_XML: Final = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (2.2) cannot hold, and the carriage return, which its readers make a line feed (2.11)."""
_SHOWN: Final = ("organisation", "title", "field", "seniority", "region", "circles", "tags", "closeness", "met_on")
"""The fields of a contact to colour a picture by: none is private, and none reaches anybody."""


def write_graphml(graph: nx.Graph[str], path: str | Path) -> None:
    """Write a network's graph as a GraphML file, with ``�`` for each sign that no XML file can hold, such as a null.

    Raises InvalidRequest if the file cannot be written.
    """
    from networkx.readwrite.graphml import GraphMLWriter

    _write(graph, path, lambda plain: str(GraphMLWriter(plain)))


def write_gexf(graph: nx.Graph[str], path: str | Path) -> None:
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

    _write(graph, path, xml)


def _write(graph: nx.Graph[str], path: str | Path, xml: Callable[[nx.Graph[str]], str]) -> None:
    plain: nx.Graph[str] = graph.__class__()
    plain.add_nodes_from((_held(node), _plain(said)) for node, said in graph.nodes(data=True))
    plain.add_edges_from((_held(a), _held(b), _plain(said)) for a, b, said in graph.edges(data=True))
    with written(path) as file:
        file.write(_DECLARATION + xml(plain) + "\n")


def _plain(said: Mapping[str, Any]) -> dict[str, Any]:
    """Attributes as text and numbers, without those that say nothing."""
    texts = ((name, ";".join(value) if isinstance(value, tuple) else value) for name, value in said.items())
    return {
        name: _held(str(value)) if isinstance(value, str | date) else value
        for name, value in texts
        if value not in (None, "")
    }


def _held(text: str) -> str:
    """The text as XML can hold it, with one kind of line end."""
    return _NO_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _export(data: ExportData, path: Path, write: Callable[[nx.Graph[str], Path], None]) -> str:
    """Write the graph with ``_SHOWN``; returns what was written, in words."""
    graph = data.graph()
    for person in data.people:
        graph.nodes[person.id].update({name: getattr(person, name) for name in _SHOWN})
    write(graph, path)
    return f"{graph.number_of_nodes()} people and {counted(graph.number_of_edges(), 'tie')}"


_GRAPHML: Final = Format(
    name="graphml",
    title="a GraphML file",
    endings=(".graphml",),
    purpose="for a graph program, as GraphML",
    holds="names, ties, organisations, circles and closeness; no notes and no addresses",
    write=lambda data, path: _export(data, path, write_graphml),
)
_GEXF: Final = replace(
    _GRAPHML,
    name="gexf",
    title="a GEXF file",
    endings=(".gexf",),
    purpose="for a graph program, as GEXF",
    write=lambda data, path: _export(data, path, write_gexf),
)
FORMAT: Final = _GRAPHML, _GEXF
