"""The charts: their words can be counted by hand, and what is drawn agrees with the table."""

from datetime import date

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from netkit.measures.assessment import assess
from netkit.measures.joint import gap_matrix
from netkit.model import Contact, ContactId
from netkit.plots import Figure, bounds_chart, coverage
from tests.drawings import path_points, shapes_of, words_of

TODAY = date(2026, 3, 20)
DARK, MIDDLE, LIGHT = "#1c2430", "#176381", "#6691a7"


def person(name: str, *offers: str) -> Contact:
    return Contact(ContactId(name.lower()), name, offers=offers)


def people(*names: str) -> list[Contact]:
    return [person(name) for name in names]


def bars(figure: Figure, colour: str) -> list[tuple[float, float]]:
    """The left and right ends of the shapes of a colour, from the top down."""
    found = [path_points(shape) for shape in shapes_of(figure) if f"fill: {colour}" in shape.get("style", "")]
    return [(min(x for x, _ in bar), max(x for x, _ in bar)) for bar in found]


def hatched(figure: Figure) -> list[float]:
    """The widths of the hatched rectangles."""
    frames = [path_points(shape) for shape in shapes_of(figure) if "fill: url(" in shape.get("style", "")]
    return [max(x for x, _ in frame) - min(x for x, _ in frame) for frame in frames]


def cells(figure: Figure) -> list[dict[str, object]]:
    return [{column.name: column.cell(one) for column in figure.table.columns} for one in figure.table]


# Bounds.


def test_bounds_are_those_of_so_many_contacts_and_never_0_to_1() -> None:
    # Four contacts, no two of them tied: constraint is 1/4, the floor; (2 x 4 - 1) ** 2 / 4 ** 3 = 0.77 the ceiling.
    figure = bounds_chart(assess(nx.star_graph(4), 0, owner="you"), title="Where?", measures=["constraint"])
    assert figure.alt.endswith("constraint 0.25, between 0.25 (nobody tied) and 0.77 (all tied).")


def test_a_value_above_the_clique_lies_past_the_end_of_its_line() -> None:
    # By hand: (1/60 + 59/60 x 1/2) ** 2 from the hub, 59 x (1/60 + 1/60 x 1/60) ** 2 from the others.
    graph = nx.star_graph(60)
    graph.add_edges_from((1, other) for other in range(2, 61))
    figure = bounds_chart(assess(graph, 0, owner="you"), title="Where?", measures=["constraint"])
    assert "constraint 0.28, above 0.07 (all tied)" in figure.alt
    assert "past the end" in figure.caption
    lines = [path_points(path) for path in shapes_of(figure) if "stroke-width: 1.4" in path.get("style", "")]
    ((left, right),) = bars(figure, MIDDLE)
    assert max(x for line in lines for x, _ in line) < left
    assert right < 360  # still on the paper


def test_numbers_that_cannot_vary_are_left_to_the_table() -> None:
    figure = bounds_chart(assess(nx.star_graph(1), 0, owner="you"), title="Where?")
    assert figure.alt.endswith("Too few contacts for these numbers to vary.")
    assert "no value" in repr(figure.table)


# Coverage.


def drawn(needs: list[str], who: list[Contact]) -> Figure:
    return coverage(gap_matrix(needs, who), who, title="What?")


def test_the_words_of_a_coverage_can_be_counted_by_hand_and_gaps_come_first() -> None:
    figure = drawn(
        ["tax", "law", "sailing", "chess", "Korean"],
        [person("Ada", "law", "tax"), person("Bao", "tax", "Korean"), person("Chloe", "tax")],
    )
    assert figure.alt == (
        "3 of 5 needs are met by somebody. Nobody meets: chess and sailing. "
        "One contact alone meets: Korean (Bao); law (Ada)."
    )
    words = words_of(figure)
    assert [word for word in words if word in ("tax", "law", "sailing", "chess", "Korean")] == [
        *("chess", "sailing", "Korean", "law", "tax"),
    ]
    assert words.count("nobody") == len(hatched(figure)) == 2
    assert len(bars(figure, MIDDLE)) == 5  # law: Ada; tax: Ada, Bao, Chloe; Korean: Bao


def test_the_only_one_who_meets_a_need_is_drawn_however_many_offer_more() -> None:
    many = [person(f"P{index}", "law", "tax", "chess") for index in range(20)]
    figure = drawn(["law", "tax", "chess", "sailing"], [*many, person("Zofia", "sailing")])
    assert "Zofia" in words_of(figure)
    assert len(bars(figure, MIDDLE)) == 7 * 3 + 1
    assert "13 more contacts who meet some of them are in the table" in figure.caption
    assert not hatched(figure)


NEEDS = [f"need {letter}" for letter in "abcdefghijklmno"]


@settings(max_examples=20)  # each one draws a whole figure
@given(st.lists(st.sets(st.sampled_from(NEEDS), max_size=6), max_size=14), st.sets(st.sampled_from(NEEDS), min_size=1))
def test_hatched_rows_are_the_gaps_and_the_numbers_count_all_who_meet_a_need(
    offers: list[set[str]], wanted: set[str]
) -> None:
    who = [person(f"P{index:02}", *sorted(each)) for index, each in enumerate(offers)]
    figure = drawn(sorted(wanted), who)
    met_by = {need: sum(need in each for each in offers) for need in wanted}
    words = words_of(figure)
    shown = [word for word in words if word in wanted]
    assert len(shown) == min(len(wanted), 12)
    assert len(hatched(figure)) == sum(not met_by[need] for need in shown)
    assert all(words[words.index(need) + 1] == (str(met_by[need]) if met_by[need] else "nobody") for need in shown)
    assert {row["need"]: row["met_by"] for row in cells(figure)} == met_by
    columns = [word for word in words if word.startswith("P")]
    assert len(columns) == min(8, sum(bool({*one} & {*shown}) for one in offers))


def test_without_any_need_a_coverage_says_so() -> None:
    empty = drawn([], people("Ada"))
    assert empty.alt.startswith("There are no needs yet.")
    assert words_of(empty)[1].startswith("No ")
