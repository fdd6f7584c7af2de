"""A sentence for each measure of an ego network.

``owner`` is "you" or a name. No verb depends on it, so that "you", "Amira" and "the Medici" all read right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from netkit.measures.ego import EgoNetwork, constraint_limits
from netkit.results import capitalised, counted, percent, possessive, shortened, shown


def size(net: EgoNetwork, owner: str) -> str:
    """How many contacts and pairs there are."""
    holds = f"{capitalised(possessive(owner))} network holds"
    if net.size == 0:
        return f"{holds} nobody yet; the numbers start with the first contact."
    if net.size == 1:
        return f"{holds} 1 contact; whether contacts overlap can be asked from two on."
    return f"{holds} {net.size} contacts, who make {counted(net.pairs, 'pair')}."


def density(net: EgoNetwork, owner: str) -> str:
    """How many pairs are tied, and what that does to news."""
    n, t = net.size, net.ties
    if n < 2:
        return "It takes two contacts to make a pair, so there is nothing to count yet."
    if n == 2 and t:
        return f"The two contacts are tied to each other: the same news may reach {owner} twice."
    if n == 2:
        return "No tie between the two is on record. If none is missing, each may have news for the other."
    if t == 0:
        return (
            f"None of the {net.pairs} pairs of contacts is tied on record. "
            "If no tie is missing, each may have news that the others have not heard."
        )
    if t == net.pairs:
        return f"All {t} pairs of contacts are tied: the same news may reach {owner} from each of the {n}."
    tied, who = ("is tied", "these two") if t == 1 else ("are tied", "such a pair")
    return f"{t} of the {net.pairs} pairs of contacts {tied}: from {who}, the same news may reach {owner} twice."


def effective_size(net: EgoNetwork, owner: str) -> str:
    """How overlap was taken off the size."""
    n = net.size
    if n == 0:
        return "There are no contacts to count."
    if n == 1:
        return "A single contact overlaps with nobody and counts in full."
    if net.ties == 0:
        return f"No contact is tied to another, so {_all(n)} count in full."
    if n == 2:
        return "The two contacts are tied to each other: 2 less that overlap of 1 is 1."
    others = shortened(2 * net.ties / n)
    return f"On average a contact is tied to {others} of the other {n - 1}; that overlap is taken off the {n}."


def efficiency(net: EgoNetwork, owner: str) -> str:
    """What share of the size that leaves."""
    n = net.size
    if n == 0:
        return "There are no contacts to count."
    if net.ties == 0:
        return "There is no overlap, so the whole size is effective."
    left = shortened(net.effective_size)
    return f"With that overlap taken off, {n} contacts count as {left} ({percent(net.efficiency)})."


def constraint(net: EgoNetwork, owner: str) -> str:
    """Where constraint lies for this many contacts."""
    n, t = net.size, net.ties
    apart, clique = constraint_limits(n)
    if n == 0:
        return "There are no contacts, so there is nothing that could lead back to them."
    if n == 1:
        return "Everything leads to the one contact, so there is no other value it could have."
    if t == 0:
        return f"No contact leads to another: with {n} contacts constraint cannot be lower."
    if t == net.pairs:
        return f"The contacts all lead to one another: this is the value for {n} contacts who are all tied."
    if net.constraint > clique:
        most = max(map(len, net.among.values()))
        return (
            f"Above {shown(clique)}, the value if all {n} were tied. From eight contacts on that can happen "
            f"where many ties meet in one contact; here {most} of {t} do."
        )
    return (
        f"It would be {shown(apart)} if no two of the {n} contacts were tied, and {shown(clique)} if all were. "
        "The higher, the more the contacts lead back to one another."
    )


def hierarchy(net: EgoNetwork, owner: str) -> str:
    """Whether constraint comes from one contact more than from others."""
    n = net.size
    if n == 0:
        return "There are no contacts that constraint could come from."
    if n == 1:
        return "All constraint comes from the one contact, which counts as 1 by convention."
    parts = [part / net.constraint for part in net.dyadic.values()]
    most, equal = shown(max(parts)), shown(1 / n)
    if most == equal:
        nearly = "" if max(parts) - min(parts) < 1e-12 else "nearly "
        return f"Constraint comes in {nearly}equal parts from {_all(n)} contacts."
    return f"Of the constraint, the greatest part that comes from one contact is {most}; equal parts would be {equal}."


def brokerage(net: EgoNetwork, owner: str) -> str:
    """How many pairs the owner could bring together."""
    b = net.brokerage
    if net.size < 2:
        return "It takes two contacts to make a pair, so there is none to bring together yet."
    if b == 0:
        return "Every pair is tied already, so there is none left to bring together."
    if net.size == 2:
        return f"The two contacts are not tied to each other: {owner} could bring them together."
    if b == net.pairs:
        return f"None of the {b} pairs is tied: {owner} could bring any two together."
    tied, whom = ("is not tied", "the two") if b == 1 else ("are not tied", "each of them")
    return f"{b} of the {net.pairs} pairs {tied}: {owner} could bring {whom} together."


def ego_betweenness(net: EgoNetwork, owner: str) -> str:
    """How many of those pairs have no other contact in common."""
    b, shared = net.brokerage, len(net.shared)
    if net.size < 2:
        return "It takes two contacts for somebody to stand between them."
    if b == 0:
        return f"Every pair is tied, so none needs {owner} in between."
    every, each = ("The untied pair", "it") if b == 1 else (f"All {b} untied pairs", "each")
    if shared == 0:
        return f"{every} can meet only through {owner}, as far as these ties show."
    total = shown(net.ego_betweenness)
    if shared == b:
        return f"{every} could also meet through other contacts, so {each} counts in part: {total} in all."
    return (
        f"Of {b} untied pairs, {b - shared} can meet only through {owner}. "
        f"Those that could also meet through other contacts ({shared}) count in part: {total} in all."
    )


def components(net: EgoNetwork, owner: str) -> str:
    """What the contacts fall into without the owner."""
    n, c = net.size, net.components
    if n == 0:
        return "There are no contacts that could form a group."
    if n == 1:
        return "One contact makes one group."
    if c == 1:
        return f"Without {owner}, the {n} contacts still hang together."
    if c == n:
        return f"Without {owner}, each of the {n} contacts stands alone."
    single = sum(not near for near in net.among.values())
    aside = f"; single contacts: {single}" if single else ""
    return f"Without {owner}, the {n} contacts fall into {c} groups with no tie between them{aside}."


def _all(number: int) -> str:
    return "both" if number == 2 else f"all {number}"


SENTENCES: Final[Mapping[str, Callable[[EgoNetwork, str], str]]] = {
    say.__name__: say
    for say in (
        *(size, density, effective_size, efficiency, constraint, hierarchy),
        *(brokerage, ego_betweenness, components),
    )
}
"""The sentence of each measure of an assessment, by the name of the measure."""
