"""``one_more_tie``: introduce two contacts to each other, and see what happens to the numbers."""

from __future__ import annotations

import html
from collections.abc import Hashable, Sequence
from typing import Any, Final

import ipywidgets

from netkit.model import ME
from netkit.network import Network
from netkit.tables import Column, Table
from netkit.widgets.tie_effect import Graph, Introduction, Numbers, introduce, strangers
from netkit.widgets.view import STYLE, UNSQUEEZED, View, row

LISTED: Final = 8
"""So many pairs the page shows where nothing runs, half from each end."""


def one_more_tie(network: Network | Graph, ego: Hashable = ME) -> OneMoreTie:
    """Choose two contacts who do not know each other, and compare the numbers before and after they do.

    Takes a network, or a graph and the one in it whose contacts these are. Nothing is kept: the network stays as it is.
    Your own network's names are not saved with the notebook.
    """
    if isinstance(network, Network):
        return OneMoreTie(network.graph(), ME, is_private=_is_own(network))
    return OneMoreTie(network, ego, is_private=False)


class OneMoreTie(View):
    """Two names to choose, the numbers now and with the tie, and below all pairs that were tried."""

    def __init__(self, graph: Graph, ego: Hashable, *, is_private: bool) -> None:
        self.names = {node: str(data.get("name", node)) for node, data in graph.nodes(data=True)}
        self.graph, self.ego, self.now = graph, ego, Numbers.of(graph, ego)
        self.pairs = strangers(graph, ego)
        text = "A choice of two contacts, and what a tie between them would change"
        super().__init__(text=text, fallback=PRIVATE if is_private else self._static())
        self.tried: dict[frozenset[Hashable], Introduction] = {}
        self.one = ipywidgets.Dropdown(description="Introduce", style=UNSQUEEZED)
        self.other = ipywidgets.Dropdown(description="to", style=UNSQUEEZED)
        self.result = ipywidgets.HTML()
        if not self.pairs:
            self.result.value = f"<p>{html.escape(self._no_pairs())}</p>"
            self.children = [ipywidgets.HTML(STYLE), self.result]
            return
        ones = {contact for pair in self.pairs for contact in pair}
        self.one.options = [CHOOSE, *self._options([contact for contact in graph[ego] if contact in ones])]
        self.other.options = [CHOOSE]
        self.one.observe(lambda _: self._offer(), "value")
        self.other.observe(lambda _: self._try(), "value")
        self.children = [ipywidgets.HTML(STYLE), row(self.one, self.other), self.result]
        self._show()

    def _options(self, contacts: Sequence[Hashable]) -> list[tuple[str, Hashable]]:
        return sorted(((self.names[contact], contact) for contact in contacts), key=lambda one: one[0].casefold())

    def _offer(self) -> None:
        """Offer those whom the first one does not know."""
        unknown = [next(iter({*pair} - {self.one.value})) for pair in self.pairs if self.one.value in pair]
        self.other.options = [CHOOSE, *self._options(unknown)]

    def _try(self) -> None:
        if self.other.value is not NOBODY:
            pair = frozenset((self.one.value, self.other.value))
            self.tried.pop(pair, None)
            self.tried[pair] = introduce(self.graph, self.ego, self.one.value, self.other.value)
        self._show()

    def _show(self) -> None:
        self.result.value = self._table(list(reversed(self.tried.values())))._repr_html_()

    def _table(self, introductions: Sequence[Introduction]) -> Table[Any]:
        """The numbers now in the first row, and below them what each introduction would make of them."""
        rows = [("as it is now", self.now)] + [
            (f"with {self.names[one.one]} and {self.names[one.other]} tied", one.after) for one in introductions
        ]
        columns = [
            Column("network", lambda row: row[0]),
            Column("density", lambda row: f"{row[1].density:.2f}", kind="number"),
            Column("effective_size", lambda row: f"{row[1].effective_size:.2f}", kind="number"),
            Column("constraint", lambda row: f"{row[1].constraint:.2f}", kind="number"),
        ]
        return Table(rows, columns, noun="networks", when_empty="", in_full=True)

    def _static(self) -> str:
        if not self.pairs:
            return f"<p>{html.escape(self._no_pairs())}</p>"
        introductions = [introduce(self.graph, self.ego, *pair) for pair in self.pairs]
        introductions.sort(key=lambda one: (-one.after.constraint, self.names[one.one], self.names[one.other]))
        said = "In JupyterLab you choose the two yourself. "
        if len(introductions) > LISTED:
            said += f"Of the {len(introductions)} pairs, these raise constraint most and least:"
            introductions = [*introductions[: LISTED // 2], *introductions[-LISTED // 2 :]]
        else:
            said += "These are all the pairs:"
        # Folded, so that the page does not answer what the lesson asks the reader to predict.
        table = self._table(introductions)._repr_html_()
        return f"<details><summary>What one more tie would change</summary><p>{said}</p>{table}</details>"

    def _no_pairs(self) -> str:
        if self.now.size < 2:  # a tie needs two
            return "For one more tie there must be two contacts at least."
        return "All the contacts here know each other already, so there is no one to introduce."


NOBODY: Final = ""
CHOOSE: Final = ("choose …", NOBODY)
PRIVATE: Final = (
    "<p>In JupyterLab you choose here two people of your own network, and see what a tie between them would change.</p>"
)


def _is_own(network: Network) -> bool:
    """Whether the network is kept in a file, and so is somebody's own."""
    return network.store.path.name != ":memory:"
