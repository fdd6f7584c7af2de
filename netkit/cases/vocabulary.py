"""What invented people are made of and the sentences in their records; ``vocabulary.toml`` holds the words."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

from netkit.model import Gift, Kind

_WORDS: Final[dict[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

NAMES: Final[list[str]] = _WORDS["names"]
FAMILY_NAMES: Final[list[str]] = _WORDS["family_names"]
REGIONS: Final[list[str]] = _WORDS["regions"]
TITLES: Final[dict[str, str]] = _WORDS["titles"]
INTERESTS: Final[list[str]] = _WORDS["interests"]
SKILLS: Final[list[str]] = _WORDS["skills"]
TAGS: Final[list[str]] = _WORDS["tags"]

COMPANIES: Final[dict[str, list[str]]] = _WORDS["companies"]
UNIVERSITIES: Final[list[str]] = _WORDS["universities"]
GROUPS: Final[list[str]] = _WORDS["groups"]
ASSOCIATIONS: Final[list[str]] = _WORDS["associations"]
HELPING: Final[list[str]] = _WORDS["helping"]

TOPICS: Final[list[str]] = _WORDS["topics"]
SUMMARIES: Final[dict[Kind, list[str]]] = _WORDS["summaries"]
UNANSWERED: Final[list[str]] = _WORDS["unanswered"]
ABOUT: Final[dict[Gift, list[str]]] = _WORDS["about"]
ASKS: Final[dict[Gift, list[str]]] = _WORDS["asks"]
BY_ME: Final[list[str]] = _WORDS["by_me"]
BY_THEM: Final[list[str]] = _WORDS["by_them"]
PURPOSES: Final[list[str]] = _WORDS["purposes"]
OUTCOMES: Final[list[str]] = _WORDS["outcomes"]
HOW_MET: Final[dict[str, str]] = _WORDS["how_met"]
NOTES: Final[list[str]] = _WORDS["notes"]
