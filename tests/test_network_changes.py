"""Saying more about people, in a notebook: what a beginner types, and what goes wrong."""

from datetime import date

import pytest

from netkit import Network
from netkit.errors import InvalidRecord, InvalidRequest, UnknownContact
from netkit.model import ME, Cadence, Contact

TODAY = date(2026, 3, 20)


@pytest.fixture
def network() -> Network:
    return Network.of(Contact("m", "Mei Lin"), Contact("j", "José García"), today=TODAY)


def test_a_contact_is_changed_by_what_is_said_and_stays_else_as_it_was(network: Network) -> None:
    before = network.contact("mei")
    after = network.edit("mei", closeness=4, notes="likes moss")
    assert (after.closeness, after.notes) == (4, "likes moss")
    assert network.contact("mei") == after
    assert network.edit("mei", closeness=None, notes="") == before


def test_what_holds_several_takes_one_text_or_several(network: Network) -> None:
    assert network.edit("mei", circles="choir", roles="feedback").circles == ("choir",)
    after = network.edit("mei", circles=["choir", "studies"], roles=("feedback", "support"))
    assert after.circles == ("choir", "studies")
    assert after.roles == {"feedback", "support"}


def test_days_cadences_and_introducers_are_said_in_words(network: Network) -> None:
    after = network.edit("mei", met_on="2026-03-01", cadence="every 3 months", introduced_by="jose")
    assert (after.met_on, after.introduced_by) == (date(2026, 3, 1), "j")
    assert (after.cadence, after.cadence_set_on) == (Cadence(3, "months"), TODAY)
    assert [one.due_on for one in network.next_due("mei")] == [date(2026, 6, 20)]
    assert network.edit("mei", introduced_by="me").introduced_by == ME
    assert network.edit("mei", cadence=Cadence(1, "weeks"), cadence_set_on="yesterday").cadence_set_on == date(
        2026, 3, 19
    )


def test_somebody_met_can_be_described_at_once(network: Network) -> None:
    bo = network.meet("Bo", circle="choir", offers="tax law", introduced_by="Mei")
    assert (bo.circles, bo.offers, bo.introduced_by) == (("choir",), ("tax law",), "m")


@pytest.mark.parametrize(
    ("details", "says"),
    [
        ({"nearness": 4}, "a contact has no 'nearness'; it has: name, organisation"),
        ({"id": "x"}, "a contact has no 'id'"),
        ({"closeness": 9}, "closeness 9; it must be a whole number from 1"),
        ({"cadence": "often"}, "write it like 'every month'"),
        ({"met_on": "long ago"}, "write it like 2026-03-20"),
    ],
)
def test_a_detail_that_makes_no_sense_changes_nothing(network: Network, details: dict[str, object], says: str) -> None:
    before = network.contact("mei")
    with pytest.raises((InvalidRequest, InvalidRecord), match=says):
        network.edit("mei", **details)
    assert network.contact("mei") == before


def test_a_tie_is_made_once_and_changed_the_second_time(network: Network) -> None:
    network.tie("mei", "jose")
    network.tie("jose", "mei", closeness=5)
    assert [(tie.a, tie.b, tie.closeness) for tie in network.ties] == [("j", "m", 5)]
    with pytest.raises(InvalidRecord, match="a tie needs two people"):
        network.tie("mei", "Mei Lin")


def test_a_contact_can_be_handed_in_where_a_name_could(network: Network) -> None:
    mei, jose = network.contacts[1], network.contact("jose")
    assert network.log(mei, jose, on="yesterday").contacts == ("m", "j")
    assert network.promise(mei, "call", due="friday").due_on == date(2026, 3, 27)
    assert network.merge(jose, mei).gone == mei
    with pytest.raises(UnknownContact, match="nobody here is called 'Mei Lin'"):
        network.log(mei)


@pytest.mark.parametrize(
    ("who", "says"), [(["mei"], "is no name; write one in quotes"), (None, "is no name"), (5, "is no name")]
)
def test_what_is_no_name_is_refused_with_how_to_write_one(network: Network, who: object, says: str) -> None:
    with pytest.raises(InvalidRequest, match=says):
        network.log(who)  # type: ignore[arg-type]


def test_a_conversation_with_nobody_is_asked_about(network: Network) -> None:
    with pytest.raises(InvalidRequest, match=r"with whom\? For example"):
        network.log()


def test_replies_lateness_and_topics_are_logged(network: Network) -> None:
    one = network.log("mei", on="2026-03-10", began="them", replied_on="2026-03-12", minutes_late=5, topics="labs")
    assert (one.replied_on, one.minutes_late, one.topics) == (date(2026, 3, 12), 5, ("labs",))


def test_a_network_says_what_it_is(network: Network) -> None:
    network.tie("mei", "jose")
    assert repr(network) == "Your network: 2 contacts, 1 tie among them (kept in memory only)"


def test_the_name_of_somebody_archived_still_stands_in_the_log(network: Network) -> None:
    network.log("mei")
    network.edit("mei", archived=True)
    assert "Mei Lin" in repr(network.interactions)


def test_a_day_may_be_said_to_the_agenda_and_the_habits(network: Network) -> None:
    assert network.agenda("2026-03-21").today == date(2026, 3, 21)
    assert network.habits("yesterday").today == date(2026, 3, 19)
