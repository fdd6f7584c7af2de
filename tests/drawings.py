"""What a drawing contains: its words, shapes, boxes and colours, read from the SVG."""

import re
from dataclasses import dataclass
from itertools import combinations
from math import dist
from xml.etree import ElementTree

from netkit.plots import Figure

SVG = "{http://www.w3.org/2000/svg}"


def words_of(figure: Figure) -> list[str]:
    """The words of a drawing, as an SVG reader finds them."""
    return [element.text or "" for element in ElementTree.fromstring(figure.svg()).iter(f"{SVG}text")]


def boxes_of(figure: Figure, style: str = "") -> list[dict[str, float]]:
    """The boxes around the shapes whose style contains this text, in the order in which they are drawn."""
    shapes = ElementTree.fromstring(figure.svg()).iter(f"{SVG}path")
    return [_box(shape.get("d", "")) for shape in shapes if style in shape.get("style", "")]


def _box(path: str) -> dict[str, float]:
    numbers = [float(number) for number in re.findall(r"-?\d+\.?\d*", path)]
    xs, ys = numbers[::2], numbers[1::2]
    return {"left": min(xs), "right": max(xs), "top": min(ys), "bottom": max(ys)}


@dataclass(frozen=True)
class MapDrawing:
    """What a network map consists of, read from the SVG: all in points, with the origin at the top left."""

    width: float
    height: float
    marks: list[tuple[tuple[float, float], float]]
    """The centre and radius of each contact."""
    cross: tuple[float, float]
    plates: list[dict[str, float]]
    ties: list[list[tuple[float, float]]]
    """Points along each tie, from one end to the other."""
    letters: list[float]

    @classmethod
    def of(cls, figure: Figure) -> "MapDrawing":
        """The map of a figure with up to 40 contacts, or the upper panel of one with up to 150."""
        root = ElementTree.fromstring(figure.svg())
        width, height = map(float, root.get("viewBox", "").split()[2:])
        marks, plates, ties, cross = [], [], [], (0.0, 0.0)
        for path in root.iter(f"{SVG}path"):
            d, style = path.get("d", ""), path.get("style", "")
            if "opacity: 0.85" in style:
                plates.append(_box(d))
            elif "Q" in d and "fill: none" in style:
                ties.append(_along(d))
            elif d.count("C") == 8 and re.search("fill: #(?:ffffff|6691a7|3a7893|176381|004861|072d3d)", style):
                box = _box(d)
                middle = ((box["left"] + box["right"]) / 2, (box["top"] + box["bottom"]) / 2)
                marks.append((middle, (box["right"] - box["left"]) / 2))
            elif "#1c2430; stroke-width: 1.8" in style and d.count("L") == 1:
                box = _box(d)
                cross = ((box["left"] + box["right"]) / 2, (box["top"] + box["bottom"]) / 2)
        letters = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", figure.svg())]
        return cls(width, height, marks, cross, plates, ties, letters)

    def faults(self) -> list[str]:
        """What covers something else, leaves the paper, or runs through a mark."""
        found = []
        for index, plate in enumerate(self.plates):
            if min(plate["left"], plate["top"], self.width - plate["right"], self.height - plate["bottom"]) < 0:
                found.append(f"plate {index} leaves the paper")
            for at, radius in [*self.marks, (self.cross, 4.0)]:
                nearest = min(max(at[0], plate["left"]), plate["right"]), min(max(at[1], plate["top"]), plate["bottom"])
                if dist(nearest, at) < radius - 0.1:
                    found.append(f"plate {index} covers a mark at {at}")
        for (index, one), (place, other) in combinations(enumerate(self.plates), 2):
            width = min(one["right"], other["right"]) - max(one["left"], other["left"])
            height = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            if min(width, height) > 0.1:
                found.append(f"plates {index} and {place} overlap")
        for tie in self.ties:
            for at, radius in [*self.marks, (self.cross, 4.0)]:
                is_end = min(dist(at, tie[0]), dist(at, tie[-1])) < 0.5
                if not is_end and min(dist(at, point) for point in tie) < radius:
                    found.append(f"a tie runs through {at}")
        return found


def _along(path: str) -> list[tuple[float, float]]:
    x0, y0, x1, y1, x2, y2 = (float(number) for number in re.findall(r"-?\d+\.?\d*", path))
    shares = [step / 60 for step in range(61)]
    return [
        (
            (1 - t) ** 2 * x0 + 2 * t * (1 - t) * x1 + t**2 * x2,
            (1 - t) ** 2 * y0 + 2 * t * (1 - t) * y1 + t**2 * y2,
        )
        for t in shares
    ]


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    """Whether two boxes cover more than a hair of each other: letters do not fill the height of their box."""
    width = min(one["right"], other["right"]) - max(one["left"], other["left"])
    height = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return width > 1.5 and height > 3.5


def touch(one: dict[str, float], other: dict[str, float]) -> bool:
    """Whether two round marks overlap."""
    middles = [((box["left"] + box["right"]) / 2, (box["top"] + box["bottom"]) / 2) for box in (one, other)]
    return dist(*middles) < one["right"] - one["left"]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by the formula of WCAG 2."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def in_the_dark(colour: str) -> str:
    """A colour as the book's dark pages show it, through brightness(.8) contrast(1.2)."""
    parts = (int(colour[start : start + 2], 16) / 255 * 0.8 for start in (1, 3, 5))
    return "#" + "".join(f"{round(255 * min(1, max(0, (part - 0.5) * 1.2 + 0.5))):02x}" for part in parts)
