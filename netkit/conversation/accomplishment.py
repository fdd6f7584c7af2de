"""A checklist for telling of an accomplishment: a verb, a number, a result, sixty words, and an "I"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from netkit.conversation.rules import prepared

MOST_WORDS: Final = 60
"""About half a minute when spoken: a convention of this course."""

_NOT_DEEDS: Final = "hundred|interested|excited|tired|wanted|hoped|needed|wished|liked|indeed|exceed|proceed|succeed"
_VERB: Final = re.compile(
    rf"\b(?:(?!(?:{_NOT_DEEDS})\b)[^\W\d]{{3,}}ed|built|brought|came up with|chose|cut|drew|found|gave|grew|held|kept"
    r"|led|made|ran|rebuilt|redrew|rewrote|sang|set up|sold|spoke|taught|took over|undertook|won|wrote)\b"
)
_NUMBER: Final = re.compile(
    r"\d[\d.,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|dozens?|half|halved"
    r"|a third|a quarter|twice|doubled|tripled)\b"
)
_RESULT: Final = re.compile(
    r"\b(?:so that|as a result|led to|since then|now|instead of|from \S+ (?:\S+ ){0,3}to|no longer"
    r"|cut|saved|reduced|shortened|lowered|raised|increased|doubled|halved|tripled|gained|won)\b|, so\b"
)
_FIRST_PERSON: Final = re.compile(r"\bI\b")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One rule of the checklist: whether a text meets it, the ``words`` that do, and a sentence about the text."""

    rule: str
    met: bool
    sentence: str
    words: str = ""


def check_accomplishment(text: str) -> tuple[Criterion, ...]:
    """The five rules of the checklist, in order, and for each whether this text meets it.

    The rules: a verb in the past, a number, a phrase that announces a result, at most 60 words (whatever stands
    between spaces is a word), and "I" at least once. They look for turns of phrase and cannot understand: an unmet
    rule is a suggestion for the text, and neither a mark nor a verdict on what was done or on who did it.

    >>> found = check_accomplishment("I rewrote the visitors' guide; questions at the desk fell from 30 a day to 12.")
    >>> [(criterion.rule, criterion.met, criterion.words) for criterion in found][:2]
    [('verb', True, 'rewrote'), ('number', True, '30')]
    >>> print(*(criterion.rule for criterion in check_accomplishment("I am good with people.") if not criterion.met))
    verb number result
    """
    ready = prepared(text)
    count = len(text.split())
    return (
        _criterion("verb", _VERB.search(ready), "There is a verb for what was done: {}.", _NO_VERB),
        _criterion("number", _NUMBER.search(ready), "There is a number: {}.", _NO_NUMBER),
        _criterion("result", _RESULT.search(ready), "A result is announced: {}.", _NO_RESULT),
        Criterion("length", count <= MOST_WORDS, _length(count)),
        _criterion("first person", _FIRST_PERSON.search(text), "The text says {}.", _NO_I),
    )


_NO_VERB: Final = "No verb in the past was found. What did you do: wrote, built, counted, taught?"
_NO_NUMBER: Final = "No number was found. How many, how much, how often or how long?"
_NO_RESULT: Final = 'No result was found. What is different now? Try "so that", or "from" and "to".'
_NO_I: Final = 'There is no "I". Which part was yours, also where a team did it together?'


def _criterion(rule: str, found: re.Match[str] | None, met: str, unmet: str) -> Criterion:
    if not found:
        return Criterion(rule, met=False, sentence=unmet)
    words = found[0].strip(" ,.")
    return Criterion(rule, met=True, sentence=met.format(f'"{words}"'), words=words)


def _length(count: int) -> str:
    if count <= MOST_WORDS:
        return f"Its length is {count} of at most {MOST_WORDS} words."
    return f"Its length is {count} words, {count - MOST_WORDS} over {MOST_WORDS}. What can the listener ask for later?"
