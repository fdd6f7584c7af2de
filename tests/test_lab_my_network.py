"""The page of one's own network in a real JupyterLab: an afternoon's tracking by mouse, in one open page."""

import re
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from netkit.course import lab as course_lab
from netkit.course import workspace
from netkit.model import Contact, ContactId
from netkit.network import Network
from tests.browser import axe_violations, too_narrow
from tests.lab import running

pytestmark = [pytest.mark.browser, pytest.mark.slow]

THEMES = ("JupyterLab Light", "JupyterLab Dark")
AGAIN = "Run this cell again to use this page."


def run_all(page: Page) -> None:
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def complaints(page: Page) -> list[str]:
    """What is wrong with the view that is shown, in both themes and at both widths."""
    found = []
    for theme in THEMES:
        page.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', {theme})", theme)
        page.wait_for_function(f"document.body.dataset.jpThemeLight === '{str('Light' in theme).lower()}'")
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 1000})
            page.wait_for_timeout(400)  # JupyterLab lays its panels out anew
            here = [*axe_violations(page, ".nk-root"), *too_narrow(page, ".nk-root, .nk-root div")]
            found += [f"{theme}, {width}: {one}" for one in here]
    return found


def test_an_afternoon_of_tracking_by_mouse_is_kept_and_leaves_no_name_in_the_notebook(
    tmp_path: Path, page: Page
) -> None:
    workspace.write(tmp_path, student="ada")
    network = Network.open(tmp_path / "my-network" / "my-network.db")
    network.add(*(Contact(ContactId(f"c{number}"), f"Imported {number:03}") for number in range(140)))
    today = network.today
    command = ["-m", "jupyterlab", "--LabApp.expose_app_in_browser=True", "--LabApp.default_url=/lab/tree/PAGE"]
    settings = ":".join(str(course_lab.SETTINGS / name) for name in ("everyone", "student"))
    with running(
        *(sys.executable, *command, "--no-browser", "--allow-root", "--log-level=WARN"),
        cwd=tmp_path,
        JUPYTER_CONFIG_PATH=settings,
    ) as address:
        page.set_default_timeout(30_000)
        page.goto(address.replace("PAGE", "my-network.ipynb") + "&reset")
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
        page.evaluate("jupyterapp.shell.collapseLeft()")
        run_all(page)
        root, again = page.locator(".nk-root"), page.get_by_text(AGAIN).locator("visible=true")
        button, field = root.get_by_role, root.get_by_label
        found: list[str] = []

        field("With whom").press_sequentially("Mabel Zhao")
        expect(root.get_by_text("New in your network.")).to_be_visible()
        field("What about").fill("flood maps")
        field("You promised").fill("the book")
        field("By when").fill("in 3 days")
        found += complaints(page)
        field("By when").press("Enter")
        expect(root.get_by_text("Kept: a talk with Mabel Zhao on")).to_contain_text("is new in your network")
        expect(field("With whom")).to_be_focused()
        field("With whom").press_sequentially("bmab")  # The letter b is also a command of JupyterLab.
        expect(page.locator(".jp-Cell")).to_have_count(2)
        field("With whom").fill("zha")
        button("button", name="Mabel Zhao", exact=True).click()
        expect(field("With whom")).to_have_value("Mabel Zhao")

        button("button", name="People", exact=True).click()
        expect(root.get_by_text("1 to 50 of 141 people")).to_be_visible()
        found += complaints(page)
        field("Search").press_sequentially("zha")
        expect(root.get_by_text("1 person.")).to_be_visible()
        button("button", name="Mabel Zhao", exact=True).click()
        button("button", name=re.compile("^Correct: talk with")).click()
        field("Day").locator("visible=true").fill("yesterday")
        button("button", name="Save the line").locator("visible=true").click()
        expect(root.get_by_text("Changed: talk with Mabel Zhao")).to_be_visible()
        root.get_by_text("Name, circles, closeness").click()
        field("Name", exact=True).fill("Mabel Zhao-Berg")
        field("How close").select_option(label="4 · close")
        found += complaints(page)
        button("button", name="Save", exact=True).click()
        expect(button("heading", name="Mabel Zhao-Berg")).to_be_focused()
        root.get_by_text("Add a talk, a promise").click()
        root.locator("select[name=what]").select_option(label="whom they know")
        root.locator("input[name=whom]:visible").press_sequentially("imported 007")
        button("button", name="Imported 007", exact=True).click()
        root.get_by_text("Name, circles, closeness").click()
        found += complaints(page)
        button("button", name="Add", exact=True).click()
        expect(root.get_by_text("Added: Imported 007 and Mabel Zhao-Berg know each other")).to_be_visible()

        root.locator(".nk-link", has_text="People").click()
        expect(field("Search")).to_have_value("zha")

        button("button", name="This week").click()
        expect(root.get_by_text("Keep your promise to Mabel Zhao-Berg: the book")).to_be_visible()
        found += complaints(page)
        button("button", name=re.compile("^Done: Keep your promise")).click()
        expect(root.get_by_text(f"Done on {today}:")).to_be_visible()
        expect(button("button", name=re.compile("^Done"))).to_have_count(0)
        assert found == [], "\n".join(found)

        mabel = network.contact("Mabel Zhao-Berg")
        assert mabel.closeness == 4
        assert [(one.on, one.summary) for one in network.interactions] == [(today - timedelta(days=1), "flood maps")]
        assert [(one.due_on, one.done_on) for one in network.promises] == [(today + timedelta(days=3), today)]

        page.keyboard.press("Control+s")
        expect(page.get_by_text("Saving completed")).to_be_visible()
        saved = (tmp_path / "my-network.ipynb").read_text(encoding="utf-8")
        assert AGAIN in saved
        assert not re.search("Mabel|Imported|flood|the book", saved)

        expect(again).to_have_count(0)
        page.get_by_role("menuitem", name="Kernel", exact=True).click()
        page.get_by_role("menuitem", name=re.compile("^Restart Kernel…(?! and)")).click()
        page.get_by_role("button", name="Confirm Kernel Restart").click()
        expect(again).to_be_visible()
        expect(page.get_by_text("model not found").locator("visible=true")).to_have_count(0)
        run_all(page)
        expect(again).to_have_count(0)
        button("button", name="People", exact=True).click()
        expect(button("button", name="Mabel Zhao-Berg", exact=True)).to_be_visible()
