"""Answers to the questions of a small topic: on the practice case, on one's own case, and under nbgrader."""

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
from netkit.topics import catalogue, check, notebook
from netkit.topics.checking import practise, read_own
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


def test_practice_tells_right_from_wrong_and_names_the_mistake() -> None:
    size = len(topics.practice("greet").contacts)
    right, partly, blank = (repr(practise("greet.size", text)) for text in (str(size), f"{size + 1} contacts", "..."))
    assert right.startswith("✓ Right (practice, not counted). Every row")
    assert partly.startswith("◐ Partly (practice, not counted). You counted the owner")
    assert blank.startswith("\N{EN DASH} Not answered (practice, not counted).")


def test_the_practice_case_is_made_once_for_all_answers() -> None:
    practise("greet.size", "1")
    made = sys.modules["netkit.topics.greet.case"].MADE
    before = len(made)
    for name in catalogue.questions("greet"):
        practise(f"greet.{name}", "1")
    assert len(made) == before


def test_a_text_of_ones_own_cannot_be_practised() -> None:
    with pytest.raises(ValueError, match="nobody marks it"):
        practise("greet.reflection", "I greet Ada.")


# On one's own case, outside grading.


def own(question: str, text: str) -> str:
    return repr(read_own(question, text))


def test_locally_a_right_and_a_wrong_answer_are_told_the_same_but_for_what_was_read(here: Path) -> None:
    for student in ("s001", "s002", "s003"):
        workspace(here, student)
        case = topics.make("greet", course="netkit", student=student)
        for name, question in catalogue.questions("greet").items():
            form = catalogue.topic("greet").forms[name](case)
            for answer in (question.reference, *(wrong.value for wrong in question.wrong)):
                text = question.typed(answer, form, case)
                assert own(f"greet.{name}", text) == (
                    f"\N{EN DASH} Form is right (your case). Read: {form.said(form.read(text))}. "
                    "Whether it is right, grading tells."
                )


def test_locally_the_form_is_looked_at(here: Path) -> None:
    workspace(here)
    assert own("greet.share", "23").startswith("○ Not yet (your case). “23” lies outside.")
    assert own("greet.close", "Amira").startswith("○ Not yet (your case). “Amira” is not on the list")
    assert own("greet.size", "...").startswith("\N{EN DASH} Not answered (your case).")
    assert "Read: 2 words, and 120 to 180 are asked for. A person reads it." in own("greet.reflection", "I greet")


def test_locally_a_missing_name_is_a_sentence_and_no_traceback() -> None:
    assert re.match(r"\u2013 Not marked \(your case\)\. Nothing says whose case this is.*%%me", own("greet.size", "7"))


def test_a_check_says_in_short_how_the_last_answer_stands_and_repeats_none_of_it(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace(here)
    told = {
        "7": "\N{EN DASH} Form is right (your case). This can be graded.",
        "some": "○ Not yet (your case). This cannot be graded yet; see above.",
        "...": "\N{EN DASH} Not answered (your case). Type your answer in the cell above, and run it.",
    }
    for text, said in told.items():
        answered = notebook.answer("greet.size", text)
        assert check("greet.size") is None
        shown = capsys.readouterr().out.strip()
        assert shown == said
        assert not set(answered.sentences) & {shown.partition(". ")[2]}


# Under nbgrader.

PROGRAM = """
import json
from netkit.topics import check, make, notebook
from netkit.topics.catalogue import questions, topic
case = make("greet", course="netkit", student="s001")
out = {}
for name, question in questions("greet").items():
    form = topic("greet").forms[name](case)
    out[name] = []
    for answer in (question.reference, question.wrong[0].value, lambda _: "...", lambda _: "no idea"):
        notebook.answer(f"greet.{name}", question.typed(answer, form, case))
        out[name].append(check(f"greet.{name}"))
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


def test_while_nbgrader_grades_a_check_gives_no_points_since_they_come_from_the_text_of_the_answers(here: Path) -> None:
    points, words = under(here, NBGRADER_EXECUTION="autograde", NETKIT_STUDENT="s001")
    assert points == {name: [None] * 4 for name in POINTS}
    assert "Right (" not in words


def test_validate_gives_full_points_for_the_right_form_and_no_more_than_that_away(here: Path) -> None:
    workspace(here)
    points, words = under(here, NBGRADER_EXECUTION="validate")
    assert points == {name: [full, full, 0, 0] for name, full in POINTS.items()}
    assert "Right (" not in words
    assert "Partly" not in words
