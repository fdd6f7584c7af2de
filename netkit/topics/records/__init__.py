"""Keep records: a log of two months, the promises and referrals in it, and notes that others may read one day."""

from __future__ import annotations

from typing import Final

from netkit.checks import Contacts, Cuts, Labels, Number, Numbers, Order, Rows
from netkit.topics.catalogue import Topic
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
)

__all__ = ["TOPIC", "emeka", "noor"]
