"""What holds for all measures alike, and Burt's formulas written out from his definitions as sums over everybody."""

import random
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from math import isnan, log, nan
from typing import Any

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.cases import career as invented_careers
from netkit.errors import InvalidRequest
from netkit.measures import (
    agenda,
    asks,
    diversity,
    duplicates,
    follow_up,
    habits,
    introductions,
    joint,
    panel,
    paths,
    recency,
    reciprocity,
    responsiveness,
    structure,
    time_budget,
    what_if,
)
from netkit.measures.ego import Scope, constraint_limits
from netkit.model import Record
from netkit.network import Network
from tests.strategies import graphs

ROUNDED = 5e-5
"""The graph of Borgatti (1997)."""


# Burt's formulas, slowly.


def strength(graph: nx.Graph, a: Hashable, b: Hashable, weight: str | None) -> float:
    """The mutual strength: z_ab + z_ba."""

    def one_way(a: Hashable, b: Hashable) -> float:
        if a == b or not graph.has_edge(a, b):
            return 0.0
        return float(graph.edges[a, b][weight]) if weight else 1.0

    return one_way(a, b) + one_way(b, a)


def by_definition(graph: nx.Graph, ego: Hashable, scope: Scope, weight: str | None) -> tuple[float, float, float]:
    """Constraint, hierarchy and effective size."""

    def s(a: Hashable, b: Hashable) -> float:
        return strength(graph, a, b, weight)

    contacts = [one for one in graph if s(ego, one)]
    people = [ego, *contacts] if scope == "ego" else list(graph)
    n = len(contacts)
    if not n:
        return nan, nan, nan

    def p(a: Hashable, b: Hashable) -> float:
        return s(a, b) / sum(s(a, k) for k in people)

    def m(j: Hashable, q: Hashable) -> float:
        return s(j, q) / max(s(j, k) for k in people)

    def between(j: Hashable) -> list[Hashable]:
        return [q for q in people if q not in (ego, j) and s(ego, q)]

    dyadic = [(p(ego, j) + sum(p(ego, q) * p(q, j) for q in between(j))) ** 2 for j in contacts]
    constraint = sum(dyadic)
    shares = [c / (constraint / n) for c in dyadic]
    hierarchy = sum(r * log(r) for r in shares if r) / (n * log(n)) if n > 1 else 1.0
    effective = sum(1 - sum(p(ego, q) * m(j, q) for q in between(j)) for j in contacts)
    return constraint, hierarchy, effective


@given(graphs(directed=True, weighted=True), st.sampled_from(["ego", "whole"]), st.sampled_from([None, "weight"]))
def test_constraint_hierarchy_and_effective_size_are_burts_definitions_written_out(
    graph: nx.DiGraph, scope: Scope, weight: str | None
) -> None:
    found = structure.profile(graph, 0, scope=scope, weight=weight)
    assert (found.constraint, found.hierarchy, found.effective_size) == pytest.approx(
        by_definition(graph, 0, scope, weight), rel=1e-9, abs=1e-9, nan_ok=True
    )


@given(graphs(directed=True, weighted=True), st.sampled_from(["ego", "whole"]))
def test_each_contacts_part_of_the_constraint_is_that_of_the_definition(graph: nx.DiGraph, scope: Scope) -> None:
    parts = structure.dyadic_constraint(graph, 0, scope=scope, weight="weight")
    constraint, _, _ = by_definition(graph, 0, scope, "weight")
    assert set(parts) == {one for one in graph if strength(graph, 0, one, "weight")}
    assert sum(parts.values()) == pytest.approx(0 if isnan(constraint) else constraint)


# Rows of the reference tables.


@pytest.mark.parametrize(
    ("n", "floor", "clique", "star"),
    [
        (5, 0.2, 0.648, 0.5904),
        (8, 0.125, 0.4395, 0.4548),
        (10, 0.1, 0.361, 0.4114),
        (20, 0.05, 0.1901, 0.3280),
        (50, 0.02, 0.0784, 0.2805),
    ],
)
def test_the_bounds_of_constraint_by_the_number_of_contacts(n: int, floor: float, clique: float, star: float) -> None:
    around_one = nx.star_graph(n - 1)
    around_one.add_edges_from(("ego", contact) for contact in list(around_one))
    found = (
        structure.constraint(nx.star_graph(n), 0),
        structure.constraint(nx.complete_graph(n + 1), 0),
        structure.constraint(around_one, "ego"),
    )
    assert found == pytest.approx((floor, clique, star), abs=ROUNDED)
    assert constraint_limits(n) == pytest.approx((floor, clique), abs=ROUNDED)


