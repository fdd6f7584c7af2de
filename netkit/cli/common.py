"""Your own network on the command line: which file it is, and how it is said."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from netkit.cli.course import HOME
from netkit.network import Network

FILE: Final = HOME / "my-network" / "my-network.db"
VARIABLE: Final = "NETKIT_NETWORK"


def shared() -> argparse.ArgumentParser:
    """The option that all these commands have."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--network", type=Path, default=None, metavar="FILE", help=f"your network (default: {FILE})")
    return parser


def dated() -> argparse.ArgumentParser:
    """The options of a command that is about a day."""
    parser = argparse.ArgumentParser(add_help=False, parents=[shared()])
    parser.add_argument(
        "--on", default="today", metavar="DAY", help="2026-03-20, yesterday, -3, monday (default: today)"
    )
    return parser


def file(options: argparse.Namespace) -> Path:
    """The file of the network: the one that is named, the variable's, or the one in the workspace."""
    if options.network is None and not os.environ.get(VARIABLE):
        FILE.expanduser().parent.mkdir(parents=True, exist_ok=True)
    return Path(options.network or os.environ.get(VARIABLE) or FILE).expanduser()


def network(options: argparse.Namespace) -> Network:
    """The network in that file."""
    return Network.open(file(options))


def say(what: object) -> int:
    """Print it, and end well."""
    print(what)
    return 0


def listed(words: Iterable[str]) -> str:
    """The words in a row: a, b and c."""
    *first, last = [*words] or [""]
    return f"{', '.join(first)} and {last}" if first else last
