"""A student's workspace: lessons and exercises, ready to open, and one folder for data of their own.

A workspace belongs to the student. Files that they have changed are never written again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import netkit
from netkit.course import sources
from netkit.errors import CourseError

OWN_DATA = """\
This folder is yours alone.

What the lessons record about your own network is kept here, in my-network.db, on this computer. A list of contacts that
you export from somewhere else belongs here too. Nothing in this folder is part of what you hand in. Write only what you
would be content for that person to read. To forget everything, delete the folder.
"""


@dataclass(frozen=True, slots=True)
class Written:
    """What a call to :func:`write` did: new files, files brought up to date, and files of the student's left alone."""

    new: tuple[Path, ...] = ()
    updated: tuple[Path, ...] = ()
    kept: tuple[Path, ...] = ()


def write(workspace: Path, *, student: str, course: str = "netkit") -> Written:
    """Make the workspace, or bring it up to date with the course.

    Lessons and exercises are written where they are missing, and again where the course has a newer version and the
    student has not touched the old one. When nothing in the course has changed since the last call, it returns at once.
    """
    if workspace.resolve() == sources.ROOT or workspace.resolve().is_relative_to(sources.notebooks()):
        msg = f"{workspace} holds the course itself; choose a folder of your own, such as ~/netkit-course"
        raise CourseError(msg)
    try:
        return _write(workspace, student, course)
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


def _write(workspace: Path, student: str, course: str) -> Written:
    workspace.mkdir(parents=True, exist_ok=True)
    _once(workspace / "netkit.toml", _settings(student, course))
    _once(workspace / "my-network" / "README.txt", OWN_DATA)
    _once(workspace / "my-network" / ".gitignore", "*\n")

    ledger = workspace / ".netkit.json"
    before = _read_ledger(ledger)
    made_from = _fingerprint()
    if before["made_from"] == made_from and all((workspace / name).exists() for name in before["files"]):
        return Written()

    written: dict[str, list[Path]] = {"new": [], "updated": [], "kept": []}
    files = dict(before["files"])
    with TemporaryDirectory() as made:
        for fresh, name in _notebooks(Path(made), course):
            target = workspace / name
            content = fresh.read_bytes()
            if not target.exists():
                kind = "new"
            elif _digest(target.read_bytes()) == _digest(content):
                files[name] = _digest(content)
                continue
            else:
                kind = "updated" if _digest(target.read_bytes()) == files.get(name) else "kept"
            written[kind].append(target)
            if kind != "kept":
                _put(target, content)
                files[name] = _digest(content)
    _put(ledger, json.dumps({"made_from": made_from, "files": files}, indent=1).encode())
    return Written(**{kind: tuple(paths) for kind, paths in written.items()})


def _notebooks(made: Path, course: str) -> Iterator[tuple[Path, str]]:
    # nbgrader takes seconds to import; a workspace that is up to date never needs it.
    from netkit.course.classroom import Classroom

    sources.write(sources.read(sources.notebooks() / "start-here.md"), made / "start-here.ipynb")
    yield made / "start-here.ipynb", "start-here.ipynb"
    for name, path in sources.lessons().items():
        sources.write(sources.read(path), made / "lessons" / f"{name}.ipynb")
        yield made / "lessons" / f"{name}.ipynb", f"lessons/{name}.ipynb"
    classroom = Classroom(made / "classroom", course=course)
    for name in classroom.add_sources():
        yield classroom.generate(name), f"exercises/{name}/{name}.ipynb"


def _read_ledger(path: Path) -> dict[str, Any]:
    # Without a ledger nothing is known to be untouched, so whatever is there counts as the student's own.
    try:
        ledger = json.loads(path.read_text(encoding="utf-8"))
        return {"made_from": ledger["made_from"], "files": dict(ledger["files"])}
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return {"made_from": "", "files": {}}


def _settings(student: str, course: str) -> str:
    return (
        "# Says whose cases the exercises show. If your course gave you another name, write it here.\n"
        f"course = {json.dumps(course, ensure_ascii=False)}\nstudent = {json.dumps(student, ensure_ascii=False)}\n"
    )


def _once(path: Path, text: str) -> None:
    if not path.exists():
        _put(path, text.encode())


def _put(path: Path, content: bytes) -> None:
    # Whole or not at all: a torn notebook would be taken for one that the student has changed.
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def _fingerprint() -> str:
    seen = hashlib.sha256(netkit.__version__.encode())
    for path in sorted(sources.notebooks().rglob("*.md")):
        seen.update(path.relative_to(sources.ROOT).as_posix().encode())
        seen.update(path.read_bytes())
    return seen.hexdigest()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
