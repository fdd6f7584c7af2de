"""Writing down in a notebook what happened, and saying later what became of it."""

from datetime import date
from typing import Any

import pytest

from netkit import Network
from netkit.errors import InvalidRecord, UnknownContact
from netkit.model import Contact

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
