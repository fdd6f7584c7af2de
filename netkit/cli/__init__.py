"""The command line: ``netkit lab`` opens the course, ``netkit log`` and its neighbours keep your own network."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from netkit import __version__
from netkit.cli import analyse, course, record
from netkit.errors import NetkitError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 1 with a message that says what to do."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except NetkitError as error:
        print(f"netkit {options.command}: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # The reader of our output, such as `head`, had enough.
        sys.stderr.close()
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="netkit", description="A course kit that teaches professional networking.")
    parser.add_argument("--version", action="version", version=f"netkit {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    course.add_commands(commands)
    record.add_commands(commands)
    analyse.add_commands(commands)
    return parser
