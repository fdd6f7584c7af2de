"""The circles of a network as one mark each, and how many ties there are between them."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from netkit.model import Contact, ContactId, Tie
from netkit.plots.paper import MARK, PAPER, RULE, Paper
from netkit.plots.placing import Box
from netkit.plots.plates import FAR, NEAR, around, cuts, place

NO_CIRCLE: Final = "no circle yet"
OTHER_CIRCLES: Final = "other circles"
MOST_CIRCLES: Final = 8
"""At most so many circles are drawn; the smallest of more share one place."""
FEWEST_TIES: Final = 3
TEXT: Final = 10

Groups = Mapping[str, Sequence[Contact]]


def by_circle(contacts: Sequence[Contact]) -> dict[str, list[Contact]]:
    """The contacts of each circle, both in alphabetical order; those without a circle last."""
    ordered = sorted(
        contacts, key=lambda one: (not one.circle, one.circle.casefold(), one.circle, one.name.casefold(), one.id)
    )
    groups = itertools.groupby(ordered, key=lambda one: one.circle)
    return {circle or NO_CIRCLE: list(members) for circle, members in groups}


def largest_circles(contacts: Sequence[Contact]) -> dict[str, list[Contact]]:
    """The groups of ``by_circle``; the smallest of more than eight become one."""
    groups = by_circle(contacts)
    if len(groups) <= MOST_CIRCLES:
        return groups
    kept = {*sorted(groups, key=lambda name: -len(groups[name]))[: MOST_CIRCLES - 1]}
    others = [one for name, members in groups.items() if name not in kept for one in members]
    others.sort(key=lambda one: (one.name.casefold(), one.id))
    return {name: members for name, members in groups.items() if name in kept} | {OTHER_CIRCLES: others}


def between_circles(circles: Groups, ties: Sequence[Tie]) -> Counter[tuple[str, str]]:
    """The number of ties between each two circles that have any."""
    circle: dict[ContactId, str] = {one.id: name for name, members in circles.items() for one in members}
    pairs = (sorted((circle[tie.a], circle[tie.b])) for tie in ties)
    return Counter((one, other) for one, other in pairs if one != other)


def draw_circles(paper: Paper, room: Box, radius: float, circles: Groups, ties: Sequence[Tie]) -> None:
    """Each circle as one mark, its area by members; the width of a line by the number of ties between two circles."""
    between, (x, y) = between_circles(circles, ties), room.middle
    angles = {name: math.pi / 2 - math.tau * index / len(circles) for index, name in enumerate(circles)}
    at = {name: (x + radius * math.cos(angle), y + radius * math.sin(angle)) for name, angle in angles.items()}
    largest, most = max(map(len, circles.values())), max(between.values(), default=1)
    for (one, other), count in sorted(between.items(), key=lambda item: item[1]):
        if count >= FEWEST_TIES:
            paper.line([at[one], at[other]], RULE, max(1.0, 8 * count / most))
    choices, marks = [], []
    for name, members in circles.items():
        number = f"{len(members):,}"
        size = max(16.0, 34 * math.sqrt(len(members) / largest), 6 + 0.62 * (TEXT - 1) * len(number))
        paper.disc(at[name], size, MARK)
        paper.text(at[name], number, size=TEXT - 1, colour=PAPER, align="center")
        names = cuts(name, TEXT, lines=2)
        choices.append(around(at[name], size, names, TEXT, angles[name], distances=(*NEAR, *FAR[:2])))
        marks.append(Box.around(*at[name], size, size))
    paper.write(place(choices, marks, room), size=TEXT)
