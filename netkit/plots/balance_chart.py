"""What you gave to each contact and got from them, on the two sides of one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from netkit.measures.reciprocity import Balance
from netkit.model import Contact, ContactId
from netkit.plots.canvas import INK, MARK, MUTED, QUIET_MARK, RULE, TEXT
from netkit.plots.figure import Figure, more, named, sentences
from netkit.plots.lettering import text_width
from netkit.plots.paper import SIDE, SMALL, WIDTH, Paper
from netkit.plots.placing import Box
from netkit.results import counted, shown
from netkit.tables import Column, Table

MOST: Final = 12
"""At most so many contacts have bars: those with the most exchanges."""

ROW, TOP, BAR = 22.0, 22.0, 12.0
MIDDLE: Final = 236.0
EMPTY: Final = "No exchanges yet"
MORE: Final = "{} more are in the table"


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    contact: ContactId
    balance: Balance

    @property
    def order(self) -> tuple[int, int, str, str]:
        return self.balance.got - self.balance.gave, -self.balance.gave, self.name, self.contact


def give_and_get(contacts: Iterable[Contact], balances: Mapping[ContactId, Balance], *, title: str) -> Figure:
    """How many times you got something from each contact, to the left, and gave them something, to the right.

    ``balances`` come from ``netkit.measures.reciprocity.balances``. The order goes from what you gave most in excess to
    what you got most in excess. At most 12 contacts have bars, those with the most exchanges; the table has all with
    whom there was one.
    """
    people = {contact.id: contact.name for contact in contacts}
    rows = [_Row(people[who], who, one) for who, one in balances.items() if who in people and one.n]
    rows.sort(key=lambda row: row.order)
    drawn = sorted(rows, key=lambda row: (-row.balance.n, row.order))[:MOST]
    drawn.sort(key=lambda row: row.order)
    hidden = len(rows) - len(drawn)
    left_out = sum(balances[who].left_out for who in people if who in balances)
    caption = sentences(
        "How many times you gave and got; not how much each was worth",
        more(hidden, f"The {len(drawn)} contacts with the most exchanges; {MORE}"),
        more(len(people) - len(rows), "Without an exchange: {}"),
        f"Left out: {counted(left_out, 'exchange')} dated after today" if left_out else "",
    )
    return Figure(_alt(rows, len(people), hidden), caption, _table(rows), _draw(drawn, title))


def _draw(rows: Sequence[_Row], title: str) -> Paper:
    if not rows:
        return Paper.blank(title, EMPTY)
    paper = Paper(title, TOP + ROW * len(rows) + 8)
    most = max(max(row.balance.gave, row.balance.got) for row in rows)
    number = 5 + text_width(f"{most:,}", TEXT)
    reach = WIDTH - SIDE - MIDDLE - number
    paper.note((MIDDLE - 8, paper.top - TOP / 2), "← you got", size=SMALL + 0.5, align="right")
    paper.note((MIDDLE + 8, paper.top - TOP / 2), "you gave →", size=SMALL + 0.5)
    for y, row in paper.rows(rows, ROW, below=TOP):
        # The longest bar to the left, with its number, must not reach the name.
        paper.text((SIDE, y), row.name, width=MIDDLE - reach - number - 8 - SIDE)
        for count, side, colour in ((row.balance.got, -1, QUIET_MARK), (row.balance.gave, 1, MARK)):
            length = reach * count / most
            if count:
                paper.bar(Box(MIDDLE - length if side < 0 else MIDDLE, y - BAR / 2, length, BAR), colour)
            at = (MIDDLE + side * (length + 5), y)
            paper.text(at, f"{count:,}", colour=INK if count else MUTED, align="right" if side < 0 else "left")
    paper.line([(MIDDLE, 6), (MIDDLE, paper.top - TOP + 2)], RULE, 1)
    return paper


def _alt(rows: Sequence[_Row], contacts: int, hidden: int) -> str:
    if not rows:
        return f"No exchanges with {counted(contacts, 'contact')} yet."
    gave, got = (counted(sum(getattr(row.balance, side) for row in rows), "time") for side in ("gave", "got"))
    gave_more = [row.name for row in rows if row.balance.gave > row.balance.got]
    even = [row.name for row in rows if row.balance.gave == row.balance.got]
    got_more = [row.name for row in reversed(rows) if row.balance.gave < row.balance.got]
    return sentences(
        f"Exchanges with {len(rows):,} of {counted(contacts, 'contact')}: you gave {gave} and got {got}",
        more(len(gave_more), f"You gave more than you got ({{}}): {named(gave_more)}"),
        more(len(even), f"Even ({{}}): {named(even)}"),
        more(len(got_more), f"You got more than you gave ({{}}): {named(got_more)}"),
        more(hidden, MORE),
    )


def _table(rows: Sequence[_Row]) -> Table[Any]:
    columns = [
        Column("contact", lambda row: row.name),
        Column("gave", lambda row: row.balance.gave, kind="number"),
        Column("got", lambda row: row.balance.got, kind="number"),
        Column("balance", lambda row: shown(row.balance.value)),
    ]
    return Table(rows, columns, noun="contacts", when_empty=f"{EMPTY}.")
