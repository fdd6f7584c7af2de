"""An instructor's round of one exercise with real nbgrader: late and second attempts, work placed by hand, no trap."""

import csv
import dataclasses
import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import nbformat
import pytest

import netkit
from netkit import topics
from netkit.cases.identity import COURSE_FILE
from netkit.cli import main
from netkit.course import sources
from netkit.errors import CourseError
from netkit.grading import evidence, trail
from netkit.grading.classroom import Classroom
from netkit.topics import catalogue
from netkit.topics.catalogue import questions
from netkit.topics.notebook import CASE
from netkit.topics.typed_cells import ANSWER, TypedCell
from tests.small_topic import EXERCISE, FULL, NAME

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("small_course")]


@pytest.fixture
def classroom(small_course: Path, tmp_path: Path) -> Classroom:
    made = Classroom(tmp_path / "class", course="spring")
    made.add_sources(sources.topics())
    made.generate(EXERCISE)
    made.enrol({"ada": "Ada Obi", "wei": "Wei Sun", "zoe": "Zoe Ng"})
    return made


def work(path: Path, student: str, *answered: str, shows: str = "") -> None:
    """Write this student's right answers to some questions into a released notebook."""
    notebook: Any = nbformat.read(path, as_version=4)
    case = topics.make(NAME, course="spring", student=student)
    for cell in notebook.cells:
        for name, one in questions(NAME).items():
            if cell.source.startswith(f"%%answer {NAME}.{name}"):
                text = (
                    one.typed(one.reference, catalogue.topic(NAME).forms[name](case), case)
                    if name in answered
                    else "..."
                )
                cell.source = TypedCell(ANSWER, f"{NAME}.{name}", text).source
        if shows and "begin(" in cell.source:
            said = {CASE: {"topic": NAME, "student": shows, "course": "netkit"}}
            cell.outputs = [nbformat.v4.new_output("display_data", data=said)]
    nbformat.write(notebook, path)


def submit(classroom: Classroom, student: str, *answered: str) -> None:
    """Fetch, work and submit through the exchange."""
    desk = classroom.root / "students" / student / EXERCISE
    if not desk.exists():
        classroom.fetch(EXERCISE, student)
    work(desk / f"{EXERCISE}.ipynb", student, *answered)
    classroom.submit(EXERCISE, student)


def place(classroom: Classroom, student: str, *answered: str, of: str = "", shows: str = "") -> Path:
    """Put a worked notebook where nbgrader looks for what was handed in."""
    folder = classroom.root / "submitted" / student / EXERCISE
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{EXERCISE}.ipynb"
    path.write_bytes((classroom.root / "release" / EXERCISE / f"{EXERCISE}.ipynb").read_bytes())
    work(path, of or student, *answered, shows=shows)
    return path


def grade(classroom: Classroom, *options: str) -> int:
    return main(["grade", "97", "--folder", str(classroom.root), *options])


def scores(classroom: Classroom) -> dict[str, float]:
    return {line["student_id"]: float(line["score"]) for line in exported(classroom)}


