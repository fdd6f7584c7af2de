"""The course on paper: a sheet for each lesson, and one each for kinds of help, the log and the joint plan.

Each sheet fits one page of A4 and of Letter. What stands in a lesson is taken from there; the lines are to write on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from netkit.course import sources
from netkit.course.parts import part
from netkit.course.sources import Source
from netkit.widgets.views.assess_view import GENERATORS

PLAN: Final = ("Whom (an alias does)", "What", "By when", "When to look again", "What came of it")
LOG: Final = ("day", "with whom", "what about, and what flowed", "who owes what, by when", "done on")
JOINT: Final = ("kind of help", "I have it from", "my mentor has it from", "so: from whom, gap, one person, covered")
ACTS: Final = ("who does what", "by when", "what I gain", "what my mentor gains", "how we shall know")
PEOPLE, TALKS, KINDS, LINES = 10, 14, 7, 40
"""Rows to write in. Of the lines as many are shown as have room."""
ON_PAPER: Final = (
    "On paper, *Log*, *People* and *This week* are the sheet *Log*; the form and the map are the sheet *Kinds of help*."
)

_STEPS: Final = re.compile(r"^\d+\. .*(?:\n   .*)*", re.MULTILINE)
_ON_SCREEN: Final = re.compile(
    r"\s*Plan (?:it|each of them)\s+here[^.]*\.(?:\s+It\s+waits\s[^.]*\.|\s+The\s+next\s+warm-up\s[^.]*\.)?"
)


def page() -> str:
    """All sheets as Markdown for the book."""
    lessons = [_lesson(topic) for topic in sources.topics(sources.notebooks())]
    return "\n\n".join([*lessons, _kinds(), _log(), _joint()])


def own(topic: Source) -> str:
    """The numbered steps on one's own network in a lesson, as Markdown."""
    return "\n".join(_STEPS.findall(part(topic, "Your own").text))


def act(topic: Source) -> str:
    """The act of a lesson with its wordings, up to the form for the plan, as Markdown."""
    return _ON_SCREEN.sub("", part(topic, "One act").text.partition("```")[0]).strip()


def _lesson(topic: Source) -> str:
    own_title, act_title = part(topic, "Your own").title, part(topic, "One act").title
    lines = '<div class="lines" aria-hidden="true">' + "<i></i>" * LINES + "</div>"
    plan = _table("plan", (), _lines_for(PLAN))
    return _sheet(
        f"{topic.number} · {topic.title}",
        f"**{own_title}.** Private: nobody collects this sheet.",
        own(topic),
        ON_PAPER,
        lines,
        f"**{act_title}**",
        act(topic),
        plan,
    )


def _kinds() -> str:
    return _sheet(
        "Kinds of help, and who knows whom",
        "Blanks are welcome. Four people are enough.",
        _table("help", ("question", "who comes to mind"), _lines_for(GENERATORS.values())),
        _table("plan", (), _lines_for(("From nobody", "From one person only"))),
        "**Who knows whom?** Write the aliases down the side. Tick where two know each other, put a dash where they do "
        "not, and leave empty what you do not know. You are not in the table: everybody here knows you.",
        _table("ties", ("", "alias", *map(str, range(1, PEOPLE))), map(_ties, range(1, PEOPLE + 1))),
    )


def _ties(row: int) -> list[str]:
    return [f"<th>{row}</th>", "<td></td>", *["<td></td>"] * (row - 1), *['<td class="shut"></td>'] * (PEOPLE - row)]


def _log() -> str:
    return _sheet(
        "Log",
        "One line for a talk, a message, a promise, a name that you were given. Write only what the person may read.",
        _table("log", LOG, [["<td></td>"] * len(LOG)] * TALKS),
    )


def _joint() -> str:
    return _sheet(
        "Plan for two",
        "Write kinds, and no names, until those named have been asked. *From me*: only my mentor lacks it. *From my "
        "mentor*: only I lack it. *Gap*: both lack it. *One person*: both lean on the same one.",
        _table("joint", JOINT, [["<td></td>"] * len(JOINT)] * KINDS),
        "**Three acts within 90 days.** One opens something for me, one for my mentor, and one leads to a setting that "
        "is new to both.",
        _table("acts", ACTS, [["<td></td>"] * len(ACTS)] * 3),
        _table("plan", (), _lines_for(("We look again on", "What changed, and what we cannot know"))),
    )


def _lines_for(words: Iterable[str]) -> list[list[str]]:
    return [[f"<th>{one}</th>", "<td></td>"] for one in words]


def _sheet(title: str, *blocks: str) -> str:
    return "\n\n".join(['<div class="sheet">', f"<h2>{title}</h2>", *blocks, "</div>"])


def _table(kind: str, head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = "".join(f"<th>{words}</th>" if words else "<td></td>" for words in head)
    body = "".join(f"<tr>{''.join(cells)}</tr>" for cells in rows)
    return f'<table class="{kind}">{f"<thead><tr>{heads}</tr></thead>" if heads else ""}<tbody>{body}</tbody></table>'
