"""What invented people are made of; ``vocabulary.toml`` holds the words."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

_WORDS: Final[dict[str, list[str]]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

NAMES: Final = _WORDS["names"]
