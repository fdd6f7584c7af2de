"""To log a talk, and the promise, referral, ask and help that came of it."""

from __future__ import annotations

from typing import Final, get_args

from netkit.errors import InvalidRequest, MayBeKnown
from netkit.model import Contact, Gift
from netkit.network import Network
from netkit.network.lookup import either
from netkit.results import listed
from netkit.widgets.views.acts import Act, Data, Fields, named

TEXTS: Final = (
    *("on", "about", "also", "channel", "minutes", "promise", "due", "call", "ask"),
    *("got", "got_about", "gave", "gave_about"),
)
"""The fields of the form that are typed."""


def show(_: Network, __: Data) -> Data:
    """The kinds of help that can be given in a talk; ``same`` says that these data never change."""
    return {"gifts": get_args(Gift), "same": True}


def log(network: Network, fields: Fields) -> str:
    """Keep a talk and the promise, referral, ask and help that came of it: all or, if one is refused, none of it."""
    said = {name: str(fields.get(name, "")).strip() for name in TEXTS}
    yes = bool(fields.get("yes"))
    with network.store.transaction():
        before, told = {one.id for one in network.store.contacts()}, {*network.store.referrals()}
        person = named(network, fields, met_on=said["on"], yes=yes)
        others = [_also(network, one, said["on"], yes=yes) for name in said["also"].split(",") if (one := name.strip())]
        talk = network.log(
            person,
            *others,
            on=said["on"] or None,
            summary=said["about"],
            channel=said["channel"],
            minutes=said["minutes"] or None,
            answered=not fields.get("unanswered"),
            yes=yes,
        )
        everybody = listed(one.name for one in (person, *others))
        kept = [f"a {'talk' if talk.answered else 'call without an answer'} with {everybody} on {talk.on}"]
        referrers = [network.contact(one.referred_by).name for one in network.store.referrals() if one not in told]
        if referrers:
            kept.append(f"that you got in touch, as {listed(referrers)} said")
        if said["promise"]:
            promise = network.promise(person, said["promise"], due=said["due"], on=talk.on, yes=yes)
            kept.append(f"your promise by {promise.due_on}")
        if said["call"]:
            kept.append(f"to call {network.refer(person, said['call'], on=talk.on, yes=yes).person}")
        if said["ask"]:
            network.ask(person, said["ask"], looked_up=True if fields.get("looked_up") else None, on=talk.on, yes=yes)
            kept.append("what you asked for")
        for way, keep in (("got", network.got), ("gave", network.gave)):
            if said[way]:
                kept.append(
                    f"the {keep(person, fields[way], said[f'{way}_about'], on=talk.on, yes=yes).what} you {way}"
                )
        new = [one.name for one in network.store.contacts() if one.id not in before]
    said_new = f"; {listed(new)} {'is' if len(new) == 1 else 'are'} new in your network" if new else ""
    return f"Kept: {listed(kept)}{said_new}."


def _also(network: Network, name: str, on: str, *, yes: bool) -> Contact:
    """One more person of a talk: who has this name, or somebody new. A near name must be written as it is on record."""
    try:
        return named(network, {"name": name}, met_on=on, yes=yes)
    except MayBeKnown as error:
        msg = f"{name!r} may be {either(error.near)}; write the whole name, with a word more if it is somebody else"
        raise InvalidRequest(msg) from error


ACTS: Final[tuple[Act, ...]] = (log,)
