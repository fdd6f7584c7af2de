"""Give and take: what you gave and got, who makes the first move, and how many ties go both ways.

What is dated after ``today`` is left out and counted, and so is what nobody knows. A balance or share of nothing is NaN
and not 0, since 0 says *even* or *never*. The order of the records never matters.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import nan
from typing import TYPE_CHECKING, Any

from netkit.errors import InvalidRequest
from netkit.measures import _inputs
from netkit.measures.measured import Share, printed, share, told
from netkit.model import Contact, ContactId, Exchange, Interaction
from netkit.text import Said, counted

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Balance(Said):
    """How many times you gave and got; ``left_out`` exchanges are dated after today.

    >>> Balance(gave=3, got=1).value
    0.5
    """

    gave: int
    got: int
    left_out: int = 0

    @property
    def n(self) -> int:
        """The number of exchanges that the balance is made of."""
        return self.gave + self.got

    @property
    def value(self) -> float:
        """(gave - got) / (gave + got), from -1 (you only got) by way of 0 (even) to 1 (you only gave).

        NaN without an exchange. It counts times, not how much each was worth. A convention of this course.
        """
        return (self.gave - self.got) / self.n if self.n else nan

    @property
    def floor(self) -> float:
        """The least that a balance can be: -1, you only got."""
        return -1.0

    @property
    def ceiling(self) -> float:
        """The most that a balance can be: 1, you only gave."""
        return 1.0

    @property
    def sentence(self) -> str:
        """What was found, in words."""
        claim = (
            f"You gave {counted(self.gave, 'time')} and got {counted(self.got, 'time')}, a balance of "
            f"{printed(self.value)}, where -1 is only got, 0 even and 1 only gave"
        )
        which, needs = "dated after today", "it takes an exchange"
        return told(claim, self.value, self.n, "exchange", left_out=self.left_out, which=which, needs=needs)


def balance(exchanges: Iterable[Exchange], *, today: date) -> Balance:
    """What you gave against what you got, in all these exchanges together; its ``value`` is from -1 to 1.

    >>> ledger = [Exchange("1", date(2026, 3, 1), "jae", "gave", "feedback")]
    >>> balance(ledger, today=date(2026, 3, 10)).value
    1.0
    """
    _inputs.day(today)
    past, left_out = [], 0
    for exchange in _inputs.records(exchanges, Exchange):
        if exchange.on <= today:
            past.append(exchange.direction)
        else:
            left_out += 1
    return Balance(past.count("gave"), past.count("got"), left_out)


def balances(contacts: Iterable[Contact], exchanges: Iterable[Exchange], *, today: date) -> dict[ContactId, Balance]:
    """The balance with each contact, in the order of the contacts; NaN with whom there was no exchange.

    Exchanges with anybody else are passed over.

    >>> ledger = [Exchange("1", date(2026, 3, 1), "jae", "got", "feedback")]
    >>> [one.value for one in balances([Contact("jae", "Jae"), Contact("mei", "Mei")], ledger,
    ...     today=date(2026, 3, 10)).values()]
    [-1.0, nan]
    """
    _inputs.day(today)
    ledgers: dict[ContactId, list[Exchange]] = {contact.id: [] for contact in _inputs.records(contacts, Contact)}
    for exchange in _inputs.records(exchanges, Exchange):
        if exchange.contact in ledgers:
            ledgers[exchange.contact].append(exchange)
    return {contact: balance(ledger, today=today) for contact, ledger in ledgers.items()}


def initiation(interactions: Iterable[Interaction], *, today: date) -> Share:
    """The share of interactions that you began, from 0 to 1, of those where it is known who did.

    A call that nobody took counts: you made the first move. Left out are interactions where nobody wrote down who
    began, and those dated after today. NaN if nothing is left.

    >>> log = [Interaction("1", date(2026, 3, 1), ("jae",), initiated_by="me"),
    ...        Interaction("2", date(2026, 3, 2), ("jae",), initiated_by="them"),
    ...        Interaction("3", date(2026, 3, 3), ("jae",))]
    >>> initiation(log, today=date(2026, 3, 10))
    Share(part=1, whole=2, left_out=1)
    """
    _inputs.day(today)
    log = _inputs.records(interactions, Interaction)
    first_moves = [one.initiated_by if one.on <= today else None for one in log]
    unknown = first_moves.count(None)
    which, needs = (
        "dated after today or without a note of who began",
        "it takes an interaction where it is known who began",
    )
    mine, known = first_moves.count("me"), len(first_moves) - unknown
    return share(mine, known, unknown, "You began {}", "interaction", which=which, needs=needs)


def reciprocity(graph: nx.Graph[Any]) -> Share:
    """The share of a directed graph's ties that are returned, from 0 to 1.

    Ties to oneself are left out and counted; parallel ties count once. NaN without ties. ``InvalidRequest`` for a graph
    without directions, in which every tie goes both ways.

    >>> import networkx as nx
    >>> reciprocity(nx.DiGraph([("mei", "jae"), ("jae", "mei"), ("jae", "ada")]))
    Share(part=2, whole=3, left_out=0)
    """
    if not _inputs.graph(graph).is_directed():
        msg = "this graph has no directions, so every tie in it goes both ways; hand in a DiGraph"
        raise InvalidRequest(msg)
    pairs = {(a, b) for a, b in graph.edges()}
    ties = {(a, b) for a, b in pairs if a != b}
    returned, loops = sum((b, a) in ties for a, b in ties), len(pairs) - len(ties)
    which, needs = "from somebody to themselves", "it takes a tie between two people"
    return share(returned, len(ties), loops, "The other side returns {}", "tie", which=which, needs=needs)
