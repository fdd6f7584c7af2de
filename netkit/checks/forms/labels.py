"""A label for each item, such as true, false or cannot tell for each statement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from netkit.checks.forms.form import (
    Blank,
    Form,
    Unreadable,
    beginning,
    close_to,
    is_blank,
    short,
    span,
    tidy,
    without_remark,
)
from netkit.results import counted, listed
from netkit.text import folded

TRUTH: Final = ("true", "false", "cannot tell")

_SPELLINGS: Final = {
    "true": {"t", "yes", "y", "right", "correct", "1"},
    "false": {"f", "no", "n", "not true", "untrue", "wrong", "incorrect", "0"},
    "cannot tell": {"can not tell", "can't tell", "cant tell", "cannot", "can't", "ct", "c", "unknown", "?"},
}
"""Other spellings of labels."""


@dataclass(frozen=True, slots=True)
class Labels(Form[dict[str, str]]):
    """One of the labels for each item.

    >>> Labels(("A", "B")).read("A: True; b can’t tell")
    {'A': 'true', 'B': 'cannot tell'}
    """

    items: tuple[str, ...]
    labels: tuple[str, ...] = TRUTH

    @property
    def words(self) -> str:
        """What is asked for."""
        labels = f"{', '.join(self.labels[:-1])} or {self.labels[-1]}"
        return f"{labels} for each of {span(self.items)}"

    @property
    def example(self) -> str:
        """The first item with a label."""
        return f"{self.items[0]}: {self.labels[0]}"

    def parse(self, text: str) -> dict[str, str]:
        """The labels by item, without the items that have none. Labels alone are taken in the order of the items."""
        parts = [part.strip() for part in re.split(r"[,;\n]", self._bare(text)) if part.strip(" .")]
        if len(parts) == 1:
            parts = self._on_one_line(parts[0])
        pairs = [beginning(part, self.items) for part in parts]
        if all(item is None and not re.match(r"\w\s*[):=.]", said) for item, said in pairs):
            if len(pairs) != len(self.items):
                msg = f"{short(text)} has {counted(len(pairs), 'label')}, and {len(self.items)} are needed."
                raise Unreadable(msg)
            pairs = [(item, said) for item, (_, said) in zip(self.items, pairs, strict=True)]
        found: dict[str, str] = {}
        for item, said in pairs:
            if item is None:
                msg = f"{short(said)} does not begin with one of {span(self.items)}."
                raise Unreadable(msg)
            if not is_blank(said):
                label = self._label(item, said)
                if found.setdefault(item, label) != label:
                    msg = f"{item} has two labels, {found[item]} and {label}."
                    raise Unreadable(msg)
        if not found:
            raise Blank
        return found

    @staticmethod
    def _bare(text: str) -> str:
        return re.sub(r"[\"\[\]{}*|]", "", "\n".join(folded(line) for line in tidy(text).splitlines())).replace(
            "_", " "
        )

    def _on_one_line(self, line: str) -> list[str]:
        """Items or labels with only spaces between them."""
        names = "|".join(re.escape(folded(item)) for item in self.items)
        cut = [part for part in re.split(rf"\s+(?=(?:{names})\s*[):=.]|(?:{names})\s+\w)", line) if part]
        if len(cut) > 1 and all(beginning(part, self.items)[0] for part in cut):
            return cut
        known = sorted((spelling for label in self.labels for spelling in self._spellings(label)), key=len)
        alone = "|".join(re.escape(spelling) for spelling in reversed(known))
        return re.findall(rf"(?:{alone})(?!\S)", line) if re.fullmatch(rf"(?:\s*(?:{alone})(?!\S))+", line) else [line]

    @staticmethod
    def _spellings(label: str) -> set[str]:
        return {folded(label), *_SPELLINGS.get(label, ())}

    def _label(self, item: str, said: str) -> str:
        spoken = without_remark(said).strip(" .'!")
        for label in self.labels:
            if spoken in self._spellings(label):
                return label
        begun = [label for label in self.labels if spoken and folded(label).startswith(spoken)]
        if len(begun) == 1:
            return begun[0]
        msg = f"{item} has {short(said)}, which is none of the labels.{close_to(said, self.labels)}"
        raise Unreadable(msg)

    def write(self, value: dict[str, str]) -> str:
        """One line for each item."""
        return "\n".join(f"{item}: {label}" for item, label in value.items())

    def spellings(self, value: dict[str, str]) -> tuple[str, ...]:
        """With brackets, in capitals and from the last to the first; on one line; labels alone."""
        lines = [f"{item}) {label.upper()}" for item, label in reversed(value.items())]
        alone = [value[item] for item in self.items if item in value]
        line = "; ".join(f"{item}: {label}" for item, label in value.items())
        return ("\n".join(lines), line, *(["\n".join(alone)] if len(alone) == len(self.items) else []))

    def said(self, value: dict[str, str]) -> str:
        """The labels with their items, and the items without one."""
        parts = [f"{item} {value[item]}" for item in self.items if item in value]
        missing = [item for item in self.items if item not in value]
        return ", ".join(parts) + (f"; nothing yet for {listed(missing)}" if missing else "")

    def compare(self, value: dict[str, str], expected: dict[str, str]) -> tuple[float, tuple[str, ...]]:
        """The share right of each label, averaged over labels and rescaled so that one label for all earns 0."""
        kinds = sorted(set(expected.values()))
        members = [[item for item in expected if expected[item] == kind] for kind in kinds]
        right = [sum(value.get(item) == expected[item] for item in items) / len(items) for items in members]
        chance = 1 / len(kinds) if len(kinds) > 1 else 0
        share = round(max(0.0, (sum(right) / len(kinds) - chance) / (1 - chance)), 9)
        said = {
            "Right": [item for item in expected if value.get(item) == expected[item]],
            "Not yet right": [item for item in expected if item in value and value[item] != expected[item]],
            "No label yet": [item for item in expected if item not in value],
        }
        if len(said["Right"]) == len(expected):
            return 1.0, ()
        return share, tuple(f"{words}: {listed(items)}." for words, items in said.items() if items)

    def holds(self, value: dict[str, str], mistake: dict[str, str]) -> bool:
        """Whether every item of the mistake has its label in the answer."""
        return all(value.get(item) == label for item, label in mistake.items())

    def parts(self, mistake: dict[str, str]) -> frozenset[str]:
        """The items in the mistake."""
        return frozenset(mistake)
