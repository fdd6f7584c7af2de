"""What the cells of every lesson and exercise show: words, tables, rounded numbers; nothing that Python prints raw."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest
from nbclient import NotebookClient

from netkit.course import sources

pytestmark = pytest.mark.slow

PAGES = [sources.notebooks() / f"{name}.md" for name in ("start-here", "what-now")]
PAGES += [topic.page(kind) for topic in sources.topics() for kind in ("lesson", "exercise")]
RAW = re.compile(r"\d\.\d{5}|Ellipsis| at 0x|<[\w.]+ object")
TAG = re.compile(r"<[^>]+>")


def is_bare(text: str) -> bool:
    """Whether a text is what Python prints of a container, and nothing that was written for a reader."""
    try:
        return isinstance(ast.literal_eval(text), tuple | list | dict | set | str)
    except (ValueError, SyntaxError):
        return False


def shown(output: Any) -> str:
    """The text of an output, of the richest kind that a notebook or a page shows."""
    if output.output_type == "stream":
        return str(output.text)
    html = output.data.get("text/html")
    return TAG.sub(" ", html) if html else str(output.data.get("text/plain", ""))


@pytest.mark.parametrize(
    "text", ["(1, 2)", "['a']", "{'a': 1}", "'a'", "0.0666666", "(Ellipsis, 1)", "<a.B object at 0xf>"]
)
def test_what_python_prints_raw_is_known(text: str) -> None:
    assert is_bare(text) or RAW.search(text)


@pytest.mark.parametrize("text", ["4", "0.07", "Mei, Jae", "Density 0.07. 1 of the 15 pairs is tied.", "(see Step 2)"])
def test_what_was_written_for_a_reader_is_not_raw(text: str) -> None:
    assert not is_bare(text)
    assert not RAW.search(text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_no_output_is_what_python_prints_raw(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETKIT_STUDENT", "ada")
    notebook = sources.read(page)
    typed = ["--IPKernelApp.extra_extensions=netkit.topics.notebook"]  # as `netkit lab` starts every kernel
    place = {"metadata": {"path": str(tmp_path)}}
    NotebookClient(notebook, kernel_name="python3", resources=place, extra_arguments=typed).execute()
    outputs = [(cell.source, output) for cell in notebook.cells for output in cell.get("outputs", [])]
    assert outputs
    assert [one for one in outputs if is_bare(shown(one[1]).strip()) or RAW.search(shown(one[1]))] == []
