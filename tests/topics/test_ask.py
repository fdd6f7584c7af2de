"""The topic "Information, referrals, feedback": a case read by hand, the lesson's figures, and what guesses earn."""

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

from netkit.checks.marking import mark
from netkit.topics import catalogue
from netkit.topics.exploring import Trial
from netkit.topics.texts import texts
from tests.cases_of_topics import cases

LESSON = (Path(__file__).parents[2] / "notebooks" / "03-ask" / "lesson.md").read_text(encoding="utf-8")

# The practice case, read off its lines with pencil and paper.
BY_HAND = {
    "asks": "A referral, B referral, C feedback, D information, E feedback, F information, G information, H feedback",
    "knows": "Giorgos, Fatou",
    "sources": "4",  # Femi, Linh, Kwame, Darius
    "routes": "C, B, A, E, D",  # 4; 3 on 12 March, 3 on 15 February; 2; 1
    "readers": "Akua, Giorgos, Linh",
    "request": "D, C, B, A, F, E",
    "marek": "A information, B referral, C feedback, D information, E referral",
}


def test_all_cases_are_about_equally_hard_and_one_choice_of_readers_fits() -> None:
    for case, sheets in cases("ask", 16):
        assert sorted(Counter(sheets["asks"].expected.values()).values()) == [2, 3, 3]
        assert len(sheets["knows"].expected) in (2, 3)
        assert sheets["sources"].expected in range(2, 6)
        said = {text.split(":")[0]: text for text in texts(case, "readers").values()}
        fit = [
            three
            for three in combinations(sorted(said), 3)
            if all(re.search("closeness [45]", said[who]) and "Has time" in said[who] for who in three)
            and not any(re.search(rf"Knows .*\b{one}\b", said[who]) for who in three for one in three)
        ]
        assert len(fit) == 1
        assert mark(sheets["readers"], ", ".join(fit[0])).state == "Right"


def test_the_lessons_figures_are_what_its_controls_and_the_published_tables_give() -> None:
    trial = catalogue.exploration("ask.passed-on").by
    assert isinstance(trial, Trial)
    assert round(100 * trial.result(75, 6)) == 18
    assert trial.result(85, 6) < 0.5 < trial.result(90, 6)
    assert trial.result(75, 3) < 0.5 < trial.result(75, 2)
    assert re.findall(r"(\d+) of (\d+)", LESSON) == [("234", "591"), ("197", "456"), ("124", "227")]
