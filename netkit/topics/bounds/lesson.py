"""What Imani and Yared heard: the lines of the lesson."""

from __future__ import annotations

from datetime import date
from typing import Final

from netkit.model import Contact, ContactId
from netkit.network import Network
from netkit.text import folded
from netkit.topics.texts import written

TODAY: Final = date(2026, 3, 20)


def imani() -> Network:
    """An hour at a fair: four lines, in the order in which they were said.

    >>> len(imani().interactions)
    4
    """
    return _heard("Imani", _IMANI)


def yared() -> Network:
    """A week in a planning office: five lines.

    >>> len(yared().interactions)
    5
    """
    return _heard("Yared", _YARED)


def _heard(owner: str, heard: tuple[tuple[str, str], ...]) -> Network:
    people = {who: Contact(ContactId(folded(who)), who) for who, _ in heard}
    lines = [(TODAY, people[who].id, text) for who, text in heard]
    return Network.of(*people.values(), *written("heard", lines), owner=owner, today=TODAY)


_IMANI: Final = (
    ("Saoirse", "Saoirse, the editor, asks what I think of the head of the press where I was an intern."),
    ("Saoirse", "Saoirse says that this house is about to buy another one; it is announced next month."),
    ("Bilal", "Bilal, at the same table, has heard that Nadia did not get the prize."),
    ("Saoirse", "Saoirse mentions that it is hard to find the rent in this city on one salary."),
)
_YARED: Final = (
    ("Maija", "Maija said in the open session of the council that the bridge will be closed in May."),
    ("Hakan", "Hakan wants the counts of cyclists from me by the 27th."),
    ("Hakan", "Hakan showed me the offers for the bridge, which are sealed until Tuesday."),
    ("Tala", "Tala is impossible to work with, says Hakan."),
    ("Tala", "Tala sent round the dates of the city walks, for everybody who likes to walk."),
)
