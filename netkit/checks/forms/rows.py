"""A row for some of the lines of a log: a label and a day, such as who promised and by when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from netkit.checks.forms.form import Blank, Form, Unreadable, beginning, is_blank, short, span, tidy
from netkit.errors import InvalidRequest
from netkit.network.typed_dates import day
from netkit.results import counted, listed
from netkit.text import folded

_NO_ROW: Final = frozenset({"none", "nothing", "no promise", "no"})
_SPELLINGS: Final = {"me": {"i", "my", "mine"}, "them": {"they", "their", "theirs", "she", "he", "her", "him"}}


@dataclass(frozen=True, slots=True)
class Rows(Form[dict[str, str]]):
    """For each of the lines a label and a day, or nothing. ``today`` is the day from which a year is understood.

    >>> Rows(("A", "B", "C"), ("me", "them"), "2026-03-20").read("B: them, 9 April")
    {'B': 'them 2026-04-09'}
    """

    lines: tuple[str, ...]
    labels: tuple[str, ...]
    today: str

    @property
    def words(self) -> str:
        """What is asked for."""
        return f"a row for each line that has one, with {' or '.join(self.labels)} and a day"

    @property
    def example(self) -> str:
        """A row for the first line."""
        return f"{self.lines[0]}: {self.labels[0]}, 5 May"

    def parse(self, text: str) -> dict[str, str]:
        """The rows by line, and an empty one for "none"."""
        parts = [part.strip() for part in re.split(r"[;\n]", tidy(text)) if not is_blank(part)]
        found: dict[str, str] = {}
        for part in parts:
            line, said = beginning(part.replace("|", " "), self.lines)
            if line is None:
                msg = f"{short(part)} does not begin with one of {span(self.lines)}."
                raise Unreadable(msg)
            row = (
                ""
                if is_blank(said) or folded(said) in {"none", "nothing", "no promise", "no"}
                else self._row(line, said)
            )
            if found.setdefault(line, row) != row:
                msg = f"{line} has two rows."
                raise Unreadable(msg)
        if not found:
            raise Blank
        return found

    def _row(self, line: str, said: str) -> str:
        labels = {word: label for label in self.labels for word in {folded(label), *_SPELLINGS.get(label, ())}}
        words = re.split(r"[\s,:]+", said.strip(" ,:"))
        label = next((labels[folded(word)] for word in (words[0], words[-1]) if folded(word) in labels), None)
        if label is None:
            msg = f"{line} has {short(said)}, with none of {listed(self.labels)}."
            raise Unreadable(msg)
        rest = " ".join(word for word in words if folded(word) not in labels)
        if not re.search(r"\d", rest):
            msg = f"{line} has {short(said)}, without a day." if not rest else f"{line}: {short(rest)} is no date."
            raise Unreadable(msg)
        return f"{label} {self._day(line, rest)}"

    def _day(self, line: str, text: str) -> date:
        today = date.fromisoformat(self.today)
        try:
            near = [day(text, today=today, looking=looking) for looking in ("back", "ahead")]
        except InvalidRequest:
            msg = f"{line}: {short(text)} is no date."
            raise Unreadable(msg) from None
        return min(near, key=lambda one: abs(one - today))

    def write(self, value: dict[str, str]) -> str:
        """A line for each row."""
        return "\n".join(f"{line}: {row.replace(' ', ', ', 1) or 'none'}" for line, row in value.items())

    def spellings(self, value: dict[str, str]) -> tuple[str, ...]:
        """With brackets and without commas; the day as 9.4.2026."""
        rows = [f"{line}) {row or 'none'}" for line, row in value.items()]
        dotted = [re.sub(r"(\d+)-0?(\d+)-0?(\d+)$", r"\3.\2.\1", row) for row in rows]
        return "\n".join(rows), "; ".join(dotted)

    def said(self, value: dict[str, str]) -> str:
        """How many rows, and each of them."""
        rows = {line: row for line, row in value.items() if row}
        return f"{counted(len(rows), 'row')}: {'; '.join(f'{line} {row}' for line, row in rows.items()) or 'none'}"

    def compare(self, value: dict[str, str], expected: dict[str, str]) -> tuple[float, tuple[str, ...]]:
        """(half for each right label and right day - rows that should not be there) / rows expected, at least 0."""
        rows = [line for line in self.lines if expected.get(line)]
        said = [line for line in self.lines if value.get(line)]
        parts = [(value.get(line, "").split(), expected[line].split()) for line in rows]
        halves = sum(one[at : at + 1] == other[at : at + 1] for one, other in parts for at in (0, 1))
        extra = [line for line in said if line not in rows]
        right = [line for line in rows if value.get(line) == expected[line]]
        if len(right) == len(rows) and not extra:
            return 1.0, ()
        wrong = [line for line in said if line not in right]
        missing = len([line for line in rows if line not in said])
        lines = [f"Right: {listed(right)}."] if right else []
        lines += [f"Not yet right: {listed(wrong)}."] if wrong else []
        lines += [f"Missing: {counted(missing, 'row')}."] if missing else []
        return round(max(0.0, (halves / 2 - len(extra)) / max(1, len(rows))), 9), tuple(lines)

    def holds(self, value: dict[str, str], mistake: dict[str, str]) -> bool:
        """Whether the lines of the mistake have its rows in the answer."""
        return all(value.get(line, "") == row for line, row in mistake.items())

    def parts(self, mistake: dict[str, str]) -> frozenset[str]:
        """The lines in the mistake."""
        return frozenset(mistake)
