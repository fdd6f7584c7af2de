"""The advice of the handout on what to talk about and what not to discuss."""

from __future__ import annotations

import re

from netkit.conversation.advice import BOUNDARIES, TOPICS

SENTENCES = [
    sentence
    for topic in (*TOPICS, *BOUNDARIES)
    for text in (topic.advice, topic.limit)
    for sentence in re.split(r"(?<=[.?])\s+", text)
]


def test_sentences_are_short_and_calm() -> None:
    assert [text for text in SENTENCES if len(text.split()) > 25] == []
    loud = r"!|\b(?:just|simply|obviously|of course|wrong)\b"
    assert [text for text in SENTENCES if re.search(loud, text, re.IGNORECASE)] == []
