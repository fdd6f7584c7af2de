"""Three plans for an instructor: six weeks, a term, and one workshop of three hours.

Lessons, minutes, points, acts and what to prepare are read from the sources, so a plan has every lesson there is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from netkit.course import objectives, sources
from netkit.course.parts import act, part, preparation
from netkit.course.sources import Source
from netkit.errors import CourseError

WEEKS: Final = 6
FREE: Final = {
    2: "The first talk with the mentor, with the maps of lesson 2. Acts that were put off.",
    5: "Promises that are due. Who likes shows one page of a log with the names covered.",
    8: "A guest, asked the questions of lesson 6, for fifteen minutes by the clock.",
    10: "Before and after. The plans for two, heard in pairs.",
}
"""What a week without a lesson is for, by the number of lessons before it."""

HOURS: Final = 3
BREAK: Final = (15, "Break")
WORKSHOP: Final = (
    (5, "*Start here*: who helped you?"),
    ("gain", "A worked case"),
    ("gain", "Your own"),
    ("gain", "One act"),
    ("assess", "A worked case"),
    ("assess", "Your own"),
    BREAK,
    ("ask", "A worked case"),
    ("ask", "Your own"),
    ("ask", "One act"),
    ("no", "A worked case"),
    ("records", "Your own"),
    ("widen", "With your mentor"),
)
"""Parts of lessons by topic and beginning of their heading, and other things with their minutes."""
LAST: Final = "One act each, with a day; the hour a week for the calendar; questions"
AT_LEAST: Final = 5
HEAD: Final = ("| week | lesson, exercise | one act; what you prepare |", "|---:|---|---|")


def six_weeks() -> str:
    """A table with a row for each lesson, spread evenly over six weeks, and the sums of all."""
    lessons = _lessons()
    rows = [f"| {place * WEEKS // len(lessons) + 1} | {one.row} |" for place, one in enumerate(lessons)]
    in_class, at_home = sum(one.topic.minutes for one in lessons), sum(one.at_home for one in lessons)
    points = sum(one.points for one in lessons)
    total = f"Together {in_class} minutes of lessons, {at_home} minutes of exercises and {points:g} points."
    return "\n".join([*HEAD, *rows, "", total])


def term() -> str:
    """A table with a row for each week of a term: one lesson, or none."""
    weeks = []
    for count, one in enumerate(_lessons(), start=1):
        weeks += [one.row, f"no lesson | {FREE[count]}"] if count in FREE else [one.row]
    return "\n".join([*HEAD, *(f"| {week} | {row} |" for week, row in enumerate(weeks, start=1))])


def workshop() -> str:
    """A table with what is done from when to when; what comes last has the minutes that are left.

    Raises CourseError if fewer than five are.
    """
    lines, now = ["| from | minutes | what you do |", "|---:|---:|---|"], 0
    for minutes, words in _steps():
        lines.append(f"| {now // 60}:{now % 60:02} | {minutes} | {words} |")
        now += minutes
    return "\n".join(lines)


def _steps() -> Iterator[tuple[int, str]]:
    left = HOURS * 60
    for one, words in WORKSHOP:
        step = (one, words) if isinstance(one, int) else _part(sources.find(one), words)
        left -= step[0]
        yield step
    if left < AT_LEAST:
        msg = f"the workshop leaves {left} of {HOURS * 60} minutes for its end; leave a part out of syllabi.WORKSHOP"
        raise CourseError(msg)
    yield left, LAST


def _part(topic: Source, beginning: str) -> tuple[int, str]:
    found = part(topic, beginning)
    return found.minutes, f"{topic.number} {topic.book_link}: {found.title}"


@dataclass(frozen=True, slots=True)
class _Lesson:
    """A topic with the minutes and the points of its exercise."""

    topic: Source
    at_home: int
    points: float

    @property
    def row(self) -> str:
        """The cells of its row, but for the week."""
        return (
            f"{self.topic.number} {self.topic.book_link}, {self.topic.minutes} minutes.<br>Exercise: {self.at_home} "
            f"minutes, {self.points:g} points | {act(self.topic)}<br>*You prepare:* {preparation(self.topic)}"
        )


def _lessons() -> list[_Lesson]:
    return [
        _Lesson(
            topic,
            sources.front(topic.page("exercise"), "minutes")["minutes"],
            sum(objectives.graded(topic).values()),
        )
        for topic in sources.topics(sources.notebooks())
    ]
