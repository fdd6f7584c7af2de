"""Whose case it is: who says so first, and what is said of a ``netkit.toml`` that was written by hand."""

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.cases import identity
from netkit.cases.identity import Identity, canonical, who_am_i
from netkit.errors import UnknownStudent
from netkit.topics import catalogue


def workspace(folder: Path, text: str | bytes) -> Path:
    """A folder of an exercise below a ``netkit.toml``."""
    (folder / "netkit.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    below = folder / "exercises" / "02"
    below.mkdir(parents=True, exist_ok=True)
    return below


def refusal(folder: Path, text: str | bytes) -> str:
    with pytest.raises(UnknownStudent) as refused:
        who_am_i({}, folder=workspace(folder, text))
    return str(refused.value)


def test_the_grader_comes_first_then_the_workspace_then_the_hub(tmp_path: Path) -> None:
    below = workspace(tmp_path, 'course = "spring"\nstudent = "from-file"\n')
    hub = {"JUPYTERHUB_USER": "random-7f3a"}
    grader = {**hub, "NETKIT_STUDENT": "from-grader", "NETKIT_COURSE": "autumn"}
    assert who_am_i({}, folder=below) == Identity("spring", "from-file")
    assert who_am_i(hub, folder=below) == Identity("spring", "from-file")
    assert who_am_i(grader, folder=below) == Identity("autumn", "from-grader")
    workspace(tmp_path, 'course = "spring"\n')
    assert who_am_i(hub, folder=below) == Identity("spring", "random-7f3a")


def test_a_released_notebook_knows_its_course_better_than_the_workspace(tmp_path: Path) -> None:
    below = workspace(tmp_path, 'course = "typed"\nstudent = " s001 "\n')
    assert who_am_i({}, folder=below, course="released") == Identity("released", "s001")
    assert who_am_i({"NETKIT_COURSE": "graded"}, folder=below, course="released") == Identity("graded", "s001")
    (below / "netkit-course.txt").write_text("beside it\n", encoding="utf-8-sig")
    assert who_am_i({}, folder=below, course="released") == Identity("released", "s001")
    assert who_am_i({}, folder=below) == Identity("beside it", "s001")
    (below / "netkit-course.txt").unlink()
    workspace(tmp_path, 'student = "s001"\n')
    assert who_am_i({}, folder=below, course=" ") == Identity("netkit", "s001")


def test_while_grading_neither_the_hub_nor_a_submitted_file_says_who(tmp_path: Path) -> None:
    below = workspace(tmp_path, 'course = "elsewhere"\nstudent = "somebody-else"\n')
    grading = {"NBGRADER_EXECUTION": "autograde", "JUPYTERHUB_USER": "instructor"}
    with pytest.raises(UnknownStudent, match="NETKIT_STUDENT"):
        who_am_i(grading, folder=below)
    assert who_am_i({**grading, "NETKIT_STUDENT": "s001"}, folder=below) == Identity("netkit", "s001")


def test_a_later_cell_cannot_become_somebody_else() -> None:
    program = (
        "import os; from netkit.cases import who_am_i\nos.environ['NETKIT_STUDENT'] = 's002'; print(who_am_i().student)"
    )
    environment = {**os.environ, "NETKIT_STUDENT": "s001"}
    run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "s001"


def test_nobody_is_told_where_to_write_their_name(tmp_path: Path) -> None:
    with pytest.raises(
        UnknownStudent, match=r"netkit\.toml is not in.*%%me.*student = \"your name in the class list\""
    ):
        who_am_i({}, folder=tmp_path)
    assert "netkit.toml has no name" in refusal(tmp_path, 'student = " "\ncourse = "spring"\n')


@pytest.mark.parametrize(
    ("line", "found", "write"),
    [
        ("student = s123", "the line student = s123 cannot be read", 'student = "s123"'),
        ("student: s123", "the line student: s123 cannot be read", 'student = "s123"'),
        ("student = \u201cs123\u201d", "the line student = \u201cs123\u201d cannot be read", 'student = "s123"'),
        ('student = "s123', 'the line student = "s123 cannot be read', 'student = "s123"'),
        ("student = 0123", "the line student = 0123 cannot be read", 'student = "0123"'),
        ("course = spring", "the line course = spring cannot be read", 'course = "spring"'),
        ("my notes", "the line my notes cannot be read", 'student = "your name in the class list"'),
        ("student = 123", "student is 123", 'student = "123"'),
        ('student = ["a", "b"]', "student is ['a', 'b']", 'student = "your name in the class list"'),
        ('[student]\nname = "a"', "student is {'name': 'a'}", 'student = "your name in the class list"'),
        ('Student = "Anna"', "'Student'", 'student = "Anna"'),
        ('name = "Anna"', "'name'", 'student = "Anna"'),
        ('student = "a"\nCOURSE = "spring"', "'COURSE'", 'course = "spring"'),
        ('student = "a"\nstudent = "b"', 'the line student = "b" is there twice', 'student = "b"'),
    ],
)
def test_a_line_that_says_nobody_is_shown_with_the_one_to_write(
    tmp_path: Path, line: str, found: str, write: str
) -> None:
    words = refusal(tmp_path, line)
    assert words.startswith(f"{tmp_path / 'netkit.toml'}: {found}")
    assert words.endswith(f"write: {write}")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])  # what editors on Windows write
