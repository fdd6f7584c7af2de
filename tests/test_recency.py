"""Who is silent and who is due: against calendars and numbers worked by hand."""

from datetime import date
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest
from netkit.measures.recency import DORMANT, FADING, after, is_silent, recency, reminders
from netkit.model import Cadence, Contact, ContactId, Interaction, Unit
from tests.short_records import TODAY, YESTERDAY, met
from tests.strategies import build, choice

MONTHLY = Cadence(1, "months")
PEOPLE = [Contact(ContactId(one), one.title()) for one in ("ada", "jae", "mei", "oluwaseun")]
DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
CADENCES = st.builds(Cadence, st.integers(1, 60), choice(Unit))


def mei(cadence: Cadence | None = MONTHLY, set_on: date | None = None) -> Contact:
    return Contact(ContactId("mei"), "Mei", cadence=cadence, cadence_set_on=set_on)


GROUPS = st.lists(st.sampled_from([one.id for one in PEOPLE]), min_size=1, max_size=3, unique=True).map(tuple)
LOGS = st.lists(build(Interaction, id="1", on=DAYS, contacts=GROUPS, replied_on=None), max_size=8)


def next_due(contact: Contact, log: list[Interaction], *, today: date) -> date | None:
    found = reminders([contact], log, today=today).due
    return found[0].due_on if found else None


# The calendar.


def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month() -> None:
    days = [date(2026, 1, 31), date(2024, 1, 31), date(2100, 1, 31), date(2026, 12, 31)]
    assert [str(after(day, MONTHLY)) for day in days] == ["2026-02-28", "2024-02-29", "2100-02-28", "2027-01-31"]
    assert after(date(2023, 1, 31), Cadence(13, "months")) == date(2024, 2, 29)


@given(DAYS, CADENCES)
def test_the_calendar_agrees_with_dateutil(day: date, cadence: Cadence) -> None:
    assert after(day, cadence) == day + relativedelta(**{cadence.unit: cadence.count})


@pytest.mark.parametrize("unit", ["days", "weeks", "months", "years"])
def test_a_cadence_past_the_end_of_the_calendar_is_refused_with_the_contact_it_belongs_to(unit: str) -> None:
    assert after(date(9999, 11, 30), MONTHLY) == date(9999, 12, 30)
    for count in (10**4 * 366, 10**30):
        with pytest.raises(InvalidRequest, match=rf"contact 'mei': every {count} {unit} from 2026-03-10 leads past"):
            next_due(mei(Cadence(count, unit)), [met(TODAY, "mei")], today=TODAY)


# Recency.


def test_the_longest_silence_comes_first_and_who_was_never_contacted_last() -> None:
    log = [met(date(2026, 3, 1), "jae"), met(date(2024, 3, 10), "mei", "jae"), met(TODAY, "oluwaseun")]
    found = [(one.contact, one.on) for one in recency(PEOPLE, log, today=TODAY)]
    assert found == [("mei", date(2024, 3, 10)), ("jae", date(2026, 3, 1)), ("oluwaseun", TODAY), ("ada", None)]


def test_what_is_dated_after_today_or_was_not_answered_is_passed_over() -> None:
    log = [met(date(2026, 4, 1), "mei"), met(YESTERDAY, "mei"), met(TODAY, "mei", answered=False)]
    assert [one.on for one in recency([mei()], log, today=TODAY)] == [YESTERDAY]


# Next due.


def test_without_a_cadence_or_a_day_to_count_from_nothing_is_due() -> None:
    assert next_due(mei(None, set_on=date(2026, 1, 1)), [met(TODAY, "mei")], today=TODAY) is None
    assert next_due(mei(), [met(TODAY, "jae")], today=TODAY) is None


def test_reminders_put_the_longest_overdue_first_and_name_who_has_no_day_to_count_from() -> None:
    weekly = Cadence(1, "weeks")
    people = [
        Contact(ContactId("ada"), "Ada", cadence=weekly, cadence_set_on=date(2026, 3, 1)),
        Contact(ContactId("jae"), "Jae", cadence=weekly),
        Contact(ContactId("kofi"), "Kofi"),
        mei(),
        Contact(ContactId("bao"), "Bao", cadence=weekly),
    ]
    found = reminders(people, [met(date(2026, 1, 31), "mei")], today=TODAY)
    assert [(one.contact, one.overdue_days) for one in found.due] == [("mei", 10), ("ada", 2)]
    assert found.without_start == ("bao", "jae")


@given(LOGS, DAYS, CADENCES, st.none() | DAYS)
def test_the_next_day_is_one_cadence_after_the_last_answered_talk_or_the_day_it_was_set_if_that_is_later(
    log: list[Interaction], today: date, cadence: Cadence, set_on: date | None
) -> None:
    talks = [one.on for one in log if one.answered and one.on <= today and "mei" in one.contacts]
    start = max([*talks, *([set_on] if set_on else [])], default=None)
    expected = start and start + relativedelta(**{cadence.unit: cadence.count})
    assert next_due(mei(cadence, set_on), log, today=today) == expected


# Dormant and fading.


@pytest.mark.parametrize(
    ("last", "three_years", "one_year"),
    [
        (date(2023, 3, 9), True, True),
        (date(2023, 3, 10), True, True),
        (date(2023, 3, 11), False, True),
        (date(2025, 3, 10), False, True),
        (date(2025, 3, 11), False, False),
        (TODAY, False, False),
    ],
)
def test_three_years_of_silence_are_dormant_and_one_is_fading(last: date, three_years: bool, one_year: bool) -> None:
    log = [met(last, "mei"), met(date(2026, 3, 1), "mei", answered=False)]
    (mei,) = (one for one in recency(PEOPLE, log, today=TODAY) if one.contact == "mei")
    assert (is_silent(mei, DORMANT, TODAY), is_silent(mei, FADING, TODAY)) == (three_years, one_year)


def test_a_cadence_in_words_and_a_day_in_words_are_refused() -> None:
    cadence: Any = "monthly"
    with pytest.raises(InvalidRequest, match=r"such as Cadence\(3, 'months'\)"):
        after(TODAY, cadence)
    day: Any = "2026-03-10"
    with pytest.raises(InvalidRequest, match=r"^day is '2026-03-10'"):
        after(day, Cadence(1, "weeks"))
