"""Each number of an assessment on a line from the least to the most that so many contacts can have."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import Any, Final

from netkit.measures.assessment import Assessment, Finding
from netkit.plots.canvas import MARK, MUTED, RULE, Canvas
from netkit.plots.figure import Figure
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

WIDTH, ROW, TOP, BOTTOM = 504.0, 46.0, 44.0, 10.0
START, END = 172.0, 440.0


def bounds_chart(assessment: Assessment, *, title: str, measures: Sequence[str] = ()) -> Figure:
    """Each measure as a dot between its floor and its ceiling for this number of contacts; all measures by default.

    A value above its ceiling, which constraint can have from eight contacts on, lies past the end of its line.
    A measure without a value, or with only one that it could have, is in the table alone.
    """
    findings = [assessment[measure] for measure in measures] or list(assessment.findings)
    drawn = [one for one in findings if one.measure in ENDS and isfinite(one.value) and one.floor < one.ceiling]
    canvas = Canvas(WIDTH, TOP + ROW * max(len(drawn), 1) + BOTTOM)
    canvas.text((8, canvas.height - 16), title, size=11.5, align="left", bold=True)
    if not drawn:
        canvas.text(
            (WIDTH / 2, canvas.height / 2 - 8), "Too few contacts for any of these numbers to vary", colour=MUTED
        )
    for index, finding in enumerate(drawn):
        _draw(canvas, finding, canvas.height - TOP - ROW * (index + 0.5))
    return Figure(_alt(assessment, drawn), _caption(assessment, findings, drawn), _table(findings), canvas)


def _draw(canvas: Canvas, finding: Finding, y: float) -> None:
    # Where the value lies above the ceiling, the line is shorter and the value has the place at the end.
    scale = (END - START) / (max(finding.value, finding.ceiling) - finding.floor)
    end, at = (START + scale * (number - finding.floor) for number in (finding.ceiling, finding.value))
    canvas.text((8, y), finding.name, size=10.5, align="left")
    canvas.line([(START, y), (end, y)], RULE, 2)
    for x in (START, end):
        canvas.line([(x, y - 5), (x, y + 5)], RULE, 2)
    low, high = ENDS[finding.measure]
    canvas.text((START - 8, y), shown(finding.floor), colour=MUTED, align="right")
    canvas.text((START, y - 13), low, size=8.5, colour=MUTED, align="left")
    if at <= end:
        canvas.text((END + 8, y), shown(finding.ceiling), colour=MUTED, align="left")
        canvas.text((END, y - 13), high, size=8.5, colour=MUTED, align="right")
    else:
        canvas.text((end, y - 13), f"{shown(finding.ceiling)} · {high}", size=8.5, colour=MUTED, align="right")
    canvas.disc((at, y), 11, MARK)
    canvas.text((at, y + 13), shown(finding.value), size=10.5, bold=True)


def _place(finding: Finding) -> str:
    low, high = ENDS[finding.measure]
    floor, ceiling = f"{shown(finding.floor)} ({low})", f"{shown(finding.ceiling)} ({high})"
    if finding.value > finding.ceiling:
        return f"{finding.name} {shown(finding.value)}, above {ceiling}"
    return f"{finding.name} {shown(finding.value)}, between {floor} and {ceiling}"


def _alt(assessment: Assessment, drawn: Sequence[Finding]) -> str:
    if not drawn:
        return f"{assessment.caption}: too few for any of these numbers to vary."
    return f"{assessment.caption}. {'; '.join(_place(finding) for finding in drawn)}."


def _caption(assessment: Assessment, findings: Sequence[Finding], drawn: Sequence[Finding]) -> str:
    caption = f"{assessment.caption}. Each line runs from the least to the most that so many contacts can have."
    left_out = [one.name for one in findings if one not in drawn and one.measure in ENDS]
    if any(finding.value > finding.ceiling for finding in drawn):
        caption += " A dot past the end of its line lies above the value of a network in which all are tied."
    if left_out and drawn:
        caption += f" Not drawn, because there is only one value or none: {', '.join(left_out)}."
    return caption


def _table(findings: Sequence[Finding]) -> Table[Any]:
    columns = [
        Column("measure", lambda one: one.name),
        Column("value", lambda one: shown(one.value)),
        Column("floor", lambda one: shown(one.floor)),
        Column("ceiling", lambda one: shown(one.ceiling)),
        Column("what_it_says", lambda one: one.sentence),
    ]
    return Table(findings, columns, noun="measures", when_empty="No measures.", in_full=True)
