"""The commands that correct a network and take out of it: ``netkit edit`` and its neighbours."""

from __future__ import annotations

from argparse import SUPPRESS, Namespace
from typing import Any, Final, get_origin

from netkit.cli.arguments import YES, argument, coming_day, network_command, option_of
from netkit.cli.record import in_lines
from netkit.errors import InvalidRequest, MayBeKnown
from netkit.measures.duplicates import told_apart
from netkit.model import Tie
from netkit.network import Network
from netkit.network.card import card
from netkit.network.lookup import either
from netkit.network.typed_fields import FIELDS
from netkit.results import listed

_WHAT: Final = argument("id", help="the id of a record, or the name of a contact")
_DISTINCT: Final = argument(
    "--distinct", action="store_true", help="the new name is right, although one of a like name is there"
)
_GROUPS: Final = (tuple, frozenset)
# Ties have no id. An option may stand for a field of several kinds, in each of which it is of the same type.
_EDITABLE: Final = {
    option_of(name): hint for kind, own in FIELDS.items() if kind is not Tie for name, hint in own.items()
}


def _options_of_each() -> str:
    own = {kind.__name__: " ".join(map(option_of, own)) for kind, own in FIELDS.items() if kind is not Tie}
    said = "; ".join(f"of {kind}: {options}" for kind, options in own.items())
    return f'An empty text, "", takes out what may be missing. The options {said}.'


@network_command(
    YES,
    _WHAT,
    *(
        argument(option, dest=f"new {option}", help=SUPPRESS, nargs="*" if get_origin(hint) in _GROUPS else None)
        for option, hint in _EDITABLE.items()
    ),
    _DISTINCT,
    epilog=_options_of_each,
)
def edit(network: Network, options: Namespace) -> str:
    """Correct a record of any kind: what you name is replaced, and the rest stays."""
    kind = type(network.record(options.id))
    fields = {option_of(name): name for name in FIELDS[kind]}
    said = {option: value for option in _EDITABLE if (value := getattr(options, f"new {option}")) is not None}
    if unknown := said.keys() - fields.keys():
        msg = f"{kind.__name__.lower()}s have no {listed(sorted(unknown))}; they have {', '.join(fields)}"
        raise InvalidRequest(msg)
    changes = {fields[option]: value for option, value in said.items()}
    if not changes:
        msg = f"what is to be replaced? It can be: {', '.join(fields)}"
        raise InvalidRequest(msg)
    return _edited(network, options, yes=options.yes, **changes)


@network_command(argument("id", metavar="who"), argument("name", help="the new name"), _DISTINCT)
def rename(network: Network, options: Namespace) -> str:
    """Give a contact another name."""
    return _edited(network, options, name=options.name)


def _edited(network: Network, options: Namespace, **changes: Any) -> str:  # noqa: ANN401
    try:
        return card(network.edit(options.id, distinct=options.distinct, **changes), network.names())
    except MayBeKnown as error:
        who = network.contact(options.id).id
        advice = " or ".join(f"netkit merge {one.id} {who}" for one in error.near)
        msg = f"{changes['name']!r} may be {either(error.near)}. If so: {advice}; if not, add --distinct"
        raise InvalidRequest(msg) from error


@network_command(
    _WHAT,
    argument("--to", type=coming_day, default="in a week", metavar="DAY", help="the day (default: in a week)"),
)
def postpone(network: Network, options: Namespace) -> str:
    """Put off what is to be done about something, or being in touch with somebody."""
    return f"Put off to {options.to}: {in_lines(network, [network.postpone(options.id, to=options.to)])}."


@network_command(_WHAT)
def drop(network: Network, options: Namespace) -> str:
    """Say that you will not do it any more; it stays on record."""
    return f"Dropped: {in_lines(network, [network.drop(options.id)])}."


@network_command(argument("one"), argument("other"))
def untie(network: Network, options: Namespace) -> str:
    """Take back that two contacts know each other."""
    return f"Not on record any more: {in_lines(network, [network.untie(options.one, options.other)])}."


@network_command(argument("id", help="the id of a record, as `netkit contact NAME` shows it"))
def delete(network: Network, options: Namespace) -> str:
    """Delete a talk, promise or other record; `netkit forget` is for people."""
    return f"Deleted: {in_lines(network, [network.delete(options.id)])}."


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


@network_command(
    argument("--list", action="store_true", help="list what can be undone, the last first, and undo nothing")
)
def undo(network: Network, options: Namespace) -> object:
    """Undo the last change, whatever it was."""
    if options.list:
        return "\n".join(map(str, network.store.steps())) or "There is nothing to undo."
    return network.undo()


@network_command(
    argument("who", nargs="?"),
    argument("--all", action="store_true", help="everybody, and all that is on record"),
    argument("--yes", action="store_true", help="really"),
)
def forget(network: Network, options: Namespace) -> object:
    """Take somebody out, with all that is on record of them, or everybody."""
    if options.all == bool(options.who):
        msg = "whom? Name one contact: netkit forget Mei; or everybody: netkit forget --all"
        raise InvalidRequest(msg)
    if options.all:
        if not options.yes:
            msg = f"this takes out everything, for good: {network.held() or 'nothing'}; if you mean it, add --yes"
            raise InvalidRequest(msg)
        return network.forget_all()
    person = network.contact(options.who)
    if not options.yes:
        what = f"this takes out {person.name} and all that is on record about them, for good"
        msg = f"{what}, and no earlier change can be undone after it; if you mean it, add --yes"
        raise InvalidRequest(msg)
    return network.forget(person)
