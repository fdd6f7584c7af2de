"""Mentor and mentee together: whom both know, what is missing, and whom to ask.

Texts are compared without capitals, accents and extra spaces. Empty ones, None and NaN are left out and counted;
repeated ones count once.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from netkit.errors import InvalidRequest
from netkit.measures import _inputs
from netkit.model import Contact, ContactId
from netkit.results import Result, Share, share
from netkit.text import folded

MOST_NEEDS: Final = 12
"""The most needs of ``smallest_cover``, which compares every combination of them."""

SHORTEST_KEY: Final = 12
"""The fewest characters of a key for ``aliases``."""


@dataclass(frozen=True, slots=True)
class Overlap(Result):
    """Whom both know, and whom each would meet through the other, in alphabetical order.

    ``share`` is the Jaccard index: whom both know, of whom either knows.
    """

    both: tuple[str, ...]
    new_to_me: tuple[str, ...]
    new_to_them: tuple[str, ...]
    share: Share

    def __str__(self) -> str:
        return str(self.share)


@dataclass(frozen=True, slots=True)
class GapMatrix(Result):
    """Who offers what: ``cells[row][column]`` is whether that contact meets that need.

    ``rows`` are the needs in alphabetical order, ``columns`` the contacts who meet any of them, by id; ``met`` is the
    share of the needs that somebody meets.
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
    """Whom you both know, and whom each would meet through the other. The share is NaN if neither knows anybody.

    Pass names, ids or, so that no name need be shown, ``aliases``.

    >>> found = overlap(["Ada", "Jae", "Mei"], ["jae", "Bao"])
    >>> found.new_to_me, found.new_to_them
    (('Bao',), ('Ada', 'Mei'))
    >>> print(found.share)
    Both of you know 1 of 4 people (25 %); 1 would be new to you, 2 to the other.
    """
    (ours, blank), (others, more) = _texts(mine, "mine"), _texts(theirs, "theirs")
    both = tuple(ours[key] for key in ours if key in others)
    to_me = tuple(others[key] for key in others if key not in ours)
    to_them = tuple(ours[key] for key in ours if key not in others)
    known = share(
        *(len(both), len(both) + len(to_me) + len(to_them)),
        f"Both of you know {{}}; {len(to_me)} would be new to you, {len(to_them)} to the other.",
        *("person", "people"),
        reasons={"without a name": blank + more},
    )
    return Overlap(both, to_me, to_them, known)


def gap_matrix(needs: Iterable[str], people: Iterable[Contact]) -> GapMatrix:
    """Which of the needs each of these contacts meets by what they offer, and which needs nobody meets.

    >>> people = [Contact("jae", "Jae", offers=("tax law", "Excel")), Contact("mei", "Mei", offers=("Korean",))]
    >>> found = gap_matrix(["Excel", "Tax law", "sailing"], people)
    >>> found.rows, found.columns, found.cells
    (('Excel', 'sailing', 'Tax law'), ('jae',), ((True,), (False,), (True,)))
    """
    wanted, blank = _texts(needs, "needs")
    offered = _offered(wanted, people)
    columns = tuple(sorted(offered))
    cells = tuple(tuple(need in offered[who] for who in columns) for need in wanted)
    return GapMatrix(tuple(wanted.values()), columns, cells, _met(sum(map(any, cells)), len(wanted), blank))


def smallest_cover(needs: Iterable[str], people: Iterable[Contact]) -> Cover:
    """The fewest of these contacts who together meet every need that any of them meets.

    Of the smallest sets, the one with the most offers for these needs, then the first by id. ``InvalidRequest`` if
    somebody meets more than ``MOST_NEEDS`` needs.

    >>> people = [Contact("jae", "Jae", offers=("law", "tax")), Contact("mei", "Mei", offers=("tax", "Korean"))]
    >>> found = smallest_cover(["law", "tax", "Korean", "chess"], people)
    >>> found.people, found.gaps
    (('jae', 'mei'), ('chess',))
    """
    wanted, blank = _texts(needs, "needs")
    offered = _offered(wanted, people)
    coverable = sorted(set().union(*offered.values()))
    if len(coverable) > MOST_NEEDS:
        msg = (
            f"{len(coverable)} needs are met by somebody, and comparing every combination of them would take too long; "
            f"choose the {MOST_NEEDS} that matter most"
        )
        raise InvalidRequest(msg)
    masks = {who: sum(1 << coverable.index(need) for need in sorted(offers)) for who, offers in offered.items()}
    chosen = _fewest(masks, (1 << len(coverable)) - 1)
    gaps = tuple(text for need, text in wanted.items() if need not in coverable)
    who = "1 contact offers" if len(chosen) == 1 else f"{len(chosen)} contacts offer"
    met = _met(len(coverable), len(wanted), blank, who)
    return Cover(chosen, gaps, met)


