"""``netkit doctor``: is everything there, is the file of your network sound, is it private?"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Final

from netkit.errors import NetkitError
from netkit.measures.recency import reminders
from netkit.network import Network
from netkit.results import counted

NEEDED: Final = ("jupyterlab", "ipywidgets", "pandas", "matplotlib", "networkx", "nbgrader")


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was looked at: whether it is well, what was found, and what to do if it is not."""

    good: bool
    what: str
    advice: str = ""

    def __str__(self) -> str:
        return f"{'ok ' if self.good else 'FIX'}  {self.what}" + (f"\n      {self.advice}" if self.advice else "")


def examine(file: Path, *, today: date) -> list[Examined]:
    """Look at the installation, and at the network kept in this file; nothing is changed."""
    return [*_installation(), *_network(file, today)]


def _installation() -> Iterator[Examined]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Examined((3, 11) <= sys.version_info[:2] <= (3, 13), f"Python {version}; netkit runs on 3.11 to 3.13")
    for package in NEEDED:
        try:
            yield Examined(True, f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            yield Examined(False, f"{package} is not installed", "Run `make lab` again; it installs what is missing.")


def _network(file: Path, today: date) -> Iterator[Examined]:
    if not file.exists():
        yield Examined(True, f"no network in {file} yet; `netkit log NAME --new` begins one")
        return
    try:
        with Network.open(file).store as store:
            problems = store.problems()
            people, ties, log = store.contacts(), store.ties(), store.logged()
    except NetkitError as error:
        yield Examined(False, str(error))
        return
    advice = f"Keep a copy of it as it is, and go on from an older one: {_copies(file)}." if problems else ""
    yield Examined(not problems, f"{file}: {'; '.join(problems) or 'the file is sound'}", advice)
    talks = len({one.id for one in log})
    yield Examined(
        True, f"{counted(len(people), 'contact')}, {counted(len(ties), 'tie')}, {counted(talks, 'interaction')}"
    )
    if later := len({one.id for one in log if one.on > today}):
        advice = "Correct their days, unless they are plans; until then measures leave them out."
        yield Examined(False, f"{counted(later, 'interaction')} dated after today", advice)
    if lost := reminders(people, log, today=today).without_start:
        names = ", ".join(sorted(person.name for person in people if person.id in lost)[:5])
        advice = f"Log the last contact, or say when the cadence was set. The first of them: {names}."
        yield Examined(False, f"{counted(len(lost), 'cadence')} without a day to count from", advice)
    yield from _privacy(file)


def _privacy(file: Path) -> Iterator[Examined]:
    if os.name == "posix":
        others = file.stat().st_mode & 0o077
        advice = f"Run: chmod 600 '{file}'" if others else ""
        yield Examined(not others, f"other people on this computer can{'' if others else 'not'} open the file", advice)
    home = next((folder for folder in file.resolve().parents if (folder / ".git").exists()), None)
    if home is not None:
        advice = "Move it out of there: what is committed once stays in the history, for everyone who has it."
        yield Examined(False, f"the file lies in a git repository, {home}", advice)


def _copies(file: Path) -> str:
    copies = sorted(file.parent.glob(f"{file.stem}.version-*{file.suffix}"))
    return ", ".join(copy.name for copy in copies) or "there is none beside it"
