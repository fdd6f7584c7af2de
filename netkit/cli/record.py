"""The commands that change a network: ``netkit log`` and its neighbours."""

from __future__ import annotations

from argparse import BooleanOptionalAction, Namespace
from collections.abc import Iterable
from dataclasses import fields
from itertools import combinations
from typing import Any, Final, get_args

from netkit.cli.arguments import (
    ON,
    YES,
    argument,
    cadence,
    coming_day,
    minutes,
    network_command,
    option_of,
    past_day,
    whole,
)
from netkit.errors import InvalidRequest, MayBeKnown
from netkit.measures import recency
from netkit.model import Contact, Gift, Kind, Record, Role
from netkit.names import are_near, key
from netkit.network import Network
from netkit.network.assessing import assessing
from netkit.network.card import card, line
from netkit.network.lookup import called, either
from netkit.results import listed
from netkit.status import TRANSITIONS, day_field, marked_on

_DETAILS: Final = ("minutes", "kind", "channel", "summary", "began", "answered", "minutes_late")
_THEM: Final[dict[str, Any]] = {"action": "store_const", "const": "them", "default": "me"}
_GIFT: Final[dict[str, Any]] = {"nargs": 2, "action": "append", "default": [], "metavar": ("WHAT", "ABOUT")}
_SEVERAL: Final[dict[str, Any]] = {"action": "append", "help": "may be given several times"}


@network_command(
    ON,
    YES,
    argument("who", nargs="+", help="one or more contacts, by name or the beginning of it"),
    argument("--new", action="store_true", help="add those who are not in your network yet"),
    argument("--distinct", action="store_true", help="add a new person, although one of a like name is there"),
    argument("--minutes", type=minutes, metavar="LENGTH", help="how long it took: 45, 1h30, half an hour"),
    argument("--kind", choices=get_args(Kind), help="what the time was for"),
    argument("--channel", default="", help="call, e-mail, coffee ..."),
    argument("--about", dest="summary", default="", help="a few words, such as you would be content for them to read"),
    argument("--late", dest="minutes_late", type=minutes, metavar="MINUTES", help="how late you were; 0 for on time"),
    argument("--they-began", dest="began", **_THEM, help="they made the first move (default: you did)"),
    argument("--no-answer", dest="answered", action="store_false", help="they did not answer"),
    argument("--asked", default="", metavar="WHAT", help="what you asked for"),
    argument("--looked-up", action=BooleanOptionalAction, help="whether you tried to find it out yourself before"),
    argument("--got", **_GIFT, help=f"what they gave you, and about what; WHAT: {', '.join(get_args(Gift))}"),
    argument("--gave", **_GIFT, help="what you gave them, and about what"),
    epilog=lambda: 'For example: netkit log Mei --minutes 30 --got information "which labs hire in May"',
)
def log(network: Network, options: Namespace) -> str:
    """Write down a conversation, a message or a meeting."""
    if len(options.who) > 1 and (options.asked or options.got or options.gave):
        msg = "who was asked, gave or got? Log what passed between you and each of them on its own"
        raise InvalidRequest(msg)
    if options.looked_up is not None and not options.asked:
        msg = "--looked-up goes with what you asked for: --asked WHAT"
        raise InvalidRequest(msg)
    on, yes, details = options.on, options.yes, {name: getattr(options, name) for name in _DETAILS}
    with network.store.transaction():
        before, met_on = {*network.store.referrals()}, on if options.answered and on <= network.today else None
        details_of_new = {"distinct": options.distinct, "met_on": met_on, "yes": yes}
        met = {name: _met(network, name, **details_of_new) for name in _unknown(network, options)}
        new = list(met.values())
        talk = network.log(*(met.get(who, who) for who in options.who), on=on, yes=yes, **details)
        people = [network.contact(one) for one in talk.contacts]
        found: list[Record] = [one for one in network.store.referrals() if one not in before]
        if options.asked:
            found.append(network.ask(people[0], options.asked, on=on, looked_up=options.looked_up, yes=yes))
        found += [network.got(people[0], what, about, on=on, yes=yes) for what, about in options.got]
        found += [network.gave(people[0], what, about, on=on, yes=yes) for what, about in options.gave]
    lines = [f"New in your network: {listed(person.name for person in new)}."] if new else []
    if new and met_on:
        lines.append(f"You met on {met_on}. If you had met before: netkit edit {new[0].id} --met-on DAY")
    lines.append(f"Logged: {in_lines(network, [talk, *found])}")
    for one in (told for told in network.store.referrals() if told.state == "open" and told.on <= on):
        if any(are_near(key(one.person), key(person.name)) for person in people):
            advice = f"netkit mark {one.id} contacted --on {on}"
            lines.append(f"Was it {one.person}, whom you were told to call? Then: {advice}")
    for due in recency.reminders(people, network.store.logged(), today=network.today).due:
        lines.append(f"Next with {network.contact(due.contact).name}: by {due.due_on}.")
    return "\n".join(lines)


