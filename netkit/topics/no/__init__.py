"""Ask, and hear no: what becomes of asks, what a silence can mean, and messages that leave the other free."""

from __future__ import annotations

from typing import Final

from netkit.checks import Cuts, Labels, Number, Numbers
from netkit.measures.asks import chance_of_a_no
from netkit.topics.catalogue import Topic
from netkit.topics.exploring import Exploration, Range, Trial
from netkit.topics.no.case import NEXT_STEPS, REASONS, make, practice
from netkit.topics.no.lesson import quyen, ranges, rui
from netkit.topics.texts import texts

TOPIC: Final = Topic(
    case=make,
    practice=practice,
    forms={
        "rate": lambda _: Numbers(("share", "from", "to"), 0, 1),
        "silence": lambda case: Labels(tuple(texts(case, "silences")), REASONS),
        "next": lambda case: Labels(tuple(texts(case, "steps")), NEXT_STEPS),
        "chance": lambda _: Number(0, 1),
        "words": lambda case: Cuts(texts(case, "messages")),
        "leads": lambda _: Numbers(("had time", "led to a name"), 0, 10, decimals=0),
        "rui": lambda _: Numbers(("had time", "yes", "silent"), 0, 10, decimals=0),
    },
    explorations={
        "five": Exploration(
            "Four in five say yes to Quyen's smallest asks. She asks five people. How likely is it that at least one "
            "does not say yes?",
            Trial(
                {"people": Range("People asked", 1, 10), "yes": Range("Yes in ten", 1, 9)},
                lambda people, yes: chance_of_a_no(yes / 10, int(people)),
                measure="chance that at least one does not say yes",
            ),
            (
                "About two in three. Each single ask is likely to go well, and all five together are not: the chance "
                "that all say yes is 0.8 five times multiplied, about a third. So a week with one no in it is an "
                "ordinary week of somebody who asks. With a yes from four in five, four people are the fewest with "
                "whom a disappointment is likelier than not. The sum assumes that one answer does not sway the next.",
                "What was found: in six studies people expected far fewer to say yes than did, by as much as half "
                "(Flynn and Lake 2008). In a later one those who asked face to face expected too few yeses, and those "
                "who asked by e-mail too many (Roghanizad and Bohns 2017). So expect more of a question that is "
                "spoken, and less of a message to a stranger.",
                "And the answers are not shared out evenly. 6,548 American professors had an e-mail from an invented "
                "student (Milkman and others 2012). About one in three did not reply, others report. For a meeting a "
                "week ahead, names of women and of minorities were granted one less often, on average. One silence "
                "cannot tell you which it was. If yours have a pattern, it need not be your wording. Show the list to "
                "your mentor, or to whoever is there for equal treatment at your place.",
            ),
        )
    },
)

__all__ = ["TOPIC", "quyen", "ranges", "rui"]
