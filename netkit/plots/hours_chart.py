"""Where the hours go: hours a week by component, beside what is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any, Final

from netkit.measures.time_budget import COMPONENTS, Component, TimeSpent
from netkit.plots.canvas import INK, MARK, MUTED, RULE
from netkit.plots.figure import Figure, more, sentences, spoken
from netkit.plots.paper import SIDE, WIDTH, Paper
from netkit.plots.placing import Box
from netkit.results import Measured, counted, shown
from netkit.tables import Column, Table

NAMES: Final[dict[Component, str]] = {
    "getting_to_know": "getting to know",
    "scheduling": "scheduling",
    "renewal": "renewal",
    "substance": "substance",
    "unknown": "kind unknown",
}
UNKNOWN: Final = "nobody timed it"
EMPTY: Final = "No interactions in this time"

ROW, FOOT, BAR, GAP = 26.0, 20.0, 14.0, 8.0
START, END = 112.0, 298.0


@dataclass(frozen=True, slots=True)
class _Bar:
    name: str
    hours: Measured
    fill: str
    """The colour of the bar; of a hatched one, an empty text."""

    @property
    def length(self) -> float:
        """The hours, and -1 where they are not known."""
        return self.hours.value if isfinite(self.hours.value) else -1.0

    @property
    def is_component(self) -> bool:
        return self.fill == MARK


def time_budget(spent: TimeSpent, *, title: str, needed: Measured | None = None) -> Figure:
    """Hours a week by component, the most first, then all together and, if given, the hours ``needed``.

    ``spent`` comes from ``netkit.measures.time_budget.time_spent``, ``needed`` from ``time_needed``. A component in
    which nothing was timed has words in place of a bar: its hours are not known.
    """
    bars = sorted((_Bar(NAMES[kind], spent.hours[kind], MARK) for kind in COMPONENTS), key=lambda bar: -bar.length)
    bars.append(_Bar("all together", spent.total, INK))
    if needed is not None:
        bars.append(_Bar("needed", needed, ""))
    empty = not spent.total.n and not spent.total.left_out and needed is None
    period = f"from {spoken(spent.since)} to {spoken(spent.until)}"
    caption = sentences(
        f"Hours a week {period}, from {counted(spent.total.n, 'timed interaction')}",
        more(spent.total.left_out, "{} without minutes are left out, so the hours are a least value"),
    )
    parts = [bar for bar in bars if bar.is_component]
    known = ", ".join(f"{bar.name} {shown(bar.length)}" for bar in parts if bar.length >= 0)
    unknown = ", ".join(bar.name for bar in parts if bar.length < 0)
    alt = sentences(
        f"F{period[1:]}: {spent.total.sentence}",
        known and f"Hours a week: {known}",
        unknown and f"Not timed: {unknown}",
        f"Needed: {shown(needed.value)} hours a week" if needed is not None else "",
    )
    return Figure(alt, caption, _table(bars), Paper.blank(title, EMPTY) if empty else _draw(bars, title))


def _draw(bars: Sequence[_Bar], title: str) -> Paper:
    paper = Paper(title, ROW * len(bars) + FOOT + GAP)
    scale = (END - START) / (max(bar.length for bar in bars) or 1)
    for y, bar in paper.rows(bars, ROW, below=0):
        if bar.fill == INK:
            paper.segment(SIDE, WIDTH - SIDE, y + ROW / 2 - GAP / 4, RULE, 0.8)
        y -= 0 if bar.is_component else GAP / 2
        paper.text((SIDE, y), bar.name, bold=not bar.is_component)
        box = Box(START, y - BAR / 2, scale * max(bar.length, 0), BAR)
        if box.width and bar.fill:
            paper.bar(box, bar.fill)
        elif box.width:
            paper.hatch(box)
        says = shown(bar.length) if bar.length >= 0 else UNKNOWN
        paper.text((START + box.width + 6, y), says, colour=INK if box.width else MUTED)
    paper.line([(START, FOOT), (START, paper.top)], RULE, 1)
    paper.note((START, FOOT - 9), "hours a week")
    return paper


def _table(bars: Sequence[_Bar]) -> Table[Any]:
    columns = [
        Column("component", lambda bar: bar.name),
        Column("hours_a_week", lambda bar: shown(bar.hours.value)),
        Column("timed", lambda bar: bar.hours.n if bar.fill else None, kind="number"),
        Column("not_timed", lambda bar: bar.hours.left_out if bar.fill else None, kind="number"),
        Column("what_it_says", lambda bar: bar.hours.sentence),
    ]
    return Table(bars, columns, noun="rows", when_empty=f"{EMPTY}.", in_full=True)
