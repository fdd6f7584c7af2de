"""The cases of the exercise: what somebody wrote down in two months, and what was promised and recommended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import count
from typing import Final

from netkit.cases.seeded_random import SeededRandom
from netkit.cases.vocabulary import NAMES
from netkit.model import Contact, ContactId, Promise, Record, Referral
from netkit.network import Network
from netkit.text import MONTHS, folded
from netkit.topics.texts import written

TODAY: Final = date(2026, 3, 20)
WAIT: Final = timedelta(14)
NEXT_STEPS: Final = ("write", "wait", "write once more", "report back", "nothing")

THINGS: Final = (
    *("the reading list", "the slides of the talk", "the draft poster", "the field notes", "the grant guide"),
    *("the list of summer schools", "the workshop form", "the old exam papers", "the city map", "the survey"),
)

MINE: Final = (
    "Told {who} that I would send {what} by {day}.",
    "{who} asked for {what}; I promised a copy by {day}.",
)
MINE_IN_A_WEEK: Final = "I said that I would lend {who} {what} within a week."
MINE_IN_A_MONTH: Final = "Said to {who} that I would write again in a month."
THEIRS: Final = ("{who} will send me {what} by {day}.", "{who} will look at {what}, and answer by {day}.")
THEIRS_IN_A_WEEK: Final = "Within a week, {who} said, I shall have an answer about {what}."
NO_PROMISE: Final = (
    "{who} hopes to have {what} ready by {day}.",
    "We ought to meet once more before {day}, {who} and I.",
    "{who} gave me {what}, which I had wanted before {day}.",
)
"""Lines of a log. Each has a day or a length of time; what makes a promise is that somebody said they would."""

REMARKS: Final = (
    "Asked what I think of the survey: question 4 is too long.",
    "Said that my first draft was hard to follow, and showed me where.",
)
"""Remarks about a piece of work, which may stay. Each case has one."""

TO_STAY: Final = (
    "Works on maps of old rivers, and likes questions about them.",
    "Met at the open day of the city library, at the family history desk.",
    "Leads the reading group on Tuesdays. Gave me two tips for the poster.",
    "Wrote to me first. Prefers e-mail to the telephone.",
    "Looks for somebody who can check the English of a report.",
    "Knows the archive well. Sent me to Lars, and I owe a report on that.",
)
TO_CUT: Final = (
    ("confidence", "Told me in confidence that the office by the harbour will close.", "Likes old maps."),
    ("confidence", "Is leaving the firm in May, which nobody there may know yet.", "Has taught statistics."),
    ("judgement", "Good company, but hopeless at keeping appointments.", "Runs the Monday workshop."),
    ("judgement", "Talks too much and has nothing to say.", "Knows two people at the museum."),
    ("gossip", "They say that the manager there was pushed out.", "Works for the water board."),
    ("gossip", "Somebody at lunch knew that the two directors no longer speak.", "Offered to read my draft."),
    ("personal", "Parents live apart, and the flat is too small.", "Studied in two countries."),
    ("personal", "Is in debt since the move.", "Asked for the link to the grant guide."),
)
"""Notes: the reason why a sentence goes, the sentence, and one that stays."""

STORIES: Final = (
    (
        "{by} gave me a name: {person}, who knows how such surveys are made.",
        "Asked {by} whether I may say who sent me.",
        "Wrote to {person}, and said that {by} had sent me.",
        "{person} and I talked for twenty minutes about two surveys.",
        "Told {by} which of the two surveys I shall copy, and thanked for the name.",
    ),
    (
        "“You should talk to {person} about the archive,” {by} said.",
        "May I use your name, I asked, and {by} said yes.",
        "First message to {person}: who I am, who sent me, one question.",
        "{person} answered my question and added a second box to look into.",
        "Wrote to {by} what was in the box that {person} had named.",
    ),
    (
        "When I spoke of my summer, {by} thought of {person} at once.",
        "{by} would rather introduce us than lend the name; I said that I was glad of it.",
        "{by} wrote to both of us, and I answered first.",
        "{person} showed me the workshop and asked what I had built so far.",
        "Let {by} know that the visit took place and what I took from it.",
    ),
    (
        "After the lecture {by} wrote a name into my notebook: {person}, weather maps.",
        "“Say that I sent you, by all means,” was the answer of {by} to my question.",
        "I put the lecture and {by} into the first line to {person}.",
        "{person} wrote back, and on Monday we looked at a map together.",
        "{by} heard from me on Tuesday what {person} sees in such a map.",
    ),
    (
        "{by} mentioned {person} while we were waiting for the lift.",
        "By the time we were up I had asked, and might use {by}'s name.",
        "It took me two days to write four lines to {person}.",
        "We met in the canteen, {person} and I, and spoke about the night shift.",
        "The next time at the lift I had news of the night shift for {by}.",
    ),
    (
        "A note from {by} says that {person} has the same trouble with old doors.",
        "I replied to the note: may {person} know from whom I come?",
        "With the yes of {by} in hand I rang {person}.",
        "{person} told me, before we hung up, of a hinge that needs no screws.",
        "Sent {by} a drawing of the hinge, and my thanks.",
    ),
)
"""What became of a name, in its order."""


SHAPES: Final = (
    *((1, 2, 1, 1, 1, 2), (1, 2, 1, 1, 2, 1), (1, 2, 1, 2, 2, 1), (1, 2, 2, 1, 2, 1)),
    *((2, 2, 1, 1, 2, 2), (2, 2, 1, 2, 1, 1), (2, 2, 2, 1, 1, 1), (2, 2, 2, 2, 1, 1)),
)
"""How many referrals there are of each kind; see ``_referrals``. Each tells all the readings of the share apart."""


def practice() -> Network:
    """The case that is the same for everybody."""
    return make("practice", "records")


def make(course: str, student: str) -> Network:
    """The case of one student."""

    def chance(purpose: str) -> SeededRandom:
        return SeededRandom(course, "records", student, purpose)

    owner, *names = chance("names").shuffled(NAMES)
    people = [Contact(ContactId(folded(name)), name) for name in names[:8]]
    records: list[Record] = [
        *people,
        *_promises(people, chance("promises")),
        *_referrals(people[:4], names[8:], chance("referrals")),
        *written("log", _log(people, chance("log"))),
        *written("notes", [(TODAY, people[0].id, text) for text in _notes(chance("notes"))]),
        *written("story", [(TODAY, people[0].id, text) for text in _story(people[0], names[-1], chance("story"))]),
    ]
    return Network.of(*records, owner=owner, today=TODAY)


def _log(people: Sequence[Contact], chance: SeededRandom) -> list[tuple[date, ContactId, str]]:
    """Ten lines by day: seven promises and three lines that have a day too."""
    first, last = date(2026, 1, 12), date(2026, 3, 9)
    forms = [
        *(chance.choice(MINE) for _ in range(2)),
        MINE_IN_A_WEEK,
        *(chance.choice(THEIRS) for _ in range(2)),
        THEIRS_IN_A_WEEK,
        *NO_PROMISE,
    ]
    days = sorted({first + timedelta(chance.whole(0, (last - first).days)) for _ in range(60)} - {date(2026, 1, 31)})
    dated = list(zip(chance.some(days, len(forms)), forms, strict=True))
    dated.append((date(2026, 1, 31), MINE_IN_A_MONTH))
    things = iter(chance.shuffled(THINGS))
    found = []
    for on, form in sorted(dated):
        person = chance.choice(people)
        due = on + timedelta(chance.whole(4, 21))
        by = f"{due.day} {MONTHS[due.month - 1]}"
        found.append((on, person.id, form.format(who=person.name, what=next(things), day=by)))
    return found


def _promises(people: Sequence[Contact], chance: SeededRandom) -> Iterator[Promise]:
    """One promise with each person: three are overdue, one of them theirs, and one is due today."""

    def days(low: int, high: int) -> timedelta:
        return timedelta(chance.whole(low, high))

    due = TODAY - days(3, 30)
    made = [
        ("me", TODAY - days(1, 2), None, None),
        ("me", TODAY - days(4, 20), None, None),
        ("them", TODAY - days(3, 15), None, None),
        (chance.choice(("me", "them")), TODAY, None, None),
        ("me", TODAY + days(1, 14), None, None),
        ("me", due, due - days(0, 2), None),
        ("me", due - days(1, 9), due + days(0, 2), None),
        ("me", TODAY - days(5, 20), None, TODAY - days(6, 25)),
    ]
    rows = zip(chance.shuffled(people), chance.shuffled(made), chance.shuffled(THINGS), strict=False)
    for number, (person, (by, due_on, done, dropped), what) in enumerate(rows, start=1):
        start = min(due_on, done or due_on, dropped or due_on, TODAY) - days(3, 20)
        yield Promise(f"p{number}", start, due_on, by, person.id, what, done_on=done, cancelled_on=dropped)  # type: ignore[arg-type]


def _referrals(people: Sequence[Contact], names: Sequence[str], chance: SeededRandom) -> Iterator[Referral]:
    """Names that people gave: some too young to judge, and each next step at least once."""

    def ago(low: int, high: int) -> date:
        return TODAY - timedelta(chance.whole(low, high))

    unwritten, young, recent, silent, met, reported = chance.choice(SHAPES)
    rows = [
        (TODAY - WAIT, None, None, None),
        (ago(6, 12), ago(1, 5), None, None),
        *((ago(16, 60), None, None, None) for _ in range(unwritten)),
        *((ago(2, 11), None, None, None) for _ in range(young)),
        *((ago(25, 50), ago(3, 12), None, None) for _ in range(recent)),
        *((ago(30, 60), ago(14, 25), None, None) for _ in range(silent)),
        *((ago(35, 60), ago(24, 30), ago(9, 20), None) for _ in range(met)),
        *((ago(40, 60), ago(30, 36), ago(15, 28), ago(4, 12)) for _ in range(reported)),
    ]
    dated = zip(sorted(rows, key=lambda row: row[0]), names, strict=False)
    for number, ((on, wrote, talked, told), person) in enumerate(dated, start=1):
        yield Referral(
            f"r{number}",
            on,
            chance.choice(people).id,
            person,
            contacted_on=wrote,
            met_on=talked,
            reported_back_on=told,
        )


def _notes(chance: SeededRandom) -> list[str]:
    """Eight notes: four may stay, and of four others one sentence goes, for four reasons."""
    cut = []
    for reason in dict.fromkeys(reason for reason, *_ in TO_CUT):
        _, goes, stays = chance.choice([one for one in TO_CUT if one[0] == reason])
        cut.append(" ".join(chance.shuffled([goes, stays])))
    return chance.shuffled([chance.choice(REMARKS), *chance.some(TO_STAY, 3), *cut])


def _story(by: Contact, person: str, chance: SeededRandom) -> list[str]:
    """The five lines of one story, mixed; never in their order."""
    lines = [line.format(by=by.name, person=person) for line in chance.choice(STORIES)]
    return next(mixed for _ in count() if (mixed := chance.shuffled(lines)) != lines)
