"""Who offers what somebody needs, and the needs that nobody meets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from netkit.measures.joint import GapMatrix
from netkit.model import Contact, ContactId
from netkit.plots.canvas import HAIRLINE, MARK
from netkit.plots.figure import Figure, called, more, named, sentences
from netkit.plots.lettering import fitted, text_width
from netkit.plots.paper import SIDE, SMALL, WIDTH, Paper
from netkit.plots.placing import Box
from netkit.results import counted
from netkit.tables import Column, Table

PEOPLE: Final = 8
NEEDS: Final = 12
"""At most so many columns and rows are drawn; the table has all."""

ROW, FOOT, NAME = 26.0, 8.0, 86.0
LEFT, RIGHT, SLANT = 126.0, 298.0, SMALL + 0.5
EMPTY: Final = "No needs yet"


@dataclass(frozen=True, slots=True)
class _Need:
    text: str
    met_by: tuple[ContactId, ...]
    names: tuple[str, ...]


def coverage(matrix: GapMatrix, contacts: Iterable[Contact], *, title: str) -> Figure:
    """A row for each need and a mark under each contact who meets it; a need that nobody meets is a hatched row.

    ``matrix`` comes from ``netkit.measures.joint.gap_matrix``. Needs that few meet come first, each with the number of
    contacts who meet it. At most 12 needs are drawn and 8 contacts: those who meet a need that nobody before them
    meets, then those who meet the most.
    """
    names = {**{who: str(who) for who in matrix.columns}, **{contact.id: contact.name for contact in contacts}}
    needs = _needs(matrix, names)
    drawn = needs[:NEEDS]
    people = _columns(drawn, names)
    caption = sentences(
        matrix.met.sentence,
        "A hatched row is a need that nobody meets" if matrix.gaps else "",
        more(len(needs) - NEEDS, f"Drawn are the {NEEDS} needs that the fewest meet; {{}} more are in the table"),
        more(len(matrix.columns) - len(people), "{} more contacts who meet some of them are in the table"),
    )
    return Figure(_alt(matrix, needs), caption, _table(needs), _draw(drawn, people, names, title))


def _needs(matrix: GapMatrix, names: Mapping[ContactId, str]) -> list[_Need]:
    needs = []
    for text, cells in zip(matrix.rows, matrix.cells, strict=True):
        who = [one for one, meets in zip(matrix.columns, cells, strict=True) if meets]
        who.sort(key=lambda one: (names[one], one))
        needs.append(_Need(text, tuple(who), tuple(names[one] for one in who)))
    return sorted(needs, key=lambda need: (len(need.met_by), need.text.casefold(), need.text))


def _columns(needs: Sequence[_Need], names: Mapping[ContactId, str]) -> list[ContactId]:
    """The contacts to draw: as far as there is room, one for each need, then those who meet the most needs."""
    meets = Counter(who for need in needs for who in need.met_by)
    order = sorted(meets, key=lambda who: (-meets[who], names[who], who))
    chosen: list[ContactId] = []
    for need in needs:
        if need.met_by and not {*need.met_by} & {*chosen}:
            chosen.append(min(need.met_by, key=order.index))
    chosen += [who for who in order if who not in chosen]
    return sorted(chosen[:PEOPLE], key=lambda who: (names[who].casefold(), who))


def _draw(needs: Sequence[_Need], people: Sequence[ContactId], names: Mapping[ContactId, str], title: str) -> Paper:
    if not needs:
        return Paper.blank(title, EMPTY)
    headings = [fitted(names[who], NAME, SLANT) for who in people]
    head = max((text_width(name, SLANT) for name in headings), default=8) + 12
    paper = Paper(title, head + ROW * len(needs) + FOOT)
    bottom = paper.top - head
    wide = (RIGHT - LEFT) / max(len(people), 1)
    middles = {who: LEFT + wide * (index + 0.5) for index, who in enumerate(people)}
    for x, name in zip(middles.values(), headings, strict=True):
        paper.text((x, bottom + 6), name, size=SLANT, upright=True)
        paper.line([(x, FOOT), (x, bottom)], HAIRLINE, 0.8)
    paper.note((RIGHT + 6, bottom + 8), "met by")
    for y, need in paper.rows(needs, ROW, below=head):
        paper.line([(SIDE, y + ROW / 2), (WIDTH - SIDE, y + ROW / 2)], HAIRLINE, 0.8)
        paper.text((SIDE, y), need.text, width=LEFT - SIDE - 8)
        if not need.met_by:
            paper.hatch(Box(LEFT + 2, y - ROW / 2 + 4, RIGHT - LEFT - 4, ROW - 8))
        for who, x in middles.items():
            if who in need.met_by:
                paper.disc((x, y), 11, MARK, rim_width=0.5)
        says = f"{len(need.met_by):,}" if need.met_by else "nobody"
        paper.text((RIGHT + 6, y), says, bold=not need.met_by)
    return paper


def _alt(matrix: GapMatrix, needs: Sequence[_Need]) -> str:
    if not needs:
        return "There are no needs yet."
    is_met = "is" if 1 in (matrix.met.part, matrix.met.whole) else "are"
    gaps = [need.text for need in needs if not need.met_by]
    single = [f"{called(need.text)} ({called(need.names[0])})" for need in needs if len(need.met_by) == 1]
    return sentences(
        f"{matrix.met.part:,} of {counted(matrix.met.whole, 'need')} {is_met} met by somebody",
        f"Nobody meets: {named(gaps, most=8)}" if gaps else "",
        f"One contact alone meets: {'; '.join(single[:5])}{more(len(single) - 5, '; and {} more')}" if single else "",
    )


def _table(needs: Sequence[_Need]) -> Table[Any]:
    columns = [
        Column("need", lambda need: need.text),
        Column("met_by", lambda need: len(need.met_by), kind="number"),
        Column("who", lambda need: need.names or ("nobody",), kind="group"),
    ]
    return Table(needs, columns, noun="need", when_empty=f"{EMPTY}.", in_full=True)
