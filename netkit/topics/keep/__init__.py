"""Give back, keep in touch: who is owed a word, what fits a need, and how to write to somebody after years."""

from __future__ import annotations

from typing import Final

from netkit.checks import Contacts, Labels, Numbers, Order
from netkit.topics.catalogue import Topic
from netkit.topics.exploring import Choice, Exploration, Range, Trial
from netkit.topics.keep.bank import LOOPS, TIES
from netkit.topics.keep.case import make, practice
from netkit.topics.keep.lesson import COUNTS, chidi, dormant, selin
from netkit.topics.texts import speakers, texts

GIFTS: Final = ("1", "2", "3")

TOPIC: Final = Topic(
    case=make,
    practice=practice,
    forms={
        "loops": lambda case: Labels(tuple(texts(case, "help")), tuple(LOOPS)),
        "ties": lambda case: Labels(tuple(texts(case, "ties")), tuple(TIES)),
        "sided": lambda case: Contacts(speakers(case, "ledger")),
        "gifts": lambda case: Labels(tuple(texts(case, "needs")), GIFTS),
        "began": lambda _: Numbers(("began", "for no reason"), 0, 12, decimals=0),
        "back": lambda case: Order(tuple(texts(case, "back"))),
        "message": lambda case: Order(tuple(texts(case, "message"))),
        "chidi": lambda _: Labels(tuple(texts(chidi(), "help")), tuple(LOOPS)),
    },
    explorations={
        "silent": Exploration(
            "Four of Selin's six ties are dormant. If a message without an answer counted as contact, how many of "
            "these four would look alive?",
            Trial(
                {
                    "counts": Choice("A message without an answer", COUNTS),
                    "years": Range("Dormant after years", 1, 6),
                },
                dormant,
                measure="dormant ties",
                limits=(0, 6),
            ),
            (
                "Three of the four. Tuan, Joana and Imani had a message in the last twelve months, and gave no answer; "
                "only Viliami would be left. The list would look better, and nobody would be nearer. So what counts "
                "is a contact that was answered. An unanswered message is no reproach either: it says that there was "
                "one try. The number of years is a convention, and moves the count as well.",
                "What was found: executives on a course asked people with whom they had lost touch for advice. "
                "It was as useful as that of present contacts, most so from those once close (Levin and others 2011). "
                "When they could choose, people preferred the familiar among their old ties, and more came from those "
                "less known, if they were willing and trusted (Walter and others 2015). And it can fail, as another "
                "study of reconnecting shows. People also underestimate how glad others are to hear from them (Liu "
                "and others 2023): that was about appreciation, of people already known, and not about replies.",
            ),
        )
    },
)

__all__ = ["TOPIC", "chidi", "selin"]
