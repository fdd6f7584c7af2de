"""All the items, in an order: steps, or a ranking."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from netkit.checks.forms.form import Blank, Form, Unreadable, short, tidy
from netkit.results import listed
from netkit.text import folded


@dataclass(frozen=True, slots=True)
class Order(Form[list[str]]):
    """The items in order, the first first. An answer that lacks some is read too.

    >>> Order(("A", "B", "C")).read("c > a, B")
    ['C', 'A', 'B']
    """

    items: tuple[str, ...]

    @property
    def words(self) -> str:
        """What is asked for."""
        return f"{listed(self.items)} in order, with commas between them"

    @property
    def example(self) -> str:
        """The first two items, turned round."""
        return f"{self.items[1]}, {self.items[0]}, …"

    def parse(self, text: str) -> list[str]:
        """The items as they stand; numbers before them, arrows and the word "then" are left out."""
        known = {folded(item): item for item in self.items}
        line = re.sub(r"\b\d{1,2}[.):]\s|\bthen\b", " ", tidy(text))
        words = [word for part in re.split(r"[,;>\n|→\s-]+", line) if (word := part.strip(" .\"'()[]"))]
        if len(words) == 1 and folded(words[0]) not in known:
            words = list(words[0])  # CAB
        found: list[str] = []
        for word in words:
            if (item := known.get(folded(word))) is None:
                msg = f"{short(word)} is none of {listed(self.items)}."
                raise Unreadable(msg)
            if item in found:
                msg = f"{item} stands there twice."
                raise Unreadable(msg)
            found.append(item)
        if not found:
            raise Blank
        return found

    def write(self, value: list[str]) -> str:
        """The items with commas."""
        return ", ".join(value)

    def spellings(self, value: list[str]) -> tuple[str, ...]:
        """Without commas, with arrows, and with numbers."""
        numbered = [f"{place}. {item}" for place, item in enumerate(value, start=1)]
        return "".join(value), " > ".join(value).lower(), "\n".join(numbered)

    def said(self, value: list[str]) -> str:
        """The items in the order that was read, and those that are missing."""
        missing = [item for item in self.items if item not in value]
        return self.write(value) + (f"; not there yet: {listed(missing)}" if missing else "")

    def compare(self, value: list[str], expected: list[str]) -> tuple[float, tuple[str, ...]]:
        """(pairs in the right order - pairs in the wrong order) / all pairs, at least 0."""
        if value == expected:
            return 1.0, ()
        place = {item: at for at, item in enumerate(value)}
        pairs = list(combinations(expected, 2))
        known = [place[a] < place[b] for a, b in pairs if a in place and b in place]
        share = max(0.0, (known.count(True) - known.count(False)) / len(pairs))
        kept = _in_order(value, expected)
        moved = [item for item in value if item not in kept]
        missing = [item for item in expected if item not in place]
        lines = [f"In order among themselves: {listed(kept)}."] if len(kept) > 1 else []
        lines += [f"Not yet in place: {listed(moved)}."] if moved else []
        lines += [f"Not there yet: {listed(missing)}."] if missing else []
        return round(share, 9), tuple(lines)

    def holds(self, value: list[str], mistake: list[str]) -> bool:
        """Whether the items of the mistake stand in its order in the answer."""
        return [item for item in value if item in mistake] == mistake


def _in_order(value: Sequence[str], expected: Sequence[str]) -> list[str]:
    """The most items that can stay as they are, the others being moved."""
    at = {item: place for place, item in enumerate(expected)}
    best: list[list[str]] = []
    for item in value:
        before = [kept for kept in best if at[kept[-1]] < at[item]]
        best.append([*max(before, key=len, default=[]), item])
    return max(best, key=len)
