"""Writing down whom you know and what happened: ``netkit log`` and its neighbours."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeVar, get_args

from netkit.cli import common
from netkit.errors import InvalidRequest
from netkit.measures import recency
from netkit.model import (
    CLOSENESS,
    Ask,
    Contact,
    ContactId,
    Exchange,
    Gift,
    Interaction,
    Kind,
    Promise,
    Record,
    Referral,
)
from netkit.network import Network
from netkit.network.card import card
from netkit.network.lookup import the_one
from netkit.network.typed_dates import day
from netkit.text import folded

R = TypeVar("R", bound=Record)

_PROMISE: Final = ("done", "cancelled")
_REFERRAL: Final = ("contacted", "met", "reported back", "thanked")


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands that change a network."""
    log = commands.add_parser(
        "log",
        parents=[common.dated()],
        help="write down a conversation, a message or a meeting",
        epilog='For example: netkit log Mei --minutes 30 --got information "which labs hire in May"',
    )
    log.add_argument("who", nargs="+", help="one or more contacts, by name or the beginning of it")
    log.add_argument("--new", action="store_true", help="add those who are not in your network yet")
    log.add_argument("--minutes", type=int, default=None, help="how long it took")
    log.add_argument("--kind", choices=get_args(Kind), default=None, help="what the time was for")
    log.add_argument("--channel", default="", help="call, e-mail, coffee ...")
    log.add_argument("--about", default="", help="a few words, such as you would be content for them to read")
    log.add_argument("--late", type=int, default=None, metavar="MINUTES", help="how late you were; 0 for on time")
    log.add_argument("--they-began", action="store_true", help="they made the first move (default: you did)")
    log.add_argument("--no-answer", action="store_true", help="they did not answer")
    log.add_argument("--asked", default="", metavar="WHAT", help="what you asked for")
    gift: dict[str, Any] = {"nargs": 2, "action": "append", "default": [], "metavar": ("WHAT", "ABOUT")}
    log.add_argument("--got", **gift, help=f"what they gave you, and about what; WHAT: {', '.join(get_args(Gift))}")
    log.add_argument("--gave", **gift, help="what you gave them, and about what")
    log.set_defaults(run=_log)

    promise = commands.add_parser(
        "promise", parents=[common.dated()], help="list promises, make one, or say what became of it"
    )
    promise.add_argument("who", nargs="?", help="to or from whom; with nobody, lists the open promises")
    promise.add_argument("what", nargs="?", help="what was promised")
    promise.add_argument("--due", default=None, metavar="DAY", help="by when: 2026-03-20, +7, friday")
    promise.add_argument("--theirs", action="store_true", help="they promised it to you")
    _add_moves(promise, _PROMISE)
    promise.set_defaults(run=_promise)

    referral = commands.add_parser(
        "referral", parents=[common.dated()], help="list referrals, add one, or say what became of it"
    )
    referral.add_argument("who", nargs="?", help="who told you whom to call; with nobody, lists the unfinished ones")
    referral.add_argument("person", nargs="?", help="whom to call")
    referral.add_argument("--purpose", default="", help="what about")
    _add_moves(referral, _REFERRAL)
    referral.set_defaults(run=_referral)

    mark = commands.add_parser(
        "mark", parents=[common.dated()], help="say what became of an ask or of anything else by its id"
    )
    mark.add_argument("id")
    mark.add_argument("word", help="yes or no for an ask; done, cancelled, contacted, met, 'reported back', thanked")
    mark.set_defaults(run=_mark)

    contact = commands.add_parser("contact", parents=[common.shared()], help="show a contact, or say more about one")
    contact.add_argument("who")
    contact.add_argument("--closeness", type=int, default=None, help="from 1 (distant) to 5 (very close)")
    contact.add_argument("--every", default=None, metavar="CADENCE", help='how often to be in touch: "3 months"')
    for name in ("circle", "tag", "offers", "needs"):
        contact.add_argument(f"--{name}", action="append", default=None, help="may be given several times")
    for name in ("organisation", "title", "field", "email", "phone", "notes"):
        contact.add_argument(f"--{name}", default=None)
    contact.add_argument("--met", default=None, metavar="DAY")
    contact.add_argument("--introduced-by", default=None, metavar="WHO", help="a contact, or me")
    contact.set_defaults(run=_contact)

    tie = commands.add_parser("tie", parents=[common.shared()], help="write down that two contacts know each other")
    tie.add_argument("one")
    tie.add_argument("other")
    tie.add_argument("--closeness", type=int, default=3, help="how close they are, from 1 to 5 (default: 3)")
    tie.set_defaults(run=_tie)

    merge = commands.add_parser("merge", parents=[common.shared()], help="make one contact of two who are one person")
    merge.add_argument("keep", help="who stays")
    merge.add_argument("gone", help="who is joined to them")
    merge.set_defaults(run=_merge)

    forget = commands.add_parser(
        "forget", parents=[common.shared()], help="take somebody out, with all that is on record of them"
    )
    forget.add_argument("who")
    forget.add_argument("--yes", action="store_true", help="really")
    forget.set_defaults(run=_forget)


