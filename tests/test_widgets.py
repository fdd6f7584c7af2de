"""The widgets without a browser: what is pressed and typed, what the store then holds, and what is said."""

import re
import sqlite3
import threading
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from netkit.measures.habits import habits
from netkit.model import Ask, Contact, ContactId, Exchange, Interaction, Position, Promise, Record, Referral, Tie
from netkit.network import Network
from netkit.store import Store
from netkit.widgets import name_generator
from netkit.widgets.generator import NameGeneratorView
from netkit.widgets.generator_rules import GENERATORS

MEI = Contact(ContactId("mei"), "Mei", circles=("choir",), closeness=4)
JAE = Contact(ContactId("jae"), "Jae", circles=("job", "choir"), closeness=2)
NOOR = Contact(ContactId("noor"), "Noor")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A store with two contacts, a tie and an archived contact."""
    path = tmp_path / "my-network.db"
    with Store.open(path) as store:
        store.add(MEI, JAE, Tie(MEI.id, JAE.id, 2), Contact(ContactId("ola"), "Ola", archived=True))
    return path


@pytest.fixture
def form(file: Path) -> NameGeneratorView:
    return name_generator(Network.open(file))


def fill_in(form: NameGeneratorView, name: str, *, circle: str = "", closeness: int = 0) -> None:
    form.name.value, form.circle.value, form.closeness.value = name, circle, closeness
    form.add.click()


def read(path: Path) -> tuple[list[Contact], list[Tie]]:
    """What the file holds, read by somebody else, without the archived contact."""
    with Store.open(path) as store:
        return [one for one in store.contacts() if not one.archived], store.ties()


# People.


def test_a_person_who_is_added_is_in_the_file_at_once_and_there_when_the_form_is_made_again(
    form: NameGeneratorView, file: Path
) -> None:
    fill_in(form, "  Ana   María ", circle="studies", closeness=5)
    assert "Ana María was added." in form.message.value
    assert (form.name.value, form.closeness.value) == ("", 0)
    again = name_generator(Network.open(file))
    assert [(row.contact.name, row.closeness.value, row.circle.value) for row in again.rows.values()] == [
        *(("Ana María", 5, "studies"), ("Jae", 2, "job"), ("Mei", 4, "choir")),
    ]
    assert "3 of at most 20" in again.count.value


@pytest.mark.parametrize(
    ("name", "closeness", "said"),
    [
        ("   ", 3, "Please write a name"),
        ("MEI", 3, "MEI is here already"),
        ("Ola", 3, "Ola is here already"),  # archived
        ("Bao", 0, "how close you are to Bao"),
        ("<b>Bao</b>", 0, "&lt;b&gt;Bao&lt;/b&gt;"),
    ],
)
def test_what_cannot_be_added_is_refused_in_words_and_stays_in_the_form(
    form: NameGeneratorView, file: Path, name: str, closeness: int, said: str
) -> None:
    fill_in(form, name, closeness=closeness)
    assert said in form.message.value
    assert 'role="alert"' in form.message.value
    assert form.name.value == name
    assert len(read(file)[0]) == 2


def test_a_near_name_is_asked_about_and_added_when_add_is_pressed_again(form: NameGeneratorView, file: Path) -> None:
    Network.open(file).meet("Ana Silva")
    fill_in(form, "Anna Silva")  # Refused for the closeness, which asks about nobody.
    fill_in(form, "Anna Silva", closeness=3)
    assert "Anna Silva may be Ana Silva." in form.message.value
    assert f"If this is somebody else, press “{form.add.description}” again." in form.message.value
    fill_in(form, "Bao", closeness=3)
    fill_in(form, "Anna Silva", closeness=3)
    assert "may be Ana Silva" in form.message.value  # Somebody else was added in between.
    form.add.click()
    assert "Anna Silva was added." in form.message.value
    assert len(read(file)[0]) == 5


def test_nobody_is_added_past_the_limit_but_everybody_stays(file: Path) -> None:
    form = name_generator(Network.open(file), limit=2)
    fill_in(form, "Bao", closeness=3)
    assert "You have 2 people" in form.message.value
    assert [contact.name for contact in read(file)[0]] == ["Jae", "Mei"]


def test_another_closeness_and_main_circle_are_kept_and_nothing_else_changes(
    form: NameGeneratorView, file: Path
) -> None:
    form.rows[JAE.id].closeness.value = 5
    form.rows[JAE.id].circle.value = "studies"
    form.rows[MEI.id].circle.value = ""
    jae, mei = read(file)[0]
    assert (jae.closeness, jae.circles) == (5, ("studies", "choir"))
    assert (mei.closeness, mei.circles) == (4, ())


def test_somebody_is_removed_only_after_a_second_press_which_says_what_goes_too(file: Path) -> None:
    network = Network.open(file)
    day = date(2026, 3, 20)
    network.add(
        Position("o", MEI.id, "Ward 4"),
        Interaction("i", day, (MEI.id,)),
        Interaction("both", day, (MEI.id, JAE.id)),
        Exchange("e", day, MEI.id, "gave", "support"),
        Ask("a", day, MEI.id, "read a draft"),
        Promise("p", day, day, "me", MEI.id, "send the notes"),
        Referral("r", day, JAE.id, MEI.id),
    )
    form = name_generator(network)
    row = form.rows[MEI.id]
    row.remove.click()
    kinds = {one.__name__.lower() for one in get_args(Record)} - {"contact"}
    assert set(re.findall(r"1 (\w+)", row.warning.value)) == kinds
    assert len(read(file)[0]) == 2
    row.keep.click()
    assert row.warning not in row.children[-1].children
    row.remove.click()
    row.confirm.click()
    assert read(file) == ([JAE], [])
    assert list(form.rows) == [JAE.id]


def test_every_circle_that_the_form_suggests_counts_for_the_habit_of_variety() -> None:
    form = name_generator(Network.of())
    people = [Contact(ContactId(circle), circle, circles=(circle,)) for circle in form.circle.options]
    # With one contact in each circle of the list, and none outside it, the variety is complete.
    assert habits(people, [], [], [], [], [], today=date(2026, 3, 20))[5].result.value == 1


# Who knows whom.


def test_ticking_a_box_makes_a_tie_changing_it_keeps_it_and_unticking_takes_it_away(file: Path) -> None:
    network = Network.open(file)
    network.add(NOOR)
    form = name_generator(network)
    form.ties.person.value = NOOR.id
    pair = form.ties.pairs[MEI.id]
    assert not pair.knows.value
    pair.knows.value = True
    assert Tie(MEI.id, NOOR.id, 3) in read(file)[1]
    pair.closeness.value = 5
    assert Tie(MEI.id, NOOR.id, 5) in read(file)[1]
    pair.knows.value = False
    assert read(file)[1] == [Tie(MEI.id, JAE.id, 2)]


def test_next_person_goes_round_everyone_by_name_and_a_tie_shows_from_both_ends(form: NameGeneratorView) -> None:
    seen = []
    for _ in range(3):
        (pair,) = form.ties.pairs.values()
        seen.append((form.ties.person.label, pair.knows.description, pair.knows.value, pair.closeness.value))
        form.ties.next.click()
    assert seen == [("Jae", "Mei", True, 2), ("Mei", "Jae", True, 2), ("Jae", "Mei", True, 2)]


def test_the_person_thought_of_stays_when_somebody_is_added(form: NameGeneratorView) -> None:
    form.ties.person.value = MEI.id
    fill_in(form, "Bao", closeness=3)
    assert form.ties.person.label == "Mei"
    assert [pair.knows.description for pair in form.ties.pairs.values()] == ["Bao", "Jae"]


def test_with_fewer_than_two_people_there_is_nothing_to_tick(tmp_path: Path) -> None:
    form = name_generator(Network.open(tmp_path / "new.db"))
    assert form.ties.next.disabled
    fill_in(form, "Bao", closeness=3)
    assert form.ties.pairs == {}
    assert "With two people or more" in form.ties.question.value


def test_the_map_follows_each_change(form: NameGeneratorView) -> None:
    assert "2 contacts (choir 1, job 1)" in form.map.value
    fill_in(form, "Bao", circle="choir", closeness=3)
    assert "3 contacts (choir 2, job 1)" in form.map.value


def test_below_the_map_are_the_numbers_that_the_first_lesson_teaches(form: NameGeneratorView) -> None:
    rows = re.findall(r'<th scope="row"[^>]*>([^<]*)</th>', form.map.value)
    assert rows == ["density", "effective size", "constraint", "components"]


# Two at once, and a store that fails.


def test_two_forms_on_one_file_show_each_others_people_when_read_again(file: Path) -> None:
    one, other = (name_generator(Network.open(file)) for _ in range(2))
    fill_in(one, "Bao", closeness=3)
    fill_in(other, "Noor", closeness=4)
    assert [row.contact.name for row in other.rows.values()] == ["Bao", "Jae", "Mei", "Noor"]
    one.again.click()
    assert [row.contact.name for row in one.rows.values()] == ["Bao", "Jae", "Mei", "Noor"]


def test_changing_somebody_whom_the_other_form_removed_is_said_and_the_list_is_put_right(file: Path) -> None:
    one, other = (name_generator(Network.open(file)) for _ in range(2))
    other.rows[MEI.id].confirm.click()
    one.rows[MEI.id].closeness.value = 1
    assert 'role="alert"' in one.message.value
    assert list(one.rows) == [JAE.id]


def test_a_file_that_another_program_keeps_locked_is_said_and_nothing_typed_is_lost(file: Path) -> None:
    form = name_generator(Network(Store.open(file, timeout=0.1)))
    lock = sqlite3.connect(file, isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    fill_in(form, "Bao", closeness=3)
    lock.close()
    assert 'role="alert"' in form.message.value
    assert (form.name.value, form.closeness.value) == ("Bao", 3)
    form.add.click()
    assert [contact.name for contact in read(file)[0]] == ["Bao", "Jae", "Mei"]


def test_a_store_that_fails_is_said_at_the_start(file: Path) -> None:
    network = Network.open(file)
    network.store.close()
    assert 'role="alert"' in name_generator(network).message.value


def test_a_change_made_while_another_one_is_being_shown_is_kept_too(form: NameGeneratorView, file: Path) -> None:
    # JupyterLab runs callbacks in threads of their own.
    changes = [threading.Thread(target=setattr, args=(form.rows[MEI.id].closeness, "value", 1))]

    def meanwhile(_: object) -> None:
        if not changes[0].ident:
            changes[0].start()
            changes[0].join(0.3)

    form.count.observe(meanwhile, "value")
    fill_in(form, "Bao", closeness=3)
    changes[0].join()
    assert [(contact.name, contact.closeness) for contact in read(file)[0]] == [("Bao", 3), ("Jae", 2), ("Mei", 1)]
    assert form.rows[MEI.id].closeness.value == 1


# What is saved with the notebook.


def test_no_name_is_saved_with_the_notebook(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    network = Network.open(file)
    for widget in (name_generator(network),):
        widget._ipython_display_()  # without a notebook, prints what a notebook would save
        saved = capsys.readouterr().out
        assert "application/vnd.jupyter.widget-view+json" in saved
        assert "<p>In JupyterLab" in saved
        assert "Run this cell again to use this form." in saved
        assert "Mei" not in saved
        assert "Mei" not in repr(widget)


def test_the_four_questions_are_asked_in_turn() -> None:
    form = name_generator(Network.of())
    asked = [form.question.value]
    assert form.earlier.disabled
    for _ in range(3):
        form.later.click()
        asked.append(form.question.value)
    assert form.later.disabled
    for question, shown in zip(GENERATORS.values(), asked, strict=True):
        assert question in shown
