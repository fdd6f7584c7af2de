"""The charts: their words can be counted by hand, and what is drawn agrees with the table."""

import re
from datetime import date, timedelta

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netkit.errors import InvalidRequest
from netkit.measures.assessment import assess
from netkit.measures.joint import gap_matrix
from netkit.measures.reciprocity import Balance
from netkit.measures.time_budget import Upkeep, time_needed, time_spent
from netkit.model import Cadence, Contact, ContactId, Interaction, Kind
from netkit.plots import Figure, bounds_chart, coverage, give_and_get, time_budget, timeline
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


# Give and get.


def test_the_words_of_giving_can_be_counted_by_hand_and_whom_you_gave_most_in_excess_comes_first() -> None:
    balances = {"ada": Balance(1, 3), "bao": Balance(2, 0), "chloe": Balance(1, 1, 2), "diego": Balance(0, 0)}
    figure = give_and_get(people("Ada", "Bao", "Chloe", "Diego"), balances, title="Who?")  # type: ignore[arg-type]
    assert figure.alt == (
        "Exchanges with 3 of 4 contacts: you gave 4 times and got 4 times. "
        "You gave more than you got (1): Bao. Even (1): Chloe. You got more than you gave (1): Ada."
    )
    assert [word for word in words_of(figure) if word in ("Ada", "Bao", "Chloe", "Diego")] == ["Bao", "Chloe", "Ada"]
    assert figure.caption.endswith("Without an exchange: 1. Left out: 2 exchanges dated after today.")


def test_bars_begin_at_one_line_and_are_as_long_as_their_counts() -> None:
    figure = give_and_get(
        people("Ada", "Bao"), {ContactId("ada"): Balance(6, 3), ContactId("bao"): Balance(1, 2)}, title="Who?"
    )
    gave, got = bars(figure, MIDDLE), bars(figure, LIGHT)
    middle = gave[0][0]
    assert {round(left - middle, 3) for left, _ in gave} == {round(right - middle, 3) for _, right in got} == {0}
    unit = (gave[0][1] - middle) / 6
    assert [round((right - left) / unit, 2) for left, right in [*gave, *got]] == [6, 1, 3, 2]


def test_a_name_with_braces_is_a_name() -> None:
    assert "(1): A {} {0}." in give_and_get(people("A {} {0}"), {ContactId("a {} {0}"): Balance(1, 0)}, title="?").alt


@settings(max_examples=20)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30))
def test_the_table_holds_each_balance_and_the_alt_text_their_sums(counts: list[tuple[int, int]]) -> None:
    names = [f"P{index:02}" for index in range(len(counts))]
    balances = {ContactId(name.lower()): Balance(*pair) for name, pair in zip(names, counts, strict=True)}
    figure = give_and_get(people(*names), balances, title="Who?")
    some = {name: pair for name, pair in zip(names, counts, strict=True) if any(pair)}
    rows = [(row["contact"], row["gave"], row["got"]) for row in cells(figure)]
    assert {name: (gave, got) for name, gave, got in rows} == some
    differences = [got - gave for _, gave, got in rows]  # type: ignore[operator]
    assert differences == sorted(differences)
    if some:
        assert f"you gave {sum(gave for gave, _ in some.values())} time" in figure.alt
        assert f"and got {sum(got for _, got in some.values())} time" in figure.alt
    assert len([word for word in words_of(figure) if word in some]) == min(len(some), 12)
    assert ("more are in the table" in figure.caption) == (len(some) > 12)


# Hours.

SINCE, UNTIL = date(2026, 3, 2), date(2026, 3, 15)  # two weeks


def met(minutes: int | None, kind: Kind | None) -> Interaction:
    return Interaction(f"{kind} {minutes}", SINCE, (ContactId("jae"),), minutes=minutes, kind=kind)


LOG = [met(240, "renewal"), met(60, "scheduling"), met(30, None), met(None, None), met(None, "substance")]


