"""Every result says its number, what it rests on and what was left out: sentences checked against counts by hand."""

from collections.abc import Callable
from datetime import date
from math import inf, isnan, nan, sqrt
from typing import Protocol

import networkx as nx
import pytest

from netkit.measures import diversity, follow_up, homophily, reciprocity, spread
from netkit.measures.measured import Share, printed, told
from netkit.model import Contact, ContactId, Exchange, Interaction, Promise, Referral
from netkit.text import counted

TODAY = date(2026, 3, 10)
LATER = date(2026, 3, 11)
JAE, MEI = ContactId("jae"), ContactId("mei")
PEOPLE = [Contact(JAE, "Jae"), Contact(MEI, "Mei")]
FIELDS = ["law", "law", "arts", "health", ""]
THREE = ["law", "arts", "health"]


class Result(Protocol):
    value: float
    n: int
    left_out: int
    floor: float
    ceiling: float
    sentence: str


def log() -> list[Interaction]:
    """Jae on five days a week apart and Mei on one of them; a call nobody took, and a plan."""
    weekly = [Interaction(str(day), date(2026, 2, day), (JAE,), initiated_by="me") for day in (1, 8, 15, 22)]
    return [
        *weekly,
        Interaction("both", date(2026, 3, 1), (JAE, MEI), initiated_by="them"),
        Interaction("missed", date(2026, 3, 2), (MEI,), answered=False),
        Interaction("plan", LATER, (JAE,), initiated_by="me"),
    ]


def referrals() -> list[Referral]:
    made = date(2026, 2, 1)
    return [
        Referral(
            "1",
            made,
            JAE,
            "Lin",
            contacted_on=date(2026, 2, 3),
            met_on=date(2026, 2, 9),
            reported_back_on=date(2026, 2, 10),
        ),
        Referral("2", made, JAE, "Ola", contacted_on=date(2026, 2, 8)),
        Referral("3", made, MEI, "Bo"),
        Referral("4", TODAY, MEI, "Ada"),
    ]


def promises() -> list[Promise]:
    def due(key: str, on: date, done: date | None = None) -> Promise:
        return Promise(key, date(2026, 1, 1), on, "me", JAE, "send the book", done_on=done)

    past = date(2026, 2, 1)
    return [due("1", past, past), due("2", past), due("3", past, TODAY), due("4", LATER)]


def exchanges() -> list[Exchange]:
    days = [(date(2026, 1, day), "gave") for day in (1, 2, 3)] + [(date(2026, 1, 4), "got"), (LATER, "got")]
    return [Exchange(str(key), on, JAE, way, "information") for key, (on, way) in enumerate(days)]  # type: ignore[arg-type]


KARATE = nx.karate_club_graph()
CLUBS = nx.get_node_attributes(KARATE, "club") | {1: ""}

# Each with its value, n and what is left out, worked by hand from the records above.
RESULTS: dict[str, tuple[Callable[[], Result], float, int, int]] = {
    "blau": (lambda: diversity.blau(FIELDS), 1 - 6 / 16, 4, 1),
    "iqv": (lambda: diversity.iqv(FIELDS, codebook=THREE), 10 / 16 * 3 / 2, 4, 1),
    "entropy": (lambda: diversity.entropy(FIELDS), 1.5, 4, 1),
    "evenness": (lambda: diversity.evenness(FIELDS, codebook=THREE), 1.5 / 1.584963, 4, 1),
    "standard deviation": (lambda: diversity.standard_deviation([30, 40, None, 50], divisor="n-1"), 10, 3, 1),
    "mean distance": (lambda: diversity.mean_distance(30, [25, 30, 45, 50, None]), 10, 4, 1),
    # The instructor's 16 contacts: 15 of his own club, of whom one is now without, and 1 of the other.
    "E-I": (lambda: homophily.ei_index(KARATE, 0, CLUBS), -13 / 15, 15, 1),
    "same": (lambda: homophily.ei_index(KARATE, 0, CLUBS).same, 14 / 15, 15, 1),
    # Member 1 has nine ties, of which one goes to the other club: 10 across and 59 within remain.
    "E-I of all": (lambda: homophily.network_ei_index(KARATE, CLUBS), -49 / 69, 69, 9),
    "Coleman": (lambda: homophily.coleman_homophily(same=Share(3, 10, 2), baseline=0.5), -0.4, 10, 2),
    "balance": (lambda: reciprocity.balance(exchanges(), today=TODAY), 0.5, 4, 1),
    "balance with one": (lambda: reciprocity.balances(PEOPLE, exchanges(), today=TODAY)[JAE], 0.5, 4, 1),
    "kept on time": (lambda: follow_up.kept_on_time(promises(), today=TODAY), 1 / 3, 3, 1),
    "followed": (lambda: follow_up.follow_up(referrals(), today=TODAY), 2 / 3, 3, 1),
    "burstiness": (lambda: spread.burstiness(log(), today=TODAY), -1, 4, 2),
    "gini": (lambda: spread.gini(PEOPLE, log(), today=TODAY), 1 / 3, 2, 2),
    "top share": (lambda: spread.top_share(PEOPLE, log(), today=TODAY, top=1), 5 / 6, 6, 2),
    "strength": (
        lambda: spread.recency_weighted_strength(PEOPLE, log(), today=TODAY, half_life=9)[MEI],
        *(0.5, 1, 1),
    ),
}

