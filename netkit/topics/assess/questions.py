"""The questions of the exercise and their answers, which students do not get."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import combinations
from typing import Final

import networkx as nx

from netkit.checks.question import Question, Wrong
from netkit.model import Contact
from netkit.network import Network
from netkit.topics.assess import bank
from netkit.topics.assess.case import ALONE, DECIDED, among
from netkit.topics.drawn import chosen, has_form, relabelled
from netkit.topics.texts import texts


def _help(case: Network) -> dict[str, str]:
    found = {}
    for kind in bank.KINDS:
        people = {
            text.split()[0]
            for text in texts(case, "help").values()
            if any(has_form(text, form) for form in bank.HELP[kind])
        }
        found[kind] = ("nobody", "one person", "several")[min(len(people), 2)]
    return found


HELP: Final = Question(
    points=4,
    reference=_help,
    right="You counted people, not times, and only the help that reached the owner.",
    otherwise="Take one kind at a time. Which lines tell that the owner got it, and from how many different people?",
    wrong=(
        Wrong(
            "counts-what-did-not-come",
            relabelled(_help, ["nobody"], "one person"),
            "This was offered for later, or the owner gave it. It has not come from anybody yet.",
        ),
        Wrong(
            "counts-times",
            relabelled(_help, ["one person"], "several"),
            "One person has helped here. The second line is about the same person, or about help that has not come.",
        ),
        Wrong(
            "stops-at-the-first",
            relabelled(_help, ["several"], "one person"),
            "There is a second line of this kind, about somebody else.",
        ),
    ),
)


def _named(case: Network, choose: Callable[[Contact], bool]) -> list[str]:
    return [person.name for person in case.contacts if choose(person)]


def _alone(case: Network) -> list[str]:
    tied = {who for tie in case.ties for who in (tie.a, tie.b)}
    return _named(case, lambda person: person.id not in tied)


ALONE_: Final = Question(
    points=1,
    reference=_alone,
    right="These are in neither column of the ties.",
    otherwise="Whoever is in the first column of the ties, or in the second, knows somebody. Who is left?",
    wrong=(
        Wrong(
            "looks-at-the-first-column",
            lambda case: _named(case, lambda person: person.id not in {tie.a for tie in case.ties}),
            "You looked at the first column only. Some of these are in the second.",
        ),
        Wrong(
            "looks-at-the-second-column",
            lambda case: _named(case, lambda person: person.id not in {tie.b for tie in case.ties}),
            "You looked at the second column only. Some of these are in the first.",
        ),
        Wrong(
            "turns-it-round",
            lambda case: _named(case, lambda person: person.name not in _alone(case)),
            "These are the contacts who do know somebody else. Give the others.",
        ),
    ),
)


def _groups(case: Network) -> dict[str, str]:
    """The group of each contact: the circle from which most of its members come, or alone."""
    people: dict[str, Contact] = {person.id: person for person in case.contacts}
    found = {}
    for members in nx.connected_components(among(case.contacts, case.ties)):
        circles = [people[who].circle for who in members]
        group = max(sorted({*circles}), key=circles.count) if len(members) > 1 else ALONE
        found.update({people[who].name: group for who in members})
    return {person.name: found[person.name] for person in case.contacts}


def _off_circle(case: Network, *, alone: bool) -> dict[str, str]:
    """The circles of those who are in a group of another name, or who stand alone."""
    groups = _groups(case)
    return {
        person.name: person.circle
        for person in case.contacts
        if (groups[person.name] == ALONE) == alone and groups[person.name] != person.circle
    }


GROUPS: Final = Question(
    points=2,
    reference=_groups,
    right="You followed the ties, and not the circles.",
    otherwise="Begin with one name, and go from tie to tie. All whom you reach are one group.",
    wrong=(
        Wrong(
            "takes-a-circle-for-a-group",
            lambda case: _off_circle(case, alone=False),
            "Their circle is one thing, whom they know another. Follow their ties.",
        ),
        Wrong(
            "gives-a-group-to-those-who-stand-alone",
            lambda case: _off_circle(case, alone=True),
            "These share a circle with others, and know none of them.",
        ),
        Wrong(
            "leaves-out-who-comes-from-elsewhere",
            lambda case: dict.fromkeys(_off_circle(case, alone=False), ALONE),
            "These come from another circle than most of their group, and belong to it: they have a tie there.",
        ),
    ),
)


def _density(ties: float, people: int) -> float:
    return 2 * ties / (people * (people - 1))


DENSITY: Final = Question(
    points=1,
    reference=lambda case: _density(len(case.ties), len(case.contacts)),
    right="The pairs that know each other, of all the pairs there could be, without the owner.",
    otherwise="Count the rows of the ties, and divide by the pairs that so many contacts can make.",
    wrong=(
        Wrong(
            "counts-the-owner",
            lambda case: _density(len(case.ties) + len(case.contacts), len(case.contacts) + 1),
            "You counted the owner too. Everyone here knows the owner, so that always raises the figure.",
        ),
        Wrong(
            "counts-pairs-twice",
            lambda case: _density(len(case.ties), len(case.contacts)) / 2,
            "You counted every pair twice. Three contacts make three pairs, not six.",
        ),
        Wrong(
            "counts-those-who-do-not-know-each-other",
            lambda case: 1 - _density(len(case.ties), len(case.contacts)),
            "This is the share of pairs that do not know each other.",
        ),
    ),
)

_says = chosen("says", bank.SAYS, "right")

SAYS: Final = Question(
    points=3,
    reference=_says,
    right="Each decision follows from what is missing, and says no more than the record.",
    otherwise="What does this person need? Which decision serves that, and says no more than the record holds?",
    wrong=(
        Wrong(
            "takes-a-figure-for-a-mark",
            chosen("says", bank.SAYS, "mark"),
            "Density is no mark to raise or to lower. Ask what is missing.",
        ),
        Wrong(
            "says-more-than-the-record",
            chosen("says", bank.SAYS, "beyond"),
            "The record does not say this: neither what people feel, nor what nobody has asked.",
        ),
        Wrong(
            "counts-heads",
            chosen("says", bank.SAYS, "many"),
            "Many people are not many sources, if they all hear the same.",
        ),
    ),
)


def _meet(case: Network) -> dict[str, str]:
    """What each introduction would be: of two who know each other, of use to both or to one of them."""
    ids = {person.name: person.id for person in case.contacts}
    tied = {frozenset((tie.a, tie.b)) for tie in case.ties}
    found = {}
    for letter, text in texts(case, "meet").items():
        pair, one, other = re.split(r"(?<=\w)\. ", text)
        gains = [(_place(0, a), _place(1, b)) for a, b in ((one, other), (other, one))]
        known = frozenset(ids[name] for name in pair.split(" and ")) in tied
        both = all(offers == needs for offers, needs in gains)
        found[letter] = "know each other" if known else "both gain" if both else "one gains"
    return found


def _place(which: int, sentence: str) -> int:
    """The match of which an offer (0) or a need (1) stands in a sentence."""
    return next(place for place, match in enumerate(bank.MATCHES) if match[which] in sentence)


MEET: Final = Question(
    points=3,
    reference=_meet,
    right="You asked two things of each pair: do they know each other, and what does each of them gain?",
    otherwise="First the ties: do the two know each other? Then each need: does the other one offer that?",
    wrong=(
        Wrong(
            "forgets-who-knows-whom",
            relabelled(_meet, ["know each other"], "both gain"),
            "Both would gain, and they have a tie already. Look at the ties first.",
        ),
        Wrong(
            "sees-one-side",
            relabelled(_meet, ["both gain"], "one gains"),
            "Read it from both ends. The second of the two finds something here as well.",
        ),
        Wrong(
            "takes-one-for-both",
            relabelled(_meet, ["one gains"], "both gain"),
            "One of the two needs is not met here. That one would give, and get nothing.",
        ),
    ),
)


def _statements(case: Network) -> dict[str, str]:
    graph = among(case.contacts, case.ties)
    return {
        letter: str(DECIDED[text](graph)).lower() if text in DECIDED else "cannot tell"
        for letter, text in texts(case, "statements").items()
    }


STATEMENTS: Final = Question(
    points=2,
    reference=_statements,
    right="You told what the tables show from what they leave open.",
    otherwise="Ask of each statement which column of the two tables decides it, and whether there is such a column.",
    wrong=(
        Wrong(
            "goes-by-what-is-likely",
            relabelled(_statements, ["cannot tell"], "true"),
            "This may well be so, and no column of the two tables says it.",
        ),
        Wrong(
            "goes-by-what-is-unlikely",
            relabelled(_statements, ["cannot tell"], "false"),
            "This may well be wrong, and no column of the two tables says that either.",
        ),
        Wrong(
            "gives-up-on-the-true",
            relabelled(_statements, ["true"], "cannot tell"),
            "This can be counted in the tables, and holds.",
        ),
        Wrong(
            "gives-up-on-the-false",
            relabelled(_statements, ["false"], "cannot tell"),
            "This can be counted in the tables, and does not hold.",
        ),
    ),
)


def _offers(case: Network, *, free: bool = True) -> dict[str, set[str]]:
    """The kinds that each of the mentor's contacts offers."""
    return {
        text.split()[0]: {kind for kind, forms in bank.OFFERS.items() if any(form in text for form in forms)}
        for text in texts(case, "mentor").values()
        if not free or bank.FREE in text
    }


