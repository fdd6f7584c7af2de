"""Whose case is it? The grader says so first, then JupyterHub, then the workspace."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from netkit.errors import UnknownStudent

WORKSPACE_FILE: Final = "netkit.toml"
COURSE: Final = "netkit"
"""The course's name where nothing gives another."""

# Taken once, when this module is first imported, so that a later cell of a notebook cannot become somebody else.
_AT_IMPORT: Final[Mapping[str, str]] = {
    name: os.environ[name]
    for name in ("NETKIT_STUDENT", "NETKIT_COURSE", "JUPYTERHUB_USER", "NBGRADER_EXECUTION")
    if os.environ.get(name, "").strip()
}


@dataclass(frozen=True, slots=True)
class Identity:
    """A student of a course, by the names that the class list uses."""

    course: str
    student: str


def who_am_i(environment: Mapping[str, str] = _AT_IMPORT, *, folder: Path | None = None) -> Identity:
    """The student whose case this is, and the course.

    While nbgrader grades, only ``NETKIT_STUDENT`` counts: the folder was handed in by a student, and the user of the
    machine is the instructor. Otherwise ``JUPYTERHUB_USER`` comes next, and then the file ``netkit.toml`` of the
    workspace, looked for in ``folder`` (the current one) and in those above it.

    >>> who_am_i({"NETKIT_STUDENT": "s001", "NETKIT_COURSE": "spring"})
    Identity(course='spring', student='s001')

    Raises ``UnknownStudent``, with what to do, where nothing answers.
    """
    student = environment.get("NETKIT_STUDENT", "")
    grading = environment.get("NBGRADER_EXECUTION") == "autograde"
    if grading and not student:
        msg = "nbgrader is grading, but NETKIT_STUDENT does not say whom; grade with the course's nbgrader_config.py"
        raise UnknownStudent(msg)
    workspace = {} if grading else _workspace((folder or Path.cwd()).resolve())
    student = student or environment.get("JUPYTERHUB_USER", "") or str(workspace.get("student", ""))
    course = environment.get("NETKIT_COURSE", "") or str(workspace.get("course", "")) or COURSE
    if not student.strip():
        msg = (
            f"nothing says whose case this is: there is no {WORKSPACE_FILE} with your name here or in a folder above; "
            "open the notebook from the workspace that `netkit lab` made, "
            f'or write a file {WORKSPACE_FILE} beside it with the line: student = "your name in the class list"'
        )
        raise UnknownStudent(msg)
    return Identity(course.strip(), student.strip())


def _workspace(folder: Path) -> dict[str, Any]:
    for place in (folder, *folder.parents):
        file = place / WORKSPACE_FILE
        if file.is_file():
            try:
                return tomllib.loads(file.read_text(encoding="utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
                msg = f'{file}: {problem}; it needs lines such as: student = "your name in the class list"'
                raise UnknownStudent(msg) from problem
    return {}
