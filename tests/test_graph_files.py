"""A network written for graph programs holds the same people, ties and attributes when another program reads it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.formats import graph_files
from tests.strategies import names, texts

FORMATS = [
    pytest.param(graph_files.write_graphml, nx.read_graphml, id="graphml"),
    pytest.param(graph_files.write_gexf, nx.read_gexf, id="gexf"),
]
REPLACED = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"


def graph_of_two(**attributes: object) -> nx.Graph[str]:
    """Two people who know each other, with these attributes on the second and on the tie."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("me", name="Amira")
    graph.add_node("mei", **attributes)
    graph.add_edge("me", "mei", **attributes)
    return graph


def held(text: str) -> str:
    """What a text is in an XML file, by chapters 2.2 and 2.11 of XML 1.0."""
    return re.sub(REPLACED, "\ufffd", re.sub("\r\n?", "\n", text))


def said(attributes: dict[str, Any]) -> dict[str, Any]:
    """Attributes as igraph gives them, without those it fills in where nobody said anything."""
    return {name: value for name, value in attributes.items() if value == value and value not in ("", None)}


@st.composite
def rich_graphs(draw: st.DrawFn, *, without: str = "") -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    ids = names.filter(lambda one: held(one) == one and not set(without) & set(one))
    people = draw(st.lists(ids, unique=True, max_size=5))
    for person in people:
        graph.add_node(
            person,
            name=draw(texts),
            closeness=draw(st.none() | st.integers(1, 5)),
            met_on=draw(st.none() | st.dates()),
            circles=draw(st.lists(texts, max_size=2).map(tuple)),
        )
    for a in people:
        for b in people:
            if a < b and draw(st.booleans()):
                graph.add_edge(a, b, closeness=draw(st.integers(1, 5)), how=draw(texts))
    return graph


def expected(attributes: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in attributes.items():
        if isinstance(value, date):
            found[name] = value.isoformat()
        elif isinstance(value, tuple):
            found[name] = held(";".join(value))
        else:
            found[name] = held(value) if isinstance(value, str) else value
    return {name: value for name, value in found.items() if value is not None and value != ""}


# There and back.


@pytest.mark.parametrize(("write", "read"), FORMATS)
@given(graph=rich_graphs())
def test_networkx_reads_the_same_people_ties_and_attributes(
    tmp_path_factory: pytest.TempPathFactory, graph: nx.Graph[str], write: Any, read: Any
) -> None:
    path = tmp_path_factory.mktemp("graph") / "network.xml"
    write(graph, path)
    back = read(path)
    for _, attributes in back.nodes(data=True):
        attributes.pop("label", None)
    for _, _, attributes in back.edges(data=True):
        attributes.pop("id", None)
    assert dict(back.nodes(data=True)) == {one: expected(data) for one, data in graph.nodes(data=True)}
    assert {frozenset(tie) for tie in back.edges} == {frozenset(tie) for tie in graph.edges}
    for a, b, data in graph.edges(data=True):
        assert back.edges[a, b] == expected(data)
    assert not back.is_directed()


@given(graph=rich_graphs(without="&"))  # igraph 1.0 takes the &amp; in an id for &#38;
def test_igraph_reads_the_same_people_ties_and_attributes(
    tmp_path_factory: pytest.TempPathFactory, graph: nx.Graph[str]
) -> None:
    path = tmp_path_factory.mktemp("graph") / "network.graphml"
    graph_files.write_graphml(graph, path)
    back = igraph.Graph.Read_GraphML(str(path))
    people = {one["id"]: said(one.attributes()) for one in back.vs}
    for one, data in graph.nodes(data=True):
        assert people.pop(one) == {"id": one, **expected(data)}
    assert people == {}
    ties = {frozenset(back.vs[end]["id"] for end in tie.tuple): said(tie.attributes()) for tie in back.es}
    for a, b, data in graph.edges(data=True):
        assert ties.pop(frozenset({a, b})) == expected(data)
    assert ties == {}


def test_gephi_shows_a_person_by_name(tmp_path: Path) -> None:
    graph_files.write_gexf(graph_of_two(name="Mei"), tmp_path / "network.gexf")
    assert nx.read_gexf(tmp_path / "network.gexf").nodes["mei"]["label"] == "Mei"


@pytest.mark.parametrize(("write", "read"), FORMATS)
def test_the_same_graph_gives_the_same_bytes_and_stays_as_it_was(tmp_path: Path, write: Any, read: Any) -> None:
    graph = graph_of_two(met_on=date(2026, 3, 20), circles=("choir", "work"))
    before = graph.copy()
    write(graph, tmp_path / "one.xml")
    write(graph, tmp_path / "two.xml")
    assert (tmp_path / "one.xml").read_bytes() == (tmp_path / "two.xml").read_bytes()
    assert not re.search(rb"lastmodified|20(?!26-03-20)\d\d-\d\d-\d\d", (tmp_path / "one.xml").read_bytes())
    assert nx.utils.graphs_equal(graph, before)
    assert read(tmp_path / "one.xml").nodes["mei"]["circles"] == "choir;work"


# What a file cannot hold.


@pytest.mark.parametrize(("write", "read"), FORMATS)
def test_signs_that_xml_cannot_hold_are_replaced(tmp_path: Path, write: Any, read: Any) -> None:
    graph = graph_of_two(notes="a\x00b\x1fc\ud83d\uffff", summary="two\r\nlines\tand ☕")
    write(graph, tmp_path / "network.xml")
    back = read(tmp_path / "network.xml")
    assert back.nodes["mei"]["notes"] == "a�b�c��"
    assert back.edges["me", "mei"]["summary"] == "two\nlines\tand ☕"
