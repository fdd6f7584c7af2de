"""An exploration and a live map in a real JupyterLab, by keyboard."""

import nbformat
import pytest
from playwright.sync_api import Page, expect

from tests.lab import JupyterLab, complaints, run_all

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CODE = """\
from netkit import widgets
from netkit.topics import assess
widgets.explore("assess.names", guess=["two", "four"])"""
MAP = "widgets.name_generator(assess.amira())"


def test_a_guess_opens_the_controls_a_try_the_explanation_and_a_map_goes_by_keyboard(
    jupyterlab: JupyterLab, page: Page
) -> None:
    notebook = nbformat.v4.new_notebook(cells=[*map(nbformat.v4.new_code_cell, (CODE, MAP))])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    lesson = jupyterlab.folder / "explore.ipynb"
    nbformat.write(notebook, lesson)
    jupyterlab.open(page, lesson)
    run_all(page)
    root, key = page.locator(".nk-root").first, page.keyboard.press
    button = root.get_by_role

    root.get_by_role("radio", name="two").check()
    root.get_by_role("radio", name="four").focus()
    key("Space")
    expect(button("button", name="Show the explanation")).to_have_count(0)
    found = complaints(page)
    key("Tab")
    key("Enter")
    expect(root.get_by_text("Your guess: four.")).to_be_visible()
    expect(button("heading", name="Try it")).to_be_focused()
    expect(button("button", name="Show the explanation")).to_be_hidden()
    root.get_by_label("Names at most").fill("2")
    key("Enter")
    expect(root.get_by_text("Names at most 2, Year 2004: share of those asked 0.63.")).to_be_visible()
    button("button", name="Show the explanation").click()
    expect(button("heading", name="Explanation")).to_be_focused()
    root.get_by_text("All that can be tried").click()

    # Arrows go to the nearest mark in their direction, and letters are no commands here.
    root = page.locator(".nk-root").last
    cells = page.locator(".jp-Cell").count()
    page.locator("circle[data-who=bao]").focus()
    key("End")
    expect(page.locator("circle[data-who=luca]")).to_be_focused()
    key("ArrowUp")
    expect(page.locator("circle:focus")).to_have_count(1)
    expect(page.locator("circle[data-who=luca]")).not_to_be_focused()
    page.locator("circle[data-who=kalinda]").focus()
    key("b")
    expect(page.locator(".jp-Cell")).to_have_count(cells)
    expect(root.locator("h3", has_text="Kalinda").first).to_be_visible()
    key("Enter")
    expect(root.get_by_text("Kalinda knows none of the others, as far as is on record.")).to_be_visible()
    root.get_by_label("If Kalinda also knew").select_option(label="Ilse")
    expect(root.get_by_text("Groups would fall from 3 to 2.")).to_be_visible()
    page.locator("circle[data-who=bao]").click(force=True)
    root.get_by_role("button", name="Choose on the map").click()
    page.locator("circle[data-who=luca]").click(force=True)
    expect(root.get_by_text("Groups would stay at 3.")).to_be_visible()
    expect(root.get_by_role("row", name="Kalinda and Ilse tied")).to_contain_text("2")
    page.locator("circle[data-who=bao]").focus()
    key("Escape")
    expect(root.get_by_label("Person")).to_be_focused()
    found += complaints(page)
    assert found == [], "\n".join(found)
