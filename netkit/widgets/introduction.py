"""``one_more_tie``: introduce two contacts to each other, and see what happens to the numbers."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from itertools import combinations
from typing import Final, TypeAlias

import ipywidgets

from netkit.measures.assessment import Assessment, assess
from netkit.measures.what_if import Graph, what_if_introduced
from netkit.model import ME
from netkit.network import Network
from netkit.results import shown
from netkit.table_writer import Heading, html_table
from netkit.widgets.view import UNSQUEEZED, View, paragraph, row

Introduction: TypeAlias = tuple[tuple[Hashable, Hashable], Assessment]
"""Two contacts, and what the network would be if they knew each other."""

MEASURES: Final = ("density", "effective size", "constraint")
LISTED: Final = 8
"""The page where nothing runs shows at most so many pairs, half from each end."""

NOBODY: Final = ""
TEXT: Final = "A choice of two contacts, and what a tie between them would change"
INTRODUCE, TO, CHOOSE = "Introduce", "to", "choose …"
NOW: Final = "as it is now"
TIED: Final = "with {one} and {other} tied"
CAPTION: Final = "The network as it is, and with one more tie"
NETWORK: Final = "network"
FOLDED: Final = "What one more tie would change"
ALL_PAIRS: Final = "In JupyterLab you choose the two yourself. These are all the pairs:"
SOME_PAIRS: Final = (
    "In JupyterLab you choose the two yourself. Of the {pairs} pairs, these raise constraint most and least:"
)
TOO_FEW: Final = "For one more tie there must be two contacts at least."
ALL_TIED: Final = "All the contacts here know each other already, so there is no one to introduce."
PRIVATE: Final = (
    "In JupyterLab you choose here two people of your own network, and see what a tie between them would change."
)


def one_more_tie(network: Network | Graph, ego: Hashable = ME) -> OneMoreTie:
    """Choose two contacts who do not know each other, and compare the numbers before and after they do.

    Takes a network, or a graph with its ``ego``; neither is changed. Your own contacts' names are not saved with the
    notebook.
    """
    if isinstance(network, Network):
        # A network that is stored in a file is somebody's own.
        return OneMoreTie(network.graph(), ME, is_private=network.store.path.name != ":memory:")
    return OneMoreTie(network, ego, is_private=False)


class OneMoreTie(View):
    """Two names to choose, the numbers now and with the tie, and below all pairs that were tried."""

    def __init__(self, graph: Graph, ego: Hashable, *, is_private: bool) -> None:
        self.names = {node: str(data.get("name", node)) for node, data in graph.nodes(data=True)}
        self.graph, self.ego, self.now = graph, ego, assess(graph, ego)
        self.contacts = [contact for contact in graph[ego] if contact != ego]
        can_be_introduced = [contact for contact in self.contacts if list(self._strangers(contact))]
        nothing = "" if can_be_introduced else paragraph(TOO_FEW if len(self.contacts) < 2 else ALL_TIED)
        super().__init__(text=TEXT, fallback=paragraph(PRIVATE) if is_private else nothing or self._static())
        self.tried: list[Introduction] = []
        self.one = ipywidgets.Dropdown(
            options=self._options(can_be_introduced), description=INTRODUCE, style=UNSQUEEZED
        )
        self.other = ipywidgets.Dropdown(options=self._options([]), description=TO, style=UNSQUEEZED)
        self.result = ipywidgets.HTML(nothing)
        self.children = [*([] if nothing else [row(self.one, self.other)]), self.result]
        if not nothing:
            self.one.observe(lambda _: self._offer(), "value")
            self.other.observe(lambda _: self._try(), "value")
            self._try()

    def _strangers(self, who: Hashable) -> Iterable[Hashable]:
        """The contacts whom this one does not know."""
        return (other for other in self.contacts if other != who and not self.graph.has_edge(who, other))

    def _options(self, contacts: Iterable[Hashable]) -> list[tuple[str, Hashable]]:
        named = sorted(((self.names[contact], contact) for contact in contacts), key=lambda one: one[0].casefold())
        return [(CHOOSE, NOBODY), *named]

    def _offer(self) -> None:
        self.other.options = self._options(self._strangers(self.one.value) if self.one.value in self.contacts else [])

    def _try(self) -> None:
        if self.other.value not in (NOBODY, None):
            pair = (self.one.value, self.other.value)
            self.tried = [self._introduced(*pair), *(one for one in self.tried if {*one[0]} != {*pair})]
        self.result.value = self._table(self.tried)

    def _introduced(self, one: Hashable, other: Hashable) -> Introduction:
        return (one, other), what_if_introduced(self.graph, self.ego, one, other).after

    def _table(self, introductions: Iterable[Introduction]) -> str:
        """The numbers now in the first row, and below them what each introduction would make of them."""
        rows = [(NOW, self.now)]
        rows += [
            (TIED.format(one=self.names[one], other=self.names[other]), after) for (one, other), after in introductions
        ]
        cells = [[network, *(shown(after[measure].value) for measure in MEASURES)] for network, after in rows]
        return html_table(CAPTION, [Heading(NETWORK), *(Heading(name, number=True) for name in MEASURES)], cells)

    def _static(self) -> str:
        pairs = [pair for pair in combinations(self.contacts, 2) if not self.graph.has_edge(*pair)]
        tried = [self._introduced(*pair) for pair in pairs]
        tried.sort(key=lambda one: (-one[1]["constraint"].value, *(self.names[who] for who in one[0])))
        said = paragraph(SOME_PAIRS if len(tried) > LISTED else ALL_PAIRS, pairs=len(tried))
        if len(tried) > LISTED:
            tried = [*tried[: LISTED // 2], *tried[-LISTED // 2 :]]
        # Folded, so that the page does not answer what the lesson asks the reader to predict.
        return f"<details><summary>{FOLDED}</summary>{said}{self._table(tried)}</details>"
