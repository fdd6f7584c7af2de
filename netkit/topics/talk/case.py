"""The cases of the exercise: questions, talks, accounts of work and a first message."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from netkit.cases.seeded_random import SeededRandom
from netkit.cases.vocabulary import NAMES
from netkit.model import Contact, ContactId
from netkit.network import Network
from netkit.text import folded
from netkit.topics.drawn import filled, mixed_story, numbered, some_of_any
from netkit.topics.talk import bank
from netkit.topics.texts import written

TODAY: Final = date(2026, 3, 20)

ASKED: Final = ("ask", "look up", "job")
MISSING: Final = (*bank.PARTS, "complete")


def practice() -> Network:
    """The case that is the same for everybody; what it is made of comes in no other, but for a few questions."""
    first = slice(5)
    return _make("practice", "talk", slice(4), first, slice(6), bank.MAILS[:1])


def make(course: str, student: str) -> Network:
    """The case of one student."""
    rest = slice(5, None)
    return _make(course, student, slice(3, None), rest, rest, bank.MAILS[1:])


def _make(
    course: str, student: str, asked: slice, choices: slice, accounts: slice, mails: Sequence[Sequence[str]]
) -> Network:
    """A case of these parts of the bank."""

    def chance(purpose: str) -> SeededRandom:
        return SeededRandom(course, "talk", student, purpose)

    owner, *names = chance("names").some(NAMES, 19)
    mine, said = _ground(chance("ground"))
    headings = {
        "questions": some_of_any(bank.QUESTIONS, (4, 3, 2), chance("questions"), among=asked),
        "mine": mine,
        "said": [f"{{who}}: “{text}”" for text in said],
        "openers": numbered(bank.OPENERS[choices], chance("openers")),
        "accounts": _accounts(bank.ACCOUNTS[accounts], chance("accounts")),
        "next": numbered(bank.NEXT[choices], chance("next")),
    }
    people = [Contact(ContactId(folded(name)), name) for name in names]
    records = [
        one
        for heading, forms in headings.items()
        for one in written(heading, filled(forms, names, chance(f"names in {heading}"), on=TODAY))
    ]
    mail = written("mail", mixed_story(mails, names, chance("mail"), on=TODAY))
    return Network.of(*people, *records, *mail, owner=owner, today=TODAY)


def _ground(chance: SeededRandom) -> tuple[list[str], list[str]]:
    """Three interests, and what eight people say: three or four share one of them, and two have its word only."""
    mine, others = (drawn := chance.shuffled(bank.GROUND))[:3], drawn[3:]
    shared = [chance.choice(shares) for _, shares, _ in mine]
    if chance.happens(0.5):
        shared.append(next(text for text in mine[0][1] if text not in shared))
    words = [word for *_, word in mine[1:]]
    rest = [chance.choice(shares) for _, shares, _ in others][: 8 - len(shared) - len(words)]
    return [own for own, *_ in mine], chance.shuffled([*shared, *words, *rest])


def _accounts(accounts: Sequence[Sequence[str]], chance: SeededRandom) -> list[str]:
    """Six accounts of something done. From each another part is missing; of two the same, and from one none."""
    missing = chance.shuffled([None, *range(4), chance.whole(0, 3)])
    return [
        " ".join(text for part, text in enumerate(account) if part != gap)
        for account, gap in zip(chance.some(accounts, 6), missing, strict=True)
    ]
