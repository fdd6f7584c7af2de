"""How a command is declared, and how the values typed after it are parsed.

Every value that can be wrong is parsed by a function of this module, whose error says what to type instead.
"""

from __future__ import annotations

import argparse
import os
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Any, Final, NoReturn, TypeAlias, TypeVar

from netkit.model import Cadence
from netkit.network import Network, typed_dates
from netkit.network.typed_fields import NEVER

HOME: Final = Path("~/netkit-course")
FILE: Final = HOME / "my-network" / "my-network.db"
VARIABLE: Final = "NETKIT_NETWORK"

V = TypeVar("V")
Argument: TypeAlias = Callable[[argparse.ArgumentParser], object]
"""Adds an argument to a parser."""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line; its help ends with what ``more_help`` returns, computed only then."""

    more_help: Callable[[], str] = str

    def format_help(self) -> str:
        """The text of ``--help``."""
        self.epilog = self.more_help()
        return super().format_help()

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:  # noqa: ANN401
        """As in argparse, but what is left over is an error of the command that it was typed after."""
        found, left = super().parse_known_args(args, namespace)
        if left:
            self.error(f"unrecognized arguments: {' '.join(left)}")
        return found, left

    def error(self, message: str) -> NoReturn:
        """Print the message and exit with status 2."""
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


@dataclass(frozen=True, slots=True)
class Command:
    """A command; ``run`` returns its exit status, or what to print, ``epilog`` the end of its help."""

    name: str
    help: str
    arguments: tuple[Argument, ...]
    run: Callable[[Namespace], object]
    epilog: Callable[[], str]

    def add_to(self, commands: argparse._SubParsersAction[Parser]) -> None:
        """Add a parser of this command."""
        parser = commands.add_parser(self.name, help=self.help)
        parser.more_help = self.epilog
        for add_argument in self.arguments:
            add_argument(parser)
        parser.set_defaults(run=self.run)


def command(
    *arguments: Argument, epilog: Callable[[], str] = str
) -> Callable[[Callable[[Namespace], object]], Command]:
    """Make a command of a function: its name is the command's, its docstring the command's help."""

    def declare(run: Callable[[Namespace], object]) -> Command:
        line = (run.__doc__ or "").rstrip(".")
        return Command(run.__name__.rstrip("_").replace("_", "-"), line[:1].lower() + line[1:], arguments, run, epilog)

    return declare


def network_command(
    *arguments: Argument, epilog: Callable[[], str] = str
) -> Callable[[Callable[[Network, Namespace], object]], Command]:
    """As ``command``; the function is called with the network that ``--network`` names as well."""
    return lambda run: command(NETWORK, *arguments, epilog=epilog)(
        wraps(run)(lambda options: run(Network.open(network_file(options)), options))
    )


def argument(*flags: str, **settings: Any) -> Argument:  # noqa: ANN401  # as add_argument takes them
    """An argument, with the settings of ``ArgumentParser.add_argument``."""
    return lambda parser: parser.add_argument(*flags, **settings)


CALLED: Final = {"summary": "about", "purpose": "about", "minutes_late": "late", "cadence": "every"} | {
    f"{name}s": name for name in ("circle", "tag", "role")
}
"""Fields whose options have other names."""


def option_of(field: str) -> str:
    """The option that says a field: ``--due-on`` for "due_on"."""
    return f"--{CALLED.get(field, field).replace('_', '-')}"


def _parsed(parse: Callable[[str], V], wanted: str = "") -> Callable[[str], V]:
    def read(text: str) -> V:
        try:
            return parse(text)
        except ValueError as error:
            msg = f"{text!r} is not {wanted}" if wanted else str(error)
            raise ArgumentTypeError(msg) from error

    return read


def today() -> date:
    """The day it is here."""
    return datetime.now().astimezone().date()


def _heading_and_field(text: str) -> tuple[str, str]:
    heading, field = text.rsplit("=", 1)
    return heading, field


past_day: Final = _parsed(lambda text: typed_dates.day(text, today=today(), looking="back"))
coming_day: Final = _parsed(lambda text: typed_dates.day(text, today=today(), looking="ahead"))
minutes: Final = _parsed(typed_dates.minutes)
cadence: Final = _parsed(lambda text: NEVER if text.casefold() == NEVER else Cadence.parse(text))
whole: Final = _parsed(int, "a whole number; write it in digits, such as 30")
hours: Final = _parsed(typed_dates.hours)
heading_and_field: Final = _parsed(_heading_and_field, "HEADING=FIELD, such as --column Firm=organisation")

NETWORK: Final = argument("--network", type=Path, metavar="FILE", help=f"your network (default: {FILE})")
ON: Final = argument(
    "--on", type=past_day, default="today", metavar="DAY", help="2026-03-20, yesterday, -3, monday (default: today)"
)
YES: Final = argument("--yes", action="store_true", help="yes, that day is after today")


def network_file(options: Namespace) -> Path:
    """The file of the network: the one that was typed, the variable's, or the one in the workspace."""
    if options.network is None and not os.environ.get(VARIABLE):
        FILE.expanduser().parent.mkdir(parents=True, exist_ok=True)
    return Path(options.network or os.environ.get(VARIABLE) or FILE).expanduser()
