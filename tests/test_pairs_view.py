"""Two entries of one person, and several people in one talk, on My network without a browser."""

from typing import Any

import pytest

from netkit.errors import InvalidRequest
from netkit.model import Contact, ContactId
from netkit.network import Network
from netkit.widgets.my_network import MyNetwork

PAIRS, LOG = {"name": "pairs"}, {"name": "log"}


@pytest.fixture
def page() -> MyNetwork:
    network = Network.of(
        Contact(ContactId("s1"), "Sarah Okonkwo", circles=("choir",)),
        Contact(ContactId("s2"), "Sarah Okonkwo", organisation="Harbour Lab"),
        Contact(ContactId("mei"), "Mei Lin"),
    )
    return MyNetwork(network)


def log(page: MyNetwork, name: str, **fields: Any) -> dict[str, Any]:
    return page.answer({"do": "log", "name": name, "on": "today", "due": "in a week", "view": LOG} | fields)


def test_a_pair_becomes_one_person_and_two_again_with_undo(page: MyNetwork) -> None:
    view = page.answer({"view": PAIRS})["view"]
    assert view["count"] == "1 pair may be one person."
    (pair,) = view["pairs"]
    assert pair["names"] == "Sarah Okonkwo (s1; choir) and Sarah Okonkwo (s2; Harbour Lab)"
    labels = [label for label, _ in pair["acts"]]
    assert labels == [
        "One person: keep Sarah Okonkwo (s1; choir)",
        "One person: keep Sarah Okonkwo (s2; Harbour Lab)",
        "Two people",
    ]
    done = page.answer(pair["acts"][0][1] | {"view": PAIRS})
    assert done["view"]["count"] == "Nobody here seems to be on record twice."
    assert [(one.id, one.organisation) for one in page.network.contacts if one.name.startswith("S")] == [
        ("s1", "Harbour Lab")
    ]
    page.answer({"do": "undo", "step": done["undo"], "view": PAIRS})
    assert len(page.network.contacts) == 3


def test_two_people_are_not_suggested_again(page: MyNetwork) -> None:
    (pair,) = page.answer({"view": PAIRS})["view"]["pairs"]
    said = page.answer(pair["acts"][2][1] | {"view": PAIRS})
    assert said["said"] == "Kept: Sarah Okonkwo and Sarah Okonkwo are two people."
    assert MyNetwork(page.network).answer({"view": PAIRS})["view"]["pairs"] == []


def test_a_talk_can_have_several_people_a_channel_and_a_length(page: MyNetwork) -> None:
    said = log(page, "Mei Lin", also="Zola, Omar", channel="lunch", minutes="1h30", about="moss")["said"]
    (talk,) = page.network.interactions
    names = [page.network.contact(who).name for who in talk.contacts]
    assert (names, talk.channel, talk.minutes) == (["Mei Lin", "Zola", "Omar"], "lunch", 90)
    assert said == f"Kept: a talk with Mei Lin, Zola and Omar on {talk.on}; Omar and Zola are new in your network."


def test_of_a_near_name_among_several_nothing_is_kept(page: MyNetwork) -> None:
    with pytest.raises(InvalidRequest, match=r"'Mei Linn' may be Mei Lin .*; write the whole name"):
        log(page, "Zola", also="Mei Linn")
    assert (len(page.network.contacts), len(page.network.interactions)) == (3, 0)


def test_an_attempt_and_a_question_that_was_looked_up_first_are_kept_as_such(page: MyNetwork) -> None:
    assert "a call without an answer with Mei Lin" in log(page, "Mei Lin", unanswered="yes")["said"]
    log(page, "Mei Lin", ask="which archive?", looked_up="yes")
    assert sorted(one.answered for one in page.network.interactions) == [False, True]
    assert [one.looked_up for one in page.network.asks] == [True]
