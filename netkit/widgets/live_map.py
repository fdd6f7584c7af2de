"""The live map, a control of pages: who a person is to you, and what changes without them or with one more tie.

In JavaScript, ``liveMap(page)`` of ``live_map.js`` makes the control, which asks for its own data with ``page.look``;
its ``update()`` asks again after a change. ``LiveMap.look`` answers it.
"""

from __future__ import annotations

from typing import Final

from netkit.errors import UnknownContact
from netkit.measures.what_if import with_tie, without
from netkit.model import CLOSENESS, ME, ContactId
from netkit.network import Network
from netkit.plots.circle_ties import NO_CIRCLE
from netkit.plots.figure import Figure
from netkit.plots.maps import RINGED, network_map, on_map
from netkit.results import listed, shown
from netkit.text import folded
from netkit.widgets.views.acts import COMPLETED, Data, Fields

TITLE: Final = "Who knows whom?"
NAMES: Final = 12
"""At most so many names of those whom somebody knows are said."""
NOW: Final = "as it is now"
TIED: Final = "with {one} and {other} tied"
HEADINGS: Final = ("network", "density", "groups")


class LiveMap:
    """A network as the map needs it."""

    def __init__(self, network: Network) -> None:
        self.network, self.graph = network, network.graph()
        self.people = {row.contact.id: row for row in network.people()}

    def look(self, fields: Fields) -> Data:
        """The answer to a look: at everybody, one person, the drawing, or what a step would change."""
        match fields["what"]:
            case "people":
                here = [one.id for one in on_map(self.network).contacts]
                many = len(here) > RINGED
                return {"people": [] if many else [*map(self.person, here)], "many": many, "headings": HEADINGS}
            case "find":
                return {"found": self.find(str(fields["name"]))}
            case "draw":
                return drawn(network_map(self.network, title=TITLE))
            case "person":
                return self.person(fields["id"])
            case "without":
                roles = {who: row.contact.roles for who, row in self.people.items()}
                found = without(self.graph, ME, self._known(fields["id"]), roles=roles)
                return {"sentences": found.sentences, "alone": [*found.alone]}
        return self.one_more(fields["id"], fields["other"])

    def person(self, who: ContactId) -> Data:
        """Who somebody is: a name, lines with a label, the same as one sentence, and whom of the others they know."""
        row = self.people[self._known(who)]
        one, knows = row.contact, [other for other in self.graph[who] if other != ME]
        names = sorted(map(self.name, knows), key=str.casefold)
        known = f"{len(names)}: {listed(names, most=NAMES)}" if names else "none of the others, as far as is on record"
        lines = {
            "Circle": ", ".join(one.circles) or NO_CIRCLE,
            "How close": f"{one.closeness}, {CLOSENESS[one.closeness]}" if one.closeness else "not said yet",
            "Help": ", ".join(sorted(one.roles)) or "none named",
            "Last contact": str(row.last_contact or "none on record"),
            "Knows": known,
        }
        said = "; ".join(f"{label.lower()}: {text}" for label, text in lines.items())
        return {"id": who, "name": one.name, "lines": [*lines.items()], "say": f"{one.name}; {said}.", "knows": knows}

    def find(self, name: str) -> list[tuple[str, str]]:
        """The ids of a few people in whose names this is, and what tells them apart."""
        sought = folded(name)
        found = [one for one in on_map(self.network).contacts if sought and sought in folded(one.name)][:COMPLETED]
        return [(one.id, f"{one.name} ({', '.join(one.circles) or NO_CIRCLE})") for one in found]

    def one_more(self, one: ContactId, other: ContactId) -> Data:
        """What a tie between two contacts would change: sentences, and the rows of a table, now and with the tie."""
        found = with_tie(self.graph, ME, self._known(one), self._known(other))
        now, then = ([shown(density), str(groups)] for density, groups in zip(found.density, found.groups, strict=True))
        label = TIED.format(one=self.name(one), other=self.name(other))
        return {"sentences": found.sentences, "now": [NOW, *now], "row": [label, *then]}

    def name(self, who: str) -> str:
        """What a contact is called."""
        return str(self.people[ContactId(who)].contact.name)

    def _known(self, who: ContactId) -> ContactId:
        if who not in self.people:
            msg = "the person who was shown here is not in this network any more"
            raise UnknownContact(msg)
        return who


def drawn(figure: Figure) -> Data:
    """A figure with the places of its marks and ties, in points from the upper left corner.

    Where it has no marks there are too many people for a table: the alt text says how many are in each circle.
    """
    paper = figure.paper

    def flip(x: float, y: float) -> tuple[float, float]:
        return round(x, 1), round(paper.height - y, 1)

    return {
        "svg": figure.svg(),
        "size": (paper.width, paper.height),
        "alt": figure.alt,
        "caption": figure.caption,
        "table": figure.table._repr_html_() if paper.marks else "",
        "marks": [(who, *flip(*box.middle), box.width) for who, box in paper.marks.items()],
        "ties": [(one, other, [flip(*at) for at in points]) for one, other, points in paper.ties],
    }
