"""Figures: what they say in words and tables, that they stay the same, and that nothing in them collides."""

import re
import warnings
from datetime import date

import matplotlib as mpl
import pytest
from playwright.sync_api import Page

from netkit.cases import florentine_families
from netkit.cases.florentine import POSITIONS
from netkit.errors import InvalidRequest, UnknownContact
from netkit.model import Contact, ContactId, Tie
from netkit.network import Network
from netkit.plots import network_map, ties_map
from netkit.plots.rings import FILL
from tests.drawings import shapes_of, words_of

NAMES = [
    *("Amina", "Bao", "Chloe", "Diego", "Esi", "Farid", "Grace", "Hana", "Ivan", "Jae", "Kofi", "Lena", "Magdalena"),
    *("Noor", "Oluwaseun", "Priya", "Quentin", "Rosa", "Siobhán", "Tomás", "Uma", "Vikram", "Wanjiru", "Ximena"),
    *("Yusuf", "Zofia", "Aiko", "Björn", "Camila", "Dmitri", "Eleni", "Fatou", "Gustavo", "Hyun-woo", "Ingrid"),
    *("Joaquín", "Keiko", "Leila", "Mehmet", "Nguyễn"),
]


def network_of(size: int, *, circles: tuple[str, ...] = ("studies", "part-time job", "volunteering")) -> Network:
    """A network without chance: circles and closeness in turn, each contact tied to the next in their circle."""
    contacts = [
        Contact(
            ContactId(f"c{index:03}"),
            NAMES[index] if index < len(NAMES) else f"Person {index}",
            circles=(circles[index % len(circles)],),
            closeness=1 + index * 7 % 5,
        )
        for index in range(size)
    ]
    ties = [
        Tie(one.id, other.id, 1 + index % 5)
        for index, (one, other) in enumerate(zip(contacts, contacts[len(circles) :], strict=False))
    ]
    return Network.of(*contacts, *ties)


# Words.


def test_the_alt_text_of_a_map_states_counts_that_can_be_counted_by_hand() -> None:
    network = Network.of(
        Contact(ContactId("mei"), "Mei", circles=("choir",), closeness=5),
        Contact(ContactId("jae"), "Jae", circles=("choir",), closeness=2),
        Contact(ContactId("noor"), "Noor", circles=("job",), closeness=3),
        Tie(ContactId("mei"), ContactId("jae")),
        Tie(ContactId("mei"), ContactId("noor")),
        owner="Amira",
    )
    assert network_map(network, title="Who?").alt == (
        "Amira's network: 3 contacts (choir 2, job 1). 2 ties among them, 1 between different circles. "
        "Mei knows the most of the others: 2."
    )
    asked = network_map(network, title="Who?", highlight=["Noor"])
    assert asked.alt.endswith("Noor knows 1 of the other 2: Mei.")


def test_the_table_of_a_map_holds_every_contact_with_all_whom_they_know() -> None:
    table = network_map(network_of(60), title="Who?").table
    assert len(table) == 60
    assert re.search(r"Amina\s+studies\s+1\s+Diego", repr(table))
    assert table._repr_html_().count("<tr>") == 61


def test_a_contact_without_closeness_and_circle_is_on_the_map_in_words_and_outside_the_rings() -> None:
    network = Network.of(Contact(ContactId("a"), "Bao"), Contact(ContactId("b"), "Lena", circles=("job",), closeness=1))
    figure = network_map(network, title="Who?")
    assert "(job 1, no circle yet 1)" in figure.alt
    assert "closeness has not been said yet" in figure.caption
    texts = words_of(figure)
    assert {"?", "1"} <= set(texts)
    assert any(text.startswith("no circle yet") for text in texts)


def test_the_day_of_a_map_is_written_in_english_in_every_locale() -> None:
    class Day(date):
        def strftime(self, form: str, /) -> str:
            return "März"

    figure = network_map(Network.of(Contact(ContactId("mei"), "Mei"), today=Day(2026, 3, 20)), title="Who?")
    assert figure.caption.startswith("Your 1 contact, 20 March 2026.")


def test_an_empty_network_has_a_figure_that_says_so() -> None:
    figure = network_map(Network.of(), title="Who?")
    assert figure.alt == "Your network has no contacts yet."
    assert "No contacts yet" in words_of(figure)


def test_more_than_five_contacts_in_question_are_refused_on_a_large_map_and_strangers_always() -> None:
    with pytest.raises(InvalidRequest, match="5 of them at most, not 6"):
        network_map(network_of(41), title="Who?", highlight=NAMES[:6])
    with pytest.raises(UnknownContact, match="Zoltan"):
        network_map(network_of(3), title="Who?", highlight=["Zoltan"])


