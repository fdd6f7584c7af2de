"""How time is spread over contacts and over the calendar: against closed forms and numbers worked by hand."""

import random
from datetime import date, timedelta
from itertools import accumulate
from math import inf, isnan, nan, sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest
from netkit.measures import spread
from netkit.measures.measured import Measured, Share
from netkit.model import Contact, ContactId, Interaction

TODAY = date(2026, 3, 10)
PEOPLE = [Contact(ContactId(one), one.title()) for one in ("ada", "jae", "mei", "oluwaseun")]


def met(on: date, *with_whom: str, key: str = "", answered: bool = True) -> Interaction:
    return Interaction(key or f"{on}", on, tuple(map(ContactId, with_whom)), answered=answered)


# Strength.


def test_an_interaction_counts_half_after_one_half_life_and_a_quarter_after_two() -> None:
    log = [met(TODAY, "mei"), met(TODAY - timedelta(180), "mei", "jae"), met(TODAY - timedelta(360), "jae")]
    log += [met(TODAY, "ada", answered=False), met(TODAY + timedelta(1), "ada")]
    found = spread.recency_weighted_strength(PEOPLE, log, today=TODAY)
    assert found == {
        "ada": Measured(0, 0, left_out=2),
        "jae": Measured(0.75, 2),
        "mei": Measured(1.5, 2),
        "oluwaseun": Measured(0, 0),
    }
    assert spread.recency_weighted_strength(PEOPLE, log, today=TODAY, half_life=90)["jae"].value == 1 / 4 + 1 / 16


@pytest.mark.parametrize("half_life", [0, -1, nan, inf])
def test_a_half_life_that_is_not_above_zero_is_refused(half_life: float) -> None:
    with pytest.raises(InvalidRequest, match="number of days above 0"):
        spread.recency_weighted_strength(PEOPLE, [], today=TODAY, half_life=half_life)


# Burstiness.


def with_gaps(*gaps: int) -> list[Interaction]:
    days = (date(2000, 1, 1) + timedelta(day) for day in accumulate(gaps, initial=0))
    return [met(day, "mei", key=str(key)) for key, day in enumerate(days)]


@given(st.integers(4, 20), st.integers(1, 60))
def test_regular_interactions_have_a_burstiness_of_minus_one(n: int, gap: int) -> None:
    assert spread.burstiness(with_gaps(*[gap] * n), today=TODAY).value == -1


def test_burstiness_agrees_with_the_formula_worked_by_hand() -> None:
    # Gaps of 1, 1, 1 and 17 days: the mean is 5, the variance (3 * 16 + 144) / 4 = 48, so r = 4 sqrt(3) / 5. With n = 4
    # the formula comes down to (4 sqrt(5) - 5) / (4 sqrt(5) - 3).
    expected = (4 * sqrt(5) - 5) / (4 * sqrt(5) - 3)
    assert expected == pytest.approx(0.6635, abs=5e-5)
    assert spread.burstiness(with_gaps(1, 1, 17, 1), today=TODAY).value == pytest.approx(expected)


def test_burstiness_nears_one_when_all_but_one_come_at_once() -> None:
    late = date(9999, 1, 1)
    assert 0.998 < spread.burstiness([*with_gaps(1, 1, 1, 1, 1), met(late, "mei", key="late")], today=late).value < 1


def test_burstiness_is_near_zero_for_few_interactions_at_random_where_the_plain_formula_is_not() -> None:
    draw = random.Random(7)
    found = []
    for _ in range(1000):
        gaps = [max(1, round(draw.expovariate(1 / 500))) for _ in range(5)]
        found.append(spread.burstiness(with_gaps(*gaps), today=date.max).value)
    # (r - 1) / (r + 1) has a mean of about -0.14 here.
    assert abs(sum(found) / len(found)) < 0.05


def test_burstiness_needs_four_gaps_between_different_days_that_count() -> None:
    assert isnan(spread.burstiness([], today=TODAY).value)
    assert isnan(spread.burstiness(with_gaps(1, 2, 3), today=TODAY).value)
    same_day = met(date(2000, 1, 1), "jae", key="again")
    unanswered = met(date(2001, 1, 1), "mei", key="unanswered", answered=False)
    planned = met(date(2027, 1, 1), "mei", key="planned")
    assert isnan(spread.burstiness([*with_gaps(1, 2, 3), same_day, unanswered, planned], today=TODAY).value)
    assert not isnan(spread.burstiness(with_gaps(1, 2, 3, 4), today=TODAY).value)


@given(st.lists(st.integers(1, 200), min_size=4, max_size=12), st.data())
def test_burstiness_stays_between_minus_one_and_one_in_any_order(gaps: list[int], data: st.DataObject) -> None:
    log = with_gaps(*gaps)
    found = spread.burstiness(log, today=TODAY)
    assert -1 <= found.value <= 1
    assert spread.burstiness(data.draw(st.permutations(log)), today=TODAY) == found


