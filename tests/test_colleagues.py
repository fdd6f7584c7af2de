"""Time shared at an organisation, against days counted by hand and one by one."""

from datetime import date, datetime, timedelta
from itertools import combinations
from math import nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest
from netkit.measures import colleagues
from netkit.measures.colleagues import shared_organisations
from netkit.model import ContactId, Position, Tie
from netkit.network import Network

TODAY = date(2026, 3, 10)


def position(key: str, who: str, since: date | None, until: date | None, where: str = "Harbour Lab") -> Position:
    return Position(key, ContactId(who), where, since=since, until=until)


def test_the_first_and_the_last_day_count_and_capitals_do_not() -> None:
    found = shared_organisations(
        [
            position("1", "mei", date(2020, 1, 1), date(2020, 1, 31), "HARBOUR lab "),
            position("2", "jae", date(2020, 1, 31), None),
            position("3", "ada", date(2020, 2, 1), date(2020, 2, 3)),
        ],
        [],
        today=TODAY,
    )
    assert [(one.a, one.b, one.days, one.since) for one in found.pairs] == [
        ("ada", "jae", 3, date(2020, 2, 1)),
        ("jae", "mei", 1, date(2020, 1, 31)),
    ]
    assert {one.organisation for one in found.pairs} == {"HARBOUR lab"}
    assert found.sentence == (
        "By 3 dated positions, 2 pairs of contacts were at one organisation at the same time without a tie on record: "
        "ask whether they know."
    )


def test_of_a_position_without_a_beginning_only_the_last_day_is_known() -> None:
    ended = position("1", "mei", None, date(2020, 6, 1))
    there, gone = (
        position("2", "jae", date(2020, 5, 1), None),
        position("3", "ada", date(2020, 5, 1), date(2020, 5, 31)),
    )
    found = shared_organisations([ended, there, gone], [Tie(ContactId("ada"), ContactId("jae"))], today=TODAY)
    assert [(one.a, one.b, one.days) for one in found.pairs] == [("jae", "mei", 1)]


def test_positions_without_any_day_or_only_after_today_are_left_out_and_counted() -> None:
    tomorrow = TODAY + timedelta(days=1)
    positions = [
        position("1", "mei", None, None),
        position("2", "jae", tomorrow, None),
        position("3", "ada", None, tomorrow),
        position("4", "lin", TODAY, None),
    ]
    found = shared_organisations(positions, [], today=TODAY)
    assert (found.pairs, found.n, found.left_out) == ((), 1, 3)
    assert found.sentence.endswith("3 positions are left out, since no day up to today is known.")


def test_a_day_is_counted_once_though_somebody_had_two_positions() -> None:
    positions = [
        position("1", "mei", date(2020, 1, 1), date(2020, 1, 20)),
        position("2", "mei", date(2020, 1, 10), date(2020, 1, 31)),
        position("3", "jae", date(2020, 1, 1), date(2020, 12, 31)),
    ]
    assert shared_organisations(positions, [], today=TODAY).pairs[0].days == 31


def test_an_organisation_where_very_many_were_is_passed_over_and_named() -> None:
    three = [position(who, who, date(2020, 1, 1), None) for who in "abc"]
    two = [position(f"{who}2", who, date(2020, 1, 1), None, "Choir") for who in "ab"]
    found = shared_organisations(three + two, [], today=TODAY, largest=2)
    assert [one.organisation for one in found.pairs] == ["Choir"]
    assert found.too_large == ("Harbour Lab",)
    assert found.sentence.endswith("Passed over, since more than 2 contacts were there: Harbour Lab.")
    assert shared_organisations(three + two, [], today=TODAY, largest=3).too_large == ()


@st.composite
def stays(draw: st.DrawFn) -> list[Position]:
    made = []
    for key in range(draw(st.integers(0, 8))):
        since = draw(st.none() | st.integers(-30, 5))
        until = draw(st.none() | st.integers(-30 if since is None else since, 8))
        made.append(
            position(
                str(key),
                draw(st.sampled_from("abcd")),
                None if since is None else TODAY + timedelta(days=since),
                None if until is None else TODAY + timedelta(days=until),
                draw(st.sampled_from("XY")),
            )
        )
    return made


@given(stays(), st.sets(st.sampled_from(list(combinations("abcd", 2)))), st.data())
def test_shared_days_are_those_of_counting_day_by_day(
    positions: list[Position], tied: set[tuple[str, str]], data: st.DataObject
) -> None:
    days: dict[tuple[str, str], set[int]] = {}
    for one in positions:
        for back in range(-40, 1):
            day = TODAY + timedelta(days=back)
            began = one.since <= day if one.since else day == one.until
            if began and (one.until is None or day <= one.until):
                days.setdefault((one.organisation, one.contact), set()).add(back)
    by_hand = {}
    for where in "XY":
        for a, b in combinations("abcd", 2):
            both = days.get((where, a), set()) & days.get((where, b), set())
            if both and (a, b) not in tied:
                by_hand[a, b, where] = (len(both), TODAY + timedelta(days=min(both)))
    ties = [Tie(ContactId(a), ContactId(b)) for a, b in tied]
    found = shared_organisations(data.draw(st.permutations(positions)), ties, today=TODAY)
    assert {(one.a, one.b, one.organisation): (one.days, one.since) for one in found.pairs} == by_hand
    assert len(found.pairs) == len(by_hand)
    assert [one.days for one in found.pairs] == sorted((one.days for one in found.pairs), reverse=True)
    assert found.n + found.left_out == len(positions)


def test_accents_and_spaces_within_a_name_do_not_count_either() -> None:
    both = [position("1", "mei", TODAY, None, "Café  Łódź"), position("2", "jae", TODAY, None, "cafe lodz")]
    assert len(shared_organisations(both, [], today=TODAY).pairs) == 1
    assert "capitals, accents and spaces" in (colleagues.__doc__ or "")


@pytest.mark.parametrize("largest", [nan, 1, 0, 2.5, True, None, "100"])
def test_a_largest_that_is_no_whole_number_of_two_or_more_is_refused(largest: Any) -> None:
    with pytest.raises(InvalidRequest, match=r"largest is .* a whole number of contacts, 2 or more"):
        shared_organisations([], [], today=TODAY, largest=largest)


@pytest.mark.parametrize("today", ["2026-03-10", None, datetime(2026, 3, 10)])  # noqa: DTZ001
def test_a_day_that_is_none_is_refused(today: Any) -> None:
    with pytest.raises(InvalidRequest, match=r"today is .* it must be a date without a time"):
        shared_organisations([], [], today=today)


def test_what_are_no_positions_or_no_ties_is_answered_with_where_they_are() -> None:
    one, tie = position("1", "mei", TODAY, None), Tie(ContactId("mei"), ContactId("jae"))
    for wrong in (Network.of(), one, [tie]):
        with pytest.raises(InvalidRequest, match=r"hand in network\.positions"):
            shared_organisations(wrong, [], today=TODAY)  # type: ignore[arg-type]
    for wrong in (Network.of(), tie, [one]):
        with pytest.raises(InvalidRequest, match=r"hand in network\.ties"):
            shared_organisations([], wrong, today=TODAY)  # type: ignore[arg-type]
