"""The command line: ``netkit lab`` opens the course, ``netkit log`` and its neighbours keep your own network."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import TextIOWrapper

from netkit import __version__
from netkit.cli import analyse, correct, course, record
from netkit.cli.arguments import Command, Parser, option_of
from netkit.errors import DayAhead, InvalidRecord, NetkitError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its status, 1 after an error, which is printed."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console that lacks a letter shows a question mark
    options = _parser().parse_args(arguments)
    try:
        result = options.run(options)
        if not isinstance(result, int):
            print(result)
    except BrokenPipeError:  # The reader of our output, such as `head`, has exited.
        sys.stderr.close()
        return 1
    except KeyboardInterrupt:  # Ctrl+C, as at a question
        print(file=sys.stderr)
        return 130
    except DayAhead as error:
        message = error.spelt("--yes")
    except InvalidRecord as error:
        message = error.spelt(option_of)
    except NetkitError as error:
        message = str(error)
    except OSError as error:  # Of a path that cannot be read or written.
        message = f"{error.filename}: {error.strerror}" if error.filename else str(error)
    else:
        return result if isinstance(result, int) else 0
    print(f"netkit {options.command}: {message}", file=sys.stderr)
    return 1


def _parser() -> Parser:
    parser = Parser(prog="netkit", description="A course kit that teaches professional networking.")
    parser.add_argument("--version", action="version", version=f"netkit {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in (course, record, correct, analyse):
        for declared in vars(module).values():
            if isinstance(declared, Command):
                declared.add_to(commands)
    return parser
