"""The closed banks of sentences, the rule for criticism, and common ground."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.conversation.advice import ACCOMPLISHMENT, BOUNDARIES, TOPICS
from netkit.conversation.banks import (
    FLOW_LABELS,
    FLOWS,
    QUESTION_LABELS,
    QUESTIONS,
    Item,
)
from netkit.conversation.ground import common_ground, openers
from netkit.errors import InvalidRequest

BANKS: tuple[tuple[Item, ...], ...] = (QUESTIONS, FLOWS)
EVERY_ITEM = [item for bank in BANKS for item in bank]


# The banks


def test_every_label_of_the_handout_has_its_number_of_items() -> None:
    assert Counter(item.label for item in QUESTIONS) == {"ask a person": 8, "look it up": 8, "asks for a job": 8}
    assert Counter(item.label for item in FLOWS) == {"information": 8, "advice": 8, "moral support": 8}
    for bank, labels in ((QUESTIONS, QUESTION_LABELS), (FLOWS, FLOW_LABELS)):
        assert {item.label for item in bank} == set(labels)


def test_each_label_has_lines_in_which_the_contact_gives_and_lines_in_which_i_do() -> None:
    mine = {item.label for item in FLOWS if re.match(r"(?:Told|Wrote|Sent|Passed|Rang)\b", item.text)}
    theirs = {item.label for item in FLOWS if re.match(r"(?:Mei|Jae|Ada) ", item.text)}
    assert mine == theirs == set(FLOW_LABELS)


def test_labels_do_not_follow_a_pattern() -> None:
    for bank in BANKS:
        labels = [item.label for item in bank]
        runs = [len(list(group)) for _, group in itertools.groupby(labels)]
        assert max(runs) <= 3
        for period in (2, 3, 4):
            assert any(a != b for a, b in zip(labels, labels[period:], strict=False))


def test_ids_are_in_order_and_no_item_stands_twice() -> None:
    for letter, bank in zip("qf", BANKS, strict=True):
        assert [item.id for item in bank] == [f"{letter}{n:02}" for n in range(1, len(bank) + 1)]
    assert len({words_of(item.text) for item in EVERY_ITEM}) == len(EVERY_ITEM)
    assert len({item.why for item in EVERY_ITEM}) == len(EVERY_ITEM)


def words_of(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def sentences() -> Iterator[str]:
    said = [text for item in EVERY_ITEM for text in (item.text, item.why)]
    said += [text for topic in (*TOPICS, *BOUNDARIES) for text in (topic.advice, topic.limit)]
    said += ACCOMPLISHMENT.values()
    return itertools.chain.from_iterable(re.split(r"(?<=[.?])\s+", text) for text in said)


def test_sentences_are_short_and_a_reason_is_one_of_at_most_twenty_words() -> None:
    assert [text for text in sentences() if len(text.split()) > 25] == []
    reasons = [item.why for item in EVERY_ITEM]
    assert [why for why in reasons if len(why.split()) > 20 or not re.fullmatch(r"[^.?!]+\.", why)] == []


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ([*sentences()], r"!|\b(?:just|simply|obviously|of course|wrong)\b"),
        ([item.text for item in FLOWS], r"\b(?:inform\w*|advi[cs]e\w*|support\w*|encourag\w*|moral\w*)\b"),
        (
            [item.text for item in EVERY_ITEM],
            r"\b(?:ill|illness|sick|hospital|doctor|depress\w*|pregnan\w*|church|mosque|temple|faith|relig\w*|party"
            r"|vote\w*|elect\w*|strike|union|gay|age|old woman|old man)\b",
        ),
    ],
    ids=["no loud word", "no label of a line in that line", "nothing of health, faith or politics"],
)
def test_the_banks_are_calm_private_and_give_no_answer_away(texts: list[str], words: str) -> None:
    assert [text for text in texts if re.search(words, text, re.IGNORECASE)] == []


# Common ground


@pytest.mark.parametrize(
    ("mine", "theirs", "shared"),
    [
        ([], ["chess"], []),
        (["chess"], [], []),
        (["chess", "maps", "film"], ["Film", "CHESS"], ["chess", "film"]),
        (["Open data"], ["open-data"], ["Open data"]),
        (["café culture"], ["Cafe\N{COMBINING ACUTE ACCENT} Culture"], ["café culture"]),
        (["Children's theatre"], ["children\N{RIGHT SINGLE QUOTATION MARK}s theatre"], ["Children's theatre"]),
        (["chess", "Chess ", "chess"], ["chess"], ["chess"]),
        (["C++", "C"], ["C#", "c++"], ["C++"]),
        (["", " ", "-"], ["", "-"], []),
        (["कल"], ["कुल"], []),  # two Hindi words that differ in a vowel sign
        (["Straße"], ["STRASSE"], ["Straße"]),
        (["Malmö", "Τέχνη"], ["malmo", "τεχνη"], ["Malmö", "Τέχνη"]),
    ],
)
def test_common_ground_ignores_spelling_but_not_words(mine: list[str], theirs: list[str], shared: list[str]) -> None:
    assert common_ground(mine, theirs) == shared


@given(st.lists(st.text(max_size=4)), st.lists(st.text(max_size=4)))
def test_common_ground_is_mutual_and_in_my_order(mine: list[str], theirs: list[str]) -> None:
    shared = common_ground(mine, theirs)
    places = [[interest.strip() for interest in mine].index(interest) for interest in shared]
    assert places == sorted(set(places))
    assert len(shared) == len(common_ground(theirs, mine))


def test_a_text_is_not_a_list_of_interests() -> None:
    with pytest.raises(InvalidRequest, match="theirs is one text, 'chess'"):
        common_ground(["chess"], "chess")


@pytest.mark.parametrize("formal", [False, True])
def test_an_opener_shares_before_it_asks(formal: bool) -> None:
    mine = ["chess", "maps", "film", "jazz"]
    found = openers(mine, reversed(mine), formal=formal)
    for interest, opener in zip(mine, found, strict=True):
        shares, gap, asks = re.split(r"(?<=[.\]]) ", opener)
        assert shares == f"I am interested in {interest} too."
        assert gap == "[One sentence about yourself.]"
        assert re.match(r"May I ask wh|What, in your experience" if formal else r"What (drew|are|do) ", asks)
        assert asks.endswith("?")
    asked = [opener.split("] ")[1] for opener in found]
    assert len(set(asked)) == 3
    assert asked[3] == asked[0]
