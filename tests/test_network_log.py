"""Recording what happened, and saying more about it and about people: what a beginner types, and what goes wrong."""

import re
from datetime import date
from typing import Any

import pytest

from netkit import Network
from netkit.errors import DayAhead, InvalidRecord, InvalidRequest, UnknownContact
from netkit.model import (
    ME,
    Ask,
    Cadence,
    Contact,
    Exchange,
    Interaction,
    Position,
    Promise,
    Referral,
    Tie,
)

TODAY = date(2026, 3, 20)


@pytest.fixture
def network() -> Network:
    return Network.of(Contact("m", "Mei Lin"), Contact("j", "José García"), today=TODAY)


def test_what_is_written_down_without_a_day_happened_today(network: Network) -> None:
    written = [
        network.log("mei", minutes=20),
        network.gave("mei", "feedback", "her poster"),
        network.got("mei", "information", "which labs hire"),
        network.ask("jose", "a look at a draft"),
        network.promise("jose", "send the book", due=date(2026, 3, 27)),
        network.refer("mei", "Lin Chen"),
    ]
    assert {getattr(one, "on", None) or one.made_on for one in written} == {TODAY}
    assert {(one.direction, one.what, one.about) for one in network.exchanges} == {
        ("gave", "feedback", "her poster"),
        ("got", "information", "which labs hire"),
    }
    assert [(one.contact, one.text, one.answer) for one in network.asks] == [("j", "a look at a draft", None)]
    assert [(one.by, one.due_on, one.is_open) for one in network.promises] == [("me", date(2026, 3, 27), True)]
    assert [(one.referred_by, one.person, one.state) for one in network.referrals] == [("m", "Lin Chen", "open")]


def test_what_became_of_each_is_told_with_one_word(network: Network) -> None:
    promise = network.promise("mei", "call", due=TODAY, on=date(2026, 3, 1))
    asked, got = network.ask("mei", "a name", on=date(2026, 3, 2)), network.got("mei", "feedback", on=date(2026, 3, 3))
    referral = network.refer("mei", "Lin Chen", on=date(2026, 3, 4))
    network.mark(promise, "done")
    network.mark(asked.id, "no", on=date(2026, 3, 9))
    network.mark(got, "reported back")
    network.mark(referral, "met", on=date(2026, 3, 8))
    assert network.promises[0].done_on == TODAY
    assert (network.asks[0].answer, network.asks[0].answered_on) == ("no", date(2026, 3, 9))
    assert network.exchanges[0].reported_back_on == TODAY
    # Whoever was met was contacted, by that day at the latest.
    assert (network.referrals[0].state, network.referrals[0].contacted_on) == ("met", date(2026, 3, 8))


def test_a_word_that_does_not_fit_and_a_record_that_is_nowhere_change_nothing(network: Network) -> None:
    promise = network.promise("mei", "call", due=TODAY)
    with pytest.raises(InvalidRecord, match="promise cannot be 'met'; it can be: done, cancelled"):
        network.mark(promise, "met")
    with pytest.raises(InvalidRecord, match="there is no promise, referral, ask or exchange 'nobody' here"):
        network.mark("nobody", "done")
    with pytest.raises(UnknownContact, match="nobody here is called 'Ola'"):
        network.got("Ola", "support")
    assert network.promises[0].is_open
    assert list(network.exchanges) == []


@pytest.mark.parametrize(
    ("talk", "settled"),
    [
        ({}, True),
        ({"began": "me", "answered": False}, True),  # you tried
        ({"began": "them", "answered": False}, False),
        ({"on": date(2026, 3, 1)}, False),  # before you were told
        ({"on": date(2026, 3, 27), "yes": True}, False),  # a plan
    ],
)
def test_a_talk_settles_the_referral_to_that_person(network: Network, talk: dict[str, Any], settled: bool) -> None:
    named, by_id = network.refer("mei", "dr. jose  garcia", on="yesterday"), network.refer("mei", "j", on="yesterday")
    other = network.refer("mei", "José", on="yesterday")  # not the whole name: it may be another
    network.log("jose", **talk)
    contacted = TODAY if settled else None
    assert {one.id: one.contacted_on for one in network.referrals} == {
        named.id: contacted,
        by_id.id: contacted,
        other.id: None,
    }
    network.log("jose", on="yesterday")  # What was settled keeps its day.
    assert {one.contacted_on for one in network.referrals} == {contacted or date(2026, 3, 19), None}


