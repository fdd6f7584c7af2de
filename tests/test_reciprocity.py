"""The balance of give and take, worked by hand."""

from datetime import date
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.measures.reciprocity import Balance, balance, balances
from netkit.model import Contact, ContactId, Direction, Exchange

TODAY = date(2026, 3, 10)
TOMORROW = date(2026, 3, 11)
PEOPLE = [Contact(ContactId(one), one.title()) for one in ("ada", "jae", "mei")]


def exchange(direction: Direction, contact: str = "mei", on: date = TODAY, key: str = "1") -> Exchange:
    return Exchange(key, on, ContactId(contact), direction, "feedback")


LEDGERS = st.lists(
    st.builds(
        exchange,
        st.sampled_from(["gave", "got"]),
        st.sampled_from(["ada", "jae", "mei", "a stranger"]),
        st.sampled_from([date(2025, 1, 1), TODAY, TOMORROW]),
    ),
    max_size=8,
)


# Balance.


@pytest.mark.parametrize(
    ("gave", "got", "expected"), [(1, 0, 1), (0, 1, -1), (2, 2, 0), (3, 1, 0.5), (1, 3, -0.5), (1, 15, -0.875)]
)
def test_the_balance_is_what_you_gave_less_what_you_got_against_both_together(
    gave: int, got: int, expected: float
) -> None:
    found = balance([exchange("gave")] * gave + [exchange("got")] * got, today=TODAY)
    assert (found.gave, found.got, found.n, found.left_out) == (gave, got, gave + got, 0)
    assert found.value == expected


def test_without_an_exchange_there_is_no_balance_rather_than_an_even_one() -> None:
    assert isnan(balance([], today=TODAY).value)


def test_an_exchange_dated_after_today_is_left_out_and_counted() -> None:
    found = balance([exchange("gave"), exchange("got", on=TOMORROW), exchange("got", on=TOMORROW)], today=TODAY)
    assert found == Balance(gave=1, got=0, left_out=2)


def test_balances_are_per_contact_and_pass_over_strangers() -> None:
    ledger = [
        exchange("gave"),
        exchange("got"),
        exchange("got"),
        exchange("gave", "jae"),
        exchange("got", "a stranger"),
    ]
    found = balances(PEOPLE, ledger, today=TODAY)
    assert found == {"ada": Balance(0, 0), "jae": Balance(1, 0), "mei": Balance(1, 2)}
    assert found["mei"].value == pytest.approx(-1 / 3)
    assert isnan(found["ada"].value)


@given(LEDGERS)
def test_the_balance_is_between_minus_one_and_one_and_turns_round_when_gave_and_got_are_swapped(
    ledger: list[Exchange],
) -> None:
    swapped = [exchange("got" if one.direction == "gave" else "gave", one.contact, one.on) for one in ledger]
    found, turned = balance(ledger, today=TODAY), balance(swapped, today=TODAY)
    assert found.left_out == turned.left_out
    if found.n:
        assert -1 <= found.value <= 1
        assert found.value == -turned.value
    else:
        assert isnan(turned.value)


@given(LEDGERS, st.data())
def test_the_order_of_exchanges_never_matters_and_the_balances_add_up_to_the_whole(
    ledger: list[Exchange], data: st.DataObject
) -> None:
    everyone = [*PEOPLE, Contact(ContactId("a stranger"), "A stranger")]
    found = balances(everyone, ledger, today=TODAY)
    assert balances(everyone, data.draw(st.permutations(ledger)), today=TODAY) == found
    parts = [(one.gave, one.got, one.left_out) for one in found.values()]
    assert balance(ledger, today=TODAY) == Balance(*map(sum, zip(*parts, strict=True)))
