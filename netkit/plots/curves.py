"""The curves of ties, which bend so that they pass beside every mark that is not one of their ends."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[Any]
Point = tuple[float, float]
Disc = tuple[Point, float]
"""A centre and a radius."""

PUSHES: Final = np.array(
    sorted(
        ((0.05 * across, 0.14 * along) for across in range(-26, 27) for along in (0, -1, 1, -2, 2)),
        key=lambda push: abs(push[0]) + abs(push[1]) / 2,
    )
)
"""How far a curve may be pushed across and along, as shares of the distance between its ends, the least first."""
CLEARANCE: Final = 2.0
"""Points between the middle of a line and the rim of a mark that it passes."""
STEPS: Final = np.linspace(0, 1, 49)[:, None]
BOW: Final = 0.45


def curve(start: Point, end: Point, within: Disc, passed: Sequence[Disc]) -> list[Point]:
    """The control points of a curve between two points that stays ``within`` a disc and touches none of the others.

    It bends towards the centre, the more the longer it is. If something is in the way, it is pushed as little as it
    takes; where no curve is free, it is the one that keeps the most distance.
    """
    (centre, radius), a, b = within, np.array(start), np.array(end)
    radius = max(radius, math.dist(centre, start), math.dist(centre, end)) + 0.1
    middle = (a + b) / 2
    wished = middle + (np.array(centre) - middle) * BOW * min(1, math.dist(start, end) / radius)
    controls = wished + PUSHES @ np.array([[start[1] - end[1], end[0] - start[0]], b - a])
    discs = np.array([at for at, _ in passed]), np.array([reach for _, reach in passed])
    best, most = 0, -math.inf
    for first in (0, *range(1, len(controls), 16)):
        some = controls[first : first + 16] if first else controls[:1]
        points = (1 - STEPS) ** 2 * a + 2 * STEPS * (1 - STEPS) * some[:, None] + STEPS**2 * b
        gaps = (_distances(points, discs[0]) - discs[1]).min(axis=(1, 2))
        gaps[_distances(points, np.array([centre])).max(axis=(1, 2)) > radius] = -math.inf
        free = int(np.argmax(gaps >= CLEARANCE)) if (gaps >= CLEARANCE).any() else int(np.argmax(gaps))
        if gaps[free] > most:
            best, most = first + free, gaps[free]
        if most >= CLEARANCE:
            break
    x, y = controls[best]
    return [start, (float(x), float(y)), end]


def _distances(points: Floats, others: Floats) -> Floats:
    """From each point of each curve to each of the others."""
    apart = points[:, :, None] - others
    found: Floats = np.hypot(apart[..., 0], apart[..., 1])
    return found


def passes_beside(start: Point, ends: Sequence[Point], discs: Sequence[Disc]) -> list[bool]:
    """For each end of a straight line from ``start``, whether the line passes beside all discs."""
    along = np.array(ends) - start
    at, reach = np.array([centre for centre, _ in discs]) - start, np.array([reach for _, reach in discs])
    length = np.maximum((along**2).sum(axis=1), 1e-12)
    share = np.clip(along @ at.T / length[:, None], 0, 1)
    apart = at - share[..., None] * along[:, None]
    beside: list[bool] = (np.hypot(apart[..., 0], apart[..., 1]) > reach).all(axis=1).tolist()
    return beside
