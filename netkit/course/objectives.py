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
    worth: dict[str, float] = {}
    problems = []
    for topic in course:
        exercise, path = topic.name("exercise"), topic.page("exercise")
        cells = graded(topic)
        declared = sources.front(path, "objectives")["objectives"]
        for name, some in declared.items():
            tested.setdefault(name, []).extend(some)
            worth[name] = worth.get(name, 0) + sum(cells.get(cell, 0) for cell in some)
        named = {cell for some in declared.values() for cell in some}
        problems += [f"{exercise} grades {cell!r}, which tests no objective" for cell in sorted(cells.keys() - named)]
        problems += [f"{exercise} has no graded cell called {cell!r}" for cell in sorted(named - cells.keys())]
    found = []
    for topic in course:
        for name, words in sources.front(topic.page("lesson"), "objectives")["objectives"].items():
            questions = tuple(tested.pop(name, []))
            if not questions:
                problems.append(f"{topic.name('lesson')} teaches {name!r}, but no exercise tests it")
            found.append(Objective(name, words, topic, questions, worth.get(name, 0)))
    problems += [f"an exercise tests {name!r}, but no lesson teaches it" for name in tested]
    sources.require_none(problems, "objectives and questions do not match:")
    return found


def graded(topic: sources.Source) -> dict[str, float]:
    """The points of each graded cell of a topic's exercise."""
    settings = [cell.metadata.get("nbgrader", {}) for cell in sources.read(topic.page("exercise")).cells]
    return {one["grade_id"]: float(one["points"]) for one in settings if one.get("grade")}


def table() -> str:
    """The objectives as a Markdown table, for the book."""
    lines = ["| objective | lesson | tested by | points |", "|---|---|---|---:|"]
    for one in objectives():
        names = ", ".join(cell.removesuffix("-check") for cell in one.questions)
        lesson = f"{one.topic.book_link}, {one.topic.minutes} minutes"
        lines.append(f"| {one.words} | {lesson} | {names} | {one.points:g} |")
    return "\n".join(lines)
