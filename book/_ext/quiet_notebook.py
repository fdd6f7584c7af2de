"""What the book's theme leaves undone, for the reader's ears and for the network.

Each step is the smallest that reaches: a context value where the theme reads one, the page's own text where its HTML
is fixed inside a translator. ``tests/book`` opens every page and fails where one of them is no longer enough.
"""

from __future__ import annotations

import contextlib
import io
import re
import shutil
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from netkit.cli import main
from netkit.course import bullets, expected, handout, objectives, sheets, sources, syllabi

BODY = (
    # A table that scrolls sideways must be reachable with the keyboard.
    (
        re.compile(r'<div class="pst-scrollable-table-container">'),
        '<div class="pst-scrollable-table-container" tabindex="0" role="group" aria-label="Table">',
    ),
    # docutils marks citations with roles that ARIA has dropped.
    (re.compile(r'(<div[^>]*) role="(?:list|doc-biblioentry)"'), r"\1"),
    # pandas leaves the corner of a table an empty heading.
    (re.compile(r"<th></th>"), "<td></td>"),
    # A long name in code is broken after a full stop or an underscore, so that a column of them is narrow enough.
    (
        re.compile(r'(?<=<span class="pre">)[\w.]+(?=</span>)'),
        lambda name: re.sub(r"([._])(?=\w)", r"\1<wbr>", name[0]),
    ),
)


def mentor_pages() -> str:
    """A list of links to the mentor's page of each lesson."""
    course = sources.topics(sources.notebooks())
    return "\n".join(f"- [{one.number} · {one.title}](../notebooks/{one.folder.name}/mentor.md)" for one in course)


FILLED = {
    "<!-- objectives -->": objectives.table,
    "<!-- bullets -->": bullets.table,
    "<!-- mentor pages -->": mentor_pages,
    "<!-- paper -->": sheets.page,
    "<!-- six weeks -->": syllabi.six_weeks,
    "<!-- term -->": syllabi.term,
    "<!-- workshop -->": syllabi.workshop,
    sources.HANDOUT: handout.page,
    sources.STATEMENTS: sources.statements,
}
HELP = re.compile(r"<!-- help:(.*?)-->")
EXERCISE_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\bexercise\.md\)")


def leave_exercises_in_the_workspace(app: Sphinx, pagename: str, source: list[str]) -> None:
    """Show a link to an exercise as its words: exercises are opened in JupyterLab, and are no pages of the book."""
    source[0] = EXERCISE_LINK.sub(r"*\1*", source[0])


def fill_in_tables(app: Sphinx, pagename: str, source: list[str]) -> None:
    """Put what is made from the sources in its place on the page."""
    for place, made in FILLED.items():
        if place in source[0]:
            source[0] = source[0].replace(place, made())


def add_what_to_expect(app: Sphinx, pagename: str, source: list[str]) -> None:
    """Add to a teacher's page what a class may be expected to earn."""
    topic = next((one.topic for one in sources.topics() if pagename == f"notebooks/{one.folder.name}/teach"), "")
    if topic:
        source[0] += "\n\n" + expected.section(topic)


def fill_in_help(app: Sphinx, pagename: str, source: list[str]) -> None:
    """Put what a command says of itself in the place of ``<!-- help: log -->``, and the list of commands likewise."""
    source[0] = HELP.sub(lambda found: f"```text\n{_help(found[1].split())}\n```", source[0])


def _help(command: list[str]) -> str:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.suppress(SystemExit):
        main([*command, "--help"])
    return said.getvalue().strip()


def tidy_page(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Mend the page's body, and leave out what nothing on it uses."""
    body = context.get("body", "")
    for pattern, replacement in BODY:
        body = pattern.sub(replacement, body)
    context["body"] = body
    # The state of widgets is of use to a widget library only, and this book loads none.
    context["script_files"] = [
        script for script in context["script_files"] if "widget-state" not in script.attributes.get("type", "")
    ]


def offer_notebook(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Put a lesson's notebook beside its page, and a link to it at the top."""
    page = Path(app.env.doc2path(pagename))
    lessons = {topic.page("lesson"): topic.name("lesson") for topic in sources.topics(Path(app.srcdir, "notebooks"))}
    if page not in lessons:
        return
    name = f"{lessons[page]}.ipynb"
    sources.write(sources.read(page), Path(app.outdir, pagename).with_name(name))
    tooltip = "Download this page as a notebook"
    context["header_buttons"] = [{"type": "link", "url": name, "text": "Notebook", "tooltip": tooltip}]


def leave_out_the_unused(app: Sphinx, failure: Exception | None) -> None:
    """Remove seven megabytes of icons, since the style sheet draws the six that are used, and debuggers' maps."""
    if failure is None:
        static = Path(app.outdir, "_static")
        shutil.rmtree(static / "vendor", ignore_errors=True)
        for leftover in static.rglob("*.map"):
            leftover.unlink()


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect the steps; Sphinx calls this."""
    app.connect("source-read", leave_exercises_in_the_workspace)
    app.connect("source-read", fill_in_tables)
    app.connect("source-read", add_what_to_expect)
    app.connect("source-read", fill_in_help)
    app.connect("html-page-context", tidy_page, priority=900)
    app.connect("html-page-context", offer_notebook, priority=900)
    app.connect("build-finished", leave_out_the_unused)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
