"""An exploration and its live map in a real JupyterLab, by keyboard, and what its notebook keeps."""

import sys
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Page, expect

from tests.lab import running
from tests.test_lab_my_network import complaints, run_all

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CODE = """\
from netkit import widgets
widgets.explore("assess.one-wedding", guess=["Bischeri and Castellani", "Peruzzi and Ridolfi"])"""


def test_a_guess_opens_the_map_and_a_wedding_tried_by_keyboard_the_explanation(tmp_path: Path, page: Page) -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CODE)])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    nbformat.write(notebook, tmp_path / "lesson.ipynb")
    command = ["-m", "jupyterlab", "--LabApp.expose_app_in_browser=True", "--LabApp.default_url=/lab/tree/lesson.ipynb"]
    with running(sys.executable, *command, "--no-browser", "--allow-root", "--log-level=WARN", cwd=tmp_path) as address:
        page.set_default_timeout(30_000)
        page.goto(f"{address}&reset")
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
        page.evaluate("jupyterapp.shell.collapseLeft()")
        run_all(page)
        root, key = page.locator(".nk-root"), page.keyboard.press
        button, tried = root.get_by_role, root.get_by_role("row", name="with Peruzzi and Ridolfi tied")

        root.get_by_role("radio", name="Bischeri and Castellani").check()
        root.get_by_role("radio", name="Peruzzi and Ridolfi").focus()
        key("Space")
        expect(button("button", name="Show the explanation")).to_have_count(0)
        found = complaints(page)
        key("Tab")
        key("Enter")
        expect(root.get_by_text("Your guess: Peruzzi and Ridolfi.")).to_be_visible()
        expect(button("heading", name="Try it")).to_be_focused()
        expect(button("button", name="Show the explanation")).to_be_hidden()

        # One mark takes the Tab key; arrows go to the nearest in their direction, and letters are no commands here.
        page.locator("circle[data-who=Castellani]").wait_for(state="attached")
        key("Tab")
        expect(page.locator("circle:focus")).to_have_count(1)
        key("End")
        expect(page.locator("circle[data-who=Tornabuoni]")).to_be_focused()
        key("ArrowUp")
        expect(page.locator("circle[data-who=Ridolfi]")).to_be_focused()
        key("b")
        expect(page.locator(".jp-Cell")).to_have_count(1)
        expect(root.locator("h3", has_text="Ridolfi").first).to_be_visible()
        key("Enter")
        expect(root.get_by_text("Ridolfi knows none of the others, as far as is on record.")).to_be_visible()
        root.get_by_label("If Ridolfi also knew").select_option(label="Peruzzi")
        expect(root.get_by_text("Constraint would rise from 0.53 to 0.68.")).to_be_visible()
        page.locator("circle[data-who=Bischeri]").click(force=True)
        button("button", name="Choose on the map").click()
        page.locator("circle[data-who=Castellani]").click(force=True)
        expect(root.get_by_text("Constraint would rise from 0.53 to 0.58.")).to_be_visible()
        expect(tried.or_(root.get_by_role("row", name="with Ridolfi and Peruzzi tied"))).to_contain_text("0.68")
        page.locator("circle[data-who=Castellani]").focus()
        key("Escape")
        expect(root.get_by_label("Person")).to_be_focused()

        button("button", name="Show the explanation").click()
        expect(button("heading", name="Explanation")).to_be_focused()
        root.get_by_text("All that can be tried").click()
        found += complaints(page)
        assert found == [], "\n".join(found)
