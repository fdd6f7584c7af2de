"""The rules of building one's own network: what is asked, what may be added, and what a change does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from netkit.errors import InvalidRequest
from netkit.model import CIRCLES, Contact, ContactId, Tie
from netkit.network import Network


@dataclass(frozen=True, slots=True)
class NameGenerator:
    """A question that brings people to mind: a name generator, as survey research calls it."""

    about: str
    question: str


GENERATORS: Final = (
    NameGenerator(
        "things that matter",
        "Look back over the last six months. With whom did you talk about things that matter to you?",
    ),
    NameGenerator(
        "getting the work done",
        "Who helps you to get your work done, in a job, in your studies or in a club? "
        "They may show you how, answer a question or check what you made.",
    ),
    NameGenerator(
        "getting on",
        "Who helps you to get on? They may tell you of openings, put in a word for you or say what comes next.",
    ),
    NameGenerator(
        "personal support",
        "Who stands by you? They may listen when a day was bad, or be glad with you when it was good.",
    ),
)
"""The first follows Burt (1984) and the General Social Survey, the others Higgins and Kram (2001); our own words."""


def circles(network: Network) -> tuple[str, ...]:
    """The circles to suggest: those in use, then the other ``CIRCLES``; any other word may be typed."""
    used = {contact.circle for contact in network.contacts if contact.circle}
    return (*sorted(used, key=str.casefold), *(circle for circle in CIRCLES if circle not in used))


def add(network: Network, name: str, *, circle: str, closeness: int | None, limit: int) -> Contact:
    """Keep a new person; a second one of the same name would be taken for the first, so the names must differ.

    Raises InvalidRequest, in words for the person who typed.
    """
    name = " ".join(name.split())
    if not name:
        msg = "Please write a name. A first name or an alias is enough."
        raise InvalidRequest(msg)
    if any(name.casefold() == known.name.casefold() for known in network.store.contacts()):
        msg = f"{name} is here already. If this is somebody else, add a letter or a word: “{name} K.”"
        raise InvalidRequest(msg)
    if closeness is None:
        msg = f"Please say how close you are to {name}."
        raise InvalidRequest(msg)
    if len(network.contacts) >= limit:
        msg = f"You have {limit} people, and that is as many as we need here. To add {name}, remove somebody first."
        raise InvalidRequest(msg)
    return network.meet(name, circle=" ".join(circle.split()), closeness=closeness)


def change(network: Network, who: ContactId, *, circle: str, closeness: int | None) -> Contact:
    """Keep another main circle or closeness of a contact, and everything else as it is now in the store."""
    contact = network.contact(who)
    main = " ".join(circle.split())
    others = tuple(one for one in contact.circles[1:] if one != main)
    changed = replace(contact, circles=(main, *others) if main else others, closeness=closeness)
    network.store.replace(changed)
    return changed


def know_each_other(network: Network, one: ContactId, other: ContactId, closeness: int | None) -> None:
    """Keep how close two contacts are to each other; ``None`` if they do not know each other."""
    known = next((tie for tie in network.ties if {tie.a, tie.b} == {one, other}), None)
    if closeness is None:
        if known:
            network.store.remove(known)
    elif known:
        network.store.replace(replace(known, closeness=closeness))
    else:
        network.add(Tie(one, other, closeness))
