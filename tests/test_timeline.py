"""The timeline of a contact, the list of people, and what is deleted from them."""

from datetime import date

import pytest

from netkit.model import Cadence, Contact, ContactId, Position, Tie
from netkit.network import Network

TODAY = date(2026, 3, 20)
MEI, JAE = ContactId("mei"), ContactId("jae")


@pytest.fixture
def network() -> Network:
    """Mei with a record of every kind, Jae with some of them, and somebody of whom only the name is known."""
    mei = Contact(
        MEI, "Mei Lin", circles=("choir", "studies"), closeness=4, how_met="a concert", met_on=date(2025, 5, 1)
    )
    network = Network.of(
        mei,
        Contact(JAE, "Jae", cadence=Cadence(1, "months"), introduced_by=MEI),
        Contact(ContactId("adeola"), "Adeola"),
        Contact(ContactId("gone"), "Gone", archived=True),
        Tie(MEI, JAE, 5),
        Position(ContactId("p1"), MEI, "Town library", "archivist", date(2024, 1, 1)),
        today=TODAY,
    )
    network.log("Mei", "Jae", on=date(2026, 1, 5), minutes=20, summary="about archives", topics="maps")
    network.log("Mei", on=date(2026, 3, 2), channel="e-mail", answered=False)
    network.got("Mei", "information", "which labs hire", on=date(2026, 2, 1))
    network.mark(network.ask("Mei", "a look at my draft", on=date(2026, 2, 3)), "yes", on=date(2026, 2, 4))
    network.mark(network.promise("Mei", "send the book", due=date(2026, 2, 9), on=date(2026, 2, 5)), "done", on=TODAY)
    network.promise("Mei", "ask around", due=date(2026, 4, 1), by="them", on=date(2026, 2, 6))
    network.mark(
        network.refer("Mei", "Lin Chen", purpose="labs", on=date(2026, 2, 7)), "contacted", on=date(2026, 2, 8)
    )
    network.refer("Jae", MEI, on=date(2026, 2, 10))
    return network


def test_a_timeline_has_every_kind_of_record_the_newest_first(network: Network) -> None:
    events = network.timeline("Mei").events
    assert [(str(event.on or ""), event.words) for event in events] == [
        ("2026-03-02", "e-mail with Mei Lin (no answer)"),
        ("2026-02-10", "Jae said: call Mei Lin (open)"),
        ("2026-02-07", "Mei Lin said: call Lin Chen, about labs (contacted)"),
        ("2026-02-06", "Mei Lin to you: ask around (by 2026-04-01)"),
        ("2026-02-05", "you to Mei Lin: send the book (done)"),
        ("2026-02-03", "you asked Mei Lin: a look at my draft (yes)"),
        ("2026-02-01", "Mei Lin gave you information: which labs hire"),
        ("2026-01-05", "talk with Mei Lin and Jae: about archives"),
        ("2024-01-01", "Mei Lin: archivist at Town library"),
        ("", "Jae and Mei Lin know each other (very close)"),
    ]


def test_every_line_but_a_tie_has_the_id_of_its_record(network: Network) -> None:
    events = network.timeline("Mei").events
    assert all(network.store.record(event.id) == event.record for event in events if event.id)
    assert [event.words for event in events if not event.id] == ["Jae and Mei Lin know each other (very close)"]


def test_a_timeline_prints_as_text_and_as_html(network: Network) -> None:
    shown = network.timeline("Jae")
    assert repr(shown).splitlines()[0] == "Jae: 3 records"
    assert "<caption" in shown._repr_html_()
    assert repr(network.timeline("Adeola")) == "Adeola: nothing is on record yet."


def test_people_of_whom_something_is_known_come_first(network: Network) -> None:
    rows = network.people()
    assert [row.contact.name for row in rows] == ["Jae", "Mei Lin", "Adeola"]
    assert [(row.last_contact, row.next_due) for row in rows] == [
        (date(2026, 1, 5), date(2026, 2, 5)),
        (date(2026, 1, 5), None),
        (None, None),
    ]


@pytest.mark.parametrize(
    ("words", "options", "names"),
    [
        ("", {"circle": "STUDIES"}, ["Mei Lin"]),
        ("", {"due": True}, ["Jae"]),
        ("", {"archived": True}, ["Gone"]),
        ("archives", {}, ["Jae", "Mei Lin"]),
        ("lin", {}, ["Mei Lin"]),
        ("EOL", {}, ["Adeola"]),
        ("nowhere", {}, []),
    ],
)
def test_the_list_is_filtered_and_searched(
    network: Network, words: str, options: dict[str, object], names: list[str]
) -> None:
    assert [row.contact.name for row in network.people(words, **options)] == names  # type: ignore[arg-type]


def test_every_record_of_a_timeline_can_be_deleted(network: Network) -> None:
    for event in network.timeline("Mei").events:
        assert network.delete(event.id or event.record) == event.record
    assert network.timeline("Mei").events == ()
    assert len(network.store.contacts()) == 4


def test_two_contacts_can_be_untied_in_either_order_once(network: Network) -> None:
    assert network.untie("Mei", "Jae") == Tie(JAE, MEI, 5)
    with pytest.raises(ValueError, match="no tie between Jae and Mei Lin is on record"):
        network.untie("Jae", "Mei")


def test_a_contact_is_not_deleted_as_a_record_is(network: Network) -> None:
    for who in ("mei", "Mei Lin", network.contact("Mei")):
        with pytest.raises(ValueError, match=r"Mei Lin is a contact; archive them \(netkit edit mei --archived yes\)"):
            network.delete(who)
    with pytest.raises(LookupError, match="no record has the id 'zzz'"):
        network.delete("zzz")