def _unknown(network: Network, options: Namespace) -> list[str]:
    """The names to add: none of an id or a contact's whole name; two words are more likely the halves of one name."""
    people = network.store.contacts()
    ids = {person.id for person in people}
    if options.distinct:
        if len(options.who) > 1:
            msg = "--distinct is about one person; log the talk with the new one first, and then with the others"
            raise InvalidRequest(msg)
        return [who for who in options.who if who not in ids]
    if not options.new:
        return []
    named = [who for who in options.who if who not in ids and not called(who, people)]
    unknown = [who for place, who in enumerate(named) if key(who) not in map(key, named[:place])]
    for one, other in combinations(unknown, 2):
        if are_near(key(one), key(other)):
            msg = f"{one!r} and {other!r} may be one person; if they are two, add them one by one"
            raise InvalidRequest(msg)
    if len(unknown) > 1 and all(" " not in who for who in unknown):
        together = " ".join(unknown)
        msg = f'is that one person? Then use quotes: "{together}". If they are {len(unknown)}, add them one by one'
        raise InvalidRequest(msg)
    return unknown


def _met(network: Network, name: str, **details: Any) -> Contact:  # noqa: ANN401
    """The new contact; a name that is near to a contact's is asked about."""
    try:
        return network.meet(name, **details)
    except MayBeKnown as error:
        it = error.near[0].id if len(error.near) == 1 else "the id"
        msg = f"{name!r} may be {either(error.near)}. If so, write {it} in place of the name; if not, add --distinct"
        raise InvalidRequest(msg) from error


@network_command(
    argument("what", nargs="?", help="what you will do; with nothing, lists what is planned"),
    argument("--whom", default="", metavar="NAME", help="whom it concerns; an alias will do, and nobody is added"),
    argument("--due", type=coming_day, metavar="DAY", help="by when: 2026-03-20, +7, friday, in 2 weeks"),
    argument("--look-again", type=coming_day, metavar="DAY", help="when to ask what came of it"),
)
def plan(network: Network, options: Namespace) -> str:
    """List what you planned, or plan one thing."""
    if not options.what:
        return in_lines(network, [one for one in network.plans() if one.is_open]) or "Nothing is planned."
    if not options.due:
        msg = 'by when? For example: netkit plan "thank them for the tip" --whom Mei --due friday'
        raise InvalidRequest(msg)
    made = network.plan(options.what, whom=options.whom, due=options.due, look_again=options.look_again)
    return in_lines(network, [made])


@network_command(
    ON,
    YES,
    argument("who", nargs="?", help="to or from whom; with nobody, lists the open promises"),
    argument("what", nargs="?", help="what was promised"),
    argument("--due", type=coming_day, metavar="DAY", help="by when: 2026-03-20, +7, friday, in 2 weeks"),
    argument("--theirs", dest="by", **_THEM, help="they promised it to you"),
)
def promise(network: Network, options: Namespace) -> str:
    """List promises, or make one."""
    if not options.who:
        return in_lines(network, [one for one in network.store.promises() if one.is_open]) or "No open promises."
    if not options.what or not options.due:
        msg = 'what was promised, and by when? For example: netkit promise Mei "send the book" --due friday'
        raise InvalidRequest(msg)
    made = network.promise(options.who, options.what, due=options.due, by=options.by, on=options.on, yes=options.yes)
    return in_lines(network, [made])


@network_command(
    ON,
    YES,
    argument("who", nargs="?", help="who told you whom to call; with nobody, lists the unfinished ones"),
    argument("person", nargs="?", help="whom to call"),
    argument("--about", dest="purpose", default="", help="what about"),
)
def referral(network: Network, options: Namespace) -> str:
    """List referrals, or add one."""
    if not options.who:
        referrals = network.store.referrals()
        done = [one for one in referrals if one.dropped_on or (one.met_on and one.reported_back_on and one.thanked_on)]
        unfinished = [one for one in referrals if one not in done]
        return in_lines(network, unfinished) or "No referrals to follow up."
    if not options.person:
        msg = 'whom were you told to call? For example: netkit referral Mei "Lin Chen" --about "which labs hire"'
        raise InvalidRequest(msg)
    made = network.refer(options.who, options.person, purpose=options.purpose, on=options.on, yes=options.yes)
    return in_lines(network, [made])


