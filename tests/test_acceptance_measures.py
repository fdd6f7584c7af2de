"""What holds for all measures of records alike, whatever holds the records, in whatever order."""

import random
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from math import isnan
from typing import Any

import pandas as pd
import pytest

from netkit import results
from netkit.errors import InvalidRequest
from netkit.measures import (
    agenda,
    asks,
    diversity,
    duplicates,
    follow_up,
    habits,
    recency,
    reciprocity,
    responsiveness,
)
from netkit.model import Record
from netkit.network import Network
from netkit.results import Measured, Share, percent
from tests.large_network import large_network

KINDS = ("contacts", "ties", "positions", "interactions", "exchanges", "asks", "promises", "referrals")
Records = dict[str, Iterable[Any]]


TODAY = date(2025, 12, 1)
"""Before the last records, so that some of them are still to come."""


@cache
def invented() -> Network:
    return large_network()


def circles() -> list[str]:
    return sorted({contact.circle for contact in invented().contacts})


MEASURES: dict[str, Callable[[Records], Any]] = {
    "recency": lambda r: recency.recency(r["contacts"], r["interactions"], today=TODAY),
    "reminders": lambda r: recency.reminders(r["contacts"], r["interactions"], today=TODAY),
    "balance": lambda r: reciprocity.balance(r["exchanges"], today=TODAY),
    "still open": lambda r: follow_up.still_open(r["promises"], today=TODAY),
    "overdue": lambda r: follow_up.overdue(r["promises"], today=TODAY),
    "kept on time": lambda r: follow_up.kept_on_time(r["promises"], today=TODAY),
    "follow-up": lambda r: follow_up.follow_up(r["referrals"], today=TODAY),
    "said yes": lambda r: asks.said_yes(r["asks"], today=TODAY),
    "no reason": lambda r: asks.no_reason_share(r["interactions"], r["asks"], today=TODAY),
    "only asked": lambda r: asks.only_asked(r["contacts"], r["interactions"], r["asks"], today=TODAY),
    "asked again": lambda r: asks.asked_again(r["asks"], today=TODAY),
    "looked up": lambda r: asks.looked_up_first(r["asks"], today=TODAY),
    "conversion": lambda r: asks.conversion(r["interactions"], r["referrals"], today=TODAY),
    "duplicates": lambda r: duplicates.duplicates(r["contacts"]),
    "promptness": lambda r: responsiveness.promptness(r["interactions"], today=TODAY),
    "late": lambda r: responsiveness.late_share(r["interactions"], today=TODAY),
    "open loops": lambda r: responsiveness.open_loops(r["exchanges"], today=TODAY),
    "report back": lambda r: responsiveness.report_back_share(r["exchanges"], today=TODAY),
    "to follow": lambda r: responsiveness.referrals_to_follow(r["referrals"], today=TODAY),
    "thanks open": lambda r: responsiveness.thanks_open(r["referrals"], today=TODAY),
    "iqv": lambda r: diversity.iqv((one.circle for one in r["contacts"]), codebook=circles()),
    "agenda": lambda r: agenda.agenda(
        *(r[kind] for kind in ("contacts", "interactions", "exchanges", "asks", "promises", "referrals")), today=TODAY
    ),
    "habits": lambda r: habits.habits(
        *(r[kind] for kind in ("contacts", "interactions", "exchanges", "asks", "promises", "referrals")), today=TODAY
    ),
}


def shown(found: Any) -> tuple[str, str]:
    """All that it says: as a record, and in words."""
    if isinstance(found, list | tuple):
        return repr(found), "\n".join(map(str, found))
    return repr(found), str(found)


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_takes_a_networks_tables_as_well_as_lists_and_what_can_be_read_only_once(name: str) -> None:
    measure = MEASURES[name]
    tables: Records = {kind: getattr(invented(), kind) for kind in KINDS}
    lists: dict[str, Sequence[Record]] = {kind: list(table) for kind, table in tables.items()}
    expected = shown(measure(dict(lists)))
    assert shown(measure(tables)) == expected
    assert shown(measure({kind: iter(records) for kind, records in lists.items()})) == expected


