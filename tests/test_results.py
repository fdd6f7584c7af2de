"""Results and the words of their sentences."""

import importlib
import pkgutil
from dataclasses import is_dataclass
from datetime import date
from math import isnan, nan, sqrt
from typing import Any

import pytest

from netkit import measures
from netkit.measures._shares import share_by
from netkit.results import Share, counted, listed, percent, shown, told


def test_every_result_that_has_a_sentence_shows_it_in_a_notebook() -> None:
    from IPython.lib.pretty import pretty

    for module in pkgutil.iter_modules(measures.__path__, "netkit.measures."):
        for name, kind in vars(importlib.import_module(module.name)).items():
            if (
                isinstance(kind, type)
                and is_dataclass(kind)
                and kind.__module__ == module.name
                and (hasattr(kind, "sentence") or "__str__" in vars(kind))
            ):
                assert "_repr_pretty_" in vars(kind), f"{module.name}.{name}"
    assert pretty(Share(1, 2, sentence="One of two.")) == "One of two."
    assert repr(Share(1, 2, sentence="One of two.")) == "Share(part=1, whole=2, left_out=0)"


def test_a_number_from_fewer_than_three_records_is_marked() -> None:
    assert told("It is 1", 1, 3, "contact", reasons={}) == "It is 1 (3 contacts counted)."
    assert told("It is 1", 1, 2, "contact", reasons={}) == "It is 1 (only 2 contacts counted)."
    assert told("It is", nan, 0, "contact", reasons={}) == "There is no value yet (0 contacts counted)."
    assert kept(True, True, True) == "You kept 3 of 3 promises (100 %)."
    assert kept(True, False) == "You kept 1 of 2 promises (50 %, but only 2 cases)."
    assert kept(True) == "You kept 1 of 1 promise (100 %, but only 1 case)."
    assert kept("of today", "of today", None) == (
        "There is no promise to count, so there is no share. Left out: 2 of today."
    )


def kept(*verdicts: Any) -> str:
    """The sentence of a share with these verdicts."""
    today, records = date(2026, 3, 1), [*range(len(verdicts))]
    return str(share_by(today, records, int, verdicts.__getitem__, "You kept {}.", "promise", reasons=["of today"]))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        *((6, "6"), (1200, "1200"), (2.5, "2.50"), (1.125, "1.13"), (0.0, "0.00"), (0.00671, "0.0067")),
        *((-0.875, "-0.88"), (-0.001, "-0.0010"), (-1.0, "-1.00"), (nan, "no value")),
    ],
)
def test_a_number_is_shown_with_two_decimals_or_two_significant_digits(number: float, text: str) -> None:
    assert shown(number) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        *((0, "0 %"), (0.004, "under 1 %"), (0.005, "1 %"), (0.125, "13 %")),
        *((0.994, "99 %"), (0.996, "over 99 %"), (1, "100 %")),
    ],
)
def test_a_percentage_is_whole_and_never_none_or_all_of_what_is_neither(number: float, text: str) -> None:
    assert percent(number) == text


def test_one_of_a_kind_is_singular() -> None:
    assert [counted(n, "tie") for n in (0, 1, 2, 1_000_000)] == ["0 ties", "1 tie", "2 ties", "1,000,000 ties"]


def test_a_list_ends_with_and() -> None:
    assert [listed("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert [listed("abcd"[:n], most=2) for n in (2, 3, 4)] == ["a and b", "a, b and 1 more", "a, b and 2 more"]


def wilson(part: int, n: int) -> tuple[float, float]:
    """The two roots in p of (part/n - p)² = z² p (1 - p) / n, the definition of the interval."""
    z = 1.959963984540054
    a, b, c = 1 + z**2 / n, -(2 * part / n + z**2 / n), (part / n) ** 2
    half = sqrt(b * b - 4 * a * c)
    return (-b - half) / (2 * a), (-b + half) / (2 * a)


@pytest.mark.parametrize(("part", "n"), [(0, 5), (1, 2), (3, 10), (10, 10), (40, 100)])
def test_wilsons_interval_solves_the_equation_that_defines_it(part: int, n: int) -> None:
    assert Share(part, n).interval() == pytest.approx(wilson(part, n), abs=1e-9)
    assert all(isnan(bound) for bound in (Share(0, 0).value, *Share(0, 0).interval()))
