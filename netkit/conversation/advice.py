"""The topics and boundaries of the handout, and its one rule for criticism.

>>> [topic.name for topic in TOPICS]
['career information', 'common interests', 'accomplishments']
>>> [topic.name for topic in BOUNDARIES]
['criticism', 'family or personal matters', 'gossip or confidence']
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from netkit.errors import InvalidRequest


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
        "There is one exception, with two conditions; may_criticise states it.",
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

ACCOMPLISHMENT: Final = {
    "what you did": "What did you do: wrote, built, counted, taught?",
    "how much": "How many, how much, how often or how long?",
    "what came of it": 'What is different now? Try "so that", or "from" and "to".',
    "your part": "Which part was yours, also where a team did it together?",
}
"""The parts of an account of an accomplishment, each with a question that finds it: a convention of this course.

Sixty words are enough for all of them, about half a minute when spoken.
"""


def may_criticise(*, asked: bool, sure_of_confidence: bool) -> bool:
    """Return whether the handout's one exception allows criticism of another professional or a former colleague.

    It does if both conditions hold: you were ``asked`` specifically for your opinion of that person, and you are
    absolutely sure that it will be kept confidential. May does not mean must.

    Raises ``InvalidRequest`` for anything but a ``bool``: half asked and nearly sure both count as ``False``.

    >>> may_criticise(asked=True, sure_of_confidence=True)
    True
    >>> may_criticise(asked=True, sure_of_confidence=False)
    False
    """
    for name, value in (("asked", asked), ("sure_of_confidence", sure_of_confidence)):
        if not isinstance(value, bool):
            msg = f"{name} is {value!r}; it must be True or False, and anything short of a clear yes is False"
            raise InvalidRequest(msg)
    return asked and sure_of_confidence
