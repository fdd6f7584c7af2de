"""The balance of give and take, worked by hand."""

from datetime import date
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.measures.reciprocity import Balance, balance, balances
from netkit.model import Contact, ContactId, Direction, Exchange
from tests.short_records import PEOPLE, TODAY, TOMORROW


def exchange(direction: Direction, contact: str = "mei", on: date = TODAY, key: str = "1") -> Exchange:
    return Exchange(key, on, ContactId(contact), direction, "feedback")


DIRECTIONS: st.SearchStrategy[Direction] = st.sampled_from(["gave", "got"])
WHO = st.sampled_from(["ada", "jae", "mei", "a stranger"])


@pytest.mark.parametrize(
    ("gave", "got", "expected"), [(1, 0, 1), (0, 1, -1), (2, 2, 0), (3, 1, 0.5), (1, 3, -0.5), (1, 15, -0.875)]
)
def test_the_balance_is_what_you_gave_less_what_you_got_against_both_together(
    gave: int, got: int, expected: float
) -> None:
    found = balance([exchange("gave")] * gave + [exchange("got")] * got, today=TODAY)
    assert (found.gave, found.got, found.n, found.left_out) == (gave, got, gave + got, 0)
    assert found.value == expected


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


@given(st.lists(st.builds(exchange, DIRECTIONS, WHO, st.sampled_from([TODAY, TOMORROW])), max_size=8))
def test_the_balances_add_up_to_the_whole(ledger: list[Exchange]) -> None:
    everyone = [*PEOPLE, Contact(ContactId("a stranger"), "A stranger")]
    found = balances(everyone, ledger, today=TODAY)
    parts = [(one.gave, one.got, one.left_out) for one in found.values()]
    assert balance(ledger, today=TODAY) == Balance(*map(sum, zip(*parts, strict=True)))
