"""The cases of the exercise: settings, events of two groups, people to meet, two lists of help, and two maps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from netkit.cases.seeded_random import SeededRandom
from netkit.cases.vocabulary import NAMES
from netkit.model import Contact, ContactId
from netkit.network import Network
from netkit.results import listed
from netkit.text import folded
from netkit.topics.drawn import filled, numbered
from netkit.topics.texts import texts, written_under
from netkit.topics.widen import bank

TODAY: Final = date(2026, 3, 20)
NOBODY: Final = "nobody"
NEITHER: Final = "Neither"
AWAY: Final = "away until June"

JOINED: Final = ("one group", "needed", "doubled")
OPENS: Final = ("from me", "from my mentor", "one person", "covered", "gap")
PEOPLE: Final = ("both", "new to me", "new to my mentor")

# Settings in their right order: how many come, whom the owner knows, and whom the owner's contacts know besides.
_SETTINGS: Final = (
    ((16, 3, 1), (14, 4, 1), (11, 1, 1), (40, 25, 10), (24, 17, 5)),
    ((20, 2, 5), (12, 3, 1), (10, 1, 1), (35, 20, 9), (30, 24, 3)),
    ((15, 2, 2), (13, 1, 1), (30, 15, 8), (9, 3, 1), (42, 28, 12)),
)

# Events of two groups of four: who comes of the first, and of the second. Two are of one group, two are needed, since
# some pair meets nowhere else, and two are doubled.
_EVENTS: Final = (
    (("0123", ""), ("", "013"), ("012", "012"), ("3", "2"), ("01", "012"), ("2", "01")),
    (("012", ""), ("", "0123"), ("12", "123"), ("0", "01"), ("1", "123"), ("2", "3")),
    (("0123", ""), ("", "023"), ("013", "01"), ("2", "13"), ("03", "01"), ("1", "0")),
)

# Who gives which help, on the owner's list and on the mentor's: people whom the owner alone knows (o), the mentor alone
# (m), or both (b).
_HELP: Final = (
    *(
        (("o0 o1", ""), ("b2 o2", ""), ("", "m0"), ("", "m1 b2 m0"), ("b0", "b0"), ("o3", "m2"), ("b1", "b1 m3 m4")),
        (("o0", ""), ("o1 o2 b1", ""), ("", "m0 m1"), ("", "b1 m1"), ("b0", "b0"), ("o4", "m2"), ("o3 b0", "b0 m3")),
    ),
)

# What of six kinds of help each of eight people offers. The first two are the fewest who offer all; the third offers
# most, and the fourth is away.
_OFFERS: Final = (
    ("014", "235", "0123", "01234", "04", "15", "25", "34"),
    ("012", "345", "1234", "01345", "03", "24", "25", "15"),
)


def practice() -> Network:
    """The case that is the same for everybody."""
    return make("practice", "widen")


def make(course: str, student: str) -> Network:
    """The case of one student."""

    def chance(purpose: str) -> SeededRandom:
        return SeededRandom(course, "widen", student, purpose)

    owner, *names = chance("names").shuffled(NAMES)
    circles = chance("circles").shuffled(bank.CIRCLES)
    people = [
        Contact(ContactId(folded(name)), name, circles=(circles[place],))
        for name, place in zip(names[:9], (0, 0, 0, 0, 0, 1, 1, 1, 2), strict=True)
    ]
    known = [person.name for person in people]
    maps = filled(numbered(bank.MAPS, chance("maps")), names[45:55], chance("in maps"), on=TODAY)
    headings = {
        "settings": _settings(chance("settings")),
        "events": _events(names[9:17], names[17], chance("events")),
        "prospects": _prospects(names[19:29], known, circles, chance("prospects")),
        "help": _help(chance("known").shuffled(known), names[29:34], chance("help")),
        "offers": _offers(names[34:42], chance("offers")),
        "maps": [text for *_, text in maps],
    }
    return Network.of(*people, *written_under(headings, people[0].id, on=TODAY), owner=owner, today=TODAY)


def named(case: Network, heading: str) -> dict[str, str]:
    """The names with which the lines under a heading begin, by their ids."""
    names = [text.replace(":", " ").split()[0] for text in texts(case, heading).values()]
    return {folded(name): name for name in names}


def _settings(chance: SeededRandom) -> list[str]:
    rows = zip(chance.some(bank.SETTINGS, 5), chance.choice(_SETTINGS), strict=True)
    return chance.shuffled(
        [chance.choice(bank.COUNTED).format(place=place, n=n, k=k, m=m) for place, (n, k, m) in rows]
    )


def _events(names: Sequence[str], guest: str, chance: SeededRandom) -> list[str]:
    """Six events; at one of those of one group there is a guest who belongs to neither."""
    groups, clubs = (names[:4], names[4:]), chance.some(bank.CLUBS, 2)
    found = []
    for event, came in zip(chance.some(bank.EVENTS, 6), chance.choice(_EVENTS), strict=True):
        parts = [
            f"{club}: {listed([group[int(place)] for place in places])}"
            for club, group, places in zip(clubs, groups, came, strict=True)
            if places
        ]
        parts += [f"{NEITHER}: {guest}"] if not came[1] else []
        found.append(f"{'. '.join([event, *parts])}.")
    return chance.shuffled(found)


def _prospects(names: Sequence[str], known: Sequence[str], circles: Sequence[str], chance: SeededRandom) -> list[str]:
    """Ten people. Three fit; of the others, each fails in one thing: a known circle, no agreement, nothing to give."""
    fails = ("", "", "", "circle", "circle", "circle", "way", "way", "need", "need")
    new = [*chance.shuffled(circles[3:]), *circles[3:]]
    ways = {kind: [*chance.shuffled(forms), *chance.shuffled(forms)] for kind, forms in bank.WAYS.items()}
    needs = {kind: [*chance.shuffled(forms), *chance.shuffled(forms)] for kind, forms in bank.NEEDS.items()}
    old = [*circles[:3]]
    found = []
    for name, fail in zip(names, fails, strict=True):
        circle = old.pop() if fail == "circle" else new.pop(0)
        way = ways["not agreed" if fail == "way" else "agreed"].pop().format(who=name, via=chance.choice(known))
        need = needs["cannot give" if fail == "need" else "can give"].pop()
        found.append(f"{name} ({circle}). {way}. {need}.")
    return chance.shuffled(found)


def _help(known: Sequence[str], others: Sequence[str], chance: SeededRandom) -> list[str]:
    """Eight kinds of help, with those who give it on both lists; one has nobody on either."""
    people = {"b": known[:3], "o": known[3:], "m": others}

    def side(places: str) -> str:
        return ", ".join(people[one[0]][int(one[1])] for one in chance.shuffled(places.split())) or NOBODY

    rows = zip(chance.some(bank.HELP, 8), (*chance.choice(_HELP), ("", "")), strict=True)
    return chance.shuffled(
        [f"{kind}. For me: {side(mine)}. For my mentor: {side(theirs)}." for kind, (mine, theirs) in rows]
    )


def _offers(names: Sequence[str], chance: SeededRandom) -> list[str]:
    """Eight contacts of the mentor, and what each of them offers."""
    kinds, found = chance.some(bank.OFFERS, 6), []
    for place, (name, offers) in enumerate(zip(names, chance.choice(_OFFERS), strict=True)):
        said = ", ".join(chance.shuffled([kinds[int(one)] for one in offers]))
        found.append(f"{name}: {said}{f'; {AWAY}' if place == 3 else ''}.")
    return chance.shuffled(found)


def sides(text: str) -> Iterator[tuple[str, ...]]:
    """The names of both lists in a line of help: the owner's, and the mentor's."""
    for part in text.rstrip(".").split(". ")[1:]:
        names = part.partition(": ")[2]
        yield () if names == NOBODY else tuple(names.split(", "))
