"""What the measures of one person's network say: each number with its floor, its ceiling, and a sentence.

A number means little without the number of contacts, so each stands between the least and the most that a
network of that size can have. The sentences describe ties. They judge nobody.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from math import inf, nan
from typing import TYPE_CHECKING, Any, Final

from netkit.errors import InvalidRequest
from netkit.measures import _inputs, ego_sentences
from netkit.measures.ego import EgoNetwork, ego_network
from netkit.results import Result, counted, possessive, shown
from netkit.table_writer import Heading, html_table, text_table

if TYPE_CHECKING:
    import networkx as nx


HEADINGS: Final = (
    Heading("measure"),
    Heading("value", number=True),
    Heading("floor", number=True),
    Heading("ceiling", number=True),
    Heading("what it says", wide=True),
)


@dataclass(frozen=True, slots=True)
class Finding(Result):
    """One measure of a network, with the floor and the ceiling for its number of contacts, and what it says.

    ``measure`` is the name of a function in ``netkit.measures.structure``. NaN means that there is no value,
    infinity that there is no limit. The ceiling of constraint is its value where all contacts are tied; from
    eight contacts on it can be higher still, where most ties meet in one contact.
    """

    measure: str
    value: float
    floor: float
    ceiling: float
    sentence: str

    @property
    def name(self) -> str:
        """The measure's name as it prints."""
        return self.measure.replace("_", " ")


@dataclass(frozen=True, slots=True, repr=False)
class Assessment:
    """The findings on one person's network; ``assessment["constraint"]`` is one of them.

    It prints as text in a terminal and as a table in a notebook.
    """

    owner: str
    n: int
    ties: int
    findings: tuple[Finding, ...]

    def __getitem__(self, measure: str) -> Finding:
        for finding in self.findings:
            if measure in (finding.measure, finding.name):
                return finding
        known = ", ".join(finding.name for finding in self.findings)
        msg = f"there is no measure {measure!r} in an assessment; there are {known}"
        raise InvalidRequest(msg)

    @property
    def caption(self) -> str:
        """Whose network it is, and how much of it is on record."""
        owner = possessive(self.owner)
        contacts, ties = counted(self.n, "contact"), counted(self.ties, "tie")
        return f"{owner[0].upper()}{owner[1:]} network on record: {contacts}, {ties} among them"

    def __repr__(self) -> str:
        lines, _ = text_table(HEADINGS, self._rows())
        return "\n".join([self.caption, *lines])

    def _repr_html_(self) -> str:
        return html_table(self.caption, HEADINGS, self._rows(), row_headings=True)

    def _rows(self) -> list[tuple[str, ...]]:
        return [
            (one.name, shown(one.value), shown(one.floor), shown(one.ceiling), one.sentence) for one in self.findings
        ]


def assess(graph: nx.Graph[Any], ego: Hashable, *, owner: str | None = None) -> Assessment:
    """Measure one person's network and say in plain words what each number means.

    Ties are counted without weights and directions. ``owner`` is how the sentences call that person, such as
    "you" or "the Medici"; if it is left out, that is the ``name`` that the graph holds for them, or else
    ``ego`` itself.

    >>> import networkx as nx
    >>> graph = nx.Graph(["AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC"])
    >>> assess(graph, "G", owner="you")["brokerage"].sentence
    '11 of the 15 pairs are not tied: you could bring each of them together.'
    """
    if _inputs.graph(graph).is_directed():
        graph = graph.to_undirected(as_view=True)
    net = ego_network(graph, ego, scope="ego", weight=None)
    called = owner or str(graph.nodes[ego].get("name") or ego)
    return Assessment(called, net.size, net.ties, tuple(_findings(net, called)))


def constraint_floor(n: int) -> float:
    """The least that constraint can be with n contacts: 1/n, where no two are tied. NaN for none.

    >>> constraint_floor(4)
    0.25
    """
    return 1 / n if n else nan


def constraint_clique(n: int) -> float:
    """What constraint is if all n contacts are tied: (2n - 1)^2 / n^3. NaN for none.

    With up to seven contacts it cannot be higher; from eight on it can, if one contact is tied to all the
    others and they to nobody else.

    >>> constraint_clique(2)
    1.125
    """
    return (2 * n - 1) ** 2 / n**3 if n else nan


def _findings(net: EgoNetwork, owner: str) -> list[Finding]:
    n, pairs = net.size, net.pairs
    one = 1.0 if n else nan
    clique = constraint_clique(n)
    pair_floor, pair_ceiling = (0.0, 1.0) if n > 1 else (nan, nan)
    return [
        Finding("size", n, 0, inf, ego_sentences.size(net, owner)),
        Finding("density", net.density, pair_floor, pair_ceiling, ego_sentences.density(net, owner)),
        Finding("effective_size", net.effective_size, one, one * n, ego_sentences.effective_size(net, owner)),
        Finding("efficiency", net.efficiency, constraint_floor(n), one, ego_sentences.efficiency(net, owner)),
        Finding(
            "constraint",
            net.constraint,
            constraint_floor(n),
            clique,
            ego_sentences.constraint(net, owner, clique=clique),
        ),
        Finding("hierarchy", net.hierarchy, one if n < 2 else 0.0, one, ego_sentences.hierarchy(net, owner)),
        Finding("brokerage", net.brokerage, 0, pairs, ego_sentences.brokerage(net, owner)),
        Finding(
            "ego_betweenness",
            net.ego_betweenness,
            pair_floor,
            pair_ceiling * pairs,
            ego_sentences.ego_betweenness(net, owner),
        ),
        Finding("components", net.components, min(1, n), n, ego_sentences.components(net, owner)),
    ]
