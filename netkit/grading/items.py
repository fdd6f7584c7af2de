"""How the questions of an exercise did in a class: item analysis, in which no score of a person appears."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh
from statistics import NormalDist, StatisticsError, correlation, fmean
from typing import Any, Final

from nbgrader import utils

from netkit.checks.showing import EVIDENCE
from netkit.grading import submitted
from netkit.grading.grade_table import Row, aligned
from netkit.grading.marks import question
from netkit.results import counted, percent
from netkit.topics import typed_cells

LEAST: Final = 10
"""With fewer students nothing is said of discrimination."""


@dataclass(frozen=True, slots=True)
class Response:
    """What one student got for a question; ``points`` is ``None`` while it waits for the instructor."""

    worth: float
    points: float | None
    answered: bool = True
    mistakes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One question in a class: how many answered and wait, the shares of the points of the others, and its mistakes.

    ``discrimination`` is a correlation and its 95 % interval, of ``compared`` students; ``None`` where there is none.
    A question is not ``settled`` while it waits for more than half of the class.
    """

    question: str
    answered: int
    waiting: int
    shares: tuple[float, ...]
    mistakes: Counter[str]
    settled: bool
    compared: int
    discrimination: tuple[float, float, float] | None = None

    @property
    def facility(self) -> float | None:
        """The mean share of the points, blank answers included, of those whose points are final."""
        return fmean(self.shares) if self.shares and self.settled else None


def analysed(class_: Sequence[Mapping[str, Response]]) -> list[Item]:
    """The items of an exercise, from what each student got for each question.

    Difficulty is the mean share of the points, which Moodle calls the facility index. Discrimination is the corrected
    item-total correlation: Pearson's, between the points for a question and the sum of the points for all others. A
    student with a question that waits is left out of it, and so is a question that waits for more than half of the
    class. The interval is Fisher's: the inverse hyperbolic tangent of the correlation plus and minus 1.96/√(n - 3).
    It assumes a bivariate normal distribution, which points do not have, so it is a rough one.

    Read in: Moodle, ``question/classes/statistics/questions/calculator.php`` (facility, discrimination); the
    documentation of R's ``performance::item_discrimination`` (the correction) and of ``survcomp::fisherz``.
    """
    names = dict.fromkeys(name for one in class_ for name in one)
    got = {name: [one[name] for one in class_ if name in one] for name in names}
    waiting = {name: sum(one.points is None for one in all_) for name, all_ in got.items()}
    settled = [name for name in names if 2 * waiting[name] <= len(class_)]
    points = [[one[name].points if name in one else None for name in settled] for one in class_]
    whole = [[own for own in line if own is not None] for line in points if None not in line]
    items = []
    for name, all_ in got.items():
        found = None
        if name in settled and len(whole) >= LEAST:
            own = [line[settled.index(name)] for line in whole]
            found = _correlated(own, [sum(line) - one for line, one in zip(whole, own, strict=True)])
        shares = tuple(one.points / one.worth for one in all_ if one.points is not None and one.worth)
        mistakes = Counter(mistake for one in all_ for mistake in one.mistakes)
        answered = sum(one.answered for one in all_)
        items.append(Item(name, answered, waiting[name], shares, mistakes, name in settled, len(whole), found))
    return items


def _correlated(one: Sequence[float], other: Sequence[float]) -> tuple[float, float, float] | None:
    """The correlation with the ends of its interval; ``None`` if all values of a side are the same."""
    try:
        found = correlation(one, other)
    except StatisticsError:
        return None
    if abs(found) > 1 - 1e-9:
        return found, found, found
    half = NormalDist().inv_cdf(0.975) / sqrt(len(one) - 3)
    return found, tanh(atanh(found) - half), tanh(atanh(found) + half)


def responses(notebook: Any, row: Row) -> dict[str, Response]:
    """What this student got for each question, from the marked notebook and the gradebook."""
    found = {}
    given = submitted.typed(notebook)
    for cell in notebook.cells:
        if not utils.is_grade(cell):
            continue
        said = cell.metadata.nbgrader
        data = [output.data.get(EVIDENCE, {}) for output in cell.get("outputs", []) if "data" in output]
        mistakes = (mistake for one in data for mistake in one.get("misconceptions", ()))
        typed = typed_cells.parse(cell.source)
        asked = question(cell) or (typed.question if typed else "")
        answered = not asked or asked in given
        found[said["grade_id"]] = Response(said["points"], row.points.get(said["grade_id"]), answered, tuple(mistakes))
    return found


def report(items: Sequence[Item], of: int) -> list[str]:
    """The items as lines of text, for a class in which so many handed in."""
    table = [["question", "answered", "wait", "points", "discrimination"]]
    for one in items:
        share = "-" if one.facility is None else percent(one.facility)
        table.append([_name(one), f"{one.answered} of {of}", str(one.waiting or ""), share, _shown(one)])
    compared = max((one.compared for one in items), default=0)
    lines = [f"How the questions did ({counted(of, 'student')} handed in)", "", *aligned(table, left=1), ""]
    if compared >= LEAST:
        lines.append(
            f"Discrimination: the correlation with the points for all other questions, of {compared} students for whom "
            "none waits, and a rough interval."
        )
    for value, said in ((1, "Everybody got all points"), (0, "Nobody got a point")):
        same = [_name(one) for one in items if one.settled and len(one.shares) > 1 and set(one.shares) == {value}]
        lines += [f"{said} for {', '.join(same)}."] if same else []
    for one in items:
        made = ", ".join(f"{mistake} {times}" for mistake, times in one.mistakes.most_common())
        lines += [f"Known mistakes in {_name(one)}: {made}."] if made else []
    return lines


def _name(item: Item) -> str:
    return item.question.removesuffix("-check")


def _shown(item: Item) -> str:
    if item.compared < LEAST:
        return "few"
    if item.discrimination is None:
        return "-"
    return "{:z.2f} ({:z.2f} to {:z.2f})".format(*item.discrimination)  # no -0.00
