"""The advice of the course's source text, "What is Networking?", and where netkit and the lessons take it up.

``bullets.toml`` has a row for each bullet of the text. A lesson or an exercise names the bullets that it comes from
under ``source:`` in its front matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from netkit.course import handout, sources


@dataclass(frozen=True, slots=True)
class Bullet:
    """A bullet in our words, its part of the text, the names in netkit that put it into practice, and its lessons."""

    id: str
    group: str
    bullet: str
    functions: tuple[str, ...]
    lessons: tuple[sources.Source, ...]


def bullets() -> list[Bullet]:
    """Every bullet of the source text, in its order. A habit's bullet is its rule.

    Raises CourseError with a line for each bullet that a lesson or an exercise names and that is not there.
    """
    rows = handout.rows()
    taught: dict[str, list[sources.Source]] = {row["bullet"]: [] for row in rows}
    unknown = []
    for topic in sources.topics(sources.notebooks()):
        for kind in ("lesson", "exercise"):
            for bullet in sources.front(topic.page(kind)).get("source", []):
                if bullet not in taught:
                    unknown.append(f"{topic.name(kind)} names {bullet!r}, which is no bullet of the source text")
                elif kind == "lesson":
                    taught[bullet].append(topic)
    sources.require_none(unknown, "lessons and exercises name bullets that are not there:")
    return [
        Bullet(row["id"], row["group"], row["bullet"], tuple(row["functions"]), tuple(taught[row["bullet"]]))
        for row in rows
    ]


def table() -> str:
    """The bullets as Markdown for the book: a heading and a table for each group, names linked to the reference."""
    lines = []
    for group, members in groupby(bullets(), lambda one: one.group):
        lines += [f"### {group}", "", "| advice | in netkit | lessons |", "|---|---|---|"]
        for one in members:
            lessons = ", ".join(lesson.book_link for lesson in one.lessons) or "none yet"
            lines.append(f"| {one.bullet} | {_linked(one.functions)} | {lessons} |")
        lines.append("")
    return "\n".join(lines)


def _linked(names: Iterable[str]) -> str:
    return ", ".join(f"{{py:obj}}`{'.'.join(name.split('.')[-2:])} <{name}>`" for name in names)
