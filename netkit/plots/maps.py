"""The map of a network: who is close, from which circle, and who knows whom."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from netkit.errors import InvalidRequest
from netkit.model import Contact, ContactId, Tie
from netkit.network import Network
from netkit.plots.canvas import MARK, MUTED, PAPER, RULE, Canvas
from netkit.plots.figure import Figure, called, short_list
from netkit.plots.lettering import block, in_lines
from netkit.plots.placing import Box, around_mark, place
from netkit.plots.rings import NO_CIRCLE, Look, Rings, by_circle
from netkit.results import counted, possessive
from netkit.tables import Column, Table

NUMBERED: Final = 25
NAMED: Final = 40
RINGED: Final = 150
"""Up to so many contacts a map shows numbers and names, names, or only marks; above, only circles."""
ASKED: Final = 5
FEWEST_TIES: Final = 3
COUNTED: Final = 12
"""An alt text counts the members of so many circles one by one."""


def network_map(network: Network, *, title: str, highlight: Sequence[str] = ()) -> Figure:
    """A map of your contacts: ring for closeness (5 inside), sector for circle, order by name, lines for ties.

    You are the small cross; ties from you are not drawn, since everyone has one. ``highlight`` takes names or ids, and
    rings them. From 41 contacts on, only those are named and only their ties into other circles are drawn (five at
    most), and a second panel below shows how many ties there are between circles; above 150 that panel stands alone. A
    name that is too long for the map is cut there and whole in the table. ``UnknownContact`` if nobody has that name.
    """
    contacts, ties = list(network.contacts), list(network.ties)
    asked = [network.contact(who).id for who in highlight]
    if len(contacts) > NAMED and len(asked) > ASKED:
        msg = f"a map of {len(contacts)} contacts can ask about {ASKED} of them at most, not {len(asked)}"
        raise InvalidRequest(msg)
    draw = _small if len(contacts) <= NAMED else _large
    canvas = draw(network.owner, contacts, ties, asked, title)
    return Figure(
        _alt(network, contacts, ties, asked), _caption(network, contacts, ties, asked), _table(contacts, ties), canvas
    )


def _small(owner: str, contacts: list[Contact], ties: list[Tie], asked: list[ContactId], title: str) -> Canvas:
    if len(contacts) <= NUMBERED:
        look = Look(mark=17, numbers=True, names=True)
    else:
        look = Look(mark=10, numbers=False, names=True, text=9.5, lines=1)
    crowded = len(contacts) > 12  # more names need more paper
    canvas = Canvas(504, 452) if crowded else Canvas(440, 376)
    _title(canvas, title)
    centre, radius = (canvas.width / 2, 212 if crowded else 174), (188 if crowded else 150)
    if not contacts:
        canvas.text(centre, "No contacts yet", colour=MUTED)
        return canvas
    rings = Rings(canvas, centre, radius, contacts, look)
    rings.draw_frame()
    rings.draw_ties(ties)
    rings.draw_marks(asked)
    rings.draw_words(
        list(rings.contacts),
        owner,
        Box(4, 4, canvas.width - 8, canvas.height - 28),
        mark=look.mark + (4 if asked else 0),
    )
    return canvas


def _large(owner: str, contacts: list[Contact], ties: list[Tie], asked: list[ContactId], title: str) -> Canvas:
    between = _between_circles(contacts, ties)
    if len(contacts) > RINGED:
        canvas = Canvas(504, 440)
        _title(canvas, title)
        _draw_circles(canvas, Box(4, 4, 496, 408), 150, by_circle(contacts), between)
        return canvas
    # One panel above the other, so that a phone need not show both side by side.
    canvas = Canvas(460, 700)
    _title(canvas, title, size=13)
    look = Look(mark=7, numbers=False, names=False, text=12, signs=12, ties=0.6)
    rings = Rings(canvas, (230, 476), 144, contacts, look)
    circle = {contact.id: contact.circle for contact in contacts}
    rings.draw_frame()
    rings.draw_ties([tie for tie in ties if {tie.a, tie.b} & {*asked} and circle[tie.a] != circle[tie.b]])
    rings.draw_marks(asked, enlarged=14)
    rings.draw_words(asked, owner, Box(2, 282, 456, 390), mark=19)
    _draw_circles(canvas, Box(2, 2, 456, 276), 98, by_circle(contacts), between, text=12)
    return canvas


def _draw_circles(
    canvas: Canvas,
    room: Box,
    radius: float,
    circles: dict[str, list[Contact]],
    between: Counter[tuple[str, str]],
    *,
    text: float = 11,
) -> None:
    """Each circle as one mark, its area by members; the width of a line by the number of ties between two circles."""
    x, y = room.middle
    angle = {name: math.pi / 2 - 2 * math.pi * index / len(circles) for index, name in enumerate(circles)}
    at = {name: (x + radius * math.cos(angle[name]), y + radius * math.sin(angle[name])) for name in circles}
    largest = max(len(members) for members in circles.values())
    size = {name: max(13.0, 36 * math.sqrt(len(members) / largest)) for name, members in circles.items()}
    most = max(between.values(), default=1)
    for (one, other), count in sorted(between.items(), key=lambda item: item[1]):
        if count >= FEWEST_TIES:
            canvas.line([at[one], at[other]], RULE, max(1.0, 8 * count / most))
    for name, members in circles.items():
        canvas.disc(at[name], size[name], MARK)
        canvas.text(at[name], str(len(members)), size=text - 2, colour=PAPER)
    names = [in_lines(name, 14, lines=2) for name in circles]
    choices = [
        around_mark(*at[name], size[name], block(lines, text), angle[name])
        for name, lines in zip(circles, names, strict=True)
    ]
    obstacles = [Box.around(*at[name], size[name], size[name]) for name in circles]
    for box, lines in zip(place(choices, obstacles, room), names, strict=True):
        canvas.words(box, lines, size=text)


def _title(canvas: Canvas, title: str, size: float = 11.5) -> None:
    canvas.text((8, canvas.height - 16), title, size=size, align="left", bold=True)


def _between_circles(contacts: list[Contact], ties: list[Tie]) -> Counter[tuple[str, str]]:
    circle = {contact.id: contact.circle or NO_CIRCLE for contact in contacts}
    pairs = (tuple(sorted((circle[tie.a], circle[tie.b]))) for tie in ties)
    return Counter((one, other) for one, other in pairs if one != other)


def _known(contacts: list[Contact], ties: list[Tie]) -> dict[ContactId, list[str]]:
    """Whom each contact knows, by name."""
    names = {contact.id: contact.name for contact in contacts}
    known: dict[ContactId, list[str]] = {who: [] for who in names}
    for tie in ties:
        known[tie.a].append(names[tie.b])
        known[tie.b].append(names[tie.a])
    return {who: sorted(others, key=str.casefold) for who, others in known.items()}


def _table(contacts: list[Contact], ties: list[Tie]) -> Table[Any]:
    known = _known(contacts, ties)
    ordered = itertools.chain.from_iterable(by_circle(contacts).values())
    columns = [
        Column("name"),
        Column("circle", lambda one: one.circle or NO_CIRCLE),
        Column("closeness", kind="number"),
        Column("knows", lambda one: tuple(known[one.id]), kind="group"),
    ]
    return Table(ordered, columns, noun="contacts", when_empty="No contacts yet.", in_full=True)


def _alt(network: Network, contacts: list[Contact], ties: list[Tie], asked: list[ContactId]) -> str:
    if not contacts:
        return f"{_whose(network)} network has no contacts yet."
    sizes = [f"{called(name)} {len(members)}" for name, members in by_circle(contacts).items()]
    circles = ", ".join([*sizes[:COUNTED], *([f"{len(sizes) - COUNTED} more"] if len(sizes) > COUNTED else [])])
    crossing = sum(_between_circles(contacts, ties).values())
    known = _known(contacts, ties)
    sentences = [f"{_whose(network)} network: {counted(len(contacts), 'contact')} ({circles})"]
    if len(contacts) > 1:
        among = f"{counted(len(ties), 'tie')} among them"
        sentences.append(f"{among}, {crossing} between different circles" if ties else among)
        sentences += [_knows(one, known[one.id], len(contacts)) for one in contacts if one.id in asked]
    if ties and not asked:
        most = max(len(others) for others in known.values())
        names = [called(contact.name) for contact in contacts if len(known[contact.id]) == most]
        if len(names) <= 3:  # more names than that are not a finding
            knows = "knows" if len(names) == 1 else "each know"
            sentences.append(f"{' and '.join(names)} {knows} the most of the others: {most}")
    return ". ".join(sentences) + "."


def _knows(contact: Contact, others: list[str], size: int) -> str:
    if not others:
        return f"{called(contact.name)} knows none of the others"
    return f"{called(contact.name)} knows {len(others)} of the other {size - 1}: {short_list(others, most=12)}"


def _caption(network: Network, contacts: list[Contact], ties: list[Tie], asked: list[ContactId]) -> str:
    if not contacts:
        return "No contacts yet."
    day = f", {network.today.day} {network.today:%B %Y}" if network.today else ""
    among = f" and the {counted(len(ties), 'tie')} among them" if ties else ", with no ties among them"
    sentences = [f"{_whose(network)} {counted(len(contacts), 'contact')}{among if len(contacts) > 1 else ''}{day}."]
    if len(contacts) <= RINGED:
        sentences.append(f"The nearer to the centre, the closer to {network.owner}: 5 is very close, 1 distant.")
        if any(contact.closeness is None for contact in contacts):
            sentences.append("A hollow mark outside the five rings means that closeness has not been said yet.")
        if ties and (asked or len(contacts) <= NAMED):
            sentences.append(
                "Thicker lines are closer ties; those to the centre are not drawn, since everyone has one."
            )
    if NAMED < len(contacts) <= RINGED and asked:
        sentences.append("Of the ties, only those from whoever is ringed into other circles are drawn.")
    if len(contacts) > NAMED:
        sentences.append(
            f"Between circles, a wider line stands for more ties; fewer than {FEWEST_TIES} ties are left out."
        )
    return " ".join(sentences)


def _whose(network: Network) -> str:
    whose = possessive(network.owner)
    return whose[0].upper() + whose[1:]
