"""A panel for feedback: people who are close, not tied, and see different things: a convention of this course."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import comb
from typing import Final

from netkit.errors import InvalidRequest
from netkit.measures import _inputs
from netkit.model import CLOSENESS, Contact, ContactId, Tie
from netkit.results import Result, counted, left_out, listed
from netkit.text import folded

MOST_PANELS: Final = comb(25, 12)
"""The most panels that are compared: as many as 25 people could form of 12, some five million."""

CLOSE: Final = 4
"""The least closeness of a close contact; see ``netkit.model.CLOSENESS``."""


@dataclass(frozen=True, slots=True)
class Panel(Result):
    """The people to ask, by id, and their different fields; none if there is no such panel.

    ``n`` contacts are close enough; ``left_out`` have no closeness on record.
    """

    people: tuple[ContactId, ...]
    fields: tuple[str, ...]
    n: int
    left_out: int
    sentence: str


def feedback_panel(
    contacts: Iterable[Contact], ties: Iterable[Tie], *, size: int = 3, closeness: int = CLOSE, fields: int = 2
) -> Panel:
    """Whom to ask for feedback: contacts of this closeness or more, no two tied, from so many fields or more.

    Of all such panels, the one with the most different fields, then with the greatest closeness in all, then the first
    by id. ``InvalidRequest`` for numbers that cannot be, or if there are more than ``MOST_PANELS`` to compare.

    >>> people = [Contact(name, name, field=field, closeness=4)
    ...           for name, field in [("Ada", "law"), ("Bao", "arts"), ("Jae", "law"), ("Mei", "health")]]
    >>> print(feedback_panel(people, [Tie("Ada", "Bao")]))
    Ask Bao, Jae and Mei: they are close to you, no two of them are tied on record, and they work in 3 fields.
    """
    _inputs.whole(size, "size", "people", least=1)
    _inputs.whole(closeness, "closeness", least=min(CLOSENESS), most=max(CLOSENESS))
    _inputs.whole(fields, "fields", least=0, most=size)
    every = {one.id: one for one in _inputs.records(contacts, Contact)}
    ties = _inputs.records(ties, Tie)
    unsaid = sum(one.closeness is None for one in every.values())
    close = sorted(
        (one for one in every.values() if one.closeness is not None and one.closeness >= closeness),
        key=lambda one: one.id,
    )
    if comb(len(close), size) > MOST_PANELS:
        msg = (
            f"{len(close)} contacts have closeness {closeness} or more, and comparing every panel of {size} would take "
            "too long; ask for a higher closeness, a smaller panel, or hand in fewer contacts"
        )
        raise InvalidRequest(msg)
    best = _best(close, ties, size)
    found, there = _fields(best), _fields(close)
    sentence = _panel_sentence(close, best, len(there), len(found), size, closeness, fields)
    if len(found) < fields:
        best, found = [], ()
    sentence += left_out({"whose closeness nobody has said": unsaid})
    return Panel(tuple(one.id for one in best), found, len(close), unsaid, sentence)


def _best(close: list[Contact], ties: Iterable[Tie], size: int) -> list[Contact]:
    """The best panel of people who are not tied, in whatever fields; empty if there is none."""
    tied: dict[ContactId, set[ContactId]] = {one.id: set() for one in close}
    for tie in ties:
        if tie.a in tied:  # The lesser id of the two, so that whoever comes later in ``close`` is the other.
            tied[tie.a].add(tie.b)
    closest = max((one.closeness or 0 for one in close), default=0)
    most = len(_fields(close))
    best: list[Contact] = []
    score = (-1, -1)

    def add(panel: list[Contact], left: list[Contact]) -> None:
        nonlocal best, score
        fields, total = len(_fields(panel)), sum(one.closeness or 0 for one in panel)
        missing = size - len(panel)
        # The most it could reach if everybody still to come were closest and of another field. A later panel must be
        # better than the best so far.
        if (min(fields + missing, most), total + missing * closest) <= score:
            return
        if not missing:
            best, score = panel, (fields, total)
            return
        for place in range(len(left) - missing + 1):
            one = left[place]
            add([*panel, one], [other for other in left[place + 1 :] if other.id not in tied[one.id]])

    add([], close)
    return best


def _fields(people: Iterable[Contact]) -> tuple[str, ...]:
    """The different fields, as they are written, in alphabetical order; nobody's empty field is one."""
    written = sorted(one.field.strip() for one in people if one.field.strip())
    return tuple(sorted({folded(field): field for field in reversed(written)}.values()))


def _panel_sentence(
    close: list[Contact], panel: list[Contact], there: int, found: int, size: int, closeness: int, fields: int
) -> str:
    who = f"the {counted(len(close), 'contact')} of closeness {closeness} or more"
    from_fields = counted(fields, "field")
    if len(close) < size:
        return f"There is no panel of {size}: it takes closeness {closeness} or more, and so close are {len(close)}."
    if there < fields:
        return f"There is no panel from {from_fields}: {who} have {there} among them."
    if not panel:
        return f"There is no panel of {size}: of {who}, any {size} have two among them who are tied."
    if found < fields:
        return f"There is no panel from {from_fields}: of {who}, {size} who are not tied have {found}."
    people, least = listed(one.name for one in panel), min(one.closeness or 0 for one in panel)
    if size == 1:
        return f"Ask {people}, {'who is close to you' if least >= CLOSE else f'whose closeness to you is {least}'}."
    near = "they are close to you" if least >= CLOSE else f"their closeness to you is {least} or more"
    work = f", and they work in {counted(found, 'field')}" if found else ""
    return f"Ask {people}: {near}, no two of them are tied on record{work}."
