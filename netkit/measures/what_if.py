"""What a step would change: meeting somebody, introducing two contacts, a contact from another circle.

Each function says what the numbers would be after the step, and leaves the graph as it is. Weights and directions of
ties are ignored. A number that rises is neither good nor bad, and no contact is worth more for it.

``UnknownContact`` for somebody who is not there; ``InvalidRequest`` for a step that cannot be taken, such as meeting a
contact anew, and for what is no graph.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass, field
from math import isclose, isnan
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from netkit.errors import InvalidRequest, UnknownContact
from netkit.measures import _inputs
from netkit.measures.assessment import Assessment, assess, measure_name
from netkit.measures.ego import called, neighbours
from netkit.results import Result, shortened, shown
from netkit.table_writer import Heading, html_table, text_table

if TYPE_CHECKING:
    import networkx as nx

Graph: TypeAlias = "nx.Graph[Any]"

HEADINGS: Final = (Heading("measure"), *(Heading(name, number=True) for name in ("before", "after", "change")))


@dataclass(frozen=True, slots=True)
class Change(Result):
    """One measure before and after a step; NaN where it has no value."""

    measure: str
    before: float
    after: float
    sentence: str = field(default="", compare=False, repr=False)

    @property
    def difference(self) -> float:
        """After less before. NaN if either has no value."""
        return self.after - self.before


@dataclass(frozen=True, slots=True, repr=False)
class Comparison:
    """A network before and after a step, printed as a table; ``comparison["constraint"]`` is one change.

    Another step can start from its ``graph``.
    """

    step: str
    before: Assessment
    after: Assessment
    changes: tuple[Change, ...]
    graph: Graph = field(compare=False)

    def __getitem__(self, measure: str) -> Change:
        return {one.measure: one for one in self.changes}[measure_name(measure)]

    def __repr__(self) -> str:
        return "\n".join([self.step, *text_table(HEADINGS, self._rows())[0]])

    def _repr_html_(self) -> str:
        return html_table(self.step, HEADINGS, self._rows(), row_headings=True)

    def _rows(self) -> list[tuple[str, ...]]:
        return [
            (one.measure.replace("_", " "), shown(one.before), shown(one.after), _signed(one.difference))
            for one in self.changes
        ]


def what_if(graph: Graph, ego: Hashable, newcomer: Hashable, knows: Collection[Hashable] = ()) -> Comparison:
    """What meeting somebody would change, who knows these of your contacts.

    A newcomer who is in the graph already keeps the ties they have there; ``knows`` adds to them.

    >>> import networkx as nx
    >>> print(what_if(nx.star_graph(3), 0, "lin", knows=[1])["effective_size"])
    Effective size would rise from 3 to 3.50.
    """
    contacts = neighbours(_inputs.graph_with(graph, ego), ego) - {ego}
    _inputs.items(knows, f"knows of {newcomer!r}")
    if newcomer == ego or newcomer in contacts:
        msg = f"{newcomer!r} is in the network already; name somebody who is not yet a contact"
        raise InvalidRequest(msg)
    _check_contacts(contacts, knows)
    after = _copy(graph)
    after.add_edges_from((newcomer, other) for other in (ego, *knows))
    met = sum(other in contacts for other in after.adj[newcomer])
    return _compare(f"If you met {called(after, newcomer)}, who knows {met} of the contacts:", graph, after, ego)


def what_if_introduced(graph: Graph, ego: Hashable, one: Hashable, other: Hashable) -> Comparison:
    """What an introduction of two of your contacts to each other would change.

    >>> import networkx as nx
    >>> what_if_introduced(nx.star_graph(4), 0, 1, 2)["effective_size"].difference  # one tie takes off 2/n
    -0.5
    """
    _check_contacts(neighbours(_inputs.graph_with(graph, ego), ego) - {ego}, [one, other])
    after = _copy(graph)
    if one == other or after.has_edge(one, other):
        msg = f"{one!r} and {other!r} know each other already; name two contacts without a tie"
        raise InvalidRequest(msg)
    after.add_edge(one, other)
    return _compare(f"If {called(graph, one)} and {called(graph, other)} got to know each other:", graph, after, ego)


def _check_contacts(contacts: set[Hashable], people: Iterable[Hashable]) -> None:
    missing = sorted({repr(who) for who in people if who not in contacts})
    if missing:
        msg = f"not among the {len(contacts)} contacts: {', '.join(missing)}; name somebody who has a tie to ego"
        raise UnknownContact(msg)


def _copy(graph: Graph) -> Graph:
    import networkx as nx

    return nx.Graph(graph)


def _compare(step: str, graph: Graph, after: Graph, ego: Hashable) -> Comparison:
    then, now = assess(after, ego), assess(graph, ego)
    changes = []
    for old, new in zip(now.findings, then.findings, strict=True):
        sentence = _change_sentence(old.name.capitalize(), old.value, new.value)
        # The number of contacts moves the floor too, and with it much of the change.
        if old.floor > 0 and new.floor > 0 and old.floor != new.floor:
            sentence += f" The least it can be goes from {shown(old.floor)} to {shown(new.floor)}."
        changes.append(Change(old.measure, old.value, new.value, sentence))
    return Comparison(step, now, then, tuple(changes), after)


def _change_sentence(what: str, before: float, after: float) -> str:
    if isnan(after):
        return f"{what} would still have no value."
    if isnan(before):
        return f"{what} would be {shortened(after)}, where it has no value now."
    if isclose(before, after, rel_tol=1e-9, abs_tol=1e-12):
        return f"{what} would stay at {shortened(before)}."
    verb = "rise" if after > before else "fall"
    if shown(before) == shown(after):
        return f"{what} would {verb} by {shown(abs(after - before))} and stay near {shortened(before)}."
    return f"{what} would {verb} from {shortened(before)} to {shortened(after)}."


def _signed(number: float) -> str:
    return shown(number) if isnan(number) or not number else f"{'+' if number > 0 else '-'}{shown(abs(number))}"
