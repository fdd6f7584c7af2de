"""The view Assess of My network without a browser: what is named, said and kept."""

from typing import Any

import pytest

from netkit.model import Contact, ContactId, Tie
from netkit.network import Network
from netkit.widgets.my_network import MyNetwork

ASSESS = {"name": "assess"}


@pytest.fixture
def page() -> MyNetwork:
    """The page of a network with 140 imported names."""
    network = Network.of(*(Contact(ContactId(f"c{number}"), f"Imported {number:03}") for number in range(140)))
    return MyNetwork(network)


def name(page: MyNetwork, kind: str, called: str, **more: Any) -> dict[str, Any]:
    return page.answer({"do": "name_for", "kind": kind, "name": called, "view": ASSESS} | more)


def test_a_person_named_twice_is_one_contact_and_stands_before_an_imported_list(
    page: MyNetwork,
) -> None:
    assert name(page, "information", "Mei Lin")["said"] == (
        "Kept: Mei Lin, for information; Mei Lin is new in your network."
    )
    assert name(page, "support", "mei lin")["said"] == "Kept: Mei Lin, for support."
    assert name(page, "I help", "Mei Lin")["said"] == "Kept: Mei Lin, whom you help."
    view = name(page, "feedback", "Imported 007")["view"]
    assert [(one["name"], one["help"]) for one in view["people"]] == [
        ("Imported 007", "feedback"),
        ("Mei Lin", "information, support, I help"),
    ]
    assert view["rest"].startswith("139 more contacts of whom little is on record")
    assert view["gaps"] == (
        "From nobody: referral. From one person only: information (Mei Lin), feedback (Imported 007) and "
        "support (Mei Lin)."
    )


def test_a_near_name_is_asked_about_and_a_person_can_be_taken_out_of_an_answer(page: MyNetwork) -> None:
    name(page, "support", "Sean O'Brien")
    asked = name(page, "support", "Shean O'Brien")
    assert asked["question"] == "Is it Sean O'Brien?"
    who = page.network.contact("Sean O'Brien").id
    view = page.answer({"do": "unname_for", "kind": "support", "id": who, "view": ASSESS})["view"]
    assert [one["people"] for one in view["questions"]] == [[], [], [], [], []]
    assert page.network.contact("Sean O'Brien").roles == frozenset()


def test_who_knows_whom_is_complete_when_each_pair_was_gone_through_and_stays_so(page: MyNetwork) -> None:
    for called in ("Mei", "Jae", "Ola"):
        name(page, "support", called)
    mei, jae, ola = (page.network.contact(one).id for one in ("Mei", "Jae", "Ola"))
    first = page.answer({"view": ASSESS | {"of": mei}})["view"]["ties"]
    assert first["said"].startswith("0 of 3 pairs gone through.")
    # Without an answer about every pair there is no density, and the 140 imported names belong to no group.
    assert [one.split(".")[0] for one in page.answer({"view": ASSESS})["view"]["numbers"]] == [
        "Components 3",
        "Knows none of the others: Jae, Mei and Ola",
    ]
    page.answer({"do": "set_tie", "id": mei, "other": jae, "closeness": "4", "view": ASSESS})
    assert [tie.closeness for tie in page.network.ties] == [4]
    ties = page.answer({"do": "gone_through", "id": mei, "view": ASSESS | {"of": ola}})["view"]["ties"]
    assert (ties["said"].split(" gone")[0], ties["complete"], ties["of"]) == ("2 of 3 pairs", False, ola)
    page.answer({"do": "set_tie", "id": mei, "other": jae, "closeness": "", "view": ASSESS})
    assert list(page.network.ties) == []
    page.answer({"do": "gone_through", "id": ola, "view": ASSESS})
    again = MyNetwork(page.network).answer({"view": ASSESS})["view"]
    assert again["ties"]["said"].startswith("All 3 pairs have been gone through.")
    assert again["numbers"][0].startswith("Density 0.00.")
    assert again["numbers"][-1] == "Knows none of the others: Jae, Mei and Ola."


def test_a_name_with_a_typing_error_is_mended_where_it_stands(page: MyNetwork) -> None:
    name(page, "support", "Mie Lin")
    who = page.network.contact("Mie Lin").id
    view = page.answer({"do": "edit", "id": who, "changes": {"name": "Mei Lin", "closeness": "4"}, "view": ASSESS})[
        "view"
    ]
    assert [(one["name"], one["closeness"]) for one in view["people"]] == [("Mei Lin", "4")]
    page.network.add(Tie(who, ContactId("c1"), 2))
    assert [one["name"] for one in page.answer({"view": ASSESS})["view"]["people"]] == ["Imported 001", "Mei Lin"]
