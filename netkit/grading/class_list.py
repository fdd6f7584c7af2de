"""The ids of the class list: one person must not be two lines of it, one of them empty."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from unicodedata import normalize

from netkit.cases.identity import canonical


def twins(ids: Iterable[str]) -> list[str]:
    """A sentence for each two ids that are two ways to type one.

    >>> twins(["S2041", "ada", "s2041 "])
    ["The class list has 'S2041' and 's2041 ', which are one name: keep the one that the student submits under, and \
remove the other, with: nbgrader db student remove ID"]
    """
    seen: dict[str, str] = {}
    return [
        f"The class list has {first!r} and {one!r}, which are one name: keep the one that the student submits under, "
        "and remove the other, with: nbgrader db student remove ID"
        for one in sorted(ids)
        if (first := seen.setdefault(canonical(one), one)) != one
    ]


def misspelt(folder: str, ids: Iterable[str]) -> str:
    """What to do about a submission in a folder whose name is in the class list in another spelling; else nothing.

    >>> misspelt("s2041", ["S2041"]), misspelt("ada", ["ada", "S2041"]), misspelt("max", ["ada"])
    ("it is 'S2041' in the class list: rename the folder 'submitted/s2041' to 'S2041', or, for work that comes through \
the exchange, enrol 's2041' in the place of 'S2041'", '', '')
    """
    names = list(ids)
    enrolled = next((name for name in names if canonical(name) == canonical(folder)), None)
    if enrolled is None or folder in names or normalize("NFC", enrolled) == normalize("NFC", folder):
        return ""
    return (
        f"it is {enrolled!r} in the class list: rename the folder 'submitted/{folder}' to {enrolled!r}, or, for work "
        f"that comes through the exchange, enrol {folder!r} in the place of {enrolled!r}"
    )


def rename_alike(submitted: Path, ids: Iterable[str]) -> None:
    """Give a folder the name that the class list has, if only its accents are encoded otherwise, as by a Mac's archive.

    Nobody sees the difference, so nobody could be asked to mend it.
    """
    there = {folder.name: folder for folder in submitted.glob("*")}
    wanted = {normalize("NFC", name): name for name in ids if name not in there}
    for name, folder in there.items():
        if (right := wanted.get(normalize("NFC", name))) is not None:
            folder.rename(submitted / "renamed").rename(submitted / right)  # a Mac takes both names for one
