"""The cases of the exercise: asks and their answers, silences, messages that are to be sent, and talks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, TypeAlias

from netkit.cases.seeded_random import SeededRandom
from netkit.cases.vocabulary import NAMES
from netkit.model import Answer, Ask, Contact, ContactId
from netkit.network import Network
from netkit.text import MONTHS, folded
from netkit.topics.texts import written_under

TODAY: Final = date(2026, 3, 20)
WAIT: Final = timedelta(14)

THINGS: Final = (
    *("ten minutes by phone", "a look at one page", "the name of a course", "the loan of a tripod"),
    *("the link to a form", "notes of one week", "a second reader", "the date of the open day"),
    *("one word on a title", "an hour to look on", "one answer about bursaries", "the old exam papers"),
)
SMALL: Final = (*THINGS, "to sit in on a meeting", "which book to begin with", "who knows about old maps")
"""What was asked for."""

SHAPES: Final = (
    *((3, 3, 3, 2, 1), (3, 3, 3, 2, 2), (3, 3, 4, 2, 1), (4, 2, 2, 1, 3), (4, 2, 4, 2, 1)),
    *((4, 3, 2, 1, 3), (4, 3, 2, 2, 1), (4, 3, 3, 2, 1), (5, 2, 2, 1, 2), (5, 2, 2, 1, 3)),
)
"""How many old asks had a yes, a no and nothing, and how many young ones a yes and nothing. Each tells all the readings
of the share apart."""

Slots: TypeAlias = Mapping[str, tuple[str, ...]]
"""Lines by what there is to see in them. A case takes one of each slot; some differ from others by their days only."""

REASONS: Final = ("too early", "reason on record", "cannot tell")
TOO_EARLY: Final[Slots] = {
    "young": (
        "Asked {who} on {young} for one name. Nothing since.",
        "Asked {who} on {young} for ten minutes. Nothing since.",
    ),
    "old talk": (
        "Talked with {who} in January. On {young} I wrote and asked for the old report. Nothing since.",
        "{who} and I have known each other since last autumn. On {young} I asked for a link. Nothing since.",
    ),
    "quick": (
        "{who} often answers within a day. On {young} I asked for one page to be read. Nothing since.",
        "On {young} I asked {who}, who is quick as a rule, for a name. Nothing since.",
    ),
}
ON_RECORD: Final[Slots] = {
    "away": (
        "Asked {who} on {old}. The automatic reply names {back} as the first day back.",
        "Asked {who} on {old}. The list on the door says: fieldwork until {back}.",
    ),
    "lost": (
        "Asked {who} on {old}. The message came back: the address is no longer in use.",
        "Asked {who} on {old}, or so I thought. The message is still among my drafts.",
    ),
    "closed": (
        "Asked {who} on {old}. In a circular of that week {who} tells everybody: no appointments before summer.",
        "Asked {who} on {old}. {who}'s page says: such questions to the office, not to me.",
    ),
}
CANNOT_TELL: Final[Slots] = {
    "fourteen": (
        "Asked {who} on 6 March for one name. Nothing since.",
        "Asked {who} on 6 March for ten minutes. Nothing since.",
    ),
    "own guess": (
        "Asked {who} on {old}. I suppose that my first sentence was too long. Nothing since.",
        "Asked {who} on {old}. It may be that I asked for too much. Nothing since.",
    ),
    "hearsay": (
        "Asked {who} on {old}. Others say that {who} does not care for students. Nothing since.",
        "Asked {who} on {old}. Somebody thinks that {who} is up to the ears in work. Nothing since.",
    ),
    "others": (
        "Asked {who} on {old}. Two others in my year had an answer, and I have none.",
        "Asked {who} on {old}. On a list {who} answered somebody else since then, and not me.",
    ),
}
SILENCES: Final = dict(zip(REASONS, (TOO_EARLY, ON_RECORD, CANNOT_TELL), strict=True))

NEXT_STEPS: Final = ("wait", "ask once more", "let it rest", "thank")
STEPS: Final[Mapping[str, Slots]] = {
    "wait": {
        "young": ("On {young} I asked {who} for {what}. No answer.",),
        "later": (
            "Asked {who} on {old} for {what}. “Ask me again in April,” was the answer, and I thanked for it.",
            "Asked {who} on {old} for {what}. The answer: “After {back}, gladly.” I said thank you.",
        ),
        "second": ("Asked {who} twice for {what}: on {old} and on {young}. No answer.",),
    },
    "ask once more": {
        "silent": ("On {old} I asked {who} for {what}. No answer.",),
        "fourteen": ("On 6 March I asked {who} for {what}. No answer.",),
    },
    "let it rest": {
        "twice": ("Asked {who} twice for {what}: on {oldest} and on {old}. No answer.",),
        "closed": (
            "Asked {who} on {oldest} for {what}. “Not this year,” came on {old}, and I said thank you.",
            "Asked {who} on {oldest} for {what}. On {old} {who} said no. I thanked for the clear answer.",
        ),
        "refused": (
            "Asked {who} on {oldest} for {what}. “No, and no further messages,” was the answer on {old}.",
            "Asked {who} on {oldest} for {what}. On {old} {who} wrote: no. Do not write to me again.",
        ),
    },
    "thank": {
        "yes": (
            "Asked {who} for {what}. A yes came on {recent}, with two lines. I have not written back.",
            "Asked {who} for {what}. “Yes, with pleasure,” came on {recent}. I have not written back.",
        ),
        "no": (
            "Asked {who} for {what}. “I am afraid not, no time now,” came on {recent}. I have not written back.",
            "Asked {who} for {what}. On {recent} {who} said no, and explained it. I have not written back.",
        ),
    },
}

PLANS: Final = ((6, 3), (6, 4), (6, 5), (7, 4), (7, 5), (7, 6), (8, 4), (9, 4), (9, 5), (9, 6))
"""How many of ten asks get a yes, and how many people are to be asked. Each tells all the readings apart."""

TO_CUT: Final = {
    "debt": (
        ("After all, I lent you my notes for a whole term.", "Could you look at one page of mine?"),
        ("You will remember who helped you when you moved.", "May I ask you about the summer school?"),
        ("You owe me an answer, after what I did for your poster.", "Who looks after the old microscopes?"),
    ),
    "taken": (
        ("I have told the group already that you will come.", "Would you speak about your first year?"),
        ("I am putting you down for Thursday at ten.", "Have you a quarter of an hour for one question?"),
        ("Your name is on the programme since yesterday.", "Could you say two words at our open day?"),
    ),
    "pressed": (
        ("I must have your answer by this evening.", "Which of the two courses would you begin with?"),
        ("Without you everything falls through, and I with it.", "Could you lend us the small projector?"),
        ("I shall write every day until I hear from you.", "Do you know who keeps the old plans?"),
    ),
    "place": (
        ("See to it that I get the internship in your office.", "I have read your report on wells."),
        ("Surely your team has a post for me.", "How did you come to this field?"),
        ("You only need to tell your director to take me on.", "What does a day in your work look like?"),
    ),
}
"""Messages, by what is wrong with the first sentence; the second one may stay."""
HONEST_DATE: Final = (
    "Could you look at one page? The form closes on {back}. Without your look I hand it in as it is.",
    "May I ask you one thing about bursaries? The list closes on {back}. If it is too short a time, leave it.",
)
PLAIN_NEED: Final = (
    "I need a second reader for four pages. Would you be one? I have somebody else in mind, should it not suit you.",
    "I am stuck with one table and need a hint. Would you have ten minutes?",
)
TO_STAY: Final = (
    "Do you know somebody who has done this? One name would help me.",
    "May I ask you one question about your work? Ten minutes, by phone or in writing.",
    "How did you come to this work? If you have no time, a link will do.",
    "I liked your talk on wells. Is there a text with which I could begin?",
    "Would you have a look at my title? No is an answer too.",
    "Which course would you take first? I ask two others as well, so leave it if you are busy.",
)

TALKS: Final[Slots] = {
    "led": (
        "{had}: talk with {who} on old maps. On {soon} {who} named {other}.",
        "{had}: talk with {who} on shift work. {who} sent me to {other} on {soon}.",
        "{had}: talk with {who} on field trips. On {soon} came a message: I should speak to {other}.",
    ),
    "nothing": (
        "{had}: talk with {who} on scholarships. No name so far.",
        "{had}: talk with {who} on small museums. I learned much, and there was no name.",
    ),
    "late": ("{long}: talk with {who} on printing. On {late} {who} named {other}.",),
    "young, with a name": ("{young}: talk with {who} on workshops. On the same day {who} named {other}.",),
    "young, without": ("{young}: talk with {who} on a first job. No name so far.",),
    "no talk": (
        "{had}: wrote to {who}, and we fixed a day.",
        "{had}: {who} named {other} on a list that goes to the whole year.",
    ),
}
"""Lines on talks; the last ones are about none."""


def practice() -> Network:
    """The case that is the same for everybody."""
    return make("practice", "no")


def make(course: str, student: str) -> Network:
    """The case of one student."""

    def chance(purpose: str) -> SeededRandom:
        return SeededRandom(course, "no", student, purpose)

    owner, *names = chance("names").shuffled(NAMES)
    people = [Contact(ContactId(folded(name)), name) for name in names[:13]]
    yes, asked = chance("plan").choice(PLANS)
    plan = [f"About {yes} in ten such asks get a yes.", f"{asked} people are asked for the same small thing."]
    lines = {
        "silences": _lines(SILENCES, names[13:23], chance("silences")),
        "steps": _lines(STEPS, names[23:33], chance("steps")),
        "plan": plan,
        "messages": _messages(chance("messages")),
        "talks": _talks(names[33:], chance("talks")),
    }
    records = written_under(lines, people[0].id, on=TODAY)
    return Network.of(*people, *_asks(people, chance("asks")), *records, owner=owner, today=TODAY)


def _spoken(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _filled(form: str, who: str, chance: SeededRandom, *, other: str = "") -> str:
    """The line with its names and days."""
    had = TODAY - timedelta(chance.whole(45, 70))
    old = TODAY - timedelta(chance.whole(16, 30))
    long = TODAY - timedelta(chance.whole(60, 72))
    days = {
        "young": TODAY - timedelta(chance.whole(2, 12)),
        "recent": TODAY - timedelta(chance.whole(2, 9)),
        "old": old,
        "oldest": old - timedelta(chance.whole(15, 25)),
        "back": TODAY + timedelta(chance.whole(5, 20)),
        "had": had,
        "soon": had + timedelta(chance.whole(2, 20)),
        "long": long,
        "late": long + timedelta(chance.whole(35, 50)),
    }
    spoken = {name: _spoken(day) for name, day in days.items()}
    return form.format(who=who, other=other, what=chance.choice(THINGS), **spoken)


def _lines(kinds: Mapping[str, Slots], names: Sequence[str], chance: SeededRandom) -> list[str]:
    """One line of each slot, each about somebody else."""
    forms = [chance.choice(forms) for slots in kinds.values() for forms in slots.values()]
    return chance.shuffled([_filled(form, who, chance) for form, who in zip(forms, names, strict=True)])


def _asks(people: Sequence[Contact], chance: SeededRandom) -> Iterator[Ask]:
    """Asks by day; one silent ask is 14 days old today."""
    yes, no, silent, young_yes, young_silent = chance.choice(SHAPES)

    def ago(low: int, high: int) -> date:
        return TODAY - timedelta(chance.whole(low, high))

    rows: list[tuple[date, Answer | None]] = [
        (TODAY - WAIT, None),
        *((ago(16, 70), "yes") for _ in range(yes)),
        *((ago(16, 70), "no") for _ in range(no)),
        *((ago(16, 70), None) for _ in range(silent - 1)),
        *((ago(3, 12), "yes") for _ in range(young_yes)),
        *((ago(1, 12), None) for _ in range(young_silent)),
    ]
    dated = zip(sorted(rows, key=lambda row: row[0]), people, chance.shuffled(SMALL), strict=False)
    for number, ((on, answer), person, what) in enumerate(dated, start=1):
        answered_on = min(on + timedelta(chance.whole(0, 6)), TODAY) if answer else None
        yield Ask(f"a{number:02}", on, person.id, what, answer, answered_on)


def _messages(chance: SeededRandom) -> list[str]:
    """Eight messages: one of each kind that has a sentence to cut, and four that stay."""
    cut = [" ".join(chance.shuffled(chance.choice(messages))) for messages in TO_CUT.values()]
    stay = [chance.choice(HONEST_DATE), chance.choice(PLAIN_NEED), *chance.some(TO_STAY, 2)]
    return chance.shuffled([*cut, *(_filled(form, "", chance) for form in stay)])


def _talks(names: Sequence[str], chance: SeededRandom) -> list[str]:
    """Seven to nine lines on talks, in any order."""
    count = {"led": chance.whole(2, 3), "nothing": chance.whole(1, 2), "no talk": 1}
    forms = [form for slot, forms in TALKS.items() for form in chance.some(forms, count.get(slot, len(forms)))]
    people = zip(names[::2], names[1::2], strict=False)
    lines = [_filled(form, who, chance, other=other) for form, (who, other) in zip(forms, people, strict=False)]
    return chance.shuffled(lines)
