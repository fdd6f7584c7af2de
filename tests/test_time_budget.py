"""Time: worked by hand, against every choice there is, and against slow counting."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations
from math import inf, isnan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest
from netkit.measures import time_budget
from netkit.measures.time_budget import COMPONENTS, Upkeep
from netkit.model import Cadence, Contact, ContactId, Interaction, Kind
from netkit.results import Measured
from tests import short_records
from tests.short_records import TODAY, ago
from tests.strategies import build

MONDAY, NEXT_SUNDAY = date(2026, 3, 2), date(2026, 3, 15)
WEEKLY, MONTHLY, YEARLY = Cadence(1, "weeks"), Cadence(1, "months"), Cadence(1, "years")


def met(on: date, minutes: int | None, *who: str, kind: Kind | None = None, **more: Any) -> Interaction:
    return short_records.met(on, *who, minutes=minutes, kind=kind, **more)


def upkeep(contact: str, minutes: int, cadence: Cadence = WEEKLY) -> Upkeep:
    return Upkeep(ContactId(contact), cadence, minutes)


def new(name: str, met_on: date | None) -> Contact:
    return Contact(ContactId(name), name.title(), met_on=met_on)


# What you spend.


def test_hours_a_week_are_the_minutes_by_sixty_and_the_weeks_for_each_kind() -> None:
    each: list[tuple[Kind | None, int]] = [("getting_to_know", 60), ("getting_to_know", 30), ("scheduling", 15)]
    each += [("renewal", 45), (None, 30)]
    log = [*(met(MONDAY, minutes, kind=kind) for kind, minutes in each), met(NEXT_SUNDAY, 240, kind="substance")]
    found = time_budget.time_spent(log, since=MONDAY, until=NEXT_SUNDAY)
    # Two weeks with 7 hours in all.
    assert found.total == Measured(3.5, 6)
    assert [found.hours[kind].value for kind in COMPONENTS] == [0.75, 0.125, 0.375, 2, 0.25]
    assert found.minutes == dict(zip(COMPONENTS, (90, 15, 45, 240, 30), strict=True))
    assert (found.total.floor, found.total.ceiling) == (0, inf)
    assert (found.since, found.until) == (MONDAY, NEXT_SUNDAY)


def test_untimed_interactions_are_counted_and_never_guessed_at() -> None:
    log = [met(MONDAY, 60, kind="renewal"), met(MONDAY, None, kind="renewal"), met(MONDAY, None, kind="substance")]
    found = time_budget.time_spent(log, since=MONDAY, until=MONDAY + timedelta(6))
    assert found.total == Measured(1, 1, left_out=2)
    assert found.hours["renewal"] == Measured(1, 1, left_out=1)
    unknown = found.hours["substance"]
    assert isnan(unknown.value)
    assert (unknown.n, unknown.left_out, unknown.floor, unknown.ceiling) == (0, 1, 0, inf)
    assert str(found.total) == "1 hour a week, from 1 timed interaction in 1 week. Left out: 2 without minutes."
    assert str(unknown).startswith("Nobody can say how many hours went on matters of substance")


def test_a_table_for_three_takes_your_time_once_and_so_does_a_call_nobody_took() -> None:
    log = [met(MONDAY, 60, "ada", "jae", "mei"), met(MONDAY, 10, answered=False)]
    assert time_budget.time_spent(log, since=MONDAY, until=MONDAY).minutes["unknown"] == 70


ON = st.integers(-3, 20).map(lambda day: MONDAY + timedelta(day))
MINUTES = st.none() | st.integers(0, 300)
LOGS = st.lists(build(Interaction, id="1", on=ON, contacts=("jae",), minutes=MINUTES, replied_on=None), max_size=10)


@given(LOGS, st.integers(0, 20))
def test_the_components_add_up_to_the_total(log: list[Interaction], days: int) -> None:
    until = MONDAY + timedelta(days)
    found = time_budget.time_spent(log, since=MONDAY, until=until)
    inside = [one for one in log if MONDAY <= one.on <= until]
    minutes = sum(one.minutes or 0 for one in inside)
    assert sum(found.minutes.values()) == minutes
    assert found.total.n + found.total.left_out == len(inside)
    assert sum(one.n for one in found.hours.values()) == found.total.n
    if found.total.n:
        assert found.total.value == pytest.approx(minutes / 60 / ((days + 1) / 7))


# What you would need.


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        ([], 0),
        ([upkeep("jae", 60, Cadence(2, "weeks"))], 0.5),
        ([upkeep("jae", 60, Cadence(1, "days"))], 7),
        # In 400 years there are 4,800 months and 146,097 days, which make 20,871 weeks.
        ([upkeep("jae", 60, MONTHLY)], 4800 / 20871),
        ([upkeep("jae", 30, YEARLY)], 200 / 20871),
        ([upkeep("jae", 60), upkeep("mei", 30), upkeep("ada", 30), upkeep("bao", 0)], 2),
    ],
)
def test_the_hours_that_ties_need_worked_by_hand(ties: list[Upkeep], expected: float) -> None:
    found = time_budget.time_needed(ties)
    assert (found.value, found.n) == (pytest.approx(expected), len(ties))


def test_a_cadence_in_words_or_one_tie_instead_of_several_is_refused() -> None:
    cadence: Any = "monthly"
    with pytest.raises(InvalidRequest, match=r"such as Cadence\(3, 'months'\)"):
        Upkeep(ContactId("mei"), cadence, 30)
    one: Any = upkeep("jae", 30)
    for measure in (time_budget.time_needed, lambda ties: time_budget.affordable(ties, hours=1)):
        with pytest.raises(InvalidRequest, match=r"a single upkeep was .* write \[Upkeep\(...\)"):
            measure(one)


def test_days_that_are_none_or_in_the_wrong_order_are_refused() -> None:
    days: dict[str, Any] = {"since": MONDAY, "until": MONDAY}
    for name in days:
        with pytest.raises(InvalidRequest, match=f"{name} is None; it must be a date"):
            time_budget.time_spent([], **days | {name: None})
    with pytest.raises(InvalidRequest, match="which is before since"):
        time_budget.time_spent([], since=MONDAY, until=MONDAY - timedelta(1))


# What the hours are enough for.


def test_the_cheapest_ties_are_kept_first_and_equal_ones_by_id() -> None:
    ties = [upkeep("mei", 60), upkeep("jae", 30), upkeep("ada", 30), upkeep("bao", 30, Cadence(2, "weeks"))]
    found = time_budget.affordable(ties, hours=0.75)
    assert (found.kept, found.dropped) == (("bao", "ada"), ("jae", "mei"))
    assert found.hours == Measured(0.75, 2, left_out=2)
    assert time_budget.affordable(ties, hours=1.25).kept == ("bao", "ada", "jae")
    assert time_budget.affordable(ties, hours=0).kept == ()
    assert time_budget.affordable([], hours=1).hours == Measured(0, 0)


def test_hours_are_taken_as_written_and_not_as_binary_fractions() -> None:
    # 18 minutes are 0.3 of an hour, which Python keeps as slightly less.
    assert Fraction(0.3) < Fraction(18, 60)
    assert time_budget.affordable([upkeep("jae", 18)], hours=0.3).kept == ("jae",)
    # Six times 0.1 is less than 0.6 to Python.
    six = [upkeep(f"c{key}", 6) for key in range(6)]
    assert len(time_budget.affordable(six, hours=0.6).kept) == 6


@given(
    st.lists(st.tuples(st.integers(0, 90), st.sampled_from([WEEKLY, MONTHLY, Cadence(2, "weeks")])), max_size=7),
    st.integers(0, 40),
    st.data(),
)
def test_no_other_choice_keeps_more_ties_or_as_many_in_less_time(
    drawn: list[tuple[int, Cadence]], quarters: int, data: st.DataObject
) -> None:
    ties = [upkeep(f"c{key}", minutes, cadence) for key, (minutes, cadence) in enumerate(drawn)]

    def price(one: Upkeep) -> Fraction:
        return Fraction(one.minutes, 60) / time_budget.WEEKS[one.cadence.unit] / one.cadence.count

    found = time_budget.affordable(data.draw(st.permutations(ties)), hours=quarters / 4)
    choices = (c for size in range(len(ties) + 1) for c in combinations(ties, size))
    within = [c for c in choices if sum(map(price, c)) <= Fraction(quarters, 4)]
    most = max(len(c) for c in within)
    least = min(sum(map(price, c), Fraction(0)) for c in within if len(c) == most)
    assert len(found.kept) == most
    assert found.hours.value == pytest.approx(float(least))
    assert {*found.kept, *found.dropped} == {one.contact for one in ties}


@pytest.mark.parametrize(
    ("hours", "says"), [(-1, "hours is"), (inf, "hours is"), ("2", "hours is"), (1, "comes twice")]
)
def test_hours_that_nobody_can_have_and_a_contact_with_two_cadences_are_refused(hours: Any, says: str) -> None:
    with pytest.raises(InvalidRequest, match=says):
        time_budget.affordable([upkeep("jae", 30), upkeep("jae", 60)], hours=hours)


# What a new contact takes.


@pytest.mark.parametrize(("day", "hours"), [(-1, 0), (0, 1), (59, 1), (60, 0)])
def test_the_first_sixty_days_begin_on_the_day_you_met(day: int, hours: float) -> None:
    met_on = date(2025, 1, 1)
    found = time_budget.hours_per_new_contact([new("jae", met_on)], [met(met_on + timedelta(day), 60)], today=TODAY)
    assert found == Measured(hours, 1)


def test_contacts_whose_days_are_not_over_and_those_met_nobody_knows_when_are_left_out() -> None:
    people = [new("ada", ago(60)), new("jae", ago(59)), new("mei", None)]
    log = [met(ago(10), 30, who) for who in ("ada", "jae", "mei")]
    found = time_budget.hours_per_new_contact(people, log, today=TODAY)
    assert found == Measured(0.5, 1, left_out=2)
    assert str(found) == (
        "A new contact took 0.50 hours in the first 60 days (only 1 contact counted). "
        "Left out: 1 whose 60 days are not over; 1 met on an unknown day."
    )


def test_from_three_contacts_on_an_average_is_not_marked_as_of_few() -> None:
    people = [new(who, ago(60)) for who in ("ada", "jae", "mei")]
    assert "(3 contacts counted)" in str(time_budget.hours_per_new_contact(people, [], today=TODAY))
    assert "(only 2 contacts counted)" in str(time_budget.hours_per_new_contact(people[:2], [], today=TODAY))


def test_hours_have_a_floor_of_0_and_a_ceiling_where_there_is_one() -> None:
    people, tie = [new("ada", ago(60))], upkeep("jae", 30)
    found = [
        time_budget.time_needed([tie]),
        time_budget.hours_per_new_contact(people, [], today=TODAY),
        time_budget.hours_per_new_contact([], [], today=TODAY),
        time_budget.affordable([tie], hours=2).hours,
    ]
    assert [(one.floor, one.ceiling) for one in found] == [(0, inf), (0, inf), (0, inf), (0, 2)]


def test_a_contact_whom_you_gave_no_time_counts_and_untimed_interactions_are_told() -> None:
    met_on = date(2026, 1, 1)
    people = [new("ada", met_on), new("jae", met_on)]
    log = [met(met_on, 60, "ada"), met(met_on, None, "ada"), met(met_on, None, "jae")]
    found = time_budget.hours_per_new_contact(people, log, today=TODAY)
    assert found == Measured(0.5, 2)
    assert str(found).endswith(" (only 2 contacts counted); 2 interactions were not timed.")
    assert str(time_budget.hours_per_new_contact(people, log[:2], today=TODAY)).endswith(
        "; 1 interaction was not timed."
    )
    # A table is shared out among all who sit at it: a third of an hour for each of the two.
    table = met(met_on, 60, "ada", "jae", "an old friend")
    assert time_budget.hours_per_new_contact(people, [table], today=TODAY).value == pytest.approx(1 / 3)


def test_without_a_new_contact_there_is_no_average() -> None:
    found = time_budget.hours_per_new_contact([], [met(TODAY, 60)], today=TODAY)
    assert (found.n, found.left_out) == (0, 0)
    assert str(found) == "There is no new contact to tell of."
    assert time_budget.hours_per_new_contact([new("ada", TODAY)], [], today=TODAY, days=1).left_out == 1
