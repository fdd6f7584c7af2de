"""The questions of the exercise and their answers, which students do not get."""

from __future__ import annotations

from typing import Final

from netkit.checks.question import Question, Wrong
from netkit.network import Network
from netkit.topics.bounds import bank
from netkit.topics.drawn import chosen, in_order, kinds, moved, of_form, relabelled

_scenes = kinds("scenes", bank.SCENES)

CRITICISM: Final = Question(
    points=4,
    reference=_scenes,
    right="Two conditions, and both are needed. Even then you may, and need not.",
    otherwise="Ask of each scene: were you asked what you think of this very person? Can it go no further?",
    wrong=(
        Wrong(
            "takes-a-kind-answer-for-the-rule",
            of_form("scenes", bank.SCENES["may"][1], "not sure"),
            "The rule does not turn on how kind the opinion is. You were asked, and nothing leaves the room.",
        ),
        Wrong(
            "takes-may-for-must",
            of_form("scenes", bank.SCENES["may"][3], "neither"),
            "Both conditions hold. That you would rather not is a good reason to stay silent, and another question.",
        ),
        Wrong(
            "nearly-sure-is-enough",
            relabelled(_scenes, ["not sure"], "may"),
            "“Probably”, a full table, a shared mailbox, a morning's acquaintance: none of them is absolutely sure.",
        ),
        Wrong(
            "trust-is-enough",
            relabelled(_scenes, ["not asked"], "may"),
            "Trust is half of it. Nobody asked for your opinion of this very person.",
        ),
        Wrong(
            "true-is-enough",
            relabelled(_scenes, ["neither"], "may"),
            "It may well be true. Nobody asked, and others listen.",
        ),
        Wrong(
            "sees-one-gap-of-two",
            relabelled(_scenes, ["neither"], "not asked"),
            "Look at the second condition as well: who else hears or reads it?",
        ),
    ),
)

_news = kinds("news", bank.NEWS)
_USE: Final = {"public": "share", "between us": "keep"}


def _uses(case: Network) -> dict[str, str]:
    return {letter: _USE.get(kind, "neither") for letter, kind in _news(case).items()}


USES: Final = Question(
    points=4,
    reference=_uses,
    right="What was said to all may go on; what is between you two stays with you; the rest is not even written down.",
    otherwise="First: was it said to all, or given to you to pass on? If not: is it something that you two have to do?",
    wrong=(
        Wrong(
            "keeps-a-confidence",
            relabelled(_news, ["confidence"], "keep"),
            "Writing a confidence down is half of passing it on: a list is read by more eyes than you plan for.",
        ),
        Wrong(
            "passes-a-rumour-on",
            relabelled(_news, ["rumour"], "share"),
            "Nobody knows whether it is so, and the person it is about is not there to say.",
        ),
        Wrong(
            "keeps-a-judgement",
            relabelled(_news, ["judgement"], "keep"),
            "A missed day is a fact. This is a judgement on a person, and it helps nobody.",
        ),
        Wrong(
            "keeps-what-is-personal",
            relabelled(_news, ["personal"], "keep"),
            "You do not need it to work together, and it may be read one day.",
        ),
        Wrong(
            "shares-what-is-between-two",
            relabelled(_news, ["between us"], "share"),
            "This is between the two of you. It is no secret; still, ask before you pass it on.",
        ),
        Wrong(
            "makes-a-secret-of-what-is-public",
            relabelled(_news, ["public"], "neither"),
            "This was said to all, or given to you to pass on. Passing it on is a kindness.",
        ),
    ),
)

_secrets = kinds("secrets", bank.SECRETS)

WHOSE: Final = Question(
    points=4,
    reference=_secrets,
    right="Whom it is about, and not who told you: that person's yes is the one you need.",
    otherwise="Cover the name of the one who tells you. Whom would it touch if it went round? Or is it public?",
    wrong=(
        Wrong(
            "asks-the-one-who-told",
            relabelled(_secrets, ["other"], "teller"),
            "The one who told you cannot give it away: it is about somebody else.",
        ),
        Wrong(
            "asks-a-person-for-what-is-the-firms",
            relabelled(_secrets, ["firm"], "teller"),
            "A person may let slip what belongs to the firm. Their yes is not the firm's.",
        ),
        Wrong(
            "sees-a-secret-in-what-is-public",
            relabelled(_secrets, ["nobody"], "other"),
            "This is public already. No yes is missing.",
        ),
        Wrong(
            "thinks-that-what-is-told-is-free",
            relabelled(_secrets, ["teller"], "nobody"),
            "They told you of themselves, and it is theirs still. Ask before it goes further.",
        ),
    ),
)

