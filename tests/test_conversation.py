"""The closed bank of sentences, and the advice of the handout."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from netkit.conversation.advice import BOUNDARIES, TOPICS
from netkit.conversation.banks import (
    FLOW_LABELS,
    FLOWS,
    Item,
)

BANKS: tuple[tuple[Item, ...], ...] = (FLOWS,)
EVERY_ITEM = [item for bank in BANKS for item in bank]


# The banks


def test_every_label_of_the_handout_has_its_number_of_items() -> None:
    assert Counter(item.label for item in FLOWS) == {"information": 8, "advice": 8, "moral support": 8}


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
    for letter, bank in zip("f", BANKS, strict=True):
        assert [item.id for item in bank] == [f"{letter}{n:02}" for n in range(1, len(bank) + 1)]
    assert len({words_of(item.text) for item in EVERY_ITEM}) == len(EVERY_ITEM)
    assert len({item.why for item in EVERY_ITEM}) == len(EVERY_ITEM)


def words_of(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def sentences() -> Iterator[str]:
    said = [text for item in EVERY_ITEM for text in (item.text, item.why)]
    said += [text for topic in (*TOPICS, *BOUNDARIES) for text in (topic.advice, topic.limit)]
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
