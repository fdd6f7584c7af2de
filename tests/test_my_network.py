"""The page of one's own network without a browser: what is sent, what comes back, what the store then holds."""

import base64
import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from queue import Queue
from typing import Any

import pytest

from netkit import widgets
from netkit.cases import identity
from netkit.errors import InvalidRequest, StoreBusy, StoreError
from netkit.model import Cadence, Contact, ContactId
from netkit.network import Network
from netkit.store import Store
from netkit.widgets.my_network import MyNetwork
from netkit.widgets.page import bundle

MEI = Contact(ContactId("mei"), "Mei Lin", circles=("choir",), closeness=4)
SEAN = Contact(ContactId("sean"), "Sean O'Brien")
LOG, WEEK, PEOPLE = {"name": "log"}, {"name": "week", "hours": 2}, {"name": "people"}


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MyNetwork:
    """The page in a workspace whose network has two people."""
    identity.save(tmp_path, student="ada")
    (tmp_path / "my-network").mkdir()
    Network.open(tmp_path / "my-network" / "my-network.db").add(MEI, SEAN)
    monkeypatch.chdir(tmp_path)
    return widgets.my_network()


def log(page: MyNetwork, name: str, **fields: Any) -> dict[str, Any]:
    return page.answer({"do": "log", "name": name, "on": "today", "due": "in a week", "view": LOG} | fields)


def person(page: MyNetwork, who: str) -> dict[str, Any]:
    found: dict[str, Any] = page.answer({"view": {"name": "person", "id": who}})["view"]
    return found


def names(reply: dict[str, Any]) -> list[str]:
    return [row["name"] for row in reply["view"]["rows"]]


def test_outside_a_workspace_the_page_says_where_it_belongs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidRequest, match="beside Start here"):
        widgets.my_network()


def test_a_talk_with_somebody_new_keeps_the_promise_the_referral_and_the_ask_that_came_of_it(page: MyNetwork) -> None:
    network = page.network
    said = log(page, "Zola Adeyemi", on="yesterday", about="moss", promise="a book", call="Lin Chen", ask="a look")
    day = network.today - timedelta(days=1)
    due = network.today + timedelta(days=7)
    assert said["said"] == (
        f"Kept: a talk with Zola Adeyemi on {day}, your promise by {due}, to call Lin Chen and what you asked for; "
        "Zola Adeyemi is new in your network."
    )
    zola = network.contact("Zola Adeyemi")
    assert zola.met_on == day
    assert [(one.on, one.contacts, one.summary) for one in network.interactions] == [(day, (zola.id,), "moss")]
    assert [(one.due_on, one.text, one.by) for one in network.promises] == [(due, "a book", "me")]
    assert [(one.referred_by, one.person) for one in network.referrals] == [(zola.id, "Lin Chen")]
    assert [one.text for one in network.asks] == ["a look"]
    settled = log(page, "Lin Chen")["said"]
    assert settled.startswith(
        f"Kept: a talk with Lin Chen on {network.today} and that you got in touch, as Zola Adeyemi"
    )


@pytest.mark.parametrize("typed", ["Mei, Sean", "mei and sean", "Mei & O'Brien", "Mei; Sean"])
def test_two_people_in_the_field_for_one_name_are_no_new_person(page: MyNetwork, typed: str) -> None:
    with pytest.raises(InvalidRequest, match=r" are here already\. Write one name; in Log, the others under More"):
        log(page, typed)
    assert len(page.network.contacts) == 2
    assert "is new" in log(page, "Lin, Meihui")["said"]


def test_help_that_was_given_in_a_talk_is_kept_with_it(page: MyNetwork) -> None:
    said = log(page, "Mei Lin", got="feedback", got_about="my draft", gave="information", gave_about="moss")["said"]
    assert said.endswith(f"on {page.network.today}, the feedback you got and the information you gave.")
    given = {(one.contact, one.direction, one.what, one.about) for one in page.network.exchanges}
    assert given == {("mei", "got", "feedback", "my draft"), ("mei", "gave", "information", "moss")}


def test_a_talk_of_which_one_part_is_refused_is_not_kept_at_all(page: MyNetwork) -> None:
    network = page.network
    with pytest.raises(InvalidRequest, match="'soon' is no day"):
        log(page, "Zola", promise="a book", due="soon")
    assert (len(network.contacts), len(network.interactions)) == (2, 0)


@pytest.mark.parametrize("typed", ["sean o'brien", "Sean O\u2019Brien ", "SEAN O'BRIEN"])
def test_a_name_written_otherwise_is_the_person_who_is_there(page: MyNetwork, typed: str) -> None:
    assert "new" not in log(page, typed)["said"]
    assert [one.contacts for one in page.network.interactions] == [("sean",)]