def test_against_all_pairs_the_instructor_of_the_karate_club_stands_between_7368_of_ten_thousand() -> None:
    karate = nx.karate_club_graph()
    pairs = 16 * 15 / 2
    assert structure.ego_betweenness(karate, 0) / pairs == pytest.approx(0.7368, abs=ROUNDED)
    within = nx.betweenness_centrality(nx.ego_graph(karate, 0), normalized=True)[0]
    assert structure.ego_betweenness(karate, 0) / pairs == pytest.approx(within)


# A tie that is stored twice.


@given(graphs())
def test_a_network_whose_ties_are_stored_in_both_directions_is_the_network_itself(graph: nx.Graph) -> None:
    assert repr(structure.profile(graph.to_directed(), 0)) == repr(structure.profile(graph, 0))


@given(graphs(), st.sampled_from([nx.MultiGraph, nx.MultiDiGraph]))
def test_a_network_whose_ties_are_all_stored_twice_is_the_network_itself(
    graph: nx.Graph, kind: Callable[..., nx.Graph]
) -> None:
    twice = kind(graph)
    twice.add_edges_from(graph.edges)
    assert repr(structure.profile(twice, 0)) == repr(structure.profile(graph, 0))


def test_contacts_who_point_at_ego_bring_the_ties_among_themselves() -> None:
    graph = nx.DiGraph([("a", "ego"), ("b", "ego"), ("ego", "c"), ("a", "b")])
    found = structure.profile(graph, "ego")
    assert (found.size, found.ties, found.components) == (3, 1, 2)
    assert found.density == pytest.approx(1 / 6)
    assert set(nx.ego_graph(graph, "ego")) == {"ego", "c"}  # what networkx cuts out unless it is told otherwise


# Whatever holds the records, in whatever order.

KINDS = ("contacts", "ties", "positions", "interactions", "exchanges", "asks", "promises", "referrals")
Records = dict[str, Iterable[Any]]


TODAY = date(2025, 12, 1)
"""Before the career ends, so that some of it is still to come."""
NEEDS = ("budgets", "grant applications", "mapping", "research methods", "sailing")


@cache
def career() -> Network:
    return invented_careers.career("acceptance", "s1")


def circles() -> list[str]:
    return sorted({contact.circle for contact in career().contacts})


MEASURES: dict[str, Callable[[Records], Any]] = {
    "recency": lambda r: recency.recency(r["contacts"], r["interactions"], today=TODAY),
    "reminders": lambda r: recency.reminders(r["contacts"], r["interactions"], today=TODAY),
    "dormant": lambda r: recency.dormant(r["contacts"], r["interactions"], today=TODAY),
    "fading": lambda r: recency.fading(r["contacts"], r["interactions"], today=TODAY),
    "balance": lambda r: reciprocity.balance(r["exchanges"], today=TODAY),
    "balances": lambda r: reciprocity.balances(r["contacts"], r["exchanges"], today=TODAY),
    "still open": lambda r: follow_up.still_open(r["promises"], today=TODAY),
    "overdue": lambda r: follow_up.overdue(r["promises"], today=TODAY),
    "kept on time": lambda r: follow_up.kept_on_time(r["promises"], today=TODAY),
    "follow-up": lambda r: follow_up.follow_up(r["referrals"], today=TODAY),
    "suggested": lambda r: introductions.suggest_introductions(r["contacts"], r["ties"], limit=20),
    "who knows": lambda r: paths.who_knows(r["contacts"], NEEDS[2]),
    "gap matrix": lambda r: joint.gap_matrix(iter(NEEDS), r["contacts"]),
    "cover": lambda r: joint.smallest_cover(iter(NEEDS), r["contacts"]),
    "overlap": lambda r: joint.overlap((one.name for one in r["contacts"]), ["Mei", "Jae"]),
    "ask outcomes": lambda r: asks.ask_outcomes(r["asks"], today=TODAY),
    "no reason": lambda r: asks.no_reason_share(r["interactions"], r["asks"], today=TODAY),
    "only asked": lambda r: asks.only_asked(r["contacts"], r["interactions"], r["asks"], today=TODAY, at_least=1),
    "asked again": lambda r: asks.asked_again(r["asks"], today=TODAY),
    "looked up": lambda r: asks.looked_up_first(r["asks"], today=TODAY),
    "conversion": lambda r: asks.conversion(r["interactions"], r["referrals"], today=TODAY),
    "panel": lambda r: panel.feedback_panel(r["contacts"], r["ties"]),
    "duplicates": lambda r: duplicates.duplicates(r["contacts"]),
    "promptness": lambda r: responsiveness.promptness(r["interactions"], today=TODAY),
    "late": lambda r: responsiveness.late_share(r["interactions"], today=TODAY),
    "open loops": lambda r: responsiveness.open_loops(r["exchanges"], today=TODAY),
    "report back": lambda r: responsiveness.report_back_share(r["exchanges"], today=TODAY),
    "to follow": lambda r: responsiveness.referrals_to_follow(r["referrals"], today=TODAY),
    "thanks open": lambda r: responsiveness.thanks_open(r["referrals"], today=TODAY),
    "time spent": lambda r: time_budget.time_spent(r["interactions"], since=date(2025, 1, 1), until=TODAY),
    "new contacts": lambda r: time_budget.hours_per_new_contact(r["contacts"], r["interactions"], today=TODAY),
    "circle": lambda r: what_if.circle_that_adds_most(r["contacts"], circles()),
    "iqv": lambda r: diversity.iqv((one.circle for one in r["contacts"]), codebook=circles()),
    "agenda": lambda r: agenda.agenda(
        *(r[kind] for kind in ("contacts", "interactions", "exchanges", "promises", "referrals")), today=TODAY
    ),
    "habits": lambda r: habits.habits(
        *(r[kind] for kind in ("contacts", "interactions", "exchanges", "asks", "promises", "referrals")), today=TODAY
    ),
}


