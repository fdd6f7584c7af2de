"""``netkit lab`` as a student starts it, in a real browser."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from netkit.course import sources
from tests.lab import running

pytestmark = [pytest.mark.slow, pytest.mark.browser]

FIRST = sources.topics()[0]
TITLE = f"{FIRST.number} · {FIRST.title}"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, site: Path) -> Iterator[str]:
    place = tmp_path_factory.mktemp("home") / "mine"
    command = (sys.executable, "-m", "netkit", "lab", "--workspace", place, "--student", "ada")
    with running(*command, cwd=place.parent, within=300) as printed:
        yield printed


def open_and_wait(page: Page, address: str) -> None:
    """Open a notebook alone, and wait until its cells can be run."""
    page.goto(f"{address}&reset")
    page.get_by_text("Python 3 | Idle").wait_for()


def test_without_a_display_an_address_is_printed_that_opens_start_here(page: Page, address: str) -> None:
    page.goto(address)
    heading = page.locator(".jp-NotebookPanel .jp-RenderedMarkdown h1").first
    expect(heading).to_have_text(re.compile("Start here"))


def test_a_link_of_start_here_opens_the_lesson_beside_it(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".jp-NotebookPanel a", has_text=TITLE).first.click()
    expect(page.locator(".jp-NotebookPanel h1", has_text=TITLE).first).to_be_visible()


def test_the_book_opens_from_start_here_with_its_own_style(page: Page, address: str) -> None:
    page.goto(address)
    with page.expect_popup() as opened:
        page.locator(".jp-NotebookPanel a", has_text="the book").first.click()
    book = opened.value
    expect(book.get_by_role("heading", name="Welcome", level=1)).to_be_visible()
    assert book.locator("h1").first.evaluate("node => getComputedStyle(node).fontSize") == "32px"
    book.get_by_role("link", name=TITLE).first.click()
    expect(book.get_by_role("heading", name=TITLE, level=1)).to_be_visible()


def test_no_window_asks_about_news_or_updates(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)").first).to_be_visible()
    page.wait_for_timeout(3000)
    assert page.locator(".Toastify__toast").count() == 0
    assert page.locator(".jp-Dialog").count() == 0


def test_start_here_knows_who_you_are_before_anything_else_has_run(page: Page, address: str) -> None:
    open_and_wait(page, address)
    who = page.locator(".jp-CodeCell", has_text="%%me")
    who.locator(".cm-content").click()
    assert "cm-lineWrapping" in (who.locator(".cm-content").get_attribute("class") or "")  # long answers wrap
    page.keyboard.press("Shift+Enter")
    expect(who.locator(".jp-OutputArea-output")).to_contain_text("You are ada, course netkit")
    who.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.type("%%me\nname: Zo\u00eb\ncourse: spring")
    page.keyboard.press("Shift+Enter")
    expect(who.locator(".jp-OutputArea-output")).to_contain_text("You are Zo\u00eb, course spring")
    assert page.get_by_role("button", name="Validate").count() == 0  # it says "Success" of wrong answers


def test_a_beginner_writes_a_line_of_thanks_in_start_here_and_lesson_1_shows_it_again(page: Page, address: str) -> None:
    open_and_wait(page, address)
    cells = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell")
    cells.nth(0).locator(".cm-content").click()
    for key in ("Control+End", "Shift+Home", "Backspace"):  # the last line of dots
        page.keyboard.press(key)
    page.keyboard.type("a driver, who waited")
    page.keyboard.press("Shift+Enter")
    expect(cells.nth(0).get_by_role("status")).to_contain_text("They stay in this notebook")
    cells.nth(1).locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    form = cells.nth(1).locator(".nk-root")
    form.get_by_label("Whom").fill("the driver")
    form.get_by_label("What", exact=True).fill("You waited, so I caught the train. Thanks.")
    form.get_by_role("button", name="Plan it").click()  # by the day that stands there
    expect(form.locator(".nk-said")).to_contain_text("Planned by")

    open_and_wait(page, address.replace("start-here.ipynb", str(FIRST.target("lesson"))))
    cells.nth(0).locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    line = cells.nth(0).locator(".nk-root li", has_text="the driver: You waited, so I caught the train. Thanks.")
    expect(line.get_by_role("button", name="Done")).to_be_visible()
