"""Common ground: the interests that two people share, and a first sentence for each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from netkit.errors import InvalidRequest
from netkit.text import folded

_SEPARATORS: Final = re.compile(r"[\s_'\u2019.\u2010-\u2015-]+")

_QUESTIONS: Final = (
    ("What drew you to it?", "May I ask what drew you to it?"),
    ("What are you working on in it at the moment?", "May I ask what you are working on in it at present?"),
    ("What do people get wrong about it?", "What, in your experience, do people misunderstand about it?"),
)


def common_ground(mine: Iterable[str], theirs: Iterable[str]) -> list[str]:
    """The interests on both lists, each once, in the order and the spelling of mine.

    Capital letters, accents, spaces, hyphens, apostrophes and full stops are ignored. Synonyms are not recognised.

    >>> common_ground(["Open data", "chess", "C++"], ["C", "Café culture", "open-data"])
    ['Open data']

    Raises ``InvalidRequest`` if a list is a single text.
    """
    known = {_key(interest) for interest in _listed("theirs", theirs)}
    shared: dict[str, str] = {}
    for interest in _listed("mine", mine):
        key = _key(interest)
        if key and key in known:
            shared.setdefault(key, interest.strip())
    return list(shared.values())


def openers(mine: Iterable[str], theirs: Iterable[str], *, formal: bool = False) -> list[str]:
    r"""One opener for each shared interest, in the order of ``common_ground``.

    It names the interest, leaves a gap for one sentence of your own, and asks an open question, a convention of this
    course. Three questions take turns, and each has a formal wording.

    >>> print(*openers(["chess", "open data"], ["Open-Data", "Chess"]), sep="\n")
    I am interested in chess too. [One sentence about yourself.] What drew you to it?
    I am interested in open data too. [One sentence about yourself.] What are you working on in it at the moment?
    """
    return [
        f"I am interested in {interest} too. [One sentence about yourself.] {_QUESTIONS[turn % 3][formal]}"
        for turn, interest in enumerate(common_ground(mine, theirs))
    ]


def _key(interest: str) -> str:
    return _SEPARATORS.sub("", folded(interest))


def _listed(which: str, interests: Iterable[str]) -> list[str]:
    if isinstance(interests, str):
        msg = f"{which} is one text, {interests!r}; give a list of interests, such as [{interests!r}]"
        raise InvalidRequest(msg)
    return list(interests)
