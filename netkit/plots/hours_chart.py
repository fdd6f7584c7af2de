"""Where the hours go: how many a week each component took, beside what it would need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any, Final

from netkit.measures.time_budget import COMPONENTS, Component, TimeSpent
from netkit.plots.canvas import INK, MARK, MUTED, RULE, Canvas
from netkit.plots.chart import SIDE, SMALL, TEXT, WIDTH, nothing, paper
from netkit.plots.figure import Figure, spoken
from netkit.plots.placing import Box
from netkit.results import Measured, counted, shown
from netkit.tables import Column, Table

WORDS: Final[dict[Component, str]] = {
    "getting_to_know": "getting to know",
    "scheduling": "scheduling",
    "renewal": "renewal",
    "substance": "substance",
    "unknown": "kind unknown",
}

ROW, FOOT, BAR = 26.0, 20.0, 14.0
START, END = 112.0, 298.0


@dataclass(frozen=True, slots=True)
class _Bar:
    """One row: what it is, and the hours."""

    name: str
    hours: Measured
    sums: bool = False
    needed: bool = False


def time_budget(spent: TimeSpent, *, title: str, needed: Measured | None = None) -> Figure:
    """Hours a week by component, the most first, then all together and, if given, the hours ``needed``.

    ``spent`` comes from ``netkit.measures.time_budget.time_spent``, ``needed`` from ``time_needed``. A component in
    which nothing was timed has words in place of a bar: nobody knows its hours.
    """
    parts = [_Bar(WORDS[kind], spent.hours[kind]) for kind in COMPONENTS]
    order = sorted(range(len(parts)), key=lambda index: (-_length(parts[index]), index))
    bars = [*(parts[index] for index in order), _Bar("all together", spent.total, sums=True)]
    if needed is not None:
        bars.append(_Bar("needed", needed, sums=True, needed=True))
    empty = not spent.total.n and not spent.total.left_out and needed is None
    canvas = nothing(title, "No interactions in this time") if empty else _draw(bars, title)
    return Figure(_alt(spent, bars, needed), _caption(spent), _table(bars), canvas)


def _length(bar: _Bar) -> float:
    """Hours, and below 0 where nobody knows them."""
    return bar.hours.value if isfinite(bar.hours.value) else -1.0


def _draw(bars: Sequence[_Bar], title: str) -> Canvas:
    canvas, top = paper(title, ROW * len(bars) + FOOT + 8)
    scale = (END - START) / (max(map(_length, bars)) or 1)
    y = top - ROW / 2
    for index, bar in enumerate(bars):
        if bar.sums and not bars[index - 1].sums:
            canvas.line([(SIDE, y + ROW / 2 - 2), (WIDTH - SIDE, y + ROW / 2 - 2)], RULE, 0.8)
            y -= 4
        canvas.text((SIDE, y), bar.name, size=TEXT, align="left", bold=bar.sums)
        value = max(_length(bar), 0)
        box = Box(START, y - BAR / 2, scale * value, BAR)
        if value and bar.needed:
            canvas.hatch(box)
        elif value:
            canvas.bar(box, INK if bar.sums else MARK)
        says = shown(bar.hours.value) if isfinite(bar.hours.value) else "nobody timed it"
        canvas.text((START + box.width + 6, y), says, size=TEXT, colour=INK if value else MUTED, align="left")
        y -= ROW
    canvas.line([(START, FOOT), (START, top)], RULE, 1)
    canvas.text((START, FOOT - 9), "hours a week", size=SMALL, colour=MUTED, align="left")
    return canvas


def _alt(spent: TimeSpent, bars: Sequence[_Bar], needed: Measured | None) -> str:
    known = [f"{bar.name} {shown(bar.hours.value)}" for bar in bars if not bar.sums and isfinite(bar.hours.value)]
    unknown = [bar.name for bar in bars if not bar.sums and not isfinite(bar.hours.value)]
    sentences = [f"From {spoken(spent.since)} to {spoken(spent.until)}: {spent.total.sentence}"]
    if known:
        sentences.append(f"Hours a week: {', '.join(known)}.")
    if unknown:
        sentences.append(f"Not timed: {', '.join(unknown)}.")
    if needed is not None:
        sentences.append(f"Needed: {shown(needed.value)} hours a week.")
    return " ".join(sentences)


def _caption(spent: TimeSpent) -> str:
    caption = f"Hours a week from {spoken(spent.since)} to {spoken(spent.until)}, from "
    caption += f"{counted(spent.total.n, 'timed interaction')}."
    if spent.total.left_out:
        caption += f" {spent.total.left_out:,} without minutes are left out, so the hours are a least value."
    return caption


def _table(bars: Sequence[_Bar]) -> Table[Any]:
    columns = [
        Column("component", lambda bar: bar.name),
        Column("hours_a_week", lambda bar: shown(bar.hours.value)),
        Column("timed", lambda bar: None if bar.needed else bar.hours.n, kind="number"),
        Column("not_timed", lambda bar: None if bar.needed else bar.hours.left_out, kind="number"),
        Column("what_it_says", lambda bar: bar.hours.sentence),
    ]
    return Table(bars, columns, noun="rows", when_empty="No interactions in this time.", in_full=True)
