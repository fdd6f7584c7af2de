"""Keep records: a log of two months, the promises and referrals in it, and notes that others may read one day."""

from __future__ import annotations

from typing import Final

from netkit.checks import Contacts, Cuts, Labels, Number, Numbers, Order, Rows
from netkit.measures.follow_up import follow_up
from netkit.topics.catalogue import Topic
from netkit.topics.exploring import Exploration, Range, Trial
from netkit.topics.records.case import NEXT_STEPS, TODAY, make, practice
from netkit.topics.records.lesson import emeka, noor
from netkit.topics.texts import texts

TOPIC: Final = Topic(
    case=make,
    practice=practice,
    forms={
        "promises": lambda case: Rows(tuple(texts(case, "log")), ("me", "them"), str(TODAY)),
        "overdue": lambda case: Contacts({person.id: person.name for person in case.contacts}),
        "rate": lambda _: Number(0, 1),
        "next": lambda case: Labels(tuple(one.person for one in case.referrals), NEXT_STEPS),
        "notes": lambda case: Cuts(texts(case, "notes")),
        "order": lambda case: Order(tuple(texts(case, "story"))),
        "emeka": lambda _: Numbers(("had time", "followed"), 0, 10, decimals=0),
    },
    explorations={
        "waiting": Exploration(
            "As the wait grows from 0 to 28 days, what does the share that Noor followed up do?",
            Trial(
                {"wait": Range("Wait in days", 0, 28)},
                lambda wait: follow_up(noor().referrals, today=TODAY, wait=wait).value,
                measure="share followed up",
            ),
            (
                "It falls, and then it rises. With a wait of 4 days it falls, because the name that drops out is "
                "Yuki's, to whom Noor wrote at once. From 8 days on it rises, because the names that drop out are "
                "those to whom she has not written. Noor did nothing between the first wait and the last. Only the "
                "rule moved.",
                "So the rule comes first, and then the look at the share. Whoever chooses the rule afterwards can "
                "have any figure between 0.43 and 0.75, and will hardly notice having chosen.",
            ),
        )
    },
)

__all__ = ["TOPIC", "emeka", "noor"]
