"""The cases of the exercise: a log, eight people with what they offer and need, an introduction, and thanks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from netkit.cases.seeded_random import SeededRandom
from netkit.cases.vocabulary import NAMES
from netkit.model import Contact, ContactId
from netkit.network import Network
from netkit.text import folded
from netkit.topics.drawn import mixed_story, some_of_each
from netkit.topics.gain.bank import GAVE, GOT, REACH, STORIES, SUBJECTS, THANKS
from netkit.topics.texts import written, written_under

TODAY: Final = date(2026, 3, 20)

FLOWS: Final = tuple(GOT)
GAINS: Final = ("both", "first", "second", "neither")
THANKED: Final = ("what came of it", "thanks only", "new request")

PRACTISED: Final = 2
"""So many sentences of each kind, the first ones, are for the practice case, and not for students."""

# Who offers and needs which subject, and who of them is to be introduced to whom.
_OFFERED: Final = (0, 1, 2, 3, 5, 4, 7, 5)
_NEEDED: Final = (1, 0, 3, 2, 4, 6, 6, 7)
_PAIRS: Final = ((0, 1), (2, 3), (4, 5), (6, 7), (5, 6), (4, 7))
"""Two pairs in which both gain, two in which one does, two who need the same and two who offer the same."""

_WAYS: Final = ((2, 2, 1, 1, 2), (2, 2, 2, 1, 1), (3, 2, 1, 1, 1), (3, 1, 1, 1, 2))
"""How many contacts are joined to the other in each way."""
_THANKED: Final = ((2, 1, 1, 2, 2), (2, 1, 2, 1, 2))
"""How many messages there are of each kind: three say what came of the help, three thank only, two ask for more."""


def practice() -> Network:
    """The case that is the same for everybody."""
    return _make("practice", "gain", slice(PRACTISED), STORIES[:1])


def make(course: str, student: str) -> Network:
    """The case of one student."""
    return _make(course, student, slice(PRACTISED, None), STORIES[1:])


def _make(course: str, student: str, part: slice, stories: Sequence[Sequence[str]]) -> Network:
    """A case of this part of the sentences of each kind, and of these stories."""

    def chance(purpose: str) -> SeededRandom:
        return SeededRandom(course, "gain", student, purpose)

    owner, other, *names = chance("names").some(NAMES, 12)
    names, two = names[:8], names[8:]
    people = _people(names, chance("people"))
    days = sorted(chance("days").some([TODAY - timedelta(ago) for ago in range(2, 60)], 12))
    texts = {
        "introductions": _introductions(names, chance("introductions")),
        "story": [text for *_, text in mixed_story(stories, two, chance("story"), on=TODAY)],
        "thanks": some_of_each(THANKS, chance("shape").choice(_THANKED), chance("thanks"), among=part),
    }
    records = written_under(texts, people[0].id, on=TODAY)
    log = zip(days, _log(names, part, chance("log")), strict=True)
    records += written("log", [(on, ContactId(folded(who)), text) for on, (who, text) in log])
    reach = _reach(names, other, part, chance("reach"))
    records += written("reach", [(TODAY, ContactId(folded(who)), text) for who, text in reach])
    return Network.of(*people, *records, owner=owner, today=TODAY)


def _log(names: Sequence[str], part: slice, chance: SeededRandom) -> list[tuple[str, str]]:
    """Twelve lines, three of each kind; from two to four people the owner has only got, to one only given."""
    gave = chance.choice((4, 5, 7))
    only_got = chance.choice((2,) if gave == 7 else (2, 3, 4))
    mixed = chance.shuffled(names)
    both, got, given = mixed[:3], mixed[3 : 3 + only_got], mixed[-1]
    takers = [*both, given, *(chance.choice([*both, given]) for _ in range(gave - 4))]
    givers = [*both, *got, *(chance.choice([*both, *got]) for _ in range(9 - gave - only_got))]
    given_of = dict(zip(FLOWS, chance.shuffled([2] * (gave - 4) + [1] * (8 - gave)), strict=True))
    to = [form for kind in FLOWS for form in chance.some(GAVE[kind][part], given_of[kind])]
    by = [form for kind in FLOWS for form in chance.some(GOT[kind][part], 3 - given_of[kind])]
    lines = [*zip(chance.shuffled(takers), to, strict=True), *zip(chance.shuffled(givers), by, strict=True)]
    return [(name, form.format(who=name)) for name, form in chance.shuffled(lines)]


def _people(names: Sequence[str], chance: SeededRandom) -> list[Contact]:
    """Eight people with what each offers and needs; the same subject is never worded twice in the same way."""
    subjects = [tuple(chance.shuffled(wordings) for wordings in subject) for subject in chance.some(SUBJECTS, 8)]
    found = []
    for name, offered, needed in zip(names, _OFFERED, _NEEDED, strict=True):
        offer, need = subjects[offered][0].pop(), subjects[needed][1].pop()
        found.append(Contact(ContactId(folded(name)), name, offers=(offer,), needs=(need,)))
    return found


def _introductions(names: Sequence[str], chance: SeededRandom) -> list[str]:
    """Six pairs; in one that is not even, the first gains, in the other the second."""
    pairs = [(names[a], names[b]) for a, b in _PAIRS]
    turned = [pair[::-1] if chance.happens(0.5) else pair for pair in pairs]
    turned[2:4] = pairs[2:4] if chance.happens(0.5) else [pair[::-1] for pair in pairs[2:4]]
    return [" and ".join(pair) for pair in chance.shuffled(turned)]


def _reach(names: Sequence[str], other: str, part: slice, chance: SeededRandom) -> list[tuple[str, str]]:
    """A line for each contact; two or three of them know the other."""
    sizes = [len(forms[part]) for forms in REACH.values()]
    shapes = [shape for shape in _WAYS if all(number <= size for number, size in zip(shape, sizes, strict=True))]
    forms = some_of_each(REACH, chance.choice(shapes), chance, among=part)
    return [(who, form.format(who=who, other=other)) for form, who in zip(forms, chance.shuffled(names), strict=True)]
