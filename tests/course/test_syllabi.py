"""The three plans: every lesson in its place, and minutes that add up to what the front matter says."""

import re

import pytest

from netkit.course import objectives, parts, sheets, sources, syllabi
from netkit.errors import CourseError

COURSE = sources.topics(sources.notebooks())
NUMBERS = [topic.number for topic in COURSE]
ROW = re.compile(
    r"^\| (\d+) \| (\d+) \[([^\]]+)\][^,]*, (\d+) minutes\.<br>Exercise: (\d+) minutes, (\d+) points \|", re.M
)


def front(kind: str) -> list[int]:
    """The minutes in the front matter of all lessons or exercises, read as text."""
    pages = [topic.page(kind).read_text(encoding="utf-8") for topic in COURSE]
    return [int(re.findall(r"^minutes: (\d+)$", page, re.M)[0]) for page in pages]


def points() -> list[int]:
    pages = [topic.page("exercise").read_text(encoding="utf-8") for topic in COURSE]
    return [sum(map(int, re.findall(r"\bpoints: (\d+)", page))) for page in pages]


@pytest.mark.parametrize("plan", [syllabi.six_weeks, syllabi.term])
def test_a_plan_has_every_lesson_once_in_order_with_its_own_figures(plan: object) -> None:
    rows = [tuple(row) for row in ROW.findall(plan())]  # type: ignore[operator]
    assert [int(row[1]) for row in rows] == NUMBERS
    assert [row[2] for row in rows] == [topic.title for topic in COURSE]
    assert [int(row[3]) for row in rows] == front("lesson")
    assert [int(row[4]) for row in rows] == front("exercise")
    assert [int(row[5]) for row in rows] == points()


def test_six_weeks_have_one_or_two_lessons_each_and_the_sums_of_all() -> None:
    weeks = [int(row[0]) for row in ROW.findall(syllabi.six_weeks())]
    assert weeks == [1, 1, 2, 2, 3, 4, 4, 5, 5, 6]
    *_, total = syllabi.six_weeks().splitlines()
    assert [int(number) for number in re.findall(r"\d+", total)] == [
        sum(front("lesson")),
        sum(front("exercise")),
        sum(points()),
    ]


def test_a_term_has_fourteen_weeks_of_which_ten_have_a_lesson() -> None:
    weeks = re.findall(r"^\| (\d+) \| (no lesson)?", syllabi.term(), re.M)
    assert [int(week) for week, _ in weeks] == list(range(1, 15))
    assert [int(week) for week, free in weeks if free] == [3, 7, 11, 14]


def test_three_hours_are_filled_without_a_gap_and_with_time_for_the_end() -> None:
    rows = re.findall(r"^\| (\d):(\d\d) \| (\d+) \|", syllabi.workshop(), re.M)
    now = 0
    for hour, minute, minutes in rows:
        assert int(hour) * 60 + int(minute) == now
        now += int(minutes)
    assert now == 180
    assert 5 <= int(rows[-1][2]) <= 15


def test_a_workshop_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syllabi, "WORKSHOP", (*syllabi.WORKSHOP, (30, "More")))
    with pytest.raises(CourseError, match="of 180 minutes for its end"):
        syllabi.workshop()


def test_the_points_of_an_objective_are_those_of_its_own_exercise() -> None:
    # Cells of two exercises may have one name, such as plan-check.
    found = objectives.objectives()
    assert [sum(one.points for one in found if one.topic == topic) for topic in COURSE] == points()


def test_what_can_be_rated_is_one_sentence_in_the_first_person_for_each_lesson() -> None:
    said = sources.statements().splitlines()
    assert [int(line.split(".")[0]) for line in said] == NUMBERS
    assert all(re.fullmatch(r"\d+\. I can [^.]+\.", line) and " you" not in line for line in said)


def test_mentors_are_asked_for_the_quarter_of_an_hour_that_their_page_says() -> None:
    assert {parts.part(topic, "With your mentor").minutes for topic in COURSE} == {15}
    letters = (sources.ROOT / "book" / "mentor-letter.md").read_text(encoding="utf-8").split("**Less formal**")
    assert ["up to ten" in letter for letter in letters] == [len(COURSE) == 10] * 2


@pytest.mark.parametrize("topic", COURSE, ids=lambda topic: topic.topic)
def test_a_sheet_has_the_steps_and_all_wordings_of_its_lesson_and_nothing_of_the_screen(topic: sources.Source) -> None:
    lesson = topic.page("lesson").read_text(encoding="utf-8")
    _, own, *_ = re.split(r"^## Your own.*$", lesson, flags=re.M)
    steps = re.findall(r"^(\d)\. ", own.split("\n## ")[0], re.M)
    assert re.findall(r"^(\d)\. ", sheets.own(topic), re.M) == steps
    assert len(steps) >= 4
    _, act, *_ = re.split(r"^## One act.*$", lesson, flags=re.M)
    rows = [line for line in act.split("\n## ")[0].splitlines() if line.startswith("|")]
    assert [line for line in sheets.act(topic).splitlines() if line.startswith("|")] == rows
    assert not re.search(r"```|\]\(|widgets|My network|Plan one thing|warm-up", sheets.act(topic))
