"""A network written for graph programs holds the same people, ties and attributes when another program reads it."""

from __future__ import annotations

import math
import re
from datetime import date
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit import Network
from netkit.errors import InvalidRequest
from netkit.formats import graph_files
from netkit.model import Contact, Tie
from tests.small_disk import run_on_small_disk
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
    people = draw(st.lists(ids, unique=True, min_size=1, max_size=5))
    for person in people:
        graph.add_node(
            person,
            name=draw(texts),
            closeness=draw(st.none() | st.integers(1, 5)),
            met_on=draw(st.none() | st.dates()),
            circles=draw(st.lists(texts, max_size=2).map(tuple)),
            mentor=draw(st.booleans()),
            share=draw(st.none() | st.floats(0, 1, allow_subnormal=False)),  # igraph refuses numbers as small as those
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


@pytest.mark.parametrize(("write", "read"), FORMATS)
def test_a_network_comes_back_with_its_owner_and_its_closeness(tmp_path: Path, write: Any, read: Any) -> None:
    mei, jae = Contact("mei", "Mei", closeness=4), Contact("jae", "재훈")
    network = Network.of(mei, jae, Tie("jae", "mei", 5), owner="Zoë")
    assert write(network.graph(), tmp_path / "network.xml") == ()
    back = read(tmp_path / "network.xml")
    assert {one: data["name"] for one, data in back.nodes(data=True)} == {"me": "Zoë", "mei": "Mei", "jae": "재훈"}
    assert {frozenset((a, b)): data.get("closeness") for a, b, data in back.edges(data=True)} == {
        frozenset({"me", "mei"}): 4,
        frozenset({"me", "jae"}): None,
        frozenset({"jae", "mei"}): 5,
    }


@pytest.mark.parametrize(("write", "read"), FORMATS)
def test_a_direction_is_kept(tmp_path: Path, write: Any, read: Any) -> None:
    write(nx.DiGraph([("mei", "jae")]), tmp_path / "network.xml")
    back = read(tmp_path / "network.xml")
    assert back.is_directed()
    assert list(back.edges) == [("mei", "jae")]


@pytest.mark.parametrize(("write", "read"), FORMATS)
def test_a_graph_of_nobody_can_be_written(tmp_path: Path, write: Any, read: Any) -> None:
    write(nx.Graph(), tmp_path / "network.xml")
    assert len(read(tmp_path / "network.xml")) == 0


def test_gephi_shows_a_person_by_name(tmp_path: Path) -> None:
    graph_files.write_gexf(graph_of_two(name="Mei"), tmp_path / "network.gexf")
    assert nx.read_gexf(tmp_path / "network.gexf").nodes["mei"]["label"] == "Mei"


@pytest.mark.parametrize(("write", "read"), FORMATS)
def test_the_same_graph_gives_the_same_bytes_and_stays_as_it_was(tmp_path: Path, write: Any, read: Any) -> None:
    graph = graph_of_two(met_on=date(2026, 3, 20), roles=frozenset({"support", "feedback", "referral"}))
    graph.graph["made"] = date(2026, 3, 20)
    before = graph.copy()
    write(graph, tmp_path / "one.xml")
    write(graph, tmp_path / "two.xml")
    assert (tmp_path / "one.xml").read_bytes() == (tmp_path / "two.xml").read_bytes()
    assert (
        re.search(rb"lastmodified|20\d\d-\d\d-\d\d", (tmp_path / "one.xml").read_bytes().replace(b"2026-03-20", b""))
        is None
    )
    assert nx.utils.graphs_equal(graph, before)
    assert read(tmp_path / "one.xml").nodes["mei"]["roles"] == "feedback;referral;support"


# What a file cannot hold.


@pytest.mark.parametrize(("write", "read"), FORMATS)
def test_what_nobody_has_said_is_left_out(tmp_path: Path, write: Any, read: Any) -> None:
    graph = graph_of_two(region=None, title="", circles=(), share=math.nan, most=math.inf, closeness=3)
    write(graph, tmp_path / "network.xml")
    assert {"region", "title", "circles", "share", "most", "closeness"} & set(
        read(tmp_path / "network.xml").nodes["mei"]
    ) == {"closeness"}


@pytest.mark.parametrize(("write", "read"), FORMATS)
def test_signs_that_xml_cannot_hold_are_replaced_and_said(tmp_path: Path, write: Any, read: Any) -> None:
    graph = graph_of_two(notes="a\x00b\x1fc\ud83d\uffff", summary="two\r\nlines\tand ☕")
    lines = write(graph, tmp_path / "network.xml")
    assert lines == (
        "notes of 'mei': a sign that no XML file can hold became �",
        "notes of 'me' to 'mei': a sign that no XML file can hold became �",
    )
    back = read(tmp_path / "network.xml")
    assert back.nodes["mei"]["notes"] == "a�b�c��"
    assert back.edges["me", "mei"]["summary"] == "two\nlines\tand ☕"


@pytest.mark.parametrize(("write", "read"), FORMATS)
@pytest.mark.parametrize(
    ("values", "kept"),
    [
        ((3, 2.5), [3.0, 2.5]),
        ((3, "three"), ["3", "three"]),
        ((True, 2), ["True", "2"]),
        ((1, 2**31), ["1", "2147483648"]),
    ],
)
def test_an_attribute_has_one_type_for_everybody(
    tmp_path: Path, write: Any, read: Any, values: tuple[Any, Any], kept: list[Any]
) -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("a", what=values[0])
    graph.add_node("b", what=values[1])
    write(graph, tmp_path / "network.xml")
    assert [data["what"] for _, data in read(tmp_path / "network.xml").nodes(data=True)] == kept
    assert (tmp_path / "network.xml").read_text("utf-8").count('"what"') == 1


@pytest.mark.parametrize("name", ["id", "start", "viz", "type"])
def test_an_attribute_called_what_the_format_uses_is_refused(tmp_path: Path, name: str) -> None:
    advice = f"another use for the attribute '{name}', which 'mei' has; call it something else"
    with pytest.raises(InvalidRequest, match=advice):
        graph_files.write_gexf(graph_of_two(**{name: 1}), tmp_path / "network.gexf")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("write", "read"), FORMATS)
