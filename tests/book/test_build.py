"""Building books of one page: what stops a build, and what is shown in place of what cannot run in a page."""

import os
from pathlib import Path
from shutil import copytree

import pytest

from netkit.course import sources
from netkit.course.book import build, is_stale
from netkit.errors import CourseError

pytestmark = pytest.mark.slow

HEAD = "---\nfile_format: mystnb\nkernelspec: {name: python3, display_name: Python 3}\n---\n\n# A page\n\n"
WIDGET = """\
import ipywidgets

class Slider(ipywidgets.VBox):
    def _repr_mimebundle_(self, **options):
        return {**super()._repr_mimebundle_(**options), "text/html": "<p>the static twin</p>"}

Slider([ipywidgets.IntSlider(description="a moving part")])
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The course's book with its pages taken out, but for one to be written: ``page.md``."""
    source = tmp_path / "source"
    copytree(sources.ROOT / "book", source / "book")
    (source / "_config.yml").write_bytes((sources.ROOT / "_config.yml").read_bytes())
    (source / "_toc.yml").write_text("format: jb-book\nroot: page\n", encoding="utf-8")
    return source


def cell(code: str, options: str = "") -> str:
    return f"```{{code-cell}} ipython3\n{options}{code}\n```\n\n"


def test_a_page_whose_cell_raises_fails_the_build_and_is_named(book: Path, tmp_path: Path) -> None:
    (book / "page.md").write_text(HEAD + cell("whoops = 1 / 0"), encoding="utf-8")
    earlier = tmp_path / "built" / "html" / "index.html"
    earlier.parent.mkdir(parents=True)
    earlier.write_text("the site of yesterday", encoding="utf-8")
    with pytest.raises(CourseError, match=r"page\.md") as failed:
        build(book, tmp_path / "built")
    assert "whoops = 1 / 0" in str(failed.value)
    assert "ZeroDivisionError" in str(failed.value)
    assert earlier.read_text(encoding="utf-8") == "the site of yesterday"


def test_a_link_to_a_page_that_is_not_there_fails_the_build(book: Path, tmp_path: Path) -> None:
    (book / "page.md").write_text(HEAD + "[Read on](nowhere.md).\n", encoding="utf-8")
    with pytest.raises(CourseError, match=r"nowhere\.md"):
        build(book, tmp_path / "built")


def test_a_link_to_an_exercise_is_words_in_the_book(book: Path, tmp_path: Path) -> None:
    (book / "page.md").write_text(f"{HEAD}Do [Exercise 7](../07-give/exercise.md) now.\n", encoding="utf-8")
    html = (build(book, tmp_path / "built").parent / "page.html").read_text(encoding="utf-8")
    assert "<p>Do <em>Exercise 7</em> now.</p>" in html


def test_private_cells_are_shown_but_not_run_and_widgets_show_their_static_twin(book: Path, tmp_path: Path) -> None:
    private = cell("raise RuntimeError('ran')", ":tags: [own-network, skip-execution]\n")
    netkit_too = cell("import netkit; print('netkit', netkit.__version__)")
    (book / "page.md").write_text(HEAD + private + netkit_too + cell(WIDGET), encoding="utf-8")
    html = (build(book, tmp_path / "built").parent / "page.html").read_text(encoding="utf-8")
    assert "RuntimeError" in html
    assert "Traceback" not in html
    assert "<p>the static twin</p>" in html
    assert html.count("a moving part") == 1, "it stands in the cell's code, and nowhere in the state of a widget"
    assert "widget-state" not in html


def test_a_site_is_stale_when_it_is_missing_or_a_page_is_newer(tmp_path: Path) -> None:
    source, site = tmp_path / "source", tmp_path / "html"
    for name in ("book/index.md", "notebooks/start-here.md", "_config.yml", "_toc.yml"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text("text", encoding="utf-8")
    assert is_stale(source, site)
    site.mkdir()
    (site / "index.html").write_text("built", encoding="utf-8")
    built = (site / "index.html").stat().st_mtime
    os.utime(source / "book" / "index.md", (built - 1, built - 1))
    for name in ("notebooks/start-here.md", "_config.yml", "_toc.yml"):
        os.utime(source / name, (built, built))
    assert not is_stale(source, site)
    os.utime(source / "notebooks" / "start-here.md", (built + 1, built + 1))
    assert is_stale(source, site)
