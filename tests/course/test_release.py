"""What is for the instructor's eyes stays there: canaries in every solution, looked for in all that goes out."""

import re
import zipfile
from pathlib import Path

import pytest

from netkit.course import sources, workspace
from netkit.grading.classroom import Classroom

pytestmark = pytest.mark.slow

CANARY = "canary-3f9d"


def plant(course: Path) -> int:
    """Put a canary into every solution region of every exercise; return how many regions there were."""
    planted = 0
    for path in (course / "notebooks").rglob("exercise.md"):
        text, count = re.subn(
            r"(#+ BEGIN SOLUTION\n)(.*?)(#+ END SOLUTION)",
            lambda found: f"{found[1]}# {CANARY}\n{found[2]}# {CANARY}\n{found[3]}",
            path.read_text(encoding="utf-8"),
            flags=re.DOTALL,
        )
        path.write_text(text, encoding="utf-8")
        planted += count
    return planted


def holds(folder: Path, word: str) -> list[str]:
    """The files below a folder, and inside archives below it, that hold a word."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and word.encode() in path.read_bytes():
            found.append(str(path.relative_to(folder)))
        if zipfile.is_zipfile(path):
            archive = zipfile.ZipFile(path)
            found += [f"{path.name}!{name}" for name in archive.namelist() if word.encode() in archive.read(name)]
    return found


def test_no_solution_reaches_the_release_or_the_workspace(course_copy: Path, tmp_path: Path) -> None:
    assert plant(course_copy) == 5
    classroom = Classroom(tmp_path / "class")
    for name in classroom.add_sources(sources.topics()):
        classroom.generate(name)
        classroom.release(name)
    assert holds(tmp_path / "class" / "source", CANARY), "the canaries were not planted where solutions are"
    workspace.write(tmp_path / "mine", student="ada")
    for leaving in ("class/release", "class/exchange", "mine"):
        assert (tmp_path / leaving).is_dir()
        assert holds(tmp_path / leaving, CANARY) == []
        assert holds(tmp_path / leaving, "BEGIN SOLUTION") == []
        assert holds(tmp_path / leaving, "HIDDEN TESTS") == []
