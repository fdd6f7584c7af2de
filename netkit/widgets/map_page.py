"""``what_if``: the live map as a page of its own, for lessons."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from itertools import combinations
from typing import Final

from netkit.measures.what_if import Graph
from netkit.model import ME
from netkit.network import Network
from netkit.plots.canvas import Point
from netkit.plots.maps import NUMBERED
from netkit.table_writer import Heading, html_table
from netkit.widgets.live_map import LESSON_MEASURES, Mapped, of_graph, of_network
from netkit.widgets.page import Message, Page, bundle, style

LISTED: Final = 8
"""The page where nothing runs shows at most so many pairs, half from each end."""
TEXT: Final = "A map: choose a person, and see what changes without them or with one more tie."
CAPTION: Final = "The network as it is, and with one more tie"
FOLDED: Final = "What one more tie would change"
SOME_PAIRS: Final = "<p>Of the {pairs} pairs, these raise constraint most and least:</p>"


def what_if(network: Network | Graph, ego: Hashable = ME, positions: Mapping[str, Point] | None = None) -> WhatIf:
    """A map on which you look at what changes without a person, or with one more tie; nothing is kept.

    Takes a network, or a graph with its ``ego`` and the ``positions`` of everybody in it. Your own contacts' names are
    not saved with the notebook. Raises ``InvalidRequest`` where a position is missing.
    """
    if isinstance(network, Network):
        # A network that is stored in a file is somebody's own.
        private = network.store.path.name != ":memory:"
        return WhatIf(of_network(network, LESSON_MEASURES), is_private=private)
    return WhatIf(of_graph(network, ego, positions or {}), is_private=False)


class WhatIf(Page):
    """The live map alone; below it a table of the ties that were tried."""

    _esm = bundle("map_page.js")
    _css = style("controls.css")

    def __init__(self, mapped: Mapped, *, is_private: bool) -> None:
        pairs = "" if is_private else pairs_table(mapped)
        folded = pairs and f"<details><summary>{FOLDED}</summary>{pairs}</details>"
        super().__init__(text=TEXT, fallback=folded)
        self.mapped = mapped

    def answer(self, message: Message) -> Message:
        """Answer a look at the map."""
        return self.mapped.look(message)


def pairs_table(mapped: Mapped) -> str:
    """What each more tie would change, the highest constraint first; empty for none, and for more than 25 contacts."""
    graph, ego = mapped.graph, mapped.ego
    if len(graph[ego]) > NUMBERED:  # they make so many pairs that the page would open late
        return ""
    pairs = [pair for pair in combinations(sorted(graph[ego], key=str), 2) if not graph.has_edge(*pair)]
    if not pairs:
        return ""
    tried = [mapped.one_more(*pair) for pair in pairs]
    tried.sort(key=lambda one: one["constraint"], reverse=True)
    said = SOME_PAIRS.format(pairs=len(pairs)) if len(tried) > LISTED else ""
    if len(tried) > LISTED:
        tried = [*tried[: LISTED // 2], *tried[-LISTED // 2 :]]
    first, *numbers = mapped.headings
    headings = [Heading(first), *(Heading(name, number=True) for name in numbers)]
    table = html_table(CAPTION, headings, [tried[0]["now"], *(one["row"] for one in tried)])
    return f"{said}{table}"
