"""Time: what a month of networking took, what is due, and what fits into two hours a week."""

from __future__ import annotations

from typing import Final

from netkit.checks import Contacts, Labels, Number, Numbers, Rows
from netkit.topics.catalogue import Topic
from netkit.topics.texts import texts
from netkit.topics.time.case import CUT_LABELS, KINDS, SLOT_LABELS, TODAY, make, practice
from netkit.topics.time.lesson import hana, jonas

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
)

__all__ = ["TOPIC", "hana", "jonas"]
