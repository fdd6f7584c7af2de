"""``check`` on a small topic: on the practice case, on one's own case, and under nbgrader."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from netkit import topics
from netkit.topics import catalogue, check
from tests.small_topic import POINTS, SCHOOL


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own to work in, where the small topic is known."""
    monkeypatch.setenv("NETKIT_TOPICS", str(SCHOOL))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def workspace(folder: Path, student: str = "s001") -> None:
    (folder / "netkit.toml").write_text(f'student = "{student}"\n', encoding="utf-8")


# Topics of a school's own.


def test_a_schools_topic_is_found_where_its_folder_is_named_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "greet" in catalogue.names()
    assert topics.practice("greet").owner == "Max"
    monkeypatch.setenv("NETKIT_TOPICS", "")
    assert "greet" not in catalogue.names()
    with pytest.raises(ValueError, match="no topic 'greet'"):
        topics.practice("greet")


# On the practice case.


def test_practice_tells_right_from_wrong_and_names_the_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    practice = topics.practice("greet")
    assert check("greet.size", len(practice.contacts), case=practice) is None
    assert check("greet.size", len(practice.contacts) + 1, case=practice) is None
    assert check("greet.size", ..., case=practice) is None
    right, partly, blank = capsys.readouterr().out.splitlines()
    assert right.startswith("✓ Right. Every row")
    assert partly.startswith("◐ Partly. You counted the owner")
    assert blank.startswith("\N{EN DASH} Not answered.")


def test_any_other_case_than_the_practice_case_is_not_marked(capsys: pytest.CaptureFixture[str]) -> None:
    changed = topics.practice("greet")
    changed.store.remove(changed.contacts[0])
    for case in (topics.make("greet", course="netkit", student="s001"), changed):
        for answer in (len(case.contacts), 19):
            check("greet.size", answer, case=case)
    assert len(set(capsys.readouterr().out.splitlines())) == 1


def test_the_practice_case_is_made_once_for_all_checks() -> None:
    practice = topics.practice("greet")
    check("greet.size", 1, case=practice)
    made = sys.modules["netkit.topics.greet.case"].MADE
    before = len(made)
    for name in catalogue.topic("greet").forms:
        check(f"greet.{name}", 1, case=practice)
    assert len(made) == before


# On one's own case, outside grading.


def test_locally_a_right_and_a_wrong_answer_are_told_the_same(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for student in ("s001", "s002", "s003"):
        workspace(here, student)
        case = topics.make("greet", course="netkit", student=student)
        for name, question in catalogue.questions("greet").items():
            answers = [question.reference(case), *(wrong.value(case) for wrong in question.wrong)]
            assert [check(f"greet.{name}", answer) for answer in answers] == [None] * len(answers)
            told = set(capsys.readouterr().out.splitlines())
            assert len(told) == 1
            assert told.pop().startswith("\N{EN DASH} Form is right.")


def test_locally_the_form_is_looked_at(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace(here)
    for question, answer in [("share", 23), ("close", "Amira"), ("size", ...)]:
        check(f"greet.{question}", answer)
    outside, stranger, blank = capsys.readouterr().out.splitlines()
    assert outside.startswith("○ Not yet. This needs a number from 0 to 1")
    assert stranger.startswith("○ Not yet. “Amira” is not on the contact list")
    assert blank.startswith("\N{EN DASH} Not answered.")


def test_locally_a_missing_name_is_a_sentence_and_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("greet.size", 7) is None
    assert re.match(r"\u2013 Not marked. Nothing says whose case this is.*netkit\.toml", capsys.readouterr().out)


# Under nbgrader.

PROGRAM = """
import json
from netkit.topics import check, make
from netkit.topics.catalogue import questions
case = make("greet", course="netkit", student="s001")
out = {}
for name, question in questions("greet").items():
    wrong = question.wrong[0].value(case)
    out[name] = [check(f"greet.{name}", answer) for answer in (question.reference(case), wrong, ..., object())]
print(json.dumps(out))
"""


def under(folder: Path, **environment: str) -> tuple[dict[str, list[Any]], str]:
    ours = ("NETKIT_STUDENT", "NETKIT_COURSE", "NBGRADER", "JUPYTER")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM],
        env=clean | environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stderr == ""  # nbgrader gives 0 for a cell that writes here
    *words, numbers = run.stdout.splitlines()
    return json.loads(numbers), "\n".join(words)


def test_autograde_gives_the_points_as_a_number_whatever_the_answer(here: Path) -> None:
    points, words = under(here, NBGRADER_EXECUTION="autograde", NETKIT_STUDENT="s001")
    first_mistake = {"size": 1, "share": 2, "close": 0, "labels": 4.5}
    assert points == {name: [POINTS[name], first_mistake[name], 0, 0] for name in POINTS}
    assert "✓ Right (4 of 4 points)" in words


def test_autograde_without_a_student_gives_nothing_and_says_that_nothing_was_marked(here: Path) -> None:
    workspace(here)
    points, words = under(here, NBGRADER_EXECUTION="autograde", JUPYTERHUB_USER="instructor")
    assert points == {name: [0, 0, 0, 0] for name in POINTS}
    assert len(re.findall(r"^\u2013 Not marked .*could not be marked.*UnknownStudent", words, re.MULTILINE)) == 16


def test_validate_gives_full_points_for_the_right_form_and_no_more_than_that_away(here: Path) -> None:
    workspace(here)
    points, words = under(here, NBGRADER_EXECUTION="validate")
    assert points == {name: [full, full, 0, 0] for name, full in POINTS.items()}
    assert "Right (" not in words
    assert "Partly" not in words
