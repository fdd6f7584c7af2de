"""Which lesson teaches an objective and which questions test it, read from the sources.

A lesson's front matter says each objective in words. An exercise's front matter names, for each objective, the graded
cells that test it. Anything that does not meet is a hole, and a hole is an error.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netkit.course import sources
from netkit.errors import CourseError


@dataclass(frozen=True, slots=True)
class Objective:
    """One objective: its words, the lesson that teaches it, and the questions that test it with their points."""

    id: str
    words: str
    lesson: str
    title: str
    minutes: int
    questions: tuple[str, ...]
    points: float


def objectives() -> list[Objective]:
    """Every objective of the course, in the order of the lessons.

    Raises CourseError with a line for each hole: an objective that no question tests, a question that tests none, a
    name that is nowhere else.
    """
    taught = {name: _front(path) for name, path in sources.lessons().items()}
    tested, points, holes = _tested()
    found = []
    for lesson, front in taught.items():
        for name, words in front["objectives"].items():
            cells = tested.pop(name, [])
            if not cells:
                holes.append(f"{lesson} teaches {name!r}, but no exercise tests it")
            worth = sum(points.get(cell, 0) for cell in cells)
            found.append(Objective(name, words, lesson, front["title"], front["minutes"], tuple(cells), worth))
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
        lesson = f"[{one.title}](../notebooks/lessons/{one.lesson}.md), {one.minutes} minutes"
        lines.append(f"| {one.words} | {lesson} | {names} | {one.points:g} |")
    return "\n".join(lines)


def _tested() -> tuple[dict[str, list[str]], dict[str, float], list[str]]:
    """The graded cells that test each objective, the points of each cell, and the holes met on the way."""
    tested: dict[str, list[str]] = {}
    points: dict[str, float] = {}
    holes = []
    for exercise, path in sources.exercises().items():
        settings = [cell.metadata.get("nbgrader", {}) for cell in sources.read(path).cells]
        graded = {one["grade_id"]: float(one["points"]) for one in settings if one.get("grade")}
        named = []
        for name, cells in _front(path)["objectives"].items():
            tested.setdefault(name, []).extend(cells)
            named += cells
        points |= graded
        holes += [f"{exercise} grades {cell!r}, which tests no objective" for cell in graded.keys() - set(named)]
        holes += [f"{exercise} has no graded cell called {cell!r}" for cell in sorted(set(named) - graded.keys())]
    return tested, points, holes


def _front(path: Path) -> dict[str, Any]:
    import jupytext

    front = dict(jupytext.read(path, fmt="md:myst").metadata)
    missing = [key for key in ("title", "minutes", "objectives") if key not in front]
    if missing:
        msg = f"{path.name} does not say {' or '.join(missing)} in its front matter"
        raise CourseError(msg)
    return front
