"""The assessment of one person's network: each measure with a sentence, and its limits for so many contacts."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from math import inf, nan
from typing import TYPE_CHECKING, Any, Final

from netkit.errors import InvalidRequest
from netkit.measures import _inputs
from netkit.measures.ego import called, constraint_limits, ego_network
from netkit.measures.ego_sentences import SENTENCES
from netkit.results import Result, capitalised, counted, possessive, shown
from netkit.table_writer import Heading, html_table, text_table

if TYPE_CHECKING:
    import networkx as nx

HEADINGS: Final = (
    Heading("measure"),
    *(Heading(name, number=True) for name in ("value", "floor", "ceiling")),
    Heading("what it says", wide=True),
)


def measure_name(measure: object) -> str:
    """The name of a measure of an assessment, written with spaces or underscores."""
    name = str(measure).replace(" ", "_")
    if name not in SENTENCES:
        msg = f"there is no measure {measure!r}; there are {', '.join(SENTENCES).replace('_', ' ')}"
        raise InvalidRequest(msg)
    return name


@dataclass(frozen=True, slots=True)
class Finding(Result):
    """One measure of a network; ``measure`` is the name of a function in ``netkit.measures.structure``.

    NaN means that there is no value, infinity that there is no limit.
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

    def __str__(self) -> str:
        return f"{capitalised(self.name)} {shown(self.value)}. {self.sentence}"


@dataclass(frozen=True, slots=True, repr=False)
class Assessment:
    """The findings on one person's network, printed as a table.

    ``assessment["constraint"]`` is one of them, and ``assessment.only("density", "constraint")`` a table of these two.
    """

    owner: str
    n: int
    ties: int
    findings: tuple[Finding, ...]

    def __getitem__(self, measure: str) -> Finding:
        return {one.measure: one for one in self.findings}[measure_name(measure)]

    def only(self, *measures: str) -> Assessment:
        """The same assessment with these measures alone, in this order."""
        return replace(self, findings=tuple(self[measure] for measure in measures))

    @property
    def caption(self) -> str:
        """Whose network it is, and how much of it is on record."""
        contacts, ties = counted(self.n, "contact"), counted(self.ties, "tie")
        return f"{capitalised(possessive(self.owner))} network on record: {contacts}, {ties} among them"

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
    """Measure one person's network and say in words what each number means.

    Weights and directions of ties are ignored. ``owner`` is the person's name in the sentences, such as "you" or "the
    Medici"; by default the ``name`` in the graph, or else ``ego`` itself.

    >>> import networkx as nx
    >>> graph = nx.Graph(["AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC"])
    >>> assess(graph, "G", owner="you")["brokerage"].sentence
    '11 of the 15 pairs are not tied: you could bring each of them together.'
    """
    if _inputs.graph(graph).is_directed():
        graph = graph.to_undirected(as_view=True)
    net = ego_network(graph, ego, scope="ego", weight=None)
    owner = owner or called(graph, ego)
    bounds = _bounds(net.size)
    findings = [Finding(name, getattr(net, name), *bounds[name], say(net, owner)) for name, say in SENTENCES.items()]
    return Assessment(owner, net.size, net.ties, tuple(findings))


def _bounds(n: int) -> dict[str, tuple[float, float]]:
    """For each measure the lowest value with n contacts, and the highest; NaN where it has no value."""
    one = 1.0 if n else nan
    pairs = n * (n - 1) // 2
    share = (0.0, 1.0) if n > 1 else (nan, nan)
    return {
        "size": (0, inf),
        "density": share,
        "effective_size": (one, one * n),
        "efficiency": (1 / n if n else nan, one),
        "constraint": constraint_limits(n),
        "hierarchy": (one if n < 2 else 0.0, one),
        "brokerage": (0, pairs),
        "ego_betweenness": (share[0], share[1] * pairs),
        "components": (min(1, n), n),
    }