def _add_moves(command: argparse.ArgumentParser, words: Sequence[str]) -> None:
    choices = command.add_mutually_exclusive_group()
    for word in words:
        choices.add_argument(f"--{word.replace(' ', '-')}", dest=word, metavar="ID", help=f"mark this one as {word}")


def _log(options: argparse.Namespace) -> int:
    network = common.network(options)
    on = day(options.on, today=network.today)
    with_one = options.asked or options.got or options.gave
    if len(options.who) > 1 and with_one:
        msg = "who was asked, gave or got? Log what passed between you and each of them on its own"
        raise InvalidRequest(msg)
    for what, _ in (*options.got, *options.gave):
        if what not in get_args(Gift):
            msg = f"nobody gives {what!r} here; it is one of: {', '.join(get_args(Gift))}, and then what it was about"
            raise InvalidRequest(msg)
    known = network.store.contacts()
    fresh_id = network.store.fresh_id
    new = [Contact(ContactId(fresh_id()), name.strip()) for name in _unknown(known, options)] if options.new else []
    people = [the_one(who, [*known, *new]) for who in options.who]
    ids = tuple(person.id for person in people)
    records: list[Record] = [
        *new,
        Interaction(
            fresh_id(),
            on,
            ids,
            minutes=options.minutes,
            kind=options.kind,
            channel=options.channel,
            summary=options.about,
            initiated_by="them" if options.they_began else "me",
            answered=not options.no_answer,
            minutes_late=options.late,
        ),
        *([Ask(fresh_id(), on, ids[0], options.asked)] if options.asked else []),
        *(Exchange(fresh_id(), on, ids[0], "got", what, about) for what, about in options.got),
        *(Exchange(fresh_id(), on, ids[0], "gave", what, about) for what, about in options.gave),
    ]
    network.add(*records)
    if new:
        print(f"New in your network: {common.listed(person.name for person in new)}.")
    print(f"Logged on {on}: {common.listed(person.name for person in people)}.")
    for reminder in recency.reminders(people, network.store.logged(), today=network.today).due:
        name = next(person.name for person in people if person.id == reminder.contact)
        print(f"Next with {name}: by {reminder.due_on}.")
    return 0


def _unknown(known: Iterable[Contact], options: argparse.Namespace) -> list[str]:
    """Those who are not here under their whole name; two single words are more likely the two halves of one name."""
    names = {folded(person.name) for person in known if not person.archived}
    unknown = [who for who in options.who if folded(who) not in names]
    if len(unknown) > 1 and all(" " not in who for who in unknown):
        together = " ".join(unknown)
        msg = f'is that one person? Then use quotes: "{together}". If they are {len(unknown)}, add them one by one'
        raise InvalidRequest(msg)
    return unknown


def _contact(options: argparse.Namespace) -> int:
    network = common.network(options)
    details: dict[str, Any] = {
        "closeness": options.closeness,
        "circles": options.circle,
        "tags": options.tag,
        "offers": options.offers,
        "needs": options.needs,
        "organisation": options.organisation,
        "title": options.title,
        "field": options.field,
        "email": options.email,
        "phone": options.phone,
        "met_on": options.met,
        "introduced_by": options.introduced_by,
        "cadence": options.every,
        "notes": options.notes,
    }
    said = {name: value for name, value in details.items() if value is not None}
    person = network.change(options.who, **said) if said else network.contact(options.who)
    return common.say(card(person, {one.id: one.name for one in network.store.contacts()}))


