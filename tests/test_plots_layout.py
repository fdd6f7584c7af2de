"""Every figure alike: nothing collides or leaves the paper, colours stand out, the same data stay the same."""

import hashlib
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from itertools import combinations
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from netkit.model import Contact, ContactId
from netkit.network import Network
from netkit.plots import Figure, network_map
from netkit.plots.figure import called
from netkit.plots.lettering import fitted, text_width
from netkit.plots.paper import Paper
from tests.browser import axe_violations
from tests.drawings import boxes_of, contrast, in_the_dark, overlap, touch
from tests.large_network import large_network
from tests.test_plots import network_of


def _map(size: int, close: str) -> Figure:
    """A map on which everyone, or one circle, is on the innermost ring, where there is least room."""
    network = network_of(size)
    inner = [one for one in network.contacts if close == "all" or (close == "one circle" and one.circle == "studies")]
    network.store.replace(*(replace(contact, closeness=5) for contact in inner))
    return network_map(network, title="Who?")


FIGURES: Final[dict[str, Callable[[], Figure]]] = {
    "big map": lambda: network_map(large_network(150), title="?"),
    **{
        f"map of {size}, close: {close}": partial(_map, size, close)
        for size in (1, 2, 12, 25, 40)
        for close in ("in turn", "one circle", "all")
    },
}


@cache
def drawn(name: str) -> Figure:
    return FIGURES[name]()


