"""Figures: their words can be counted by hand, what is drawn agrees with the table, and they stay the same."""

import re
import warnings
from datetime import date

import matplotlib as mpl

from netkit.model import Contact, ContactId, Tie
from netkit.network import Network
from netkit.plots import network_map
from tests.drawings import words_of

FULL = "fill: #176381"
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


def test_a_large_map_names_nobody_and_counts_the_circles() -> None:
    figure = network_map(network_of(41), title="Who?")
    assert "Thicker lines" not in figure.caption  # where no tie of a contact is drawn
    texts = words_of(figure)
    assert [name for name in NAMES if name in texts] == []
    assert {"14", "13"} <= set(texts)  # 41 contacts in three circles, in turn: 14, 14, 13
    assert "you" not in words_of(network_map(network_of(151), title="Who?"))  # circles alone


# Drawing.


def test_the_same_network_gives_the_same_bytes_whatever_a_notebook_has_set_and_leaves_that_alone() -> None:
    before = dict(mpl.rcParams)
    first = network_map(network_of(12), title="Who?").svg()
    assert dict(mpl.rcParams) == before
    with mpl.rc_context({"font.size": 20, "svg.hashsalt": "x", "lines.linewidth": 9, "svg.fonttype": "path"}):
        assert network_map(network_of(12), title="Who?").svg() == first


def test_names_are_text_in_the_readers_own_fonts_and_never_formulas() -> None:
    names = ("李娜", "$x^2$", "<b>Bo</b>", "Şerife & Co")
    network = Network.of(
        *(Contact(ContactId(str(index)), name, circles=("job",), closeness=3) for index, name in enumerate(names))
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = network_map(network, title="Who?")
        assert set(names) <= set(words_of(figure))
    assert "sans-serif" in figure.svg()
    assert "<b>Bo</b>" not in figure._repr_html_()


def test_a_figure_brings_its_words_wherever_it_is_shown() -> None:
    figure = network_map(network_of(2), title="Who?")
    assert repr(figure) == figure.alt
    assert f'alt="{figure.alt}"' in figure._repr_html_()
    assert '<table class="dataframe" ' in figure._repr_html_()


def test_a_figure_of_nothing_says_so() -> None:
    figure = network_map(Network.of(), title="Who?")
    assert "Your network has no contacts yet." in figure.alt
    assert re.match("No contacts yet", words_of(figure)[1])
