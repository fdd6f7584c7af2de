"""Ways to somebody against every path gone through one by one, and groups against networkx."""

from datetime import date, datetime
from itertools import pairwise
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest, UnknownContact
from netkit.measures.paths import Route, best_introducer, independent_sources, two_step_paths, who_knows
from netkit.model import Contact, ContactId
from tests.strategies import graphs


def tied(*ties: tuple[str, str, int | None]) -> nx.Graph:
    graph = nx.Graph()
    for a, b, closeness in ties:
        graph.add_edge(a, b, **({} if closeness is None else {"closeness": closeness}))
    return graph


# What a route says.


def test_a_tie_without_closeness_counts_as_distant_and_is_told() -> None:
    graph = tied(("me", "mei", None), ("mei", "lin", 5), ("me", "jae", 2), ("jae", "lin", 2))
    assert best_introducer(graph, "me", "lin") == Route(("me", "jae", "lin"), 2.0)
    without = best_introducer(graph, "me", "mei")
    assert without == Route(("me", "mei"), 1.0, unsaid=1)
    assert without.sentence == (
        "mei is a contact already. The tie has closeness 1; 1 tie without a closeness on record counted as 1."
    )


def test_a_contact_needs_no_introduction_but_two_step_paths_show_who_else_knows_them() -> None:
    graph = tied(("me", "lin", 1), ("me", "mei", 5), ("mei", "lin", 5))
    graph.nodes["lin"]["name"] = "Lin Wei"
    found = best_introducer(graph, "me", "lin")
    assert (found.steps, found.introducer) == (1, None)
    assert found.sentence.startswith("Lin Wei is a contact already.")
    assert [one.path for one in two_step_paths(graph, "me", "lin")] == [("me", "mei", "lin")]


def test_of_two_step_paths_the_one_with_the_closest_weakest_tie_comes_first() -> None:
    graph = tied(("me", "ada", 5), ("ada", "lin", 2), ("me", "mei", 5), ("mei", "lin", 4))
    assert [one.introducer for one in two_step_paths(graph, "me", "lin")] == ["mei", "ada"]
    alike = tied(*((who, other, 3) for who in ("zoe", "bo", "mei", "ada", "kim") for other in ("me", "lin")))
    assert [one.introducer for one in two_step_paths(alike, "me", "lin")] == ["ada", "bo", "kim", "mei", "zoe"]


def test_the_last_contact_counts_for_the_first_on_the_way_alone() -> None:
    graph = tied(("me", "mei", 3), ("mei", "ada", 3), ("mei", "bao", 3), ("ada", "lin", 3), ("bao", "lin", 3))
    found = best_introducer(graph, "me", "lin", last_contact={"bao": date(2026, 3, 1)})
    assert found == Route(("me", "mei", "ada", "lin"), 3.0)


def test_to_somebody_among_others_there_may_be_no_way() -> None:
    assert best_introducer(tied(("me", "mei", 3), ("ada", "lin", 3)), "me", "lin") is None


def test_a_long_way_names_everyone_on_it() -> None:
    graph = tied(("me", "mei", 4), ("mei", "jae", 3), ("jae", "ada", 2), ("ada", "lin", 4))
    assert best_introducer(graph, "me", "lin").sentence == (
        "Ask mei to bring you to lin by way of jae, then ada. The weakest of the 4 ties has closeness 2."
    )
    assert two_step_paths(graph, "me", "lin") == []


def test_people_who_are_not_there_and_oneself_are_refused() -> None:
    graph = tied(("me", "mei", 4))
    with pytest.raises(UnknownContact, match="'lin'"):
        best_introducer(graph, "me", "lin")
    with pytest.raises(UnknownContact, match="'you'"):
        two_step_paths(graph, "you", "mei")
    with pytest.raises(InvalidRequest, match="somebody else"):
        best_introducer(graph, "me", "me")


@pytest.mark.parametrize("closeness", [0, -1, "close", True, float("nan")])
def test_a_closeness_that_is_no_number_above_0_is_refused(closeness: object) -> None:
    graph = nx.Graph()
    graph.add_edge("me", "mei", closeness=closeness)
    with pytest.raises(InvalidRequest, match="'me' and 'mei'"):
        best_introducer(graph, "me", "mei")


