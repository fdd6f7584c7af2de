"""The course's own handout: every piece of advice in our words, on one page.

``bullets.toml`` has a row for each bullet of the text that the course is based on; a habit's words are its rule.
"""

from __future__ import annotations

import tomllib
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from netkit.measures.habit_rules import RULES

TABLE: Final = Path(__file__).with_name("bullets.toml")


def rows() -> list[dict[str, Any]]:
    """The rows of the table, in the order of the text; each has its words under ``bullet``."""
    habits = {one.id: one.rule.removesuffix(".") for one in RULES}
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return [{"bullet": habits.get(row["id"], ""), **row} for row in table["bullet"]]


def page() -> str:
    """The handout as Markdown: a heading and a list for each part of the text."""
    parts = groupby(rows(), lambda row: row["group"])
    lists = [f"**{part}**\n\n" + "\n".join(f"- {row['bullet']}." for row in some) for part, some in parts]
    return "\n\n".join(['<div class="handout">', *lists, "</div>"])