# Concentration.


def given_times(*times: int) -> tuple[list[Contact], list[Interaction]]:
    people = [Contact(ContactId(f"c{key}"), f"C{key}") for key in range(len(times))]
    log = [met(TODAY, one.id, key=f"{one.id}-{key}") for one, n in zip(people, times, strict=True) for key in range(n)]
    return people, log


@given(st.integers(1, 12), st.integers(1, 5))
def test_gini_is_zero_if_all_are_equal_and_nears_one_if_one_contact_has_all(n: int, times: int) -> None:
    assert spread.gini(*given_times(*[times] * n), today=TODAY).value == 0
    assert spread.gini(*given_times(times, *[0] * (n - 1)), today=TODAY).value == pytest.approx((n - 1) / n)


def test_gini_agrees_with_the_area_worked_by_hand() -> None:
    # Shares of 0, 1/4 and 3/4: under the Lorenz curve lie (0 + 0 + 0 + 1/4 + 1/4 + 1) / 6 = 1/4, so 1 - 2/4.
    assert spread.gini(*given_times(3, 0, 1), today=TODAY).value == pytest.approx(0.5)


@given(st.lists(st.integers(0, 6), min_size=1, max_size=8).filter(any))
def test_gini_is_half_the_mean_difference_of_two_contacts_against_the_mean(times: list[int]) -> None:
    differences = sum(abs(a - b) for a in times for b in times)
    assert spread.gini(*given_times(*times), today=TODAY).value == pytest.approx(
        differences / (2 * len(times) * sum(times))
    )


def test_gini_of_no_contacts_or_no_interactions_is_nan() -> None:
    assert isnan(spread.gini([], [met(TODAY, "mei")], today=TODAY).value)
    assert isnan(spread.gini(PEOPLE, [met(TODAY, "mei", answered=False)], today=TODAY).value)


def test_the_top_share_counts_an_interaction_for_each_contact_in_it_and_what_was_left_out() -> None:
    log = [met(date(2026, 3, day), "mei", key=str(day)) for day in (1, 2, 3)]
    log += [met(date(2026, 3, 4), "jae", "ada"), met(date(2026, 3, 5), "a stranger")]
    log += [met(date(2026, 3, 6), "mei", answered=False), met(date(2026, 3, 11), "mei")]
    assert spread.top_share(PEOPLE, log, today=TODAY, top=1) == Share(3, 5, left_out=3)
    assert spread.top_share(PEOPLE, log, today=TODAY, top=2) == Share(4, 5, left_out=3)
    assert spread.top_share(PEOPLE, log, today=TODAY) == Share(5, 5, left_out=3)
    assert isnan(spread.top_share(PEOPLE, [], today=TODAY).value)


def test_a_single_contact_reads_like_one() -> None:
    people, log = given_times(3)
    assert str(spread.top_share(people, log, today=TODAY, top=5)).startswith("With the contact you are most in touch")
    assert str(spread.gini(people, log, today=TODAY)).startswith(
        "All of 3 times in touch is with a single contact: the Gini coefficient is 0.00, and could be nothing else"
    )


@pytest.mark.parametrize("top", [0, 1.5, nan, "3", True, None])
def test_a_top_that_is_no_number_of_contacts_is_refused(top: Any) -> None:
    with pytest.raises(InvalidRequest, match=r"top is .* whole number of contacts, 1 or more"):
        spread.top_share([], [], today=TODAY, top=top)


def test_the_share_of_the_top_none_is_refused() -> None:
    with pytest.raises(InvalidRequest, match="top is 0"):
        spread.top_share(PEOPLE, [], today=TODAY, top=0)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=8), st.data())
def test_the_order_of_the_records_never_matters(times: list[int], data: st.DataObject) -> None:
    people, log = given_times(*times)
    log += [met(date(2026, 1, 1), *[one.id for one in people[:3]], answered=False), met(date(2027, 1, 1), people[0].id)]
    shuffled, turned = data.draw(st.permutations(log)), data.draw(st.permutations(people))
    for measure in (spread.recency_weighted_strength, spread.gini, spread.top_share):
        assert measure(people, log, today=TODAY) == measure(turned, shuffled, today=TODAY)


def test_an_interaction_dated_after_today_changes_only_what_is_left_out() -> None:
    people, log = given_times(3, 2, 1)
    later = met(date(2026, 3, 11), people[0].id, key="later")
    for measure in (spread.gini, spread.top_share):
        before, with_later = measure(people, log, today=TODAY), measure(people, [*log, later], today=TODAY)
        assert (with_later.value, with_later.n, with_later.left_out) == (before.value, before.n, before.left_out + 1)