_WHAT_WAS_GIVEN: Final = (
    ON,
    YES,
    argument("who"),
    argument("what", choices=get_args(Gift)),
    argument("about", nargs="?", default="", help="what it was about"),
)


@network_command(
    ON,
    YES,
    argument("who"),
    argument("what", help="what you asked for"),
    argument("--looked-up", action=BooleanOptionalAction, help="whether you tried to find it out yourself before"),
)
def ask(network: Network, options: Namespace) -> str:
    """Write down what you asked somebody for."""
    made = network.ask(options.who, options.what, looked_up=options.looked_up, on=options.on, yes=options.yes)
    return in_lines(network, [made])


@network_command(*_WHAT_WAS_GIVEN)
def gave(network: Network, options: Namespace) -> str:
    """Write down what help you gave somebody."""
    return in_lines(network, [network.gave(options.who, options.what, options.about, on=options.on, yes=options.yes)])


@network_command(*_WHAT_WAS_GIVEN)
def got(network: Network, options: Namespace) -> str:
    """Write down what help somebody gave you."""
    return in_lines(network, [network.got(options.who, options.what, options.about, on=options.on, yes=options.yes)])


@network_command(
    argument("who"),
    argument("where", help="the organisation"),
    argument("--title", default="", help="as what"),
    argument("--since", type=past_day, metavar="DAY"),
    argument("--until", type=past_day, metavar="DAY"),
)
def position(network: Network, options: Namespace) -> str:
    """Write down where somebody works, studies or helps."""
    made = network.position(options.who, options.where, options.title, since=options.since, until=options.until)
    return in_lines(network, [made])


@network_command(
    ON,
    YES,
    argument("id"),
    argument("word", nargs="+", help=listed(word for words in TRANSITIONS.values() for word in words)),
)
def mark(network: Network, options: Namespace) -> str:
    """Say what became of a promise, a referral, an ask or something you got."""
    word = " ".join(options.word).casefold()
    changed = network.mark(options.id, word, on=options.on, yes=options.yes)
    on = marked_on(changed, word)
    said = f"{word.capitalize()} on {on}: {in_lines(network, [changed])}."
    if on == options.on:
        return said
    correction = f"netkit edit {options.id} {option_of(day_field(changed, word))} {options.on}"
    return f"{said}\nThat was on record, and stays. To correct it: {correction}"


def in_lines(network: Network, records: Iterable[Record]) -> str:
    """The records, a line for each."""
    called_by_id = network.names()
    return "\n".join(line(one, called_by_id) for one in records)


@network_command(
    YES,
    argument("who"),
    argument("--closeness", type=whole, help="from 1 (distant) to 5 (very close)"),
    argument(
        "--every",
        dest="cadence",
        type=cadence,
        metavar="CADENCE",
        help='how often to be in touch: "3 months", or never',
    ),
    argument("--circle", dest="circles", metavar="CIRCLE", **_SEVERAL),
    argument("--tag", dest="tags", metavar="TAG", **_SEVERAL),
    argument("--role", dest="roles", choices=get_args(Role), **_SEVERAL),
    argument("--offers", **_SEVERAL),
    argument("--needs", **_SEVERAL),
    *(argument(f"--{name}") for name in ("organisation", "title", "field", "email", "phone")),
    argument("--notes", help="a line that is added to the notes, with the day"),
    argument("--met-on", type=past_day, metavar="DAY"),
    argument("--introduced-by", metavar="WHO", help="a contact, or me"),
)
def contact(network: Network, options: Namespace) -> str:
    """Show a contact with all that is on record, or say more about one: what is there stays, and this is added."""
    typed = {part.name: getattr(options, part.name, None) for part in fields(Contact)}
    details = {name: value for name, value in typed.items() if value is not None}
    if details:
        return card(network.add_to(options.who, yes=options.yes, **details), network.names())
    person = network.contact(options.who)
    return f"{card(person, network.names())}\n\n{network.timeline(person)}"


@network_command(
    argument("one"),
    argument("other"),
    argument("--closeness", type=whole, help="how close they are, from 1 to 5 (default: as it was, or 3)"),
)
def tie(network: Network, options: Namespace) -> str:
    """Write down that two contacts know each other."""
    return in_lines(network, [network.tie(options.one, options.other, options.closeness)]) + "."


@network_command(
    argument("who"),
    argument("others", nargs="*", help="with nobody, all who are asked about in Assess"),
)
def look_at(network: Network, options: Namespace) -> str:
    """Write down that you said whom of these somebody knows: the others among them they do not know."""
    who = network.contact(options.who)
    everybody = [one for one in assessing(network, [who.id]).people if one.id != who.id]
    network.look_at(who, *(options.others or everybody))
    return assessing(network, [who.id]).progress
