"""The map of a network: who is close, from which circle, and who knows whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from netkit.model import Contact, ContactId, Tie
from netkit.network import Network
from netkit.plots.circle_ties import (
    FEWEST_TIES,
    NO_CIRCLE,
    OTHER_CIRCLES,
    between_circles,
    by_circle,
    draw_circles,
    largest_circles,
)
from netkit.plots.figure import Figure, called, sentences
from netkit.plots.paper import WIDTH, Paper
from netkit.plots.placing import Box
from netkit.plots.rings import Look, Rings
from netkit.results import capitalised, counted, listed, possessive
from netkit.tables import Column, Table
from netkit.text import spoken

NUMBERED: Final = 25
NAMED: Final = 40
RINGED: Final = 150
"""Up to so many contacts a map shows numbers and names, names, or only marks; above, only circles."""
COUNTED: Final = 12
"""An alt text gives the number of members of at most so many circles."""
EMPTY: Final = "No contacts yet"
NONE: Final = "no contacts yet"
ONLY_NAMES: Final = "Say how close they are, or where you know them from"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a map shows: contacts and the ties among them, and in words how many contacts it does not show."""

    contacts: list[Contact]
    ties: list[Tie]
    left_out: str


def network_map(network: Network, *, title: str) -> Figure:
    """A map of your contacts: ring for closeness (5 inside), sector for circle, order by name, lines for ties.

    You are the small cross; ties from you are not drawn. Of more than 40 contacts, those are left out and counted of
    whom nothing is on record but what an imported list says. From 41 contacts on, marks are without names and ties, and
    a panel below shows how many ties there are between circles; above 150 that panel stands alone. A name is cut with
    "…" at a width of 84 points, about 15 letters, or at 62 or 42 where there is no room; the table has it whole.
    """
    shown = on_map(network)
    knows = _knows(shown)
    table = _table(shown, knows)
    whose = capitalised(possessive(network.owner))
    if not shown.contacts:
        none, note = (f"no contacts to draw, but {shown.left_out}", ONLY_NAMES) if shown.left_out else (NONE, EMPTY)
        says = sentences(f"{whose} network has {none}")
        return Figure(says, says if shown.left_out else f"{EMPTY}.", table, Paper.blank(title, note))
    paper = _draw(network.owner, shown, title)
    return Figure(_alt(whose, shown, knows), _caption(network, whose, shown), table, paper)


def on_map(network: Network) -> Shown:
    """Everyone; of many, those of whom more is on record than a name; of too many, those with a place on the map."""
    rows, ties = network.people(), list(network.ties)
    tied = {who for tie in ties for who in (tie.a, tie.b)}
    chosen = [row.contact for row in rows]
    only_names = without_place = 0
    if len(chosen) > NAMED:
        noted = [row.contact for row in rows if row.noted]
        only_names, chosen = len(chosen) - len(noted), noted
    if len(chosen) > RINGED:
        placed = [one for one in chosen if one.closeness or one.circles or one.id in tied]
        without_place, chosen = len(chosen) - len(placed), placed
    here = {one.id for one in chosen}
    reasons = {
        f"{without_place:,} contacts with neither closeness nor circle": without_place,
        f"{counted(only_names, 'imported contact')} of whom only the name is known": only_names,
    }
    left_out = " and ".join(reason for reason, number in reasons.items() if number)
    by_name = sorted(chosen, key=lambda one: (one.name.casefold(), one.id))
    return Shown(by_name, [tie for tie in ties if tie.a in here and tie.b in here], left_out)


