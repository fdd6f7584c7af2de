"""The questions of the exercise and their answers, which students do not get."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from netkit.checks.question import Question, Wrong
from netkit.network import Network
from netkit.topics.drawn import chosen, in_order, kinds, moved, relabelled
from netkit.topics.talk import bank
from netkit.topics.texts import texts

_asked = kinds("questions", bank.QUESTIONS)

ASKED: Final = Question(
    points=4,
    reference=_asked,
    right="You keep the favour for what only a person can tell, and ask nobody to decide about you.",
    otherwise="Ask of each: could a page answer it? If not: would the answer decide something about you?",
    wrong=(
        Wrong(
            "asks-what-a-page-knows",
            relabelled(_asked, ["look up"], "ask"),
            "A page answers this, however kindly one asks. Keep the favour for what only this person can tell.",
        ),
        Wrong(
            "looks-up-what-only-a-person-knows",
            relabelled(_asked, ["ask"], "look up"),
            "No page tells how it was for one person. This is what a talk is for.",
        ),
        Wrong(
            "does-not-hear-the-application",
            relabelled(_asked, ["job"], "ask"),
            "However it is put, the answer decides whether you are taken. Ask how things work instead.",
        ),
        Wrong(
            "hears-an-application-everywhere",
            relabelled(_asked, ["ask"], "job"),
            "This can be answered without deciding anything about you.",
        ),
    ),
)


def _mine(case: Network) -> list[tuple[str, tuple[str, ...], str]]:
    """The interests of the owner."""
    own = set(texts(case, "mine").values())
    return [one for one in bank.GROUND if one[0] in own]


def _who_said(case: Network, those: Callable[[str], bool]) -> list[str]:
    """The names of those who said such a sentence."""
    lines = [text.split(": ", 1) for text in texts(case, "said").values()]
    return [name for name, said in lines if those(said.strip("“”"))]


def _shares(case: Network, said: str) -> bool:
    return any(said in shares for _, shares, _ in _mine(case))


def _has_word(case: Network, said: str) -> bool:
    return any(said == word for *_, word in _mine(case))


def _sharing(case: Network) -> list[str]:
    return _who_said(case, lambda said: _shares(case, said))


GROUND: Final = Question(
    points=3,
    reference=_sharing,
    right="These do what the owner does, whether or not they use the word for it.",
    otherwise="Picture each person doing what they tell of. Does the owner do it too?",
    wrong=(
        Wrong(
            "goes-by-the-word",
            lambda case: _who_said(case, lambda said: _has_word(case, said)),
            "These use the word, and share nothing: they do not care for it.",
        ),
        Wrong(
            "takes-the-word-as-well",
            lambda case: _who_said(case, lambda said: _shares(case, said) or _has_word(case, said)),
            "Two of these use the word, and do not care for the thing.",
        ),
        Wrong(
            "takes-all",
            lambda case: _who_said(case, lambda _: True),
            "You named everybody. Some of them do nothing that the owner does.",
        ),
        Wrong(
            "stops-at-the-first",
            lambda case: _sharing(case)[:1],
            "There are more: some say what they do, and not what it is called.",
        ),
    ),
)

_opener = chosen("openers", bank.OPENERS, "gives a little")

OPENER: Final = Question(
    points=3,
    reference=_opener,
    right="One sentence of your own, and a question for something of theirs.",
    otherwise="Look for one sentence about oneself, and one open question. Both, and no more.",
    wrong=(
        Wrong(
            "only-asks",
            chosen("openers", bank.OPENERS, "only asks"),
            "It asks and gives nothing. The other has to answer somebody of whom they know nothing.",
        ),
        Wrong(
            "only-tells",
            chosen("openers", bank.OPENERS, "only tells"),
            "It gives, and asks for nothing. What is the other to say to it?",
        ),
        Wrong(
            "flatters",
            chosen("openers", bank.OPENERS, "flatters"),
            "Nobody can answer praise. And what have they learned of you?",
        ),
    ),
)


def _missing(case: Network) -> dict[str, str]:
    """The part that each account lacks."""
    found = {}
    for letter, text in texts(case, "accounts").items():
        account = next(one for one in bank.ACCOUNTS if sum(part in text for part in one) >= 3)
        gaps = [name for name, part in zip(bank.PARTS, account, strict=True) if part not in text]
        found[letter] = gaps[0] if gaps else "complete"
    return found


PARTS: Final = Question(
    points=4,
    reference=_missing,
    right="What was done, how much, what came of it, and which part was one's own: you see which one is not there.",
    otherwise="Put four questions to each: what was done? How much, how long? What is different now? Who did what?",
    wrong=(
        Wrong(
            "does-not-miss-the-outcome",
            relabelled(_missing, ["outcome"], "complete"),
            "And then? Nothing says what is different since.",
        ),
        Wrong(
            "does-not-miss-the-part",
            relabelled(_missing, ["my part"], "complete"),
            "Did anybody else have a hand in it? Nothing says who did what.",
        ),
        Wrong(
            "does-not-miss-the-amount",
            relabelled(_missing, ["how much"], "complete"),
            "How many, how long, how often? A listener cannot tell a morning's work from a year's.",
        ),
        Wrong(
            "does-not-miss-the-thing",
            relabelled(_missing, ["what"], "complete"),
            "A listener would ask: what was it that you did?",
        ),
        Wrong(
            "finds-fault-with-what-is-whole",
            relabelled(_missing, ["complete"], "outcome"),
            "All four parts are there. Read it once more, and leave it so.",
        ),
    ),
)

_next = chosen("next", bank.NEXT, "follows")

NEXT: Final = Question(
    points=4,
    reference=_next,
    right="Each of these takes up what was said. That is how one hears that you listened.",
    otherwise="Which of the three could only be asked by somebody who heard this answer?",
    wrong=(
        Wrong(
            "reads-on",
            chosen("next", bank.NEXT, "reads on"),
            "This one was on the list before the talk. It passes over what was said.",
        ),
        Wrong(
            "asks-what-a-page-knows",
            chosen("next", bank.NEXT, "looks up"),
            "A page knows this. The person has begun to tell you something else.",
        ),
        Wrong(
            "asks-for-a-post",
            chosen("next", bank.NEXT, "asks for a post"),
            "Now the talk is about you, and the other has to decide something.",
        ),
    ),
)


_order = in_order("mail", bank.MAILS)

MAIL: Final = Question(
    points=2,
    reference=_order,
    right="Who, how you come to them, what you have read, one question, how long, and words for no.",
    otherwise="Begin with who writes. Which line leans on the one before it: “it”, “since then”, “that”?",
    wrong=(
        Wrong(
            "asks-before-saying-what-was-read",
            moved(_order, 3, 2),
            "First what you have found by yourself. Then the question that it leaves open.",
        ),
        Wrong(
            "asks-for-time-before-there-is-a-question",
            moved(_order, 4, 2),
            "Time for what? The question comes first.",
        ),
        Wrong(
            "says-where-from-before-who",
            moved(_order, 1, 0),
            "First who writes. It is the line with the greeting.",
        ),
        Wrong("turns-it-round", lambda case: _order(case)[::-1], "Right order, but from the last to the first line."),
    ),
)


def _ilse(_: Network) -> dict[str, str]:
    return {"A": "look up", "B": "ask", "C": "job", "D": "ask", "E": "look up"}


ILSE: Final = Question(
    reference=_ilse,
    right="B and D are Tadeo's to tell. A page can answer A and E, and C asks for a decision about Ilse.",
    otherwise="Steps 2 and 3: what does a page know? What decides something about Ilse?",
    wrong=(
        Wrong(
            "asks-for-the-schools", lambda _: {"A": "ask"}, "A: lists of courses are public, and newer than a memory."
        ),
        Wrong("asks-for-the-price", lambda _: {"E": "ask"}, "E: a catalogue has the price."),
        Wrong(
            "does-not-hear-the-post",
            lambda _: {"C": "ask"},
            "C: this can only be answered with yes or no. Ask how people begin.",
        ),
        Wrong("looks-up-the-winter", lambda _: {"D": "look up"}, "D: no page was there in winter. Tadeo was."),
    ),
)

QUESTIONS: Final = {
    "questions": ASKED,
    "ground": GROUND,
    "opener": OPENER,
    "parts": PARTS,
    "next": NEXT,
    "mail": MAIL,
    "ilse": ILSE,
}
