"""When you were in touch with whom: a line for each contact, a mark for each interaction, and the gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Final, Literal

from netkit.errors import InvalidRequest
from netkit.measures.recency import DORMANT, FADING, after
from netkit.model import Contact, ContactId, Interaction
from netkit.plots.canvas import HAIRLINE, INK, MARK, Stroke
from netkit.plots.figure import Figure, more, named, sentences, spoken
from netkit.plots.lettering import text_width
from netkit.plots.paper import SIDE, SMALL, WIDTH, Paper
from netkit.results import counted
from netkit.tables import Column, Table

State = Literal["in touch", "fading", "dormant"]

MOST: Final = 12
"""At most so many contacts have a line: those with whom you were most often in touch."""

ROW, TOP, BOTTOM = 27.0, 24.0, 50.0
START, END = 112.0, 276.0
STROKES: Final[dict[State, Stroke]] = {"in touch": "solid", "fading": "dashed", "dormant": "dotted"}
EMPTY: Final = "No interactions in this time"
MORE: Final = "{} more are in the table"


@dataclass(frozen=True, slots=True)
class _Line:
    """One contact's days in the time that is shown."""

    name: str
    contact: ContactId
    answered: Sequence[date]
    unanswered: Sequence[date]
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
    def silence(self) -> str:
        return "never" if self.days is None else counted(self.days, "day") if self.days else "today"

    @property
    def stretches(self) -> list[tuple[date, date, State]]:
        """The time from the first day in touch to today: each silence, and what lies between two of them as one."""
        found: list[tuple[date, date, State]] = []
        for one, other in pairwise([*self.answered, self.today]):
            state = _state(one, other)
            if found and state == found[-1][2] == "in touch":
                one = found.pop()[0]
            found.append((one, other, state))
        return found

    @property
    def silences(self) -> int:
        """The number of silences of a year or more, with the one that goes on today."""
        return sum(state != "in touch" for *_, state in self.stretches)

    @property
    def order(self) -> tuple[bool, int, str, str]:
        """The most recently in touch first."""
        return self.last is None, self.days or 0, self.name, self.contact


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
    people, log = list(contacts), list(interactions)
    lines = _lines(people, log, since, today)
    drawn = sorted(lines, key=lambda one: (-len(one.answered), *one.order[1:]))[:MOST]
    drawn.sort(key=lambda one: one.order)
    begin = since or min((day for one in drawn for day in (*one.answered, *one.unanswered)), default=today)
    hidden, future = len(lines) - len(drawn), sum(one.on > today for one in log)
    caption = sentences(
        f"{len(drawn)} of {counted(len(people), 'contact')}, from {spoken(begin)} to {spoken(today)}",
        more(hidden, f"They are those most often in touch; {MORE}"),
        more(len(people) - len(lines), "Without any interaction in this time: {}"),
        "A broken line: not in touch for a year or more (fading); a dotted one: for three or more (dormant)"
        if any(one.silences for one in drawn)
        else "",
        f"Left out: {counted(future, 'interaction')} dated after today" if future else "",
    )
    alt = _alt(drawn, len(people), hidden, begin, today)
    return Figure(alt, caption, _table(lines), _draw(drawn, begin, today, title))


def _lines(people: Sequence[Contact], log: Sequence[Interaction], since: date | None, today: date) -> list[_Line]:
    """The line of each contact with an interaction in this time."""
    days: dict[ContactId, tuple[list[date], list[date]]] = {one.id: ([], []) for one in people}
    for one in log:
        if (since or date.min) <= one.on <= today:
            for who in days.keys() & {*one.contacts}:
                days[who][0 if one.answered else 1].append(one.on)
    lines = [_Line(one.name, one.id, sorted(days[one.id][0]), sorted(days[one.id][1]), today) for one in people]
    return sorted((one for one in lines if one.answered or one.unanswered), key=lambda one: one.order)


def _state(one: date, other: date) -> State:
    for state, silence in (("dormant", DORMANT), ("fading", FADING)):
        try:
            if after(one, silence) <= other:
                return state  # type: ignore[return-value]
        except InvalidRequest:  # the silence would end after the year 9999
            continue
    return "in touch"


