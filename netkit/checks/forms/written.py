"""A paragraph in one's own words, which a person marks."""

from __future__ import annotations

from dataclasses import dataclass

from netkit.checks.forms.form import Form
from netkit.results import counted


@dataclass(frozen=True, slots=True)
class Written(Form[str]):
    """A paragraph of ``least`` to ``most`` words. A different length is read too, and said.

    >>> Written(120, 180).said("Two words")
    '2 words, and 120 to 180 are asked for'
    """

    least: int
    most: int

    @property
    def words(self) -> str:
        """What is asked for."""
        return f"{self.least} to {self.most} words of your own"

    @property
    def example(self) -> str:
        """A beginning."""
        return "In March a contact …"

    def parse(self, text: str) -> str:
        """The text as it was typed."""
        return text.strip()

    def write(self, value: str) -> str:
        """The text."""
        return str(value)

    def said(self, value: str) -> str:
        """The number of words."""
        number = len(value.split())
        asked = "" if self.least <= number <= self.most else f", and {self.least} to {self.most} are asked for"
        return counted(number, "word") + asked

    def compare(self, value: str, expected: str) -> tuple[float, tuple[str, ...]]:
        """1 for the same words."""
        return float(value.split() == expected.split()), ()