def test_a_contact_is_changed_by_what_is_said_and_stays_else_as_it_was(network: Network) -> None:
    before = network.contact("mei")
    after = network.edit("mei", closeness=4, notes="likes moss")
    assert (after.closeness, after.notes) == (4, "likes moss")
    assert network.contact("mei") == after
    assert network.edit("mei", closeness=None, notes="") == before


def test_what_is_said_of_a_contact_is_added_to_what_is_on_record(network: Network) -> None:
    network.edit(
        "mei", circles=("choir", "studies"), roles="feedback", notes="likes moss\n\nin Bergen", title="Analyst"
    )
    after = network.add_to("mei", circles=("Choir", "job"), roles="support", notes="asked\nabout Bergen", closeness=4)
    assert after.circles == ("choir", "studies", "job")
    assert after.roles == {"feedback", "support"}
    assert after.notes == "likes moss\n\nin Bergen\n2026-03-20: asked\nabout Bergen"
    assert (after.title, after.closeness) == ("Analyst", 4)
    # Said again, it is there once; what is empty says nothing.
    assert network.add_to("mei", circles="JOB", roles="support", notes="asked\nabout Bergen") == after
    assert network.add_to("mei", title="", notes="", closeness=None, circles=()) == after
    assert network.contact("mei") == after


def test_a_cadence_that_is_said_again_counts_from_its_first_day(network: Network) -> None:
    network.edit("mei", cadence="every month", cadence_set_on="2026-03-01")
    assert network.add_to("mei", cadence="monthly", tags="x").cadence_set_on == date(2026, 3, 1)
    assert network.add_to("mei", cadence="weekly").cadence_set_on == TODAY
    after = network.edit("mei", cadence="never")
    assert isinstance(after, Contact)
    assert (after.cadence, after.cadence_set_on) == (None, None)


def test_a_cadence_counts_from_the_day_it_was_entered_unless_there_were_talks(network: Network) -> None:
    weekly, talk = Cadence(1, "weeks"), Interaction("t", date(2026, 3, 1), ("bo",))
    network.add(Contact("ola", "Ola", cadence=weekly), Contact("bo", "Bo", cadence=weekly), talk)
    assert [network.contact(who).cadence_set_on for who in ("ola", "bo")] == [TODAY, None]
    assert {one.contact: one.due_on for one in network.next_due()} == {"ola": date(2026, 3, 27), "bo": date(2026, 3, 8)}


def test_a_record_of_any_kind_is_corrected(network: Network) -> None:
    network.add(Position("pos", "m", "Acme"), Tie("j", "m", 2))
    march = {day: date(2026, 3, day) for day in range(1, 32)}
    talk, gift = network.log("mei", on=march[5]), network.got("mei", "feedback", on=march[5])
    ask, referral = network.ask("mei", "who?", on=march[5]), network.refer("mei", "Lin", on=march[5])
    promise = network.promise("mei", "call", due="+3", on=march[5])
    corrected = {
        talk: {"on": "3 Mar", "minutes": "1h30", "contacts": ("mei", "jose"), "answered": "no", "topics": "labs"},
        gift: {"on": march[3], "what": "support", "contact": "jose", "reported_back_on": "yesterday"},
        ask: {"text": "which?", "looked_up": "yes", "answer": "no", "answered_on": "friday"},
        referral: {"person": "Lin Chen", "referred_by": "jose", "contacted_on": "18.3.2026"},
        promise: {"due_on": "friday", "by": "them", "made_on": "thursday"},
        network.positions[0]: {"organisation": "Harbour", "since": "1 Sep 2025", "until": "2026-09-01"},
        network.ties[0]: {"closeness": "5"},
    }
    for record, changes in corrected.items():
        network.edit(record, **changes)
    assert list(network.interactions) == [
        Interaction(talk.id, march[3], ("m", "j"), minutes=90, answered=False, topics=("labs",))
    ]
    assert list(network.exchanges) == [Exchange(gift.id, march[3], "j", "got", "support", reported_back_on=march[19])]
    assert list(network.asks) == [Ask(ask.id, march[5], "m", "which?", "no", march[13], looked_up=True)]
    assert list(network.referrals) == [Referral(referral.id, march[5], "j", "Lin Chen", contacted_on=march[18])]
    assert list(network.promises) == [Promise(promise.id, march[19], march[27], "them", "m", "call")]
    assert list(network.positions) == [Position("pos", "m", "Harbour", "", date(2025, 9, 1), date(2026, 9, 1))]
    assert list(network.ties) == [Tie("j", "m", 5)]
    # A record that was read before the correction loses nothing of it.
    assert network.edit(talk, kind="substance").minutes == 90  # type: ignore[union-attr]
    assert network.edit(ask.id, answer="", answered_on="", looked_up="") == Ask(ask.id, march[5], "m", "which?")


