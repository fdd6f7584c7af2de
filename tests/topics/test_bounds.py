"""The topic "What not to discuss": a case read by hand, the lesson's figures, and what guesses alone would earn."""

import re
from collections import Counter

import pytest

from netkit import topics
from netkit.topics import catalogue
from netkit.topics.bounds import bank
from netkit.topics.exploring import Trial
from tests.cases_of_topics import cases

# The practice case, read off its tables with pencil and paper.
BY_HAND = {
    "criticism": "A not asked, B not asked, C may, D neither, E not asked, F neither, G not sure, H may",
    "uses": "A share, B neither, C neither, D keep, E neither, F keep, G neither, H share, I keep",
    "whose": "A nobody, B other, C firm, D nobody, E firm, F nobody, G teller, H teller",
    "replies": "A holds, B lets out, C holds, D holds, E hurts, F hurts",
    "personal": "A 1, B 2, C 3, D 2, E 1",
    "repair": "C, D, E, B, A",
    "yared": "A share, B keep, C neither, D neither, E share",
}


STUDENTS = [f"s{number:03}" for number in range(16)]


def test_all_cases_are_about_equally_hard() -> None:
    for _, sheets in cases("bounds", 16):
        found = {
            name: sorted(Counter(sheet.expected.values()).values())
            for name, sheet in sheets.items()
            if name != "repair"
        }
        assert found.pop("uses") == [2, 3, 4]
        assert found == {
            "criticism": [1, 2, 2, 3],
            "whose": [1, 2, 2, 3],
            "replies": [1, 2, 3],
            "personal": [1, 2, 2],
        }


def test_no_two_forms_of_a_bank_can_be_taken_for_each_other() -> None:
    for forms in (bank.SCENES, bank.NEWS, bank.SECRETS, bank.REPLIES):
        texts = [text.format(who="Mei", about="Jae") for kind in forms.values() for text in kind]
        assert len(set(texts)) == len(texts)
    for student in STUDENTS[:10]:
        case = topics.make("bounds", course="netkit", student=student)
        assert not [one for one in case.interactions if "{" in one.summary]


def test_each_scene_says_what_its_label_rests_on() -> None:
    # Read as somebody would who knows the rule and no label: was this person's opinion asked for? Is it beyond doubt?
    asked = re.compile(
        r"(asks|wants to know|asks, behind a closed door,)( you)?( for your| for a written)? "
        r"(what you (think|make) of|how you found|(honest )?opinion)"
    )
    sure = re.compile(r"absolutely sure|no doubt at all|do not doubt for a moment")
    for kind, forms in bank.SCENES.items():
        for form in forms:
            missing = {
                (True, True): "may",
                (False, True): "not asked",
                (True, False): "not sure",
                (False, False): "neither",
            }
            assert missing[bool(asked.search(form)), bool(sure.search(re.sub("“.*”", "", form)))] == kind, form


def test_the_figures_of_the_exploration_are_right() -> None:
    found = catalogue.exploration("bounds.sure")
    assert isinstance(found.by, Trial)
    all_keep, text = found.by.result, " ".join(found.explanation)
    assert all_keep(people=5, sure=90) == pytest.approx(0.59049)  # 9 x 9 x 9 x 9 x 9
    assert all_keep(people=6, sure=90) > 0.5 > all_keep(people=7, sure=90)
    assert all_keep(people=12, sure=100) == 1
    # 18 named, and six named in return; 60 of 190 pairs.
    assert f"at least {18 - 6} of the 18" in text
    assert abs(60 / 190 - 1 / 3) < 0.02
