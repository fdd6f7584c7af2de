"""The cases of the exercise: scenes, notes and replies about eighteen people, and what was done after a slip."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from netkit.cases.seeded_random import SeededRandom
from netkit.cases.vocabulary import NAMES
from netkit.model import Contact, ContactId
from netkit.network import Network
from netkit.text import folded
from netkit.topics.bounds import bank
from netkit.topics.drawn import Bank, Choice, filled, mixed_story, numbered, some_of_any, some_of_each
from netkit.topics.texts import written

TODAY: Final = date(2026, 3, 20)

VERDICTS: Final = ("may", "not asked", "not sure", "neither")
USES: Final = ("share", "keep", "neither")
OWNERS: Final = ("teller", "other", "firm", "nobody")
REPLIES: Final = ("holds", "lets out", "hurts")

PRACTISED: Final = 3
"""So many forms of each kind, the first ones, are for the practice case; of these only the last is for students too."""


def practice() -> Network:
    """The case that is the same for everybody."""
    return _make("practice", "bounds", slice(PRACTISED), bank.OPENINGS[:5], bank.SLIPS[:1])


def make(course: str, student: str) -> Network:
    """The case of one student."""
    return _make(course, student, slice(PRACTISED - 1, None), bank.OPENINGS[5:], bank.SLIPS[1:])


def _make(
    course: str,
    student: str,
    part: slice,
    openings: Sequence[Choice],
    slips: Sequence[Sequence[str]],
) -> Network:
    """A case of this part of the forms of each kind, of these openings and stories."""

    def chance(purpose: str) -> SeededRandom:
        return SeededRandom(course, "bounds", student, purpose)

    def any_of(forms: Bank, *numbers: int, purpose: str) -> list[str]:
        return some_of_any(forms, numbers, chance(purpose), among=part)

    owner, *names = chance("names").some(NAMES, 19)
    shared = chance("shared").choice((2, 3))
    headings = {
        "scenes": any_of(bank.SCENES, 3, 2, 2, 1, purpose="scenes"),
        "news": some_of_each(bank.NEWS, (shared, 5 - shared, 1, 1, 1, 1), chance("news"), among=part),
        "secrets": any_of(bank.SECRETS, 3, 2, 2, 1, purpose="secrets"),
        "replies": [f"“{form}”" for form in any_of(bank.REPLIES, 3, 2, 1, purpose="replies")],
        "openings": numbered(openings, chance("openings")),
    }
    people = [Contact(ContactId(folded(name)), name) for name in names]
    records = [
        one
        for heading, forms in headings.items()
        for one in written(heading, filled(forms, names, chance(f"names in {heading}"), on=TODAY))
    ]
    slip = written("slip", mixed_story(slips, names, chance("slip"), on=TODAY))
    return Network.of(*people, *records, *slip, owner=owner, today=TODAY)
