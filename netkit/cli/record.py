"""The commands that change a network: ``netkit log`` and its neighbours."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import fields
from typing import Any, Final, get_args

from netkit.cli.arguments import ON, argument, cadence, day, network_command, whole
from netkit.errors import InvalidRequest, MayBeKnown
from netkit.measures import recency
from netkit.measures.duplicates import told_apart
from netkit.model import CLOSENESS, Contact, Gift, Kind, Promise, Record, Referral
from netkit.network import Network
from netkit.network.card import card
from netkit.network.lookup import called, either
from netkit.results import listed

_STEPS: Final = ("contacted", "met", "reported back", "thanked")
_DETAILS: Final = ("minutes", "kind", "channel", "summary", "began", "answered", "minutes_late")
_THEM: Final[dict[str, Any]] = {"action": "store_const", "const": "them", "default": "me"}
_GIFT: Final[dict[str, Any]] = {"nargs": 2, "action": "append", "default": [], "metavar": ("WHAT", "ABOUT")}
_SEVERAL: Final[dict[str, Any]] = {"action": "append", "help": "may be given several times"}


@network_command(
    ON,
    argument("who", nargs="+", help="one or more contacts, by name or the beginning of it"),
    argument("--new", action="store_true", help="add those who are not in your network yet"),
    argument("--distinct", action="store_true", help="add a new person, although one of a like name is there"),
    argument("--minutes", type=whole, help="how long it took"),
    argument("--kind", choices=get_args(Kind), help="what the time was for"),
    argument("--channel", default="", help="call, e-mail, coffee ..."),
    argument("--about", dest="summary", default="", help="a few words, such as you would be content for them to read"),
    argument("--late", dest="minutes_late", type=whole, metavar="MINUTES", help="how late you were; 0 for on time"),
    argument("--they-began", dest="began", **_THEM, help="they made the first move (default: you did)"),
    argument("--no-answer", dest="answered", action="store_false", help="they did not answer"),
    argument("--asked", default="", metavar="WHAT", help="what you asked for"),
    argument("--got", **_GIFT, help=f"what they gave you, and about what; WHAT: {', '.join(get_args(Gift))}"),
    argument("--gave", **_GIFT, help="what you gave them, and about what"),
    epilog=lambda: 'For example: netkit log Mei --minutes 30 --got information "which labs hire in May"',
)
def log(network: Network, options: Namespace) -> str:
    """Write down a conversation, a message or a meeting."""
    if len(options.who) > 1 and (options.asked or options.got or options.gave):
        msg = "who was asked, gave or got? Log what passed between you and each of them on its own"
        raise InvalidRequest(msg)
    on, details = options.on, {name: getattr(options, name) for name in _DETAILS}
    with network.store.transaction():
        met = {name: _met(network, name, distinct=options.distinct) for name in _unknown(network, options)}
        new = list(met.values())
        talk = network.log(*(met.get(who, who) for who in options.who), on=on, **details)
        people = [network.contact(one) for one in talk.contacts]
        if options.asked:
            network.ask(people[0], options.asked, on=on)
        for what, about in options.got:
            network.got(people[0], what, about, on=on)
        for what, about in options.gave:
            network.gave(people[0], what, about, on=on)
    names = {person.id: person.name for person in people}
    lines = [f"New in your network: {listed(person.name for person in new)}."] if new else []
    lines.append(f"Logged on {on}: {listed(names.values())}.")
    for due in recency.reminders(people, network.store.logged(), today=network.today).due:
        lines.append(f"Next with {names[due.contact]}: by {due.due_on}.")
    return "\n".join(lines)


def _unknown(network: Network, options: Namespace) -> list[str]:
    """The names to add: none of an id or a contact's whole name; two words are more likely the halves of one name."""
    if options.distinct:
        if len(options.who) > 1:
            msg = "--distinct is about one person; log the talk with the new one first, and then with the others"
            raise InvalidRequest(msg)
        return list(options.who)
    if not options.new:
        return []
    people = network.store.contacts()
    ids = {person.id for person in people}
    unknown = [who for who in options.who if who not in ids and not called(who, people)]
    if len(unknown) > 1 and all(" " not in who for who in unknown):
        together = " ".join(unknown)
        msg = f'is that one person? Then use quotes: "{together}". If they are {len(unknown)}, add them one by one'
        raise InvalidRequest(msg)
    return unknown


def _met(network: Network, name: str, *, distinct: bool) -> Contact:
    """The new contact; a name that is near to a contact's is asked about."""
    try:
        return network.meet(name, distinct=distinct)
    except MayBeKnown as error:
        ids = " or ".join(person.id for person in error.near)
        msg = f"{name!r} may be {either(error.near)}. If so, write {ids} in place of the name; if not, add --distinct"
        raise InvalidRequest(msg) from error