def test_the_encodings_of_notepad_are_read(tmp_path: Path, encoding: str) -> None:
    below = workspace(tmp_path, '# my name\r\nstudent = "J\u00f6rg"\r\n'.encode(encoding))
    assert who_am_i({}, folder=below).student == "J\u00f6rg"


def test_another_encoding_is_refused_with_what_to_do(tmp_path: Path) -> None:
    assert "Save as" in refusal(tmp_path, 'student = "J\u00f6rg"'.encode("windows-1252"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Anna", "anna"), ("jo\u0308rg", "j\u00f6rg"), (" S001 ", "s001"), ("Anna  Berg", "anna\u00a0berg")],
)
def test_one_student_has_one_case_however_the_name_is_typed(one: str, other: str) -> None:
    cases = [catalogue.make("assess", course=course, student=name) for course, name in (("X1", one), ("x1", other))]
    assert cases[0].contacts == cases[1].contacts
    assert cases[0].ties == cases[1].ties


@given(st.text())
def test_a_canonical_name_stays_as_it_is(name: str) -> None:
    for form in ("NFC", "NFD"):
        assert canonical(canonical(unicodedata.normalize(form, name))) == canonical(name)


def test_what_is_said_last_applies_and_the_other_value_stays(tmp_path: Path) -> None:
    identity.save(tmp_path, student="Anna", course="spring")
    identity.save(tmp_path, student="s123")
    assert who_am_i({}, folder=tmp_path) == Identity("spring", "s123")
    identity.save(tmp_path, student=" ", course="autumn")
    assert who_am_i({}, folder=tmp_path) == Identity("autumn", "s123")


def test_a_file_that_says_so_already_keeps_its_comments(tmp_path: Path) -> None:
    workspace(tmp_path, text := '# mine\nstudent = "s123" # from the letter\n')
    identity.save(tmp_path, student="s123")
    assert (tmp_path / "netkit.toml").read_text(encoding="utf-8") == text


def test_a_value_that_cannot_be_read_is_not_lost_but_both_together_replace_it(tmp_path: Path) -> None:
    workspace(tmp_path, "course = spring\n")
    with pytest.raises(UnknownStudent, match='write: course = "spring"'):
        identity.save(tmp_path, student="s123")
    identity.save(tmp_path, student="s123", course="spring")
    assert who_am_i({}, folder=tmp_path) == Identity("spring", "s123")


@given(st.text(), st.text())
def test_any_text_is_written_so_that_it_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, student: str, course: str
) -> None:
    folder = tmp_path_factory.mktemp("any")
    said = {"student": " ".join(student.split()), "course": " ".join(course.split())}
    file = identity.save(folder, **said)
    assert identity.read(file) == {key: name for key, name in said.items() if name}


def test_half_a_sign_from_the_command_line_does_not_stop_it(tmp_path: Path) -> None:
    identity.save(tmp_path, student="J\udcf6rg")
    assert who_am_i({}, folder=tmp_path).student == "J?rg"
