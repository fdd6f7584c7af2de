"""Explorations without a browser: the guess comes first, trying next, and the explanation last."""

import html
import re

import pytest

from netkit import widgets
from netkit.errors import InvalidRequest
from netkit.topics.exploring import Choice, Exploration, Range, Trial
from netkit.widgets.explore import Explore

GUESS = ["two", "four", "seven"]
ASKS = Trial(
    {"people": Range("People", 1, 9), "share": Range("Share of yes", 0, 1, 0.1)},
    lambda people, share: 1 - share**people,
    measure="chance of a no",
)


@pytest.fixture
def names() -> Explore:
    return widgets.explore("assess.names", guess=GUESS)


@pytest.fixture
def asks() -> Explore:
    return Explore(Exploration("How likely is a no?", ASKS, ("97 in 100.",)), ["about half", "nearly certain"])


def test_neither_the_controls_nor_the_explanation_open_before_the_guess(names: Explore) -> None:
    assert names.answer({"do": "ask"}) == {"question": names.explored.question, "options": GUESS}
    for message in ({"do": "try", "values": {"names": "2", "year": "2004"}}, {"do": "explain"}):
        with pytest.raises(InvalidRequest, match="give your guess"):
            names.answer(message)


def test_the_explanation_opens_after_the_guess_and_one_try(names: Explore) -> None:
    names.answer({"do": "guess"})
    with pytest.raises(InvalidRequest, match="try once"):
        names.answer({"do": "explain"})
    found = names.answer({"do": "try", "values": {"names": "2", "year": "2004"}})
    assert found["row"] == "Names at most 2, Year 2004: share of those asked 0.63."
    assert names.answer({"do": "explain"})["explanation"][0].startswith("Two.")


def test_a_page_that_is_drawn_anew_asks_for_the_guess_anew_and_keeps_none(names: Explore) -> None:
    names.answer({"do": "guess"})
    names.answer({"do": "ask"})
    with pytest.raises(InvalidRequest, match="give your guess"):
        names.answer({"do": "explain"})
    assert "guess" not in str(names.get_state(drop_defaults=True)).replace("_esm", "").split("data:")[0]


def test_controls_are_tried_and_each_row_stays_once(asks: Explore) -> None:
    # Five people who each say yes in one case of two: 1 - 1/2^5 = 0.97.
    controls = asks.answer({"do": "guess"})["controls"]
    assert [(one["label"], one["least"], one["most"], one["step"]) for one in controls] == [
        ("People", 1, 9, 1),
        ("Share of yes", 0, 1, 0.1),
    ]
    asks.answer({"do": "try", "values": {"people": "5", "share": "0,5"}})
    asks.answer({"do": "try", "values": {"people": "1", "share": "0.5"}})
    found = asks.answer({"do": "try", "values": {"people": "5", "share": "0.5"}})
    assert found["row"] == "People 5, Share of yes 0.50: chance of a no 0.97."
    assert re.findall(r"<td>([\d.]+)</td>", found["table"]) == ["0.97", "0.50"]
    assert asks.answer({"do": "explain"})["explanation"] == ("97 in 100.",)


@pytest.mark.parametrize("typed", ["0", "10", "1.5", "", "many", None, "nan", "inf"])
def test_what_is_no_number_of_a_range_is_refused_with_what_there_is(asks: Explore, typed: str | None) -> None:
    asks.answer({"do": "guess"})
    with pytest.raises(InvalidRequest, match="People: type a number from 1 to 9 in steps of 1"):
        asks.answer({"do": "try", "values": {"people": typed, "share": "0.5"}})
    with pytest.raises(InvalidRequest, match="try once"):
        asks.answer({"do": "explain"})


def test_one_of_several_words_can_be_tried_and_all_stand_in_the_table() -> None:
    sizes = {"size": Choice("Size", ("small", "large"))}
    trial = Trial(sizes, lambda size: len(size), measure="letters", limits=(0, 9))
    assert trial.rows() == [("Size small", 5), ("Size large", 5)]
    with pytest.raises(InvalidRequest, match="Size: choose one of small, large"):
        trial.row({"size": "huge"})


def test_a_long_range_is_listed_in_at_most_eight_rows() -> None:
    trial = Trial({"n": Range("People", 1, 100)}, lambda n: n, measure="n", limits=(1, 100))
    assert len(trial.rows()) <= 8
    # A second control stays in the middle of what it can be.
    assert ASKS.rows()[0] == ("People 1, Share of yes 0.50", 0.5)


def test_where_nothing_runs_the_question_and_its_answers_stand_and_the_rest_is_folded(names: Explore) -> None:
    asked, folded = names.fallback.split("<details>", 1)
    assert all(f"<li>{answer}</li>" in asked for answer in GUESS)
    assert html.escape(names.explored.question) in asked
    assert "0.63" not in asked
    assert all(part in folded for part in ("0.63", "Two. In 2004,"))


def test_an_exploration_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(InvalidRequest, match="has no exploration 'ages'; it has: names"):
        widgets.explore("assess.ages", guess=GUESS)
    with pytest.raises(InvalidRequest, match="two or more answers"):
        widgets.explore("assess.names", guess=["two"])
