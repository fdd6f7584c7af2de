"""What is added to one person from their page, and two who become one, without a browser."""

from datetime import date, timedelta
from typing import Any

import pytest

from netkit.errors import UnknownContact
from netkit.model import Contact, ContactId
from netkit.network import Network
from netkit.widgets.my_network import MyNetwork
from netkit.widgets.views.person_view import ADD

TODAY = date(2026, 11, 25)
VIEW = {"name": "person", "id": "mei"}


@pytest.fixture
def page() -> MyNetwork:
    mei, sean = (Contact(ContactId(name.casefold()), name) for name in ("Mei", "Sean"))
    return MyNetwork(Network.of(mei, sean, today=TODAY))


def add(page: MyNetwork, what: str, **fields: str) -> dict[str, Any]:
    reply: dict[str, Any] = page.answer({"do": "add", "id": "mei", "what": what, "view": VIEW} | fields)
    return reply


ADDED = {
    "talk": ({"about": "moss", "on": "yesterday"}, "talk with Mei: moss"),
    "promise": ({"about": "a book", "due": "in a week", "on": "today"}, "you to Mei: a book"),
    "theirs": ({"about": "a map", "due": "in a week", "on": "today"}, "Mei to you: a map"),
    "referral": ({"person": "Lin Chen", "about": "labs", "on": "today"}, "Mei said: call Lin Chen, about labs (open)"),
    "ask": ({"about": "which labs?", "looked_up": "yes", "on": ""}, "you asked Mei: which labs? (no answer yet)"),
    "got": ({"gift": "feedback", "about": "my draft", "on": "today"}, "Mei gave you feedback: my draft"),
    "gave": ({"gift": "support", "about": "", "on": "today"}, "you gave Mei support"),
    "tie": ({"whom": "sean", "closeness": "4"}, "Mei and Sean know each other (close)"),
    "position": ({"where": "Harbour Lab", "title": "nurse", "since": "2024-02-01"}, "Mei: nurse at Harbour Lab"),
}


def test_all_that_a_timeline_shows_is_added_from_the_page_of_a_person(page: MyNetwork) -> None:
    assert ADDED.keys() == ADD.keys()
    for what, (fields, words) in ADDED.items():
        reply = add(page, what, **fields)
        assert reply["said"] == f"Added: {words}."
        assert any(event["words"].startswith(words) for event in reply["view"]["events"])
        assert reply["undo"]
    network = page.network
    assert [one.on for one in network.interactions] == [TODAY - timedelta(days=1)]
    assert [one.looked_up for one in network.asks] == [True]
    assert [(one.since, one.until) for one in network.positions] == [(date(2024, 2, 1), None)]
    assert len(page.answer({"view": VIEW})["view"]["events"]) == len(ADD)


def test_a_line_offers_all_that_is_on_record_as_it_would_be_typed_and_takes_it_back(page: MyNetwork) -> None:
    for what, (fields, _) in ADDED.items():
        add(page, what, **fields)
    network = page.network
    network.log("mei", "sean", channel="call", minutes=20, answered=False, summary="no moss")
    for record, word in ((network.promises[0], "done"), (network.referrals[0], "met"), (network.asks[0], "yes")):
        network.mark(record, word)
    before, named = {*network.store.records()}, set()
    for event in page.answer({"view": VIEW})["view"]["events"]:
        shown = {name: value for name, _, value, _ in event["fields"]}
        page.answer({"do": "edit", "changes": shown, "view": VIEW} | event)
        named |= shown.keys()
    assert {*network.store.records()} == before
    assert named >= {
        "channel",
        "minutes",
        "answered",
        "what",
        "looked_up",
        "closeness",
        "done_on",
        "met_on",
        "answered_on",
    }


def test_a_step_is_moved_to_another_day_and_a_talk_to_another_person(page: MyNetwork) -> None:
    network = page.network
    book, talk = network.promise("mei", "a book", due="tomorrow", on="-3"), network.log("mei", minutes=20)
    network.mark(book, "done")
    page.answer({"do": "edit", "id": book.id, "changes": {"done_on": "yesterday"}, "view": VIEW})
    assert [one.done_on for one in network.promises] == [TODAY - timedelta(days=1)]
    page.answer({"do": "edit", "id": talk.id, "changes": {"contacts": "Sean, Mei", "minutes": "1h"}, "view": VIEW})
    assert [(one.contacts, one.minutes) for one in network.interactions] == [(("sean", "mei"), 60)]


def test_a_page_shows_how_to_reach_a_person_and_all_of_it_can_be_changed(page: MyNetwork) -> None:
    page.network.log("mei", on="-40")
    typed = {
        "phone": "+47 55 12",
        "offers": "maps, moss",
        "introduced_by": "Sean",
        "met_on": "25.10.2026",
        "notes": "a\nb",
    }
    shown = page.answer({"do": "edit", "id": "mei", "changes": typed | {"cadence": "every month"}, "view": VIEW})[
        "view"
    ]
    assert shown["known"] == [
        ("Last contact", "2026-10-16"),
        ("In touch", "every month, next by 2026-12-25"),
        ("Telephone", "+47 55 12"),
        ("When you met", "2026-10-25"),
        ("Who introduced you", "Sean"),
        ("What they could help others with", "maps, moss"),
        ("Notes", "a\nb"),
    ]


def test_a_day_ahead_is_asked_about_before_anything_is_added(page: MyNetwork) -> None:
    asked = add(page, "talk", on="tomorrow")
    assert "question" in asked
    assert not page.network.interactions
    assert "said" in add(page, "talk", on="tomorrow", **dict(asked["choices"])["Keep this day"])


def test_the_name_of_nobody_adds_no_tie(page: MyNetwork) -> None:
    with pytest.raises(UnknownContact):
        add(page, "tie", whom="Zola", closeness="")
    assert not page.network.ties


def test_a_promise_in_each_direction_says_by_when_and_is_settled_on_the_timeline(page: MyNetwork) -> None:
    for what in ("promise", "theirs"):
        event = add(page, what, about="a book", due="in a week")["view"]["events"][0]
        assert event["words"].endswith("a book (by 2026-12-02)")
        reply = page.answer(dict(event["acts"])["Done"] | {"view": VIEW})
        assert reply["view"]["events"][0]["words"].endswith("a book (done)")
        page.answer({"do": "delete", "id": event["id"], "sure": True, "view": VIEW})


def test_two_become_one_after_a_question_and_two_again_by_undo(page: MyNetwork) -> None:
    page.network.log("sean", summary="moss")
    message = {"do": "same", "id": "mei", "whom": "Sean", "view": VIEW}
    asked = page.answer(message)
    assert asked["question"] == "Make one person of Mei and Sean?"
    assert len(page.network.contacts) == 2
    reply = page.answer(message | dict(asked["choices"])["Keep the name Mei"])
    assert reply["said"].startswith("Sean (sean) and Mei (mei) are one contact now.")
    assert [event["words"] for event in reply["view"]["events"]] == ["talk with Mei: moss"]
    page.answer({"do": "undo", "step": reply["undo"], "view": VIEW})
    assert [one.name for one in page.network.contacts] == ["Mei", "Sean"]
