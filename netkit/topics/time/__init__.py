"""Time: what a month of networking took, what is due, and what fits into two hours a week."""

from __future__ import annotations

from typing import Final

from netkit.checks import Contacts, Labels, Number, Numbers, Rows
from netkit.topics.catalogue import Topic
from netkit.topics.exploring import Choice, Exploration, Range, Trial
from netkit.topics.texts import texts
from netkit.topics.time.case import CUT_LABELS, KINDS, SLOT_LABELS, TODAY, make, practice
from netkit.topics.time.lesson import hana, jonas

MONTHS: Final = {"every month": 1, "every two months": 2, "every three months": 3}

TOPIC: Final = Topic(
    case=make,
    practice=practice,
    forms={
        "split": lambda case: Labels(tuple(texts(case, "month")), KINDS),
        "price": lambda _: Number(0, 600, decimals=0),
        "slots": lambda case: Labels(tuple(texts(case, "slots")), SLOT_LABELS),
        "due": lambda case: Rows(tuple(texts(case, "due")), ("due", "later"), str(TODAY)),
        "plan": lambda case: Contacts({person.id: person.name for person in case.contacts}),
        "cut": lambda case: Labels(tuple(texts(case, "cut")), CUT_LABELS),
        "jonas": lambda _: Numbers(("getting to know", "arranging", "renewing"), 0, 300, decimals=0),
    },
    explorations={
        "twelve": Exploration(
            "Twelve people once a month, 30 minutes each and 15 to arrange it: are two hours a week enough?",
            Trial(
                {
                    "often": Choice("In touch", ("every month", "every two months", "every three months")),
                    "talk": Range("Minutes each", 10, 30, 5),
                    "arranging": Range("Minutes to arrange", 0, 15, 5),
                },
                lambda often, talk, arranging: 12 * (talk + arranging) // MONTHS[often],
                measure="minutes a month",
                limits=(0, 540),
            ),
            (
                "Nearly enough: two hours a week are about 520 minutes a month, and the plan takes 540. A third of "
                "these are arranging. Agree on the next day while you are still talking, and 360 are left. Half as "
                "often makes half of everything. And a message of 10 minutes is not a lesser talk: it fits where a "
                "talk does not.",
                "What was found: among 355 adults who had lately moved, a casual friend went with about 50 hours "
                "spent together, a friend with about 90, a close friend with more than 200 (Hall 2019). Hours and "
                "closeness went together; neither is said to make the other. Of school leavers the calls were "
                "counted for 18 months: much went to few people, and that stayed so while the people changed "
                "(Saramäki and others 2014). So a short list at the top is usual, and no failing.",
            ),
        )
    },
)

__all__ = ["TOPIC", "hana", "jonas"]
