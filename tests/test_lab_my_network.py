"""A student's fortnight on the page My network, in a real JupyterLab: by mouse, and again by keyboard alone."""

import re
from contextlib import suppress
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from netkit.cli import main
from netkit.course import workspace
from netkit.network import Network
from tests.lab import AGAIN, JupyterLab, complaints, restart, run_all

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SIX = {
    "information": ("Bmab Lin", "Jae Sato"),
    "referral": ("Noor Haddad",),
    "support": ("Ola Berg", "Sean O'Brien", "Zola Adeyemi"),
}
QUESTIONS = {"information": "Who tells you things", "referral": "Who would tell you", "support": "Who stands by you"}


class Mouse:
    """Points, clicks and types; looks at each view with axe."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: list[str] = []

    def press(self, control: Locator) -> None:
        control.click()

    def write(self, field: Locator, text: str) -> None:
        field.click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def choose(self, field: Locator, label: str) -> None:
        field.select_option(label=label)

    def enter(self, field: Locator) -> None:
        field.press("Enter")

    def look(self) -> None:
        self.found += complaints(self.page)

    def restart(self) -> None:
        restart(self.page)

    def run(self) -> None:
        run_all(self.page)


class Keyboard(Mouse):
    """Moves by Tab and types; from the first Tab on, nothing is clicked, nor focused by a script."""

    def reach(self, control: Locator) -> None:
        control.wait_for()
        for _ in range(400):
            way: str = control.evaluate(
                "element => { const now = document.activeElement; return element === now ? '' :"
                " now.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? 'Shift+Tab' : 'Tab' }"
            )
            if not way:
                return
            self.page.keyboard.press(way)
        msg = f"no Tab leads to {control}"
        raise AssertionError(msg)

    def press(self, control: Locator) -> None:
        self.reach(control)
        self.page.keyboard.press("Space" if control.get_attribute("type") == "checkbox" else "Enter")

    def write(self, field: Locator, text: str) -> None:
        self.reach(field)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def choose(self, field: Locator, label: str) -> None:
        self.reach(field)
        self.page.keyboard.type(label[0])

    def enter(self, field: Locator) -> None:
        self.reach(field)
        self.page.keyboard.press("Enter")

    def look(self) -> None:
        pass

    def command(self, words: str) -> None:
        """Run a command of JupyterLab by its palette."""
        palette = self.page.locator(".lm-CommandPalette-input")
        found = self.page.locator(".lm-CommandPalette-item.lm-mod-active").filter(has_text=words)
        for _ in range(6):  # JupyterLab may take the focus back while it restores its pages after a reload.
            self.page.keyboard.press("Control+Shift+c")
            with suppress(AssertionError):
                expect(palette).to_be_focused(timeout=3_000)
                self.page.keyboard.type(words)
                expect(found).to_be_visible(timeout=3_000)
                break
            self.page.keyboard.press("Escape")
        self.page.keyboard.press("Enter")

    def restart(self) -> None:
        self.command("Restart Kernel…")
        expect(self.page.get_by_role("button", name="Confirm Kernel Restart")).to_be_focused()
        self.page.keyboard.press("Enter")

    def run(self) -> None:
        self.page.get_by_text("Python 3 | Idle").wait_for()
        self.command("Run All Cells")


@pytest.mark.parametrize("hands", [Mouse, Keyboard])
def test_a_fortnight_is_kept_and_found_in_the_terminal_and_in_the_store(
    hands: type[Mouse],
    jupyterlab: JupyterLab,
    page: Page,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mine = jupyterlab.folder / hands.__name__
    workspace.write(mine, student="ada")
    network = Network.open(mine / "my-network" / "my-network.db")
    people = mine / "people.csv"
    rows = [f"Imported {number:03},Firm {number}" for number in range(140)]
    people.write_text("\n".join(["Name,Organisation", *rows]), encoding="utf-8")
    today = network.today

    jupyterlab.open(page, mine / "my-network.ipynb")
    run_all(page)
    by = hands(page)
    root, again = page.locator(".nk-root"), page.get_by_text(AGAIN).locator("visible=true")
    field, undo = root.get_by_label, root.locator(".nk-undo")

    def button(name: str | re.Pattern[str]) -> Locator:
        return root.get_by_role("button", name=name, exact=True).locator("visible=true")

    def said(text: str) -> None:
        expect(root.get_by_text(text).first).to_be_visible()

    # The first day: six people, how close they are, and who knows whom.
    by.press(button("Assess"))
    for kind, names in SIX.items():
        name = root.get_by_role("group", name=QUESTIONS[kind]).get_by_label("Name or alias")
        for one in names:
            by.write(name, one)
            by.enter(name)
            said(f"Kept: {one}, for {kind}")
            expect(name).to_be_focused()
            expect(name).to_have_value("")
    by.write(name, "Shean O'Brien")
    by.enter(name)
    expect(button("Sean O'Brien").first).to_be_focused()
    by.press(button("Sean O'Brien").first)
    said("Sean O'Brien is here already.")
    by.choose(field("How close Jae Sato is to you"), "4 · close")
    said("Changed: Jae Sato")
    by.write(field("From where you know Jae Sato"), "choir")
    by.enter(field("From where you know Jae Sato"))
    said("Changed: Jae Sato")
    by.press(field("Jae Sato", exact=True))
    said("Kept: Bmab Lin and Jae Sato know each other")
    by.choose(field("How close Bmab Lin and Jae Sato are"), "5 · very close")
    said("know each other, very close.")
    for number in (5, 9, 12, 14):
        by.press(button("Next person"))
        said(f"{number} of 15 pairs looked at")
    by.press(button("Next person"))
    said("Complete: all 15 pairs were looked at.")
    said("Density 0.07: 1 of 15 pairs")
    by.look()

    # A list of 140, which comes and is undone and comes again.
    by.press(button("Files"))
    for turn in range(2):
        with page.expect_file_chooser() as chooser:
            by.press(field(re.compile("^Choose a file")))
        chooser.value.set_files(people)
        said("It has 140 new contacts")
        if not turn:
            by.look()
        by.press(button("Import"))
        expect(undo).to_have_text("Undo: 140 contacts added")
        if not turn:
            by.press(undo)
            said("Undone: 140 contacts added.")

    # Talks, with a promise and a referral.
    by.press(button("Log"))
    by.write(field("With whom"), "Mabel Zhao")
    said("New in your network.")
    by.write(field("What about"), "flood maps")
    by.write(field("You promised"), "the book")
    by.write(field("By when"), "in 3 days")
    by.write(field("They told you to call"), "Lin Chen")
    by.look()
    by.enter(field("By when"))
    said("Kept: a talk with Mabel Zhao on")
    expect(field("With whom")).to_be_focused()
    by.write(field("With whom"), "Mabel Zhoa")
    by.enter(field("With whom"))
    said("Is it Mabel Zhao?")
    by.look()  # a question is open
    by.press(button("Somebody else"))
    said("Kept: a talk with Mabel Zhoa on")
    by.write(field("With whom"), "bmab")  # b is also a command of JupyterLab.
    by.press(button(re.compile("^Bmab Lin")))
    by.enter(field("With whom"))
    said("Kept: a talk with Bmab Lin on")
    expect(page.locator(".jp-Cell")).to_have_count(2)

    by.write(field("What about"), "half a thought")

    # A day is corrected, a person renamed, and two made one, undone, and made one again.
    by.press(button("People"))
    said("1 to 50 of 148 people")
    by.look()
    by.write(field("Search"), "flood")
    said("1 person.")
    by.press(button("Mabel Zhao"))
    by.press(button(re.compile("^Correct: talk with")))
    by.write(field("Day").locator("visible=true"), "yesterday")
    by.press(button("Save the line"))
    said("Changed: talk with Mabel Zhao")
    by.press(root.locator("summary", has_text="Name, circles, closeness"))
    by.write(field("Name", exact=True), "Mabel Zhao-Berg")
    by.look()
    by.press(button("Save"))
    expect(root.get_by_role("heading", name="Mabel Zhao-Berg")).to_be_focused()
    for turn in range(2):
        by.write(field("Same person as"), "Mabel Zhoa")
        by.press(button("Make them one …"))
        by.press(button(re.compile("^Keep the name")))
        expect(undo).to_contain_text("contact")
        expect(root.get_by_text("talk with Mabel Zhao-Berg")).to_have_count(2)
        if not turn:
            by.press(undo)
            expect(root.get_by_text("talk with Mabel Zhao-Berg")).to_have_count(1)

    # What was typed and not kept yet is still there.
    by.press(button("Log"))
    expect(field("What about")).to_have_value("half a thought")

    # What was changed elsewhere is seen when one comes back.
    network.edit("Ola Berg", notes="from the terminal")
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(undo).to_have_text("Undo: 1 contact changed (Ola Berg)")

    # What is due is done.
    by.press(button("This week"))
    said("Keep your promise to Mabel Zhao-Berg: the book")
    by.look()
    by.press(button(re.compile("^Done: Keep your promise")))
    said(f"Done on {today}:")
    by.press(button(re.compile("^Wrote: Get in touch with Lin Chen")))
    said(f"Contacted on {today}:")

    # The kernel ends, and the notebook is opened again.
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Saving completed")).to_be_visible()
    saved = (mine / "my-network.ipynb").read_text(encoding="utf-8")
    assert AGAIN in saved
    assert not re.search("Mabel|Imported|flood|the book|Jae", saved)
    expect(again).to_have_count(0)
    by.restart()
    expect(again).to_be_visible()
    expect(page.get_by_text("model not found").locator("visible=true")).to_have_count(0)
    page.reload()
    expect(again).to_be_visible()
    by.run()
    expect(again).to_have_count(0)
    by.press(button("Files"))
    by.press(button("Export for an address book"))
    said("Written: vcard-")
    by.look()
    assert by.found == [], "\n".join(by.found)

    # All of it is in the store, in the file that was exported, and in the terminal.
    yesterday = today - timedelta(days=1)
    mabel = network.contact("Mabel Zhao-Berg")
    talks = [(one.on, one.summary) for one in network.interactions if mabel.id in one.contacts]
    assert sorted(talks) == [(yesterday, "flood maps"), (today, "")]
    assert [(one.due_on, one.done_on) for one in network.promises] == [(today + timedelta(days=3), today)]
    assert [(one.person, one.contacted_on) for one in network.referrals] == [("Lin Chen", today)]
    jae = network.contact("Jae Sato")
    assert (jae.closeness, jae.circles, jae.roles) == (4, ("choir",), {"information"})
    (tie,) = network.store.ties()
    assert ({network.contact(one).name for one in (tie.a, tie.b)}, tie.closeness) == ({"Bmab Lin", "Jae Sato"}, 5)
    assert len(network.contacts) == 140 + 6 + 1
    (cards,) = (mine / "my-network").rglob("*.vcf")
    assert "FN:Mabel Zhao-Berg" in cards.read_text(encoding="utf-8")
    monkeypatch.setenv("NETKIT_NETWORK", str(network.store.path))
    for command, words in {
        ("contacts", "--circle", "choir"): ["Jae Sato"],
        ("contact", "Mabel Zhao-Berg"): ["flood maps", str(yesterday), "the book (done)", "call Lin Chen (contacted)"],
        ("agenda",): ["Thank Mabel Zhao-Berg for referring you to Lin Chen"],
    }.items():
        assert main(command) == 0
        printed = capsys.readouterr().out
        assert [word for word in words if word not in printed] == [], printed