def _draw(owner: str, shown: Shown, title: str) -> Paper:
    contacts, ties, circles = shown.contacts, shown.ties, largest_circles(shown.contacts)
    few = len(circles) <= 4
    if len(contacts) <= NAMED:
        numbered = len(contacts) <= NUMBERED
        text = 11.5 if len(contacts) <= 12 else 10  # in JupyterLab, a phone of 390 pixels has 254 for a figure
        look = Look(15, numbers=True, text=text) if numbered else Look(9, text=9, lines=1)
        # More names need more paper.
        height, radius = (
            (316, 130)
            if len(contacts) <= 12
            else (356, 148 if few else 134)
            if numbered
            else (380, 158 if few else 138)
        )
        paper = Paper(title, height)
        rings = Rings((WIDTH / 2, height / 2), radius, circles, look)
        rings.draw(paper, ties, owner, Box(3, 3, WIDTH - 6, height))
        return paper
    if len(contacts) > RINGED:
        paper = Paper(title, 320)
        draw_circles(paper, Box(3, 3, WIDTH - 6, 314), 112, circles, ties)
        return paper
    # One panel above the other, because a phone is too narrow for both.
    paper = Paper(title, 556)
    rings = Rings((WIDTH / 2, 396), 126, circles, Look(5.5, names=False))
    rings.draw(paper, [], owner, Box(3, 236, WIDTH - 6, 320))
    draw_circles(paper, Box(3, 3, WIDTH - 6, 226), 80, circles, ties)
    return paper


def _knows(shown: Shown) -> dict[ContactId, list[str]]:
    """The names of those whom each contact knows."""
    names = {contact.id: contact.name for contact in shown.contacts}
    knows: dict[ContactId, list[str]] = {who: [] for who in names}
    for tie in shown.ties:
        knows[tie.a].append(names[tie.b])
        knows[tie.b].append(names[tie.a])
    return {who: sorted(others, key=str.casefold) for who, others in knows.items()}


def _table(shown: Shown, knows: Mapping[ContactId, list[str]]) -> Table[Any]:
    ordered = [one for members in by_circle(shown.contacts).values() for one in members]
    columns = [
        Column("name"),
        Column("circle", lambda one: one.circle or NO_CIRCLE),
        Column("closeness", kind="number"),
        Column("knows", lambda one: tuple(knows[one.id]), kind="group"),
    ]
    foot = f"… and {shown.left_out}" if shown.left_out else ""
    return Table(ordered, columns, noun="contact", when_empty=f"{EMPTY}.", foot=foot, in_full=True)


def _alt(whose: str, shown: Shown, knows: Mapping[ContactId, list[str]]) -> str:
    contacts, ties, circles = shown.contacts, shown.ties, by_circle(shown.contacts)
    sizes = [f"{called(name)} {len(members):,}" for name, members in circles.items()]
    said = ", ".join(sizes[:COUNTED]) + (f", {len(sizes) - COUNTED:,} more" if len(sizes) > COUNTED else "")
    crossing = f", {between_circles(circles, ties).total()} between different circles" if ties else ""
    found = ""
    if ties:
        most = max(map(len, knows.values()))
        names = [called(contact.name) for contact in contacts if len(knows[contact.id]) == most]
        if len(names) <= 3:  # more names than that are not a finding
            verb = "knows" if len(names) == 1 else "each know"
            found = f"{listed(names)} {verb} the most of the others: {most}"
    among = (f"{counted(len(ties), 'tie')} among them{crossing}", found) if len(contacts) > 1 else ()
    left_out = f"Not drawn: {shown.left_out}" if shown.left_out else ""
    return sentences(f"{whose} network: {counted(len(contacts), 'contact')} ({said})", *among, left_out)


def _caption(network: Network, whose: str, shown: Shown) -> str:
    contacts, ties = shown.contacts, shown.ties
    ringed, large = len(contacts) <= RINGED, len(contacts) > NAMED
    day = f", {spoken(network.today)}" if network.today else ""
    among = f" and the {counted(len(ties), 'tie')} among them" if ties else ", with no ties among them"
    left_out = f", and {shown.left_out}" if shown.left_out else ""
    told = {
        f"{whose} {counted(len(contacts), 'contact')}{among if len(contacts) > 1 else ''}{left_out}{day}": True,
        f"The nearer to the centre, the closer to {network.owner}: 5 is very close, 1 distant": ringed,
        "A hollow mark outside the five rings means that closeness has not been said yet": ringed
        and any(contact.closeness is None for contact in contacts),
        "Thicker lines are closer ties; those to the centre are not drawn, since everyone has one": ties and not large,
        f"Between circles, a wider line stands for more ties; fewer than {FEWEST_TIES} ties are left out": large,
        f"The circles with the fewest members are drawn as one, {OTHER_CIRCLES}": OTHER_CIRCLES
        in largest_circles(contacts),
    }
    return sentences(*(sentence for sentence, holds in told.items() if holds))
