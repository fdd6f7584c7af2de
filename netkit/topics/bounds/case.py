"""The cases of the exercise: scenes, notes and replies about eighteen people, and what was done after a slip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count, permutations
from typing import Any, Final

from netkit.cases.seeded_random import SeededRandom
from netkit.cases.vocabulary import NAMES
from netkit.model import Contact, ContactId
from netkit.network import Network
from netkit.text import folded
from netkit.topics.bounds import bank
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
    openings: Sequence[tuple[Any, ...]],
    slips: Sequence[Sequence[str]],
) -> Network:
    """A case of this part of the forms of each kind, of these openings and stories."""

    def chance(purpose: str) -> SeededRandom:
        return SeededRandom(course, "bounds", student, purpose)

    def of_each(kinds: Mapping[str, Sequence[str]], *numbers: int, purpose: str) -> list[str]:
        shape = chance(purpose).choice(sorted(set(permutations(numbers))))
        return _some_of_each(kinds, shape, part, chance(purpose))

    owner, *names = chance("names").some(NAMES, 19)
    shared = chance("shared").choice((2, 3))
    headings = {
        "scenes": of_each(bank.SCENES, 3, 2, 2, 1, purpose="scenes"),
        "news": _some_of_each(bank.NEWS, (shared, 5 - shared, 1, 1, 1, 1), part, chance("news")),
        "secrets": of_each(bank.SECRETS, 3, 2, 2, 1, purpose="secrets"),
        "replies": [f"“{form}”" for form in of_each(bank.REPLIES, 3, 2, 1, purpose="replies")],
        "openings": _openings(openings, chance("openings")),
    }
    people = [Contact(ContactId(folded(name)), name) for name in names]
    records = [
        one
        for heading, forms in headings.items()
        for one in written(heading, _filled(forms, names, chance(f"names in {heading}")))
    ]
    slip = written("slip", _slip(slips, names, chance("slip")))
    return Network.of(*people, *records, *slip, owner=owner, today=TODAY)


def _line(form: str, who: str, about: str) -> tuple[date, ContactId, str]:
    return TODAY, ContactId(folded(who)), form.format(who=who, about=about)


def _filled(forms: Sequence[str], names: Sequence[str], chance: SeededRandom) -> list[tuple[date, ContactId, str]]:
    """The lines, with two names in each that no other line has."""
    mixed = chance.shuffled(names)
    return [_line(form, *pair) for form, pair in zip(forms, zip(mixed[::2], mixed[1::2], strict=True), strict=False)]


def _some_of_each(
    kinds: Mapping[str, Sequence[str]], numbers: Sequence[int], part: slice, chance: SeededRandom
) -> list[str]:
    """So many forms of each kind, in any order."""
    chosen = zip(kinds.values(), numbers, strict=True)
    return chance.shuffled([form for forms, number in chosen for form in chance.some(forms[part], number)])


def _openings(openings: Sequence[tuple[Any, ...]], chance: SeededRandom) -> list[str]:
    """Five openings with three numbered replies each. Each number is right once, and none more than twice."""
    first, second, third = chance.shuffled(range(3))
    places = chance.shuffled([first, first, second, second, third])
    found = []
    for (opening, right, *others), place in zip(chance.some(openings, 5), places, strict=True):
        replies = [text for _, text in chance.shuffled(others)]
        replies.insert(place, right[1])
        found.append(" ".join([opening, *(f"({number}) “{reply}”" for number, reply in enumerate(replies, start=1))]))
    return found


def _slip(
    slips: Sequence[Sequence[str]], names: Sequence[str], chance: SeededRandom
) -> list[tuple[date, ContactId, str]]:
    """The five lines of one story, mixed; never in their order."""
    who, about = chance.some(names, 2)
    lines = [_line(form, who, about) for form in chance.choice(slips)]
    return next(mixed for _ in count() if (mixed := chance.shuffled(lines)) != lines)
