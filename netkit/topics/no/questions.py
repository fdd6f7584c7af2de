"""The questions of the exercise and their answers, which students do not get."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from netkit.checks.question import Question, Wrong
from netkit.model import Ask
from netkit.network import Network
from netkit.results import Share
from netkit.text import MONTHS
from netkit.topics.drawn import has_form, kinds
from netkit.topics.no.case import (
    HONEST_DATE,
    PLAIN_NEED,
    PLANS,
    SILENCES,
    STEPS,
    TALKS,
    TO_CUT,
    TODAY,
    WAIT,
    Slots,
)
from netkit.topics.texts import texts


def _had_time(case: Network) -> list[Ask]:
    return [one for one in case.asks if TODAY - one.on >= WAIT]


def _share(asks: list[Ask], of: list[Ask], *answers: str) -> dict[str, float]:
    """The share of asks with one of these answers, and from where to where it may lie in all."""
    share = Share(len([one for one in asks if one.answer in answers]), len(of))
    low, high = share.interval()
    return {"share": share.value, "from": low, "to": high}


def _rate(case: Network) -> dict[str, float]:
    return _share(_had_time(case), _had_time(case), "yes")


def _range_of_all(case: Network) -> dict[str, float]:
    found = _share(_had_time(case), list(case.asks), "yes")
    return {"from": found["from"], "to": found["to"]}


RATE: Final = Question(
    points=3,
    reference=_rate,
    right="You set aside what is too young, kept yes, no and silence apart, and said how far so few carry.",
    otherwise="Step 1: which asks are from 6 March or earlier? Step 2: how many of these have a yes? Then the table.",
    wrong=(
        Wrong(
            "counts-the-young-ones",
            lambda case: _share(list(case.asks), list(case.asks), "yes"),
            "You counted asks younger than 14 days. Set them aside, those with a quick yes too.",
            fraction=0.5,
        ),
        Wrong(
            "leaves-silence-out",
            lambda case: _share(_had_time(case), [one for one in _had_time(case) if one.answer], "yes"),
            "You divided by the answers. Divide by the asks: a silence that had time is one of them.",
            fraction=0.5,
        ),
        Wrong(
            "divides-by-all",
            lambda case: _share(_had_time(case), list(case.asks), "yes"),
            "You left the young ones out above the line of the fraction. Leave them out below it as well.",
            fraction=0.5,
        ),
        Wrong(
            "counts-every-answer",
            lambda case: _share(_had_time(case), _had_time(case), "yes", "no"),
            "This is the share that was answered. A no is an answer, and no yes.",
            fraction=0.5,
        ),
        Wrong(
            "takes-the-row-of-all-asks",
            _range_of_all,
            "from and to: take the row for the asks that had time, and not the one for all.",
        ),
    ),
)


def _age(text: str) -> int:
    """The days since the last one that a line names."""
    number, month = re.findall(rf"(\d+) ({'|'.join(MONTHS)})", text)[-1]
    return (TODAY - date(TODAY.year, MONTHS.index(month) + 1, int(number))).days


def _by_age(slot: str, text: str) -> str:
    """The slot of a line; its words may be those of another one, and the days tell them apart."""
    if slot in ("second", "twice"):
        return "second" if _age(text) < WAIT.days else "twice"
    if slot in ("young", "silent", "fourteen"):
        return {True: "young", _age(text) == WAIT.days: "fourteen", _age(text) > WAIT.days: "silent"}[True]
    return slot


def _slots(case: Network, heading: str, bank: Mapping[str, Slots]) -> dict[str, str]:
    """The slot of each line under a heading, by its letter."""
    forms = {slot: forms for slots in bank.values() for slot, forms in slots.items()}
    said = texts(case, heading)
    return {letter: _by_age(slot, said[letter]) for letter, slot in kinds(heading, forms)(case).items()}


def _labels(case: Network, heading: str, bank: Mapping[str, Slots]) -> dict[str, str]:
    """The label of each line under a heading, by its letter."""
    label = {slot: label for label, slots in bank.items() for slot in slots}
    return {letter: label[slot] for letter, slot in _slots(case, heading, bank).items()}


def _instead(heading: str, bank: Mapping[str, Slots], slot: str, label: str) -> Callable[[Network], dict[str, str]]:
    """Another label for the line of one slot."""
    return lambda case: {letter: label for letter, found in _slots(case, heading, bank).items() if found == slot}


def _reasons(case: Network) -> dict[str, str]:
    return _labels(case, "silences", SILENCES)


def _silence(slot: str, label: str) -> Callable[[Network], dict[str, str]]:
    return _instead("silences", SILENCES, slot, label)


SILENCE: Final = Question(
    points=4,
    reference=_reasons,
    right="You took a reason only where the record has one, and left the other silences open.",
    otherwise="Two questions for each line: how old is the message? Is there a fact on record, or only a guess?",
    wrong=(
        Wrong(
            "counts-from-the-talk",
            _silence("old talk", "cannot tell"),
            "Count from the day of the message, and not from when you met.",
        ),
        Wrong(
            "expects-the-usual-speed",
            _silence("quick", "cannot tell"),
            "Whoever is quick as a rule may be slow once. The 14 days are the same for all.",
        ),
        Wrong(
            "takes-fourteen-for-too-early",
            _silence("fourteen", "too early"),
            "From 6 March to 20 March are 14 days. The two weeks are over.",
        ),
        Wrong(
            "takes-a-guess-for-a-reason",
            _silence("own guess", "reason on record"),
            "That is what the owner supposes. Nothing on record says so.",
        ),
        Wrong(
            "takes-hearsay-for-a-reason",
            _silence("hearsay", "reason on record"),
            "Others say so, and do not know of this message. Hearsay is no record.",
        ),
        Wrong(
            "reads-a-verdict-into-others",
            _silence("others", "reason on record"),
            "That others had an answer is a fact, and no reason. With several such lines a pattern may show.",
        ),
        Wrong(
            "overlooks-a-reason",
            _silence("away", "cannot tell"),
            "This line has a date of return. That is a reason, and says when to ask again.",
        ),
    ),
)


def _steps(case: Network) -> dict[str, str]:
    return _labels(case, "steps", STEPS)


def _step(slot: str, label: str) -> Callable[[Network], dict[str, str]]:
    return _instead("steps", STEPS, slot, label)


NEXT: Final = Question(
    points=5,
    reference=_steps,
    right="Nobody is pressed, nobody is given up too soon, and whoever answered is thanked.",
    otherwise="Did an answer come, and was it thanked for? If none came: how many asks, and when was the last?",
    wrong=(
        Wrong(
            "leaves-a-no-without-thanks",
            _step("no", "let it rest"),
            "Somebody took the time for a no. Two words of thanks keep the door open.",
        ),
        Wrong(
            "forgets-to-thank-for-a-yes",
            _step("yes", "let it rest"),
            "The yes came, and the one who gave it has not heard that it arrived.",
        ),
        Wrong(
            "asks-a-third-time",
            _step("twice", "ask once more"),
            "That would be the third time. Asked twice, and two weeks over: let it rest, and ask somebody else.",
        ),
        Wrong(
            "asks-against-a-clear-no",
            _step("refused", "ask once more"),
            "No further messages were wanted. That is respected, thanks included.",
        ),
        Wrong(
            "gives-up-after-one-silence",
            _step("silent", "let it rest"),
            "One message may be lost or forgotten. Once more, in one line, is friendly.",
        ),
        Wrong(
            "does-not-wait-for-the-second",
            _step("second", "let it rest"),
            "The second message has its two weeks as well. Wait.",
        ),
        Wrong(
            "does-not-wait-for-the-named-day",
            _step("later", "ask once more"),
            "A later time was named. Asking before it says that the answer was not read.",
        ),
        Wrong(
            "takes-fourteen-for-too-early",
            _step("fourteen", "wait"),
            "From 6 March to 20 March are 14 days. The two weeks are over.",
        ),
    ),
)


def _plan(case: Network) -> tuple[float, int]:
    """The chance of a yes, and how many people are asked."""
    said = " ".join(texts(case, "plan").values())
    return next(
        (yes / 10, asked)
        for yes, asked in PLANS
        if has_form(said, f"About {yes} in ten {{rest}}. {asked} people {{rest}}.")
    )


def _by_plan(answer: Callable[[float, int], float]) -> Callable[[Network], float]:
    return lambda case: answer(*_plan(case))


CHANCE: Final = Question(
    points=2,
    reference=_by_plan(lambda yes, asked: 1 - yes**asked),
    right="You took the chance that all say yes from 1. What is left has at least one no or silence in it.",
    otherwise="First the chance that all say yes: the share, multiplied once for each person. Then 1 less that.",
    wrong=(
        Wrong(
            "all-say-yes",
            _by_plan(lambda yes, asked: yes**asked),
            "This is the chance that all say yes. The question is about the rest.",
        ),
        Wrong(
            "nobody-says-yes",
            _by_plan(lambda yes, asked: (1 - yes) ** asked),
            "This is the chance that nobody says yes. One single no or silence is enough.",
            fraction=0,
        ),
        Wrong(
            "one-ask-only",
            _by_plan(lambda yes, _: 1 - yes),
            "This holds for one ask. With each further one, a no becomes likelier.",
            fraction=0.25,
        ),
    ),
)


def _cuts(case: Network) -> dict[str, str]:
    """The sentence that goes from each message, or nothing."""
    goes = [sentence for messages in TO_CUT.values() for sentence, _ in messages]
    return {
        letter: next((sentence for sentence in goes if sentence in text), "")
        for letter, text in texts(case, "messages").items()
    }


def _kept(kind: str) -> Callable[[Network], dict[str, str]]:
    """The message with a sentence of this kind stays as it is."""
    sentences = [sentence for sentence, _ in TO_CUT[kind]]
    return lambda case: {letter: "" for letter, sentence in _cuts(case).items() if sentence in sentences}


def _cut(*forms: str) -> Callable[[Network], dict[str, str]]:
    """The message of one of these forms is cut altogether."""
    return lambda case: {
        letter: text for letter, text in texts(case, "messages").items() if any(has_form(text, form) for form in forms)
    }


WORDS: Final = Question(
    points=4,
    reference=_cuts,
    right="What is left asks plainly, and each of these people can say no without harm.",
    otherwise="Read each message as its reader does. Which sentence makes a no costly, or takes the yes for given?",
    wrong=(
        Wrong(
            "keeps-a-debt",
            _kept("debt"),
            "A favour that is named as a debt turns the question into a bill.",
        ),
        Wrong(
            "keeps-a-yes-taken-as-given",
            _kept("taken"),
            "The yes is taken as given here, and others may know of it already. Saying no has become costly.",
        ),
        Wrong(
            "keeps-pressure",
            _kept("pressed"),
            "This leaves no time, or puts the harm of a no on the other.",
        ),
        Wrong(
            "keeps-a-claim-to-a-place",
            _kept("place"),
            "A contact can tell how one comes to a place, and seldom has one to give.",
        ),
        Wrong(
            "cuts-an-honest-date",
            _cut(*HONEST_DATE),
            "This date comes from outside, and the message says what happens without an answer. That leaves a choice.",
        ),
        Wrong(
            "cuts-a-plain-need",
            _cut(*PLAIN_NEED),
            "Saying what you need is no pressure. It is what makes a small ask clear.",
        ),
    ),
)


def _talks(case: Network, *slots: str) -> int:
    return len([slot for slot in kinds("talks", TALKS)(case).values() if slot in slots])


def _leads(case: Network) -> dict[str, float]:
    return {"had time": _talks(case, "led", "nothing", "late"), "led to a name": _talks(case, "led")}


LEADS: Final = Question(
    points=2,
    reference=_leads,
    right="Each talk had the same 30 days, and what was no talk is not among them.",
    otherwise="Which lines are talks, 30 days ago or longer? After which of these did a name come within 30 days?",
    wrong=(
        Wrong(
            "counts-the-young-talks",
            lambda case: {"had time": _leads(case)["had time"] + _talks(case, "young, with a name", "young, without")},
            "had time: talks of the last 30 days are among these. They may still lead to a name.",
        ),
        Wrong(
            "counts-what-was-no-talk",
            lambda case: {"had time": _leads(case)["had time"] + _talks(case, "no talk")},
            "had time: fixing a day is no talk, and neither is a list that goes to everybody.",
        ),
        Wrong(
            "counts-a-late-name",
            lambda case: {"led to a name": _leads(case)["led to a name"] + 1},
            "led to a name: one of these names came more than 30 days after its talk, or its talk is too young.",
        ),
    ),
)

RUI: Final = Question(
    reference=lambda _: {"had time": 5, "yes": 2, "silent": 2},
    right="Five of the seven had two weeks: two with a yes, one with a no, and two silent.",
    otherwise="On 20 March, which asks are from 6 March or earlier? Sort these into yes, no and nothing.",
    wrong=(
        Wrong("counts-all", lambda _: {"had time": 7}, "had time: 7 are all. Two are younger than 14 days."),
        Wrong("leaves-out-14", lambda _: {"had time": 4}, "had time: the ask of 6 March is 14 days old, and counts."),
        Wrong("counts-a-young-yes", lambda _: {"yes": 3}, "yes: one of these three is younger than 14 days."),
        Wrong("counts-a-young-silence", lambda _: {"silent": 3}, "silent: one of these three is three days old."),
    ),
)

QUESTIONS: Final = {
    "rate": RATE,
    "silence": SILENCE,
    "next": NEXT,
    "chance": CHANCE,
    "words": WORDS,
    "leads": LEADS,
    "rui": RUI,
}
