"""Information, referrals, feedback: whom to ask for what, through whom, and in which words."""

from __future__ import annotations

from typing import Final

from netkit.checks import Contacts, Labels, Number, Order
from netkit.topics.ask.bank import ASKS
from netkit.topics.ask.case import make, practice
from netkit.topics.ask.lesson import marek, wanjiru
from netkit.topics.catalogue import Topic
from netkit.topics.exploring import Exploration, Range, Trial
from netkit.topics.texts import texts

KINDS: Final = tuple(ASKS)

TOPIC: Final = Topic(
    case=make,
    practice=practice,
    forms={
        "asks": lambda case: Labels(tuple(texts(case, "asks")), KINDS),
        "knows": lambda case: Contacts({person.id: person.name for person in case.contacts}),
        "sources": lambda _: Number(0, 20, decimals=0),
        "routes": lambda case: Order(tuple(texts(case, "routes"))),
        "readers": lambda case: Contacts({person.id: person.name for person in case.contacts}),
        "request": lambda case: Order(tuple(texts(case, "request"))),
        "marek": lambda _: Labels(tuple(texts(marek(), "lines")), KINDS),
    },
    explorations={
        "passed-on": Exploration(
            "A letter goes from hand to hand through six people. Each passes it on in three cases of four. How many "
            "letters of a hundred arrive?",
            Trial(
                {"share": Range("Passed on, in %", 50, 100, 5), "hands": Range("Hands", 1, 8)},
                lambda share, hands: (share / 100) ** hands,
                measure="share that arrives",
            ),
            (
                "About 18 of a hundred; with two hands, more than half. In this sum every lost letter is lost because "
                "somebody keeps it, and not because there is no way.",
                "What was found: of 296 people who were to send a letter towards a stranger by way of acquaintances, "
                "64 succeeded, through 5.2 others on average (Travers and Milgram 1969). The long chains break more "
                "often, so those that arrive look short. By e-mail, with more than 60,000 senders and 18 targets, a "
                "report says that 384 of 24,163 chains arrived; those that did went through ties from study and work, "
                "and not the closest ones (Dodds, Muhamad and Watts 2003). So ask for a short way, and make passing "
                "it on easy: one sentence that can be copied.",
            ),
        )
    },
)

__all__ = ["TOPIC", "marek", "wanjiru"]
