"""Growth by quarter and referrals by closeness, counted by hand."""

from datetime import date
from math import isnan

from hypothesis import given
from hypothesis import strategies as st

from netkit.measures.growth import by_strength, growth
from netkit.measures.measured import Share
from netkit.model import Contact, ContactId, Referral

TODAY = date(2026, 3, 10)


def met(*days: date | None) -> list[Contact]:
    return [Contact(ContactId(f"c{i}"), f"C{i}", met_on=day) for i, day in enumerate(days)]


# Growth.


def test_the_first_and_last_days_of_quarters_fall_into_them_and_quiet_quarters_count_0() -> None:
    days = [date(2025, 3, 31), date(2025, 4, 1), date(2025, 6, 30), date(2025, 12, 31), date(2026, 1, 1)]
    found = growth(met(*days), today=TODAY)
    assert [(str(one), one.added, one.total) for one in found.quarters] == [
        ("2025 Q1", 1, 1),
        ("2025 Q2", 2, 3),
        ("2025 Q3", 0, 3),
        ("2025 Q4", 1, 4),
        ("2026 Q1", 1, 5),
    ]
    assert found.sentence == "You met 5 contacts from 2025 Q1 to 2026 Q1, 1 of them in 2026 Q1 up to today."


def test_contacts_without_a_day_or_with_one_after_today_are_left_out_and_counted() -> None:
    found = growth(met(None, date(2026, 3, 11), TODAY, None), today=TODAY)
    assert (found.n, found.left_out) == (1, 3)
    assert "You met 1 contact from 2026 Q1 to 2026 Q1" in found.sentence
    assert "so few that it says little" in found.sentence
    assert found.sentence.endswith("3 contacts are left out: the day is not on record, or after today.")


def test_without_a_known_day_there_are_no_quarters() -> None:
    found = growth(met(None), today=TODAY)
    assert (found.quarters, found.n, found.left_out) == ((), 0, 1)
    assert "no contact of whom it is known" in found.sentence
    assert growth([], today=TODAY).left_out == 0


@given(st.lists(st.none() | st.dates(date(2020, 1, 1), date(2027, 1, 1))), st.dates(date(2020, 1, 1), date(2027, 1, 1)))
def test_each_quarter_adds_those_met_in_its_three_months_and_ends_with_all_met_so_far(
    days: list[date | None], today: date
) -> None:
    found = growth(met(*days), today=today)
    known = [day for day in days if day and day <= today]
    for one in found.quarters:
        months = {1: (1, 2, 3), 2: (4, 5, 6), 3: (7, 8, 9), 4: (10, 11, 12)}[one.quarter]
        assert one.added == sum(day.year == one.year and day.month in months for day in known)
        assert one.total == sum((day.year, day.month) <= (one.year, months[-1]) for day in known)
    assert found.n == len(known) == sum(one.added for one in found.quarters)
    assert found.n + found.left_out == len(days)
    if found.quarters:
        first, last = found.quarters[0], found.quarters[-1]
        assert first.added
        assert len(found.quarters) == 4 * (last.year - first.year) + last.quarter - first.quarter + 1
    assert growth(met(*days[::-1]), today=today) == found


# Referrals by closeness.


def close(*closeness: int | None) -> list[Contact]:
    return [Contact(ContactId(f"c{i}"), f"C{i}", closeness=one) for i, one in enumerate(closeness)]


def referral(key: int, by: str, on: date = TODAY) -> Referral:
    return Referral(str(key), on, ContactId(by), "Lin Wei")


def test_shares_of_referrals_stand_beside_shares_of_contacts() -> None:
    people = close(1, 2, 3, 4, 5, None)
    made = [referral(i, by) for i, by in enumerate(["c0", "c1", "c1", "c4", "c5", "stranger"])]
    made.append(referral(9, "c0", date(2026, 3, 11)))
    distant, between, near = by_strength(people, made, today=TODAY)
    assert (distant.name, between.name, near.name) == ("distant", "in between", "close")
    assert (distant.referrals, distant.contacts) == (Share(3, 4, left_out=3), Share(2, 5, left_out=1))
    assert (between.referrals, between.contacts) == (Share(0, 4, left_out=3), Share(1, 5, left_out=1))
    assert (near.referrals, near.contacts) == (Share(1, 4, left_out=3), Share(2, 5, left_out=1))
    assert distant.sentence == (
        "Distant contacts made 3 of 4 referrals and are 2 of 5 contacts: a share of 0.75 beside 0.40. "
        "1 contact is left out, since closeness or a day up to today is not on record. "
        "3 referrals are left out, since closeness or a day up to today is not on record."
    )
    assert near.referrals.sentence.startswith("1 of 4 referrals came from close contacts, a share of 0.25. 3 referrals")
    assert between.contacts.sentence.startswith("1 of 5 contacts is in between, a share of 0.20. 1 contact is left out")


def test_shares_of_one_and_two_are_said_to_say_little() -> None:
    distant, *_ = by_strength(close(1, 5, 5), [referral(1, "c0")], today=TODAY)
    assert distant.sentence == (
        "Distant contacts made 1 of 1 referral and are 1 of 3 contacts: a share of 1.00, of so few that it says "
        "little, beside 0.33."
    )
    assert distant.referrals.sentence.endswith("a share of 1.00, of so few that it says little.")


def test_without_referrals_there_is_no_share_of_them() -> None:
    for band in by_strength(close(3), [], today=TODAY):
        assert isnan(band.referrals.value)
        assert band.referrals.whole == 0
        assert "no value" not in band.sentence + band.referrals.sentence
        assert band.sentence.endswith("There is no referral to set beside it.")
    for band in by_strength([], [], today=TODAY):
        assert band.sentence == f"There is no contact of known closeness, so nothing to say of {band.name} ones."


@given(st.lists(st.none() | st.integers(1, 5), max_size=8), st.lists(st.integers(0, 9), max_size=12))
def test_every_contact_and_referral_is_in_one_band_or_left_out(closeness: list[int | None], by: list[int]) -> None:
    made = [referral(key, f"c{i}") for key, i in enumerate(by)]
    bands = by_strength(close(*closeness), made, today=TODAY)
    for shares, total in (([b.contacts for b in bands], len(closeness)), ([b.referrals for b in bands], len(made))):
        assert sum(one.part for one in shares) + shares[0].left_out == total
        assert len({(one.whole, one.left_out) for one in shares}) == 1
    assert bands == by_strength(close(*closeness)[::-1], made[::-1], today=TODAY)
