"""A beginner's first hour in a real JupyterLab: every careless way to answer, then what was handed in is marked."""

import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from netkit import topics
from netkit.course import sources
from netkit.grading.classroom import Classroom
from netkit.topics import catalogue
from tests.browser import axe_violations
from tests.lab import running

pytestmark = [pytest.mark.slow, pytest.mark.browser]

EXERCISE = "exercise-02-assess"
PLACE = f"exercises/{EXERCISE}/{EXERCISE}.ipynb"
STUDENT, IN_THE_CLASS_LIST = "Jo\u0308rg K", "JÖRG  k"
RED = ".jp-OutputArea-output:is([data-mime-type*=error], [data-mime-type*=stderr])"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home") / "mine"


@pytest.fixture(scope="module")
def address(place: Path) -> Iterator[str]:
    command = (sys.executable, "-m", "netkit", "lab", "--workspace", place, "--student", STUDENT, "--no-book")
    with running(*command, cwd=place.parent, within=300) as printed:
        yield printed


class Notebook:
    """The exercise, open in JupyterLab."""

    def __init__(self, page: Page, address: str, name: str = PLACE) -> None:
        self.page = page
        page.goto(address.replace("start-here.ipynb", name) + "&reset")
        self.idle()

    def idle(self) -> None:
        self.page.get_by_text("Python 3 | Idle").wait_for()

    def menu(self, menu: str, item: str | re.Pattern[str]) -> None:
        self.page.get_by_role("menuitem", name=menu, exact=True).click()
        self.page.get_by_role("menuitem", name=item).first.click()

    def cell(self, words: str) -> Locator:
        """The first cell with these words, also when they are typed over."""
        text = self.page.locator(".cm-content", has_text=words)
        found = self.page.locator(".jp-Notebook .jp-CodeCell", has=text).first
        found.evaluate("(node, words) => node.dataset.words = words", words)
        return self.page.locator(f".jp-CodeCell[data-words={json.dumps(words)}]")

    def run(self, cell: Locator) -> str:
        """Run a cell and return what its first card says."""
        prompt = cell.locator(".jp-InputArea-prompt")
        before = prompt.inner_text()
        self.page.keyboard.press("Control+Enter")
        expect(prompt).not_to_have_text(before)
        expect(prompt).to_have_text(re.compile(r"\[\d+\]"))
        return cell.locator('.jp-OutputArea-output [role="status"]').first.inner_text()

    def write(self, cell: Locator, text: str) -> str:
        """Replace everything in a cell, run it and return what its card says."""
        cell.scroll_into_view_if_needed()
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)
        return self.run(cell)

    def type(self, cell: Locator, text: str) -> str:
        """Type over the last line of a cell, which holds the dots or the last answer; run it."""
        cell.scroll_into_view_if_needed()
        cell.locator(".cm-content").click()
        for key in ("Control+End", "Shift+Home", "Backspace"):
            self.page.keyboard.press(key)
        self.page.keyboard.insert_text(text)
        return self.run(cell)


PRACTICE = {
    "density": {
        "0,19": "✓ Right · practice, not counted\nThe pairs that",
        "0,07": "○ Not yet",
        "“0.19”": "✓ Right",
        "15/78": "✓ Right",
        "15 of 78": "✓ Right",
        "19 %": "✓ Right",
        "density = 0.19": "✓ Right",
        "practice.density": "“practice.density” is not a number. Type a number from 0 to 1, such as: 0.25",
        "15 / (13*12/2)": "is more than one number, or a calculation",
        "19": "For a percentage, type the sign too.",
        "28 of 91": "You counted the owner too.",
        "...": "\N{EN DASH} Not answered",
    },
    "alone": {
        "Priya, Chidi": "✓ Right",
        "priya and CHIDI": "✓ Right",
        "‘Priya’; „Chidi“": "✓ Right",
        "Priya Chidi": "✓ Right",
        "none": "Missing: 2 names.",
        "Pryia": "Did you mean Priya?",
        "Chidi, Rui": "Right: Chidi.\nNot right: Rui.\nMissing: 1 name.",
    },
    "help": {
        "news: nobody; know-how nobody; NAME: one person; word = several; draft several; courage: one": "✓ Right",
        "draft: several": "Right: draft.\nNo label yet: news, know-how, name, word and courage.",
    },
    "statements": {
        "A: cannot tell; B: true; C: can’t tell; D: false; E: false; F: true": "✓ Right",
        "? true ? false false true": "✓ Right",
        "A true B true": "Right: B.\nNot yet right: A.\nNo label yet: C, D, E and F.",
        "A: maybe": "A has “maybe”, which is none of the labels",
    },
}


