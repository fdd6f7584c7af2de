"""The form of the lesson Assess in a real JupyterLab, with a real kernel, a real file and a real browser."""

import re

import nbformat
import pytest
from playwright.sync_api import Page, expect

from netkit.network import Network
from tests.lab import AGAIN, JupyterLab, complaints, restart, run_all

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CELL = """\
from netkit import Network, widgets
widgets.name_generator(Network.open("my-network.db"))"""
SIX = ("Bmab Lin", "Jae", "Noor", "Ola", "Sean O'Brien", "Zola")


def test_six_people_are_assessed_by_keyboard_and_found_again_after_a_restart(
    jupyterlab: JupyterLab, page: Page
) -> None:
    mine = jupyterlab.folder / "assess"
    mine.mkdir()
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, mine / "form.ipynb")
    jupyterlab.open(page, mine / "form.ipynb")
    run_all(page)
    root, press = page.locator(".nk-root"), page.keyboard.press
    name = root.get_by_role("group", name="Who stands by you").get_by_label("Name or alias")
    name.focus()
    for one in SIX:  # The letters b, m and a are also commands of JupyterLab.
        page.keyboard.type(one)
        press("Enter")
        expect(root.get_by_text(f"Kept: {one}, for support; {one} is new")).to_be_visible()
        expect(name).to_be_focused()
        expect(name).to_have_value("")
    expect(page.locator(".jp-Cell")).to_have_count(1)
    page.keyboard.type("Shean O'Brien")
    press("Enter")
    expect(root.get_by_role("button", name="Sean O'Brien", exact=True).first).to_be_focused()
    press("Enter")
    expect(root.get_by_text("Sean O'Brien is here already.")).to_be_visible()
    expect(name).to_be_focused()

    root.get_by_label("How close Jae is to you").select_option("4")
    expect(root.get_by_text("Changed: Jae")).to_be_visible()
    root.get_by_label("Think of").focus()
    press("Tab")
    press("Space")  # Bmab Lin and Jae
    expect(root.get_by_text("Kept: Bmab Lin and Jae know each other")).to_be_visible()
    root.get_by_label("How close Bmab Lin and Jae are").select_option("5")
    expect(root.get_by_text("know each other, very close.")).to_be_visible()
    root.get_by_label("Zola", exact=True).focus()
    press("Tab")
    following = root.get_by_role("button", name="Next person")
    expect(following).to_be_focused()
    press("Enter")
    expect(root.get_by_text("5 of 15 pairs looked at")).to_be_visible()
    expect(root.get_by_label("Bmab Lin", exact=True)).to_be_focused()
    expect(root.get_by_label("Bmab Lin", exact=True)).to_be_checked()
    for number in (9, 12, 14):
        following.click()
        expect(root.get_by_text(f"{number} of 15 pairs looked at")).to_be_visible()
    following.click()
    expect(root.get_by_text("Complete: all 15 pairs were looked at.")).to_be_visible()
    expect(root.get_by_text("Density 0.07: 1 of 15 pairs")).to_be_visible()
    found = complaints(page)
    assert found == [], "\n".join(found)

    press("Control+s")
    expect(page.get_by_text("Saving completed")).to_be_visible()
    saved = (mine / "form.ipynb").read_text(encoding="utf-8")
    assert AGAIN in saved
    assert not re.search("Bmab|Brien|Zola", saved)
    restart(page)
    expect(page.get_by_text(AGAIN).locator("visible=true")).to_be_visible()
    run_all(page)
    expect(root.get_by_text("Complete: all 15 pairs were looked at.")).to_be_visible()
    network = Network.open(mine / "my-network.db")
    assert sorted(one.name for one in network.contacts) == sorted(SIX)
    assert [tie.closeness for tie in network.ties] == [5]
    assert network.contact("Jae").closeness == 4
