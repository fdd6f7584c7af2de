"""The questions of the exercise and their answers, which students do not get."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from netkit.checks.question import Question, Wrong
from netkit.network import Network
from netkit.topics.drawn import has_form, in_order, kinds, moved, relabelled
from netkit.topics.gain.bank import GAVE, GOT, REACH, STORIES, SUBJECTS, THANKS
from netkit.topics.texts import texts

_flows = kinds("log", {kind: (*GOT[kind], *GAVE[kind]) for kind in GOT})

FLOWS: Final = Question(
    points=5,
    reference=_flows,
    right="Facts, judgements, courage and names: four things that flow, in either direction.",
    otherwise="Ask of each line: a fact, what somebody would do, courage or company, or somebody to turn to?",
    wrong=(
        Wrong(
            "takes-a-name-for-a-fact",
            relabelled(_flows, ["link"], "information"),
            "A name is more than a fact: there is now somebody whom one can ask. That is a link.",
        ),
        Wrong(
            "takes-a-judgement-for-a-fact",
            relabelled(_flows, ["advice"], "information"),
            "Another person might have said otherwise. What somebody would do is advice.",
        ),
        Wrong(
            "takes-a-fact-for-a-judgement",
            relabelled(_flows, ["information"], "advice"),
            "This would be the same whoever told it, and nobody says what to do. That is information.",
        ),
        Wrong(
            "takes-company-for-advice",
            relabelled(_flows, ["support"], "advice"),
            "Nothing was recommended. Courage and company are support, even where nobody says a word.",
        ),
    ),
)


def _people(case: Network, heading: str, forms: Iterable[str]) -> list[str]:
    """The names with whom the lines under a heading are that have one of these forms."""
    names, known = {person.id: person.name for person in case.contacts}, [*forms]
    lines = [one for one in case.interactions if heading in one.topics]
    return [names[one.contacts[0]] for one in lines if any(has_form(one.summary, form) for form in known)]


def _partners(case: Network, bank: Mapping[str, Iterable[str]]) -> list[str]:
    """With whom something flowed: a name for each line of the log that comes from this bank."""
    return _people(case, "log", [form for forms in bank.values() for form in forms])


def _balance(case: Network) -> dict[str, int]:
    gave, got = _partners(case, GAVE), _partners(case, GOT)
    return {"gave": len(gave), "got": len(got), "only got": len(set(got) - set(gave))}


BALANCE: Final = Question(
    points=2,
    reference=_balance,
    right="A log counts times and not how much each was worth. With some people there is a next move, and it is yours.",
    otherwise="Go through the lines: to whom did it flow? Then list the names: who is on one side only?",
    wrong=(
        Wrong(
            "turns-the-sides-round",
            lambda case: {"gave": _balance(case)["got"], "got": _balance(case)["gave"]},
            "You have the two sides turned round: the owner, who says “I”, gave or got.",
        ),
        Wrong(
            "counts-those-who-only-got",
            lambda case: {"only got": len(set(_partners(case, GAVE)) - set(_partners(case, GOT)))},
            "only got: these are the people to whom the owner has only given.",
        ),
        Wrong(
            "counts-everybody-who-gave",
            lambda case: {"only got": len(set(_partners(case, GOT)))},
            "only got: leave out those to whom something flowed as well.",
        ),
    ),
)


def _subject(words: str, side: int) -> int:
    """The subject of an offer, side 0, or of a need, side 1."""
    return next(at for at, subject in enumerate(SUBJECTS) if words in subject[side])


def _gains(case: Network) -> dict[str, str]:
    """Who of two gets what they look for."""
    offers = {person.name: _subject(person.offers[0], 0) for person in case.contacts}
    needs = {person.name: _subject(person.needs[0], 1) for person in case.contacts}
    found = {}
    for letter, text in texts(case, "introductions").items():
        first, second = text.split(" and ")
        gaining = (needs[first] == offers[second], needs[second] == offers[first])
        found[letter] = {(True, True): "both", (True, False): "first", (False, True): "second"}.get(gaining, "neither")
    return found


GAINS: Final = Question(
    points=4,
    reference=_gains,
    right="Where both gain, ask both. Where one does, say so when you ask the other.",
    otherwise="Read the needs of the first beside what the second offers, and then the other way round.",
    wrong=(
        Wrong(
            "names-the-one-who-gives",
            lambda case: {k: {"first": "second", "second": "first"}.get(v, v) for k, v in _gains(case).items()},
            "You named the one who gives. The question is who gets what they look for.",
        ),
        Wrong(
            "takes-alike-for-useful",
            relabelled(_gains, ["neither"], "both"),
            "These two are alike: they offer the same, or look for the same. Neither has what the other needs.",
        ),
        Wrong(
            "one-side-is-enough",
            relabelled(_gains, ["first", "second"], "both"),
            "One of the two gets what they look for. The other would be doing a favour, and should know it.",
        ),
        Wrong(
            "stops-at-the-first",
            relabelled(_gains, ["both"], "first"),
            "Read on: the second gets what they look for as well.",
        ),
    ),
)


def _ways(case: Network, *of: str) -> list[str]:
    """The contacts who are joined to the other in one of these ways."""
    return _people(case, "reach", [form for kind in of for form in REACH[kind]])


REACH_: Final = Question(
    points=3,
    reference=lambda case: _ways(case, "knows"),
    right="Each of these knows the person, is known by them, and may be asked.",
    otherwise="Two conditions: the two know each other, and your contact has not asked to be left out.",
    wrong=(
        Wrong(
            "takes-fame-for-acquaintance",
            lambda case: _ways(case, "knows", "one side"),
            "Whoever has heard or read somebody knows them; are they known in return?",
        ),
        Wrong(
            "takes-two-steps-for-one",
            lambda case: _ways(case, "knows", "two steps"),
            "This way has one step more: somebody in between would have to be asked first.",
        ),
        Wrong(
            "asks-those-who-said-no",
            lambda case: _ways(case, "knows", "not asked"),
            "One of these has said that they would rather not be asked. That holds, however well they know the person.",
        ),
        Wrong(
            "takes-nearness-for-acquaintance",
            lambda case: _ways(case, "knows", "near"),
            "A building, a town or a mailing list in common is not yet an acquaintance.",
        ),
    ),
)


_order = in_order("story", STORIES)

ORDER: Final = Question(
    points=2,
    reference=_order,
    right="An idea, one yes, the other yes, one message to both, room, and news at the end.",
    otherwise="Which line answers which? An idea, two who are asked, a message to both, room, news.",
    wrong=(
        Wrong(
            "writes-before-both-agreed",
            moved(_order, 3, 2),
            "One of the two had not been asked when the message went out, and could hardly say no any more.",
        ),
        Wrong(
            "writes-before-anybody-agreed",
            moved(_order, 3, 1),
            "The message to both stands before either was asked. Ask first, one by one.",
        ),
        Wrong(
            "hears-before-they-have-talked",
            moved(_order, 5, 4),
            "The news comes last: the two need room before there is any.",
        ),
        Wrong("turns-it-round", lambda case: _order(case)[::-1], "Right order, but from the last to the first line."),
    ),
)

_SAID: Final = {"it helped": "what came of it", "it led nowhere": "what came of it", "more": "new request"}


_messages = kinds("thanks", THANKS)


def _thanks(case: Network) -> dict[str, str]:
    return {letter: _SAID.get(kind, "thanks only") for letter, kind in _messages(case).items()}


THANKS_: Final = Question(
    points=4,
    reference=_thanks,
    right="Whoever hears what came of it, good or bad, has gained something: they know what their help is good for.",
    otherwise="Look for something that has happened since. Then look for a request.",
    wrong=(
        Wrong(
            "only-good-news-is-news",
            relabelled(_messages, ["it led nowhere"], "thanks only"),
            "That it led nowhere, or was not used, is news too. Whoever helped can now advise better.",
        ),
        Wrong(
            "takes-a-plan-for-news",
            relabelled(_messages, ["to come"], "what came of it"),
            "This is to happen one day. Write when it has happened.",
        ),
        Wrong(
            "takes-warmth-for-news",
            relabelled(_messages, ["warm"], "what came of it"),
            "Warm, and welcome. What the help was good for, it does not say.",
        ),
        Wrong(
            "overlooks-the-request",
            relabelled(_messages, ["more"], "thanks only"),
            "The thanks ends in a request, and reads as if it were only for that. Send the request on another day.",
        ),
    ),
)

KEONI: Final = Question(
    reference=lambda _: {"gave": 2, "got": 3, "only got": 1},
    right="B and D were given, A, C and E got. From Ania alone Keoni has only got.",
    otherwise="Ask of each line to whom it flowed. Then look for a name that is on one side only.",
    wrong=(
        Wrong("counts-d-as-got", lambda _: {"gave": 1, "got": 4}, "D: Keoni brought the two together, and so gave."),
        Wrong(
            "counts-all-givers",
            lambda _: {"only got": 3},
            "only got: to Anahit and Marek something flowed as well. One name is left.",
        ),
        Wrong("counts-nobody", lambda _: {"only got": 0}, "only got: look at line E. Is that name in another line?"),
    ),
)

QUESTIONS: Final = {
    "flows": FLOWS,
    "balance": BALANCE,
    "gains": GAINS,
    "reach": REACH_,
    "order": ORDER,
    "thanks": THANKS_,
    "keoni": KEONI,
}
