"""What a lesson lets its readers find out for themselves: an exploration, which asks for a guess before it opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from netkit.errors import InvalidRequest
from netkit.results import shown

LISTED: Final = 8
"""A table of all that can be tried has at most so many rows."""


@dataclass(frozen=True, slots=True)
class Range:
    """A number to choose, from ``least`` to ``most`` in steps."""

    label: str
    least: float
    most: float
    step: float = 1

    def read(self, value: object) -> float:
        """The number that was sent. Raises ``InvalidRequest`` for what is no number of this range."""
        try:
            number = float(str(value).strip().replace(",", "."))
        except ValueError:
            number = self.least - 1
        steps = (number - self.least) / self.step
        if not self.least <= number <= self.most or abs(steps - round(steps)) > 1e-6:
            msg = f"{self.label}: type a number from {self.least:g} to {self.most:g} in steps of {self.step:g}"
            raise InvalidRequest(msg)
        return int(number) if number == int(number) else number

    @property
    def middle(self) -> float:
        """The number half way."""
        return self._at(self._steps // 2)

    def listed(self) -> list[float]:
        """Numbers of the range, at equal distances: all, or of many a few."""
        return [self._at(index) for index in range(0, self._steps + 1, -(-(self._steps + 1) // LISTED))]

    @property
    def _steps(self) -> int:
        return round((self.most - self.least) / self.step)

    def _at(self, index: int) -> float:
        return self.read(round(self.least + self.step * index, 9))


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several words to choose."""

    label: str
    options: tuple[str, ...]

    def read(self, value: object) -> str:
        """The word that was sent. Raises ``InvalidRequest`` for one that is not among the options."""
        if value not in self.options:
            msg = f"{self.label}: choose one of {', '.join(self.options)}"
            raise InvalidRequest(msg)
        return str(value)

    @property
    def middle(self) -> str:
        """The first option; words have no middle."""
        return self.options[0]

    def listed(self) -> list[str]:
        """All options."""
        return [*self.options]


Control: TypeAlias = Range | Choice


@dataclass(frozen=True, slots=True)
class Trial:
    """Controls by name, and ``result``: called with their values it gives the number that ``measure`` names.

    ``limits`` are the least and the highest number there can be; a bar is drawn between them.

    >>> asks = Trial({"n": Range("People", 1, 9)}, lambda n: 1 - 0.5**n, measure="chance of a no")
    >>> asks.row({"n": "2"})
    ('People 2', 0.75)
    """

    controls: Mapping[str, Control]
    result: Callable[..., float]
    measure: str
    limits: tuple[float, float] = (0, 1)

    def row(self, values: Mapping[str, object]) -> tuple[str, float]:
        """What was tried, in words, and the number that came of it."""
        read = {name: control.read(values.get(name)) for name, control in self.controls.items()}
        words = [
            f"{self.controls[name].label} {value if isinstance(value, str) else shown(value)}"
            for name, value in read.items()
        ]
        return ", ".join(words), self.result(**read)

    def rows(self) -> list[tuple[str, float]]:
        """A row for each value of the first control, the others in the middle of what they can be."""
        (first, control), *others = self.controls.items()
        middle = {name: other.middle for name, other in others}
        return [self.row({first: value, **middle}) for value in control.listed()]


@dataclass(frozen=True, slots=True)
class Exploration:
    """A question that can be found out, by controls, and paragraphs that explain what was found."""

    question: str
    by: Trial
    explanation: tuple[str, ...]
