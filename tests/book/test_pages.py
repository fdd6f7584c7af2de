"""Every page of the book in a real browser: readable by all, on any screen, and silent towards other hosts.

A test fails at the end of its page if the page asked for anything of another host.
"""

import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from netkit.course import sources
from tests.browser import axe_violations, too_narrow

pytestmark = [pytest.mark.slow, pytest.mark.browser]

TOC = yaml.safe_load((sources.ROOT / "_toc.yml").read_text(encoding="utf-8"))
CHAPTERS = [chapter.get("file") or chapter["glob"] for part in TOC["parts"] for chapter in part["chapters"]]
FOUND = [path.relative_to(sources.ROOT) for name in CHAPTERS for path in sorted(sources.ROOT.glob(f"{name}.md"))]
FILES = [TOC["root"], *(path.with_suffix("").as_posix() for path in FOUND)]
PAGES = [*(f"{file}.html" for file in FILES), "search.html"]
LESSON = next(file for file in FILES if file.endswith("/lesson")) + ".html"


@pytest.mark.parametrize("name", PAGES)
def test_everyone_can_read_the_page_on_a_phone_and_on_a_desk(page: Page, address: str, name: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text) if line.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for width, mode in ((360, "light"), (1280, "dark")):
        page.emulate_media(color_scheme=mode)
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address + name)
        assert page.locator("html").get_attribute("data-theme") == mode
        assert page.locator("article h1:visible, .bd-search-container h1:visible").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"scrolls sideways at {width}"
        assert too_narrow(page, "article") == [], f"at {width}"
        assert axe_violations(page) == [], f"at {width}, {mode}"
    assert complaints == []


@pytest.mark.parametrize(("width", "mode"), [(360, "dark"), (1280, "light")])
def test_the_lesson_is_readable_in_the_other_mode_too(page: Page, address: str, width: int, mode: str) -> None:
    page.emulate_media(color_scheme=mode)
    # Before the page opens: after a later change the theme takes a moment to make what scrolls focusable.
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + LESSON)
    assert axe_violations(page) == []


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_menus_and_search_dialog_are_readable_when_open(page: Page, address: str, mode: str) -> None:
    page.emulate_media(color_scheme=mode)
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(address + LESSON)
    page.locator("button.primary-toggle").click()
    expect(page.locator(".bd-sidebar-primary")).to_be_in_viewport()
    assert axe_violations(page) == []
    page.keyboard.press("Escape")
    page.goto(address + LESSON)
    page.locator("button.search-button").click()
    expect(page.locator("#search-input")).to_be_focused()
    assert axe_violations(page) == []


def test_a_readers_choice_of_mode_is_kept_on_the_next_page(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(address + LESSON)
    while page.locator("html").get_attribute("data-theme") != "dark":
        page.locator("button.theme-switch-button").click()
    page.goto(address + PAGES[0])
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_folded_answers_are_readable_when_open(page: Page, address: str) -> None:
    page.goto(address + LESSON)
    page.evaluate("document.querySelectorAll('article details').forEach(fold => { fold.open = true })")
    assert axe_violations(page) == []


def test_whatever_has_the_keyboard_shows_it(page: Page, address: str) -> None:
    page.goto(address + LESSON)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    for _ in range(25):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "(([e, s]) => [e.outerHTML.slice(0, 80), s.outlineStyle, parseFloat(s.outlineWidth)])"
            "([document.activeElement, getComputedStyle(document.activeElement)])"
        )
        assert outline[1] != "none", outline
        assert outline[2] >= 2, outline


def test_search_finds_a_word_in_the_glossary_and_in_the_lesson(page: Page, address: str) -> None:
    page.goto(f"{address}search.html?q=density")
    results = page.locator("#search-results ul.search li a")
    expect(results.first).to_be_visible()
    found = results.evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    assert "/book/glossary.html" in found
    assert "/notebooks/02-assess-your-network/lesson.html" in found


def test_the_book_opens_from_disk_without_a_server_and_can_be_searched(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    expect(page.get_by_role("heading", level=1, name="Welcome")).to_be_visible()
    page.goto(f"{(site / 'search.html').as_uri()}?q=density")
    expect(page.locator("#search-results ul.search li a").first).to_be_visible()


def test_no_page_loads_a_widget_or_formula_library(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + LESSON)
    page.wait_for_load_state("networkidle")
    heavy = ("require", "embed", "mathjax", "thebe", "fontawesome")
    assert not [url for url in asked if any(word in url.casefold() for word in heavy)]
    assert page.locator("script[type*=widget]").count() == 0


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("name", ["book/paper", "book/mentor-letter", "notebooks/handout"])
def test_a_page_to_print_has_as_many_sheets_as_it_promises(page: Page, address: str, name: str, size: str) -> None:
    page.goto(f"{address}{name}.html")
    pages = re.findall(rb"/Type\s*/Page\b", page.pdf(format=size))
    assert len(pages) == max(1, page.locator(".sheet").count())


def test_a_sheet_to_write_on_is_neither_cut_off_nor_nearly_empty(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 688, "height": 1000})  # A4 less its margins; Letter is wider
    page.emulate_media(media="print")
    page.goto(f"{address}book/paper.html")
    sheets = page.evaluate(
        "[...document.querySelectorAll('.sheet')].map(one => [one.clientHeight, one.scrollHeight, "
        "one.lastElementChild.getBoundingClientRect().bottom - one.getBoundingClientRect().top, "
        "one.querySelector('.lines')?.clientHeight ?? 999])"
    )
    assert len(sheets) == len(sources.topics(sources.notebooks())) + 3
    for height, needed, used, to_write in sheets:
        assert needed <= height
        assert used >= 0.9 * height
        assert to_write >= 120  # four lines
