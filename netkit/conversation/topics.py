"""What to talk about in a professional conversation, and what not to discuss, after the handout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from netkit.conversation.notes import CRITICISM, GOSSIP, PERSONAL


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic or a boundary, what the handout advises about it, and how far the advice goes."""

    name: str
    advice: str
    limit: str


TOPICS: Final = (
    Topic(
        "career information",
        "Ask for information about the field.",
        "Do not ask for a job or an internship, even if what you hear may lead to one.",
    ),
    Topic(
        "common interests",
        "Look for common ground: interests in the field, and attitudes that you share.",
        "You will have to share a little of yourself.",
    ),
    Topic(
        "accomplishments",
        "Learn to talk comfortably about what you have done.",
        "The talk is about your own accomplishments and nobody else's.",
    ),
)

BOUNDARIES: Final = (
    Topic(
        CRITICISM,
        "Do not talk critically about other professionals or former colleagues.",
        "There is one exception, with two conditions; may_criticise states it.",
    ),
    Topic(
        PERSONAL,
        "Leave out family and personal matters.",
        "The network is a professional one, so know where it ends.",
    ),
    Topic(
        GOSSIP,
        "Do not break professional confidences or abuse inside information.",
        "The handout knows no exception here.",
    ),
)
