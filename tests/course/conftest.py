"""A copy of the course's sources that a test may change."""

import shutil
from pathlib import Path

import pytest

from netkit.course import sources


@pytest.fixture
def course_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = tmp_path / "course"
    shutil.copytree(sources.notebooks(), copy / "notebooks")
    monkeypatch.setattr(sources, "ROOT", copy)
    return copy
