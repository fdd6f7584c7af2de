"""The questions of the exercise and their answers, which students do not get."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from itertools import combinations, product
from typing import Final

from netkit.checks.question import Question, Wrong
from netkit.network import Network
from netkit.topics.drawn import Labelled, chosen, has_form
from netkit.topics.texts import texts
from netkit.topics.widen import bank
from netkit.topics.widen.case import AWAY, NEITHER, sides


def _ranked(key: Callable[[int, int, int], tuple[int, ...]]) -> Callable[[Network], list[str]]:
    """The settings by what their numbers give, the highest first: all who come, known to the owner, and to contacts."""

    def found(case: Network) -> list[str]:
        numbers = {
            letter: [int(one) for one in re.findall(r"\d+", text)] for letter, text in texts(case, "settings").items()
        }
        return sorted(numbers, key=lambda letter: key(*numbers[letter]), reverse=True)

    return found


_settings = _ranked(lambda come, own, theirs: (come - own - theirs, own))

SETTINGS: Final = Question(
    points=3,
    reference=_settings,
    right="You counted those whom neither you nor your contacts know, and looked last for somebody to go with.",
    otherwise="Write beside each letter: all who come, less those I know, less those my contacts know.",
    wrong=(
        Wrong(
            "takes-the-largest",
            _ranked(lambda come, *_: (come,)),
            "This is the order by how many come. Most of those at the largest are known to the owner already.",
        ),
        Wrong(
            "forgets-friends-of-contacts",
            _ranked(lambda come, own, theirs: (come - own, own)),
            "The friends of your contacts you can meet through them. Take them off too.",
        ),
        Wrong(
            "goes-where-one-is-known",
            _ranked(lambda come, own, theirs: (own,)),
            "This begins where the owner knows most people, and adds fewest.",
        ),
        Wrong(
            "turns-the-order-round",
            lambda case: _settings(case)[::-1],
            "This is the right order turned round: begin with the setting that adds most.",
        ),
    ),
)


def _pairs(case: Network) -> dict[str, set[tuple[str, str]]]:
    """The pairs of both groups who meet at each event."""
    came = {letter: _came(text) for letter, text in texts(case, "events").items()}
    one, other = sorted({club for clubs in came.values() for club in clubs})
    return {letter: {*product(clubs.get(one, []), clubs.get(other, []))} for letter, clubs in came.items()}


def _came(text: str) -> dict[str, list[str]]:
    """Who came to an event, by their club."""
    clubs = dict(part.split(": ") for part in text.rstrip(".").split(". ")[1:])
    return {club: re.split(", | and ", names) for club, names in clubs.items() if club != NEITHER}


def _events(case: Network) -> dict[str, str]:
    pairs, found = _pairs(case), {}
    for letter, here in pairs.items():
        elsewhere = set().union(*(pairs[other] for other in pairs if other != letter))
        found[letter] = "one group" if not here else "needed" if here - elsewhere else "doubled"
    return found


def _event(wanted: Callable[[str, set[tuple[str, str]]], bool], of: str, label: str) -> Labelled:
    """A label for the events of one label whose text and pairs are as wanted."""

    def found(case: Network) -> dict[str, str]:
        said, pairs, labels = texts(case, "events"), _pairs(case), _events(case)
        return {one: label for one in labels if labels[one] == of and wanted(said[one], pairs[one])}

    return found


EVENTS: Final = Question(
    points=3,
    reference=_events,
    right="You looked at pairs and not at heads: a small event can be the only place where two people meet.",
    otherwise="Make a square: one group down, the other across. Tick each pair that meets, event by event.",
    wrong=(
        Wrong(
            "counts-a-guest",
            _event(lambda text, _: NEITHER in text, "one group", "doubled"),
            "A guest of neither group joins nobody of one with somebody of the other.",
        ),
        Wrong(
            "takes-one-group-for-two",
            _event(lambda text, _: NEITHER not in text, "one group", "doubled"),
            "Only one of the groups came here. They met each other, and nobody else.",
        ),
        Wrong(
            "overlooks-the-small-one",
            _event(lambda _, pairs: len(pairs) < 3, "needed", "doubled"),
            "Few came, and some pair of them meets nowhere else.",
        ),
        Wrong(
            "keeps-the-large-one",
            _event(lambda _, pairs: len(pairs) > 2, "doubled", "needed"),
            "Many came from both groups. Look at each pair: all of them meet at another event too.",
        ),
        Wrong(
            "keeps-whatever-joins",
            _event(lambda _, pairs: len(pairs) < 3, "doubled", "needed"),
            "It joins the groups, and so does another event, for the same pairs.",
        ),
    ),
)


def _prospects(*conditions: str) -> Callable[[Network], list[str]]:
    """Those who meet these conditions."""

    def found(case: Network) -> list[str]:
        known = {person.circle for person in case.contacts}
        return [
            text.split()[0]
            for text in texts(case, "prospects").values()
            if all(_meets(text, one, known) for one in conditions)
        ]

    return found


def _meets(text: str, condition: str, known: Collection[str]) -> bool:
    begins, way, need = text.rstrip(".").split(". ")
    if condition == "circle":
        return begins.partition("(")[2].rstrip(")") not in known
    return (
        need in bank.NEEDS["can give"]
        if condition == "need"
        else any(has_form(way, form) for form in bank.WAYS["agreed"])
    )


_three = _prospects("circle", "way", "need")

PROSPECTS: Final = Question(
    points=4,
    reference=_three,
    right="A new circle, a way that they agreed to, and something that you can give: both sides gain.",
    otherwise="Take one condition at a time, and cross out whoever fails it. Three are left.",
    wrong=(
        Wrong(
            "forgets-the-circle",
            _prospects("way", "need"),
            "Some of these come from a circle in which the owner knows somebody already. One contact is enough.",
        ),
        Wrong(
            "forgets-to-ask-first",
            _prospects("circle", "need"),
            "Some of these have not agreed. A number from a list, or from a friend, is no invitation.",
        ),
        Wrong(
            "forgets-what-they-gain",
            _prospects("circle", "way"),
            "To some of these the owner has nothing to give that they said they need.",
        ),
        Wrong(
            "takes-only-what-is-open",
            _prospects("way"),
            "All of these have agreed. The question has two more conditions.",
        ),
    ),
)


def _lists(case: Network) -> dict[str, tuple[set[str], set[str]]]:
    """For each kind of help who gives it, on the owner's list and on the mentor's."""
    found = {}
    for letter, text in texts(case, "help").items():
        mine, theirs = sides(text)
        found[letter] = set(mine), set(theirs)
    return found


def _opens(mine: set[str], theirs: set[str]) -> str:
    if not (mine and theirs):
        return "from me" if mine else "from my mentor" if theirs else "gap"
    return "covered" if len(mine | theirs) > 1 else "one person"


def _gaps(case: Network) -> dict[str, str]:
    return {letter: _opens(*both) for letter, both in _lists(case).items()}


def _gap(wanted: Callable[[set[str], set[str]], bool], label: str) -> Labelled:
    return lambda case: {letter: label for letter, both in _lists(case).items() if wanted(*both)}


GAPS: Final = Question(
    points=3,
    reference=_gaps,
    right="You saw what each can open for the other, and where both lean on one person.",
    otherwise="Look at both lists in each line. Is one of them empty? If not, how many different people are named?",
    wrong=(
        Wrong(
            "counts-one-person-twice",
            _gap(lambda mine, theirs: bool(mine) and mine == theirs, "covered"),
            "Both lists name the same person. If that one is away, neither of you has anybody.",
        ),
        Wrong(
            "sees-only-what-is-shared",
            _gap(lambda mine, theirs: bool(mine & theirs) and mine != theirs, "one person"),
            "One name is on both lists, and there are others beside it.",
        ),
        Wrong(
            "forgets-the-mentors-needs",
            _gap(lambda mine, theirs: bool(mine) and not theirs, "covered"),
            "Your mentor has nobody for this, and you have. Here you can open something.",
        ),
        Wrong(
            "looks-at-ones-own-list",
            _gap(lambda mine, theirs: bool(theirs) and not mine, "gap"),
            "On your list there is nobody, and on your mentor's there is.",
        ),
        Wrong(
            "leaves-it-to-the-mentor",
            _gap(lambda mine, theirs: not mine | theirs, "from my mentor"),
            "Neither list names anybody. You could look for somebody together.",
        ),
    ),
)


def _everybody(case: Network) -> tuple[set[str], set[str]]:
    """All people on the owner's list, and all on the mentor's."""
    lists = _lists(case).values()
    return set().union(*(mine for mine, _ in lists)), set().union(*(theirs for _, theirs in lists))


def _reach(case: Network) -> dict[str, float]:
    mine, theirs = _everybody(case)
    return {"both": len(mine & theirs), "new to me": len(theirs - mine), "new to my mentor": len(mine - theirs)}


def _turned(case: Network) -> dict[str, float]:
    found = _reach(case)
    return {"new to me": found["new to my mentor"], "new to my mentor": found["new to me"]}


def _named_again(case: Network) -> dict[str, float]:
    mine, _ = _everybody(case)
    return {"new to me": len([one for _, theirs in _lists(case).values() for one in theirs if one not in mine])}


REACH: Final = Question(
    points=2,
    reference=_reach,
    right="You counted people, each once, over all the lines.",
    otherwise="Write two lists of names, each name once. Cross out those on both, and count three times.",
    wrong=(
        Wrong(
            "turns-the-sides-round",
            _turned,
            "These two stand the other way round: whoever is only on your mentor's list is new to you.",
        ),
        Wrong(
            "counts-names-twice", _named_again, "new to me: somebody is named in more than one line, and counts once."
        ),
        Wrong(
            "counts-all-of-the-mentors",
            lambda case: {"new to me": len(_everybody(case)[1])},
            "new to me: this is everybody on the mentor's list. Some of them you know.",
        ),
        Wrong(
            "looks-along-the-line",
            lambda case: {"both": len(set().union(*(mine & theirs for mine, theirs in _lists(case).values())))},
            "both: somebody is on your list in one line, and on your mentor's in another.",
        ),
    ),
)


def _offered(case: Network, *, away: bool = False) -> dict[str, set[str]]:
    """What each of the mentor's contacts offers; those who are away only if wanted."""
    found = {}
    for text in texts(case, "offers").values():
        who, _, offers = text.rstrip(".").partition(": ")
        offers, gone, _ = offers.partition(f"; {AWAY}")
        if away or not gone:
            found[who] = set(offers.split(", "))
    return found


