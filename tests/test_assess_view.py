"""The view Assess of My network without a browser: what is named, said and kept."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netkit import widgets
from netkit.measures.habits import habits
from netkit.model import Contact, ContactId, Tie
from netkit.network import Network
from netkit.topics import assess
from netkit.widgets.my_network import MyNetwork

ASSESS = {"name": "assess"}
SIX = ("Mei Lin", "Jae", "Noor", "Ola", "Bao", "Zola")


@pytest.fixture
def page() -> MyNetwork:
    """The page of a network with 140 imported names."""
    network = Network.of(*(Contact(ContactId(f"c{number}"), f"Imported {number:03}") for number in range(140)))
    return MyNetwork(network)


def name(page: MyNetwork, kind: str, called: str, **more: Any) -> dict[str, Any]:
    return page.answer({"do": "name_for", "kind": kind, "name": called, "view": ASSESS} | more)


def act(page: MyNetwork, do: str, **fields: Any) -> dict[str, Any]:
    return page.answer({"do": do, "view": ASSESS} | fields)


def ids(page: MyNetwork, *names: str) -> list[str]:
    return [page.network.contact(one).id for one in names]


def test_a_person_named_twice_is_one_contact_and_stands_before_an_imported_list(page: MyNetwork) -> None:
    said = name(page, "information", "Mei Lin")["said"]
    assert said == "Kept: Mei Lin, for information; Mei Lin is new in your network."
    assert name(page, "support", "mei lin")["said"] == "Kept: Mei Lin, for support."
    assert name(page, "I help", "Mei Lin")["said"] == "Kept: Mei Lin, whom you help."
    assert name(page, "I help", "Mei Lin")["said"] == "Mei Lin is here already."
    view = name(page, "feedback", "Imported 007")["view"]
    assert [(one["name"], one["kinds"]) for one in view["people"]] == [
        ("Imported 007", ["feedback"]),
        ("Mei Lin", ["information", "support", "I help"]),
    ]
    assert view["others"].startswith("139 others are not listed here")
    assert view["gaps"] == (
        "From nobody: referral. From one person only: information (Mei Lin), feedback (Imported 007) and "
        "support (Mei Lin)."
    )


def test_a_near_name_is_asked_about_and_a_person_can_be_taken_off_one_list(page: MyNetwork) -> None:
    name(page, "support", "Sean O'Brien")
    name(page, "I help", "Sean O'Brien")
    assert name(page, "support", "Shean O'Brien")["question"] == "Is it Sean O'Brien?"
    (who,) = ids(page, "Sean O'Brien")
    view = act(page, "unname_for", kind="support", id=who)["view"]
    assert [one["kinds"] for one in view["people"]] == [["I help"]]
    # Somebody of whom nothing is said any more is one of the others again, and still a contact.
    assert act(page, "unname_for", kind="I help", id=who)["view"]["people"] == []
    assert page.network.contact("Sean O'Brien").tags == ()


def test_somebody_archived_who_is_named_is_back(page: MyNetwork) -> None:
    name(page, "support", "Mei Lin")
    page.network.edit("Mei Lin", archived=True)
    assert name(page, "feedback", "Mei Lin")["said"].endswith("Mei Lin is back from the archive.")
    assert not page.network.contact("Mei Lin").archived


def test_six_people_are_complete_when_every_pair_was_looked_at_and_stay_so_until_a_seventh_comes(
    tmp_path: Path,
) -> None:
    file = tmp_path / "my-network.db"
    page = MyNetwork(Network.open(file))
    for one in SIX:
        name(page, "support", one)
    everyone = ids(page, *SIX)
    view = page.answer({"view": ASSESS})["view"]
    assert view["progress"].startswith("0 of 15 pairs looked at")
    # A density of 0.00 would say that nobody knows anybody.
    assert view["numbers"] == ["No number yet: nobody has said who knows whom, and a blank is not a zero."]
    act(page, "set_tie", id=everyone[0], other=everyone[1], closeness="4")
    act(page, "set_tie", id=everyone[0], other=everyone[2], closeness="3")
    act(page, "set_tie", id=everyone[0], other=everyone[2], closeness="")  # ticked by mistake
    act(page, "gone_through", id=everyone[0], others=everyone[1:])
    view = page.answer({"view": ASSESS})["view"]
    assert view["progress"].startswith("5 of 15 pairs looked at")  # those of the first with five others
    assert view["numbers"] == [
        "Density at least 0.07: 1 of 15 pairs know each other.",
        "Without you, they are at most 5 groups; somebody alone counts as a group.",
        "10 pairs not looked at yet: a blank is not a zero.",
    ]
    for at in range(1, 5):
        act(page, "gone_through", id=everyone[at], others=[one for one in everyone if one != everyone[at]])
    view = MyNetwork(Network.open(file)).answer({"view": ASSESS})["view"]
    assert view["progress"] == "Complete: all 15 pairs were looked at."
    assert view["numbers"][0] == "Density 0.07: 1 of 15 pairs know each other."
    assert view["numbers"][-1] == "Bao, Noor, Ola and Zola stand alone."
    assert all(one["done"] for one in view["people"])
    # Of somebody who comes later nothing was asked, whoever was gone through before.
    view = name(page, "support", "Ravi Menon")["view"]
    assert view["progress"].startswith("15 of 21 pairs looked at")
    assert not any(one["done"] for one in view["people"])
    act(page, "undo", step=page.answer({"view": ASSESS})["undo"])
    assert page.answer({"view": ASSESS})["view"]["progress"].startswith("Complete")


def test_pairs_looked_at_go_with_whoever_is_taken_out_or_merged(page: MyNetwork) -> None:
    for one in SIX[:4]:
        name(page, "support", one)
    mei, jae, noor, _ = ids(page, *SIX[:4])
    act(page, "gone_through", id=mei, others=[jae, noor])
    assert "2 answers on who knows whom" in act(page, "forget", id=mei)["question"]
    page.network.merge("Jae", "Mei Lin")
    assert page.network.store.pairs_looked_at() == {frozenset((jae, noor))}
    act(page, "forget", id=jae, sure=True)
    assert page.network.store.pairs_looked_at() == frozenset()


def test_a_name_with_a_typing_error_is_mended_where_it_stands(page: MyNetwork) -> None:
    name(page, "support", "Mie Lin")
    (who,) = ids(page, "Mie Lin")
    view = act(page, "edit", id=who, changes={"name": "Mei Lin", "closeness": "4", "circles": "choir, studies"})["view"]
    assert [(one["name"], one["closeness"], one["circles"]) for one in view["people"]] == [
        ("Mei Lin", "4", "choir, studies")
    ]
    page.network.add(Tie(who, ContactId("c1"), 2))
    assert [one["name"] for one in page.answer({"view": ASSESS})["view"]["people"]] == ["Imported 001", "Mei Lin"]


def test_one_of_the_others_is_listed_when_asked_for(page: MyNetwork) -> None:
    view = page.answer({"view": ASSESS | {"also": ["c5"]}})["view"]
    assert [one["name"] for one in view["people"]] == ["Imported 005"]
    assert view["others"].startswith("139 others")


def test_of_too_many_people_those_with_more_than_a_circle_are_listed(page: MyNetwork) -> None:
    page.network.add(*(Contact(ContactId(f"r{at}"), f"A {at:03}", circles=("choir",)) for at in range(100)))
    name(page, "support", "Zola")
    view = page.answer({"view": ASSESS})["view"]
    assert len(view["people"]) == 40
    assert view["people"][-1]["name"] == "Zola"


def test_the_form_of_a_lesson_is_this_view_alone_and_saves_no_name_of_ones_own_contacts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    network = Network.open(tmp_path / "my-network.db")
    network.meet("Mei Lin", closeness=4)
    form = widgets.name_generator(network)
    assert form.views == ["assess"]
    form._ipython_display_()  # without a notebook, prints what a notebook would save
    saved = capsys.readouterr().out
    assert "Who tells you the truth about a draft" in saved
    assert "Run this cell again" in saved
    assert "Mei" not in saved + repr(form)
    # An invented network stands in the book, with its map, and its record has no gaps.
    amira = assess.amira()
    invented = widgets.name_generator(amira)
    assert all(one.name in invented.fallback for one in amira.contacts)
    shown = invented.answer({"view": ASSESS})
    assert shown["view"]["progress"] == "Complete: all 28 pairs were looked at."
    # How it was made is nothing to undo, and what is said of it is.
    assert shown["undo"] is None
    step = name(invented, "referral", "Zola")["undo"]
    assert "Zola" in step["what"]
    assert act(invented, "undo", step=step)["undo"] is None


def test_every_circle_that_is_suggested_counts_for_the_habit_of_variety() -> None:
    suggested = MyNetwork(Network.of()).answer({"view": ASSESS})["view"]["circles"]
    people = [Contact(ContactId(circle), circle, circles=(circle,)) for circle in suggested]
    # With one contact in each circle of the list, and none outside it, the variety is complete.
    assert habits(people, [], [], [], [], [], today=date(2026, 3, 20))[5].result.value == 1
