"""The map of a graph whose positions are given, such as the families of Florence."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from netkit.errors import InvalidRequest, UnknownContact
from netkit.plots.canvas import INK, MARK, PAPER, QUIET_MARK, RULE, Point
from netkit.plots.figure import Figure, sentences
from netkit.plots.lettering import BOLD
from netkit.plots.paper import WIDTH, Paper
from netkit.plots.placing import Box
from netkit.plots.plates import around, place
from netkit.results import counted
from netkit.tables import Column, Table

if TYPE_CHECKING:
    import networkx as nx

Graph: TypeAlias = "nx.Graph[str]"

HEIGHT, MARGIN = 290.0, 40.0
SIZE, ASKED_SIZE, TEXT = 11.0, 17.0, 10.0


def ties_map(graph: Graph, positions: Mapping[str, Point], *, title: str, highlight: Sequence[str] = ()) -> Figure:
    """A map of everyone in ``graph`` and all their ties, at the given ``positions``, in any unit.

    The ``highlight`` ones, such as two that are compared, are larger, ringed and in bold, and their ties are in ink.
    ``UnknownContact`` for a name without a position.
    """
    for name in [*highlight, *graph]:
        if name not in graph or name not in positions:
            msg = f"{name!r} has no place on this map; it knows {', '.join(sorted(positions))}"
            raise UnknownContact(msg)
    if not graph:
        msg = "a map needs at least one family"
        raise InvalidRequest(msg)
    ties = f"{counted(len(graph), 'family', 'families')} and {counted(graph.number_of_edges(), 'tie')} among them"
    asked = f"Ringed: {' and '.join(highlight)}, with their own ties in dark lines" if highlight else ""
    alt = sentences(ties, *(_told(graph, name) for name in highlight), "" if highlight else _most(graph))
    columns = [
        Column("name", str),
        Column("ties", graph.degree, kind="number"),
        Column("tied_to", lambda name: tuple(sorted(graph[name])), kind="group"),
    ]
    ordered = sorted(graph, key=lambda name: (-graph.degree(name), name))
    table: Table[Any] = Table(
        ordered, columns, noun="family", plural="families", when_empty="No families.", in_full=True
    )
    return Figure(alt, sentences(ties, asked), table, _draw(graph, positions, highlight, title))


def _draw(graph: Graph, positions: Mapping[str, Point], highlight: Sequence[str], title: str) -> Paper:
    paper = Paper(title, HEIGHT)
    at = _fitted({name: positions[name] for name in graph})
    for tie in sorted(graph.edges, key=lambda tie: bool({*tie} & {*highlight})):
        asked = bool({*tie} & {*highlight})
        paper.ties.append((*tie, [at[name] for name in tie]))
        paper.line([at[name] for name in tie], INK if asked else RULE, 2.4 if asked else 1.2)
    choices, obstacles = [], [bead for one, other in graph.edges for bead in _beads(at[one], at[other])]
    for name in graph:
        asked = name in highlight
        size, fill = (ASKED_SIZE, MARK) if asked else (SIZE, QUIET_MARK if highlight else MARK)
        paper.marks[name] = Box.around(*at[name], size, size)
        paper.disc(at[name], size, fill, rim=INK if asked else PAPER, rim_width=2 if asked else 1)
        outward, swell = _free_direction(graph, at, name), BOLD if asked else 1
        choices.append(around(at[name], size, [(name,)], TEXT, outward, distances=(1, 7, 16), swell=swell))
        obstacles.append(paper.marks[name])
    bold = [place for place, name in enumerate(graph) if name in highlight]
    paper.write(place(choices, obstacles, Box(4, 4, WIDTH - 8, HEIGHT)), bold=bold)
    return paper


def _fitted(positions: Mapping[str, Point]) -> dict[str, Point]:
    """The positions moved and scaled to fit the paper."""
    xs, ys = zip(*positions.values(), strict=True)
    breadth, depth = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    scale = min((WIDTH - 2 * MARGIN) / breadth, (HEIGHT - 1.2 * MARGIN) / depth)
    left, bottom = (WIDTH - scale * (max(xs) + min(xs))) / 2, (HEIGHT - scale * (max(ys) + min(ys))) / 2
    return {name: (left + scale * x, bottom + scale * y) for name, (x, y) in positions.items()}


def _beads(start: Point, end: Point) -> list[Box]:
    """Small boxes along a tie, so that names are placed beside it."""
    count = max(int(math.dist(start, end) / 6), 1)
    steps = [(index + 0.5) / count for index in range(count)]
    (x, y), (width, height) = start, (end[0] - start[0], end[1] - start[1])
    return [Box.around(x + step * width, y + step * height, 3, 3) for step in steps]


def _free_direction(graph: Graph, at: Mapping[str, Point], name: str) -> float:
    """The middle of the widest gap between the ties of one mark."""
    x, y = at[name]
    angles = sorted(math.atan2(at[other][1] - y, at[other][0] - x) for other in graph[name])
    turned = [*angles[1:], *angles[:1]]
    gaps = [((after - angle) % math.tau or math.tau, angle) for angle, after in zip(angles, turned, strict=True)]
    width, start = max(gaps, default=(0, -math.pi / 2))
    return start + width / 2


def _told(graph: Graph, name: str) -> str:
    others = sorted(graph[name])
    if not others:
        return f"{name} has no ties"
    says = f"{name} has {counted(len(others), 'tie')}: {', '.join(others)}"
    among = counted(graph.subgraph(others).number_of_edges(), "tie")
    return f"{says}. These {len(others)} have {among} among themselves" if len(others) > 1 else says


def _most(graph: Graph) -> str:
    most = max(degree for _, degree in graph.degree)
    names = sorted(name for name, degree in graph.degree if degree == most)
    return f"{' and '.join(names)} {'has' if len(names) == 1 else 'have'} the most: {counted(most, 'tie')}"
