"""What not to discuss: when criticism may be said, whose a piece of news is, and an answer that gives nothing away."""

from __future__ import annotations

from typing import Final

from netkit.checks import Labels, Order
from netkit.topics.bounds.case import OWNERS, REPLIES, USES, VERDICTS, make, practice
from netkit.topics.bounds.lesson import imani, yared
from netkit.topics.catalogue import Topic
from netkit.topics.exploring import Exploration, Range, Trial
from netkit.topics.texts import texts

TOPIC: Final = Topic(
    case=make,
    practice=practice,
    forms={
        "criticism": lambda case: Labels(tuple(texts(case, "scenes")), VERDICTS),
        "uses": lambda case: Labels(tuple(texts(case, "news")), USES),
        "whose": lambda case: Labels(tuple(texts(case, "secrets")), OWNERS),
        "replies": lambda case: Labels(tuple(texts(case, "replies")), REPLIES),
        "personal": lambda case: Labels(tuple(texts(case, "openings")), ("1", "2", "3")),
        "repair": lambda case: Order(tuple(texts(case, "slip"))),
        "yared": lambda _: Labels(tuple(texts(yared(), "heard")), USES),
    },
    explorations={
        "sure": Exploration(
            "Five people know it. Of each you are sure in nine cases of ten. How sure is it that all five keep it?",
            Trial(
                {"people": Range("People who know", 1, 12), "sure": Range("Sure of each, in %", 80, 100, 5)},
                lambda people, sure: (sure / 100) ** people,
                measure="sure that all keep it",
            ),
            (
                "About six cases in ten. With seven people it is less than half. Only what is sure stays sure, which "
                "is why the rule says absolutely. The sum assumes that each of them decides alone.",
                "What was found: 21 managers of one American firm were asked whom there they call a friend. Number 17 "
                "named 18 of the other 20, and six named number 17: at least 12 of the 18 did not say the same "
                "(Krackhardt 1987). Nobody was false. A tie has two ends, and each "
                "of us sees it from one. What it does not show: whether any of them kept a confidence.",
            ),
        )
    },
)

__all__ = ["TOPIC", "imani", "yared"]
