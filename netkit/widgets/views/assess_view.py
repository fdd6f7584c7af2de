"""To assess a network: who gives which kind of help, how close they are and from where, and who knows whom."""

from __future__ import annotations

from typing import Final

from netkit.model import CIRCLES, CLOSENESS, Contact, ContactId
from netkit.network import Network
from netkit.network.assessing import assessing
from netkit.network.people_list import HELPED
from netkit.results import counted
from netkit.widgets.views.acts import CLOSE, Act, Data, Fields, named

GENERATORS: Final = {
    "information": "Who tells you things that help you on, or shows you how something is done?",
    "referral": "Who would tell you whom to call, or put in a word for you?",
    "feedback": "Who tells you the truth about a draft, a plan or a talk?",
    "support": "Who stands by you when a day was bad, and is glad with you when it was good?",
    HELPED: "And whom do you help, with anything at all?",
}
"""Name generators, as survey research calls questions that bring people to mind: one for each kind of help, and one for
the help that you give. The kinds follow the course's source and Higgins and Kram (2001); our own words."""

INTRODUCTION: Final = "Blanks are welcome: leave empty what you have no name for. Four people are enough."


def show(network: Network, asked: Data) -> Data:
    """The people with what was said of them, who knows whom, what is still to ask, and what it says so far."""
    found = assessing(network, tuple(map(ContactId, asked.get("also", ()))))
    here = {one.id for one in found.people}
    used = {circle.casefold(): circle for one in network.store.contacts() for circle in one.circles}
    others = f"{counted(found.others, 'other person is', 'others are')} not listed here" if found.others else ""
    return {
        "introduction": INTRODUCTION,
        "questions": list(GENERATORS.items()),
        "closeness": CLOSE,
        "circles": sorted({**{one.casefold(): one for one in CIRCLES}, **used}.values(), key=str.casefold),
        "people": [
            {
                "id": one.id,
                "name": one.name,
                "closeness": str(one.closeness or ""),
                "circles": ", ".join(one.circles),
                "kinds": _kinds(one),
                "done": one.id in found.done,
            }
            for one in found.people
        ],
        "ties": [(tie.a, tie.b, str(tie.closeness)) for tie in network.store.ties() if {tie.a, tie.b} <= here],
        "others": f"{others}; name them above, or find them here." if others else "",
        "gaps": found.gaps if found.people else "",
        "progress": found.progress,
        "numbers": list(found.numbers),
    }


def name_for(network: Network, fields: Fields) -> str:
    """Keep that somebody gives a kind of help, or is helped; a new contact if nobody of this name is there."""
    kind = fields["kind"]
    with network.store.transaction():
        before = len(network.store.contacts())
        person = named(network, fields)
        is_new = len(network.store.contacts()) > before
        if kind in _kinds(person) and not person.archived:
            return f"{person.name} is here already."
        network.add_to(person, **({"tags": HELPED} if kind == HELPED else {"roles": kind}))
        if person.archived:
            network.edit(person, archived=False)
    what = "whom you help" if kind == HELPED else f"for {kind}"
    more = " is new in your network" if is_new else " is back from the archive" if person.archived else ""
    return f"Kept: {person.name}, {what}{f'; {person.name}{more}' if more else ''}."


def unname_for(network: Network, fields: Fields) -> str:
    """Take a person off a kind of help; they stay in the network."""
    kind = fields["kind"]
    with network.store.transaction():
        person = network.contact(fields["id"])
        if kind == HELPED:
            network.edit(person, tags=[tag for tag in person.tags if tag != HELPED])
        else:
            network.edit(person, roles=person.roles - {kind})
    return f"{person.name} is off this list, and still in your network."


def set_tie(network: Network, fields: Fields) -> str:
    """Keep how close two contacts are, or with no closeness that they do not know each other."""
    closeness = fields["closeness"]
    with network.store.transaction():
        one, other = network.contact(fields["id"]), network.contact(fields["other"])
        network.look_at(one, other)
        if closeness:
            network.tie(one, other, int(closeness))
            return f"Kept: {one.name} and {other.name} know each other, {CLOSENESS[int(closeness)]}."
        if network.between(one, other):
            network.untie(one, other)
    return f"Kept: {one.name} and {other.name} do not know each other."


def gone_through(network: Network, fields: Fields) -> str:
    """Keep that all pairs of a contact with these others were looked at."""
    network.look_at(fields["id"], *fields["others"])
    return f"Kept: you have said whom {network.contact(fields['id']).name} knows."


def _kinds(one: Contact) -> list[str]:
    return [kind for kind in GENERATORS if kind in one.roles or (kind == HELPED and HELPED in one.tags)]


ACTS: Final[tuple[Act, ...]] = (name_for, unname_for, set_tie, gone_through)