def _fewest(offered: Mapping[str, set[str]], *together: str) -> list[str]:
    """The fewest people who offer everything, these among them."""
    every = set().union(*offered.values())
    return next(
        [*chosen]
        for size in range(1, len(offered) + 1)
        for chosen in combinations(sorted(offered), size)
        if {*together} <= {*chosen} and set().union(*(offered[one] for one in chosen)) == every
    )


def _cover(case: Network) -> list[str]:
    return _fewest(_offered(case))


def _most(case: Network) -> str:
    offered = _offered(case)
    return max(sorted(offered), key=lambda one: len(offered[one]))


def _with_the_absent(case: Network) -> list[str]:
    gone = {*_offered(case, away=True)} - {*_offered(case)}
    return _fewest(_offered(case, away=True), *gone)


COVER: Final = Question(
    points=3,
    reference=_cover,
    right="Two are enough, and your mentor has to ask no more than these.",
    otherwise="Find a kind of help that few offer. One of these few must be among those you choose.",
    wrong=(
        Wrong(
            "begins-with-the-most",
            lambda case: _fewest(_offered(case), _most(case)),
            "Together these offer all six kinds, and there are more of them than needed.",
        ),
        Wrong(
            "asks-somebody-who-is-away",
            _with_the_absent,
            "One of these is away until June. Your mentor cannot ask there now.",
        ),
        Wrong(
            "stops-too-early",
            lambda case: [_most(case)],
            "This one offers most, and not everything. What is missing?",
        ),
        Wrong(
            "asks-everybody",
            lambda case: [*_offered(case)],
            "They offer everything together. Each of them would have to be asked, and few are enough.",
        ),
    ),
)

