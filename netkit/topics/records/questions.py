"""The questions of the exercise and their answers, which students do not get."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from netkit.checks.question import Question, Wrong
from netkit.measures.follow_up import overdue
from netkit.model import Promise, Referral
from netkit.network import Network
from netkit.text import MONTHS
from netkit.topics.drawn import has_form, in_order, moved
from netkit.topics.records.case import (
    MINE,
    MINE_IN_A_MONTH,
    MINE_IN_A_WEEK,
    REMARKS,
    STORIES,
    THEIRS,
    THEIRS_IN_A_WEEK,
    TO_CUT,
    TODAY,
    WAIT,
)
from netkit.topics.texts import texts

Row = Callable[[date, str], str]
"""From the day of a line and its text to a row."""


def _named(text: str, on: date) -> date:
    """The day that a text names last."""
    number, month = re.findall(rf"(\d+) ({'|'.join(MONTHS)})", text)[-1]
    return date(on.year, MONTHS.index(month) + 1, int(number))


_DUE: Final[dict[tuple[str, ...], Callable[[date, str], date]]] = {
    (*MINE, *THEIRS): lambda on, text: _named(text, on),
    (MINE_IN_A_WEEK, THEIRS_IN_A_WEEK): lambda on, _: on + timedelta(7),
    (MINE_IN_A_MONTH,): lambda on, _: date(on.year, on.month + 1, 28),  # written on 31 January
}


def _lines(case: Network, *forms: str) -> dict[str, tuple[date, str]]:
    """Day and text of the lines that have one of these forms, by letter."""
    days = {one.id: one.on for one in case.interactions}
    found = {letter: (days[f"log-{letter}"], text) for letter, text in texts(case, "log").items()}
    return {letter: line for letter, line in found.items() if any(has_form(line[1], form) for form in forms)}


def _rows(case: Network) -> dict[str, str]:
    """The promises of the log: who made them, and by when."""
    found = {}
    for forms, due in _DUE.items():
        for letter, (on, text) in _lines(case, *forms).items():
            by = "me" if any(has_form(text, form) for form in (*MINE, MINE_IN_A_WEEK, MINE_IN_A_MONTH)) else "them"
            found[letter] = f"{by} {due(on, text)}"
    return dict(sorted(found.items()))


def _instead(*forms: str, row: Row) -> Callable[[Network], dict[str, str]]:
    """Other rows for the lines of these forms."""
    return lambda case: {letter: row(on, text) for letter, (on, text) in _lines(case, *forms).items()}


def _spoken(rows: dict[str, str], pattern: str) -> str:
    """The rows as text; ``pattern`` takes the line, the label and the day in words."""
    said = []
    for letter, row in rows.items():
        label, day = row.split()
        on = date.fromisoformat(day)
        said.append(pattern.format(letter, label, f"{on.day} {MONTHS[on.month - 1]}", f"{on.day}.{on.month}.{on.year}"))
    return "\n".join(said)


PROMISES: Final = Question(
    points=5,
    reference=_rows,
    right="Seven lines hold a promise. For each you have the one who made it, and the day.",
    otherwise="Take a line at a time: did somebody say that they would? Who? By which day of the calendar?",
    wrong=(
        Wrong(
            "own-promises-only",
            _instead(*THEIRS, THEIRS_IN_A_WEEK, row=lambda *_: ""),
            "Promises made to you belong on the list too: otherwise nobody notices when one is forgotten.",
        ),
        Wrong(
            "counts-the-week-from-today",
            _instead(MINE_IN_A_WEEK, THEIRS_IN_A_WEEK, row=lambda _, text: f"{_side(text)} {TODAY + timedelta(7)}"),
            "“Within a week” was said on the day of the line. Count from there.",
        ),
        Wrong(
            "goes-past-the-end-of-the-month",
            _instead(MINE_IN_A_MONTH, row=lambda on, _: f"me {on + timedelta(31)}"),
            "A month after 31 January is the last day of February.",
        ),
        Wrong(
            "takes-a-hope-for-a-promise",
            _instead("{who} hopes to have {what} ready by {day}.", row=lambda on, text: f"them {_named(text, on)}"),
            "Somebody hopes. Nobody has said that they would.",
        ),
        Wrong(
            "takes-a-wish-for-a-promise",
            _instead(
                "We ought to meet once more before {day}, {who} and I.",
                row=lambda on, text: f"me {_named(text, on)}",
            ),
            "“We ought to” is a wish: nobody said who would write, or when.",
        ),
        Wrong(
            "turns-the-sides-round",
            _instead(*THEIRS, row=lambda on, text: f"me {_named(text, on)}"),
            "Ask of each line who is to act next.",
        ),
    ),
)


def _side(text: str) -> str:
    return "me" if has_form(text, MINE_IN_A_WEEK) else "them"


def _with(case: Network, chosen: Callable[[Promise], bool]) -> list[str]:
    """The names of those with whom such promises were made."""
    names = {person.id: person.name for person in case.contacts}
    return [names[one.contact] for one in case.promises if chosen(one)]


def _is_overdue(one: Promise) -> bool:
    return one.is_open and one.due_on < TODAY


OVERDUE: Final = Question(
    points=2,
    reference=lambda case: _with(case, lambda one: one in overdue(case.promises, today=TODAY)),
    right="These are open, and their day has gone by. What is due today can still be kept today.",
    otherwise="Ask three things of each row: is it done? Was it cancelled? Has its day gone by?",
    wrong=(
        Wrong(
            "counts-what-is-due-today",
            lambda case: _with(case, lambda one: one.is_open and one.due_on <= TODAY),
            "A promise that is due today can still be kept today.",
        ),
        Wrong(
            "leaves-out-theirs",
            lambda case: _with(case, lambda one: _is_overdue(one) and one.by == "me"),
            "A promise made to you can be overdue as well.",
        ),
        Wrong(
            "adds-what-was-kept-late",
            lambda case: _with(case, lambda one: _is_overdue(one) or (one.done_on or one.due_on) > one.due_on),
            "One of these was kept late. Late is not open.",
        ),
        Wrong(
            "adds-what-was-dropped",
            lambda case: _with(case, lambda one: _is_overdue(one) or one.cancelled_on is not None),
            "One of these was cancelled, and the other person knows.",
        ),
    ),
)


def _share(chosen: list[Referral], of: list[Referral]) -> float:
    return len(chosen) / len(of)


def _judged(case: Network) -> list[Referral]:
    return [one for one in case.referrals if TODAY - one.on >= WAIT]


def _written_to(referrals: list[Referral]) -> list[Referral]:
    return [one for one in referrals if one.contacted_on]


def _rate(case: Network) -> float:
    return _share(_written_to(_judged(case)), _judged(case))


RATE: Final = Question(
    points=2,
    reference=_rate,
    right="You set the young ones aside, and counted what the owner could do: write.",
    otherwise="Step 2: which rows had 14 days or more on 20 March? Step 3: to how many of these did the owner write?",
    wrong=(
        Wrong(
            "counts-the-young-ones",
            lambda case: _share(_written_to(list(case.referrals)), list(case.referrals)),
            "You counted referrals younger than 14 days. Set them aside, whatever became of them.",
        ),
        Wrong(
            "counts-meetings",
            lambda case: _share([one for one in _judged(case) if one.met_on], _judged(case)),
            "You counted meetings. Whether somebody answers is up to them; writing is up to the owner.",
        ),
        Wrong(
            "divides-by-all",
            lambda case: _share(_written_to(_judged(case)), list(case.referrals)),
            "You left the young ones out above the line of the fraction. Leave them out below it as well.",
        ),
        Wrong(
            "counts-what-was-left",
            lambda case: 1 - _rate(case),
            "This is the share that was not followed up.",
        ),
    ),
)


def _next(one: Referral) -> str:
    if one.reported_back_on:
        return "nothing"
    if one.met_on:
        return "report back"
    if one.contacted_on is None:
        return "write"
    return "write once more" if TODAY - one.contacted_on >= WAIT else "wait"


def _for(case: Network, chosen: Callable[[Referral], bool], label: str) -> dict[str, str]:
    return {one.person: label for one in case.referrals if chosen(one)}


def _is_young(one: Referral) -> bool:
    return TODAY - one.on < WAIT


NEXT: Final = Question(
    points=5,
    reference=lambda case: {one.person: _next(one) for one in case.referrals},
    right="Each name has its next step, and none of them waits on somebody who was never asked.",
    otherwise="Read each row from left to right: was there a message, a talk, a report? The first gap is next.",
    wrong=(
        Wrong(
            "takes-too-young-to-judge-for-too-early-to-act",
            lambda case: _for(case, lambda one: _is_young(one) and not one.contacted_on, "wait"),
            "A name that is a few days old is too young for a rate, and not too young for a message.",
        ),
        Wrong(
            "counts-from-the-day-of-the-referral",
            lambda case: _for(case, lambda one: _next(one) == "wait" and not _is_young(one), "write once more"),
            "The two weeks begin on the day of the message, and not on the day on which the name was given.",
        ),
        Wrong(
            "takes-silence-for-a-no",
            lambda case: _for(case, lambda one: _next(one) == "write once more", "nothing"),
            "Two weeks of silence are not a no. Once more is friendly.",
        ),
        Wrong(
            "forgets-who-gave-the-name",
            lambda case: _for(case, lambda one: _next(one) == "report back", "nothing"),
            "The talk took place, and the one who gave the name does not know.",
        ),
        Wrong(
            "goes-on-writing",
            lambda case: _for(case, lambda one: _next(one) == "nothing", "write once more"),
            "This one is complete: talked, and told. Leave it.",
        ),
    ),
)


def _cuts(case: Network) -> dict[str, str]:
    """The sentence that goes from each note, or nothing."""
    goes = [sentence for _, sentence, _ in TO_CUT]
    return {
        note: next((sentence for sentence in goes if sentence in text), "")
        for note, text in texts(case, "notes").items()
    }


def _kept(reason: str) -> Callable[[Network], dict[str, str]]:
    """The note with a sentence of this kind stays as it is."""
    sentences = [sentence for one, sentence, _ in TO_CUT if one == reason]
    return lambda case: {note: "" for note, sentence in _cuts(case).items() if sentence in sentences}


NOTES: Final = Question(
    points=4,
    reference=_cuts,
    right="What is left, the person could read over your shoulder.",
    otherwise="Read each note as the person in it would. Which sentence would they not like to find?",
    wrong=(
        Wrong(
            "keeps-a-confidence",
            _kept("confidence"),
            "Writing a confidence down is the first step to passing it on.",
        ),
        Wrong(
            "keeps-a-judgement",
            _kept("judgement"),
            "A judgement on a person stays on paper longer than in the head. A late day is a fact; “hopeless” is none.",
        ),
        Wrong(
            "keeps-gossip",
            _kept("gossip"),
            "This is about somebody who is not there, from somebody who may not know.",
        ),
        Wrong(
            "keeps-what-is-personal",
            _kept("personal"),
            "You do not need this to work together, and others may read it one day.",
        ),
        Wrong(
            "cuts-a-remark-about-the-work",
            lambda case: {note: text for note, text in texts(case, "notes").items() if text in REMARKS},
            "This remark is about a piece of work, and it was asked for. It may stay.",
        ),
    ),
)


_order = in_order("story", STORIES)

ORDER: Final = Question(
    points=2,
    reference=_order,
    right="A name, a yes, a message, a talk, and a word to the one who gave the name.",
    otherwise="Which line can only stand after another one? Begin with the name, and end with the report.",
    wrong=(
        Wrong("writes-before-asking", moved(_order, 1, 2), "First ask how the name may be used. Then write."),
        Wrong("reports-before-there-is-news", moved(_order, 4, 3), "Before the talk there is nothing to report."),
        Wrong("turns-it-round", lambda case: _order(case)[::-1], "Right order, but from the last to the first line."),
    ),
)

EMEKA: Final = Question(
    reference=lambda _: {"had time": 4, "followed": 1},
    right="Four of the six had two weeks, and Emeka wrote to one of these: 1 of 4, or 0.25.",
    otherwise="On 20 March, which rows are 14 days old or more? To how many of these did Emeka write?",
    wrong=(
        Wrong("counts-all", lambda _: {"had time": 6}, "had time: 6 are all. Two are younger than 14 days."),
        Wrong("leaves-out-14", lambda _: {"had time": 3}, "had time: the name of 6 March is 14 days old, and counts."),
        Wrong("counts-a-young-one", lambda _: {"followed": 2}, "followed: one of these two is younger than 14 days."),
    ),
)

QUESTIONS: Final = {
    "promises": PROMISES,
    "overdue": OVERDUE,
    "rate": RATE,
    "next": NEXT,
    "notes": NOTES,
    "order": ORDER,
    "emeka": EMEKA,
}
