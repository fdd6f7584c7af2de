"""Your own network on the command line: log what happened, see what is due, bring files in and out."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar, get_args

from netkit.cli.course import HOME
from netkit.cli.days import day, today
from netkit.errors import InvalidRequest
from netkit.model import Gift, Kind, Promise, Record, Referral
from netkit.network import Network

FILE: Final = HOME / "my-network" / "my-network.db"
VARIABLE: Final = "NETKIT_NETWORK"

R = TypeVar("R", bound=Record)

_PROMISE: Final = ("done", "cancelled")
_REFERRAL: Final = ("contacted", "met", "reported back", "thanked")


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands that keep a network."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--network", type=Path, default=None, metavar="FILE", help=f"your network (default: {FILE})")
    dated = argparse.ArgumentParser(add_help=False, parents=[shared])
    dated.add_argument(
        "--on", default="today", metavar="DAY", help="2026-03-20, yesterday, -3, monday (default: today)"
    )

    log = commands.add_parser(
        "log",
        parents=[dated],
        help="write down a conversation, a message or a meeting",
        epilog='For example: netkit log Mei --minutes 30 --got information "which labs hire in May"',
    )
    log.add_argument("who", nargs="+", help="one or more contacts, by name or the beginning of it")
    log.add_argument("--new", action="store_true", help="add those who are not in your network yet")
    log.add_argument("--minutes", type=int, default=None, help="how long it took")
    log.add_argument("--kind", choices=get_args(Kind), default=None, help="what the time was for")
    log.add_argument("--channel", default="", help="call, e-mail, coffee ...")
    log.add_argument("--about", default="", help="a few words, such as you would be content for them to read")
    log.add_argument("--they-began", action="store_true", help="they made the first move (default: you did)")
    log.add_argument("--no-answer", action="store_true", help="they did not answer")
    log.add_argument("--asked", default="", metavar="WHAT", help="what you asked for")
    gift: dict[str, Any] = {"nargs": 2, "action": "append", "default": [], "metavar": ("WHAT", "ABOUT")}
    log.add_argument("--got", **gift, help=f"what they gave you, and about what; WHAT: {', '.join(get_args(Gift))}")
    log.add_argument("--gave", **gift, help="what you gave them, and about what")
    log.set_defaults(run=_log)

    promise = commands.add_parser("promise", parents=[dated], help="list promises, make one, or say what became of it")
    promise.add_argument("who", nargs="?", help="to or from whom; with nobody, lists the open promises")
    promise.add_argument("what", nargs="?", help="what was promised")
    promise.add_argument("--due", default=None, metavar="DAY", help="by when: 2026-03-20, +7, friday")
    promise.add_argument("--theirs", action="store_true", help="they promised it to you")
    _add_moves(promise, _PROMISE)
    promise.set_defaults(run=_promise)

    referral = commands.add_parser(
        "referral", parents=[dated], help="list referrals, add one, or say what became of it"
    )
    referral.add_argument("who", nargs="?", help="who told you whom to call; with nobody, lists the unfinished ones")
    referral.add_argument("person", nargs="?", help="whom to call")
    referral.add_argument("--purpose", default="", help="what about")
    _add_moves(referral, _REFERRAL)
    referral.set_defaults(run=_referral)

    agenda = commands.add_parser("agenda", parents=[shared], help="what to do this week, within the hours you have")
    agenda.add_argument("--hours", type=float, default=2.0, help="how many hours you have for it (default: 2)")
    agenda.add_argument("--on", default="today", metavar="DAY", help="the week from this day on (default: today)")
    agenda.set_defaults(run=_agenda)

    habits = commands.add_parser("habits", parents=[dated], help="twelve habits, and what your log says about each")
    habits.set_defaults(run=_habits)

    assess = commands.add_parser("assess", parents=[shared], help="the shape of your network, in numbers and sentences")
    assess.set_defaults(run=_assess)

    search = commands.add_parser("search", parents=[shared], help="find words in everything you wrote down")
    search.add_argument("words", nargs="+")
    search.set_defaults(run=_search)

    bring = commands.add_parser("import", parents=[shared], help="add people from another program's file")
    bring.add_argument("file", type=Path, help="LinkedIn, Google, Outlook, vCard, Monica, CSV, Excel, or netkit's JSON")
    bring.add_argument("--as", dest="kind", default=None, metavar="KIND", help="what it is, if netkit cannot tell")
    bring.add_argument("--skip-bad-rows", action="store_true", help="take the rest when some rows are wrong")
    bring.set_defaults(run=_import)

    export = commands.add_parser("export", parents=[shared], help="write your network for another program")
    export.add_argument("file", type=Path, help=".json (everything), .vcf, .ics, .graphml, .gexf, or a folder (CSV)")
    export.add_argument(
        "--as", dest="kind", default=None, metavar="KIND", help="what to write, if the ending says else"
    )
    export.set_defaults(run=_export)

    doctor = commands.add_parser("doctor", parents=[shared], help="check the installation and your network's file")
    doctor.set_defaults(run=_doctor)


def _add_moves(command: argparse.ArgumentParser, words: Sequence[str]) -> None:
    choices = command.add_mutually_exclusive_group()
    for word in words:
        choices.add_argument(f"--{word.replace(' ', '-')}", dest=word, metavar="ID", help=f"mark this one as {word}")


def _log(options: argparse.Namespace) -> int:
    network, on = _network(options), day(options.on, today=today())
    if options.new:
        for name in options.who:
            if not network.is_here(name):
                print(f"New in your network: {network.meet(name).name}.")
    people = [network.contact(who) for who in options.who]
    ids = [person.id for person in people]
    if len(people) > 1 and (options.asked or options.got or options.gave):
        msg = "who was asked, gave or got? Log what passed between you and each of them on its own"
        raise InvalidRequest(msg)
    network.log(
        *ids,
        on=on,
        minutes=options.minutes,
        kind=options.kind,
        channel=options.channel,
        summary=options.about,
        began="them" if options.they_began else "me",
        answered=not options.no_answer,
    )
    for person in people:
        if options.asked:
            network.ask(person.id, options.asked, on=on)
        for what, about in options.got:
            network.got(person.id, what, about, on=on)
        for what, about in options.gave:
            network.gave(person.id, what, about, on=on)
    print(f"Logged on {on}: {_listed(person.name for person in people)}.")
    for reminder in network.next_due(*ids):
        print(f"Next with {network.contact(reminder.contact).name}: by {reminder.due_on}.")
    return 0


def _promise(options: argparse.Namespace) -> int:
    network, on = _network(options), day(options.on, today=today())
    if moved := _moved(network, options, _PROMISE, on):
        return _say(f"{moved}.")
    if not options.who:
        open_ones = [promise for promise in network.promises if promise.is_open]
        return _list(open_ones, lambda one: _promise_line(network, one), empty="No open promises.")
    if not options.what or not options.due:
        msg = 'what was promised, and by when? For example: netkit promise Mei "send the book" --due friday'
        raise InvalidRequest(msg)
    due = day(options.due, today=today())
    made = network.promise(options.who, options.what, due=due, by="them" if options.theirs else "me", on=on)
    return _say(_promise_line(network, made))


def _referral(options: argparse.Namespace) -> int:
    network, on = _network(options), day(options.on, today=today())
    if moved := _moved(network, options, _REFERRAL, on):
        return _say(f"{moved}.")
    if not options.who:
        unfinished = [one for one in network.referrals if not (one.met_on and one.reported_back_on and one.thanked_on)]
        return _list(unfinished, lambda one: _referral_line(network, one), empty="No referrals to follow up.")
    if not options.person:
        msg = 'whom were you told to call? For example: netkit referral Mei "Lin Chen" --purpose "which labs hire"'
        raise InvalidRequest(msg)
    made = network.refer(options.who, options.person, purpose=options.purpose, on=on)
    return _say(_referral_line(network, made))


def _agenda(options: argparse.Namespace) -> int:
    return _say(_network(options).agenda(day(options.on, today=today()), hours=options.hours))


def _habits(options: argparse.Namespace) -> int:
    return _say(_network(options).habits(day(options.on, today=today())))


def _assess(options: argparse.Namespace) -> int:
    return _say(_network(options).assess())


def _search(options: argparse.Namespace) -> int:
    return _say(_network(options).search(" ".join(options.words)))


def _import(options: argparse.Namespace) -> int:
    network = _network(options)
    print(network.import_file(options.file, kind=options.kind, on_error="skip" if options.skip_bad_rows else "refuse"))
    for pair in network.duplicates():
        print(pair)
    return 0


def _export(options: argparse.Namespace) -> int:
    return _say(_network(options).export(options.file, kind=options.kind))


def _doctor(options: argparse.Namespace) -> int:
    from netkit.cli import doctor

    found = doctor.examine(_path(options), today=today())
    for one in found:
        print(one)
    return 0 if all(one.good for one in found) else 1


def _path(options: argparse.Namespace) -> Path:
    if options.network is None and not os.environ.get(VARIABLE):
        FILE.expanduser().parent.mkdir(parents=True, exist_ok=True)
    return (options.network or Path(os.environ.get(VARIABLE) or FILE)).expanduser()


def _network(options: argparse.Namespace) -> Network:
    return Network.open(_path(options))


def _moved(network: Network, options: argparse.Namespace, words: Sequence[str], on: date) -> str:
    """What was moved on, in words; an empty text if nothing was to be."""
    for word in words:
        if identifier := getattr(options, word):
            record = network.mark(identifier, word, on=on)
            line = _promise_line if isinstance(record, Promise) else _referral_line
            return f"{word.capitalize()} on {on}: {line(network, record)}"  # type: ignore[arg-type]
    return ""


def _promise_line(network: Network, one: Promise) -> str:
    name = network.contact(one.contact).name
    return f"{one.id}  by {one.due_on}  {f'you to {name}' if one.by == 'me' else f'{name} to you'}: {one.text}"


def _referral_line(network: Network, one: Referral) -> str:
    steps = [word for word in _REFERRAL if getattr(one, f"{word.replace(' ', '_')}_on")]
    about = f", about {one.purpose}" if one.purpose else ""
    referrer = network.contact(one.referred_by).name
    return f"{one.id}  {one.on}  {referrer} said: call {one.person}{about} ({_listed(steps) or 'open'})"


def _list(records: Iterable[R], line: Callable[[R], str], *, empty: str) -> int:
    lines = [line(record) for record in records]
    return _say("\n".join(lines) or empty)


def _say(what: object) -> int:
    print(what)
    return 0


def _listed(words: Iterable[str]) -> str:
    *first, last = [*words] or [""]
    return f"{', '.join(first)} and {last}" if first else last
