"""The timeline: which line is broken, which mark is hollow, and that its words and its table agree with the log."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest
from netkit.model import Contact, ContactId, Interaction
from netkit.plots import Figure, timeline
from tests.test_plots import path_points, shapes_of, words_of

TODAY = date(2026, 3, 20)
KEY = 1
"""The key below the lines has one of each kind of mark and of broken line."""


def contact(name: str) -> Contact:
    return Contact(ContactId(name.lower()), name)


def log(*rows: tuple[date, str, bool]) -> list[Interaction]:
    return [
        Interaction(str(index), on, (ContactId(who),), answered=answered)
        for index, (on, who, answered) in enumerate(rows)
    ]


def dashes(figure: Figure) -> dict[str, int]:
    """How many lines are dashed and how many dotted, less the key: a dot is a dash of almost no length."""
    found = [
        float(re.search(r"stroke-dasharray: ([\d.]+)", shape.get("style", ""))[1])  # type: ignore[index]
        for shape in shapes_of(figure)
        if "stroke-dasharray" in shape.get("style", "")
    ]
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
    figure = timeline([contact(name) for name in ("Ada", "Bao", "Chloe", "Diego")], rows, title="Who?", today=TODAY)
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
    assert dashes(timeline([contact("Ada")], log((on, "ada", True)), title="Who?", today=TODAY)) == expected


def test_a_call_that_nobody_took_is_a_hollow_mark_and_does_not_mend_the_line() -> None:
    rows = log((date(2022, 1, 1), "ada", True), (date(2025, 12, 1), "ada", False))
    figure = timeline([contact("Ada")], rows, title="Who?", today=TODAY)
    assert hollow(figure) == 1
    assert dashes(figure) == {"dashed": 0, "dotted": 1}
    call, *_ = (
        path_points(one) for one in shapes_of(figure) if "fill: #ffffff; stroke: #1c2430" in one.get("style", "")
    )
    line, *_ = (path_points(one) for one in shapes_of(figure) if "stroke-dasharray" in one.get("style", ""))
    assert min(y for _, y in call) > max(y for _, y in line)  # an SVG counts from the top down


def test_somebody_who_never_answered_has_a_hollow_mark_and_no_line() -> None:
    figure = timeline([contact("Ada")], log((date(2026, 1, 1), "ada", False)), title="Who?", today=TODAY)
    assert "never" in words_of(figure)
    assert hollow(figure) == 1
    assert "no answer yet" in repr(figure.table)


def test_at_most_twelve_contacts_have_lines_and_the_rest_are_counted_and_in_the_table() -> None:
    people = [contact(f"P{index:02}") for index in range(30)]
    # The later in the list, the more often in touch.
    rows = log(
        *((TODAY - timedelta(days=day), f"p{index:02}", True) for index in range(30) for day in range(index + 1))
    )
    figure = timeline(people, rows, title="Who?", today=TODAY)
    assert {name for name in words_of(figure) if name.startswith("P")} == {f"P{index}" for index in range(18, 30)}
    assert "18 more are in the table" in figure.alt
    assert "18 more are in the table" in figure.caption
    assert len(figure.table) == 30


def test_nothing_before_since_counts_and_since_after_today_is_refused() -> None:
    rows = log((date(2020, 1, 1), "ada", True), (date(2026, 1, 1), "bao", True))
    people = [contact("Ada"), contact("Bao")]
    figure = timeline(people, rows, title="Who?", today=TODAY, since=date(2025, 1, 1))
    assert "Ada" not in words_of(figure)
    assert figure.alt.startswith("1 of 2 contacts from 1 January 2025")
    with pytest.raises(InvalidRequest, match="after today"):
        timeline(people, rows, title="Who?", today=TODAY, since=date(2026, 3, 21))


def test_no_interactions_have_a_figure_that_says_so() -> None:
    for people in ([], [contact("Ada")]):
        figure = timeline(people, [], title="Who?", today=TODAY)
        assert "No interactions in this time" in words_of(figure)
        assert figure.alt.startswith("No interactions with")


def test_a_long_log_takes_no_more_marks_than_there_is_room_for() -> None:
    rows = log(*((TODAY - timedelta(days=index % 3000), "ada", index % 5 > 0) for index in range(20_000)))
    figure = timeline([contact("Ada")], rows, title="Who?", today=TODAY)
    assert len(shapes_of(figure)) < 3 * 164 + 40  # a mark of each kind and a line for each point of the width
    assert "16,000 answered interactions and 4,000 without an answer" in figure.alt


@pytest.mark.parametrize("today", [date.min, date.max])
def test_the_first_and_the_last_day_of_the_calendar_can_be_today(today: date) -> None:
    assert "today" in words_of(timeline([contact("Ada")], log((today, "ada", True)), title="Who?", today=today))


ROWS = st.lists(
    st.tuples(st.dates(date(2018, 1, 1), date(2027, 1, 1)), st.sampled_from("abcd"), st.booleans()), max_size=25
)


@given(ROWS)
def test_the_table_and_the_alt_text_agree_with_the_log_in_any_order(rows: list[tuple[date, str, bool]]) -> None:
    people = [contact(letter) for letter in "abcde"]
    figure = timeline(people, log(*rows), title="Who?", today=TODAY)
    past = [row for row in rows if row[0] <= TODAY]
    assert {one.contact for one in figure.table} == {who for _, who, _ in past}
    for one in figure.table:
        mine = [row for row in past if row[1] == one.contact]
        answered = [on for on, _, is_answered in mine if is_answered]
        cells = {column.name: column.cell(one) for column in figure.table.columns}
        assert cells["answered"] == len(answered)
        assert cells["no_answer"] == len(mine) - len(answered)
        assert cells["last_answered"] == max(answered, default=None)
        assert cells["days_silent"] == ((TODAY - max(answered)).days if answered else None)
    assert figure.alt == timeline(people[::-1], log(*rows[::-1]), title="Who?", today=TODAY).alt
