"""Texts in the lines of a vCard (RFC 6350, 3.2 and 3.4) and of a calendar (RFC 5545, 3.1 and 3.3.11)."""

from __future__ import annotations

import re
from typing import Final

_WIDTH: Final = 75
"""Octets in a line, its line break not counted."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def without_controls(text: str) -> str:
    """The text without the characters that no such file may hold, and with one kind of line break."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """The text in one line; the commas and semicolons of a web address are its own."""
    return without_controls(text).replace("\\", "\\\\").replace("\n", "\\n")


def escaped(text: str) -> str:
    """The text as a value, in one line."""
    return one_line(text).replace(",", "\\,").replace(";", "\\;")


def folded_line(line: str) -> str:
    """The line with its line break, folded where it is too long, and never within a character."""
    pieces = [""]
    size = 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > _WIDTH:
            pieces.append("")
            size = 1  # The space that marks a continued line counts too.
        pieces[-1] += sign
        size += octets
    return "\r\n ".join(pieces) + "\r\n"
