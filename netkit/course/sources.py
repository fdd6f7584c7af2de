"""The course's sources: MyST Markdown notebooks, read one way into ``.ipynb``.

Nothing is ever read back: a notebook that was made here belongs to whoever works in it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import netkit
from netkit.errors import CourseError

if TYPE_CHECKING:
    import nbformat

ROOT = Path(netkit.__file__).resolve().parents[1]
"""The checkout that holds ``notebooks/`` and ``book/``."""

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
LANGUAGE = {
    "name": "python",
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "pygments_lexer": "ipython3",
}


def notebooks() -> Path:
    """The folder of the course's notebooks."""
    folder = ROOT / "notebooks"
    if not folder.is_dir():
        msg = (
            f"the course's notebooks are not beside the package (looked for {folder}); "
            "install netkit from a checkout of the course: pip install -e '.[lab,course]'"
        )
        raise CourseError(msg)
    return folder


def exercises() -> dict[str, Path]:
    """Every exercise: its name, which is also nbgrader's assignment name, and its source."""
    return {path.stem: path for path in sorted(notebooks().glob("exercises/*/*.md")) if path.stem == path.parent.name}


def lessons() -> dict[str, Path]:
    """Every lesson: its name and its source."""
    return {path.stem: path for path in sorted(notebooks().glob("lessons/*.md"))}


def read(path: Path) -> nbformat.NotebookNode:
    """The notebook in a MyST Markdown file, without outputs, the same bytes every time.

    jupytext gives cells random ids; here a cell is called by its nbgrader name, else by its place.
    """
    # A workspace that is up to date opens without waiting for these two.
    import jupytext
    import nbformat

    notebook: Any = jupytext.read(path, fmt="md:myst")
    title = notebook.metadata.get("title", path.stem)
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": LANGUAGE, "title": title})
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    for place, cell in enumerate(notebook.cells):
        name = cell.metadata.get("nbgrader", {}).get("grade_id", f"cell-{place:03d}")
        cell.id = re.sub(r"[^A-Za-z0-9_-]", "-", name)[:64]
    nbformat.validate(notebook)
    return notebook


def write(notebook: nbformat.NotebookNode, path: Path) -> None:
    """Write a notebook, and the folder it stands in."""
    import nbformat

    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
