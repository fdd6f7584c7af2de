"""Whom of your contacts you could introduce to one another: one offers what the other needs."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import chain

from netkit.measures import _inputs
from netkit.model import Contact, ContactId, Tie
from netkit.results import Result
from netkit.text import folded


@dataclass(frozen=True, slots=True)
class Suggestion(Result):
    """Two contacts without a tie on record, and what one offers that the other needs, in the spelling of the offer."""

    a: ContactId
    b: ContactId
    a_for_b: tuple[str, ...]
    b_for_a: tuple[str, ...]
    sentence: str = field(default="", compare=False, repr=False)

    @property
    def matches(self) -> int:
        """How many offers meet a need, both ways together."""
        return len(self.a_for_b) + len(self.b_for_a)


def suggest_introductions(
    contacts: Iterable[Contact], ties: Iterable[Tie], *, limit: int | None = None
) -> list[Suggestion]:
    """Pairs of contacts of whom one offers what the other needs, and who have no tie on record.

    Texts are compared without capitals, accents and extra spaces. Sorted by the number of matches, both ways together,
    then by the two names and ids; ``limit``, 1 or more, keeps the first.

    >>> mei = Contact("mei", "Mei", offers=("tax law",), needs=("a designer",))
    >>> jae = Contact("jae", "Jae", needs=("Tax law",))
    >>> print(*suggest_introductions([mei, jae], []))
    Jae needs tax law, which Mei offers; no tie between the two is on record, so ask both.
    """
    if limit is not None:
        _inputs.whole(limit, "limit", "suggestions", least=1)
    people = sorted(_inputs.records(contacts, Contact), key=lambda contact: (contact.name, contact.id))
    place = {contact.id: i for i, contact in enumerate(people)}
    offers = [{folded(text): text.strip() for text in reversed(contact.offers)} for contact in people]
    needs = [{folded(text): None for text in contact.needs} for contact in people]
    offering, needing = _places(offers), _places(needs)
    tied: dict[int, set[int]] = defaultdict(set)
    for tie in _inputs.records(ties, Tie):
        if {tie.a, tie.b} <= place.keys():
            tied[min(place[tie.a], place[tie.b])].add(max(place[tie.a], place[tie.b]))

    def pairs() -> Iterator[tuple[int, int, int]]:
        for i in range(len(people)):
            meeting = [offering[text] for text in needs[i]] + [needing[text] for text in offers[i]]
            others = Counter(chain.from_iterable(found[bisect_right(found, i) :] for found in meeting))
            yield from ((-n, i, j) for j, n in others.items() if j not in tied[i])

    # Not all pairs at once if there is a limit: of many contacts there are millions.
    best = sorted(pairs()) if limit is None else nsmallest(limit, pairs())
    return [_suggestion(people[i], people[j], _met(offers[i], needs[j]), _met(offers[j], needs[i])) for _, i, j in best]


def _places(texts: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for i, own in enumerate(texts):
        for text in own:
            found[text].append(i)
    return found


def _met(offers: Mapping[str, str], needs: Mapping[str, None]) -> tuple[str, ...]:
    return tuple(sorted(offers[text] for text in offers.keys() & needs.keys()))


def _suggestion(a: Contact, b: Contact, a_for_b: tuple[str, ...], b_for_a: tuple[str, ...]) -> Suggestion:
    gains = [
        f"{one.name} needs {', '.join(met)}, which {other.name} offers"
        for one, other, met in ((a, b, b_for_a), (b, a, a_for_b))
        if met
    ]
    sentence = f"{', and '.join(gains)}; no tie between the two is on record, so ask both."
    return Suggestion(a.id, b.id, a_for_b, b_for_a, sentence)
