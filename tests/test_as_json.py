"""Answers that are code, as JSON text and marked: any value, in bounded time, and one sentence."""

from __future__ import annotations

import json
import math
from statistics import pstdev, stdev
from typing import Any

import pytest

from netkit.checks import Computed, Mistake, Sheet, mark
from netkit.checks.as_json import as_json, ask
from netkit.errors import InvalidRequest

CALLS = ([[1, 2, 3, 4]], [[2, 2]], [[1.5, 4, 7]], [[5]])
# stdev of 1, 2, 3, 4 is the root of 5/3; of 1.5, 4, 7 the root of (2.667² + 0.167² + 2.833²) / 2.
SPREAD = Computed("spread", calls=CALLS)
RIGHT = [math.sqrt(5 / 3), 0.0, 2.753785273643051, None]
POPULATION = Mistake("population", SPREAD.read(SPREAD.write(pstdev)), 0.25, "You divided by n.")
FUNCTION = Sheet("demo.spread", 4, SPREAD, RIGHT, (POPULATION,), "By n - 1.", "Look again.")


def marked(function: Any) -> tuple[float, tuple[str, ...]]:
    found = mark(FUNCTION, ask({"spread": function}, "spread", SPREAD.inputs))
    return found.earned, found.sentences


def test_a_function_earns_the_share_of_its_calls_and_shows_the_first_that_is_not_right() -> None:
    assert marked(lambda values: stdev(values) if len(values) > 1 else None) == (4, ("By n - 1.",))
    assert marked(stdev) == (
        3,
        ("Right for 3 of 4 inputs.", "Not yet right: spread([5]) ends with “StatisticsError”.", "Look again."),
    )
    earned, sentences = marked(pstdev)
    assert (earned, sentences[-1]) == (1, "You divided by n.")
    assert sentences[1] == "Not yet right: spread([1, 2, 3, 4]) gives 1.11803."


def test_nothing_and_a_function_that_returns_nothing_are_no_answer() -> None:
    nothing = {"x": None, "y": ..., "f": lambda _: None, "g": lambda x: x}
    assert [ask(nothing, name) for name in "xyz"] == ["", "", ""]
    assert (ask(nothing, "f", "[[1], [2]]"), ask(nothing, "g", "[[null], [2]]")) == ("", "[null, 2]")


def test_a_call_cannot_change_the_inputs_of_the_next() -> None:
    kept: list[Any] = []

    def greedy(values: list[float]) -> int:
        kept.append(values)
        kept[0].append(9)
        return len(values)

    assert ask({"f": greedy}, "f", "[[[1]], [[1]], [[1]]]") == "[2, 1, 1]"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ([1, 2.5, True, None, "é"], '[1, 2.5, true, null, "\\u00e9"]'),
        ({"b": (1,), 2: {3, 1}}, '{"b": [1], "2": [1, 3]}'),
        ([math.nan, -math.inf, 10**300], f"[NaN, -Infinity, {10**300}]"),
    ],
)
def test_a_value_is_json_that_python_reads(value: Any, text: str) -> None:
    assert as_json(value) == text
    json.loads(text)


NUMBER = Sheet("demo.x", 2, Computed("x"), 1 / 3, (), "One of three.", "Look again.")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("0.3333333333", "Right"),
        ("0.33333", "Not yet"),
        ("NaN", "Not yet"),
        (str(2**1024 - 1), "Not yet"),
        (str(10**310), "Not yet"),
        ("1" * 9_000, "Not yet"),
        ("[" * 15_000, "Not yet"),
        ('{"!": 7}', "Not yet"),
        ('{"!": "large"}', "Not yet"),
        ('"0.3333333333"', "Not yet"),
        ("no json", "Not yet"),
        ("\ud800", "Not yet"),
        ("x" * 30_000, "Not yet"),
        ("null", "Not yet"),
        ("", "Not answered"),
    ],
)
def test_whatever_a_kernel_sends_is_marked_in_words(text: str, state: str) -> None:
    found = mark(NUMBER, text)
    assert found.state == state
    assert 1 <= len(found.sentences) <= 2
    assert max(map(len, found.sentences)) < 200


@pytest.mark.parametrize("text", ["7", "[1]", '{"!": "call int"}', '"aaaa"', "[1, 2, 3, 4, 5]"])
def test_what_is_no_list_of_results_is_marked_in_words(text: str) -> None:
    found = mark(FUNCTION, text)
    assert (found.earned, found.state) == (0, "Not yet")


def test_tables_are_compared_by_their_columns_and_numbers_within_the_tolerance() -> None:
    form = Computed("table", tolerance=0.01)
    right = {"mean": [1.0, 100.0], "kind": ["a", "b"]}
    assert form.compare({"kind": ["a", "b"], "mean": [1.009, 100.9]}, right)[0] == 1
    for wrong in ({"mean": [1.0, 100.0]}, right | {"kind": ["a"]}, right | {"mean": [1.0, 102.0]}, [1.0], None):
        assert form.compare(wrong, right)[0] == 0


def test_a_text_can_be_an_answer_and_a_reference_that_is_no_data_is_a_fault_of_the_question() -> None:
    form = Computed("word")
    assert form.read(form.write("mean")) == form.read("mean") == "mean"
    with pytest.raises(InvalidRequest, match="word: kind generator"):
        form.write(x for x in "ab")


def test_a_sheet_survives_the_file_of_a_wheel() -> None:
    again = Sheet.from_data(json.loads(json.dumps(FUNCTION.to_data())))
    text = json.dumps(RIGHT)
    assert mark(again, text) == mark(FUNCTION, text)
