"""Before and after: each dot in its place between the floor and the ceiling of its own time."""

import networkx as nx
import pytest

from netkit.errors import InvalidRequest
from netkit.measures.what_if import Comparison, what_if, what_if_introduced, what_if_lost
from netkit.plots import before_after
from tests.test_plots import path_points, shapes_of, words_of


def met_lin() -> Comparison:
    """From three contacts, none tied, to four, of whom two are: effective size 3 of 1 to 3, then 3.5 of 1 to 4."""
    return what_if(nx.star_graph(3), 0, "lin", knows=[1])


def test_the_words_can_be_worked_out_by_hand() -> None:
    figure = before_after(met_lin(), title="What?", measures=["effective size", "size"])
    assert figure.alt == (
        "If you met lin, who knows 1 of the contacts: "
        "Effective size would rise from 3 to 3.50, where 1.00 is all tied and 4.00 nobody tied."
    )
    assert figure.caption.startswith("Before: 3 contacts; after: 4 contacts.")
    assert "size " in repr(figure.table)  # which has no limit, and so no line
    assert len(figure.table) == 2


def test_dots_lie_where_their_numbers_do_on_lines_from_floor_to_ceiling() -> None:
    figure = before_after(met_lin(), title="What?", measures=["effective size"])
    lines = [
        path_points(one) for one in shapes_of(figure) if "stroke: #7d8794; stroke-width: 1.4" in one.get("style", "")
    ]
    (start, end), (later_start, later_end) = sorted(
        (line[0][0], line[1][0]) for line in lines if abs(line[1][0] - line[0][0]) > 10
    )
    assert start == later_start
    unit = (later_end - start) / 3  # from 1 to 4
    assert round((end - start) / unit, 3) == 2  # from 1 to 3
    (dumbbell,) = [path_points(one) for one in shapes_of(figure) if "stroke: #176381" in one.get("style", "")]
    assert [round(1 + (x - start) / unit, 2) for x, _ in dumbbell] == [3.0, 3.5]


def test_what_stays_and_what_hardly_changes_is_said_in_words() -> None:
    assert "4 \N{RIGHTWARDS ARROW} 3" in words_of(
        before_after(what_if_introduced(nx.star_graph(4), 0, 1, 2), title="What?", measures=["components"])
    )
    path = nx.star_graph(3)
    path.add_edges_from([(1, 2), (2, 3)])
    same = before_after(what_if_introduced(path, 0, 1, 3), title="What?", measures=["components"])
    assert "1, as before" in words_of(same)
    hub = nx.star_graph(60)
    hub.add_edges_from((1, other) for other in range(2, 61))
    figure = before_after(what_if_lost(hub, 0, 5), title="What?", measures=["constraint"])
    assert "0.28, hardly changed" in words_of(figure)
    assert "past the end" in figure.caption


def test_numbers_that_cannot_vary_are_left_to_the_table() -> None:
    figure = before_after(what_if_lost(nx.star_graph(1), 0, 1), title="What?")
    assert "Too few contacts for these numbers to vary" in words_of(figure)
    assert figure.alt == "If you lost touch with 1: too few contacts for these numbers to vary."
    assert len(figure.table) == 9


def test_a_measure_that_can_have_one_value_only_after_the_step_says_so() -> None:
    figure = before_after(what_if_lost(nx.star_graph(2), 0, 1), title="What?", measures=["efficiency"])
    assert figure.alt.endswith("Efficiency would stay at 1, the only value it can have then.")


def test_each_measure_is_drawn_by_default_and_an_unknown_one_is_refused() -> None:
    words = words_of(before_after(met_lin(), title="What?"))
    assert {"density", "effective size", "efficiency", "constraint", "hierarchy", "components"} <= set(words)
    assert "size" not in words
    with pytest.raises(InvalidRequest, match="worth"):
        before_after(met_lin(), title="What?", measures=["worth"])
