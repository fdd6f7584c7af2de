"""A person is found by whatever somebody types for the name, and asked about when it is only near."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from netkit.errors import MayBeKnown, UnknownContact
from netkit.model import Contact, ContactId
from netkit.names import key
from netkit.network import Network
from netkit.network.lookup import called, find, near
from tests.strategies import AWKWARD

NAMES = (
    *("Sean O\N{RIGHT SINGLE QUOTATION MARK}Brien", "Róisín O'Connor", "Jean-Luc Moreau", "Mei Lin", "Anna Müller"),
    *("Jan van der Berg", "María García López", "王小明", "김민수", "สมชาย ใจดี", "محمد علي", "İpek Şahin", "Suharto"),
)


def people(*names: str) -> list[Contact]:
    return [Contact(ContactId(f"c{number}"), name) for number, name in enumerate(names)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("o'brien", "Sean O\N{RIGHT SINGLE QUOTATION MARK}Brien"),
        ("obrien", "Sean O\N{RIGHT SINGLE QUOTATION MARK}Brien"),
        ("brien", "Sean O\N{RIGHT SINGLE QUOTATION MARK}Brien"),
        *[("roisin o\N{MODIFIER LETTER APOSTROPHE}c", "Róisín O'Connor"), ("jeanl", "Jean-Luc Moreau")],
        *[("luc", "Jean-Luc Moreau"), ("Dr. Mei Lin, PhD", "Mei Lin"), ("Lin, Mei", "Mei Lin")],
        *[("mueller", "Anna Müller"), ("van der", "Jan van der Berg"), ("garcía", "María García López")],
        *[("小明", "王小明"), ("민수", "김민수"), ("ใจดี", "สมชาย ใจดี"), ("suhar", "Suharto")],
    ],
)
def test_a_person_is_found_however_the_name_is_typed(typed: str, name: str) -> None:
    assert find(typed, people(*NAMES)).name == name


@pytest.mark.parametrize("typed", ["Mei Lim", "Lin Mei", "Jan Berg", "Sean Patrick O'Brien", "A. Müller"])
def test_a_near_name_finds_nobody_and_says_who_is_near(typed: str) -> None:
    there = people(*NAMES)
    (close,) = near(typed, there)
    with pytest.raises(UnknownContact) as caught:
        find(typed, there)
    assert str(caught.value) == f"nobody here is called {typed!r}; did you mean {close.name} ({close.id})?"


def test_of_several_the_one_who_is_written_as_typed_is_meant() -> None:
    there = people("Anna Mueller", "Anna Müller", "Anna Muller")
    assert [find(person.name, there) for person in there] == there
    assert called("ANNA MUELLER", there) == there[:1]
    assert called("anna muller", there) == there[1:]
    assert called("Müller, Anna", there) == there


def test_people_of_one_name_are_told_apart_by_what_differs() -> None:
    there = [
        Contact(ContactId("a"), "Sarah Okonkwo", circles=("choir",), organisation="Harbour Lab"),
        Contact(ContactId("b"), "Sarah Okonkwo", circles=("studies",), organisation="Harbour Lab"),
        Contact(ContactId("c"), "Sarah Okonkwo", circles=("studies",), organisation="Harbour Lab"),
    ]
    with pytest.raises(UnknownContact) as caught:
        find("sarah", there)
    assert str(caught.value) == (
        "'sarah' fits 3 contacts; write an id: "
        "Sarah Okonkwo (a; choir), Sarah Okonkwo (b; studies) and Sarah Okonkwo (c; studies)"
    )
    with pytest.raises(UnknownContact, match="fits 2 contacts; write more of the name, or an id"):
        find("mei", people("Mei Lin", "Mei Park"))


@given(st.lists(st.sampled_from([*NAMES, *AWKWARD]) | st.text(min_size=1), min_size=1, max_size=8, unique_by=key))
def test_a_name_always_finds_its_own_contact(names: list[str]) -> None:
    assume(all(name.strip() and key(name) for name in names))
    there = people(*(name.strip() for name in names))
    for person in there:
        assert find(person.name, there) is person
        assert called(person.name.upper(), there) in ([], [person])
        assert find(f"\N{ZERO WIDTH SPACE}{person.name} ", there) is person


def test_meeting_somebody_who_may_be_there_is_asked_about() -> None:
    network = Network.of(Contact(ContactId("mei"), "Mei Lin", circles=("choir",)))
    for name in ("Mei Lin", "Dr. Mei Lin", "Mei Lim", "Lin Mei", "Mei"):
        with pytest.raises(MayBeKnown) as caught:
            network.meet(name)
        assert [person.id for person in caught.value.near] == ["mei"]
        assert str(caught.value) == (
            f"{name!r} may be Mei Lin (mei; choir); if this is somebody else, say so with distinct=True"
        )
    assert len(network.contacts) == 1


def test_a_message_names_eight_and_counts_the_rest() -> None:
    families = ("Ek", "Ito", "Abe", "Lin", "Roy", "Sen", "Uda", "Yun", "Zhu", "Zia")
    network = Network.of(*people(*(f"Ana {family}" for family in families)))
    with pytest.raises(MayBeKnown, match=r"Ana Abe \(c2\) or .* or Ana Yun \(c7\) or one of 2 more; if this"):
        network.meet("Ana")


def test_a_search_that_finds_nothing_says_whose_name_is_near() -> None:
    network = Network.of(*people("Mei Lin"))
    assert str(network.search("mei lim")) == "Nothing on record holds 'mei lim'. Did you mean Mei Lin (c0)?"
    assert str(network.search("moss")) == "Nothing on record holds 'moss'."


def test_whoever_is_said_to_be_somebody_else_is_added_and_not_suggested_again() -> None:
    network = Network.of(Contact(ContactId("mei"), "Mei Lin"))
    twin = network.meet("Mei Lin", distinct=True)
    assert network.store.rejected_duplicates() == {frozenset({ContactId("mei"), twin.id})}
    assert network.duplicates() == []
    assert network.meet("Jae Park", distinct=True).name == "Jae Park"
