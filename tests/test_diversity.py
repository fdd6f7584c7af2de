"""Measures of diversity against values worked by hand, Simpson's count of pairs, and numpy."""

import random
from collections.abc import Callable
from itertools import product
from math import e, inf, isnan, log, nan
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest
from netkit.measures import diversity
from netkit.measures.diversity import (
    blau,
    entropy,
    evenness,
    iqv,
    mean_distance,
    multiplexity,
    position_generator,
    standard_deviation,
)
from netkit.measures.measured import Measured

ROUNDED = 5e-5
"""What a figure printed with four decimals may be off."""

FIELDS = ["law"] * 5 + ["arts"] * 3 + ["health"] * 2
THREE = ["law", "arts", "health"]
EIGHT = [*THREE, "trade", "farming", "teaching", "building", "science"]

categories = st.lists(st.sampled_from(EIGHT), min_size=1, max_size=30)
numbers = st.lists(st.integers(-1000, 1000) | st.floats(-1000, 1000), min_size=2, max_size=20)


def every(codebook: list[str]) -> list[Callable[[list[Any]], Measured]]:
    return [
        blau,
        entropy,
        lambda answers: iqv(answers, codebook=codebook),
        lambda answers: evenness(answers, codebook=codebook),
    ]


# Worked values.


def test_five_three_and_two_of_ten_have_the_heterogeneity_worked_out_by_hand() -> None:
    assert blau(FIELDS) == Measured(pytest.approx(1 - (0.25 + 0.09 + 0.04)), 10, 0)
    assert blau(FIELDS).value == pytest.approx(0.62)


@pytest.mark.parametrize(("codebook", "value"), [(THREE, 0.93), (EIGHT, 0.7086)])
def test_the_iqv_counts_the_categories_of_the_codebook_and_not_those_observed(
    codebook: list[str], value: float
) -> None:
    assert iqv(FIELDS, codebook=codebook).value == pytest.approx(value, abs=ROUNDED)


def test_entropy_is_in_the_unit_of_its_base_and_evenness_in_none() -> None:
    assert entropy(FIELDS).value == pytest.approx(1.4855, abs=ROUNDED)
    assert entropy(FIELDS, base=e).value == pytest.approx(1.4855 * log(2), abs=ROUNDED)
    assert evenness(FIELDS, codebook=THREE).value == pytest.approx(0.9372, abs=ROUNDED)
    assert evenness(FIELDS, codebook=EIGHT).value == pytest.approx(1.4855 / 3, abs=ROUNDED)


def test_the_spread_of_2_4_4_4_5_5_7_9_is_2_over_n_and_the_root_of_32_sevenths_over_n_less_one() -> None:
    values = [2, 4, 4, 4, 5, 5, 7, 9]  # the mean is 5, the squared distances are 9 1 1 1 0 0 4 16
    assert standard_deviation(values, divisor="n") == Measured(2, 8, 0)
    assert standard_deviation(values, divisor="n-1").value == pytest.approx((32 / 7) ** 0.5)


def test_distance_from_oneself_is_the_same_above_and_below() -> None:
    assert mean_distance(30, [25, 35, 30, 42]) == Measured((5 + 5 + 0 + 12) / 4, 4, 0)


def test_a_position_generator_reads_its_scores_off_the_known_positions_alone() -> None:
    prestige = {"judge": 78, "engineer": 65.5, "nurse": 54, "cook": 31}
    found = position_generator(["cook", "engineer", "nurse"], prestige=prestige)
    assert (found.asked, found.extensity, found.upper_reachability) == (4, 3, 65.5)
    assert (found.range, found.total) == (34.5, 150.5)
    assert found.mean == pytest.approx(150.5 / 3)
    assert position_generator(["cook", "cook"], prestige=prestige).extensity == 1


def test_multiplexity_counts_the_different_kinds_of_relation_with_each_contact() -> None:
    ties = {"mei": ["colleague", "friend", "friend"], "jae": {"colleague"}, "ada": ("kin", "friend", "neighbour")}
    found = multiplexity(ties)
    assert found.kinds == {"mei": 2, "jae": 1, "ada": 3}
    assert (found.share, found.mean, found.n, found.left_out) == (2 / 3, 2, 3, 0)


# None, one, and answers that nobody gave.


@pytest.mark.parametrize("measure", every(THREE))
@pytest.mark.parametrize("answers", [[], ["", None]])
def test_nobody_to_count_gives_nan_and_not_zero(measure: Callable[..., Measured], answers: list[Any]) -> None:
    found = measure(answers)
    assert isnan(found.value)
    assert (found.n, found.left_out) == (0, len(answers))


@pytest.mark.parametrize("measure", every(THREE))
@pytest.mark.parametrize("n", [1, 4])
def test_all_of_one_category_are_not_diverse(measure: Callable[..., Measured], n: int) -> None:
    assert repr(measure(["law"] * n)) == f"Measured(value=0.0, n={n}, left_out=0)"


@pytest.mark.parametrize("codebook", [[], ["law"]])
def test_fewer_than_two_possible_categories_leave_nothing_to_compare(codebook: list[str]) -> None:
    assert isnan(iqv(codebook * 3, codebook=codebook).value)
    assert isnan(evenness(codebook * 3, codebook=codebook).value)