@pytest.mark.parametrize(
    ("what", "changes", "says"),
    [
        ("a talk", {"due_on": "friday"}, "an interaction has no 'due_on'; it has: on, contacts, channel"),
        ("a talk", {"id": "other"}, "an interaction has no 'id'"),
        ("a talk", {"on": "Freitag"}, "'Freitag' is no day"),
        ("a talk", {"on": ""}, "'' is no day"),
        ("a talk", {"minutes": "long"}, "'long' is no length of time"),
        ("a talk", {"contacts": "Ola"}, "nobody here is called 'Ola'"),
        ("a talk", {"contacts": ()}, "needs one or more different contacts"),
        ("a talk", {"kind": "chat"}, "kind 'chat'"),
        ("a talk", {"answered": "perhaps"}, "answered 'perhaps'"),
        ("mei", {"nearness": 4}, "a contact has no 'nearness'; it has: name, organisation"),
        ("mei", {"id": "x"}, "a contact has no 'id'"),
        ("mei", {"closeness": 9}, "closeness 9; it must be a whole number from 1"),
        ("mei", {"cadence": "often"}, "write it like 'every month'"),
        ("mei", {"met_on": "long ago"}, "write it like 2026-03-20"),
    ],
)
def test_a_correction_that_makes_no_sense_changes_nothing(
    network: Network, what: str, changes: dict[str, Any], says: str
) -> None:
    talk = network.log("mei", minutes=20)
    before = network.store.records()
    with pytest.raises((InvalidRecord, InvalidRequest, UnknownContact), match=re.escape(says)):
        network.edit(talk if what == "a talk" else what, **changes)
    assert network.store.records() == before


def test_what_has_happened_is_after_today_only_with_a_yes(network: Network) -> None:
    says = r"2026-03-27, a Friday, is 7 days after today; correct the day or, if you mean it, add yes=True"
    network.add(Promise("p", TODAY, TODAY, "me", "m", "write"))
    for record in (
        lambda **yes: network.log("mei", on="next friday", **yes),
        lambda **yes: network.gave("mei", "support", on="+7", **yes),
        lambda **yes: network.got("mei", "support", on="in a week", **yes),
        lambda **yes: network.ask("mei", "who?", on=date(2026, 3, 27), **yes),
        lambda **yes: network.promise("mei", "call", due="+9", on="27 Mar 2026", **yes),
        lambda **yes: network.refer("mei", "Lin", on="27.3.2026", **yes),
        lambda **yes: network.meet("Bo", met_on="in 7 days", **yes),
        lambda **yes: network.add_to("mei", met_on="next fri", **yes),
        lambda **yes: network.edit("jose", met_on="2026-03-27", **yes),
        lambda **yes: network.mark("p", "done", on="+7", **yes),
    ):
        before = network.store.records()
        with pytest.raises(DayAhead, match=says):
            record()
        assert network.store.records() == before
        record(yes=True)
        assert network.store.records() != before


