"""The numbers of an assessment, each on a line from the lowest to the highest value that it can have."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import Any, Final

from netkit.measures.assessment import Assessment, Finding
from netkit.plots.canvas import MARK, RULE
from netkit.plots.figure import Figure, sentences
from netkit.plots.lettering import text_width
from netkit.plots.paper import SIDE, SMALL, WIDTH, Paper
from netkit.results import shown
from netkit.tables import Column, Table

ENDS: Final = {
    "density": ("no pair tied", "every pair tied"),
    "effective_size": ("all tied", "nobody tied"),
    "efficiency": ("all tied", "nobody tied"),
    "constraint": ("nobody tied", "all tied"),
    "hierarchy": ("equal from each", "all from one"),
    "brokerage": ("every pair tied", "no pair tied"),
    "ego_betweenness": ("every pair tied", "no pair tied"),
    "components": ("all in one group", "each alone"),
}
"""What a network is like at the floor and at the ceiling of each measure."""

ROW = 52.0
START, END = 48.0, 312.0
TOO_FEW: Final = "Too few contacts for these numbers to vary"


def bounds_chart(assessment: Assessment, *, title: str) -> Figure:
    """Each measure as a dot between its floor and its ceiling for this number of contacts.

    A value above its ceiling, which constraint can have from eight contacts on, lies past the end of its line.
    A measure without a value, or with only one possible value, is in the table alone.
    """
    bounded = [one for one in assessment.findings if one.measure in ENDS]
    drawn = [one for one in bounded if isfinite(one.value) and one.floor < one.ceiling]
    left_out = ", ".join(one.name for one in bounded if one not in drawn)
    above = any(one.value > one.ceiling for one in drawn)
    caption = sentences(
        assessment.caption,
        "Each line runs from the lowest to the highest value that so many contacts can have",
        "A dot past the end of its line lies above the value of a network in which all are tied" if above else "",
        f"Not drawn, because there is only one value or none: {left_out}" if left_out and drawn else "",
    )
    alt = sentences(assessment.caption, "; ".join(map(_told, drawn)) or TOO_FEW)
    drawing = _draw(drawn, title) if drawn else Paper.blank(title, TOO_FEW)
    return Figure(alt, caption, _table(assessment.findings), drawing)


def _draw(findings: Sequence[Finding], title: str) -> Paper:
    paper = Paper(title, ROW * len(findings) + 4)
    for y, one in paper.rows(findings, ROW, below=0):
        paper.text((SIDE, y + 16), one.name, bold=True)
        paper.text((WIDTH - SIDE, y + 16), shown(one.value), bold=True, align="right")
        # Where the value lies above the ceiling, the line is shorter and the value is at the end.
        scale = (END - START) / (max(one.value, one.ceiling) - one.floor)
        end, value = (START + scale * (number - one.floor) for number in (one.ceiling, one.value))
        paper.line([(START, y + 1), (end, y + 1)], RULE, 1.4)
        for x in (START, end):
            paper.line([(x, y - 2.5), (x, y + 4.5)], RULE, 1.4)
        paper.note((START - 7, y + 1), shown(one.floor), align="right")
        # The ceiling is written at the end of its line, or after a dot that lies there.
        paper.note(((value if end < value < end + 44 else end) + 7, y + 1), shown(one.ceiling))
        paper.disc((value, y + 1), 9, MARK, rim_width=0.5)
        low, high = ENDS[one.measure]
        paper.note((START, y - 13), low, size=SMALL - 0.5)
        end = max(end, START + 16 + text_width(low + high, SMALL - 0.5))
        paper.note((end, y - 13), high, size=SMALL - 0.5, align="right")
    return paper


def _told(finding: Finding) -> str:
    low, high = ENDS[finding.measure]
    floor, ceiling = f"{shown(finding.floor)} ({low})", f"{shown(finding.ceiling)} ({high})"
    place = f"above {ceiling}" if finding.value > finding.ceiling else f"between {floor} and {ceiling}"
    return f"{finding.name} {shown(finding.value)}, {place}"


def _table(findings: Sequence[Finding]) -> Table[Any]:
    columns = [
        Column("measure", lambda one: one.name),
        Column("value", lambda one: shown(one.value)),
        Column("floor", lambda one: shown(one.floor)),
        Column("ceiling", lambda one: shown(one.ceiling)),
    ]
    return Table(findings, columns, noun="measure", when_empty="No measures.", in_full=True)
