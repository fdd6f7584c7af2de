"""Closed banks of invented sentences, each with its label and the reason for it.

A bank is an answer key for its own sentences and judges no other text. The sentences are in the TOML file of the same
name, in the order in which they are shown.

>>> item = FLOWS[2]
>>> item.text, item.label
('Called Arif before the talk; he listened and said that I had managed harder ones.', 'moral support')
>>> item.why
'It gave courage, and nothing in the talk was changed by it.'
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence of a bank, its label, and the reason for the label."""

    id: str
    text: str
    label: str
    why: str


def _read(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


FLOW_LABELS: Final = ("information", "advice", "moral support")
"""What contacts are for, in the handout's order. How to tell the three apart is a convention of this course.

- Information is what one of the two knew and the other did not; it would be the same whoever told it.
- Advice is what one of the two would do in the other's place.
- Moral support is courage or company; it neither tells nor recommends anything.

Either of the two may give.
"""

FLOWS: Final = tuple(Item(key, **fields) for key, fields in _read("flows").items())
"""Twenty-four lines of a log, eight of each label."""
