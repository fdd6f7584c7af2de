"""What it is: what flows between people, what the other one gains, and how two are introduced and one is thanked."""

from __future__ import annotations

from typing import Final

from netkit.checks import Contacts, Labels, Numbers, Order
from netkit.topics.catalogue import Topic
from netkit.topics.exploring import Exploration, Range, Trial
from netkit.topics.gain.case import FLOWS, GAINS, THANKED, make, practice
from netkit.topics.gain.lesson import imani, keoni
from netkit.topics.texts import texts

COUNTS: Final = ("gave", "got", "only got")

TOPIC: Final = Topic(
    case=make,
    practice=practice,
    forms={
        "flows": lambda case: Labels(tuple(texts(case, "log")), FLOWS),
        "balance": lambda _: Numbers(COUNTS, 0, 12, decimals=0),
        "gains": lambda case: Labels(tuple(texts(case, "introductions")), GAINS),
        "reach": lambda case: Contacts({person.id: person.name for person in case.contacts}),
        "order": lambda case: Order(tuple(texts(case, "story"))),
        "thanks": lambda case: Labels(tuple(texts(case, "thanks")), THANKED),
        "keoni": lambda _: Numbers(COUNTS, 0, 12, decimals=0),
    },
    explorations={
        "each-tie": Exploration(
            "Of 54 people who found their job through a contact, 9 saw that contact often and 45 less often. Is one "
            "contact seen seldom worth more, for this, than one seen often?",
            Trial(
                {"seldom": Range("Contacts seen less often", 10, 150, 10)},
                lambda seldom: (9 / 10) / (45 / seldom),
                measure="times as much by one seen often",
                limits=(0, 3),
            ),
            (
                "The table cannot say. Suppose that each of them saw 10 people often. If each knew 50 others, one of "
                "either kind brought equally much; with 100 others, one person seen often brought twice as much. "
                "Nobody had counted how many contacts of each kind there were, so both readings fit the same 54.",
                "What was found: Granovetter's job changers near Boston (1973) mostly heard from people whom they did "
                "not see often. On Facebook, too, most people were helped by one of their many weak ties, and yet one "
                "stronger tie was worth more than one weak one (Gee, Jones and Burke). Among over 20 million members "
                "of LinkedIn, moderately weak ties did most, weak ones in more digital industries, strong ones in "
                "less digital (Rajkumar and others 2022). No table counts those whom one asked in vain.",
            ),
        )
    },
)

__all__ = ["TOPIC", "imani", "keoni"]
