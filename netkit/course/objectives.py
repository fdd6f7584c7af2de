"""Which lesson teaches an objective and which questions test it, read from the sources.

A lesson's front matter says each objective in words. An exercise's front matter names, for each objective, the graded
cells that test it. Anything that does not meet is a hole, and a hole is an error.
"""

from __future__ import annotations

from dataclasses import dataclass

from netkit.course import sources
from netkit.errors import CourseError


@dataclass(frozen=True, slots=True)
class Objective:
    """One objective: its words, the topic that teaches it, and the questions that test it with their points."""

    id: str
    words: str
    topic: sources.Source
    questions: tuple[str, ...]
    points: float


def objectives() -> list[Objective]:
    """Every objective of the course, in the order of the lessons.

    Raises CourseError with a line for each hole: an objective that no question tests, a question that tests none, a
    name that is nowhere else.
    """
    course = sources.topics(sources.notebooks())
    tested, points, holes = _tested(course)
    found = []
    for topic in course:
        for name, words in sources.front(topic.page("lesson"), "objectives")["objectives"].items():
            cells = tested.pop(name, [])
            if not cells:
                holes.append(f"{topic.name('lesson')} teaches {name!r}, but no exercise tests it")
            worth = sum(points.get(cell, 0) for cell in cells)
            found.append(Objective(name, words, topic, tuple(cells), worth))
    holes += [f"an exercise tests {name!r}, but no lesson teaches it" for name in tested]
    if holes:
        msg = "\n".join(["objectives and questions do not meet:", *(f"  {hole}" for hole in holes)])
        raise CourseError(msg)
    return found


def table() -> str:
    """The objectives as a Markdown table, for the book."""
    lines = ["| objective | lesson | tested by | points |", "|---|---|---|---:|"]
    for one in objectives():
        names = ", ".join(cell.removesuffix("-check") for cell in one.questions)
        lesson = f"{one.topic.book_link}, {one.topic.minutes} minutes"
        lines.append(f"| {one.words} | {lesson} | {names} | {one.points:g} |")
    return "\n".join(lines)


def _tested(course: list[sources.Source]) -> tuple[dict[str, list[str]], dict[str, float], list[str]]:
    """The graded cells that test each objective, the points of each cell, and the holes met on the way."""
    tested: dict[str, list[str]] = {}
    points: dict[str, float] = {}
    holes = []
    for topic in course:
        exercise, path = topic.name("exercise"), topic.page("exercise")
        settings = [cell.metadata.get("nbgrader", {}) for cell in sources.read(path).cells]
        graded = {one["grade_id"]: float(one["points"]) for one in settings if one.get("grade")}
        named = []
        for name, cells in sources.front(path, "objectives")["objectives"].items():
            tested.setdefault(name, []).extend(cells)
            named += cells
        points |= graded
        holes += [f"{exercise} grades {cell!r}, which tests no objective" for cell in graded.keys() - set(named)]
        holes += [f"{exercise} has no graded cell called {cell!r}" for cell in sorted(set(named) - graded.keys())]
    return tested, points, holes
