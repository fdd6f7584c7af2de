"""What becomes of promises, referrals, asks and gifts."""

from datetime import date
from typing import Any

import pytest

from netkit.errors import InvalidRecord
from netkit.model import Ask, Contact, ContactId, Exchange, Promise, Record, Referral
from netkit.status import TRANSITIONS, advance, marked_on

DAY, LATER, LATEST = date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 16)
MEI = ContactId("mei")
PROMISE = Promise("p", DAY, LATER, "me", MEI, "send the book")
REFERRAL = Referral("r", DAY, MEI, "Lin")
ASK = Ask("a", DAY, MEI, "Which labs hire in May?")
GOT = Exchange("g", DAY, MEI, "got", "information")


@pytest.mark.parametrize(
    ("record", "word", "changed"),
    [
        (PROMISE, "done", {"done_on": LATER}),
        (PROMISE, "cancelled", {"cancelled_on": LATER}),
        (REFERRAL, "contacted", {"contacted_on": LATER}),
        (REFERRAL, "met", {"contacted_on": LATER, "met_on": LATER}),
        (REFERRAL, "reported back", {"reported_back_on": LATER}),
        (REFERRAL, "thanked", {"thanked_on": LATER}),
        (ASK, "yes", {"answer": "yes", "answered_on": LATER}),
        (ASK, "no", {"answer": "no", "answered_on": LATER}),
        (GOT, "reported back", {"reported_back_on": LATER}),
        *((one, "dropped", {"dropped_on": LATER}) for one in (REFERRAL, ASK, GOT)),
    ],
)
def test_a_move_changes_what_it_says_and_nothing_else(record: Record, word: str, changed: dict[str, Any]) -> None:
    after = advance(record, word, on=LATER)
    assert {name for name in type(record).__slots__ if getattr(after, name) != getattr(record, name)} == set(changed)
    assert {name: getattr(after, name) for name in changed} == changed


def test_every_move_there_is_is_tried_above() -> None:
    assert sum(map(len, TRANSITIONS.values())) == 12


def test_a_referral_goes_through_its_states() -> None:
    contacted = advance(REFERRAL, "contacted", on=LATER)
    met = advance(contacted, "met", on=LATEST)
    assert [one.state for one in (REFERRAL, contacted, met)] == ["open", "contacted", "met"]  # type: ignore[union-attr]
    assert (met.contacted_on, met.met_on) == (LATER, LATEST)  # type: ignore[union-attr]


def test_what_was_done_stays_on_its_first_day() -> None:
    assert advance(advance(PROMISE, "done", on=LATER), "done", on=LATEST).done_on == LATER  # type: ignore[union-attr]


def test_the_day_on_record_is_told_for_each_word() -> None:
    met = advance(advance(REFERRAL, "contacted", on=LATER), "met", on=LATEST)
    days = {word: marked_on(met, word) for word in TRANSITIONS[Referral]}
    assert days == {"contacted": LATER, "met": LATEST, "reported back": None, "thanked": None, "dropped": None}
    answered = advance(ASK, "no", on=LATER)
    assert [marked_on(answered, word) for word in ("yes", "no", "dropped")] == [None, LATER, None]
    assert advance(answered, "no", on=LATEST) == answered


def test_a_changed_answer_counts() -> None:
    assert advance(advance(ASK, "no", on=LATER), "yes", on=LATEST) == Ask("a", DAY, MEI, ASK.text, "yes", LATEST)


@pytest.mark.parametrize(
    ("record", "word", "says"),
    [
        (PROMISE, "thanked", "promise cannot be 'thanked'; it can be: done, cancelled"),
        (Contact(MEI, "Mei"), "done", "contact cannot be 'done'; only promises, referrals, asks and exchanges move on"),
        (Exchange("g", DAY, MEI, "gave", "feedback"), "reported back", "something you gave"),
    ],
)
def test_a_move_that_makes_no_sense_says_what_does(record: Record, word: str, says: str) -> None:
    with pytest.raises(InvalidRecord, match=says):
        advance(record, word, on=LATER)


def test_nothing_is_done_before_it_was_promised() -> None:
    with pytest.raises(InvalidRecord, match="done_on 2026-03-01, which is before made_on"):
        advance(PROMISE, "done", on=date(2026, 3, 1))


def test_nobody_is_met_before_they_were_contacted() -> None:
    contacted = advance(REFERRAL, "contacted", on=LATER)
    assert advance(contacted, "met", on=LATER).met_on == LATER  # type: ignore[union-attr]
    with pytest.raises(InvalidRecord, match="met on 2026-03-02 is before contact was made, on 2026-03-09; edit"):
        advance(contacted, "met", on=DAY)


def test_a_promise_that_was_cancelled_cannot_be_done_too() -> None:
    with pytest.raises(InvalidRecord, match="both done and cancelled"):
        advance(advance(PROMISE, "cancelled", on=LATER), "done", on=LATEST)
