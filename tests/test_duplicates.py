"""Which contacts may be one person: scores worked by hand from the stated weights."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from netkit.measures.duplicates import (
    COMMON,
    COMMON_HALF,
    THRESHOLD,
    Duplicate,
    _compared,
    _signals,
    duplicates,
    with_last_contact,
)
from netkit.model import Contact, ContactId, Interaction


def contact(key: str, name: str, **details: str) -> Contact:
    return Contact(ContactId(key), name, **details)  # type: ignore[arg-type]


def pair(a: Contact, b: Contact) -> Duplicate:
    (found,) = duplicates([a, b])
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José García", "Garcia, Jose"),
        ("王小明", "王小明"),
        ("Sean O'Brien", "Sean OBrien"),
        ("Dr. Mei Lin, PhD", "Mei Lin"),
    ],
)
def test_one_name_spelt_two_ways_is_suggested(one: str, other: str) -> None:
    found = pair(contact("1", one), contact("2", other))
    assert found.score == 1
    assert found.why == ("the same name",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mei", "Mei Lin"),
        ("Ana Silva", "Ana Souza"),
        ("Jae Park", "Jae Pak"),  # one letter of fifteen: 0.93 alike, and nothing else to compare
        ("Omar", "Oskar"),
    ],
)
def test_names_that_are_only_alike_are_not_suggested(one: str, other: str) -> None:
    assert duplicates([contact("1", one), contact("2", other)]) == []


def test_one_letter_in_a_long_name_is_a_slip_of_the_pen() -> None:
    # 20 and 19 letters and spaces, of which one is left out: 1 - 1/39.
    found = pair(contact("1", "Katharina Zimmermann"), contact("2", "Katarina Zimmermann"))
    assert found.score == pytest.approx(1 - 1 / 39)
    assert found.why == ("the names are 97% alike",)
    # One of twenty letters is another: 1 - 2/40 is the least that a name alone may be alike.
    assert pair(contact("1", "Katharina Zimmermann"), contact("2", "Katharina Zimmermanx")).score == 0.95


def test_the_same_address_is_enough_to_suggest_whatever_the_names() -> None:
    found = pair(contact("1", "Mei Lin", email="Mei@Example.org "), contact("2", "M. L.", email="mei@example.org"))
    assert found.score == 0.85
    assert "the same e-mail address" in found.why


def test_different_addresses_speak_against_one_name() -> None:
    assert (
        duplicates([contact("1", "Mei Lin", email="a@example.org"), contact("2", "Mei Lin", email="b@example.org")])
        == []
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("+1 212-555-0100", "212 555 0100", True),
        ("+1 212-555-0100", "+1 (212) 555.0100", True),
        ("+1 212-555-0100", "2125550100", True),
        ("+1 212-555-0100", "+1 212-555-0101", False),
        ("+1 212-555-0100", "+44 212 555 0100", False),
        ("0100", "0100", True),
        ("+1 212-555-0100 ext. 23", "+1 212-555-0100", True),
        ("212-555-0100 x23", "+1 (212) 555 0100", True),
        ("+1-212-555-0100;ext=23", "212 555 0100 extension 23", True),
        ("212-555-0100 #23", "212-555-0100", True),
        ("212-555-0100 ext. 23", "212-555-0100 ext. 24", False),
        ("212-555-0100 ext. 23", "212-555-0101 ext. 23", False),
    ],
)
def test_a_number_with_and_without_its_country_is_one_number(one: str, other: str, same: bool) -> None:
    # With unlike names: (0.4 x likeness + 0.2) / 0.6; it takes a likeness of 0.625 to reach 0.75.
    found = duplicates([contact("1", "Katharina Zimmermann", phone=one), contact("2", "Zimmermann, K.", phone=other)])
    assert bool(found) is same
    assert all("the same phone number" in one.why for one in found)


def test_the_score_is_the_weighted_mean_of_what_both_have() -> None:
    # "lin mei" and "lin mey": 14 letters, two of them unlike: 1 - 2/14. (0.4 x 12/14 + 0.3 + 0.2) / 0.9
    details = {"email": "mei@example.org", "phone": "+1 212-555-0100"}
    found = pair(contact("1", "Mei Lin", **details), contact("2", "Mey Lin", **details))
    assert found.score == pytest.approx((0.4 * 12 / 14 + 0.5) / 0.9)


def test_what_speaks_against_it_is_said_too() -> None:
    found = pair(contact("1", "Mei Lin", organisation="ACME"), contact("2", "Mei Lin", organisation="Globex"))
    assert str(found) == (
        "Mei Lin (1; ACME) and Mei Lin (2; Globex) may be one person: the same name; different organisations."
    )


def test_what_tells_the_two_apart_is_said() -> None:
    one = Contact(ContactId("1"), "Sarah Okonkwo", circles=("choir",), email="s@example.org")
    two = Contact(ContactId("2"), "Sarah Okonkwo", circles=("choir",), organisation="Harbour Lab")
    talks = [Interaction(str(day), date(2026, 3, day), (ContactId("2"),)) for day in (2, 9, 4)]
    (found,) = with_last_contact(duplicates([one, two]), talks)
    assert str(found) == (
        "Sarah Okonkwo (2; Harbour Lab; last contact 2026-03-09) and Sarah Okonkwo (1; s@example.org; no contact yet) "
        "may be one person: the same name."
    )
    assert (found.a, found.b) == (two, one)  # A merge keeps whom you were in contact with.
    (found,) = duplicates([one, two])
    assert str(found).startswith("Sarah Okonkwo (1; s@example.org) and Sarah Okonkwo (2; Harbour Lab) may be")


def test_an_unknown_or_equal_organisation_and_an_equal_address_are_not_called_different() -> None:
    acme = contact("1", "Mei Lin", organisation="ACME")
    for other in (contact("2", "Mei Lin"), contact("2", "Mei Lin", organisation="Acme")):
        assert pair(acme, other).why == ("the same name",)
    numbers = ("+1 212-555-0100", "+1 212-555-0101")
    one, two = (contact(phone, "Mei Lin", email="mei@example.org", phone=phone) for phone in numbers)
    assert pair(one, two).why[1:] == ("the same e-mail address", "different phone numbers")


def test_a_pair_that_was_rejected_does_not_come_back() -> None:
    people = [contact(key, "Mei Lin") for key in "123"]
    rejected = {frozenset({ContactId("1"), ContactId("2")})}
    assert [(one.a.id, one.b.id) for one in duplicates(people, rejected=rejected)] == [("1", "3"), ("2", "3")]


def many(count: int, **details: str) -> list[Contact]:
    """Contacts whose names have no half in common."""
    return [contact(f"c{key}", f"{key}{key} {chr(0x4E00 + key)}", **details) for key in range(count)]


@pytest.mark.parametrize("details", [{"email": "info@example.org"}, {"phone": "+1 212-555-0100"}])
def test_what_more_than_twenty_share_is_no_sign_for_or_against_anybody(details: dict[str, str]) -> None:
    assert duplicates(many(COMMON + 1, **details)) == []
    twins = [contact("1", "Mei Lin", **details), contact("2", "Mey Lin", **details), contact("3", "Mei Lin")]
    [found] = duplicates([*many(COMMON, **details), *twins])
    assert (found.a.id, found.b.id, found.why) == ("1", "3", ("the same name",))
    # An address of one's own does not speak against the address of an office either.
    own = contact("3", "Mei Lin", email="mei@example.org", phone="+1 212-555-0101")
    assert pair_ids(duplicates([*many(COMMON, **details), twins[0], own])) == [("1", "3")]


def test_what_twenty_share_still_counts() -> None:
    found = duplicates(many(COMMON, email="team@example.org"))
    assert len(found) == COMMON * (COMMON - 1) // 2
    assert {one.score for one in found} == {0.85}
    number = {"phone": "+1 212-555-0100"}
    slip = [contact("1", "Mei Lin", **number), contact("2", "Mey Lin", **number)]  # (0.4 x 12/14 + 0.2) / 0.6 = 0.90
    assert pair_ids(duplicates([*many(COMMON - 2, **number), *slip])) == [("1", "2")]


@pytest.mark.parametrize(("other", "found"), [("abcdexyz", [("1", "2")]), ("abcdvxyz", [])])
def test_a_score_of_exactly_the_threshold_is_suggested(other: str, found: list[tuple[str, str]]) -> None:
    # 16 letters, of which 10 are alike and in order: (0.4 x 10/16 + 0.2) / 0.6 = 0.75; with 8 it is 0.67.
    number = {"phone": "+1 212-555-0100"}
    assert pair_ids(duplicates([contact("1", "abcdefgh", **number), contact("2", other, **number)])) == found


def test_a_name_that_more_than_twenty_have_says_nothing_but_an_address_still_does() -> None:
    alike = [contact(f"c{key:02}", "LinkedIn Member") for key in range(COMMON + 1)]
    assert duplicates(alike) == []
    assert len(duplicates(alike[1:])) == COMMON * (COMMON - 1) // 2
    with_address = [replace(one, email="a@example.org") for one in alike[:2]]
    assert pair_ids(duplicates([*with_address, *alike[2:]])) == [("c00", "c01")]


def pair_ids(found: list[Duplicate]) -> list[tuple[str, str]]:
    return [(one.a.id, one.b.id) for one in found]


def test_no_address_is_looked_up_on_the_internet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("email_validator.deliverability.validate_email_deliverability")
    twins = [contact(key, "Mei Lin", email="mei@example.org") for key in "12"]
    assert pair_ids(duplicates(twins)) == [("1", "2")]


@pytest.mark.parametrize(("first", "last"), [("Contact", ""), ("Aaaaaaaaaaaa", "z")])  # The words are put in order.
def test_names_that_differ_in_a_number_are_not_each_compared_with_each(
    first: str, last: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = 0

    def ratio(*names: str) -> float:
        nonlocal compared
        compared += 1
        return likeness(*names)

    likeness = fuzz.ratio
    monkeypatch.setattr(fuzz, "ratio", ratio)
    people = [contact(f"c{key}", f"{first} {last}{key:05}") for key in range(3000)]
    again = contact("again", f"{last}00007 {first}")
    slip = [contact("x", "Katharina Zimmermann"), contact("y", "Katarina Zimmermann")]
    assert pair_ids(duplicates([*people, again, *slip])) == [("again", "c7"), ("x", "y")]
    assert compared < 10 * len(people)  # Each with each, that would be 1,500 times as many.


def test_a_slip_of_the_pen_is_found_in_a_family_of_two_hundred() -> None:
    family = [contact(f"c{key:03}", f"Zimmermann {chr(0x4E00 + key) * 3}") for key in range(COMMON_HALF - 2)]
    slip = [contact("x", "Katharina Zimmermann"), contact("y", "Katarina Zimmermann")]
    assert pair_ids(duplicates([*family, *slip])) == [("x", "y")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("สุดา", "สดา"), ("สุดา", "ส ดา"), ("सूर्य", "सूरय"), ("ガトウ", "カトウ"), ("😀", "🎉"), ("한지민", "한진")],
)
def test_names_that_differ_in_a_mark_or_have_no_letters_are_two_names(one: str, other: str) -> None:
    assert duplicates([contact("1", one), contact("2", other)]) == []
    assert len(duplicates([contact("1", one), contact("2", one)])) == 1


def details() -> st.SearchStrategy[list[Contact]]:
    fields = st.tuples(
        st.sampled_from(
            ["Mei Lin", "Lin Mei", "Meï Lin", "Mei Linn", "Katharina Zimmermann", "Katarina Zimmermann", "J"]
        ),
        st.sampled_from(["", "a@example.org", "A@EXAMPLE.ORG", "b@example.org", "no address"]),
        st.sampled_from(["", "+1 212-555-0100", "2125550100", "555-0100", "call me"]),
    )
    return st.lists(fields, max_size=9).map(
        lambda rows: [
            contact(str(key), name, email=email, phone=phone) for key, (name, email, phone) in enumerate(rows)
        ]
    )


@settings(deadline=None)
@given(details(), st.randoms())
def test_comparing_everybody_with_everybody_finds_no_more(people: list[Contact], chance: st.randoms) -> None:  # type: ignore[valid-type]
    shuffled = list(people)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    every = [_compared(_signals(a), _signals(b)) for a, b in combinations(people, 2)]
    alone = [found for found in every if found.score >= THRESHOLD]
    together = duplicates(shuffled)
    assert sorted(map(str, together)) == sorted(map(str, alone))
    assert [found.score for found in together] == sorted((found.score for found in together), reverse=True)
    assert all(found.score >= THRESHOLD for found in together)