def test_the_words_of_a_budget_can_be_worked_out_by_hand() -> None:
    needed = time_needed([Upkeep(ContactId("jae"), Cadence(1, "weeks"), 180)])
    figure = time_budget(time_spent(LOG, since=SINCE, until=UNTIL), title="Where?", needed=needed)
    assert figure.alt == (
        "From 2 March 2026 to 15 March 2026: 2.75 hours a week, from 3 timed interactions in 2 weeks. "
        "Left out: 2 without minutes. "
        "Hours a week: renewal 2.00, scheduling 0.50, kind unknown 0.25, getting to know 0.00. "
        "Not timed: substance. Needed: 3.00 hours a week."
    )
    assert "so the hours are a least value" in figure.caption
    words = words_of(figure)
    assert words[words.index("substance") + 1] == "nobody timed it"
    assert words[words.index("getting to know") + 1] == "0.00"
    assert len(figure.table) == 5 + 2


def test_bars_are_as_long_as_their_hours_the_longest_first_and_what_is_needed_is_hatched() -> None:
    needed = time_needed([Upkeep(ContactId("jae"), Cadence(1, "weeks"), 330)])  # twice what was spent
    figure = time_budget(time_spent(LOG, since=SINCE, until=UNTIL), title="Where?", needed=needed)
    renewal, scheduling, unknown = (right - left for left, right in bars(figure, MIDDLE))
    ((left, right),) = bars(figure, DARK)
    assert [round((right - left) / one, 3) for one in (renewal, scheduling, unknown)] == [1.375, 5.5, 11.0]
    assert [round(width / (right - left), 3) for width in hatched(figure)] == [2.0]
    assert "needed" not in words_of(time_budget(time_spent(LOG, since=SINCE, until=UNTIL), title="Where?"))


# Timeline.

KEY = 1
"""The key below the lines has one of each kind of mark and of broken line."""


def log(*rows: tuple[date, str, bool]) -> list[Interaction]:
    return [
        Interaction(str(index), on, (ContactId(who),), answered=answered)
        for index, (on, who, answered) in enumerate(rows)
    ]


def dashes(figure: Figure) -> dict[str, int]:
    """How many lines are dashed and how many dotted, without the key: a dot is a dash of almost no length."""
    styles = [shape.get("style", "") for shape in shapes_of(figure)]
    found = [float(length) for style in styles for length in re.findall(r"stroke-dasharray: ([\d.]+)", style)]
    return {"dashed": sum(one > 1 for one in found) - KEY, "dotted": sum(one < 1 for one in found) - KEY}


def hollow(figure: Figure) -> int:
    return sum("fill: #ffffff; stroke: #1c2430" in shape.get("style", "") for shape in shapes_of(figure)) - KEY


def test_the_words_of_a_timeline_can_be_counted_by_hand() -> None:
    rows = log(
        (date(2022, 3, 20), "ada", True),
        (date(2024, 6, 1), "ada", True),  # after more than two years
        (date(2026, 3, 10), "ada", True),  # and again after more than one
        (date(2022, 1, 1), "bao", True),  # more than four years ago
        (date(2026, 3, 1), "bao", False),
        (date(2025, 3, 20), "chloe", True),  # a year ago to the day
        (date(2026, 3, 21), "chloe", True),  # tomorrow
    )
    figure = timeline(people("Ada", "Bao", "Chloe", "Diego"), rows, title="Who?", today=TODAY)
    assert figure.alt == (
        "3 of 4 contacts from 1 January 2022 to 20 March 2026: 5 answered interactions and 1 without an answer. "
        "Fading: Chloe. Dormant: Bao. In touch again after a year or more: Ada. "
        "The longest silence up to today: 1,539 days, with Bao."
    )
    assert "Without any interaction in this time: 1." in figure.caption
    assert "Left out: 1 interaction dated after today." in figure.caption
    assert {"10 days", "365 days", "fading", "1,539 days", "dormant"} <= set(words_of(figure))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2025, 3, 21), {"dashed": 0, "dotted": 0}),
        (date(2025, 3, 20), {"dashed": 1, "dotted": 0}),
        (date(2023, 3, 21), {"dashed": 1, "dotted": 0}),
        (date(2023, 3, 20), {"dashed": 0, "dotted": 1}),
    ],
)
def test_the_line_is_broken_from_a_year_of_silence_on_and_dotted_from_three(on: date, expected: dict[str, int]) -> None:
    assert dashes(timeline(people("Ada"), log((on, "ada", True)), title="Who?", today=TODAY)) == expected


