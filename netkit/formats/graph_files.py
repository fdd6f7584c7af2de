"""A network as a file for graph programs: GraphML (igraph, yEd, Cytoscape) and GEXF (Gephi).

Such files hold texts, numbers, and yes or no. What a graph may say beyond that is put into these: a date becomes text
as in 2026-03-20, several labels one text with ``;`` between them. What nobody has said (``None``, an empty text or
list, a number that is not finite) is left out, and so are attributes of the graph as a whole.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from numbers import Integral, Real
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from netkit.errors import InvalidRequest
from netkit.formats.registry import ExportData
from netkit.formats.writing import written
from netkit.model import Contact
from netkit.results import counted

if TYPE_CHECKING:
    import networkx as nx

Plain: TypeAlias = str | int | float | bool

_DECLARATION: Final = "<?xml version='1.0' encoding='utf-8'?>\n"
_NO_XML: Final = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (2.2) cannot hold, and the carriage return, which its readers make a line feed (2.11)."""
_MOST: Final = 2**31 - 1
"""The largest whole number that every program reads (32 bits); a larger one is written as text."""

_GRAPHML_KEEPS: Final = frozenset({"id"})
_GEXF_KEEPS: Final = frozenset(
    {"end", "for", "id", "key", "kind", "parents", "pid", "slices", "spells", "start", "type", "viz"}
)


def write_graphml(graph: nx.Graph[Any], path: str | Path) -> tuple[str, ...]:
    """Write a graph of people in place of the GraphML file at ``path``; gives a line for each text that it changed.

    A text is changed if it has signs in it that no XML file can hold, such as a null: each becomes a ``�``. Raises
    InvalidRequest if two people would have the same id in the file, an attribute is called what the format has
    another use for, or the file cannot be written or is of another kind.

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

    def xml(plain: nx.Graph[str]) -> str:
        return str(GraphMLWriter(plain))

    return _write(graph, path, xml, mark="<graphml", called="a GraphML file", keeps=_GRAPHML_KEEPS)


def write_gexf(graph: nx.Graph[Any], path: str | Path) -> tuple[str, ...]:
    """Write a graph of people in place of the GEXF file at ``path``; everything else as ``write_graphml``.

    A person's ``name`` is also their label, which is what Gephi shows.
    """
    from networkx.readwrite.gexf import GEXFWriter

    def xml(plain: nx.Graph[str]) -> str:
        for _, attributes in plain.nodes(data=True):
            if "name" in attributes:
                attributes.setdefault("label", attributes["name"])
        writer = GEXFWriter(plain)
        # The day it was written would make two files of the same network differ.
        for meta in writer.xml.iter("meta"):
            meta.attrib.clear()
        return str(writer)

    return _write(graph, path, xml, mark="<gexf", called="a GEXF file", keeps=_GEXF_KEEPS)


def _write(
    graph: nx.Graph[Any],
    path: str | Path,
    xml: Callable[[nx.Graph[str]], str],
    *,
    mark: str,
    called: str,
    keeps: frozenset[str],
) -> tuple[str, ...]:
    plain, changed = _plain(graph, keeps, called)
    with written(path, mark=mark, called=called) as file:
        file.write(_DECLARATION + xml(plain) + "\n")
    return tuple(changed)


def _plain(graph: nx.Graph[Any], keeps: frozenset[str], called: str) -> tuple[nx.Graph[str], list[str]]:
    """A copy that holds nothing but what the file can hold, and a line for each text that was changed for it."""
    changed: list[str] = []
    ids: dict[str, Any] = {}
    plain = graph.__class__()
    people = list(graph.nodes(data=True))
    names = {}
    for node, _ in people:
        names[node] = _held(str(node), f"id of {str(node)!r}", changed)
        if ids.setdefault(names[node], node) != node:
            msg = f"{ids[names[node]]!r} and {node!r} would have the same id in {called}; give one of them another id"
            raise InvalidRequest(msg)
    ties = list(graph.edges(data=True))
    of_people = list(_attributes(((repr(node), said) for node, said in people), keeps, called, changed))
    of_ties = list(_attributes(((f"{a!r} to {b!r}", said) for a, b, said in ties), keeps, called, changed))
    plain.add_nodes_from((names[node], said) for (node, _), said in zip(people, of_people, strict=True))
    plain.add_edges_from((names[a], names[b], said) for (a, b, _), said in zip(ties, of_ties, strict=True))
    return plain, changed


def _attributes(
    said: Iterable[tuple[str, Mapping[Any, Any]]], keeps: frozenset[str], called: str, changed: list[str]
) -> Iterator[dict[str, Plain]]:
    """The attributes of each, where one name means one type throughout."""
    rows = []
    types: dict[str, set[type]] = {}
    for whose, attributes in said:
        row: dict[str, Plain] = {}
        for name, value in attributes.items():
            if (key := _held(str(name), f"attribute {str(name)!r}", changed)) in keeps:
                msg = f"{called} has another use for the attribute {key!r}, which {whose} has; call it something else"
                raise InvalidRequest(msg)
            found = _value(value)
            if isinstance(found, str):
                found = _held(found, f"{key} of {whose}", changed)
            if found is not None and found != "":
                row[key] = found
                types.setdefault(key, set()).add(type(found))
        rows.append(row)
    numbers = {key for key, found in types.items() if found == {int, float}}
    texts = {key for key, found in types.items() if len(found) > 1} - numbers
    for row in rows:
        for key in numbers & row.keys():
            row[key] = float(row[key])
        for key in texts & row.keys():
            row[key] = str(row[key])
        yield row


def _value(value: object) -> Plain | None:
    """The value as text, number, or yes or no; None where it says nothing."""
    match value:
        case None | bool() | str():
            return value
        case Integral():
            return int(value) if abs(int(value)) <= _MOST else str(value)
        case Real():
            return float(value) if math.isfinite(value) else None
        case date():
            return value.isoformat()
        case set() | frozenset():
            return ";".join(sorted(map(str, value)))
        case list() | tuple():
            return ";".join(map(str, value))
        case _:
            return str(value)


def _held(text: str, what: str, changed: list[str]) -> str:
    """The text as XML can hold it, with one kind of line end."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    held = _NO_XML.sub("\ufffd", lines)
    if held != lines:
        changed.append(f"{what}: a sign that no XML file can hold became �")
    return held


def export(data: ExportData, path: Path, write: Callable[[nx.Graph[Any], Path], tuple[str, ...]]) -> str:
    """Write the graph with attributes to colour a picture by, none private; returns what was written, in words."""
    shown = ("organisation", "title", "field", "seniority", "region", "circles", "tags", "closeness", "met_on")
    assert set(shown) <= {part.name for part in fields(Contact)}
    graph = data.graph()
    for person in data.people:
        graph.nodes[person.id].update({name: getattr(person, name) for name in shown})
    changed = write(graph, path)
    return "; ".join([f"{graph.number_of_nodes()} people and {counted(graph.number_of_edges(), 'tie')}", *changed])