_changed = chosen("maps", bank.MAPS, "right")

CHANGED: Final = Question(
    points=2,
    reference=_changed,
    right="Each of these says what was counted then and now, and no more.",
    otherwise="Read each sentence, and point to the two numbers that show it. What can you not point to?",
    wrong=(
        Wrong(
            "names-a-cause",
            chosen("maps", bank.MAPS, "cause"),
            "Two maps show what was before and after. They do not show what brought it about.",
        ),
        Wrong(
            "judges",
            chosen("maps", bank.MAPS, "judgement"),
            "A map has names and lines. What somebody feels or is worth is not on it.",
        ),
        Wrong(
            "counts-wrongly",
            chosen("maps", bank.MAPS, "arithmetic"),
            "Count again: who stayed, who is new, and what was never counted?",
        ),
    ),
)

_PLAN: Final = {"A": "ready", "B": "no day", "C": "not asked", "D": "one side", "E": "ready", "F": "no day"}

PLAN: Final = Question(
    reference=lambda _: _PLAN,
    right="A and E say who, what and by when, both gain, and whoever is named has agreed.",
    otherwise="Ask of each line: who does what? By when? What has each of it? Was whoever is named asked?",
    wrong=(
        Wrong("takes-spring-for-a-day", lambda _: {"B": "ready"}, "B: spring is long. Name a day."),
        Wrong(
            "gives-a-number-away", lambda _: {"C": "ready"}, "C: the colleague should be asked before, not told later."
        ),
        Wrong("serves-one-side", lambda _: {"D": "ready"}, "D: Valentin has his notes. What has Ikram?"),
        Wrong("takes-a-wish-for-an-act", lambda _: {"F": "ready"}, "F: a wish. Whom, how, and by when?"),
    ),
)

QUESTIONS: Final = {
    "settings": SETTINGS,
    "events": EVENTS,
    "prospects": PROSPECTS,
    "gaps": GAPS,
    "reach": REACH,
    "cover": COVER,
    "changed": CHANGED,
    "plan": PLAN,
}
