"""Contacts who were at one organisation at the same time, and so may know each other.

The organisation is the same if its names differ only in capitals, accents and spaces. The order of the records never
matters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from netkit.measures import _inputs
from netkit.model import ContactId, Position, Tie
from netkit.text import Said, folded


@dataclass(frozen=True, slots=True)
class SharedTime:
    """Two contacts without a tie on record who were at one organisation for ``days`` days from ``since`` on."""

    a: ContactId
    b: ContactId
    organisation: str
    since: date
    days: int


@dataclass(frozen=True, slots=True)
class SharedTimes(Said):
    """Pairs who may know each other, from ``n`` positions; ``left_out`` positions do not say when they were.

    ``too_large`` are organisations passed over, since too many of the contacts were there.
    """

    pairs: tuple[SharedTime, ...]
    n: int
    left_out: int
    too_large: tuple[str, ...] = ()
    sentence: str = field(default="", compare=False, repr=False)


def shared_organisations(
    positions: Iterable[Position], ties: Iterable[Tie], *, today: date, largest: int = 100
) -> SharedTimes:
    """Pairs of contacts who were at one organisation at the same time and have no tie on record: ask whether they know.

    Positions count up to ``today``, the last day included. What is not known:

    - no ``until``: the position has not ended;
    - no ``since``: of the position only its last day, ``until``, is known, and only that day counts;
    - neither, or only days after today: the position is left out and counted.

    Where more than ``largest`` contacts were at one organisation, to have been there says little about any two of them:
    such organisations are passed over and named. A hundred is a convention of this course.

    ``InvalidRequest`` for a day that is no date, for what are no positions or ties, and for a ``largest`` that is no
    whole number, or below 2.

    The longest time together first, then by ids and organisation. ``days`` counts every day that both were there;
    positions of one contact that overlap count once.

    >>> found = shared_organisations([Position("1", "mei", "Harbour Lab", since=date(2020, 1, 1)),
    ...     Position("2", "jae", "harbour lab", since=date(2019, 5, 1), until=date(2020, 1, 10))], [],
    ...     today=date(2026, 3, 10))
    >>> found.pairs[0].days, found.pairs[0].organisation
    (10, 'Harbour Lab')
    """
    today = _inputs.day(today)
    _inputs.whole(largest, "largest", "contacts", least=2)
    stays: dict[str, dict[ContactId, list[tuple[date, date]]]] = defaultdict(lambda: defaultdict(list))
    spelling: dict[str, str] = {}
    n = left_out = 0
    for one in _inputs.records(positions, Position):
        until = today if one.until is None else min(one.until, today)
        since = one.since or one.until
        if since is None or since > today:
            left_out += 1
            continue
        n += 1
        where, written = folded(one.organisation), one.organisation.strip()
        spelling[where] = min(spelling.get(where, written), written)
        stays[where][one.contact].append((since, until))
    tied = {(tie.a, tie.b) for tie in _inputs.records(ties, Tie)}
    pairs = [
        SharedTime(a, b, spelling[where], since, days)
        for where, people in stays.items()
        if len(people) <= largest
        for (a, b), (since, days) in _together(people).items()
        if (a, b) not in tied
    ]
    pairs.sort(key=lambda pair: (-pair.days, pair.a, pair.b, pair.organisation))
    too_large = tuple(sorted(spelling[where] for where, people in stays.items() if len(people) > largest))
    return SharedTimes(tuple(pairs), n, left_out, too_large, _sentence(len(pairs), n, left_out, too_large, largest))


def _together(
    people: Mapping[ContactId, list[tuple[date, date]]],
) -> dict[tuple[ContactId, ContactId], tuple[date, int]]:
    """For each pair at one organisation, the first day that both were there and the number of such days."""
    found: dict[tuple[ContactId, ContactId], tuple[date, int]] = {}
    present: list[tuple[ContactId, date]] = []
    for since, until, who in sorted(
        (since, until, who) for who, own in people.items() for since, until in _merged(own)
    ):
        present = [(other, end) for other, end in present if end >= since]
        for other, end in present:
            pair = (who, other) if who < other else (other, who)
            first, days = found.get(pair, (since, 0))
            found[pair] = first, days + (min(until, end) - since).days + 1
        present.append((who, until))
    return found


def _merged(stays: list[tuple[date, date]]) -> list[tuple[date, date]]:
    merged: list[tuple[date, date]] = []
    for since, until in sorted(stays):
        if merged and since <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(until, merged[-1][1])
        else:
            merged.append((since, until))
    return merged


def _sentence(pairs: int, n: int, left_out: int, too_large: tuple[str, ...], largest: int) -> str:
    dated = "1 dated position" if n == 1 else f"{n} dated positions"
    if pairs == 0:
        told = f"By {dated}, no two contacts without a tie on record were at one organisation at the same time."
    else:
        two = "1 pair of contacts was" if pairs == 1 else f"{pairs} pairs of contacts were"
        told = f"By {dated}, {two} at one organisation at the same time without a tie on record: ask whether they know."
    if left_out:
        others = "1 position is" if left_out == 1 else f"{left_out} positions are"
        told += f" {others} left out, since no day up to today is known."
    if too_large:
        told += f" Passed over, since more than {largest} contacts were there: {', '.join(too_large)}."
    return told
