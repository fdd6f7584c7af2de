"""Widen, and look again: which setting adds people, what mentor and mentee can open for each other, what changed."""

from __future__ import annotations

from typing import Final

from netkit.checks import Contacts, Labels, Numbers, Order, Written
from netkit.topics.catalogue import Topic
from netkit.topics.exploring import Choice, Exploration, Trial
from netkit.topics.texts import texts
from netkit.topics.widen.case import JOINED, OPENS, PEOPLE, make, named, practice
from netkit.topics.widen.lesson import JOINING, NO_OTHER, PAIRS, ikram, laleh, pairs_met

CHOICES: Final = ("1", "2", "3")
ACTS: Final = ("ready", "no day", "one side", "not asked")


TOPIC: Final = Topic(
    case=make,
    practice=practice,
    forms={
        "settings": lambda case: Order(tuple(texts(case, "settings"))),
        "events": lambda case: Labels(tuple(texts(case, "events")), JOINED),
        "prospects": lambda case: Contacts(named(case, "prospects")),
        "gaps": lambda case: Labels(tuple(texts(case, "help")), OPENS),
        "reach": lambda _: Numbers(PEOPLE, 0, 20, decimals=0),
        "cover": lambda case: Contacts(named(case, "offers")),
        "changed": lambda case: Labels(tuple(texts(case, "maps")), CHOICES),
        "reflection": lambda _: Written(120, 180),
        "plan": lambda _: Labels(tuple(texts(ikram(), "plan")), ACTS),
    },
    explorations={
        "one-event": Exploration(
            "At E8, 48 of the 68 pairs of both groups met. How many pairs would not have met without E8?",
            Trial(
                {
                    "event": Choice("Without", JOINING),
                    "other": Choice("and", (NO_OTHER, *JOINING)),
                },
                pairs_met,
                measure="pairs of both groups that met",
                limits=(0, PAIRS),
            ),
            (
                "Seventeen: 51 of the 68 are left. Most pairs who met at E8 met elsewhere as well. E8 was the largest, "
                "with eight of the first group and six of the second, and it is still the one that costs most. Take "
                "E9 away too, and 27 are left. E6 had seven and one, and costs one pair: the other six met elsewhere.",
                "So ask of an event not how many come, and ask two things: do both groups come, and would they meet "
                "without it? These were 18 white women in a segregated town in Mississippi in the 1930s; who was kept "
                "out is not in the table. And being at one event is not friendship.",
            ),
        )
    },
)

__all__ = ["TOPIC", "ikram", "laleh"]
