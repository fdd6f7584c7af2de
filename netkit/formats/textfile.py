"""A file that a person chose, perhaps a wrong one: what kind of file it is, and its text in whichever coding."""

from __future__ import annotations

import codecs
import io
import os
import re
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from netkit.errors import NO_OPTION, Option, UnreadableFile
from netkit.formats import codepage

LARGEST: Final = 64 << 20
"""How many bytes a text file may have."""
LONGEST: Final = 131_072
"""How many characters a line or a cell may have."""
HEAD: Final = 4096
"""A file of another kind shows it within this many bytes."""

_KINDS: Final = tomllib.loads(Path(__file__).with_name("other_kinds.toml").read_text("utf-8"))["kinds"]
_PATTERNS: Final = [
    (re.compile(begins.encode("latin-1"), re.IGNORECASE | (re.DOTALL if begins[:2] == "PK" else re.NOFLAG)), what, how)
    for begins, what, how in _KINDS
]
_UNSEEN: Final = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u00ad")) | dict.fromkeys(
    map(ord, "\u00a0\u2007\u202f"), " "
)


@dataclass(frozen=True, slots=True)
class InMemory:
    """A file that is not on the disk here, such as one that a browser sent."""

    name: str
    content: bytes = field(repr=False)


File: TypeAlias = str | Path | InMemory


def name_of(file: File) -> str:
    """The name of a file, without its folder."""
    return file.name if isinstance(file, InMemory) else Path(file).name


def refused(name: str | Path, why: str, *, option: Option = NO_OPTION) -> UnreadableFile:
    """The error for a file of this name, and the option that would help in place of ``{option}``."""
    return UnreadableFile(f"{name}: {why}", option=option)


def at_home(path: Path) -> Path:
    """The path with ``~`` as a home folder; ``~draft.csv``, where nobody is called so, stays as it is."""
    return Path(os.path.expanduser(path))  # noqa: PTH111 - Path.expanduser raises


@contextmanager
def open_file(path: File) -> Iterator[tuple[io.BufferedReader, str]]:
    """Open a file that a person chose; gives it and its name.

    Raises UnreadableFile for a file that is missing or may not be opened, with its path as it was typed.
    """
    if isinstance(path, InMemory):
        # The buffer is as long as the longest look ahead.
        yield io.BufferedReader(io.BytesIO(path.content)), path.name
        return
    typed, path = Path(path), at_home(Path(path))
    try:
        if path.is_dir():
            raise refused(typed, "this is a folder. Name a file in it")
        with path.open("rb") as file:
            yield file, typed.name
    except FileNotFoundError:
        raise refused(typed, "there is no such file. Check its name, and the folder it is in") from None
    except OSError as error:
        raise refused(typed, f"the file cannot be read ({error.strerror}). Check that you may open it") from None


def read_whole(file: io.BufferedReader, name: str, *, most: int, advice: str) -> bytes:
    """The whole of an open file, which is refused with this advice if it is larger than ``most`` bytes."""
    raw = file.read(most + 1)
    if len(raw) > most:
        raise refused(name, f"the file is larger than {most >> 20} MB. {advice}")
    return raw


def refuse_another_kind(head: bytes, name: str, wanted: str) -> None:
    """Raise UnreadableFile for a file that is empty or begins as another kind of file does."""
    head = plain_head(head)
    if not head.strip(b"\x1a \t\r\n\0"):
        raise refused(name, "the file is empty. Choose one with people in it")
    for begins, what, how in _PATTERNS:
        if begins.match(head):
            raise refused(name, f"this is {what}. {how or f'Choose {wanted} instead'}")


def plain_head(head: bytes) -> bytes:
    """The first bytes of a file in UTF-8, without a byte order mark, if they are in UTF-16."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head[: len(head) & ~1].decode("utf-16", "replace").encode("utf-8", "replace")
    return head.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def text_of(raw: bytes, name: str, is_heading: Callable[[str], bool]) -> str:
    """The text of a file in UTF-8, UTF-16 or, by its headings and letters, an old code page.

    Raises UnreadableFile where that is not sure.
    """
    raw = raw.rstrip(b"\x1a")  # which ended a file in DOS
    marked, raw = raw.startswith(codecs.BOM_UTF8), raw.removeprefix(codecs.BOM_UTF8)
    coding = "utf-8"
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        coding = "utf-16"
    elif b"\0" in raw[:HEAD]:
        odd, even = raw[1:HEAD:2].count(0), raw[0:HEAD:2].count(0)
        coding = "utf-16-le" if odd > 3 * even else "utf-16-be" if even > 3 * odd else coding
    try:
        text = raw.decode(coding)
    except UnicodeDecodeError as error:
        found = None if marked or b"\0" in raw else codepage.western(raw) or codepage.by_heading(raw, is_heading)
        if found is None:
            # In a text editor of the same computer, the names show which of the code pages it is.
            line = raw.count(b"\n", 0, error.start) + 1
            why = f"line {line} is neither in UTF-8 nor surely in another encoding, so names would come out garbled"
            advice = "open it in a text editor such as Notepad, see that the names are right, and save it with the "
            raise refused(name, f"{why}. On the computer that made the file, {advice}encoding UTF-8") from None
        text = found
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise refused(name, f"this is not a text file; line {line} holds bytes that no text has")
    return codepage.undoubled(text.replace("\ufeff", ""))


def clean(cell: str) -> str:
    """A cell without the spaces around it and the signs that nobody sees; a no-break space is a space."""
    return cell.strip() if cell.isascii() else cell.translate(_UNSEEN).strip()
