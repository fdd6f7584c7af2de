"""Introductions: who introduced you to whom, and whom you could introduce to one another.

What holds for every function here:

- Contacts are those you hand in, archived or not. A tie of anybody else is passed over.
- Two texts are the same if they differ only in capitals, accents and spaces.
- The order of the records never matters.
- Counts count introductions. They say nothing about what a person is worth.
- ``InvalidRequest`` for anything but a list of contacts, or of ties.

Sources: B. Uzzi and S. Dunlap, "How to build your network", *Harvard Business Review* (December 2005);
M. Grossetti, "Where do social relations come from?", *Social Networks* 27 (2005).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import chain
from typing import Final

from netkit.errors import InvalidRequest
from netkit.measures import _inputs
from netkit.model import ME, Contact, ContactId, Tie
from netkit.results import FEW, Result, Share
from netkit.text import folded

MOSTLY_ALONE: Final = 0.65
"""Above this share of self-introductions, Uzzi and Dunlap (2005) expect contacts who resemble oneself."""


@dataclass(frozen=True, slots=True)
class Forest(Result):
    """Who came from whose introduction: ``parents`` holds the introducer of each contact who has one here.

    ``roots`` are all others: those you met by yourself, those nobody wrote it down for, and those whose introducer is
    not among the contacts, which are also in ``from_elsewhere``, with that introducer's id.
    """

    parents: Mapping[ContactId, ContactId]
    roots: tuple[ContactId, ...]
    from_elsewhere: Mapping[ContactId, ContactId]
    steps: Mapping[ContactId, int] = field(repr=False)
    descendants: Mapping[ContactId, int] = field(repr=False)
    sentence: str = field(default="", compare=False, repr=False)

    @property
    def depth(self) -> int:
        """The number of introductions in the longest chain; 0 if no contact introduced another."""
        return max(self.steps.values(), default=0)


@dataclass(frozen=True, slots=True)
class Broker(Result):
    """A contact who introduced you to others: ``direct`` of them, and ``descendants`` with all who came from those."""

    contact: ContactId
    direct: int
    descendants: int
    sentence: str = field(default="", compare=False, repr=False)


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


def self_introduction(contacts: Iterable[Contact]) -> Share:
    """The share of contacts to whom you introduced yourself, from 0 to 1, of those where it is known who did.

    Where nobody wrote down who introduced you, the contact is left out. NaN if nothing is left.

    Uzzi and Dunlap (2005) read more than 65 % as a sign of contacts who resemble oneself. It is a rule of thumb from
    practice, and it is disputed: most relations begin in a circle that two people share (Grossetti 2005), and circles
    can be as varied as introductions are.

    >>> self_introduction([Contact("mei", "Mei", introduced_by="me"), Contact("jae", "Jae", introduced_by="mei"),
    ...                    Contact("ada", "Ada")])
    Share(part=1, whole=2, left_out=1)
    """
    origins = [contact.introduced_by for contact in _inputs.records(contacts, Contact)]
    unknown = origins.count(None)
    part, whole = origins.count(ME), len(origins) - unknown
    return Share(part, whole, unknown, _self_introduction_sentence(part, whole, unknown))


def introduction_forest(contacts: Iterable[Contact]) -> Forest:
    """The trees that introductions make, each grown from a contact whom nobody here introduced.

    ``steps`` says how many introductions lead from the root to each contact, ``descendants`` how many contacts came
    from each, directly or by way of others. ``InvalidRequest`` if introductions run in a circle, with who is in it.

    >>> forest = introduction_forest([Contact("mei", "Mei", introduced_by="me"),
    ...     Contact("jae", "Jae", introduced_by="mei"), Contact("ada", "Ada", introduced_by="jae")])
    >>> forest.roots, forest.depth, forest.descendants["mei"]
    (('mei',), 2, 2)
    """
    people = {contact.id: contact for contact in sorted(_inputs.records(contacts, Contact), key=_by_name)}
    introducers = {who: one.introduced_by for who, one in people.items() if one.introduced_by not in (None, ME)}
    parents = {who: by for who, by in introducers.items() if by in people}
    elsewhere = {who: by for who, by in introducers.items() if by is not None and by not in people}
    children: dict[ContactId, list[ContactId]] = defaultdict(list)
    for who, by in parents.items():
        children[by].append(who)
    steps = {who: 0 for who in people if who not in parents}
    order = list(steps)
    for who in order:  # grows as it is read: each contact is followed by those they introduced, further on
        for child in children[who]:
            steps[child] = steps[who] + 1
            order.append(child)
    if len(order) < len(people):
        raise InvalidRequest(_circles(people, parents, steps))
    descendants = dict.fromkeys(people, 0)
    for who in reversed(order):
        if who in parents:
            descendants[parents[who]] += 1 + descendants[who]
    roots = tuple(who for who in people if who not in parents)
    sentence = _forest_sentence(len(people), len(parents), max(steps.values(), default=0), len(elsewhere))
    return Forest(parents, roots, elsewhere, steps, descendants, sentence)


def brokers(contacts: Iterable[Contact]) -> list[Broker]:
    """The contacts who introduced you to others, with how many: a count of introductions, not of anybody's worth.

    Most direct introductions first, then most descendants, then by name and id. Uzzi and Dunlap (2005) call them
    brokers; whom to thank is one thing to read from it. ``InvalidRequest`` as for ``introduction_forest``.

    >>> [(one.contact, one.direct, one.descendants) for one in brokers([Contact("mei", "Mei"),
    ...     Contact("jae", "Jae", introduced_by="mei"), Contact("ada", "Ada", introduced_by="jae")])]
    [('mei', 1, 2), ('jae', 1, 1)]
    """
    people = {contact.id: contact for contact in _inputs.records(contacts, Contact)}
    forest = introduction_forest(people.values())
    direct = Counter(forest.parents.values())
    ranked = sorted(direct, key=lambda who: (-direct[who], -forest.descendants[who], *_by_name(people[who])))
    return [
        Broker(who, direct[who], all_in, _broker_sentence(people[who].name, direct[who], all_in))
        for who in ranked
        for all_in in [forest.descendants[who]]
    ]


def suggest_introductions(
    contacts: Iterable[Contact], ties: Iterable[Tie], *, limit: int | None = None
) -> list[Suggestion]:
    """Pairs of contacts whom you could introduce: one offers what the other needs, and they have no tie on record.

    Most matches first, both ways together, then by the two names and ids. ``limit`` keeps the first so many; where many
    contacts offer and need the same, all pairs would be a very long list. Ask both before you introduce them.
    ``InvalidRequest`` for a limit that is no whole number, or below 1.

    >>> mei = Contact("mei", "Mei", offers=("tax law",), needs=("a designer",))
    >>> jae = Contact("jae", "Jae", needs=("Tax law",))
    >>> print(*suggest_introductions([mei, jae], []))
    Jae needs tax law, which Mei offers; no tie between the two is on record, so ask both.
    """
    if limit is not None and (not isinstance(limit, int) or isinstance(limit, bool) or limit < 1):
        msg = f"limit is {limit!r}; it must be a whole number, 1 or more, or None for all suggestions"
        raise InvalidRequest(msg)
    people = sorted(_inputs.records(contacts, Contact), key=_by_name)
    place = {contact.id: i for i, contact in enumerate(people)}
    offers = [{folded(text): text.strip() for text in reversed(contact.offers)} for contact in people]
    needs = [{folded(text): None for text in contact.needs} for contact in people]
    offering, needing = _places(offers), _places(needs)
    tied = {
        frozenset((place[tie.a], place[tie.b])) for tie in _inputs.records(ties, Tie) if {tie.a, tie.b} <= place.keys()
    }

    best: list[tuple[int, int, int]] = []
    enough = 0  # as many matches as the last of a full list has: a later pair must have more to get in
    for i in range(len(people)):
        meeting = [offering[text] for text in needs[i]] + [needing[text] for text in offers[i]]
        others = Counter(chain.from_iterable(found[bisect_right(found, i) :] for found in meeting))
        new = [(-n, i, j) for j, n in others.items() if n > enough and frozenset((i, j)) not in tied]
        if new and limit is None:
            best += new
        elif new:
            best = nsmallest(limit or 0, best + new)
            enough = -best[-1][0] if len(best) == limit else 0
    return [
        _suggestion(people[i], people[j], a_for_b=_met(offers[i], needs[j]), b_for_a=_met(offers[j], needs[i]))
        for _, i, j in sorted(best)
    ]


def _by_name(contact: Contact) -> tuple[str, str]:
    return contact.name, contact.id


def _circles(
    people: Mapping[ContactId, Contact], parents: Mapping[ContactId, ContactId], reached: Mapping[ContactId, int]
) -> str:
    """Name the people of every circle; whoever is not reached from a root leads into one."""
    seen: set[ContactId] = set()
    found = []
    for start in people:
        path, who = [], start
        while who not in reached and who not in seen:
            seen.add(who)
            path.append(who)
            who = parents[who]
        if who in path:
            first, *others = [people[one].name for one in (*path[path.index(who) :], who)]
            found.append(f"{first} was introduced by {', who was introduced by '.join(others)}")
    return (
        f"introductions run in a circle: {'; '.join(found)}; "
        "somebody came first, so correct introduced_by of one of them (write 'me' if you introduced yourself)"
    )


def _places(texts: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for i, own in enumerate(texts):
        for text in own:
            found[text].append(i)
    return found


def _met(offers: Mapping[str, str], needs: Mapping[str, None]) -> tuple[str, ...]:
    return tuple(sorted(offers[text] for text in offers.keys() & needs.keys()))


def _suggestion(a: Contact, b: Contact, *, a_for_b: tuple[str, ...], b_for_a: tuple[str, ...]) -> Suggestion:
    gains = [
        f"{one.name} needs {', '.join(texts)}, which {other.name} offers"
        for one, other, texts in ((a, b, b_for_a), (b, a, a_for_b))
        if texts
    ]
    sentence = f"{', and '.join(gains)}; no tie between the two is on record, so ask both."
    return Suggestion(a.id, b.id, a_for_b, b_for_a, sentence)


def _self_introduction_sentence(part: int, whole: int, unknown: int) -> str:
    aside = (
        f" {_contacts(unknown, 'is', 'are')} left out, since nobody wrote down who introduced you." if unknown else ""
    )
    if not whole:
        return f"There is no contact of whom it is known who introduced you.{aside}"
    told = f"You introduced yourself to {Share(part, whole).of('contact')}"
    if whole < FEW:
        return f"{told}.{aside}"
    side = "above" if part / whole > MOSTLY_ALONE else "not above"
    return (
        f"{told}.{aside} A rule of thumb takes more than 65 % as a sign of contacts like oneself; this is {side} it. "
        "The rule is disputed, since whoever meets people in varied circles introduces themselves too."
    )


def _forest_sentence(n: int, introduced: int, depth: int, elsewhere: int) -> str:
    if not n:
        return "There are no contacts yet, so there are no introductions."
    aside = f" {_contacts(elsewhere)} had an introducer who is not among them." if elsewhere else ""
    if not introduced:
        return f"None of {_contacts(n)} is on record as introduced by another of them.{aside}"
    chain = "1 introduction" if depth == 1 else f"{depth} introductions"
    return f"{introduced} of {_contacts(n)} came through another of them; the longest chain has {chain}.{aside}"


def _broker_sentence(name: str, direct: int, descendants: int) -> str:
    more = descendants - direct
    onward = f" Through those you met {more} more." if more else ""
    return f"{name} introduced you to {_contacts(direct)}.{onward}"


def _contacts(number: int, one: str = "", more: str = "") -> str:
    return f"1 contact {one}".rstrip() if number == 1 else f"{number} contacts {more}".rstrip()
