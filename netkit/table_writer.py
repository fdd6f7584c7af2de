"""Tables as aligned text for a terminal and as HTML for a notebook: the one writer of both."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from textwrap import wrap
from typing import Final

from netkit.text import one_line

LINE: Final = 110
"""Columns of a line of text in a terminal."""
CELL: Final = 36
"""Columns of a cell in a terminal; a longer text is cut."""
BESIDE: Final = ' style="background: none; border-top: 1px solid rgba(125, 135, 148, 0.5)"'
BELOW: Final = ' style="background: none"'
"""A row with sentences below it begins with a line, in place of the stripes of single rows."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column. A ``number`` is aligned to the right, and a ``wide`` column holds sentences.

    In HTML a sentence stands below its row, where it has room on a phone too; in text a wide last column wraps.
    """

    text: str
    number: bool = False
    wide: bool = False


def cell_text(cell: object) -> str:
    """A value as one line of text, without control characters.

    >>> cell_text(None), cell_text(True), cell_text(("tax law", "Spanish"))
    ('', 'yes', 'tax law, Spanish')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return one_line(", ".join(cell) if isinstance(cell, tuple) else str(cell))


def html_table(
    caption: str,
    headings: Sequence[Heading],
    rows: Iterable[Sequence[object]],
    *,
    row_headings: bool = False,
    foot: str = "",
    notes: Iterable[str] = (),
) -> str:
    """An HTML table, everything escaped. ``foot`` is a last row across all columns; ``notes`` are paragraphs below.

    Where a page is too narrow for it, the table scrolls, also with the keyboard.
    """
    narrow = [one for one in headings if not one.wide]
    span = len(narrow) if len(narrow) < len(headings) else 0
    lines = [
        '<div tabindex="0" role="group" aria-label="Table" style="overflow-x: auto">',
        '<table class="dataframe" style="max-width: 44rem">',
        f'<caption style="text-align: left">{html.escape(caption)}</caption>',
        "<thead>",
        *_html_rows(headings, [_html_cell('th scope="col"', one, one.text, span) for one in headings]),
        "</thead>",
        "<tbody>",
    ]
    first = 'th scope="row"' if row_headings else "td"
    for row in rows:
        tags = [f'{tag} dir="auto"' for tag in (first, *["td"] * (len(headings) - 1))]
        lines += _html_rows(headings, [_html_cell(*one, span) for one in zip(tags, headings, row, strict=True)])
    lines.append("</tbody>")
    if foot:
        across = f'<td colspan="{len(narrow)}" style="text-align: left">'
        lines.append(f"<tfoot><tr>{across}{html.escape(foot)}</td></tr></tfoot>")
    lines += ["</table>", "</div>"]
    return "\n".join([*lines, *(f'<p dir="auto">{html.escape(note)}</p>' for note in notes)])


def text_table(headings: Sequence[Heading], rows: Sequence[Sequence[object]]) -> tuple[list[str], list[str]]:
    """Lines of aligned text, and the headings of the columns that did not fit on a line.

    >>> text_table([Heading("name"), Heading("closeness", number=True)], [["Mei", 4]])
    (['name  closeness', '----  ---------', 'Mei           4'], [])
    """
    lines: list[list[str]] = [[] for _ in range(len(rows) + 2)]
    left_out: list[str] = []
    used = 0
    for position, heading in enumerate(headings):
        texts = [cell_text(row[position]) for row in rows]
        if heading.wide:
            return _wrapped(lines, used, heading.text, texts), left_out
        texts = [_cut(text) for text in texts]
        width = max(_width(text) for text in [heading.text, *texts])
        if used + width > LINE:
            left_out.append(heading.text)
            continue
        used += width + 2
        for line, text in zip(lines, [heading.text, "-" * width, *texts], strict=True):
            gap = " " * (width - _width(text))
            line.append(gap + text if heading.number else text + gap)
    return ["  ".join(line).rstrip() for line in lines], left_out


def hanging(mark: str, *paragraphs: str) -> list[str]:
    """Lines of text that begin with a mark, such as a number, and are indented below it."""
    lines = [line for paragraph in paragraphs for line in wrap(paragraph, LINE - len(mark))]
    return [f"{' ' * len(mark) if place else mark}{line}" for place, line in enumerate(lines)]


def _html_rows(headings: Sequence[Heading], cells: Sequence[str]) -> list[str]:
    """A row of the cells, and one below it for the cell of each wide column."""
    first = [cell for heading, cell in zip(headings, cells, strict=True) if not heading.wide]
    below = [cell for heading, cell in zip(headings, cells, strict=True) if heading.wide]
    if not below:
        return [f"<tr>{''.join(first)}</tr>"]
    rows = [f"<tr{BESIDE}>{''.join(first)}</tr>"]
    return rows + [f'<tr class="below"{BELOW}>{cell}</tr>' for cell in below]


def _html_cell(tag: str, heading: Heading, cell: object, span: int) -> str:
    """A cell; ``span`` is how many columns a sentence has below it, if the table has sentences."""
    # JupyterLab and the book align a dataframe's cells to the right unless the cell itself says otherwise.
    style = "text-align: left; padding-top: 0" if heading.wide else "text-align: left"
    if heading.number:
        tight = "padding-left: 0; " if span else ""  # four columns fit on a phone
        whole = "white-space: nowrap; " if tag.startswith("td") else ""
        style = f"text-align: right; {tight}{whole}font-variant-numeric: tabular-nums"
    elif isinstance(cell, date):
        style += "; white-space: nowrap"
    across = f' colspan="{span}"' if heading.wide else ""
    return f'<{tag}{across} style="{style}">{html.escape(cell_text(cell))}</{tag[:2]}>'


def _wrapped(lines: Sequence[Sequence[str]], used: int, heading: str, texts: Sequence[str]) -> list[str]:
    """The lines with one more column, which wraps."""
    starts = ["  ".join([*line, ""]) for line in lines]
    width = LINE - used
    full = [[starts[0] + heading], [starts[1] + "-" * min(width, max(map(len, [heading, *texts])))]]
    full += [hanging(start, text) or [start] for start, text in zip(starts[2:], texts, strict=True)]
    return [line.rstrip() for row in full for line in row]


def _width(text: str) -> int:
    """How many columns of a terminal a text takes: two for a wide East Asian sign, none for an accent."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return len(text) + wide - sum(unicodedata.category(sign) in ("Mn", "Me", "Cf") for sign in text)


def _cut(text: str) -> str:
    if _width(text) <= CELL:
        return text
    kept = zip(text, accumulate(map(_width, text)), strict=True)
    return "".join(sign for sign, width in kept if width < CELL).rstrip() + "…"