def exported(classroom: Classroom) -> list[dict[str, str]]:
    with (classroom.root / "grades.csv").open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def test_a_second_attempt_is_collected_marked_and_given_back_and_the_rest_is_left_alone(
    classroom: Classroom, capsys: pytest.CaptureFixture[str]
) -> None:
    classroom.release(EXERCISE)
    submit(classroom, "ada", "size")
    assert (classroom.root / "students" / "ada" / EXERCISE / COURSE_FILE).read_text(encoding="utf-8") == "spring\n"
    place(classroom, "wei", *questions(NAME))
    assert grade(classroom) == 0
    assert scores(classroom) == {"ada": 2, "wei": sum(FULL), "zoe": 0}
    said = capsys.readouterr().out
    assert re.search(r"^ada +Ada Obi +2 +0 +0 +0 +0 +2 +21$", said, re.MULTILINE), said
    assert re.search(r"^zoe +Zoe Ng .* - +21$", said, re.MULTILINE), said
    assert "Not from the exchange, so return the pages in feedback/ yourself: wei." in said

    with classroom.gradebook() as gradebook:  # what a person gave stays
        mark = gradebook.find_grade("reflection", EXERCISE, EXERCISE, "wei")
        mark.manual_score, mark.needs_manual_grade = 5, False
        gradebook.db.commit()
    before = {path: path.stat().st_mtime_ns for path in (classroom.root / "autograded").glob("wei/*/*.ipynb")}
    time.sleep(1.1)  # the exchange tells attempts apart by seconds
    submit(classroom, "ada", "size", "share")
    assert grade(classroom) == 0
    assert scores(classroom) == {"ada": 6, "wei": sum(FULL) + 5, "zoe": 0}
    assert before == {path: path.stat().st_mtime_ns for path in before}
    pages = list((classroom.root / "exchange" / "spring" / "feedback").glob("*.html"))
    assert len(pages) == 2  # one for each attempt that came through the exchange

    place(classroom, "wei", "size")
    capsys.readouterr()
    assert main(["preflight", "97", "--folder", str(classroom.root)]) == 0
    changes = "share from 4 to 0, close from 4 to 0, labels from 6 to 0 (answer changed)"
    assert capsys.readouterr().out.splitlines()[0] == f"wei: marking again would change {changes}."
    assert grade(classroom) == 0
    assert scores(classroom) == {"ada": 6, "wei": 2 + 5, "zoe": 0}
    assert changes_of(classroom, "wei", "reflection", "close") == [
        ("close", None, 4, "first marked"),
        ("reflection", None, 0, "first marked"),
        ("reflection", 0, 5, "marked by hand"),
        ("close", 4, 0, "answer changed"),
    ]


def changes_of(classroom: Classroom, student: str, *of: str) -> list[tuple[str, float | None, float | None, str]]:
    """The lines of the audit trail for some questions: before, after, and why."""
    lines = (classroom.root / trail.FILE).read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    assert all(one["exercise"] == EXERCISE and one["netkit"] == netkit.__version__ for one in found)
    names = {f"{name}-check": name for name in questions(NAME)} | {"reflection": "reflection"}
    mine = [one for one in found if one["student"] == student and names[one["question"]] in of]
    return [(names[one["question"]], one["before"], one["after"], one["why"]) for one in mine]


