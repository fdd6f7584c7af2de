"""Some of the contacts, in any order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from netkit.checks.forms.form import NONE, Form, Unreadable, close_to, items, short
from netkit.results import counted
from netkit.text import folded


@dataclass(frozen=True, slots=True)
class Contacts(Form[list[str]]):
    """Some of the contacts; ``names`` maps their ids to names.

    >>> form = Contacts({"mei": "Mei", "jae": "Jae", "tomas": "Tomás"})
    >>> form.read("tomas and “MEI”"), form.read("nobody")
    (['mei', 'tomas'], [])
    """

    names: dict[str, str]

    @property
    def words(self) -> str:
        """What is asked for."""
        return "names from the list with commas between them, or none"

    @property
    def example(self) -> str:
        """Two names that are on no list."""
        return "Robin, Alex"

    def parse(self, text: str) -> list[str]:
        """The ids, sorted. Names and ids are known in any case, without accents, and with spaces between them."""
        known = {folded(id_): id_ for id_ in self.names} | {folded(name): id_ for id_, name in self.names.items()}
        found: set[str] = set()
        unknown: list[str] = []
        for part in items(text):
            for name in self._separate(part, known):
                if folded(name) in known:
                    found.add(known[folded(name)])
                elif folded(name) not in NONE:
                    unknown.append(name)
        if unknown:
            said = ", ".join(short(name) for name in unknown[:3])
            verb = "is" if len(unknown) == 1 else "are"
            msg = f"{said} {verb} not on the list.{close_to(unknown[0], self.names.values())}"
            raise Unreadable(msg)
        return sorted(found)

    @staticmethod
    def _separate(part: str, known: dict[str, str]) -> list[str]:
        """The names in a part between commas: split at "and" and "/", and at spaces if every word is a name."""
        if folded(part) in known:
            return [part]
        names = [bare for name in re.split(r"\band\b|[&/+]", part) if (bare := name.strip(" \"'"))]
        return [word for name in names for word in (name.split() if _all_known(name, known) else [name])]

    def write(self, value: list[str]) -> str:
        """The names with commas, or "none"; ids and names may be given."""
        return ", ".join(self.names.get(one, one) for one in value) or "none"

    def spellings(self, value: list[str]) -> tuple[str, ...]:
        """A name on each line, in capitals; with "and" between them, the last first."""
        names = [self.names[one] for one in value] or ["nobody"]
        return "\n".join(names).upper(), " and ".join(reversed(names))

    def said(self, value: list[str]) -> str:
        """How many contacts, and which."""
        if not value:
            return "none of the contacts"
        return f"{counted(len(value), 'contact')} of the list: {self._listed(value)}"

    def compare(self, value: list[str], expected: list[str]) -> tuple[float, tuple[str, ...]]:
        """(right names - wrong names) / names expected, at least 0; where nobody is expected, 1 or 0."""
        said, truth = set(value), set(expected)
        share = max(0.0, (len(said & truth) - len(said - truth)) / len(truth)) if truth else float(not said)
        lines = []
        if said != truth:
            if said & truth:
                lines.append(f"Right: {self._listed(said & truth)}.")
            if said - truth:
                lines.append(f"Not right: {self._listed(said - truth)}.")
            if missing := len(truth - said):
                lines.append(f"Missing: {counted(missing, 'name')}.")
        return share, tuple(lines)

    def holds(self, value: list[str], mistake: list[str]) -> bool:
        """Whether both name the same people."""
        return bool(value == mistake)

    def _listed(self, ids: Iterable[str]) -> str:
        return ", ".join(sorted(self.names[one] for one in ids))


def _all_known(name: str, known: dict[str, str]) -> bool:
    return all(folded(word) in known for word in name.split())
