"""The topics and boundaries of the handout.

>>> [topic.name for topic in TOPICS]
['career information', 'common interests', 'accomplishments']
>>> [topic.name for topic in BOUNDARIES]
['criticism', 'family or personal matters', 'gossip or confidence']
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic or a boundary, what the handout advises about it, and the limit of the advice."""

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
"""What to talk about."""

BOUNDARIES: Final = (
    Topic(
        "criticism",
        "Do not talk critically about other professionals or former colleagues.",
        "The exception: you are asked for your opinion of this person, and it is sure to stay secret.",
    ),
    Topic(
        "family or personal matters",
        "Leave out family and personal matters.",
        "The network is a professional one, so know where it ends.",
    ),
    Topic(
        "gossip or confidence",
        "Do not break professional confidences or abuse inside information.",
        "The handout knows no exception here.",
    ),
)
"""What not to discuss, and not to write down in a note about a contact."""
