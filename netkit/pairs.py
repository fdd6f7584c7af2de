"""What is known of pairs of contacts beside the ties; it is kept with the records, and in an archive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from netkit.model import ContactId, Record


@dataclass(frozen=True, slots=True)
class Pair:
    """Two contacts, the lesser id first."""

    a: ContactId
    b: ContactId

    def __post_init__(self) -> None:
        if self.a > self.b:
            first, second = self.b, self.a
            object.__setattr__(self, "a", first)
            object.__setattr__(self, "b", second)


@dataclass(frozen=True, slots=True)
class Distinct(Pair):
    """Two contacts who are known to be two people."""


@dataclass(frozen=True, slots=True)
class LookedAt(Pair):
    """Two contacts of whom somebody has said whether they know each other: if there is no tie, they do not."""


Stored: TypeAlias = Record | Distinct | LookedAt
