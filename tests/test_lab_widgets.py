"""The widgets in a real JupyterLab, with a real kernel, a real file and a real browser."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Locator, Page, expect

from netkit.model import Contact, Tie
from netkit.store import Store
from tests.browser import axe_violations
from tests.lab import running

pytestmark = [pytest.mark.browser, pytest.mark.slow]

expect.set_options(timeout=20_000)

FORM = """\
from netkit import Network, widgets
me = Network.open("my-network.db")
widgets.name_generator(me)"""

OPEN = "open_lab(Path(), start='form.ipynb', ready=lambda address: print(address, flush=True))"


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a JupyterLab, with its token, and the folder that it serves."""
    folder = tmp_path_factory.mktemp("workspace")
    with running(
        sys.executable, "-c", f"from pathlib import Path; from netkit.course.lab import open_lab; {OPEN}", cwd=folder
    ) as address:
        yield address, folder


@pytest.fixture
def run(lab: tuple[str, Path], page: Page) -> Callable[..., Locator]:
    """Open a notebook of one cell in JupyterLab, run it, and give back the widget that it shows."""
    address, folder = lab

    def run(name: str, code: str) -> Locator:
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        notebook.metadata["language_info"] = {"name": "python"}
        nbformat.write(notebook, folder / name)
        page.set_default_timeout(30_000)
        page.goto(address.replace("form.ipynb", name) + "&reset")
        # Whoever runs a cell before there is a kernel is asked which one to take.
        page.get_by_text("Python 3 | Idle").wait_for()
        _choose(page, "Run", "Run All Cells")
        widget = page.locator(".jp-NotebookPanel .netkit").first
        widget.wait_for()
        return widget

    return run


def _choose(page: Page, *items: str) -> None:
    """Choose an item of JupyterLab's menus, which begins with these words."""
    for item in items:
        page.get_by_role("menuitem", name=re.compile(rf"^{item}(?! and| As| All)")).first.click()


def _save(page: Page) -> None:
    _choose(page, "File", "Save Notebook")
    expect(page.get_by_text("Saving completed")).to_be_visible()


def _fits(page: Page, parts: Locator) -> None:
    """Each part is wide enough to read, and within the output."""
    inside = page.locator(".jp-NotebookPanel .jp-OutputArea:visible").first.bounding_box()
    assert inside
    for part in parts.all():
        box = part.bounding_box()
        assert box
        assert box["width"] >= 90
        assert box["x"] + box["width"] <= inside["x"] + inside["width"]


def _use_phone(page: Page) -> None:
    page.get_by_role("tab", name=re.compile("^File Browser")).click()  # Its panel would leave 26 pixels.
    page.set_viewport_size({"width": 390, "height": 900})


def _add(form: Locator, name: str, closeness: str, circle: str) -> None:
    form.get_by_label("Name or alias").fill(name)
    form.get_by_label("How close to you").select_option(label=closeness)
    form.get_by_label("Where you know them from").fill(circle)
    form.get_by_role("button", name="Add this person").click()
    expect(form.get_by_text(f"{name} was added.")).to_be_visible()


def test_people_and_ties_typed_into_the_form_are_in_the_file_and_come_back(
    lab: tuple[str, Path], page: Page, run: Callable[..., Locator]
) -> None:
    form = run("form.ipynb", FORM)
    _add(form, "Mei", "4 · close", "studies")
    _add(form, "Jae", "2 · fairly distant", "choir")
    form.get_by_label("Name or alias").fill("Mei L.")
    form.get_by_label("How close to you").select_option(label="5 · very close")
    form.get_by_role("button", name="Add this person").click()
    expect(form.get_by_role("alert")).to_contain_text("Mei L. may be Mei. If this is somebody else")
    _add(form, "Noor", "5 · very close", "studies")
    form.get_by_label("How close Jae is to you").select_option(label="3 · in between")
    expect(form.get_by_text("Jae was changed.")).to_be_visible()
    form.get_by_label("Think of").select_option(label="Mei")
    form.get_by_label("Jae", exact=True).check()
    expect(form.get_by_text("Mei and Jae know each other: in between.")).to_be_visible()
    form.get_by_label("How close Mei and Jae are").select_option(label="5 · very close")
    expect(form.get_by_text("Mei and Jae know each other: very close.")).to_be_visible()
    form.get_by_role("button", name="Remove Noor …").click()
    expect(form.get_by_role("button", name="Keep Noor")).to_be_visible()
    assert axe_violations(page, ".jp-NotebookPanel .netkit") == []
    form.get_by_role("button", name="Remove Noor for good").click()
    expect(form.get_by_text("Noor was removed.")).to_be_visible()

    _save(page)
    saved = nbformat.read(lab[1] / "form.ipynb", as_version=4).cells[0].outputs
    assert "Mei" not in str(saved)
    assert "application/vnd.jupyter.widget-view+json" in saved[1].data
    expect(page.get_by_text("In JupyterLab this cell shows a form")).to_be_hidden()

    with Store.open(lab[1] / "my-network.db") as store:
        jae, mei = store.contacts()
        assert jae == Contact(jae.id, "Jae", circles=("choir",), closeness=3)
        assert mei == Contact(mei.id, "Mei", circles=("studies",), closeness=4)
        assert store.ties() == [Tie(jae.id, mei.id, 5)]

    again = run("again.ipynb", FORM)
    expect(again.get_by_label("How close Mei is to you").locator("option:checked")).to_have_text("4 · close")
    expect(again.get_by_label("How close Jae is to you").locator("option:checked")).to_have_text("3 · in between")
    assert "2 contacts (choir 1, studies 1)" in (again.get_by_role("img").get_attribute("alt") or "")