@pytest.mark.parametrize("typed", ["mei", "Mei Lim", "lin"])
def test_a_near_or_begun_name_is_asked_about_and_either_answer_is_kept(page: MyNetwork, typed: str) -> None:
    asked = log(page, typed)
    assert [label for label, _ in asked["choices"]] == ["Mei Lin (choir)", "Somebody else"]
    assert len(page.network.interactions) == 0
    (_, known), (_, another) = asked["choices"]
    assert log(page, typed, **known)["said"].startswith("Kept: a talk with Mei Lin on")
    assert "is new in your network" in log(page, typed, **another)["said"]
    assert len(page.network.contacts) == 3


def test_a_name_is_completed_by_a_part_of_it_and_a_new_one_is_said_to_be_new(page: MyNetwork) -> None:
    def complete(name: str) -> tuple[list[tuple[str, str]], bool]:
        reply = page.answer({"do": "complete", "name": name})
        return reply["completions"], reply["new"]

    assert complete("obri") == ([("sean", "Sean O'Brien")], False)
    assert complete("mei") == ([("mei", "Mei Lin (choir)")], False)
    assert complete("Zola") == ([], True)
    assert complete(" ") == ([], False)


def test_a_day_that_has_not_come_is_asked_about(page: MyNetwork) -> None:
    asked = log(page, "Mei Lin", on="tomorrow")
    assert "is 1 day after today; correct the day or, if you mean it, add it with “Keep this day”." in asked["question"]
    assert len(page.network.interactions) == 0
    log(page, "Mei Lin", on="tomorrow", **dict(asked["choices"])["Keep this day"])
    assert [one.on for one in page.network.interactions] == [page.network.today + timedelta(days=1)]


def test_people_are_searched_filtered_and_paged_with_those_on_record_first(page: MyNetwork) -> None:
    page.network.add(*(Contact(ContactId(f"c{number}"), f"Aa {number:03}") for number in range(120)))
    first = page.answer({"view": PEOPLE})
    assert (len(names(first)), names(first)[0], first["view"]["total"]) == (50, "Mei Lin", 122)
    assert first["view"]["count"] == "1 to 50 of 122 people; those with something on record come first."
    assert len(names(page.answer({"view": PEOPLE | {"start": 100}}))) == 22
    assert names(page.answer({"view": PEOPLE | {"words": "obr"}})) == ["Sean O'Brien"]
    assert names(page.answer({"view": PEOPLE | {"circle": "choir"}})) == ["Mei Lin"]
    assert first["view"]["circles"] == [("choir", "choir (1)")]
    page.network.edit("Sean", cadence="weekly", cadence_set_on="2 months ago")
    assert names(page.answer({"view": PEOPLE | {"which": "due"}})) == ["Sean O'Brien"]
    page.network.edit("Sean", archived=True)
    assert names(page.answer({"view": PEOPLE | {"which": "archived"}})) == ["Sean O'Brien"]


def test_each_line_of_a_person_can_be_deleted_which_is_asked_about(page: MyNetwork) -> None:
    network, view = page.network, {"name": "person", "id": "mei"}
    network.tie("mei", "sean")
    log(page, "Mei Lin", promise="a book", call="Sean O'Brien")
    for event in person(page, "mei")["events"]:
        message = {"do": "delete", "view": view} | {key: event[key] for key in ("id", "ends", "words")}
        asked = page.answer(message)
        assert asked["question"] == f"Delete this: {event['words']}?"
        page.answer(message | dict(asked["choices"])["Delete"])
    assert person(page, "mei")["events"] == []
    assert len(network.contacts) == 2


def test_a_person_can_be_renamed_described_archived_and_forgotten(page: MyNetwork) -> None:
    changes = {"name": "Mei Lin-Berg", "circles": "studies, choir,", "closeness": "5", "cadence": "every 3 weeks"}
    view = {"name": "person", "id": "mei"}
    page.answer({"do": "edit", "id": "mei", "changes": changes | {"roles": ["feedback"]}, "view": view})
    mei = page.network.contact("mei")
    assert (mei.name, mei.circles, mei.closeness) == ("Mei Lin-Berg", ("studies", "choir"), 5)
    assert (mei.cadence, mei.roles) == (Cadence(3, "weeks"), {"feedback"})
    assert person(page, "mei")["fields"]["cadence"] == "every 3 weeks"
    page.answer(
        {"do": "edit", "id": "mei", "changes": {"archived": "yes", "closeness": "", "cadence": ""}, "view": view}
    )
    mei = page.network.contact("mei")
    assert (mei.archived, mei.closeness, mei.cadence) == (True, None, None)
    log(page, "Mei Lin-Berg")
    asked = page.answer({"do": "forget", "id": "mei", "view": PEOPLE})
    assert asked["question"].startswith("Forget Mei Lin-Berg, with 1 interaction?")
    page.answer({"do": "forget", "id": "mei", "view": PEOPLE} | dict(asked["choices"])["Forget"])
    assert [one.name for one in page.network.contacts] == ["Sean O'Brien"]


