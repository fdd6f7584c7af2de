"""To log a talk, and the promise, referral and ask that came of it."""

from __future__ import annotations

from typing import Final

from netkit.network import Network
from netkit.results import listed
from netkit.widgets.views.acts import Act, Data, Fields, named


def show(_: Network, __: Data) -> Data:
    """The form for a talk has no data of its own."""
    return {}


def log(network: Network, fields: Fields) -> str:
    """Keep a talk and the promise, referral and ask that came of it: all of them or, if one is refused, none."""
    said = {name: str(fields.get(name, "")).strip() for name in ("on", "about", "promise", "due", "call", "ask")}
    yes = bool(fields.get("yes"))
    with network.store.transaction():
        before = len(network.store.contacts())
        person = named(network, fields, met_on=said["on"], yes=yes)
        talk = network.log(person, on=said["on"] or None, summary=said["about"], yes=yes)
        kept = [f"a talk with {person.name} on {talk.on}"]
        if said["promise"]:
            promise = network.promise(person, said["promise"], due=said["due"], on=talk.on, yes=yes)
            kept.append(f"your promise by {promise.due_on}")
        if said["call"]:
            kept.append(f"to call {network.refer(person, said['call'], on=talk.on, yes=yes).person}")
        if said["ask"]:
            network.ask(person, said["ask"], on=talk.on, yes=yes)
            kept.append("what you asked for")
        new = len(network.store.contacts()) > before
    return f"Kept: {listed(kept)}{f'; {person.name} is new in your network' if new else ''}."


ACTS: Final[tuple[Act, ...]] = (log,)
