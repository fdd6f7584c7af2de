"""The questions of the exercise and their answers, which students do not get."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Final, NamedTuple

from netkit.checks.question import Question, Wrong
from netkit.network import Network
from netkit.text import MONTHS
from netkit.topics.drawn import (
    Labelled,
    chosen,
    in_order,
    in_slot,
    kinds,
    labelled,
    moved,
)
from netkit.topics.keep import bank
from netkit.topics.texts import texts

_loops = labelled("help", bank.LOOPS)


def _loop(slot: str, label: str) -> Labelled:
    return in_slot("help", bank.LOOPS, slot, label)


LOOPS: Final = Question(
    points=4,
    reference=_loops,
    right="Whoever helped and does not know yet is found, and where there is no news yet, there is something to do.",
    otherwise="Two questions for each line: is there anything to tell? If so, does that person know it?",
    wrong=(
        Wrong("forgets-bad-news", _loop("failed", "settled"), "It led nowhere, and that is news too."),
        Wrong(
            "forgets-a-refused-tip",
            _loop("declined", "settled"),
            "You decided against it. Whoever made the effort may like to know, and can stop looking.",
        ),
        Wrong(
            "forgets-who-gave-the-name",
            _loop("referral", "settled"),
            "The talk took place, and the one who made it possible has not heard of it.",
        ),
        Wrong(
            "reports-before-there-is-news",
            _loop("unused", "report back"),
            "Nothing came of it yet, since nothing was done with it. First use it, or give it back.",
        ),
        Wrong(
            "reports-on-a-name-not-used",
            _loop("unwritten", "report back"),
            "The name was not used yet. First write, and then there is something to tell.",
        ),
        Wrong(
            "reports-to-one-who-saw-it",
            _loop("seen", "report back"),
            "This person was there, and knows what came of it.",
        ),
    ),
)

_ties = labelled("ties", bank.TIES)


def _tie(slot: str, label: str) -> Labelled:
    return in_slot("ties", bank.TIES, slot, label)


TIES: Final = Question(
    points=3,
    reference=_ties,
    right="You counted from the last contact that was answered, and by the rule for one year and for three.",
    otherwise="Find the last contact with an answer in each line. How long ago is it, on 20 March 2026?",
    wrong=(
        Wrong(
            "counts-a-message-without-answer",
            _tie("unanswered", "current"),
            "A message without an answer is a try. The tie stands as it stood before it.",
        ),
        Wrong(
            "counts-a-greeting-to-all",
            _tie("circular", "current"),
            "A greeting to a whole list is no contact of two people, as long as nobody answers.",
        ),
        Wrong(
            "overlooks-an-answer",
            _tie("answered", "dormant"),
            "The last talk is long ago, and a message was answered since. That counts.",
        ),
        Wrong(
            "leaves-out-the-day-of-a-year",
            _tie("year", "current"),
            "From 20 March 2025 to 20 March 2026 is a year. A year or more is fading.",
        ),
        Wrong(
            "leaves-out-the-day-of-three-years",
            _tie("three years", "fading"),
            "Three years to the day are three years. Three or more is dormant.",
        ),
    ),
)


def _gave_and_got(case: Network) -> dict[str, tuple[int, int]]:
    """How often each person of the ledger gave, and how often they got."""
    sides = kinds("ledger", {"got": bank.GOT, "gave": bank.GAVE})(case)
    who = {one.id: one.contacts[0] for one in case.interactions}
    found = Counter((who[f"ledger-{letter}"], side) for letter, side in sides.items())
    return {person: (found[person, "got"], found[person, "gave"]) for person, _ in found}


def _people(wanted: Callable[[int, int], bool]) -> Callable[[Network], list[str]]:
    return lambda case: sorted(person for person, sides in _gave_and_got(case).items() if wanted(*sides))


_sided = _people(lambda got, gave: got >= 2 and not gave)


SIDED: Final = Question(
    points=2,
    reference=_sided,
    right="These two gave more than once and got nothing so far. It is a place to begin, and no debt.",
    otherwise="Make two columns for each name: from them, to them. Read who acts in each line.",
    wrong=(
        Wrong(
            "takes-more-for-only",
            _people(lambda got, gave: got >= 2),
            "One of these got something back. It may be less, and it is not nothing.",
        ),
        Wrong(
            "takes-once-for-twice",
            _people(lambda got, gave: got >= 1 and not gave),
            "One of these helped once. The question asks for twice or more.",
        ),
        Wrong(
            "turns-the-sides-round",
            _people(lambda got, gave: gave >= 1 and not got),
            "This is the other side: here the owner gave, and got nothing.",
        ),
    ),
)

_gifts = chosen("needs", bank.NEEDS, "fits")

GIFTS: Final = Question(
    points=3,
    reference=_gifts,
    right="Each of these meets what was said, and each can be declined.",
    otherwise="Hold each offer against the need that was said. Does it meet it? Can the other still say no?",
    wrong=(
        Wrong(
            "gives-what-one-likes",
            chosen("needs", bank.NEEDS, "own taste"),
            "This is what the giver likes. The need that was said is still there.",
        ),
        Wrong(
            "gives-what-obliges",
            chosen("needs", bank.NEEDS, "obliges"),
            "This decides for the other, or leaves them in debt. Offer, and let them choose.",
        ),
        Wrong(
            "gives-the-first-one",
            lambda case: dict.fromkeys(_gifts(case), "1"),
            "Not every first offer is the right one. Read all three.",
        ),
    ),
)

_moves = kinds("moves", bank.MOVES)


def _count(case: Network, *found: str) -> int:
    return len([kind for kind in _moves(case).values() if kind in found])


def _began(case: Network) -> dict[str, float]:
    return {"began": _count(case, "no reason", "ask"), "for no reason": _count(case, "no reason")}


BEGAN: Final = Question(
    points=2,
    reference=_began,
    right="The owner began these, and in so many asked for nothing.",
    otherwise="Who began, in each line? Of those that the owner began, in which was anything asked for?",
    wrong=(
        Wrong(
            "counts-what-others-began",
            lambda case: {"began": len(_moves(case))},
            "began: some of these were begun by the other.",
        ),
        Wrong(
            "counts-their-calls",
            lambda case: {"for no reason": _count(case, "no reason", "theirs")},
            "for no reason: some of these were begun by the other.",
        ),
        Wrong(
            "counts-a-greeting-with-an-ask",
            lambda case: {"for no reason": _count(case, "no reason", "ask")},
            "for no reason: a greeting that ends in a request is a request.",
        ),
    ),
)


class _Tie(NamedTuple):
    """An old tie: how close, how many of its circles are new, and the month of the last talk."""

    close: int
    new: int
    last: int

    @property
    def is_trusted(self) -> bool:
        return self.close >= 4


def _ranked(by: Callable[[_Tie], object]) -> Callable[[Network], list[str]]:
    """The letters of the old ties, the highest first."""

    def found(case: Network) -> list[str]:
        (said,) = texts(case, "circles").values()
        known = [circle for circle in bank.CIRCLES if circle in said]
        ties = {}
        for letter, text in texts(case, "back").items():
            close, month, year = re.findall(rf"\d+|{'|'.join(MONTHS)}", text)
            new = len([circle for circle in bank.CIRCLES if circle in text and circle not in known])
            ties[letter] = _Tie(int(close), new, 12 * int(year) + MONTHS.index(month))
        return sorted(ties, key=lambda letter: by(ties[letter]), reverse=True)  # type: ignore[arg-type,return-value]

    return found


_back = _ranked(lambda one: (one.is_trusted, one.new, one.last))

BACK: Final = Question(
    points=3,
    reference=_back,
    right="First whoever you can speak openly with, then whoever moves where none of your contacts does.",
    otherwise="Mark those with closeness 4 or 5. Write beside each line how many of its circles are new. Then sort.",
    wrong=(
        Wrong(
            "goes-by-what-is-new",
            _ranked(lambda one: (one.new, one.last)),
            "You went by what is new alone. Trust comes first: closeness 4 or 5.",
        ),
        Wrong(
            "goes-by-closeness",
            _ranked(lambda one: (one.close, one.last)),
            "4 and 5 are alike by this rule. Among these, count the circles that are new.",
        ),
        Wrong(
            "goes-by-the-last-talk",
            _ranked(lambda one: one.last),
            "The last talk decides only between those who are alike so far.",
        ),
        Wrong(
            "takes-known-for-new",
            _ranked(lambda one: (one.is_trusted, -one.new, one.last)),
            "You put those first whose circles the owner's contacts know already.",
        ),
    ),
)


_order = in_order("message", bank.MESSAGES)

MESSAGE: Final = Question(
    points=3,
    reference=_order,
    right="The other knows at once who writes, is asked for little, and can leave it at that.",
    otherwise="Begin with where you know each other from, and end with the way to say no.",
    wrong=(
        Wrong(
            "begins-with-oneself",
            moved(_order, 2, 0),
            "After years the other must first know who writes. Your news come later.",
        ),
        Wrong(
            "asks-at-once",
            moved(_order, 3, 1),
            "The invitation comes before anything was said. First what has stayed, and what is new.",
        ),
        Wrong(
            "excuses-before-asking",
            moved(_order, 4, 3),
            "The way to say no stands before there is anything to refuse.",
        ),
    ),
)

_CHIDI: Final = {
    "A": "report back",
    "B": "act first",
    "C": "settled",
    "D": "report back",
    "E": "act first",
    "F": "settled",
}

CHIDI: Final = Question(
    reference=lambda _: _CHIDI,
    right="Wei and Gabriela are owed a word, and for Milica and Farid there is something to do first.",
    otherwise="Two questions for each line: is there anything to tell? If so, does that person know it?",
    wrong=(
        Wrong("forgets-what-was-not-for-me", lambda _: {"D": "settled"}, "D: no bees is news too."),
        Wrong("reports-too-soon", lambda _: {"B": "report back"}, "B: nothing was asked yet."),
        Wrong("reports-on-the-unread", lambda _: {"E": "report back"}, "E: first open the bag."),
        Wrong("forgets-the-everyday", lambda _: {"A": "settled"}, "A: Wei cannot see it from there."),
    ),
)

QUESTIONS: Final = {
    "loops": LOOPS,
    "ties": TIES,
    "sided": SIDED,
    "gifts": GIFTS,
    "began": BEGAN,
    "back": BACK,
    "message": MESSAGE,
    "chidi": CHIDI,
}
