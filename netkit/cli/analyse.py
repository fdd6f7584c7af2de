"""Reading your network, and moving it in and out: ``netkit agenda``, ``netkit import`` and their neighbours."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from netkit.cli import common
from netkit.errors import UnreadableFile
from netkit.network import files

SHOWN: Final = 10
"""So many pairs of duplicates are printed."""

_TYPED: Final = {'pass on_error="skip"': "add --skip-bad-rows", "columns={": "--column, as in {"}
"""What errors call a thing in Python, and what is typed here."""


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands that read a network, and those that bring files in and out."""
    agenda = commands.add_parser(
        "agenda", parents=[common.shared()], help="what to do this week, within the hours you have"
    )
    agenda.add_argument("--hours", type=float, default=2.0, help="how many hours you have for it (default: 2)")
    agenda.add_argument("--on", default="today", metavar="DAY", help="the week from this day on (default: today)")
    agenda.set_defaults(run=_agenda)

    habits = commands.add_parser(
        "habits", parents=[common.dated()], help="twelve habits, and what your log says about each"
    )
    habits.set_defaults(run=_habits)

    assess = commands.add_parser(
        "assess", parents=[common.shared()], help="the shape of your network, in numbers and sentences"
    )
    assess.set_defaults(run=_assess)

    search = commands.add_parser("search", parents=[common.shared()], help="find words in everything you wrote down")
    search.add_argument("words", nargs="+")
    search.set_defaults(run=_search)

    bring = commands.add_parser("import", parents=[common.shared()], help="add people from another program's file")
    bring.add_argument("file", type=Path, help="LinkedIn, Google, Outlook, vCard, Monica, CSV, Excel, or netkit's JSON")
    bring.add_argument("--as", dest="kind", default=None, metavar="KIND", help="what it is, if netkit cannot tell")
    bring.add_argument("--column", action="append", default=[], metavar="HEADING=FIELD", help="what a heading means")
    bring.add_argument("--skip-bad-rows", action="store_true", help="take the rest when some rows are wrong")
    bring.set_defaults(run=_import)

    export = commands.add_parser("export", parents=[common.shared()], help="write your network for another program")
    export.add_argument("file", type=Path, help=".json (everything), .vcf, .ics, .graphml, .gexf, or a folder (CSV)")
    export.add_argument(
        "--as", dest="kind", default=None, metavar="KIND", help="what to write, if the ending says else"
    )
    export.add_argument("--private-too", action="store_true", help="names in a calendar, your notes on cards")
    export.set_defaults(run=_export)

    doctor = commands.add_parser(
        "doctor", parents=[common.shared()], help="check the installation and your network's file"
    )
    doctor.set_defaults(run=_doctor)


def _agenda(options: argparse.Namespace) -> int:
    return common.say(common.network(options).agenda(options.on, hours=options.hours))


def _habits(options: argparse.Namespace) -> int:
    return common.say(common.network(options).habits(options.on))


def _assess(options: argparse.Namespace) -> int:
    return common.say(common.network(options).assess())


def _search(options: argparse.Namespace) -> int:
    return common.say(common.network(options).search(" ".join(options.words)))


def _import(options: argparse.Namespace) -> int:
    network = common.network(options)
    columns = dict(pair.split("=", 1) for pair in options.column) or None
    how: files.OnError = "skip" if options.skip_bad_rows else "refuse"
    try:
        found = network.import_file(options.file, kind=options.kind, columns=columns, on_error=how)
        print(replace(found, duplicates=()))  # They are printed below.
    except UnreadableFile as error:
        for python, typed in _TYPED.items():
            error.args = (str(error).replace(python, typed),)
        raise
    pairs = found.duplicates
    for pair in pairs[:SHOWN]:
        print(pair)
    if pairs:
        more = f" and {len(pairs) - SHOWN} more such pairs" if len(pairs) > SHOWN else ""
        print(f"To join two of them{more}: netkit merge NAME OTHER")
    return 0


def _export(options: argparse.Namespace) -> int:
    return common.say(common.network(options).export(options.file, kind=options.kind, private=not options.private_too))


def _doctor(options: argparse.Namespace) -> int:
    from netkit.cli import doctor

    found = doctor.examine(common.file(options), today=datetime.now().astimezone().date())
    for one in found:
        print(one)
    return 0 if all(one.good for one in found) else 1
