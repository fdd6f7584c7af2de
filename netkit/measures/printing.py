"""How a list of steps or rules prints: as text of 110 columns in a terminal, and as a table in a notebook."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Final

WIDTH: Final = 110
"""How many columns a line of text has."""


def hanging(mark: str, *paragraphs: str) -> list[str]:
    """Lines that begin with a mark and go on below it, each paragraph on a line of its own.

    >>> hanging("1. ", "Call Jae", "due today")
    ['1. Call Jae', '   due today']
    """
    room = WIDTH - len(mark)
    lines = [line for paragraph in paragraphs for line in wrap(paragraph, room)]
    return [f"{' ' * len(mark) if place else mark}{line}" for place, line in enumerate(lines)]


def one_line(text: str) -> str:
    """A text with every line break and run of blanks turned into one space.

    >>> one_line("  send   the book ")
    'send the book'
    """
    return " ".join(text.split())


def closed(text: str) -> str:
    """A text with a full stop, unless it ends with a mark of its own.

    >>> closed("send the book"), closed("Who hires botanists?")
    ('send the book.', 'Who hires botanists?')
    """
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def html_table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], notes: Iterable[str] = ()) -> str:
    """An HTML table of texts, the first column naming its row; everything in it is escaped. Notes stand below.

    >>> "<td" in html_table("Rules", ["rule", "next"], [["Report back", "Call Jae"]])
    True
    """
    # JupyterLab and the book align a dataframe's cells to the right unless the cell itself says otherwise.
    left = 'style="text-align: left"'
    head = "".join(f'<th scope="col" {left}>{html.escape(text)}</th>' for text in heads)
    body = []
    for first, *rest in rows:
        cells = "".join(f'<td dir="auto" {left}>{html.escape(text)}</td>' for text in rest)
        body.append(f'<tr><th scope="row" dir="auto" {left}>{html.escape(first)}</th>{cells}</tr>')
    return "\n".join(
        [
            '<table class="dataframe">',
            f"<caption>{html.escape(caption)}</caption>",
            f"<thead><tr>{head}</tr></thead>",
            "<tbody>",
            *body,
            "</tbody>",
            "</table>",
            *(f'<p dir="auto">{html.escape(note)}</p>' for note in notes),
        ]
    )
