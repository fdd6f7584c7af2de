"""A record that exists is valid: each rule with a record that breaks it, and the words that it gets."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.codec import contact_fields, text_fields
from netkit.errors import InvalidRecord, NetkitError
from netkit.model import (
    ME,
    Ask,
    Cadence,
    Contact,
    Exchange,
    Interaction,
    Position,
    Promise,
    Record,
    Referral,
    Tie,
    Unit,
)
from tests.records import RECORDS

DAY = date(2026, 3, 20)
EARLIER = date(2026, 3, 19)
MEI = Contact("mei", "Mei")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Contact("", "Mei"), "needs an id of its own"),
        (lambda: Contact(ME, "Mei"), "needs an id of its own"),
        (lambda: Contact("mei", "  "), "an alias will do"),
        (lambda: Contact("mei", "Mei", closeness=0), "from 1 .distant. to 5"),
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
        (lambda: Referral("r", DAY, "mei", "Hana", met_on=DAY), "contacted_on must say when"),
        (lambda: Referral("r", EARLIER, "mei", "Hana", contacted_on=DAY, met_on=EARLIER), "before contacted_on"),
        (lambda: Referral("r", DAY, "mei", "Hana", thanked_on=EARLIER), "before on"),
        # One text, or a list, in the place of a tuple.
        (lambda: Contact("mei", "Mei", circles="choir"), r"circles 'choir', which is one text; write \('choir',\)$"),
        (lambda: Contact("mei", "Mei", tags=["a", "b"]), r"which is no tuple; write \('a', 'b'\)$"),
        (lambda: Contact("mei", "Mei", interests=None), r"interests None, which is no tuple of texts; write \(\)"),
        (lambda: Contact("mei", "Mei", offers={"law"}), r"write \('law',\)$"),
        (lambda: Contact("mei", "Mei", needs=("law", None)), "contact 'mei' has needs None; it must be a text"),
        (lambda: Contact("mei", "Mei", roles="support"), r"write them as frozenset\(\{'support'\}\)"),
        (lambda: Contact("mei", "Mei", roles=["support"]), "write them as frozenset"),
        (lambda: Contact("mei", "Mei", cadence="monthly"), r"cadence 'monthly'; write it as Cadence\(1, 'months'\)"),
        (lambda: Interaction("i", DAY, "mei"), r"contacts 'mei', which is one text; write \('mei',\)$"),
        (lambda: Interaction("i", DAY, ["mei"]), r"write \('mei',\)$"),
        (lambda: Interaction("i", DAY, ("mei", 3)), "contacts 3; it must be a text: write '3'"),
        (lambda: Interaction("i", DAY, (MEI,)), "whole contact as contacts; write their id, 'mei'"),
        (lambda: Interaction("i", DAY, ("mei",), topics="work"), r"topics 'work', .*write \('work',\)$"),
        # What is no text.
        (lambda: Contact("mei", None), "an alias will do"),
        (lambda: Contact("mei", float("nan")), "name nan; it must be a text: write '' where nobody has said it"),
        (lambda: Contact("mei", 5), "contact 'mei' has name 5; it must be a text: write '5'"),
        (lambda: Contact("mei", "Mei", introduced_by=MEI), "whole contact as introduced_by; write their id, 'mei'"),
        (lambda: Tie(MEI, Contact("jae", "Jae")), "whole contact as a; write their id, 'mei'"),
        (lambda: Tie("mei", 5), "b 5; it must be a text"),
        (lambda: Tie("mei", None), "b None; it must be a text"),
        (lambda: Ask("a", DAY, "mei", None), "what you asked for"),
        (lambda: Ask("a", DAY, "mei", "an introduction", answer="maybe"), "it must be one of yes, no"),
        (
            lambda: Ask("a", DAY, MEI, "an introduction"),
            "ask 'a' has a whole contact as contact; write their id, 'mei'",
        ),
        (lambda: Referral("r", DAY, "mei", None), "needs the person you were referred to"),
        (lambda: Referral("r", DAY, "mei", MEI), "whole contact as person"),
        (lambda: Position("p", "mei", None), "needs an organisation"),
    ],
)
def test_a_record_that_contradicts_itself_is_never_born(make: Any, words: str) -> None:
    with pytest.raises(InvalidRecord, match=words) as caught:
        make()
    assert isinstance(caught.value, NetkitError)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (one, name)
        for one in {type(one): one for one in RECORDS if not isinstance(one, Tie)}.values()
        for name in ("id", *text_fields(type(one)), *contact_fields(type(one)))
        if isinstance(getattr(one, name), str)
    ],
)
@pytest.mark.parametrize("value", [5, float("nan"), b"bytes", ["a"]])
def test_no_field_of_text_takes_anything_else(record: Record, field: str, value: object) -> None:
    with pytest.raises(InvalidRecord, match=f"has {field} .*; it must be a text"):
        replace(record, **{field: value})  # type: ignore[arg-type]


def test_a_text_of_a_kind_of_its_own_is_a_text() -> None:
    # What numpy and pandas hand out is a str too.
    class Own(str):
        __slots__ = ()

    assert Contact(Own("mei"), Own("Mei"), circles=(Own("choir"),)) == Contact("mei", "Mei", circles=("choir",))
    assert Interaction(Own("i"), DAY, (Own("mei"),), Own("call")) == Interaction("i", DAY, ("mei",), "call")
    assert Tie(Own("mei"), "jae") == Tie("jae", "mei")


def test_the_same_day_and_the_ends_of_the_scale_are_fine() -> None:
    assert [Contact("mei", "Mei", closeness=end).closeness for end in (1, 5)] == [1, 5]
    assert Promise("p", DAY, DAY, "them", "mei", "lend a book", done_on=DAY).done_on == DAY
    assert Interaction("i", DAY, ("mei", "jae"), minutes=0).minutes == 0


def test_a_record_shows_what_was_said_of_it() -> None:
    assert repr(Contact("9scrz6", "Mei Lin", closeness=4)) == "Contact(id='9scrz6', name='Mei Lin', closeness=4)"


def test_a_tie_has_no_direction() -> None:
    assert Tie("mei", "jae", 4) == Tie("jae", "mei", 4)
    assert (Tie("mei", "jae").a, Tie("mei", "jae").b) == ("jae", "mei")


def test_a_promise_is_open_until_it_is_done_or_cancelled() -> None:
    promised = Promise("p", DAY, DAY, "me", "mei", "send notes")
    assert promised.is_open
    assert not Promise("p", DAY, DAY, "me", "mei", "send notes", done_on=DAY).is_open
    assert not Promise("p", DAY, DAY, "me", "mei", "send notes", cancelled_on=DAY).is_open


def test_a_cadence_reads_as_english() -> None:
    assert (str(Cadence(1, "months")), str(Cadence(6, "weeks"))) == ("every month", "every 6 weeks")


@pytest.mark.parametrize(
    ("text", "count", "unit"),
    [
        *[("every 3 months", 3, "months"), (" Week ", 1, "weeks"), ("12 weeks", 12, "weeks"), ("Annually", 1, "years")],
        *[("MONTHLY", 1, "months"), ("Every  other   week", 2, "weeks"), ("every two months", 2, "months")],
        *[
            ("once a year", 1, "years"),
            ("every second week", 2, "weeks"),
            ("quarterly", 3, "months"),
            ("fortnightly", 2, "weeks"),
            ("2 Days", 2, "days"),
        ],
    ],
)
def test_a_cadence_is_read_from_words(text: str, count: int, unit: Any) -> None:
    assert Cadence.parse(text) == Cadence(count, unit)


@pytest.mark.parametrize("text", ["", "often", "3", "every 3.5 months", "every month or so", f"{'9' * 5000} days"])
def test_what_is_no_cadence_says_how_to_write_one(text: str) -> None:
    with pytest.raises(InvalidRecord, match="write it like 'every month' or 'every 3 weeks'"):
        Cadence.parse(text)


@given(count=st.integers(1, 10**100), unit=st.sampled_from(get_args(Unit)))
def test_every_cadence_is_read_from_what_it_prints(count: int, unit: Any) -> None:
    assert Cadence.parse(str(Cadence(count, unit))) == Cadence(count, unit)


def test_the_main_circle_is_the_first() -> None:
    assert Contact("mei", "Mei", circles=("choir", "studies")).circle == "choir"
    assert Contact("mei", "Mei").circle == ""
