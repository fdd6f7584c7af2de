"""The questions of the exercise and their answers, which students do not get."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final, TypeAlias

from netkit.checks.question import Question, Wrong
from netkit.network import Network
from netkit.text import MONTHS
from netkit.topics.ask.bank import ASKS, FIRST, HEARD, KNOWS, REQUESTS
from netkit.topics.ask.lesson import marek
from netkit.topics.drawn import has_form, in_order, kinds, moved, relabelled
from netkit.topics.texts import texts

Route: TypeAlias = tuple[int, int, date]
"""How close the owner and the contact are, the contact and the other, and the day of the last talk."""

_asks = kinds("asks", ASKS)

ASKED: Final = Question(
    points=5,
    reference=_asks,
    right="A fact or an account, a person to turn to, or a look at something of yours: three different favours.",
    otherwise="What would a full answer be: something to know, a name, or a judgement on something of yours?",
    wrong=(
        Wrong(
            "takes-a-name-for-information",
            relabelled(_asks, ["referral"], "information"),
            "The answer would be a person to turn to. That is a referral.",
        ),
        Wrong(
            "takes-a-draft-for-information",
            relabelled(_asks, ["feedback"], "information"),
            "Something of yours is looked at here, before it matters. That is feedback.",
        ),
        Wrong(
            "takes-a-question-for-a-test",
            relabelled(_asks, ["information"], "feedback"),
            "Nothing of yours is judged here. The other tells what they know or have seen.",
        ),
    ),
)


def _named(case: Network, *of: str) -> list[str]:
    """The people who are joined to the place in one of these ways."""
    found = kinds("knows", KNOWS)(case)
    return [text.split()[0] for letter, text in texts(case, "knows").items() if found[letter] in of]


KNOWS_: Final = Question(
    points=3,
    reference=lambda case: _named(case, "now"),
    right="Each of these has seen it from inside, and lately. That somebody was refused makes them no worse a source.",
    otherwise="Two questions for each line: has this person seen it from inside? Is it still so?",
    wrong=(
        Wrong(
            "asks-about-the-past",
            lambda case: _named(case, "now", "long ago"),
            "This was seen from inside, and long ago. Ask them how it was, and somebody else how it is.",
        ),
        Wrong(
            "takes-a-referral-for-an-answer",
            lambda case: _named(case, "now", "sends on"),
            "These know somebody who knows. Ask them for a name, and not for the answer.",
        ),
        Wrong(
            "takes-interest-for-knowledge",
            lambda case: _named(case, "now", "visits"),
            "A guest sees the front of the house. How one comes to work there is seen from behind.",
        ),
    ),
)


def _with(case: Network, forms: tuple[str, ...]) -> int:
    return sum(any(has_form(text, form) for form in forms) for text in texts(case, "news").values())


SOURCES: Final = Question(
    points=2,
    reference=lambda case: _with(case, FIRST),
    right="So many have seen it for themselves. All the others repeat one of these.",
    otherwise="Follow each line back. Where does it begin: with somebody who saw, asked or read it?",
    wrong=(
        Wrong(
            "counts-everybody",
            lambda case: len(texts(case, "news")),
            "Seven people say it. Some of them have it from one another.",
            fraction=0,
        ),
        Wrong(
            "counts-those-who-repeat",
            lambda case: _with(case, HEARD),
            "These are the ones who have it from somebody else.",
            fraction=0,
        ),
        Wrong(
            "takes-one-for-all",
            lambda _: 1,
            "Not all lines lead back to the same person. Follow each of them to its beginning.",
            fraction=0,
        ),
    ),
)


def _ranked(by: Callable[[Route], object]) -> Callable[[Network], list[str]]:
    """The letters of the routes, the highest first."""

    def found(case: Network) -> list[str]:
        routes = {}
        for letter, text in texts(case, "routes").items():
            own, theirs, day, month = re.findall(rf"\d+|{'|'.join(MONTHS)}", text)
            routes[letter] = (int(own), int(theirs), date(2026, MONTHS.index(month) + 1, int(day)))
        return sorted(routes, key=lambda letter: by(routes[letter]), reverse=True)  # type: ignore[arg-type,return-value]

    return found


_routes = _ranked(lambda route: (min(route[:2]), route[2]))

ROUTES: Final = Question(
    points=3,
    reference=_routes,
    right="A route is as strong as its weaker tie; among equals, the fresher one.",
    otherwise="Write beside each route the smaller of its two numbers. Then sort by that, and by the day among equals.",
    wrong=(
        Wrong(
            "looks-at-its-own-tie-only",
            _ranked(lambda route: (route[0], route[2])),
            "You sorted by your own closeness. The second tie may be the weaker one.",
        ),
        Wrong(
            "adds-the-ties",
            _ranked(lambda route: (sum(route[:2]), route[2])),
            "You added the two. A strong tie does not make up for a weak one: the message has to pass both.",
        ),
        Wrong(
            "takes-the-latest",
            _ranked(lambda route: route[2]),
            "The day decides only among routes that are equal so far.",
        ),
    ),
)


def _close(text: str) -> int:
    return int(re.findall(r"closeness (\d)", text)[0])


def _choice(case: Network, *, close: bool = True, time: bool = True, apart: bool = True) -> list[str]:
    """Those who fit these conditions; of people who know each other, the one who knows fewer of those who fit."""
    found = {text.split(":")[0]: text for text in texts(case, "readers").values()}
    fit = [
        who for who, text in found.items() if _close(text) >= 4 - 2 * (not close) and not (time and "No time" in text)
    ]
    if not apart:
        return fit
    known = {who: [other for other in fit if re.search(rf"Knows .*\b{other}\b", found[who])] for who in fit}
    return [who for who in fit if all(len(known[who]) < len(known[other]) for other in known[who])]


READERS: Final = Question(
    points=4,
    reference=_choice,
    right="All three are close enough to be honest with, have time, and have not talked it over with each other.",
    otherwise="Cross out all who are not close or have no time. Of the rest, find three who do not know each other.",
    wrong=(
        Wrong(
            "adds-all-who-are-close",
            lambda case: _choice(case, apart=False),
            "Some of these know each other, so you may hear one opinion more than once. The rule asks for three.",
        ),
        Wrong(
            "forgets-the-day",
            lambda case: _choice(case, time=False),
            "One of these has no time before you need the draft back.",
        ),
        Wrong(
            "asks-strangers",
            lambda case: [text.split(":")[0] for text in texts(case, "readers").values() if _close(text) < 4],
            "Independent, and not close enough: the rule asks for people you trust with unfinished work.",
        ),
    ),
)


_request = in_order("request", REQUESTS)

REQUEST: Final = Question(
    points=3,
    reference=_request,
    right="Who sends me, who I am, what I look for, one question, words for no, thanks.",
    otherwise="The reader asks, in this order: who sends you? Who are you? What is it about? What am I to do?",
    wrong=(
        Wrong(
            "begins-with-oneself",
            moved(_request, 0, 1),
            "Begin with the one who sends you: that is why this letter is read.",
        ),
        Wrong(
            "asks-before-saying-what-for",
            moved(_request, 3, 1),
            "The question comes before the reader can know what it is about.",
        ),
        Wrong(
            "apologises-first",
            moved(_request, 4, 1),
            "The words for no come before anything was asked. After the question they make it easy to answer.",
        ),
        Wrong("turns-it-round", lambda case: _request(case)[::-1], "Right order, but from the last to the first line."),
    ),
)


def _marek(_: Network) -> dict[str, str]:
    found = dict.fromkeys(texts(marek(), "lines"), "information")
    return found | {"B": "referral", "C": "feedback", "E": "referral"}


MAREK: Final = Question(
    reference=_marek,
    right="A and D ask for something to know, B and E for a person, C for a look at something of his.",
    otherwise="What would a full answer be: something to know, a name, or a judgement on something of his?",
    wrong=(
        Wrong("b-is-information", lambda _: {"B": "information"}, "B: the answer would be a name."),
        Wrong("c-is-information", lambda _: {"C": "information"}, "C: his own list is looked at. That is feedback."),
        Wrong("e-is-feedback", lambda _: {"E": "feedback"}, "E: he asks whom, and shows nothing of his own."),
    ),
)

QUESTIONS: Final = {
    "asks": ASKED,
    "knows": KNOWS_,
    "sources": SOURCES,
    "routes": ROUTES,
    "readers": READERS,
    "request": REQUEST,
    "marek": MAREK,
}