@pytest.mark.parametrize("twins", [(1, "1"), ("a\x00", "a\x01")])
def test_two_people_who_would_be_one_in_the_file_are_refused(
    tmp_path: Path, write: Any, read: Any, twins: tuple[Any, Any]
) -> None:
    with pytest.raises(InvalidRequest, match="would have the same id"):
        write(nx.Graph([twins]), tmp_path / "network.xml")


# Writing where something is, or cannot be.


@pytest.mark.parametrize(("write", "read"), FORMATS)
def test_only_a_file_of_the_same_format_is_written_over(tmp_path: Path, write: Any, read: Any) -> None:
    path = tmp_path / "network.xml"
    path.write_text("<svg/>", encoding="utf-8")
    with pytest.raises(InvalidRequest, match=r"network.xml: the file that is there is not a G\w+ file"):
        write(graph_of_two(), path)
    assert path.read_text("utf-8") == "<svg/>"
    path.unlink()
    write(graph_of_two(), path)
    write(nx.Graph([("x", "y")]), path)
    assert set(read(path)) == {"x", "y"}


@pytest.mark.parametrize(("write", "read"), FORMATS)
def test_a_folder_is_refused(tmp_path: Path, write: Any, read: Any) -> None:
    with pytest.raises(InvalidRequest, match="this is a folder"):
        write(graph_of_two(), tmp_path)


FILL = """
import sys
from pathlib import Path
import networkx as nx
from netkit.errors import InvalidRequest
from netkit.formats.graph_files import write_gexf, write_graphml
for name, write in (("network.graphml", write_graphml), ("network.gexf", write_gexf)):
    path = Path(sys.argv[1], name)
    write(nx.Graph([("me", "mei")]), path)
    before = path.read_bytes()
    try:
        write(nx.complete_graph(80), path)
    except InvalidRequest as error:
        print(error)
    print(path.read_bytes() == before, sorted(one.suffix for one in path.parent.iterdir()))
"""


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    first, graphml, second, gexf = run_on_small_disk(FILL, tmp_path, kilobytes=60)
    assert "network.graphml: the file cannot be written (No space left on device)" in first
    assert "network.gexf: the file cannot be written (No space left on device)" in second
    assert graphml == "True ['.graphml']"
    assert gexf == "True ['.gexf', '.graphml']"
