"""Mentor and mentee together: whom both know, what is missing, and whom to ask.

Texts are compared without capitals, accents and stray spaces; empty ones, None and NaN are left out and counted, and
one that comes twice counts once. The order of what you hand in never matters.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from netkit.errors import InvalidRequest
from netkit.measures import _inputs
from netkit.measures.answers import is_known
from netkit.model import Contact, ContactId
from netkit.results import Result, Share, counted, left_out
from netkit.text import folded

MOST_NEEDS: Final = 12
"""``smallest_cover`` tries every combination of needs, and each need more doubles them."""

SHORTEST_KEY: Final = 12
"""The fewest characters of a key for ``aliases``; four words that do not belong together are well above."""


@dataclass(frozen=True, slots=True)
class Overlap(Result):
    """Whom both know, and whom each would meet through the other; all in alphabetical order.

    ``share`` is the Jaccard index: those whom both know, of those whom either knows.
    """

    both: tuple[str, ...]
    new_to_me: tuple[str, ...]
    new_to_them: tuple[str, ...]
    share: Share

    def __str__(self) -> str:
        return str(self.share)


@dataclass(frozen=True, slots=True)
class GapMatrix(Result):
    """Who offers what somebody needs: ``cells[row][column]`` is whether that contact meets that need.

    ``rows`` are the needs in alphabetical order, ``columns`` the contacts who meet one or more of them, by id.
    ``met`` is the share of the needs that somebody meets.
    """

    rows: tuple[str, ...]
    columns: tuple[ContactId, ...]
    cells: tuple[tuple[bool, ...], ...]
    met: Share

    def __str__(self) -> str:
        return str(self.met)

    @property
    def gaps(self) -> tuple[str, ...]:
        """The needs that nobody meets: the empty rows."""
        return tuple(need for need, row in zip(self.rows, self.cells, strict=True) if not any(row))


@dataclass(frozen=True, slots=True)
class Cover(Result):
    """The fewest ``people`` who together meet all needs that anybody meets, by id; ``gaps`` are the other needs."""

    people: tuple[ContactId, ...]
    gaps: tuple[str, ...]
    met: Share

    def __str__(self) -> str:
        return str(self.met)


def overlap(mine: Iterable[str], theirs: Iterable[str]) -> Overlap:
    """Whom you both know, and whom each would meet through the other.

    Hand in names, ids or, so that no name need be shown, ``aliases``. The share is 0 if nobody is known to both, 1 if
    both know the same people, and NaN if neither knows anybody.

    The index is Jaccard's.

    >>> found = overlap(["Ada", "Jae", "Mei"], ["jae", "Bao"])
    >>> found.new_to_me, found.new_to_them
    (('Bao',), ('Ada', 'Mei'))
    >>> print(found.share)
    Both of you know 1 of 4 people (25 %); 1 would be new to you, 2 to the other.
    """
    (ours, blank), (others, more) = _texts(mine, "mine"), _texts(theirs, "theirs")
    share = Share(len(ours.keys() & others.keys()), len(ours.keys() | others.keys()), blank + more)
    both, to_me, to_them = (
        tuple(names[key] for key in sorted(keys))
        for names, keys in (
            (ours, ours.keys() & others.keys()),
            (others, others.keys() - ours.keys()),
            (ours, ours.keys() - others.keys()),
        )
    )
    says = f"Both of you know {share.of('person', 'people')}; {len(to_me)} would be new to you, {len(to_them)} to"
    sentence = f"{says} the other.{left_out({'without a name': blank + more})}"
    return Overlap(both, to_me, to_them, replace(share, sentence=sentence))


def gap_matrix(needs: Iterable[str], people: Iterable[Contact]) -> GapMatrix:
    """Which of the needs each of these contacts meets by what they offer, and which needs nobody meets.

    >>> people = [Contact("jae", "Jae", offers=("tax law", "Excel")), Contact("mei", "Mei", offers=("Korean",))]
    >>> found = gap_matrix(["Excel", "Tax law", "sailing"], people)
    >>> for need, row in zip(found.rows, found.cells):
    ...     print(need, dict(zip(found.columns, row)))
    Excel {'jae': True}
    sailing {'jae': False}
    Tax law {'jae': True}
    >>> print(found.met)
    Somebody offers what it takes for 2 of 3 needs (67 %).
    """
    wanted, blank = _texts(needs, "needs")
    offered = _offered(wanted, people)
    columns = tuple(sorted(offered))
    cells = tuple(tuple(need in offered[who] for who in columns) for need in wanted)
    return GapMatrix(tuple(wanted.values()), columns, cells, _met(sum(map(any, cells)), len(wanted), blank))


def smallest_cover(needs: Iterable[str], people: Iterable[Contact]) -> Cover:
    """The fewest of these contacts who together meet every need that any of them meets.

    The rule among sets of the same size: the one with the most offers for these needs, so that some are met twice; then
    the first by id. It is exact: all ways are weighed, and nobody is picked one at a time. ``InvalidRequest`` if there
    are more than ``MOST_NEEDS`` needs that somebody meets.

    >>> people = [Contact("ada", "Ada", offers=("law", "tax", "Korean", "Excel")),
    ...           Contact("jae", "Jae", offers=("law", "tax", "sailing")),
    ...           Contact("mei", "Mei", offers=("Korean", "Excel", "Hindi"))]
    >>> found = smallest_cover(["law", "tax", "sailing", "Korean", "Excel", "Hindi", "chess"], people)
    >>> found.people, found.gaps
    (('jae', 'mei'), ('chess',))
    >>> print(found.met)
    2 contacts offer what it takes for 6 of 7 needs (86 %).
    """
    wanted, blank = _texts(needs, "needs")
    offered = _offered(wanted, people)
    coverable = sorted(set().union(*offered.values()))
    if len(coverable) > MOST_NEEDS:
        msg = (
            f"{len(coverable)} needs are met by somebody, and weighing every combination of them would take too long; "
            f"choose the {MOST_NEEDS} that matter most"
        )
        raise InvalidRequest(msg)
    masks = {who: sum(1 << coverable.index(need) for need in sorted(offers)) for who, offers in offered.items()}
    chosen = _fewest(masks, (1 << len(coverable)) - 1)
    gaps = tuple(text for need, text in wanted.items() if need not in coverable)
    met = _met(len(coverable), len(wanted), blank, who=counted(len(chosen), "contact"))
    return Cover(chosen, gaps, met)


def aliases(names: Iterable[str], key: str) -> dict[str, str]:
    """An alias for each name, and the name it stands for, so that two people can compare lists without showing names.

    The same name and key give the same alias, which says nothing to whoever lacks the key: it is the beginning of the
    HMAC-SHA-256 of the name. Agree on the key by word of mouth, swap the aliases alone, ``overlap`` them, and delete
    both. Whoever has the key can still try names that come to mind. ``InvalidRequest`` for a key under twelve
    characters.

    >>> key = "heron violin gravel tea"
    >>> mine, theirs = aliases(["Ada", "Jae"], key), aliases(["JAE ", "Bao"], key)
    >>> [mine[alias] for alias in overlap(mine, theirs).both]
    ['Jae']
    """
    if len(key) < SHORTEST_KEY:
        msg = (
            f"the key has {len(key)} characters; agree on {SHORTEST_KEY} or more, such as four words, or it is guessed"
        )
        raise InvalidRequest(msg)
    texts, _ = _texts(names, "names")
    secret = key.encode()
    return {hmac.new(secret, name.encode(), hashlib.sha256).hexdigest()[:16]: text for name, text in texts.items()}


def _texts(texts: Iterable[str], name: str) -> tuple[dict[str, str], int]:
    """Each different text as it is compared and as it is written, in order, and how many were empty."""
    if isinstance(texts, str) or not isinstance(texts, Iterable):
        msg = f"{name} is {texts!r}, which is not a list of texts; write [...] around it"
        raise InvalidRequest(msg)
    every = list(texts)
    known = [text for text in every if is_known(text)]
    for text in known:
        if not isinstance(text, str):
            example = "['Excel', 'tax law']" if name == "needs" else "[contact.name for contact in network.contacts]"
            found = f"a {type(text).__name__}" if isinstance(text, Contact) else repr(text)
            msg = f"{name} has {found} among its texts, which is no text; write {example}"
            raise InvalidRequest(msg)
    written: dict[str, str] = {}
    for text in sorted(known):
        written.setdefault(folded(text), text.strip())
    written.pop("", None)
    return dict(sorted(written.items())), len(every) - len(known)


def _offered(wanted: Mapping[str, str], people: Iterable[Contact]) -> dict[ContactId, set[str]]:
    """What each contact offers of what is wanted; whoever offers none of it is not in it."""
    found = {
        one.id: {folded(offer) for offer in one.offers} & wanted.keys() for one in _inputs.records(people, Contact)
    }
    return {who: offers for who, offers in found.items() if offers}


def _met(part: int, whole: int, blank: int, who: str = "Somebody") -> Share:
    share = Share(part, whole, blank)
    verb = "offer" if who.endswith("s") else "offers"
    says = f"{who} {verb} what it takes for {share.of('need')}.{left_out({'without a word': blank})}"
    return replace(share, sentence=says)


def _fewest(masks: Mapping[ContactId, int], every: int) -> tuple[ContactId, ...]:
    """The best cover of ``every``: of the smallest size, then with the most offers, then the first by id."""
    first: dict[int, ContactId] = {}
    for who in sorted(masks):
        first.setdefault(masks[who], who)
    # Whoever offers no more than another can be swapped for that one: as few people, and as many offers or more.
    widest = [mask for mask in first if not any(mask & other == mask != other for other in first)]
    # The best way to meet each set of needs so far. By id, so that of two equal ways the earlier stays the first.
    best: dict[int, tuple[int, int, tuple[ContactId, ...]]] = {0: (0, 0, ())}
    for mask in sorted(widest, key=first.__getitem__):
        for met, (size, offers, chosen) in list(best.items()):
            way = (size + 1, offers - mask.bit_count(), (*chosen, first[mask]))
            best[met | mask] = min(way, best.get(met | mask, way))
    return best[every][2]
