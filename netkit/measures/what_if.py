"""What a network would be without one of its contacts, or with one more tie between two of them.

``UnknownContact`` for somebody who has no tie to ego. The graph stays as it is. No contact is worth more for a number.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from netkit.errors import UnknownContact
from netkit.measures.structure import Graph, Groups, among, called, density, groups
from netkit.results import Result, counted, listed, shortened

LISTED: Final = 6
"""So many names of a group are said, and the others counted."""


@dataclass(frozen=True, slots=True)
class Without(Result):
    """What a network would be without a contact, one idea in each sentence.

    Those ``alone`` would know none of the other contacts, and now know one.
    """

    alone: tuple[Hashable, ...]
    sentences: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join(self.sentences)


def without(
    graph: Graph, ego: Hashable, who: Hashable, *, roles: Mapping[Any, Collection[str]] | None = None
) -> Without:
    """What would fall apart if this contact were not there; ``roles`` are the kinds of help each contact gives.

    >>> import networkx as nx
    >>> graph = nx.Graph([("me", "mei"), ("me", "jae"), ("me", "ola"), ("mei", "jae"), ("mei", "ola")])
    >>> print(without(graph, "me", "mei", roles={"mei": ["feedback"], "jae": ["support"]}))
    Without mei, the other 2 contacts would be in 2 groups; now there is 1. Those of mei's group would be: jae; ola. \
jae and ola would know none of the others. Nobody else is named for feedback.
    """
    contacts = _contacts(graph, ego, who)
    before, after = groups(graph, ego), groups(graph.subgraph(set(graph) - {who}), ego)
    (own,) = (group for group in before if who in group)
    parts = tuple(group for group in after if {*group} <= {*own})
    alone = tuple(group[0] for group in parts if len(group) == 1)
    helps = roles or {}
    unhelped = sorted({*helps.get(who, ())}.difference(*(helps.get(one, ()) for one in contacts - {who})))
    name, left = called(graph, who), len(contacts) - 1
    said = [_counted(name, len(contacts), before, after) if left else "There would be no contacts left."]
    if len(parts) > 1:
        shown = "; ".join(listed((called(graph, one) for one in group), most=LISTED) for group in parts)
        said.append(f"Those of {name}'s group would be: {shown}.")
    elif parts and len(own) > 2:
        said.append(f"The other {len(own) - 1:,} of {name}'s group would still know each other without {name}.")
    elif left and len(own) == 1:
        said.append(f"{name} knows none of the others, as far as is on record.")
    if alone:
        would = listed((called(graph, one) for one in alone), most=LISTED)
        said.append(f"{would} would know none of the others.")
    if unhelped:
        said.append(f"Nobody else is named for {listed(unhelped)}.")
    elif helps.get(who):
        said.append("Somebody else is named for each kind of help.")
    return Without(alone, tuple(said))


@dataclass(frozen=True, slots=True)
class WithTie(Result):
    """Density and number of groups, each now and with the tie; ``sentences`` say both."""

    density: tuple[float, float]
    groups: tuple[int, int]

    @property
    def sentences(self) -> tuple[str, str]:
        """What would happen to each."""
        return _changed("Density", *self.density), _changed("Groups", *self.groups)

    def __str__(self) -> str:
        return " ".join(self.sentences)


def with_tie(graph: Graph, ego: Hashable, one: Hashable, other: Hashable) -> WithTie:
    """What would change if these two contacts got to know each other.

    >>> import networkx as nx
    >>> print(with_tie(nx.star_graph(3), 0, 1, 2))
    Density would rise from 0 to 0.33. Groups would fall from 3 to 2.
    """
    _contacts(graph, ego, one, other)
    after = graph.copy()
    after.add_edge(one, other)
    return WithTie((density(graph, ego), density(after, ego)), (len(groups(graph, ego)), len(groups(after, ego))))


def _contacts(graph: Graph, ego: Hashable, *named: Hashable) -> set[Hashable]:
    contacts = {*among(graph, ego)}
    for who in named:
        if who not in contacts:
            msg = f"{who!r} is not among the {len(contacts)} contacts"
            raise UnknownContact(msg)
    return contacts


def _changed(what: str, before: float, after: float) -> str:
    if before == after:
        return f"{what} would stay at {shortened(before)}."
    return f"{what} would {'rise' if after > before else 'fall'} from {shortened(before)} to {shortened(after)}."


def _counted(name: str, size: int, before: Groups, after: Groups) -> str:
    left = f"the other {size - 1:,} contacts" if size > 2 else "the one other contact"
    now = (
        ", as now" if len(before) == len(after) else f"; now there {'are' if len(before) > 1 else 'is'} {len(before):,}"
    )
    return f"Without {name}, {left} would be in {counted(len(after), 'group')}{now}."
