"""A student's workspace: lessons and exercises, and a folder for data of their own.

A notebook that the student has changed is never written again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

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
    """The notebooks that :func:`write` made, updated, kept because the student had changed them, and removed."""

    new: tuple[Path, ...] = ()
    updated: tuple[Path, ...] = ()
    kept: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()


def write(workspace: Path, *, student: str, course: str = "netkit") -> Written:
    """Make the workspace, or bring it up to date with the course.

    Missing notebooks are written. A notebook of which the course has a newer version is updated, and one that the
    course no longer has is removed, unless the student has changed it. Raises CourseError if the folder cannot be used.
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
    own = workspace / "my-network"
    texts = {
        workspace / "netkit.toml": _settings(student, course),
        own / "README.txt": OWN_DATA,
        own / ".gitignore": "*\n",
    }
    for path, text in texts.items():
        if not path.exists():
            _put(path, text.encode())

    ledger, made_from = workspace / ".netkit.json", _fingerprint()
    before, known = _read_ledger(ledger)
    if before == made_from and all((workspace / name).exists() for name in known):
        return Written()

    written: dict[str, list[Path]] = {"new": [], "updated": [], "kept": [], "removed": []}
    files: dict[str, str] = {}
    with TemporaryDirectory() as made:
        for fresh, name in _notebooks(Path(made), course):
            target, content = workspace / name, fresh.read_bytes()
            files[name] = _digest(content)
            there = _digest(target.read_bytes()) if target.exists() else None
            if there not in (None, files[name], known.get(name)):
                written["kept"].append(target)
                files[name] = known.get(name, "")
            elif there != files[name]:
                _put(target, content)
                written["updated" if there else "new"].append(target)
    for target, digest in ((workspace / name, digest) for name, digest in known.items() if name not in files):
        if target.exists() and _digest(target.read_bytes()) == digest:
            target.unlink()
            with suppress(OSError):  # the folder is not empty
                target.parent.rmdir()
            written["removed"].append(target)
        elif target.exists():
            written["kept"].append(target)
    _put(ledger, json.dumps({"made_from": made_from, "files": files}, indent=1).encode())
    return Written(**{kind: tuple(paths) for kind, paths in written.items()})


def _notebooks(made: Path, course: str) -> Iterator[tuple[Path, str]]:
    """Make every notebook in the folder ``made``; yield it and its place in the workspace."""
    # nbgrader takes seconds to import, and a workspace that is up to date does not need it.
    from netkit.course.classroom import Classroom

    start = made / "start-here.ipynb"
    sources.write(sources.read(sources.notebooks() / "start-here.md"), start)
    yield start, start.name
    topics = sources.topics()
    classroom = Classroom(made / "classroom", course=course)
    classroom.add_sources(topics)
    for topic in topics:
        for kind in ("lesson", "mentor"):
            name = str(topic.target(kind))
            sources.write(sources.read(topic.page(kind)), made / name)
            yield made / name, name
        yield classroom.generate(topic.name("exercise")), str(topic.target("exercise"))


def _read_ledger(path: Path) -> tuple[str, dict[str, str]]:
    """The fingerprint of the course and the digest of each notebook when they were last written.

    Without a ledger every file counts as changed by the student.
    """
    try:
        ledger = json.loads(path.read_text(encoding="utf-8"))
        return ledger["made_from"], dict(ledger["files"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return "", {}


def _settings(student: str, course: str) -> str:
    return (
        "# The exercises show the cases of this student. If your course gave you another name, write it here.\n"
        f"course = {json.dumps(course, ensure_ascii=False)}\nstudent = {json.dumps(student, ensure_ascii=False)}\n"
    )


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
    seen = hashlib.sha256(netkit.__version__.encode())
    for folder in sources.folders():
        for path in sorted(folder.rglob("*.md")):
            seen.update(path.relative_to(folder).as_posix().encode())
            seen.update(path.read_bytes())
    return seen.hexdigest()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
