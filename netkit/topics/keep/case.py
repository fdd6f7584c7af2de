"""The cases of the exercise: what somebody wrote down of help, old ties, gifts and messages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from netkit.cases.seeded_random import SeededRandom
from netkit.cases.vocabulary import NAMES
from netkit.model import Contact, ContactId
from netkit.network import Network
from netkit.results import listed
from netkit.text import MONTHS, folded
from netkit.topics.drawn import Line, filled, mixed_story, numbered, one_of_each
from netkit.topics.keep import bank
from netkit.topics.texts import written

TODAY: Final = date(2026, 3, 20)

SHAPES: Final = (((2, 0), (3, 0), (2, 1), (1, 0), (0, 2), (1, 1)), ((2, 0), (2, 0), (3, 1), (1, 0), (0, 1), (1, 2)))
"""How often each of six people gave and got: two gave twice or more and got nothing, and one gave once."""

BACK: Final = (
    ((4, 3, 3), (5, 2, 1), (4, 1, 4), (3, 3, 5), (2, 2, 2)),
    ((4, 2, 4), (5, 1, 2), (5, 1, 5), (3, 3, 3), (1, 2, 1)),
    ((5, 3, 2), (4, 2, 5), (5, 1, 3), (2, 3, 4), (3, 2, 1)),
    ((4, 3, 4), (4, 2, 1), (5, 2, 3), (3, 3, 2), (2, 3, 5)),
)
"""Five old ties in their right order: how close, how many of their three circles are new, and the place of their last
talk, the latest of the five being 1."""

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
    lines["circles"], lines["back"] = _back(names[73:78], chance("back"))
    lines["message"] = mixed_story(bank.MESSAGES, names[70:72], chance("message"), on=TODAY)
    people = [Contact(ContactId(folded(name)), name) for name in names[:78]]
    records = [one for heading, found in lines.items() for one in written(heading, found)]
    return Network.of(*people, *records, owner=owner, today=TODAY)


def _back(names: Sequence[str], chance: SeededRandom) -> tuple[list[Line], list[Line]]:
    """The circles of the owner's contacts, and five old ties with theirs."""
    circles = chance.shuffled(bank.CIRCLES)
    known, new = circles[:4], circles[4:]
    months = sorted(chance.some(range(12 * 4, 12 * 8), len(names)))  # months ago, the latest first
    found: list[Line] = []
    for name, (close, unknown, place) in zip(names, chance.choice(BACK), strict=True):
        where = chance.shuffled([*chance.some(new, unknown), *chance.some(known, 3 - unknown)])
        year, month = divmod(12 * TODAY.year + TODAY.month - 1 - months[place - 1], 12)
        text = bank.OLD_TIE.format(who=name, close=close, where=listed(where), month=f"{MONTHS[month]} {year}")
        found.append((TODAY, ContactId(folded(name)), text))
    owner = (TODAY, ContactId(folded(names[0])), bank.OWNER_IN.format(where=listed(known)))
    return [owner], chance.shuffled(found)


def _ledger(names: Sequence[str], chance: SeededRandom) -> list[Line]:
    """Lines of what each of six people gave and got."""
    found: list[Line] = []
    for name, (got, gave) in zip(names, chance.choice(SHAPES), strict=True):
        forms = [*chance.some(bank.GOT, got), *chance.some(bank.GAVE, gave)]
        found += [(TODAY, ContactId(folded(name)), form.format(who=name)) for form in forms]
    return chance.shuffled(found)