def test_a_beginners_first_hour(page: Page, address: str, place: Path, tmp_path: Path) -> None:
    notebook = Notebook(page, address)

    # A check before anything has run, as one does on reopening.
    check = notebook.cell('check("assess.density")')
    check.scroll_into_view_if_needed()
    check.locator(".cm-content").click()
    assert "“check” is not known yet" in notebook.run(check)

    notebook.menu("Run", "Run All Cells")
    last = notebook.cell('overview("assess")')
    expect(last.get_by_text("0 of 9 answered")).to_be_attached()
    begin = notebook.cell("begin(")
    expect(begin.get_by_text(f"Your case is made for {STUDENT}, course netkit")).to_be_attached()

    # Letters typed beside a cell make, cut and change no cells; into a cell for text they go as text.
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    page.locator(".jp-Notebook .jp-MarkdownCell h2").first.click()
    page.keyboard.type("abxddmyrz00")
    density = notebook.cell("%%try assess.density")
    density.locator(".jp-InputArea-prompt").click()
    page.keyboard.type("about 0,07")
    expect(density.locator(".cm-content")).to_contain_text("...about 0,07")
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells
    assert density.locator(".cm-line").count() == 2

    # Practice, in every careless way.
    for question, answers in PRACTICE.items():
        cell = notebook.cell(f"%%try assess.{question}")
        for text, said in answers.items():
            assert said in notebook.type(cell, text), text
    assert density.locator(".cm-line span").count() == 0  # text, not coloured as Python
    assert density.get_by_role("textbox", name="Text for %%try assess.density").count() == 1

    # The own case: right answers, with first lines deleted, changed and mixed up.
    case = topics.make("assess", course="netkit", student=STUDENT)
    right = {
        name: question.typed(question.reference, catalogue.topic("assess").forms[name](case), case)
        for name, question in catalogue.questions("assess").items()
        if question.points
    }
    ways = {
        "help": right["help"].upper(),
        "alone": f"%answer assess.alone\n{right['alone'].lower()}",
        "groups": f"%%answer assess.groups {right['groups'].replace(chr(10), '; ')}",
        "density": right["density"].replace(".", ","),
        "says": f"{right['says']}\n%%answer assess.says",
        "meet": f"%%answer assess.meet\n{right['meet'].replace(': ', ' = ')}",
        "statements": f"%%answer assess.density\n{right['statements'].replace(chr(10), '; ')}",
        "plan": right["plan"].replace(", ", " and "),
        "reflection": "One contact stands apart.\nWe met once.",
    }
    for name, text in ways.items():
        cell = notebook.cell(f"%%answer assess.{name}")
        said = notebook.write(cell, text)
        assert "Form is right · your case\nRead: " in said, (name, said)
    last.scroll_into_view_if_needed()
    last.locator(".cm-content").click()
    assert "9 of 9 answered" in notebook.run(last)
    assert "reflection: 7 words, and 120 to 180 are asked for" in last.inner_text()

    # A restart loses nothing that was typed.
    notebook.menu("Kernel", re.compile("^Restart Kernel…"))
    page.locator(".jp-Dialog button.jp-mod-accept").click()
    notebook.idle()
    last.locator(".cm-content").click()
    assert "“overview” is not known yet" in notebook.run(last)
    notebook.menu("Run", "Run All Cells")
    expect(last.get_by_text("9 of 9 answered")).to_be_attached()
    assert page.locator(RED).count() == 0
    assert axe_violations(page, ".jp-Notebook .jp-OutputArea-output [role=status]") == []
    notebook.menu("File", re.compile(r"^Save Notebook(?! As)"))
    expect(page.get_by_text("Saving completed")).to_be_visible()

    # Renamed, reopened, and handed in to a class that knows the student by other letters.
    renamed = (place / PLACE).rename((place / PLACE).with_name("my answers.ipynb"))
    again = Notebook(page, address, str(renamed.relative_to(place)))
    expect(again.cell('overview("assess")').get_by_text("9 of 9 answered")).to_be_attached()
    assert page.locator(RED).count() == 0
    classroom = Classroom(tmp_path / "class")
    classroom.add_sources([sources.find("assess")])
    classroom.generate(EXERCISE)
    handed_in = tmp_path / "class" / "submitted" / IN_THE_CLASS_LIST / EXERCISE
    handed_in.mkdir(parents=True)
    shutil.copyfile(renamed, handed_in / f"{EXERCISE}.ipynb")
    assert classroom.autograde(EXERCISE, IN_THE_CLASS_LIST) is None
    (row,) = classroom.grades(EXERCISE)
    assert (row.score, row.by_hand) == (20, 1)