def test_a_promise_that_is_due_before_it_was_made_is_asked_about(network: Network) -> None:
    with pytest.raises(InvalidRequest, match="due on 2026-03-19 is before the promise was made, on 2026-03-20"):
        network.promise("mei", "call", due="yesterday")
    assert network.promise("mei", "call", due="last friday", on="2026-03-01").due_on == date(2026, 3, 13)


def test_what_holds_several_takes_one_text_or_several(network: Network) -> None:
    assert network.edit("mei", circles="choir", roles="feedback").circles == ("choir",)
    after = network.edit("mei", circles=["choir", "studies"], roles=("feedback", "support"))
    assert after.circles == ("choir", "studies")
    assert after.roles == {"feedback", "support"}


def test_days_cadences_and_introducers_are_said_in_words(network: Network) -> None:
    after = network.edit("mei", met_on="2026-03-01", cadence="every 3 months", introduced_by="jose")
    assert (after.met_on, after.introduced_by) == (date(2026, 3, 1), "j")
    assert (after.cadence, after.cadence_set_on) == (Cadence(3, "months"), TODAY)
    assert [one.due_on for one in network.next_due("mei")] == [date(2026, 6, 20)]
    assert network.edit("mei", introduced_by="me").introduced_by == ME
    assert network.edit("mei", cadence=Cadence(1, "weeks"), cadence_set_on="yesterday").cadence_set_on == date(
        2026, 3, 19
    )


def test_somebody_met_can_be_described_at_once(network: Network) -> None:
    bo = network.meet("Bo", circle="choir", offers="tax law", introduced_by="Mei")
    assert (bo.circles, bo.offers, bo.introduced_by) == (("choir",), ("tax law",), "m")


def test_a_tie_is_made_once_and_changed_the_second_time(network: Network) -> None:
    network.tie("mei", "jose")
    network.tie("jose", "mei", closeness=5)
    network.tie("mei", "jose")
    assert [(tie.a, tie.b, tie.closeness) for tie in network.ties] == [("j", "m", 5)]
    with pytest.raises(InvalidRecord, match="a tie needs two people"):
        network.tie("mei", "Mei Lin")


def test_a_contact_can_be_handed_in_where_a_name_could(network: Network) -> None:
    mei, jose = network.contacts[1], network.contact("jose")
    assert network.log(mei, jose, on="yesterday").contacts == ("m", "j")
    assert network.promise(mei, "call", due="friday").due_on == date(2026, 3, 27)
    assert network.merge(jose, mei).gone == mei
    with pytest.raises(UnknownContact, match="nobody here is called 'Mei Lin'"):
        network.log(mei)


@pytest.mark.parametrize(
    ("who", "says"), [(["mei"], "is no name; write one in quotes"), (None, "is no name"), (5, "is no name")]
)
def test_what_is_no_name_is_refused_with_how_to_write_one(network: Network, who: object, says: str) -> None:
    with pytest.raises(InvalidRequest, match=says):
        network.log(who)  # type: ignore[arg-type]


def test_a_conversation_with_nobody_is_asked_about(network: Network) -> None:
    with pytest.raises(InvalidRequest, match=r"with whom\? For example"):
        network.log()


def test_replies_lateness_and_topics_are_logged(network: Network) -> None:
    one = network.log("mei", on="2026-03-10", began="them", replied_on="2026-03-12", minutes_late=5, topics="labs")
    assert (one.replied_on, one.minutes_late, one.topics) == (date(2026, 3, 12), 5, ("labs",))
    other = network.log("mei", minutes="1h30", minutes_late="5 min")
    assert (other.minutes, other.minutes_late) == (90, 5)


def test_a_network_says_what_it_is(network: Network) -> None:
    network.tie("mei", "jose")
    assert repr(network) == "Your network: 2 contacts, 1 tie among them (kept in memory only)"


def test_the_name_of_somebody_archived_still_stands_in_the_log(network: Network) -> None:
    network.log("mei")
    network.edit("mei", archived=True)
    assert "Mei Lin" in repr(network.interactions)


def test_a_day_may_be_said_to_the_agenda_and_the_habits(network: Network) -> None:
    assert network.agenda("2026-03-21").today == date(2026, 3, 21)
    assert network.habits("yesterday").today == date(2026, 3, 19)