def _cover(offers: Mapping[str, set[str]], gaps: set[str]) -> list[str]:
    """The fewest of these people who together offer all that is missing."""
    return next(
        [*people]
        for size in range(1, len(offers) + 1)
        for people in combinations(offers, size)
        if gaps <= set().union(*(offers[one] for one in people))
    )


def _gaps(case: Network, *of: str) -> set[str]:
    return {kind for kind, label in _help(case).items() if label in of}


def _plan(case: Network) -> list[str]:
    return _cover(_offers(case), _gaps(case, "nobody", "one person"))


def _one_each(case: Network) -> list[str]:
    """For each missing kind somebody of their own, who has time."""
    gaps = _gaps(case, "nobody", "one person")
    return [who for who, offers in _offers(case).items() if len(offers & gaps) == 1]


PLAN: Final = Question(
    points=4,
    reference=_plan,
    right="Three favours close all four gaps, and each of the three has time.",
    otherwise="Write down the four kinds from question 1. Who has time, and offers two of them? Who closes the rest?",
    wrong=(
        Wrong(
            "forgets-the-day",
            lambda case: _cover(_offers(case, free=False), _gaps(case, "nobody", "one person")),
            "Few favours, and one of these has no time before September.",
        ),
        Wrong(
            "asks-one-for-each-gap",
            _one_each,
            "Four favours. One of the seven offers two of the kinds that are missing: then three will do.",
        ),
        Wrong(
            "asks-everybody",
            lambda case: [*_offers(case)],
            "These are all who have time. Some of them offer only what the owner has from several people.",
        ),
        Wrong(
            "stops-at-nobody",
            lambda case: _cover(_offers(case), _gaps(case, "nobody")),
            "That closes what comes from nobody. What hangs on one person needs a second one.",
        ),
    ),
)

_RUI: Final = {"information": "several", "referral": "one person", "feedback": "nobody", "support": "several"}

RUI: Final = Question(
    reference=lambda _: _RUI,
    right="Feedback comes from nobody, and all referrals hang on Sipho.",
    otherwise="Go down the column of roles, once for each kind, and count names.",
    wrong=(
        Wrong("counts-linh", lambda _: {"feedback": "one person"}, "feedback: no name has it."),
        Wrong("misses-sipho", lambda _: {"referral": "nobody"}, "referral: look at the last names of the list."),
        Wrong("misses-the-second", lambda _: {"support": "one person"}, "support: Wei has two kinds beside the name."),
    ),
)

QUESTIONS: Final = {
    "help": HELP,
    "alone": ALONE_,
    "groups": GROUPS,
    "density": DENSITY,
    "statements": STATEMENTS,
    "meet": MEET,
    "says": SAYS,
    "plan": PLAN,
    "rui": RUI,
}