def shown(found: Any) -> tuple[str, str]:
    """All that it says: as a record, and in words. A dictionary may come in another order."""
    if isinstance(found, dict):
        return repr(sorted(found.items())), "".join(str(found[key]) for key in sorted(found))
    if isinstance(found, list | tuple):
        return repr(found), "\n".join(map(str, found))
    return repr(found), str(found)


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_takes_a_networks_tables_as_well_as_lists_and_what_can_be_read_only_once(name: str) -> None:
    measure = MEASURES[name]
    tables: Records = {kind: getattr(career(), kind) for kind in KINDS}
    lists: dict[str, Sequence[Record]] = {kind: list(table) for kind, table in tables.items()}
    expected = shown(measure(dict(lists)))
    assert shown(measure(tables)) == expected
    assert shown(measure({kind: iter(records) for kind, records in lists.items()})) == expected


DATED = [name for name, measure in MEASURES.items() if "TODAY" in measure.__code__.co_names]
OF_WORDS = ("overlap", "iqv")
OF_RECORDS = [name for name in MEASURES if name not in OF_WORDS]


@pytest.mark.parametrize("name", DATED)
@pytest.mark.parametrize("today", ["2025-12-01", datetime(2025, 12, 1, tzinfo=UTC), None])
def test_a_measure_says_what_a_day_is_instead_of_comparing_what_is_none(
    name: str, today: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    for records in ({kind: getattr(career(), kind) for kind in KINDS}, {kind: [] for kind in KINDS}):
        monkeypatch.setitem(globals(), "TODAY", today)
        with pytest.raises(InvalidRequest, match=r"must be a date without a time, such as date\(2026, 3, 10\)"):
            MEASURES[name](records)


@pytest.mark.parametrize("name", OF_RECORDS)
def test_a_measure_says_what_to_hand_in_instead_of_what_it_was_handed(name: str) -> None:
    frame = pd.DataFrame({"name": ["Mei"]})
    others = {kind: getattr(career(), other) for kind, other in zip(KINDS, KINDS[1:] + KINDS[:1], strict=True)}
    wrong: list[dict[str, Any]] = [dict.fromkeys(KINDS, one) for one in (career(), frame, "mei", None, 7)]
    wrong += [{kind: next(iter(getattr(career(), kind))) for kind in KINDS}, others]
    for records in wrong:
        with pytest.raises(InvalidRequest, match=r"hand in network\.[a-z]+$"):
            MEASURES[name](records)


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_of_a_whole_career_does_not_depend_on_the_order_of_its_records(name: str) -> None:
    records = {kind: list(getattr(career(), kind)) for kind in KINDS}
    expected = shown(MEASURES[name](dict(records)))
    for seed in range(2):
        for some in records.values():
            random.Random(seed).shuffle(some)
        assert shown(MEASURES[name](dict(records))) == expected


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_of_a_network_without_records_has_no_value_and_a_sentence_without_a_bare_nan(name: str) -> None:
    found = MEASURES[name]({kind: [] for kind in KINDS})
    parts = found if isinstance(found, list | tuple) else [found]
    for part in parts:
        assert not hasattr(part, "value") or isnan(part.value)
        assert "nan" not in str(getattr(part, "sentence", ""))
