"""Who offers what somebody needs, and the needs that nobody meets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from netkit.measures.joint import GapMatrix
from netkit.model import Contact, ContactId
from netkit.plots.canvas import HAIRLINE, MARK, MUTED, Canvas
from netkit.plots.chart import SIDE, SMALL, TEXT, WIDTH, full_mark, names_of, nothing, paper
from netkit.plots.figure import Figure, short_list
from netkit.plots.lettering import fitted, text_width
from netkit.plots.placing import Box
from netkit.results import counted
from netkit.tables import Column, Table

PEOPLE: Final = 8
NEEDS: Final = 12
"""So many columns and rows are drawn; the table has all."""

ROW, FOOT, NAME = 26.0, 8.0, 96.0
LABELS, COUNTS = 118.0, 54.0


@dataclass(frozen=True, slots=True)
class _Need:
    text: str
    met_by: tuple[ContactId, ...]
    names: tuple[str, ...]


def coverage(matrix: GapMatrix, contacts: Iterable[Contact], *, title: str) -> Figure:
    """A row for each need and a mark under each contact who meets it; a need that nobody meets is a hatched row.

    ``matrix`` comes from ``netkit.measures.joint.gap_matrix``. Needs that few meet come first. At most 12 needs are
    drawn and 8 contacts: such as meet a need that nobody before them meets, then those who meet the most. How many
    meet a need is written beside it, so that a need is not taken for a gap where those who meet it are not drawn.
    """
    names = {**{who: str(who) for who in matrix.columns}, **names_of(contacts)}
    needs = _needs(matrix, names)
    drawn = needs[:NEEDS]
    people = _columns(drawn, names)
    canvas = _draw(drawn, people, names, title) if drawn else nothing(title, "No needs yet")
    return Figure(_alt(matrix, needs), _caption(matrix, drawn, people), _table(needs), canvas)


def _needs(matrix: GapMatrix, names: dict[ContactId, str]) -> list[_Need]:
    needs = []
    for text, cells in zip(matrix.rows, matrix.cells, strict=True):
        who = [one for one, meets in zip(matrix.columns, cells, strict=True) if meets]
        who.sort(key=lambda one: (names[one], one))
        needs.append(_Need(text, tuple(who), tuple(names[one] for one in who)))
    return sorted(needs, key=lambda need: (len(need.met_by), need.text.casefold(), need.text))


def _columns(needs: Sequence[_Need], names: dict[ContactId, str]) -> list[ContactId]:
    """Contacts who together show that each need is met, as far as there is room, and then those who meet the most."""
    meets: dict[ContactId, int] = {}
    for need in needs:
        for who in need.met_by:
            meets[who] = meets.get(who, 0) + 1
    order = sorted(meets, key=lambda who: (-meets[who], names[who], who))
    rank = {who: place for place, who in enumerate(order)}
    chosen: list[ContactId] = []
    for need in needs:
        if need.met_by and not {*need.met_by} & {*chosen}:
            chosen.append(min(need.met_by, key=rank.__getitem__))
    chosen += [who for who in order if who not in chosen]
    return sorted(chosen[:PEOPLE], key=lambda who: (names[who].casefold(), who))


def _draw(needs: Sequence[_Need], people: Sequence[ContactId], names: dict[ContactId, str], title: str) -> Canvas:
    called = [fitted(names[who], NAME - 10, SMALL + 0.5) for who in people]
    head = max((text_width(name, SMALL + 0.5) for name in called), default=8) + 12
    canvas, top = paper(title, head + ROW * len(needs) + FOOT)
    left, right = SIDE + LABELS, WIDTH - SIDE - COUNTS
    wide = (right - left) / max(len(people), 1)
    for index, name in enumerate(called):
        x = left + wide * (index + 0.5)
        canvas.text((x, top - head + 6), name, size=SMALL + 0.5, align="left", upright=True)
        canvas.line([(x, FOOT), (x, top - head)], HAIRLINE, 0.8)
    canvas.text((right + 6, top - head + 8), "met by", size=SMALL, colour=MUTED, align="left")
    for index, need in enumerate(needs):
        y = top - head - ROW * (index + 0.5)
        canvas.line([(SIDE, y + ROW / 2), (WIDTH - SIDE, y + ROW / 2)], HAIRLINE, 0.8)
        canvas.text((SIDE, y), fitted(need.text, LABELS - 8, TEXT), size=TEXT, align="left")
        if not need.met_by:
            canvas.hatch(Box(left + 2, y - ROW / 2 + 4, right - left - 4, ROW - 8))
        for column, who in enumerate(people):
            if who in need.met_by:
                full_mark(canvas, (left + wide * (column + 0.5), y), 11, MARK)
        says = f"{len(need.met_by):,}" if need.met_by else "nobody"
        canvas.text((right + 6, y), says, size=TEXT, align="left", bold=not need.met_by)
    return canvas


def _alt(matrix: GapMatrix, needs: Sequence[_Need]) -> str:
    if not needs:
        return "There are no needs yet."
    whole = counted(matrix.met.whole, "need")
    sentences = [
        f"{matrix.met.part:,} of {whole} {'is' if 1 in (matrix.met.part, matrix.met.whole) else 'are'} met by somebody"
    ]
    gaps = [need.text for need in needs if not need.met_by]
    if gaps:
        sentences.append(f"Nobody meets: {short_list(gaps, most=8)}")
    single = [f"{need.text} ({short_list(need.names)})" for need in needs if len(need.met_by) == 1]
    if single:
        sentences.append(f"One contact alone meets: {_first(single)}")
    return ". ".join(sentences) + "."


def _first(texts: Sequence[str], most: int = 5) -> str:
    shown = "; ".join(text if len(text) <= 90 else f"{text[:89]}…" for text in texts[:most])
    return f"{shown}; and {len(texts) - most:,} more" if len(texts) > most else shown


def _caption(matrix: GapMatrix, drawn: Sequence[_Need], people: Sequence[ContactId]) -> str:
    caption = matrix.met.sentence
    if matrix.gaps:
        caption += " A hatched row is a need that nobody meets."
    if len(matrix.rows) > len(drawn):
        more = f"{len(matrix.rows) - len(drawn):,} more are in the table"
        caption += f" Drawn are the {len(drawn)} needs that the fewest meet; {more}."
    if len(matrix.columns) > len(people):
        caption += (
            f" {counted(len(matrix.columns) - len(people), 'more contact')} who meet some of them are in the table."
        )
    return caption


def _table(needs: Sequence[_Need]) -> Table[Any]:
    columns = [
        Column("need", lambda need: need.text),
        Column("met_by", lambda need: len(need.met_by), kind="number"),
        Column("who", lambda need: need.names or ("nobody",), kind="group"),
    ]
    return Table(needs, columns, noun="needs", when_empty="No needs yet.", in_full=True)
