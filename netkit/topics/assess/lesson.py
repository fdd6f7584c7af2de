"""The lists of the lesson, Amira's and Rui's, and how many names people gave in a survey."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import Final

from netkit.model import Contact, ContactId, Role, Tie
from netkit.network import Network
from netkit.network.people_list import HELPED
from netkit.text import folded

TODAY: Final = date(2026, 3, 20)

NAMED: Final = {
    "2004": (356, 281, 263, 232, 128, 96, 70),
    "1985": (136, 228, 235, 321, 233, 294, 84),
}
"""How many people gave no name, one, two and so on, and six or more: General Social Survey, unweighted counts."""


def amira() -> Network:
    """Amira's list, which the lesson works through.

    >>> len(amira().contacts), len(amira().ties)
    (8, 7)
    """
    return _list(
        "Amira", _AMIRA, ("Bao Freya Ilse", "Freya Luca", "Ilse Luca", "Chiara Goran", "Goran Deniz"), helped="Deniz"
    )


def rui() -> Network:
    """Rui's list, with which the reader goes on.

    >>> len(rui().contacts), len(rui().ties)
    (6, 4)
    """
    return _list("Rui", _RUI, ("Wei Hana Linh", "Omar Sipho"))


def at_most(names: float, year: str) -> float:
    """The share of those asked in a year who gave so many names at most."""
    return sum(NAMED[year][: int(names) + 1]) / sum(NAMED[year])


def _list(
    owner: str, rows: tuple[tuple[str, str, int, tuple[Role, ...]], ...], cliques: tuple[str, ...], *, helped: str = ""
) -> Network:
    people = [
        Contact(
            ContactId(folded(name)),
            name,
            circles=(circle,),
            closeness=close,
            roles=frozenset(roles),
            tags=(HELPED,) if name == helped else (),
        )
        for name, circle, close, roles in rows
    ]
    known = [pair for clique in cliques for pair in combinations(clique.split(), 2)]
    ties = [Tie(ContactId(folded(a)), ContactId(folded(b))) for a, b in known]
    return Network.of(*people, *ties, owner=owner, today=TODAY)


_AMIRA: Final[tuple[tuple[str, str, int, tuple[Role, ...]], ...]] = (
    ("Bao", "studies", 4, ("information",)),
    ("Freya", "studies", 5, ("feedback", "support")),
    ("Ilse", "studies", 5, ("support",)),
    ("Luca", "studies", 3, ("information",)),
    ("Chiara", "part-time job", 3, ("support",)),
    ("Goran", "part-time job", 4, ("information",)),
    ("Deniz", "volunteering", 2, ()),
    ("Kalinda", "volunteering", 4, ("information",)),
)
_RUI: Final[tuple[tuple[str, str, int, tuple[Role, ...]], ...]] = (
    ("Wei", "present job", 4, ("information", "support")),
    ("Hana", "present job", 3, ("information",)),
    ("Linh", "present job", 2, ()),
    ("Omar", "association", 5, ("support",)),
    ("Sipho", "association", 2, ("referral",)),
    ("Aino", "online", 3, ()),
)
