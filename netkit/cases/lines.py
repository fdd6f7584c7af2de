"""What is written in the records of an invented career; the sentences are in ``lines.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

from netkit.model import Gift, Kind

_LINES: Final[dict[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

TOPICS: Final[list[str]] = _LINES["topics"]
SUMMARIES: Final[dict[Kind, list[str]]] = _LINES["summaries"]
UNANSWERED: Final[list[str]] = _LINES["unanswered"]
ABOUT: Final[dict[Gift, list[str]]] = _LINES["about"]
ASKS: Final[dict[Gift, list[str]]] = _LINES["asks"]
BY_ME: Final[list[str]] = _LINES["by_me"]
BY_THEM: Final[list[str]] = _LINES["by_them"]
PURPOSES: Final[list[str]] = _LINES["purposes"]
OUTCOMES: Final[list[str]] = _LINES["outcomes"]
HOW_MET: Final[dict[str, str]] = _LINES["how_met"]
NOTES: Final[list[str]] = _LINES["notes"]
