"""When you were in touch with whom: a line for each contact, a mark for each interaction, and the gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Final, Literal

from netkit.errors import InvalidRequest
from netkit.measures.recency import DORMANT, FADING, after
from netkit.model import Cadence, Contact, ContactId, Interaction
from netkit.plots.canvas import HAIRLINE, INK, MARK, MUTED, Canvas, Stroke
from netkit.plots.chart import SIDE, SMALL, TEXT, WIDTH, full_mark, hollow_mark, nothing, paper
from netkit.plots.figure import Figure, short_list, spoken
from netkit.plots.lettering import fitted, text_width
from netkit.results import counted
from netkit.tables import Column, Table

State = Literal["in touch", "fading", "dormant"]

MOST: Final = 12
"""So many contacts have a line: those with whom you were most often in touch."""

ROW, TOP, BOTTOM = 27.0, 24.0, 50.0
START, END = 112.0, 276.0
STROKES: Final[dict[State, Stroke]] = {"in touch": "solid", "fading": "dashed", "dormant": "dotted"}


@dataclass(frozen=True, slots=True)
class _Line:
    """One contact's days in the time that is shown."""

    name: str
    contact: ContactId
    answered: tuple[date, ...]
    unanswered: tuple[date, ...]
    today: date

    @property
    def last(self) -> date | None:
        return self.answered[-1] if self.answered else None

    @property
    def days(self) -> int | None:
        return (self.today - self.last).days if self.last else None

    @property
    def state(self) -> State | None:
        return _state(self.last, self.today) if self.last else None

    @property
    def stretches(self) -> list[tuple[date, date, State]]:
        """The time from the first day in touch to today: the silences one by one, what lies between them in one."""
        found: list[tuple[date, date, State]] = []
        for one, other in pairwise([*self.answered, self.today]):
            state = _state(one, other)
            if found and state == found[-1][2] == "in touch":
                one = found.pop()[0]
            found.append((one, other, state))
        return found

    @property
    def silences(self) -> int:
        """How many of them are silences of a year or more; the one that goes on today is one too."""
        return sum(state != "in touch" for *_, state in self.stretches)


def timeline(
    contacts: Iterable[Contact],
    interactions: Iterable[Interaction],
    *,
    title: str,
    today: date,
    since: date | None = None,
) -> Figure:
    """A line for each contact from the first day in touch to ``today``, and a mark for each interaction on it.

    A full mark on the line was answered, a hollow one below it was not. The line is broken where you were not in touch
    for a year or more (fading), and dotted where for three years or more (dormant); see ``netkit.measures.recency``.
    Nothing before ``since`` counts; without it everything does. At most 12 contacts have a line, those with whom you
    were most often in touch, the last one first; the table has all. ``InvalidRequest`` if ``since`` is after today.
    """
    if since and since > today:
        msg = f"since is {since}, which is after today, {today}; choose an earlier day"
        raise InvalidRequest(msg)
    people = list(contacts)
    lines, future = _lines(people, interactions, since, today)
    drawn = sorted(lines, key=lambda one: (-len(one.answered), one.days or 0, one.name, one.contact))[:MOST]
    drawn.sort(key=_latest_first)
    begin = since or min((day for one in drawn for day in (*one.answered, *one.unanswered)), default=today)
    canvas = _draw(drawn, begin, today, title) if drawn else nothing(title, "No interactions in this time")
    alt = _alt(drawn, lines, len(people), begin, today)
    return Figure(alt, _caption(drawn, lines, len(people), future, begin, today), _table(lines), canvas)


def _lines(
    people: Sequence[Contact], interactions: Iterable[Interaction], since: date | None, today: date
) -> tuple[list[_Line], int]:
    """The line of each contact with an interaction in this time, and how many interactions are dated after today."""
    days: dict[ContactId, tuple[list[date], list[date]]] = {one.id: ([], []) for one in people}
    future = 0
    for one in interactions:
        future += one.on > today
        if one.on <= today and (since is None or one.on >= since):
            for who in one.contacts:
                if who in days:
                    days[who][0 if one.answered else 1].append(one.on)
    lines = []
    for person in people:
        answered, unanswered = (tuple(sorted(each)) for each in days[person.id])
        lines.append(_Line(person.name, person.id, answered, unanswered, today))
    return sorted((one for one in lines if one.answered or one.unanswered), key=_latest_first), future


def _latest_first(one: _Line) -> tuple[bool, int, str, str]:
    return one.last is None, one.days or 0, one.name, one.contact


def _state(one: date, other: date) -> State:
    silences: tuple[tuple[State, Cadence], ...] = (("dormant", DORMANT), ("fading", FADING))
    for state, silence in silences:
        try:
            if after(one, silence) <= other:
                return state
        except InvalidRequest:  # the calendar ends before so long a silence could
            continue
    return "in touch"


def _draw(lines: Sequence[_Line], begin: date, today: date, title: str) -> Canvas:
    canvas, top = paper(title, TOP + ROW * len(lines) + BOTTOM)
    foot = BOTTOM
    _draw_years(canvas, begin, today, top, foot)
    for index, one in enumerate(lines):
        y = top - TOP - ROW * (index + 0.5)
        canvas.text((SIDE, y), fitted(one.name, START - SIDE - 8, TEXT), size=TEXT, align="left")
        for start, end, state in one.stretches:
            ends = [(_x(start, begin, today), y), (_x(end, begin, today), y)]
            canvas.line(ends, MARK if state == "in touch" else INK, 1.4, stroke=STROKES[state])
        # Marks that fall on one another are drawn once, so that a long log does not take long.
        for x in sorted({round(_x(day, begin, today)) for day in one.answered}):
            full_mark(canvas, (x, y), 5.5, MARK)
        for x in sorted({round(_x(day, begin, today)) for day in one.unanswered}):
            hollow_mark(canvas, (x, y - 7.5), 4.5)
        _draw_state(canvas, one, y)
    canvas.text((START, foot - 10), spoken(begin), size=SMALL, colour=MUTED, align="left")
    canvas.text((WIDTH - SIDE, foot - 10), f"{spoken(today)}, today", size=SMALL, colour=MUTED, align="right")
    _draw_key(canvas, foot - 34)
    return canvas


