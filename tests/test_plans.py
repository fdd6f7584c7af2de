"""What you plan: a promise to yourself, in the file, in the agenda, in the terminal and on My network."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from netkit import widgets
from netkit.cases import identity
from netkit.cli import main
from netkit.errors import InvalidRecord, InvalidRequest
from netkit.measures.follow_up import kept_on_time
from netkit.model import ME, Contact, ContactId, Promise
from netkit.network import Network
from netkit.store import Store
from netkit.widgets.my_network import MyNetwork
from tests.test_store_migrations import old_store

TODAY = date(2026, 3, 20)


@pytest.fixture
def network() -> Network:
    return Network.of(Contact(ContactId("mei"), "Mei Lin"), today=TODAY)


def test_a_plan_stands_in_the_week_in_ones_own_words_and_on_its_second_day_the_week_asks(network: Network) -> None:
    plan = network.plan("thank her for the tip", whom="M.", due="tomorrow", look_again="in 3 days")
    assert [one.name for one in network.contacts] == ["Mei Lin"]
    assert [step.what for step in network.agenda().steps] == [
        "You planned: M.: thank her for the tip",
        "You planned: what came of it? M.: thank her for the tip",
    ]
    network.mark(plan, "done")
    assert [(one.due_on.day, one.is_open) for one in network.plans()] == [(21, False), (23, True)]
    network.undo()
    network.undo()
    assert len(network.plans()) == 0


def test_a_plan_is_no_promise_to_anybody(network: Network) -> None:
    network.add(Promise("p", date(2026, 3, 1), date(2026, 3, 2), "me", ME, "send the book"))
    assert kept_on_time(network.promises, today=TODAY).whole == 0


def test_a_plan_looks_ahead_and_nobody_else_promises_you_to_yourself(network: Network) -> None:
    for due, again in (("2026-03-19", None), ("in 2 weeks", "in 1 week")):
        with pytest.raises(InvalidRequest, match="a plan looks ahead"):
            network.plan("write", due=due, look_again=again)
    with pytest.raises(InvalidRecord, match="only what you plan yourself"):
        Promise("p", TODAY, TODAY, "them", ME, "send notes")
    assert len(network.plans()) == 0


def test_a_file_of_before_keeps_its_promises_and_takes_plans(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    promise = Promise("p", date(2026, 3, 1), date(2026, 3, 9), "me", ContactId("mei"), "a book")
    old_store(old, 6, Contact(ContactId("mei"), "Mei"), promise)
    with Store.open(old) as store:
        assert store.promises() == [promise]
        store.add(Promise("q", TODAY, TODAY, "me", ME, "write to M."))
        mei = store.contact("mei")
        assert mei is not None
        store.remove(mei)
        assert [one.id for one in store.promises()] == ["q"]
        store.undo()
        assert [one.id for one in store.promises()] == ["p", "q"]


def test_the_page_and_the_terminal_plan_alike(
    network: Network, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, week = MyNetwork(network), {"name": "week"}
    fields = {"whom": "M.", "what": "ask for ten minutes", "due": "tomorrow", "again": "in 2 weeks"}
    said = page.answer({"do": "plan", **fields, "view": week})
    assert said["said"] == "Planned by 2026-03-21: M.: ask for ten minutes. This page will ask what came of it."
    (step,) = said["view"]["steps"]
    assert (step["what"], step["contact"]) == ("You planned: M.: ask for ten minutes", "")
    assert [label for label, _ in step["acts"]] == ["Done", "Next week", "Not any more"]
    with pytest.raises(InvalidRequest, match="Write what you will do"):
        page.answer({"do": "plan", **fields, "what": " ", "view": week})
    file = str(tmp_path / "mine.db")
    assert main(["plan", "--network", file, "ask for ten minutes", "--whom", "M.", "--due", "tomorrow"]) == 0
    assert main(["plan", "--network", file]) == 0
    assert capsys.readouterr().out.count("you planned: M.: ask for ten minutes") == 2


def test_a_lesson_begins_with_what_was_planned_last_and_with_nothing_where_nothing_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity.save(tmp_path, student="mei")
    (tmp_path / "lessons").mkdir()
    monkeypatch.chdir(tmp_path / "lessons")
    assert widgets.last_act() is None
    page = widgets.my_network()
    page.network.plan("an older plan", due="tomorrow")
    page.network.edit(next(iter(page.network.plans())), made_on=page.network.today - timedelta(7))
    page.network.plan("thank her", whom="M.", due="today", look_again="in 2 weeks")
    last = widgets.last_act()
    assert last is not None
    assert "thank her" not in last.fallback + str(last.get_state()["views"])
    shown = last.answer({"view": {"name": "plans"}})["view"]["plans"]
    assert [one["what"] for one in shown] == ["M.: thank her", "what came of it? M.: thank her"]
    done, later, never = (message for _, message in shown[0]["acts"])
    (first, _) = last.answer(done | {"view": {"name": "plans"}})["view"]["plans"]
    assert (first["why"], first["acts"]) == (f"done on {last.network.today}", [])
    assert (later["do"], never["do"]) == ("postpone", "drop")
