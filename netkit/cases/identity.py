"""Whose case is it? The grader says so first, then the workspace, then JupyterHub."""

from __future__ import annotations

import codecs
import json
import os
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from netkit.errors import UnknownStudent
from netkit.formats.writing import written

WORKSPACE_FILE: Final = "netkit.toml"
OWN_NETWORK: Final = Path("my-network", "my-network.db")
"""The file of the student's own network, in the workspace."""
COURSE: Final = "netkit"
"""The course's name where nothing gives another."""
COURSE_FILE: Final = "netkit-course.txt"
"""The file beside a released exercise that has the course's name, and nothing else."""

_EXAMPLES: Final = {"student": "your name in the class list", "course": "the course's name"}
_HEAD: Final = "# Whose cases the exercises show: your name in the class list, and the course's name."
_QUOTES: Final = " \t\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}"

# Taken once, when this module is first imported, so that a later cell of a notebook cannot become somebody else.
_AT_IMPORT: Final[Mapping[str, str]] = {
    name: os.environ[name]
    for name in ("NETKIT_STUDENT", "NETKIT_COURSE", "JUPYTERHUB_USER", "NBGRADER_EXECUTION")
    if os.environ.get(name, "").strip()
}


@dataclass(frozen=True, slots=True)
class Identity:
    """A student of a course, by the names that the class list uses, as they were typed."""

    course: str
    student: str


def canonical(name: str) -> str:
    """The form of a name that cases are made from: the same for every way to type it.

    >>> canonical(" Jo\u0308rg ") == canonical("J\u00d6RG")
    True
    """
    folded = unicodedata.normalize("NFD", name).casefold()
    return unicodedata.normalize("NFC", " ".join(folded.split()))


def who_am_i(
    environment: Mapping[str, str] = _AT_IMPORT, *, folder: Path | None = None, course: str | None = None
) -> Identity:
    """The student whose case this is, and the course.

    The student is the first of ``NETKIT_STUDENT``, the file ``netkit.toml`` of the workspace, looked for in ``folder``
    (the current one) and in those above it, and ``JUPYTERHUB_USER``. While nbgrader grades, only ``NETKIT_STUDENT``
    counts: the folder was handed in by a student, and the user of the machine is the instructor. The course is the
    first of ``NETKIT_COURSE``, ``course``, which a released notebook passes, the file ``netkit-course.txt`` beside it,
    the file of the workspace, and "netkit".

    >>> who_am_i({"NETKIT_STUDENT": "s001"}, course="spring")
    Identity(course='spring', student='s001')

    Raises ``UnknownStudent``, with what to do, where nothing answers or the file cannot be read.
    """
    student = environment.get("NETKIT_STUDENT", "").strip()
    grading = environment.get("NBGRADER_EXECUTION") == "autograde"
    if grading and not student:
        msg = "nbgrader is grading, but NETKIT_STUDENT does not say whom; grade with the course's nbgrader_config.py"
        raise UnknownStudent(msg)
    place = (folder or Path.cwd()).resolve()
    file = None if grading else find(place)
    says = read(file) if file else {}
    beside = _text(place / COURSE_FILE) if not grading and (place / COURSE_FILE).is_file() else ""
    student = student or says.get("student", "") or environment.get("JUPYTERHUB_USER", "").strip()
    if not student:
        where = "has no name" if file else "is not in this folder, nor in one above"
        msg = (
            f"nothing says whose case this is: the file {WORKSPACE_FILE} {where}. Type your name into the cell of "
            f"Start here that begins with %%me, and run it; or write into the file {WORKSPACE_FILE} beside Start here "
            f"the line: {_line('student', _EXAMPLES['student'])}"
        )
        raise UnknownStudent(msg)
    named = (environment.get("NETKIT_COURSE", ""), course or "", beside, says.get("course", ""), COURSE)
    return Identity(next(" ".join(name.split()) for name in named if name.strip()), student)


def find(folder: Path) -> Path | None:
    """The file ``netkit.toml`` in this folder or in the nearest one above it; None without one."""
    return next((file for place in (folder, *folder.parents) if (file := place / WORKSPACE_FILE).is_file()), None)


def read(file: Path) -> dict[str, str]:
    """What the file says of ``student`` and ``course``; a blank value is left out.

    Raises ``UnknownStudent`` with what was found and the line to write.
    """
    text = _text(file)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        place = re.search(r"line (\d+)", str(problem))
        found = text.splitlines()[int(place[1]) - 1] if place else text.strip().splitlines()[-1]
        key, *rest = (part.strip(_QUOTES) for part in re.split("[=:]", found, maxsplit=1))
        twice = "is there twice" if "overwrite" in str(problem) else "cannot be read"
        raise _wrong(file, f"the line {found.strip()} {twice}", key, *rest) from problem
    for key, value in values.items():
        if key not in _EXAMPLES:
            raise _wrong(file, f"{key!r} is no name for a line of this file", key, value)
        if not isinstance(value, str):
            raise _wrong(file, f"{key} is {value!r}, which is not a text in quotation marks", key, value)
    return {key: name for key, value in values.items() if (name := " ".join(value.split()))}


def save(folder: Path, *, student: str | None = None, course: str | None = None) -> Path:
    """Write the names into the file ``netkit.toml`` of ``folder``, and return the file.

    A value that is blank or not given stays as it was; where there was none, a comment shows the line to write.

    Raises ``UnknownStudent`` if the other value cannot be read, ``InvalidRequest`` if the file cannot be written.
    """
    file = folder / WORKSPACE_FILE
    said = {
        key: name
        for key, text in (("student", student), ("course", course))
        if (name := " ".join((text or "").split()))
    }
    before = read(file) if file.is_file() and said.keys() != _EXAMPLES.keys() else {}
    if not file.is_file() or before | said != before:
        now = before | said
        lines = [_line(key, now[key]) if key in now else f"# {_line(key, like)}" for key, like in _EXAMPLES.items()]
        with written(file, over="") as text:
            text.write("\n".join([_HEAD, *lines, ""]))
    return file


def _text(file: Path) -> str:
    try:
        content = file.read_bytes()
        utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))  # as Notepad's "Unicode"
        return content.decode("utf-16" if utf16 else "utf-8-sig")
    except OSError as problem:
        msg = f"{file} cannot be read: {problem.strerror}"
        raise UnknownStudent(msg) from problem
    except UnicodeDecodeError as problem:
        msg = f"{file} is not in UTF-8; open it in your editor, choose Save as, and there the encoding UTF-8"
        raise UnknownStudent(msg) from problem


def _line(key: str, name: str) -> str:
    # JSON's escapes are TOML's, but for the sign U+007F; a half of a surrogate pair has no place in either.
    text = json.dumps(name.encode("utf-8", "replace").decode(), ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"{key} = {text}"


def _wrong(file: Path, found: str, key: str, value: object = "") -> UnknownStudent:
    key = "course" if key.lower() == "course" else "student"
    name = value.strip(_QUOTES) if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""
    return UnknownStudent(f"{file}: {found}; write: {_line(key, name or _EXAMPLES[key])}")
