"""What the lesson reads: settings and lists of help of Laleh, a plan that Ikram began, and the events of Davis."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Final

from netkit.network import Network
from netkit.topics.texts import of_texts

TODAY: Final = date(2026, 3, 20)
JOINING: Final = ("E6", "E7", "E8", "E9")
"""The events to which women of both groups came; see ``pairs_met``."""
NO_OTHER: Final = "no other"
PAIRS: Final = 81
"""Nine women of the first group and nine of the second."""


def laleh() -> Network:
    """Settings that Laleh could go to, and kinds of help on her list and on her mentor Georgi's."""
    return of_texts("Laleh", on=TODAY, settings=_SETTINGS, help=_HELP)


def ikram() -> Network:
    """A plan that Ikram and Valentin have begun."""
    return of_texts("Ikram", on=TODAY, plan=_PLAN)


@cache
def pairs_met(event: str = "", other: str = NO_OTHER) -> int:
    """How many pairs of the first nine women and the other nine met at an event, without these two events.

    >>> pairs_met()
    68

    Davis, Gardner and Gardner (1941), as networkx carries it.
    """
    import networkx as nx

    davis = nx.davis_southern_women_graph()
    women = [one for one, data in davis.nodes(data=True) if data["bipartite"] == 0]
    came = [set(davis[one]) - {event, other} for one in women]
    return sum(not one.isdisjoint(two) for one in came[:9] for two in came[9:])


_SETTINGS: Final = (
    "The open evening: 60 people. On my list: 38. Known to my contacts: 15 more.",
    "The repair café: 14 people. On my list: 2. Known to my contacts: 1 more.",
    "The language table: 9 people. On my list: nobody. Known to my contacts: nobody.",
    "The reading group: 12 people. On my list: 9. Known to my contacts: 3 more.",
)
_HELP: Final = (
    "Information. For me: Omar, Wei, Ebba. For my mentor: Jonas.",
    "Referrals. For me: Ebba. For my mentor: Ebba.",
    "Feedback on a draft. For me: nobody. For my mentor: Ulla.",
    "Support. For me: Sofia. For my mentor: Jonas, Ulla.",
    "News of what students think. For me: Omar, Sofia. For my mentor: nobody.",
    "Somebody who works abroad. For me: nobody. For my mentor: nobody.",
)
_PLAN: Final = (
    "By 2 April Valentin introduces Ikram to Asel, who has agreed, and looks for somebody to test a survey.",
    "Some time in spring, Ikram shows Valentin the new drawing program.",
    "By 10 April Valentin gives Ikram the private number of a colleague, who will hear of it later.",
    "Until June, each Monday, Ikram copies out Valentin's notes, and has no use for them.",
    "On 15 May both go to the seed swap, where neither knows more than two people, and introduce each other to one.",
    "Ikram means to meet more people from the museum.",
)
