"""Texts in the lines of a vCard (RFC 6350, 3.2 and 3.4) and of a calendar (RFC 5545, 3.1 and 3.3.11)."""

from __future__ import annotations

import re
from typing import Final

_FOLDED: Final = re.compile(rb"(?:\A.{1,75}|.{1,74})(?![\x80-\xbf])", re.DOTALL)
"""The octets in a line, of which a continued one begins with a space."""
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
    return "\r\n ".join(piece.decode() for piece in _FOLDED.findall(line.encode())) + "\r\n"
