"""What a step would change, against closed forms and against measuring the network after the step."""

import xml.etree.ElementTree as ET
from itertools import combinations
from math import isnan
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest, UnknownContact
from netkit.measures import structure
from netkit.measures.ego_sentences import SENTENCES
from netkit.measures.what_if import (
    what_if,
    what_if_introduced,
)
from tests.strategies import graphs


@given(graphs(), st.data())
def test_two_contacts_who_get_to_know_each_other_lower_effective_size_by_2_over_n(
    graph: nx.Graph, data: st.DataObject
) -> None:
    contacts = list(graph[0])
    strangers = [pair for pair in combinations(contacts, 2) if not graph.has_edge(*pair)]
    if not strangers:
        return
    found = what_if_introduced(graph, 0, *data.draw(st.sampled_from(strangers)))
    assert found["effective_size"].difference == pytest.approx(-2 / len(contacts))
    assert found["brokerage"].difference == -1
    assert found["size"].difference == 0


@given(graphs(), st.data())
def test_every_change_is_what_the_measures_say_before_and_after_and_the_graph_stays_as_it_was(
    graph: nx.Graph, data: st.DataObject
) -> None:
    knows = data.draw(st.lists(st.sampled_from(sorted(graph[0])), unique=True)) if graph[0] else []
    kept = nx.Graph(graph)
    after = nx.Graph(graph)
    after.add_edges_from(("lin", other) for other in [0, *knows])
    found = what_if(graph, 0, "lin", knows)
    assert [one.measure for one in found.changes] == list(SENTENCES)
    for one in found.changes:
        measure = getattr(structure, one.measure)
        assert repr((one.before, one.after)) == repr((measure(graph, 0), measure(after, 0)))
        assert one.sentence.endswith(".")
    assert nx.utils.graphs_equal(graph, kept)


def test_somebody_in_the_graph_already_keeps_their_ties_when_met() -> None:
    graph = nx.Graph([("me", "mei"), ("me", "jae"), ("mei", "lin")])
    found = what_if(graph, "me", "lin", ["jae"])
    assert found["density"].after == pytest.approx(2 / 3)
    assert found.step == "If you met lin, who knows 2 of the contacts:"


def test_a_directed_graph_is_read_as_ties() -> None:
    graph = nx.DiGraph([("mei", "me"), ("me", "jae"), ("jae", "mei")])
    assert what_if(graph, "me", "lin")["effective_size"].before == 1
    with pytest.raises(InvalidRequest, match="know each other already"):
        what_if_introduced(graph, "me", "mei", "jae")


def test_steps_that_cannot_be_taken_are_refused() -> None:
    graph = nx.Graph([("me", "mei"), ("me", "jae"), ("mei", "ada")])
    with pytest.raises(InvalidRequest, match="in the network already"):
        what_if(graph, "me", "mei")
    with pytest.raises(InvalidRequest, match="in the network already"):
        what_if(graph, "me", "me")
    with pytest.raises(InvalidRequest, match="knows of 'lin' is 'mei', which is no list"):
        what_if(graph, "me", "lin", "mei")
    with pytest.raises(UnknownContact, match="'you'"):
        what_if(graph, "you", "lin")
    with pytest.raises(UnknownContact, match="'ada', 'ola'"):
        what_if(graph, "me", "lin", ["mei", "ola", "ada"])
    with pytest.raises(UnknownContact, match="'ada'"):
        what_if_introduced(graph, "me", "mei", "ada")
    with pytest.raises(UnknownContact, match="'you'"):
        what_if_introduced(graph, "you", "mei", "jae")
    with pytest.raises(InvalidRequest, match="without a tie"):
        what_if_introduced(graph, "me", "mei", "mei")


# What it says.


def test_sentences_say_rise_fall_stay_and_what_the_size_alone_does() -> None:
    found = what_if(nx.star_graph(3), 0, "lin")
    assert found["size"].sentence == "Size would rise from 3 to 4."
    assert found["density"].sentence == "Density would stay at 0."
    assert found["constraint"].sentence == (
        "Constraint would fall from 0.33 to 0.25. The least it can be goes from 0.33 to 0.25."
    )


def test_a_change_too_small_for_two_decimals_is_not_told_as_none() -> None:
    found = what_if_introduced(nx.star_graph(1000), 0, 1, 2)
    assert found.step == "If 1 and 2 got to know each other:"
    assert found["effective_size"].sentence == "Effective size would fall by 0.0020 and stay near 1000."


def test_the_first_contact_gives_a_value_where_there_was_none() -> None:
    found = what_if(nx.star_graph(0), 0, "lin")
    assert isnan(found["constraint"].difference)
    assert found["constraint"].sentence == "Constraint would be 1, where it has no value now."
    assert found["density"].sentence == "Density would still have no value."
    assert found["components"].sentence == "Components would rise from 0 to 1."
    assert (found.before.n, found.after.n) == (0, 1)
    assert what_if(nx.star_graph(1), 0, "lin")["hierarchy"].sentence == "Hierarchy would fall from 1 to 0."


def test_a_comparison_prints_as_a_table() -> None:
    found = what_if(nx.star_graph(3), 0, "lin", [1])
    lines = repr(found).splitlines()
    assert lines[0] == "If you met lin, who knows 1 of the contacts:"
    assert lines[1].split() == ["measure", "before", "after", "change"]
    assert lines[3].split() == ["size", "3", "4", "+1"]
    assert lines[5].split() == ["effective", "size", "3.00", "3.50", "+0.50"]
    assert lines[6].split() == ["efficiency", "1.00", "0.88", "-0.13"]
    assert lines[-1].split() == ["components", "3", "3", "0"]
    table = ET.fromstring(found._repr_html_())
    assert table.findtext(".//caption") == lines[0]
    assert [cell.text for cell in table.findall(".//thead/tr/th")] == lines[1].split()
    assert [cell.text for cell in table.findall(".//tbody/tr")[0]] == lines[3].split()
    assert len(table.findall(".//tbody/tr/th")) == len(found.changes)


@pytest.mark.parametrize("measure", [None, ["size"], "two_step_reach"])
def test_a_measure_that_there_is_not_is_answered_with_those_there_are(measure: Any) -> None:
    graph = nx.star_graph(3)
    with pytest.raises(InvalidRequest, match=r"there is no measure .*; there are size, density"):
        what_if(graph, 0, "lin")[measure]
