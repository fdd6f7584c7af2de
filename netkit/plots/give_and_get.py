"""What you gave to each contact and got from them, to the two sides of one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from netkit.measures.reciprocity import Balance
from netkit.model import Contact, ContactId
from netkit.plots.canvas import INK, MARK, MUTED, QUIET_MARK, RULE, Canvas, Point
from netkit.plots.chart import SIDE, SMALL, TEXT, WIDTH, nothing, paper
from netkit.plots.figure import Figure, short_list
from netkit.plots.lettering import fitted, text_width
from netkit.plots.placing import Box
from netkit.results import counted, shown
from netkit.tables import Column, Table

MOST: Final = 12
"""So many contacts have bars: those with the most exchanges."""

ROW, TOP, BAR = 22.0, 22.0, 12.0
MIDDLE: Final = 236.0


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    contact: ContactId
    balance: Balance


def give_and_get(contacts: Iterable[Contact], balances: Mapping[ContactId, Balance], *, title: str) -> Figure:
    """How many times you got something from each contact, to the left, and gave them something, to the right.

    ``balances`` come from ``netkit.measures.reciprocity.balances``. The order goes from what you gave most in excess to
    what you got most in excess. At most 12 contacts have bars, those with the most exchanges; the table has all with
    whom there was one.
    """
    people = {contact.id: contact.name for contact in contacts}
    rows = [_Row(people[who], who, one) for who, one in balances.items() if who in people and one.n]
    rows.sort(key=_order)
    drawn = sorted(sorted(rows, key=lambda row: (-row.balance.n, _order(row)))[:MOST], key=_order)
    canvas = _draw(drawn, title) if drawn else nothing(title, "No exchanges yet")
    left_out = sum(balances[who].left_out for who in people if who in balances)
    return Figure(_alt(drawn, rows, len(people)), _caption(drawn, rows, len(people), left_out), _table(rows), canvas)


def _order(row: _Row) -> tuple[int, int, str, str]:
    return row.balance.got - row.balance.gave, -row.balance.gave, row.name, row.contact


def _draw(rows: Sequence[_Row], title: str) -> Canvas:
    canvas, top = paper(title, TOP + ROW * len(rows) + 8)
    most = max(max(row.balance.gave, row.balance.got) for row in rows)
    number = 5 + text_width(f"{most:,}", TEXT)
    reach = WIDTH - SIDE - MIDDLE - number
    scale = reach / most
    canvas.text((MIDDLE - 8, top - TOP / 2), "← you got", size=SMALL + 0.5, colour=MUTED, align="right")
    canvas.text((MIDDLE + 8, top - TOP / 2), "you gave →", size=SMALL + 0.5, colour=MUTED, align="left")
    for index, row in enumerate(rows):
        y = top - TOP - ROW * (index + 0.5)
        gave, got = row.balance.gave * scale, row.balance.got * scale
        # The longest bar to the left, with its number, must not reach the name.
        name = fitted(row.name, MIDDLE - reach - number - 8 - SIDE, TEXT)
        canvas.text((SIDE, y), name, size=TEXT, align="left")
        if got:
            canvas.bar(Box(MIDDLE - got, y - BAR / 2, got, BAR), QUIET_MARK)
        if gave:
            canvas.bar(Box(MIDDLE, y - BAR / 2, gave, BAR), MARK)
        _number(canvas, row.balance.got, (MIDDLE - got - 5, y), "right")
        _number(canvas, row.balance.gave, (MIDDLE + gave + 5, y), "left")
    canvas.line([(MIDDLE, 6), (MIDDLE, top - TOP + 2)], RULE, 1)
    return canvas


def _number(canvas: Canvas, number: int, at: Point, align: Literal["left", "right"]) -> None:
    canvas.text(at, f"{number:,}", size=TEXT - 0.5, colour=INK if number else MUTED, align=align)


def _alt(drawn: Sequence[_Row], rows: Sequence[_Row], contacts: int) -> str:
    if not rows:
        return f"No exchanges with {counted(contacts, 'contact')} yet."
    gave, got = (sum(getattr(row.balance, side) for row in rows) for side in ("gave", "got"))
    sentences = [
        f"Exchanges with {len(rows):,} of {counted(contacts, 'contact')}: you gave {counted(gave, 'time')} "
        f"and got {counted(got, 'time')}"
    ]
    groups = (
        ("You gave more than you got", [row.name for row in rows if row.balance.gave > row.balance.got]),
        ("Even", [row.name for row in rows if row.balance.gave == row.balance.got]),
        ("You got more than you gave", [row.name for row in reversed(rows) if row.balance.gave < row.balance.got]),
    )
    sentences += [f"{says} ({len(names):,}): {short_list(names)}" for says, names in groups if names]
    if len(rows) > len(drawn):
        sentences.append(f"Bars for {len(drawn)}; {len(rows) - len(drawn):,} more are in the table")
    return ". ".join(sentences) + "."


def _caption(drawn: Sequence[_Row], rows: Sequence[_Row], contacts: int, left_out: int) -> str:
    caption = "How many times you gave and got; not how much each was worth."
    if len(rows) > len(drawn):
        caption += (
            f" The {len(drawn)} contacts with the most exchanges; {len(rows) - len(drawn):,} more are in the table."
        )
    if contacts > len(rows):
        caption += f" Without an exchange: {contacts - len(rows):,}."
    if left_out:
        caption += f" Left out: {counted(left_out, 'exchange')} dated after today."
    return caption


def _table(rows: Sequence[_Row]) -> Table[Any]:
    columns = [
        Column("contact", lambda row: row.name),
        Column("gave", lambda row: row.balance.gave, kind="number"),
        Column("got", lambda row: row.balance.got, kind="number"),
        Column("balance", lambda row: shown(row.balance.value)),
    ]
    return Table(rows, columns, noun="contacts", when_empty="No exchanges yet.")
