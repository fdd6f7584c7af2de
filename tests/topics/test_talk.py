"""The topic "What to talk about": a case read by hand, the lesson's figures, and what guesses alone would earn."""

from collections import Counter

from netkit.topics import catalogue
from netkit.topics.exploring import Trial
from netkit.topics.talk import bank
from tests.cases_of_topics import cases

# The practice case, read off its tables with pencil and paper.
BY_HAND = {
    "questions": "A look up, B job, C ask, D look up, E ask, F job, G look up, H look up, I ask",
    "ground": "Keoni, Kaito, Dilnoza, Ravi",
    "opener": "A 1, B 1, C 2, D 2, E 3",
    "parts": "A complete, B my part, C how much, D my part, E outcome, F what",
    "next": "A 2, B 3, C 3, D 1, E 1",
    "mail": "D, A, E, C, B, F",
    "ilse": "A look up, B ask, C job, D ask, E look up",
}


def test_all_cases_are_about_equally_hard() -> None:
    for _, sheets in cases("talk", 16):
        found = {
            name: sorted(Counter(sheets[name].expected.values()).values())
            for name in ("questions", "opener", "parts", "next")
        }
        assert found == {
            "questions": [2, 3, 4],
            "opener": [1, 2, 2],
            "parts": [1, 1, 1, 1, 2],
            "next": [1, 2, 2],
        }
        assert len(sheets["ground"].form.names) == 8
        assert len(sheets["ground"].expected) in (3, 4)


def test_every_interest_has_two_who_share_it_and_one_who_has_its_word() -> None:
    said = [text for own, shares, word in bank.GROUND for text in (own, *shares, word)]
    assert len(set(said)) == 4 * len(bank.GROUND)


def test_the_figures_of_the_exploration_are_right() -> None:
    found = catalogue.exploration("talk.minutes")
    assert isinstance(found.by, Trial)
    fit = found.by.result
    assert fit(minutes=15, answer=4) == 3  # 12 minutes
    assert (fit(minutes=25, answer=4), fit(minutes=30, answer=4)) == (5, 6)  # "the shortest in which six fit"
    assert fit(minutes=30, answer=6) == 4
