"""The advice of the course's source text, "What is Networking?", and the task in which a learner practises each piece.

``bullets.toml`` has a row for each bullet of the text. A lesson says under ``source:`` in its front matter which of its
objectives takes up which bullets, and in which of its parts the learner does what::

    source:
      records.log:
        records-promises: "Your own records: write down each promise with a day"
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from netkit.course import handout, sources
from netkit.course.objectives import Objective, objectives
from netkit.course.parts import parts


@dataclass(frozen=True, slots=True)
class Task:
    """What a learner does for a bullet: the objective it belongs to, the part of the lesson, and the part's minutes."""

    objective: Objective
    part: str
    minutes: int
    words: str


@dataclass(frozen=True, slots=True)
class Bullet:
    """A bullet in our words, its part of the text, and the tasks in which it is practised."""

    id: str
    group: str
    bullet: str
    tasks: tuple[Task, ...]


def bullets() -> list[Bullet]:
    """Every bullet of the source text, in its order. A habit's bullet is its rule.

    Raises CourseError with a line for each bullet, objective or part of a lesson that is named and not there.
    """
    rows = handout.rows()
    tasks: dict[str, list[Task]] = {row["id"]: [] for row in rows}
    problems: list[str] = []
    taught = {one.id: one for one in objectives()}
    for topic in sources.topics(sources.notebooks()):
        lesson = topic.name("lesson")
        minutes_of = {one.title.partition(":")[0]: one.minutes for one in parts(topic)}
        for objective, practised in sources.front(topic.page("lesson")).get("source", {}).items():
            if objective not in taught:
                problems.append(f"{lesson} practises {objective!r}, which is none of its objectives")
                continue
            for bullet, task in practised.items():
                part, _, words = task.partition(": ")
                if bullet not in tasks:
                    problems.append(f"{lesson} names {bullet!r}, which is no bullet of the source text")
                elif not minutes_of.get(part):
                    problems.append(f"{lesson} has no part {part!r} with minutes, in which {bullet!r} is practised")
                else:
                    tasks[bullet].append(Task(taught[objective], part, minutes_of[part], words))
    sources.require_none(problems, "lessons practise what is not there:")
    return [Bullet(row["id"], row["group"], row["bullet"], tuple(tasks[row["id"]])) for row in rows]


def table() -> str:
    """The map of the course as Markdown for the book: a heading and a table for each group of bullets.

    Raises CourseError with a line for each bullet that no learner practises.
    """
    found = bullets()
    holes = [f"{one.id}: {one.bullet}" for one in found if not one.tasks]
    sources.require_none(holes, "no lesson practises these rows of bullets.toml; name a task under its source:")
    return "\n".join(_tables(found))


def _tables(found: list[Bullet]) -> Iterator[str]:
    for group, members in groupby(found, lambda one: one.group):
        yield from (
            f"### {group}",
            "",
            "| advice | what you do, what you can do after it, what is graded |",
            "|---|---|",
        )
        for one in members:
            yield f"| {one.bullet} | {'<br>'.join(map(_practised, one.tasks))} |"
        yield ""


def _practised(task: Task) -> str:
    goal = task.objective
    asked = ", ".join(goal.questions).replace("-check", "")
    where = f"{goal.topic.book_link}, {task.part}, {task.minutes} minutes: {task.words}"
    return f"{where}<br>→ {goal.words}<br>→ {asked}: {goal.points:g} points"
