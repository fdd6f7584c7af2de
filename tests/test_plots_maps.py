# ruff: noqa: RUF001 - names from many scripts
"""Network maps of every size: nothing covers a mark, leaves the paper or runs through somebody else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import combinations
from random import Random

import pytest

from netkit import topics
from netkit.model import Cadence, Contact, ContactId, Interaction, Promise, Record, Tie
from netkit.network import Network
from netkit.plots import network_map
from netkit.plots.maps import on_map
from netkit.topics import assess
from tests.drawings import MapDrawing, words_of
from tests.large_network import large_network

LONG = (
    *("Wolfeschlegelsteinhausenbergerdorff-Feat", "Maximilian-Alexander Featherstonehaugh-Cholmondeley"),
    *(
        "نازنین فرهادی\u200cپور بزرگ\u200cزاده",
        "שרה בן־דוד הלוי",
        "王小明和他的非常非常长的名字",
        "กมลวรรณ ศรีสุวรรณ ณ อยุธยา",
    ),
    *(
        "MWMWMWMWMWMWMWMWMWMW",
        "Donaudampfschifffahrtsgesellschaftskapit",
        "Zoë Ñandu\u0301",
        "Bo",
        "Amira Al-Rashid bint Khalid",
    ),
)
CIRCLES = ("studies", "a part-time job at the other end of the town", "volunteering", "合唱团", *map(str, range(12)))


def random_network(size: int, circles: int) -> Network:
    """A seeded network with long names, some contacts without closeness or circle, and many ties."""
    random = Random(size)
    contacts = [
        Contact(
            ContactId(f"c{index:03}"),
            f"{random.choice(LONG)} {random.randint(1, 99)}" if random.random() < 0.5 else f"Person {index}",
            circles=(random.choice(CIRCLES[:circles]),) if random.random() < 0.9 else (),
            closeness=random.choice([None, 1, 2, 3, 4, 5]),
        )
        for index in range(size)
    ]
    pairs = [pair for pair in combinations(contacts, 2) if random.random() < 3 / size]
    return Network.of(*contacts, *(Tie(a.id, b.id, random.randint(1, 5)) for a, b in pairs), owner="Amira")


NETWORKS: dict[str, Callable[[], Network]] = {
    "practice": partial(topics.practice, "assess"),
    **{
        f"seeded {seed}": partial(topics.make, "assess", course="netkit", student=f"student {seed}")
        for seed in range(30)
    },
    **{f"large {size}": partial(large_network, size) for size in (12, 25, 40, 100)},
    **{
        f"random {size}, {circles} circles": partial(random_network, size, circles)
        for size in (1, 2, 3, 5, 8, *range(10, 41, 3), 60, 150)
        for circles in (1, 4, 16)
    },
}


MORE = [name for place, name in enumerate(NETWORKS) if place % 4]
"""Three of four are left to ``make test``."""


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.slow] * (name in MORE)) for name in NETWORKS])
def test_on_a_map_nothing_covers_a_mark_or_runs_through_it_and_nothing_leaves_the_paper(name: str) -> None:
    network = NETWORKS[name]()
    drawing = MapDrawing.of(network_map(network, title="Who?"))
    assert len(drawing.marks) >= len(network.contacts)
    assert drawing.faults() == []


@pytest.mark.parametrize("name", ["practice", *(f"random {size}, 4 circles" for size in (25, 40, 60))])
def test_the_letters_of_a_map_have_eight_pixels_on_a_phone(name: str) -> None:
    drawing = MapDrawing.of(network_map(NETWORKS[name](), title="Who?"))
    assert min(drawing.letters) * 328 / drawing.width >= 8  # 360 pixels less the margins of a page
    if len(drawing.marks) <= 12:
        assert min(drawing.letters) * 254 / drawing.width >= 8  # what JupyterLab leaves for a figure at 390 pixels


# Large lists.


def with_imported(count: int) -> Network:
    """Six of Amira's contacts, and so many of whom only the name is known."""
    case = assess.amira()
    own = case.contacts[:6]
    here = {one.id for one in own}
    imported = [Contact(ContactId(f"i{index}"), f"Imported {index}") for index in range(count)]
    ties = [tie for tie in case.ties if {tie.a, tie.b} <= here]
    return Network.of(*own, *ties, *imported, owner="Amira", today=case.today)


def test_140_imported_contacts_are_counted_and_the_students_own_six_are_named() -> None:
    network = with_imported(140)
    figure = network_map(network, title="Who?")
    rest = "140 imported contacts of whom only the name is known"
    assert f"Amira's 6 contacts and the 5 ties among them, and {rest}, 20 March 2026." in figure.caption
    assert figure.alt.endswith(f"Not drawn: {rest}.")
    assert len(MapDrawing.of(figure).marks) == len(figure.table) == 6
    assert {one.name for one in network.contacts if not one.name.startswith("Imported")} <= set(words_of(figure))
    assert repr(figure.table).endswith(f"… and {rest}")
    assert rest in figure.table._repr_html_()


SEVENTH, DAY = Contact(ContactId("i7"), "Imported 7"), date(2026, 3, 1)


@pytest.mark.parametrize(
    "more",
    [
        replace(SEVENTH, closeness=2),
        replace(SEVENTH, circles=("choir",)),
        replace(SEVENTH, cadence=Cadence(1, "months")),
        Tie(SEVENTH.id, ContactId("i8")),
        Interaction("t", DAY, (SEVENTH.id,)),
        Promise("p", DAY, DAY, "me", SEVENTH.id, "call"),
    ],
)
def test_an_imported_contact_is_drawn_as_soon_as_more_is_on_record_of_them(more: Record) -> None:
    network = with_imported(140)
    (network.store.replace if isinstance(more, Contact) else network.store.add)(more)
    shown = on_map(network)
    assert "Imported 7" in [one.name for one in shown.contacts]
    left = 138 if isinstance(more, Tie) else 139
    assert shown.left_out == f"{left} imported contacts of whom only the name is known"


def test_a_list_of_nothing_but_names_is_not_drawn_and_what_to_do_is_said() -> None:
    people = [Contact(ContactId(f"i{index}"), f"Imported {index}") for index in range(41)]
    figure = network_map(Network.of(*people), title="Who?")
    assert figure.alt == (
        "Your network has no contacts to draw, but 41 imported contacts of whom only the name is known."
    )
    assert "Say how close they are, or where you know them from" in words_of(figure)
    assert repr(figure.table) == "No contacts yet."


def test_of_5000_contacts_the_map_shows_eight_circles_and_counts_who_has_none() -> None:
    people = [
        Contact(ContactId(f"c{index}"), f"Person {index}", circles=(f"circle {index % 20}",) if index < 4000 else ())
        for index in range(5000)
    ]
    figure = network_map(Network.of(*people), title="Who?")
    words = words_of(figure)
    assert words.count("200") == 7  # 4,000 contacts in twenty circles
    assert {"other circles", "2,600"} <= set(words)
    assert "1,000 imported contacts of whom only the name is known" in figure.caption
    assert "drawn as one, other circles" in figure.caption
    assert len(figure.table) == 4000


def test_300_with_whom_one_only_talked_do_not_push_out_those_with_a_place_on_the_map() -> None:
    network = with_imported(300)
    network.store.add(*(Interaction(f"t{n}", date(2026, 3, 1), (ContactId(f"i{n}"),)) for n in range(250)))
    figure = network_map(network, title="Who?")
    assert len(figure.table) == len(MapDrawing.of(figure).marks) == 6
    assert (
        "and 250 contacts with neither closeness nor circle and 50 imported contacts of whom only the name is known"
        in figure.caption
    )
