"""A stream of chance that gives the same numbers on every machine, for ever.

The numbers come from ``random.Random.random()``, the one method that Python promises not to change, started
from a SHA-256 hash. Each purpose has a stream of its own, so that a new purpose moves nothing that is there.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class SeededRandom:
    """Numbers, choices and orders that depend on nothing but the given words and numbers.

    >>> one, again, another = SeededRandom("names", 1), SeededRandom("names", 1), SeededRandom("names", 2)
    >>> draws = [stream.shuffled("abcdefgh") for stream in (one, again, another)]
    >>> draws[0] == draws[1], draws[0] == draws[2]
    (True, False)
    """

    def __init__(self, *of: str | int) -> None:
        digest = hashlib.sha256(json.dumps(of).encode()).digest()
        self._random = random.Random(int.from_bytes(digest, "big"))

    def number(self) -> float:
        """A number from 0 up to, but not including, 1."""
        return self._random.random()

    def happens(self, probability: float) -> bool:
        """Whether something of this probability happens."""
        return self.number() < probability

    def whole(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return low + int(self.number() * (high - low + 1))

    def choice(self, items: Sequence[T]) -> T:
        """One of the items. Hand over a sequence, never a set: a set has another order in every process."""
        return items[self.whole(0, len(items) - 1)]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in a new order."""
        order = list(items)
        for last in range(len(order) - 1, 0, -1):
            other = self.whole(0, last)
            order[last], order[other] = order[other], order[last]
        return order

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """So many of the items, each once at most, in the order drawn; all of them if there are no more.

        >>> len(set(SeededRandom("some").some("abcdefgh", 3)))
        3
        """
        order = list(items)
        for place in range(min(count, len(order))):
            other = self.whole(place, len(order) - 1)
            order[place], order[other] = order[other], order[place]
        return order[:count]
