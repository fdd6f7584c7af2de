"""Invented careers: nothing impossible, everything to be asked about in each, and the same everywhere for ever."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import math
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from statistics import fmean, median, pstdev

import networkx as nx
import pytest

import netkit
from netkit.cases import career, vocabulary, workdays
from netkit.cases.acceptance import Draft, misfits
from netkit.cases.seeded_random import SeededRandom
from netkit.measures import structure
from netkit.model import CIRCLES, ME, Contact, Interaction, Tie
from netkit.text import folded
from tests import fuzz

ROOT = Path(netkit.__file__).resolve().parents[1]
TODAY = date(2026, 3, 20)
FEW = range(1, 6)
MANY = range(1, fuzz.cases(50, 500) + 1)
HOMES = ("present job", "past job", "studies", "research group", "association", "volunteering")
KINDS = ("contacts", "ties", "positions", "interactions", "exchanges", "asks", "promises", "referrals")


@cache
def fit(number: int) -> Draft:
    return career.first_fit("netkit", f"s{number:03}")


def active(draft: Draft) -> list[Contact]:
    return [one for one in draft.contacts if not one.archived]


def among(draft: Draft) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(one.id for one in active(draft))
    graph.add_edges_from((tie.a, tie.b) for tie in draft.ties if tie.a in graph and tie.b in graph)
    return graph


# Nothing impossible.

students = pytest.mark.parametrize(
    "numbers", [FEW, pytest.param(MANY, marks=[pytest.mark.slow, pytest.mark.fuzz])], ids=["few", "many"]
)


@students
def test_nothing_in_a_career_is_impossible(numbers: range) -> None:
    for number in numbers:
        draft = fit(number)
        nothing_is_to_come(draft)
        possible_people(draft)
        possible_positions(draft)
        possible_log(draft)
        possible_dealings(draft)
        everything_is_there(draft)


def nothing_is_to_come(draft: Draft) -> None:
    for record in draft.records():
        for one in dataclasses.fields(record):
            day = getattr(record, one.name)
            assert one.name == "due_on" or not isinstance(day, date) or day <= TODAY, record


def possible_people(draft: Draft) -> None:
    people = {one.id: one for one in draft.contacts}
    assert len({one.name for one in draft.contacts} | {draft.owner}) == len(draft.contacts) + 1 == len(people) + 1
    tied = [{tie.a, tie.b} for tie in draft.ties]
    for one in draft.contacts:
        assert set(one.circles) <= set(CIRCLES)
        assert 1 <= len(one.circles) <= 2
        assert one.email == "" or one.email.endswith("@example.org")
        assert one.phone == "" or "555-0100" <= one.phone <= "555-0199"
        assert one.profile == "" or one.profile.startswith("https://www.example.com/")
        assert not set(one.offers) & set(one.needs)
        assert one.cadence_set_on is None or one.met_on <= one.cadence_set_on
        if introducer := people.get(one.introduced_by):
            assert not introducer.archived
            assert introducer.met_on < one.met_on
            assert {one.id, introducer.id} in tied
        else:
            assert one.introduced_by in (ME, None)
    phones = [one.phone for one in draft.contacts if one.phone]
    assert len(set(phones)) == len(phones)
    assert len(set(map(frozenset, tied))) == len(tied)


def possible_positions(draft: Draft) -> None:
    held = defaultdict(list)
    for position in draft.positions:
        assert position.since is not None
        held[position.contact].append(position)
    for one in draft.contacts:
        now = [(place.organisation, place.title) for place in held[one.id] if place.until is None]
        assert (one.organisation, one.title) in now
    for circle in HOMES:
        # One organisation belongs to each circle, and everybody known from the circle was there on the day you met.
        members = [one for one in draft.contacts if one.circle == circle]
        there = [
            {
                place.organisation
                for place in held[one.id]
                if place.since <= one.met_on and (place.until is None or one.met_on <= place.until)
            }
            for one in members
        ]
        home = set.intersection(*there) if there else {"nobody"}
        assert home, circle
        others = [one for one in draft.contacts if circle in one.circles[1:]]
        assert all(home & {place.organisation for place in held[one.id]} for one in others if members)


def possible_log(draft: Draft) -> None:
    people = {one.id: one for one in draft.contacts}
    assert [one.id for one in draft.interactions] == sorted({one.id for one in draft.interactions})
    assert [one.on for one in draft.interactions] == sorted(one.on for one in draft.interactions)
    assert date(2020, 3, 1) <= draft.interactions[0].on < date(2020, 9, 20)
    for one in draft.interactions:
        assert all(people[who].met_on <= one.on for who in one.contacts)
        assert (one.on.month, one.on.day) not in {(1, 1), (5, 1), (12, 24), (12, 25), (12, 26), (12, 31)}
        if any(people[who].circles != ("friends",) for who in one.contacts):
            assert one.on.weekday() < 5, one
        if people[one.contacts[0]].region == "abroad":
            assert one.channel not in ("meeting", "lunch")
        assert one.minutes is None or (one.answered and 2 <= one.minutes <= 90)


def possible_dealings(draft: Draft) -> None:
    met = {one.id: one.met_on for one in draft.contacts if not one.archived}
    assert all(met[one.contact] <= one.on for one in (*draft.exchanges, *draft.asks))
    assert all(one.on != one.reported_back_on for one in draft.exchanges)
    for promise in draft.promises:
        assert met[promise.contact] <= promise.made_on
        assert promise.due_on.weekday() < 5
    names = {one.name for one in draft.contacts} | {draft.owner}
    got = [(one.on, one.contact) for one in draft.exchanges if one.what == "referral"]
    for referral in draft.referrals:
        assert met[referral.referred_by] <= referral.on
        assert referral.person not in names
        assert met.get(referral.person) in (None, referral.met_on)
        assert referral.met_on is None or referral.met_on <= (referral.reported_back_on or TODAY)
        assert (referral.on, referral.referred_by) in got


def everything_is_there(draft: Draft) -> None:
    """What is to be asked about, besides what the rules of acceptance say."""
    people = active(draft)
    assert {one.answered for one in draft.interactions} == {True, False}
    assert any(len(one.contacts) > 1 for one in draft.interactions)
    assert {(one.minutes_late or 0) > 0 for one in draft.interactions} == {True, False}
    assert {one.direction for one in draft.exchanges} == {"gave", "got"}
    assert len({one.circle for one in people}) == 7
    assert any(position.until for position in draft.positions)
    assert len(draft.contacts) - len(people) == 2
    assert any(one.introduced_by is None for one in people)
    layers = Counter(one.closeness for one in people)
    assert (layers[5], layers[4], layers[3]) == (5, 10, 35)
    assert layers[None] in (1, 2)


def test_no_word_of_a_career_tells_men_from_women_nor_what_somebody_believes_or_how_they_feel() -> None:
    telling = {"he", "she", "him", "her", "his", "hers", "man", "woman", "wife", "husband", "mother", "father"}
    telling |= {"church", "mosque", "temple", "god", "faith", "ill", "illness", "doctor", "nationality", "native"}
    lines = Path(vocabulary.__file__).with_suffix(".toml").read_text(encoding="utf-8").lower().splitlines()
    words = {word for line in lines if not line.startswith("#") for word in re.findall("[a-z]+", line)}
    assert "colleague" in words
    assert not telling & words


def test_lists_of_words_hold_each_once_and_names_are_single_words_without_the_practice_owner() -> None:
    plain = [[folded(name) for name in names] for names in (vocabulary.NAMES, vocabulary.FAMILY_NAMES)]
    assert all(name.isascii() and name.isalpha() for names in plain for name in names)
    assert "amira" not in plain[0]
    companies = [company for names in vocabulary.COMPANIES.values() for company in names]
    lists = [*plain, companies, *(words for words in vars(vocabulary).values() if isinstance(words, list))]
    assert len(lists) > 15
    assert all(len(set(words)) == len(words) for words in lists)
    assert set(vocabulary.COMPANIES) == set(vocabulary.TITLES)


# Fit to be graded.


def without(kind: str, leave: Callable[[object], bool]) -> Callable[[Draft], Draft]:
    return lambda draft: dataclasses.replace(draft, **{kind: [one for one in getattr(draft, kind) if not leave(one)]})


def changed(kind: str, **fields: object) -> Callable[[Draft], Draft]:
    return lambda draft: dataclasses.replace(
        draft, **{kind: [dataclasses.replace(one, **fields) for one in getattr(draft, kind)]}
    )


def all_acquainted(draft: Draft) -> Draft:
    return dataclasses.replace(draft, ties=[Tie(a.id, b.id) for a, b in combinations(draft.contacts, 2)])


def nearly_65_percent_introduced_themselves(draft: Draft) -> Draft:
    first, *others = active(draft)
    by = [ME] * round(0.65 * (1 + len(others))) + [first.id] * len(others)
    contacts = [
        dataclasses.replace(one, introduced_by=who) for one, who in zip([first, *others], [None, *by], strict=False)
    ]
    return dataclasses.replace(draft, contacts=contacts)


def from_long_ago(one: object) -> bool:
    return isinstance(one, Interaction) and one.on < date(2023, 4, 1)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (all_acquainted, "a density from 0.07 to 0.25"),
        (nearly_65_percent_introduced_themselves, "no share of self-introductions near 65 %"),
        (without("interactions", from_long_ago), "3 contacts, at least, silent for 3 years"),
        (changed("contacts", introduced_by=ME), "one contact who introduced most others"),
        (without("referrals", lambda one: one.state == "met"), "3 referrals, at least, in each state"),
        (changed("referrals", reported_back_on=None), "courtesies both done and left out"),
        (without("referrals", lambda one: one.on > date(2026, 3, 6)), "a referral too young to judge"),
        (without("asks", lambda one: one.answer == "no"), "3 asks, at least, with each answer"),
        (without("promises", lambda one: one.cancelled_on and one.by == "them"), "promises of every outcome by both"),
        (without("promises", lambda one: one.due_on == TODAY), "one promise due today"),
        (changed("contacts", needs=()), "a need that nobody's offer meets, and others that one does"),
        (changed("contacts", roles=frozenset()), "a panel of three for feedback"),
        (changed("interactions", minutes=10), "a conversation that nobody timed"),
        (changed("interactions", initiated_by="me"), "a conversation that nobody knows who began"),
        (changed("contacts", circles=("online",)), "contacts known from two circles"),
        (changed("contacts", closeness=3), "a closeness that nobody has said"),
        (changed("contacts", is_mentor=False), "two mentors, at least"),
        (changed("contacts", cadence=None), "a reminder due today"),
        (all_acquainted, "two who overlapped somewhere and do not know each other"),
        (without("contacts", lambda one: one.closeness != 3), "60 to 150 contacts"),
    ],
)
def test_a_career_that_breaks_a_rule_is_refused_by_its_name(change: Callable[[Draft], Draft], refusal: str) -> None:
    draft = fit(1)
    assert misfits(draft, today=TODAY) == []
    assert refusal in misfits(change(draft), today=TODAY)


@pytest.mark.slow
def test_more_than_a_fifth_of_the_drafts_are_fit() -> None:
    refused = [misfits(career.draft("netkit", f"s{number:03}", 0), today=TODAY) for number in MANY]
    accepted = sum(not reasons for reasons in refused)
    assert accepted > len(MANY) / 5, Counter(reason for reasons in refused for reason in reasons)


# Like a working life.


@cache
def numbers(number: int) -> dict[str, float]:
    """What is measured on one career, from the bare records."""
    draft = fit(number)
    people = active(draft)
    ids = {one.id for one in people}
    graph = among(draft)
    window = [one for one in draft.interactions if one.on > TODAY - timedelta(days=731)]
    times = Counter(who for one in window if one.answered for who in one.contacts if who in ids)
    shares = sorted((times[who] for who in ids), reverse=True)
    last = {who: one.on for one in draft.interactions if one.answered for who in one.contacts}
    silence = [(TODAY - last.get(who, date(2000, 1, 1))).days for who in ids]
    introducers = Counter(one.introduced_by for one in people if one.introduced_by not in (ME, None))
    due = [one for one in draft.promises if one.due_on < TODAY and not one.cancelled_on]
    old = [one for one in draft.referrals if one.on <= TODAY - timedelta(days=14)]
    n = len(people)
    whole = graph.copy()
    whole.add_edges_from((ME, who) for who in ids)
    return {
        "top 5": sum(shares[:5]) / sum(shares),
        "burstiness": fmean(filter(None, (burstiness(who, window) for who in times))),
        "introduced themselves": sum(one.introduced_by == ME for one in people) / n,
        "transitivity": nx.transitivity(graph),
        "components": nx.number_connected_components(graph),
        "constraint": structure.constraint(whole, ME),
        "interactions": len(window),
        "top 15": sum(shares[:15]) / sum(shares),
        "Gini": sum((2 * rank - n - 1) * count for rank, count in enumerate(reversed(shares), 1)) / (n * sum(shares)),
        "in quiet weeks": fmean(workdays.is_quiet(one.on) for one in window),
        "silent": sum(days >= 365 for days in silence) / n,
        "hours": sum(one.minutes or 0 for one in window) / 60 / (731 / 7),
        "top introducer": max(introducers.values()) / sum(introducers.values()),
        "on time": sum(one.done_on is not None and one.done_on <= one.due_on for one in due) / len(due),
        "referrals": len(draft.referrals),
        "followed up": sum(one.contacted_on is not None for one in old) / len(old),
        "new": sum(one.met_on > TODAY - timedelta(days=731) for one in people) / n,
        "two circles": sum(len(one.circles) > 1 for one in people) / n,
    }


def burstiness(who: str, window: Sequence[Interaction]) -> float | None:
    """Kim and Jo (2016), with n + 1 events and n gaps."""
    on = sorted({one.on for one in window if one.answered and who in one.contacts})
    gaps = [(later - earlier).days for earlier, later in pairwise(on)]
    if len(gaps) < 4:
        return None
    n, r = len(gaps), pstdev(gaps) / fmean(gaps)
    return (math.sqrt(n + 1) * r - math.sqrt(n - 1)) / ((math.sqrt(n + 1) - 2) * r + math.sqrt(n - 1))


def band(measure: str) -> tuple[float, float, float]:
    """The 5th, 50th and 95th percentile of many careers."""
    found = sorted(numbers(number)[measure] for number in MANY)
    least = len(found) // 20
    return found[least], median(found), found[-1 - least]


ASSUMED = {
    "transitivity": (0.15, 0.45),
    "components": (1, 4),
    "constraint": (0.02, 0.07),
    "interactions": (600, 1200),
    "top 15": (0.45, 0.80),
    "Gini": (0.5, 0.8),
    "in quiet weeks": (0.05, 0.12),  # they are 13 % of the days; fewer talks than elsewhere, but not none
    "silent": (0.12, 0.50),
    "hours": (2.5, 5),
    "top introducer": (0.08, 0.45),
    "on time": (0.45, 0.80),
    "referrals": (14, 34),
    "followed up": (0.58, 0.92),
    "new": (0.10, 0.40),
    "two circles": (0.06, 0.24),
}
"""Conventions of this course, for the two years of which everything is noted, that hold in nine of ten careers."""


@pytest.mark.slow
def test_what_has_a_source_is_as_the_source_says() -> None:
    low, middle, high = band("top 5")  # about 40 % of the time goes to the five closest: Dunbar
    assert low < 0.40 < high
    assert 0.33 <= middle <= 0.45
    assert band("burstiness")[0] > 0  # people's conversations come in bursts: above 0 in nearly every career
    # Uzzi and Dunlap's flag at 65 %: half of the careers carry it.
    assert 0.4 <= fmean(numbers(number)["introduced themselves"] > 0.65 for number in MANY) <= 0.6


@pytest.mark.slow
@pytest.mark.parametrize("measure", ASSUMED)
def test_what_the_course_assumes_holds_in_nine_of_ten_careers(measure: str) -> None:
    low, high = ASSUMED[measure]
    five, _, most = band(measure)
    assert low <= five <= most <= high


def test_pauses_are_heavy_tailed_as_designed() -> None:
    chance = SeededRandom("pauses")
    drawn = sorted(workdays.pause(chance, 10, 1000) / 3652.5 for _ in range(4000))
    scale = 1 / math.gamma(1 + 1 / 0.7)
    distances = [abs(rank / 4000 - (1 - math.exp(-((gap / scale) ** 0.7)))) for rank, gap in enumerate(drawn, start=1)]
    assert max(distances) < 0.03
    assert fmean(drawn) == pytest.approx(1, abs=0.05)


def test_paces_are_lognormal_and_leanings_normal_as_designed() -> None:
    logs = [math.log(pace / 1000) for pace in workdays.PACES]
    assert fmean(workdays.PACES) == pytest.approx(1000, abs=1)
    assert pstdev(logs) == pytest.approx(0.45, abs=0.03)
    assert fmean(workdays.LEANINGS) == pytest.approx(50, abs=1)
    assert pstdev(workdays.LEANINGS) == pytest.approx(18, abs=1.5)


# The same everywhere, for ever.


def test_each_student_has_another_career_and_each_exercise_too() -> None:
    found = {digest(career.draft("netkit", student, 0)) for student in ("mei", "jae", "")}
    found |= {digest(career.draft("spring", "mei", 0)), digest(career.draft("netkit", "mei", 0, exercise="track"))}
    found |= {digest(career.draft("netkit", "mei", 1))}
    assert len(found) == 6


def test_a_career_in_a_network_holds_every_record_of_its_draft() -> None:
    case, found = career.career("netkit", "mei"), career.first_fit("netkit", "mei")
    assert Counter(case.store.records()) == Counter(found.records())
    assert (case.owner, case.today) == (found.owner, TODAY)
    assert len(case.contacts) == len(active(found))


def test_another_day_moves_the_whole_career() -> None:
    later = career.draft("netkit", "mei", 0, today=date(2028, 2, 29))
    assert max(one.on for one in later.interactions) > date(2028, 2, 1)


def digest(draft: Draft) -> str:
    records = {kind: [dataclasses.asdict(one) for one in getattr(draft, kind)] for kind in KINDS}

    def plain(value: object) -> object:
        return sorted(value) if isinstance(value, frozenset) else str(value)

    text = json.dumps([draft.owner, records], sort_keys=True, default=plain)
    return hashlib.sha256(text.encode()).hexdigest()


# Not an answer worked out elsewhere, but a seal: a student who opens the same case with a later release, on another
# machine or under another Python must find the same career. Where a release has to change the careers, say so in the
# changelog, between two terms, and seal the new ones here.
SEALED = {
    "s001": "073bae7b1503b8c7f3becbffe3897198613c12ec00a3205b69aedeaa7dce0d94",
    "s002": "ad842d4c3ff547e8cebd1a0f2e6245638b442198e152a312308a7e3f387911cf",
    "Zoë": "9b2cdf8efeaf3d672dfcc41c01f4a60d8c73db7df82f1803febb5e7d9aa0b53b",
    "a b": "c22dd3713f2e865c743ce80e61ab4908fdc26d2576adaacfd260dd631c29c345",
    "0": "0081277fef5019f5a8a6760157894db5ee0f28d122c282c9e054a5bcce723206",
}


@pytest.mark.slow
@pytest.mark.parametrize("hash_seed", ["0", "1", "2"])
def test_a_career_is_the_same_in_every_process_and_in_later_releases(hash_seed: str) -> None:
    program = (
        "import sys; from netkit.cases import career; from tests.test_career import digest\n"
        "for student in sys.argv[1:]: print(digest(career.first_fit('netkit', student)))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", program, *SEALED], env=environment, capture_output=True, text=True, check=True
    )
    assert dict(zip(SEALED, run.stdout.split(), strict=True)) == SEALED