@pytest.mark.parametrize("empty", [None, "", " ", nan, np.float64("nan"), pd.NA, pd.NaT])
def test_an_answer_that_nobody_gave_is_left_out_and_counted(empty: object) -> None:
    for measure in every(THREE):
        assert measure([*FIELDS, empty, empty]) == Measured(measure(FIELDS).value, 10, 2)
    assert standard_deviation([1, 3, empty], divisor="n") == Measured(1, 2, 1)  # type: ignore[list-item]
    assert mean_distance(0, [1, empty, 3]) == Measured(2, 2, 1)  # type: ignore[list-item]
    found = multiplexity({"mei": ["friend", "kin"], "jae": [], "ada": [empty], "bo": None})  # type: ignore[dict-item]
    assert (found.kinds, found.share, found.mean, found.left_out) == ({"mei": 2}, 1, 2, 3)


@pytest.mark.parametrize("answer", [0, False, "None", "nan"])
def test_zero_false_and_words_are_answers_like_any_other(answer: object) -> None:
    assert blau([answer, "law"]) == Measured(0.5, 2, 0)  # type: ignore[list-item]


@pytest.mark.parametrize("values", [[], [7]])
def test_fewer_than_two_values_have_neither_spread_nor_mean_distance(values: list[float]) -> None:
    for found in (
        standard_deviation(values, divisor="n"),
        standard_deviation(values, divisor="n-1"),
        mean_distance(5, values),
    ):
        assert isnan(found.value)
        assert found.n == len(values)


def test_without_a_known_position_only_extensity_has_a_value() -> None:
    found = position_generator([], prestige={"judge": 78})
    assert (found.asked, found.extensity) == (1, 0)
    assert all(isnan(value) for value in (found.upper_reachability, found.range, found.mean, found.total))


def test_one_known_position_has_no_range() -> None:
    assert position_generator({"judge"}, prestige={"judge": 78}) == diversity.Positions(1, 1, 78, 0, 78, 78)


def test_without_contacts_there_is_no_multiplexity() -> None:
    found = multiplexity({})
    assert (found.n, found.left_out) == (0, 0)
    assert isnan(found.share)
    assert isnan(found.mean)


# Requests that mean nothing.


@pytest.mark.parametrize("measure", [iqv, evenness])
def test_a_category_outside_the_codebook_is_refused_by_name(measure: Callable[..., Measured]) -> None:
    with pytest.raises(InvalidRequest, match=r"not among the categories of the codebook: 'lwa'\. There are 'law'"):
        measure(["lwa", "arts"], codebook=THREE)


@pytest.mark.parametrize("measure", [iqv, evenness])
def test_a_codebook_names_each_category_once_and_none_empty(measure: Callable[..., Measured]) -> None:
    assert measure(FIELDS, codebook=THREE * 2) == measure(FIELDS, codebook=THREE)
    with pytest.raises(InvalidRequest, match="has an empty category"):
        measure(FIELDS, codebook=[*THREE, ""])


@pytest.mark.parametrize("measure", every(THREE))
@pytest.mark.parametrize("answers", ["law", {"mei": "law"}, 3])
def test_whatever_is_not_a_list_of_answers_is_refused(measure: Callable[..., Measured], answers: Any) -> None:
    with pytest.raises(InvalidRequest, match=r"is not a list of categories; write \[...\]"):
        measure(answers)


def test_a_list_of_categories_for_one_contact_is_refused() -> None:
    with pytest.raises(InvalidRequest, match=r"\['law', 'arts'\] is a list among the categories"):
        blau(["law", ["law", "arts"]])  # type: ignore[list-item]


@pytest.mark.parametrize("base", [1, 0, -2, nan, inf, "2", True])
def test_a_logarithm_needs_a_base_above_one(base: Any) -> None:
    with pytest.raises(InvalidRequest, match="a number above 1: 2 for bits"):
        entropy(FIELDS, base=base)


@pytest.mark.parametrize("divisor", ["N", 1, None])
def test_a_divisor_is_n_or_n_less_one(divisor: Any) -> None:
    with pytest.raises(InvalidRequest, match="use 'n' if these are all the contacts, or 'n-1'"):
        standard_deviation([1, 2], divisor=divisor)


@pytest.mark.parametrize("value", ["30", inf, True, 1j])
def test_a_value_that_is_not_a_finite_number_is_refused(value: Any) -> None:
    with pytest.raises(InvalidRequest, match="is not a finite number"):
        standard_deviation([1, value], divisor="n")
    with pytest.raises(InvalidRequest, match="is not a finite number"):
        mean_distance(1, [1, value])
    with pytest.raises(InvalidRequest, match="must be a number to measure a distance from"):
        mean_distance(value, [1, 2])
    with pytest.raises(InvalidRequest, match="the prestige of 'judge' is"):
        position_generator([], prestige={"judge": value})


def test_positions_that_nobody_asked_about_are_refused() -> None:
    with pytest.raises(
        InvalidRequest, match=r"not among the positions that were asked about: 'cook'\. There are 'judge'"
    ):
        position_generator(["judge", "cook"], prestige={"judge": 78})


