"""Cells in which a student types text: ``%%answer``, ``%%try``, ``%%say`` and ``%%me``.

The first line of such a cell says what it is for, and the rest is the text. The id of the cell in the course's
notebooks says it too, such as ``answer-assess-alone``, so a first line that was changed or deleted can be restored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

ANSWER, TRY, SAY, ME = "answer", "try", "say", "me"
KINDS: Final = (ANSWER, TRY, SAY, ME)

_HEAD: Final = re.compile(rf"\s*%%({'|'.join(KINDS)})\b[ \t]*(\w+\.[\w-]+)?[ \t:]*(.*)")
_BEGINS: Final = re.compile(rf"(?m)^(?=[ \t]*%%(?:{ANSWER}|{TRY})\b[ \t]*\w+\.[\w-]|check\([\"'][\w.-]+[\"']\)\s*$)")


@dataclass(frozen=True, slots=True)
class TypedCell:
    """What a cell is for, the question that it names or an empty string, and the text below its first line."""

    kind: str
    question: str
    text: str

    @property
    def source(self) -> str:
        """The source of the cell."""
        return f"{self.head}\n{self.text}"

    @property
    def head(self) -> str:
        """The first line."""
        return f"%%{self.kind} {self.question}".rstrip()

    @property
    def cell_id(self) -> str:
        """The id of the cell in the course's notebooks; the question is missing for ``%%say`` and ``%%me``."""
        return "-".join([self.kind, *self.question.split(".", 1)]).rstrip("-")


def meant_by(cell_id: str) -> TypedCell | None:
    """The empty cell that has this id in the course's notebooks.

    >>> meant_by("try-assess-alone").head, meant_by("cell-003")
    ('%%try assess.alone', None)
    """
    kind, _, rest = cell_id.partition("-")
    if kind not in KINDS:
        return None
    question = rest.replace("-", ".", 1) if kind in (ANSWER, TRY) else ""
    return TypedCell(kind, question, "") if question or kind in (SAY, ME) else None


def parse(source: str) -> TypedCell | None:
    r"""The typed cell with this source, or ``None`` for a cell of code.

    Text before the first line, or behind it, is part of what was typed; a magic such as ``%%time`` is not.

    >>> parse("%%answer assess.alone Kalinda,\nHana")
    TypedCell(kind='answer', question='assess.alone', text='Kalinda,\nHana')
    """
    lines = source.splitlines()
    for place, line in enumerate(lines):
        if found := _HEAD.fullmatch(line):
            before = [one for one in lines[:place] if one.strip() and not one.lstrip().startswith("%")]
            behind = [found[3]] if found[3].strip() else []
            return TypedCell(found[1], found[2] or "", "\n".join([*before, *behind, *lines[place + 1 :]]))
    return None


def restore(source: str, meant: TypedCell) -> TypedCell:
    """The cell that is meant for this question, with the text of a source whose first line may be damaged.

    >>> restore("Kalinda", TypedCell("answer", "assess.alone", "")).text
    'Kalinda'
    """
    if (found := parse(source)) and found.question:
        return TypedCell(meant.kind, meant.question, found.text)
    lines = source.splitlines()
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    for place, line in enumerate(lines):
        if place == first or line.startswith("%%"):
            behind = _behind_damage(line, meant.question)
            if behind is not None:
                lines[place : place + 1] = [behind] if behind.strip() else []
                break
    return TypedCell(meant.kind, meant.question, "\n".join(lines))


def is_named(source: str, question: str) -> bool:
    r"""Whether a cell begins with a first line for this question that is damaged.

    >>> is_named("# %% Answer: assess.alone\nKalinda", "assess.alone"), is_named("assess.alone is hard", "assess.alone")
    (True, False)
    """
    gap = r"[^\w(]{0,9}"
    head = rf"(?i){gap}[%\N{{FULLWIDTH PERCENT SIGN}}]{gap}[^\W\d]{{0,9}}{gap}{_named(question)}"
    return bool(question) and re.match(head, source.strip()) is not None


def apart(source: str) -> list[str]:
    r"""The sources of the cells that were merged into one: a question's first line, and a check, begin another.

    >>> apart("%%answer assess.alone\nHana\n\n%%answer assess.density\n0.2")
    ['%%answer assess.alone\nHana\n\n', '%%answer assess.density\n0.2']
    """
    first, *more = _BEGINS.split(source)
    if more and more[0].lstrip().startswith("%"):
        first, more = first + more[0], more[1:]
    return [part for part in (first, *more) if part.strip()] or [source]


def _behind_damage(line: str, question: str) -> str | None:
    """What stands behind a damaged first line, or ``None`` if the line is text that was typed."""
    head = rf"(?i)\W{{0,9}}[^\W\d]{{0,9}}?\W{{0,9}}{_named(question)}[ \t:\"']*(.*)"
    if question and (found := re.fullmatch(head, line)):
        return found[1] if line.lstrip().startswith("%") or question in line else None
    found = re.fullmatch(r"\s*%+\s*[^\W\d]*\s*(?:\w+\.[\w-]+)?[ \t:]*(.*)", line)
    return found[1] if found else None


def _named(question: str) -> str:
    topic, _, name = question.partition(".")
    return rf"{re.escape(topic)}\W{{0,9}}{re.escape(name)}(?![\w-])"
