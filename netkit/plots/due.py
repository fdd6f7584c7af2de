"""What is due in the next weeks, day by day: whom to be in touch with, and promises of either side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from netkit.errors import InvalidRequest
from netkit.measures.follow_up import still_open
from netkit.measures.recency import Reminder
from netkit.model import Contact, Promise
from netkit.plots.canvas import HAIRLINE, INK, MARK, MUTED, PAPER, Canvas, Point
from netkit.plots.chart import SIDE, SMALL, TEXT, WIDTH, full_mark, names_of, paper
from netkit.plots.figure import MONTHS, Figure, short_list, spoken
from netkit.plots.placing import Box
from netkit.results import counted
from netkit.tables import Column, Table

What = Literal["be in touch", "your promise", "promise to you"]

KINDS: Final[tuple[What, ...]] = ("be in touch", "your promise", "promise to you")
WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MOST_WEEKS: Final = 8

CELL, HIGH = (WIDTH - 2 * SIDE) / 7, 60.0
OVERDUE, HEAD, KEY = 30.0, 18.0, 24.0


@dataclass(frozen=True, slots=True)
class _Due:
    """One thing that is due."""

    on: date
    name: str
    what: What
    text: str
    overdue: int


def due_calendar(
    contacts: Iterable[Contact],
    reminders: Iterable[Reminder],
    promises: Iterable[Promise],
    *,
    title: str,
    today: date,
    weeks: int = 4,
) -> Figure:
    """What is due from the Monday of this week on, in so many ``weeks``, 1 to 8: how much of each kind on each day.

    Reminders are those of ``rhythm.reminders(...).due``; promises are those that are open, of either side. What is
    overdue stands above the days, behind a triangle. The table says with whom. What concerns nobody of ``contacts`` is
    left out; what is due later is counted. ``InvalidRequest`` for any other number of weeks.
    """
    if not isinstance(weeks, int) or isinstance(weeks, bool) or not 1 <= weeks <= MOST_WEEKS:
        msg = f"weeks is {weeks!r}; a calendar shows 1 to {MOST_WEEKS} of them"
        raise InvalidRequest(msg)
    days = _days(today, weeks)
    every = _due(contacts, reminders, promises, today)
    shown = [one for one in every if one.on <= days[-1]]
    canvas = _draw(shown, days, today, title)
    later = len(every) - len(shown)
    return Figure(_alt(shown, later, days[-1], today), _caption(shown, later, days, today), _table(shown), canvas)


def _days(today: date, weeks: int) -> list[date]:
    """The days of whole weeks, as far as the calendar goes."""
    first = today.toordinal() - today.weekday()  # never before the calendar begins, which was on a Monday
    return [date.fromordinal(day) for day in range(first, min(first + 7 * weeks, date.max.toordinal() + 1))]


def _due(
    contacts: Iterable[Contact], reminders: Iterable[Reminder], promises: Iterable[Promise], today: date
) -> list[_Due]:
    names = names_of(contacts)
    found = [
        _Due(one.due_on, names[one.contact], "be in touch", "", (today - one.due_on).days)
        for one in reminders
        if one.contact in names
    ]
    for one in still_open(promises, today=today):
        if one.contact in names:
            what: What = "your promise" if one.by == "me" else "promise to you"
            found.append(_Due(one.due_on, names[one.contact], what, one.text, (today - one.due_on).days))
    return sorted(found, key=lambda one: (one.on, KINDS.index(one.what), one.name, one.text))


def _draw(shown: Sequence[_Due], days: Sequence[date], today: date, title: str) -> Canvas:
    rows = (len(days) + 6) // 7
    canvas, top = paper(title, OVERDUE + HEAD + rows * HIGH + KEY)
    _draw_overdue(canvas, [one for one in shown if one.overdue > 0], top - OVERDUE / 2)
    for column, weekday in enumerate(WEEKDAYS):
        at = (SIDE + CELL * (column + 0.5), top - OVERDUE - HEAD / 2)
        canvas.text(at, weekday, size=SMALL, colour=MUTED)
    counts = Counter((one.on, one.what) for one in shown if one.overdue <= 0)
    for index, day in enumerate(days):
        row, column = divmod(index, 7)
        box = Box(SIDE + CELL * column, top - OVERDUE - HEAD - HIGH * (row + 1), CELL, HIGH)
        if day >= today:
            _draw_day(canvas, box, day, {what: counts[day, what] for what in KINDS}, first=index == 0 or day == today)
    today_at = days.index(today)
    canvas.bar(
        Box(SIDE + CELL * today_at + 1, top - OVERDUE - HEAD - HIGH + 1, CELL - 2, HIGH - 2), "none", rim=INK,
        rim_width=2,
    )  # fmt: skip
    x = SIDE + 4
    for what in KINDS:
        _draw_mark(canvas, (x, KEY / 2), what)
        canvas.text((x + 8, KEY / 2), what, size=SMALL, colour=MUTED, align="left")
        x += 104
    return canvas


def _draw_overdue(canvas: Canvas, overdue: Sequence[_Due], y: float) -> None:
    if not overdue:
        canvas.text((SIDE, y), "nothing is overdue", size=TEXT, colour=MUTED, align="left")
        return
    canvas.triangle((SIDE + 6, y), 12, INK)
    canvas.text((SIDE + 17, y), f"overdue: {len(overdue):,}", size=TEXT, align="left", bold=True)
    counts, x = Counter(one.what for one in overdue), 150.0
    for what in KINDS:
        _draw_mark(canvas, (x, y), what)
        canvas.text((x + 8, y), f"{counts[what]:,}", size=TEXT, align="left")
        x += 56


def _draw_day(canvas: Canvas, box: Box, day: date, counts: dict[What, int], *, first: bool) -> None:
    canvas.bar(box, PAPER, rim=HAIRLINE, rim_width=0.8)
    month = f" {MONTHS[day.month - 1][:3]}" if first or day.day == 1 else ""
    canvas.text((box.left + 5, box.bottom + HIGH - 10), f"{day.day}{month}", size=SMALL, colour=MUTED, align="left")
    y = box.bottom + HIGH - 23
    for what in KINDS:
        if counts[what]:
            _draw_mark(canvas, (box.left + 10, y), what)
            canvas.text((box.left + 18, y), f"{counts[what]:,}", size=TEXT - 0.5, align="left")
            y -= 13


def _draw_mark(canvas: Canvas, at: Point, what: What) -> None:
    if what == "be in touch":
        full_mark(canvas, at, 8, MARK)
    else:
        mine = what == "your promise"
        canvas.bar(Box.around(*at, 7, 7), INK if mine else PAPER, rim=INK, rim_width=1.2)


def _kinds(shown: Sequence[_Due]) -> str:
    counts = Counter(one.what for one in shown)
    nouns = {
        "be in touch": ("contact to be in touch with", "contacts to be in touch with"),
        "your promise": ("promise of yours", "promises of yours"),
        "promise to you": ("promise to you", "promises to you"),
    }
    return ", ".join(counted(counts[what], *nouns[what]) for what in KINDS if counts[what])


def _alt(shown: Sequence[_Due], later: int, last: date, today: date) -> str:
    overdue = [one for one in shown if one.overdue > 0]
    coming = [one for one in shown if one.overdue <= 0]
    sentences = [f"Overdue on {spoken(today)}: {_kinds(overdue) or 'nothing'}"]
    if overdue:
        first = overdue[0]
        sentences.append(f"The longest overdue: {short_list([first.name])}, {counted(first.overdue, 'day')}")
    sentences.append(f"Due from then to {spoken(last)}: {_kinds(coming) or 'nothing'}")
    if coming:
        busiest, most = min(Counter(one.on for one in coming).items(), key=lambda item: (-item[1], item[0]))
        sentences.append(f"The most on one day: {most:,}, on {spoken(busiest)}")
    if later:
        sentences.append(f"Due later: {later:,}")
    return ". ".join(sentences) + "."


def _caption(shown: Sequence[_Due], later: int, days: Sequence[date], today: date) -> str:
    caption = f"What is due by {spoken(days[-1])}, as of {spoken(today)}: {len(shown):,} in all."
    return f"{caption} The day in a dark frame is today." + (f" Later, and not shown: {later:,}." if later else "")


def _table(shown: Sequence[_Due]) -> Table[Any]:
    columns = [
        Column("due_on", lambda one: one.on, kind="date"),
        Column("contact", lambda one: one.name),
        Column("what"),
        Column("text"),
        Column("days_overdue", lambda one: one.overdue if one.overdue > 0 else None, kind="number"),
    ]
    return Table(
        shown, columns, noun="things due", when_empty="Nothing is due in these weeks.", in_full=len(shown) < 200
    )
