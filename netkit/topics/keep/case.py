"""The cases of the exercise: what somebody wrote down of help, old ties, gifts and messages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from netkit.cases.seeded_random import SeededRandom
from netkit.cases.vocabulary import NAMES
from netkit.model import Contact, ContactId
from netkit.network import Network
from netkit.text import folded
from netkit.topics.drawn import Line, filled, mixed_story, numbered, one_of_each
from netkit.topics.keep import bank
from netkit.topics.texts import written

TODAY: Final = date(2026, 3, 20)

SHAPES: Final = (((2, 0), (3, 0), (2, 1), (1, 0), (0, 2), (1, 1)), ((2, 0), (2, 0), (3, 1), (1, 0), (0, 1), (1, 2)))
"""How often each of six people gave and got: two gave twice or more and got nothing, and one gave once."""

BEGUN: Final = ((4, 2, 1), (4, 2, 3), (3, 2, 1), (3, 2, 3), (3, 1, 3), (2, 3, 2), (3, 3, 2), (4, 3, 1))
"""How many lines the owner began for no reason and with an ask, and how many the other began. The last two differ."""


def practice() -> Network:
    """The case that is the same for everybody."""
    return make("practice", "keep")


def make(course: str, student: str) -> Network:
    """The case of one student."""

    def chance(purpose: str) -> SeededRandom:
        return SeededRandom(course, "keep", student, purpose)

    owner, *names = chance("names").shuffled(NAMES)
    numbers = zip(bank.MOVES.values(), chance("numbers").choice(BEGUN), strict=True)
    moves = [form for forms, number in numbers for form in chance("moves").some(forms, number)]
    forms = {
        "help": (one_of_each(bank.LOOPS, chance("help")), names[:20]),
        "ties": (one_of_each(bank.TIES, chance("ties")), names[20:36]),
        "needs": (numbered(bank.NEEDS, chance("needs")), names[36:46]),
        "moves": (chance("moves in order").shuffled(moves), names[46:64]),
    }
    lines = {
        heading: filled(found, of, chance(f"{heading} filled"), on=TODAY) for heading, (found, of) in forms.items()
    }
    lines["ledger"] = _ledger(names[64:70], chance("ledger"))
    lines["message"] = mixed_story(bank.MESSAGES, names[70:72], chance("message"), on=TODAY)
    people = [Contact(ContactId(folded(name)), name) for name in names[:72]]
    records = [one for heading, found in lines.items() for one in written(heading, found)]
    return Network.of(*people, *records, owner=owner, today=TODAY)


def _ledger(names: Sequence[str], chance: SeededRandom) -> list[Line]:
    """Lines of what each of six people gave and got."""
    found: list[Line] = []
    for name, (got, gave) in zip(names, chance.choice(SHAPES), strict=True):
        forms = [*chance.some(bank.GOT, got), *chance.some(bank.GAVE, gave)]
        found += [(TODAY, ContactId(folded(name)), form.format(who=name)) for form in forms]
    return chance.shuffled(found)