def aliases(names: Iterable[str], key: str) -> dict[str, str]:
    """An alias for each name, and the name it stands for, so that two people can compare lists without showing names.

    An alias is the beginning of the HMAC-SHA-256 of the name. Agree on the key by word of mouth, exchange the aliases
    alone, and delete them after the ``overlap``. Whoever has the key can still guess names. ``InvalidRequest`` for a
    key under twelve characters.

    >>> key = "heron violin gravel tea"
    >>> mine, theirs = aliases(["Ada", "Jae"], key), aliases(["JAE ", "Bao"], key)
    >>> [mine[alias] for alias in overlap(mine, theirs).both]
    ['Jae']
    """
    if len(key) < SHORTEST_KEY:
        msg = f"the key has {len(key)} characters; agree on {SHORTEST_KEY} or more, such as four words"
        raise InvalidRequest(msg)
    texts, _ = _texts(names, "names")
    secret = key.encode()
    return {hmac.new(secret, name.encode(), hashlib.sha256).hexdigest()[:16]: text for name, text in texts.items()}


def _texts(texts: Iterable[str], name: str) -> tuple[dict[str, str], int]:
    """Each different text as it is compared and as it is written, and how many were empty."""
    every = _inputs.items([*texts] if isinstance(texts, Mapping) else texts, name)  # aliases are a dictionary
    known = [text for text in every if _inputs.is_known(text)]
    for text in known:
        if not isinstance(text, str):
            example = "['Excel', 'tax law']" if name == "needs" else "[contact.name for contact in network.contacts]"
            found = f"a {type(text).__name__}" if isinstance(text, Contact) else repr(text)
            msg = f"{name} has {found} among its texts, which is no text; write {example}"
            raise InvalidRequest(msg)
    written = {folded(text): text.strip() for text in sorted(known, reverse=True)}
    written.pop("", None)
    return dict(sorted(written.items())), len(every) - len(known)


def _offered(wanted: Mapping[str, str], people: Iterable[Contact]) -> dict[ContactId, set[str]]:
    """What each contact offers of what is wanted; whoever offers none of it is not in it."""
    found = {
        one.id: {folded(offer) for offer in one.offers} & wanted.keys() for one in _inputs.records(people, Contact)
    }
    return {who: offers for who, offers in found.items() if offers}


def _met(part: int, whole: int, blank: int, who: str = "Somebody offers") -> Share:
    return share(part, whole, f"{who} what it takes for {{}}.", "need", reasons={"without a word": blank})


def _fewest(masks: Mapping[ContactId, int], every: int) -> tuple[ContactId, ...]:
    """The best cover of ``every``: of the smallest size, then with the most offers, then the first by id."""
    first: dict[int, ContactId] = {}
    for who in sorted(masks):
        first.setdefault(masks[who], who)
    # A contact whose offers are a subset of another's is never needed.
    widest = [mask for mask in first if not any(mask & other == mask != other for other in first)]
    # The best way to meet each set of needs so far; in order of id, so that the first of two equal ways stays.
    best: dict[int, tuple[int, int, tuple[ContactId, ...]]] = {0: (0, 0, ())}
    for mask in sorted(widest, key=first.__getitem__):
        for met, (size, offers, chosen) in list(best.items()):
            way = (size + 1, offers - mask.bit_count(), (*chosen, first[mask]))
            best[met | mask] = min(way, best.get(met | mask, way))
    return best[every][2]
