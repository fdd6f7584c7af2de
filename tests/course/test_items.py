"""What an instructor reads about a class after marking: expected values by hand."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from netkit.errors import CourseError
from netkit.grading import copies, items, trail
from netkit.grading.items import Item, Response
from netkit.grading.restoring import NOTES
from netkit.grading.students import dealt, students
from netkit.grading.trail import Mark
from netkit.topics import catalogue


def class_of(first: str, second: str, third: str = "") -> list[dict[str, Response]]:
    """Each student's points of 2, 4 and 1; "w" waits and "-" was left blank."""
    columns = {"a-check": (2, first), "b-check": (4, second)} | ({"c-check": (1, third)} if third else {})
    return [
        {
            name: Response(worth, None if line[who] == "w" else float(line[who].replace("-", "0")), line[who] != "-")
            for name, (worth, line) in columns.items()
        }
        for who in range(len(first))
    ]


def test_difficulty_and_discrimination_are_those_of_a_sheet_of_paper() -> None:
    # Deviations from the means 1 and 2: the products sum to 12, the squares to 10 and 40, and 12 / √400 is 0.6. The
    # total with the question itself would give 22 / √(10 · 74), which is 0.81. Interval: atanh 0.6 ± 1.96 / √7.
    a, b, c = items.analysed(class_of("2222200-00", "4444000004", "1111111111"))
    assert (a.answered, a.facility, b.answered, b.facility) == (9, 0.5, 10, 0.5)
    for one in (a, b):
        assert one.discrimination == pytest.approx((0.6, -0.0476, 0.8925), abs=1e-4)
    assert (c.facility, c.discrimination) == (1, None)  # all the same: nothing to compare
    report = items.report([a, b, c], 10)
    assert re.split(r"\s{2,}", report[3]) == ["a", "9 of 10", "50 %", "0.60 (-0.05 to 0.89)"]
    assert re.split(r"\s{2,}", report[5]) == ["c", "10 of 10", "100 %", "-"]


def test_who_waits_for_the_instructor_is_left_out() -> None:
    a, b = items.analysed(class_of("22222000002", "4444000004w"))
    assert (a.waiting, b.waiting, b.compared) == (0, 1, 10)
    assert a.discrimination == pytest.approx((0.6, -0.0476, 0.8925), abs=1e-4)
    assert (a.facility, b.facility) == (pytest.approx(12 / 22), 0.5)


def test_a_question_that_waits_for_most_is_left_out_of_the_sums_and_nothing_is_said_of_it() -> None:
    a, _, c = items.analysed(class_of("2222200000", "4444000004", "wwwwwwww--"))
    assert a.discrimination == pytest.approx((0.6, -0.0476, 0.8925), abs=1e-4)
    assert (c.waiting, c.facility, c.discrimination) == (8, None, None)
    assert not [line for line in items.report([a, c], 10) if line.startswith("Nobody")]


def test_of_nine_students_nothing_is_said_of_discrimination() -> None:
    a, b = items.analysed(class_of("222220000", "444400000"))
    assert a.discrimination is None
    assert [line.split()[-1] for line in items.report([a, b], 9)[3:5]] == ["few", "few"]


def test_questions_that_everybody_or_nobody_got_right_are_named_and_mistakes_counted() -> None:
    made = [("closeness-only",), ("closeness-only", "owner"), ()]
    class_ = [
        {"a-check": Response(2, 2), "b-check": Response(4, 0, mistakes=mistakes), "c-check": Response(1, 1)}
        for mistakes in made
    ]
    assert items.report(items.analysed(class_), 3)[-3:] == [
        "Everybody got all points for a, c.",
        "Nobody got a point for b.",
        "Known mistakes in b: closeness-only 2, owner 1.",
    ]


def test_without_anybody_there_are_no_items() -> None:
    found: list[Item] = items.analysed([])
    assert found == []


def handed_in(text: str, *notes: str) -> Any:
    settings = {"grade_id": "reflection", "grade": True, "solution": True, "points": 5}
    cell = new_code_cell(f"%%answer greet.reflection\n{text}", metadata={"nbgrader": settings})
    return new_notebook(cells=[cell], metadata={NOTES: list(notes)})


WORDS = [f"word{number}" for number in range(30)]


def test_reflections_that_are_alike_are_named_by_how_much() -> None:
    changed = [*WORDS[:27], "three", "other", "words"]
    less = ["one", "two", "three", "four", "five", "six", "seven", *WORDS[7:]]  # 23 of 30 are the same: 77 %
    report = copies.report(
        {
            "ada": handed_in(" ".join(WORDS)),
            "bo": handed_in("  ".join(WORDS).upper() + "."),  # capitals, spaces and full stops make no difference
            "cy": handed_in(" ".join(changed)),
            "di": handed_in(" ".join(less)),
        }
    )
    assert report[1:] == [
        "reflection: ada and bo handed in the same text (30 words).",
        "reflection: ada and cy have 90 % of their words in common, in order.",
    ]
    assert "ask first" in report[0]


def test_of_short_and_blank_texts_nothing_is_said() -> None:
    short = " ".join(WORDS[:24])
    marked = {name: handed_in(text) for name, text in {"ada": short, "bo": short, "cy": "...", "di": "..."}.items()}
    assert copies.report(marked) == ["No answers fit another's case, and no two texts are alike."]


def test_answers_that_fit_anothers_case_are_gathered() -> None:
    note = "These answers fit the case of ada, course spring, and not the case of bo, course spring."
    report = copies.report({"ada": handed_in("..."), "bo": handed_in("...", "Handed in as 'x.ipynb'.", note)})
    assert report[1:] == [f"bo: {note}"]


def test_each_of_eight_mistakes_is_dealt_to_another_student() -> None:
    made = dealt(students(12), "no", "netkit-demo")
    wrong = [one["next"].name for one in made.values() if "next" in one]
    assert sorted(wrong) == sorted(one.name for one in catalogue.questions("no")["next"].wrong)
    assert len(wrong) == 8


@pytest.mark.parametrize(
    ("after", "cause"),
    [
        (Mark(2, 4, "answer", "case"), "question changed"),
        (Mark(2, 4, "other", "case"), "answer changed"),
        (Mark(2, 4, "answer", "other"), "case changed"),
        (Mark(3, 6, "answer", "case"), "points of the question changed"),
        (Mark(3, 6, "other", "other"), "answer changed, case changed, points of the question changed"),
        (Mark(None, 4, "answer", "case"), "waits for you"),
    ],
)
def test_the_trail_says_why_a_mark_is_another_one(tmp_path: Path, after: Mark, cause: str) -> None:
    first = {"ada": {"size": Mark(4, 4, "answer", "case")}}
    for number, marks in enumerate((first, first, {"ada": {"size": after}})):
        trail.record(tmp_path, "one", marks, datetime(2026, 11, 30, number, tzinfo=UTC))
    lines = [json.loads(line) for line in (tmp_path / trail.FILE).read_text(encoding="utf-8").splitlines()]
    assert [(line["when"], line["before"], line["after"], line["why"]) for line in lines] == [
        ("2026-11-30T00:00:00+00:00", None, 4, "first marked"),
        ("2026-11-30T02:00:00+00:00", 4, after.points, cause),
    ]
    assert trail.last(tmp_path, "one") == {"ada": {"size": after}}
    assert trail.last(tmp_path, "another") == {}


@pytest.mark.parametrize("number", [0, 101])
def test_a_class_that_cannot_be_invented_is_refused(number: int) -> None:
    with pytest.raises(CourseError, match="choose a number from 1 to 100"):
        students(number)
