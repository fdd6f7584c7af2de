"""The wheel for students: netkit without the topics' questions, but with the sheets of their practice cases."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import netkit
from netkit.course import sources
from netkit.errors import CourseError
from netkit.topics import catalogue


def build(folder: Path) -> Path:
    """Build the wheel, with the topics of a school's own, into ``folder``; return its path.

    ``pyproject.toml`` leaves the questions out. Raises CourseError, with pip's message, if the wheel cannot be built.
    """
    with TemporaryDirectory(prefix="netkit-wheel-") as scratch:
        root, made = Path(scratch, "source"), Path(scratch, "wheel")
        topics = root / "netkit" / "topics"
        shutil.copytree(Path(netkit.__file__).parent, root / "netkit", ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "README.md", "LICENSE"):
            shutil.copy(sources.ROOT / name, root)
        for school in catalogue.school_folders():
            shutil.copytree(school / "netkit" / "topics", topics, dirs_exist_ok=True)
        for name in catalogue.names():
            sheets = {question: sheet.to_data() for question, sheet in catalogue.practice_sheets(name).items()}
            (topics / name / catalogue.PRACTICE_FILE).write_text(json.dumps(sheets, indent=1), encoding="utf-8")
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(made), str(root)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            msg = f"the wheel was not built:\n{done.stderr.strip()}"
            raise CourseError(msg)
        (wheel,) = made.glob("*.whl")
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy(wheel, folder))
