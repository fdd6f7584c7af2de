"""The checks of ``netkit doctor``: the installation, your name, and the file of your network, sound and private."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Final

from netkit.cases import identity
from netkit.cli.arguments import option_of
from netkit.errors import NetkitError
from netkit.measures.recency import reminders
from netkit.model import Record
from netkit.network import Network
from netkit.network.card import line
from netkit.network.typed_fields import PLANNED
from netkit.results import counted, listed
from netkit.store.database import copies

NEEDED: Final = ("jupyterlab", "anywidget", "pandas", "matplotlib", "networkx", "nbgrader")

SHOWN: Final = 5
"""So many days after today are shown, each with the command that corrects it."""


@dataclass(frozen=True, slots=True)
class Check:
    """The result of one check, and what to do if it is not good."""

    good: bool
    what: str
    advice: str = ""

    def __str__(self) -> str:
        return f"{'ok ' if self.good else 'FIX'}  {self.what}" + (f"\n      {self.advice}" if self.advice else "")


def checks(file: Path, *, today: date) -> Iterator[Check]:
    """Check the installation, and the network in this file."""
    version = ".".join(map(str, sys.version_info[:3]))
    yield Check((3, 11) <= sys.version_info[:2] <= (3, 13), f"Python {version}; netkit runs on 3.11 to 3.13")
    for package in NEEDED:
        try:
            yield Check(True, f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            yield Check(False, f"{package} is not installed", "Run `make lab` again; it installs what is missing.")
    if settings := identity.find(file.absolute().parent):
        yield _owner(settings)
    if file.exists():
        yield from _network(file, today)
    else:
        yield Check(True, f"no network in {file} yet; `netkit log NAME --new` begins one")


def _after_today(record: Record, names: Mapping[str, str], today: date) -> Iterator[str]:
    """For each day of the record that is after today, though it has happened, the command that corrects it."""
    for part in fields(record):
        value = getattr(record, part.name)
        if part.name not in PLANNED and isinstance(value, date) and value > today:
            identifier, _, words = line(record, names).partition("  ")
            yield f"netkit edit {identifier} {option_of(part.name)} DAY    (now {value}: {words})"


def _owner(settings: Path) -> Check:
    try:
        me = identity.who_am_i(folder=settings.parent)
    except NetkitError as error:
        return Check(False, "the exercises do not know your name", str(error))
    return Check(True, f"the exercises are made for {me.student}, course {me.course}")


def _network(file: Path, today: date) -> Iterator[Check]:
    try:
        with Network.open(file).store as store:
            problems = store.problems()
            people, ties, log, records = store.contacts(), store.ties(), store.logged(), store.records()
    except NetkitError as error:
        yield Check(False, str(error))
        return
    older = ", ".join(copy.name for copy in copies(file)) or "there is none beside it"
    advice = f"Keep a copy of it as it is, and go on from an older one: {older}." if problems else ""
    yield Check(not problems, f"{file}: {'; '.join(problems) or 'the file is sound'}", advice)
    talks = counted(len({one.id for one in log}), "interaction")
    yield Check(True, f"{counted(len(people), 'contact')}, {counted(len(ties), 'tie')}, {talks}")
    called = {str(person.id): person.name for person in people}
    if later := [said for record in records for said in _after_today(record, called, today)]:
        more = [f"and {len(later) - SHOWN} more"] if len(later) > SHOWN else []
        lines = ["Measures leave them out. Unless they are plans, correct them:", *later[:SHOWN], *more]
        yield Check(False, f"{counted(len(later), 'record')} dated after today", "\n      ".join(lines))
    if lost := reminders(people, log, today=today).without_start:
        names = listed(sorted(person.name for person in people if person.id in lost), most=5)
        advice = f"Log when you were last in touch, or: netkit edit NAME --cadence-set-on DAY    for {names}"
        yield Check(False, f"{counted(len(lost), 'cadence')} without a day to count from", advice)
    if os.name == "posix":
        others = file.stat().st_mode & 0o077
        advice = f"Run: chmod 600 '{file}'" if others else ""
        yield Check(not others, f"other people on this computer can{'' if others else 'not'} open the file", advice)
    repository = next((folder for folder in file.resolve().parents if (folder / ".git").exists()), None)
    if repository is not None:
        advice = "Move it out of there: what is committed once stays in the history, for everyone who has it."
        yield Check(False, f"the file is in a git repository, {repository}", advice)
