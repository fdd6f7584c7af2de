"""The calendar of what is due: what stands on which day, what is overdue, and what is left to later."""

import re
from collections import Counter
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netkit.errors import InvalidRequest
from netkit.measures.recency import Reminder
from netkit.model import Contact, ContactId, Promise, Side
from netkit.plots import Figure, due_calendar
from tests.test_plots import shapes_of, words_of

TODAY = date(2026, 3, 20)  # a Friday
ADA, BAO = Contact(ContactId("ada"), "Ada"), Contact(ContactId("bao"), "Bao")


def reminder(due_on: date, who: Contact = ADA) -> Reminder:
    return Reminder(who.id, due_on, (TODAY - due_on).days)


def promise(due_on: date, by: Side = "me", who: Contact = ADA, made_on: date = date(2025, 1, 1)) -> Promise:
    return Promise(f"{due_on} {by}", made_on, due_on, by, who.id, "send the book")


def counts_in(figure: Figure) -> list[int]:
    """The numbers beside the marks of the days, which are the only words of their size."""
    texts = ElementTree.fromstring(figure.svg()).iter("{http://www.w3.org/2000/svg}text")
    return [int(one.text or "") for one in texts if re.search(r"10\.5px", one.get("style", ""))]


def test_the_words_of_a_calendar_can_be_counted_by_hand() -> None:
    reminders = [
        reminder(date(2026, 3, 10)),
        reminder(TODAY, BAO),
        reminder(date(2026, 4, 12)),
        reminder(date(2026, 4, 13)),
    ]
    promises = [
        promise(date(2026, 3, 19), "them"),
        promise(TODAY),
        promise(date(2026, 3, 25), made_on=date(2026, 3, 21)),  # will be made tomorrow
        Promise("done", TODAY, TODAY, "me", ADA.id, "call", done_on=TODAY),
    ]
    figure = due_calendar([ADA, BAO], reminders, promises, title="What?", today=TODAY)
    assert figure.alt == (
        "Overdue on 20 March 2026: 1 contact to be in touch with, 1 promise to you. "
        "The longest overdue: Ada, 10 days. "
        "Due from then to 12 April 2026: 2 contacts to be in touch with, 1 promise of yours. "
        "The most on one day: 2, on 20 March 2026. Due later: 1."
    )
    assert "overdue: 2" in words_of(figure)
    assert [column.cell(one) for one in figure.table for column in figure.table.columns if column.name == "what"] == [
        "be in touch",
        "promise to you",
        "be in touch",
        "your promise",
        "be in touch",
    ]


def test_the_days_are_those_of_whole_weeks_without_the_ones_gone_by() -> None:
    words = words_of(due_calendar([], [], [], title="What?", today=TODAY, weeks=2))
    assert words[words.index("Sun") + 1 :][:10] == [
        *("20 Mar", "21", "22", "23", "24", "25", "26", "27", "28", "29"),
    ]
    assert "nothing is overdue" in words


def test_only_what_is_overdue_gets_a_triangle() -> None:
    def triangles(day: date) -> int:
        figure = due_calendar([ADA], [reminder(day)], [], title="What?", today=TODAY)
        return sum(
            len(re.findall("L", shape.get("d", ""))) == 2 and "z" in shape.get("d", "") for shape in shapes_of(figure)
        )

    assert triangles(TODAY) == 0
    assert triangles(TODAY - timedelta(days=1)) == 1


def test_strangers_are_left_out_and_no_other_number_of_weeks_than_1_to_8_is_drawn() -> None:
    figure = due_calendar([BAO], [reminder(TODAY)], [promise(TODAY)], title="What?", today=TODAY)
    assert len(figure.table) == 0
    for weeks in (0, 9, True, 1.5):
        with pytest.raises(InvalidRequest, match="1 to 8"):
            due_calendar([], [], [], title="What?", today=TODAY, weeks=weeks)  # type: ignore[arg-type]


@pytest.mark.parametrize("today", [date.min, date.max])
def test_the_calendar_may_begin_and_end_within_the_weeks(today: date) -> None:
    assert "nothing is overdue" in words_of(due_calendar([ADA], [], [], title="What?", today=today))


DUE = st.lists(st.tuples(st.integers(-40, 40), st.sampled_from(["touch", "me", "them"])), max_size=30)


@settings(max_examples=20)  # each one draws a whole figure
@given(DUE)
def test_the_numbers_on_the_days_are_those_of_the_table(rows: list[tuple[int, str]]) -> None:
    days = [(TODAY + timedelta(days=shift), what) for shift, what in rows]
    reminders = [reminder(on) for on, what in days if what == "touch"]
    promises = [promise(on, what) for on, what in days if what != "touch"]  # type: ignore[arg-type]
    figure = due_calendar([ADA], reminders, promises, title="What?", today=TODAY)
    coming = Counter((on, what) for on, what in days if TODAY <= on <= date(2026, 4, 12))
    assert sorted(counts_in(figure)) == sorted(coming.values())
    late = sum(on < TODAY for on, _ in days)
    assert (f"overdue: {late}" if late else "nothing is overdue") in words_of(figure)
    assert len(figure.table) == late + coming.total()
    later = len(days) - len(figure.table)
    assert ("Due later" in figure.alt) == (later > 0)
