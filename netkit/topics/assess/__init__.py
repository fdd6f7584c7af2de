"""Assess, choose: which kinds of help are missing, who knows whom, and what to do about one gap."""

from __future__ import annotations

from typing import Final

from netkit.checks import Contacts, Labels, Number, Written
from netkit.text import folded
from netkit.topics.assess.bank import KINDS
from netkit.topics.assess.case import ALONE, make, practice
from netkit.topics.assess.lesson import NAMED, amira, at_most, rui
from netkit.topics.catalogue import Topic
from netkit.topics.exploring import Choice, Exploration, Range, Trial
from netkit.topics.texts import texts

FROM: Final = ("nobody", "one person", "several")
FOUR: Final = ("information", "referral", "feedback", "support")
GAIN: Final = ("both gain", "one gains", "know each other")

TOPIC: Final = Topic(
    case=make,
    practice=practice,
    forms={
        "help": lambda _: Labels(KINDS, FROM),
        "alone": lambda case: Contacts({person.id: person.name for person in case.contacts}),
        "groups": lambda case: Labels(
            tuple(person.name for person in case.contacts),
            (*sorted({person.circle for person in case.contacts}), ALONE),
        ),
        "density": lambda _: Number(0, 1),
        "statements": lambda case: Labels(tuple(texts(case, "statements"))),
        "meet": lambda case: Labels(tuple(texts(case, "meet")), GAIN),
        "says": lambda case: Labels(tuple(texts(case, "says")), ("1", "2", "3")),
        "plan": lambda case: Contacts(
            {folded(name): name for name in (text.split()[0] for text in texts(case, "mentor").values())}
        ),
        "reflection": lambda _: Written(120, 180),
        "rui": lambda _: Labels(FOUR, FROM),
    },
    explorations={
        "names": Exploration(
            "In 2004 American adults were asked with whom they discuss important matters. Half "
            "of them named this many people or fewer: how many?",
            Trial(
                {"names": Range("Names at most", 0, 5), "year": Choice("Year", tuple(NAMED))},
                at_most,
                measure="share of those asked",
            ),
            (
                "Two. In 2004, 63 of 100 named two people or fewer, and 25 named nobody. In 1985 it took three to "
                "reach half. So two or four names are common, and so is an empty line. The question asked about "
                "important matters only, and only adults in the United States: it is no measure of what you need.",
                "Had people become lonelier in between? That is disputed. Fischer (2009) thinks that the fall is "
                "probably an artefact; Paik and Sanchagrin found that it depended on who did the interviews. So a "
                "small figure may come from how it was asked. That holds for your own list too.",
            ),
        )
    },
)

__all__ = ["TOPIC", "amira", "rui"]