def _tie(options: argparse.Namespace) -> int:
    network = common.network(options)
    tie = network.tie(options.one, options.other, options.closeness)
    names = [network.contact(who).name for who in (tie.a, tie.b)]
    return common.say(f"{common.listed(names)} know each other ({CLOSENESS[tie.closeness]}).")


def _mark(options: argparse.Namespace) -> int:
    network = common.network(options)
    record = network.mark(options.id, options.word, on=options.on)
    return common.say(f"{type(record).__name__} {options.id}: {options.word}, {day(options.on, today=network.today)}.")


def _merge(options: argparse.Namespace) -> int:
    return common.say(common.network(options).merge(options.keep, options.gone))


def _forget(options: argparse.Namespace) -> int:
    network = common.network(options)
    person = network.contact(options.who)
    if not options.yes:
        msg = f"this takes out {person.name} and all that is on record about them, for good; if you mean it, add --yes"
        raise InvalidRequest(msg)
    return common.say(network.forget(person))


def _promise(options: argparse.Namespace) -> int:
    network = common.network(options)
    on = day(options.on, today=network.today)
    if moved := _moved(network, options, _PROMISE, on):
        return common.say(f"{moved}.")
    if not options.who:
        open_ones = [promise for promise in network.promises if promise.is_open]
        names = _names(network)
        return _list(open_ones, lambda one: _promise_line(one, names), empty="No open promises.")
    if not options.what or not options.due:
        msg = 'what was promised, and by when? For example: netkit promise Mei "send the book" --due friday'
        raise InvalidRequest(msg)
    due = day(options.due, today=network.today)
    made = network.promise(options.who, options.what, due=due, by="them" if options.theirs else "me", on=on)
    return common.say(_promise_line(made, _names(network)))


def _referral(options: argparse.Namespace) -> int:
    network = common.network(options)
    on = day(options.on, today=network.today)
    if moved := _moved(network, options, _REFERRAL, on):
        return common.say(f"{moved}.")
    if not options.who:
        unfinished = [one for one in network.referrals if not (one.met_on and one.reported_back_on and one.thanked_on)]
        names = _names(network)
        return _list(unfinished, lambda one: _referral_line(one, names), empty="No referrals to follow up.")
    if not options.person:
        msg = 'whom were you told to call? For example: netkit referral Mei "Lin Chen" --purpose "which labs hire"'
        raise InvalidRequest(msg)
    made = network.refer(options.who, options.person, purpose=options.purpose, on=on)
    return common.say(_referral_line(made, _names(network)))


def _moved(network: Network, options: argparse.Namespace, words: Sequence[str], on: date) -> str:
    """What was moved on, in words; an empty text if nothing was to be."""
    for word in words:
        if identifier := getattr(options, word):
            record = network.mark(identifier, word, on=on)
            line = _promise_line if isinstance(record, Promise) else _referral_line
            return f"{word.capitalize()} on {on}: {line(record, _names(network))}"  # type: ignore[arg-type]
    return ""


def _names(network: Network) -> dict[str, str]:
    return {person.id: person.name for person in network.store.contacts()}


def _promise_line(one: Promise, names: Mapping[str, str]) -> str:
    name = names[one.contact]
    return f"{one.id}  by {one.due_on}  {f'you to {name}' if one.by == 'me' else f'{name} to you'}: {one.text}"


def _referral_line(one: Referral, names: Mapping[str, str]) -> str:
    steps = [word for word in _REFERRAL if getattr(one, f"{word.replace(' ', '_')}_on")]
    about = f", about {one.purpose}" if one.purpose else ""
    referrer = names[one.referred_by]
    return f"{one.id}  {one.on}  {referrer} said: call {one.person}{about} ({common.listed(steps) or 'open'})"


def _list(records: Iterable[R], line: Callable[[R], str], *, empty: str) -> int:
    lines = [line(record) for record in records]
    return common.say("\n".join(lines) or empty)
