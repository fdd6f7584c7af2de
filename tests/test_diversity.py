"""The index of qualitative variation against values worked by hand, a count of pairs, and numpy."""

from itertools import product
from math import isnan, nan
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest
from netkit.measures.diversity import iqv
from netkit.results import Measured

FIELDS = ["law"] * 5 + ["arts"] * 3 + ["health"] * 2
THREE = ["law", "arts", "health"]
EIGHT = [*THREE, "trade", "farming", "teaching", "building", "science"]


def test_the_categories_of_the_codebook_are_counted_and_not_those_observed() -> None:
    blau = 1 - (0.25 + 0.09 + 0.04)
    assert iqv(FIELDS, codebook=THREE) == Measured(pytest.approx(blau * 3 / 2), 10)
    assert iqv(FIELDS, codebook=EIGHT).value == pytest.approx(blau * 8 / 7)


def test_it_says_how_much_variety_of_how_many_and_who_is_left_out() -> None:
    found = iqv([*FIELDS, ""], codebook=THREE)
    assert str(found) == (
        "Of the most variety that 3 categories allow, the contacts have 0.93 (10 contacts counted). "
        "Left out: 1 without a category."
    )


@pytest.mark.parametrize("answers", [[], ["", None]])
def test_without_a_known_category_there_is_no_value(answers: list[str | None]) -> None:
    found = iqv(answers, codebook=THREE[:2])
    assert isnan(found.value)
    assert (found.n, found.left_out) == (0, len(answers))
    assert found.sentence.startswith("There is no value yet (0 contacts counted)")


@pytest.mark.parametrize("n", [1, 4])
def test_all_of_one_category_do_not_vary(n: int) -> None:
    assert iqv(["law"] * n, codebook=THREE) == Measured(0, n)


@pytest.mark.parametrize("codebook", [[], ["law"]])
def test_with_fewer_than_two_possible_categories_there_is_no_value(codebook: list[str]) -> None:
    assert isnan(iqv(codebook * 3, codebook=codebook).value)


@pytest.mark.parametrize("empty", [None, "", " ", nan, np.float64("nan"), pd.NA, pd.NaT])
def test_an_answer_that_nobody_gave_is_left_out_and_counted(empty: object) -> None:
    assert iqv([*FIELDS, empty, empty], codebook=THREE) == Measured(iqv(FIELDS, codebook=THREE).value, 10, 2)


@pytest.mark.parametrize("answer", [0, False, "None", "nan"])
def test_zero_false_and_words_are_answers_like_any_other(answer: object) -> None:
    assert iqv([answer, "law"], codebook=[answer, "law"]) == Measured(1, 2)


@given(st.lists(st.sampled_from(EIGHT), min_size=1, max_size=30))
def test_it_is_the_share_of_unlike_pairs_by_the_most_that_could_be(fields: list[str]) -> None:
    unlike = sum(a != b for a, b in product(fields, fields))
    assert iqv(fields, codebook=EIGHT).value == pytest.approx(unlike / len(fields) ** 2 / (7 / 8))


@given(st.integers(2, 8), st.integers(1, 5))
def test_equal_shares_of_all_categories_give_one(k: int, each: int) -> None:
    assert iqv(EIGHT[:k] * each, codebook=EIGHT[:k]).value == pytest.approx(1)


@pytest.mark.parametrize(
    ("answers", "codebook", "message"),
    [
        (["law", "trade", "sea"], THREE, r"not in the codebook: 'sea', 'trade'; correct"),
        (["law"], ["law", ""], r"has an empty category"),
        ("law", THREE, r"categories is 'law', which is no list"),
        (["law"], "law", r"codebook is 'law', which is no list"),
        ({"mei": "law"}, THREE, r"categories is .* which is no list"),
    ],
)
def test_what_cannot_be_counted_is_refused(answers: object, codebook: Any, message: str) -> None:
    with pytest.raises(InvalidRequest, match=message):
        iqv(answers, codebook=codebook)  # type: ignore[arg-type]