def test_an_unanswered_call_is_a_hollow_mark_and_does_not_end_a_silence() -> None:
    rows = log((date(2022, 1, 1), "ada", True), (date(2025, 12, 1), "ada", False), (date(2026, 1, 1), "bao", False))
    figure = timeline(people("Ada", "Bao"), rows, title="Who?", today=TODAY)
    assert hollow(figure) == 2
    assert dashes(figure) == {"dashed": 0, "dotted": 1}
    assert "never" in words_of(figure)
    assert "no answer yet" in repr(figure.table)


def test_at_most_twelve_contacts_have_lines_and_the_rest_are_counted_and_in_the_table() -> None:
    # The later in the list, the more often in touch.
    rows = log(
        *((TODAY - timedelta(days=day), f"p{index:02}", True) for index in range(30) for day in range(index + 1))
    )
    figure = timeline(people(*(f"P{index:02}" for index in range(30))), rows, title="Who?", today=TODAY)
    assert {name for name in words_of(figure) if name.startswith("P")} == {f"P{index}" for index in range(18, 30)}
    assert "18 more are in the table" in figure.alt
    assert "18 more are in the table" in figure.caption
    assert len(figure.table) == 30


def test_nothing_before_since_counts_and_since_after_today_is_refused() -> None:
    rows = log((date(2020, 1, 1), "ada", True), (date(2026, 1, 1), "bao", True))
    figure = timeline(people("Ada", "Bao"), rows, title="Who?", today=TODAY, since=date(2025, 1, 1))
    assert "Ada" not in words_of(figure)
    assert figure.alt.startswith("1 of 2 contacts from 1 January 2025")
    with pytest.raises(InvalidRequest, match="after today"):
        timeline([], rows, title="Who?", today=TODAY, since=date(2026, 3, 21))


def test_a_long_log_takes_no_more_marks_than_there_is_room_for() -> None:
    rows = log(*((TODAY - timedelta(days=index % 3000), "ada", index % 5 > 0) for index in range(20_000)))
    figure = timeline(people("Ada"), rows, title="Who?", today=TODAY)
    assert len(shapes_of(figure)) < 3 * 164 + 40  # a mark of each kind and a line for each point of the width
    assert "16,000 answered interactions and 4,000 without an answer" in figure.alt


@pytest.mark.parametrize("today", [date.min, date.max])
def test_the_first_and_the_last_day_of_the_calendar_can_be_today(today: date) -> None:
    assert "today" in words_of(timeline(people("Ada"), log((today, "ada", True)), title="Who?", today=today))


ROWS = st.lists(
    st.tuples(st.dates(date(2018, 1, 1), date(2027, 1, 1)), st.sampled_from("abcd"), st.booleans()), max_size=25
)


@settings(max_examples=20)
@given(ROWS)
def test_the_table_and_the_alt_text_agree_with_the_log_in_any_order(rows: list[tuple[date, str, bool]]) -> None:
    who = people(*"abcde")
    figure = timeline(who, log(*rows), title="Who?", today=TODAY)
    past = [row for row in rows if row[0] <= TODAY]
    assert {row["contact"] for row in cells(figure)} == {name for _, name, _ in past}
    for row in cells(figure):
        mine = [(on, is_answered) for on, name, is_answered in past if name == row["contact"]]
        answered = [on for on, is_answered in mine if is_answered]
        assert (row["answered"], row["no_answer"]) == (len(answered), len(mine) - len(answered))
        assert row["last_answered"] == max(answered, default=None)
        assert row["days_silent"] == ((TODAY - max(answered)).days if answered else None)
    assert figure.alt == timeline(who[::-1], log(*rows[::-1]), title="Who?", today=TODAY).alt


# Nothing to draw.


@pytest.mark.parametrize(
    ("figure", "alt"),
    [
        (lambda: drawn([], people("Ada")), "There are no needs yet."),
        (lambda: give_and_get(people("Ada"), {}, title="?"), "No exchanges with 1 contact"),
        (lambda: time_budget(time_spent([], since=SINCE, until=UNTIL), title="?"), "From 2 March 2026 to 15 March"),
        (lambda: timeline(people("Ada"), [], title="?", today=TODAY), "No interactions with 1 contact up to 20 March"),
    ],
)
def test_without_any_data_a_figure_says_so(figure: object, alt: str) -> None:
    empty = figure()  # type: ignore[operator]
    assert empty.alt.startswith(alt)
    assert words_of(empty)[1].startswith("No ")
