"""What to talk about: questions that only this person can answer, common ground, and one's own work."""

from __future__ import annotations

from typing import Final

from netkit.checks import Contacts, Labels, Order
from netkit.topics.catalogue import Topic
from netkit.topics.exploring import Exploration, Range, Trial
from netkit.topics.talk.case import ASKED, MISSING, make, practice
from netkit.topics.talk.lesson import ilse, lwazi
from netkit.topics.texts import speakers, texts

REPLIES: Final = ("1", "2", "3")

TOPIC: Final = Topic(
    case=make,
    practice=practice,
    forms={
        "questions": lambda case: Labels(tuple(texts(case, "questions")), ASKED),
        "ground": lambda case: Contacts(speakers(case, "said")),
        "opener": lambda case: Labels(tuple(texts(case, "openers")), REPLIES),
        "parts": lambda case: Labels(tuple(texts(case, "accounts")), MISSING),
        "next": lambda case: Labels(tuple(texts(case, "next")), REPLIES),
        "mail": lambda case: Order(tuple(texts(case, "mail"))),
        "ilse": lambda _: Labels(tuple(texts(ilse(), "prepared")), ASKED),
    },
    explorations={
        "minutes": Exploration(
            "15 minutes: 3 for hello and thanks, 4 for a question and its answer. How many of ten are answered?",
            Trial(
                {
                    "minutes": Range("Minutes", 10, 30, 5),
                    "answer": Range("Minutes for a question", 2, 6),
                },
                lambda minutes, answer: (minutes - 3) // answer,
                measure="questions answered",
                limits=(0, 13),
            ),
            (
                "Three. Choose the three that only this person can answer, and put the first one first. The other "
                "seven are not lost: some of them a page answers, and some are for the next talk.",
                "What career centres advise: 10 to 15 minutes (Oxford), 20 (Pomona), 20 to 30 (Berkeley). Thanks "
                "within a day (Yale's postdocs), in two or three days (Hampshire), in a week (Minnesota Morris). They "
                "differ, and we found no trial of any of it. Whom you will ask may have a custom too.",
            ),
        )
    },
)

__all__ = ["TOPIC", "ilse", "lwazi"]
