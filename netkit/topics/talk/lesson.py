"""The questions of the lesson: Lwazi's, which are worked through, and Ilse's, which the reader works through."""

from __future__ import annotations

from datetime import date
from typing import Final

from netkit.model import Contact, ContactId
from netkit.network import Network
from netkit.topics.texts import written

TODAY: Final = date(2026, 3, 20)


def lwazi() -> Network:
    """Seven questions for an engineer of acoustics.

    >>> len(lwazi().interactions)
    7
    """
    return _prepared("Lwazi", "Dr Ueda", _LWAZI)


def ilse() -> Network:
    """Five questions for a bookbinder.

    >>> len(ilse().interactions)
    5
    """
    return _prepared("Ilse", "Tadeo", _ILSE)


def _prepared(owner: str, who: str, questions: tuple[str, ...]) -> Network:
    person = Contact(ContactId("asked"), who)
    lines = written("prepared", [(TODAY, person.id, text) for text in questions])
    return Network.of(person, *lines, owner=owner, today=TODAY)


_LWAZI: Final = (
    "When was your office founded?",
    "What does an engineer of acoustics earn?",
    "Which halls have you worked on?",
    "Do you have a place for me in the summer?",
    "What did you not know about this work before you began?",
    "What do you listen for in the first minute in a new hall?",
    "Which of the two courses at the institute would you take today, and why?",
)
_ILSE: Final = (
    "Where can one learn bookbinding in this country?",
    "What can you tell of a book from its back?",
    "Could I begin with you in September?",
    "What do apprentices find hardest in their first winter?",
    "How much does a press cost?",
)
