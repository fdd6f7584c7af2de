"""What the measures of one person's network say: each number with its floor, its ceiling, and a sentence.

A number means little without the number of contacts, so each stands between the least and the most that a
network of that size can have. The sentences describe ties. They judge nobody.
"""

from __future__ import annotations

import html
from collections.abc import Hashable
from dataclasses import dataclass
from math import inf, nan
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from netkit.errors import InvalidRequest
from netkit.measures import _inputs, sentences
from netkit.measures.ego import EgoNetwork, ego_network
from netkit.measures.sentences import shown
from netkit.text import Said

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Finding(Said):
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
        whose = sentences.possessive(self.owner)
        contacts = "1 contact" if self.n == 1 else f"{self.n} contacts"
        ties = "1 tie" if self.ties == 1 else f"{self.ties or 'no'} ties"
        return f"{whose[0].upper()}{whose[1:]} network on record: {contacts}, {ties} among them"

    def __repr__(self) -> str:
        lines = [self.caption, _line("measure", "value", "floor", "ceiling"), _line("-" * 15, *["-" * 8] * 3)]
        for finding in self.findings:
            numbers = _line(finding.name, shown(finding.value), shown(finding.floor), shown(finding.ceiling))
            first, *rest = wrap(finding.sentence, 110 - len(numbers) - 2)
            lines += [f"{numbers}  {first}", *(" " * (len(numbers) + 2) + more for more in rest)]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        # JupyterLab and the book align a dataframe's cells to the right unless the cell itself says otherwise.
        left, right = 'style="text-align: left"', 'style="text-align: right; font-variant-numeric: tabular-nums"'
        heads = [("measure", left), ("value", right), ("floor", right), ("ceiling", right), ("what it says", left)]
        head = "".join(f'<th scope="col" {style}>{text}</th>' for text, style in heads)
        rows = []
        for finding in self.findings:
            numbers = (finding.value, finding.floor, finding.ceiling)
            cells = "".join(f"<td {right}>{shown(number)}</td>" for number in numbers)
            sentence = f'<td dir="auto" {left}>{html.escape(finding.sentence)}</td>'
            rows.append(f'<tr><th scope="row" {left}>{html.escape(finding.name)}</th>{cells}{sentence}</tr>')
        return "\n".join(
            [
                '<table class="dataframe">',
                f"<caption>{html.escape(self.caption)}</caption>",
                f"<thead><tr>{head}</tr></thead>",
                "<tbody>",
                *rows,
                "</tbody>",
                "</table>",
            ]
        )


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
        Finding("size", n, 0, inf, sentences.size(net, owner)),
        Finding("density", net.density, pair_floor, pair_ceiling, sentences.density(net, owner)),
        Finding("effective_size", net.effective_size, one, one * n, sentences.effective_size(net, owner)),
        Finding("efficiency", net.efficiency, constraint_floor(n), one, sentences.efficiency(net, owner)),
        Finding(
            "constraint",
            net.constraint,
            constraint_floor(n),
            clique,
            sentences.constraint(net, owner, clique=clique),
        ),
        Finding("hierarchy", net.hierarchy, one if n < 2 else 0.0, one, sentences.hierarchy(net, owner)),
        Finding("brokerage", net.brokerage, 0, pairs, sentences.brokerage(net, owner)),
        Finding(
            "ego_betweenness",
            net.ego_betweenness,
            pair_floor,
            pair_ceiling * pairs,
            sentences.ego_betweenness(net, owner),
        ),
        Finding("components", net.components, min(1, n), n, sentences.components(net, owner)),
    ]


def _line(name: str, *numbers: str) -> str:
    return "  ".join([f"{name:<15}", *(f"{number:>8}" for number in numbers)])
