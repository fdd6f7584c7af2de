"""``Network``: the rooms below, joined."""

from datetime import date
from pathlib import Path

import pytest

from netkit import Network
from netkit.errors import InvalidRecord, UnknownContact
from netkit.model import ME, Cadence, Contact, Interaction, Tie


@pytest.fixture
def small() -> Network:
    return Network.of(
        Contact("m", "Mei", closeness=4, circles=("choir",)),
        Contact("j", "Jae"),
        Contact("o", "Omar", archived=True),
        Tie("m", "j", 2),
        Tie("m", "o", 5),
        owner="Noor",
    )


def test_an_archived_contact_is_kept_and_not_shown(small: Network) -> None:
    assert [contact.name for contact in small.contacts] == ["Jae", "Mei"]
    assert [(tie.a, tie.b) for tie in small.ties] == [("j", "m")]
    assert {contact.name for contact in small.store.contacts()} == {"Jae", "Mei", "Omar"}


def test_the_graph_ties_the_owner_to_everyone_and_keeps_closeness(small: Network) -> None:
    graph = small.graph()
    assert dict(graph.nodes(data="name")) == {ME: "Noor", "m": "Mei", "j": "Jae"}
    assert graph.edges[ME, "m"] == {"closeness": 4}
    # Nobody has said how close Jae is, so no number stands in for it.
    assert graph.edges[ME, "j"] == {}
    assert graph.edges["m", "j"] == {"closeness": 2}


def test_its_measures_leave_the_owner_out(small: Network) -> None:
    # Two contacts who know each other: by hand, density 1.
    assert small.density() == 1.0


def test_everyone_with_a_cadence_is_due_on_a_day() -> None:
    mei, jae = Contact("m", "Mei", cadence=Cadence(1, "months")), Contact("j", "Jae")
    network = Network.of(mei, jae, Interaction("1", date(2020, 3, 20), ("m",)), today=date(2026, 3, 20))
    assert repr(network.next_due()).splitlines()[0] == "1 reminder"
    assert repr(network.next_due()).splitlines()[-1].split() == ["Mei", "2020-04-20", "2160"]
    assert repr(network.next_due("Jae")) == "Nobody has a cadence yet."


def test_a_contact_is_found_by_id_name_or_its_beginning_and_never_guessed(small: Network) -> None:
    assert small.contact("m").name == "Mei"
    assert small.contact("Mei").id == "m"
    assert small.contact("méi").id == "m"
    assert small.contact("Me").id == "m"
    with pytest.raises(UnknownContact):
        small.contact("ei")
    with pytest.raises(UnknownContact, match=r"nobody here is called 'Mie'; did you mean Mei\?"):
        small.contact("Mie")
    with pytest.raises(UnknownContact, match="nobody here is called ''"):
        small.contact("")
    small.add(Contact("m2", "Mei"), Contact("m3", "Mei Lin"))
    with pytest.raises(UnknownContact, match=r"'Mei' fits 2 contacts; write an id: Mei \(m; choir\) and Mei \(m2\)"):
        small.contact("Mei")
    assert small.contact("lin").id == "m3"


def test_somebody_met_is_in_the_file_at_once(tmp_path: Path) -> None:
    network = Network.open(tmp_path / "my-network.db")
    met = network.meet(" Priya ", circle="studies", closeness=3)
    again = Network.open(tmp_path / "my-network.db")
    assert list(again.contacts) == [met]
    assert (met.name, met.circle, met.closeness) == ("Priya", "studies", 3)
    with pytest.raises(InvalidRecord, match="an alias will do"):
        network.meet("  ")
    assert len(again.contacts) == 1


@pytest.mark.parametrize("number", [1, 30, 31, 50, 51, 120])
def test_a_search_counts_all_that_it_found_and_says_how_many_it_shows(number: int) -> None:
    network = Network.of(*(Contact(f"{n:03}", f"Person {n}", notes="likes moss") for n in range(number)))
    found = network.search("moss")
    assert (found.total, len(found)) == (number, min(number, 30))
    assert len(network.search("moss", limit=None)) == len(network.store.search("moss")) == number
    caption, *lines = repr(found).splitlines()
    assert caption == f"{number} found for 'moss'{'; the first 30 are' if number > 30 else ''}:"
    assert len(lines) == found._repr_html_().count("<li") == len(found)
    assert len(network.search("moss", limit=7)) == min(number, 7)
