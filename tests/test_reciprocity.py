"""The balance of give and take, worked by hand."""

from datetime import date

import pytest

from netkit.measures.reciprocity import balance
from netkit.model import ContactId, Direction, Exchange
from netkit.results import Measured
from tests.short_records import TODAY, TOMORROW


def exchange(direction: Direction, contact: str = "mei", on: date = TODAY, key: str = "1") -> Exchange:
    return Exchange(key, on, ContactId(contact), direction, "feedback")


@pytest.mark.parametrize(
    ("gave", "got", "expected"), [(1, 0, 1), (0, 1, -1), (2, 2, 0), (3, 1, 0.5), (1, 3, -0.5), (1, 15, -0.875)]
)
def test_the_balance_is_what_you_gave_less_what_you_got_against_both_together(
    gave: int, got: int, expected: float
) -> None:
    found = balance([exchange("gave")] * gave + [exchange("got")] * got, today=TODAY)
    assert found == Measured(expected, gave + got)
    assert f"You gave {gave} time" in str(found)
    assert f" and got {got} time" in str(found)


def test_an_exchange_dated_after_today_is_left_out_and_counted() -> None:
    found = balance([exchange("gave"), exchange("got", on=TOMORROW), exchange("got", on=TOMORROW)], today=TODAY)
    assert found == Measured(1, 1, left_out=2)
