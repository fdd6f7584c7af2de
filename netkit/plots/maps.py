"""The map of a network: who is close, from which circle, and who knows whom."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from netkit.errors import InvalidRequest
from netkit.model import Contact, ContactId, Tie
from netkit.network import Network
from netkit.plots.canvas import MARK, PAPER, RULE
from netkit.plots.figure import Figure, called, more, named, sentences, spoken
from netkit.plots.lettering import block, in_lines
from netkit.plots.paper import Paper
from netkit.plots.placing import Box, around_mark
from netkit.plots.rings import NAME, NO_CIRCLE, Look, Rings, by_circle
from netkit.results import capitalised, counted, possessive
from netkit.tables import Column, Table

NUMBERED: Final = 25
NAMED: Final = 40
RINGED: Final = 150
"""Up to so many contacts a map shows numbers and names, names, or only marks; above, only circles."""
ASKED: Final = 5
FEWEST_TIES: Final = 3
COUNTED: Final = 12
"""An alt text gives the number of members of at most so many circles."""
EMPTY: Final = "No contacts yet"


def network_map(network: Network, *, title: str, highlight: Sequence[str] = ()) -> Figure:
    """A map of your contacts: ring for closeness (5 inside), sector for circle, order by name, lines for ties.

    You are the small cross; ties from you are not drawn. ``highlight`` takes names or ids, and rings them. From 41
    contacts on, only those (five at most) are named and only their ties into other circles are drawn, and a panel below
    shows how many ties there are between circles; above 150 that panel stands alone. Names too long for the map are
    whole in the table. ``UnknownContact`` if nobody has that name.
    """
    contacts, ties = list(network.contacts), list(network.ties)
    asked = [network.contact(who).id for who in highlight]
    if len(contacts) > NAMED and len(asked) > ASKED:
        msg = f"a map of {len(contacts)} contacts can ask about {ASKED} of them at most, not {len(asked)}"
        raise InvalidRequest(msg)
    knows = _knows(contacts, ties)
    table = _table(contacts, knows)
    whose = capitalised(possessive(network.owner))
    if not contacts:
        return Figure(f"{whose} network has no contacts yet.", f"{EMPTY}.", table, Paper.blank(title, EMPTY))
    draw = _small if len(contacts) <= NAMED else _large
    canvas = draw(network.owner, contacts, ties, asked, title)
    caption = _caption(network, f"{whose} {counted(len(contacts), 'contact')}", contacts, ties, asked=bool(asked))
    return Figure(_alt(whose, contacts, ties, knows, asked), caption, table, canvas)


def _small(
    owner: str, contacts: Sequence[Contact], ties: Sequence[Tie], asked: Sequence[ContactId], title: str
) -> Paper:
    look = Look(17, 17, numbers=True) if len(contacts) <= NUMBERED else Look(10, 10, text=9.5, lines=1)
    # More names need more paper.
    width, height, middle, radius = (504, 424, 212, 188) if len(contacts) > 12 else (440, 348, 174, 150)
    paper = Paper(title, height, width=width, size=11.5)
    rings = Rings((width / 2, middle), radius, contacts, asked, look)
    rings.draw(paper, ties, owner, Box(4, 4, width - 8, height))
    return paper


def _large(
    owner: str, contacts: Sequence[Contact], ties: Sequence[Tie], asked: Sequence[ContactId], title: str
) -> Paper:
    if len(contacts) > RINGED:
        paper = Paper(title, 412, width=504, size=11.5)
        _draw_circles(paper, Box(4, 4, 496, 408), 150, contacts, ties, text=11)
        return paper
    # One panel above the other, because a phone is too narrow for both.
    paper = Paper(title, 672, width=460, size=13)
    circle = {contact.id: contact.circle for contact in contacts}
    crossing = [tie for tie in ties if {tie.a, tie.b} & {*asked} and circle[tie.a] != circle[tie.b]]
    rings = Rings((230, 476), 144, contacts, asked, Look(7, 14, names=False, text=12, ties=0.6))
    rings.draw(paper, crossing, owner, Box(2, 282, 456, 390))
    _draw_circles(paper, Box(2, 2, 456, 276), 98, contacts, ties, text=12)
    return paper


def _draw_circles(
    paper: Paper, room: Box, radius: float, contacts: Sequence[Contact], ties: Sequence[Tie], *, text: float
) -> None:
    """Each circle as one mark, its area by members; the width of a line by the number of ties between two circles."""
    circles, between, (x, y) = by_circle(contacts), _between_circles(contacts, ties), room.middle
    angles = {name: math.pi / 2 - math.tau * index / len(circles) for index, name in enumerate(circles)}
    at = {name: (x + radius * math.cos(angle), y + radius * math.sin(angle)) for name, angle in angles.items()}
    largest, most = max(map(len, circles.values())), max(between.values(), default=1)
    for (one, other), count in sorted(between.items(), key=lambda item: item[1]):
        if count >= FEWEST_TIES:
            paper.line([at[one], at[other]], RULE, max(1.0, 8 * count / most))
    names, choices, marks = [], [], []
    for name, members in circles.items():
        size = max(13.0, 36 * math.sqrt(len(members) / largest))
        paper.disc(at[name], size, MARK)
        paper.text(at[name], str(len(members)), size=text - 2, colour=PAPER, align="center")
        names.append(in_lines(name, NAME, text, lines=2))
        choices.append(around_mark(at[name], size, block(names[-1], text), angles[name]))
        marks.append(Box.around(*at[name], size, size))
    paper.place_words(names, choices, marks, room, size=text)


def _between_circles(contacts: Sequence[Contact], ties: Sequence[Tie]) -> Counter[tuple[str, str]]:
    circle = {contact.id: contact.circle or NO_CIRCLE for contact in contacts}
    pairs = (sorted((circle[tie.a], circle[tie.b])) for tie in ties)
    return Counter((one, other) for one, other in pairs if one != other)


def _knows(contacts: Sequence[Contact], ties: Sequence[Tie]) -> dict[ContactId, list[str]]:
    """The names of those whom each contact knows."""
    names = {contact.id: contact.name for contact in contacts}
    knows: dict[ContactId, list[str]] = {who: [] for who in names}
    for tie in ties:
        knows[tie.a].append(names[tie.b])
        knows[tie.b].append(names[tie.a])
    return {who: sorted(others, key=str.casefold) for who, others in knows.items()}


def _table(contacts: Sequence[Contact], knows: Mapping[ContactId, list[str]]) -> Table[Any]:
    ordered = itertools.chain.from_iterable(by_circle(contacts).values())
    columns = [
        Column("name"),
        Column("circle", lambda one: one.circle or NO_CIRCLE),
        Column("closeness", kind="number"),
        Column("knows", lambda one: tuple(knows[one.id]), kind="group"),
    ]
    return Table(ordered, columns, noun="contact", when_empty=f"{EMPTY}.", in_full=True)


def _alt(
    whose: str,
    contacts: Sequence[Contact],
    ties: Sequence[Tie],
    knows: Mapping[ContactId, list[str]],
    asked: Sequence[ContactId],
) -> str:
    sizes = [f"{called(name)} {len(members)}" for name, members in by_circle(contacts).items()]
    circles = ", ".join(sizes[:COUNTED]) + more(len(sizes) - COUNTED, ", {} more")
    crossing = f", {_between_circles(contacts, ties).total()} between different circles" if ties else ""
    found = [_of(one.name, knows[one.id], len(contacts) - 1) for one in contacts if one.id in asked]
    if ties and not asked:
        most = max(map(len, knows.values()))
        names = [called(contact.name) for contact in contacts if len(knows[contact.id]) == most]
        if len(names) <= 3:  # more names than that are not a finding
            verb = "knows" if len(names) == 1 else "each know"
            found.append(f"{' and '.join(names)} {verb} the most of the others: {most}")
    among = (f"{counted(len(ties), 'tie')} among them{crossing}", *found) if len(contacts) > 1 else ()
    return sentences(f"{whose} network: {counted(len(contacts), 'contact')} ({circles})", *among)


def _of(name: str, others: Sequence[str], size: int) -> str:
    if not others:
        return f"{called(name)} knows none of the others"
    return f"{called(name)} knows {len(others)} of the other {size}: {named(others, most=12)}"


def _caption(network: Network, counts: str, contacts: Sequence[Contact], ties: Sequence[Tie], *, asked: bool) -> str:
    ringed, large = len(contacts) <= RINGED, len(contacts) > NAMED
    day = f", {spoken(network.today)}" if network.today else ""
    among = f" and the {counted(len(ties), 'tie')} among them" if ties else ", with no ties among them"
    told = {
        f"{counts}{among if len(contacts) > 1 else ''}{day}": True,
        f"The nearer to the centre, the closer to {network.owner}: 5 is very close, 1 distant": ringed,
        "A hollow mark outside the five rings means that closeness has not been said yet": ringed
        and any(contact.closeness is None for contact in contacts),
        "Thicker lines are closer ties; those to the centre are not drawn, since everyone has one": bool(ties)
        and (not large or (asked and ringed)),
        "Of the ties, only those from whoever is ringed into other circles are drawn": asked and large and ringed,
        f"Between circles, a wider line stands for more ties; fewer than {FEWEST_TIES} ties are left out": large,
    }
    return sentences(*(sentence for sentence, holds in told.items() if holds))