def test_marking_again_after_a_change_says_first_who_changes_and_why_and_leaves_a_trail(
    classroom: Classroom, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place(classroom, "ada", "size", "share")
    place(classroom, "wei", *questions(NAME))
    nbgrader = [str(Path(sys.executable).with_name("nbgrader")), "autograde", EXERCISE]
    subprocess.run(nbgrader, cwd=classroom.root, check=True, capture_output=True)  # the trail is written here too
    first = (classroom.root / trail.FILE).read_text(encoding="utf-8")
    assert len(first.splitlines()) == 2 * (len(FULL) + 1)
    assert not [
        word
        for word in ("Ada Obi", "Wei Sun", *catalogue.make(NAME, course="spring", student="ada").names().values())
        if word in first
    ]
    assert grade(classroom, "--again") == 0
    assert (classroom.root / trail.FILE).read_text(encoding="utf-8") == first  # nothing has changed

    changed = dataclasses.replace(questions(NAME)["size"], reference=lambda case: len(case.contacts) + 1)
    monkeypatch.setitem(questions(NAME), "size", changed)
    evidence._sheet.cache_clear()
    capsys.readouterr()
    main(["preflight", "97", "--folder", str(classroom.root)])
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == [
        f"{student}: marking again would change size from 2 to 0 (question changed)." for student in ("ada", "wei")
    ]
    assert (classroom.root / trail.FILE).read_text(encoding="utf-8") == first
    assert grade(classroom, "--again") == 0
    evidence._sheet.cache_clear()
    assert changes_of(classroom, "ada", "size", "share") == [
        ("size", None, 2, "first marked"),
        ("share", None, 4, "first marked"),
        ("size", 2, 0, "question changed"),
    ]


def test_other_points_count_at_once_points_by_hand_stand_and_who_has_left_stops_nobody(classroom: Classroom) -> None:
    for student in ("ada", "wei"):
        place(classroom, student, *questions(NAME))
    assert grade(classroom) == 0
    source = classroom.root / "source" / EXERCISE / f"{EXERCISE}.ipynb"
    notebook: Any = nbformat.read(source, as_version=4)
    next(cell for cell in notebook.cells if cell.source == f'check("{NAME}.size")').metadata.nbgrader["points"] = 3
    nbformat.write(notebook, source)
    classroom.generate(EXERCISE)
    with classroom.gradebook() as gradebook:
        mark = gradebook.find_grade("reflection", EXERCISE, EXERCISE, "ada")
        mark.manual_score, mark.needs_manual_grade = 5, False
        gradebook.remove_student("wei")
    assert grade(classroom) == 0
    ada, zoe = exported(classroom)
    assert (ada["score"], ada["max_score"], ada["size"], ada["state"]) == (
        f"{sum(FULL) + 6}.0",
        "22.0",
        "3.0",
        "graded",
    )
    assert zoe["state"] == "nothing handed in"


def test_preflight_says_that_answers_fit_a_classmates_case_before_they_wait(
    classroom: Classroom, capsys: pytest.CaptureFixture[str]
) -> None:
    place(classroom, "ada", *questions(NAME))
    assert grade(classroom) == 0
    place(classroom, "ada", *questions(NAME), of="wei")
    capsys.readouterr()
    main(["preflight", "97", "--folder", str(classroom.root)])
    said = capsys.readouterr().out.splitlines()
    assert re.search(r"would change .*close from 4 to waiting for you.* \(answer changed\)\.$", said[0])
    assert f"ada: {EXERCISE}.ipynb fits the case of wei, course spring, and is marked on the case of ada" in said[1]
    assert said[1].endswith("16 on that case.")


def test_without_an_exchange_what_was_placed_by_hand_is_graded(classroom: Classroom) -> None:
    place(classroom, "ada", *questions(NAME))
    place(classroom, "wei").write_text("{", encoding="utf-8")
    classroom.enrol({"zoe": 'Zoe "Z" Ng, jun.'})
    assert grade(classroom) == 0
    ada, wei, zoe = exported(classroom)
    questions_ = ("size", "share", "close", "labels", "reflection")
    assert [ada[name] for name in questions_] == ["2.0", "4.0", "4.0", "6.0", "0.0"]
    assert (ada["state"], ada["score"], ada["max_score"]) == ("graded", "16.0", "21.0")
    assert [wei[name] for name in questions_] == [""] * 5
    assert (wei["state"], wei["score"]) == ("waits for you: 5 questions", "0.0")
    assert (zoe["state"], zoe["last_name"]) == ("nothing handed in", '"Z" Ng, jun.')


def test_what_a_platform_reads_has_a_line_for_each_student_and_final_scores_only(classroom: Classroom) -> None:
    place(classroom, "ada", *questions(NAME))
    place(classroom, "wei").write_text("{", encoding="utf-8")
    classroom.enrol({"zoe": "=HYPERLINK(0) Ng"})
    assert grade(classroom) == 0
    # The columns that Canvas asks for in front of the assignments; Moodle's are mapped by the person who imports.
    assert (classroom.root / "platform.csv").read_text(encoding="utf-8-sig").splitlines() == [
        f"Student,ID,SIS User ID,SIS Login ID,Section,{EXERCISE}",
        "Ada Obi,,ada,ada,,16.0",
        "Wei Sun,,wei,wei,,",
        "'=HYPERLINK(0) Ng,,zoe,zoe,,",
    ]
    assert exported(classroom)[-1]["first_name"] == "'=HYPERLINK(0)"


def test_two_spellings_of_an_id_never_become_two_lines(
    classroom: Classroom, capsys: pytest.CaptureFixture[str]
) -> None:
    place(classroom, "WEI", *questions(NAME))
    place(classroom, "ada", *questions(NAME))
    said = "it is 'wei' in the class list: rename the folder 'submitted/WEI' to 'wei'"
    main(["preflight", "97", "--folder", str(classroom.root)])
    assert f"WEI: {said}" in capsys.readouterr().out
    assert grade(classroom) == 1
    assert f"WEI could not be graded: {said}" in capsys.readouterr().out
    assert scores(classroom) == {"ada": sum(FULL), "wei": 0, "zoe": 0}
    (classroom.root / "submitted" / "WEI").rename(classroom.root / "submitted" / "wei")
    assert grade(classroom) == 0
    assert scores(classroom) == {"ada": sum(FULL), "wei": sum(FULL), "zoe": 0}

    classroom.enrol({"Zoe ": "Zoe Ng"})
    capsys.readouterr()
    assert grade(classroom) == 1
    assert "The class list has 'Zoe ' and 'zoe', which are one name" in capsys.readouterr().err
    main(["preflight", "97", "--folder", str(classroom.root)])
    assert capsys.readouterr().out.startswith("The class list has 'Zoe ' and 'zoe', which are one name")


def test_preflight_says_who_would_be_wronged_and_writes_nothing(
    classroom: Classroom, capsys: pytest.CaptureFixture[str]
) -> None:
    place(classroom, "ada", *questions(NAME), of="ada", shows="ADA ")
    case = place(classroom, "wei", *questions(NAME), shows="wei")
    copy = case.with_name("b.ipynb")
    copy.write_text("{", encoding="utf-8")
    place(classroom, "max")
    before = sorted(classroom.root.rglob("*"))
    assert main(["preflight", EXERCISE, "--folder", str(classroom.root)]) == 0
    assert sorted(classroom.root.rglob("*")) == before
    said = capsys.readouterr().out.splitlines()
    path = f"{EXERCISE}.ipynb"
    assert said[0].startswith(
        f"ada: {path} was made for ADA , course netkit, and is marked on the case of ada, course spring: 16"
    )
    assert f"max: {path} has no answer." in said
    assert "max: is not in the class list." in said
    assert f"wei: has handed in 2 notebooks: b.ipynb, {path}." in said
    assert any(line.startswith("wei: b.ipynb cannot be read as a notebook") for line in said)
    assert said[-1] == "Nothing has come from zoe."


def test_a_course_folder_that_is_there_keeps_its_name_and_its_sources(
    classroom: Classroom, capsys: pytest.CaptureFixture[str]
) -> None:
    source = classroom.root / "source" / EXERCISE / f"{EXERCISE}.ipynb"
    source.write_text(
        source.read_text(encoding="utf-8").replace("Question (2 points)", "My question"), encoding="utf-8"
    )
    assert main(["course", str(classroom.root), "--name", "spring"]) == 0
    assert "My question" in source.read_text(encoding="utf-8")
    said = capsys.readouterr().out
    assert f"these were there and stay as they are: {EXERCISE}." in said
    assert main(["course", str(classroom.root), "--name", "autumn"]) == 1
    assert "is the folder of the course 'spring', not of 'autumn'" in capsys.readouterr().err


def test_a_folder_whose_accents_are_encoded_otherwise_is_the_student_of_the_class_list(classroom: Classroom) -> None:
    classroom.enrol({"zo\u00eb": "Zoë Ng"})
    place(classroom, "zoe\u0308", *questions(NAME))
    assert main(["preflight", "97", "--folder", str(classroom.root)]) == 0
    assert grade(classroom) == 0
    assert scores(classroom) == {"ada": 0, "wei": 0, "zoe": 0, "zo\u00eb": sum(FULL)}


def test_git_ignores_a_course_folder(classroom: Classroom) -> None:
    root = classroom.root.parent
    subprocess.run(["git", "init", "--quiet", root], check=True)
    status = ["git", "-C", str(root), "status", "--porcelain", "--untracked-files=all"]
    assert subprocess.run(status, capture_output=True, text=True, check=True).stdout == ""


def test_a_folder_that_is_no_course_and_an_exercise_that_is_not_there_are_refused(
    classroom: Classroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["grade", "97", "--folder", str(tmp_path)]) == 1
    assert "is no course folder" in capsys.readouterr().err
    assert main(["preflight", "98", "--folder", str(classroom.root)]) == 1
    assert f"there is no exercise '98' in source/; there are: {EXERCISE}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("folder", "course"), [("[SS26]", "spring"), ("plain", "[SS26]"), ("a*b", "x"), ("plain", "x?")]
)
def test_a_name_in_which_nbgrader_finds_no_files_is_refused_when_the_course_is_made(
    tmp_path: Path, folder: str, course: str
) -> None:
    with pytest.raises(CourseError, match="nbgrader finds no files where a name has"):
        Classroom(tmp_path / folder / "class", course=course)
    assert not (tmp_path / folder).exists()
