"""Read what was handed in, whatever an editor, a mail program or a person did to the file."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter

from netkit.checks.forms.form import is_blank
from netkit.errors import CourseError
from netkit.results import listed
from netkit.topics import typed_cells
from netkit.topics.notebook import CASE, NAMED, shows_own_network

UNREAD, DIGESTS, SHOWED, ASKED = "netkit_unread", "netkit_digests", "netkit_showed", "netkit_asked"
"""Metadata: why a file could not be read, of a notebook that stands for it; of which files a notebook was graded; of a
cell that had shown the student's own network; the answers that its kernel gave, by question."""


def read(path: Path) -> Any:
    """The notebook in a file: its cells with text that can be written, of their outputs only for whom the case is.

    Raises CourseError with what was found if it is none.
    """
    content = None
    try:
        content = path.read_bytes()
        data = json.loads(content)  # in UTF-8, UTF-16 or UTF-32
        if data["nbformat"] < 4:
            data = nbformat.convert(nbformat.from_dict(data), 4)
        cells = [_whole(cell) for cell in data["cells"] if cell.get("cell_type") in ("code", "markdown", "raw")]
        metadata = {name: one for name, one in _dict(data, "metadata").items() if name != ASKED}
        known = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
        return nbformat.from_dict(known)
    except Exception as problem:  # anybody can hand in anything
        first = next(iter(str(problem).splitlines()), "") or type(problem).__name__
        said = f"{type(problem).__name__}: {first[:100]}" if content != b"" else "it is empty"
        msg = f"{path.name} cannot be read as a notebook ({said})"
        raise CourseError(msg) from problem


def _whole(cell: dict[str, Any]) -> dict[str, Any]:
    source = "".join(cell.get("source") or "").encode("utf-8", "replace").decode()
    metadata = _dict(cell, "metadata")
    whole: dict[str, Any] = {"cell_type": cell["cell_type"], "metadata": metadata, "source": source}
    if cell["cell_type"] == "code":
        data = [output.get("data") for output in cell.get("outputs") or [] if isinstance(output, dict)]
        said = [{kind: one[kind] for kind in (CASE, NAMED) if kind in one} for one in data if isinstance(one, dict)]
        outputs = [{"output_type": "display_data", "metadata": {}, "data": one} for one in said if one]
        whole |= {"execution_count": None, "outputs": outputs}
        if data and shows_own_network(source):
            whole["metadata"] = {**metadata, SHOWED: True}
    else:
        whole["attachments"] = _dict(cell, "attachments")
    return whole | ({"id": cell["id"]} if isinstance(cell.get("id"), str) else {})


def _dict(data: dict[str, Any], name: str) -> dict[str, Any]:
    return found if isinstance(found := data.get(name), dict) else {}


def said(notebook: Any, kind: str) -> dict[str, Any]:
    """The last data of this media type in the outputs of a notebook, or nothing."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    found = [output.data[kind] for output in outputs if isinstance(output.data.get(kind), dict)]
    return dict(found[-1]) if found else {}


def private(notebook: Any) -> Iterator[str]:
    """A line, without its content, for each place of a notebook that has just been read where a real person may be."""
    for text, places in said(notebook, NAMED).items():
        if isinstance(places, list) and (lines := sorted({line for line in places if isinstance(line, int)})):
            yield f"{text[:40]}: line {listed(map(str, lines))} may name a real person. Ask for a new version."
    if any(cell.metadata.get(SHOWED) for cell in notebook.cells):
        yield "A cell shows the student's own network. Ask for a new version, and delete this one from submitted/."


def files(folder: Path) -> list[Path]:
    """The files in a folder that are called notebooks, by name; those are left out that an editor or a Mac adds."""
    called = (path for path in folder.rglob("*") if ".ipynb" in path.name.lower() and path.is_file())
    return sorted(path for path in called if not re.search(r"(^|/)[._]", path.relative_to(folder).as_posix()))


def digests(folder: Path) -> list[str]:
    """The SHA-256 of each notebook: the same for two folders with the same notebooks, whatever they are called."""
    return sorted({sha256(path.read_bytes()).hexdigest() for path in files(folder)})


class Submission(NotebookExporter):
    """Read a submitted notebook for nbgrader; a file that is none becomes an empty notebook that says why."""

    def from_file(self, file_stream: Any, resources: Any = None, **options: Any) -> tuple[Any, Any]:
        """The notebook after nbgrader's steps."""
        try:
            notebook = read(Path(file_stream.name))
        except CourseError as problem:
            notebook = nbformat.v4.new_notebook(metadata={UNREAD: str(problem)})
        return self.from_notebook_node(notebook, resources=resources, **options)  # type: ignore[no-any-return]


def source(config: Any, resources: Any) -> Any:
    """The notebook in ``source/`` from which a submitted one was made, or ``None``."""
    said = resources["nbgrader"]
    path = Path(config.CourseDirectory.root, "source", said["assignment"], f"{said['notebook']}.ipynb")
    return read(path) if path.exists() else None


def typed(notebook: Any) -> dict[str, str]:
    """The answers of a notebook as text, by question, that are not blank: typed, or asked of its kernel."""
    cells = (typed_cells.parse(cell.source) for cell in notebook.cells)
    answers = ((one.question, one.text) for one in cells if one and one.kind == typed_cells.ANSWER)
    return {asked: text for asked, text in (*answers, *notebook.metadata.get(ASKED, {}).items()) if not is_blank(text)}


def name(cell: Any) -> str:
    """The name that nbgrader gave a cell, or an empty string."""
    settings = cell.metadata.get("nbgrader")
    return str(settings.get("grade_id") or "") if isinstance(settings, dict) else ""


def use_right_name(root: Path, *, notebooks: list[str], **_: Any) -> None:
    """Copy a notebook that was handed in under another name to the name that nbgrader expects; else it gives 0.

    nbgrader calls this for each submission, with the list of its notebooks, before it looks for the expected names. A
    notebook is recognised by its questions and the names of its cells. If several fit, the one with the most answers is
    taken.
    """
    notebooks += right_name(root, Path(notebooks[0]).parent)


def right_name(root: Path, folder: Path) -> list[str]:
    """Do so in the folder of one submission; return what was written."""
    written = list[str]()
    for expected in sorted((root / "source" / folder.name).glob("*.ipynb")):
        if expected.name not in {path.name for path in folder.iterdir()} and (found := _renamed(folder, expected)):
            written.append(shutil.copyfile(found, str(folder / expected.name)))
    return written


def _renamed(folder: Path, expected: Path) -> Path | None:
    named = _names(read(expected))
    fitting = [(path, notebook) for path, notebook in notebooks_in(folder) if _names(notebook) & named]
    best = max(fitting, key=lambda one: (len(typed(one[1])), one[0].stat().st_mtime), default=None)
    return best[0] if best else None


def notebooks_in(folder: Path) -> Iterator[tuple[Path, Any]]:
    """The notebooks of a folder that can be read."""
    for path in files(folder):
        try:
            yield path, read(path)
        except CourseError:
            continue


def _names(notebook: Any) -> set[str]:
    typed = (typed_cells.parse(cell.source) for cell in notebook.cells)
    asked = {one.question for one in typed if one and one.kind == typed_cells.ANSWER}
    return (asked | {name(cell) for cell in notebook.cells}) - {"", "setup", "overview"}
