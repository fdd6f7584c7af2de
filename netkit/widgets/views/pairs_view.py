"""Pairs of contacts who may be one person, each with the acts that settle it."""

from __future__ import annotations

from typing import Final

from netkit.measures.duplicates import Duplicate, told_apart
from netkit.network import Network
from netkit.results import counted
from netkit.widgets.views.acts import Act, Data, Fields

LISTED: Final = 20
"""At most so many pairs are listed at a time."""
NONE: Final = "Nobody here seems to be on record twice."


def show(network: Network, _: Data) -> Data:
    """The likeliest pairs, and how many there are."""
    found = network.duplicates()
    count = f"{counted(len(found), 'pair')} may be one person." if found else NONE
    return {"count": count, "pairs": [_pair(pair) for pair in found[:LISTED]]}


def merge(network: Network, fields: Fields) -> str:
    """Make one contact of two; the history of both is kept."""
    return str(network.merge(fields["keep"], fields["gone"]))


def two_people(network: Network, fields: Fields) -> str:
    """Keep that these are two people, so that they are not suggested again."""
    one, other = network.contact(fields["one"]), network.contact(fields["other"])
    network.distinct(one, other)
    return f"Kept: {one.name} and {other.name} are two people."


def _pair(pair: Duplicate) -> Data:
    names = told_apart((pair.a, pair.b), pair.last)
    ids = (pair.a.id, pair.b.id)
    keep = [
        (f"One person: keep {name}", {"do": "merge", "keep": ids[at], "gone": ids[1 - at]})
        for at, name in enumerate(names)
    ]
    apart = ("Two people", {"do": "two_people", "one": ids[0], "other": ids[1]})
    return {"names": " and ".join(names), "why": f"{'; '.join(pair.why)}.", "acts": [*keep, apart]}


ACTS: Final[tuple[Act, ...]] = (merge, two_people)
