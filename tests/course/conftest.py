"""A course with one small topic, and a copy of it that a test may change."""

import functools
from collections.abc import Iterator
from pathlib import Path

import pytest

from netkit.course import sources
from tests import small_topic

PAGES = {page.name: page.read_text(encoding="utf-8") for page in sources.notebooks().glob("*.md")}


def write_course(root: Path) -> Path:
    small_topic.write(root)
    for name, text in PAGES.items():
        (root / "notebooks" / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def one_schema() -> None:
    """nbgrader starts a program of three seconds for each new gradebook, to learn the version of its own schema."""
    import nbgrader.api

    nbgrader.api.get_alembic_version = functools.cache(nbgrader.api.get_alembic_version)


@pytest.fixture(scope="module")
def small_course(one_schema: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The course is the small topic alone, for this process and for the kernels and commands that it starts."""
    root = write_course(tmp_path_factory.mktemp("course"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sources, "ROOT", root)
        patch.setenv("NETKIT_TOPICS", str(root))
        yield root


@pytest.fixture
def course_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sources of the small course, for one test to change."""
    root = write_course(tmp_path / "course")
    monkeypatch.setattr(sources, "ROOT", root)
    monkeypatch.delenv("NETKIT_TOPICS", raising=False)
    return root
