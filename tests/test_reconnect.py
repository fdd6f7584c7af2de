"""Whom to get back in touch with: each part of the rule by hand, and the whole against the rule written out."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest
from netkit.measures.reconnect import Reconnections, reconnect_candidates
from netkit.model import Contact, ContactId, Interaction
from tests.short_records import TODAY, YESTERDAY, ago, met

FOUR_YEARS, TWO_YEARS = date(2022, 3, 10), date(2024, 3, 10)


def contact(who: str, closeness: int | None = 4, **more: Any) -> Contact:
    return Contact(ContactId(who), who.capitalize(), closeness=closeness, **more)


def talks(**on: date) -> list[Interaction]:
    return [met(day, who) for who, day in on.items()]


def chosen(found: Reconnections) -> list[str]:
    return [one.contact for one in found.candidates]


def test_a_silent_contact_who_is_close_and_has_what_no_active_contact_has_is_chosen() -> None:
    people = [contact("mei", field="Law", organisation="Harbour Lab"), contact("ada", field=" LAW", circles=("choir",))]
    found = reconnect_candidates(people, talks(mei=FOUR_YEARS, ada=YESTERDAY), today=TODAY)
    (one,) = found.candidates
    assert (one.contact, one.last, one.days, one.times, one.is_dormant) == ("mei", FOUR_YEARS, 1461, 1, True)
    assert one.new == ("organisation Harbour Lab",)
    assert str(one) == (
        "You were last in touch with Mei 1,461 days ago, 1 time in all; closeness 4. No active contact has: "
        "organisation Harbour Lab."
    )
    assert str(found) == "Of 1 contact out of touch for a year or more, 1 has both novelty and trust."


def test_trust_is_closeness_or_having_been_in_touch_often() -> None:
    people = [contact("mei", 3, field="law"), contact("jae", None, field="arts"), contact("bao", None, field="trade")]
    days = [FOUR_YEARS - timedelta(n) for n in range(12)]
    log = [met(day, who) for who in ("mei", "jae") for day in days]
    log = log[1:] + talks(bao=FOUR_YEARS)  # eleven times with mei, twelve with jae
    found = reconnect_candidates(people, log, today=TODAY)
    assert (chosen(found), found.n, found.without_trust, found.nothing_new) == (["jae"], 3, 2, 0)
    assert "12 times in all; nobody has said how close." in str(found.candidates[0])
    assert str(found).endswith("Left out: 2 who were neither close nor often in touch.")
    assert chosen(reconnect_candidates(people, log, today=TODAY, closeness=3)) == ["mei", "jae"]
    assert chosen(reconnect_candidates(people, log, today=TODAY, closeness=1)) == ["mei", "jae"]  # Bao's is unknown
    assert chosen(reconnect_candidates(people, log, today=TODAY, often=11)) == ["mei", "jae"]


def test_what_an_active_contact_has_is_not_new_and_what_is_empty_never_is() -> None:
    people = [
        contact("mei", field="law", circles=("Chór",)),
        contact("jae", organisation=" "),
        contact("ada", 1, field="Law", circles=("sport", "chor")),
    ]
    found = reconnect_candidates(people, talks(mei=FOUR_YEARS, jae=FOUR_YEARS, ada=YESTERDAY), today=TODAY)
    assert (found.candidates, found.n, found.nothing_new) == ((), 2, 2)
    assert str(found) == (
        "Of 2 contacts out of touch for a year or more, 0 have both novelty and trust. Left out: 2 with nothing on "
        "record that no active contact has."
    )
    # An organisation is no field, and what only silent contacts have is new.
    there = [contact("mei", field="law"), contact("ada", organisation="law"), contact("jae", field="law")]
    found = reconnect_candidates(there, talks(mei=FOUR_YEARS, jae=FOUR_YEARS, ada=YESTERDAY), today=TODAY)
    assert chosen(found) == ["jae", "mei"]


def test_a_year_without_being_in_touch_is_silent_and_a_day_less_is_active() -> None:
    people = [contact("mei", field="law"), contact("jae", field="arts")]
    log = talks(mei=date(2025, 3, 10), jae=date(2025, 3, 11))
    found = reconnect_candidates(people, log, today=TODAY)
    assert (chosen(found), found.n) == (["mei"], 1)
    assert not found.candidates[0].is_dormant
    found = reconnect_candidates(people, talks(mei=date(2023, 3, 10), jae=date(2023, 3, 11)), today=TODAY)
    assert [one.is_dormant for one in found.candidates] == [True, False]


def test_most_that_is_new_then_the_longest_silence_then_the_id() -> None:
    people = [
        contact("two", field="law", organisation="Harbour Lab"),
        contact("fading", 5, circles=("choir", "sport", "chess")),
        contact("zoe", field="arts"),
        contact("bao", field="trade"),
        contact("old", 4, field="music"),
    ]
    log = talks(two=TWO_YEARS, fading=TWO_YEARS, zoe=FOUR_YEARS, bao=FOUR_YEARS, old=date(2020, 1, 1))
    found = reconnect_candidates(reversed(people), iter(log), today=TODAY)
    assert chosen(found) == ["two", "old", "bao", "zoe", "fading"]
    assert found.candidates[-1].new == ("circle choir", "circle sport", "circle chess")


def test_without_silent_contacts_there_is_nobody_to_get_back_to() -> None:
    for people, log in (([], []), ([contact("mei", field="law")], talks(mei=YESTERDAY))):
        found = reconnect_candidates(people, log, today=TODAY)
        assert (found.candidates, found.n) == ((), 0)
        assert str(found) == "As far as the log shows, you have been out of touch with no contact for a year or more."


@pytest.mark.parametrize("closeness", [0, 6])
def test_a_closeness_that_there_is_not_is_refused(closeness: int) -> None:
    with pytest.raises(InvalidRequest, match=f"closeness is {closeness}; it must be a whole number, from 1 to 5"):
        reconnect_candidates([contact("mei")], [], today=TODAY, closeness=closeness)


PEOPLE = st.lists(
    st.tuples(st.sampled_from([None, 1, 4]), st.sampled_from(["", "law", "arts"]), st.lists(st.sampled_from("xyz"))),
    max_size=6,
)


@given(PEOPLE, st.lists(st.tuples(st.integers(0, 5), st.integers(-10, 2000)), max_size=20), st.randoms())
def test_the_choice_is_that_of_the_rule_written_out_whatever_the_order(
    drawn: list[tuple[int | None, str, list[str]]], days: list[tuple[int, int]], random: Any
) -> None:
    people = [
        contact(f"c{n}", close, field=field, circles=tuple(dict.fromkeys(circles)))
        for n, (close, field, circles) in enumerate(drawn)
    ]
    log = [met(ago(d), f"c{who}") for who, d in days]
    silent = {one.id: [d for who, d in days if f"c{who}" == one.id and d >= 0] for one in people}
    active = [one for one in people if silent[one.id] and min(silent[one.id]) < 365]
    expected = {
        one.id
        for one in people
        if silent[one.id]
        and one not in active
        and (one.closeness == 4 or len(silent[one.id]) >= 2)
        and (
            (one.field and all(one.field != other.field for other in active))
            or any(all(circle not in other.circles for other in active) for circle in one.circles)
        )
    }
    found = reconnect_candidates(people, log, today=TODAY, often=2)
    assert {one.contact for one in found.candidates} == expected
    assert found.n == len(found.candidates) + found.nothing_new + found.without_trust
    random.shuffle(people)
    random.shuffle(log)
    assert reconnect_candidates(people, log, today=TODAY, often=2) == found
