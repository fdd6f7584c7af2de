"""The cases of the exercise: what people ask for, who knows a place, how news came, routes, readers, a request."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from netkit.cases.seeded_random import SeededRandom
from netkit.cases.vocabulary import NAMES
from netkit.model import Contact, ContactId
from netkit.network import Network
from netkit.results import listed
from netkit.text import MONTHS, folded
from netkit.topics.ask.bank import ASKS, FIRST, HEARD, KNOWS, PLACES, READER, REQUESTS, ROUTE, ROUTES
from netkit.topics.drawn import mixed_story, some_of_any, some_of_each
from netkit.topics.texts import written_under

TODAY: Final = date(2026, 3, 20)

_WAYS: Final = ((2, 2, 2, 2), (3, 1, 2, 2), (3, 2, 2, 1), (2, 1, 3, 2))
"""How many of eight people are joined to a place in each way."""

# Readers: the first three are right. Who knows whom, by their places.
_CLOSE: Final = (5, 4, 4, 5, 5, 4, 3, 2)
_TIED: Final = ((0, 3), (1, 3), (3, 4), (1, 4), (2, 4), (0, 6))
_BUSY: Final = 5


def practice() -> Network:
    """The case that is the same for everybody."""
    return _make("practice", "ask", slice(3), REQUESTS[:1])


def make(course: str, student: str) -> Network:
    """The case of one student."""
    return _make(course, student, slice(2, None), REQUESTS[1:])


def _make(course: str, student: str, part: slice, requests: Sequence[Sequence[str]]) -> Network:
    """A case of this part of the sentences, and of these requests."""

    def chance(purpose: str) -> SeededRandom:
        return SeededRandom(course, "ask", student, purpose)

    owner, *names = chance("names").some(NAMES, 11)
    names, two = names[:8], names[8:]
    place = chance("place").choice(PLACES[part])
    knows = some_of_each(
        KNOWS, chance("ways").choice(_WAYS[1:] if part.start else _WAYS[:1]), chance("knows"), among=part
    )
    headings = {
        "asks": some_of_any(ASKS, (3, 3, 2), chance("asks"), among=part),
        "knows": [form.format(who=who, about=place) for form, who in zip(knows, names, strict=True)],
        "news": _news(chance("who heard").some(names, 7), chance("news")),
        "routes": _routes(chance("routed").some(names, 5), chance("routes")),
        "readers": _readers(chance("who reads").shuffled(names), chance("readers")),
        "request": [text for *_, text in mixed_story(requests, two, chance("request"), on=TODAY)],
    }
    people = [Contact(ContactId(folded(name)), name) for name in names]
    return Network.of(*people, *written_under(headings, people[0].id, on=TODAY), owner=owner, today=TODAY)


def _news(names: Sequence[str], chance: SeededRandom) -> list[str]:
    """Seven people: two to five know it at first hand, and each of the others from somebody before them."""
    sources = chance.whole(2, 5)
    lines = [form.format(who=who) for form, who in zip(chance.some(FIRST, sources), names, strict=False)]
    for place in range(sources, len(names)):
        lines.append(chance.choice(HEARD).format(who=names[place], about=chance.choice(names[:place])))
    return chance.shuffled(lines)


def _routes(names: Sequence[str], chance: SeededRandom) -> list[str]:
    """Five routes to somebody, in any order."""
    lines = []
    for who, (own, theirs, ago) in zip(names, chance.choice(ROUTES), strict=True):
        on = TODAY - timedelta(ago)
        lines.append(ROUTE.format(who=who, own=own, theirs=theirs, on=f"{on.day} {MONTHS[on.month - 1]}"))
    return chance.shuffled(lines)


def _readers(names: Sequence[str], chance: SeededRandom) -> list[str]:
    """Eight people who could read a draft: one choice of three fits all conditions."""
    lines = []
    for at, who in enumerate(names):
        known = sorted(names[a if b == at else b] for a, b in _TIED if at in (a, b))
        lines.append(
            READER.format(
                who=who,
                close=_CLOSE[at],
                time="No time before 10 April" if at == _BUSY else "Has time",
                knows=f"Knows {listed(known)}" if known else "Knows none of the others",
            )
        )
    return chance.shuffled(lines)
