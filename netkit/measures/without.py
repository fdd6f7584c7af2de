"""What a network would be without one of its contacts: which groups fall apart, and who and what is left alone."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from netkit.errors import UnknownContact
from netkit.measures import _inputs
from netkit.measures.ego import called, neighbours
from netkit.results import Result, counted, listed

if TYPE_CHECKING:
    import networkx as nx

Graph: TypeAlias = "nx.Graph[Any]"
Groups: TypeAlias = tuple[tuple[Hashable, ...], ...]

LISTED: Final = 6
"""So many names of a group are said, and the others counted."""


@dataclass(frozen=True, slots=True)
class Without(Result):
    """The groups of contacts with ``who`` and without, the largest first; ``sentences`` say it, one idea in each.

    A group are contacts who know each other, directly or through one another, without ego. ``alone`` would know none of
    the other contacts and now know one; ``unhelped`` are the kinds of help that nobody else is named for.
    """

    who: Hashable
    before: Groups
    after: Groups
    alone: tuple[Hashable, ...]
    unhelped: tuple[str, ...]
    sentences: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """All sentences."""
        return " ".join(self.sentences)


def without(
    graph: Graph, ego: Hashable, who: Hashable, *, roles: Mapping[Any, Collection[str]] | None = None
) -> Without:
    """What would fall apart if this contact were not there; ``roles`` are the kinds of help each contact gives.

    Raises ``UnknownContact`` for somebody who has no tie to ego.

    >>> import networkx as nx
    >>> graph = nx.Graph([("me", "mei"), ("me", "jae"), ("me", "ola"), ("mei", "jae"), ("mei", "ola")])
    >>> print(without(graph, "me", "mei", roles={"mei": ["feedback"], "jae": ["support"]}))
    Without mei, the other 2 contacts would be in 2 groups; now there is 1. Those of mei's group would be: jae; ola. \
jae and ola would know none of the others. Nobody else is named for feedback.
    """
    contacts = neighbours(_inputs.graph_with(graph, ego), ego) - {ego}
    if who not in contacts:
        msg = f"{who!r} is not among the {len(contacts)} contacts"
        raise UnknownContact(msg)
    before, after = _groups(graph, contacts), _groups(graph, contacts - {who})
    (own,) = (group for group in before if who in group)
    parts = tuple(group for group in after if {*group} <= {*own})
    alone = tuple(group[0] for group in parts if len(group) == 1)
    helps = roles or {}
    others = {role for one in contacts - {who} for role in helps.get(one, ())}
    unhelped = tuple(sorted({*helps.get(who, ())} - others))
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
    return Without(who, before, after, alone, unhelped, tuple(said))


def _counted(name: str, size: int, before: Groups, after: Groups) -> str:
    left = f"the other {size - 1:,} contacts" if size > 2 else "the one other contact"
    now = (
        ", as now" if len(before) == len(after) else f"; now there {'are' if len(before) > 1 else 'is'} {len(before):,}"
    )
    return f"Without {name}, {left} would be in {counted(len(after), 'group')}{now}."


def _groups(graph: Graph, contacts: set[Hashable]) -> Groups:
    """The groups into which these contacts fall, the largest first, the names in each in order."""
    import networkx as nx

    undirected = graph.to_undirected(as_view=True) if graph.is_directed() else graph
    groups = (tuple(sorted(group, key=str)) for group in nx.connected_components(undirected.subgraph(contacts)))
    return tuple(sorted(groups, key=lambda group: (-len(group), str(group[0]))))
