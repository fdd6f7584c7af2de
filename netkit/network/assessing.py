"""How far the assessment of a network has come, and what it says so far: about those of whom more is on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from netkit.measures import structure
from netkit.measures.help_gaps import help_gaps
from netkit.model import ME, Contact, ContactId
from netkit.results import Result, counted, listed, shown

if TYPE_CHECKING:
    from netkit.network.network import Network

LISTED: Final = 40
"""At most so many people are asked about; who knows whom among 40 are 780 pairs."""
NOBODY: Final = "Nobody has a closeness, kind of help or tie yet: say it of four people, and see what is missing."
NO_PAIRS: Final = "With two people or more you can say here who knows whom."
NOT_ASKED: Final = "No number yet: nobody has said who knows whom, and a blank is not a zero."


@dataclass(frozen=True, slots=True)
class Assessing(Result):
    """The people who are asked about, how many ``others`` there are, and what is known of the pairs among the people.

    ``done`` are those of whom every pair was looked at; one with a tie counts so too. ``gaps`` says which kinds of help
    come from nobody or one person; ``progress`` and ``numbers`` say who knows whom.
    """

    people: Sequence[Contact]
    others: int
    done: frozenset[ContactId]
    gaps: str
    progress: str
    numbers: Sequence[str]

    def __str__(self) -> str:
        others = f"Not counted: {counted(self.others, 'contact')} of whom nothing was said." if self.others else ""
        return "\n".join(filter(None, [self.gaps, self.progress, *self.numbers, others]))


def assessing(network: Network, also: Sequence[ContactId] = ()) -> Assessing:
    """The assessment of those with a closeness, kind of help, tie or plan; ``also`` adds people by their ids.

    >>> from netkit.network import Network
    >>> network = Network.of(Contact("mei", "Mei", closeness=4), Contact("jae", "Jae", closeness=2))
    >>> assessing(network).numbers[0]
    'No number yet: nobody has said who knows whom, and a blank is not a zero.'
    >>> network.look_at("mei", "jae")
    >>> assessing(network).numbers[0]
    'Density 0.00: 0 of 1 pair know each other.'
    """
    rows = network.people()
    noted = [row.contact for row in rows if row.noted or row.contact.id in also]
    ties = network.store.ties()
    ends = {who for tie in ties for who in (tie.a, tie.b)}
    # Of more than fit: those who were asked for, then those of whom more was said than a circle.
    noted.sort(key=lambda one: (one.id not in also, not (one.closeness or one.roles or one.id in ends)))
    people = sorted(noted[:LISTED], key=lambda one: (one.name.casefold(), one.id))
    here = {one.id for one in people}
    tied = {frozenset((tie.a, tie.b)) for tie in ties if tie.a in here and tie.b in here}
    every = [frozenset((one.id, other.id)) for one, other in combinations(people, 2)]
    known = tied | network.store.pairs_looked_at()
    looked_at = sum(pair in known for pair in every)
    open_ends = {who for pair in every if pair not in known for who in pair}
    done = frozenset(one.id for one in people if one.id not in open_ends) if every else frozenset()
    alone = [one for one in people if one.id in done and not any(one.id in pair for pair in tied)]
    return Assessing(
        people,
        len(rows) - len(people),
        done,
        help_gaps(people) if people else NOBODY,
        _progress(looked_at, len(every)),
        _numbers(people, alone, tied, len(every), left=len(every) - looked_at),
    )


def _progress(looked_at: int, pairs: int) -> str:
    if not pairs:
        return NO_PAIRS
    if looked_at == pairs:
        return f"Complete: {'the only pair was' if pairs == 1 else f'all {pairs} pairs were'} looked at."
    return f"{looked_at} of {counted(pairs, 'pair')} looked at; complete when every pair was."


def _numbers(
    people: Sequence[Contact], alone: Sequence[Contact], tied: set[frozenset[ContactId]], pairs: int, *, left: int
) -> list[str]:
    import networkx as nx

    if left == pairs:
        return [NOT_ASKED] if pairs else []
    graph: nx.Graph[str] = nx.Graph((ME, one.id) for one in people)
    graph.add_edges_from((one, other) for one, other in tied)
    least, most = ("at least ", "at most ") if left else ("", "")
    density, groups = shown(structure.density(graph, ME)), counted(len(structure.groups(graph, ME)), "group")
    said = [
        f"Density {least}{density}: {len(tied)} of {counted(pairs, 'pair')} know each other.",
        f"Without you, they are {most}{groups}; somebody alone counts as a group.",
    ]
    if alone:
        said.append(f"{listed(one.name for one in alone)} {'stands' if len(alone) == 1 else 'stand'} alone.")
    elif not left:
        said.append("Nobody stands alone.")
    if left:
        said.append(f"{counted(left, 'pair')} not looked at yet: a blank is not a zero.")
    return said