def test_a_large_map_names_only_the_contacts_in_question_and_counts_the_circles() -> None:
    texts = words_of(network_map(network_of(41), title="Who?", highlight=["Bao"]))
    assert "Bao" in texts
    assert "Amina" not in texts
    assert {"14", "13"} <= set(texts)  # 41 contacts in three circles, in turn: 14, 14, 13
    assert "you" not in words_of(network_map(network_of(151), title="Who?"))  # circles alone


def test_the_alt_text_of_the_families_agrees_with_the_graph() -> None:
    figure = ties_map(florentine_families(), POSITIONS, title="Who?", highlight=["Medici", "Strozzi"])
    assert figure.alt == (
        "15 families and 20 ties among them. "
        "Medici has 6 ties: Acciaiuoli, Albizzi, Barbadori, Ridolfi, Salviati, Tornabuoni. "
        "These 6 have 1 tie among themselves. "  # Ridolfi and Tornabuoni
        "Strozzi has 4 ties: Bischeri, Castellani, Peruzzi, Ridolfi. "
        "These 4 have 2 ties among themselves."  # Peruzzi with Bischeri and Castellani
    )


def test_a_family_without_a_place_is_named() -> None:
    with pytest.raises(UnknownContact, match="Pucci"):
        ties_map(florentine_families(), POSITIONS, title="Who?", highlight=["Pucci"])


# Drawing.


def test_the_same_network_gives_the_same_bytes_whatever_a_notebook_has_set() -> None:
    first = network_map(network_of(12), title="Who?").svg()
    with mpl.rc_context({"font.size": 20, "svg.hashsalt": "x", "lines.linewidth": 9, "svg.fonttype": "path"}):
        assert network_map(network_of(12), title="Who?").svg() == first


def test_drawing_leaves_the_settings_of_the_notebook_alone() -> None:
    before = dict(mpl.rcParams)
    network_map(network_of(3), title="Who?").png()
    assert dict(mpl.rcParams) == before


def test_names_are_text_in_the_readers_own_fonts_and_never_formulas() -> None:
    names = ("李娜", "$x^2$", "<b>Bo</b>", "Şerife & Co")
    network = Network.of(
        *(Contact(ContactId(str(index)), name, circles=("job",), closeness=3) for index, name in enumerate(names))
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = network_map(network, title="Who?")
        assert figure.png().startswith(b"\x89PNG")
        assert set(names) <= set(words_of(figure))
    assert "sans-serif" in figure.svg()
    assert "<b>Bo</b>" not in figure._repr_html_()


def test_a_contact_in_question_keeps_its_colour_and_gets_a_ring() -> None:
    network = Network.of(Contact(ContactId("a"), "Bao", circles=("job",), closeness=5))
    asked = network_map(network, title="Who?", highlight=["Bao"])
    inked = [shape for shape in shapes_of(asked) if "stroke: #1c2430; stroke-width: 2;" in shape.get("style", "")]
    assert len(inked) == 1
    assert any(f"fill: {FILL[5]}" in shape.get("style", "") for shape in shapes_of(asked))


def test_a_figure_brings_its_words_wherever_it_is_shown() -> None:
    figure = network_map(network_of(2), title="Who?")
    bundle = figure._repr_mimebundle_()
    assert bundle["text/plain"] == repr(figure) == figure.alt
    assert f'alt="{figure.alt}"' in bundle["text/html"]
    assert '<table class="dataframe">' in bundle["text/html"]


@pytest.mark.browser
@pytest.mark.parametrize("highlight", [[], ["Medici", "Strozzi"], ["Guadagni"]])
def test_no_family_name_lies_on_a_marriage(page: Page, highlight: list[str]) -> None:
    page.set_content(ties_map(florentine_families(), POSITIONS, title="Who?", highlight=highlight).svg())
    assert page.evaluate(STRUCK_THROUGH) == []


STRUCK_THROUGH = """() => {
  const lines = [...document.querySelectorAll("path")].filter(path => path.style.fill === "none" &&
    path.getAttribute("d").split("L").length === 2);
  const through = (line, box) => { for (let step = 0; step <= 200; step++) {
    const at = line.getPointAtLength(line.getTotalLength() * step / 200);
    // Letters do not fill the height of their box.
    if (at.x > box.x && at.x < box.x + box.width && at.y > box.y + 2 && at.y < box.y + box.height - 2) return true; }
    return false };
  return [...document.querySelectorAll("text")].filter(text => lines.some(line => through(line, text.getBBox())))
    .map(text => text.textContent);
}"""