def test_each_step_of_the_week_can_be_settled_by_its_first_button(page: MyNetwork) -> None:
    network = page.network
    log(page, "Mei Lin", on="20 days ago", promise="a book", due="tomorrow", call="Lin Chen", ask="a look")
    network.got("mei", "feedback", "my draft", on="21 days ago")
    network.edit("sean", cadence="weekly", cadence_set_on="21 days ago")
    seen = []
    while steps := page.answer({"view": WEEK})["view"]["steps"]:
        label, message = steps[0]["acts"][0]
        seen.append(label)
        assert page.answer(message | {"view": WEEK})["said"]
        assert len(seen) < 9
    assert sorted(seen) == ["Done", "In touch today", "Reported back", "Thanked", "They said yes", "Wrote"]
    assert not network.promises[0].is_open


def test_a_new_name_that_another_contact_may_have_is_asked_about(page: MyNetwork) -> None:
    rename = {"do": "edit", "id": "sean", "changes": {"name": "Mei Lim"}, "view": {"name": "person", "id": "sean"}}
    asked = page.answer(rename)
    assert asked["question"] == "Mei Lim may be here already."
    (one, same), (two, distinct) = asked["choices"]
    assert (one, two) == ("One person with Mei Lin (choir)", "Two people")
    assert page.answer(rename | same)["question"] == "Make one person of Sean O'Brien and Mei Lin (choir)?"
    assert page.answer(rename | distinct)["said"] == "Changed: Mei Lim."


def test_what_contradicts_itself_is_said_with_the_labels_of_the_page(page: MyNetwork) -> None:
    log(page, "Mei Lin", promise="a book")
    (book,) = page.network.promises
    edit = {"do": "edit", "id": book.id, "changes": {"due_on": "2020-03-02"}, "view": WEEK}
    with pytest.raises(
        InvalidRequest, match=f"this promise has “By when” 2020-03-02, which is before “Day” {book.made_on}"
    ):
        page.answer(edit)


def test_each_kind_of_step_can_be_put_off_and_given_up(page: MyNetwork) -> None:
    network = page.network
    log(page, "Mei Lin", on="20 days ago", promise="a book", due="tomorrow", call="Lin Chen", ask="a look")
    network.got("mei", "feedback", "my draft", on="21 days ago")
    network.edit("sean", cadence="weekly", cadence_set_on="21 days ago")

    def press(*labels: str) -> list[str]:
        """Press the first of these on each step until none is left; what the page said."""
        said = []
        while steps := page.answer({"view": WEEK | {"hours": 9}})["view"]["steps"]:
            acts = dict(steps[0]["acts"])
            message = next(acts[label] for label in labels if label in acts)
            said.append(page.answer(message | {"view": WEEK})["said"])
            assert len(said) < 9
        return said

    assert len(press("Next week")) == 5
    assert network.promises[0].due_on == network.today + timedelta(days=7)
    later = network.agenda(network.today + timedelta(days=7), hours=9)
    assert {step.kind for step in later.steps} == {"promise", "referral", "report back", "ask", "renewal"}
    for _ in range(5):
        network.undo()
    assert len(press("Not any more", "No answer")) == 5
    assert network.promises[0].cancelled_on == network.asks[0].dropped_on == network.today


def test_of_many_steps_for_later_twenty_are_sent_and_then_more(page: MyNetwork) -> None:
    for number in range(25):
        page.network.promise("mei", f"letter {number}", due="tomorrow")
    week = WEEK | {"hours": "half an hour"}
    first, more = (page.answer({"view": view})["view"] for view in (week, week | {"later": 70}))
    assert [(len(one["later"]), one["more"]) for one in (first, more)] == [(20, 4), (24, 0)]


def undo(page: MyNetwork, step: Any, view: dict[str, Any] = PEOPLE) -> dict[str, Any]:
    reply: dict[str, Any] = page.answer({"do": "undo", "step": step, "view": view})
    return reply


