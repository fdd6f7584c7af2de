"""Asking: worked by hand on the days around each limit, against slow counting and against definitions."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest
from netkit.measures.asks import (
    asked_again,
    chance_of_a_no,
    conversion,
    looked_up_first,
    no_reason_share,
    only_asked,
    said_yes,
)
from netkit.model import Ask, ContactId, Interaction, Referral
from netkit.results import Share
from tests.short_records import PEOPLE, TODAY, TOMORROW, ago, ask, met, referral
from tests.strategies import build

NEAR = st.integers(-2, 90).map(ago)
WHO = st.sampled_from(["ada", "jae", "mei", "a stranger"])


GROUPS = st.lists(WHO, min_size=1, max_size=3, unique=True).map(tuple)
LOGS = st.lists(build(Interaction, id="1", on=NEAR, contacts=GROUPS, replied_on=None), max_size=8)
REFERRALS = st.lists(st.builds(referral, NEAR, WHO), max_size=8)


# What becomes of asks.


def test_the_answers_are_a_yes_or_a_no_and_what_has_none_is_counted() -> None:
    every = [
        *(ask(ago(20 + day), answer="yes") for day in range(3)),
        *(ask(ago(40 + day), answer="no") for day in range(2)),
        ask(ago(14)),  # old enough to have had a reply
        ask(ago(13)),
        ask(ago(2), answer="yes"),
        ask(TODAY),
        ask(TOMORROW, answer="yes"),
    ]
    found = said_yes(every, today=TODAY)
    assert found == Share(4, 6, left_out=4)
    assert str(found) == (
        "The answer was yes to 4 of 6 answered asks (67 %). "
        "Left out: 1 without a reply; 2 still waiting for one; 1 dated after today."
    )


def test_an_answer_that_is_still_to_come_is_no_answer_yet() -> None:
    to_come = ask(ago(30), answer="yes", answered_on=TOMORROW)
    assert said_yes([to_come], today=TODAY) == Share(0, 0, left_out=1)
    assert said_yes([to_come], today=TOMORROW) == Share(1, 1)


# The chance of a no.


@pytest.mark.parametrize(
    ("rate", "asks", "expected"), [(0.5, 1, 0.5), (0.5, 3, 0.875), (0.9, 2, 0.19), (1, 9, 0), (0, 1, 1), (0.3, 0, 0)]
)
def test_the_chance_of_a_no_worked_by_hand(rate: float, asks: int, expected: float) -> None:
    assert chance_of_a_no(rate, asks) == pytest.approx(expected)


@pytest.mark.parametrize("rate", [-0.1, 1.1, "0.5"])
def test_a_rate_that_is_no_share_is_refused(rate: Any) -> None:
    with pytest.raises(InvalidRequest, match="from 0 to 1"):
        chance_of_a_no(rate, 3)


# For no reason.


def test_a_call_without_an_ask_on_the_same_day_is_a_call_for_no_reason() -> None:
    log = [
        met(ago(9), initiated_by="me"),
        met(ago(8), initiated_by="me"),
        met(ago(7), initiated_by="me", answered=False),
        met(ago(6), initiated_by="them"),
        met(ago(5)),
        met(TOMORROW, initiated_by="me"),
    ]
    found = no_reason_share(log, [ask(ago(8)), ask(ago(6)), ask(ago(9), "mei")], today=TODAY)
    assert found == Share(2, 3, left_out=2)
    assert str(found) == (
        "You asked for nothing in 2 of 3 interactions that you began (67 %). "
        "Left out: 1 where nobody wrote down who began; 1 dated after today."
    )


def test_an_ask_to_anybody_at_the_table_is_a_reason_and_the_table_counts_once() -> None:
    table = met(ago(9), "jae", "mei", "ada", initiated_by="me")
    assert no_reason_share([table], [ask(ago(9), "mei"), ask(ago(9), "ada")], today=TODAY) == Share(0, 1)
    assert no_reason_share([table], [], today=TODAY) == Share(1, 1)


# Only ever asked.


THREE = [ask(ago(30)), ask(ago(20)), ask(ago(10))]


def test_somebody_asked_three_times_and_never_seen_otherwise_is_listed() -> None:
    assert only_asked(PEOPLE, [], THREE, today=TODAY) == ["jae"]
    assert only_asked(PEOPLE, [], THREE[:2], today=TODAY) == []
    assert only_asked(PEOPLE, [], [*THREE[:2], ask(TOMORROW)], today=TODAY) == []
    assert only_asked([PEOPLE[0]], [], THREE, today=TODAY) == []
    assert only_asked(PEOPLE, [], [*THREE[:2], ask(TODAY)], today=TODAY) == ["jae"]


@pytest.mark.parametrize(
    ("interaction", "listed"),
    [
        (met(ago(15)), False),
        (met(ago(20), kind="renewal"), False),
        (met(ago(20)), True),
        (met(ago(15), answered=False), True),
        (met(ago(20), kind="renewal", answered=False), True),
        (met(TOMORROW, kind="renewal"), True),
        (met(TODAY, kind="renewal"), False),
        (met(ago(15), "mei"), True),
        (met(ago(15), "mei", "jae"), False),
    ],
)
def test_a_renewal_or_a_day_without_an_ask_takes_somebody_off_the_list(interaction: Interaction, listed: bool) -> None:
    assert only_asked(PEOPLE, [interaction], THREE, today=TODAY) == (["jae"] if listed else [])


def test_those_asked_most_come_first_and_then_by_id() -> None:
    every = [*THREE, *(ask(ago(day), "mei") for day in range(1, 5)), *(ask(ago(day), "ada") for day in range(1, 4))]
    assert only_asked(PEOPLE, [], every, today=TODAY) == ["mei", "ada", "jae"]


# Asking again.


@pytest.mark.parametrize(
    ("first", "again", "expected"),
    [
        (ask(ago(60), answer="no", answered_on=ago(50)), 49, Share(1, 1)),
        (ask(ago(60), answer="no", answered_on=ago(50)), 20, Share(1, 1)),
        (ask(ago(60), answer="no", answered_on=ago(50)), 19, Share(0, 1)),
        (ask(ago(60), answer="no", answered_on=ago(50)), 50, Share(0, 1)),
        # Silence turns into a non-reply on the fourteenth day: 46 days ago.
        (ask(ago(60)), 45, Share(1, 1)),
        (ask(ago(60)), 16, Share(1, 1)),
        (ask(ago(60)), 15, Share(0, 1)),
        (ask(ago(60)), 46, Share(0, 1)),
        (ask(ago(44)), 1, Share(1, 1)),
        (ask(ago(43)), 1, Share(0, 0, left_out=1)),
        (ask(ago(60), answer="no"), 40, Share(0, 0, left_out=1)),
        (ask(ago(40), answer="no", answered_on=ago(30)), 0, Share(1, 1)),
        (ask(ago(14)), 1, Share(0, 0, left_out=1)),
        # Neither a yes nor an ask that still waits is a brush-off.
        (ask(ago(60), answer="yes"), 40, Share(0, 0)),
        (ask(ago(13)), 1, Share(0, 0)),
    ],
)
def test_asking_again_counts_from_the_day_after_the_brush_off_to_the_thirtieth(
    first: Ask, again: int, expected: Share
) -> None:
    second = ask(ago(again), "mei", "yes", ago(again))
    assert asked_again([second, first], today=TODAY) == expected


# Looking it up first.


def test_looked_up_first_is_of_the_asks_where_it_was_noted() -> None:
    notes = [True, True, False, None]
    every = [Ask(str(key), ago(key), ContactId("jae"), "a name", looked_up=one) for key, one in enumerate(notes)]
    every.append(Ask("later", TOMORROW, ContactId("jae"), "a name", looked_up=True))
    found = looked_up_first(every, today=TODAY)
    assert found == Share(2, 3, left_out=2)
    assert found.sentence.endswith("Left out: 1 where nobody noted it; 1 dated after today.")


# From talks to referrals.


@pytest.mark.parametrize(
    ("referred", "led"), [(61, False), (60, True), (45, True), (30, True), (29, False), (-1, False)]
)
def test_a_talk_leads_to_a_referral_on_its_day_or_within_thirty(referred: int, led: bool) -> None:
    found = conversion([met(ago(60), kind="substance")], [referral(ago(referred))], today=TODAY)
    assert found == Share(int(led), 1)
    young = [met(ago(days), kind="substance") for days in (30, 29, -1)]
    assert conversion(young, [referral(ago(29))], today=TODAY) == Share(1, 1, left_out=2)


@given(LOGS, REFERRALS)
def test_conversion_agrees_with_slow_counting(log: list[Interaction], given_: list[Referral]) -> None:
    part = whole = left_out = 0
    for one in log:
        if not one.answered or one.kind in ("scheduling", "renewal"):
            continue
        end = one.on + timedelta(30)
        if one.kind is None or end > TODAY:
            left_out += 1
            continue
        whole += 1
        part += any(r.referred_by in one.contacts and one.on <= r.on <= end for r in given_)
    assert conversion(log, given_, today=TODAY) == Share(part, whole, left_out)


def test_the_sentence_of_conversion_gives_the_interval() -> None:
    log = [met(ago(60), f"c{key}", key=str(key), kind="substance") for key in range(20)]
    found = str(conversion(log, [], today=TODAY))
    assert "0 of 20 information talks (0 %). Shares from 0 % to 16 % fit that" in found
    assert "Shares from" not in str(conversion([], [], today=TODAY))
