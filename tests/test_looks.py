"""The pages of a workspace in a real JupyterLab: at a desk and on a phone, in the light and in the dark."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from netkit.course import lab as course_lab
from netkit.course import workspace
from tests.browser import axe_violations
from tests.lab import running

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WIDTHS = (1280, 390)
THEMES = ("JupyterLab Light", "JupyterLab Dark")
OURS = ".jp-Notebook .jp-RenderedMarkdown, .jp-Notebook .jp-OutputArea-output"

UNREADABLE = """selector => {
    const found = [];
    const name = element => element.textContent.trim().replace(/\\s+/g, " ").slice(0, 60);
    for (const part of document.querySelectorAll(selector)) {
        if (part.scrollWidth > part.clientWidth + 1)
            found.push(`scrolls sideways, ${part.scrollWidth} in ${part.clientWidth}: ${name(part)}`);
        for (const cell of part.querySelectorAll("td, th")) {
            const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
            while (texts.nextNode())
                for (const word of texts.currentNode.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
                    const range = document.createRange();
                    range.setStart(texts.currentNode, word.index);
                    range.setEnd(texts.currentNode, word.index + word[0].length);
                    if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1)
                        found.push(`broken in a narrow column: ${word[0]} in ${name(cell)}`);
                }
        }
    }
    return found;
}"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a JupyterLab that can be told its theme, and the workspace that it serves."""
    folder = tmp_path_factory.mktemp("home") / "workspace"
    workspace.write(folder, student="ada")
    command = ["-m", "jupyterlab", "--LabApp.expose_app_in_browser=True", "--LabApp.default_url=/lab/tree/PAGE"]
    settings = ":".join(str(course_lab.SETTINGS / name) for name in ("everyone", "student"))
    with running(
        *(sys.executable, *command, "--no-browser", "--allow-root", "--log-level=WARN"),
        cwd=folder,
        JUPYTER_CONFIG_PATH=settings,
    ) as address:
        yield address, folder


def run_all(page: Page, address: str, name: str) -> None:
    """Open a notebook, run all its cells, and unfold everything in it."""
    page.set_default_timeout(60_000)
    page.set_viewport_size({"width": WIDTHS[0], "height": 12_000})  # JupyterLab draws the cells that are in sight
    page.goto(address.replace("PAGE", name) + "&reset")
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    page.evaluate("jupyterapp.shell.collapseLeft()")
    page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_function(
        "[...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].every(one => /[0-9]/.test(one.textContent))"
    )
    page.evaluate("document.querySelectorAll('.jp-Notebook details').forEach(fold => { fold.open = true })")


@pytest.mark.parametrize("kind", ["start-here", "lesson-", "exercise-", "mentor-"])
def test_every_page_can_be_read_at_either_width_in_either_theme(kind: str, pages: tuple[str, Path], page: Page) -> None:
    address, folder = pages
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob(f"{kind}*.ipynb"))
    assert names
    for name in names:
        run_all(page, address, name)
        found = []
        for theme in THEMES:
            page.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', {theme})", theme)
            page.wait_for_function(f"document.body.dataset.jpThemeLight === '{str('Light' in theme).lower()}'")
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 12_000})
                page.wait_for_timeout(500)  # JupyterLab lays its panels out anew
                found += [f"{theme}, {width}: {one}" for one in page.evaluate(UNREADABLE, OURS)]
                found += [f"{theme}, {width}: {one}" for one in axe_violations(page, OURS)]
        assert found == [], "\n".join([name, *found])
