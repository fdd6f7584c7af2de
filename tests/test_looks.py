"""The pages of a workspace in a real JupyterLab: at a desk and on a phone, in the light and in the dark."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from netkit.course import workspace
from tests.browser import axe_violations, too_narrow
from tests.lab import JupyterLab, change_theme

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DESK = 1280
LOOKS = (("JupyterLab Light", 390), ("JupyterLab Dark", DESK))
"""Colours are a matter of the theme alone, and whether words have room one of the width: each is looked at once."""
OURS = ".jp-Notebook .jp-RenderedMarkdown, .jp-Notebook .jp-OutputArea-output"

UNSTYLED = """() => {
    const found = [];
    for (const block of document.querySelectorAll('.jp-Notebook .jp-RenderedMarkdown [class^="nk-"]')) {
        const style = getComputedStyle(block);
        if (style.backgroundColor === "rgba(0, 0, 0, 0)" || style.borderLeftWidth !== "3px")
            found.push(`a block without its colours: ${block.className}`);
    }
    const dark = document.body.dataset.jpThemeLight === "false";
    for (const figure of document.querySelectorAll(".jp-Notebook figure img"))
        if (dark !== (getComputedStyle(figure).filter !== "none"))
            found.push(`a figure that does not follow the theme: ${figure.alt}`);
    for (const part of document.querySelectorAll(".jp-Notebook .jp-RenderedMarkdown, .jp-Notebook [role=status]"))
        for (const line of part.textContent.split("\\n"))
            if (/(^|[^\\w*])[*`](?=\\S)[^*`]+[*`](?!\\w)|\\]\\(/.test(line))
                found.push(`Markdown that is shown as it was typed: ${line.slice(0, 80)}`);
    return found;
}"""


OPEN = """async path => {
    for (const widget of [...jupyterapp.shell.widgets("main")]) {
        if (widget.context) widget.context.model.dirty = false;  // else JupyterLab asks whether to save it
        widget.close();
    }
    await jupyterapp.serviceManager.sessions.shutdownAll();
    const notebook = await jupyterapp.commands.execute("docmanager:open", {path});
    await notebook.context.ready;
    await notebook.context.sessionContext.ready;
    await jupyterapp.commands.execute("notebook:run-all-cells");
}"""


@pytest.fixture(scope="module")
def pages(jupyterlab: JupyterLab) -> Path:
    """A workspace that JupyterLab serves."""
    folder = jupyterlab.folder / "looks"
    workspace.write(folder, student="ada")
    return folder


def run_all(page: Page, name: str) -> None:
    """Open a notebook in the open JupyterLab in place of the one before, run all its cells, and unfold everything."""
    page.set_viewport_size({"width": DESK, "height": 12_000})  # JupyterLab draws the cells that are in sight
    page.evaluate(OPEN, name)
    page.wait_for_function(
        "[...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].every(one => /[0-9]/.test(one.textContent))"
    )
    page.evaluate("document.querySelectorAll('.jp-Notebook details').forEach(fold => { fold.open = true })")


@pytest.mark.parametrize("kind", ["start-here", "what-now", "lesson-", "exercise-", "mentor-"])
def test_every_page_can_be_read_on_a_phone_and_at_a_desk(
    kind: str, pages: Path, jupyterlab: JupyterLab, page: Page
) -> None:
    names = sorted(path.relative_to(jupyterlab.folder).as_posix() for path in pages.rglob(f"{kind}*.ipynb"))
    assert names
    found = []
    page.goto(jupyterlab.address.replace("PAGE", names[0]) + "&reset")
    page.wait_for_function("window.jupyterapp && document.querySelector('.jp-Notebook')")
    page.evaluate("jupyterapp.shell.collapseLeft()")
    for name in names:
        run_all(page, name)
        for theme, width in LOOKS:
            change_theme(page, theme)
            page.set_viewport_size({"width": width, "height": 12_000})
            page.wait_for_timeout(500)  # JupyterLab lays its panels out anew
            complaints = [*page.evaluate(UNSTYLED), *too_narrow(page, OURS), *axe_violations(page, OURS)]
            found += [f"{name}, {theme}, {width}: {complaint}" for complaint in complaints]
    assert found == [], "\n".join(found)
