"""``Network``: the rooms below, joined."""

from collections.abc import Callable
from pathlib import Path

import pytest

from netkit import Network
from netkit.errors import InvalidRecord, UnknownContact, UnreadableFile
from netkit.model import ME, Contact, Tie
from netkit.network import Imported

FIXTURES = Path(__file__).parent / "fixtures"


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
    # Two contacts who know each other: by hand, density 1, one group, constraint 9/8.
    assert (small.size(), small.density(), small.components()) == (2, 1.0, 1)
    assert small.constraint() == pytest.approx(1.125)
    assert small.effective_size() == pytest.approx(1.0)


def test_a_contact_is_found_by_id_or_name_and_never_guessed(small: Network) -> None:
    assert small.contact("m").name == "Mei"
    assert small.contact("Mei").id == "m"
    with pytest.raises(UnknownContact, match="nobody here is called 'Me'"):
        small.contact("Me")
    small.add(Contact("m2", "Mei"))
    with pytest.raises(UnknownContact, match="2 contacts are called 'Mei'; use an id: m, m2"):
        small.contact("Mei")


def test_somebody_met_is_in_the_file_at_once(tmp_path: Path) -> None:
    network = Network.open(tmp_path / "my-network.db")
    met = network.meet(" Priya ", circle="studies", closeness=3)
    again = Network.open(tmp_path / "my-network.db")
    assert list(again.contacts) == [met]
    assert (met.name, met.circle, met.closeness) == ("Priya", "studies", 3)
    with pytest.raises(InvalidRecord, match="an alias will do"):
        network.meet("  ")
    assert len(again.contacts) == 1


def test_two_labs_on_one_file_see_each_others_contacts(tmp_path: Path) -> None:
    one, other = Network.open(tmp_path / "n.db"), Network.open(tmp_path / "n.db")
    one.meet("Mei")
    other.meet("Jae")
    one.add(Tie(one.contact("Mei").id, one.contact("Jae").id))
    assert len(other.ties) == 1


@pytest.mark.parametrize(
    ("read", "file"),
    [
        (Network.import_linkedin, "linkedin/connections.csv"),
        (Network.import_google, "google/now.csv"),
        (Network.import_google, "google/before.csv"),
        (Network.import_outlook, "outlook/utf-8.csv"),
        (Network.import_outlook, "outlook/windows-1252.csv"),
    ],
)
def test_a_file_imported_twice_changes_nothing(tmp_path: Path, read: Callable[..., Imported], file: str) -> None:
    network = Network.open(tmp_path / "n.db")
    first = read(network, FIXTURES / file)
    mine = network.contacts[0]
    network.store.replace(Contact(mine.id, mine.name, closeness=5, notes="my own words"))
    before = network.store.contacts()
    second = read(network, FIXTURES / file)
    assert second.added == ()
    assert second.known == len(first.added) == len(before) > 0
    assert network.store.contacts() == before
    assert f"0 new contacts, {len(before)} known already and left as they are." in str(second)


@pytest.mark.parametrize(
    ("read", "file", "says"),
    [
        (Network.import_linkedin, "google/now.csv", "Google"),
        (Network.import_google, "linkedin/connections.csv", "LinkedIn"),
        (Network.import_outlook, "google/before.csv", "Google"),
    ],
)
def test_another_programs_file_is_named_and_leaves_the_network_as_it_was(
    tmp_path: Path, read: Callable[..., Imported], file: str, says: str
) -> None:
    network = Network.open(tmp_path / "n.db")
    with pytest.raises(UnreadableFile, match=says):
        read(network, FIXTURES / file)
    assert len(network.contacts) == 0