def _draw(lines: Sequence[_Line], begin: date, today: date, title: str) -> Paper:
    if not lines:
        return Paper.blank(title, EMPTY)

    def x(day: date) -> float:
        return START + (END - START) * (day - begin).days / max((today - begin).days, 1)

    paper = Paper(title, TOP + ROW * len(lines) + BOTTOM)
    _draw_years(paper, {year: x(date(year, 1, 1)) for year in range(begin.year + 1, today.year + 1)})
    for y, one in paper.rows(lines, ROW, below=TOP):
        paper.text((SIDE, y), one.name, width=START - SIDE - 8)
        for start, end, state in one.stretches:
            paper.segment(x(start), x(end), y, MARK if state == "in touch" else INK, 1.4, STROKES[state])
        # Marks at the same place are drawn once, so that a long log does not take long.
        for place in sorted({round(x(day)) for day in one.answered}):
            paper.full_mark((place, y), 5.5)
        for place in sorted({round(x(day)) for day in one.unanswered}):
            paper.hollow_mark((place, y - 7.5), 4.5)
        silent = one.state in ("fading", "dormant")
        paper.text((END + 10, y + 6 * silent), one.silence, size=SMALL + 0.5)
        if silent:
            paper.text((END + 10, y - 6), str(one.state), size=SMALL + 0.5, bold=True)
    paper.note((START, BOTTOM - 10), spoken(begin))
    paper.note((WIDTH - SIDE, BOTTOM - 10), f"{spoken(today)}, today", align="right")
    _draw_key(paper, BOTTOM - 34)
    return paper


def _draw_years(paper: Paper, years: dict[int, float]) -> None:
    """A hairline at the beginning of each year, and above it the year where there is room."""
    top = paper.top - TOP
    paper.note((END + 10, top + TOP / 2), "silent for")
    step = max(1, round(len(years) * (text_width("2000", SMALL) + 8) / (END - START) + 0.5))
    labelled = {year: x for year, x in years.items() if year % step == 0}
    for x in (START, END, *labelled.values()):
        paper.line([(x, BOTTOM), (x, top)], HAIRLINE, 0.8)
    for year, x in labelled.items():
        # A year that begins at the very end would lie on the words beside it.
        paper.note((min(x, END - 8), top + TOP / 2), str(year), align="center")


def _draw_key(paper: Paper, y: float) -> None:
    paper.full_mark((SIDE + 4, y), 5.5)
    paper.note((SIDE + 12, y), "answered")
    paper.hollow_mark((80, y), 4.5)
    paper.note((88, y), "no answer")
    paper.segment(152, 174, y, INK, 1.4, STROKES["fading"])
    paper.note((179, y), "a year or more")
    paper.segment(258, 280, y, INK, 1.4, STROKES["dormant"])
    paper.note((285, y), "three or more")


def _alt(drawn: Sequence[_Line], contacts: int, hidden: int, begin: date, today: date) -> str:
    if not drawn:
        return f"No interactions with {counted(contacts, 'contact')} up to {spoken(today)}."
    answered, unanswered = sum(len(one.answered) for one in drawn), sum(len(one.unanswered) for one in drawn)
    fading, dormant = ([one.name for one in drawn if one.state == state] for state in ("fading", "dormant"))
    again = [one.name for one in drawn if one.silences > (one.state != "in touch")]
    longest = max(drawn, key=lambda one: (one.days is not None, one.days, one.name))
    return sentences(
        f"{len(drawn)} of {counted(contacts, 'contact')} from {spoken(begin)} to {spoken(today)}: "
        f"{counted(answered, 'answered interaction')} and {unanswered:,} without an answer",
        f"Fading: {named(fading)}" if fading else "",
        f"Dormant: {named(dormant)}" if dormant else "",
        f"In touch again after a year or more: {named(again)}" if again else "",
        f"The longest silence up to today: {counted(longest.days, 'day')}, with {named([longest.name])}"
        if longest.days is not None
        else "",
        more(hidden, MORE),
    )


def _table(lines: Sequence[_Line]) -> Table[Any]:
    columns = [
        Column("contact", lambda one: one.name),
        Column("answered", lambda one: len(one.answered), kind="number"),
        Column("no_answer", lambda one: len(one.unanswered), kind="number"),
        Column("first", lambda one: min(*one.answered, *one.unanswered, one.today), kind="date"),
        Column("last_answered", lambda one: one.last, kind="date"),
        Column("days_silent", lambda one: one.days, kind="number"),
        Column("state", lambda one: one.state or "no answer yet"),
        Column("silences_of_a_year", lambda one: one.silences, kind="number"),
    ]
    return Table(lines, columns, noun="contacts", when_empty=f"{EMPTY}.")
