"""Which lesson teaches an objective and which questions test it, read from the sources.

A lesson's front matter gives each objective in words. An exercise's front matter names, for each objective, the graded
cells that test it.
"""

from __future__ import annotations

from dataclasses import dataclass

from netkit.course import sources


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

    Raises CourseError with a line for each objective that no question tests, each question that tests none, and each
    name of an objective or a graded cell that does not exist.
    """
    course = sources.topics(sources.notebooks())
    tested: dict[str, list[str]] = {}
    points: dict[str, float] = {}
    problems = []
    for topic in course:
        exercise, path = topic.name("exercise"), topic.page("exercise")
        settings = [cell.metadata.get("nbgrader", {}) for cell in sources.read(path).cells]
        graded = {one["grade_id"]: float(one["points"]) for one in settings if one.get("grade")}
        declared = sources.front(path, "objectives")["objectives"]
        for name, cells in declared.items():
            tested.setdefault(name, []).extend(cells)
        named = {cell for cells in declared.values() for cell in cells}
        points |= graded
        problems += [f"{exercise} grades {cell!r}, which tests no objective" for cell in sorted(graded.keys() - named)]
        problems += [f"{exercise} has no graded cell called {cell!r}" for cell in sorted(named - graded.keys())]
    found = []
    for topic in course:
        for name, words in sources.front(topic.page("lesson"), "objectives")["objectives"].items():
            cells = tested.pop(name, [])
            if not cells:
                problems.append(f"{topic.name('lesson')} teaches {name!r}, but no exercise tests it")
            worth = sum(points.get(cell, 0) for cell in cells)
            found.append(Objective(name, words, topic, tuple(cells), worth))
    problems += [f"an exercise tests {name!r}, but no lesson teaches it" for name in tested]
    sources.require_none(problems, "objectives and questions do not match:")
    return found


def table() -> str:
    """The objectives as a Markdown table, for the book."""
    lines = ["| objective | lesson | tested by | points |", "|---|---|---|---:|"]
    for one in objectives():
        names = ", ".join(cell.removesuffix("-check") for cell in one.questions)
        lesson = f"{one.topic.book_link}, {one.topic.minutes} minutes"
        lines.append(f"| {one.words} | {lesson} | {names} | {one.points:g} |")
    return "\n".join(lines)
