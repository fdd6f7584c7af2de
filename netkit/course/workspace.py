"""A student's workspace: lessons and exercises, and a folder for data of their own.

A notebook that the student has changed is never written again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

import netkit
from netkit.cases import identity
from netkit.course import sources
from netkit.errors import CourseError

OWN_DATA = """\
This folder is yours alone.

What the lessons record about your own network is kept here, in my-network.db, on this computer. A list of contacts that
you export from somewhere else belongs here too. Nothing in this folder is part of what you hand in. Write only what you
would be content for that person to read. To forget everything, shut down the notebooks and delete the folder.
"""


@dataclass(frozen=True, slots=True)
class Written:
    """What :func:`write` did, each notebook by its path in the workspace.

    ``kept`` were changed by the student, and by the course since they were written; ``left`` were changed by the
    student, and the course no longer has them. ``renamed`` gives a notebook's new place by the old one, once.
    """

    new: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)


def write(workspace: Path, *, student: str | None = None, course: str | None = None) -> Written:
    """Make the workspace, or bring it up to date with the course; write down the names that are given.

    Missing notebooks are written, unless the student gave them another name or place in the workspace. A notebook of
    which the course has a newer version is updated, and one that the course no longer has is removed, unless the
    student has changed it. Raises CourseError if the folder cannot be used, UnknownStudent if its netkit.toml cannot
    be read.
    """
    if workspace.resolve() == sources.ROOT or workspace.resolve().is_relative_to(sources.notebooks()):
        msg = f"{workspace} holds the course itself; choose a folder of your own, such as ~/netkit-course"
        raise CourseError(msg)
    try:
        workspace.mkdir(parents=True, exist_ok=True)
        own = workspace / "my-network"
        for path, text in ((own / "README.txt", OWN_DATA), (own / ".gitignore", "*\n")):
            if not path.exists():
                _put(path, text.encode())
        identity.save(workspace, student=student, course=course)
        return _write(workspace)
    except (FileExistsError, NotADirectoryError) as error:
        msg = f"{workspace} cannot be a folder, because {error.filename} is a file; choose another with --workspace"
        raise CourseError(msg) from error
    except OSError as error:
        where = error.filename or "while making the notebooks"
        msg = (
            f"{workspace} could not be written: {error.strerror or error} ({where}). No notebook is half-written. "
            "Make room, or choose a folder of your own with --workspace, and run it again"
        )
        raise CourseError(msg) from error


def _write(workspace: Path) -> Written:
    ledger, made_from = workspace / ".netkit.json", _fingerprint()
    before, known, elsewhere = _read_ledger(ledger)
    if before == made_from and all((workspace / elsewhere.get(name, name)).exists() for name in known):
        return Written()

    done: dict[str, list[str]] = {"new": [], "updated": [], "kept": [], "removed": [], "left": []}
    files, renamed, found = dict[str, str](), dict[str, str](), _places(workspace)
    for name, content in _notebooks():
        place = name if (workspace / name).exists() else found.get(PurePosixPath(name).stem, name)
        there, files[name] = _digest(workspace / place), sha256(content).hexdigest()
        if place != name:
            renamed[name] = place
        if there in (None, known.get(name)) and there != files[name]:
            _put(workspace / place, content)
            done["updated" if there else "new"].append(place)
        elif there != files[name] != known.get(name, files[name]):
            done["kept"].append(place)
    for name in known.keys() - files.keys():
        place = elsewhere.get(name, name)
        if (there := _digest(workspace / place)) == known[name]:
            (workspace / place).unlink()
            with suppress(OSError):  # the folder is not empty
                (workspace / place).parent.rmdir()
        if there:
            done["removed" if there == known[name] else "left"].append(place)
    _put(ledger, json.dumps({"made_from": made_from, "files": files, "renamed": renamed}, indent=1).encode())
    news = dict(renamed.items() - elsewhere.items())
    return Written(**{kind: tuple(sorted(places)) for kind, places in done.items()}, renamed=news)


def _notebooks() -> Iterator[tuple[str, bytes]]:
    """Each notebook's place in the workspace, and its content."""
    import nbformat

    for page in sorted(sources.notebooks().glob("*.md")):
        yield f"{page.stem}.ipynb", f"{nbformat.writes(sources.read(page))}\n".encode()
    for topic in sources.topics():
        for kind in sources.WORKSPACE:
            notebook = sources.read(topic.page(kind))
            if kind == "exercise":
                notebook = _released(notebook)
            yield str(topic.target(kind)), f"{nbformat.writes(notebook)}\n".encode()


def _released(notebook: Any) -> Any:
    """The students' version of an exercise, as ``nbgrader generate_assignment`` makes it.

    The same steps without the gradebook, which takes seconds to begin.
    """
    # A workspace that is up to date does not wait for nbgrader.
    from nbgrader.converters import GenerateAssignment
    from nbgrader.preprocessors import SaveCells
    from traitlets.config import Config

    config, resources = Config(), dict[str, Any]()
    config.ClearSolutions.code_stub = sources.STUB
    for step in GenerateAssignment.preprocessors.default_args[0]:
        if step is not SaveCells:
            notebook, resources = step(config=config).preprocess(notebook, resources)
    return notebook


def _places(workspace: Path) -> dict[str, str]:
    """The notebooks of the course in the workspace, by the page that they were made from; of copies the newest."""
    found = {}
    notebooks = (path for path in workspace.rglob("[!.]*.ipynb") if ".ipynb_checkpoints" not in path.parts)
    for path in sorted(notebooks, key=lambda path: path.stat().st_mtime):
        with suppress(ValueError, KeyError, TypeError):
            page = json.loads(path.read_text(encoding="utf-8"))["metadata"]["netkit"]["page"]
            found[page] = path.relative_to(workspace).as_posix()
    return found


def _read_ledger(path: Path) -> tuple[str, dict[str, str], dict[str, str]]:
    """The fingerprint of the course, the digest of each notebook, and the places of renamed ones, as last written.

    Without a ledger every file counts as changed by the student.
    """
    try:
        ledger = json.loads(path.read_text(encoding="utf-8"))
        return ledger["made_from"], dict(ledger["files"]), dict(ledger.get("renamed", {}))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return "", {}, {}


def _put(path: Path, content: bytes) -> None:
    # Written under another name first: half a notebook would count as changed by the student.
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def _fingerprint() -> str:
    seen = sha256(netkit.__version__.encode())
    for folder in sources.folders():
        for path in sorted(folder.rglob("*.md")):
            seen.update(path.relative_to(folder).as_posix().encode())
            seen.update(path.read_bytes())
    return seen.hexdigest()


def _digest(path: Path) -> str | None:
    return sha256(path.read_bytes()).hexdigest() if path.exists() else None
