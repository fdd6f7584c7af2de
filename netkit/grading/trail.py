"""The audit trail: a line in the course folder for each mark that was given or changed, and why.

It holds ids, questions and points. Of an answer and of a case it has eight digits of a hash each, by which the next
marking knows whether they have changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

import netkit

FILE: Final = "mark-changes.jsonl"
"""The file in the course folder, with one JSON object on each line."""
BY_HAND: Final = "marked by hand"


@dataclass(frozen=True, slots=True)
class Mark:
    """The points for a question, ``None`` while it waits for the instructor, of ``worth``; seals of answer and case."""

    points: float | None
    worth: float
    answer: str = ""
    case: str = ""


def seal(text: str) -> str:
    """Eight digits that are the same for the same text.

    >>> seal("4, 5"), seal("4, 6")
    ('72e66715', '8d2cb4a3')
    """
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:8]


def why(before: Mark | None, after: Mark) -> str:
    """Why marking gave another mark than before.

    >>> why(Mark(4, 4, "a", "c"), Mark(2, 4, "b", "c")), why(Mark(4, 4, "a", "c"), Mark(2, 4, "a", "c"))
    ('answer changed', 'question changed')
    """
    if before is None:
        return "first marked"
    causes = {
        "answer changed": before.answer != after.answer,
        "case changed": before.case != after.case,
        "points of the question changed": before.worth != after.worth,
    }
    found = [cause for cause, applies in causes.items() if applies]
    return ", ".join(found) or ("question changed" if after.points is not None else "waits for you")


def last(root: Path, assignment: str) -> dict[str, dict[str, Mark]]:
    """The last mark in the trail for each question of the assignment, by student. A line cut short is left out."""
    found: dict[str, dict[str, Mark]] = {}
    file = root / FILE
    named = f'"exercise": {json.dumps(assignment)}'
    for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
        if named in line and line.endswith("}"):
            one = json.loads(line)
            mark = Mark(one["after"], one["of"], one["answer"], one["case"])
            found.setdefault(one["student"], {})[one["question"]] = mark
    return found


def record(
    root: Path, assignment: str, marks: Mapping[str, Mapping[str, Mark]], when: datetime, *, cause: str = ""
) -> None:
    """Append a line for each of these marks, by student and question, that is another one than the last.

    Without a ``cause`` it is that of ``why``.
    """
    before = last(root, assignment)
    lines = [
        {
            "when": when.isoformat(timespec="seconds"),
            "student": student,
            "exercise": assignment,
            "question": question,
            "before": old.points if old else None,
            "after": mark.points,
            "of": mark.worth,
            "why": cause or why(old, mark),
            "netkit": netkit.__version__,
            "answer": mark.answer,
            "case": mark.case,
        }
        for student, own in marks.items()
        for question, mark in own.items()
        if (old := before.get(student, {}).get(question)) != mark
    ]
    if lines:
        with (root / FILE).open("a", encoding="utf-8") as file:
            file.writelines(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
