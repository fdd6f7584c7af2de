"""The live map, a control of pages: who a person is to you, and what changes without them or with one more tie.

In JavaScript, ``liveMap(page)`` of ``live_map.js`` makes the control, which asks for its own data with ``page.look``;
its ``update()`` asks again after a change. ``Mapped.look`` answers it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from netkit.errors import UnknownContact
from netkit.measures.structure import Graph
from netkit.measures.what_if import with_tie, without
from netkit.model import CLOSENESS, ME, Contact
from netkit.network import Network
from netkit.plots.circle_ties import NO_CIRCLE
from netkit.plots.figure import Figure
from netkit.plots.maps import RINGED, network_map, on_map
from netkit.results import listed, shown
from netkit.text import folded
from netkit.widgets.views.acts import COMPLETED, Data, Fields

Line = tuple[str, str]

TITLE: Final = "Who knows whom?"
NAMES: Final = 12
"""At most so many names of those whom somebody knows are said."""
NOW: Final = "as it is now"
TIED: Final = "with {one} and {other} tied"
HEADINGS: Final = ("network", "density", "groups")


@dataclass(frozen=True)
class Mapped:
    """A network as the map needs it: ``told`` says of a person what there is to say, ``draw`` makes the figure."""

    graph: Graph
    ego: Hashable
    people: Sequence[Hashable]
    told: Callable[[Any], list[Line]]
    draw: Callable[[], Figure]
    roles: Mapping[Any, Collection[str]] = field(default_factory=dict)
    left_out: str = ""

    def look(self, fields: Fields) -> Data:
        """The answer to a look: at everybody, one person, the drawing, or what a step would change."""
        if fields["what"] == "people":
            many = len(self.people) > RINGED
            people = [self.person(who) for who in ([] if many else self.people)]
            return {"people": people, "many": many, "left_out": self.left_out, "headings": HEADINGS}
        if fields["what"] == "find":
            return {"found": self.find(str(fields["name"]))}
        if fields["what"] == "draw":
            return drawn(self.draw())
        one = self._known(fields["id"])
        if fields["what"] == "person":
            return self.person(one)
        if fields["what"] == "without":
            found = without(self.graph, self.ego, one, roles=self.roles)
            return {"sentences": found.sentences, "alone": [*map(str, found.alone)]}
        return self.one_more(one, self._known(fields["other"]))

    def person(self, who: Hashable) -> Data:
        """Who somebody is: a name, lines with a label, the same as one sentence, and whom of the others they know."""
        lines = self.told(who)
        said = "; ".join(f"{label.lower()}: {text}" for label, text in lines)
        return {
            "id": str(who),
            "name": self.name(who),
            "lines": lines,
            "say": f"{self.name(who)}; {said}.",
            "knows": [str(one) for one in self.graph[who] if one not in (self.ego, who)],
            "contact": self.graph.has_edge(self.ego, who),
        }

    def find(self, name: str) -> list[tuple[str, str]]:
        """The ids of a few people in whose names this is, and what tells them apart."""
        sought = folded(name)
        people = [who for who in self.people if sought and sought in folded(self.name(who))][:COMPLETED]
        return [(str(who), f"{self.name(who)} ({self.told(who)[0][1]})") for who in people]

    def one_more(self, one: Hashable, other: Hashable) -> Data:
        """What a tie between two contacts would change: sentences, and the rows of a table, now and with the tie."""
        found = with_tie(self.graph, self.ego, one, other)
        now, then = ([shown(density), str(groups)] for density, groups in zip(found.density, found.groups, strict=True))
        return {
            "sentences": found.sentences,
            "now": [NOW, *now],
            "row": [TIED.format(one=self.name(one), other=self.name(other)), *then],
        }

    def name(self, who: Hashable) -> str:
        """The name of somebody in the graph."""
        return str(self.graph.nodes[who].get("name", who))

    def _known(self, sent: str) -> Hashable:
        known: dict[str, Hashable] = {str(who): who for who in self.graph if who != self.ego}
        if sent not in known:
            msg = "the person who was shown here is not in this network any more"
            raise UnknownContact(msg)
        return known[sent]


def of_network(network: Network) -> Mapped:
    """The map of a network: those whom the figure shows."""
    here, graph = on_map(network), network.graph()
    people = {row.contact.id: row for row in network.people()}

    def told(who: Hashable) -> list[Line]:
        row = people[who]
        one: Contact = row.contact
        return [
            ("Circle", ", ".join(one.circles) or NO_CIRCLE),
            ("How close", f"{one.closeness}, {CLOSENESS[one.closeness]}" if one.closeness else "not said yet"),
            ("Help", ", ".join(sorted(one.roles)) or "none named"),
            ("Last contact", str(row.last_contact or "none on record")),
            ("Knows", _known_names(graph, ME, who)),
        ]

    return Mapped(
        graph,
        ME,
        [one.id for one in here.contacts],
        told,
        lambda: network_map(network, title=TITLE),
        {who: row.contact.roles for who, row in people.items()},
        here.left_out,
    )


def drawn(figure: Figure) -> Data:
    """A figure with the places of its marks and ties, in points from the upper left corner.

    Where it has no marks there are too many people for a table: the alt text says how many are in each circle.
    """
    canvas = figure.canvas

    def flip(x: float, y: float) -> tuple[float, float]:
        return round(x, 1), round(canvas.height - y, 1)

    return {
        "svg": figure.svg(),
        "size": (canvas.width, canvas.height),
        "alt": figure.alt,
        "caption": figure.caption,
        "table": figure.table._repr_html_() if canvas.marks else "",
        "marks": [(str(who), *flip(*box.middle), box.width) for who, box in canvas.marks.items()],
        "ties": [(str(one), str(other), [flip(*at) for at in points]) for one, other, points in canvas.ties],
    }


def _known_names(graph: Graph, ego: Hashable, who: Hashable) -> str:
    names = sorted((str(graph.nodes[one].get("name", one)) for one in graph[who] if one != ego), key=str.casefold)
    return f"{len(names)}: {listed(names, most=NAMES)}" if names else "none of the others, as far as is on record"