_replies = kinds("replies", {kind: [f"“{form}”" for form in forms] for kind, forms in bank.REPLIES.items()})

ANSWERS: Final = Question(
    points=3,
    reference=_replies,
    right="The ones that hold say the same whoever is asked about, and leave the other a way to go on.",
    otherwise="Read each reply as the one who asked, and as the one who is not there. What does each learn?",
    wrong=(
        Wrong(
            "does-not-hear-the-hint",
            relabelled(_replies, ["lets out"], "holds"),
            "It says nothing, and now the other knows that there is something. Would you say it of someone you praise?",
        ),
        Wrong(
            "takes-harsh-for-firm",
            relabelled(_replies, ["hurts"], "holds"),
            "The boundary holds, and the one who asked has been put in the wrong. Asking is no offence.",
        ),
        Wrong(
            "takes-firm-for-harsh",
            relabelled(_replies, ["holds"], "hurts"),
            "To decline is no insult. This one gives the other something to go on with.",
        ),
        Wrong(
            "hears-a-hint-in-every-no",
            relabelled(_replies, ["holds"], "lets out"),
            "This says nothing about the person: it would be the same if you thought the best of them.",
        ),
    ),
)


PERSONAL: Final = Question(
    points=3,
    reference=chosen("openings", bank.OPENINGS, "takes it in"),
    right="Each of these takes in what was said, asks nothing more of it, and says what it means for the work.",
    otherwise="Which reply takes in what was said, without asking for more and without turning from it?",
    wrong=(
        Wrong(
            "pries",
            chosen("openings", bank.OPENINGS, "pries"),
            "The other opened a door a little. Whether it opens further is up to them.",
        ),
        Wrong(
            "turns-away",
            chosen("openings", bank.OPENINGS, "turns away"),
            "A boundary is no wall. One kind sentence, and then back to the work, costs nothing.",
        ),
        Wrong(
            "tells-too-much",
            chosen("openings", bank.OPENINGS, "tells too much"),
            "A question does not oblige you to tell. You may answer a smaller one.",
        ),
        Wrong(
            "passes-it-on",
            chosen("openings", bank.OPENINGS, "passes it on"),
            "It was told to you. Passing it on, even in kindness, is for them to do.",
        ),
    ),
)


_order = in_order("slip", bank.SLIPS)

REPAIR: Final = Question(
    points=2,
    reference=_order,
    right="Stop it where it went; tell the one whose it was; do what they ask.",
    otherwise="Begin with the slip. What can be done in that minute? What only once the one whose it was knows?",
    wrong=(
        Wrong(
            "promises-before-it-is-asked",
            moved(_order, 4, 3),
            "Two lines are turned round at the end: the last one does what the line before asks for.",
        ),
        Wrong(
            "goes-to-the-person-first",
            moved(_order, 1, 3),
            "First stop it where it went, in the same minute. Each hour carries it further.",
        ),
        Wrong("turns-it-round", lambda case: _order(case)[::-1], "This is the last line first."),
    ),
)


def _yared(_: Network) -> dict[str, str]:
    return {"A": "share", "B": "keep", "C": "neither", "D": "neither", "E": "share"}


YARED: Final = Question(
    reference=_yared,
    right="A and E were said to all. B is between the two of you. C is the town's until Tuesday, and D is a judgement.",
    otherwise="Step 2: whose is it? Was it said to all, is it between the two of you, or is it somebody else's?",
    wrong=(
        Wrong("shares-the-offers", lambda _: {"C": "share"}, "C: sealed until Tuesday. It was not Hakan's to show."),
        Wrong(
            "keeps-the-offers", lambda _: {"C": "keep"}, "C: once written down it can be read. Forget it, if you can."
        ),
        Wrong("keeps-the-judgement", lambda _: {"D": "keep"}, "D: a judgement on Tala, from one side."),
        Wrong("shares-the-date", lambda _: {"B": "share"}, "B: this is between Hakan and you; nobody else needs it."),
    ),
)

QUESTIONS: Final = {
    "criticism": CRITICISM,
    "uses": USES,
    "whose": WHOSE,
    "replies": ANSWERS,
    "personal": PERSONAL,
    "repair": REPAIR,
    "yared": YARED,
}
