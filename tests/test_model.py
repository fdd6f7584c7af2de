"""A record that exists is valid: each rule with a record that breaks it, and the words that it gets."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from netkit.errors import InvalidRecord, NetkitError
from netkit.model import ME, Cadence, Contact, Exchange, Interaction, Promise, Record, Referral, Tie

DAY = date(2026, 3, 20)
EARLIER = date(2026, 3, 19)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Contact("", "Mei"), "needs an id of its own"),
        (lambda: Contact(ME, "Mei"), "needs an id of its own"),
        (lambda: Contact("mei", "  "), "an alias will do"),
        (lambda: Contact("mei", "Mei", closeness=0), "from 1 .distant. to 5"),
        (lambda: Contact("mei", "Mei", closeness=6), "from 1 .distant. to 5"),
        (lambda: Contact("mei", "Mei", closeness=True), "closeness True"),
        (lambda: Contact("mei", "Mei", closeness=2.5), "closeness 2.5"),
        (lambda: Contact("mei", "Mei", roles=frozenset({"sponsor"})), "information, referral, feedback, support"),
        (lambda: Contact("mei", "Mei", introduced_by="mei"), "write 'me' if you introduced yourself"),
        (lambda: Contact("mei", "Mei", circles=("choir", "choir")), "repeated circle"),
        (lambda: Contact("mei", "Mei", circles=("",)), "empty"),
        (lambda: Contact("mei", "Mei", met_on="2026-03-20"), "must be a date"),
        (lambda: Contact("mei", "Mei", met_on=datetime(2026, 3, 20, 12, tzinfo=UTC)), "without a time"),
        (lambda: Tie("mei", "mei"), "two people"),
        (lambda: Tie("mei", ME), "two of your contacts"),
        (lambda: Tie("mei", "jae", 9), "closeness 9"),
        (lambda: Tie("mei", "jae", 3, "guessed"), "stated, observed"),
        (lambda: Cadence(0, "weeks"), "1 or more"),
        (lambda: Cadence(2, "fortnights"), "days, weeks, months, years"),
        (lambda: Interaction("i", DAY, ()), "one or more different contacts"),
        (lambda: Interaction("i", DAY, ("mei", "mei")), "one or more different contacts"),
        (lambda: Interaction("i", DAY, (ME,)), "without yourself"),
        (lambda: Interaction("i", DAY, ("mei",), minutes=-1), "0 or more"),
        (lambda: Interaction("i", DAY, ("mei",), kind="lunch"), "getting_to_know, scheduling, renewal, substance"),
        (lambda: Interaction("", DAY, ("mei",)), "needs an id"),
        (lambda: Exchange("e", DAY, ME, "gave", "referral"), "needs a contact"),
        (lambda: Exchange("e", DAY, "mei", "lent", "referral"), "gave, got"),
        (lambda: Promise("p", DAY, EARLIER, "me", "mei", "send notes"), "due_on 2026-03-19, which is before made_on"),
        (lambda: Promise("p", DAY, DAY, "me", "mei", "send notes", done_on=EARLIER), "before made_on"),
        (lambda: Promise("p", DAY, DAY, "me", "mei", "send notes", DAY, DAY), "both done and cancelled"),
        (lambda: Promise("p", DAY, DAY, "me", "mei", " "), "what was promised"),
        (lambda: Referral("r", DAY, "mei", "mei"), "not the one who referred you"),
        (lambda: Referral("r", DAY, "mei", "Hana", met_on=DAY), "fill in contacted_on"),
        (lambda: Referral("r", EARLIER, "mei", "Hana", contacted_on=DAY, met_on=EARLIER), "before contacted_on"),
        (lambda: Referral("r", DAY, "mei", "Hana", thanked_on=EARLIER), "before on"),
    ],
)
def test_a_record_that_contradicts_itself_is_never_born(make: Any, words: str) -> None:
    with pytest.raises(InvalidRecord, match=words) as caught:
        make()
    assert isinstance(caught.value, NetkitError)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    "record",
    [
        Contact("mei", "Mei", closeness=1, introduced_by=ME),
        Contact("mei", "Mei", closeness=5, circles=("choir", "studies")),
        Promise("p", DAY, DAY, "them", "mei", "lend a book", done_on=DAY),
        Referral("r", DAY, "mei", "Hana", thanked_on=DAY),
        Interaction("i", DAY, ("mei", "jae"), minutes=0, answered=False),
    ],
)
def test_the_same_day_and_the_ends_of_the_scale_are_fine(record: Record) -> None:
    assert record == record


def test_a_tie_has_no_direction() -> None:
    assert Tie("mei", "jae", 4) == Tie("jae", "mei", 4)
    assert (Tie("mei", "jae").a, Tie("mei", "jae").b) == ("jae", "mei")


def test_a_promise_is_open_until_it_is_done_or_cancelled() -> None:
    promised = Promise("p", DAY, DAY, "me", "mei", "send notes")
    assert promised.is_open
    assert not Promise("p", DAY, DAY, "me", "mei", "send notes", done_on=DAY).is_open
    assert not Promise("p", DAY, DAY, "me", "mei", "send notes", cancelled_on=DAY).is_open


@pytest.mark.parametrize(
    ("cadence", "words"), [(Cadence(1, "months"), "every month"), (Cadence(6, "weeks"), "every 6 weeks")]
)
def test_a_cadence_reads_as_english(cadence: Cadence, words: str) -> None:
    assert str(cadence) == words


def test_the_main_circle_is_the_first() -> None:
    assert Contact("mei", "Mei", circles=("choir", "studies")).circle == "choir"
    assert Contact("mei", "Mei").circle == ""
