"""What is handed in by mistake is refused in words that say what to hand in instead."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from math import inf, nan
from typing import Any

import networkx as nx
import pandas as pd
import pytest

from netkit.errors import InvalidRequest, UnknownContact
from netkit.measures import structure, what_if
from netkit.measures._inputs import day, graph_with, is_number, items, records
from netkit.model import Contact, Interaction, Logged
from netkit.network import Network

MEI = Contact("mei", "Mei")
TALK = Interaction("1", date(2026, 3, 1), ("mei",))


@pytest.mark.parametrize(
    "today", ["2026-03-10", datetime(2026, 3, 10, tzinfo=UTC), None, 20260310, pd.Timestamp("2026-03-10")]
)
def test_what_is_no_date_without_a_time_is_refused(today: object) -> None:
    with pytest.raises(InvalidRequest, match=r"^since is .*date\(2026, 3, 10\)"):
        day(today, "since")
    with pytest.raises(InvalidRequest, match=r"^today is "):
        day(today)


@pytest.mark.parametrize(
    ("found", "named"),
    [
        *[(None, "None"), ("mei", "the text 'mei'"), ("x" * 41, f"the text '{'x' * 40}'"), (3, "a number")],
        *[(2.5, "a number"), (OSError(), "an OSError"), ({"mei": MEI}, "a dictionary")],
        *[(pd.DataFrame({"name": ["Mei"]}), "a DataFrame"), (pd.DataFrame(), "a DataFrame")],
        *[(TALK, "an interaction"), (Logged("1", date(2026, 3, 1), ("mei",), answered=True), "a logged")],
        *[(nx.Graph([("mei", "jae")]), "the text 'mei'"), ([TALK], "an interaction"), ([None], "None")],
        (iter([TALK]), "an interaction"),
    ],
)
def test_what_is_no_list_of_contacts_is_named_with_what_to_hand_in(found: object, named: str) -> None:
    with pytest.raises(InvalidRequest, match=rf"(^|is ){named}( was handed in .*)?; hand in network\.contacts$"):
        records(found, Contact)


def test_the_one_record_of_the_right_kind_is_to_be_put_into_a_list() -> None:
    with pytest.raises(InvalidRequest, match=r"a single interaction .* write \[interaction\], or hand in network"):
        records(TALK, Interaction)


def test_records_come_through_once_each_from_whatever_holds_them() -> None:
    two = [MEI, Contact("jae", "Jae")]
    for found in (two, tuple(two), iter(two), (one for one in two), {one.id: one for one in two}.values()):
        assert list(records(found, Contact)) == two
    for nothing in ([], (), iter([]), {}.values()):
        assert list(records(nothing, Contact)) == []


def test_no_more_than_one_record_is_read_ahead() -> None:
    read = []
    log = (read.append(place) or TALK for place in range(1000))
    records(log, Interaction)
    assert read == [0]


def test_the_bare_log_will_do_for_interactions_and_for_nothing_else() -> None:
    bare = [Logged("1", date(2026, 3, 1), ("mei",), answered=True)]
    assert records(bare, Interaction) is bare
    with pytest.raises(InvalidRequest, match="first entry is a logged"):
        records(bare, Contact)


@pytest.mark.parametrize(
    "measure",
    [
        lambda wrong: structure.density(wrong, 0),
        lambda wrong: structure.groups(wrong, 0),
        lambda wrong: what_if.without(wrong, 0, "lin"),
        lambda wrong: what_if.with_tie(wrong, 0, 1, 2),
    ],
)
@pytest.mark.parametrize(
    ("wrong", "named"),
    [(Network.of(), "a Network"), ([(0, 1)], "a list"), (None, "None"), ("mei", "the text 'mei'"), (MEI, "a contact")],
)
def test_every_measure_of_a_graph_says_where_to_get_one(
    measure: Callable[[object], object], wrong: object, named: str
) -> None:
    says = rf"^{named} was handed in where a graph is needed; hand in network\.graph\(\)$"
    with pytest.raises(InvalidRequest, match=says):
        measure(wrong)


@pytest.mark.parametrize("found", ["mei", {"mei": 1}, 5, None])
def test_what_is_no_list_is_refused(found: Any) -> None:
    with pytest.raises(InvalidRequest, match=r"people is .*, which is no list"):
        items(found, "people")


def test_a_number_is_finite_and_no_truth_value() -> None:
    assert [is_number(one) for one in (0, -2.5, nan, inf, True, "2", None)] == [True, True, *[False] * 5]


def test_people_who_are_not_in_a_graph_are_named() -> None:
    with pytest.raises(UnknownContact, match=r"^not in this graph of 2: 'ada', 'lin'; "):
        graph_with(nx.Graph([("mei", "jae")]), "mei", "lin", "ada")
