"""The student's workspace: written once, kept up to date, never taken away."""

import json
import shutil
from pathlib import Path

import nbformat
import pytest

from netkit.course import sources, workspace
from netkit.errors import CourseError

LESSON = "lessons/02-assess-your-network.ipynb"
EXERCISE = "exercises/02-assess-your-network/02-assess-your-network.ipynb"

pytestmark = pytest.mark.slow


def lengthen(course: Path) -> None:
    """A new version of the lesson."""
    source = course / "notebooks" / "lessons" / "02-assess-your-network.md"
    source.write_text(source.read_text(encoding="utf-8") + "\nA new last line.\n", encoding="utf-8")


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("home") / "mine"
    workspace.write(place, student="ada")
    return place


@pytest.fixture
def made(first: Path, tmp_path: Path) -> Path:
    """A workspace as the first run leaves it, for one test to change."""
    return Path(shutil.copytree(first, tmp_path / "mine"))


def test_a_new_workspace_holds_the_course_and_a_private_folder(made: Path) -> None:
    for name in ("start-here.ipynb", LESSON, EXERCISE):
        notebook = nbformat.read(made / name, as_version=4)
        nbformat.validate(notebook)
        assert all(not cell.get("outputs") for cell in notebook.cells)
    assert (made / "netkit.toml").read_text(encoding="utf-8").endswith('course = "netkit"\nstudent = "ada"\n')
    # A student who puts the workspace under git does not commit their contacts.
    assert (made / "my-network" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_a_second_run_writes_nothing(made: Path) -> None:
    before = snapshot(made)
    assert workspace.write(made, student="somebody else") == workspace.Written()
    assert snapshot(made) == before


def test_a_notebook_that_the_student_changed_is_never_written_again(made: Path, course_copy: Path) -> None:
    (made / LESSON).write_text("my own work", encoding="utf-8")
    lengthen(course_copy)
    written = workspace.write(made, student="ada")
    assert written.kept == (made / LESSON,)
    assert (made / LESSON).read_text(encoding="utf-8") == "my own work"


def test_a_notebook_that_nobody_touched_is_brought_up_to_date(made: Path, course_copy: Path) -> None:
    lengthen(course_copy)
    written = workspace.write(made, student="ada")
    assert written == workspace.Written(updated=(made / LESSON,))
    assert "A new last line." in (made / LESSON).read_text(encoding="utf-8")


def test_a_deleted_notebook_comes_back(made: Path) -> None:
    (made / EXERCISE).unlink()
    assert workspace.write(made, student="ada").new == (made / EXERCISE,)


def test_without_its_ledger_every_changed_file_counts_as_the_students(made: Path, course_copy: Path) -> None:
    (made / ".netkit.json").write_text("{ torn", encoding="utf-8")
    (made / LESSON).write_text("my own work", encoding="utf-8")
    assert workspace.write(made, student="ada").kept == (made / LESSON,)


def test_an_interrupted_first_run_is_finished_by_the_next(made: Path) -> None:
    (made / ".netkit.json").unlink()
    (made / "start-here.ipynb").unlink()
    assert workspace.write(made, student="ada").new == (made / "start-here.ipynb",)
    assert set(json.loads((made / ".netkit.json").read_text(encoding="utf-8"))["files"]) == {
        "start-here.ipynb",
        LESSON,
        EXERCISE,
    }


def test_the_links_of_start_here_lead_to_files(made: Path) -> None:
    text = "\n".join(cell.source for cell in nbformat.read(made / "start-here.ipynb", as_version=4).cells)
    for target in (LESSON, EXERCISE):
        assert f"]({target})" in text
        assert (made / target).exists()


def test_the_course_itself_is_refused_as_a_workspace() -> None:
    for place in (sources.ROOT, sources.notebooks() / "lessons"):
        with pytest.raises(CourseError, match="holds the course itself"):
            workspace.write(place, student="ada")


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("a file", encoding="utf-8")
    with pytest.raises(CourseError, match="is a file; choose another with --workspace"):
        workspace.write(tmp_path / "mine", student="ada")
