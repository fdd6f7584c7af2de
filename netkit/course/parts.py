"""The parts of a lesson, and what an instructor prepares, read from the sources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from netkit.course.sources import Source
from netkit.errors import CourseError

_HEADING: Final = re.compile(r"^## ([^(\n]+?)(?: \((\d+) minutes[^)\n]*\))?$", re.MULTILINE)
_SENTENCE: Final = re.compile(r".*?[.?!][\"\u201d]?(?:\*\*)?(?= |$)")
_BEFORE: Final = re.compile(r"\*\*Before\.\*\* (.*?)\n\n", re.DOTALL)
_EVERY_TIME: Final = "Run the lesson once on a machine of the room."


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a lesson: its heading, its minutes, 0 where none are given, and the Markdown below the heading."""

    title: str
    minutes: int
    text: str


def parts(topic: Source) -> list[Part]:
    """The parts of a topic's lesson, in order."""
    _, *found = _HEADING.split(topic.page("lesson").read_text(encoding="utf-8"))
    return [
        Part(title, int(minutes or 0), text)
        for title, minutes, text in zip(found[::3], found[1::3], found[2::3], strict=True)
    ]


def part(topic: Source, beginning: str) -> Part:
    """The first part whose heading begins so. Raises CourseError if there is none."""
    for one in parts(topic):
        if one.title.startswith(beginning):
            return one
    msg = f"{topic.name('lesson')} has no part that begins with {beginning!r}"
    raise CourseError(msg)


def act(topic: Source) -> str:
    """What a lesson ends in: the first sentence of its part *One act*, without bold letters."""
    return _sentences(part(topic, "One act").text)[0].replace("**", "")


def preparation(topic: Source) -> str:
    """What an instructor prepares for this lesson and not for every one: a sentence of ``teach.md`` under *Before*.

    Raises CourseError if there is none.
    """
    found = _BEFORE.search(topic.page("teach").read_text(encoding="utf-8"))
    own = [one for one in _sentences(found[1]) if one != _EVERY_TIME] if found else []
    if not own:
        msg = f"{topic.name('teach')} does not say what to prepare: it needs a paragraph that begins with **Before.**"
        raise CourseError(msg)
    return own[0]


def _sentences(text: str) -> list[str]:
    return [found[0].strip() for found in _SENTENCE.finditer(" ".join(text.split()))]
