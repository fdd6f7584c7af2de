"""The map of a graph whose places are given, such as the families of Florence."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from netkit.errors import InvalidRequest, UnknownContact
from netkit.plots.canvas import INK, MARK, PAPER, QUIET_MARK, RULE, Canvas, Point
from netkit.plots.figure import Figure
from netkit.plots.lettering import block
from netkit.plots.placing import Box, around_mark, place
from netkit.results import counted
from netkit.tables import Column, Table

if TYPE_CHECKING:
    import networkx as nx

WIDTH, HEIGHT, MARGIN, TITLE = 504.0, 400.0, 46.0, 30.0
SIZE, ASKED_SIZE = 11.0, 17.0


def ties_map(
    graph: nx.Graph[str],
    positions: Mapping[str, Point],
    *,
    title: str,
    highlight: Sequence[str] = (),
    noun: str = "families",
) -> Figure:
    """A map of everyone in ``graph`` and all their ties, at the places that ``positions`` gives.

    The ``highlight`` ones, such as two that are compared, are larger, ringed and in bold, and their ties are in ink.
    Positions may be in any unit; the picture keeps their proportions.
    """
    for name in [*highlight, *graph]:
        if name not in graph or name not in positions:
            msg = f"{name!r} has no place on this map; it knows {', '.join(sorted(positions))}"
            raise UnknownContact(msg)
    if not graph:
        msg = "a map needs at least one of the " + noun
        raise InvalidRequest(msg)
    canvas = Canvas(WIDTH, HEIGHT)
    canvas.text((10, HEIGHT - 14), title, size=11.5, align="left", bold=True)
    at = _fitted({name: positions[name] for name in graph})
    ties = sorted(graph.edges, key=lambda tie: bool({*tie} & {*highlight}))
    for one, other in ties:
        asked = bool({one, other} & {*highlight})
        canvas.line([at[one], at[other]], INK if asked else RULE, 2.4 if asked else 1.2)
    size = {name: ASKED_SIZE if name in highlight else SIZE for name in graph}
    for name in graph:
        asked = name in highlight
        canvas.disc(at[name], size[name], MARK if asked or not highlight else QUIET_MARK,
                   rim=INK if asked else PAPER, rim_width=2 if asked else 1)  # fmt: skip
    _draw_names(canvas, graph, at, size, highlight)
    return Figure(_alt(graph, highlight, noun), _caption(graph, highlight, noun), _table(graph, noun), canvas)


def _fitted(positions: Mapping[str, Point]) -> dict[str, Point]:
    """The positions moved and scaled to fit the canvas."""
    xs, ys = zip(*positions.values(), strict=True)
    breadth, depth = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    scale = min((WIDTH - 2 * MARGIN) / breadth, (HEIGHT - TITLE - 1.2 * MARGIN) / depth)
    middle = (WIDTH / 2, (HEIGHT - TITLE) / 2)
    return {
        name: (
            middle[0] + scale * (x - (max(xs) + min(xs)) / 2),
            middle[1] + scale * (y - (max(ys) + min(ys)) / 2),
        )
        for name, (x, y) in positions.items()
    }


def _draw_names(
    canvas: Canvas, graph: nx.Graph[str], at: Mapping[str, Point], size: Mapping[str, float], highlight: Sequence[str]
) -> None:
    choices = []
    for name in graph:
        taken = block([name], 10.6 if name in highlight else 10)
        choices.append(around_mark(*at[name], size[name], taken, _free_direction(graph, at, name)))
    obstacles = [Box.around(*at[name], size[name], size[name]) for name in graph]
    obstacles += [bead for one, other in graph.edges for bead in _beads(at[one], at[other])]
    for name, box in zip(graph, place(choices, obstacles, Box(4, 4, WIDTH - 8, HEIGHT - TITLE)), strict=True):
        canvas.words(box, [name], bold=name in highlight)


def _beads(start: Point, end: Point) -> list[Box]:
    """A tie as a string of beads, so that a name can be kept off it."""
    count = max(int(math.dist(start, end) / 6), 1)
    steps = [(index + 0.5) / count for index in range(count)]
    return [
        Box.around(start[0] + step * (end[0] - start[0]), start[1] + step * (end[1] - start[1]), 3, 3) for step in steps
    ]


def _free_direction(graph: nx.Graph[str], at: Mapping[str, Point], name: str) -> float:
    """The middle of the widest gap between the ties of one mark: a name there hides none of them."""
    x, y = at[name]
    angles = sorted(math.atan2(at[other][1] - y, at[other][0] - x) for other in graph[name])
    if not angles:
        return -math.pi / 2
    gaps = [
        ((angles[(index + 1) % len(angles)] - angle) % (2 * math.pi) or 2 * math.pi, angle)
        for index, angle in enumerate(angles)
    ]
    width, start = max(gaps)
    return start + width / 2


def _table(graph: nx.Graph[str], noun: str) -> Table[Any]:
    columns = [
        Column("name", str),
        Column("ties", graph.degree, kind="number"),
        Column("tied_to", lambda name: tuple(sorted(graph[name])), kind="group"),
    ]
    ordered = sorted(graph, key=lambda name: (-graph.degree(name), name))
    return Table(ordered, columns, noun=noun, when_empty=f"No {noun}.", in_full=True)


def _alt(graph: nx.Graph[str], highlight: Sequence[str], noun: str) -> str:
    sentences = [f"{len(graph)} {noun} and {counted(graph.number_of_edges(), 'tie')} among them"]
    for name in highlight:
        others = sorted(graph[name])
        ties, among = counted(len(others), "tie"), graph.subgraph(others).number_of_edges()
        sentences.append(f"{name} has {ties}: {', '.join(others)}" if others else f"{name} has no ties")
        if len(others) > 1:
            sentences.append(f"These {len(others)} have {counted(among, 'tie')} among themselves")
    if not highlight:
        most = max(degree for _, degree in graph.degree)
        names = sorted(name for name, degree in graph.degree if degree == most)
        has = "has" if len(names) == 1 else "have"
        sentences.append(f"{' and '.join(names)} {has} the most: {counted(most, 'tie')}")
    return ". ".join(sentences) + "."


def _caption(graph: nx.Graph[str], highlight: Sequence[str], noun: str) -> str:
    caption = f"{len(graph)} {noun} and the {counted(graph.number_of_edges(), 'tie')} among them."
    if highlight:
        caption += f" Ringed: {' and '.join(highlight)}, with their own ties in dark lines."
    return caption
