"""The lines of a text file that a person chose, perhaps a wrong one; their number and length are bounded."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from netkit.errors import NO_OPTION, Option, UnreadableFile
from netkit.formats import codepage

LONGEST: Final = 65_536
"""How many characters one record may have, its line breaks included."""
LARGEST: Final = 64 << 20
"""How many characters the whole file may have."""

_ANOTHER_KIND: Final = {
    b"\xff\xd8\xff": "a photo",
    b"\x89PNG": "a picture",
    b"GIF8": "a picture",
    b"%PDF": "a PDF document",
    b"\xd0\xcf\x11\xe0": "a document of an old Office program",
    b"SQLite format 3": "a database",
}
_IN_A_SPREADSHEET: Final = (b"[Content_Types].xml", b"docProps/", b"_rels/", b"xl/")
_SAVE_AGAIN: Final = "Save it again in UTF-8; a spreadsheet program calls that 'CSV UTF-8'"
_NOT_UTF_8: Final = re.compile("[\udc80-\udcff]")


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


class Lines(Iterator[str]):
    """The lines of an open file with their line breaks; ``number`` is that of the line given last."""

    def __init__(self, file: io.TextIOWrapper, name: str, *, western: bool = False) -> None:
        self.name: Final = name
        self.number = 0
        self._file: Final = file
        self._left = LONGEST
        self._left_in_all = LARGEST
        self._western: Final = western
        self._codings: Final[set[str]] = set()

    def begin_record(self) -> int:
        """Begin a new record, which may be ``LONGEST`` again, with the next line; returns that line's number."""
        self._left = LONGEST
        return self.number + 1

    def __next__(self) -> str:
        line = self._file.readline(self._left + 1)
        if not line:
            raise StopIteration
        self.number += 1
        self._left -= len(line)
        self._left_in_all -= len(line)
        if self._left_in_all < 0:
            why = f"the file has more than {LARGEST >> 20} million characters, which no list of contacts has"
            raise refused(self.name, why)
        if "\0" in line:
            raise refused(self.name, f"this is not a text file; line {self.number} holds bytes that no text has")
        if self._western and not line.isascii():
            line = self._in_one_coding(line)
        if _NOT_UTF_8.search(line):
            raise refused(self.name, f"line {self.number} is not text in UTF-8. {_SAVE_AGAIN}")
        if self._left < 0:
            why = f"does not end within {LONGEST:,} characters, or a quotation mark before it is never closed"
            raise refused(
                self.name, f"line {self.number} {why}. Correct that place, or choose another copy of the file"
            )
        return line

    def _in_one_coding(self, line: str) -> str:
        """The line decoded as UTF-8 or as Windows-1252, whichever the lines before it were in."""
        western = _NOT_UTF_8.search(line) is not None
        self._codings.add("Windows-1252" if western else "UTF-8")
        decoded = codepage.western(line.encode("utf-8", "surrogateescape")) if western else line
        if decoded is None or len(self._codings) > 1:
            # In a text editor of the same computer, the names show which of the code pages it is.
            why = f"line {self.number} is neither in UTF-8 nor surely in Windows-1252, so names would come out garbled"
            advice = "open it in a text editor such as Notepad, see that the names are right, and save it with the "
            raise refused(self.name, f"{why}. On the computer that made the file, {advice}encoding UTF-8")
        return decoded


@contextmanager
def open_file(path: File) -> Iterator[tuple[io.BufferedReader, str]]:
    """Open a file that a person chose; gives it and its name.

    Raises UnreadableFile for a file that is missing or may not be opened, with its path as it was typed.
    """
    if isinstance(path, InMemory):
        # The buffer is as long as the longest look ahead.
        yield io.BufferedReader(io.BytesIO(path.content)), path.name
        return
    path = typed = Path(path)
    name = path.name
    with suppress(RuntimeError):  # "~name" of no user
        path = path.expanduser()
    try:
        if path.is_dir():
            raise refused(typed, "this is a folder. Name a file in it")
        with path.open("rb") as file:
            yield file, name
    except FileNotFoundError:
        raise refused(typed, "there is no such file. Check its name, and the folder it is in") from None
    except OSError as error:
        raise refused(typed, f"the file cannot be read ({error.strerror}). Check that you may open it") from None


@contextmanager
def text_lines(file: io.BufferedReader, name: str, *, wanted: str, western: bool = False) -> Iterator[Lines]:
    """The lines of a file in UTF-8, with or without a byte order mark, or if ``western``, all in Windows-1252.

    Raises UnreadableFile for a file that is empty or of another kind.
    """
    head = file.peek(4096)
    refuse_another_kind(head, name, wanted)
    western = western and not head.startswith(codecs.BOM_UTF8)
    # Bytes that are not UTF-8 become lone surrogates, so that the error can name their line.
    with io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="") as text:
        yield Lines(text, name, western=western)


def read_whole(file: io.BufferedReader, name: str, *, most: int, advice: str) -> bytes:
    """The whole of an open file, which is refused with this advice if it is larger than ``most`` bytes."""
    raw = file.read(most + 1)
    if len(raw) > most:
        raise refused(name, f"the file is larger than {most >> 20} MB. {advice}")
    return raw


def refuse_another_kind(head: bytes, name: str, wanted: str) -> None:
    """Raise UnreadableFile for a file that is empty or begins as another kind of file does."""
    if not head.removeprefix(codecs.BOM_UTF8).strip():
        raise refused(name, "the file is empty. Choose one with people in it")
    if head.startswith(b"PK\x03\x04"):
        if any(part in head for part in _IN_A_SPREADSHEET):
            raise refused(name, f"this is a spreadsheet. Choose {wanted} instead")
        raise refused(name, f"this is a zip archive. Unzip it, and choose {wanted} from it")
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise refused(name, f"this text is in UTF-16. {_SAVE_AGAIN}")
    if head.lstrip()[:100].lower().startswith((b"<!doctype html", b"<html")):
        raise refused(name, f"this is a web page, perhaps one that asked you to sign in. Choose {wanted} instead")
    for start, kind in _ANOTHER_KIND.items():
        if head.startswith(start):
            raise refused(name, f"this is {kind}, not a text file. Choose {wanted} instead")
