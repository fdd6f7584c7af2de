"""What the course's source text advises, what in netkit puts it into practice, and which lessons teach it.

``bullets.toml`` holds a row for each bullet of the text, "What is Networking?". A lesson or an exercise names the
bullets that it comes from under ``source:`` in its front matter. Anything that leads nowhere is an error.
"""

from __future__ import annotations

import pkgutil
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from netkit.course import sources
from netkit.errors import CourseError
from netkit.measures.habit_rules import RULES

TABLE: Final = Path(__file__).with_name("bullets.toml")
"""The file of rows."""

_PAGES: Final = ("lesson", "exercise")

GROUPS: Final = {
    "definition": "What networking is",
    "goal": "What it is for",
    "assess": "At the start",
    "gives": "What a network gives",
    "time": "What it takes: time",
    "records": "Keeping track",
    "topics": "What to talk about",
    "not to discuss": "What not to discuss",
    "dos and don'ts": "Dos and don'ts",
}
"""The parts of the source text, and their headings in the book."""


@dataclass(frozen=True, slots=True)
class Bullet:
    """One bullet in our words, the public names in netkit that put it into practice, and the lessons that teach it."""

    id: str
    group: str
    bullet: str
    functions: tuple[str, ...]
    lessons: tuple[sources.Source, ...]


def bullets() -> list[Bullet]:
    """Every bullet of the source text, in its order.

    Raises CourseError with a line for each hole: a name in netkit that leads nowhere, a bullet without one, an id or
    a bullet that comes twice, a lesson or an exercise that names a bullet which is not there.
    """
    habits = {one.id: one.rule.removesuffix(".") for one in RULES}
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    rows = [{"bullet": habits.get(row["id"], ""), **row} for row in table["bullet"]]
    known = {row["bullet"] for row in rows}
    course = sources.topics(sources.notebooks())
    pages = {(one, kind): sources.front(one.page(kind)).get("source", []) for one in course for kind in _PAGES}
    holes = [*_in_rows(rows)]
    for (one, kind), named in pages.items():
        holes += [f"{one.name(kind)} comes from {it!r}, which is no bullet" for it in named if it not in known]
    if holes:
        msg = "\n".join(["the source's bullets, netkit and the lessons do not meet:", *(f"  {hole}" for hole in holes)])
        raise CourseError(msg)
    found = []
    for row in rows:
        lessons = tuple(one for one in course if row["bullet"] in pages[one, "lesson"])
        found.append(Bullet(row["id"], row["group"], row["bullet"], tuple(row["functions"]), lessons))
    return found


def table() -> str:
    """The bullets as Markdown for the book: a heading and a table for each group, names linked to the reference."""
    lines = []
    for group, members in groupby(bullets(), lambda one: one.group):
        lines += [f"### {GROUPS[group]}", "", "| advice | in netkit | lessons |", "|---|---|---|"]
        lines += [f"| {one.bullet} | {_linked(one.functions)} | {_linked_lessons(one.lessons)} |" for one in members]
        lines.append("")
    return "\n".join(lines)


def _in_rows(rows: list[dict[str, Any]]) -> Iterator[str]:
    for key in ("id", "bullet"):
        yield from (f"{value!r} comes {n} times" for value, n in Counter(row[key] for row in rows).items() if n > 1)
    for row in rows:
        if row["group"] not in GROUPS:
            yield f"{row['id']!r} is in {row['group']!r}, which is no part of the source"
        if not row["bullet"]:
            yield f"{row['id']!r} has no words: write bullet = ..., or declare a habit of that id"
        if not row["functions"]:
            yield f"nothing in netkit puts {row['id']!r} into practice"
        yield from (f"{row['id']!r} names {name!r}, which leads nowhere" for name in row["functions"] if _astray(name))


def _astray(name: str) -> bool:
    if not name.startswith("netkit."):
        return True
    try:
        pkgutil.resolve_name(name)
    except (ImportError, AttributeError):
        return True
    return False


def _linked(names: Iterable[str]) -> str:
    return ", ".join(f"{{py:obj}}`{'.'.join(name.split('.')[-2:])} <{name}>`" for name in names)


def _linked_lessons(lessons: Iterable[sources.Source]) -> str:
    return ", ".join(one.book_link for one in lessons) or "none yet"