def test_yes_and_no_to_each_position_is_not_a_list_of_the_known_ones() -> None:
    with pytest.raises(InvalidRequest, match="is not a list of positions"):
        position_generator({"judge": False}, prestige={"judge": 78})
    with pytest.raises(InvalidRequest, match="prestige is 78, but it must say what belongs to whom"):
        position_generator(["judge"], prestige=78)  # type: ignore[arg-type]


def test_relations_say_who_and_how() -> None:
    with pytest.raises(InvalidRequest, match="'friend' is not a list of kinds of relation"):
        multiplexity({"mei": "friend"})
    with pytest.raises(InvalidRequest, match=r"relations is \['friend'\], but it must say what belongs to whom"):
        multiplexity(["friend"])  # type: ignore[arg-type]


# Agreement with other computations.


@given(categories)
def test_heterogeneity_is_the_share_of_ordered_draws_that_differ(fields: list[str]) -> None:
    draws = [a != b for a, b in product(fields, fields)]
    assert blau(fields).value == pytest.approx(sum(draws) / len(draws), abs=1e-12)


@given(categories)
def test_entropy_is_that_of_the_shares_in_numpy(fields: list[str]) -> None:
    shares = np.unique(fields, return_counts=True)[1] / len(fields)
    assert entropy(fields).value == pytest.approx(-(shares * np.log2(shares)).sum(), abs=1e-12)


@given(numbers, st.integers(-1000, 1000))
def test_spread_and_distance_are_those_of_numpy(values: list[float], own: int) -> None:
    assert standard_deviation(values, divisor="n").value == pytest.approx(np.std(values), abs=1e-9)
    assert standard_deviation(values, divisor="n-1").value == pytest.approx(np.std(values, ddof=1), abs=1e-9)
    assert mean_distance(own, values).value == pytest.approx(np.abs(np.array(values) - own).mean(), abs=1e-9)


# Properties.


@given(categories)
def test_diversity_keeps_its_range(fields: list[str]) -> None:
    k = len(set(fields))
    assert 0 <= blau(fields).value <= 1 - 1 / k + 1e-12
    assert 0 <= entropy(fields).value <= 3 + 1e-12  # log2 of eight categories
    assert 0 <= iqv(fields, codebook=EIGHT).value <= 1
    assert 0 <= evenness(fields, codebook=EIGHT).value <= 1


@pytest.mark.parametrize("k", range(2, 9))
@pytest.mark.parametrize("each", [1, 3, 7])
def test_equal_shares_are_as_diverse_as_can_be(k: int, each: int) -> None:
    codebook = EIGHT[:k]
    assert blau(codebook * each).value == pytest.approx(1 - 1 / k)
    assert iqv(codebook * each, codebook=codebook).value == 1
    assert entropy(codebook * each, base=k).value == pytest.approx(1)
    assert evenness(codebook * each, codebook=codebook).value == pytest.approx(1)
    assert evenness(codebook * each, codebook=codebook).value <= 1


@given(categories)
def test_twice_as_many_of_each_are_as_diverse_as_before(fields: list[str]) -> None:
    for measure in every(EIGHT):
        assert measure(fields * 2) == Measured(measure(fields).value, 2 * len(fields), 0)


@given(categories, st.integers(0, 999))
def test_other_names_in_another_order_change_no_diversity_not_even_in_the_last_digit(
    fields: list[str], seed: int
) -> None:
    names = [f"c{i}" for i in range(8)]
    random.Random(seed).shuffle(names)
    other = [names[EIGHT.index(field)] for field in fields]
    random.Random(seed).shuffle(other)
    for before, after in zip(every(EIGHT), every(names), strict=True):
        assert before(fields) == after(other)


@given(numbers, st.integers(-1000, 1000))
def test_moving_everybody_by_the_same_changes_neither_spread_nor_distance(values: list[float], by: int) -> None:
    moved = [value + by for value in values]
    for divisor in ("n", "n-1"):
        spread = standard_deviation(values, divisor=divisor).value  # type: ignore[arg-type]
        assert standard_deviation(moved, divisor=divisor).value == pytest.approx(spread, abs=1e-9)  # type: ignore[arg-type]
    assert mean_distance(5 + by, moved).value == pytest.approx(mean_distance(5, values).value, abs=1e-9)


@given(st.dictionaries(st.sampled_from(EIGHT), st.integers(1, 100), min_size=1), st.data())
def test_one_more_known_position_lowers_no_reach(prestige: dict[str, float], data: st.DataObject) -> None:
    known = data.draw(st.lists(st.sampled_from(sorted(prestige)), min_size=1, unique=True))
    more = [*known, data.draw(st.sampled_from(sorted(prestige)))]
    before, after = position_generator(known, prestige=prestige), position_generator(more, prestige=prestige)
    assert after.extensity >= before.extensity
    assert after.upper_reachability >= before.upper_reachability
    assert after.range >= before.range
    assert after.total >= before.total
    assert after.upper_reachability - after.range <= after.mean <= after.upper_reachability