DATED = [name for name, measure in MEASURES.items() if "TODAY" in measure.__code__.co_names]
OF_RECORDS = [name for name in MEASURES if name != "iqv"]


@pytest.mark.parametrize("name", DATED)
@pytest.mark.parametrize("today", ["2025-12-01", datetime(2025, 12, 1, tzinfo=UTC), None])
def test_a_measure_says_what_a_day_is_instead_of_comparing_what_is_none(
    name: str, today: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    for records in ({kind: getattr(invented(), kind) for kind in KINDS}, {kind: [] for kind in KINDS}):
        monkeypatch.setitem(globals(), "TODAY", today)
        with pytest.raises(InvalidRequest, match=r"must be a date without a time, such as date\(2026, 3, 10\)"):
            MEASURES[name](records)


@pytest.mark.parametrize("number", [-1, 2.0, True])
@pytest.mark.parametrize(
    ("measure", "name"),
    [
        (lambda n: asks.chance_of_a_no(0.5, n), "asks is {}; it must be a whole number of asks"),
        (lambda n: follow_up.follow_up([], today=TODAY, wait=n), "wait is {}; it must be a whole number of days"),
    ],
)
def test_what_is_no_count_is_refused_with_its_name_and_unit(
    measure: Callable[[Any], object], name: str, number: object
) -> None:
    measure(0)
    with pytest.raises(InvalidRequest, match=rf"{name.format(number)}, 0 or more$"):
        measure(number)


@pytest.mark.parametrize("name", OF_RECORDS)
def test_a_measure_says_what_to_hand_in_instead_of_what_it_was_handed(name: str) -> None:
    frame = pd.DataFrame({"name": ["Mei"]})
    others = {kind: getattr(invented(), other) for kind, other in zip(KINDS, KINDS[1:] + KINDS[:1], strict=True)}
    wrong: list[dict[str, Any]] = [dict.fromkeys(KINDS, one) for one in (invented(), frame, "mei", None, 7)]
    wrong += [{kind: next(iter(getattr(invented(), kind))) for kind in KINDS}, others]
    for records in wrong:
        with pytest.raises(InvalidRequest, match=r"hand in network\.[a-z]+$"):
            MEASURES[name](records)


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_of_a_large_network_does_not_depend_on_the_order_of_its_records(name: str) -> None:
    records = {kind: list(getattr(invented(), kind)) for kind in KINDS}
    expected = shown(MEASURES[name](dict(records)))
    for seed in range(2):
        for some in records.values():
            random.Random(seed).shuffle(some)
        assert shown(MEASURES[name](dict(records))) == expected


@pytest.mark.parametrize("name", MEASURES)
def test_a_sentence_holds_the_value_how_many_it_rests_on_and_how_many_were_left_out(name: str) -> None:
    found = MEASURES[name]({kind: getattr(invented(), kind) for kind in KINDS})
    for part in found if isinstance(found, list) else [found]:
        if isinstance(part, Share | Measured):
            says, _, rest = part.sentence.partition(" Left out: ")
            value = percent(part.value) if isinstance(part, Share) else results.shortened(part.value)
            assert isnan(part.value) or value in says
            assert re.search(rf"\b{part.n:,}\b", says)
            assert sum(map(int, re.findall(r"(?:^|; )(\d+)", rest))) == part.left_out


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_of_a_network_without_records_has_no_value_and_a_sentence_without_a_bare_nan(name: str) -> None:
    found = MEASURES[name]({kind: [] for kind in KINDS})
    parts = found if isinstance(found, list | tuple) else [found]
    for part in parts:
        assert not hasattr(part, "value") or isnan(part.value)
        assert "nan" not in str(getattr(part, "sentence", ""))