def _draw_state(canvas: Canvas, one: _Line, y: float) -> None:
    silence = "today" if one.days == 0 else "never" if one.days is None else counted(one.days, "day")
    if one.state in (None, "in touch"):
        canvas.text((END + 10, y), silence, size=SMALL + 0.5, align="left")
    else:
        canvas.text((END + 10, y + 6), silence, size=SMALL + 0.5, align="left")
        canvas.text((END + 10, y - 6), str(one.state), size=SMALL + 0.5, align="left", bold=True)


def _draw_years(canvas: Canvas, begin: date, today: date, top: float, foot: float) -> None:
    """A hairline where each year begins, and above it the year where there is room."""
    canvas.text((END + 10, top - TOP / 2), "silent for", size=SMALL, colour=MUTED, align="left")
    for x in (START, END):
        canvas.line([(x, foot), (x, top - TOP)], HAIRLINE, 0.8)
    years, room = range(begin.year + 1, today.year + 1), text_width("2000", SMALL) + 8
    step = max(1, round(len(years) * room / (END - START) + 0.5))
    for year in years:
        if year % step == 0:
            x = _x(date(year, 1, 1), begin, today)
            canvas.line([(x, foot), (x, top - TOP)], HAIRLINE, 0.8)
            # A year that begins at the very end would lie on the words beside it.
            canvas.text((min(x, END - 8), top - TOP / 2), str(year), size=SMALL, colour=MUTED)


def _draw_key(canvas: Canvas, y: float) -> None:
    full_mark(canvas, (SIDE + 4, y), 5.5, MARK)
    hollow_mark(canvas, (80, y), 4.5)
    for x, words in ((SIDE + 12, "answered"), (88, "no answer")):
        canvas.text((x, y), words, size=SMALL, colour=MUTED, align="left")
    for x, state, words in ((152, "fading", "a year or more"), (258, "dormant", "three or more")):
        canvas.line([(x, y), (x + 22, y)], INK, 1.4, stroke=STROKES[state])  # type: ignore[index]
        canvas.text((x + 27, y), words, size=SMALL, colour=MUTED, align="left")


def _x(day: date, begin: date, today: date) -> float:
    return START + (END - START) * (day - begin).days / max((today - begin).days, 1)


def _alt(drawn: Sequence[_Line], lines: Sequence[_Line], contacts: int, begin: date, today: date) -> str:
    if not drawn:
        return f"No interactions with {counted(contacts, 'contact')} up to {spoken(today)}."
    answered, unanswered = (sum(len(one) for one in each) for each in zip(*map(_days, drawn), strict=True))
    sentences = [
        f"{len(drawn)} of {counted(contacts, 'contact')} from {spoken(begin)} to {spoken(today)}: "
        f"{counted(answered, 'answered interaction')} and {unanswered:,} without an answer",
    ]
    for state in ("fading", "dormant"):
        names = [one.name for one in drawn if one.state == state]
        if names:
            sentences.append(f"{state.capitalize()}: {short_list(names)}")
    gaps = [one.name for one in drawn if one.silences > (one.state != "in touch")]
    if gaps:
        sentences.append(f"In touch again after a year or more: {short_list(gaps)}")
    silent = [one for one in drawn if one.days is not None]
    if silent:
        longest = max(silent, key=lambda one: (one.days, one.name))
        days = counted(longest.days or 0, "day")
        sentences.append(f"The longest silence up to today: {days}, with {short_list([longest.name])}")
    if len(lines) > len(drawn):
        sentences.append(f"{len(lines) - len(drawn):,} more are in the table")
    return ". ".join(sentences) + "."


def _days(one: _Line) -> tuple[tuple[date, ...], tuple[date, ...]]:
    return one.answered, one.unanswered


def _caption(
    drawn: Sequence[_Line], lines: Sequence[_Line], contacts: int, future: int, begin: date, today: date
) -> str:
    caption = f"{len(drawn)} of {counted(contacts, 'contact')}, from {spoken(begin)} to {spoken(today)}."
    if len(lines) > len(drawn):
        caption += f" They are those most often in touch; {len(lines) - len(drawn):,} more are in the table."
    if contacts > len(lines):
        caption += f" Without any interaction in this time: {contacts - len(lines):,}."
    if any(one.silences for one in drawn):
        caption += (
            " A broken line: not in touch for a year or more (fading); a dotted one: for three or more (dormant)."
        )
    if future:
        caption += f" Left out: {counted(future, 'interaction')} dated after today."
    return caption


def _table(lines: Sequence[_Line]) -> Table[Any]:
    columns = [
        Column("contact", lambda one: one.name),
        Column("answered", lambda one: len(one.answered), kind="number"),
        Column("no_answer", lambda one: len(one.unanswered), kind="number"),
        Column("first", lambda one: min(_days(one)[0] + _days(one)[1]), kind="date"),
        Column("last_answered", lambda one: one.last, kind="date"),
        Column("days_silent", lambda one: one.days, kind="number"),
        Column("state", lambda one: one.state or "no answer yet"),
        Column("silences_of_a_year", lambda one: one.silences, kind="number"),
    ]
    return Table(lines, columns, noun="contacts", when_empty="No interactions in this time.")
