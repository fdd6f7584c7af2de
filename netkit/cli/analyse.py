"""The commands that read a network, import into it and export it: ``netkit agenda`` and its neighbours."""

from __future__ import annotations

import shlex
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from netkit.cli.arguments import (
    NETWORK,
    ON,
    argument,
    coming_day,
    command,
    heading_and_field,
    hours,
    network_command,
    network_file,
    today,
)
from netkit.cli.doctor import checks
from netkit.errors import UnreadableFile
from netkit.measures.agenda import RULE, Step
from netkit.measures.duplicates import Duplicate
from netkit.network import Network
from netkit.results import counted

if TYPE_CHECKING:
    from netkit.network.importing import Preview

OR_ELSE: Final = (
    "Why these? netkit agenda --help\n"
    "Next week instead: netkit postpone ID. Not any more: netkit drop ID. To be in touch, the ID is the name."
)
RULES: Final = "What comes and what stays in the file: the page Bring a list in, in the book."
SHOWN: Final = 10
"""At most so many pairs of duplicates are printed after an import."""


def _registry() -> ModuleType:
    from netkit.formats import registry  # takes as long as all formats to import

    return registry


@network_command(
    argument("--hours", type=hours, default=2.0, help="how many hours you have for it (default: 2)"),
    argument(
        "--on", type=coming_day, default="today", metavar="DAY", help="the first day of the week (default: today)"
    ),
    epilog=lambda: f"The rule: {RULE}",
)
def agenda(network: Network, options: Namespace) -> object:
    """What to do this week, within the hours you have; below each line is the command that settles it."""

    def command(step: Step) -> list[str]:
        settle = [["mark", step.record, word] for word in step.words] or [["log", network.contact(step.contact).name]]
        return [shlex.join(["netkit", *words]) for words in settle]

    found = network.agenda(options.on, hours=options.hours)
    return found.text(command) + (f"\n{OR_ELSE}" if found.steps or found.later else "")


@network_command(
    ON, argument("--all", action="store_true", help="all twelve in full (default: three that say something)")
)
def habits(network: Network, options: Namespace) -> object:
    """Habits of networking, and what your log says about each."""
    found = network.habits(options.on)
    return found.in_full() if options.all else found


@network_command()
def assess(network: Network, options: Namespace) -> object:
    """Which kinds of help come from nobody or one person only, and who of your contacts know each other."""
    return network.assess()


@network_command(
    argument("words", nargs="*", help="words from anything on record with them, such as part of a name"),
    argument("--circle", default="", help="only those from this circle"),
    argument("--due", action="store_true", help="only those whom it is time to be in touch with"),
    argument("--archived", action="store_true", help="only those who are archived"),
)
def contacts(network: Network, options: Namespace) -> object:
    """List the contacts with circle, last contact and next due."""
    words = " ".join(options.words)
    return network.people(words, circle=options.circle, due=options.due, archived=options.archived).in_full()


@network_command(argument("words", nargs="+"))
def search(network: Network, options: Namespace) -> object:
    """Find words in everything you wrote down."""
    return network.search(" ".join(options.words))


@network_command(
    argument("file", type=Path, help="a file of another program, a table of your own, or an archive"),
    argument("--as", dest="kind", metavar="KIND", help="what it is, if netkit cannot tell"),
    argument("--column", type=heading_and_field, action="append", metavar="HEADING=FIELD", help="what a heading means"),
    argument("--strict", action="store_true", help="take nothing if anything in it cannot be read"),
    argument("--dry-run", action="store_true", help="show what it would bring, and keep nothing"),
    epilog=lambda: f"KIND is one of: {_registry().readable()}. {RULES}",
)
def import_(network: Network, options: Namespace) -> str:
    """Add people from another program's file."""
    how: Any = {
        "kind": options.kind,
        "columns": dict(options.column) if options.column else None,
        "strict": options.strict,
    }
    try:
        if options.dry_run:
            return _previewed(network.preview(options.file, **how))
        found = network.import_file(options.file, **how)
    except UnreadableFile as error:
        where_to_look = "" if error.option or error.problems or not options.file.is_file() else f"\n{RULES}"
        error.args = (error.spelt(" ".join(_typed(*one) for one in error.option.items())) + where_to_look,)
        raise
    # The pairs in place of the sentence that counts them.
    lines = [found.report(), *_pairs(found.duplicates[:SHOWN])]
    if more := len(found.duplicates[SHOWN:]):
        lines.append(f"{counted(more, 'more such pair')}: netkit duplicates")
    return "\n".join(lines)


def _previewed(found: Preview) -> str:
    """What a preview shows, with names, which a terminal does not keep; raises the refusal."""
    if found.refusal:
        raise found.refusal
    change = "; another heading=field with --column" if found.headings else ""
    hint = f"To keep them: the same without --dry-run{change}; netkit undo takes them out again."
    return f"{found.named()}\n{hint}"


@network_command()
def duplicates(network: Network, options: Namespace) -> str:
    """Pairs of contacts who may be one person."""
    return "\n".join(_pairs(network.duplicates())) or "Nobody here seems to be on record twice."


def _pairs(found: Sequence[Duplicate]) -> Iterator[str]:
    """The pairs, each with the commands that settle it."""
    for pair in found:
        ids = f"{pair.a.id} {pair.b.id}"
        yield f"{pair}\n    one person: netkit merge {ids}\n    two people: netkit distinct {ids}"


def _typed(name: str, value: Any) -> str:  # noqa: ANN401  # as import_file takes it
    """An argument of ``import_file`` as it is typed here."""
    match name:
        case "columns":
            return " ".join(f"--column {shlex.quote(f'{heading}={field}')}" for heading, field in value.items())
        case "kind":
            return f"--as {value}"
        case _:
            return "no --strict"


@network_command(
    argument("file", nargs="?", type=Path, help="where to write; the ending says what (default: beside your network)"),
    argument("--as", dest="kind", metavar="KIND", help="what to write, if the ending says else"),
    argument("--private-too", action="store_true", help="names in a calendar, your notes on cards"),
    epilog=lambda: f"Endings, and the KIND of each: {_registry().writable()}.",
)
def export(network: Network, options: Namespace) -> object:
    """Write your network for another program."""
    return network.export(options.file, kind=options.kind, private=not options.private_too)


@network_command()
def copy(network: Network, options: Namespace) -> object:
    """Copy your network to a new file beside it."""
    return network.copy()


@network_command()
def where(network: Network, options: Namespace) -> object:
    """Where your network lies, and what lies beside it."""
    return network.where()


@command(NETWORK)
def doctor(options: Namespace) -> int:
    """Check the installation and your network's file."""
    found = list(checks(network_file(options), today=today()))
    print(*found, sep="\n")
    return 0 if all(one.good for one in found) else 1