def test_directions_do_not_count_and_of_parallel_ties_the_closest_does() -> None:
    graph = nx.MultiDiGraph()
    for a, b, closeness in [("mei", "me", 2), ("me", "mei", 4), ("me", "mei", 3), ("lin", "mei", 5), ("me", "me", 1)]:
        graph.add_edge(a, b, closeness=closeness)
    assert best_introducer(graph, "me", "lin") == Route(("me", "mei", "lin"), 4.0)


# The rule against every path.

DAYS = st.dictionaries(st.integers(0, 8), st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 3)))


def with_closeness(graph: nx.Graph, data: st.DataObject) -> nx.Graph:
    """The same ties in any order with few kinds of closeness, so that many ways tie; some have none."""
    other = nx.Graph()
    other.add_nodes_from(data.draw(st.permutations(list(graph))))
    for a, b in data.draw(st.permutations(list(graph.edges))):
        closeness = data.draw(st.none() | st.integers(1, 3))
        other.add_edge(b, a, **({} if closeness is None else {"closeness": closeness}))
    return other


def rank(graph: nx.Graph, path: list[int], days: dict[int, date | None]) -> tuple[object, ...]:
    weakest = min(graph.edges[a, b].get("closeness", 1) for a, b in pairwise(path))
    day = days.get(path[1])
    return len(path), -weakest, -(day.toordinal() if day else 0), [str(who) for who in path]


@st.composite
def layered(draw: st.DrawFn) -> nx.Graph:
    """Person 0, layers in which everyone knows everyone in the next, and a last person: many ways as short."""
    graph = nx.Graph()
    last = [0]
    for size in [*draw(st.lists(st.integers(1, 3), min_size=1, max_size=3)), 1]:
        layer = range(last[-1] + 1, last[-1] + 1 + size)
        graph.add_edges_from((a, b) for a in last for b in layer)
        last = list(layer)
    return graph


@given(graphs() | layered(), DAYS, st.data())
def test_the_best_introducer_is_that_of_going_through_every_path(
    graph: nx.Graph, days: dict[int, date | None], data: st.DataObject
) -> None:
    target = len(graph) - 1
    if target == 0:
        return
    graph = with_closeness(graph, data)
    paths = sorted(nx.all_simple_paths(graph, 0, target), key=lambda path: rank(graph, path, days))
    found = best_introducer(graph, 0, target, last_contact=days)
    if not paths:
        assert found is None
        return
    assert found is not None
    assert list(found.path) == paths[0]
    assert found.weakest == -rank(graph, paths[0], days)[1]
    assert found.unsaid == sum("closeness" not in graph.edges[tie] for tie in pairwise(paths[0]))
    two_steps = [path for path in paths if len(path) == 3]
    assert [list(one.path) for one in two_step_paths(graph, 0, target, last_contact=days)] == two_steps


@pytest.mark.slow
def test_thirty_thousand_contacts_who_all_know_the_target_give_thirty_thousand_ways() -> None:
    graph = nx.Graph()
    graph.add_edges_from((who, other) for who in range(30_000) for other in ("me", "lin"))
    graph.add_edge("me", 77, closeness=4)
    graph.add_edge("lin", 77, closeness=3)
    assert best_introducer(graph, "me", "lin") == Route(("me", 77, "lin"), 3.0)
    assert len(two_step_paths(graph, "me", "lin")) == 30_000
    assert independent_sources(graph, "me", range(30_000)).value == 1


# Independent sources.


@given(graphs(), st.data(), st.booleans())
def test_independent_sources_are_the_components_of_networkx_without_ego(
    graph: nx.Graph, data: st.DataObject, directed: bool
) -> None:
    people = data.draw(st.lists(st.sampled_from(range(1, len(graph))))) if len(graph) > 1 else []
    without = nx.Graph(graph)
    without.remove_node(0)
    theirs = sum(not group.isdisjoint(people) for group in nx.connected_components(without))
    asked = nx.DiGraph(list(graph.edges)) if directed else graph
    asked.add_nodes_from(graph)
    found = independent_sources(asked, 0, people)
    assert (found.value, found.n) == (theirs, len(set(people)))
    assert (found.floor, found.ceiling) == (min(1, found.n), found.n)
    assert found.sentence


