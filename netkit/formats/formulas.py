"""Texts that a spreadsheet would take for a formula, and run."""

from __future__ import annotations

import re
from typing import Final

_FORMULA: Final = re.compile(r"'*(?:[\0\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""How a formula may begin, in the widths of East Asia too, after any apostrophes of ours or others."""


def guarded(text: str) -> str:
    """The text, with an apostrophe in front if a spreadsheet would take it for a formula.

    >>> guarded("=1+1"), guarded("1+1"), unguarded(guarded("=1+1"))
    ("'=1+1", '1+1', '=1+1')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text as it was before ``guarded``, whatever it was."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
