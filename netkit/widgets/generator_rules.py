"""What the name generator asks, what may be added, and what each change does to the store.

The functions that change the store return a sentence for the person who typed, and raise InvalidRequest with one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from netkit.errors import InvalidRequest, MayBeKnown
from netkit.model import CIRCLES, CLOSENESS, Contact, Tie
from netkit.network import Network
from netkit.network.lookup import called

GENERATORS: Final = {
    "things that matter": "Look back over the last six months. With whom did you talk about things that matter to you?",
    "getting the work done": "Who helps you to get your work done, in a job, in your studies or in a club? "
    "They may show you how, answer a question or check what you made.",
    "getting on": "Who helps you to get on? They may tell you of openings, put in a word for you or say what is next.",
    "personal support": "Who stands by you? They may listen when a day was bad, or be glad with you when it was good.",
}
"""Name generators, as survey research calls questions that bring people to mind: what each is about, and the question.

The first follows Burt (1984) and the General Social Survey, the others Higgins and Kram (2001); our own words.
"""

ADDED: Final = "{name} was added."
CHANGED: Final = "{name} was changed."
REMOVED: Final = "{name} was removed."
TIED: Final = "{one} and {other} know each other: {closeness}."
NOT_TIED: Final = "{one} and {other}: no tie."
NO_NAME: Final = "Please write a name. A first name or an alias is enough."
TAKEN: Final = "{name} is here already. If this is somebody else, add a letter or a word: “{name} K.”"
NEAR: Final = "{name} may be {near}. If this is somebody else, press “Add this person” again."
NO_CLOSENESS: Final = "Please say how close you are to {name}."
FULL: Final = "You have {limit} people, and that is as many as we need here. To add {name}, remove somebody first."


def circles(network: Network) -> tuple[str, ...]:
    """The circles to suggest: those in use, then the other ``CIRCLES``; any other word may be typed."""
    used = {contact.circle for contact in network.contacts if contact.circle}
    return (*sorted(used, key=str.casefold), *(circle for circle in CIRCLES if circle not in used))


def add(network: Network, name: str, *, circle: str, closeness: int | None, limit: int, distinct: bool = False) -> str:
    """Add a person. Names must differ, because a second person of the same name would be taken for the first.

    Raises ``MayBeKnown`` for a name that is near to another, unless ``distinct``.
    """
    name = " ".join(name.split())
    problems = {
        NO_NAME: not name,
        TAKEN: bool(called(name, network.store.contacts())),
        NO_CLOSENESS: closeness is None,
        FULL: len(network.contacts) >= limit,
    }
    for problem, is_met in problems.items():
        if is_met:
            raise InvalidRequest(problem.format(name=name, limit=limit))
    try:
        person = network.meet(name, circle=" ".join(circle.split()), closeness=closeness, distinct=distinct)
    except MayBeKnown as error:
        alike = " or ".join(person.name for person in error.near)
        raise MayBeKnown(NEAR.format(name=name, near=alike), error.near) from error
    return ADDED.format(name=person.name)


def change(network: Network, contact: Contact, *, circle: str, closeness: int | None) -> str:
    """Change a contact's main circle and closeness; all else stays as it is now in the store."""
    stored = network.contact(contact.id)
    main = " ".join(circle.split())
    others = tuple(one for one in stored.circles[1:] if one != main)
    network.store.replace(replace(stored, circles=(main, *others) if main else others, closeness=closeness))
    return CHANGED.format(name=contact.name)


def remove(network: Network, contact: Contact) -> str:
    """Remove a contact, with the records that ``network.goes_with`` names."""
    network.store.remove(contact)
    return REMOVED.format(name=contact.name)


def tie(network: Network, one: Contact, other: Contact, closeness: int | None) -> str:
    """Set how close two contacts are to each other; ``None`` if they do not know each other."""
    known = next((tie for tie in network.ties if {tie.a, tie.b} == {one.id, other.id}), None)
    if closeness is None:
        if known:
            network.store.remove(known)
        return NOT_TIED.format(one=one.name, other=other.name)
    if known:
        network.store.replace(replace(known, closeness=closeness))
    else:
        network.add(Tie(one.id, other.id, closeness))
    return TIED.format(one=one.name, other=other.name, closeness=CLOSENESS[closeness])
