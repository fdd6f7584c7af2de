"""The files of the built book, read without a browser."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from netkit.course import sources

pytestmark = pytest.mark.slow

SOLUTION = re.compile(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", re.DOTALL)
HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS\n(.*?)### END HIDDEN TESTS", re.DOTALL)


def lesson_pages(site: Path) -> list[Path]:
    return sorted((site / "notebooks").rglob("lesson.html"))


class Page(HTMLParser):
    """What a page says of itself, the addresses it points to, and the names that can be pointed to on it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.language: str | None = None
        self.description: str | None = None
        self.targets: list[str] = []
        self.names: set[str] = set()
        self.text = path.read_text(encoding="utf-8")
        self.feed(self.text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        of = dict(attributes)
        if tag == "html":
            self.language = of.get("lang")
        if tag == "meta" and of.get("name") == "description":
            self.description = of.get("content")
        for name, value in attributes:
            if name in {"href", "src"} and value:
                self.targets.append(value)
            if name == "id" and value:
                self.names.add(value)


def test_every_page_says_its_language_and_title_and_what_it_is_about(site: Path) -> None:
    places = (path for path in site.rglob("*.html") if "_static" not in path.parts)
    pages = {path.relative_to(site).as_posix(): Page(path) for path in places}
    titles = {name: re.findall(r"<title>\s*(\S[^<]*)</title>", page.text) for name, page in pages.items()}
    assert [name for name, page in pages.items() if page.language != "en-GB"] == []
    assert [name for name, found in titles.items() if len(found) != 1] == []
    # Two pages have no text of their own.
    assert {name for name, page in pages.items() if not page.description} == {"index.html", "search.html"}


def test_every_link_inside_the_book_leads_somewhere(site: Path) -> None:
    pages = {path: Page(path) for path in site.resolve().rglob("*.html") if "_static" not in path.parts}
    astray = []
    for path, page in pages.items():
        for target in page.targets:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            goal = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            named = not parts.fragment or (goal in pages and unquote(parts.fragment) in pages[goal].names)
            if not goal.exists() or not named:
                astray.append(f"{path.name}: {target}")
    assert astray == []


def test_nothing_of_an_exercises_solutions_is_in_the_book(site: Path) -> None:
    secrets = {
        line.strip()
        for topic in sources.topics()
        for pattern in (SOLUTION, HIDDEN)
        for block in pattern.findall(topic.page("exercise").read_text(encoding="utf-8"))
        for line in block.splitlines()
        if len(line.strip()) > 12
    }
    assert secrets, "no exercise has a marked solution: this test looks for nothing"
    texts = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    leaks = [(path.name, secret) for path, text in texts.items() for secret in secrets if secret.encode() in text]
    assert leaks == []
    assert not [path for path in texts if path.stem.startswith("exercise")]


def test_a_lessons_notebook_lies_beside_its_page_without_outputs(site: Path) -> None:
    for topic in sources.topics():
        beside = site / "notebooks" / topic.folder.name / f"{topic.name('lesson')}.ipynb"
        notebook = json.loads(beside.read_text(encoding="utf-8"))
        code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        assert code
        assert all(cell["outputs"] == [] for cell in code)


def test_links_to_exercises_are_words_since_exercises_are_no_pages(site: Path) -> None:
    for page in lesson_pages(site):
        text = page.read_text(encoding="utf-8")
        assert re.search(r"<em>Exercise \d+</em>", text)
        assert not re.search(r"<a[^>]*>[^<]*Exercise \d+", text)


def test_cells_on_the_readers_own_network_are_shown_and_were_not_run(site: Path) -> None:
    for page in lesson_pages(site):
        cells = page.read_text(encoding="utf-8").split('<div class="cell ')[1:]
        own = [cell for cell in cells if cell.startswith("tag_own-network")]
        assert own
        assert not [cell for cell in own if '<div class="cell_output' in cell]


def test_widgets_are_shown_as_their_static_twins_without_a_widget_library(site: Path) -> None:
    shown = 0
    for page in lesson_pages(site):
        text = page.read_text(encoding="utf-8")
        shown += text.count("<div class='nk-fallback'>")
        assert "widget-state" not in text
        assert "widget-view" not in text
    assert shown


def test_no_page_names_this_computer(site: Path) -> None:
    here = [str(sources.ROOT), str(Path.home()) + "/"]
    pages = [path for path in site.rglob("*") if path.suffix in {".html", ".js", ".ipynb"}]
    assert not [
        path.name for path in pages for place in here if place in path.read_text(encoding="utf-8", errors="replace")
    ]
