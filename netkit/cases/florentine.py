"""Fifteen families of Renaissance Florence and the marriages between them: a small network that was much studied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import networkx as nx

POSITIONS: Final = {
    "Acciaiuoli": (1.5, 3.6),
    "Albizzi": (3.3, 0.5),
    "Barbadori": (3.4, 4.4),
    "Bischeri": (6.5, 1.6),
    "Castellani": (5.1, 4.9),
    "Ginori": (2.3, -0.6),
    "Guadagni": (4.9, 0.7),
    "Lamberteschi": (5.0, -0.7),
    "Medici": (2.7, 2.3),
    "Pazzi": (0.0, 0.4),
    "Peruzzi": (7.0, 3.9),
    "Ridolfi": (4.3, 3.0),
    "Salviati": (1.3, 1.0),
    "Strozzi": (5.9, 3.5),
    "Tornabuoni": (4.1, 1.7),
}
"""A place (x, y) for each family in a picture: no two ties cross, and a name fits above each mark."""


def florentine_families() -> nx.Graph[str]:
    """The families as a graph: a tie is a marriage between two families.

    >>> families = florentine_families()
    >>> len(families), families.degree["Medici"]
    (15, 6)

    Breiger and Pattison, *Social Networks* 8 (1986), as networkx carries it.
    """
    import networkx as nx

    families: nx.Graph[str] = nx.florentine_families_graph()
    return families