def test_undo_takes_back_what_its_button_names_and_then_names_the_step_before(page: MyNetwork) -> None:
    page.network.store.remove(*page.network.store.contacts())
    for number in range(12):
        step = log(page, f"Zola {number}x" * 3)["undo"]
    assert step["what"] == "1 contact and 1 interaction added (Zola 11xZola 11xZola 11x)"
    for left in range(11, -1, -1):
        reply = undo(page, step)
        assert reply["said"].startswith(f"Undone: {step['what']}. {left + 2} earlier steps")
        step = reply["undo"]
        assert len(names(reply)) == len(page.network.interactions) == left
    assert step["what"] == "2 contacts removed (Mei Lin and Sean O'Brien)"


def test_undo_leaves_alone_what_another_program_changed_since_and_says_what_that_is(page: MyNetwork) -> None:
    step = log(page, "Mei Lin")["undo"]
    other = Network.open(page.network.store.path)
    other.meet("Zola Adeyemi")
    reply = undo(page, step)
    assert reply["said"] == (
        "Something else was changed meanwhile: 1 contact added (Zola Adeyemi). "
        "Nothing was undone; look again, then decide."
    )
    assert (len(other.interactions), "Zola Adeyemi" in names(reply)) == (1, True)
    assert undo(page, reply["undo"])["said"].startswith("Undone: 1 contact added (Zola Adeyemi).")
    other.undo()
    assert undo(page, step)["said"].startswith("Something else was changed meanwhile")
    assert len(other.contacts) == 2


def test_undo_of_the_person_who_is_shown_goes_on_in_people(page: MyNetwork) -> None:
    step = log(page, "Zola Adeyemi")["undo"]
    zola = {"name": "person", "id": page.network.contact("Zola Adeyemi").id}
    reply = undo(page, step, zola)
    assert reply["said"].endswith("The person who was shown here is not in your network any more.")
    assert (reply["view"]["name"], names(reply)) == ("people", ["Mei Lin", "Sean O'Brien"])


def test_after_forgetting_there_is_nothing_to_undo(page: MyNetwork) -> None:
    step = log(page, "Mei Lin")["undo"]
    assert page.answer({"do": "forget", "id": "mei", "sure": True, "view": PEOPLE})["undo"] is None
    assert undo(page, step)["said"].startswith("There is nothing to undo. The last 20 changes can be undone, but none")


def test_undo_of_a_file_that_cannot_be_written_says_why(page: MyNetwork, monkeypatch: pytest.MonkeyPatch) -> None:
    file = page.network.store.path
    step = log(page, "Mei Lin")["undo"]
    with closing(sqlite3.connect(file)) as another:
        another.execute("BEGIN IMMEDIATE")
        page.network = Network(Store.open(file, timeout=0.05))
        with pytest.raises(StoreBusy, match="is locked by another program"):
            undo(page, step)
        another.rollback()
    page.network.store.close()
    monkeypatch.setattr("os.access", lambda *_: False)  # Who runs the tests may be allowed to write anything.
    page.network = Network.open(file)
    assert page.network.store.read_only
    with pytest.raises(StoreError, match="it can only be read here"):
        undo(page, step)
    assert len(page.network.interactions) == 1


def test_an_error_is_sent_as_our_sentence_and_whatever_fails_is_sent_at_all(page: MyNetwork) -> None:
    sent: list[dict[str, Any]] = []
    page.send = sent.append
    page._receive(page, {"do": "log", "name": "", "view": LOG, "n": 4}, [])
    page._receive(page, {"view": {"name": "nothing of ours"}, "n": 5}, [])
    assert sent[0] == {"error": "Write a name. A first name or an alias is enough.", "n": 4}
    assert sent[1]["n"] == 5
    assert sent[1]["error"].startswith("This did not work")


def test_a_drawing_of_the_map_and_the_answer_to_a_click_do_not_wait_for_each_other(page: MyNetwork) -> None:
    sent: Queue[dict[str, Any]] = Queue()
    page.send = sent.put
    with page._turn:  # as while a click is answered
        page._receive(page, {"do": "map", "what": "draw", "aside": True, "n": 6}, [])
        assert sent.get(timeout=60).keys() > {"svg", "n"}


def test_nothing_that_is_saved_with_a_notebook_names_anybody(page: MyNetwork) -> None:
    log(page, "Zola Adeyemi")
    saved = f"{page.get_state()} {page!r}"
    assert "_esm" in saved
    assert not re.search("Mei|Brien|Zola", saved)


def test_a_module_brings_all_that_it_imports_with_it() -> None:
    inside = 'from "data:text/javascript;base64,([^"]+)"'

    def modules(text: str) -> list[str]:
        imported = [base64.b64decode(one).decode() for one in re.findall(inside, text)]
        return [text, *(deeper for one in imported for deeper in modules(one))]

    found = modules(bundle("my_network.js"))
    assert any("export function h(" in one for one in found)
    assert not any(re.search(r'from "\.', one) for one in found)