@network_command(
    ON,
    argument("who", nargs="?", help="to or from whom; with nobody, lists the open promises"),
    argument("what", nargs="?", help="what was promised"),
    argument("--due", type=day, metavar="DAY", help="by when: 2026-03-20, +7, friday"),
    argument("--theirs", dest="by", **_THEM, help="they promised it to you"),
)
def promise(network: Network, options: Namespace) -> str:
    """List promises, or make one."""
    if not options.who:
        return _lines(network, [one for one in network.store.promises() if one.is_open]) or "No open promises."
    if not options.what or not options.due:
        msg = 'what was promised, and by when? For example: netkit promise Mei "send the book" --due friday'
        raise InvalidRequest(msg)
    made = network.promise(options.who, options.what, due=options.due, by=options.by, on=options.on)
    return _lines(network, [made])


@network_command(
    ON,
    argument("who", nargs="?", help="who told you whom to call; with nobody, lists the unfinished ones"),
    argument("person", nargs="?", help="whom to call"),
    argument("--purpose", default="", help="what about"),
)
def referral(network: Network, options: Namespace) -> str:
    """List referrals, or add one."""
    if not options.who:
        referrals = network.store.referrals()
        unfinished = [one for one in referrals if not (one.met_on and one.reported_back_on and one.thanked_on)]
        return _lines(network, unfinished) or "No referrals to follow up."
    if not options.person:
        msg = 'whom were you told to call? For example: netkit referral Mei "Lin Chen" --purpose "which labs hire"'
        raise InvalidRequest(msg)
    return _lines(network, [network.refer(options.who, options.person, purpose=options.purpose, on=options.on)])


@network_command(
    ON,
    argument("id"),
    argument("word", help=f"done or cancelled; {', '.join(map(repr, _STEPS))}; yes or no"),
)
def mark(network: Network, options: Namespace) -> str:
    """Say what became of a promise, a referral, an ask or something you got."""
    changed = network.mark(options.id, options.word, on=options.on)
    said = _lines(network, [changed]) or f"{type(changed).__name__.lower()} {options.id}"
    return f"{options.word.capitalize()} on {options.on}: {said}."


def _lines(network: Network, records: Sequence[Record]) -> str:
    """A line for each promise or referral."""
    names = {person.id: person.name for person in network.store.contacts()}
    lines = []
    for one in records:
        if isinstance(one, Promise):
            people = f"you to {names[one.contact]}" if one.by == "me" else f"{names[one.contact]} to you"
            lines.append(f"{one.id}  by {one.due_on}  {people}: {one.text}")
        elif isinstance(one, Referral):
            steps = listed(word for word in _STEPS if getattr(one, f"{word.replace(' ', '_')}_on"))
            about = f", about {one.purpose}" if one.purpose else ""
            said = f"{names[one.referred_by]} said: call {one.person}{about} ({steps or 'open'})"
            lines.append(f"{one.id}  {one.on}  {said}")
    return "\n".join(lines)


@network_command(
    argument("who"),
    argument("--closeness", type=whole, help="from 1 (distant) to 5 (very close)"),
    argument("--every", dest="cadence", type=cadence, metavar="CADENCE", help='how often to be in touch: "3 months"'),
    argument("--circle", dest="circles", metavar="CIRCLE", **_SEVERAL),
    argument("--tag", dest="tags", metavar="TAG", **_SEVERAL),
    argument("--offers", **_SEVERAL),
    argument("--needs", **_SEVERAL),
    *(argument(f"--{name}") for name in ("organisation", "title", "field", "email", "phone", "notes")),
    argument("--met", dest="met_on", type=day, metavar="DAY"),
    argument("--introduced-by", metavar="WHO", help="a contact, or me"),
)
def contact(network: Network, options: Namespace) -> str:
    """Show a contact, or say more about one."""
    typed = {part.name: getattr(options, part.name, None) for part in fields(Contact)}
    details = {name: value for name, value in typed.items() if value is not None}
    person = network.change(options.who, **details) if details else network.contact(options.who)
    return card(person, {one.id: one.name for one in network.store.contacts()})


@network_command(
    argument("one"),
    argument("other"),
    argument("--closeness", type=whole, default=3, help="how close they are, from 1 to 5 (default: 3)"),
)
def tie(network: Network, options: Namespace) -> str:
    """Write down that two contacts know each other."""
    made = network.tie(options.one, options.other, options.closeness)
    names = [network.contact(who).name for who in (made.a, made.b)]
    return f"{listed(names)} know each other ({CLOSENESS[made.closeness]})."


@network_command(argument("one"), argument("other"))
def distinct(network: Network, options: Namespace) -> str:
    """Write down that two contacts who look alike are two people."""
    one, other = people = [network.contact(who) for who in (options.one, options.other)]
    network.distinct(one, other)
    return f"{' and '.join(told_apart(people))} are two people; they are not suggested again."


@network_command(argument("keep", help="who stays"), argument("gone", help="who is joined to them"))
def merge(network: Network, options: Namespace) -> object:
    """Make one contact of two who are one person."""
    return network.merge(options.keep, options.gone)


@network_command(argument("who"), argument("--yes", action="store_true", help="really"))
def forget(network: Network, options: Namespace) -> object:
    """Take somebody out, with all that is on record of them."""
    person = network.contact(options.who)
    if not options.yes:
        msg = f"this takes out {person.name} and all that is on record about them, for good; if you mean it, add --yes"
        raise InvalidRequest(msg)
    return network.forget(person)
