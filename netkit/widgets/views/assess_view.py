"""To assess a network: who gives which help, how close they are and from where, who knows whom, and the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from netkit.measures.assessment import assess
from netkit.measures.help_gaps import help_gaps
from netkit.model import CIRCLES, CLOSENESS, ME, Contact
from netkit.network import Network
from netkit.network.people_list import HELPED
from netkit.results import counted, listed
from netkit.widgets.views.acts import Act, Data, Fields, named

GENERATORS: Final = {
    "information": "Who tells you things that help you on, or shows you how something is done?",
    "referral": "Who would tell you whom to call, or put in a word for you?",
    "feedback": "Who tells you the truth about a draft, a plan or a talk?",
    "support": "Who stands by you when a day was bad, and is glad with you when it was good?",
    HELPED: "And whom do you help, with anything at all?",
}
"""Name generators, as survey research calls questions that bring people to mind: one for each kind of help, and one for
the help that you give. The kinds follow the course's source and Higgins and Kram (2001); our own words."""

TIES_KNOWN: Final = "ties gone through"
"""The tag of a contact of whom it was asked whom of the others they know: no tie then means that they know none."""

LISTED: Final = 40
"""So many people at most stand in the table and among those who may know each other."""

BLANKS: Final = "A blank is no failing: it may be where you look next. Four people are enough."
FEW: Final = "With two people or more you can say here who knows whom."
COMPLETE: Final = (
    "All {pairs} have been gone through. A blank now means: they do not know each other, as far as you know."
)
OPEN: Final = "{asked} of {pairs} gone through. As long as that is not complete, a blank may only mean: not asked yet."


def show(network: Network, asked: Data) -> Data:
    """The answers as they are kept, and what they say."""
    rows = network.people()
    known = [row.contact for row in rows if row.noted]
    people = known[:LISTED]
    ties = _ties(network, people, str(asked.get("of", "")))
    return {
        "blanks": BLANKS,
        "questions": [_question(kind, question, known) for kind, question in GENERATORS.items()],
        "gaps": help_gaps(known).sentence if known else "",
        "people": [_person(one) for one in people],
        "rest": _rest(len(rows) - len(people)),
        "closeness": [[str(step), f"{step} · {word}"] for step, word in sorted(CLOSENESS.items(), reverse=True)],
        "circles": _circles(known),
        "ties": ties,
        "numbers": _numbers(network, people, complete=ties["complete"]) if len(people) > 1 else [],
    }


def name_for(network: Network, fields: Fields) -> str:
    """Keep that somebody gives this kind of help, or is helped; a new name is a new contact."""
    kind = fields["kind"]
    with network.store.transaction():
        before = len(network.store.contacts())
        person = named(network, fields)
        person = network.add_to(person, **({"tags": HELPED} if kind == HELPED else {"roles": kind}))
        new = len(network.store.contacts()) > before
    said = "whom you help" if kind == HELPED else f"for {kind}"
    return f"Kept: {person.name}, {said}{f'; {person.name} is new in your network' if new else ''}."


def unname_for(network: Network, fields: Fields) -> str:
    """Take somebody out of the answers to one question; they stay in the network."""
    kind, person = fields["kind"], network.contact(fields["id"])
    if kind == HELPED:
        network.edit(person.id, tags=tuple(tag for tag in person.tags if tag != HELPED))
    else:
        network.edit(person.id, roles=person.roles - {kind})
    return f"{person.name} no longer stands there, and is still in your network."


def set_tie(network: Network, fields: Fields) -> str:
    """Keep how close two contacts are, or with an empty closeness that they do not know each other."""
    one, other = network.contact(fields["id"]), network.contact(fields["other"])
    if not fields["closeness"]:
        network.untie(one, other)
        return f"{one.name} and {other.name}: no tie."
    tie = network.tie(one, other, int(fields["closeness"]))
    return f"{one.name} and {other.name} know each other: {CLOSENESS[tie.closeness]}."


def gone_through(network: Network, fields: Fields) -> str:
    """Keep that it has been asked whom of the others somebody knows."""
    person = network.add_to(fields["id"], tags=TIES_KNOWN)
    return f"Gone through: whom {person.name} knows."


def _question(kind: str, question: str, people: Sequence[Contact]) -> Data:
    here = [one for one in people if (HELPED in one.tags if kind == HELPED else kind in one.roles)]
    return {"kind": kind, "question": question, "people": [{"id": one.id, "name": one.name} for one in here]}


def _person(one: Contact) -> Data:
    return {
        "id": one.id,
        "name": one.name,
        "circle": one.circle,
        "closeness": str(one.closeness or ""),
        "help": ", ".join([*sorted(one.roles), *([HELPED] if HELPED in one.tags else [])]),
    }


def _rest(number: int) -> str:
    """How many contacts stand neither in the table nor among the ties."""
    if not number:
        return ""
    return f"{counted(number, 'more contact')} of whom little is on record; name them above, and they stand here too."


def _circles(people: Sequence[Contact]) -> list[str]:
    """The circles to suggest: those in use, then the other ``CIRCLES``; any other word may be typed."""
    used = {one.circle for one in people if one.circle}
    return [*sorted(used, key=str.casefold), *(circle for circle in CIRCLES if circle not in used)]


def _ties(network: Network, people: Sequence[Contact], of: str) -> Data:
    """Whom one person knows, and how many pairs have been gone through."""
    if len(people) < 2:
        return {"few": FEW}
    known: dict[str, dict[str, int]] = {one.id: {} for one in people}
    for tie in network.store.ties():
        if tie.a in known and tie.b in known:
            known[tie.a][tie.b] = known[tie.b][tie.a] = tie.closeness
    done = {one.id for one in people if TIES_KNOWN in one.tags}
    open_ = [one.id for one in people if one.id not in done]
    here = next((one for one in people if one.id == of), people[0])
    pairs = len(people) * (len(people) - 1) // 2
    left = sum(not known[a].get(b) for at, a in enumerate(open_) for b in open_[at + 1 :])
    said = (OPEN if left else COMPLETE).format(asked=pairs - left, pairs=counted(pairs, "pair"))
    after = people[(people.index(here) + 1) % len(people)].id
    return {
        "of": here.id,
        "name": here.name,
        "done": here.id in done,
        "people": [[one.id, f"{one.name} ✓" if one.id in done else one.name] for one in people],
        "others": [
            {"id": one.id, "name": one.name, "closeness": str(known[here.id].get(one.id, ""))}
            for one in people
            if one.id != here.id
        ],
        "next": next((one for one in [*open_[open_.index(here.id) + 1 :], *open_] if one != here.id), after)
        if here.id in open_
        else after,
        "said": said,
        "complete": not left,
    }


def _numbers(network: Network, people: Sequence[Contact], *, complete: bool) -> list[str]:
    """What the ties among these people say; how dense they are only once all pairs have been gone through."""
    graph = network.graph().subgraph([ME, *(one.id for one in people)])
    found = assess(graph, ME)
    alone = [one.name for one in people if graph.degree[one.id] == 1]
    stands = (
        f"Knows none of the others: {listed(alone, most=12)}." if alone else "Everybody here knows somebody else here."
    )
    return [*([str(found["density"])] if complete else []), str(found["components"]), stands]


ACTS: Final[tuple[Act, ...]] = (name_for, unname_for, set_tie, gone_through)
