"""Assess your network: a personal network of ten to fourteen contacts, as a name generator gives it."""

from __future__ import annotations

from typing import Final

from netkit.cases.florentine import POSITIONS, florentine_families
from netkit.checks import Contacts, Labels, Number, Numbers, Written
from netkit.topics.assess.case import make, practice
from netkit.topics.catalogue import Topic
from netkit.topics.exploring import Exploration, OnMap

TOPIC: Final = Topic(
    case=make,
    practice=practice,
    forms={
        "density": lambda _: Number(0, 1),
        "groups": lambda case: Number(0, case.size(), decimals=0),
        "alone": lambda case: Contacts({person.id: person.name for person in case.contacts}),
        "effective": lambda case: Number(0, case.size()),
        "constraint": lambda _: Number(0, 1),
        "statements": lambda _: Labels(("A", "B", "C", "D", "E", "F")),
        "reflection": lambda _: Written(120, 180),
        "strozzi": lambda _: Numbers(("pairs", "tied"), 0, 30, decimals=0),
    },
    explorations={
        "one-wedding": Exploration(
            "One more wedding, between two of the Strozzi's contacts. Which raises the Strozzi's constraint most?",
            OnMap(florentine_families, "Strozzi", POSITIONS),
            (
                "Density and effective size only count ties, so every wedding moves them by the same step. Constraint "
                "also asks where the tie lies.",
                "The Ridolfi were the one contact who led elsewhere, so each wedding with them costs more. It costs "
                "most with the Peruzzi, who then know all the others: whichever way the Strozzi turn, they end at the "
                "same door.",
            ),
        )
    },
)
