"""The course's sources: MyST Markdown notebooks, converted into ``.ipynb`` and never read back.

Each topic has a folder ``notebooks/NN-name`` with ``lesson.md``, ``exercise.md``, ``mentor.md`` and ``teach.md``. The
front matter of the lesson gives the topic's name, number, title and minutes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from posixpath import relpath
from typing import Any

import netkit
from netkit.course import handout
from netkit.course.blocks import coloured
from netkit.errors import CourseError
from netkit.topics import typed_cells
from netkit.topics.catalogue import school_folders

ROOT = Path(netkit.__file__).resolve().parents[1]
"""The checkout that holds ``notebooks/`` and ``book/``."""

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
LANGUAGE = {"name": "python", "file_extension": ".py", "mimetype": "text/x-python", "pygments_lexer": "ipython3"}
WORKSPACE = {"lesson": "lessons/{0}.ipynb", "exercise": "exercises/{0}/{0}.ipynb", "mentor": "mentor/{0}.ipynb"}
"""The pages of a topic that students get, and their places in a workspace."""

STUB = {"python": ""}
"""What nbgrader puts in the place of a solution: nothing, since the dots of a blank answer are above it."""

_LINK = re.compile(r"\]\(([\w./-]+\.md)\)")
_TOPICS, HANDOUT, STATEMENTS = "<!-- topics -->", "<!-- handout -->", "<!-- statements -->"


@dataclass(frozen=True, slots=True)
class Source:
    """A topic's folder of notebooks, and the front matter of its lesson."""

    folder: Path
    topic: str
    number: int
    title: str
    minutes: int

    def page(self, kind: str) -> Path:
        """The source of the lesson, the exercise, the mentor's or the teacher's page."""
        return self.folder / f"{kind}.md"

    def name(self, kind: str) -> str:
        """The name of a page's notebook, such as ``exercise-05-time``; an exercise's is nbgrader's assignment too."""
        return f"{kind}-{self.number:02}-{self.topic}"

    @property
    def book_link(self) -> str:
        """A link to the lesson from a page in ``book/``."""
        return f"[{self.title}](../notebooks/{self.folder.name}/lesson.md)"

    def target(self, kind: str) -> PurePosixPath:
        """The place of a page in a workspace."""
        return PurePosixPath(WORKSPACE[kind].format(self.name(kind)))


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


def folders() -> list[Path]:
    """The folders of notebooks: the course's, and those of a school's own topics."""
    return list(dict.fromkeys([notebooks(), *(folder / "notebooks" for folder in school_folders())]))


def topics(*places: Path) -> list[Source]:
    """Every topic in these folders of notebooks, or in all, by number.

    Raises CourseError if two topics have one name or one number.
    """
    found = [_source(path.parent) for place in places or folders() for path in sorted(place.glob("*/lesson.md"))]
    for key in ("topic", "number"):
        known: dict[object, Source] = {}
        for one in found:
            other = known.setdefault(getattr(one, key), one)
            if other is not one:
                msg = f"{other.folder} and {one.folder} both have the {key} {getattr(one, key)!r}; change one of them"
                raise CourseError(msg)
    return sorted(found, key=lambda one: one.number)


def find(exercise: str) -> Source:
    """The topic with this number, name or exercise, such as ``05``, ``time`` or ``exercise-05-time``."""
    found = topics()
    for one in found:
        if exercise in {f"{one.number:02}", str(one.number), one.topic, one.name("exercise")}:
            return one
    known = ", ".join(f"{one.number:02} ({one.topic})" for one in found)
    msg = f"there is no exercise {exercise!r}; there are: {known}"
    raise CourseError(msg)


def front(path: Path, *needed: str) -> dict[str, Any]:
    """The front matter of a page. Raises CourseError if one of the needed entries is missing."""
    head, _, _ = path.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
    found = _parsed(head)
    missing = [key for key in needed if key not in found]
    if missing:
        msg = f"{path.parent.name}/{path.name} does not say {' or '.join(missing)} in its front matter"
        raise CourseError(msg)
    return found