NOTHING: dict[str, Callable[[], Result]] = {
    "blau": lambda: diversity.blau([""]),
    "iqv": lambda: diversity.iqv([], codebook=THREE),
    "iqv of one category": lambda: diversity.iqv(["law"], codebook=["law"]),
    "entropy": lambda: diversity.entropy([]),
    "evenness": lambda: diversity.evenness([], codebook=THREE),
    "standard deviation": lambda: diversity.standard_deviation([3], divisor="n"),
    "mean distance": lambda: diversity.mean_distance(3, [3]),
    "E-I": lambda: homophily.ei_index(nx.empty_graph(1), 0, {0: "a"}),
    "same": lambda: homophily.ei_index(nx.empty_graph(1), 0, {0: "a"}).same,
    "rescaled": lambda: homophily.network_ei_index(nx.path_graph(2), {0: "a", 1: "a"}, rescaled=True),
    "Coleman": lambda: homophily.coleman_homophily(same=Share(1, 2), baseline=1),
    "balance": lambda: reciprocity.balance([], today=TODAY),
    "kept on time": lambda: follow_up.kept_on_time([], today=TODAY, by="them"),
    "followed": lambda: follow_up.follow_up([], today=TODAY),
    "burstiness": lambda: spread.burstiness(log()[:3], today=TODAY),
    "gini": lambda: spread.gini([], log(), today=TODAY),
    "top share": lambda: spread.top_share(PEOPLE, [], today=TODAY),
}


@pytest.mark.parametrize("name", RESULTS)
def test_every_sentence_holds_the_printed_value_how_many_it_rests_on_and_what_was_left_out(name: str) -> None:
    measure, value, n, left_out = RESULTS[name]
    found = measure()
    assert found.value == pytest.approx(value, abs=1e-6)
    assert (found.n, found.left_out) == (n, left_out)
    assert found.floor <= found.value <= found.ceiling
    says, _, rest = found.sentence.partition("). Left out: ")
    assert printed(found.value) in says
    assert f"({n} " in says or f"of {n} " in says
    assert rest.startswith(f"{left_out} ")
    assert len(rest) > len(f"{left_out} .")
    assert found.sentence.endswith(".")
    assert str(found) == found.sentence
    assert ("so few that it says little" in says) == (n < 3)


@pytest.mark.parametrize("name", NOTHING)
def test_where_there_is_no_value_the_sentence_says_what_it_takes(name: str) -> None:
    found = NOTHING[name]()
    assert isnan(found.value)
    assert found.sentence.startswith("There is no value yet, since ")
    assert f"({found.n} " in found.sentence


def test_results_of_several_numbers_have_a_sentence_too() -> None:
    found = diversity.position_generator(["nurse", "judge"], prestige={"judge": 78, "nurse": 54, "cook": 31})
    assert str(found) == (
        "You know somebody in 2 of the 3 positions asked about; their scores reach from 54.00 to 78.00, a range of "
        "24.00, with a mean of 66.00 and a total of 132.00."
    )
    assert "so their scores have no value" in str(diversity.position_generator([], prestige={"judge": 78}))
    ways = diversity.multiplexity({"mei": ["colleague", "friend"], "jae": ["colleague"], "ada": []})
    assert str(ways) == (
        "1 of 2 with two or more kinds of relation make a share of 0.50; the mean is 1.50 kinds (2 contacts counted, "
        "so few that it says little). Left out: 1 without a kind of relation."
    )


def test_the_bounds_are_those_of_the_number_of_contacts_or_of_a_share() -> None:
    assert (diversity.blau(FIELDS).floor, diversity.blau(FIELDS).ceiling) == (0, 0.75)
    assert diversity.entropy(FIELDS, base=4).ceiling == 1
    assert spread.gini(PEOPLE, log(), today=TODAY).ceiling == 0.5
    assert spread.recency_weighted_strength(PEOPLE, log(), today=TODAY)[JAE].ceiling == inf
    assert (Share(1, 2).floor, Share(1, 2).ceiling) == (0, 1)
    assert (reciprocity.Balance(1, 2).floor, reciprocity.Balance(1, 2).ceiling) == (-1, 1)


def test_a_claim_that_rests_on_three_is_not_called_little() -> None:
    assert told("It is 1", 1, 3, "contact") == "It is 1 (3 contacts counted)."
    assert told("It is 1", 1, 2, "contact") == "It is 1 (2 contacts counted, so few that it says little)."
    assert told("It is", nan, 0, "contact", needs="it takes one") == (
        "There is no value yet, since it takes one (0 contacts counted)."
    )


@pytest.mark.parametrize(
    ("number", "text"), [(-0.875, "-0.88"), (-0.001, "-0.0010"), (-1.0, "-1.00"), (0.0, "0.00"), (nan, "no value")]
)
def test_a_number_below_zero_prints_like_its_opposite(number: float, text: str) -> None:
    assert printed(number) == text


def test_one_of_a_kind_is_singular() -> None:
    assert [counted(n, "tie") for n in (0, 1, 2, 1_000_000)] == ["0 ties", "1 tie", "2 ties", "1,000,000 ties"]


def wilson(part: int, n: int) -> tuple[float, float]:
    """The two roots in p of (part/n - p)² = z² p (1 - p) / n, the definition of the interval."""
    z = 1.959963984540054
    a, b, c = 1 + z**2 / n, -(2 * part / n + z**2 / n), (part / n) ** 2
    half = sqrt(b * b - 4 * a * c)
    return (-b - half) / (2 * a), (-b + half) / (2 * a)


@pytest.mark.parametrize(("part", "n"), [(0, 5), (1, 2), (3, 10), (10, 10), (40, 100)])
def test_wilsons_interval_solves_the_equation_that_defines_it(part: int, n: int) -> None:
    assert Share(part, n).interval() == pytest.approx(wilson(part, n), abs=1e-9)
    assert all(isnan(bound) for bound in Share(0, 0).interval())


def test_a_share_of_none_has_no_value() -> None:
    assert isnan(Share(0, 0, left_out=3).value)
