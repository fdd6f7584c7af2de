"""What not to discuss: when criticism may be said, whose a piece of news is, and an answer that gives nothing away."""

from __future__ import annotations

from typing import Final

from netkit.checks import Labels, Order
from netkit.topics.bounds.case import OWNERS, REPLIES, USES, VERDICTS, make, practice
from netkit.topics.bounds.lesson import imani, yared
from netkit.topics.catalogue import Topic
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
)

__all__ = ["TOPIC", "imani", "yared"]