@cache
def _parsed(head: str) -> dict[str, Any]:
    import jupytext

    return dict(jupytext.reads(f"---\n{head}\n---\n", fmt="md:myst").metadata)


def require_none(problems: list[str], heading: str) -> None:
    """Raise CourseError with the heading and a line for each problem, if there is one."""
    if problems:
        raise CourseError("\n".join([heading, *(f"  {problem}" for problem in problems)]))


def _source(folder: Path) -> Source:
    said = front(folder / "lesson.md", "topic", "number", "title", "minutes")
    return Source(folder, said["topic"], said["number"], said["title"], said["minutes"])


def read(path: Path) -> Any:
    """The notebook in a MyST Markdown file, without outputs, the same bytes every time.

    Links to other pages of the course lead to their places in a workspace, and the blocks have their colours. The id of
    a cell, which jupytext takes at random, is what it is typed for, its nbgrader name, or its place. The metadata name
    the page, so that a renamed notebook is known again.
    """
    # A workspace that is up to date opens without waiting for these two.
    import jupytext
    import nbformat

    notebook: Any = jupytext.read(path, fmt="md:myst")
    course = topics()
    targets = {one.page(kind).resolve(): one.target(kind) for one in course for kind in WORKSPACE}
    targets |= {page.resolve(): PurePosixPath(f"{page.stem}.ipynb") for page in notebooks().glob("*.md")}
    place = targets.get(path.resolve(), PurePosixPath(path.stem))

    marks = {_TOPICS: lambda: _contents(course), HANDOUT: handout.page, STATEMENTS: statements}

    def link(found: re.Match[str]) -> str:
        target = targets.get((path.parent / found[1]).resolve())
        return f"]({relpath(target, place.parent)})" if target else found[0]

    for number, cell in enumerate(notebook.cells):
        typed = typed_cells.parse(cell.source) if cell.cell_type == "code" else None
        name = cell.metadata.get("nbgrader", {}).get("grade_id", f"cell-{number:03d}")
        if typed is not None:
            name = typed.cell_id if typed.question else f"{typed.kind}-{number:03d}"
        cell.id = re.sub(r"[^A-Za-z0-9_-]", "-", name)[:64]
        if cell.cell_type == "markdown":
            for mark, made in marks.items():
                if mark in cell.source:
                    cell.source = cell.source.replace(mark, made())
            cell.source = coloured(_LINK.sub(link, cell.source))
    title = next((cell.source.split("\n")[0].lstrip("# ") for cell in notebook.cells), path.stem)
    said = {"kernelspec": KERNEL, "language_info": LANGUAGE, "title": title, "netkit": {"page": place.stem}}
    notebook.metadata = nbformat.from_dict(said)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    nbformat.validate(notebook)
    return notebook


def name_course(notebook: Any, course: str) -> None:
    """Write the course's name into the first cell of an exercise, so that a released copy carries it."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.source = re.sub(r"(begin\(\"[\w-]+\")\)", lambda found: f"{found[1]}, course={course!r})", cell.source)


def _contents(course: list[Source]) -> str:
    """The list of lessons and exercises for the top folder of a workspace."""
    return "\n".join(
        f"- [{one.number} · {one.title}]({one.target('lesson')}), [Exercise {one.number}]({one.target('exercise')}), "
        f"[For your mentor {one.number}]({one.target('mentor')})"
        for one in course
    )


def statements() -> str:
    """What a student can do after the course, as a numbered list: the last objective of each of its lessons."""
    found = [list(front(one.page("lesson"), "objectives")["objectives"].values())[-1] for one in topics(notebooks())]
    said = [re.sub(r"\byou\b", "I", f"{words[:1].lower()}{words[1:]}") for words in found]
    return "\n".join(f"{place}. I can {words}." for place, words in enumerate(said, start=1))


def write(notebook: Any, path: Path) -> None:
    """Write a notebook, and the folder that it is in."""
    import nbformat

    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