@pytest.mark.parametrize(
    ("people", "says"),
    [
        ([], "There is nobody to hear from."),
        (["mei"], "One person is one source."),
        # Joined through Ada alone.
        (["mei", "jae"], "Ties join both people without ego, so what they say may come from one source."),
        (["mei", "jae", "ada"], "Ties join all 3 people without ego, so what they say may come from one source."),
        (["mei", "jae", "zoe"], "Without ego, the 3 people fall into 2 groups with no ties between them."),
        (
            ["mei", "zoe"],
            "No ties lead from one of the 2 people to another without ego, so each is a source of their own.",
        ),
    ],
)
def test_what_is_said_of_sources_who_are_joined_and_who_are_not(people: list[str], says: str) -> None:
    graph = nx.Graph([("me", "mei"), ("me", "jae"), ("me", "zoe"), ("mei", "ada"), ("ada", "jae")])
    assert independent_sources(graph, "me", people).sentence == says


def test_sources_who_are_not_there_are_named_and_ego_is_no_source() -> None:
    graph = nx.Graph([("me", "mei")])
    with pytest.raises(UnknownContact, match="'ada', 'lin'"):
        independent_sources(graph, "me", ["lin", "mei", "ada"])
    with pytest.raises(UnknownContact, match="'you'"):
        independent_sources(graph, "you", ["mei"])
    with pytest.raises(InvalidRequest, match="people is 'mei', which is no list"):
        independent_sources(graph, "me", "mei")
    with pytest.raises(InvalidRequest, match="ego is taken away"):
        independent_sources(graph, "me", ["me"])


# Who knows.


def contact(who: str, **more: str | tuple[str, ...]) -> Contact:
    return Contact(ContactId(who), who.capitalize(), **more)


def test_offers_come_before_fields_and_fields_before_titles_and_then_names() -> None:
    people = [
        contact("zoe", offers=("Introductions", "Tax Law")),
        contact("ada", title="Lecturer in tax law"),
        contact("mei", field="Law and tax", title="Tax law adviser"),
        contact("bo", offers=("tax law",)),
        contact("jae", field="Law"),
        contact("kim", interests=("tax law",), notes="tax law"),
    ]
    found = who_knows(people, "tax law")
    assert [(one.contact, one.by, one.text) for one in found] == [
        ("bo", "offers", "tax law"),
        ("zoe", "offers", "Tax Law"),
        ("mei", "field", "Law and tax"),
        ("ada", "title", "Lecturer in tax law"),
    ]
    assert who_knows(people[::-1], " TAX  law ") == found


def test_a_part_of_a_word_is_not_the_word() -> None:
    assert who_knows([contact("mei", offers=("lawn care",), field="Flawless")], "law") == []


@pytest.mark.parametrize("topic", [None, 5, ["law"], "  "])
def test_a_topic_that_is_no_text_is_refused(topic: Any) -> None:
    with pytest.raises(InvalidRequest, match=r"the topic is .* write one or more words"):
        who_knows([Contact(ContactId("mei"), "Mei")], topic)


@pytest.mark.parametrize(
    ("days", "says"),
    [
        ([("mei", date(2026, 3, 1))], r"last_contact is .* which is no dictionary; .* \{'mei': date\(2026, 3, 1\)\}$"),
        ({"mei": "2026-03-01"}, "the last contact with 'mei' is '2026-03-01'; it must be a date"),
        ({"mei": datetime(2026, 3, 1, 9)}, "must be a date without a time"),  # noqa: DTZ001
        ({"mei": 20260301}, "must be a date"),
    ],
)
def test_days_of_last_contact_that_are_none_are_refused(days: Any, says: str) -> None:
    graph = nx.Graph([("me", "mei"), ("mei", "lin")])
    for ask in (two_step_paths, best_introducer):
        with pytest.raises(InvalidRequest, match=says):
            ask(graph, "me", "lin", last_contact=days)
