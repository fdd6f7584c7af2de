"""Each measure of a network before and after a step, each time between the least and the most that it can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isclose, isfinite
from typing import Any, Final

from netkit.measures.assessment import Finding
from netkit.measures.what_if import Comparison
from netkit.plots.bounds import ENDS
from netkit.plots.canvas import MARK, MUTED, RULE, Canvas
from netkit.plots.chart import SIDE, SMALL, TEXT, WIDTH, full_mark, hollow_mark, nothing, paper
from netkit.plots.figure import Figure, called
from netkit.plots.lettering import text_width
from netkit.results import counted, shown
from netkit.tables import Column, Table

ROW, KEY = 66.0, 22.0
START, END = 48.0, 312.0
ARROW: Final = "\N{RIGHTWARDS ARROW}"


@dataclass(frozen=True, slots=True)
class _Pair:
    """One measure, before and after."""

    before: Finding
    after: Finding
    sentence: str

    @property
    def least(self) -> float:
        return min(self.before.floor, self.after.floor, self.before.value, self.after.value)

    @property
    def most(self) -> float:
        return max(self.before.ceiling, self.after.ceiling, self.before.value, self.after.value)

    @property
    def is_drawn(self) -> bool:
        ends = (self.before.floor, self.after.floor, self.before.ceiling, self.after.ceiling)
        numbers = (*ends, self.before.value, self.after.value)
        varies = self.before.floor < self.before.ceiling or self.after.floor < self.after.ceiling
        return self.before.measure in ENDS and all(map(isfinite, numbers)) and varies


def before_after(comparison: Comparison, *, title: str, measures: Sequence[str] = ()) -> Figure:
    """For each measure two lines from its floor to its ceiling: above as it is, hollow; below after the step, full.

    There are two lines because a step that adds or takes a contact moves the floor and the ceiling as well. All
    measures by default. One that has no value before or after, or no limit, is in the table alone.
    """
    names = [comparison[measure].measure for measure in measures] or [one.measure for one in comparison.changes]
    pairs = [_Pair(comparison.before[name], comparison.after[name], comparison[name].sentence) for name in names]
    drawn = [pair for pair in pairs if pair.is_drawn]
    canvas = _draw(drawn, title) if drawn else nothing(title, "Too few contacts for these numbers to vary")
    return Figure(_alt(comparison, drawn), _caption(comparison, pairs, drawn), _table(pairs), canvas)


def _draw(pairs: Sequence[_Pair], title: str) -> Canvas:
    canvas, top = paper(title, KEY + ROW * len(pairs) + 4)
    hollow_mark(canvas, (SIDE + 5, top - KEY / 2), 8)
    canvas.text((SIDE + 14, top - KEY / 2), "before", size=SMALL, colour=MUTED, align="left")
    full_mark(canvas, (SIDE + 65, top - KEY / 2), 9, MARK)
    canvas.text((SIDE + 74, top - KEY / 2), "after", size=SMALL, colour=MUTED, align="left")
    for index, pair in enumerate(pairs):
        _draw_pair(canvas, pair, top - KEY - ROW * index)
    return canvas


def _draw_pair(canvas: Canvas, pair: _Pair, top: float) -> None:
    canvas.text((SIDE, top - 10), pair.after.name, size=TEXT, align="left", bold=True)
    canvas.text((WIDTH - SIDE, top - 10), _values(pair), size=TEXT, align="right", bold=True)
    places = []
    for one, y in ((pair.before, top - 25), (pair.after, top - 39)):
        floor, ceiling, value = (_x(pair, number) for number in (one.floor, one.ceiling, one.value))
        canvas.line([(floor, y), (ceiling, y)], RULE, 1.4)
        for x in (floor, ceiling):
            canvas.line([(x, y - 3.5), (x, y + 3.5)], RULE, 1.4)
        canvas.text((floor - 7, y), shown(one.floor), size=SMALL, colour=MUTED, align="right")
        # The number stands at the end of its line, or past a dot that lies there.
        beyond = value if ceiling < value < ceiling + 44 else ceiling
        canvas.text((beyond + 7, y), shown(one.ceiling), size=SMALL, colour=MUTED, align="left")
        places.append((value, y))
    canvas.line(places, MARK, 2.4)
    hollow_mark(canvas, places[0], 8)
    full_mark(canvas, places[1], 9, MARK)
    low, high = ENDS[pair.after.measure]
    canvas.text((START, top - 52), low, size=SMALL - 0.5, colour=MUTED, align="left")
    end = max(_x(pair, pair.after.ceiling), START + 16 + sum(text_width(word, SMALL - 0.5) for word in (low, high)))
    canvas.text((end, top - 52), high, size=SMALL - 0.5, colour=MUTED, align="right")


def _values(pair: _Pair) -> str:
    before, after = shown(pair.before.value), shown(pair.after.value)
    if isclose(pair.before.value, pair.after.value, rel_tol=1e-9, abs_tol=1e-12):
        return f"{after}, as before"
    return f"{after}, hardly changed" if before == after else f"{before} {ARROW} {after}"


def _x(pair: _Pair, number: float) -> float:
    return START + (END - START) * (number - pair.least) / (pair.most - pair.least)


def _alt(comparison: Comparison, drawn: Sequence[_Pair]) -> str:
    sentences = [called(comparison.step) if len(comparison.step) > 200 else comparison.step]
    if not drawn:
        return f"{sentences[0]} too few contacts for these numbers to vary."
    sentences += [_told(pair) for pair in drawn]
    return " ".join(sentences)


def _told(pair: _Pair) -> str:
    low, high = ENDS[pair.after.measure]
    if pair.after.floor == pair.after.ceiling:
        return f"{pair.sentence.removesuffix('.').split(';')[0]}, the only value it can have then."
    ends = f"{shown(pair.after.floor)} is {low} and {shown(pair.after.ceiling)} {high}"
    return f"{pair.sentence.removesuffix('.').split(';')[0]}, where {ends}."


def _caption(comparison: Comparison, pairs: Sequence[_Pair], drawn: Sequence[_Pair]) -> str:
    before, after = (counted(one.n, "contact") for one in (comparison.before, comparison.after))
    caption = f"Before: {before}; after: {after}. Each line runs from the least to the most that so many can have."
    if any(one.value > one.ceiling for pair in drawn for one in (pair.before, pair.after)):
        caption += " A dot past the end of its line lies above the value of a network in which all are tied."
    left_out = [pair.after.name for pair in pairs if not pair.is_drawn and pair.after.measure in ENDS]
    if left_out and drawn:
        caption += f" Not drawn, because there is only one value or none: {', '.join(left_out)}."
    return caption


def _table(pairs: Sequence[_Pair]) -> Table[Any]:
    columns = [
        Column("measure", lambda pair: pair.after.name),
        Column("before", lambda pair: shown(pair.before.value)),
        Column("floor_before", lambda pair: shown(pair.before.floor)),
        Column("ceiling_before", lambda pair: shown(pair.before.ceiling)),
        Column("after", lambda pair: shown(pair.after.value)),
        Column("floor_after", lambda pair: shown(pair.after.floor)),
        Column("ceiling_after", lambda pair: shown(pair.after.ceiling)),
        Column("what_it_says", lambda pair: pair.sentence),
    ]
    return Table(pairs, columns, noun="measures", when_empty="No measures.", in_full=True)