@pytest.mark.browser
@pytest.mark.parametrize("name", FIGURES)
def test_nothing_lies_on_anything_else_or_outside_the_paper(page: Page, name: str) -> None:
    page.set_content(drawn(name).svg())
    found = page.evaluate(BOXES)
    paper, marks = found["paper"], found["marks"]
    # On a map the number of its closeness lies in a mark.
    words = [one for one in found["words"] if not re.fullmatch(r"\d", one["text"])]
    assert [(one["text"], other["text"]) for one, other in combinations(words, 2) if overlap(one, other)] == []
    assert [
        box["text"]
        for box in words
        if box["left"] < paper["left"] or box["right"] > paper["right"]
        or box["top"] < paper["top"] - 1 or box["bottom"] > paper["bottom"] + 1
    ] == []  # fmt: skip
    if "big" not in name:
        assert [one["text"] for one in words for mark in marks if overlap(one, mark)] == []
    if name.startswith("map of"):
        assert [pair for pair in combinations(marks, 2) if touch(*pair)] == []
        assert f"map of {len(marks)}," in name
        assert len(words) > len(marks)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_any_figure(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    shown = drawn("map of 12, close: in turn")._repr_html_().replace("<details>", "<details open>")
    page.set_content(f"<html lang='en'><title>Map</title><main><h1>Map</h1>{shown}</main></html>")
    assert axe_violations(page) == []


@pytest.mark.parametrize("name", FIGURES)
def test_words_have_4_5_and_marks_3_to_1_on_the_paper_in_light_and_in_dark_pages(name: str) -> None:
    root = ElementTree.fromstring(drawn(name).svg())
    for element in root.iter():
        style = element.get("style", "")
        if element.tag.endswith("text") and not re.fullmatch(r"\d+", element.text or ""):  # numbers may lie in marks
            colours, least = re.findall(r"fill: (#\w{6})", style), 4.5
        elif element.tag.endswith("path"):
            colours, least = re.findall(r"(?:fill|stroke): (#\w{6})", style), 3.0
        else:
            continue
        for colour in {*colours} - {"#ffffff", "#d1d5da"}:  # paper, and hairlines that only decorate
            assert contrast(colour, "#ffffff") >= least, colour
            assert contrast(in_the_dark(colour), in_the_dark("#ffffff")) >= least, colour


@pytest.mark.parametrize("name", FIGURES)
def test_alt_texts_are_of_a_length_that_can_be_heard_and_hold_no_line_breaks(name: str) -> None:
    alt = drawn(name).alt
    assert 10 < len(alt) < 1500
    assert not any(unicodedata.category(sign) == "Cc" for sign in alt)


@pytest.mark.slow
def test_another_process_draws_the_same_bytes() -> None:
    script = "from tests.test_plots_layout import digests; print(digests())"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script], cwd=Path(__file__).parents[1],
        env={**os.environ, "PYTHONHASHSEED": "1"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == digests()


def digests() -> str:
    """A number for a figure: its picture, its words and its table."""
    one = drawn("big map")
    return hashlib.sha256("".join([one.svg(), one.alt, one.caption, one.table._repr_html_()]).encode()).hexdigest()


@pytest.mark.parametrize("closeness", [None, 1, 3, 5])
def test_150_marks_on_one_ring_lie_side_by_side_within_the_arcs(closeness: int | None) -> None:
    circles = (("job",), ("choir",))
    people = [
        Contact(ContactId(f"c{n}"), f"Person {n}", circles=circles[n % 2], closeness=closeness) for n in range(150)
    ]
    figure = network_map(Network.of(*people), title="Who?")
    sizes = [(box, box["right"] - box["left"], box["bottom"] - box["top"]) for box in boxes_of(figure)]
    marks = [box for box, width, height in sizes if 5 < width < 6 and width < 1.1 * height]
    assert len(marks) == 150
    assert [pair for pair in combinations(marks, 2) if touch(*pair)] == []
    arcs = boxes_of(figure, "stroke-width: 1.5")
    assert min(box["left"] for box in marks) > min(box["left"] for box in arcs)
    assert max(box["right"] for box in marks) < max(box["right"] for box in arcs)


def test_an_alt_text_names_twelve_of_many_and_counts_the_rest() -> None:
    network = network_of(45, circles=tuple(f"circle {index}" for index in range(15)))
    figure = network_map(network, title="Who?")
    assert "circle 5 3, circle 6 3, 3 more)." in figure.alt  # in alphabetical order: 0, 1, 10 to 14, 2 to 6 come first
    assert called("x" * 60) == "x" * 39 + "…"


@given(st.text(max_size=40), st.floats(12, 200))
def test_a_cut_text_fits_and_is_a_beginning_of_the_whole(text: str, width: float) -> None:
    cut = fitted(text, width, 10)
    assert text_width(cut, 10) <= max(width, text_width("…", 10))
    cut = cut.removesuffix("\N{RIGHT-TO-LEFT MARK}")
    if cut.endswith("…") and "…" not in text:
        whole = fitted(text, 1e9, 10)
        assert whole.startswith(cut[:-1])
        assert unicodedata.category(whole[len(cut) - 1]) not in ("Mn", "Mc", "Me") or len(cut) == 1


def test_the_sign_of_a_cut_stands_at_the_left_end_of_a_hebrew_or_arabic_name() -> None:
    for name in ("שרה בן־דוד הלוי", "نازنین فرهادی"):
        assert fitted(name, 50, 10).endswith("…\N{RIGHT-TO-LEFT MARK}")
    assert fitted("Wilhelmina", 50, 10) == "Wilhelmi…"


def test_a_cut_parts_no_letter_from_its_accent_and_no_family() -> None:
    family = "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}"
    for whole in ("e\N{COMBINING ACUTE ACCENT}", family, "\N{WAVING HAND SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}"):
        for width in range(10, 150):
            assert fitted(whole * 20, width, 10).removesuffix("…").replace(whole, "") == ""


@given(st.text(max_size=20))
def test_whatever_a_name_holds_the_drawing_is_an_svg(name: str) -> None:
    ElementTree.fromstring(Paper.blank(name, name).svg())


def test_the_contrasts_are_those_that_others_give() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21.0
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54  # the lightest grey that passes, as WebAIM names it
    assert in_the_dark("#ffffff") == "#dbdbdb"


BOXES = """() => {
  const box = element => { const r = element.getBoundingClientRect();
    return {left: r.left, right: r.right, top: r.top, bottom: r.bottom, text: element.textContent.trim()} };
  const filled = [...document.querySelectorAll("path")].filter(path =>
    /fill: #(176381|6691a7|1c2430|3a7893|004861|072d3d)/.test(path.getAttribute("style") || ""));
  return {words: [...document.querySelectorAll("text")].map(box).filter(one => one.text), marks: filled.map(box),
    paper: box(document.querySelector("svg"))};
}"""
