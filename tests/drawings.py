"""What a drawing contains: its words, shapes, boxes and colours, read from the SVG."""

import re
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
