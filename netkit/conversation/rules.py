"""What a bank of sentences and a list of rules are made of.

A rule looks for a few turns of phrase and nothing else. It knows its own bank by heart; of any other sentence it can
say only whether it fired.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from netkit.errors import InvalidRequest


@dataclass(frozen=True, slots=True)
class Item:
    """One invented sentence of a closed bank, with its label and why it has it."""

    id: str
    text: str
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class Finding:
    """The rule that fired first, with its label and what it says; ``label`` and ``rule`` are ``None`` where none did.

    ``words`` are the words of the text that the rule fired on.
    """

    label: str | None
    rule: str | None
    sentence: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A name, the label that it stands for, what it says, and the turns of phrase that make it fire.

    The phrases are regular expressions. They meet small letters, single spaces and straight apostrophes, and match
    whole words only.
    """

    name: str
    label: str
    sentence: str
    phrases: tuple[str, ...]
    _pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_pattern", re.compile(rf"\b(?:{'|'.join(self.phrases)})\b"))

    def words_in(self, text: str) -> str:
        """The words of a prepared text that make this rule fire, or an empty string."""
        found = self._pattern.search(text)
        return found[0] if found else ""


def first_to_fire(rules: Sequence[Rule], text: str, *, otherwise: str) -> Finding:
    """What the first of the rules to fire says of this text, or a finding without a label that says ``otherwise``."""
    ready = prepared(text)
    for rule in rules:
        if words := rule.words_in(ready):
            return Finding(rule.label, rule.name, rule.sentence, words)
    return Finding(None, None, otherwise)


def prepared(text: str) -> str:
    """The text in small letters, with single spaces and straight apostrophes.

    Raises ``InvalidRequest`` for anything but text.
    """
    if not isinstance(text, str):
        msg = f"this reads one text in quotation marks, but was given {text!r}"
        raise InvalidRequest(msg)
    composed = unicodedata.normalize("NFC", text.casefold())
    return " ".join(composed.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