def test_the_form_can_be_used_with_the_keyboard_alone(page: Page, run: Callable[..., Locator]) -> None:
    form = run("keys.ipynb", FORM.replace("my-network.db", "keys.db"))
    form.get_by_label("Name or alias").focus()
    for key in ("B", "a", "o", "Tab", "4", "Tab", "j", "o", "b", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(form.get_by_text("Bao was added.")).to_be_visible()
    expect(form.get_by_label("Name or alias")).to_be_focused()
    form.get_by_label("How close Bao is to you").focus()
    for key in ("Space", "ArrowUp", "Enter"):  # JupyterLab takes the arrows of a list that is not open.
        page.keyboard.press(key)
    expect(form.get_by_text("Bao was changed.")).to_be_visible()
    expect(form.get_by_label("How close Bao is to you")).to_be_focused()


def test_whenever_its_kernel_has_ended_a_form_gives_way_to_the_words_that_say_what_to_do(
    lab: tuple[str, Path], page: Page, run: Callable[..., Locator]
) -> None:
    form, again = run("ends.ipynb", FORM), page.get_by_text("Run this cell again to use this form.")

    def lives() -> None:
        expect(form).to_be_visible()
        expect(again).to_be_hidden()

    def is_over() -> None:
        expect(again).to_be_visible()
        expect(page.locator(".jp-NotebookPanel").get_by_role("combobox", name="How close")).to_have_count(0)
        expect(page.get_by_text("model not found").locator("visible=true")).to_have_count(0)

    lives()
    _choose(page, "Kernel", "Restart Kernel…")
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    is_over()
    _choose(page, "Run", "Run All Cells")
    lives()
    _choose(page, "Kernel", "Shut Down Kernel")
    is_over()
    page.get_by_text("No Kernel").first.wait_for()
    _choose(page, "Kernel", "Change Kernel…")
    page.locator(".jp-Dialog select").select_option(label="Python 3")
    page.locator(".jp-Dialog .jp-mod-accept").click()
    page.get_by_text("Python 3 | Idle").wait_for()
    is_over()
    _choose(page, "Run", "Run All Cells")
    lives()
    _save(page)
    page.reload()
    lives()
    _choose(page, "File", "Close and Shut Down Notebook")
    page.locator(".jp-Dialog .jp-mod-accept").click()
    page.goto(lab[0].replace("form.ipynb", "ends.ipynb") + "&reset")
    is_over()


def test_a_form_whose_kernel_has_crashed_gives_way_too(page: Page, run: Callable[..., Locator]) -> None:
    crash = "import os, threading; threading.Timer(4, os._exit, [1]).start()"
    form = run("crash.ipynb", FORM.replace("\n", f"\n{crash}\n", 1))
    expect(form).to_be_hidden()
    expect(page.get_by_text("Run this cell again to use this form.")).to_be_visible()


def test_in_the_dark_and_on_a_phone_the_form_follows_the_theme_and_no_control_is_squeezed(
    lab: tuple[str, Path], page: Page, run: Callable[..., Locator]
) -> None:
    address, token = lab[0].split("/lab/")[0], lab[0].split("token=")[1]
    theme = {"raw": json.dumps({"theme": "JupyterLab Dark"})}
    settings = f"{address}/lab/api/settings/@jupyterlab/apputils-extension:themes"
    assert page.request.put(settings, data=theme, headers={"Authorization": f"token {token}"}).ok
    form = run("dark.ipynb", FORM.replace("my-network.db", "dark.db"))
    page.request.put(settings, data={"raw": "{}"}, headers={"Authorization": f"token {token}"})
    _use_phone(page)
    _add(form, "Mei", "4 · close", "studies")
    _add(form, "Jae", "2 · fairly distant", "choir")
    form.get_by_label("Jae", exact=True).check()
    expect(form.get_by_label("How close Mei and Jae are")).to_be_visible()
    expect(form.get_by_label("Jae", exact=True)).to_have_css("color-scheme", "dark")
    assert axe_violations(page, ".jp-NotebookPanel .netkit") == []
    _fits(page, form.locator("select, input[type=text], button, img, table:visible"))
