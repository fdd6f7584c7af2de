"""The topic "What it is": a case read by hand, the lesson's figures, and what calls and guesses alone would earn."""

import re
from collections import Counter
from pathlib import Path

from netkit import topics
from netkit.topics import catalogue
from netkit.topics.exploring import Trial
from netkit.topics.gain import bank
from netkit.topics.texts import texts
from tests.cases_of_topics import cases

LESSON = (Path(__file__).parents[2] / "notebooks" / "01-what-it-is" / "lesson.md").read_text(encoding="utf-8")

# The practice case, read off its tables with pencil and paper.
BY_HAND = {
    "flows": "A advice, B information, C information, D support, E support, F support, G information, H link, "
    "I advice, J link, K link, L advice",
    "balance": "gave: 4; got: 8; only got: 4",  # Georgi, Aminata, Rasa, Camille
    "gains": "A neither, B second, C first, D both, E both, F neither",
    "reach": "Paloma, Tadeo",
    "order": "C, D, E, F, B, A",
    "thanks": "A what came of it, B what came of it, C what came of it, D new request, E thanks only, F thanks only, "
    "G new request, H thanks only",
    "keoni": "2, 3, 1",
}


def test_all_cases_are_about_equally_hard() -> None:
    for case, sheets in cases("gain", 16):
        found = {
            name: sorted(Counter(sheets[name].expected.values()).values()) for name in ("flows", "gains", "thanks")
        }
        assert found == {"flows": [3, 3, 3, 3], "gains": [1, 1, 2, 2], "thanks": [2, 3, 3]}
        assert len(sheets["reach"].expected) in (2, 3)
        assert len(case.contacts) == 8
        counts = sheets["balance"].expected
        assert counts["gave"] + counts["got"] == 12
        assert 4 <= counts["gave"] <= 7
        assert 2 <= counts["only got"] <= 4


def test_no_two_sentences_of_a_bank_can_be_taken_for_each_other() -> None:
    banks = ([*bank.GOT.values(), *bank.GAVE.values()], bank.REACH.values(), bank.THANKS.values())
    for kinds in banks:
        said = [form for forms in kinds for form in forms]
        assert len(set(said)) == len(said)
    words = [one for subject in bank.SUBJECTS for wordings in subject for one in wordings]
    assert len(set(words)) == len(words)


def test_students_do_not_meet_the_sentences_of_the_practice_case() -> None:
    practised = texts(topics.practice("gain"), "thanks").values()
    for case, _ in cases("gain", 16):
        assert not set(practised) & set(texts(case, "thanks").values())


def test_the_lessons_figures_are_those_of_the_54() -> None:
    often, occasionally, rarely = map(
        int, re.search(r"(\d+) saw .+\*often\*, (\d+) .+, (\d+) \*rarely\*", LESSON).groups()
    )  # type: ignore[union-attr]
    assert often + occasionally + rarely == 54
    trial = catalogue.exploration("gain.each-tie").by
    assert isinstance(trial, Trial)
    # Nine jobs for 10 people each: 0.9. The other 45 for 50 people each: 0.9; for 100: 0.45.
    assert [trial.result(50), trial.result(100)] == [1, 2]
