"""The list of people, searched and filtered."""

from __future__ import annotations

from collections import Counter
from typing import Final

from netkit.network import Network
from netkit.results import counted
from netkit.widgets.views.acts import Act, Data

PAGE: Final = 50
"""So many people are listed at a time."""


def show(network: Network, asked: Data) -> Data:
    """A page of the people who fit the words, the circle and what is due, and how many they are."""
    which, start = asked.get("which", ""), int(asked.get("start", 0))
    words, circle = str(asked.get("words", "")), str(asked.get("circle", ""))
    found = network.people(words, circle=circle, due=which == "due", archived=which == "archived")
    rows = found[start : start + PAGE]
    here = [one for contact in network.contacts for one in contact.circles]
    circles, counts = {one.casefold(): one for one in here}, Counter(map(str.casefold, here))
    return {
        "rows": [
            {
                "id": row.contact.id,
                "name": row.contact.name,
                "circle": row.contact.circle,
                "help": ", ".join(sorted(row.contact.roles)),
                "last": str(row.last_contact or ""),
                "due": str(row.next_due or ""),
                "late": row.next_due is not None and row.next_due <= network.today,
            }
            for row in rows
        ],
        "start": start,
        "total": len(found),
        "size": PAGE,
        "count": _count(len(found), start, len(rows)),
        "circles": [(circles[key], f"{circles[key]} ({counts[key]})") for key in sorted(circles)],
    }


def _count(total: int, start: int, here: int) -> str:
    """How many people there are, and which of them are listed."""
    if here == total:
        return f"{counted(total, 'person', 'people')}."
    return f"{start + 1:,} to {start + here:,} of {total:,} people; those with something on record come first."


ACTS: Final[tuple[Act, ...]] = ()
