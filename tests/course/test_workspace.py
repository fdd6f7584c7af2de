"""The student's workspace: written once, kept up to date, never taken away."""

import json
import re
import shutil
from pathlib import Path

import nbformat
import pytest

from netkit.cases import Identity, who_am_i
from netkit.cli import main
from netkit.course import sources, workspace
from netkit.errors import CourseError, UnknownStudent
from netkit.grading.classroom import Classroom
from tests.small_disk import run_on_small_disk, run_write_protected

LESSON = "lessons/lesson-97-greet.ipynb"
EXERCISE = "exercises/exercise-97-greet/exercise-97-greet.ipynb"
MENTOR = "mentor/mentor-97-greet.ipynb"
TOP = ("handout.ipynb", "my-network.ipynb", "start-here.ipynb", "what-now.ipynb")

pytestmark = pytest.mark.slow


def lengthen(course: Path, page: str = "lesson") -> None:
    """A new version of a page."""
    source = course / "notebooks" / "97-greet" / f"{page}.md"
    source.write_text(source.read_text(encoding="utf-8") + "\nA new last line.\n", encoding="utf-8")


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


@pytest.fixture(scope="module")
def first(small_course: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("home") / "mine"
    workspace.write(place, student="ada")
    return place


@pytest.fixture
def made(first: Path, tmp_path: Path) -> Path:
    """A workspace as the first run leaves it, for one test to change."""
    return Path(shutil.copytree(first, tmp_path / "mine"))


def test_a_new_workspace_holds_the_course_and_a_private_folder(made: Path) -> None:
    for name in (*TOP, LESSON, EXERCISE, MENTOR):
        notebook = nbformat.read(made / name, as_version=4)
        nbformat.validate(notebook)
        assert all(not cell.get("outputs") for cell in notebook.cells)
    assert (
        (made / "netkit.toml")
        .read_text(encoding="utf-8")
        .endswith('\nstudent = "ada"\n# course = "the course\'s name"\n')
    )
    # A student who puts the workspace under git does not commit their contacts.
    assert (made / "my-network" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_a_second_run_writes_nothing(made: Path) -> None:
    before = snapshot(made)
    assert workspace.write(made) == workspace.Written()
    assert workspace.write(made, student="ada") == workspace.Written()
    assert snapshot(made) == before


def test_a_name_that_is_given_later_applies_and_no_notebook_is_written_for_it(made: Path) -> None:
    assert workspace.write(made, student="s123", course="spring") == workspace.Written()
    assert who_am_i({}, folder=made / "exercises") == Identity("spring", "s123")


def test_without_a_name_none_is_made_up_and_its_line_waits_to_be_filled_in(small_course: Path, tmp_path: Path) -> None:
    workspace.write(tmp_path / "mine", course="spring")
    file = tmp_path / "mine" / "netkit.toml"
    with pytest.raises(UnknownStudent, match="has no name"):
        who_am_i({}, folder=tmp_path / "mine")
    file.write_text(file.read_text(encoding="utf-8").replace("# student", "student"), encoding="utf-8")
    assert who_am_i({}, folder=tmp_path / "mine") == Identity("spring", "your name in the class list")


def test_an_exercise_is_what_nbgrader_hands_out(made: Path, small_course: Path, tmp_path: Path) -> None:
    classroom = Classroom(tmp_path)
    (name,) = classroom.add_sources(sources.topics())
    assert (made / EXERCISE).read_bytes() == classroom.generate(name).read_bytes()


def test_a_notebook_that_the_student_changed_is_never_written_again(made: Path, course_copy: Path) -> None:
    (made / LESSON).write_text("my own work", encoding="utf-8")
    lengthen(course_copy)
    written = workspace.write(made, student="ada")
    assert written == workspace.Written(kept=(LESSON,))
    assert (made / LESSON).read_text(encoding="utf-8") == "my own work"


def test_a_newer_version_is_announced_once_and_only_of_a_page_that_is_newer(made: Path, course_copy: Path) -> None:
    for page in (LESSON, EXERCISE, MENTOR):
        (made / page).write_text("my own work", encoding="utf-8")
    lengthen(course_copy)
    assert workspace.write(made).kept == (LESSON,)
    lengthen(course_copy, "mentor")
    assert workspace.write(made).kept == (MENTOR,)


def rename(made: Path, to: str) -> str:
    """Move the exercise as JupyterLab does, after some work in it."""
    notebook = nbformat.read(made / EXERCISE, as_version=4)
    notebook.cells[0].source += "\nmy own work"
    (made / to).parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, made / to)
    (made / EXERCISE).unlink()
    return to


@pytest.mark.parametrize("to", ["exercises/exercise-97-greet/My answers.ipynb", "kept/final.ipynb", "Exercise.ipynb"])
def test_a_renamed_exercise_is_known_again_and_no_blank_one_is_written(made: Path, to: str, course_copy: Path) -> None:
    rename(made, to)
    assert workspace.write(made) == workspace.Written(renamed={EXERCISE: to})
    assert workspace.write(made) == workspace.Written()
    lengthen(course_copy)
    assert workspace.write(made) == workspace.Written(updated=(LESSON,))
    lengthen(course_copy, "exercise")
    assert workspace.write(made) == workspace.Written(kept=(to,))
    assert "my own work" in (made / to).read_text(encoding="utf-8")
    assert not (made / EXERCISE).exists()


def test_a_renamed_notebook_that_nobody_touched_is_brought_up_to_date_where_it_is(
    made: Path, course_copy: Path
) -> None:
    (made / LESSON).rename(made / "read.ipynb")
    lengthen(course_copy)
    assert workspace.write(made) == workspace.Written(updated=("read.ipynb",), renamed={LESSON: "read.ipynb"})
    (made / "read.ipynb").rename(made / LESSON)
    assert workspace.write(made) == workspace.Written()


def test_a_copy_is_no_renamed_notebook_while_the_original_is_there(made: Path, course_copy: Path) -> None:
    copy = made / EXERCISE.replace(".ipynb", "-Copy1.ipynb")
    shutil.copy(made / EXERCISE, copy)
    for folder in (".ipynb_checkpoints", "other"):
        (made / folder).mkdir(exist_ok=True)
        shutil.copy(made / LESSON, made / folder / "lesson-97-greet-checkpoint.ipynb")
    (made / "other" / "torn.ipynb").write_text('{"metadata": []}', encoding="utf-8")
    lengthen(course_copy)
    assert workspace.write(made) == workspace.Written(updated=(LESSON,))
    (made / EXERCISE).unlink()
    assert workspace.write(made).renamed == {EXERCISE: copy.relative_to(made).as_posix()}


def test_a_notebook_that_nobody_touched_is_brought_up_to_date(made: Path, course_copy: Path) -> None:
    lengthen(course_copy)
    written = workspace.write(made, student="ada")
    assert written == workspace.Written(updated=(LESSON,))
    assert "A new last line." in (made / LESSON).read_text(encoding="utf-8")


def test_a_deleted_notebook_comes_back(made: Path) -> None:
    (made / EXERCISE).unlink()
    assert workspace.write(made, student="ada").new == (EXERCISE,)


def test_without_its_ledger_every_changed_file_counts_as_the_students_and_nothing_as_newer(
    made: Path, course_copy: Path
) -> None:
    (made / ".netkit.json").write_text("{ torn", encoding="utf-8")
    (made / LESSON).write_text("my own work", encoding="utf-8")
    assert workspace.write(made) == workspace.Written()
    assert (made / LESSON).read_text(encoding="utf-8") == "my own work"


def test_an_interrupted_first_run_is_finished_by_the_next(made: Path) -> None:
    (made / ".netkit.json").unlink()
    (made / "start-here.ipynb").unlink()
    assert workspace.write(made, student="ada").new == ("start-here.ipynb",)
    assert set(json.loads((made / ".netkit.json").read_text(encoding="utf-8"))["files"]) == {
        *TOP,
        LESSON,
        EXERCISE,
        MENTOR,
    }


def links(path: Path) -> list[str]:
    text = "\n".join(cell.source for cell in nbformat.read(path, as_version=4).cells)
    return re.findall(r"\]\(([^)]*ipynb)\)", text)


def test_the_links_of_each_page_lead_to_files(made: Path) -> None:
    assert links(made / TOP[2]) == [TOP[3], LESSON, EXERCISE, MENTOR, TOP[1], TOP[0]]
    for page in (LESSON, EXERCISE, TOP[3]):
        found = links(made / page)
        assert found
        assert all((made / page).parent.joinpath(target).exists() for target in found)


def test_a_new_name_takes_no_work_away(made: Path, course_copy: Path) -> None:
    (made / EXERCISE).write_text("my own work", encoding="utf-8")
    for page in ("lesson", "exercise"):
        source = course_copy / "notebooks" / "97-greet" / f"{page}.md"
        source.write_text(source.read_text(encoding="utf-8").replace("number: 97", "number: 98"), encoding="utf-8")
    written = workspace.write(made, student="ada")
    assert (made / EXERCISE).read_text(encoding="utf-8") == "my own work"
    assert written.left == (EXERCISE,)
    assert written.removed == (LESSON, MENTOR)
    assert not (made / LESSON).exists()
    assert "exercises/exercise-98-greet/exercise-98-greet.ipynb" in written.new
    assert workspace.write(made, student="ada") == workspace.Written()


def test_the_course_itself_is_refused_as_a_workspace(course_copy: Path) -> None:
    for place in (sources.ROOT, sources.notebooks() / "97-greet"):
        with pytest.raises(CourseError, match="holds the course itself"):
            workspace.write(place, student="ada")


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("a file", encoding="utf-8")
    with pytest.raises(CourseError, match="is a file; choose another with --workspace"):
        workspace.write(tmp_path / "mine", student="ada")


TOO_SMALL = """
import sys
from pathlib import Path
from netkit.course import workspace
from netkit.errors import CourseError
place = Path(sys.argv[1])
try:
    workspace.write(place, student="ada")
except CourseError as error:
    print(error)
print(*sorted(path.name for path in place.rglob("*") if path.is_file()))
"""


def test_a_full_disk_leaves_no_torn_notebook(tmp_path: Path) -> None:
    error, files = run_on_small_disk(TOO_SMALL, tmp_path, kilobytes=28)
    assert "could not be written: No space left on device" in error
    assert "Make room, or choose a folder of your own" in error
    # The next run must find what is missing missing, and not a piece that it would take for the student's own.
    assert files.split() == [
        ".gitignore",
        "README.txt",
        "handout.ipynb",
        "my-network.ipynb",
        "netkit.toml",
        "start-here.ipynb",
    ]


def test_a_write_protected_folder_is_named(tmp_path: Path) -> None:
    error, files = run_write_protected(TOO_SMALL, tmp_path)
    assert "could not be written: Read-only file system" in error
    assert files == ""


@pytest.mark.parametrize("student", ["ada", "Zoë", "李娜", 'a "b" \\ c', "🙂"])
def test_whoever_the_student_is_their_settings_can_be_read(first: Path, tmp_path: Path, student: str) -> None:
    shutil.copytree(first, tmp_path / "mine")
    (tmp_path / "mine" / "netkit.toml").unlink()
    workspace.write(tmp_path / "mine", student=student)
    assert who_am_i({}, folder=tmp_path / "mine") == Identity("netkit", student)


@pytest.mark.parametrize("ledger", ["[]", "{}", '{"made_from": "x", "files": 3}', "null"])
def test_a_strange_ledger_is_no_reason_to_stop(made: Path, ledger: str) -> None:
    (made / ".netkit.json").write_text(ledger, encoding="utf-8")
    assert workspace.write(made, student="ada") == workspace.Written()


def test_each_message_names_the_notebook_and_for_whom_the_workspace_is(
    made: Path, course_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*options: str) -> list[str]:
        assert main(["lab", "--only-write", "--workspace", str(made), *options]) == 0
        return capsys.readouterr().out.splitlines()[1:]

    assert said() == [
        "The exercises are made for ada, course netkit. Is that not your name in the class list? "
        "Write it into the cell with %%me in Start here."
    ]
    assert said("--student", "s123", "--course", "spring") == [
        "The exercises are made for s123, course spring. Until now: ada, course netkit. "
        "Run an open exercise again from its first cell."
    ]
    (made / MENTOR).unlink()
    rename(made, "mine.ipynb")
    (made / LESSON).write_text("my own work", encoding="utf-8")
    lengthen(course_copy)
    assert said()[:-1] == [
        f"{MENTOR} was missing; it has been written again.",
        f"{LESSON} has a newer version in the course. Yours has your changes and stays as it is; "
        "to get the new one, move yours out of the workspace and start the course again.",
        f"{EXERCISE} is now mine.ipynb: no blank one was written. Links on other pages lead to the old name.",
    ]


def test_a_new_workspace_counts_its_notebooks(
    small_course: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["lab", "--only-write", "--workspace", str(tmp_path / "mine")])
    assert capsys.readouterr().out.splitlines()[1:] == [
        "7 notebooks written.",
        "It is not known for whom: write your name into the cell with %%me in Start here.",
    ]
